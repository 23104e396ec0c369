"""Rows of a grid that stand as lines in one row of cells: a line of labels for each line of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from govcheck.binding.entries import CERTAIN, Role
from govcheck.binding.kinds import Kind, kind_in_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.documents.document import Grid, GridCell

__all__ = ["unfolded"]

#: So many labels of the form in a cell, and this part of its lines, are rows and no wrapped label.
_FEWEST: Final = 2
_MOST: Final = 0.6


def unfolded(grid: Grid, entries: Entries) -> Grid:
    """*grid* with a row for each line of the cells that hold several rows.

    Only where all cells of the row have as many lines: nothing else tells which figure is of which label.
    """
    lines = {index: _line_count(row, index, entries) for index, row in enumerate(grid.rows)}
    if all(count == 1 for count in lines.values()):
        return grid
    rows: list[tuple[GridCell | None, ...]] = []
    starts: dict[int, int] = {}
    for index, row in enumerate(grid.rows):
        starts[index] = len(rows)
        rows += [row] if lines[index] == 1 else _apart(row, lines[index])
    made = {id(cell): _placed(cell, starts, lines) for cell in grid.cells}
    ranked = enumerate(rows)
    moved = (tuple(cell and made.get(id(cell), evolve(cell, row=rank)) for cell in row) for rank, row in ranked)
    return evolve(grid, rows=tuple(moved))


def _placed(cell: GridCell, starts: dict[int, int], lines: dict[int, int]) -> GridCell:
    """A cell among the rows as they are apart."""
    height = sum(lines[row] for row in range(cell.row, cell.row + cell.row_span))
    return evolve(cell, row=starts[cell.row], row_span=height)


def _apart(row: Sequence[GridCell | None], count: int) -> Iterator[tuple[GridCell | None, ...]]:
    """The lines of a row's cells as rows; a merged cell stays one in each of them."""
    pieces = {id(cell): [evolve(cell, text=text.strip()) for text in _lines(cell, count)] for cell in row if cell}
    for line in range(count):
        yield tuple(cell and pieces[id(cell)][line] for cell in row)


def _lines(cell: GridCell, count: int) -> list[str]:
    return cell.text.split("\n") if cell.text else [""] * count


def _line_count(row: Sequence[GridCell | None], index: int, entries: Entries) -> int:
    """How many rows stand in a row of cells."""
    cells = list({id(cell): cell for cell in row if cell is not None}.values())
    if any(cell.row != index or cell.row_span > 1 for cell in cells):
        return 1
    counts = {cell.text.count("\n") + 1 for cell in cells if cell.text}
    if len(counts) != 1 or counts == {1}:
        return 1
    texts = [line for cell in cells for line in cell.text.split("\n")]
    labels = sum(_is_label(text, entries) for text in texts)
    figures = any(kind_in_cell(text) is Kind.VALUE for text in texts)
    count = counts.pop()
    return count if figures and labels >= max(_FEWEST, _MOST * count) else 1


def _is_label(text: str, entries: Entries) -> bool:
    return any(option.entry.role is Role.ROW and option.score >= CERTAIN for option in entries.exact(text))
