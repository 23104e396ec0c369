"""How a number compares with another one that it should be: mistyped, or so far off that another is meant."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from govcheck.narrative import slips
from govcheck.narrative.quantity import Interval

__all__ = ["TWO_DIGITS", "is_far", "is_likely_slip"]

#: Smaller numbers stand in many rows by chance.
TWO_DIGITS: Final = 10

#: One digit too many or too few makes a number ten times as large; more than that is no slip.
FARTHEST: Final = 12
#: Smaller numbers are one digit apart from others, or far from them, by chance.
LARGE: Final = 100


def is_likely_slip(stated: Interval, value: Fraction, least: int = LARGE) -> bool:
    """Whether *stated* is *value* with one slip of the pen; smaller ones than *least* are so by chance."""
    if not stated.is_point or stated.low is None or min(stated.low, value) < least:
        return False
    return stated.low != value and slips.is_slip(stated.low, value, Fraction(1))


def is_far(stated: Interval, values: Iterable[Fraction]) -> bool:
    """Whether *stated* is so much larger or smaller than all *values* that it is hardly meant to be one of them.

    The same digits with 亿 in the place of 万, or with neither, are meant all the same.
    """
    values = list(values)
    if stated.low is None or stated.low <= 0:
        return False
    said = stated.low
    if any(value >= LARGE and stated.contains(value * factor) for value in values for factor in slips.WRONG_UNITS):
        return False
    large = Fraction(LARGE)
    return all(
        value > 0 and (said >= max(large, FARTHEST * value) or value >= max(large, FARTHEST * said)) for value in values
    )
