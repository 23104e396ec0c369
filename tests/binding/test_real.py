"""Published documents against what stands in them, typed by hand or noted cell by cell."""

import datetime
import re
from pathlib import Path

import pytest
import yaml

from govcheck import documents
from govcheck.binding import bind
from govcheck.check import check_report
from govcheck.pack_file import load_pack
from govcheck.report import State
from tests.binding.shapes import DATA, assert_nothing_wrong, cells, example, read

WHOLE = [
    ("guangzhou-2020.txt", "guangzhou-2020"),
    ("guangzhou-office-2014.txt", "guangzhou-agency-2014"),
    ("shanghai-office-2019.html", "shanghai-office-2019"),
    ("hangzhou-style-2025.html", "hangzhou-style-2025"),
]
FRAGMENTS = sorted((DATA / "fragments").glob("*.fragment.txt"))
#: Where a row stands in the tables: the heading above it, and the label.
PLACES = {
    "第二十条第一项": "regulations",
    "第二十条第五项": "licensing",
    "第二十条第六项": "enforcement",
    "第二十条第八项": "fees",
    "第二十条第九项": "procurement",
}
ROWS = {
    "规章": "rules",
    "行政规范性文件": "normative_documents",
    "规范性文件": "normative_documents",
    "规范性檔案": "normative_documents",
    "行政许可": "licences",
    "其他对外管理服务事项": "other_services",
    "行政处罚": "penalties",
    "行政强制": "coercive_measures",
    "行政事业性收费": "administrative_fees",
    "政府集中采购": "central_procurement",
    "本年新收政府信息公开申请数量": "received",
    "上年结转政府信息公开申请数量": "carried_over",
    "予以公开": "granted",
    "部分公开": "partly_granted",
    "属于国家秘密": "state_secret",
    "属于三类内容事务信息": "internal_affairs",
}
SIMPLE = str.maketrans("條項規範許對務執處罰強業費購購個數", "条项规范许对务执处罚强业费购购个数")
WIDTHS = {"regulations": 3, "licensing": 3, "enforcement": 3, "fees": 2, "procurement": 2, "applications": 7}


def noted_rows(path: Path) -> dict[tuple[str, str], list[list[str]]]:
    """The rows noted beside a fragment: table and row → the values of each time it is printed."""
    noted: dict[tuple[str, str], list[list[str]]] = {}
    table, last = "", []
    for row in yaml.safe_load(path.read_text(encoding="utf-8"))["table_rows"]:
        texts = ["" if text is None else str(text) for text in row]
        heading = re.sub(r"[（）()]", "", texts[0].translate(SIMPLE))
        if heading.startswith("第二十条"):
            table = PLACES[heading]
            continue
        if "申请人情况" in texts:
            table = "applications"
        labels = [
            re.sub(r"^[（(]?[一二三四五六七八九\d][）)、.]|[（(].*$", "", text.translate(SIMPLE)) for text in texts
        ]
        found = [index for index, label in enumerate(labels) if label in ROWS]
        if found:
            last = texts[found[-1] + 1 :]
            noted.setdefault((table, ROWS[labels[found[-1]]]), []).append(last)
        elif len(texts) == 1 and re.fullmatch(r"\d+", texts[0]) and last is not None:
            last.append(texts[0])
    return noted


