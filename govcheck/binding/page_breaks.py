"""Rows of a ruled table that the end of a page cuts, put together again before their labels are read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govcheck.binding.entries import CERTAIN, Role
from govcheck.binding.kinds import Kind, kind_in_cell
from govcheck.documents.document import Grid, GridCell, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.documents.document import Block

__all__ = ["whole_rows"]


@frozen
class _Pair:
    """The halves of a cell on both sides of a page break."""

    upper: GridCell
    lower: GridCell

    @property
    def text(self) -> str:
        """What stands in both together; the text of a merged cell may be repeated on every page."""
        texts = (self.upper.text, self.lower.text)
        return texts[0] if texts[0] == texts[1] else "\n".join(text for text in texts if text)

    @property
    def kinds(self) -> tuple[Kind, Kind]:
        """What the halves can be."""
        return kind_in_cell(self.upper.text), kind_in_cell(self.lower.text)

    @property
    def of_row(self) -> bool:
        """Whether both are cells of the cut row alone, and not of a group of rows."""
        return self.upper.row_span == 1 == self.lower.row_span


def whole_rows(blocks: Sequence[Block], entries: Entries) -> list[Block]:
    """*blocks*, each row that a page break cuts whole in the grid above the break, and not in the one below."""
    made = list(blocks)
    grids = [index for index, block in enumerate(blocks) if isinstance(block, Grid) and block.part is Part.BODY]
    head: Grid | None = None
    for above, below in pairwise(grids):
        upper, lower = made[above], made[below]
        assert isinstance(upper, Grid) and isinstance(lower, Grid)
        head = (head if upper.continues and head is not None else upper) if lower.continues else None
        if head is None or upper.width != lower.width:
            continue
        row = _repeated_rows(head, lower)
        if row >= len(lower.rows) or not upper.rows:
            continue
        pairs = list(_pairs(upper, lower, row))
        if _is_one_row(pairs, len(lower.rows[row]), entries):
            made[above], made[below] = _with_rest(upper, pairs), _without_row(lower, row)
    return made


def _repeated_rows(head: Grid, grid: Grid) -> int:
    """How many rows at the top of *grid* repeat those of the first page: its header."""
    count = 0
    for first, second in zip(head.rows, grid.rows, strict=False):
        if [cell and cell.text for cell in first] != [cell and cell.text for cell in second]:
            break
        count += 1
    return count


def _pairs(upper: Grid, lower: Grid, row: int) -> Iterator[_Pair]:
    """The cells of the last row of *upper* with those below them in *row* of *lower*, as far as they have one width."""
    last = upper.rows[-1]
    for column, cell in enumerate(lower.rows[row]):
        above = last[column]
        if cell is None or above is None or (cell.row, cell.column) != (row, column):
            continue
        if (above.column, above.column_span) == (cell.column, cell.column_span):
            yield _Pair(above, cell)


def _is_one_row(pairs: Sequence[_Pair], width: int, entries: Entries) -> bool:
    """Whether the halves are of one row: its label is one only in both together, or on the other side of its figures."""
    if sum(pair.lower.column_span for pair in pairs) != width:
        return False
    if any(pair.kinds == (Kind.VALUE, Kind.VALUE) for pair in pairs):
        return False
    return any(_is_cut_label(pair, entries) for pair in pairs) or _is_parted([pair for pair in pairs if pair.of_row])


def _is_cut_label(pair: _Pair, entries: Entries) -> bool:
    """Whether two texts are more like the label of a row together than each of them is alone.

    The second may be one without the first as well: behind the heading of its group, say.
    """
    if pair.kinds != (Kind.TEXT, Kind.TEXT) or not pair.of_row:
        return False
    upper, lower, both = (_worth(text, entries) for text in (pair.upper.text, pair.lower.text, pair.text))
    return both > upper and (both > lower or both == lower >= CERTAIN)


def _worth(text: str, entries: Entries) -> float:
    rows = (option.score for option in entries.candidates(text) if option.entry.role is Role.ROW)
    return max(rows, default=0)


def _is_parted(pairs: Sequence[_Pair]) -> bool:
    """Whether all words of a row stand on one page, and all its figures on the other."""
    upper, lower = ({pair.kinds[side] for pair in pairs} - {Kind.BLANK} for side in (0, 1))
    return (upper, lower) in (({Kind.TEXT}, {Kind.VALUE}), ({Kind.VALUE}, {Kind.TEXT}))


def _with_rest(grid: Grid, pairs: Sequence[_Pair]) -> Grid:
    """*grid* with the lower halves of its last row's cells."""
    whole = {id(pair.upper): evolve(pair.upper, text=pair.text) for pair in pairs}
    rows = (tuple(cell and whole.get(id(cell), cell) for cell in row) for row in grid.rows)
    return evolve(grid, rows=tuple(rows))


def _without_row(grid: Grid, number: int) -> Grid:
    """*grid* without a row; what is left of merged cells that begin in it is blank."""
    made = {id(cell): _moved(cell, number) for cell in grid.cells}
    rows = (row for index, row in enumerate(grid.rows) if index != number)
    return evolve(grid, rows=tuple(tuple(cell and made[id(cell)] for cell in row) for row in rows))


def _moved(cell: GridCell, number: int) -> GridCell:
    if cell.row > number:
        return evolve(cell, row=cell.row - 1)
    if cell.row + cell.row_span <= number:
        return cell
    text = "" if cell.row == number else cell.text
    return evolve(cell, text=text, row_span=max(cell.row_span - 1, 1))
