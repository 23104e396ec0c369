"""Right reports as publishing systems print them, and what must come of it: the right cells, or none."""

from __future__ import annotations

from html import escape

import pytest
from attrs import evolve

from govcheck.check import check_report
from govcheck.errors import ReportError
from govcheck.pack_file import load_pack
from govcheck.report import Report, State
from tests.binding import forms
from tests.binding.forms import TRUTH, Box, applications, blanked, disputes, html, page, plain_applications, read
from tests.binding.shapes import assert_nothing_wrong, cells

ZEROS_BLANK = {
    key: (State.BLANK, None) if key.table == "applications" and value == 0 else (state, value)
    for key, (state, value) in TRUTH.items()
}


def unreadable(report: Report) -> set:
    """References of the cells that are said to be unreadable."""
    return {key for key, (state, _) in cells(report).items() if state is State.UNREADABLE}


def complaints(report: Report) -> list[str]:
    """Everything that is wrong with a report by its own figures and as a form."""
    return [violation.name for violation in check_report(report, load_pack(report.form)).violations]


class TestMergedCells:
    """Spans that are wrong, lost, or written out."""

    @pytest.mark.parametrize("change", [-1, 1])
    def test_a_span_too_short_or_too_long_shifts_nothing(self, tmp_path, change):
        """Where a group's label spans a row too few or too many, the row beside has its figures in their order."""
        table = applications()
        row = forms.row_at(table, "三、本年度办理结果")
        table[row][0] = evolve(table[row][0], rows=table[row][0].rows + change)
        report = read(page(three=html(table)), tmp_path)
        assert cells(report) == TRUTH
        assert not complaints(report)

    def test_a_violation_in_a_shifted_row_may_be_misread(self, tmp_path):
        """Where the row that breaks a relation was shifted, the message says that it may be a reading error."""
        table = applications()
        row = forms.row_at(table, "三、本年度办理结果")
        table[row][0] = evolve(table[row][0], rows=table[row][0].rows - 1)
        handled = forms.row_at(table, "（七）总计")
        table[handled][-1] = Box("3520")
        report = read(page(three=html(table)), tmp_path)
        messages = [one.message for one in check_report(report, load_pack(report.form)).violations]
        assert messages
        assert {message.key for message in messages} == {"binding.may_be_misread"}

    @pytest.mark.parametrize("index", [-1, -4, -7])
    def test_a_row_that_lost_a_cell_is_unreadable(self, tmp_path, index):
        """Of seven figures six are left, and nothing tells which one is lost: none is used."""
        table = applications()
        del table[forms.row_at(table, "1.信访举报投诉类申请")][index]
        report = read(page(three=html(table)), tmp_path)
        assert_nothing_wrong(TRUTH, report)
        assert unreadable(report) == forms.keys("applications", "petition")

    def test_a_header_that_does_not_fit_is_not_followed(self, tmp_path):
        """A header whose spans put 总计 before 其他 while the figures stand elsewhere tells no column."""
        table = applications()
        table[0][0] = evolve(table[0][0], columns=2)
        table[1][1] = evolve(table[1][1], columns=4)
        report = read(page(three=html(table)), tmp_path)
        assert_nothing_wrong(TRUTH, report)
        assert {key.table for key in unreadable(report)} == {"applications"}

    def test_text_repeated_in_every_slot(self, tmp_path):
        """What a converter writes into every slot of a merged cell, label or figure, is one cell again."""

        def spread(table):
            return html([[Box(text) for text, _ in row] for row in forms.slots(table)])

        two = "".join(map(spread, forms.disclosed()))
        report = read(page(two, spread(applications()), spread(disputes())), tmp_path)
        assert cells(report) == TRUTH
        assert not complaints(report)

    def test_label_of_a_column_in_two_cells(self, tmp_path):
        """商业 in one cell and 企业 in the cell below are the label of one column."""
        table = applications()
        table[0][0] = evolve(table[0][0], rows=4)
        table[1] = [evolve(box, rows=box.rows + (box.rows > 1)) for box in table[1]]
        halves = [("商业", "企业"), ("科研", "机构")]
        table[2] = [*(Box(upper) for upper, _ in halves), *(evolve(box, rows=2) for box in table[2][2:])]
        table.insert(3, [Box(lower) for _, lower in halves])
        report = read(page(three=html(table)), tmp_path)
        assert cells(report) == TRUTH
        assert not complaints(report)

    def test_a_heading_above_several_columns_is_no_column(self, tmp_path):
        """Where 申请人情况 spans more than the columns below it, that is no further column."""
        table = applications()
        table[0][1] = evolve(table[0][1], columns=9)
        report = read(page(three=html(table)), tmp_path)
        assert cells(report) == TRUTH
        assert not complaints(report)


