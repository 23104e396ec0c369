"""Documents as offices really keep them: tables beside each other, links to other years, helper columns, formulas."""

import re

import pytest

from govcheck.binding import bind
from govcheck.binding.metadata import metadata
from govcheck.documents import html, xlsx
from govcheck.place import Place
from govcheck.report import Key
from tests.binding.shapes import text_document
from tests.documents.make import DATA, sheet

BESIDE = """<p>某局2024年政府信息公开工作年度报告</p><table>
<tr><td colspan="4">第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr><tr><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td></tr>
<tr><td colspan="2">第二十条第（五）项</td><td colspan="2">第二十条第（六）项</td></tr>
<tr><td>信息内容</td><td>本年处理决定数量</td><td>信息内容</td><td>本年处理决定数量</td></tr>
<tr><td{tall}>行政许可</td><td{tall}>71</td><td>行政处罚</td><td>82</td></tr>
<tr>{left}<td>行政强制</td><td>93</td></tr>
<tr><td colspan="4">第二十条第（八）项</td></tr>
<tr><td colspan="2">信息内容</td><td colspan="2">本年收费金额（单位：万元）</td></tr>
<tr><td colspan="2">行政事业性收费</td><td colspan="2">104.5</td></tr></table>"""
FIGURES = {
    "licensing[licences, decisions]": "71",
    "enforcement[penalties, decisions]": "82",
    "enforcement[coercive_measures, decisions]": "93",
    "fees[administrative_fees, amount]": "104.5",
    "regulations[normative_documents, in_force]": "6",
}


def figures(report) -> dict[str, str]:
    """What is read of the cells of `FIGURES`."""
    every = {str(key): cell for table in report.tables.values() for key, cell in table.cells.items()}
    return {name: str(every[name].value) for name in FIGURES if name in every}


@pytest.mark.parametrize(("tall", "left"), [(' rowspan="2"', ""), ("", "<td></td><td></td>")])
def test_side_by_side_in_some_rows(tall, left):
    """Where two parts of table two stand beside each other in some rows only, every figure keeps its row."""
    report = bind(html.read(BESIDE.format(tall=tall, left=left).encode(), "page.html"))
    assert figures(report) == FIGURES
    assert not report.findings or {"form.missing_table"} >= {finding.rule for finding in report.findings}


@pytest.mark.parametrize("link", ["上一篇：", "下一篇：", "下一条: ", "相关链接："])
def test_links_are_no_titles(link):
    """The link to another year's report is not the title of this one."""
    lines = [f"{link}某局2022年政府信息公开工作年度报告", "某局2024年政府信息公开工作年度报告"]
    assert metadata([(text, Place("page.html", number, 1)) for number, text in enumerate(lines, 1)]).year == 2024


def _rows(*rows) -> str:
    letters = "ABCDEFGHIJKL"
    made = []
    for number, row in enumerate(rows, 1):
        cells = (
            f'<c r="{letters[index]}{number}"><f>{text[1:]}</f></c>'
            if text.startswith("=")
            else f'<c r="{letters[index]}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for index, text in enumerate(row)
            if text
        )
        made.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(made)


