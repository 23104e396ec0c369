"""Documents from which pieces were lost: what remains is read in its place or is unreadable, never shifted."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.binding import bind
from govcheck.binding.characters import simplified
from govcheck.documents import html
from govcheck.errors import GovcheckError
from govcheck.report import Key
from tests.binding import shapes
from tests.documents.make import DATA

PAGE = (DATA / "hangzhou-style-2025.html").read_text(encoding="utf-8")
TITLE = "<p>某局2024年政府信息公开工作年度报告</p>"


def table(*rows) -> str:
    """A table in HTML, a cell for each text."""
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows) + "</table>"


def read(*rows) -> dict[str, str]:
    """The values that are read of the rows of one table in HTML; a question mark for those that are unreadable."""
    return shown(bind(html.read(f"{TITLE}{table(*rows)}".encode(), "page.html")))


def read_text(text: str, tmp_path: Path) -> dict[str, str]:
    """The values that are read of a text."""
    return shown(bind(shapes.text_document(text, tmp_path)))


def shown(report) -> dict[str, str]:
    """Values by reference; a question mark for those that are unreadable."""
    return {
        str(key): "?" if cell.value is None else str(cell.value)
        for one in report.tables.values()
        for key, cell in one.cells.items()
    }


def test_heading_of_the_next_table_in_a_row():
    """Where a row lost its end, the next table's heading in it begins that table, and the row keeps its figure."""
    values = read(
        ["第二十条第（五）项", "", "", ""],
        ["信息内容", "本年处理决定数量", "", ""],
        ["行政许可", "5", "", "第二十条第（六）项"],
        ["信息内容", "本年处理决定数量", "", ""],
        ["行政处罚", "6", "", ""],
        ["行政强制", "7", "", ""],
    )
    assert values["licensing[licences, decisions]"] == "5"
    assert values["enforcement[penalties, decisions]"] == "6"
    assert values["enforcement[coercive_measures, decisions]"] == "7"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(PAGE)), st.integers(1, 400)), min_size=1, max_size=3))
def test_lost_stretches_never_break_the_reading(cuts):
    """A page from which any stretches are lost is a report or is refused with a message."""
    page = PAGE
    for start, length in cuts:
        page = page[:start] + page[start + length :]
    try:
        report = bind(html.read(page.encode(), "page.html"))
    except GovcheckError as error:
        assert str(error)
    else:
        assert report.tables


HEAD = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


def regulations(row: list[str], bar: str, tmp_path: Path) -> list[str]:
    """The values of *row* as they are read between others of the same table, with *bar* between cells."""
    rows = [["第二十条第（一）项"], HEAD, row, ["行政规范性文件", "50", "227", "420"]]
    lines = [bar.join(cells) for cells in rows]
    values = read_text("某局2024年政府信息公开工作年度报告\n\n" + "\n".join(lines), tmp_path)
    assert [values[f"regulations[normative_documents, {name}]"] for name in NAMES] == ["50", "227", "420"]
    return [values[f"regulations[rules, {name}]"] for name in NAMES]


NAMES = ("issued", "repealed", "in_force")


@pytest.mark.parametrize("bar", ["\t", "|"])
@pytest.mark.parametrize("cells", [["1", "12"], ["50", "227 420"], ["2 1", "12"]])
def test_lost_cell_shifts_nothing(bar, cells, tmp_path):
    """A row of a text with fewer cells than the header is unreadable: no figure stands under another column."""
    assert regulations(["规章", *cells], bar, tmp_path) == ["?", "?", "?"]


@pytest.mark.parametrize(("text", "value"), [("1 191", "1191"), ("2 1", "?"), ("0 420", "?"), ("12 34", "?")])
def test_spaces_part_thousands_only(text, value, tmp_path):
    """Figures with a space between them are one number only as thousands are grouped: no leading zero, three digits."""
    assert regulations(["规章", "3", text, "5"], "\t", tmp_path) == ["3", value, "5"]


AMOUNT = "fees[administrative_fees, amount]"


def fees(label: str, figure: str):
    """A report whose fees stand below *label*."""
    licences = (["第二十条第（五）项", ""], ["信息内容", "本年处理决定数量"], ["行政许可", "5"])
    rows = (["第二十条第（八）项", ""], ["信息内容", label], ["行政事业性收费", figure])
    return bind(html.read(f"{TITLE}{table(*licences)}{table(*rows)}".encode(), "page.html"))


@pytest.mark.parametrize(
    ("label", "figure", "value"),
    [
        ("本年收费金额（单位：元）", "727012578", "72701.2578"),
        ("本年收费金额（单位：人民币亿元）", "1.5", "15000"),
        ("本年收费金額（單位：元）", "60,000", "6.0000"),
    ],
)
def test_other_unit_is_converted_and_said(label, figure, value):
    """Fees below a label with another unit of money are converted exactly, with a doubt that names the unit."""
    report = fees(label, figure)
    cell = report.tables["fees"].cells[Key("fees", "administrative_fees", "amount")]
    assert Decimal(cell.value) == Decimal(value)
    assert [problem.message.key for problem in report.problems] == ["binding.other_unit"]
    assert cell.key in report.doubtful


