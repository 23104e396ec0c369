"""Rows that the end of a page cuts: half of the label, and halves of numbers, stand on the next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govcheck.binding.characters import plain
from govcheck.binding.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.binding.rows import Row
    from govcheck.binding.tokens import Token

__all__ = ["may_be_cut", "rejoined"]


def rejoined(rows: Sequence[Row], entries: Entries) -> list[Row]:
    """The rows, those whole again that a page break cuts; their numbers then stand on two lines."""
    kept: list[Row] = []
    for row in rows:
        last = kept[-1] if kept else None
        whole = None if last is None or not _may_go_on(last, row) else _whole(last, row, entries)
        if whole is None:
            kept.append(row)
        else:
            kept[-1] = whole
    return kept


def may_be_cut(last: Row, row: Row) -> bool:
    """Whether *row*, figures without a label at the beginning of another grid, may hold halves of those of *last*."""
    opens = row.item is None and row.has_figures and not plain(row.label)
    return opens and last.has_figures and _may_go_on(last, row)


def _may_go_on(last: Row, row: Row) -> bool:
    """Whether *row* is the first of another grid than *last*."""
    first, second = last.strip.grid, row.strip.grid
    known = last.item is not None or (row.item is not None and bool(last.label))
    return known and first is not None and second is not None and first is not second


def _whole(last: Row, row: Row, entries: Entries) -> Row | None:
    """The row that *last* begins and *row* ends, or ``None`` where they are two."""
    if last.item is None:
        return _ended(last, row, entries)
    same = row.item is last.item
    if same and not row.has_figures:
        return last
    if same and not last.has_figures:
        return row
    lower = row.values if row.label else _without_label_cells(row.values, len(last.values))
    values = _joined_values(last.values, lower)
    if values is None or not (_goes_on(last, row, entries) or _is_rest(last.values, evolve(row, values=lower))):
        return None
    return evolve(last, label=last.label + row.label, values=values)


def _ended(last: Row, row: Row, entries: Entries) -> Row | None:
    """The row whose label was recognised by its second half only."""
    values = _joined_values(last.values, row.values)
    known = any(option.entry.item is row.item for option in entries.exact(last.label + row.label))
    if values is None or not known or entries.exact(last.label) or entries.exact(row.label):
        return None
    return evolve(last, match=row.match, label=last.label + row.label, values=values)


def _goes_on(last: Row, row: Row, entries: Entries) -> bool:
    """Whether both labels together are that of the row, and the first alone is not."""
    if not row.label or any(option.entry.item is last.item for option in entries.exact(last.label)):
        return False
    return any(option.entry.item is last.item for option in entries.exact(last.label + row.label))


def _is_rest(upper: Iterable[Token], row: Row) -> bool:
    """Whether cells without label are the lower halves of numbers: of long ones only, and not of all."""
    if row.label or row.item is not None:
        return False
    pairs = list(zip(upper, row.values, strict=True))
    halves = [(above.text, below.text) for above, below in pairs if below.kind is Kind.VALUE]
    long = all(len(above) > 1 and len(below) <= len(above) for above, below in halves)
    return bool(halves) and long and len(halves) < len(pairs)


def _without_label_cells(values: tuple[Token, ...], count: int) -> tuple[Token, ...]:
    """The last *count* of *values* where all before them are blank: left of them stands no label."""
    extra = max(len(values) - count, 0)
    return values if any(token.kind is not Kind.BLANK for token in values[:extra]) else values[extra:]


def _joined_values(upper: Sequence[Token], lower: Sequence[Token]) -> tuple[Token, ...] | None:
    """The values cell by cell with a line break between the halves; ``None`` where the cells differ.

    Only their order and widths count: the label may be wider on one of the pages, and the grid then narrower.
    """
    if [token.span for token in upper] != [token.span for token in lower]:
        return None
    return tuple(_joined(above, below) for above, below in zip(upper, lower, strict=True))


def _joined(above: Token, below: Token) -> Token:
    if below.kind is Kind.BLANK:
        return above
    return below if above.kind is Kind.BLANK else evolve(above, text=f"{above.text}\n{below.text}")
