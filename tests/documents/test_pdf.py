"""PDF: ruled tables with merged cells, over pages, with labels wrapped; and what cannot be read."""

from __future__ import annotations

import io
import zlib

import pytest

from govcheck.documents import Grid, Paragraph, Part, docx, pdf
from govcheck.documents.pdf_lines import Char, Column, TextLine, chars_of, leading_of, lines_of, paragraph_lengths
from govcheck.documents.pdf_tables import Box, Table, grids_of, runs_on, table_of
from govcheck.errors import FileError
from tests.documents.make import DATA, keys, texts


def made(*contents, count=None):
    """A PDF with one page for each of *contents*, its drawing instructions.

    Args:
        contents: Drawing instructions.
        count: The number of pages that the file claims.
    """
    out, offsets = io.BytesIO(), []

    def add(text):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (len(offsets), text))

    out.write(b"%PDF-1.4\n")
    add(b"<</Type/Catalog/Pages 2 0 R>>")
    kids = b" ".join(b"%d 0 R" % (5 + 2 * index) for index in range(len(contents)))
    add(b"<</Type/Pages/Count %d/Kids[%b]>>" % (count or len(contents), kids))
    add(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for content in contents:
        packed = zlib.compress(content, 9)
        add(b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed))
        add(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(offsets)
        )
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(offsets) + 1, start))
    return out.getvalue()


def said(x, y, text):
    """Drawing instructions that print *text*."""
    return b"BT /F1 10 Tf %d %d Td (%b) Tj ET " % (x, y, text.encode())


PICTURE = b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"
#: So many rules that their crossings would take minutes.
MESH = b"".join(b"%d 0 m %d 800 l S 0 %d m 500 %d l S " % ((4 * index,) * 4) for index in range(190))


def read(name):
    """The document of a stored file."""
    return pdf.read((DATA / name).read_bytes(), name)


def values(rows):
    """The figures of rows, slot by slot, line breaks out."""
    return [[text.replace("\n", "") for text in row if text and text.replace("\n", "").isdigit()] for row in rows]


def expected(first, count, width):
    """Figures of the filled template, which are numbered through."""
    return [[str(first + row * width + column) for column in range(width)] for row in range(count)]


class TestRenderedForm:
    """The statutory form, filled in and printed by LibreOffice."""

    def test_table_as_in_word(self):
        """The first table has the cells, spans and labels of the Word file that it was made from."""
        source = docx.read((DATA / "template-2021.docx").read_bytes(), "t.docx").grids[0]
        printed = read("form-table-cut.pdf").grids[0]
        spans = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in printed.cells]
        assert spans == [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in source.cells]
        labels = {cell.text for cell in source.cells if cell.text}
        assert labels <= {cell.text.replace("\n", "") for cell in printed.cells}

    def test_figures(self):
        """The figures of 表三 stand in their rows: 105 to 111 in the first, 273 to 279 in the last."""
        grids = read("form-table-cut.pdf").grids
        body = texts(grids[1])[3:] + texts(grids[2])
        assert [row for row in values(body) if row] == expected(105, 25, 7)

    def test_cut_table(self):
        """The row that went to the next page is marked as going on, and keeps the columns of the table."""
        grids = read("form-table-cut.pdf").grids
        assert [grid.continues for grid in grids] == [False, False, True, False]
        assert texts(grids[2]) == [["四、结转下年度继续办理", "·", "·", *map(str, range(273, 280))]]
        assert (grids[2].page, grids[2].place.spot) == (3, "page 3, table 1")

    def test_repeated_header(self):
        """Where header rows are repeated they are there twice, and the second grid is marked as going on."""
        grids = read("form-header-repeated.pdf").grids
        assert [grid.continues for grid in grids] == [False, False, True, False]
        assert texts(grids[1])[:3] == texts(grids[2])[:3]
        body = texts(grids[1])[3:] + texts(grids[2])[3:]
        assert [row for row in values(body) if row] == expected(105, 25, 7)

    def test_cut_label(self):
        """A label that the page cuts has its rest in a row of its own without figures, never among others."""
        first, second = read("form-header-repeated.pdf").grids[1:3]
        assert (
            first.rows[-1][2].text.replace("\n", "") == "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开"
        )
        assert texts(second)[3] == ["", "", "申请", "", "", "", "", "", "", ""]

    def test_cut_header(self):
        """A page break inside the header rows leaves the figures where they are."""
        grids = read("form-header-cut.pdf").grids
        assert [grid.continues for grid in grids] == [False, False, True, False]
        assert texts(grids[1])[1] == ["·", "·", "·", "自然", "法人或其他组织", "·", "·", "·", "·", "总计"]
        assert values(texts(grids[2])[1:]) == expected(105, 25, 7)

    def test_order_and_page(self):
        """Headings stand before their tables, with their pages."""
        blocks = read("form-table-cut.pdf").blocks
        order = [block.text[:2] if isinstance(block, Paragraph) else block.width for block in blocks]
        assert order == [
            "政府",
            "一、",
            "（文",
            "二、",
            4,
            "三、",
            10,
            10,
            "四、",
            15,
            "五、",
            "（文",
            "六、",
            "（文",
        ]
        assert [block.page for block in blocks] == [1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3]

    def test_wrapped_prose(self):
        """Wrapped lines are one paragraph, its line breaks and the place of each line kept."""
        paragraph = read("form-header-repeated.pdf").blocks[1]
        assert paragraph.text.replace("\n", "").endswith(
            "（含上年结转189件），均在法定期限内答复，公众满意度持续提升。"
        )
        assert [place.spot for place in paragraph.lines] == ["page 1, line 2", "page 1, line 3"]


