"""Where lists end, what stands behind them, and which of several numbers is meant."""

from __future__ import annotations

import pytest

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read
from govcheck.report import Severity


def outcomes(text: str, relation: str) -> list[Outcome]:
    """What *relation* says of *text*."""
    return [one for one in relate(read(text), 2024) if one.relation == relation]


def wrong(text: str) -> list[Outcome]:
    """What is wrong in *text*, hints left out."""
    found = [one for one in relate(read(text), 2024) if one.verdict is Verdict.VIOLATED]
    return [one for one in found if one.severity is not Severity.INFO]


@pytest.mark.parametrize(
    "text",
    [
        "全年受理热线转办件132件，已办结131件，较2021年的150件下降12%。",
        "收到来信132件、答复131件，比上年的150件减少12%。",
        "2021年150件，2022年收到132件、办结131件，下降12%。",
        "收到140件，受理132件，办结131件，较上年的150件下降12%。",
        "办理132件（办结131件），较上年的150件下降12%。",
        "全年受理热线132件。已办结131件，较2021年的150件下降12%。",
        "受理热线132件，已办结131件，较2021年的150件减少18件，下降12%。",
    ],
)
def test_a_change_of_any_number_of_this_year(text):
    """150 to 132 is a fall of 12%: which of the numbers before the change is meant, the sentence leaves open."""
    assert wrong(text) == []
    assert Verdict.HELD in {one.verdict for one in outcomes(text, "text.growth")}


@pytest.mark.parametrize(
    "text",
    [
        "全年受理热线转办件132件，已办结131件，较2021年的150件下降18%。",
        "受理热线132件，已办结131件，较2021年的150件减少17件。",
        "2022年100件，2023年110件，2024年132件，增长23%。",
    ],
)
def test_a_change_of_none_of_them(text):
    """A change that no number of this year makes is wrong; the number of two years ago is no base."""
    assert [one.relation for one in wrong(text)] == ["text.growth"]


@pytest.mark.parametrize(
    "text",
    [
        "发生复议3件，维持2件，另1件申请人撤回；发生诉讼2件，1件维持、1件未审结。",
        "行政复议3件：维持2件，另1件撤回；行政诉讼2件：维持1件，另1件撤回。",
        "被申请行政复议5件，维持3件，其余2件撤回；被提起行政诉讼4件，驳回2件、维持2件。",
        "接到投诉30件，其中电话20件；接到举报25件，其中电话15件、信函10件。",
        "办理建议10件，其中主办4件；办理提案12件，主办5件、会办7件。",
        "行政复议10件，维持7件；纠正2件；尚未审结1件。",
        "受理复议案件20件，审结18件，其中维持10件、撤销3件、驳回5件，尚未审结2件。",
    ],
)
def test_no_list_runs_into_another_whole(text):
    """Behind a semicolon another whole may begin, with parts of its own; parts of one whole may be so divided too."""
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("受理复议案件20件，审结18件，其中维持10件、撤销3件、驳回8件，尚未审结2件。", "21"),
        ("行政复议3件，维持2件，另2件申请人撤回；行政诉讼2件，1件维持、1件未审结。", "4"),
        ("发现问题30个，已整改28个，其中立行立改12个、限期整改17个，正在整改2个。", "29"),
    ],
)
def test_what_is_summed(text, total):
    """What is still open is no part of what was concluded, and what is of another whole no part of this."""
    (found,) = [one for one in outcomes(text, "text.breakdown") if one.verdict is Verdict.VIOLATED]
    assert found.right == total


SUMS = [
    ("办理建议45件、提案38件，共84件。", "办理建议45件、提案38件，共83件。"),
    ("上半年收到申请15件，下半年20件，全年36件。", "上半年收到申请15件，下半年20件，全年35件。"),
    ("上半年收到15件，下半年收到20件，全年共收到36件。", "上半年收到15件，下半年收到20件，全年共收到35件。"),
    (
        "一季度公开信息110条，二季度120条，三季度130条，四季度140条，全年510条。",
        "一季度公开信息110条，二季度120条，三季度130条，四季度140条，全年500条。",
    ),
    ("前三季度收到申请15件，四季度20件，全年36件。", "前三季度收到申请15件，四季度20件，全年35件。"),
    ("建议、提案分别45件、38件，共84件。", "建议、提案分别45件、38件，共83件。"),
]


@pytest.mark.parametrize(("bad", "good"), SUMS)
def test_a_sum_behind_its_parts(bad, good):
    """A row and a mere 共 behind it, and the stretches of a year and 全年, are a sum and its parts."""
    assert [one.relation for one in wrong(bad)] == ["text.breakdown"]
    assert wrong(good) == []
    assert [one.verdict for one in outcomes(good, "text.breakdown")] == [Verdict.HELD]


@pytest.mark.parametrize(
    "text",
    [
        "建议5件、提案8件，共12件被采纳。",
        "召开会议3次、培训2次，共120人参加。",
        "公开行政许可45件；行政处罚20件、行政强制18件，共83件。",
        "收到申请50件，其中网络30件、信函20件，上年结转5件，共55件。",
        "较上年分别增加5件、8件，共84件。",
        "上半年收到15件，下半年收到20件，全年共办结33件。",
        "上半年收到申请15件，下半年增加5件，全年35件。",
    ],
)
def test_what_is_no_sum_of_the_row(text):
    """A number behind 共 or 全年 that counts something else, or more than the row, is not compared with it."""
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("全年办结率100%，共收到95件，办结94件。", False),
        ("全年办结率98.9%，共收到95件，办结94件。", True),
        ("合格率98%，抽检500批次，合格485批次。", False),
        ("满意率98%（回访200人，满意196人）。", True),
        ("按时办结率100%，共受理95件，其中按时办结94件。", False),
        ("建议提案办复率100%，收到建议提案41件，办复40件。", False),
    ],
)
def test_a_rate_before_its_numbers(text, right):
    """94 of 95 is 98.9%, 485 of 500 is 97%: a rate is compared with numbers that stand behind it as well."""
    assert [one.relation for one in wrong(text)] == ([] if right else ["text.ratio"])


@pytest.mark.parametrize(
    "text",
    [
        "办结率100%，共收到95件，办结94件，结转下年1件。",
        "办结率100%，共收到95件，办结94件。另1件结转下年办理。",
        "投诉办结率100%，受理咨询95件，办结94件。",
        "2023年办结率98%，2024年收到95件，办结94件。",
        "网上办结率100%，全年收到95件，办结94件。",
        "办结率100%，收到建议17件、提案24件，办结41件。",
    ],
)
def test_a_rate_of_other_numbers(text):
    """A rate of another year, another matter, or without what is not due yet is not compared with what follows."""
    assert wrong(text) == []