class TestRows:
    """Rows that the form does not have, or has elsewhere."""

    def test_headings_with_blank_cells(self, tmp_path):
        """A heading with blank cells beside it, （六）其他处理 among them, is no row without a total."""
        report = read(page(three=html(plain_applications())), tmp_path)
        assert cells(report) == TRUTH
        assert not complaints(report)

    def test_subtotals_beside_headings(self, tmp_path):
        """Figures beside a heading that has none in the form are named, and not used."""
        table = plain_applications()
        row = forms.row_at(table, "（三）不予公开")
        table[row] = [table[row][0], *map(Box, ["88", "4", "0", "0", "0", "0", "92"])]
        report = read(page(three=html(table)), tmp_path)
        assert cells(report) == TRUTH
        assert list(forms.problems(report)) == ["binding.heading_with_figures"]

    def test_rows_out_of_order(self, tmp_path):
        """A row in the form's own words is that row wherever it stands."""
        table = applications()
        row = forms.row_at(table, "2.重复申请")
        table[row], table[row + 1] = table[row + 1], table[row]
        report = read(page(three=html(table)), tmp_path)
        assert cells(report) == TRUTH
        assert not complaints(report)

    def test_numbers_of_rows(self, tmp_path):
        """A column that numbers the rows holds no figures of the report."""
        table = applications()
        table[0].insert(0, Box("序号", 3))
        for number, row in enumerate(table[3:], 1):
            row.insert(0, Box(str(number)))
        report = read(page(three=html(table)), tmp_path)
        assert cells(report) == TRUTH
        assert not report.problems

    def test_totals_under_another_name(self, tmp_path):
        """合计 is 总计, as a row and as a column."""
        table = [[evolve(box, text=box.text.replace("总计", "合计")) for box in row] for row in applications()]
        four = [[evolve(box, text=box.text.replace("总计", "合计")) for box in row] for row in disputes()]
        report = read(page(three=html(table), four=html(four)), tmp_path)
        assert cells(report) == TRUTH
        assert not report.problems

    def test_a_word_for_nothing(self, tmp_path):
        """无 in a cell says that there is nothing, as a dash does."""
        table = [[evolve(box, text="无" if box.text == "0" else box.text) for box in row] for row in applications()]
        report = read(page(three=html(table)), tmp_path)
        assert {key: (State.NOT_APPLICABLE, None) if value == 0 and key.table == "applications" else (state, value)
                for key, (state, value) in TRUTH.items()} == cells(report)  # fmt: skip
        assert not complaints(report)

    def test_pronunciation_behind_characters(self, tmp_path):
        """Labels of a damaged page, with the pronunciation behind some characters, are the labels."""
        spoken = {
            "项": "項(xiàng)",
            "数": "數(shù)",
            "规": "規(guī)",
            "请": "請(qǐng)",
            "业": "業(yè)",
            "总": "總(zǒng)",
        }

        def damaged(text: str) -> str:
            return "".join(spoken.get(character, character) for character in escape(text))

        parts = "".join(html(table, damaged) for table in forms.disclosed())
        report = read(page(parts, html(applications(), damaged), html(disputes(), damaged)), tmp_path)
        assert cells(report) == TRUTH
        assert not report.problems


