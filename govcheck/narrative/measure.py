"""What stands around the digits of a number: 万 and 多, the measure word, 约 before and 以上 after."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from govcheck.narrative.numerals import MULTIPLIERS
from govcheck.narrative.quantity import Kind, Precision, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.script import HAN
from govcheck.narrative.units import APPROXIMATE_AFTER, APPROXIMATE_BEFORE, NOT_APPROXIMATE, UNITS

__all__ = ["measured"]

#: How long the longest word is that begins, or ends, with a character: most characters begin or end none.
_LONGEST_UNIT: Final = {unit[0]: len(unit) for unit in sorted(UNITS, key=len)}
_LONGEST_BEFORE: Final = {word[-1]: len(word) for word in sorted(APPROXIMATE_BEFORE, key=len)}
_AND_MORE: Final = frozenset("多余来")
_ENLARGING: Final = _AND_MORE.union(MULTIPLIERS)
_TEN_THOUSANDS: Final = re.compile(r"([0-9]{1,4}|[0-9],[0-9]{3})万")
#: The rest of a number behind 万: 4万4168家. Four digits before 年 are a year.
_THOUSANDS: Final = re.compile(r"([1-9])千(?![瓦克米])")
_ONES: Final = re.compile(r"([0-9]{1,4}|[0-9],[0-9]{3})(?![0-9,.%年月日号万亿-])")
#: What makes a word of a numeral and its measure word: 一次性, 一些, 一个样.
_WORD_AFTER: Final = frozenset("性般些样致")
#: The last year that is not a count of years.
_YEARS: Final = range(1900, 2100)


class _Magnitude(NamedTuple):
    """Digits multiplied out."""

    end: int
    value: int | Decimal
    step: int | Decimal
    and_more: bool


def measured(text: str, digits: Span, value: int | Decimal, span: Span, unit: str = "") -> Quantity:
    """The quantity whose *digits* have *value*, read on both sides as far as *span*.

    Args:
        text: The text of a reading.
        digits: Where the digits or the numeral stand.
        value: Their value, not yet multiplied by a following 万 or 亿.
        span: The block that the number stands in.
        unit: The unit where it is known already, such as % for 百分之五.
    """
    magnitude = _Magnitude(digits.end, value, _step(value), False) if unit else _multiplied(text, digits, value, span)
    after = "" if unit else _unit(text, magnitude.end, span.end)
    end = magnitude.end + len(after)
    precision, start, end = _approximation(text, digits.start, end, span, magnitude)
    unit = unit or after
    kind = _kind(unit, magnitude, value, text, digits)
    if kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT) and precision is Precision.EXACT:
        precision = Precision.ROUNDED  # nobody prints all decimals of a share
    shown = None if kind is Kind.DATE else magnitude.value
    if kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT) and shown is not None and _is_negative(text, start, span):
        start, shown = start - 1, -shown
    core = digits if magnitude.end == digits.end else Span(digits.start, magnitude.end)
    return Quantity(kind, Span(start, end), text[start:end], core, shown, unit, precision, magnitude.step)


def _is_negative(text: str, start: int, span: Span) -> bool:
    """Whether a minus stands before: 增长-5%, but not 20%-30%."""
    if start - 1 < span.start or text[start - 1] != "-":
        return False
    before = text[max(start - 2, span.start) : start - 1]
    return not before or before in ":(" or before >= HAN[0]


def _step(value: int | Decimal) -> int | Decimal:
    """One unit of the last printed digit."""
    if isinstance(value, int):
        return 1
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else 1


def _multiplied(text: str, digits: Span, value: int | Decimal, span: Span) -> _Magnitude:
    """*value* times the 万, 亿, 千 that follow, with 多 or 余 between."""
    end, step, and_more = digits.end, _step(value), False
    if text[end : end + 1] not in _ENLARGING:
        return _Magnitude(end, value, step, and_more)
    for _ in range(3):
        if text[end : end + 1] in _AND_MORE and end < span.end and _goes_on(text, end + 1, span.end):
            end, and_more = end + 1, True
        multiplier = MULTIPLIERS.get(text[end : end + 1]) if end < span.end else None
        if multiplier is None or text.startswith(("千瓦", "千克", "千米", "万能", "万众"), end):
            break
        value, step, end = _times(value, multiplier), _times(step, multiplier), end + 1
        lower = _TEN_THOUSANDS.match(text, end, span.end) if multiplier == MULTIPLIERS["亿"] else None
        if lower and isinstance(value, int):
            value, step, end = value + _whole(lower[1]) * 10_000, 10_000, lower.end()
        if text[end - 1] == "万" and not and_more and isinstance(value, int) and step == MULTIPLIERS["万"]:
            rest = _below_ten_thousand(text, _Magnitude(end, value, step, and_more), span.end)
            if rest is not None:
                return rest
    return _Magnitude(end, value, step, and_more)


def _below_ten_thousand(text: str, so_far: _Magnitude, end: int) -> _Magnitude | None:
    """The number with what stands behind 万: 4万4168家, 2,401万2千元."""
    thousands = _THOUSANDS.match(text, so_far.end, end)
    if thousands:
        return _Magnitude(thousands.end(), so_far.value + int(thousands[1]) * 1000, 1000, so_far.and_more)
    ones = _ONES.match(text, so_far.end, end)
    return _Magnitude(ones.end(), so_far.value + _whole(ones[1]), 1, False) if ones else None


def _whole(digits: str) -> int:
    return int(digits.replace(",", ""))


def _times(value: int | Decimal, multiplier: int) -> int | Decimal:
    product = value * multiplier
    whole = isinstance(product, Decimal) and product.is_finite() and product == product.to_integral_value()
    return int(product) if whole else product


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a multiplier, a unit or the end of the clause follows: 多 is then 'and more', not 'many'."""
    following = text[at : at + 1] if at < end else ""
    return not following.isalnum() or following in MULTIPLIERS or bool(_unit(text, at, end)) or following in "张条"


