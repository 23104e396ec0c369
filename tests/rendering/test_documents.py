"""The written documents, read back: every figure under its labels, in Word, HTML and Excel."""

import re
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govcheck.companions import Loaded
from govcheck.documents import Grid, GridCell, Paragraph, Part, read
from govcheck.documents.printed import printed
from govcheck.form import TableForm
from govcheck.place import Place
from govcheck.rendering import render
from govcheck.rendering.form import printed_form
from govcheck.rendering.grid import PrintedGrid
from govcheck.report import Key, Narrative, Report

DATA = Path(__file__).parent.parent / "data" / "documents"
KINDS = ["docx", "html", "xlsx"]
#: All that is no character of XML 1.0 (production 2 of the recommendation).
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What a cell may hold: markup, formulas, control characters, remarks, units, signs, line breaks.
TEXTS = st.one_of(
    st.sampled_from(["", "/", "—", "0", "-0", "007", "+247", "３５２１", "1,191", "12.50", "0.1", "1" * 20, " 16302 "]),
    st.sampled_from(["1471599.16万元", "55（含自然失效29件）", "1\n191", "a\tb", "1\x00", "\ud800", "{1}", "'1"]),
    st.sampled_from(["=1+1", "@SUM(A1)", "<b>1</b>", "&amp;", "]]>"]),
    st.text(max_size=8),
    st.decimals(allow_nan=False, allow_infinity=False, places=4).map(str),
    st.integers().map(str),
)


def shown(text: str) -> str:
    """*text* without space and line breaks, which no reader promises, and with a sign for what no XML file can hold."""
    return "".join(printed(NOT_XML.sub("\ufffd", text)).split())


def slots(cell) -> tuple[int, int, int, int]:
    """Where a cell begins and how many rows and columns it fills."""
    return cell.row, cell.column, cell.row_span, cell.column_span


def tables_of(document, kind: str) -> list[Grid]:
    """The grids of the tables: in Excel all but the sheet with the text."""
    return list(document.grids)[kind == "xlsx" :]


def above(grid: Grid, cell: GridCell) -> list[str]:
    """The texts of the cells above *cell*, the nearest first."""
    column = [row[cell.column] for row in grid.rows[: cell.row]][::-1]
    return [shown(other.text) for other in column if other is not None]


def beside(grid: Grid, cell: GridCell) -> list[str]:
    """The texts of the cells to the left of *cell*, the nearest first."""
    row = grid.rows[cell.row][: cell.column][::-1]
    return [shown(other.text) for other in row if other is not None]


def cell_under(grid: Grid, rows: list[str], columns: list[str]) -> list[GridCell]:
    """The cells that stand right of all labels *rows* and under all labels *columns*."""
    return [
        cell
        for cell in grid.cells
        if all(label in beside(grid, cell) for label in rows) and all(label in above(grid, cell) for label in columns)
    ]


def labels(axis, name: str) -> list[str]:
    """The label of an item and of the groups that are headings above it."""
    item, found = axis.by_id[name], []
    while item is not None:
        if item.presence.value == "never" or not found:
            found.append(shown(str(item.label)))
        item = axis.parents.get(item.id)
    return found


def all_labels(axis) -> set[str]:
    """The labels of all items of *axis*."""
    return {shown(str(item.label)) for item in axis.by_id.values()}


