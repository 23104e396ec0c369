"""Whether one number is another with a slip of the pen: one digit, two digits in the wrong order, one too many."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from govcheck.narrative.quantity import Interval

__all__ = ["NEAR_CASES", "NEAR_POINTS", "WRONG_UNITS", "is_nearly_slip", "is_slip", "is_unlikely"]

#: How far off says nothing of whether a number was meant to be another: cases, and percentage points.
NEAR_CASES: Final = 3
NEAR_POINTS: Final = 10
#: How much too large or small a number is with 亿 for 万, or 元 for 万元.
WRONG_UNITS: Final = tuple(Fraction(10) ** power for power in (-8, -4, 4, 8))
#: Figures of an earlier draft, or of the year before, are rarely more than half as large again.
_MUCH: Final = Fraction(3, 2)
#: How many units of the last digit make two digits.
_TWO_DIGITS: Final = 10


def is_slip(printed: Fraction, meant: Fraction, step: Fraction) -> bool:
    """Whether *printed* differs from *meant* by one slip; both are whole numbers of *step*."""
    first, second = printed / step, meant / step
    if first.denominator != 1 or second.denominator != 1 or second < 0:
        return False
    one, two = str(first.numerator), str(second.numerator)
    if len(one) == len(two):
        wrong = [at for at, pair in enumerate(zip_longest(one, two)) if pair[0] != pair[1]]
        return len(wrong) == 1 or (len(wrong) == 2 and _are_swapped(one, two, wrong))
    longer, shorter = sorted((one, two), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def _are_swapped(one: str, two: str, places: list[int]) -> bool:
    first, second = places
    return one[first] == two[second] and one[second] == two[first]


def is_nearly_slip(printed: Fraction, meant: Fraction, step: Fraction, slack: Fraction) -> bool:
    """Whether one other digit in *printed* comes as near to *meant* as rounding allows: within *slack*."""
    number = printed / step
    if number.denominator != 1:
        return False
    digits = str(number.numerator)
    worths = (step * 10**place for place in range(len(digits)))
    return any(
        abs(printed + (new - int(old)) * worth - meant) <= slack
        for old, worth in zip(reversed(digits), worths, strict=True)
        for new in range(10)
        if new != int(old)
    )


def is_unlikely(stated: Interval, values: Iterable[Fraction], near: int) -> bool:
    """Whether *stated* is far from all *values* and no slip of any: what people get wrong is seldom so far off.

    That there is nothing is said on purpose, however much there is.

    Args:
        stated: The values that the number may stand for.
        values: What it may be meant to be.
        near: How much too large or too small says nothing.
    """
    said = _middle(stated)
    return (
        said is not None and said != 0 and not any(_is_likely(stated, abs(said), abs(value), near) for value in values)
    )


def _is_likely(stated: Interval, said: Fraction, value: Fraction, near: int) -> bool:
    less, more = sorted((said, value))
    if more - less <= near or more <= _MUCH * less:
        return True
    if any(stated.contains(value * factor) for factor in WRONG_UNITS):
        return True
    step = _step(stated)
    if less < _TWO_DIGITS * step <= more:
        return False  # 2 is in every tenth number
    moved = stated.contains(10 * value) or stated.contains(value / 10)
    return moved or is_slip(round(said / step) * step, round(value / step) * step, step)


def _middle(stated: Interval) -> Fraction | None:
    if stated.low is None or stated.high is None:
        return stated.low if stated.high is None else stated.high
    return (stated.low + stated.high) / 2


def _step(stated: Interval) -> Fraction:
    """One unit of the last digit that was printed, of a number that stands for all that round to it."""
    width = stated.high - stated.low if stated.low is not None and stated.high is not None else 0
    return Fraction(width or 1)
