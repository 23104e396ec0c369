"""Places in print."""

from __future__ import annotations

import pytest

from govcheck import Place


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("r.yaml", 31, 14), "r.yaml:31:14"),
        (Place("r.yaml", 31), "r.yaml:31"),
        (Place("r.yaml"), "r.yaml"),
        (Place(), ""),
        (Place("", 3, 4), "3:4"),
        (Place("r.docx", spot="table 3, row 6, column 5"), "r.docx, table 3, row 6, column 5"),
        (Place(spot="page 4"), "page 4"),
    ],
)
def test_text(place, text):
    """A place is written as a person or an editor would look for it."""
    assert str(place) == text


def test_at():
    """Another line of the same file."""
    assert Place("r.yaml", 1, 1).at(2, 3) == Place("r.yaml", 2, 3)


@pytest.mark.parametrize(
    ("spot", "text"),
    [
        ("table 3, row 6, column 5", "r.docx，第3个表第6行第5列"),
        ("table 1, row 1, column 1, table 2, row 3, column 4", "r.docx，第1个表第1行第1列第2个表第3行第4列"),
        ("page 4", "r.docx，第4页"),
        ("page 4, table 1, row 2, column 3", "r.docx，第4页第1个表第2行第3列"),
        ("page 2, line 17", "r.docx，第2页第17行"),
        ("paragraph 11", "r.docx，第11段"),
        ("page header", "r.docx，页眉"),
        ("page footer", "r.docx，页脚"),
        ("表三!B5", "r.docx，工作表“表三” B5"),
        ("表, 三!B5", "r.docx，工作表“表, 三” B5"),
        ("somewhere else", "r.docx，somewhere else"),
    ],
)
def test_in_chinese(spot, text):
    """A reader of Chinese reads a place in a document in Chinese, and a reader of English in the words of JSON."""
    place = Place("r.docx", spot=spot)
    assert place.show("zh") == text
    assert place.show("en") == str(place) == f"r.docx, {spot}"


def test_lines_need_no_words():
    """A line of a text file is written alike in every language."""
    assert Place("r.yaml", 31, 14).show("zh") == Place("r.yaml", 31, 14).show("en") == "r.yaml:31:14"
