"""One slip of the pen: what another digit, swapped digits, or a digit too many make of a number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.narrative.slips import is_nearly_slip, is_slip

ONE = Fraction(1)


@pytest.mark.parametrize(
    ("printed", "meant", "expected"),
    [(148, 143, True), (148, 184, True), (148, 1480, True), (1148, 148, True), (148, 263, False), (148, 148, False)],
)
def test_slips_of_whole_numbers(printed, meant, expected):
    """One other digit, two swapped digits, a digit too many or too few are one slip; more is none."""
    assert is_slip(Fraction(printed), Fraction(meant), ONE) is expected


def test_a_slip_in_the_last_printed_digit():
    """17.46万 and 17.96万 differ in one printed digit, although both are multiples of a hundred."""
    assert is_slip(Fraction(174_600), Fraction(179_600), Fraction(100))


def test_a_meant_number_of_another_step_is_no_slip():
    """What has more digits than are printed cannot be a slip of what is printed."""
    assert not is_slip(Fraction(174_600), Fraction(174_650), Fraction(100))


@given(st.integers(min_value=10, max_value=10**9), st.data())
def test_every_other_digit_is_a_slip(number, data):
    """Whatever digit of whatever number is changed, it is a slip; and nearly one within any rounding."""
    digits = str(number)
    place = data.draw(st.integers(min_value=1, max_value=len(digits) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[place]]))
    changed = int(digits[:place] + other + digits[place + 1 :])
    assert is_slip(Fraction(changed), Fraction(number), ONE)
    assert is_nearly_slip(Fraction(changed), Fraction(number) + Fraction(1, 2), ONE, Fraction(1, 2))


def test_what_rounding_does_not_explain():
    """4.10 and 4.12亿 are near one digit apart, 4.10 and 4.34亿 are not."""
    step, slack = Fraction(1_000_000), Fraction(1_000_000)
    assert is_nearly_slip(Fraction(410_000_000), Fraction(412_000_000), step, slack)
    assert not is_nearly_slip(Fraction(410_000_000), Fraction(434_000_000), step, slack)
