"""Word documents (.docx): paragraphs, headings and tables with their merged cells.

Read from the XML itself, because readers that offer cells ready-made lose rows in content controls and
tracked insertions. Tracked changes are read as accepted; struck-out and hidden text is left out, and that is
said.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field, frozen

from govcheck.documents.archive import Archive
from govcheck.documents.document import Block, Document, Format, Grid, GridCell, Paragraph, Part, Problem
from govcheck.documents.docx_numbering import Numbering, Style, heading_level, read_styles
from govcheck.documents.docx_runs import Note, Runs, W, child, content, value
from govcheck.documents.slots import matrix
from govcheck.documents.xml import Element, parse
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["read"]

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BLOCKS: Final = frozenset((W + "p", W + "tbl"))
_ROWS: Final = frozenset((W + "tr",))
_CELLS: Final = frozenset((W + "tc",))
_SPAN_LIMIT: Final = 1000


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of a .docx file.

    Raises:
        FileError: It is damaged, encrypted, a bomb, or declares XML entities.
    """
    parts = _Parts(Archive(data, path), Place(path))
    reader = _Reader(path, Numbering.of(parts.part("numbering.xml")), read_styles(parts.part("styles.xml")))
    body = parts.main().find(W + "body")
    blocks = [] if body is None else list(reader.blocks(body))
    margins = [block for name, part in parts.margins() for block in reader.margin(name, part)]
    problems = tuple(Problem(say(note), Place(path)) for note in sorted(reader.notes))
    return Document(path, Format.DOCX, (*blocks, *margins), (*problems, *reader.problems))


@define
class _Parts:
    """The parts of the package; which one is the main part is found by relation, not by name."""

    archive: Archive
    place: Place
    _main: str = field(init=False)

    @_main.default
    def _find_main(self) -> str:
        if "_rels/.rels" in self.archive.names:
            for relation in parse(self.archive.read("_rels/.rels"), self.place).iter(_RELATION):
                if relation.get("Type", "").endswith("/officeDocument"):
                    return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def main(self) -> Element:
        return parse(self.archive.read(self._main), self.place)

    def part(self, name: str) -> Element | None:
        full = posixpath.join(posixpath.dirname(self._main), name)
        return parse(self.archive.read(full), self.place) if full in self.archive.names else None

    def margins(self) -> Iterator[tuple[Part, Element]]:
        folder = re.escape(posixpath.dirname(self._main))
        for name in sorted(self.archive.names):
            found = re.fullmatch(folder + r"/(header|footer)[0-9]*\.xml", name)
            if found:
                part = Part.HEADER if found[1] == "header" else Part.FOOTER
                yield part, parse(self.archive.read(name), self.place)


@frozen
class _Box:
    """A cell of a table as it stands in its row, before vertical merging.

    Args:
        element: The cell.
        row: Index of its row.
        column: Index of its first column.
        span: How many columns it fills.
        merge: ``restart``, ``continue`` or empty.
    """

    element: Element
    row: int
    column: int
    span: int
    merge: str


