"""A number before a change, and the number that a change is of, are told from the words between them."""

from __future__ import annotations

import pytest

from govcheck.claims.changes import earlier, subject
from govcheck.narrative.sentences import read


def _at(text, number):
    prose = read(text)
    sentence = prose.sentences[0]
    return prose, sentence, next(one for one in sentence.quantities if one.text.startswith(number))


@pytest.mark.parametrize(
    "text",
    [
        "申请由2023年的47件增至67件。",
        "申请从上年47件上升到67件。",
        "申请由去年的47件,增加至67件。",
        "申请67件,较上年的47件增加20件。",
        "申请67件,与2023年47件相比增加20件。",
    ],
)
def test_number_before_a_change_is_last_years(text):
    """A number that rose or fell to another, or that another is measured against, is last year's where it is said."""
    found = earlier(*_at(text, "47"), 2024)
    assert found is not None
    assert found.last_year


@pytest.mark.parametrize(
    "text", ["申请由47件增至67件。", "申请由2019年的47件增至67件。", "申请由一季度的47件增至67件。"]
)
def test_number_before_a_change_is_of_no_known_time(text):
    """Where last year is not named, the number before a change is not last year's."""
    found = earlier(*_at(text, "47"), 2024)
    assert found is not None
    assert not found.last_year


@pytest.mark.parametrize("text", ["申请47件,办结67件。", "申请47件,比上年增加20件。", "申请47件,同比增长至少20%。"])
def test_other_numbers_are_not_before_a_change(text):
    """A number that nothing rises or falls from is this year's."""
    assert earlier(*_at(text, "47"), 2024) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("申请67件,较上年的47件增加20件。", 67),
        ("申请67件(其中网上40件),增加20件。", 67),
        ("申请67件,办结66件,增加20件。", 66),
        ("申请67件,增加5件、增长8%,办结增加20件。", 67),
    ],
)
def test_change_is_of_the_number_before(text, number):
    """What it is measured against, other differences and closed brackets are not what a change is of."""
    prose, sentence, change = _at(text, "20")
    found = subject(prose, sentence, change, ())
    assert found is not None
    assert found.stated.low == number


def test_change_has_no_number_before_a_semicolon():
    """A change behind a semicolon is of no number before it."""
    prose, sentence, change = _at("申请67件;办结增加20件。", "20")
    assert subject(prose, sentence, change, ()) is None
