"""Work plans: every item has a responsible unit and a date, in tables and in prose."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.rows import tables
from govcheck.narrative.sentences import read
from govcheck.report import Severity

PLAN = (Path(__file__).parents[1] / "data" / "narrative" / "guangzhou-2016-plan.txt").read_text("utf-8")


def assignments(text: str) -> list[Outcome]:
    """The outcomes of *text* on units and dates."""
    return [outcome for outcome in relate(read(text)) if outcome.relation == "text.assignment"]


def missing(text: str) -> list[tuple[Severity, str]]:
    """What *text* is said to leave out, in Chinese, without the advice."""
    return [
        (one.severity, one.message.show("zh").split("。请补上")[0])
        for one in assignments(text)
        if one.verdict is Verdict.VIOLATED
    ]


ROWS = [
    ("序号", "工作任务", "责任单位", "完成时限"),
    ("1", "修订公开指南", "办公室", "3月底前"),
    ("2", "更新公开目录", "办公室、信息中心", "长期坚持"),
    ("3", "开展业务培训", "人事科", "6月底前"),
    ("4", "组织年度考核", "监察科", "持续推进"),
    ("5", "发布年度报告", "办公室", "1月31日前"),
]


def as_lines(rows):
    """A table with one row a line."""
    return "\n".join("\t".join(row) for row in rows)


def as_cells(rows):
    """A table with one cell a line and a blank line after each row, as pages are often copied."""
    return "\n" + "\n\n".join("\n".join("\t" + cell for cell in row) for row in rows) + "\n"


def as_bars(rows):
    """A table with bars."""
    head, *rest = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([head, "|---|---|---|---|", *rest])


FORMS = [as_lines, as_cells, as_bars]


def without(item: int, column: int) -> list[tuple[str, ...]]:
    """The plan with one empty cell."""
    rows = [list(row) for row in ROWS]
    rows[item][column] = ""
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("form", FORMS)
def test_a_plan_in_which_everything_is_given(form):
    """Each of the five items holds twice: it has a unit and a date; 长期坚持 is a date."""
    assert Counter(one.verdict for one in assignments(form(ROWS))) == {Verdict.HELD: 10}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("item", range(1, 6))
@pytest.mark.parametrize(("column", "field"), [(2, "责任单位"), (3, "完成时限")])
def test_one_empty_cell_is_named(form, item, column, field):
    """The only empty cell of a numbered item is found, wherever it is, and the item and the column are named."""
    name = f"“{ROWS[item][0]} {ROWS[item][1]}”没有写{field}"
    assert missing(form(without(item, column))) == [(Severity.WARNING, name)]


def test_cells_merged_over_items_are_no_finding():
    """Where several numbered items have empty cells, they may be merged with those above: not assessed."""
    rows = [*ROWS[:2], ("2", "更新公开目录", "", "4月"), ROWS[3], ("4", "组织年度考核", "", "年底"), ROWS[5]]
    found = assignments(as_lines(rows))
    assert missing(as_lines(rows)) == []
    assert sum(one.verdict is Verdict.NOT_ASSESSED for one in found) == 2


def test_a_row_empty_in_both_columns_is_only_a_hint():
    """Where unit and date of one item are both empty, both cells of the item above may go on over it."""
    rows = [*ROWS[:3], ("3", "开展业务培训", "", ""), *ROWS[4:]]
    assert {severity for severity, _ in missing(as_cells(rows))} == {Severity.INFO}


def test_sub_items_share_the_cell_of_their_item():
    """Rows without a number of their own belong to the merged cell above them."""
    rows = [*ROWS[:3], ("", "2. 核对公开目录", "", ""), ("", "3. 公布公开目录", "", "9月底前"), *ROWS[3:]]
    assert missing(as_cells(rows)) == []
    assert len(assignments(as_cells(rows))) == 14


def test_a_number_printed_in_every_row_of_its_item():
    """Where the merged number is printed in every row, an empty cell is empty."""
    rows = [*ROWS[:3], ("2", "核对公开目录", "", "5月"), *ROWS[3:]]
    assert missing(as_lines(rows)) == [(Severity.WARNING, "“2 核对公开目录”没有写责任单位")]


def test_the_first_item_has_nothing_above_it():
    """An empty cell under the head, or under the heading of a part, cannot be merged with anything."""
    rows = [*ROWS[:3], ("一、其他任务",) + ("",) * 3, ("3", "开展业务培训", "", "6月"), *ROWS[4:]]
    assert missing(as_lines(rows)) == [(Severity.WARNING, "“3 开展业务培训”没有写责任单位")]


@pytest.mark.parametrize(
    "text",
    [
        "序号\t单位\t数量\n1\t甲局\t3\n2\t乙局\t\n3\t丙局\t4\n4\t丁局\t5",
        "姓名\t负责人\t电话\n1\t甲\t\n2\t乙\t83123456\n3\t丙\t83123457",
        "科室\t公开时间\n办公室\t\n人事科\t3月",
        "（一）政策解读。发布解读12篇。\n（二）回应关切。开展访谈3次。\n（三）加强保障。培训2次（市政务办、市司法局）。",
        "一、加强领导\n责任单位要切实履行职责。\n二、加强培训\n三、加强考核",
    ],
)
def test_what_is_no_plan(text):
    """A table or a text that speaks of units and dates without assigning items is no plan."""
    assert assignments(text) == []


def test_the_published_plan():
    """Each of the 97 rows of the plan of 27 items has a unit and a date, its own or that of its merged cell."""
    assert Counter(one.verdict for one in assignments(PLAN)) == {Verdict.HELD: 2 * 97}


@pytest.mark.parametrize(
    ("cell", "item"),
    [
        (
            "\t市编办，市政务办，广州开发区管委会，各区政府\n\t2016年12月底前完成\n\n\t2\n",
            "1 进一步推进权力清单和责任清单公开",
        ),
        ("\t市环保局，广州开发区管委会，各区政府\n", "14 推进环境保护信息公开"),
        ("\t市编办，广州开发区管委会，各区政府\n", "26 政务公开工作尚未纳入政府绩效考核体系的，年内应予…"),
    ],
)
def test_a_unit_left_out_of_the_published_plan(cell, item):
    """The unit of a numbered item that is left out of the published plan is found at its item."""
    assert cell in PLAN
    text = PLAN.replace(cell, "\t" + cell[cell.index("\n") :], 1)
    assert missing(text) == [(Severity.WARNING, f"“{item.replace('，', ',')}”没有写牵头单位")]


LISTED = (
    "一、主要任务\n（一）推进权责清单公开。及时更新。（责任单位：市编办；完成时限：6月底前）\n"
    "（二）推进财政信息公开。公开预决算。（责任单位：市财政局；完成时限：8月底前）\n"
    "（三）推进执法公示。落实三项制度。（责任单位：市司法局；完成时限：长期坚持）\n"
    "（四）推进政策解读。同步解读。（责任单位：各起草单位；完成时限：持续推进）\n"
    "二、保障措施\n（一）加强领导。各单位要高度重视。\n（二）加强培训。\n（三）加强考核。\n"
)


def test_items_in_prose_that_name_everything():
    """Four items name unit and date; the items of the next part are none of the plan's."""
    assert Counter(one.verdict for one in assignments(LISTED)) == {Verdict.HELD: 8}


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("（责任单位：市财政局；完成时限：8月底前）", ["责任单位", "完成时限"]),
        ("责任单位：市财政局；", ["责任单位"]),
        ("；完成时限：长期坚持", ["完成时限"]),
    ],
)
def test_an_item_in_prose_that_was_forgotten(words, fields):
    """What one of four items leaves out is named, and nothing else."""
    found = missing(LISTED.replace(words, "", 1))
    assert [text.rpartition("没有写")[2] for _, text in found] == fields
    assert {severity for severity, _ in found} == {Severity.WARNING}


