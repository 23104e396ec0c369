"""Workbooks: exact numbers, formulas, errors that must not become blanks, merged ranges and hidden things."""

from __future__ import annotations

import io
import struct
from decimal import Decimal

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from govcheck.documents import xls, xlsx
from govcheck.documents.biff import error_cells
from govcheck.documents.number_formats import format_of
from govcheck.documents.sheet import address, number_text, position
from govcheck.errors import FileError
from tests.documents.make import keys, sheet, texts, word, zipped


def read(rows, beside="", parts=None):
    """The document of a workbook with one sheet."""
    return xlsx.read(sheet(rows, beside, parts), "r.xlsx")


def number(value, at="A1", style=""):
    """A row with one number."""
    return f'<row r="1"><c r="{at}"{style}><v>{value}</v></c></row>'


class TestWorkbook:
    """A workbook as openpyxl writes it."""

    @pytest.fixture
    def document(self):
        book = openpyxl.Workbook()
        page = book.active
        page.title = "表三"
        page.append(["", "表三", None, None])
        page.merge_cells("B1:D1")
        page.append([None, "自然人", "总计", "备注"])
        page.append([None, 27, 1471599.16, "无"])
        page["C4"] = "=SUM(C3:C3)"
        page.merge_cells("B3:B4")
        page.row_dimensions[3].hidden = True
        book.create_sheet("底稿").sheet_state = "hidden"
        book["底稿"]["A1"] = 1
        stream = io.BytesIO()
        book.save(stream)
        return xlsx.read(stream.getvalue(), "r.xlsx")

    def test_grid(self, document):
        """A sheet is one grid around its filled cells, merged ranges and all."""
        assert texts(document.grids[0]) == [
            ["表三", "·", "·"],
            ["自然人", "总计", "备注"],
            ["27", "1471599.16", "无"],
            ["·", "=SUM(C3:C3)", ""],
        ]

    def test_place(self, document):
        """A cell's place is its sheet and its address."""
        assert str(document.grids[0].rows[2][1].place) == "r.xlsx, 表三!C3"

    def test_problems(self, document):
        """Hidden sheets are left out, hidden rows read, a formula without result is no blank; all is said."""
        assert keys(document) == ["never_calculated", "hidden_cells", "hidden_sheets"]
        assert [cell.text for cell in document.grids[0].cells if cell.hidden and cell.text] == [
            "27",
            "1471599.16",
            "无",
        ]

    def test_formula_is_told(self, document):
        """The formula is kept beside the text."""
        assert document.grids[0].rows[3][1].formula == "=SUM(C3:C3)"


