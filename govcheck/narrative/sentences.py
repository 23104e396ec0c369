"""A text as headings, sentences and clauses, each with its quantities: what claims and relations work on."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from govcheck.lazy import lazy
from govcheck.narrative.numerals import chinese_number
from govcheck.narrative.reading import MARKER, Block, BlockKind, Reading, Span, read_text
from govcheck.narrative.scan import scan
from govcheck.narrative.script import width
from govcheck.narrative.statement import Statement, state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.quantity import Quantity

__all__ = ["Clause", "Heading", "Marker", "Numbering", "Prose", "Sentence", "marker_at", "read"]


class Numbering(Enum):
    """The styles in which headings and items are numbered."""

    # Members are one of a kind: their identity is looked up faster than their name.
    __hash__ = object.__hash__

    HAN = "一、"
    HAN_IN_BRACKETS = "（一）"
    DIGIT = "1."
    DIGIT_IN_BRACKETS = "(1)"
    CIRCLED = "①"
    SPOKEN = "一是"

    @property
    def level(self) -> int:
        """How deep it stands below the others, the outermost 0."""
        return LEVELS[self]


LEVELS: Final = {numbering: level for level, numbering in enumerate(Numbering)}


@frozen
class Marker:
    """The number before a heading or an item.

    Args:
        numbering: Its style.
        number: Its number.
        span: Where it stands in the reading.
    """

    numbering: Numbering
    number: int
    span: Span


@frozen
class Heading:
    """A line that stands over others.

    Args:
        text: Its words without the number.
        span: Where it stands in the reading, with its number.
        marker: Its number, or ``None``.
    """

    text: str
    span: Span
    marker: Marker | None


@define(frozen=True, slots=False)
class Clause:
    """A stretch between two commas, semicolons, colons, or full stops, never ending inside brackets.

    Args:
        span: Where it stands in the reading, without the punctuation.
        quantities: Everything made of digits in it.
    """

    span: Span
    quantities: tuple[Quantity, ...]


@define(frozen=True, slots=False)
class Sentence:
    """A sentence, or a heading that stands like one.

    Args:
        span: Where it stands in the reading, with its full stop.
        block: Number of the paragraph that it stands in, counted from 0 over all blocks.
        quantities: Everything made of digits in it, in order.
        places: Where each of them begins.
        cuts: Where its clauses begin, and its end.
        headings: The headings over it, the outermost first; its own where it is a heading.
        is_heading: Whether it is itself a heading.
        said: Its comparable quantities with the words around each.
    """

    span: Span
    block: int
    quantities: tuple[Quantity, ...]
    places: tuple[int, ...] = field(repr=False)
    cuts: tuple[int, ...] = field(repr=False)
    headings: tuple[Heading, ...]
    is_heading: bool
    said: tuple[Statement, ...] = field(repr=False)

    @lazy
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in order."""
        return tuple(_clauses(self))


@frozen
class Prose:
    """A text that has been read.

    Args:
        reading: The text as read, with the way back to what is printed.
        sentences: Its sentences and headings in order; cells of tables are none.
        markers: Every number before a heading or an item in prose, in order.
        text: The text as read.
        starts: Where each of its sentences begins.
    """

    reading: Reading
    sentences: tuple[Sentence, ...] = field(repr=False)
    markers: tuple[Marker, ...] = field(repr=False)
    text: str = field(init=False, repr=False, eq=False)
    starts: Sequence[int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "text", self.reading.text)
        object.__setattr__(self, "starts", [sentence.span.start for sentence in self.sentences])

    def words(self, span: tuple[int, int]) -> str:
        """The words at *span* as read, from its first character up to the one after the last."""
        start, end = span
        return self.text[start:end]

    @property
    def quantities(self) -> Iterator[Quantity]:
        """Everything made of digits in prose, in order."""
        for sentence in self.sentences:
            yield from sentence.quantities


_STYLES: Final = {
    "han": Numbering.HAN,
    "han_in_brackets": Numbering.HAN_IN_BRACKETS,
    "digit": Numbering.DIGIT,
    "digit_in_brackets": Numbering.DIGIT_IN_BRACKETS,
    "circled": Numbering.CIRCLED,
}
_SPOKEN: Final = re.compile(r"(?<![\u3400-\u9fff0-9A-Za-z])([一二三四五六七八九十]{1,3})是(?!否|不是)")
#: One set of characters stands first, so that the others are passed over at once.
_STOPS: Final = re.compile(r"[。!?,;:(《“\[)》”\]](?:(?<=[。!?])[。!?]*[”》)]*)?")
_LONGEST_HEADING: Final = 45
#: A bracket that is never closed must not swallow the rest of the paragraph.
_LONGEST_BRACKET: Final = 400


