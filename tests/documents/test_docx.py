"""Word documents: merged cells, wrappers, tracked changes, numbering, and what is damaged or hostile."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from govcheck.documents import Grid, Paragraph, Part, docx
from govcheck.errors import FileError
from tests.documents.make import DATA, W, cell, keys, par, row, table, texts, word, zipped

MERGE = "<w:vMerge w:val='restart'/>"
GO_ON = "<w:vMerge/>"


def read(body, parts=None):
    """The document of a Word file with *body*."""
    return docx.read(word(body, parts), "r.docx")


def grid(body):
    """The only grid of a Word file with *body*."""
    (found,) = read(body).grids
    return found


class TestTemplate:
    """The blank statutory form, as it is published."""

    document = docx.read((DATA / "template-2021.docx").read_bytes(), "t.docx")

    def test_sizes(self):
        """Its three tables have the rows and columns that the form prints."""
        assert [(len(grid.rows), grid.width) for grid in self.document.grids] == [(14, 4), (28, 10), (4, 15)]

    def test_merged_labels(self):
        """三、本年度办理结果 fills the 22 rows from （一） to （七）, and （三）不予公开 its eight."""
        labels = {cell.text: cell for cell in self.document.grids[1].cells}
        result, refused = labels["三、本年度办理结果"], labels["（三）不予公开"]
        assert (result.row, result.column, result.row_span, result.column_span) == (5, 0, 22, 1)
        assert (refused.row, refused.column, refused.row_span) == (7, 1, 8)

    def test_places(self):
        """A cell's place counts tables, rows and columns from 1, merged cells and all."""
        total = next(cell for cell in self.document.grids[1].cells if cell.text == "总计")
        assert str(total.place) == "t.docx, table 2, row 2, column 10"

    def test_values_are_blank(self):
        """All seven value slots of every one of the 25 rows with figures are there, and blank."""
        values = [slot.text for line in self.document.grids[1].rows[3:] for slot in line[3:]]
        assert values == [""] * 25 * 7

    def test_order(self):
        """A heading stands before its table."""
        blocks = self.document.blocks
        index = next(i for i, block in enumerate(blocks) if getattr(block, "text", "").startswith("四、"))
        assert isinstance(blocks[index + 1], Grid)
        assert blocks[index + 1].width == 15


class TestTables:
    """Geometry of tables."""

    def test_spans(self):
        """A cell merged across or down is one cell that fills its slots."""
        body = table(
            row(cell("a", "<w:gridSpan w:val='2'/>"), "b"),
            row(cell("c", MERGE), "d", "e"),
            row(cell("gone", GO_ON), "f", "g"),
        )
        assert texts(grid(body)) == [["a", "·", "b"], ["c", "d", "e"], ["·", "f", "g"]]

    def test_continuation_without_start(self):
        """A cell that says it goes on from above, where nothing begins, is a cell of its own."""
        body = table(row("a", "b"), row(cell("c", GO_ON), "d"))
        assert texts(grid(body)) == [["a", "b"], ["c", "d"]]

    def test_grid_before(self):
        """Slots that a row leaves out before its first cell are no cells, and the row does not shift."""
        body = table(row("a", "b", "c"), row("d", "e", properties="<w:gridBefore w:val='1'/>"))
        assert texts(grid(body)) == [["a", "b", "c"], [None, "d", "e"]]

    def test_strict_kind(self):
        """A document saved as Strict Open XML has the same tables."""
        usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        main = ZipFile(io.BytesIO(word(table(row("a", "b"))))).read("word/document.xml")
        strict = main.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        assert strict != main
        document = docx.read(zipped({"word/document.xml": strict}), "r.docx")
        assert texts(document.grids[0]) == [["a", "b"]]

    def test_short_row(self):
        """A row with fewer cells ends in slots without cell."""
        assert texts(grid(table(row("a", "b"), row("c")))) == [["a", "b"], ["c", None]]

    def test_controls_and_changes(self):
        """Rows and cells in content controls, and inserted ones, are read; deleted rows are not."""
        control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
        body = table(
            control.format(row("a", "b")),
            row("c", control.format(cell("d"))),
            row("x", "y", properties="<w:del w:id='1'/>"),
            row("e", "f", properties="<w:ins w:id='2'/>"),
        )
        document = read(body)
        assert texts(document.grids[0]) == [["a", "b"], ["c", "d"], ["e", "f"]]
        assert keys(document) == ["tracked"]

    def test_nested_small_table(self):
        """A little table in a cell of a larger one is that cell's text."""
        inner = f"<w:tc>{table(row('1', '2'))}<w:p/></w:tc>"
        assert texts(grid(table(row("a", "b", inner), row("c", "d", "e")))) == [
            ["a", "b", "1\t2"],
            ["c", "d", "e"],
        ]

    def test_layout_table(self):
        """A table that only frames a larger one is unfolded, with what else stands in it."""
        inner = f"<w:tc>{par('before')}{table(row('1', '2'), row('3', '4'))}{par('after')}</w:tc>"
        first, second, third = read(table(row(inner))).blocks
        assert (first.text, third.text) == ("before", "after")
        assert texts(second) == [["1", "2"], ["3", "4"]]
        assert second.rows[1][0].place.spot == "table 1, row 1, column 1, table 1, row 2, column 1"

    def test_paragraphs_in_cell(self):
        """Paragraphs and line breaks in a cell are lines."""
        body = table(row(f"<w:tc>{par('结果')}<w:p><w:r><w:t>维</w:t><w:br/><w:t>持</w:t></w:r></w:p></w:tc>", "x"))
        assert grid(body).rows[0][0].text == "结果\n维\n持"


