"""One slip of the pen: what another digit, swapped digits, or a digit too many make of a number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.narrative.quantity import Interval, exactly
from govcheck.narrative.slips import NEAR_CASES, NEAR_POINTS, is_nearly_slip, is_slip, is_unlikely

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


@pytest.mark.parametrize(
    ("stated", "meant", "unlikely"),
    [
        (110, 176, True), (135, 170, False), (54, 92, True), (6, 3, False), (24, 5, True), (37, 191, True),
        (710, 170, False), (1760, 176, False), (17, 176, False), (10, 1, True), (397_700, 39_774, False),
    ],
)  # fmt: skip
def test_numbers_that_are_hardly_mistyped(stated, meant, unlikely):
    """More than half as large again, and no slip of the pen, is seldom a mistake in the number."""
    width = Fraction(100) if stated > 100_000 else Fraction(0)
    interval = Interval(stated - width / 2, stated + width / 2) if width else exactly(stated)
    assert is_unlikely(interval, [Fraction(meant)], NEAR_CASES) is unlikely


@pytest.mark.parametrize(
    ("stated", "meant", "unlikely"),
    [
        ("48.9", "40.2", False), ("8.5", "78.4", True), ("53.0", "5.298", False), ("58.6", "85.625", False),
        ("100", "2.17", True),
    ],
)  # fmt: skip
def test_shares_that_are_hardly_mistyped(stated, meant, unlikely):
    """Ten points are near; a moved point and two swapped digits are slips, also where the right share is rounded."""
    half = Fraction(1, 20)
    interval = Interval(Fraction(stated) - half, Fraction(stated) + half)
    assert is_unlikely(interval, [Fraction(meant)], NEAR_POINTS) is unlikely


@given(st.integers(1, 10**6), st.lists(st.integers(0, 10**6), min_size=1, max_size=4))
def test_what_agrees_with_one_value_is_not_unlikely(number, others):
    """A number is never unlikely where one of the values that it may mean is itself."""
    assert not is_unlikely(exactly(number), map(Fraction, [*others, number]), NEAR_CASES)