def read(source: str) -> Prose:
    """Read *source*: paragraphs made whole, sentences cut, quantities found. Never raises."""
    reading = read_text(source)
    sentences: list[Sentence] = []
    markers: list[Marker] = []
    path: list[Heading] = []
    for number, block in enumerate(reading.blocks):
        if block.kind is BlockKind.CELL:
            continue
        marker = marker_at(reading.text, *block.span)
        heading = _heading(reading, block, marker)
        if heading is not None:
            path = [*_above(path, heading), heading]
        if marker is not None:
            markers.append(marker)
        markers.extend(_spoken(reading.text, block.span))
        sentences.extend(_sentences(reading.text, block.span, number, tuple(path), heading is not None))
    return Prose(reading, tuple(sentences), tuple(markers))


def marker_at(text: str, at: int, end: int) -> Marker | None:
    """The number of a heading or an item that begins at *at*, or ``None``."""
    found = MARKER.match(text, at, end)
    if found is None or found.lastgroup is None:
        return None
    printed = found[found.lastgroup]
    if found.lastgroup == "circled":
        number = ord(printed) - ord("①") + 1
    else:
        value = int(printed) if printed.isascii() else chinese_number(printed)
        if not isinstance(value, int):
            return None
        number = value
    return Marker(_STYLES[found.lastgroup], number, Span._make(found.span()))


def _heading(reading: Reading, block: Block, marker: Marker | None) -> Heading | None:
    """The heading that *block* is: a short line, numbered with *marker*, or without a full stop."""
    text = reading.text[block.span.start : block.span.end]
    if text[-1] in ";,:!?" or len(text) > 2 * _LONGEST_HEADING or width(text) > _LONGEST_HEADING:
        return None
    if text[-1] == "。" and (marker is None or "。" in text[:-1] or "," in text):
        return None
    start = marker.span.end if marker else block.span.start
    return Heading(reading.text[start : block.span.end].rstrip("。"), block.span, marker)


def _above(path: list[Heading], heading: Heading) -> list[Heading]:
    """The headings of *path* that stay above *heading*: an unnumbered one starts anew."""
    if heading.marker is None:
        return []
    level = heading.marker.numbering.level
    return [above for above in path if above.marker is None or above.marker.numbering.level < level]


def _spoken(text: str, span: Span) -> Iterator[Marker]:
    """The numbers of items within a paragraph: 一是…;二是…."""
    for found in _SPOKEN.finditer(text, span.start, span.end):
        number = chinese_number(found[1])
        if isinstance(number, int):
            yield Marker(Numbering.SPOKEN, number, Span._make(found.span()))


def _sentences(
    text: str, span: Span, block: int, headings: tuple[Heading, ...], is_heading: bool
) -> Iterator[Sentence]:
    quantities = tuple(scan(text, span))
    places = tuple([quantity.span.start for quantity in quantities])
    first = 0
    for cuts in _cuts(text, span):
        last = bisect_left(places, cuts[-1], first)
        within, whole = quantities[first:last], Span(cuts[0], cuts[-1])
        said = state(text, whole, within)
        yield Sentence(whole, block, within, places[first:last], cuts, headings, is_heading, said)
        first = last


def _clauses(sentence: Sentence) -> Iterator[Clause]:
    """The clauses of *sentence* with their quantities."""
    first = 0
    for start, end in pairwise(sentence.cuts):
        last = bisect_left(sentence.places, end, first)
        yield Clause(Span(start, end), sentence.quantities[first:last])
        first = last


def _cuts(text: str, span: Span) -> Iterator[tuple[int, ...]]:
    """For each sentence the positions where its clauses begin, and its end."""
    cuts, depth = [span.start], 0
    opened = span.start
    for stop in _STOPS.finditer(text, span.start, span.end):
        at = stop.start()
        mark = text[at]
        if depth and at - opened > _LONGEST_BRACKET:
            depth = 0
        if mark in "(《“[":
            opened = at
            depth += 1
        elif mark in ")》”]":
            depth = max(depth - 1, 0)
        elif mark in "。!?":
            yield (*cuts, stop.end())
            cuts, depth = [stop.end()], 0
        # Inside a number it ends nothing.
        elif not depth and not (text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit()):
            cuts.append(at + 1)
    if cuts[-1] < span.end or len(cuts) > 1:
        yield (*cuts, span.end)
