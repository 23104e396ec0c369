"""Who publishes a report, on which year, as published titles and first paragraphs say it."""

import datetime

import pytest

from govcheck.binding.metadata import metadata
from govcheck.place import Place


def facts(*lines: str):
    """What the lines say of the report."""
    return metadata([(line, Place("page.txt", number, 1)) for number, line in enumerate(lines, 1)])


@pytest.mark.parametrize(
    ("lines", "publisher", "year"),
    [
        (["宿迁市人民政府2024年政府信息公开工作年度报告"], "宿迁市人民政府", 2024),
        (["2019年上海市人民政府办公厅政府信息公开工作年度报告"], "上海市人民政府办公厅", 2019),
        (["某局政府信息公开工作年度报告（2022年）"], "某局", 2022),
        (["某局2022年度政府信息公开年度报告"], "某局", 2022),
        (["二〇二〇年某市政府信息公开工作年度报告"], "某市", 2020),
        (["广州市人民政府", "2020 年政府信息公开工作年度报告"], "广州市人民政府", 2020),
        (["2014年某市政务管理办公室", "政府信息公开年度报告"], "某市政务管理办公室", 2014),
        (["正文", "2025 年某市人民政府办公厅政府信息公开", "工作年度报告"], "某市人民政府办公厅", 2025),
        (["某区", "政府信息公开工作年度报告", "（2022年度）"], "某区", 2022),
        (["某区教育局", "2022年度", "政府信息公开工作年度报告"], "某区教育局", 2022),
        (["关于印发《某县2021年度政府信息公开工作年度报告》的通知"], "某县", 2021),
        (["某区人民政府关于2022年政府信息公开工作的年度报告"], "某区人民政府", 2022),
        (["某县民政局2023年政府信息公开工作年度报告_某县人民政府"], "某县民政局", 2023),
        (["首页 > 政府信息公开年报", "某厅2023年政府信息公开工作年度报告"], "某厅", 2023),
        (["索引号：2024", "标题：某局2023年政府信息公开工作年度报告", "发布日期：2024-01-20"], "某局", 2023),
        (["某市人民政府2022年政府信息公開工作年度報告"], "某市人民政府", 2022),
    ],
)
def test_title(lines, publisher, year):
    """Publisher and year are read from the title, on one line or on several, whatever stands around it."""
    found = facts(*lines)
    assert (found.publisher, found.year) == (publisher, year)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("某县檔案局(dàng)2024年政府信息公开工作年度报告", "某县檔案局"),
        ("某县檔案局2024年政府信息公开工作年度报告", "某县檔案局"),
        ("某市規(guī)劃局2024年政府信息公开工作年度报告", "某市規劃局"),
        ("某市规（guī）划局2024年政府信息公开工作年度报告", "某市规划局"),
        ("某市資訊中心２０２４年政府資訊公開工作年度報告", "某市資訊中心"),
        ("某市㈠局檔案館2024年政府信息公开工作年度报告", "某市㈠局檔案館"),
    ],
)
def test_name_as_printed(line, publisher):
    """The name of the organ is the printed one, without pronunciations, and no word in it becomes another."""
    found = facts(line)
    assert (found.publisher, found.year) == (publisher, 2024)


@pytest.mark.parametrize(
    "line",
    [
        "根据《中华人民共和国政府信息公开条例》，现公布某市2023年政府信息公开工作年度报告，内容如下。",
        "一、某市政府信息公开工作年度报告的编制依据与说明。",
        "会议纪要",
    ],
)
def test_sentences_are_no_titles(line):
    """A sentence that speaks of the report is not its title."""
    assert facts(line).title is None


@pytest.mark.parametrize(
    "text",
    [
        "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "所列数据统计期限为2023年1月1日至12月31日。",
        "统计期限为 2023 年 1 月 1 日—2023 年 12 月 31 日",
        "统计期限从2023年1月1日到12月31日止",
    ],
)
def test_period(text):
    """The period is read in the ways in which reports state it."""
    assert facts(text).period == (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))


def test_period_over_lines():
    """A period that is wrapped is one period."""
    found = facts("所列数据统计期限为 2025", "年 1 月 1 日至 12 月 31 日。")
    assert found.period == (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))


def test_wrong_period():
    """An end year of six digits, as one report prints it, is a finding and no period."""
    found = facts("统计期限为2020年1月1日起至202020年12月31日止")
    assert found.period is None
    assert [finding.rule for finding in found.findings] == ["form.period"]


