"""Characters on a page to lines, and lines to paragraphs."""

from __future__ import annotations

import re
import statistics
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from govcheck.documents.printed import is_wide, printed, raised, true_character
from govcheck.labels import NUMBERING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Char", "Column", "TextLine", "chars_of", "leading_of", "lines_of", "paragraph_lengths"]

_LOST = "\ufffd"
#: What stays on one line: opening signs, a character, word or figure, and closing signs.
_UNBROKEN: Final = re.compile(r"[“‘（《〈【\[(]*(?:[A-Za-z0-9.,%％:/\-]+|.)?[，。；：、！？”’）》〉】\]),.;:!?%％]*")
#: Width of a letter or digit, and room that a line may leave, in parts of the height of its characters.
_NARROW: Final = 0.55
#: Room that the line of an unfinished sentence may leave, in parts of the width of the text.
_OPEN: Final = 0.1
_SLACK: Final = 0.3
#: Distances of lines that are alike, in points; how many of them there must be, and in what part of all.
_NEAR: Final = 1.5
_FEWEST: Final = 3
_SHARE: Final = 0.15
#: Figures side by side at the end of a line: a row of a table without rules.
_ROW: Final = re.compile(r"(?:\s[0-9０-９][0-9０-９.,，]*|\s[/—－-]){2,}$")
#: So many gaps between Chinese words are those of columns.
_GAP: Final = re.compile(r"(?<=[一-鿿]) (?=[一-鿿])")
_GAPS: Final = 3
_ENDS: Final = ("。", "！", "？", "；", "：", ":")


@frozen
class Char:
    """A character where it is printed; distances in points from the upper left corner of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre: across and down."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@frozen
class TextLine:
    """A line of text where it is printed."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top


@frozen
class Column:
    """Where text stands on the page.

    Args:
        left: Its left margin.
        right: Its right margin.
        leading: The distance between lines of a paragraph; ``None`` where that is not known.
    """

    left: float
    right: float
    leading: float | None = None

    def is_full(self, line: TextLine, after: TextLine) -> bool:
        """Whether *line* reaches the right margin, or has no room for what *after*, the line below, begins with.

        A line that ends no sentence is full where little room is left: some programs keep more together.
        """
        room = self.right - line.x1
        open_end = " " not in line.text and not line.text.endswith((*_ENDS, "…", "”", "）"))
        least = _OPEN * (self.right - self.left) if open_end else 0
        return room < max(2 * line.size, _first_width(after) + _SLACK * line.size, least)

    def is_indented(self, line: TextLine) -> bool:
        """Whether *line* begins a paragraph."""
        return line.x0 > self.left + 1.2 * line.size

    def goes_on(self, above: TextLine, line: TextLine) -> bool:
        """Whether *line* goes on with the paragraph of *above*, wherever it stands; rows of figures go on with none."""
        ended = above.text.endswith(_ENDS) and NUMBERING.match(line.text) is not None
        row = _is_row(above.text) or _is_row(line.text)
        return self.is_full(above, line) and not self.is_indented(line) and not ended and not row


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table without rules: Chinese prose has no gaps."""
    return _ROW.search(text) is not None or len(_GAP.findall(text)) >= _GAPS


def _first_width(line: TextLine) -> float:
    """The width of what no line break parts at the beginning of *line*: a word or figure, signs that cling to it."""
    found = _UNBROKEN.match(line.text)
    text = found[0] if found else ""
    return line.size * sum(1 if is_wide(sign) else _NARROW for sign in text)


def chars_of(chars: Iterable[Mapping[str, Any]]) -> Iterator[Char]:
    """Characters of pdfplumber: not those set aslant, which are watermarks; those without code as U+FFFD."""
    for char in chars:
        across, up, *_ = char["matrix"]
        if min(abs(across), abs(up)) * 10 > max(abs(across), abs(up)):
            continue
        text = _LOST if char["text"].startswith("(cid:") else true_character(char["text"])
        yield Char(text, char["x0"], char["x1"], char["top"], char["bottom"])


def lines_of(chars: Iterable[Char]) -> list[TextLine]:
    """Lines from top to bottom, each read from left to right."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.middle[1]):
        if rows and _on_line(rows[-1], char):
            rows[-1].append(char)
        else:
            rows.append([char])
    lines = (_line(sorted(row, key=lambda char: char.x0)) for row in rows)
    return [line for line in lines if line.text]


def paragraph_lengths(lines: Sequence[TextLine], column: Column) -> Iterator[int]:
    """How many lines each paragraph has, as far as indents, short lines, gaps and sizes tell."""
    length = 1
    for above, line in pairwise(lines):
        if _runs_on(above, line, column):
            length += 1
        else:
            yield length
            length = 1
    if lines:
        yield length


def leading_of(gaps: Sequence[float]) -> float | None:
    """The distance between lines of a paragraph: the least of those that often occur; ``None`` where none does."""
    often = max(_FEWEST, _SHARE * len(gaps))
    ordered = sorted(gap for gap in gaps if gap > -_NEAR)
    return next((gap for gap in ordered if sum(abs(other - gap) < _NEAR for other in ordered) >= often), None)


def _on_line(row: Sequence[Char], char: Char) -> bool:
    tallest = max(row[-8:], key=lambda other: other.size)
    return abs(char.middle[1] - tallest.middle[1]) < 0.5 * max(tallest.size, char.size)


def _runs_on(above: TextLine, line: TextLine, column: Column) -> bool:
    size = max(above.size, line.size)
    gap = line.top - above.bottom
    far = gap > 1.5 * size or (column.leading is not None and gap > column.leading + 0.5 * size)
    same_size = abs(above.size - line.size) < 0.2 * size
    return column.goes_on(above, line) and not far and same_size


def _line(chars: Sequence[Char]) -> TextLine:
    kept = list(_without_doubles(chars))
    size = statistics.median(char.size for char in kept)
    base = max(char.bottom for char in kept)
    text = ""
    for index, char in enumerate(kept):
        if index and _is_gap(kept[index - 1], char):
            text += " "
        # A footnote's number stands smaller and higher; read plainly it would become digits of the figure.
        is_raised = char.size < 0.8 * size and char.bottom < base - 0.2 * size and text.strip()
        text += raised(char.text) if is_raised else char.text
    top = min(char.top for char in kept)
    return TextLine(" ".join(printed(text).split()), kept[0].x0, kept[-1].x1, top, base)


def _without_doubles(chars: Sequence[Char]) -> Iterator[Char]:
    """Some programs print bold by printing twice, a hair's breadth apart."""
    for index, char in enumerate(chars):
        near = chars[max(0, index - 3) : index]
        if not any(other.text == char.text and char.x0 - other.x0 < 0.2 * char.size for other in near):
            yield char


def _is_gap(before: Char, char: Char) -> bool:
    """Whether there is a space between two characters; justified Chinese has wide gaps that are none."""
    gap = char.x0 - before.x1
    return gap > char.size * (1 if is_wide(before.text) and is_wide(char.text) else 0.3)
