"""A report, printed and read back as a document, is the same report, cell for cell."""

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govcheck.binding import bound
from govcheck.companions import Loaded
from govcheck.documents import office, read
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.rendering import render
from govcheck.report import Cell, Key, Report, State, Table
from govcheck.values import read_value

KINDS = ["docx", "html", "xlsx"]


def cells_of(report: Report) -> dict[Key, tuple]:
    """State and value of every cell."""
    return {key: (cell.state, cell.value) for table in report.tables.values() for key, cell in table.cells.items()}


def rows_of(report: Report) -> dict[str, tuple[str, ...]]:
    """The rows of every table that has any."""
    return {name: table.rows for name, table in report.tables.items() if table.rows}


def lines_of(report: Report) -> list[str]:
    """The lines of the narrative, without space."""
    lines = report.narrative.text.split("\n") if report.narrative is not None else []
    return [words for line in lines if (words := "".join(line.split()))]


def read_back(loaded: Loaded, kind: str, folder) -> Report:
    """*loaded* printed and read."""
    file = folder / f"report.{kind}"
    file.write_bytes(render(loaded.report, loaded.pack, kind))
    return bound(read(file), (loaded.pack,)).report


class TestExamples:
    """Every example, in every format."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_same_cells(self, example, kind, tmp_path):
        """Each cell comes back with its state and exact value, and no other cell with it."""
        found = read_back(example, kind, tmp_path)
        assert cells_of(found) == cells_of(example.report)
        assert rows_of(found) == rows_of(example.report)
        assert found.doubtful == frozenset()

    @pytest.mark.parametrize("kind", ["docx", "html"])
    def test_same_publisher_year_and_text(self, example, kind, tmp_path):
        """Publisher and year come back, and every line of the text in its order, besides the headings put in."""
        found = read_back(example, kind, tmp_path)
        assert (found.publisher, found.year) == (example.report.publisher, example.report.year)
        lines = iter(lines_of(found))
        assert all(line in lines for line in lines_of(example.report))


#: Values as people print them, and what they stand for is read from the same text.
VALUES = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.sampled_from(["0", "/", "—", "", "３５２１", "55（含自然失效29件）"]),
)


@st.composite
def reports(draw):
    """A report of any form with values in all cells, some blank, or with rows of one table left out."""
    pack = load_pack(draw(st.sampled_from(["cn-ogi-2021", "cn-ogi-2019"])))
    tables = {}
    for form in pack.form.tables.values():
        raws = draw(st.lists(VALUES, min_size=len(form.keys), max_size=len(form.keys)))
        if not any(raws[-len(form.columns.required) :]):
            raws[-1] = "7"  # a sheet ends with its last filled row
        cells = {}
        for key, raw in zip(form.keys, raws, strict=True):
            reading = read_value(raw, form.cell_form(key.row, key.column))
            cells[key] = Cell(key, reading.state, reading.value, raw, Place())
        rows = tuple(dict.fromkeys(key.row for key in form.keys))
        tables[form.id] = Table(form.id, cells, Place(), rows)
    year = 2020 if pack.id == "cn-ogi-2019" else 2024
    return Loaded(Report(pack.id, "某某市人民政府", year, tables), pack)


@pytest.mark.parametrize("kind", KINDS)
@given(loaded=reports())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_report_comes_back(kind, loaded, tmp_path):
    """Whatever figures, blanks and signs a report has, they come back in their cells."""
    assert cells_of(read_back(loaded, kind, tmp_path)) == cells_of(loaded.report)


@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["suqian-2024", "guangzhou-2020"])
def test_pdf_comes_back(example_named, name, tmp_path):
    """The PDF, with table three broken over two pages, gives the same cells."""
    loaded = example_named(name)
    assert cells_of(read_back(loaded, "pdf", tmp_path)) == cells_of(loaded.report)


def test_blank_report_comes_back_blank(blank, tmp_path):
    """A form without figures is a report whose cells are all there and blank, none of them zero or missing."""
    loaded = blank("cn-ogi-2021")
    found = cells_of(read_back(loaded, "docx", tmp_path))
    assert {state for state, _ in found.values()} == {State.BLANK}
    assert found == cells_of(evolve(loaded.report))