class TestSeveralTables:
    """Tables printed in parts, twice, or beside others that look alike."""

    @pytest.mark.parametrize("together", [False, True])
    def test_disputes_in_two_parts(self, tmp_path, together):
        """行政复议 and 行政诉讼 in two tables, or one below the other in one table."""
        names, figures = [Box(name) for name in forms.MEASURES], disputes()[3]
        first = [[Box("行政复议", columns=5)], names, figures[:5]]
        second = [
            [Box("行政诉讼", columns=10)],
            [Box("未经复议直接起诉", columns=5), Box("复议后起诉", columns=5)],
            [*names, *names],
            figures[5:],
        ]
        if together:
            wide = [[evolve(box, columns=2 * box.columns) for box in row] for row in first]
            four = html([*wide, *second])
        else:
            four = html(first) + html(second)
        report = read(page(four=four), tmp_path)
        assert cells(report) == TRUTH
        assert not complaints(report)

    def test_disputes_without_their_first_line(self, tmp_path):
        """Fifteen figures in their order are all of the table, though the line with 行政复议 is missing."""
        assert cells(read(page(four=html(disputes()[1:])), tmp_path)) == TRUTH

    def test_a_copy_of_the_tables(self, tmp_path):
        """Tables that are printed again with the same figures are used once, and that is said."""
        copy = html(applications()) + html(disputes())
        report = read(page(after=copy), tmp_path)
        assert cells(report) == TRUTH
        assert set(forms.problems(report)) == {"binding.printed_twice"}
        assert not complaints(report)

    def test_last_year_beside_this_one(self, tmp_path):
        """A second table of the same kind with other figures makes both unreadable, said once and not row by row."""
        other = [[evolve(box, text="7" if box.text.isdigit() else box.text) for box in row] for row in applications()]
        report = read(page(after="<p>附：上一年度情况</p>" + html(other)), tmp_path)
        assert_nothing_wrong(TRUTH, report)
        assert [(one.rule, one.instance) for one in report.findings] == [("form.duplicate", "applications")]

    def test_two_sets_of_tables_are_two_reports(self, tmp_path):
        """Two sets of tables with different figures and no titles are refused."""
        other = "".join(
            html([[evolve(box, text="7" if box.text.isdigit() else box.text) for box in row] for row in table])
            for table in (*forms.disclosed(), applications(), disputes())
        )
        with pytest.raises(ReportError) as raised:
            read(page(after=other), tmp_path)
        assert raised.value.message.key == "binding.tables_twice"

    @pytest.mark.parametrize(
        "own",
        [
            [["公开渠道", "政府网站", "其他", "总计"], ["条数", "120", "5", "125"]],
            [["办理结果", "件数"], ["予以公开", "999"], ["不予公开", "998"], ["总计", "1997"]],
        ],
    )
    def test_a_table_of_the_narrative(self, tmp_path, own):
        """A table of the text with some of the form's words takes nothing from the form's table, and adds nothing."""
        table = html([[Box(text) for text in row] for row in own])
        before = page().replace("<p>二、", f"<p>一、总体情况</p>{table}<p>二、", 1)
        report = read(before, tmp_path)
        assert cells(report) == TRUTH
        assert not report.findings

    def test_a_row_printed_again_with_other_figures(self, tmp_path):
        """A row of all seven figures that stands once more in a table of its own is a row given twice."""
        again = html([[Box("（七）总计", columns=3), *map(Box, ["3440", "73", "0", "1", "5", "3", "3522"])]])
        report = read(page(three=html(applications()) + again), tmp_path)
        assert_nothing_wrong(TRUTH, report)
        assert [(one.rule, one.instance) for one in report.findings] == [("form.duplicate", "applications[handled]")]

    def test_a_row_that_the_end_of_a_page_cuts(self, tmp_path):
        """Halves of a label and of numbers, at the foot of one table and the head of the next, are one row."""
        table = applications()
        row = forms.row_at(table, "一、本年新收政府信息公开申请数量")
        upper = [[Box("一、本年新收政府信息公开", columns=3), *map(Box, ["34", "75", "0", "1", "6", "3", "35"])]]
        lower = [[Box("申请数量", columns=3), *map(Box, ["40", "", "", "", "", "", "25"])]]
        three = html(table[:row] + upper) + html(table[:3] + lower + table[row + 1 :])
        report = read(page(three=three), tmp_path)
        assert cells(report) == TRUTH
        assert forms.keys("applications", "received") & report.doubtful
        assert set(forms.problems(report)) == {"binding.joined"}

    def test_the_rest_of_a_label_is_no_second_row(self, tmp_path):
        """The second half of a label with blank cells beside it is not the row once more."""
        table = applications()
        row = forms.row_at(table, "一、本年新收政府信息公开申请数量")
        upper = [[Box("一、本年新收政府信息公开", columns=3), *table[row][1:]]]
        lower = [[Box("一、申请数量", columns=3), *[Box("")] * 7]]
        three = html(table[:row] + upper) + html(table[:3] + lower + table[row + 1 :])
        report = read(page(three=three), tmp_path)
        assert cells(report) == TRUTH
        assert not complaints(report)


