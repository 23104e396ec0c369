"""Text as a reader reads it: paragraphs made whole again, with the way back to what is printed.

Hard line breaks, page numbers and page breaks inside a sentence, blanks between characters and digits, and
stray pinyin are passed over. Every position of the reading leads back to a position of the text as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from govcheck.narrative.script import HAN, fold, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["MARKER", "Block", "BlockKind", "Reading", "Span", "read_text"]


class Span(NamedTuple):
    """A stretch of text: first character and the one after the last, counted from 0."""

    start: int
    end: int


class BlockKind(Enum):
    """What a block of text is."""

    PROSE = "prose"
    CELL = "cell"  # a cell of a table that came as text; never read as a sentence


@frozen
class Block:
    """A paragraph, a heading or a cell, without the line breaks inside it.

    Args:
        kind: Prose or cell.
        span: Where it stands in the reading.
    """

    kind: BlockKind
    span: Span


@frozen
class Reading:
    """A text and how it is read.

    Args:
        source: The text as printed.
        text: The text as read: folded, blocks separated by a line break.
        blocks: Its paragraphs and cells in order.
    """

    source: str = field(repr=False)
    text: str
    blocks: tuple[Block, ...]
    # Runs of characters that were kept: position in the reading, position in the source.
    _read: Sequence[int] = field(repr=False, eq=False)
    _printed: Sequence[int] = field(repr=False, eq=False)

    def printed(self, span: Span) -> Span:
        """Where *span* of the reading stands in the text as printed."""
        start, end = span
        if not self._read:
            return Span(0, 0 if start >= end else 1)
        first = self._origin(start)
        return Span(first, self._origin(end - 1) + 1 if start < end else first)

    def quote(self, span: Span) -> str:
        """What is printed at *span* of the reading, with its line breaks and blanks."""
        start, end = self.printed(span)
        return self.source[start:end]

    def _origin(self, at: int) -> int:
        """Where the character at *at* of the reading stands in the source; the last line break may be added."""
        run = bisect_right(self._read, at) - 1
        return min(self._printed[run] + at - self._read[run], len(self.source))


class _Line(NamedTuple):
    start: int
    text: str


_CN_NUMBER: Final = "[一二三四五六七八九十]"

#: The numbering at the beginning of a heading or an item: 一、 （一） 1. 1、 (1) ①.
MARKER: Final = re.compile(
    rf"(?:(?P<han>{_CN_NUMBER}{{1,3}})、|\((?P<han_in_brackets>{_CN_NUMBER}{{1,3}})\)"
    r"|(?P<digit>[0-9]{1,2})[.、](?![0-9])|\((?P<digit_in_brackets>[0-9]{1,2})\)|(?P<circled>[①-⑳]))"
)

_PAGE_NUMBER: Final = re.compile(
    r"-+ *[0-9]{1,4} *-+|第 *[0-9]{1,4} *页(?:[, /]*共 *[0-9]{1,4} *页)?|[0-9]{1,3} */ *[0-9]{1,3}"
)
_BARE_NUMBER: Final = re.compile(r"[0-9]{1,3}")
#: Each alternative begins with a character of its own, so that the others are passed over at once.
_SKIPPED: Final = re.compile(rf"[ ] *|\((?<=[{HAN}]\()[a-zàáèéìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜ]{{1,6}}\)")
_SENTENCE_END: Final = "。!?"
_CLAUSE_END: Final = ";:)》”]" + _SENTENCE_END
_OPEN_END: Final = ",、(《“"
#: Shorter lines are headings that nobody broke; longer ones without an end run on over the page.
_SHORTEST_WRAP: Final = 18
_LONGER_THAN_A_HEADING: Final = 50
#: 3525件 at the beginning of a line; torn figures of tables have no measure word.
COUNTED: Final = re.compile(r"[0-9][0-9,.]{0,12}[万亿]?[余多]?[件宗份条起例](?![0-9A-Za-z])")
_SHORTEST_COUNTED: Final = 8
#: A number that the end of a line parts at its decimal point: 收费1,268. and 9万元; 1. alone numbers an item.
_OPEN_DECIMAL: Final = re.compile(r"[^0-9.,][0-9][0-9,]{0,11}\.$")
#: Row labels of the statutory form, where a page gives them as plain lines.
_FORM_LABEL: Final = re.compile(
    r"[一二三四]、(?:本年新收政府信息公开申请数量|上年结转政府信息公开申请数量|本年度办理结果|结转下年度继续办理)"
)


def read_text(source: str) -> Reading:
    """How *source* is read."""
    builder = _Builder(source)
    folded = fold(source)
    for kind, pieces in _blocks(list(_lines(folded))):
        builder.add(kind, folded, pieces)
    return builder.reading()


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield _Line(start, line.rstrip())
        start += len(line)


def _blocks(lines: Sequence[_Line]) -> Iterator[tuple[BlockKind, list[Span]]]:
    """The stretches of text that make one block each."""
    wrap = _wrap_width(lines)
    open_lines: list[_Line] = []
    page_number: _Line | None = None
    for position, line in enumerate(lines):
        bare = line.text.strip()
        if not bare or _PAGE_NUMBER.fullmatch(bare):
            continue
        if _is_tabular(line.text) or _FORM_LABEL.match(bare) or _is_in_cell(lines, position):
            yield from _paragraph(open_lines)
            yield from _cells(line)
            open_lines, page_number = [], None
        elif _BARE_NUMBER.fullmatch(bare) and page_number is None:
            # A page number between two halves of a sentence, or else a figure torn out of a table.
            page_number = line
        elif open_lines and _runs_on(open_lines[-1], line, wrap):
            open_lines.append(line)
            page_number = None
        else:
            yield from _paragraph(open_lines)
            if page_number is not None:
                yield BlockKind.CELL, [_trimmed(page_number)]
            open_lines, page_number = [line], None
    yield from _paragraph(open_lines)
    if page_number is not None:
        yield BlockKind.CELL, [_trimmed(page_number)]


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The width at which lines were broken by a machine, where at least three lines have it."""
    widths = Counter(
        round(width(line.text.strip()))
        for line in lines
        if line.text and line.text[-1] not in _SENTENCE_END and not _is_tabular(line.text)
    )
    candidates = [size for size in widths if _SHORTEST_WRAP <= size < _LONGER_THAN_A_HEADING]
    if not candidates:
        return None
    best = max(candidates, key=lambda size: (widths[size - 1] + widths[size] + widths[size + 1], size))
    return best if widths[best - 1] + widths[best] + widths[best + 1] >= 3 else None


