"""The same report in every shape that the text of a page comes in: all that is read is right."""

import pytest

from govcheck.binding import bind
from govcheck.report import State
from tests.binding import shapes
from tests.binding.shapes import assert_nothing_wrong, cells, example, read, text_document, text_of

#: Shapes that keep blank cells, and those that lose them.
KEEPING = [shapes.tabs, shapes.clipboard, shapes.bars, shapes.one_a_line, shapes.bars_between]
LOSING = [shapes.spread_lines, shapes.spaced, shapes.bare_lines]
PAGES = [("shanghai-office-2019.html", "shanghai-office-2019"), ("hangzhou-style-2025.html", "hangzhou-style-2025")]


@pytest.mark.parametrize("write", KEEPING, ids=lambda write: write.__name__)
@pytest.mark.parametrize(("page", "name"), PAGES)
def test_shapes_that_keep_blanks_lose_nothing(page, name, write, tmp_path):
    """A table whose blank cells are kept is read whole, whether merged cells are or not."""
    report = bind(text_document(text_of(read(page), write), tmp_path))
    assert cells(example(name)) == cells(report)
    assert frozenset() == report.doubtful


@pytest.mark.parametrize("write", [*KEEPING, *LOSING], ids=lambda write: write.__name__)
def test_a_table_without_blanks_is_read_whole_in_every_shape(write, tmp_path):
    """Where every cell has its figure, every shape tells every column."""
    report = bind(text_document(text_of(read("hangzhou-style-2025.html"), write), tmp_path))
    assert cells(example("hangzhou-style-2025")) == cells(report)


@pytest.mark.parametrize("write", LOSING, ids=lambda write: write.__name__)
def test_lost_blanks_shift_nothing(write, tmp_path):
    """Where blank cells were lost the columns cannot be told: the cells are unreadable, an error, none is shifted."""
    report = bind(text_document(text_of(read("shanghai-office-2019.html"), write), tmp_path))
    assert_nothing_wrong(cells(example("shanghai-office-2019")), report)
    assert any(state is State.UNREADABLE for state, _ in cells(report).values())
    said = {finding.rule for finding in report.findings if finding.message.key == "binding.lost_rows"}
    assert said == {"form.value"}


@pytest.mark.parametrize("write", [*KEEPING, *LOSING], ids=lambda write: write.__name__)
def test_a_blank_form_has_no_figure_in_any_shape(write, tmp_path):
    """A blank form never shows a figure, whatever its numbering and page numbers are."""
    report = bind(text_document(text_of(read("template-2021.docx"), write), tmp_path))
    assert not [state for state, _ in cells(report).values() if state is State.FILLED]


@pytest.mark.parametrize("write", [shapes.tabs, shapes.bars, shapes.one_a_line], ids=lambda write: write.__name__)
def test_gbk(write, tmp_path):
    """A page in GBK is read as the same page in UTF-8."""
    text = text_of(read("hangzhou-style-2025.html"), write)
    assert cells(example("hangzhou-style-2025")) == cells(bind(text_document(text.encode("gb18030"), tmp_path)))


@pytest.mark.parametrize("write", [*KEEPING, *LOSING], ids=lambda write: write.__name__)
def test_the_narrative_is_no_table(write, tmp_path):
    """Whatever the shape, the narrative keeps the sentences and no figure of a table."""
    report = bind(text_document(text_of(read("hangzhou-style-2025.html"), write), tmp_path))
    text = report.narrative.text
    assert "2025年全市实际收取信息处理费共计400元" in text
    assert "三、收到和处理政府信息公开申请情况" in text
    assert "11398889" not in text
    assert "一、本年新收政府信息公开申请数量" not in text
    assert len(text.split("\n")) == len(report.narrative.lines)
