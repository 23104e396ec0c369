"""Labels shortened as offices do, and texts that only share words with a label."""

import pytest

from govcheck.binding import bind
from govcheck.binding.abbreviation import is_abbreviation, numbered
from govcheck.binding.entries import Role, entries_of
from govcheck.pack_file import load_pack
from tests.binding.shapes import cells, example, read, with_text

ENTRIES = entries_of(load_pack("cn-ogi-2021").form)


def rows(text: str) -> set[str]:
    """The rows that *text* could be with some certainty."""
    options = ENTRIES.candidates(text)
    return {option.entry.item.id for option in options if option.entry.role is Role.ROW and option.score >= 0.7}


@pytest.mark.parametrize(
    ("short", "row"),
    [
        ("一、本年新收申请", "received"),
        ("本年新收申请", "received"),
        ("二、上年结转申请", "carried_over"),
        ("7.执法案卷", "enforcement_files"),
        ("8.行政查询", "administrative_query"),
        ("2.需另行制作", "needs_creation"),
        ("5.确认或重新出具", "confirmation"),
    ],
)
def test_shortened(short, row):
    """A label with words left out is the one row that it shortens."""
    assert row in rows(short)


@pytest.mark.parametrize("text", ["政府信息公开", "申请数量", "行政机关", "信息公开申请", "6.执法案卷", "收到留言数量"])
def test_not_shortened(text):
    """Words of several labels, words under another number and words of no label are not a row."""
    assert not rows(text) & {"received", "carried_over", "enforcement_files", "confirmation"}


def test_single_characters_are_no_words():
    """Without a number a label is not picked together from single characters."""
    assert not is_abbreviation(numbered("本收府公申"), numbered("一、本年新收政府信息公开申请数量"))


def test_shortened_table():
    """A table with shortened labels holds the same figures as one in the form's words."""
    page = read("hangzhou-style-2025.html")
    for label, short in (
        ("一、本年新收政府信息公开申请数量", "一、本年新收申请"),
        ("二、上年结转政府信息公开申请数量", "二、上年结转申请"),
        ("7.属于行政执法案卷", "7.执法案卷"),
        ("8.属于行政查询事项", "8.行政查询"),
    ):
        page = with_text(page, label, short)
    assert cells(bind(page)) == cells(example("hangzhou-style-2025"))