class TestLabels:
    """A person who looks a figure up by its labels finds it."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_figure_of_a_table_stands_right_of_its_row_and_under_its_column(self, example, kind, read_back):
        """In every example each value of tables one to three is found by the labels of its row and column."""
        grids = tables_of(read_back(example, kind), kind)
        forms = [form for form in example.pack.form.tables.values() if form.layout != "row"]
        assert forms
        for form in forms:
            table = example.report.tables.get(form.id)
            for key, cell in (table.cells if table else {}).items():
                found = [text for grid in grids for text in self._looked_up(grid, form, key)]
                assert found == [shown(cell.raw)], key

    def _looked_up(self, grid: Grid, form: TableForm, key: Key):
        """The figures that a person finds who looks for the heading, then the labels, the nearest ones first."""
        rows, columns = labels(form.rows, key.row), labels(form.columns, key.column)
        for cell in cell_under(grid, rows, columns):
            heading = next((text for text in above(grid, cell) if re.fullmatch("第.*条第.*项", text)), "")
            row = next(text for text in beside(grid, cell) if text in all_labels(form.rows))
            column = next(text for text in above(grid, cell) if text in all_labels(form.columns))
            if (heading, row, column) == (shown(form.heading), rows[0], columns[0]):
                yield shown(cell.text)

    @pytest.mark.parametrize("kind", KINDS)
    def test_table_four_is_one_row_of_fifteen_cells(self, example_named, kind, read_back):
        """Table four of Suqian 2024 is printed as fifteen figures in one row, below three lines of headings."""
        grid = tables_of(read_back(example_named("suqian-2024"), kind), kind)[-1]
        figures = [cell.text for cell in grid.rows[-1]]
        assert figures == ["88", "18", "28", "36", "170", "7", "0", "11", "7", "25", "33", "0", "6", "13", "52"]
        eleventh = grid.rows[-1][10]
        assert above(grid, eleventh)[:3] == ["结果维持", "复议后起诉", "行政诉讼"]
        assert above(grid, grid.rows[-1][4])[:3] == ["总计", "总计", "行政复议"]


class TestTemplate:
    """The statutory blank form is the measure."""

    @pytest.mark.parametrize("kind", ["docx", "html"])
    def test_blank_report_is_the_template(self, blank, kind, read_back):
        """A blank report of the form of 2021 has the cells, spans and labels of the published Word template."""
        ours, theirs = read_back(blank("cn-ogi-2021"), kind), read(DATA / "template-2021.docx")
        assert len(theirs.grids) == 3
        for mine, official in zip(ours.grids, theirs.grids, strict=True):
            assert [(slots(cell), shown(cell.text)) for cell in mine.cells] == [
                (slots(cell), shown(cell.text)) for cell in official.cells
            ]

    def test_sections_stand_in_the_order_of_the_template(self, blank, read_back):
        """The headings of the three sections with tables stand right above them, as in the template."""
        titles = [
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
        ]
        blocks = read_back(blank("cn-ogi-2021"), "docx").blocks
        for number, block in enumerate(blocks):
            if isinstance(block, Grid):
                heading = blocks[number - 1]
                assert isinstance(heading, Paragraph)
                assert heading.text == titles.pop(0)
        assert titles == []


class TestAnyText:
    """What stands in a cell comes back, whatever it is."""

    @pytest.mark.parametrize("kind", KINDS)
    @given(texts=st.lists(TEXTS, min_size=35, max_size=35))
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_texts_come_back(self, kind, texts, example_named, read_back):
        """Any text in any cell comes back from the document as it is printed."""
        loaded = with_texts(example_named("suqian-2024"), texts, "")
        document = read_back(loaded, kind)
        ours = printed_form(loaded.report, loaded.pack)
        grids = [grid for section in ours.sections for grid in section.grids]
        for mine, found in zip(grids, tables_of(document, kind), strict=True):
            assert read_cells(found, kind) == cells_of(mine)

    @pytest.mark.parametrize("kind", KINDS)
    @given(lines=st.lists(st.text(max_size=20), max_size=6))
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_lines_come_back(self, kind, lines, example_named, read_back):
        """The lines of any narrative come back in their order, whatever tables stand between them."""
        loaded = with_texts(example_named("suqian-2024"), ["1"], "\n".join(lines))
        document = read_back(loaded, kind)
        if kind == "xlsx":
            texts = [cell.text for cell in document.grids[0].cells]
        else:
            body = [block for block in document.blocks if isinstance(block, Paragraph) and block.part is Part.BODY]
            texts = [block.text for block in body]
        found = [text for text in texts if not re.match("二、主|三、收|四、政", text)]
        written = "".join(shown(line) for line in lines)
        assert "".join(map(shown, found)).removeprefix("宿迁市人民政府2024年政府信息公开工作年度报告") == written


def with_texts(loaded: Loaded, texts: list[str], narrative: str) -> Loaded:
    """*loaded* with *texts* one after the other in all its cells, again and again."""
    number = 0
    tables = {}
    for name, table in loaded.report.tables.items():
        cells = {}
        for key, cell in table.cells.items():
            cells[key] = evolve(cell, raw=texts[number % len(texts)])
            number += 1
        tables[name] = evolve(table, cells=cells)
    report: Report = evolve(loaded.report, tables=tables, narrative=Narrative(narrative, Place()))
    return Loaded(report, loaded.pack)


def cells_of(grid: PrintedGrid) -> list[tuple]:
    """Place, spans and text of the printed cells."""
    return [(slots(cell), shown(cell.text)) for cell in grid.cells]


def read_cells(grid: Grid, kind: str) -> list[tuple]:
    """The same of a grid that was read; in Excel the section's title stands in the first row."""
    first = 1 if kind == "xlsx" else 0
    return [
        ((cell.row - first, cell.column, cell.row_span, cell.column_span), shown(cell.text))
        for cell in grid.cells
        if cell.row >= first
    ]


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_the_same_report_gives_the_same_bytes(example_named, kind):
    """A document changes only when the report does, so that it can be kept in a repository."""
    loaded = example_named("suqian-2024")
    assert render(loaded.report, loaded.pack, kind) == render(loaded.report, loaded.pack, kind)
