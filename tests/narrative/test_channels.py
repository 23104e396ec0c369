"""Parts by the way in which requests came, and by parts of the year."""

from __future__ import annotations

import pytest

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read
from govcheck.report import Severity


def breakdowns(text: str) -> list[Outcome]:
    """What the relations say of parts and wholes in *text*."""
    return [one for one in relate(read(text), 2024) if one.relation == "text.breakdown"]


@pytest.mark.parametrize(
    "text",
    [
        "全县共收到申请157件，同比增长19.8%。通过互联网提交89件，通过信函提交55件，现场提交13件。",
        "全市共收到申请1486件，通过网络提交1104件、信函提交297件、当面提交85件。",
        "我局登记申请66件。网站52件、邮寄11件、当面递交3件。",
        "全县共登记申请157例，上半年63例、下半年94例；其中公民申请144例。",
    ],
)
def test_ways_that_add_up(text):
    """Requests by the ways in which they came, and by parts of the year, add up to those received."""
    assert Verdict.HELD in [one.verdict for one in breakdowns(text)]


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("全县共收到申请157件，同比增长19.8%。通过互联网提交89件，通过信函提交75件，现场提交13件。", "157", "177"),
        ("全市共收到申请1486件，通过网络提交1104件、信函提交197件、当面提交85件。", "1486", "1386"),
        ("我局登记申请66件。网站72件、邮寄11件、当面递交3件。", "66", "86"),
        ("全县共登记申请157例，上半年66例、下半年94例；其中公民申请144例。", "157", "160"),
    ],
)
def test_ways_that_do_not_add_up(text, left, right):
    """Where they do not, both numbers are told, as a warning."""
    (found,) = [one for one in breakdowns(text) if one.verdict is Verdict.VIOLATED]
    assert (found.left, found.right, found.severity) == (left, right, Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "全年收到申请6件，通过政府网站主动公开信息120条，通过微信公众号发布90条。",
        "共收到申请30件。网上咨询回复20件，信函答复5件，窗口接待40件。",
        "共收到申请30件，结转2件，通过网络办结20件、当面办结11件。",
        "全年收到申请30件，其中上半年18件。下半年组织培训2次。",
        "全市收到申请300件，网上申请占七成。市局网站申请45件，邮寄申请30件。",
    ],
)
def test_what_else_comes_by_these_ways(text):
    """Information published, letters answered, and some of the ways are no parts of the requests."""
    assert not [one for one in breakdowns(text) if one.verdict is Verdict.VIOLATED and one.severity is Severity.WARNING]