def test_strange_unit_is_unreadable():
    """Fees in a unit that is no money's are not used, and the message names the unit."""
    report = fees("本年收费金额（单位：美元）", "12")
    assert shown(report)[AMOUNT] == "?"
    assert [finding.rule for finding in report.findings if "美元" in finding.message.show("zh")] == ["form.value"]


@pytest.mark.parametrize(
    "label", ["本年收费金额（单位：万元）", "本年收费金额", "本年收费金额(单位:萬元)", "本年收费金额（单位：万"]
)
def test_the_prescribed_unit_says_nothing(label):
    """Fees in the prescribed unit, or below a label without one, are as printed."""
    report = fees(label, "12.5")
    assert shown(report)[AMOUNT] == "12.5"
    assert "binding.other_unit" not in {problem.message.key for problem in report.problems}


def test_unit_in_the_cell_goes_before_the_label():
    """A unit beside the figure is that of the figure, whatever the label states."""
    assert shown(fees("本年收费金额（单位：元）", "6万元"))[AMOUNT] == "6"


def cut(upper: list[str], lower: list[str]):
    """A report whose page ends inside the row *upper*, and whose next page begins with *lower*."""
    rows = (["第二十条第（一）项", "", "", ""], HEAD, ["规章", "12", "0", "9"], ["行政规范性文件", *upper])
    after = (["第二十条第（五）项", "", "", ""], ["信息内容", "本年处理决定数量", "", ""], ["行政许可", "77", "", ""])
    return bind(html.read(f"{TITLE}{table(*rows)}{table(lower, *after)}".encode(), "page.html"))


def normative(report) -> list[str]:
    """What is read of the row that the page cuts."""
    values = shown(report)
    return [values[f"regulations[normative_documents, {name}]"] for name in NAMES]


@pytest.mark.parametrize("lower", [["&nbsp;", "3", "", "4"], ["", "3", "", "4"]])
def test_halves_beside_a_blank_label(lower):
    """The halves of numbers on the next page are joined also where a blank label stands beside them."""
    report = cut(["15", "1", "29"], lower)
    assert normative(report) == ["153", "1", "294"]
    assert {problem.message.key for problem in report.problems} == {"binding.joined"}


@pytest.mark.parametrize(("upper", "lower"), [(["5", "1", "29"], ["", "3", "", ""]), (["15", "1", "29"], ["3", "4"])])
def test_figures_that_cannot_be_joined_leave_a_doubt(upper, lower):
    """Figures without a label that open the next page and cannot be joined make those of the row before doubtful."""
    report = cut(upper, lower)
    assert {Key("regulations", "normative_documents", name) for name in NAMES} <= report.doubtful
    assert "binding.row_cut" in {problem.message.key for problem in report.problems}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("規(guī)章", "规章"),
        ("业(yè)", "业"),
        ("收到的(de)申请", "收到的申请"),
        ("规章(a)", "规章(a)"),
        ("甲(pdf)", "甲(pdf)"),
    ],
)
def test_brackets_that_are_no_pronunciation(text, wanted):
    """Only a bracket with the mark of a tone, or inside a word, is a pronunciation; others stay."""
    assert simplified(text) == wanted


@pytest.mark.parametrize(
    "group", ["", '<th scope="colgroup">法人或其他组织</th>', '<th scope="colgroup" colspan="4">法人或其他组织</th>']
)
def test_header_that_lost_a_span_moves_no_figure(group):
    """Where a header lost a group or its span, no figure stands under the label that moved above it."""
    upper = '<td rowspan="2">信息内容</td><th rowspan="2">自然人</th>' + group + '<th rowspan="2">总计</th>'
    lower = "".join(f"<th>{text}</th>" for text in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))
    figures = "".join(f"<td>{text}</td>" for text in ("一、本年新收政府信息公开申请数量", 3440, 75, 0, 1, 6, 3, 3525))
    carried = "".join(f"<td>{text}</td>" for text in ("二、上年结转政府信息公开申请数量", 118, 3, 0, 0, 0, 0, 121))
    page = f"<table>{''.join(f'<tr>{row}</tr>' for row in (upper, lower, figures, carried))}</table>"
    page += table(["第二十条第（五）项", ""], ["信息内容", "本年处理决定数量"], ["行政许可", "5"])
    values = shown(bind(html.read(f"{TITLE}{page}".encode(), "page.html")))
    assert values["applications[received, total]"] in {"3525", "?"}
    assert values["applications[received, business]"] in {"75", "?"}
    assert values["licensing[licences, decisions]"] == "5"