class TestPages:
    """Pages made for the purpose."""

    def test_page_numbers(self):
        """Page numbers and a head that pages share are told from the text, and come last."""
        content = said(250, 820, "Annual report") + said(100, 400, "received 859") + said(290, 30, "- 4 -")
        document = pdf.read(made(content, content), "p.pdf")
        assert [(block.text, block.part) for block in document.blocks] == [
            ("received 859", Part.BODY),
            ("received 859", Part.BODY),
            ("Annual report", Part.HEADER),
            ("- 4 -", Part.FOOTER),
            ("Annual report", Part.HEADER),
            ("- 4 -", Part.FOOTER),
        ]

    def test_frame_is_no_table(self):
        """A single box around text is no table."""
        document = pdf.read(made(b"50 500 400 100 re S " + said(60, 550, "note")), "p.pdf")
        assert [block.text for block in document.blocks] == ["note"]

    def test_text_beside_cells(self):
        """What stands in the table's frame but in no cell is not lost."""
        rules = b"50 500 100 50 re S 150 500 100 50 re S 50 450 100 50 re S "
        document = pdf.read(
            made(rules + said(60, 520, "a") + said(160, 520, "b") + said(60, 470, "c") + said(160, 470, "d")),
            "p.pdf",
        )
        (grid,) = document.grids
        assert texts(grid) == [["a", "b"], ["c", None]]
        assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["d"]

    @pytest.mark.parametrize(
        ("data", "key"),
        [
            (made(b" "), "documents.no_text"),
            (made(*[said(9, 9, "x")] * 201), "documents.pdf_pages"),
            (made(*[said(9, 9, "x")] * 201, count=3), "documents.pdf_pages"),
            (made(b"q Q " * 70 * 2**20), "documents.zip_bomb"),
            (made(b"q Q " * 2**18), "documents.pdf_heavy_page"),
            (made(said(9, 9, "x") + MESH), "documents.pdf_heavy_page"),
            (made(b"BT /F1 9 Tf 0 1 -1 0 300 300 Tm (turned on its side) Tj ET"), "documents.pdf_turned"),
            (made(said(9, 9, "x"))[:300], "documents.damaged"),
            (b"%PDF-1.7\n" + bytes(range(256)) * 9, "documents.damaged"),
        ],
    )  # fmt: skip
    def test_refused(self, data, key):
        """What cannot be read, or would take too long, is refused with the reason."""
        with pytest.raises(FileError) as raised:
            pdf.read(data, "bad.pdf")
        assert raised.value.message.key == key

    def test_scan(self):
        """A page that is only a picture is said to be a scan."""
        data = made(PICTURE, PICTURE)
        with pytest.raises(FileError) as raised:
            pdf.read(data, "scan.pdf")
        assert raised.value.message.key == "documents.scanned"

    def test_one_page_scanned(self):
        """Of a file with one page that is only a picture the rest is read, and that page is named."""
        document = pdf.read(made(PICTURE, said(9, 300, "x")), "p.pdf")
        assert keys(document) == ["scanned_page"]
        assert document.problems[0].place.spot == "page 1"
        assert [block.page for block in document.blocks] == [2]

    def test_time_limit(self, monkeypatch):
        """Reading stops when it takes too long."""
        monkeypatch.setattr(pdf, "TIME_LIMIT", -1)
        with pytest.raises(FileError) as raised:
            pdf.read(made(said(9, 9, "x")), "slow.pdf")
        assert raised.value.message.key == "documents.pdf_slow"


