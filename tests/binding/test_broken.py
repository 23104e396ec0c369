"""Right documents broken as publishing breaks them, and what must come of it."""

import pytest
from attrs import evolve

from govcheck.binding import bind
from govcheck.check import check_report
from govcheck.documents import Document, GridCell
from govcheck.errors import ReportError
from govcheck.pack_file import load_pack
from govcheck.report import Key, State
from tests.binding import shapes
from tests.binding.shapes import (
    assert_nothing_wrong,
    cells,
    changed,
    example,
    placed,
    read,
    row_of,
    text_document,
    text_of,
    with_text,
)

TRUTH = cells(example("hangzhou-style-2025"))
#: Simplified and traditional, for the labels of the form only.
TRADITIONAL = str.maketrans(
    "规范废现数许处罚强费额单万请申收结转办确说为机关信开总计业构组织务证实类项条况报护权益没过内无纠维复议诉讼审别继续历",
    "規範廢現數許處罰強費額單萬請申收結轉辦確說為機關信開總計業構組織務證實類項條況報護權益沒過內無糾維復議訴訟審別繼續歷",
)


@pytest.fixture
def page() -> Document:
    """A right report as a page with merged cells."""
    return read("hangzhou-style-2025.html")


def only_said(report, key: str) -> bool:
    """Whether the problems are of one kind."""
    return {key} == {problem.message.key for problem in report.problems}


class TestLabels:
    """Labels lost, cut, wrapped, misspelt or in other characters."""

    def test_lost_row_label(self, page):
        """A row whose label is lost between two known rows is the only one missing there, with a doubt."""
        report = bind(with_text(page, "2.重复申请", ""))
        assert cells(report) == TRUTH
        assert {Key("applications", "repeated", key.column) for key in report.doubtful} == set(report.doubtful)
        assert only_said(report, "binding.label_blank")

    def test_two_lost_row_labels(self, page):
        """Two neighbouring rows without labels cannot be told: their figures are not used."""
        report = bind(with_text(with_text(page, "2.重复申请", ""), "3.要求提供公开出版物", ""))
        assert_nothing_wrong(TRUTH, report)
        assert not [key for key in cells(report) if key.row in {"repeated", "publication"}]
        assert only_said(report, "binding.no_label")

    def test_other_row(self, page):
        """A row under a name of its own is a row that the form does not have, not the one that is missing."""
        report = bind(with_text(page, "2.重复申请", "咨询类来信"))
        assert_nothing_wrong(TRUTH, report)
        assert [finding.rule for finding in report.findings] == ["form.unknown_row"]

    def test_lost_column_label(self, page):
        """A column whose label is lost between two known ones is the one missing there, with a doubt."""
        report = bind(with_text(page, "科研机构", ""))
        assert cells(report) == TRUTH
        assert {"research"} == {key.column for key in report.doubtful}
        assert only_said(report, "binding.column_lost")

    def test_lost_column_labels(self, page):
        """Two neighbouring columns without labels cannot be told: their cells are unreadable, not missing."""
        report = bind(with_text(with_text(page, "科研机构", ""), "社会公益组织", ""))
        assert_nothing_wrong(TRUTH, report)
        lost = {key.column for key, (state, _) in cells(report).items() if state is State.UNREADABLE}
        assert lost == {"research", "charity"}
        assert set(cells(report)) == set(TRUTH)

    @pytest.mark.parametrize(
        ("label", "printed"),
        [
            ("4.无正当理由大量反复申请", "4．无正当理由大量反复申請"),
            ("3.危及“三安全一稳定”", "3.危及三安全一稳定"),
            ("1.本机关不掌握相关政府信息", "1.本机关不掌握相关政府信"),
            ("1.本机关不掌握相关政府信息", "本机关不掌握相关的政府信息"),
            ("8.属于行政查询事项", "8．⾏政查询事项"),
            ("（一）予以公开", "(一) 予 以 公 开"),
            ("商业企业", "商 业\n企 业"),
            ("（七）总计", "（七）总 计"),
        ],
    )
    def test_other_prints_of_a_label(self, page, label, printed):
        """A label with other signs, spaces, line breaks, or a character lost is still the same row or column."""
        report = bind(with_text(page, label, printed))
        assert cells(report) == TRUTH
        assert frozenset() == report.doubtful

    def test_traditional(self, page):
        """A page in traditional characters gives the same report."""
        for text in {cell.text for grid in page.grids for cell in grid.cells}:
            page = with_text(page, text, text.translate(TRADITIONAL))
        assert cells(bind(page)) == TRUTH

    def test_label_over_two_rows(self, page, tmp_path):
        """A label whose second half stands in a row of its own is one label."""
        text = text_of(page, shapes.bars)
        label = "| （六）其他处理 | 1.申请人无正当理由逾期不补正、"
        start = text.index(label)
        line = text[start : text.index("\n", start)]
        rest = line.removeprefix(label).split(" | ", 1)
        torn = f"{label} | {rest[1]}\n|  | {rest[0]} |" + "  |" * 7
        report = bind(text_document(text.replace(line, torn), tmp_path))
        assert_nothing_wrong(TRUTH, report)
        assert cells(report)[Key("applications", "not_corrected", "total")] == (State.FILLED, 318)

    def test_label_torn_over_lines(self, page, tmp_path):
        """A label that goes on in the next line is one label, and its figures are its own."""
        text = text_of(page, shapes.bare_lines)
        report = bind(text_document(text.replace("5.要求行政机关确认或", "5.要求行政机关确认或\n"), tmp_path))
        assert cells(report) == TRUTH


