"""Of whom, of what and of when: numbers, titles and days are compared only where they are of one subject."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from govcheck.narrative.findings import Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read
from govcheck.report import Severity

SENTENCES = yaml.safe_load((Path(__file__).parents[1] / "data" / "narrative" / "subjects.yaml").read_text("utf-8"))

#: What is found where the sentences are wrong.
RELATIONS = {
    "decree": "text.citation",
    "account": "text.breakdown",
    "results": "text.breakdown",
    "rate": "text.ratio",
    "row": "text.ratio",
    "carried": "text.breakdown",
    "period": "text.period",
    "listed": "text.repeated_item",
    "title": "text.title",
    "sums": "text.breakdown",
    "shares": "text.ratio",
}


def found(text: str) -> list[tuple[str, Severity]]:
    """The relations that *text* breaks in a report of 2024, and how sure each is."""
    return [(one.relation, one.severity) for one in relate(read(text), 2024) if one.verdict is Verdict.VIOLATED]


def sentences(kind: str) -> list[tuple[str, str]]:
    """The right or the wrong sentences, each with what it is about."""
    return [(about, text) for about, kinds in SENTENCES.items() for text in kinds[kind]]


@pytest.mark.parametrize(("about", "text"), sentences("right"))
def test_what_is_of_two_subjects_is_not_compared(about, text):
    """Nothing is found where numbers, titles or days that differ are of two things."""
    assert found(text) == [], about


@pytest.mark.parametrize(("about", "text"), sentences("wrong"))
def test_what_is_of_one_subject_is_compared(about, text):
    """Where they are of one thing and disagree, that relation is found."""
    assert RELATIONS[about] in {relation for relation, _ in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "公布《医疗保障基金管理办法》，修订《医疗保险基金管理办法》。",
        "公布《校车安全管理条例》。发布《校园安全管理条例》。",
        "印发《老旧院落改造方案》，转发《老旧院墙改造方案》。",
    ],
)
def test_one_character_between_titles_that_stand_once_is_a_hint(text):
    """Two titles may differ in one character and be of two things: that is a hint, no warning."""
    assert found(text) == [("text.title", Severity.INFO)]


@pytest.mark.parametrize(
    "text",
    [
        "发布《校车安全管理条例》，宣传《校车安全管理条例》。解读《校园安全管理条例》。",
        "印发《老旧院落改造方案》，按照《老旧院墙改造方案》组织实施。",
        "印发《关于做好政务公开工作的通知》。转发《关于作好政务公开工作的通知》。",
        "公布《案件管理办法（试行）》。执行《案件管理办法（执行）》。",
    ],
)
def test_one_title_in_two_ways_is_a_warning(text):
    """One form that stands twice, a title made and then used, and characters often confused are of one title."""
    assert found(text) == [("text.title", Severity.WARNING)]


def test_accounts_are_told_apart_by_whose_they_are():
    """The wrong account is told, and the right one of another organ beside it is not."""
    text = (
        "全市新收申请100件，上年结转5件，办结102件，结转下年3件。市住建局新收20件，上年结转2件，办结17件，结转下年1件。"
    )
    outcomes = [one for one in relate(read(text), 2024) if one.relation == "text.breakdown"]
    assert [(one.left, one.right) for one in outcomes if one.verdict is Verdict.HELD] == [("105", "105")]
    assert [(one.left, one.right) for one in outcomes if one.verdict is Verdict.VIOLATED] == [("22", "18")]


def test_shares_that_miss_a_hundred_are_told_with_their_sum():
    """45.5 + 30.2 + 34.3 is 110, not 100, and the message says so in both languages."""
    text = "按内容分，土地类占45.5%，房屋类占30.2%，其他类占34.3%。"
    (one,) = [one for one in relate(read(text), 2024) if one.verdict is Verdict.VIOLATED]
    assert (one.left, one.right) == ("110", "100")
    assert all("110%" in one.message.show(language) for language in ("zh", "en"))
