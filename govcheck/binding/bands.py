"""Rows of a grid in which two tables of the form stand side by side, while rows above or below go across both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govcheck.binding.entries import WHOLE, Role
from govcheck.binding.kinds import Kind, kind_in_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.documents.document import Grid, GridCell

__all__ = ["cut_bands"]

_Row = tuple["GridCell | None", ...]
_LABELS = frozenset({Role.HEADING, Role.ROW})


@frozen
class _Band:
    """Rows and the column in which the second table begins."""

    first: int
    end: int
    column: int


def cut_bands(grid: Grid, entries: Entries) -> Iterator[Grid]:
    """*grid* in parts, each with one table beside nothing; all of it where no two stand side by side."""
    band = _band(grid, entries)
    if band is None:
        yield grid
        return
    if band.first:
        yield _part(grid, range(band.first), range(grid.width))
    for columns in (range(band.column), range(band.column, grid.width)):
        yield _without_idle_rows(_part(grid, range(band.first, band.end), columns))
    if band.end < len(grid.rows):
        yield from cut_bands(_part(grid, range(band.end, len(grid.rows)), range(grid.width)), entries)


def _band(grid: Grid, entries: Entries) -> _Band | None:
    """The first rows that name a table at the left and another one in the same column further right."""
    for first, row in enumerate(grid.rows):
        for column in _second_headings(row, first, entries):
            end = first + 1
            while end < len(grid.rows) and _goes_on(grid.rows[end], end, column, entries):
                end += 1
            band = _Band(first, end, column)
            if _is_whole(grid, band) and _both_have_figures(grid, band):
                return band
    return None


def _second_headings(row: _Row, number: int, entries: Entries) -> Iterator[int]:
    """Columns in which a row that begins with the heading of a table has the heading of another one."""
    left = _tables(row[0], number, entries, frozenset({Role.HEADING}))
    for column, cell in enumerate(row):
        if cell is None or not column or cell.column != column or not left:
            continue
        right = _tables(cell, number, entries, frozenset({Role.HEADING}))
        if right and not left & right:
            yield column


def _tables(cell: GridCell | None, number: int, entries: Entries, roles: frozenset[Role]) -> frozenset[str]:
    """The tables among whose labels of *roles* the words of a cell that begins in row *number* are."""
    if cell is None or cell.row != number:
        return frozenset()
    found = (option for option in entries.exact(cell.text) if option.score >= WHOLE)
    return frozenset(option.entry.table.id for option in found if option.entry.role in roles)


def _goes_on(row: _Row, number: int, column: int, entries: Entries) -> bool:
    """Whether two tables stand side by side in a row as well: in their headers, or with a label at the right."""
    left, right = row[0], row[column]
    if right is None or right.column != column or _tables(left, number, entries, frozenset({Role.HEADING})):
        return False
    if left is not None and left.text == right.text:
        return True
    return right.row < number or not right.text or bool(_tables(right, number, entries, _LABELS))


def _is_whole(grid: Grid, band: _Band) -> bool:
    """Whether no cell reaches over an edge of the band or of its halves."""
    for number in range(band.first, band.end):
        for cell in grid.rows[number]:
            if cell is None:
                continue
            if cell.row < band.first or cell.row + cell.row_span > band.end:
                return False
            if cell.column < band.column < cell.column + cell.column_span:
                return False
    return True


def _both_have_figures(grid: Grid, band: _Band) -> bool:
    rows = grid.rows[band.first : band.end]
    return all(_has_figures([row[part] for row in rows]) for part in (slice(band.column), slice(band.column, None)))


def _has_figures(rows: Sequence[_Row]) -> bool:
    return any(cell is not None and kind_in_cell(cell.text) is not Kind.TEXT for row in rows for cell in row)


def _part(grid: Grid, rows: range, columns: range) -> Grid:
    """Rows and columns of *grid* as a grid; its cells keep their places."""
    kept = [cell for cell in grid.cells if cell.row in rows and cell.column in columns]
    made = {id(cell): evolve(cell, row=cell.row - rows.start, column=cell.column - columns.start) for cell in kept}
    cut = (grid.rows[number][columns.start : columns.stop] for number in rows)
    return evolve(grid, rows=tuple(tuple(made.get(id(cell)) for cell in row) for row in cut))


def _without_idle_rows(grid: Grid) -> Grid:
    """*grid* without the rows in which no cell begins: only the other half has as many."""
    kept = [number for number, row in enumerate(grid.rows) if any(cell and cell.row == number for cell in row)]
    ranks = {number: rank for rank, number in enumerate(kept)}
    made = {
        id(cell): evolve(
            cell,
            row=ranks[cell.row],
            row_span=sum(cell.row <= number < cell.row + cell.row_span for number in kept),
        )
        for cell in grid.cells
    }
    rows = (grid.rows[number] for number in kept)
    return evolve(grid, rows=tuple(tuple(made.get(id(cell)) for cell in row) for row in rows))