CLOSING = (
    "1．公开权责清单。（市编办、各区政府负责）\n2．公开预决算。（市财政局牵头，各部门配合）\n"
    "3．公开执法信息。（市司法局、市公安局、市市场监管局）\n4．公开环境信息。{}\n5．公开救助信息，由市民政局负责。\n"
)


def test_units_in_the_closing_brackets():
    """Units in brackets at the end of an item, or named as its leader, are responsible; one without is found."""
    assert missing(CLOSING.format("（市生态环境局）")) == []
    assert missing(CLOSING.format("")) == [(Severity.WARNING, "“4.公开环境信息。”没有写责任单位")]


def test_units_on_lines_of_their_own():
    """The unit may stand on a line below its item; the item whose line is left out is found."""
    items = "".join(f"{at}.任务{'甲乙丙丁'[at - 1]}。\n责任单位：市编办\n完成时限：年底\n" for at in range(1, 5))
    assert missing(items) == []
    wrong = items.replace("责任单位：市编办\n", "", 1)
    assert missing(wrong) == [(Severity.WARNING, "“1.任务甲。”没有写责任单位")]


@given(
    st.lists(st.sampled_from(["\t", "|", "\n", "责任单位", "完成时限", "任务", "1", "2", " ", "一、甲"]), max_size=60)
)
def test_any_table_is_read(pieces):
    """Whatever cells and lines, every table comes to an end, and its cells stand where they are printed."""
    text = "".join(pieces)
    for row in (row for rows in tables(text) for row in rows):
        for cell in row.cells:
            assert not cell.text or text[cell.span.start : cell.span.end].startswith(cell.text[0])
    assert all(one.message.show("en") for one in assignments(text))


