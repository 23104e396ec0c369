"""The text of workbooks, whoever made them: titles, notes and sections around the tables of a sheet."""

import io

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Border, Side

from govcheck.binding import bind
from govcheck.documents import xls, xlsx
from govcheck.report import Key, State

TITLE = "甲县人民政府2024年政府信息公开工作年度报告"
RECEIVED = "2024年，全县新收政府信息公开申请9件。"
NOTE = "注：本表由县政府办公室填报。"
#: Table four of the form of 2021: three lines of headings, and fifteen figures in one row.
DISPUTES = [
    ["行政复议", "", "", "", "", "行政诉讼"],
    [*["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], "未经复议直接起诉", "", "", "", "", "复议后起诉"],
    [*[""] * 5, *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2],
]
FIGURES = [1, 0, 0, 1, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0, 3]
MERGED = [(0, 0, 0, 4), (0, 5, 0, 14), *[(1, n, 2, n) for n in range(5)], (1, 5, 1, 9), (1, 10, 1, 14)]
ENFORCEMENT = [["第二十条第（六）项"], ["信息内容", "本年处理决定数量"], ["行政处罚", 12], ["行政强制", 3]]
FOUR = "四、政府信息公开行政复议、行政诉讼情况"
TWO = "二、主动公开政府信息情况"
#: One sheet with everything, in reading order.
WHOLE = [
    [TITLE],
    [],
    ["一、总体情况"],
    [RECEIVED],
    [TWO],
    *ENFORCEMENT,
    [FOUR],
    *DISPUTES,
    FIGURES,
    [NOTE],
    ["五、存在的主要问题及改进情况"],
    ["行政复议"],  # a paragraph in the very words of a label
    ["无。"],
]
MERGED_IN_WHOLE = [(row + 10, column, end + 10, last) for row, column, end, last in MERGED] + [(0, 0, 0, 14)]


def as_xlsx(sheets, merged=(), ruled=()):
    """The document of a workbook with *sheets*: name → rows; ranges *merged* and cells *ruled* are of the last one."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
    for top, left, bottom, right in merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    line = Side(style="thin")
    for row, column in ruled:
        sheet.cell(row + 1, column + 1).border = Border(left=line, right=line, top=line, bottom=line)
    stream = io.BytesIO()
    book.save(stream)
    return xlsx.read(stream.getvalue(), "报告.xlsx")


def as_xls(sheets, merged=()):
    """The same as a workbook of old."""
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        spans = {(top, left): (top, bottom, left, right) for top, left, bottom, right in merged}
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if (row, column) in spans:
                    sheet.write_merge(*spans[row, column], value)
                elif value != "":
                    sheet.write(row, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return xls.read(stream.getvalue(), "报告.xls")


def text_of(report):
    """The lines of the narrative with the cells in which they stand."""
    lines = report.narrative.text.split("\n")
    return list(zip(lines, [place.spot for place in report.narrative.lines], strict=True))


@pytest.mark.parametrize("make", [as_xlsx, as_xls])
def test_one_sheet(make):
    """Title, sections and notes around the tables of a single sheet are read, each line with its cell."""
    report = bind(make({"年报": WHOLE}, MERGED_IN_WHOLE))
    assert (report.publisher, report.year) == ("甲县人民政府", 2024)
    assert text_of(report) == [
        (TITLE, "年报!A1"),
        ("一、总体情况", "年报!A3"),
        (RECEIVED, "年报!A4"),
        (TWO, "年报!A5"),
        (FOUR, "年报!A10"),
        (NOTE, "年报!A15"),
        ("五、存在的主要问题及改进情况", "年报!A16"),
        ("行政复议", "年报!A17"),
        ("无。", "年报!A18"),
    ]
    assert report.cell(Key("disputes", "litigation_after_review", "total")).value == 3
    assert report.cell(Key("enforcement", "penalties", "decisions")).value == 12
    assert not report.problems


def test_title_above_each_table():
    """What every sheet repeats is one line of the text, and no second report."""
    sheets = {"表二": [[TITLE], ["附件1", "单位：件"], *ENFORCEMENT], "表四": [[TITLE], *DISPUTES, FIGURES]}
    report = bind(as_xlsx(sheets, [(row + 1, left, end + 1, right) for row, left, end, right in MERGED]))
    assert (report.publisher, report.year) == ("甲县人民政府", 2024)
    assert [line for line, _ in text_of(report)] == [TITLE, "附件1", "单位：件"]
    assert report.cell(Key("disputes", "reconsideration", "total")).value == 2


def test_text_behind_the_tables():
    """A sheet with the text alone may come last; the headings above the tables are not said twice."""
    text = [["一、总体情况"], [f"{RECEIVED}\n统计期限为2024年1月1日至2024年12月31日。"], [FOUR], ["见附表。"]]
    report = bind(as_xlsx({"表四": [[TITLE], [FOUR], *DISPUTES, FIGURES], "正文": text}))
    assert text_of(report) == [
        (TITLE, "表四!A1"),
        ("一、总体情况", "正文!A1"),
        (RECEIVED, "正文!A2"),
        ("统计期限为2024年1月1日至2024年12月31日。", "正文!A2"),
        (FOUR, "正文!A3"),
        ("见附表。", "正文!A4"),
    ]
    assert [str(day) for day in report.period] == ["2024-01-01", "2024-12-31"]


@pytest.mark.parametrize("rows", [1, 3])
def test_blank_table_four(rows):
    """Ruled cells below the headings of table four are its values, blank, however many rows are ruled."""
    ruled = [(row + 3, column) for row in range(rows) for column in range(15)]
    report = bind(as_xlsx({"表四": DISPUTES}, MERGED, ruled))
    cells = report.tables["disputes"].cells
    assert len(cells) == 15
    assert {cell.state for cell in cells.values()} == {State.BLANK}
    assert not report.findings


def test_blank_rows_below_table_four():
    """Ruled rows that are blank below the figures of table four take nothing from them."""
    ruled = [(row, column) for row in range(3, 6) for column in range(15)]
    report = bind(as_xlsx({"表四": [*DISPUTES, FIGURES]}, MERGED, ruled))
    assert [cell.value for cell in report.tables["disputes"].cells.values()] == FIGURES
    assert not report.findings


def test_hidden_text():
    """A hidden row is no text of the report."""
    document = as_xlsx({"年报": WHOLE}, MERGED_IN_WHOLE)
    assert (RECEIVED, "年报!A4") in text_of(bind(document))
    book = openpyxl.Workbook()
    for row in WHOLE:
        book.active.append(["" if value == "" else value for value in row])
    book.active.row_dimensions[4].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    assert RECEIVED not in bind(xlsx.read(stream.getvalue(), "报告.xlsx")).narrative.text
