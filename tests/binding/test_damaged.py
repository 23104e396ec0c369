"""Documents from which pieces were lost: what remains is read in its place or is unreadable, never shifted."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.binding import bind
from govcheck.documents import html
from govcheck.errors import GovcheckError
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