def _runs_on(line: _Line, following: _Line, wrap: int | None) -> bool:
    """Whether the sentence of *line* goes on in *following*."""
    text, after = line.text.strip(), following.text.lstrip()
    if text[-1] in _SENTENCE_END or MARKER.match(after):
        return False
    if text[-1] in _OPEN_END or (after[0].isdigit() and _OPEN_DECIMAL.search(text)):
        return True
    # A line that begins with a number of things goes on with the one before, which ends in words.
    if COUNTED.match(after) and not MARKER.match(text) and len(text) >= _SHORTEST_COUNTED:
        return True
    size = width(text)
    wrapped = wrap is not None and abs(size - wrap) <= 2
    if text[-1] in _CLAUSE_END:
        return wrapped
    if text[-1].isdigit() and not after[0].isdigit() and not MARKER.match(text):
        return True
    return wrapped or size >= _LONGER_THAN_A_HEADING


def _is_tabular(text: str) -> bool:
    return "\t" in text or text.lstrip().startswith("|")


def _is_in_cell(lines: Sequence[_Line], position: int) -> bool:
    """Whether an item or an indented line touches a table, and so is a part of one of its cells."""
    text = lines[position].text
    if not (text.startswith(" ") or MARKER.match(text)):
        return False
    return any(_is_tabular(lines[beside].text) for beside in (position - 1, position + 1) if 0 <= beside < len(lines))


def _cells(line: _Line) -> Iterator[tuple[BlockKind, list[Span]]]:
    start = line.start
    for cell in re.split(r"[\t|]", line.text):
        if cell.strip():
            yield BlockKind.CELL, [_trimmed(_Line(start, cell))]
        start += len(cell) + 1


def _paragraph(lines: Sequence[_Line]) -> Iterator[tuple[BlockKind, list[Span]]]:
    if lines:
        yield BlockKind.PROSE, [_trimmed(line) for line in lines]


def _trimmed(line: _Line) -> Span:
    start = line.start + len(line.text) - len(line.text.lstrip())
    return Span(start, line.start + len(line.text.rstrip()))


class _Builder:
    """Collects the kept runs of characters."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self._read: list[int] = []
        self._printed: list[int] = []
        self._blocks: list[Block] = []

    def add(self, kind: BlockKind, folded: str, pieces: Iterable[Span]) -> None:
        start = self._length
        for piece in pieces:
            for first, last in _kept(folded, piece):
                self._keep(folded[first:last], first)
        if self._length > start:
            self._blocks.append(Block(kind, Span(start, self._length)))
            self._keep("\n", piece.end)

    def _keep(self, text: str, printed: int) -> None:
        self._read.append(self._length)
        self._printed.append(printed)
        self._pieces.append(text)
        self._length += len(text)

    def reading(self) -> Reading:
        return Reading(self._source, "".join(self._pieces), tuple(self._blocks), self._read, self._printed)


def _kept(text: str, piece: Span) -> Iterator[tuple[int, int]]:
    """The runs of *piece* without blanks between characters and without stray pinyin: start and end."""
    start, last = piece
    for skipped in _SKIPPED.finditer(text, start, last):
        end, behind = skipped.span()
        if text[end] == " " and _separates_words(text, end, behind):
            end += 1
        if end > start:
            yield start, end
        start = behind
    if last > start:
        yield start, last


def _separates_words(text: str, start: int, end: int) -> bool:
    """Whether blanks stand between two Latin words or numbers, which would become one without them."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
