"""The values that every reader makes: paragraphs, grids and torn lines in reading order, each with its place.

They know neither file formats nor forms. Nothing is corrected here: a text is what the document shows,
without the characters that nobody sees. What a reader had to leave out, or could not tell, is among the
problems.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.messages import Message
    from govcheck.place import Place

__all__ = [
    "Block",
    "Document",
    "Format",
    "Grid",
    "GridCell",
    "Item",
    "Line",
    "Lines",
    "Paragraph",
    "Part",
    "Problem",
]


class Format(Enum):
    """What a file really is, whatever it is called; the value is what messages call it."""

    DOCX = "Word (.docx)"
    HTML = "HTML"
    MHTML = "MHTML"
    XLSX = "Excel (.xlsx)"
    XLS = "Excel (.xls)"
    PDF = "PDF"
    TEXT = "text"
    DOC = "Word (.doc/.wps)"
    RTF = "RTF"
    ODT = "OpenDocument (.odt)"
    WORD_XML = "Word XML"


class Part(Enum):
    """Which part of the document a block belongs to."""

    BODY = "body"
    HEADER = "header"  # repeated at the head of every page
    FOOTER = "footer"  # repeated at the foot of every page, page numbers among it
    CHROME = "chrome"  # of the web page, not of the report: navigation, site header and footer
    TITLE = "title"  # what the web page calls itself, outside its text


@frozen
class Item:
    """One text in reading order, for whoever aligns the whole sequence of labels and values.

    Args:
        text: The text, or empty for a blank value.
        place: Where it stands.
        sure: Whether it is really there. An empty item that is not sure stands for one or more blank lines
            that may be blank values or may be mere spacing.
    """

    text: str
    place: Place
    sure: bool = True


@frozen
class Paragraph:
    """A paragraph or a heading.

    Args:
        text: The text; its line breaks are those of the document (in a PDF also those of wrapping).
        place: Where it begins.
        level: Level of a heading, from 1; ``None`` for what the document does not mark as a heading.
        page: Page, from 1, where the format has pages.
        part: Which part of the document it belongs to.
        lines: The place of each line of *text* where the format knows them, otherwise empty.
    """

    text: str
    place: Place
    level: int | None = None
    page: int | None = None
    part: Part = Part.BODY
    lines: tuple[Place, ...] = ()

    def items(self) -> Iterator[Item]:
        """Its lines."""
        for index, text in enumerate(self.text.split("\n")):
            yield Item(text, self.lines[index] if index < len(self.lines) else self.place)


@frozen
class GridCell:
    """A cell of a grid; a merged cell is one cell that fills several slots.

    Args:
        text: What is printed in it, without space at its ends; line breaks are kept, since a number or a
            label may have been wrapped.
        place: Where it stands.
        row: Index of its first row in the grid, from 0.
        column: Index of its first column in the grid, from 0.
        row_span: How many rows it fills.
        column_span: How many columns it fills.
        formula: The formula that made *text*, or empty.
        hidden: Whether its row or column is hidden in the document.
        digits: How many digits go on a line of it, where the document shows how wide it is; 0 where it does not.
    """

    text: str
    place: Place
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    formula: str = ""
    hidden: bool = False
    digits: int = 0


@frozen
class Grid:
    """A table as printed.

    Args:
        rows: Rows of slots, all of the same length. A slot holds the cell that fills it (the same cell in
        every
            slot of a merged one), or ``None`` where the document has no cell.
        place: Where it begins.
        page: Page, from 1, where the format has pages.
        part: Which part of the document it belongs to.
        aligned: Whether a cell's column is its true position. In text it is only its rank in the row: blank
            and merged cells may have been lost before it, and rows are then filled up with ``None``.
        continues: Whether it looks like the rest of the grid on the page before: nothing but page headers and
            footers between them, and the same column edges or the same first row.
    """

    rows: tuple[tuple[GridCell | None, ...], ...]
    place: Place
    page: int | None = None
    part: Part = Part.BODY
    aligned: bool = True
    continues: bool = False

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def cells(self) -> Iterator[GridCell]:
        """Every cell once, row by row, at its first slot."""
        for index, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if cell is not None and (cell.row, cell.column) == (index, column):
                    yield cell

    def items(self) -> Iterator[Item]:
        """The texts of its cells, blank ones among them."""
        for cell in self.cells:
            yield Item(cell.text, cell.place)


@frozen
class Line:
    """A line of a text file as it stands there, blank ones too."""

    text: str
    place: Place


@frozen
class Lines:
    """Lines of a text file: prose, or a table whose cells were torn apart, one value a line.

    Args:
        raw: The lines as they stand.
        sequence: The texts in them one after the other, without delimiters; a blank value is an empty item
            wherever the delimiters or the spacing show that it was there.
        place: Where they begin.
    """

    raw: tuple[Line, ...]
    sequence: tuple[Item, ...]
    place: Place

    def items(self) -> Iterator[Item]:
        """The texts in the lines."""
        yield from self.sequence


Block = Paragraph | Grid | Lines


@frozen
class Problem:
    """Something that a reader left out, could not tell, or found to be other than it says."""

    message: Message
    place: Place


@frozen
class Document:
    """What a file shows, in reading order.

    Args:
        path: The file as it was named.
        format: What the file really is.
        blocks: Paragraphs, grids and lines.
        problems: What is to be known before the figures are believed.
    """

    path: str
    format: Format
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = field(default=())

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids alone."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    def items(self) -> Iterator[Item]:
        """Every text of every block, whatever kind of block holds it."""
        for block in self.blocks:
            yield from block.items()
