"""The text of a workbook: rows in which words stand alone, outside the tables of the sheet.

A sheet has no paragraphs. Its title, its notes and its sections stand in rows of their own, above, between and
below the tables, or on a sheet of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from govcheck.binding.characters import plain
from govcheck.binding.entries import Role
from govcheck.binding.kinds import Kind, kind_of
from govcheck.documents.document import Document, Format, Grid, GridCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govcheck.binding.alignment import Match
    from govcheck.binding.tokens import Strip
    from govcheck.place import Place

__all__ = ["sheet_lines", "sheet_texts", "sheets"]

_WORKBOOKS: Final = frozenset({Format.XLSX, Format.XLS})
#: A title may have the unit or a number of the annex beside it; a row of more texts is one of a table.
_MOST_TEXTS: Final = 2


@frozen
class _Line:
    """A line of text: its block in the document, its row in the sheet, and the place of its cell."""

    text: str
    place: Place
    block: int
    row: int

    @property
    def words(self) -> str:
        """Its text without space."""
        return "".join(self.text.split())


def sheets(document: Document) -> Mapping[int, Grid]:
    """The sheets of a workbook by the number of their block; none of any other document."""
    if document.format not in _WORKBOOKS:
        return {}
    return {index: block for index, block in enumerate(document.blocks) if isinstance(block, Grid)}


def sheet_lines(grid: Grid) -> Iterator[tuple[str, Place]]:
    """The lines of all rows of *grid* in which words stand alone, whether they turn out to be labels or not."""
    return ((line.text, line.place) for line in _lines(grid, 0))


def sheet_texts(
    document: Document, strips: Sequence[Strip], matches: Iterable[Match]
) -> Mapping[int, tuple[tuple[str, Place], ...]]:
    """The lines of each sheet of *document* that are in no table, by the number of its block.

    What stands above or below a table is left out where another sheet has the same words: a workbook with its
    text on one sheet repeats there the headings of the others.

    Args:
        document: A document; only a workbook has sheets.
        strips: Those from which the tables were read.
        matches: The labels that were recognised in them.
    """
    grids = sheets(document)
    if not grids:
        return {}
    matches = tuple(matches)
    taken, frame = _taken(grids, strips, matches), _frame(matches)
    lines = [
        line
        for block, grid in grids.items()
        for line in _lines(grid, block)
        if line.row not in taken.get(block, ()) and plain(line.text) not in frame
    ]
    first: dict[str, int] = {}
    for line in sorted(lines, key=lambda line: (line.block in taken, line.block)):
        first.setdefault(line.words, line.block)
    kept = [line for line in lines if line.block not in taken or first[line.words] == line.block]
    return {block: tuple((line.text, line.place) for line in kept if line.block == block) for block in grids}


def _lines(grid: Grid, block: int) -> Iterator[_Line]:
    for row in range(len(grid.rows)):
        cells = _filled(grid, row)
        # A single column can be no table: a figure in it stands in the text.
        words = len(cells) <= _MOST_TEXTS and all(kind_of(cell.text) is Kind.TEXT for cell in cells)
        if words or grid.width == 1:
            for cell in cells:
                shown = () if cell.hidden else cell.text.split("\n")
                yield from (_Line(text, cell.place, block, row) for text in shown if text.strip())


def _filled(grid: Grid, row: int) -> Sequence[GridCell]:
    """The cells that begin in *row* and in which something stands."""
    cells = {id(cell): cell for cell in grid.rows[row] if cell is not None and cell.row == row}
    return [cell for cell in cells.values() if cell.text.strip()]


def _frame(matches: Iterable[Match]) -> frozenset[str]:
    """What the form prints above columns and above labels of rows, in a row of its own where nothing is merged."""
    tables = {match.entry.table.id: match.entry.table for match in matches}.values()
    return frozenset(plain(text) for table in tables for text in (table.spanner, table.stub_head) if text)


def _taken(
    grids: Mapping[int, Grid], strips: Sequence[Strip], matches: Iterable[Match]
) -> Mapping[int, frozenset[int]]:
    """The rows of each sheet that its tables fill; a sheet without tables is not among them."""
    labelled: dict[tuple[int, str], set[int]] = {}
    rows = {block: {cell.place: cell.row for cell in grid.cells} for block, grid in grids.items()}
    for match in matches:
        strip = strips[match.strip]
        if strip.block in grids and match.entry.role is not Role.TITLE:
            found = labelled.setdefault((strip.block, match.entry.table.id), set())
            places = [rows[strip.block].get(token.place) for token in strip.tokens[match.start : match.end]]
            found |= {row for row in places if row is not None}
    taken: dict[int, frozenset[int]] = {}
    for (block, _), found in labelled.items():
        filled = _extent(grids[block], found)
        if filled:
            taken[block] = taken.get(block, frozenset()) | filled
    return taken


def _extent(grid: Grid, labelled: set[int]) -> frozenset[int]:
    """The rows from a table's first to its last, given those with labels of it.

    A row in which a label stands by itself is one of the table only next to others: a paragraph may be a label's
    very words. A cell that reaches into the table from above is of its head.
    """
    several = [row for row in labelled if len(_filled(grid, row)) > 1]
    if not several:
        return frozenset()
    first, last = min(several), max(several)
    while first - 1 in labelled or any(cell is not None and cell.row < first for cell in grid.rows[first]):
        first -= 1
    while last + 1 in labelled:
        last += 1
    return frozenset(range(first, last + 1))
