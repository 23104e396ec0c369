"""Lists of names: counted, repeated, and names written in two ways."""

from __future__ import annotations

import pytest

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read
from govcheck.report import Severity


def outcomes(text: str, verdict: Verdict) -> list[Outcome]:
    """What the relations say of *text* with *verdict*."""
    return [one for one in relate(read(text), 2024) if one.verdict is verdict]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("重新制作东沙、塘前、横坑、石湾、莲塘7个村的公开栏。", "5"),
        ("在南岭、北坡、西河三个社区试点。", "3"),
        ("全县设政务公开专区4个，分别设在东城街道、南门街道、柳林镇、石桥镇。", "4"),
        ("新建查阅点5处。查阅点3个，分别位于图书馆、档案馆和市民中心。", "3"),
    ],
)
def test_list_without_a_class(text, named):
    """Places before their number, and what stands where behind it, are counted."""
    found = [one for one in relate(read(text), 2024) if one.relation == "text.list_count"]
    assert [one.right for one in found] == [named]
    assert (found[0].verdict is Verdict.HELD) == (found[0].left == found[0].right)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("选取县第二中学、石坝中学、河西小学、实验小学、河西小学、县幼儿园为示范点。", "河西小学"),
        ("抽查了县公安局、民政局、教育局、民政局、水务局等单位。", "民政局"),
    ],
)
def test_name_listed_twice(text, name):
    """An organ or a place that stands twice in one list is told with the name."""
    (found,) = outcomes(text, Verdict.VIOLATED)
    assert (found.relation, found.left) == ("text.repeated_item", name)
    assert f"“{name}”" in found.message.show("zh")


@pytest.mark.parametrize(
    "text",
    [
        "抽查了县公安局、民政局、教育局、水务局，乡镇有民政局、石坝镇、河西镇、南岭镇。",
        "举办讲座、展览、讲座、沙龙等活动。",
        "自然人提出、企业提出、自然人撤回、企业撤回的申请都已登记。",
    ],
)
def test_names_of_two_lists(text):
    """What stands in two lists, or is no name, is no repetition."""
    assert not [one for one in outcomes(text, Verdict.VIOLATED) if one.relation == "text.repeated_item"]


def test_name_joined_in_two_ways():
    """One organ whose name is joined by 和 here and by 与 there is told; two organs of two areas are not."""
    one = "本报告由云岭市自然资源和规划局编制。如有疑问，请与云岭市自然资源与规划局办公室联系。"
    two = "学习云岭市自然资源和规划局的做法，也学习海湾市自然资源与规划局的做法。"
    (found,) = outcomes(one, Verdict.VIOLATED)
    assert (found.relation, found.left, found.right) == ("text.title", "自然资源与规划局", "自然资源和规划局")
    assert not outcomes(two, Verdict.VIOLATED)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("组织局办公室、法规科、房管科、质安站5个科室单位开展案卷互评。", "4"),
        ("组织局办公室、法规科、房管科、质安站4个科室单位开展案卷互评。", "4"),
    ],
)
def test_organs_before_their_number(text, named):
    """Organs of several kinds are counted as units."""
    (found,) = [one for one in relate(read(text), 2024) if one.relation == "text.list_count"]
    assert found.right == named


def test_name_with_a_character_changed():
    """One organ's name that differs in a character within one area is told."""
    text = "本报告由临汀市住房和城乡建设局编制。如有疑问，请与临汀市住房和城市建设局办公室联系。"
    (found,) = outcomes(text, Verdict.VIOLATED)
    assert (found.left, found.right) == ("住房和城市建设局", "住房和城乡建设局")


@pytest.mark.parametrize(
    "text",
    [
        "受理来信来访46件，办结46件；网格员上报事件2160件，办结率99%。",
        "公开土地信息286条、规划公示412条，政策解读9条，解读率达100%。",
        "新收件数同比下降10.6%，但法人和其他组织申请由24件增至25件。",
        "制发行政规范性文件49件，其中以市政府名义印发15件，废止66件。",
        "被申请行政复议25件，其中2件被纠正，占已审结22件的9.1%。",
        "不予公开7件，分别是保护第三方合法权益3件、行政执法案卷2件、行政查询事项2件。",
        "共办理申请718件，其中本年新收693件，区政府本级受理126件。",
    ],
)
def test_numbers_of_other_things_beside(text):
    """Rates, growth, parts and lists are not made of numbers that only stand near."""
    assert not [one for one in outcomes(text, Verdict.VIOLATED) if one.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("text", "stated", "named"),
    [
        ("举办新闻发布会3场，分别是春季发布会、夏季发布会、秋季发布会、冬季发布会。", "3", "4"),
        ("举办培训3期，分别为业务培训、法规培训。", "3", "2"),
        ("举办培训3期，分别为业务培训、法规培训和保密培训，参训200余人次。", "3", "3"),
        ("申请集中在区人社局（812件）、区住建局（455件）和江湾街道（236件）4家单位。", "4", "3"),
        ("申请集中在区人社局（812件）、区住建局（455件）和江湾街道（236件）3家单位。", "3", "3"),
        ("移交7所：一中、二小、三小、实验园、附小、职教。", "7", "6"),
        ("移交5所：一中、二小、三小、实验园和附小。", "5", "5"),
        ("全文由总体情况、主动公开情况和依申请公开情况四个部分构成。", "4", "3"),
    ],
)
def test_things_named_one_by_one(text, stated, named):
    """Events behind 分别是, names with a number on each, places behind a colon and sections are counted."""
    (found,) = [one for one in relate(read(text), 2024) if one.relation == "text.list_count"]
    assert (found.left, found.right) == (stated, named)
    assert (found.verdict is Verdict.HELD) == (stated == named)


SIX = [
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况", "其他需要报告的事项",
]  # fmt: skip


@pytest.mark.parametrize("sign", ["、", "，"])
@pytest.mark.parametrize(("number", "verdict"), [("五", Verdict.VIOLATED), ("六", Verdict.HELD)])
def test_the_six_sections_listed(sign, number, verdict):
    """复议、诉讼 is one section: the six of the form are six, whatever sign divides them."""
    (found,) = relate(read(f"本报告由{sign.join(SIX)}{number}个部分组成。"), 2024)
    assert (found.relation, found.verdict) == ("text.list_count", verdict)


@pytest.mark.parametrize(
    "text",
    [
        "赴市食品检验中心、市计量测试院、市特种设备检验所等4家技术机构开展督导。",
        "召开会议3次，分别是1月、5月和9月。",
        "召开会议3次，分别由张县长、李县长主持。",
        "由甲局（牵头）、乙局和丙局（配合）3家单位负责。",
        "收到申请较多的有区文化和旅游局（812件）、区住建局（455件）等5家单位。",
    ],
)
def test_what_is_not_counted(text):
    """等 leaves room for more, and what is said of events is no list of them."""
    assert not outcomes(text, Verdict.VIOLATED)
