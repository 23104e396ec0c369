"""How a number compares with the one that it should be."""

from fractions import Fraction

import pytest

from govcheck.claims.slip import is_far, is_likely_slip
from govcheck.narrative.quantity import Interval, exactly
from govcheck.report import Severity
from tests.claims.sentences import flagged, told


@pytest.mark.parametrize(
    ("stated", "meant", "slip"),
    [
        (3525, 3525, False),
        (3535, 3525, True),
        (3552, 3525, True),
        (3255, 3525, True),
        (5325, 3525, True),
        (352, 3525, True),
        (35, 25, False),
        (5523, 3525, True),
        (99, 999, False),
        (3637, 3525, False),
    ],
)
def test_a_slip_is_one_digit_or_two_exchanged(stated, meant, slip):
    """Of numbers with three digits or more; of shorter ones many are one digit apart by chance."""
    assert is_likely_slip(exactly(stated), Fraction(meant)) is slip


def test_an_approximate_number_is_no_slip():
    """What allows for several values is none of them mistyped."""
    assert not is_likely_slip(Interval(Fraction(3500), Fraction(3600)), Fraction(3625))


@pytest.mark.parametrize(
    ("stated", "values", "far"),
    [
        (34000, [1295, 1484], True),
        (34000, [1295, 30000], False),
        (12950, [1295], False),
        (9, [90], False),
        (2, [300], True),
        (30, [1], False),
        (500, [0], False),
    ],
)
def test_far_is_more_than_one_digit_too_many(stated, values, far):
    """Ten times as much is a slip; more than that is another thing, unless it should be none at all."""
    assert is_far(exactly(stated), map(Fraction, values)) is far


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全市行政事业性收费80000.00万元。", "59237.2449万元"),
        ("全市行政事业性收费9.00亿元。", "5.9237亿元"),
    ],
)
def test_money_is_told_in_the_unit_of_the_text(text, value):
    """What the table holds is told in the unit that the sentence prints: 59,237.2449万元 is Suqian's fee for 2023."""
    (found,) = flagged(told("suqian-2023", text))
    assert value in found.message.show("zh")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("全区新收申请520件。", Severity.WARNING),
        ("窗口前移，台账随时更新，全区新收申请1130件。", Severity.WARNING),
        ("窗口前移，台账随时更新，全区新收申请1023件。", Severity.WARNING),
        ("窗口前移，台账随时更新，全区新收申请520件。", Severity.INFO),
    ],
)
def test_the_farther_off_a_number_is_the_more_of_its_sentence_must_be_understood(text, severity):
    """1203 were received in Dongshan: 1130 and 1023 are likely that, 520 only where nothing else is said."""
    (found,) = [one.severity for one in flagged(told("c-dongshan-2025", text)) + _infos(text)]
    assert found is severity


def _infos(text):
    return flagged(told("c-dongshan-2025", text), Severity.INFO)