class TestStructure:
    """Tables shifted, cut, repeated, turned, or set side by side."""

    def test_header_repeated(self, page):
        """A header that is printed again in the middle of a table is no row."""

        def repeat(rows):
            rows[15:] = [*placed(rows[:3], 15), *placed(rows[15:], 18)]

        assert cells(bind(changed(page, 1, repeat))) == TRUTH

    def test_table_over_two_grids(self, page):
        """A table that goes on in a second grid, without its header, goes on in the report."""
        grid = page.grids[1]
        rows = [list(row) for row in grid.rows]
        first, second = (evolve(grid, rows=tuple(map(tuple, part))) for part in (rows[:15], placed(rows[15:], 0)))
        blocks = [part for block in page.blocks for part in ((first, second) if block is grid else (block,))]
        assert cells(bind(evolve(page, blocks=tuple(blocks)))) == TRUTH

    def test_value_beyond_the_header(self, page):
        """A row whose figures reach beyond the last column is shifted: none of them is used."""
        _, number = row_of(page, "2.重复申请")

        def shift(rows):
            for index, row in enumerate(rows):
                last = evolve(row[-1], text="", column=10, row=index, row_span=1)
                row.append(last)
            row = rows[number]
            figures = [cell.text for cell in row[3:10]]
            for column, text in enumerate(["", *figures], 3):
                row[column] = evolve(row[column], text=text)

        report = bind(changed(page, 1, shift))
        assert_nothing_wrong(TRUTH, report)
        states = {state for key, (state, _) in cells(report).items() if key.row == "repeated"}
        assert states == {State.UNREADABLE}

    def test_extra_column(self, page):
        """A column that the form does not have is named, and shifts nothing."""

        def widen(rows):
            for index, row in enumerate(rows):
                text = "备注" if index == 1 else "同上" if index == 9 else ""
                row.append(evolve(row[-1], text=text, column=10, row=index, row_span=1, column_span=1))

        report = bind(changed(page, 1, widen))
        assert cells(report) == TRUTH
        assert [finding.instance for finding in report.findings] == ["applications[*, 备注]"]

    def test_missing_row(self, page):
        """A row that is left out is missing, and its neighbours are themselves."""
        _, number = row_of(page, "2.重复申请")
        report = bind(changed(page, 1, lambda rows: rows.pop(number)))
        assert {key: value for key, value in TRUTH.items() if key.row != "repeated"} == cells(report)

    def test_row_twice(self, page):
        """A row that is printed twice is an error, and neither is used."""
        report = bind(with_text(page, "3.要求提供公开出版物", "2.重复申请"))
        assert_nothing_wrong(TRUTH, report)
        assert [finding.rule for finding in report.findings] == ["form.duplicate"]

    def test_label_twice_with_values_once(self, page, tmp_path):
        """A label that stands again in a line of its own, without values, is no second row."""
        text = text_of(page, shapes.bars)
        line = "四、结转下年度继续办理"
        report = bind(text_document(text.replace(f"| {line}", f"\n{line}\n\n| {line}"), tmp_path))
        assert_nothing_wrong(TRUTH, report)
        assert report.findings == ()

    def test_turned_table(self, page):
        """A table with rows and columns exchanged is read as the form has it."""
        grid = page.grids[0]
        top = evolve(grid, rows=tuple(grid.rows[:4]))
        cells_of = {
            id(cell): evolve(
                cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span
            )
            for row in top.rows
            for cell in row
        }
        turned = evolve(
            top, rows=tuple(tuple(cells_of[id(cell)] for cell in row) for row in zip(*top.rows, strict=True))
        )
        rest = evolve(grid, rows=tuple(map(tuple, placed([list(row) for row in grid.rows[4:]], 0))))
        blocks = [part for block in page.blocks for part in ((turned, rest) if block is grid else (block,))]
        assert cells(bind(evolve(page, blocks=tuple(blocks)))) == TRUTH

    def test_side_by_side(self, tmp_path):
        """Two tables side by side are two tables."""
        html = """<html><body><p>某市2023年政府信息公开工作年度报告</p><table>
        <tr><td colspan=2>第二十条第（五）项</td><td colspan=2>第二十条第（六）项</td></tr>
        <tr><td>信息内容</td><td>本年处理决定数量</td><td>信息内容</td><td>本年处理决定数量</td></tr>
        <tr><td>行政许可</td><td>7</td><td>行政处罚</td><td>8</td></tr>
        <tr><td></td><td></td><td>行政强制</td><td>9</td></tr></table>
        <p>第二十条第（八）项</p><table><tr><td>信息内容</td><td>本年收费金额（单位：万元）</td><td>信息内容</td><td>本年处理决定数量</td></tr>
        <tr><td>行政事业性收费</td><td>1.5</td><td>无</td><td></td></tr></table></body></html>"""
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        from govcheck import documents

        found = cells(bind(documents.read(path)))
        assert found[Key("licensing", "licences", "decisions")] == (State.FILLED, 7)
        assert found[Key("enforcement", "penalties", "decisions")] == (State.FILLED, 8)
        assert found[Key("enforcement", "coercive_measures", "decisions")] == (State.FILLED, 9)

    @pytest.mark.parametrize("count", [1, 2])
    def test_disputes_with_blank_rows(self, page, count):
        """Blank rows below the figures of table four are nothing, and the figures are read."""

        def lengthen(rows):
            place = rows[-1][0].place
            for _ in range(count):
                rows.append([GridCell("", place, len(rows), column) for column in range(15)])

        found = bind(changed(page, 2, lengthen))
        assert cells(found) == cells(bind(page))
        assert not found.problems

    def test_disputes_that_begin_with_words(self, page):
        """Words in the first of the fifteen cells are a value that is none, and not the label of the row."""

        def change(rows):
            rows[-1][0] = evolve(rows[-1][0], text="约20")

        found = bind(changed(page, 2, change))
        cell = found.cell(Key("disputes", "reconsideration", "upheld"))
        assert (cell.state, cell.raw) == (State.UNREADABLE, "约20")
        rest = {key: one for key, one in cells(bind(page)).items() if key != cell.key}
        assert {key: one for key, one in cells(found).items() if key != cell.key} == rest

    def test_disputes_row_by_row(self, tmp_path):
        """Table 四 printed row by row, as no form has it, is read all the same."""
        text = """四、政府信息公开行政复议、行政诉讼情况
|  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 行政复议 | 1 | 2 | 3 | 4 | 10 |
| 未经复议直接起诉 | 5 | 0 | 0 | 0 | 5 |
| 复议后起诉 | 0 | 6 | 0 | 0 | 6 |
"""
        found = cells(bind(text_document(text, tmp_path)))
        assert [(State.FILLED, value) for value in (1, 2, 3, 4, 10, 5, 0, 0, 0, 5, 0, 6, 0, 0, 6)] == list(
            found.values()
        )


