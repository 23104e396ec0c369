"""A line with a caret, for terminals."""

from __future__ import annotations

import pytest

from govcheck.excerpt import caret, display_width, excerpt, printable
from govcheck.place import Place


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("表三", 4), ("（", 2), ("“", 1), ("e\u0301", 1), ("\u200b", 0), ("", 0)]
)
def test_width(text, width):
    """A Chinese character takes two columns, a mark none."""
    assert display_width(text) == width


@pytest.mark.parametrize(
    "text", ["\x1b[31m", "\x07", "\x9b31m", "\u202e", "\u200f", "\u2028", "\ud800", "\ue000", "\x7f", "\r", "\n", "\t"]
)
def test_control_characters(text):
    """No control, direction or private character reaches a terminal."""
    shown = printable(f"a{text}b")
    assert shown[0] + shown[-1] == "ab"
    assert "\ufffd" in shown
    assert text[0] not in shown


def test_caret_below_wide_characters():
    """The caret stands below the characters that are meant."""
    assert caret("表三 == w", 6, 7) == "    表三 == w\n            ^"
    assert caret("表三", 0, 2) == "    表三\n    ^^^^"
    assert caret("", 0, 1) == "    \n    ^"


def test_caret_in_a_long_line():
    """Of a line of any length the part around the place is shown."""
    line, mark = caret("x" * 5000 + "!" + "y" * 5000, 5000, 5001).split("\n")
    assert len(line) < 180
    assert line[mark.index("^")] == "!"


def test_excerpt_of_a_place():
    """A place without line, or beyond the text, has no excerpt."""
    assert excerpt("a\nbc\n", Place("f", 2, 2)) == "    bc\n     ^"
    assert excerpt("a\n", Place("f", 9, 1)) == ""
    assert excerpt("a\n", Place("f")) == ""
