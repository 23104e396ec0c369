"""How a number compares with another one that it should be: mistyped, or so far away that another is meant."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from govcheck.narrative.quantity import Interval

__all__ = ["is_far", "is_slip"]

#: Of numbers with fewer digits many are one digit apart by chance.
FEWEST_DIGITS: Final = 3
#: One digit too many or too few makes a number ten times as large; more than that is no slip.
FARTHEST: Final = 12
#: Small numbers are far from others by chance.
LARGE: Final = 100


def is_slip(stated: Interval, value: Fraction) -> bool:
    """Whether *stated* is *value* with one digit replaced, or with two neighbours swapped."""
    if not stated.is_point or stated.low is None or value.denominator != 1 or stated.low.denominator != 1:
        return False
    said, meant = str(stated.low), str(value)
    if len(said) != len(meant) or len(meant) < FEWEST_DIGITS:
        return False
    wrong = [at for at, (one, other) in enumerate(zip(said, meant, strict=True)) if one != other]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(said) == sorted(meant)


def is_far(stated: Interval, values: Iterable[Fraction]) -> bool:
    """Whether *stated* is so much larger or smaller than all *values* that it is hardly meant to be one of them."""
    if stated.low is None or stated.low <= 0:
        return False
    said = stated.low
    large = Fraction(LARGE)
    return all(
        value > 0 and (said >= max(large, FARTHEST * value) or value >= max(large, FARTHEST * said)) for value in values
    )
