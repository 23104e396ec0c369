"""The name of who speaks, names listed twice with their numbers, sections out of order, and periods."""

from __future__ import annotations

import pytest

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read
from govcheck.report import Severity


def wrong(text: str, relation: str) -> list[Outcome]:
    """What *relation* finds wrong in *text*, hints among it."""
    found = relate(read(text), 2024)
    return [one for one in found if one.relation == relation and one.verdict is Verdict.VIOLATED]


TITLE = "柳江市市场监督管理局2023年政府信息公开工作年度报告\n"
TOWN = "安平县清泉镇人民政府2022年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            TITLE + "根据规定，现公布柳江市市场监督管理委员会2023年政府信息公开工作年度报告。",
            "柳江市市场监督管理委员会",
        ),
        (TITLE + "一切如常。\n柳江市市场监督管理委员会\n2024年1月20日", "柳江市市场监督管理委员会"),
        (TOWN + "根据条例规定，安平县清泉乡人民政府编制了2022年政府信息公开工作年度报告。", "安平县清泉乡人民政府"),
        (TOWN + "本报告由安平县清泉乡人民政府编制。", "安平县清泉乡人民政府"),
        (
            "2022年度安平县清泉镇人民政府政府信息公开工作年度报告\n现公布2022年度安平县清泉乡人民政府政府信息公开工作年度报告。",
            "安平县清泉乡人民政府",
        ),
    ],
)
def test_another_name_than_in_the_title(text, name):
    """Who publishes the report is called in the text as in its title."""
    (found,) = wrong(text, "text.title")
    assert found.left == name


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "现公布柳江市市场监管局2023年政府信息公开工作年度报告。",
        TITLE + "现公布柳江市市场监督管理局2023年政府信息公开工作年度报告。\n柳江市市场监督管理局",
        TITLE + "指导柳江市市场监督管理所、柳江市城市监督管理局编制2023年政府信息公开工作年度报告。",
        TITLE + "柳江市市场监督管理委员会2022年政府信息公开工作年度报告已公布。",
        "柳江市人民政府2023年政府信息公开工作年度报告\n本报告由柳江市人民政府办公室编制。",
        TOWN + "本报告由安平县清泉镇党政办编制。",
        TOWN + "按照安平县人民政府办公室要求，清泉镇编制了2022年政府信息公开工作年度报告。",
    ],
)
def test_another_organ_or_a_short_name(text):
    """A short name, an office of the organ, another organ and another year's report are no other way to write it."""
    assert wrong(text, "text.title") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("结果为：予以公开58件、部分公开17件、不予公开40件、部分公开17件、无法提供28件。", "部分公开"),
        ("办理结果：予以公开58件，部分公开17件，不予公开40件，部分公开17件，无法提供28件。", "部分公开"),
        ("办理结果为予以公开58件、部分公开17件、不予公开40件、予以公开58件、无法提供28件。", "予以公开"),
        ("较多的是东城街道12件、西城街道9件、南门镇8件、东城街道12件。", "东城街道"),
        ("网站公开1200条、政务微信300条、政务微博280条、政务微信300条、公开栏20条。", "政务微信"),
    ],
)
def test_a_name_with_its_number_twice(text, name):
    """A list of names with numbers names nothing twice."""
    (found,) = wrong(text, "text.repeated_item")
    assert (found.left, found.severity) == (name, Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "甲局收到5件、当面提交3件、乙局收到4件、当面提交3件。",
        "甲局予以公开5件、部分公开3件、乙局予以公开6件、部分公开3件。",
        "自然人申请58件、予以公开40件、法人申请20件、予以公开40件。",
        "2023年予以公开58件、部分公开17件，2024年予以公开58件、部分公开17件。",
        "发布动态12条、公告8条、解读5条、公告8条。",
        "现有医院10个，比上年增加5个，共有学校20个，比上年增加5个。",
        "来信30件，较上年减少4件，来访20件，较上年减少4件。",
        "甲镇受理12件、全部办结12件、乙镇受理9件、全部办结9件、丙镇受理7件。",
        "举办培训3次，参加培训60人，召开会议2次，参加培训60人。",
        "上半年收件12件、按时办结12件、下半年收件9件、按时办结12件。",
    ],
)
def test_lists_of_several_heads(text):
    """What stands once under each of several heads or years, a change, and what was done are not names listed twice."""
    assert wrong(text, "text.repeated_item") == []


HEADINGS = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}


def sections(*numbers: int) -> str:
    """A report whose sections stand in the order of *numbers*."""
    return "\n".join(f"{HEADINGS[number]}\n略。" for number in numbers)


@pytest.mark.parametrize(
    ("numbers", "marked"),
    [((1, 3, 2, 4, 5, 6), (3, 2)), ((3, 5, 4, 6), (5, 4)), ((3, 5, 4), (5, 4)), ((1, 2, 3, 4, 6, 5), (6, 5))],
)
def test_sections_out_of_order(numbers, marked):
    """Numbering that jumps back is told with both headings, also in an excerpt of three sections."""
    text = sections(*numbers)
    found = [one for one in wrong(text, "text.sections") if len(one.quote.marked) > 1]
    assert [[text[slice(*span)] for span in one.quote.marked] for one in found] == [[HEADINGS[at] for at in marked]]


def test_contents_before_the_sections():
    """A table of contents names the sections before they come, and is no section out of order."""
    assert wrong("目录\n" + "\n".join(HEADINGS.values()) + "\n" + sections(1, 2, 3, 4, 5, 6), "text.sections") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第1季度，", "第2季度，"), ("Q1，", "Q2，"), ("上旬，", "下旬，"), ("第1季", "第2季"), ("第一批", "第二批"),
        ("十月", "十一月"), ("上周，", "本周，"), ("春季，", "秋季，"), ("前三个月，", "后三个月，"),
        ("国庆节，", "春节，"),
    ],
)  # fmt: skip
def test_periods_of_a_measure(first, second):
    """One measure of two periods may have two values, without so much as a hint."""
    text = f"{first}全市共收到申请7件。{second}全市共收到申请14件。"
    assert wrong(text, "text.same_measure") == []
    assert wrong(text.replace(second, first), "text.same_measure")


def test_periods_in_headings():
    """A heading may name the period of what stands below."""
    text = "（一）第1季度\n全市共收到申请7件。\n（二）第2季度\n全市共收到申请14件。"
    assert wrong(text, "text.same_measure") == []