@pytest.mark.parametrize(
    "text",
    [
        "活动于2023年3月1日至3月15日举行。",
        "问卷统计时间2023年3月1日至2023年3月31日。",
        "满意度调查的统计期限为2023年3月1日至3月31日。",
        "申请的办理期限为2023年3月1日至2023年3月20日。",
        "网站访问量统计时间为2023年3月1日至2023年3月31日。",
        "统计数据显示，2023年3月1日至2023年5月1日共收件3件。",
        "本报告所列事项的整改期限为2023年3月1日至2023年5月1日。",
        "行政审批量的统计时间为2023年3月1日至2023年5月1日。",
    ],
)
def test_other_dates_are_no_period(text):
    """Two dates in a sentence on something else are not the period."""
    assert facts(text).period is None


@pytest.mark.parametrize(
    "text",
    [
        "对本报告涉及的有关数据，除另有标注外，统计期限均为2023年1月1日至2023年12月31日。",
        "一、总体情况\n统计期限为2023年1月1日至12月31日。",
        "问卷统计时间2023年3月1日至2023年3月31日。本报告数据统计期限为2023年1月1日至12月31日。",
        "统计时间：2023年1月1日至2023年12月31日",
        "年度报告中数据统计期限为2023年1月1日至2023年12月31日",
        "所涉数据的统计起止时间：自2023年1月1日起，至2023年12月31日止。",
        "报告中使用的统计数据时间为2023年1月1日至2023年12月31日",
    ],
)
def test_period_of_the_report(text):
    """The period of the report's own figures is found beside other dates and below headings."""
    assert facts(*text.split("\n")).period == (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("说明：机关层级为县。", "县"),
        ("单位层级：国务院部门", "国务院部门"),
        ("机关层级为国务院部门。", "国务院部门"),
        ("机关层级为设区的市。", "设区的市"),
        ("某县2024年政府信息公开工作年度报告", ""),
        ("各县、各部门、各乡镇均已公开。", ""),
        ("完善各层级县级部门的公开平台。", ""),
        ("所辖某局机关层级为县。", ""),
        ("该局为下属单位，机关层级为县。", ""),
        ("本机关层级为省。", "省"),
    ],
)
def test_level(text, level):
    """The level is taken only where the report states it in so many words, never from a name."""
    assert facts(text).level == level


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("本报告数据由全市各级行政机关数据汇总而成。", "汇总"),
        ("某县2024年政府信息公开工作年度报告（汇总）", "汇总"),
        ("本报告所列数据仅为本机关数据。", "本机关"),
        ("全市共收到申请3646件。", ""),
    ],
)
def test_scope(text, scope):
    """The scope is taken only where the report states it."""
    assert facts(text).scope == scope


TITLE = "某市2024年政府信息公开工作年度报告"
FIRST = "一、总体情况"


@pytest.mark.parametrize(
    ("lines", "scope"),
    [
        ([TITLE, FIRST, "全年向省政府（本级）转送申请3件。"], ""),
        (["全年向省政府（本级）转送申请3件。"], ""),
        ([TITLE, FIRST, "附表（汇总）另行公布。"], ""),
        ([TITLE, FIRST, "每季度将全市各部门数据上报汇总。"], ""),
        ([TITLE, "每季度将全市各部门数据上报汇总。"], ""),
        ([TITLE, FIRST, "平台数据由各部门报送后汇总。"], ""),
        ([TITLE, FIRST, "热线数据仅供本单位使用。"], ""),
        ([TITLE, "本报告数据不含各部门汇总数。", FIRST], ""),
        ([TITLE, "以下数据由各部门、各乡镇报送汇总。", FIRST, "甲。"], "汇总"),
        ([TITLE, "本报告的数据由各部门、", "各乡镇汇总而成。", FIRST], "汇总"),
        ([TITLE, FIRST, "甲。", "二、其他", "本年度报告数据由全市各部门汇总。"], "汇总"),
        ([TITLE, FIRST, "甲。", "本年报所列数据仅为本单位数据。"], "本机关"),
        ([TITLE, "（汇总）", FIRST], "汇总"),
        (["某市人民政府（本级）2024年政府信息公开工作年度报告", FIRST], "本机关"),
        (["某市年报（本机关）", FIRST], "本机关"),
    ],
)
def test_scope_of_the_report(lines, scope):
    """The scope is that of the title, of sentences on this report or of its opening, never that of other figures."""
    assert facts(*lines).scope == scope


def test_note_goes_first():
    """What the note says counts, whatever the title and the sentences around it say."""
    found = facts(
        "某市2024年政府信息公开工作年度报告（汇总）",
        "本报告数据由全市各部门汇总。统计期限为2024年2月1日至2024年3月31日。",
        "机关层级为县。",
        "说明：本报告所列数据仅为本机关的数据。统计期限为2024年1月1日至2024年12月31日。机关层级为设区的市。",
    )
    assert (found.scope, found.level) == ("本机关", "设区的市")
    assert found.period == (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