def _unit(text: str, at: int, end: int) -> str:
    for length in range(min(_LONGEST_UNIT.get(text[at : at + 1], 0), end - at), 0, -1):
        unit = text[at : at + length]
        if unit in UNITS:
            return "" if text[at + length : at + length + 1] in _WORD_AFTER and at + length < end else unit
    return ""


def _approximation(text: str, start: int, end: int, span: Span, magnitude: _Magnitude) -> tuple[Precision, int, int]:
    """How exactly the number from *start* to *end* is stated, and where it stands with the words that say so."""
    if magnitude.and_more:
        return Precision.AND_MORE, start, end
    if text[end : end + 1] in ("多", "余") and end < span.end and not _is_other_word(text, end):
        return Precision.AND_MORE, start, end + 1
    after = text[end : end + 2]
    if after in APPROXIMATE_AFTER and end + 2 <= span.end:
        return APPROXIMATE_AFTER[after], start, end + 2
    longest = _LONGEST_BEFORE.get(text[start - 1 : start], 0)
    for length in range(min(longest, start - span.start), 0, -1):
        word = text[start - length : start]
        if word in APPROXIMATE_BEFORE:
            inside = text[max(start - length - 1, span.start) : start] if length == 1 else ""
            if inside not in NOT_APPROXIMATE:
                return APPROXIMATE_BEFORE[word], start - length, end
    exact = magnitude.step == 1
    return (Precision.EXACT if exact else Precision.ROUNDED), start, end


def _is_other_word(text: str, at: int) -> bool:
    """Whether 多 or 余 at *at* begins a word, or compares two numbers: 比上年的2864条多342条."""
    compares = text[at] == "多" and text[at + 1 : at + 2].isdigit()
    return compares or text.startswith(("多次", "多项", "余下"), at)


def _kind(unit: str, magnitude: _Magnitude, value: int | Decimal, text: str, digits: Span) -> Kind:
    if unit == "年" and isinstance(value, int) and value in _YEARS and magnitude.end == digits.end:
        return Kind.DATE
    following = text[digits.end : digits.end + 1]
    if unit == "" and following in ("月", "世") and magnitude.end == digits.end:
        return Kind.DATE
    return UNITS.get(unit, Kind.COUNT)
