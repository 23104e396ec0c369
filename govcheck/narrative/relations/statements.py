"""What the relations share: the statements of a sentence, their sums, and how values are shown."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

from govcheck.narrative.quantity import Interval, Precision, exactly
from govcheck.narrative.reading import Span
from govcheck.narrative.statement import Statement
from govcheck.narrative.units import same_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["Statement", "added", "agree", "around", "of_block", "plain", "same_things", "show", "value"]


def of_block(sentences: Sequence[Sentence]) -> list[Statement]:
    """The comparable quantities of several sentences, in order."""
    return [statement for sentence in sentences for statement in sentence.said]


def around(prose: Prose, span: Span) -> Span:
    """The sentences from the start to the end of *span*; outside of sentences the block of a table."""
    at = bisect_right(prose.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if at >= 0 and span.start < prose.sentences[at].span.end:
        last = bisect_right(prose.sentences, span.end - 1, key=lambda sentence: sentence.span.start) - 1
        return Span(prose.sentences[at].span.start, prose.sentences[last].span.end)
    blocks = prose.reading.blocks
    at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[at].span if at >= 0 else span


def agree(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether *whole* may be the sum of *parts*, each as exact as it is stated."""
    if all(one.quantity.precision is Precision.EXACT for one in (whole, *parts)):
        return value(whole) == added(parts)
    return whole.quantity.interval.meets(_total(parts))


def _total(parts: Iterable[Statement]) -> Interval:
    result = exactly(0)
    for part in parts:
        result = result.plus(part.quantity.interval)
    return result


def added(parts: Iterable[Statement]) -> Fraction:
    """The sum of the printed values."""
    values = [part.quantity.value or 0 for part in parts]
    whole = sum(number for number in values if isinstance(number, int))
    return sum((Fraction(number) for number in values if not isinstance(number, int)), Fraction(whole))


def value(statement: Statement) -> Fraction:
    """The printed value as a fraction."""
    return statement.quantity.amount


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