class TestWholeReports:
    """Documents that hold a whole report."""

    @pytest.mark.parametrize(("document", "name"), WHOLE)
    def test_every_cell_is_read(self, document, name):
        """A published report gives the cells that were typed from it by hand, and no other."""
        assert cells(example(name)) == cells(bind(read(document)))

    @pytest.mark.parametrize("document", [name for name, _ in WHOLE])
    def test_nothing_is_doubted(self, document):
        """Nothing is in doubt where the document leaves no doubt."""
        report = bind(read(document))
        assert (report.problems, report.doubtful) == ((), frozenset())

    @pytest.mark.parametrize(("document", "name"), [*WHOLE, ("shanghai-office-2025.txt", "shanghai-office-2025")])
    def test_publisher_and_year(self, document, name):
        """Form, publisher and year are those of the report, whichever way its title is broken."""
        wanted, report = example(name), bind(read(document))
        assert (wanted.form, wanted.publisher, wanted.year) == (report.form, report.publisher, report.year)

    @pytest.mark.parametrize(
        ("document", "year"),
        [("shanghai-office-2019.html", 2019), ("hangzhou-style-2025.html", 2025), ("guangzhou-office-2014.txt", 2014)],
    )
    def test_period(self, document, year):
        """The period is taken from the sentence that states it, also without a year at its end."""
        assert bind(read(document)).period == (datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    @pytest.mark.parametrize("document", [name for name, _ in WHOLE])
    def test_no_error_is_found(self, document):
        """Reports whose tables hold raise no error when they are checked as published."""
        report = bind(read(document))
        assert check_report(report, load_pack(report.form)).ok

    def test_places_are_those_of_the_document(self):
        """A cell's place is the row and column of the table in the page, or the line of the text."""
        page = bind(read("shanghai-office-2019.html")).tables["applications"]
        assert str(page.cells[next(key for key in page.cells if key.row == "received")].place).endswith(
            "table 2, row 4, column 4"
        )
        text = bind(read("guangzhou-2020.txt")).tables["disputes"]
        assert next(iter(text.cells.values())).place.line == 117

    def test_blank_form(self):
        """The blank statutory form has every cell, and every one is blank."""
        report = bind(read("template-2021.docx"))
        assert set(cells(example("suqian-2024"))) == set(cells(report))
        assert {state for state, _ in cells(report).values()} == {State.BLANK}


class TestTornText:
    """A text layer of a PDF whose labels were torn from their values."""

    def test_nothing_is_wrong(self):
        """Every value that is read is the printed one."""
        assert_nothing_wrong(cells(example("shanghai-office-2025")), bind(read("shanghai-office-2025.txt")))

    def test_only_the_torn_rows_are_lost(self):
        """Rows that keep two of three values are unreadable, and nothing else is."""
        report = bind(read("shanghai-office-2025.txt"))
        lost = {(key.table, key.row) for key, (state, _) in cells(report).items() if state is State.UNREADABLE}
        assert lost == {("regulations", "rules"), ("regulations", "normative_documents")}
        assert set(cells(report)) == set(cells(example("shanghai-office-2025")))

    def test_a_row_without_label_is_doubted(self):
        """A row that was told by its neighbours alone is said to be, and its cells are doubtful."""
        report = bind(read("shanghai-office-2025.txt"))
        assert {"confirmation", "not_corrected"} == {key.row for key in report.doubtful}
        said = [problem for problem in report.problems if "要求行政机关确认" in str(problem.message)]
        assert [problem.place.line for problem in said] == [99]
        assert not any(problem.fatal for problem in report.problems)


class TestFragments:
    """Beginnings of pages in the shapes that page text comes in."""

    @pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name[:3])
    def test_what_is_there_is_bound(self, path):
        """A row that is printed once with all its values has these values, in the order of the columns."""
        report = bind(documents.read(path))
        for (table, row), times in noted_rows(path.with_name(path.name.replace("fragment.txt", "yaml"))).items():
            width = (
                1 if report.form == "cn-ogi-2021" and table in {"licensing", "enforcement", "fees"} else WIDTHS[table]
            )
            if len(times) > 1 or len(times[0]) != width or "…" in times[0]:
                continue
            found = [cell.raw for key, cell in report.tables[table].cells.items() if key.row == row]
            assert found == times[0], (table, row)

    @pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name[:3])
    def test_what_cannot_be_told_is_unreadable(self, path):
        """A row whose blanks were dropped, or that is printed several times, has no value at all."""
        report = bind(documents.read(path))
        for (table, row), times in noted_rows(path.with_name(path.name.replace("fragment.txt", "yaml"))).items():
            width = (
                1 if report.form == "cn-ogi-2021" and table in {"licensing", "enforcement", "fees"} else WIDTHS[table]
            )
            if len(times) == 1 and len(times[0]) == width and "…" not in times[0]:
                continue
            states = {cell.state for key, cell in report.tables[table].cells.items() if key.row == row}
            assert states == {State.UNREADABLE}, (table, row)

    @pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name[:3])
    def test_what_is_not_there_is_missing(self, path):
        """No row stands in the report that is not printed."""
        noted = noted_rows(path.with_name(path.name.replace("fragment.txt", "yaml")))
        report = bind(documents.read(path))
        assert {(table.id, row) for table in report.tables.values() for row in table.rows} <= set(noted)

    def test_superseded_form(self):
        """A report of 2022 on the tables of 2019 is on the form of 2019, and that is a warning."""
        path = next(path for path in FRAGMENTS if path.name.startswith("104"))
        report = bind(documents.read(path))
        assert (report.form, report.year) == ("cn-ogi-2019", 2022)
        found = check_report(report, load_pack(report.form)).violations
        assert [one.severity.value for one in found if one.rule.id == "form.year"] == ["warning"]

    def test_row_that_the_form_lacks(self):
        """A row that the form does not have is named, and its figures go nowhere else."""
        path = next(path for path in FRAGMENTS if path.name.startswith("109"))
        report = bind(documents.read(path))
        assert [finding.rule for finding in report.findings] == ["form.unknown_row"]
        assert {key.row for key in report.tables["regulations"].cells} == {"rules", "normative_documents"}
