"""Phrases that several formats share."""

from __future__ import annotations

from govcheck.reporters.words import sentence_of

VIOLATION = {
    "label": "总计",
    "message": "3 ≠ 2",
    "path": "report.docx",
    "line": None,
    "place": "report.docx, table 3, row 6, column 5",
    "waived": False,
    "known": False,
    "reason": None,
}


def test_a_place_that_is_no_line_is_said_in_words() -> None:
    """A cell of a Word file is named by table, row and column, where the format has room for lines only."""
    assert sentence_of(VIOLATION, "zh") == "【总计】3 ≠ 2 (report.docx，第3个表第6行第5列)"


def test_a_place_that_is_a_line_is_left_to_the_format() -> None:
    """Where there is a line, or nothing but the file, the sentence says nothing of the place."""
    assert sentence_of({**VIOLATION, "line": 3, "place": "a.yaml:3:1"}, "zh") == "【总计】3 ≠ 2"
    assert sentence_of({**VIOLATION, "label": "", "place": "report.docx"}, "zh") == "3 ≠ 2"


def test_why_it_does_not_count() -> None:
    """A waiver is said with its reason, the baseline by its name."""
    line = {**VIOLATION, "line": 3}
    assert sentence_of({**line, "waived": True, "reason": "划转"}, "zh") == "【总计】3 ≠ 2 已豁免（划转）"
    assert sentence_of({**line, "known": True}, "en") == "【总计】3 ≠ 2 (in the baseline)"
