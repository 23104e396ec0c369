"""Grids that are not printed as the form has them.

Two tables side by side are cut, rows and columns that were exchanged are turned, and what a converter repeated in
every cell of a merged one is merged again, so that everything after sees labels at the left and headers above.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve

from govcheck.binding.bands import cut_bands
from govcheck.binding.entries import Role
from govcheck.binding.folded import unfolded
from govcheck.binding.kinds import Kind, kind_in_cell
from govcheck.documents.document import Grid, GridCell
from govcheck.labels import NUMBERING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govcheck.binding.entries import Entries

__all__ = ["upright"]


def upright(grid: Grid, entries: Entries) -> Iterator[Grid]:
    """*grid*, turned or cut where its labels show that it must be; its cells keep their places."""
    if not grid.aligned:
        yield grid
        return
    grid = _merged_again(unfolded(grid, entries))
    if _is_turned(grid, entries):
        grid = _turned(grid)
    cut = _cut(grid, entries)
    if cut is None:
        yield from cut_bands(grid, entries)
    else:
        yield from (_part(grid, 0, cut), _part(grid, cut, grid.width))


def _merged_again(grid: Grid) -> Grid:
    """*grid* with words that stand in neighbouring cells again and again as the one cell that they were.

    Below each other only group labels are, which have further labels beside them: a row that is printed twice is
    two rows.
    """
    merged = _joined_cells(grid, _repeats_beside)
    return _joined_cells(merged, _repeats_above)


def _repeats_beside(grid: Grid, cell: GridCell) -> GridCell | None:
    """The cell to the left with the same words and height."""
    left = grid.rows[cell.row][cell.column - 1] if cell.column else None
    return left if left is not None and left.row == cell.row and left.row_span == cell.row_span else None


def _repeats_above(grid: Grid, cell: GridCell) -> GridCell | None:
    """The cell above with the same words and width, where words stand beside both."""
    above = grid.rows[cell.row - 1][cell.column] if cell.row else None
    if above is None or (above.column, above.column_span) != (cell.column, cell.column_span):
        return None
    beside = (_beside(grid, cell), _beside(grid, above))
    return above if all(one is not None and kind_in_cell(one.text) is Kind.TEXT for one in beside) else None


def _joined_cells(grid: Grid, before: Callable[[Grid, GridCell], GridCell | None]) -> Grid:
    """*grid* with every cell of words taken into the one *before* it that says the same."""
    owners: dict[int, GridCell] = {}
    groups: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        found = before(grid, cell)
        same = found is not None and found.text == cell.text and _is_words(cell.text)
        owner = owners.get(id(found), cell) if same else cell
        owners[id(cell)] = owner
        groups.setdefault(id(owner), []).append(cell)
    made = {cells: _around(group) for cells, group in groups.items() if len(group) > 1}
    if not made:
        return grid
    rows = (
        tuple(None if cell is None else made.get(id(owners.get(id(cell), cell)), cell) for cell in row)
        for row in grid.rows
    )
    return evolve(grid, rows=tuple(rows))


def _is_words(text: str) -> bool:
    """Whether *text* could be a label: a figure in words, such as 约20, may well stand in two cells."""
    return kind_in_cell(text) is Kind.TEXT and not any(sign.isdecimal() for sign in NUMBERING.sub("", text, count=1))


def _around(cells: list[GridCell]) -> GridCell:
    """The first of *cells*, grown so that it fills them all."""
    first = cells[0]
    bottom = max(cell.row + cell.row_span for cell in cells)
    right = max(cell.column + cell.column_span for cell in cells)
    return evolve(first, row_span=bottom - first.row, column_span=right - first.column)


def _roles(text: str, entries: Entries) -> frozenset[Role]:
    return frozenset(option.entry.role for option in entries.exact(text)) if text else frozenset()


def _is_turned(grid: Grid, entries: Entries) -> bool:
    """Whether figures stand beside labels of columns, and never beside labels of rows."""
    columns = 0
    for cell in grid.cells:
        beside = _beside(grid, cell)
        if beside is None or kind_in_cell(beside.text) is not Kind.VALUE:
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
            kind = kind_in_cell(cell.text)
            if kind is Kind.VALUE:
                figures = True
            elif column and kind is Kind.TEXT and _roles(cell.text, entries) & {Role.ROW, Role.HEADING}:
                starts[column] += 1
                behind |= {column} if figures else set()
    if not any(_roles(cell.text, entries) & {Role.ROW, Role.HEADING} for cell in grid.cells if not cell.column):
        return None  # what stands before the labels are numbers of rows
    column, count = max(((column, starts[column]) for column in behind), key=lambda one: one[1], default=(0, 0))
    crossed = any(cell.column < column < cell.column + cell.column_span for cell in grid.cells)
    return column if count > 1 and not crossed else None


def _part(grid: Grid, start: int, end: int) -> Grid:
    cells = {id(cell): evolve(cell, column=cell.column - start) for cell in grid.cells if start <= cell.column < end}
    rows = (row[start:end] for row in grid.rows)
    return evolve(grid, rows=tuple(tuple(cells.get(id(cell)) for cell in row) for row in rows))
