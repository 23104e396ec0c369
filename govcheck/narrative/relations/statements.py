"""The quantities of a sentence with the words around each: what the relations compare."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from govcheck.narrative.quantity import COMPARABLE, Interval, Kind, Quantity, exactly
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence
from govcheck.narrative.units import same_unit

__all__ = ["Statement", "around", "of_block", "plain", "same_things", "show", "statements", "total", "value"]

_LONGEST_WORDS: Final = 40
_CHANGE: Final = re.compile(
    r"(?:增加|增长|减少|下降|上升|增幅|降幅|净增|新增加|多|少|回落|降低|提高|提升)(?:了|约|为|至)?$"
)
_COMPARED: Final = re.compile(
    r"(?:^|[^结转]{0,2})(?:同比|环比|较|相比|比上年|比去年|比20|去年|上年同期|同期)"
)
_BRACKETS: Final = re.compile(r"[()]")
_WORDS_BEFORE: Final = re.compile(r"[^,;:、。()!?\n]*$")
_WORDS_AFTER: Final = re.compile(r"[^,;:、。()!?\n]*")


@frozen
class Statement:
    """A quantity and what is said of it.

    Args:
        quantity: The quantity.
        before: The words before it, back to the punctuation or the quantity before.
        after: The words after it, up to the punctuation or the quantity after.
        bracket: Number of the bracket that it stands in, 0 outside of brackets.
    """

    quantity: Quantity
    before: str
    after: str
    bracket: int = field(repr=False)

    @property
    def is_count(self) -> bool:
        """Whether it counts cases or things."""
        return self.quantity.kind is Kind.COUNT and self.quantity.value is not None

    @property
    def is_change(self) -> bool:
        """Whether it says how much more or less, not how many; or speaks of another year."""
        return bool(_CHANGE.search(self.before) or _COMPARED.search(self.before))

    @property
    def is_change_of_number(self) -> bool:
        """Whether it says how much more or less than something else."""
        return bool(_CHANGE.search(self.before))

    @property
    def span(self) -> Span:
        """Where the quantity stands in the reading."""
        return self.quantity.span


def statements(prose: Prose, sentence: Sentence) -> list[Statement]:
    """The comparable quantities of *sentence* with the words around them."""
    brackets = _bracket_numbers(prose.text, sentence.span)
    starts = [at for at, _ in brackets]
    found: list[Statement] = []
    last = sentence.span.start
    quantities = sentence.quantities
    for position, quantity in enumerate(quantities):
        following = (
            quantities[position + 1].span.start if position + 1 < len(quantities) else sentence.span.end
        )
        if quantity.kind in COMPARABLE:
            number = brackets[bisect_right(starts, quantity.span.start) - 1][1] if brackets else 0
            inside = number if bisect_right(starts, quantity.span.start) else 0
            found.append(
                Statement(
                    quantity,
                    _before(prose.text, last, quantity.span.start),
                    _after(prose.text, quantity.span.end, following),
                    inside,
                )
            )
        last = quantity.span.end
    return found


def of_block(prose: Prose, sentences: Sequence[Sentence]) -> list[Statement]:
    """The comparable quantities of several sentences, in order."""
    return [statement for sentence in sentences for statement in statements(prose, sentence)]


def _before(text: str, start: int, end: int) -> str:
    found = _WORDS_BEFORE.search(text[max(start, end - _LONGEST_WORDS) : end])
    return found[0] if found else ""


def _after(text: str, start: int, end: int) -> str:
    found = _WORDS_AFTER.match(text[start : min(end, start + _LONGEST_WORDS)])
    return found[0] if found else ""


def _bracket_numbers(text: str, span: Span) -> list[tuple[int, int]]:
    """Positions from which on the text stands in a bracket of that number, 0 outside."""
    numbers: list[tuple[int, int]] = []
    depth = number = 0
    for mark in _BRACKETS.finditer(text, span.start, span.end):
        if mark[0] == "(":
            depth += 1
            number += depth == 1
        else:
            depth = max(depth - 1, 0)
        numbers.append((mark.end(), number if depth else 0))
    return numbers


def around(prose: Prose, span: Span) -> Span:
    """The sentences from the start to the end of *span*; outside of sentences the block of a table."""
    at = bisect_right(prose.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if at >= 0 and span.start < prose.sentences[at].span.end:
        last = bisect_right(prose.sentences, span.end - 1, key=lambda sentence: sentence.span.start) - 1
        return Span(prose.sentences[at].span.start, prose.sentences[last].span.end)
    blocks = prose.reading.blocks
    at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[at].span if at >= 0 else span


def total(parts: Iterable[Statement]) -> Interval:
    """The interval of the sum of *parts*."""
    result = exactly(0)
    for part in parts:
        result = result.plus(part.quantity.interval)
    return result


def value(statement: Statement) -> Fraction:
    """The printed value as a fraction."""
    return Fraction(statement.quantity.value or 0)


def show(number: Fraction) -> str:
    """*number* as a plain decimal; a number without end is rounded to four places."""
    if number.denominator == 1:
        return str(number.numerator)
    rounded = round(number * 10_000)
    whole, rest = divmod(abs(rounded), 10_000)
    return f"{'-' if rounded < 0 else ''}{whole}.{rest:04d}".rstrip("0")


def plain(statement: Statement) -> str:
    """What is printed for the quantity, as read."""
    return statement.quantity.text


def same_things(first: Statement, second: Statement) -> bool:
    """Whether the measure words allow that both count the same things."""
    return same_unit(first.quantity.unit, second.quantity.unit)