class TestCells:
    """Single cells, from bare XML."""

    @pytest.mark.parametrize(
        ("cell", "expected"),
        [
            ('<c r="A1"><v>27</v></c>', "27"),
            ('<c r="A1"><v>27.0</v></c>', "27"),
            ('<c r="A1"><v>1471599.1599999999</v></c>', "1471599.16"),
            ('<c r="A1"><v>1E-4</v></c>', "0.0001"),
            ('<c r="A1"><v>1.1398889E7</v></c>', "11398889"),
            ('<c r="A1"><v>12345678901234567890</v></c>', "12345678901234567890"),
            ('<c r="A1"><v>-3</v></c>', "-3"),
            ('<c r="A1" t="str"><f>A2</f><v>55（含自然失效29件）</v></c>', "55（含自然失效29件）"),
            ('<c r="A1" t="inlineStr"><is><r><t>35</t></r><r><t>21</t></r></is></c>', "3521"),
            ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
            ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
            ('<c r="A1"><f>SUM(B1:C1)</f></c>', "=SUM(B1:C1)"),
            ('<c r="A1"><f>SUM(B1:C1)</f><v>0</v></c>', "0"),
            ('<c r="A1" t="s"><v>0</v></c>', "结果维持"),
            ('<c r="A1"><v>1e999</v></c>', "1e999"),
        ],
    )
    def test_text(self, cell, expected):
        """What a cell holds is read exactly; an error or a formula without result is never blank."""
        strings = "<sst><si><r><t>结果</t></r><r><t>维持</t></r><rPh><t>jieguo</t></rPh></si></sst>"
        document = read(f'<row r="1">{cell}</row>', parts={"xl/sharedStrings.xml": strings})
        assert document.grids[0].rows[0][0].text == expected

    @pytest.mark.parametrize(
        ("code", "held", "shown"),
        [
            ("0.00%", "0.1746", "17.46%"),
            ("0%", "0.17463", "17.463%"),
            ("yyyy/m/d", "45657", "2024-12-31"),
            ("m&quot;月&quot;d&quot;日&quot;", "45657", "2024-12-31"),
            ("0&quot;件&quot;", "5", "5"),
            ("#,##0", "3402", "3402"),
            ("[Red]0", "5", "5"),
        ],
    )
    def test_formats(self, code, held, shown):
        """Percentages and dates are read as shown, other formats change nothing."""
        styles = (
            f'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
        )
        document = read(number(held, style=' s="1"'), parts={"xl/styles.xml": styles})
        assert document.grids[0].rows[0][0].text == shown

    def test_shown_rounded(self):
        """A number of which fewer decimals are shown than held is read as held, and that is said."""
        styles = '<styleSheet><cellXfs><xf numFmtId="1"/></cellXfs></styleSheet>'
        document = read(number("2.6", style=' s="0"'), parts={"xl/styles.xml": styles})
        assert document.grids[0].rows[0][0].text == "2.6"
        assert keys(document) == ["shown_rounded"]

    def test_no_references(self):
        """Cells and rows without reference follow each other."""
        document = read("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
        assert texts(document.grids[0]) == [["1", "2"], ["3", ""]]

    def test_copied_formula(self):
        """Cells below a copied formula are formulas too."""
        rows = (
            '<row r="1"><c r="A1"><f t="shared" si="0">B1+1</f><v>2</v></c></row>'
            '<row r="2"><c r="A2"><f t="shared" si="0"/><v>3</v></c></row>'
        )
        assert [cell.formula for cell in read(rows).grids[0].cells] == ["=B1+1", "=B1+1"]

    def test_hidden_column(self):
        """A cell of a hidden column is marked."""
        cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        hidden = read(cells, '<cols><col min="2" max="2" hidden="1"/></cols>')
        assert [cell.hidden for cell in hidden.grids[0].cells] == [False, True]

    @pytest.mark.parametrize(
        ("border", "height"),
        [
            ('<left style="thin"/>', 3),
            ('<end style="hair"/>', 3),
            ('<bottom style="double"/>', 3),
            ('<top style="thin"/>', 1),  # the lower edge of what stands above
            ('<left style="none"/>', 1),
            ("<left/><right/><bottom/>", 1),
        ],
    )
    def test_ruled_rows(self, border, height):
        """Blank rows right below the filled cells belong to the grid where lines are drawn around their cells."""
        styles = (
            f"<styleSheet><borders><border/><border>{border}</border></borders>"
            '<cellXfs><xf borderId="0"/><xf borderId="1"/><xf borderId="7"/></cellXfs></styleSheet>'
        )
        rows = "".join(f'<row r="{row}"><c r="B{row}" s="1"/></row>' for row in (2, 3, 5))
        filled = '<row r="1"><c r="A1" s="2"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        document = read(filled + rows, parts={"xl/styles.xml": styles})
        assert texts(document.grids[0]) == [["1", "2"], ["", ""], ["", ""]][:height]

    def test_a_sheet_that_is_ruled_all_over(self):
        """A sheet with lines down to its last row is as small as what is filled in, but for a few rows."""
        styles = (
            '<styleSheet><borders><border><left style="thin"/></border></borders><cellXfs><xf/></cellXfs></styleSheet>'
        )
        rows = "".join(f'<row r="{row}"><c r="A{row}"/></row>' for row in range(2, 1002))
        document = read(number(1) + rows, parts={"xl/styles.xml": styles})
        assert len(document.grids[0].rows) < 50

    def test_empty_sheet(self):
        """A sheet without figures has no grid."""
        assert read("").blocks == ()


class TestBad:
    """Damaged and hostile workbooks."""

    FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    WIDE = '<row r="1"><c r="A1"><v>1</v></c></row><row r="400"><c r="OZ400"><v>1</v></c></row>'

    @pytest.mark.parametrize(
        ("data", "key"),
        [
            (sheet(FAR), "documents.sheet_too_large"),
            (
                sheet(
                    WIDE,
                    "<mergeCells>" + "".join(f'<mergeCell ref="A{i}:OZ400"/>' for i in range(1, 400)) + "</mergeCells>",
                ),
                "documents.sheet_too_large",
            ),
            (sheet("<row"), "documents.damaged"),
            (zipped({"xl/workbook.xml": "<!DOCTYPE a []><workbook/>"}), "documents.doctype"),
            (zipped({"xl/other.xml": ""}), "documents.damaged"),
            (
                sheet("", parts={"xl/worksheets/s.xml": b"<worksheet>" + b" " * 40 * 2**20}),
                "documents.zip_bomb",
            ),
        ],
    )
    def test_refused(self, data, key):
        """A workbook that cannot be read safely is refused with what is wrong with it."""
        with pytest.raises(FileError) as raised:
            xlsx.read(data, "bad.xlsx")
        assert raised.value.message.key == key

    def test_dangling_numbers(self):
        """A string or a style that is not there is no crash."""
        document = read('<row r="1"><c r="A1" t="s"><v>9</v></c><c r="B1" s="9"><v>5</v></c></row>')
        assert texts(document.grids[0]) == [["5"]]


class TestOldExcel:
    """Excel before 2007."""

    def test_grid(self):
        """Numbers, merged ranges and places are as in new files, blank rows and columns before them too."""
        book = xlwt.Workbook()
        page = book.add_sheet("表三")
        page.write_merge(2, 2, 1, 3, "自然人")
        page.write(3, 1, 27)
        page.write(3, 3, 1471599.16)
        book.add_sheet("底稿").visibility = 1
        stream = io.BytesIO()
        book.save(stream)
        document = xls.read(stream.getvalue(), "r.xls")
        assert texts(document.grids[0]) == [["自然人", "·", "·"], ["27", "", "1471599.16"]]
        assert document.grids[0].rows[1][2].place.spot == "表三!D4"
        assert keys(document) == ["hidden_sheets"]

    def test_errors_are_no_blanks(self):
        """An error is read as the error that is shown, and named, since a blank would count as zero."""
        book = xlwt.Workbook()
        page = book.add_sheet("表三")
        page.write(0, 0, "总计")
        page.write(0, 1, 4)
        page.row(1).set_cell_error(1, "#DIV/0!")
        page.row(1).set_cell_error(0, "#REF!")
        for row in range(2, 400):
            page.write(row, 0, f"第{row}行")
        stream = io.BytesIO()
        book.save(stream)
        document = xls.read(stream.getvalue(), "r.xls")
        assert texts(document.grids[0])[:2] == [["总计", "4"], ["#REF!", "#DIV/0!"]]
        assert keys(document) == ["formula_error"]

    def test_errors_of_excel_5(self):
        """A workbook of Excel 5 writes the names of its sheets otherwise; its errors are found all the same."""
        records = [(0x0809, struct.pack("<HH", 0x0500, 5)), (0x0042, struct.pack("<H", 936))]
        names = ["汇总", "表三"]
        starts = 8 + 6 + sum(4 + 7 + len(name.encode("gbk")) for name in names) + 4
        for number, name in enumerate(names):
            coded = name.encode("gbk")
            records.append((0x0085, struct.pack("<IHB", starts + number * 20, 0, len(coded)) + coded))
        records.append((0x000A, b""))
        for number in range(2):
            records += [(0x0205, struct.pack("<HHHBB", 2, number, 0, 7, 1)), (0x000A, b"")]
            records.append((0x000A, b""))
        stream = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
        assert error_cells(stream, names) == {"汇总": {(2, 0): "#DIV/0!"}, "表三": {(2, 1): "#DIV/0!"}}

    def test_errors_that_cannot_be_told_are_said(self, monkeypatch):
        """Where it cannot be told which cells are errors, the report says so, since they look blank."""
        assert error_cells(b"", ["表三"]) is None
        book = xlwt.Workbook()
        book.add_sheet("表三").write(0, 0, 27)
        stream = io.BytesIO()
        book.save(stream)
        monkeypatch.setattr(xls, "error_cells", lambda *_: None)
        assert keys(xls.read(stream.getvalue(), "r.xls")) == ["errors_unknown"]

    def test_damaged(self):
        """A damaged file is refused."""
        with pytest.raises(FileError) as raised:
            xls.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + word(""), "r.xls")
        assert raised.value.message.key == "documents.damaged"


class TestNumbers:
    """Exact texts of numbers, and addresses."""

    @given(st.integers(-(10**15), 10**15), st.integers(0, 4))
    def test_decimals(self, digits, places):
        """A decimal with up to fifteen digits comes back as the same decimal, never in powers of ten."""
        typed = Decimal(digits).scaleb(-places)
        text = number_text(float(typed))
        assert Decimal(text) == typed
        assert "e" not in text.lower()

    @given(st.integers(0, 1_048_575), st.integers(0, 16_383))
    def test_address(self, row, column):
        """An address names one cell, and that cell has this address."""
        assert position(address("", row, column).removeprefix("!")) == (row, column)

    @pytest.mark.parametrize("reference", ["", "A", "1", "A0", "XFE1", "A1048577", "Ａ1", "A-1", "AAAA1"])
    def test_no_address(self, reference):
        """What is no address of a sheet is none."""
        assert position(reference) is None

    @pytest.mark.parametrize(("number", "decimals"), [(0, None), (1, 0), (2, 2), (10, 2), (3, 0)])
    def test_built_in_formats(self, number, decimals):
        """Excel's numbered formats have the decimals that Excel's list gives them."""
        assert format_of(number, "").decimals == decimals
