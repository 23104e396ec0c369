"""Text and Markdown: tables by tabs or bars, and everything else as lines with their places.

A text file says little of where a table begins. Lines that are certainly rows become grids; whatever is
doubtful stays lines, in which the whole sequence of labels and values can still be aligned.
"""

from __future__ import annotations

import csv
import html
import io
import re
from typing import TYPE_CHECKING, Final

from attrs import define, frozen

from govcheck.documents.decoding import decode
from govcheck.documents.document import Block, Document, Format, Line, Lines, Paragraph, Problem
from govcheck.documents.printed import printed
from govcheck.documents.slots import ragged
from govcheck.documents.torn import BARS, filled_up, is_cell_a_line, is_torn_rows, sequence, tabbed_rows, torn_rows
from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["read"]

_LINE_END: Final = re.compile(r"\r\n|\r|\n|\u2028|\u2029")
_BAR: Final = re.compile(rf"(?<!\\)[{BARS}]")
#: What a line that only draws is made of: Markdown's line below the header, or the frame of a drawn table.
_DASHES: Final = frozenset("-─━═=┄┈")
_CORNERS: Final = frozenset("|｜+│┃║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛─━═")
_DRAWN: Final = _DASHES | _CORNERS | frozenset(": \t\u3000")
_MARKDOWN_RULE: Final = frozenset("|｜:- \t")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_OPEN_QUOTE: Final = re.compile(r'(?:^|\t)"[^"\t]*$')
_CLOSE_QUOTE: Final = re.compile(r'[^"\t]*"(?:\t|$)')
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPHASIS: Final = re.compile(r"(\*\*|__|\*|`)(.+)\1", re.DOTALL)
_LINE_LIMIT: Final = 100_000
_QUOTED_LINES: Final = 6
_PAIR: Final = 2


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of a text file, whatever its charset.

    Raises:
        FileError: It has more lines than any report has, or a cell of a CSV file is longer than a cell can be.
    """
    decoded = decode(data)
    place = Place(path)
    problems = (
        (Problem(say("documents.lost_characters", charset=decoded.charset, count=decoded.lost), place),)
        if decoded.lost
        else ()
    )
    text = decoded.text.removeprefix("\ufeff")
    texts = _LINE_END.split(text, _LINE_LIMIT)
    if len(texts) > _LINE_LIMIT:
        raise FileError(say("documents.text_too_long", limit=_LINE_LIMIT), place)
    numbered = _comma_rows(text, place) if path.lower().endswith(".csv") else enumerate(texts, 1)
    lines = [Line(text, place.at(number, 1)) for number, text in numbered]
    return Document(path, Format.TEXT, tuple(_Blocks(lines).all()), problems)


def _comma_rows(text: str, place: Place) -> Iterator[tuple[int, str]]:
    """The rows of a spreadsheet saved as CSV as lines with tabs, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""))
    number = 1
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            yield number, "\t".join(cells) if sum(map(bool, cells)) > 1 else "".join(cells)
            number = reader.line_num + 1
    except csv.Error as error:
        raise FileError(say("documents.comma_row", limit=csv.field_size_limit()), place.at(number, 1)) from error


@frozen
class _Taken:
    """A block made of lines (``None``: they stay lines), and the index of the line after them."""

    block: Block | None
    end: int