class TestPages:
    """What else web pages do."""

    def test_a_page_pasted_into_the_page(self, tmp_path):
        """What follows the end of a pasted page is still read, as a browser shows it."""
        pasted = f"<html><body>{html(applications())}</body></html>"
        assert cells(read(page(three=pasted), tmp_path)) == TRUTH

    def test_a_second_page_in_the_file(self, tmp_path):
        """Two whole pages with two reports in one file are two reports."""
        other = page().replace("2024年政府", "2023年政府")
        with pytest.raises(ReportError) as raised:
            read(page() + other, tmp_path)
        assert raised.value.message.key == "binding.two_reports"

    def test_a_paragraph_for_every_value(self, tmp_path):
        """A table torn into paragraphs, each with one label or figure, is read as long as no figure is missing."""
        lines = forms.text(lambda table: [box.text for row in table for box in row]).split("\n")
        report = read("".join(f"<p>{line}</p>" for line in lines), tmp_path)
        assert cells(report) == TRUTH

    def test_paragraphs_with_blanks_dropped(self, tmp_path):
        """Where blank paragraphs vanish the figures of a row are not shifted: those rows are unreadable."""
        lines = forms.text(lambda table: [box.text for row in blanked(table) for box in row]).split("\n")
        report = read("".join(f"<p>{line}</p>" for line in lines), tmp_path)
        assert_nothing_wrong(TRUTH | ZEROS_BLANK, report)
        assert forms.keys("applications", "granted") <= unreadable(report)

    def test_title_in_a_table(self, tmp_path):
        """Publisher and year are found in a title that stands in a cell, as in a worksheet."""
        made = page().replace(
            forms.TITLE, html([[Box("宿迁市2024年政府信息公开工作年度报告", columns=3)], [Box(""), Box("")]])
        )
        report = read(made, tmp_path)
        assert (report.publisher, report.year) == ("宿迁市", 2024)


def rows_filled_up(table, *, dropped: bool = False):
    """Rows with a line each; what merged cells leave of their width is put behind as bars."""
    for row in table:
        texts = [box.text for box in row if box.text or not dropped]
        fill = sum(box.columns - 1 for box in row) + len(row) - len(texts)
        yield " | ".join(texts) + " | " + "|" * fill


def cells_filled_up(table):
    """A line for each cell, with the row's filling behind the last one."""
    for row in table:
        fill = sum(box.columns - 1 for box in row)
        *lines, last = [f"{box.text} |" if box.text else "|" for box in row]
        yield from lines
        yield f"{last} {'|' * fill}" if fill else last


def cells_and_filling(table, *, dropped: bool = False):
    """A line for each cell, and one for the row's filling."""
    for row in table:
        texts = [box.text for box in row if box.text or not dropped]
        fill = sum(box.columns - 1 for box in row) + len(row) - len(texts)
        yield from (f"{text} |" for text in texts)
        if fill:
            yield "|" * fill


