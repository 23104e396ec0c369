"""What LibreOffice makes of the Word files: nothing is lost in it, and the PDF shows every figure."""

import re

import pytest
from attrs import evolve

from govcheck.companions import Loaded
from govcheck.documents import Grid, office, read
from govcheck.place import Place
from govcheck.rendering import render
from govcheck.report import Narrative

pytestmark = pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")


def with_lines(loaded: Loaded, count: int) -> Loaded:
    """*loaded* with a text of *count* lines before its tables."""
    text = "\n".join(f"第{number}件事已经办完。" for number in range(count))
    return Loaded(evolve(loaded.report, narrative=Narrative(text, Place())), loaded.pack)


def cells_of(grid: Grid) -> list[tuple]:
    """Place, spans and text of every cell."""
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in grid.cells]


def rows_with_figures(grids) -> dict[str, list[str]]:
    """The figures of each row whose last label is numbered, by that label; a table over two pages is read as two."""
    found = {}
    for grid in grids:
        for row in grid.rows:
            texts = ["".join(cell.text.split()) for cell in row if cell is not None]
            if len(row) == 10 and all(re.fullmatch("[0-9]+", text) for text in texts[-7:]) and texts[2]:
                found[texts[2]] = texts[-7:]
    return found


@pytest.mark.parametrize("name", ["suqian-2024", "guangzhou-2020", "guangzhou-agency-2014"])
@pytest.mark.parametrize("kind", ["docx", "doc"])
def test_no_cell_is_lost(example_named, tmp_path, name, kind):
    """Saved again by LibreOffice, as .docx or .doc, the file has the same grids, the last one among them."""
    loaded = example_named(name)
    source = tmp_path / "report.docx"
    source.write_bytes(render(loaded.report, loaded.pack, "docx"))
    saved = office.convert(str(office.find()), source, kind, Place())
    before, after = read(source).grids, read(saved).grids
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        assert cells_of(one) == cells_of(other)


@pytest.mark.parametrize(("lines", "pages"), [(30, {2, 3}), (5, {1, 2}), (16, {2})])
def test_pdf(example_named, tmp_path, lines, pages):
    """Table three is whole in the PDF on one page or on two, and each of its figures stands beside its label."""
    loaded = with_lines(example_named("suqian-2024"), lines)
    target = tmp_path / "report.pdf"
    target.write_bytes(render(loaded.report, loaded.pack, "pdf"))
    document = read(target)
    three = [grid for grid in document.grids if grid.width == 10]
    assert {grid.page for grid in three} == pages
    figures = rows_with_figures(three)
    assert figures["1.属于国家秘密"] == ["2", "0", "0", "0", "0", "0", "2"]
    assert figures["1.本机关不掌握相关政府信息"] == ["859", "33", "0", "0", "3", "2", "897"]
    assert figures["四、结转下年度继续办理"] == ["118", "5", "0", "0", "1", "1", "125"]
    assert len(figures) == 25


def test_labels_survive_the_page_break(example_named, tmp_path):
    """Wherever the page break falls, no label of a group is cut short by it."""
    for lines in (2, 4, 6):
        loaded = with_lines(example_named("suqian-2024"), lines)
        target = tmp_path / f"{lines}.pdf"
        target.write_bytes(render(loaded.report, loaded.pack, "pdf"))
        three = [grid for grid in read(target).grids if grid.width == 10]
        texts = "".join("".join(cell.text.split()) for grid in three for cell in grid.cells)
        for label in ("三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"):
            assert label in texts, (lines, label)