HEAD = ["政府信息公开行政复议", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def test_formulas_without_results_are_said_once():
    """Formulas that were never computed are one finding that says what to do, and their cells are unreadable."""
    rows = _rows(
        ["某局2024年政府信息公开工作年度报告"],
        HEAD,
        ["行政复议", "1", "0", "0", "2", "=SUM(B3:E3)"],
        ["未经复议直接起诉", "0", "0", "0", "0", "=SUM(B4:E4)"],
        ["复议后起诉", "0", "0", "0", "0", "=SUM(B5:E5)"],
    )
    report = bind(xlsx.read(sheet(rows), "book.xlsx"))
    said = [finding for finding in report.findings if finding.rule == "form.value"]
    assert [(finding.message.key, len(finding.cells)) for finding in said] == [("binding.formulas", 3)]
    assert report.tables["disputes"].cells[Key("disputes", "reconsideration", "total")].value is None


@pytest.mark.parametrize(("hidden", "findings"), [("1", []), ("0", ["form.unknown_column"])])
def test_hidden_helper_columns(hidden, findings):
    """A column that the form does not have is a finding where it is printed, and none where it is hidden."""
    rows = _rows(
        ["某局2024年政府信息公开工作年度报告"],
        [*HEAD, "校验"],
        ["行政复议", "1", "0", "0", "2", "3", "0"],
        ["未经复议直接起诉", "0", "0", "0", "0", "0", "0"],
        ["复议后起诉", "0", "0", "0", "0", "0", "0"],
    )
    beside = f'<cols><col min="7" max="7" hidden="{hidden}"/></cols>'
    report = bind(xlsx.read(sheet(rows, beside=beside), "book.xlsx"))
    assert [finding.rule for finding in report.findings if "column" in finding.rule] == findings
    assert report.tables["disputes"].cells[Key("disputes", "reconsideration", "total")].value == 3


def test_last_year_with_few_other_figures():
    """Last year's table beside this year's is said once, though most of its rows are the same."""
    page = (DATA / "hangzhou-style-2025.html").read_text("utf-8")
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    largest = max(tables, key=len)
    figures = iter(range(9000, 9100))
    changed = re.sub(r"(?<=>)\d+(?=</)", lambda found: found[0] if found[0] == "0" else str(next(figures)), largest)
    report = bind(html.read(page.replace(largest, largest + changed).encode(), "page.html"))
    said = [finding for finding in report.findings if finding.rule == "form.duplicate"]
    assert [finding.message.key for finding in said] == ["binding.table_twice"]
    assert not [problem for problem in report.problems if problem.message.key == "binding.printed_twice"]


def _line(label: str, *figures: object) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in (label, *figures)) + "</tr>"


@pytest.mark.parametrize("whole", ["4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"])
def test_label_cut_after_its_beginning(whole):
    """A page that cuts a label so that only its second half can be told leaves the row one row, with its figures."""
    head = _line("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    before = _line("一、本年新收政府信息公开申请数量", 9, 0, 0, 0, 0, 0, 9) + _line("3.要求提供公开出版物", *[0] * 7)
    after = _line("（七）总计", 7, 0, 0, 0, 0, 0, 7)
    upper = head + before + _line(whole[:4], 7, 0, 0, 0, 0, 0, 7)
    lower = _line(whole[4:], *[""] * 7) + after
    page = f"<p>某局2024年政府信息公开工作年度报告</p><table>{upper}</table><table>{lower}</table>"
    report = bind(html.read(page.encode(), "page.html"))
    row = "excessive" if whole.startswith("4") else "confirmation"
    table = report.tables["applications"]
    assert [table.cells[Key("applications", row, name)].value for name in ("natural_person", "total")] == [7, 7]
    assert "form.unknown_row" not in {finding.rule for finding in report.findings}


def test_numbers_of_columns():
    """A row that numbers the columns below the header is no row of the table, and nothing is said of it."""
    lines = [
        ["类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
        ["甲", 1, 2, 3, 4, 5],
        ["行政复议", 1, 0, 0, 2, 3],
        ["未经复议直接起诉", 0, 0, 0, 0, 0],
        ["复议后起诉", 0, 0, 0, 0, 0],
    ]
    table = "".join(_line(*line) for line in lines)
    report = bind(html.read(f"<p>某局2024年政府信息公开工作年度报告</p><table>{table}</table>".encode(), "x.html"))
    assert "form.unknown_row" not in {finding.rule for finding in report.findings}
    assert report.tables["disputes"].cells[Key("disputes", "reconsideration", "total")].value == 3


def test_two_rows_on_a_copied_line(tmp_path):
    """Copied from a browser, a line with rows of two parts of table two gives both their figures."""
    text = (
        "某局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "第二十条第（五）项\t第二十条第（六）项\n信息内容\t本年处理决定数量\t信息内容\t本年处理决定数量\n"
        "行政许可\t71\t行政处罚\t82\n行政强制\t93\n"
        "第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t104.5\n"
    )
    found = figures(bind(text_document(text, tmp_path)))
    assert found == {name: value for name, value in FIGURES.items() if "regulations" not in name}
