"""Sentences that a PDF wraps are read as in the document that it was printed from."""

from govcheck.binding import bind
from govcheck.binding.lost import advice_on
from govcheck.documents import Document, Format, Paragraph
from govcheck.documents.printed import joined
from govcheck.place import Place
from tests.binding.test_page_breaks import ROWS, grid


def narrative(*texts: str) -> list[str]:
    """The text of a PDF with these paragraphs, by lines."""
    title = Paragraph("某市2024年政府信息公开工作年度报告", Place("r.pdf"), page=1)
    blocks = [
        Paragraph(text, Place("r.pdf", spot=f"page 1, line {number}"), page=1) for number, text in enumerate(texts)
    ]
    report = bind(Document("r.pdf", Format.PDF, (title, *blocks, grid(ROWS, 1))))
    return report.narrative.text.split("\n")[1:]


def test_a_paragraph_is_one_line():
    """The lines of a wrapped paragraph are one line of the text, those of two paragraphs are two."""
    text = narrative("一、总体情况", "截至10月\n底收到申请29\n00件，办结2800件。", "全市\n共三件。")
    assert text == ["一、总体情况", "截至10月底收到申请2900件，办结2800件。", "全市共三件。"]


def test_words_stay_apart():
    """A line break between words of letters is a space; beside Chinese, and inside a figure, it is none."""
    assert joined("the annual", "report") == "the annual report"
    assert joined("公开", "工作") == "公开工作"
    assert joined("共35", "25件") == "共3525件"
    assert joined("共", "iPad 3台") == "共iPad 3台"


def test_advice_fits_the_document():
    """Whoever has the Word file is not told to use the Word file."""
    for found in (Format.DOCX, Format.XLSX, Format.HTML, Format.DOC):
        assert "Word" not in advice_on(found).show("zh")
    assert "Word" in advice_on(Format.PDF).show("zh")