def chars(text, x=0.0, top=0.0, size=10.0, step=None):
    """Characters of a line, as wide as high."""
    pitch = size if step is None else step
    return [Char(sign, x + index * pitch, x + index * pitch + size, top, top + size) for index, sign in enumerate(text)]


class TestLines:
    """Characters to lines."""

    def test_order(self):
        """Lines are read from the top, characters from the left, however they were drawn."""
        drawn = chars("二行", top=20) + list(reversed(chars("一行")))
        assert [line.text for line in lines_of(drawn)] == ["一行", "二行"]

    def test_gaps(self):
        """A gap is a space between words and figures, but not in spread Chinese."""
        assert lines_of(chars("12") + chars("34", x=24))[0].text == "12 34"
        assert lines_of(chars("规章", step=18))[0].text == "规章"

    def test_printed_twice(self):
        """Characters printed twice for bold are there once; double digits stay double."""
        assert lines_of(chars("总计") + chars("总计", x=0.4))[0].text == "总计"
        assert lines_of(chars("1100"))[0].text == "1100"

    def test_footnote_number(self):
        """A small raised figure does not become part of the number before it."""
        assert lines_of(chars("12") + chars("3", x=20, top=0, size=6))[0].text == "12[3]"

    def test_paragraphs(self):
        """A full line goes on, a short one or an indented next one ends the paragraph."""
        column = Column(0, 100)
        lines = [
            TextLine("x", x0, x1, top, top + 10)
            for x0, x1, top in [(20, 100, 0), (0, 99, 12), (0, 40, 24), (20, 100, 36), (20, 60, 48)]
        ]
        assert list(paragraph_lengths(lines, column)) == [3, 1, 1]

    @pytest.mark.parametrize(
        ("above", "end", "below", "together"),
        [
            ("工作压力不断加", 380, "大，2022年收到", True),  # no room for 大，
            ("全市共收到申请", 350, "12345678件", True),  # no room for the number
            ("全市共收到申请", 350, "三千件", False),  # room for 三
            ("请各单位办理。", 350, "12345678件", True),
            ("请各单位办理。", 395, "二、主动公开情况", False),  # a heading behind a sentence
            ("请各单位办理。", 300, "全市共收到申请", False),
            ("其中不予公开的", 365, "（含上年）三件", True),  # an opening bracket stays with what follows
        ],
    )
    def test_a_line_without_room_goes_on(self, above, end, below, together):
        """A line goes on where the beginning of the next one had no room left in it, and not before a heading."""
        column = Column(0, 400)
        lines = [TextLine(above, 0, end, 0, 20), TextLine(below, 0, 200, 24, 44)]
        assert list(paragraph_lengths(lines, column)) == ([2] if together else [1, 1])

    @pytest.mark.parametrize("text", ["二、上年结转政府信息公开申请数量 7 2 1 1 1 12", "结 果 其 尚 总 维 持 纠 正 果"])
    def test_rows_without_rules_stay_apart(self, text):
        """Rows of a table without rules are no wrapped prose, though they reach the margin."""
        column = Column(0, 400)
        lines = [TextLine(text, 0, 399, top, top + 20) for top in (0, 24)]
        assert list(paragraph_lengths(lines, column)) == [1, 1]

    def test_space_between_paragraphs(self):
        """Where lines stand close, a wider gap parts paragraphs, though the line above is full."""
        column = Column(0, 400, leading=leading_of([4, 4, 4, 18, 4]))
        lines = [TextLine("字" * 20, 0, 400, top, top + 20) for top in (0, 24, 62, 86)]
        assert list(paragraph_lengths(lines, column)) == [2, 2]


