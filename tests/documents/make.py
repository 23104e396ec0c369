"""Documents made for the tests: Word files from bare XML, workbooks, and PDFs by way of LibreOffice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

DATA = Path(__file__).parent.parent / "data" / "documents"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def zipped(parts):
    """The bytes of a zip file with these *parts*."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def word(body, parts=None):
    """The bytes of a .docx with *body*, and other *parts* by name."""
    main = f"<w:document {W} {OTHERS}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": main, **(parts or {})})


def par(text, properties=""):
    """A paragraph with one run."""
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def cell(text, properties=""):
    """A table cell with one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(text)}</w:tc>"


def row(*cells, properties=""):
    """A table row; a bare text becomes a cell."""
    made = "".join(text if text.startswith("<") else cell(text) for text in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows):
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def sheet(rows, beside="", parts=None):
    """The bytes of an .xlsx with one sheet, 表三, whose rows are given as XML."""
    return zipped(
        {
            "xl/workbook.xml": (
                '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                '<sheet name="表三" r:id="r1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/s.xml"/>'
                "</Relationships>"
            ),
            "xl/worksheets/s.xml": f"<worksheet><sheetData>{rows}</sheetData>{beside}</worksheet>",
            **(parts or {}),
        }
    )


def texts(grid):
    """Texts slot by slot: ``None`` for no cell, ``·`` for a slot that a merged cell fills further on."""
    return [
        [
            None if slot is None else slot.text if (slot.row, slot.column) == (index, column) else "·"
            for column, slot in enumerate(line)
        ]
        for index, line in enumerate(grid.rows)
    ]


def keys(document):
    """Names of the messages of a document's problems."""
    return [problem.message.key.partition(".")[2] for problem in document.problems]


def filled_template(*, before=0, header=False):
    """The statutory form with figures: the n-th blank cell, counted through all tables, holds 100 + n.

    Args:
        before: So many paragraphs of prose stand before the tables.
        header: The three header rows of table 三 are repeated on every page.
    """
    document = python_docx.Document(str(DATA / "template-2021.docx"))
    blanks = [
        element
        for form in document.tables
        for element in form._tbl.iter(qn("w:tc"))
        if not "".join(text.text or "" for text in element.iter(qn("w:t"))) and not _is_continued(element)
    ]
    for number, element in enumerate(blanks, 1):
        element.p_lst[0].add_r().add_t(str(100 + number))
    for number in range(before):
        document.paragraphs[2].insert_paragraph_before(
            f"（{number}）主动公开方面。全年主动公开政府信息{number}条，受理政府信息公开申请1295件，办结1191件"
            "（含上年结转189件），均在法定期限内答复，公众满意度持续提升。"
        )
    if header:
        for line in document.tables[1].rows[:3]:
            line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _is_continued(element):
    merge = element.tcPr.find(qn("w:vMerge")) if element.tcPr is not None else None
    return merge is not None and merge.get(qn("w:val")) != "restart"
