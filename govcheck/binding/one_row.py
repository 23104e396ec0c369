"""Tables that are printed as one row: labels of rows and columns above, all values in a line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.binding.columns import Assignment, Header, Margin, Slot, by_position, fitting
from govcheck.binding.entries import Role
from govcheck.binding.kinds import Kind
from govcheck.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.alignment import Match
    from govcheck.binding.rows import Draft, Row
    from govcheck.binding.tokens import Strip, Token
    from govcheck.form import Item

__all__ = ["is_one_row", "value_rows", "values_of_one_row"]


def is_one_row(draft: Draft) -> bool:
    """Whether the values of *draft* stand in one row, as its form says; some reports print it row by row.

    Beside a row of figures without a label, a label with blanks behind it is a mention.
    """
    if draft.form.layout != "row":
        return False
    figures = any(row.item is None and row.has_figures for row in draft.rows)
    return not any(
        row.item is not None and (row.has_figures or (len(row.values) > 1 and not figures)) for row in draft.rows
    )


def value_rows(draft: Draft) -> Sequence[Row]:
    """The rows of *draft* that hold its values, more than one where it is printed twice.

    Blank rows beside it are spacing, or a form ruled for more; single figures stand in the text.
    """
    rows = [row for row in draft.rows if row.values]
    figures = [row for row in rows if row.has_figures]
    wanted = len(draft.form.rows.required) * len(draft.form.columns.required)
    return [row for row in figures if len(row.values) >= wanted] or figures or rows[:1]


def values_of_one_row(draft: Draft, row: Row, before: Row | None = None) -> Iterator[tuple[Item, Assignment]]:
    """The values of *row* by row of the form; *before* is the row of values above it, if there is one.

    Where the table is printed in parts, each has the labels of its own rows above its values.
    """
    rows, columns = draft.form.rows.required, draft.form.columns.required
    heads = draft.heads[before.heads if before is not None else 0 : row.heads] or draft.heads[: row.heads]
    slots = {item.id: _slots_below(heads, item, row) for item in rows} if row.strip.aligned else {}
    told = [item for item in rows if slots.get(item.id)]
    whole = bool(told) and all(len(slots[item.id]) == len(columns) for item in told)
    named = {match.entry.item.id for _, match in heads if match.entry.item and match.entry.role is Role.ROW}
    parts = (rows, [item for item in rows if item.id in named])
    flats = [(part, fitting(row.values, len(part) * len(columns))) for part in parts if part]
    flat = next(((part, found) for part, found in flats if found is not None), None)
    if whole and not _fills(row, [slot for item in told for slot in slots[item.id]]):
        flat, whole = None, False  # a cell too many or too few, and nothing tells which one
    if whole and (len(told) == len(rows) or flat is None or flat[0] is not rows):
        yield from ((item, _by_slots(slots[item.id], row)) for item in told)
    elif flat is not None:
        yield from _in_turn(*flat, columns)
    else:
        found = sum(token.kind is Kind.VALUE for token in row.values)
        reason = say("binding.value_count", found=found, wanted=len(rows) * len(columns))
        yield from ((item, Assignment({}, tuple(column.id for column in columns), reason)) for item in rows)


def _fills(row: Row, slots: Sequence[Slot]) -> bool:
    """Whether the values of *row* reach to the last column, and no further."""
    edge, last = max(slot.end for slot in slots), max(slot.start for slot in slots)
    beyond = any(token.slot >= edge and token.kind is not Kind.BLANK for token in row.values)
    return not beyond and any(token.end > last for token in (*row.values, *row.above))


def _in_turn(
    rows: Sequence[Item], values: Sequence[Token], columns: Sequence[Item]
) -> Iterator[tuple[Item, Assignment]]:
    """The values one after the other, row by row."""
    for rank, item in enumerate(rows):
        part = values[rank * len(columns) : (rank + 1) * len(columns)]
        yield item, Assignment({column.id: token for column, token in zip(columns, part, strict=True)})


def _by_slots(slots: Sequence[Slot], row: Row) -> Assignment:
    start, end = min(slot.start for slot in slots), max(slot.end for slot in slots)
    values = [token for token in row.values if token.slot < end and start < token.end]
    columns = [slot.item for slot in slots if slot.item is not None]
    return by_position(values, (), Header(tuple(slots), aligned=True, width=end, whole=True), columns, Margin(start))


def _slots_below(heads: Sequence[tuple[Strip, Match]], item: Item, row: Row) -> tuple[Slot, ...]:
    """The columns printed under the label of *item*, each once; those of another row's lower label are not its own."""
    width = row.strip.grid.width if row.strip.grid is not None else 0
    owners: list[Item | None] = [None] * width
    found: dict[str, Slot] = {}
    for strip, match in heads:
        token = strip.tokens[match.start]
        if strip.grid is not row.strip.grid or match.entry.item is None:
            continue
        if match.entry.role is Role.ROW:
            owners[token.slot : token.end] = [match.entry.item] * len(owners[token.slot : token.end])
    for strip, match in heads:
        token, column = strip.tokens[match.start], match.entry.item
        inside = strip.grid is row.strip.grid and token.slot < width and owners[token.slot] is item
        if inside and match.entry.role is Role.COLUMN and column is not None:
            found.setdefault(column.id, Slot(column, token.slot, token.end, token))
    return tuple(sorted(found.values(), key=lambda slot: slot.start))