@define
class _Blocks:
    """Cuts the lines of a file into blocks."""

    lines: Sequence[Line]

    def all(self) -> Iterator[Block]:
        """Every block, in order; no line that shows anything is left out."""
        index = loose = 0
        while index < len(self.lines):
            taken = self._grid_or_heading(index)
            if taken is None:
                index += 1
                continue
            if taken.block is not None:
                yield from self._loose(loose, index)
                yield taken.block
                loose = taken.end
            index = taken.end
        yield from self._loose(loose, index)

    def _loose(self, start: int, end: int) -> Iterator[Lines]:
        """The lines of no grid, from the first that is not blank."""
        while start < end and not self.lines[start].text.strip():
            start += 1
        if start < end:
            raw = tuple(self.lines[start:end])
            yield Lines(raw, sequence(raw), raw[0].place)

    def _grid_or_heading(self, index: int) -> _Taken | None:
        line = self.lines[index]
        heading = _HEADING.fullmatch(line.text)
        if heading and heading[2].strip("# \t"):
            return _Taken(Paragraph(printed(heading[2].rstrip("# \t")), line.place, len(heading[1])), index + 1)
        if _is_rule(line) or _BAR.search(line.text):
            return self._barred(index)
        if self._is_tabbed(index):
            return self._tabbed(index)
        return None

    def _run(self, index: int, belongs: Callable[[Line], bool]) -> int:
        while index < len(self.lines) and belongs(self.lines[index]):
            index += 1
        return index

    def _barred(self, index: int) -> _Taken:
        """A run of lines with bars: a grid where some line holds two cells, or bars open the rows."""
        end = self._run(index, lambda line: bool(_BAR.search(line.text)) or _is_rule(line))
        rows = [line for line in self.lines[index:end] if not _is_rule(line)]
        if is_cell_a_line(rows):
            return _Taken(None, end)
        if any(len(_bar_cells(line)) > 1 for line in rows) or any(_is_fenced(line) for line in rows):
            return self._bar_grid(index, end)
        torn = self.lines[index:end]
        return _Taken(torn_rows(torn) if is_torn_rows(torn) else None, end)

    def _bar_grid(self, index: int, end: int) -> _Taken:
        """The rows up to the next table: a second rule starts a new one with the line above it."""
        rows: list[Line] = []
        ruled = False
        for position in range(index, end):
            line = self.lines[position]
            if not _is_rule(line):
                rows.append(line)
            elif ruled and len(rows) > 1 and _is_markdown_rule(line):
                rows.pop()
                end = position - 1
                break
            else:
                ruled = ruled or bool(rows)
        cells = _without_filling(rows) if filled_up(rows) else map(_bar_cells, rows)
        return _Taken(ragged(cells, rows[0].place), end)

    def _tabbed(self, index: int) -> _Taken:
        """A run of lines with tabs: a grid, unless it is a mere indent or one line with a tab in it."""
        torn = self._torn_by_tabs(index)
        if torn is not None:
            return torn
        rows: list[Line] = []
        end = index
        while end < len(self.lines) and self._is_tabbed(end):
            line, end = self._with_quoted_lines(end)
            rows.append(line)
        inner = [line for line in rows if "\t" in line.text.strip(" ").lstrip("\t")]
        if not inner or (len(rows) == 1 and not _is_pair_of_figures(rows[0])):
            return _Taken(None, end)
        return _Taken(ragged(map(_tab_cells, rows), rows[0].place), end)

    def _with_quoted_lines(self, index: int) -> tuple[Line, int]:
        """The line at *index* with those that its quoted cells run on to, and the index after."""
        text, end = self.lines[index].text, index + 1
        while _OPEN_QUOTE.search(text.rpartition("\n")[2]):
            close = self._closing(end)
            if close is None:
                break
            text = "\n".join([text, *(line.text for line in self.lines[end : close + 1])])
            end = close + 1
        return Line(text, self.lines[index].place), end

    def _is_tabbed(self, index: int) -> bool:
        """Whether a row begins here: a tab on the line, or a quoted cell that runs on to a line with one."""
        text = self.lines[index].text
        if "\t" in text:
            return True
        close = self._closing(index + 1) if text.startswith('"') and _OPEN_QUOTE.search(text) else None
        return close is not None and '"\t' in self.lines[close].text

    def _closing(self, index: int) -> int | None:
        """The line at or soon after *index* on which a quoted cell ends."""
        last = min(index + _QUOTED_LINES, len(self.lines))
        return next((end for end in range(index, last) if _CLOSE_QUOTE.match(self.lines[end].text)), None)

    def _torn_by_tabs(self, index: int) -> _Taken | None:
        """Rows as groups of lines between blank ones, each line a tab and a value."""
        groups: list[list[Line]] = []
        end = index
        while True:
            stop = self._run(end, _is_one_tabbed)
            if stop == end:
                break
            groups.append(list(self.lines[end:stop]))
            end = stop
            if stop < len(self.lines) and not self.lines[stop].text.strip(" "):
                stop += 1
            if stop == end or stop >= len(self.lines) or not _is_one_tabbed(self.lines[stop]):
                break
            end = stop
        if len(groups) < _PAIR or all(len(group) < _PAIR for group in groups):
            return None
        return _Taken(tabbed_rows(groups), end)