class TestText:
    """Tables as page text gives them."""

    @pytest.mark.parametrize("write", [rows_filled_up, cells_filled_up, cells_and_filling])
    def test_filling_behind_rows(self, tmp_path, write):
        """Bars that fill a row up to the width of the table are no blank figures."""
        report = read(forms.text(write), tmp_path, "page.txt")
        assert cells(report) == TRUTH
        assert not report.problems

    @pytest.mark.parametrize("write", [rows_filled_up, cells_and_filling])
    def test_blanks_dropped_and_filled_up(self, tmp_path, write):
        """Where blank cells were left out and the row was filled up behind, no figure is put under another column."""
        made = forms.text(lambda table: write(blanked(table), dropped=True))
        report = read(made, tmp_path, "page.txt")
        assert_nothing_wrong(TRUTH | ZEROS_BLANK, report)
        assert forms.keys("applications", "granted") <= unreadable(report)
        assert not [finding for finding in report.findings if finding.rule == "form.duplicate"]

    def test_blank_cells_with_a_line_each(self, tmp_path):
        """A bar alone on its line is a blank cell where the filling stands behind the row's last cell."""
        made = forms.text(lambda table: cells_filled_up(blanked(table)))
        report = read(made, tmp_path, "page.txt")
        found = {key: value for key, value in cells(report).items() if key.table == "applications"}
        assert found == {key: value for key, value in ZEROS_BLANK.items() if key.table == "applications"}

    def test_columns_set_with_spaces(self, tmp_path):
        """Columns that spaces keep apart, however wide, are read where no figure is missing."""
        report = read(
            forms.text(lambda table: ["        ".join(box.text for box in row) for row in table]), tmp_path, "p.txt"
        )
        assert cells(report) == TRUTH

    def test_label_wrapped_before_its_figures(self, tmp_path):
        """A label on two lines, the figures behind the second, is that row."""

        def wrapped(table):
            for row in table:
                label, *rest = [box.text for box in row]
                cut = len(label) > 14 and bool(rest) and rest[0].isdigit()
                yield from [label[:12], " ".join([label[12:], *rest])] if cut else [" ".join([label, *rest])]

        assert cells(read(forms.text(wrapped), tmp_path, "page.txt")) == TRUTH

    def test_commas_between_cells(self, tmp_path):
        """A worksheet saved as CSV is read like one with tabs."""
        made = forms.text(
            lambda table: [",".join(f'"{text}"' if first else "" for text, first in row) for row in forms.slots(table)]
        )
        assert cells(read(made, tmp_path, "report.csv")) == TRUTH

    def test_numbers_of_rows_between_lines(self, tmp_path):
        """Where rows are numbered and a table was torn into lines, no number is taken for a blank figure.

        The other tables of the text are whole, and are read.
        """

        def numbered(table):
            for number, row in enumerate(blanked(table)):
                yield from [str(number), *(box.text for box in row if box.text)] if len(row) > 7 else [row[0].text]

        report = read(
            forms.text(lambda table: numbered(table) if len(table) > 20 else rows_filled_up(table)), tmp_path, "p.txt"
        )
        assert_nothing_wrong(TRUTH | ZEROS_BLANK, report)
        whole = {key: one for key, one in TRUTH.items() if key.table != "applications"}
        assert len(whole) == 25
        assert {key: cells(report).get(key) for key in whole} == whole

    def test_money_in_traditional_characters(self, tmp_path):
        """萬元 is 万元."""
        made = forms.text(rows_filled_up).replace("72701.2578", "72701.2578萬元")
        assert cells(read(made, tmp_path, "page.txt")) == TRUTH


