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
