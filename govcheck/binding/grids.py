"""Grids that are not printed as the form has them: two tables side by side, or rows and columns exchanged.

They are cut or turned here, so that everything after sees labels at the left and headers above.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve

from govcheck.binding.entries import Role
from govcheck.binding.kinds import Kind, kind_of
from govcheck.documents.document import Grid, GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.binding.entries import Entries

__all__ = ["upright"]


def upright(grid: Grid, entries: Entries) -> Iterator[Grid]:
    """*grid*, turned or cut where its labels show that it must be; its cells keep their places."""
    if not grid.aligned:
        yield grid
        return
    if _is_turned(grid, entries):
        grid = _turned(grid)
    cut = _cut(grid, entries)
    if cut is None:
        yield grid
    else:
        yield from (_part(grid, 0, cut), _part(grid, cut, grid.width))


def _roles(text: str, entries: Entries) -> frozenset[Role]:
    return frozenset(option.entry.role for option in entries.exact(text)) if text else frozenset()


def _is_turned(grid: Grid, entries: Entries) -> bool:
    """Whether figures stand beside labels of columns, and never beside labels of rows."""
    columns = 0
    for cell in grid.cells:
        beside = _beside(grid, cell)
        if beside is None or kind_of(beside.text) is not Kind.VALUE:
            continue
        roles = _roles(cell.text, entries)
        if roles == {Role.ROW}:
            return False
        columns += roles == {Role.COLUMN}
    return columns > 1


def _beside(grid: Grid, cell: GridCell) -> GridCell | None:
    column = cell.column + cell.column_span
    return grid.rows[cell.row][column] if column < grid.width else None


def _turned(grid: Grid) -> Grid:
    cells = {
        id(cell): evolve(cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span)
        for cell in grid.cells
    }
    rows = zip(*grid.rows, strict=True)
    return evolve(grid, rows=tuple(tuple(None if cell is None else cells[id(cell)] for cell in row) for row in rows))


def _cut(grid: Grid, entries: Entries) -> int | None:
    """The column in which a second table begins: labels stand there more than once, one of them behind a figure."""
    starts: Counter[int] = Counter()
    behind: set[int] = set()
    for row in grid.rows:
        figures = False
        for column, cell in enumerate(row):
            if cell is None or cell.column != column:
                continue
            kind = kind_of(cell.text)
            if kind is Kind.VALUE:
                figures = True
            elif column and kind is Kind.TEXT and _roles(cell.text, entries) & {Role.ROW, Role.HEADING}:
                starts[column] += 1
                behind |= {column} if figures else set()
    column, count = max(((column, starts[column]) for column in behind), key=lambda one: one[1], default=(0, 0))
    crossed = any(cell.column < column < cell.column + cell.column_span for cell in grid.cells)
    return column if count > 1 and not crossed else None


def _part(grid: Grid, start: int, end: int) -> Grid:
    cells = {id(cell): evolve(cell, column=cell.column - start) for cell in grid.cells if start <= cell.column < end}
    rows = (row[start:end] for row in grid.rows)
    return evolve(grid, rows=tuple(tuple(cells.get(id(cell)) for cell in row) for row in rows))
