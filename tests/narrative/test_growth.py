"""Growth and differences: from the two numbers beside them, as exactly as these are stated."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.relations.statements import half_up
from govcheck.narrative.sentences import read


def growths(text: str) -> list[Outcome]:
    """The outcomes of *text* on growth."""
    return [one for one in relate(read(text)) if one.relation == "text.growth"]


DIFFERENCES = [
    ("信访量由800件增加到1000件，净增201件。", Verdict.VIOLATED),
    ("信访量由800件增加到1000件，净增200件。", Verdict.HELD),
    ("参训人数由310人减少到290人，净减19人。", Verdict.VIOLATED),
    ("窗口由12个增加到15个，净增4个。", Verdict.VIOLATED),
    ("管网由883公里增加到951公里，净增69公里。", Verdict.NOT_ASSESSED),
    ("管网由883公里增加到951公里，净增71公里。", Verdict.VIOLATED),
    ("经费由320元增加到410元，净增91元。", Verdict.NOT_ASSESSED),
    ("经费由1.2亿元增加到1.5亿元，净增0.4亿元。", Verdict.NOT_ASSESSED),
    ("经费由1.23亿元增加到1.52亿元，净增0.3亿元。", Verdict.HELD),
    ("经费由1.2亿元增加到1.5亿元，净增0.9亿元。", Verdict.VIOLATED),
]


@pytest.mark.parametrize(("text", "verdict"), DIFFERENCES)
def test_only_what_is_rounded_may_be_off_in_its_last_digit(text, verdict):
    """Counts agree exactly; lengths and money may be off by rounding, and that is counted as not assessed."""
    assert [one.verdict for one in growths(text)] == [verdict]


def told(text: str) -> list[str]:
    """What is said of growth in *text* that is wrong."""
    return [one.message.show("zh") for one in growths(text) if one.verdict is Verdict.VIOLATED]


def test_a_half_is_rounded_up():
    """From 800 to 900 is 12.5%, told as 13% where whole per cents are printed, and with the measure words."""
    [said] = told("受理量由800件增加到900件，增长15%。")
    assert "从 800件 到 900件 是 13%" in said


def test_a_half_of_a_fall_is_rounded_away_from_zero():
    """From 800 to 700 is a fall of 12.5%, told as one of 13%."""
    [said] = told("受理量由800件减少到700件，下降15%。")
    assert "从 800件 到 700件 是 13%" in said


def test_the_rate_of_the_rest_is_rounded_half_up():
    """Of 800, 700 are 87.5%, told as 88%."""
    text = "抽检800批次，不合格100批次，合格率95%。"
    [said] = [one.message.show("zh") for one in relate(read(text)) if one.verdict is Verdict.VIOLATED]
    assert "是 88%" in said


@given(st.fractions(-1000, 1000))
def test_half_up_is_nearest_and_alike_on_both_sides(number):
    """What is rounded is at most a half away, a half goes away from zero, and a fall rounds like a rise."""
    rounded = half_up(number)
    assert abs(rounded - number) <= Fraction(1, 2)
    assert half_up(-number) == -rounded
    assert abs(rounded - number) < Fraction(1, 2) or abs(rounded) > abs(number)


DIRECTIONS = [
    ("受理量由1000件减少到800件，增加200件。", "写的是增加 200件，但从 1000件 到 800件 是减少 200件"),
    ("受理量由800件增加到1000件，净减200件。", "写的是减少 200件，但从 800件 到 1000件 是增加 200件"),
    ("2023年受理100件，2024年受理120件，同比下降20%。", "写的是减少 20%，但从 100件 到 120件 是增加 20%"),
    ("2023年受理100件，2024年受理80件，同比增长20%。", "写的是增加 20%，但从 100件 到 80件 是减少 20%"),
    ("2023年受理100件，2024年受理80件，同比增长25%。", "写的是增加 25%，但从 100件 到 80件 是减少 20%"),
    ("办结率由92.4%提高到95.1%，下降2.7个百分点。", "写的是减少 2.7个百分点，但从 92.4% 到 95.1% 是增加 2.7个百分点"),
]


@pytest.mark.parametrize(("text", "said"), DIRECTIONS)
def test_a_change_in_the_wrong_direction_is_told_as_such(text, said):
    """Where the direction is wrong, the message says which direction it is and by how much."""
    assert [message.split("。")[0] for message in told(text)] == [said]
    assert all(one.message.show("en") for one in growths(text))


@pytest.mark.parametrize("text", ["受理量由1000件减少到800件，增加300件。", "办结率由90%提高到95%，提高9个百分点。"])
def test_a_wrong_amount_is_no_question_of_direction(text):
    """Where the amount is wrong, the message speaks of the amount."""
    assert [message.startswith("写的增减数是") for message in told(text)] == [True]


def test_a_fall_that_is_written_with_a_minus():
    """增长-20% is a fall; beside a rise of 20% both are told with their signs."""
    [said] = told("受理量由100件增加到120件，增长-20%。")
    assert "变化幅度是 -20%" in said
    assert "是 20%" in said
