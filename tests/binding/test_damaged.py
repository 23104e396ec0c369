"""Documents from which pieces were lost: what remains is read in its place or is unreadable, never shifted."""

from pathlib import Path

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
