"""Tables that are printed as one row: labels of rows and columns above, all values in a line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.binding.columns import Assignment, Header, Slot, by_position, fitting
from govcheck.binding.entries import Role
from govcheck.binding.kinds import Kind
from govcheck.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.rows import Draft, Row
    from govcheck.binding.tokens import Token
    from govcheck.form import Item, TableForm

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


def values_of_one_row(draft: Draft, row: Row) -> Iterator[tuple[Item, Assignment]]:
    """The values of *row* by row of the form."""
    rows, columns = draft.form.rows.required, draft.form.columns.required
    if row.strip.aligned:
        slots = {item.id: _slots_below(draft, item, row) for item in rows}
        if all(len(found) == len(columns) for found in slots.values()):
            yield from ((item, _by_slots(slots[item.id], row)) for item in rows)
            return
    flat = fitting(row.values, len(rows) * len(columns))
    for rank, item in enumerate(rows):
        part = None if flat is None else flat[rank * len(columns) : (rank + 1) * len(columns)]
        yield item, _assigned(columns, part, row, draft.form)


def _assigned(columns: Sequence[Item], part: Sequence[Token] | None, row: Row, form: TableForm) -> Assignment:
    if part is not None:
        return Assignment({column.id: token for column, token in zip(columns, part, strict=True)})
    found = sum(token.kind is Kind.VALUE for token in row.values)
    wanted = len(columns) * len(form.rows.required)
    return Assignment(
        {}, tuple(column.id for column in columns), say("binding.value_count", found=found, wanted=wanted)
    )


def _by_slots(slots: Sequence[Slot], row: Row) -> Assignment:
    start, end = min(slot.start for slot in slots), max(slot.end for slot in slots)
    values = [token for token in row.values if token.slot < end and start < token.end]
    return by_position(values, (), Header(tuple(slots), aligned=True, width=end, whole=True))


def _slots_below(draft: Draft, item: Item, row: Row) -> tuple[Slot, ...]:
    """The columns printed under the label of *item*, each once; those of another row's lower label are not its own."""
    width = row.strip.grid.width if row.strip.grid is not None else 0
    owners: list[Item | None] = [None] * width
    found: dict[str, Slot] = {}
    for strip, match in draft.heads:
        token = strip.tokens[match.start]
        if strip.grid is not row.strip.grid or match.entry.item is None:
            continue
        if match.entry.role is Role.ROW:
            owners[token.slot : token.end] = [match.entry.item] * len(owners[token.slot : token.end])
    for strip, match in draft.heads:
        token, column = strip.tokens[match.start], match.entry.item
        inside = strip.grid is row.strip.grid and token.slot < width and owners[token.slot] is item
        if inside and match.entry.role is Role.COLUMN and column is not None:
            found.setdefault(column.id, Slot(column, token.slot, token.end, token))
    return tuple(sorted(found.values(), key=lambda slot: slot.start))
