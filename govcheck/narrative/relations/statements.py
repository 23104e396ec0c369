"""What the relations share: the statements of a sentence, their sums, and how values are shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.narrative.findings import Quote, quote
from govcheck.narrative.quantity import Interval, Kind, Precision, exactly
from govcheck.narrative.reading import Span
from govcheck.narrative.statement import Statement
from govcheck.narrative.units import same_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = [
    "MEASURED",
    "REST",
    "STATED_TOTAL",
    "Statement",
    "added",
    "agree",
    "around",
    "half_up",
    "lead",
    "like",
    "like_in_unit",
    "of_block",
    "percentage",
    "plain",
    "quoted",
    "same_things",
    "show",
    "value",
]

#: Words that say a number is a total; 共 is also a part of 公共 and 共享.
STATED_TOTAL: Final = re.compile(r"(?<!公)共(?![同享建产青和识性])|合计|总计|总数|总量|累计|全年|全部")
#: What the last of a list is called that leaves nothing out.
REST: Final = re.compile(r"其余|其他|其它|剩余|余下")

_IN: Final = {"亿": 100_000_000, "万": 10_000}
_UP_TO_CLAUSE: Final = re.compile(r"(?s:.*)[,;:。()!?\n]")
_LONGEST_LEAD: Final = 40
#: What is measured, not counted: whole kilometres are rounded, and so is their sum.
_WHOLE_UNITS: Final = "公里 千米 平方公里 公顷 亩 吨 立方米 平方米 千瓦 公斤 千克"
MEASURED: Final = frozenset(_WHOLE_UNITS.split())
_LONG: Final = 1000
_EXACT: Final = frozenset({Precision.EXACT})


def of_block(sentences: Sequence[Sentence]) -> list[Statement]:
    """The comparable quantities of several sentences, in order."""
    return [statement for sentence in sentences for statement in sentence.said]


def around(prose: Prose, span: Span) -> Span:
    """The sentences from the start to the end of *span*; outside of sentences the block of a table."""
    at = bisect_right(prose.starts, span.start) - 1
    if at >= 0 and span.start < prose.sentences[at].span.end:
        first = prose.sentences[at].span
        if span.end <= first.end:
            return first
        last = bisect_right(prose.starts, span.end - 1) - 1
        return Span(first.start, prose.sentences[last].span.end)
    blocks = prose.reading.blocks
    at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[at].span if at >= 0 else span


def lead(prose: Prose, statement: Statement) -> str:
    """The words of the clause before *statement*, with the dates and numbers among them."""
    start = statement.span.start
    begin = max(start - _LONGEST_LEAD, 0)
    ended = _UP_TO_CLAUSE.match(prose.text, begin, start)
    return prose.text[ended.end() if ended else begin : start]


def agree(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether *whole* may be the sum of *parts*, each as exact as it is stated."""
    if {one.quantity.precision for one in (whole, *parts)} == _EXACT:
        measured = whole.quantity.unit in MEASURED and value(whole) >= _LONG and len(parts) > 1
        most = 1 if measured else 0
        return -most <= _exact(whole.quantity.value or 0) - _sum(parts) <= most
    return whole.quantity.interval.meets(_total(parts))


def _total(parts: Iterable[Statement]) -> Interval:
    result = exactly(0)
    for part in parts:
        result = result.plus(part.quantity.interval)
    return result


def percentage(part: Interval, whole: Interval) -> Interval:
    """How many per cent of *whole* the *part* is, each as exact as it is stated; of nothing it may be any share."""
    low = None if part.low is None or not whole.high else 100 * part.low / whole.high
    high = None if part.high is None or whole.low is None or whole.low <= 0 else 100 * part.high / whole.low
    return Interval(low, high)


def added(parts: Iterable[Statement]) -> Fraction:
    """The sum of the printed values."""
    return Fraction(_sum(parts))


def _sum(parts: Iterable[Statement]) -> int | Fraction:
    return sum([_exact(part.quantity.value or 0) for part in parts])


def _exact(number: int | Decimal) -> int | Fraction:
    """*number* for exact arithmetic; whole numbers stay what they are, which is faster."""
    return number if isinstance(number, int) else Fraction(number)


def value(statement: Statement) -> Fraction:
    """The printed value as a fraction."""
    return statement.quantity.amount


def show(number: Fraction) -> str:
    """*number* as a plain decimal; a number without end is rounded to four places."""
    if number.denominator == 1:
        return str(number.numerator)
    rounded = half_up(number * 10_000)
    whole, rest = divmod(abs(rounded), 10_000)
    return f"{'-' if rounded < 0 else ''}{whole}.{rest:04d}".rstrip("0")


def quoted(prose: Prose, spans: Sequence[Span]) -> Quote:
    """The sentences that *spans* stand in, with these marked."""
    return quote(prose, around(prose, Span(min(spans).start, max(spans).end)), spans)


def half_up(number: Fraction) -> int:
    """*number* as a whole one, as reports round: a half away from zero, so that a fall of 12.5 is one of 13."""
    halves, parts = 2 * abs(number.numerator), number.denominator
    rounded = (halves + parts) // (2 * parts)
    return rounded if number >= 0 else -rounded


def like(number: Fraction, statement: Statement) -> str:
    """*number* in the 万 or 亿 that *statement* is printed in, and in its unit of money: 510万元; counts are bare."""
    is_money = statement.quantity.kind is Kind.MONEY
    return _in_its_size(number, statement) + (statement.quantity.unit if is_money else "")


def _in_its_size(number: Fraction, statement: Statement) -> str:
    """*number* in 万 or 亿 as *statement* is printed; a sum of 元 is no help beside 万元."""
    unit = next((one for one in _IN if one in statement.quantity.text), "")
    return f"{show(number / _IN[unit])}{unit}" if unit in _IN else show(number)


def like_in_unit(number: Fraction, statement: Statement) -> str:
    """*number* as *statement* is printed, with its measure word: 800件, 1.5亿元."""
    return _in_its_size(number, statement) + statement.quantity.unit


def plain(statement: Statement) -> str:
    """What is printed for the quantity, as read."""
    return statement.quantity.text


def same_things(first: Statement, second: Statement) -> bool:
    """Whether the measure words allow that both count the same things."""
    return same_unit(first.quantity.unit, second.quantity.unit)
