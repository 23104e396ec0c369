"""The pages on repairs name every typing error and every reason for an order, and their examples are such errors."""

import pytest

from govcheck.messages.repair import TEXTS
from govcheck.repair.typing_errors import Slip, slip

PAGES = {"docs/zh/repairs.md": 0, "docs/repairs.md": 1}


@pytest.fixture(params=PAGES)
def rows(request, text_of):
    """The rows of the table of typing errors of each page: what it looks like, printed, meant; and the language."""
    lines = [line.strip("|").split("|") for line in text_of(request.param).splitlines() if line.startswith("| ")]
    cells = [tuple(cell.strip() for cell in line) for line in lines if len(line) == 3]
    return [row for row in cells if row[1] not in {"printed", "填的"}], PAGES[request.param]


def test_every_typing_error_has_a_row(rows):
    """A reader finds every typing error that a repair may name, in the words of the output."""
    table, language = rows
    assert {words for words, _, _ in table} == {TEXTS[kind.name.lower()][language] for kind in Slip}


def test_typing_errors_are_what_the_page_calls_them(rows):
    """Each pair of figures on the page is the typing error that its row names."""
    table, language = rows
    examples = [(words, int(printed), int(meant)) for words, printed, meant in table if printed]
    assert len(examples) >= 10
    for words, printed, meant in examples:
        assert TEXTS[slip(printed, meant).name.lower()][language] == words, (printed, meant)


def test_every_reason_for_the_order_is_named(text_of):
    """Each reason that a repair may give for its place is explained."""
    page = text_of("docs/repairs.md")
    reasons = [english for name, (_, english) in TEXTS.items() if name.startswith("by_")]
    assert [reason for reason in reasons if f"| {reason} |" not in page] == []
