"""The texts above the figures of a table → the columns that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govcheck.binding.columns import Header, Slot
from govcheck.binding.entries import Role
from govcheck.form import Presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govcheck.binding.alignment import Match
    from govcheck.binding.tokens import Strip, Token
    from govcheck.documents.document import Grid
    from govcheck.form import Item, TableForm

__all__ = ["header_of"]


def header_of(head: Sequence[tuple[Strip, Token, Match | None]], form: TableForm) -> Header | None:
    """The columns that the texts above the figures make, or ``None`` where they make none."""
    leaves = [
        (strip, token, match)
        for strip, token, match in head
        if match is not None and match.entry.role is Role.COLUMN and _is_leaf(match)
    ]
    if not leaves:
        return _strange_header(head, form)
    grid = leaves[-1][0].grid
    wanted = {item.id for item in form.columns.required}
    if grid is not None and grid.aligned:
        named = _without_spanners(list(_slots([part for part in head if part[0].grid is grid], grid.width)))
        slots = tuple(_with_lost(named, form, grid))
        found = [slot.item.id for slot in slots if slot.item]
        if _is_disordered(found, form) and _has_gaps(grid, {strip.row for strip, _, _ in head if strip.grid is grid}):
            return Header((), True, grid.width, whole=False, torn=True)
        row = leaves[-1][0].row
        torn = grid.page is None and row is not None and any(cell is None for cell in grid.rows[row])
        return Header(slots, True, grid.width, set(found) == wanted and len(found) == len(wanted), torn)
    return _ranked(leaves, form, wanted)


def _is_disordered(found: Sequence[str], form: TableForm) -> bool:
    """Whether columns stand in another order than the form's."""
    order = [name for name in form.columns.by_id if name in found]
    return [name for name in found if name in form.columns.by_id] != order


def _has_gaps(grid: Grid, rows: Iterable[int | None]) -> bool:
    """Whether a header lost a cell or a span, which moves the labels of its other rows: their order says nothing."""
    return any(cell is None for row in rows if row is not None for cell in grid.rows[row])


def _strange_header(head: Sequence[tuple[Strip, Token, Match | None]], form: TableForm) -> Header | None:
    """A header of a grid in none of whose labels the form's columns are recognised.

    Where as many texts stand there as the form has columns they are other columns; a single one can be no other.
    """
    strip = head[-1][0] if head else None
    if strip is None or strip.grid is None:
        return None
    texts = [token for above, token, match in head if above is strip and match is None]
    wanted = form.columns.required
    if len(texts) == len(wanted) + 1:
        del texts[0]  # above the labels of the rows
    if len(texts) != len(wanted):
        return None
    only = wanted[0] if len(wanted) == 1 else None
    slots = tuple(Slot(only, token.slot, token.end, token, guessed=only is not None) for token in texts)
    return Header(slots, strip.grid.aligned, strip.grid.width if strip.grid.aligned else 0, only is not None)


def _is_leaf(match: Match) -> bool:
    return match.entry.item is not None and match.entry.item.presence is not Presence.NEVER


def _slots(head: Sequence[tuple[Strip, Token, Match | None]], width: int) -> Iterator[Slot]:
    """The lowest recognised text of each column, or else the lowest text that is no group's label."""
    lowest: list[tuple[Token, Item | None] | None] = [None] * width
    for _, token, match in head:
        item = match.entry.item if match and match.entry.role is Role.COLUMN and _is_leaf(match) else None
        for column in range(token.slot, min(token.end, width)):
            before = lowest[column]
            if item is not None or (match is None and (before is None or before[1] is None)):
                lowest[column] = (token, item)
            elif match is not None and before is not None and before[1] is None:
                lowest[column] = None
    start = 0
    for column in range(1, width + 1):
        if column == width or lowest[column] != lowest[start]:
            found = lowest[start]
            if found is not None:
                yield Slot(found[1], start, column, found[0])
            start = column


def _without_spanners(slots: list[Slot]) -> list[Slot]:
    """The columns without those that only a heading above several columns reaches."""
    known = [slot for slot in slots if slot.item is not None]
    return [
        slot
        for slot in slots
        if slot.item is not None or not any(slot.token.slot < one.end and one.start < slot.token.end for one in known)
    ]


def _with_lost(slots: list[Slot], form: TableForm, grid: Grid) -> Iterator[Slot]:
    """The columns, one whose label is lost among them: the only one that the form has between its neighbours."""
    wanted = [item.id for item in form.columns.required]
    named = {slot.item.id for slot in slots if slot.item is not None}
    for index, slot in enumerate(slots):
        yield slot
        after = slots[index + 1] if index + 1 < len(slots) else None
        if slot.item is None or slot.item.id not in wanted:
            continue
        low, high = wanted.index(slot.item.id), len(wanted)
        if after is not None:
            if after.item is None or after.item.id not in wanted:
                continue
            high = wanted.index(after.item.id)
        end = after.start if after is not None else grid.width
        if high - low == 2 and end > slot.end and wanted[low + 1] not in named:
            token = evolve(slot.token, text="", slot=slot.end, span=end - slot.end)
            yield Slot(form.columns.by_id[wanted[low + 1]], slot.end, end, token, guessed=True)


def _ranked(leaves: Sequence[tuple[Strip, Token, Match]], form: TableForm, wanted: set[str]) -> Header:
    """Columns without true positions: in the printed order where they stand in one row, else in the form's."""
    items = {match.entry.item.id: token for _, token, match in leaves if match.entry.item}
    order: Mapping[str, int] = {item: rank for rank, item in enumerate(form.columns.by_id)}
    rows = {(strip.block, strip.row) for strip, _, _ in leaves}
    one_row = len(rows) == 1 and leaves[0][0].grid is not None and len(leaves) == len(items)
    ids = list(items) if one_row else sorted(items, key=order.__getitem__)
    slots = tuple(Slot(form.columns.by_id[name], items[name].slot, items[name].end, items[name]) for name in ids)
    return Header(slots, False, 0, set(ids) == wanted)