class TestFigures:
    """Figures of published reports in the shapes in which page text has them."""

    def test_a_bureau_of_2025(self, tmp_path):
        """A cell a line without any filling: permits 470, penalties 685, measures 33, charges to six decimals."""
        lines = """关于本局2025年政府信息公开工作的年度报告
第二十条第(一)项 |
信息内容 |
本年制发件数 |
本年废止件数 |
现行有效件数 |
规章 |
0 |
0 |
0 |
行政规范性文件 |
0 |
0 |
1 |
第二十条第(五)项 |
信息内容 |
本年处理决定数量 |
行政许可 |
470 |
第二十条第(六)项 |
信息内容 |
本年处理决定数量 |
行政处罚 |
685 |
行政强制 |
33 |
第二十条第(八)项 |
信息内容 |
本年收费金额(单位:万元) |
行政事业性收费 |
38.441094 |
"""
        found = {str(key): str(value) for key, (_, value) in cells(read(lines, tmp_path, "p.txt")).items()}
        assert found == {
            "regulations[rules, issued]": "0",
            "regulations[rules, repealed]": "0",
            "regulations[rules, in_force]": "0",
            "regulations[normative_documents, issued]": "0",
            "regulations[normative_documents, repealed]": "0",
            "regulations[normative_documents, in_force]": "1",
            "licensing[licences, decisions]": "470",
            "enforcement[penalties, decisions]": "685",
            "enforcement[coercive_measures, decisions]": "33",
            "fees[administrative_fees, amount]": "38.441094",
        }

    def test_a_bureau_of_2019(self, tmp_path):
        """The first heading is missing, a change has two signs, a column's label has a remark, money has its unit."""
        lines = """某区某局2019年政府信息公开工作年度报告
信息内容 |
本年新制作数量 |
本年新公开数量 |
对外公开总数量 |
规章 |
0 |
0 |
0 |
规范性文件 |
0 |
0 |
0 |
第二十条第(五)项 |
|||
信息内容 |
上一年项目数量 |
本年增/减 |
处理决定数量 |
行政许可 |
16 |
+3 |
780 |
其他对外管理服务事项 |
+22 |
0 |
889 |
第二十条第(六)项 |
|||
信息内容 |
上一年项目数量 |
本年增/减 |
处理决定数量 |
行政处罚 |
253 |
--253 |
0 |
行政强制 |
0 |
0 |
0 |
第二十条第(九)项 |
|||
信息内容 |
采购项目数量 |
采购总金额(万元,保留四位小数) |
|
政府集中采购 |
9 |
103.3879万元 |
"""
        report = read(lines, tmp_path, "p.txt")
        found = {str(key): str(value) for key, (_, value) in cells(report).items()}
        assert report.form == "cn-ogi-2019"
        assert found["regulations[normative_documents, public_total]"] == "0"
        assert found["licensing[licences, change]"] == "3"
        assert found["licensing[other_services, previous_items]"] == "22"
        assert found["enforcement[penalties, previous_items]"] == "253"
        assert found["enforcement[penalties, change]"] == "None"
        assert found["procurement[central_procurement, amount]"] == "103.3879"


class TestLostCells:
    """Cells that a page lost, in the header or among the figures."""

    @pytest.mark.parametrize("index", range(4))
    def test_a_header_that_lost_a_cell(self, tmp_path, index):
        """Behind a lost cell of the header every label stands one column too far left: those columns are unreadable."""
        table = applications()
        del table[2][index]
        report = read(page(three=html(table)), tmp_path)
        assert_nothing_wrong(TRUTH, report)
        columns = {key.column for key in unreadable(report)}
        assert columns == {"business", "research", "charity", "legal_service", "other"}

    @pytest.mark.parametrize("index", [2, 7, 14])
    @pytest.mark.parametrize("change", ["lost", "more"])
    def test_fifteen_figures_with_one_lost_or_one_more(self, tmp_path, index, change):
        """Fourteen or sixteen cells below fifteen columns tell nothing."""
        four = disputes()
        if change == "lost":
            del four[3][index]
        else:
            four[3].insert(index, Box(""))
        report = read(page(four=html(four)), tmp_path)
        assert_nothing_wrong(TRUTH, report)
        assert {key.table for key in unreadable(report)} == {"disputes"}

    def test_a_lost_cell_before_an_empty_column(self, tmp_path):
        """An empty column at the end of the table does not make up for a cell that its row lost."""
        table = [[*row, Box("")] for row in applications()]
        del table[forms.row_at(table, "2.重复申请")][-3]
        report = read(page(three=html(table)), tmp_path)
        assert_nothing_wrong(TRUTH, report)
        assert unreadable(report) == forms.keys("applications", "repeated")