def _is_rule(line: Line) -> bool:
    signs = frozenset(line.text)
    return bool(signs & _CORNERS) and signs <= _DRAWN and sum(sign in _DASHES for sign in line.text) >= _PAIR


def _is_markdown_rule(line: Line) -> bool:
    return _is_rule(line) and frozenset(line.text) <= _MARKDOWN_RULE


def _is_fenced(line: Line) -> bool:
    """Whether a line with one cell has a bar at both its ends."""
    bare = line.text.strip()
    return len(bare) > _PAIR and bool(_BAR.match(bare)) and bool(_BAR.match(bare[-1]))


def _is_one_tabbed(line: Line) -> bool:
    return bool(re.fullmatch(r" *\t[^\t]*", line.text))


def _is_pair_of_figures(line: Line) -> bool:
    """Whether a single line with tabs is a row: more cells than a heading has, or a figure at its end."""
    cells = [text for text, _ in _tab_cells(line)]
    return len(cells) > _PAIR or bool(re.fullmatch(r"[+-]?[0-9][0-9,.]*", cells[-1]))


def _tab_cells(line: Line) -> list[tuple[str, Place]]:
    return [(_unquoted(text), place) for text, place in _cut(line, re.compile("\t"))]


def _bar_cells(line: Line) -> list[tuple[str, Place]]:
    """Texts between the bars; a bar at either end of the line only closes it."""
    cells = list(_cut(line, _BAR))
    if not cells[0][0].strip() and _BAR.match(line.text.lstrip()):
        del cells[0]
    if len(cells) > 1 and not cells[-1][0].strip():
        del cells[-1]
    return [(_marked_down(text), place) for text, place in cells]


def _without_filling(rows: Sequence[Line]) -> Iterator[list[tuple[str, Place]]]:
    """The cells of *rows* up to the last that is filled: blank ones behind it may have stood anywhere."""
    for row in rows:
        cells = _bar_cells(row)
        while len(cells) > 1 and not cells[-1][0]:
            del cells[-1]
        yield cells


def _cut(line: Line, delimiter: re.Pattern[str]) -> Iterator[tuple[str, Place]]:
    """The texts between delimiters, each with the place of its first visible character."""
    start = 0
    for end in [*(found.start() for found in delimiter.finditer(line.text)), len(line.text)]:
        text = line.text[start:end]
        before = line.text[: start + len(text) - len(text.lstrip())]
        number, _, last = before.rpartition("\n")
        down = number.count("\n") + 1 if "\n" in before else 0
        yield text, line.place.at((line.place.line or 1) + down, len(last) + 1)
        start = end + 1


def _unquoted(text: str) -> str:
    """A cell as a spreadsheet puts it on the clipboard: quoted where it has line breaks."""
    bare = text.strip(" ")
    if len(bare) >= _PAIR and bare[0] == bare[-1] == '"' and "\n" in bare:
        return printed(bare[1:-1].replace('""', '"'))
    return printed(text)


def _marked_down(text: str) -> str:
    """A cell of a table in Markdown, without its markup."""
    shown = printed(html.unescape(_BREAK.sub("\n", text.replace("\\|", "|"))))
    found = _EMPHASIS.fullmatch(shown)
    return found[2] if found and found[1] not in found[2] else shown