class TestText:
    """Text of paragraphs and cells."""

    @pytest.mark.parametrize(
        ("runs", "expected"),
        [
            ("<w:r><w:t>35</w:t></w:r><w:r><w:t>21</w:t></w:r>", "3521"),
            ("<w:r><w:t>3</w:t></w:r><w:ins><w:r><w:t>5</w:t></w:r></w:ins>", "35"),
            ("<w:r><w:t>3</w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>", "3"),
            (
                "<w:moveTo><w:r><w:t>7</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>8</w:t></w:r></w:moveFrom>",
                "7",
            ),
            ("<w:hyperlink><w:r><w:t>附件</w:t></w:r></w:hyperlink>", "附件"),
            ("<w:fldSimple w:instr='=SUM(ABOVE)'><w:r><w:t>9</w:t></w:r></w:fldSimple>", "9"),
            ("<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:t>9</w:t></w:r>", "9"),
            ("<w:r><w:t>12</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>", "12"),
            (
                "<w:r><w:t>12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>",
                "12[1]",
            ),
            ("<w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>2</w:t></w:r>", "1"),
            ("<w:r><w:rPr><w:strike/></w:rPr><w:t>12</w:t></w:r><w:r><w:t>15</w:t></w:r>", "15"),
            ("<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>12</w:t></w:r>", "12"),
            ("<w:r><w:t>12\u200b34\ufeff</w:t></w:r>", "1234"),
            ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "\ufffd"),
            ("<m:oMath><m:r><m:t>42</m:t></m:r></m:oMath>", "42"),
            ("<w:r><w:t>\u3000\u00a05 </w:t></w:r>", "5"),
            (
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击</w:t></w:r></w:sdtContent></w:sdt>",
                "",
            ),
        ],
    )
    def test_cell_text(self, runs, expected):
        """A cell's text is what Word shows when all changes are accepted, no more and no less."""
        assert grid(table(row(f"<w:tc><w:p>{runs}</w:p></w:tc>", "x"))).rows[0][0].text == expected

    @pytest.mark.parametrize(
        ("runs", "key"),
        [
            ("<w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:r><w:t>6</w:t></w:r>", "tracked"),
            ("<w:r><w:rPr><w:dstrike/></w:rPr><w:t>5</w:t></w:r>", "struck"),
            ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>5</w:t></w:r>", "hidden_text"),
        ],
    )
    def test_left_out_is_said(self, runs, key):
        """Whatever is left out or taken as accepted is among the problems."""
        assert keys(read(f"<w:p>{runs}</w:p>")) == [key]

    def test_text_box_once(self):
        """A text box, written twice for old and new programs, is read once, after its paragraph."""
        box = "<w:txbxContent>" + par("in the box") + "</w:txbxContent>"
        body = (
            "<w:p><w:r><w:t>beside</w:t></w:r><w:r><mc:AlternateContent>"
            f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )
        assert [block.text for block in read(body).blocks] == ["beside", "in the box"]

    def test_box_in_cell(self):
        """A text box in a cell belongs to the cell."""
        box = f"<w:drawing><w:txbxContent>{par('7')}</w:txbxContent></w:drawing>"
        assert grid(table(row(f"<w:tc><w:p><w:r>{box}</w:r></w:p></w:tc>", "x"))).rows[0][0].text == "7"

    def test_headings(self):
        """A heading's level comes from its style, what that is based on, or the paragraph itself."""
        styles = (
            f"<w:styles {W}><w:style w:styleId='a'><w:name w:val='heading 2'/></w:style>"
            "<w:style w:styleId='b'><w:name w:val='own'/><w:basedOn w:val='a'/></w:style></w:styles>"
        )
        body = (
            par("one", "<w:pPr><w:pStyle w:val='b'/></w:pPr>")
            + par("two", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>")
            + par("three")
        )
        assert [block.level for block in read(body, {"word/styles.xml": styles}).blocks] == [2, 1, None]

    def test_header_and_footer(self):
        """Page headers and footers come last, and are marked."""
        header = f"<w:hdr {W}>{par('内部')}</w:hdr>"
        body, margin = read(par("text"), {"word/header1.xml": header}).blocks
        assert (body.part, margin.part, margin.text) == (Part.BODY, Part.HEADER, "内部")


class TestNumbering:
    """Automatic numbers are part of what is printed."""

    NUMBERING = (
        f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
        "<w:lvlText w:val='%1、'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='{}'/><w:lvlText w:val='（%2）'/></w:lvl>"
        "<w:lvl w:ilvl='2'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%3.'/></w:lvl>"
        "<w:lvl w:ilvl='3'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )

    def numbered(self, *levels, form="chineseCounting"):
        body = "".join(
            par("x", f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>")
            for level in levels
        )
        document = read(body, {"word/numbering.xml": self.NUMBERING.format(form)})
        return [block.text for block in document.blocks if isinstance(block, Paragraph)]

    def test_counts_and_restarts(self):
        """Each level counts on, and starts again below a new higher one."""
        assert self.numbered(0, 1, 1, 0, 1, 2, 2) == [
            "一、x",
            "（一）x",
            "（二）x",
            "二、x",
            "（一）x",
            "3.x",
            "4.x",
        ]

    def test_bullet(self):
        """A bullet is no number."""
        assert self.numbered(3) == ["x"]

    @pytest.mark.parametrize(
        ("form", "count", "expected"),
        [
            ("chineseCountingThousand", 12, "（十二）x"),
            ("chineseCounting", 20, "（二十）x"),
            ("ideographDigital", 10, "（一〇）x"),
            ("decimalEnclosedCircle", 3, "（③）x"),
            ("upperRoman", 14, "（XIV）x"),
            ("lowerLetter", 2, "（b）x"),
        ],
    )
    def test_forms(self, form, count, expected):
        """A number is printed in the form of its level."""
        assert self.numbered(*[1] * count, form=form)[-1] == expected


class TestBad:
    """Damaged and hostile files."""

    @pytest.mark.parametrize(
        ("data", "key"),
        [
            (word(par("x"))[:200], "documents.damaged"),
            (zipped({"word/document.xml": "<w:a>"}), "documents.damaged"),
            (zipped({"word/other.xml": "<a/>"}), "documents.damaged"),
            (zipped({"word/document.xml": "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"}), "documents.doctype"),
            (
                zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'}),
                "documents.doctype",
            ),
            (
                zipped({"word/document.xml": "\ufeff<!DOCTYPE a []><a/>".encode("utf-16-le")}),
                "documents.doctype",
            ),
            (zipped({"word/document.xml": b"<a>" + b" " * 40 * 2**20 + b"</a>"}), "documents.zip_bomb"),
            (word(table(row(*["x"] * 10)) + "<w:tbl>" * 300), "documents.damaged"),
            (
                word(table(row(*[cell("x", "<w:gridSpan w:val='9999999'/>")] * 300))),
                "documents.grid_too_large",
            ),
        ],
    )
    def test_refused(self, data, key):
        """A file that cannot be read safely is refused with what is wrong with it, at its name."""
        with pytest.raises(FileError) as raised:
            docx.read(data, "bad.docx")
        assert raised.value.message.key == key
        assert raised.value.place.path == "bad.docx"

    def test_main_part_by_relation(self):
        """The main part is the one that the package names, wherever it is."""
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
        )
        main = f"<w:document {W}><w:body>{par('x')}</w:body></w:document>"
        document = docx.read(zipped({"_rels/.rels": relations, "word/document2.xml": main}), "r.docx")
        assert [block.text for block in document.blocks] == ["x"]

    def test_styles_in_a_circle(self):
        """Styles based on each other end somewhere."""
        styles = (
            f"<w:styles {W}><w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>"
            "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>"
        )
        document = read(par("x", "<w:pPr><w:pStyle w:val='a'/></w:pPr>"), {"word/styles.xml": styles})
        assert [block.text for block in document.blocks] == ["x"]
