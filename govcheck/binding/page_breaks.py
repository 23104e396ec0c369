"""Rows of a ruled table that the end of a page cuts, put together again before their labels are read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from govcheck.binding.entries import CERTAIN, Role
from govcheck.binding.kinds import Kind, kind_in_cell
from govcheck.binding.text_of_cell import is_full
from govcheck.documents.document import Grid, GridCell, Part
from govcheck.form import Presence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.documents.document import Block

__all__ = ["whole_rows"]

#: Behind these signs stands a label of the group whose heading stands before them.
_WAITING: Final = ("：", ":", "/", "-", "—", "－", ">", "→")


@frozen
class _Pair:
    """The halves of a cell on both sides of a page break."""

    upper: GridCell
    lower: GridCell

    @property
    def text(self) -> str:
        """What stands in both together; the text of a merged cell may be repeated on every page."""
        texts = (self.upper.text, self.lower.text)
        repeated = texts[0] == texts[1] and self.kinds[0] is Kind.TEXT and not self.of_row
        return texts[0] if repeated else "\n".join(text for text in texts if text)

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
        assert isinstance(upper, Grid)
        assert isinstance(lower, Grid)
        head = (head if upper.continues and head is not None else upper) if lower.continues else None
        if head is None or upper.width != lower.width:
            continue
        if not _has_figures(upper):
            made[above], made[below] = evolve(upper, rows=()), _with_head(upper, lower, entries)
            continue
        row = _repeated_rows(head, lower)
        if row >= len(lower.rows) or not upper.rows:
            continue
        pairs = list(_pairs(upper, lower, row))
        if _is_one_row(pairs, len(lower.rows[row]), entries):
            made[above], made[below] = _with_rest(upper, pairs), _without_row(lower, row)
    return made


def _has_figures(grid: Grid) -> bool:
    return any(kind_in_cell(cell.text) is Kind.VALUE for cell in grid.cells)


def _with_head(head: Grid, grid: Grid, entries: Entries) -> Grid:
    """*grid* below the rows of *head*, the header that a page break cut; labels that it cut in two are whole."""
    pairs = [pair for pair in _pairs(head, grid, 0) if _is_cut_column(pair, entries)]
    whole = {id(pair.upper): evolve(pair.upper, text=pair.text) for pair in pairs}
    rest = {id(pair.lower): "" for pair in pairs}
    height = len(head.rows)
    moved = {id(cell): evolve(cell, row=cell.row + height, text=rest.get(id(cell), cell.text)) for cell in grid.cells}
    upper = (tuple(cell and whole.get(id(cell), cell) for cell in row) for row in head.rows)
    lower = (tuple(cell and moved[id(cell)] for cell in row) for row in grid.rows)
    return evolve(grid, rows=(*upper, *lower))


def _is_cut_column(pair: _Pair, entries: Entries) -> bool:
    options = entries.exact(pair.text) if pair.kinds == (Kind.TEXT, Kind.TEXT) else ()
    return any(option.entry.role is Role.COLUMN for option in options) and not entries.exact(pair.upper.text)


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
    """Whether the halves are of one row.

    Its label is one only in both together, or stands on the other side of its figures; or its figures are cut
    themselves, in cells that have no room for another digit.
    """
    if sum(pair.lower.column_span for pair in pairs) != width:
        return False
    own = [pair for pair in pairs if pair.of_row]
    cut = [pair for pair in own if pair.kinds == (Kind.VALUE, Kind.VALUE)]
    if not all(is_full(pair.upper.text.split("\n"), pair.upper.digits) for pair in cut):
        return False
    above, below = (any(pair.kinds[side] is Kind.VALUE for pair in own) for side in (0, 1))
    if any(_is_cut_label(pair, entries, above=above, below=below) for pair in own):
        return True
    return _is_rest(own) if cut else _is_parted(own)


def _is_cut_label(pair: _Pair, entries: Entries, *, above: bool, below: bool) -> bool:
    """Whether two texts are more like the label of a row together than each of them is alone.

    Args:
        pair: The texts.
        entries: The labels.
        above: Whether figures stand beside the first; without them below, it is not the heading of the second.
        below: Whether figures stand beside the second.
    """
    if pair.kinds != (Kind.TEXT, Kind.TEXT):
        return False
    texts = (pair.upper.text, pair.lower.text, pair.text)
    upper, lower, both = (_worth(text, entries, figures=above or below) for text in texts)
    return both > upper and (both > lower or (not below and both >= CERTAIN))


def _worth(text: str, entries: Entries, *, figures: bool) -> float:
    """How well *text* fits a row; one that has *figures* is no heading, nor is one that waits for what follows."""
    headings = {Presence.NEVER, Presence.OPTIONAL} if text.rstrip().endswith(_WAITING) else {Presence.NEVER}
    rows = (
        option.score
        for option in entries.candidates(text)
        if option.entry.item is not None
        and option.entry.role is Role.ROW
        and not (figures and option.entry.item.presence in headings)
    )
    return max(rows, default=0)


def _is_rest(pairs: Sequence[_Pair]) -> bool:
    """Whether nothing but the ends of some figures stands on the second page: a row of its own had them all."""
    lower = [pair.kinds[1] for pair in pairs]
    ended = any(pair.kinds == (Kind.VALUE, Kind.BLANK) for pair in pairs)
    return Kind.TEXT not in lower and ended and all(pair.kinds[0] is Kind.VALUE for pair in pairs if pair.lower.text)


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
