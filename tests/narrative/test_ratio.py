"""Shares: what follows from the numbers beside them, and what follows from nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read


def found(text: str, relation: str, verdict: Verdict = Verdict.VIOLATED) -> list[Outcome]:
    """The outcomes of *relation* in *text* with that verdict."""
    return [one for one in relate(read(text)) if one.relation == relation and one.verdict is verdict]


OF_NOTHING = [
    "全年共办理0件，其中甲类0件，占50%，乙类0件，占50%。",
    "共处理投诉0件，其中甲0件占0%，乙0件占100%。",
    "抽检0批次，合格0批次，不合格0批次，不合格率0%。",
    "抽检0批次，不合格0批次，合格率100%。",
    "收到建议0件，采纳0件，采纳率100%，占总数的0%。",
    "全年收到来信0件，完成全年0件目标的100%。",
    "甲类0件、乙类0件，分别占0%和100%。",
    "共投入0万元，其中甲0.0万元，占30%，乙0.0万元，占70%。",
    "甲类0.1公里，占300%，乙类0.1公里，占300%，丙类0.2公里，占50%。",
]


@pytest.mark.parametrize("text", OF_NOTHING[:-1])
def test_a_share_of_nothing_is_not_compared(text):
    """Where the whole is 0 no share follows from it, so that none is wrong."""
    assert found(text, "text.ratio") == []


@pytest.mark.parametrize("text", OF_NOTHING)
def test_nothing_is_assessed_without_failing(text):
    """A text with shares of 0, or of far less than one, is assessed to its end."""
    assert isinstance(list(relate(read(text))), list)


@pytest.mark.parametrize(
    "text",
    [
        "上年收到0件，今年收到5件，同比增长100%。",
        "由0件增加到12件，增长100%，净增12件。",
        "今年受理8件，比上年增加8件，增长100%。",
        "今年受理0件，比上年减少0件，下降0%。",
    ],
)
def test_growth_from_nothing_is_no_percentage(text):
    """From 0 there is no growth in per cent that could be wrong."""
    assert found(text, "text.growth") == []


NUMBERS = st.sampled_from(["0", "1", "2", "10", "0.0", "0.5", "0万"])
SHARES = st.sampled_from(["0", "0.0", "50", "100", "300"])


@given(NUMBERS, NUMBERS, NUMBERS, SHARES, SHARES)
def test_no_numbers_make_the_relations_fail(whole, first, second, one, two):
    """Whatever small numbers stand in a sentence with shares and growth, it is assessed to its end."""
    text = (
        f"上年{second}件，今年{whole}件，增长{one}%。共办理{whole}件，其中甲类{first}件，占{one}%，乙类{second}件，占{two}%。"
        f"抽检{whole}批次，合格{first}批次，不合格{second}批次，不合格率{one}%，合格率{two}%。"
        f"由{whole}件增加到{first}件，增加{second}件，增长{one}%。完成{first}件，完成目标{whole}件的{two}%。"
    )
    assert isinstance(list(relate(read(text))), list)
