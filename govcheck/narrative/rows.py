"""Tables that came as text: rows of cells with tabs, or one cell a line with a blank line after each row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.reading import Span
from govcheck.narrative.script import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Cell", "Row", "tables"]

_CELL_SIGN: Final = re.compile(r"[\t|]")
#: So many blank lines stand inside a table; more end it.
_LONGEST_GAP: Final = 3


class Cell(NamedTuple):
    """A cell: its text in simplified characters, without space at its ends, and where it stands as printed."""

    text: str
    span: Span


class Row(NamedTuple):
    """The cells of a row, empty ones among them."""

    cells: tuple[Cell, ...]

    @property
    def span(self) -> Span:
        """From the first to the last cell that says something."""
        filled = [cell.span for cell in self.cells if cell.text] or [cell.span for cell in self.cells]
        return Span(filled[0].start, filled[-1].end)


class _Line(NamedTuple):
    text: str
    start: int


def tables(source: str) -> Iterator[list[Row]]:
    """Every table of *source* that is printed with tabs or bars; lone lines with a tab are none."""
    for lines in _stretches(source):
        tabbed = [line.text for line in lines if _CELL_SIGN.search(line.text)]
        single = sum(_CELL_SIGN.match(text) is not None and not _CELL_SIGN.search(text[1:]) for text in tabbed)
        rows = list(_cell_a_line(lines) if 2 * single > len(tabbed) else _row_a_line(lines))
        if len(rows) > 1:
            yield rows


def _stretches(source: str) -> Iterator[list[_Line]]:
    """Lines with tabs and what stands between them."""
    open_lines: list[_Line] = []
    waiting: list[_Line] = []
    start = 0
    for text in fold(source).splitlines(keepends=True):
        line = _Line(text.rstrip("\r\n"), start)
        start += len(text)
        if _CELL_SIGN.search(line.text):
            open_lines += [*waiting, line]
            waiting = []
        elif open_lines:
            waiting.append(line)
            if len(waiting) > _LONGEST_GAP:
                yield open_lines
                open_lines, waiting = [], []
    if open_lines:
        yield open_lines


def _row_a_line(lines: Sequence[_Line]) -> Iterator[Row]:
    for line in lines:
        if _CELL_SIGN.search(line.text) and not re.fullmatch(r"[\s|:+-]*", line.text):
            inner, start = _inside(line)
            yield Row(tuple(_cells(inner, start)))


def _inside(line: _Line) -> tuple[str, int]:
    """The cells of a row and where they begin: one bar at each end is the frame, further ones are empty cells."""
    text = line.text.strip()
    if not text.startswith("|"):
        return line.text, line.start
    start = line.start + line.text.index("|") + 1
    return text[1:].removesuffix("|"), start


def _cells(text: str, start: int) -> Iterator[Cell]:
    for piece in _CELL_SIGN.split(text):
        yield _cell(piece, start)
        start += len(piece) + 1


def _cell(piece: str, start: int) -> Cell:
    text = piece.strip()
    begin = start + (piece.index(text) if text else 0)
    return Cell(text, Span(begin, begin + len(text)))


def _cell_a_line(lines: Sequence[_Line]) -> Iterator[Row]:
    """One cell a line; a single blank line ends the row, several stand inside a cell."""
    cells: list[Cell] = []
    blanks = 0
    for line in lines:
        if not line.text:
            blanks += 1
        elif _CELL_SIGN.match(line.text):
            if blanks == 1 and cells:
                yield Row(tuple(cells))
                cells = []
            cells.append(_cell(line.text[1:], line.start + 1))
            blanks = 0
        elif cells:
            cells[-1] = _joined(cells[-1], line)
            blanks = 0
    if cells:
        yield Row(tuple(cells))


def _joined(cell: Cell, line: _Line) -> Cell:
    """*cell* with a further line of its text."""
    text = line.text.strip()
    end = line.start + line.text.index(text) + len(text)
    return Cell(cell.text + text, Span(cell.span.start if cell.text else end - len(text), end))
