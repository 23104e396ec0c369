"""Parts that exceed their whole: wrong where they exclude one another, right where one thing is counted twice."""

from __future__ import annotations

import pytest

from govcheck.narrative.findings import Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read
from govcheck.report import Severity


def severities(text: str) -> list[Severity]:
    """How sure the findings in *text* are."""
    return [one.severity for one in relate(read(text)) if one.verdict is Verdict.VIOLATED]


@pytest.mark.parametrize(
    "text",
    [
        "全年解读政策100篇，其中图文60篇、视频50篇（部分政策兼有两种形式）。",
        "本年发布信息500条，其中网站300条、微博250条（同一条信息可能多平台发布）。",
        "全年检查企业90家，其中生产企业50家、销售企业60家，部分企业既生产又销售。",
        "组织检查80次，其中日常检查50次、专项检查45次（两类检查有交叉）。",
        "收到问卷200份，其中提到环境的150份、提到交通的120份（可多选）。",
        "收到意见70条，其中教育类40条、医疗类35条，同时涉及两类的5条。",
        "举办活动60场，其中线上40场、线下30场。同一场活动线上线下同时举办的，分别计入。",
    ],
)
def test_parts_that_are_said_to_overlap_stay_quiet(text):
    """Where the text says that one thing is counted twice, the parts may exceed their whole."""
    assert severities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年参训120人次，其中领导干部70人次，女性60人次。",
        "现有工作人员30人，其中党员20人，本科以上学历25人，女同志14人。",
        "本年发布信息500条，其中网站300条、微博250条。",
        "推送政策解读80篇，其中图文50篇、视频45篇。",
        "全年公开信息500条，其中网站300条、微博180条，其他渠道50条。",
    ],
)
def test_parts_by_unlike_criteria_are_at_most_a_hint(text):
    """People by position and by sex, and news on several channels, need not exclude one another."""
    assert set(severities(text)) <= {Severity.INFO}


@pytest.mark.parametrize(
    "text",
    [
        "全年参训120人次，其中男性60人次，女性70人次。",
        "参会代表120人，其中东河镇60人，西山镇70人。",
        "共受理500件，其中网上受理300件，窗口受理250件。",
        "收到申请88件，其中平台申请50件，信函申请40件。",
        "收到申请88件，其中重复申请8件，首次申请90件。",
        "收到申请88件，其中自然人50件，法人48件，部分申请还在办理。",
        "培训120人，其中领导干部70人，其他人员60人。",
    ],
)
def test_parts_that_exclude_one_another_cannot_exceed_their_whole(text):
    """Two kinds that exclude one another are a warning where they exceed their whole."""
    assert severities(text) == [Severity.WARNING]
