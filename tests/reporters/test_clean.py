"""Foreign text and file names made fit for machines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.reporters.clean import end_column, json_text, one_line, repository_path


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    """Whatever the text, the result is one printable line of bounded length."""
    line = one_line(text, 20)
    assert len(line.splitlines()) <= 1
    assert len(line) <= 21
    assert line == line.strip()


def test_one_line_says_that_it_was_cut() -> None:
    """A text that is cut ends in an ellipsis; one that fits does not."""
    assert one_line("12345", 5) == "12345"
    assert one_line("123456", 5) == "12345…"
    assert one_line(" " * 100 + "x", 5) == "…"


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists))
def test_json_reads_back(value) -> None:
    """Escapes change nothing in what a reader of JSON gets."""
    assert json.loads(json_text(value)) == value
    assert json.loads(json_text(value, ascii_only=True)) == value
    assert json_text(value, ascii_only=True).isascii()


def test_json_keeps_chinese_readable() -> None:
    """Chinese stands as it is; a direction mark is an escape."""
    assert json_text("总计\u202e") == '"总计\\u202e"'


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.yaml", "a/b.yaml"),
        ("./a/../b.yaml", "b.yaml"),
        ("{here}/a.yaml", "a.yaml"),
        ("{here}-other/a.yaml", "{here}-other/a.yaml"),
    ],
)
def test_paths_are_those_of_the_repository(tmp_path, monkeypatch, path: str, expected: str) -> None:
    """A path below the working folder is relative, one elsewhere absolute, and neither has detours."""
    monkeypatch.chdir(tmp_path)
    assert repository_path(path.format(here=tmp_path)) == expected.format(here=tmp_path)


def test_the_end_of_a_cell() -> None:
    """A cell ends after its text; an empty one, and a place that is no cell's, have no end."""
    cell = {"path": "a", "line": 2, "column": 5, "raw": "3525"}
    place = {"path": "a", "line": 2, "column": 5}
    assert end_column({**place, "cells": [cell]}) == 9
    assert end_column({**place, "cells": [{**cell, "raw": ""}]}) is None
    assert end_column({**place, "line": 3, "cells": [cell]}) is None
    assert end_column(place) is None