class TestValues:
    """Values as they are printed."""

    @pytest.mark.parametrize(
        ("printed", "value"),
        [
            ("３５２１", 3521),
            ("1 191", 1191),
            ("1,191", 1191),
            ("55（含自然失效29件）", 55),
            ("55\n（含自然失效29件）", 55),
            ("1,\n191", 1191),
            ("12件", 12),
        ],
    )
    def test_printed_forms(self, page, printed, value):
        """A figure is the same in every print."""
        assert (State.FILLED, value) == cells(bind(with_text(page, "5548", printed)))[
            Key("applications", "granted", "total")
        ]

    @pytest.mark.parametrize("sign", ["/", "—", "－", "-", "——"])
    def test_signs_for_none(self, page, sign):
        """A sign for none is not applicable, no zero and no blank."""
        found = cells(bind(with_text(page, "5548", sign)))
        assert found[Key("applications", "granted", "total")] == (State.NOT_APPLICABLE, None)

    def test_number_over_two_lines(self, page):
        """A number that a narrow column wrapped is one number, read with doubt, and a violation says so."""
        report = bind(with_text(page, "5548", "554\n9"))
        key = Key("applications", "granted", "total")
        assert cells(report)[key] == (State.FILLED, 5549)
        assert {key} == report.doubtful
        found = check_report(report, load_pack(report.form)).open_violations
        assert found
        assert all("识读" in str(one.message) for one in found if key in {operand.key for operand in one.cells})

    def test_two_numbers_in_a_cell(self, page):
        """Two single digits in one cell are not put together."""
        report = bind(with_text(page, "5548", "5\n8"))
        assert State.UNREADABLE is cells(report)[Key("applications", "granted", "total")][0]
        assert [(f.rule, f.message.key) for f in report.findings] == [("form.value", "binding.two_lines")]

    def test_not_a_number(self, page):
        """Text in the place of a figure is an error of the report, as it is in a report file."""
        report = bind(with_text(page, "5548", "若干"))
        assert [(f.rule, f.instance) for f in report.findings] == [("form.value", "applications[granted, total]")]

    def test_merged_value(self, page):
        """A value that spans several columns belongs to none of them."""
        _, number = row_of(page, "2.重复申请")

        def merge(rows):
            merged = evolve(rows[number][3], column_span=7, text="无新增")
            rows[number][3:] = [merged] * 7

        report = bind(changed(page, 1, merge))
        assert_nothing_wrong(TRUTH, report)
        assert {State.UNREADABLE} == {state for key, (state, _) in cells(report).items() if key.row == "repeated"}


class TestBadInput:
    """What is no report is refused, and the message says what was found."""

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("某市人民政府2023年政府信息公开工作年度报告\n一、总体情况\n本年工作平稳。\n", "binding.no_tables"),
            (
                "某市人民政府2023年政府信息公开工作年度报告\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n",
                "binding.unknown_tables",
            ),
            ("会议纪要\n出席：张三\n| 事项 | 结论 |\n|---|---|\n| 一 | 同意 |\n", "binding.other_document"),
        ],
    )
    def test_no_report(self, text, key, tmp_path):
        """A report without tables, one with unknown tables, and another document are told apart."""
        with pytest.raises(ReportError) as caught:
            bind(text_document(text, tmp_path))
        assert key == caught.value.message.key
        assert "{" not in caught.value.show("zh") + caught.value.show("en")

    def test_two_reports(self, page, tmp_path):
        """Two reports in one file are refused by their titles."""
        other = text_of(read("shanghai-office-2019.html"), shapes.tabs)
        with pytest.raises(ReportError) as caught:
            bind(text_document(text_of(page, shapes.tabs) + other, tmp_path))
        assert "测试市2025年" in str(caught.value)
        assert "2019年上海市人民政府办公厅" in str(caught.value)