@define
class _Reader:
    path: str
    numbering: Numbering
    styles: Mapping[str, Style]
    notes: set[str] = field(factory=set)
    problems: list[Problem] = field(factory=list)
    _paragraphs: int = 0
    _tables: int = 0
    _runs: Runs = field(init=False)

    @_runs.default
    def _make_runs(self) -> Runs:
        return Runs(self.notes)

    def blocks(self, container: Element) -> Iterator[Block]:
        """Paragraphs and grids of the body, or of a text box in it."""
        for element in content(container, _BLOCKS, self.notes):
            if element.tag == W + "p":
                yield from self._paragraph(element)
            else:
                self._tables += 1
                yield from self._table(element, Place(self.path, spot=f"table {self._tables}"))

    def margin(self, part: Part, root: Element) -> Iterator[Paragraph]:
        """Paragraphs of a page header or footer."""
        for element in root.iter(W + "p"):
            text = self._runs.text(element)
            self._runs.boxes()
            if text:
                yield Paragraph(text, Place(self.path, spot=f"page {part.value}"), part=part)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        text, level = self._text(element)
        if text:
            self._paragraphs += 1
            yield Paragraph(text, Place(self.path, spot=f"paragraph {self._paragraphs}"), level)
        for box in self._runs.boxes():
            yield from self.blocks(box)

    def _text(self, element: Element) -> tuple[str, int | None]:
        """Text of a paragraph with its automatic number, and its level as a heading."""
        properties = child(element, "pPr")
        style = self.styles.get(value(properties, "pStyle"), Style())
        numbers = child(properties, "numPr")
        list_id = style.list_id if numbers is None else value(numbers, "numId", style.list_id)
        depth = value(numbers, "ilvl")
        text = self._runs.text(element)
        number = self.numbering.next(list_id, int(depth) if depth.isdecimal() else style.depth) if text else ""
        return number + text, heading_level(value(properties, "outlineLvl")) or style.level

    def _table(self, table: Element, place: Place) -> Iterator[Block]:
        boxes, height = self._boxes(table)
        if _is_layout(table, boxes):
            for box in boxes:
                yield from self._unfolded(box, place)
            return
        cells = self._cells(boxes, place)
        if cells:
            width = max(cell.column + cell.column_span for cell in cells)
            yield Grid(matrix(cells, height, width, place), place)

    def _boxes(self, table: Element) -> tuple[list[_Box], int]:
        boxes: list[_Box] = []
        height = 0
        for row in content(table, _ROWS, self.notes):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.notes.add(Note.TRACKED)
                continue
            column = _span(value(properties, "gridBefore"), 0)
            for cell in content(row, _CELLS, self.notes):
                own = child(cell, "tcPr")
                span = _span(value(own, "gridSpan"), 1)
                boxes.append(_Box(cell, height, column, span, _merge(own)))
                column += span
            height += 1
        return boxes, height

    def _cells(self, boxes: list[_Box], place: Place) -> list[GridCell]:
        cells: list[GridCell] = []
        open_at: dict[int, int] = {}  # index in cells of the cell that may go on downwards, by column
        for box in boxes:
            above = cells[open_at[box.column]] if box.column in open_at else None
            if box.merge == "continue" and above is not None and _goes_on(above, box):
                cells[open_at[box.column]] = evolve(above, row_span=above.row_span + 1)
                continue
            spot = f"{place.spot}, row {box.row + 1}, column {box.column + 1}"
            text = self._cell_text(box.element)
            cells.append(GridCell(text, Place(self.path, spot=spot), box.row, box.column, 1, box.span))
            open_at.pop(box.column, None)
            if box.merge:
                open_at[box.column] = len(cells) - 1
        return cells

    def _cell_text(self, cell: Element) -> str:
        """Texts of a cell's paragraphs one below the other; a table in it, line by line."""
        texts = []
        for element in content(cell, _BLOCKS, self.notes):
            if element.tag == W + "p":
                texts.append(self._text(element)[0])
                texts.extend(self._cell_text(box) for box in self._runs.boxes())
            else:
                texts.append(self._inner_text(element))
        return "\n".join(texts).strip()

    def _inner_text(self, table: Element) -> str:
        rows: list[list[str]] = []
        for box in self._boxes(table)[0]:
            rows.extend([] for _ in range(box.row + 1 - len(rows)))
            rows[box.row].append(self._cell_text(box.element))
        return "\n".join("\t".join(row) for row in rows)

    def _unfolded(self, box: _Box, place: Place) -> Iterator[Block]:
        """What stands in a cell of a table that only arranges the page."""
        spot = f"{place.spot}, row {box.row + 1}, column {box.column + 1}"
        inner = 0
        for element in content(box.element, _BLOCKS, self.notes):
            if element.tag == W + "p":
                yield from self._paragraph(element)
            else:
                inner += 1
                yield from self._table(element, Place(self.path, spot=f"{spot}, table {inner}"))


def _is_layout(table: Element, boxes: list[_Box]) -> bool:
    """Whether a table arranges the page: one cell, or fewer cells of its own than a table in it has."""
    if len(boxes) == 1:
        return True
    inner = [len(list(nested.iter(W + "tc"))) for nested in table.iter(W + "tbl") if nested is not table]
    return bool(inner) and max(inner) > len(boxes)


def _goes_on(above: GridCell, box: _Box) -> bool:
    return above.row + above.row_span == box.row and above.column_span == box.span


def _merge(properties: Element | None) -> str:
    merge = child(properties, "vMerge")
    return "" if merge is None else str(merge.get(W + "val", "continue"))


def _span(text: str, default: int) -> int:
    return min(int(text), _SPAN_LIMIT) if re.fullmatch(r"[0-9]{1,9}", text) and int(text) >= default else default