class TestTables:
    """Boxes to grids."""

    @pytest.mark.parametrize(("width", "digits"), [(24, 1), (34, 2), (36, 2), (44, 3)])
    def test_how_many_digits_a_cell_holds(self, width, digits):
        """A cell holds as many digits as its width takes, less the distance that text keeps from the rules."""
        boxes = [(0, 0, width, 20), (width, 0, 2 * width, 20)]
        found = table_of(boxes, chars("1", x=5) + chars("规", x=width + 5), 1)
        assert [box.digits for box in found.boxes] == [digits, 0]

    def test_vertical_label(self):
        """A label set one character a line is one word; digits below each other stay apart."""
        boxes = [(0, 0, 10, 60), (10, 0, 20, 60)]
        down = [sign for index, text in enumerate("办理结果") for sign in chars(text, top=index * 12)]
        figures = [sign for index, text in enumerate("12") for sign in chars(text, x=10, top=index * 12)]
        found = table_of(boxes, down + figures, 1)
        assert [box.text for box in found.boxes] == ["办理结果", "1\n2"]

    def test_no_text(self):
        """Boxes without text are a drawing."""
        assert table_of([(0, 0, 10, 10), (10, 0, 20, 10)], [], 1) is None

    def test_edges_that_nearly_meet(self):
        """Rules that miss each other by a point are one edge."""
        boxes = (
            Box(0, 50, 0, 10, "a"),
            Box(50.8, 100, 0, 10, "b"),
            Box(0, 49.5, 10, 20, "c"),
            Box(50, 100.6, 10, 20, "d"),
        )
        (grid,) = grids_of("p", [Table(boxes, 1, 1)])
        assert texts(grid) == [["a", "b"], ["c", "d"]]

    def test_running_on(self):
        """A table goes on where the edges of one are among those of the other, on the next page only."""
        wide = Table((Box(0, 50, 0, 9, "a"), Box(50, 100, 0, 9, "b")), 1, 1)
        merged = Table((Box(0, 100, 0, 9, "c"),), 2, 1)
        other = Table((Box(0, 30, 0, 9, "a"), Box(30, 90, 0, 9, "d")), 2, 1)
        assert runs_on(wide, merged)
        assert not runs_on(wide, other)
        assert not runs_on(merged, Table(merged.boxes, 4, 1))
        assert [texts(grid) for grid in grids_of("p", [wide, merged])] == [[["a", "b"]], [["c", "·"]]]

    def test_same_header_other_edges(self):
        """With the same first row but other edges it goes on too, each page with its own columns."""
        first = Table((Box(0, 50, 0, 9, "a"), Box(50, 100, 0, 9, "b")), 1, 1)
        second = Table((Box(0, 40, 0, 9, "a"), Box(40, 100, 0, 9, "b")), 2, 1)
        assert runs_on(first, second)
        assert [grid.width for grid in grids_of("p", [first, second])] == [2, 2]
        assert all(isinstance(grid, Grid) for grid in grids_of("p", [first]))


def test_slanting_lines():
    """A page with a slanting line is read like any other."""
    contents = b"10 10 m 90 77 l S BT /F1 12 Tf 72 700 Td (text) Tj ET"
    assert [block.text for block in pdf.read(made(contents), "x.pdf").blocks] == ["text"]


def test_radicals_are_characters():
    """A browser's PDF gives characters as radicals; they are read as the characters that are printed."""
    printed = {"matrix": (1, 0, 0, 1, 0, 0), "x0": 0, "x1": 9, "top": 0, "bottom": 9}
    assert [char.text for char in chars_of({**printed, "text": text} for text in "⼀⼈⺠①")] == list("一人民①")
