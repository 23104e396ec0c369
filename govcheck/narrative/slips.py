"""Whether one number is another with a slip of the pen: one digit, two digits in the wrong order, one too many."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["is_nearly_slip", "is_slip"]


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
