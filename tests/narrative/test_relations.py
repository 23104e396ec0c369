"""The relations within a text: what is right stays quiet, what is wrong is found, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import IDS, relate
from govcheck.narrative.sentences import read
from govcheck.report import Severity

DATA = Path(__file__).parents[1] / "data" / "narrative"
SENTENCES = yaml.safe_load((DATA / "sentences.yaml").read_text("utf-8"))
WRONG = [(entry["relation"], entry["text"]) for entry in SENTENCES["wrong"]]


def outcomes(text: str, verdict: Verdict = Verdict.VIOLATED, year: int | None = None) -> list[Outcome]:
    """The outcomes of *text* with that verdict."""
    return [outcome for outcome in relate(read(text), year) if outcome.verdict is verdict]


def document(name: str) -> str:
    """A published document of the test data."""
    return (DATA / name).read_text("utf-8")


@pytest.mark.parametrize("text", SENTENCES["right"])
def test_right_sentences_stay_quiet(text):
    """Nothing is found in a right sentence, whatever traps it holds."""
    assert [(found.relation, str(found.message)) for found in outcomes(text)] == []


@pytest.mark.parametrize(("relation", "text"), WRONG)
def test_wrong_sentences_are_found(relation, text):
    """The relation that is broken is found, and every message can be shown in both languages."""
    found = outcomes(text)
    assert relation in {outcome.relation for outcome in found}
    assert all(outcome.message.show(language) for outcome in found for language in ("zh", "en"))


@pytest.mark.parametrize(("relation", "text"), WRONG)
def test_findings_mark_what_is_printed(relation, text):
    """The quote is what is printed at its span, and every mark lies in the text."""
    for outcome in outcomes(text):
        assert text[outcome.quote.span.start : outcome.quote.span.end] == outcome.quote.text
        assert all(0 <= mark.start < mark.end <= len(text) for mark in outcome.quote.marked), relation


PUBLISHED = [
    (
        "guangzhou-2015-progress.txt",
        [
            ("text.repeated_item", "广州市就业登记办事指南", "广州市就业登记办事指南"),
            ("text.same_measure", "4250000", "3210000"),
            ("text.title", "广州城市职业技术学院", "广州城市职业学院"),
        ],
    ),
    (
        "guangzhou-2016-plan.txt",
        [
            (
                "text.title",
                "广东省质量技术监督系统公开行政执法案件管理办法(执行)",
                "广东省质量技术监督系统公开行政执法案件管理办法(试行)",
            )
        ],
    ),
    ("guangzhou-office-2014.txt", []),
    ("guangzhou-2020.txt", []),
    ("guangzhou-2018-digest.txt", []),
]


@pytest.mark.parametrize(("name", "expected"), PUBLISHED)
def test_published_prose(name, expected):
    """In real prose exactly what is wrong is found as a warning, and nothing else."""
    found = [one for one in outcomes(document(name)) if one.severity is not Severity.INFO]
    assert sorted((one.relation, one.left, one.right) for one in found) == expected


def test_districts_are_only_a_hint():
    """12 districts against 11 websites of districts may have a reason: it is a hint, no warning."""
    found = [one for one in outcomes(document("guangzhou-2015-progress.txt")) if one.severity is Severity.INFO]
    assert [(one.relation, one.left, one.right) for one in found] == [("text.same_measure", "11", "12")]


HELD = [
    ("guangzhou-2015-progress.txt", "text.breakdown", "68", "17宗"),
    ("guangzhou-2015-progress.txt", "text.breakdown", "640", "532个"),
    ("guangzhou-2015-progress.txt", "text.breakdown", "24", "22个"),
    ("guangzhou-2015-progress.txt", "text.breakdown", "24", "23个"),
    ("guangzhou-2015-progress.txt", "text.list_count", "7", "7所"),
    ("guangzhou-office-2014.txt", "text.breakdown", "46", "34个"),
    ("guangzhou-office-2014.txt", "text.ratio", "98.36", "184,125件"),
    ("guangzhou-office-2014.txt", "text.same_measure", "2120000", "212万多个"),
    ("guangzhou-2018-digest.txt", "text.breakdown", "141", "43"),
]


@pytest.mark.parametrize(("name", "relation", "left", "marked"), HELD)
def test_what_holds_in_published_prose_is_counted(name, relation, left, marked):
    """A relation that holds is an outcome too, with its numbers marked."""
    text = document(name)
    found = [one for one in outcomes(text, Verdict.HELD) if (one.relation, one.left) == (relation, left)]
    marks = {text[mark.start : mark.end] for one in found for mark in one.quote.marked}
    assert any(mark.startswith(marked) for mark in marks)


def test_the_items_of_the_plan_run_on():
    """The numbers 1 to 27 of the plan, and those of its items, are all assessed."""
    held = [
        one for one in outcomes(document("guangzhou-2016-plan.txt"), Verdict.HELD) if one.relation == "text.sequence"
    ]
    assert {str(number) for number in range(2, 28)} <= {one.left for one in held}


def test_a_gap_in_the_items_of_the_plan_is_found():
    """An item number that is left out of the table is found."""
    text = document("guangzhou-2016-plan.txt").replace("\t17\n", "\t18\n")
    assert "text.sequence" in {one.relation for one in outcomes(text)}


SHANGHAI = (
    "市政府办公厅代表市政府共受理政府信息公开申请859件，申请数量较去年回落12.3%；答复政府信息公开申请805件"
    "（含上年度结转申请18件，另有72件申请按照《条例》顺延到下年度答复），均在法定期限内予以答复。"
    "予以公开及部分公开258件，占33.9%；不予公开35件，占4.34%；因本机关不掌握等原因无法提供265件，占32.9%；"
    "不予处理158件，占19.6%；其他处理0件。"
)


def test_the_account_of_a_published_report():
    """Of the shares 258 and 35 of 805 are wrong (32.0 and 4.35 %), and the results do not add up to 805."""
    found = {(one.relation, one.left, one.right) for one in outcomes(SHANGHAI)}
    assert found == {
        ("text.breakdown", "805", "716"),
        ("text.ratio", "33.9", "32"),
        ("text.ratio", "4.34", "4.35"),
    }


def test_incomplete_lists_are_counted_as_not_assessed():
    """A list with 等 is neither held nor violated, but counted."""
    found = outcomes("全年发布信息1268条，其中政务动态481条，通知公告139条等。", Verdict.NOT_ASSESSED)
    assert [one.relation for one in found] == ["text.breakdown"]


def test_the_year_of_the_report_decides_the_period():
    """The period is compared with the year that is given, where the text has no title."""
    text = "本报告数据统计期限为2020年1月1日至2020年12月31日。"
    assert [one.relation for one in outcomes(text, year=2021)] == ["text.period"]
    assert outcomes(text, year=2020) == []


@given(st.lists(st.integers(min_value=2, max_value=9999), min_size=3, max_size=8), st.data())
def test_breakdowns_that_add_up_and_one_that_does_not(parts, data):
    """A list of any numbers is quiet with its sum, and found where the whole is one less."""
    names = [f"第{'一二三四五六七八'[at]}类信息{part}条" for at, part in enumerate(parts)]
    sign = data.draw(st.sampled_from("，、；"))
    told = "全年公开政府信息{}条，其中" + sign.join(names) + "。"
    assert outcomes(told.format(sum(parts))) == []
    assert [one.relation for one in outcomes(told.format(sum(parts) - 1))] == ["text.breakdown"]


@given(st.integers(min_value=1, max_value=100_000), st.integers(min_value=1, max_value=100_000))
def test_rates_to_the_printed_decimals(part, rest):
    """A rate rounded half up to two decimals is quiet; one that is a whole per cent off is found."""
    whole = part + rest
    rate = (part * 20_000 + whole) // (2 * whole)  # hundredths of a per cent, rounded half up
    told = "收到申请{}件，办结{}件，办结率{}.{:02d}%。"
    if rate != 10_000:
        assert outcomes(told.format(whole, part, rate // 100, rate % 100)) == []
    wrong = rate + 100
    assert "text.ratio" in {one.relation for one in outcomes(told.format(whole, part, wrong // 100, wrong % 100))}


@given(st.integers(min_value=10_000, max_value=100_000), st.integers(min_value=1, max_value=50_000))
def test_growth_of_money_from_the_difference(previous, more):
    """Growth that follows from an amount and its difference is quiet; one that is five per cent off is found."""
    rate = (1000 * more + previous // 2) // previous  # tenths of a per cent, rounded half up
    told = "全年收入{}万元，比上年增收{}万元，增长{}.{}%。"
    right = told.format(previous + more, more, rate // 10, rate % 10)
    assert outcomes(right) == []
    wrong = told.format(previous + more, more, (rate + 50) // 10, (rate + 50) % 10)
    assert "text.growth" in {one.relation for one in outcomes(wrong)}


def test_sums_of_money_are_told_as_they_are_printed():
    """A clerk reads 万元 beside 万元, not a number of 元."""
    found = outcomes("收入总计1860万元，其中基本支出1240万元，项目支出640万元。")
    assert "1880万元，多 20万元" in found[0].message.show("zh")


NOT_CERTAIN = [
    "全县专任教师8229人，其中，中学2741人、小学3057人、幼儿园2000人、特教21人。",
    "今年新领证1390万人，同比增加662万人，增长90.93%。其中60岁以上的1657万人。",
    "共收到举报150257件。其中，甲类92598件，占61.6%；乙类46032件，占30.6%；丙类5096件，占3.4%；丁类6531件，占4.4%。",
]


@pytest.mark.parametrize("text", NOT_CERTAIN)
def test_what_may_well_be_right_is_only_a_hint(text):
    """A list that leaves something out, a part of something else, and shares rounded so that they make up 100."""
    assert {one.severity for one in outcomes(text)} == {Severity.INFO}


PIECES = """
其中 分别为 包括 万元 责任单位： 完成时限： 前5的是： 占总数的 不合格率
比上年减收 个百分点 合计 《甲乙丙丁戊己庚辛》 一是 二是 12 3,646 同比增长
办结率 收到申请 办结 上年结转 结转下年 予以公开 （一） （三） 1. 统计期限
2021年1月1日 分别 增加到 序号 国务院令第771号 政府信息公开条例 翻一番
"""
WORDS = (*"，。、；（）\n\t%件个倍约多等占共至由", *PIECES.split())


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_nothing_raises(text):
    """Whatever the text, every relation comes to an end, with known ids and messages that can be shown."""
    for outcome in relate(read(text)):
        assert outcome.relation in IDS
        assert outcome.message.show("zh")


@given(st.text(max_size=200))
def test_nothing_raises_on_any_characters(text):
    """Any characters at all are read and related without an error."""
    assert all(outcome.relation in IDS for outcome in relate(read(text)))
