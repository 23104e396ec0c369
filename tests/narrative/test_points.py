"""Changes in percentage points between two shares that the text states."""

from __future__ import annotations

import pytest

from govcheck.narrative.findings import Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read

#: 98.80 less 98.41 is 0.39.
WORDINGS = [
    "答复率98.41%，比2023年的98.80%下降{}个百分点。",
    "2023年答复率98.80%，2024年答复率98.41%，下降{}个百分点。",
    "答复率98.41%，较上年（98.80%）下降{}个百分点。",
    "答复率由98.80%下降{}个百分点至98.41%。",
    "答复率较上年的98.80%下降{}个百分点，降至98.41%。",
    "答复率98.41%，上年为98.80%，下降{}个百分点。",
    "答复率98.41%（上年98.80%，下降{}个百分点）。",
    "答复率98.41%，比全市平均水平98.80%低{}个百分点。",
]


@pytest.mark.parametrize("text", WORDINGS)
@pytest.mark.parametrize(("change", "verdict"), [("0.39", Verdict.HELD), ("0.29", Verdict.VIOLATED)])
def test_points_between_two_shares(text, change, verdict):
    """A change in points is the difference of the two shares, wherever they stand beside it."""
    found = [one for one in relate(read(text.format(change)), 2024) if one.relation == "text.growth"]
    assert [one.verdict for one in found] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "2023年办结率98%、满意率99%，2024年办结率98.5%、满意率99.2%，分别提高0.5个百分点和0.2个百分点。",
        "办结率98.41%，满意率98.80%，下降0.2个百分点。",
        "公开率45.4%，比上年提高0.2个百分点，满意率99%。",
    ],
)
def test_points_of_other_shares(text):
    """Shares of two measures, and changes told one by one, are not compared."""
    assert not [one for one in relate(read(text), 2024) if one.relation == "text.growth"]
