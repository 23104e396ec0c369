"""Rows that the end of a page cuts: whole again, and never taken for blank ones."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck import documents
from govcheck.binding import bind
from govcheck.check import check_report
from govcheck.documents import Document, Format, Grid, GridCell, Paragraph
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.report import Key, Severity, State
from tests.binding import forms
from tests.binding.forms import TRUTH, Box
from tests.binding.shapes import cells

DATA = Path(__file__).parents[1] / "data" / "documents"
PACK = load_pack("cn-ogi-2021")
KEYS = {key for key in TRUTH if key.table == "applications"}


def grid(rows: list[list[str]], page: int, digits: int = 0) -> Grid:
    """A ruled table of a page, no cell merged, with room for so many *digits* in a cell."""
    place = Place("r.pdf", spot=f"page {page}, table 1")
    slots = tuple(
        tuple(
            GridCell(text, evolve(place, spot=f"{place.spot}, row {number + 1}"), number, column, digits=digits)
            for column, text in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    return Grid(slots, place, page, continues=page > 1)


def paged(*pages: list[list[str]], digits: int = 0) -> Document:
    """Table three on several pages of a PDF."""
    title = Paragraph("宿迁市2024年政府信息公开工作年度报告", Place("r.pdf"), page=1)
    grids = (grid(rows, number, digits) for number, rows in enumerate(pages, 1))
    return Document("r.pdf", Format.PDF, (title, *grids))


def table() -> list[list[str]]:
    """Table three with one column of labels."""
    return [[box.text for box in row] for row in forms.plain_applications()]


def read(*pages: list[list[str]], digits: int = 0):
    """The cells of table three in a PDF with these pages, and the report."""
    report = bind(paged(*pages, digits=digits))
    return {key: cell for key, cell in cells(report).items() if key in KEYS}, report


WANTED = {key: cell for key, cell in TRUTH.items() if key in KEYS}
ROWS = table()
#: Rows with figures, by their number.
FILLED = [number for number, row in enumerate(ROWS) if number and any(row[1:])]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_label_cut_anywhere(data):
    """Wherever the page cuts the label of whatever row, its figures above or below, the report is the same."""
    number = data.draw(st.sampled_from(FILLED))
    label, *figures = ROWS[number]
    at = data.draw(st.integers(1, len(label) - 1))
    blank = [""] * len(figures)
    upper, lower = data.draw(st.sampled_from([(figures, blank), (blank, figures)]))
    found, report = read([*ROWS[:number], [label[:at], *upper]], [[label[at:], *lower], *ROWS[number + 1 :]])
    unread = {key for key, (state, _) in found.items() if state is State.UNREADABLE}
    assert {key: cell for key, cell in found.items() if key not in unread} == {
        key: cell for key, cell in WANTED.items() if key not in unread
    }
    assert len({key.row for key in unread}) <= 1
    assert bool(unread) == any(finding.rule == "form.value" for finding in report.findings)


@pytest.mark.parametrize("number", FILLED)
def test_a_label_cut_in_the_middle(number):
    """A row cut in the middle of its label is read, with its figures above the break."""
    label, *figures = ROWS[number]
    half = (len(label) + 1) // 2
    found, report = read([*ROWS[:number], [label[:half], *figures]], [[label[half:], *[""] * 7], *ROWS[number + 1 :]])
    assert (found, report.doubtful) == (WANTED, frozenset())


@pytest.mark.parametrize("number", range(2, len(ROWS)))
def test_a_break_between_rows(number):
    """A page that ends between two rows joins nothing, whether the header is repeated or not."""
    for head in ([], ROWS[:1]):
        found, report = read(ROWS[:number], [*head, *ROWS[number:]])
        assert (found, report.doubtful) == (WANTED, frozenset())


def test_blank_rows_are_not_joined():
    """Rows whose figures are all left blank stay rows of their own on both sides of a break."""
    rows = [[row[0], *[""] * 7] if row[0] in {"2.重复申请", "3.要求提供公开出版物"} else row for row in ROWS]
    number = next(index for index, row in enumerate(rows) if row[0] == "3.要求提供公开出版物")
    found, _ = read(rows[:number], rows[number:])
    for row in ("repeated", "publication"):
        assert {found[key][0] for key in found if key.row == row} == {State.BLANK}


def test_labels_and_figures_on_two_pages():
    """A row whose label stands on one page and whose figures on the next is one row."""
    label, *figures = ROWS[5]
    found, _ = read([*ROWS[:5], [label, *[""] * 7]], [["", *figures], *ROWS[6:]])
    assert found == WANTED


def test_figures_cut_where_their_cells_are_full():
    """Digits on the next page go on with a figure that fills its cell; equal digits are two of them, not one."""
    label, *_ = ROWS[1]
    found, report = read(
        [ROWS[0], [label, "34", "75", "0", "1", "6", "3", "35"]],
        [["", "40", "", "", "", "", "", "25"], *ROWS[2:]],
        digits=2,
    )
    assert found == WANTED
    assert {Key("applications", "received", name) for name in ("natural_person", "total")} <= report.doubtful
    twice, _ = read([ROWS[0], [label, "33", *"000000"]], [["", "33", "", "", "", "", "", ""], *ROWS[2:]], digits=2)
    assert twice[Key("applications", "received", "natural_person")] == (State.FILLED, 3333)


def test_a_cut_header():
    """A header that the page cuts, its labels too, heads the rows of the next page."""
    upper = ["办理", "自然", "商业企业", "科研", "社会公益组织", "法律服务机构", "其他", "总计"]
    lower = ["情况", "人", "", "机构", "", "", "", ""]
    found, _ = read([upper], [lower, *ROWS[1:]])
    assert found == WANTED


def test_figures_of_no_row_make_the_blank_row_beside_them_unread():
    """A blank row beside figures of an unknown row across a page break is no blank row: its cells are an error."""
    number = next(index for index, row in enumerate(ROWS) if row[0] == "2.重复申请")
    strange = ["申请情形之内容", *ROWS[number][1:]]
    found, report = read([*ROWS[:number], strange], [["2.重复申请", *[""] * 7], *ROWS[number + 1 :]])
    assert {found[key][0] for key in found if key.row == "repeated"} == {State.UNREADABLE}
    result = check_report(report, PACK)
    assert "applications[repeated]" in {
        one.instance for one in result.violations if (one.rule.id, one.rule.severity) == ("form.value", Severity.ERROR)
    }
    assert not [one for one in result.violations if one.rule.id.startswith("applications.")]


@pytest.mark.parametrize("name", ["paths-cut.pdf", "header-cut.pdf", "heading-cut.pdf"])
def test_right_reports_printed_to_pdf(name):
    """A right report in a PDF of a word processor, whose rows go over the pages, has no figure wrong and no error."""
    report = bind(documents.read(DATA / name))
    figures = {key: value or 0 for key, (_, value) in cells(report).items()}
    assert figures == {key: value or 0 for key, (_, value) in TRUTH.items()}
    assert [one.rule.id for one in check_report(report, PACK).violations] == []


def test_two_rows_in_lines_of_one_cell(tmp_path):
    """Rows that stand as lines in one row of cells are rows, with the figure of their line."""
    rows = [*forms.plain_applications()[:1], [Box("\n".join(texts)) for texts in zip(*_filled(), strict=True)]]
    page = forms.page(three=forms.html(rows, inner=lambda text: text.replace("\n", "<br>")))
    assert {key: cell for key, cell in cells(forms.read(page, tmp_path)).items() if key in KEYS} == WANTED


def _filled() -> list[list[str]]:
    return [ROWS[number] for number in FILLED]


def test_wrapped_labels_are_no_rows(tmp_path):
    """A label and a figure that are wrapped into as many lines stay one row."""
    page = forms.page().replace("2.重复申请", "2.重复<br>申请").replace(">3440<", ">34<br>40<")
    assert cells(forms.read(page, tmp_path)) == TRUTH
