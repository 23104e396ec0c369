"""Whether a number looks like another one mistyped: then the two are meant to be the same, whatever stands around."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from govcheck.narrative.quantity import Interval

__all__ = ["is_slip"]

#: Of numbers with fewer digits many are one digit apart by chance.
FEWEST_DIGITS: Final = 3


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