def test_empty_cells_at_the_ends_of_a_row_of_bars_are_cells():
    """Of a row in bars only the outermost bar at each end is no cell, so that an empty last cell stays."""
    [rows] = tables("|序号|任务|单位|时限|\n|1|任务甲|市局||\n  ||任务乙|市局|长期|\n|||||\n")
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["序号", "任务", "单位", "时限"],
        ["1", "任务甲", "市局", ""],
        ["", "任务乙", "市局", "长期"],
    ]


@pytest.mark.parametrize("frame", ["|{}|", "{}"])
def test_an_empty_last_cell_of_bars_is_a_missing_date(frame):
    """A date that is left out at the end of a row in bars is reported, with the outer bars and without."""
    rows = [
        "序号|工作任务|责任单位|完成时限",
        "1|任务甲|市局|3月底前",
        "2|任务乙|市局|5月底前",
        "3|任务丙|市局|6月底前",
    ]
    rows += ["4|任务丁|市局|", "5|任务戊|市局|长期坚持"]
    text = "\n".join(frame.format(row) for row in rows)
    assert missing(text) == [(Severity.WARNING, "“4 任务丁”没有写完成时限")]


@given(st.lists(st.lists(st.sampled_from(["", "甲", " 乙 "]), min_size=3, max_size=5), min_size=2, max_size=4))
def test_cells_of_bars_stand_where_they_are_printed(cells):
    """Every cell of a row in bars is found, the empty ones too, at its place in the text."""
    text = "\n".join("|首" + "|".join(["", *row]) + "|" for row in cells)
    [rows] = tables(text)
    expected = [["首", *(cell.strip() for cell in row)] for row in cells]
    assert [[cell.text for cell in row.cells] for row in rows] == expected
    assert all(text[cell.span.start : cell.span.end] == cell.text for row in rows for cell in row.cells)


ITEMS = [
    "(一)修订公开指南。(责任单位:市政务办)",
    "(二)更新公开目录。(责任单位:市信息中心)",
    "(三)开展业务培训。(责任单位:市人社局)",
    "(四)组织年度考核。(责任单位:市监察局)",
]


@pytest.mark.parametrize(
    "item",
    [
        "各单位每季度自查一次，发现问题立即整改。",
        "加强检查。各部门要明确专人负责。",
        "健全机制。全市各级机关按月报送信息。",
        "请各镇街于每月底报送目录。",
        "维护网站。市信息中心要做好日常维护。",
        "区人民政府办公室统筹协调各项工作。",
    ],
)
def test_the_organ_that_acts_in_an_item_is_its_unit(item):
    """An item that says who acts has its unit, and is no finding among items that name theirs."""
    assert missing("\n".join([*ITEMS, "(五)" + item])) == []


@pytest.mark.parametrize(
    "item", ["做好各部门网站的检查。", "加强对各单位的指导。", "完善制度建设。", "改版门户网站首页。"]
)
def test_an_organ_that_is_acted_upon_is_no_unit(item):
    """Where organs are only spoken of, the item has no unit."""
    assert len(missing("\n".join([*ITEMS, "(五)" + item]))) == 1


def test_items_that_only_say_who_acts_make_no_plan():
    """Instructions to all units are no list in which one without them has been forgotten."""
    items = ["各单位要提高认识。", "各单位要明确责任。", "各部门要加强检查。", "各地要注意安全。", "严肃纪律。"]
    assert missing("\n".join(f"{number}.{item}" for number, item in enumerate(items, 1))) == []
