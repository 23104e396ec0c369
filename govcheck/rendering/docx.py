"""A printed form as a Word document, written as plain OOXML: A4, merged cells, heads repeated on each page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape

from govcheck.rendering import docx_parts
from govcheck.rendering.form import LineKind, PrintedForm, PrintedLine
from govcheck.rendering.grid import PrintedCell, PrintedGrid, Role
from govcheck.rendering.widths import column_widths, type_size

__all__ = ["write"]

#: Twips between the margins of the page. LibreOffice counts the edges of columns in ten-thousandths of a table's
#: width; at this width none is rounded, and it makes no extra columns of one twip.
TEXT_WIDTH: Final = 10_000
#: Twips on the left and right of a cell's text together.
CELL_MARGIN: Final = 80
STYLES: Final = {LineKind.TITLE: "Title", LineKind.SECTION: "Heading1", LineKind.TEXT: "BodyText"}
ALIGNMENTS: Final = {Role.HEADING: "left", Role.ROW: "left", Role.STUB_HEAD: "center"}
#: Rows of the longest grid, and of the longest group in a longer grid, that are kept on one page.
KEPT_GRID: Final = 20
KEPT_GROUP: Final = 10
#: Rows beside which the label of a longer group has room.
LABEL_ROWS: Final = 4
#: Every entry has the same date, so that one report gives one file, byte for byte.
WRITTEN: Final = (1980, 1, 1, 0, 0, 0)


def write(form: PrintedForm) -> bytes:
    """The bytes of a .docx file that shows *form*."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts(form):
            entry = zipfile.ZipInfo(name, WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
    return target.getvalue()


def _parts(form: PrintedForm) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", docx_parts.CONTENT_TYPES
    yield "_rels/.rels", docx_parts.PACKAGE_RELATIONS
    yield "docProps/core.xml", docx_parts.CORE.format(title=escape(form.title))
    yield "word/document.xml", docx_parts.DOCUMENT.format(body="".join(_blocks(form)))
    yield "word/_rels/document.xml.rels", docx_parts.DOCUMENT_RELATIONS
    yield "word/styles.xml", docx_parts.STYLES.format(language="zh-CN" if form.language == "zh" else form.language)
    yield "word/fontTable.xml", docx_parts.FONTS
    yield "word/footer1.xml", docx_parts.FOOTER


def _blocks(form: PrintedForm) -> Iterator[str]:
    after_grid = False
    for block in form.blocks:
        if isinstance(block, PrintedLine):
            yield f'<w:p><w:pPr><w:pStyle w:val="{STYLES[block.kind]}"/></w:pPr>{_run(block.text)}</w:p>'
        else:
            # Two tables with nothing between them would be read as one.
            yield docx_parts.GAP if after_grid else ""
            yield _table(block)
        after_grid = isinstance(block, PrintedGrid)
    # LibreOffice 7.4 loses a table that nothing follows.
    yield docx_parts.GAP if after_grid else ""


def _run(text: str, properties: str = "") -> str:
    """*text* with its line breaks and tabs."""
    if not text:
        return ""
    lines = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.split("\t"))
        for line in text.split("\n")
    )
    return f"<w:r>{properties}{lines}</w:r>"


def _table(grid: PrintedGrid) -> str:
    widths = column_widths(grid, TEXT_WIDTH)
    size = type_size(grid, widths, CELL_MARGIN)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(grid, widths, size))
    return f"<w:tbl>{docx_parts.TABLE.format(width=sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _rows(grid: PrintedGrid, widths: Sequence[int], size: int) -> Iterator[str]:
    kept = _kept(grid)
    by_row = groupby(sorted(_slots(grid), key=lambda slot: slot[:2]), key=lambda slot: slot[0])
    for row, slots in by_row:
        head = "<w:tblHeader/>" if row < grid.head else ""
        keep = docx_parts.KEEP_NEXT if row in kept else ""
        cells = "".join(_cell(cell, row, widths, size, keep) for _, _, cell in slots)
        yield f"<w:tr><w:trPr><w:cantSplit/>{docx_parts.ROW_HEIGHT}{head}</w:trPr>{cells}</w:tr>"


def _kept(grid: PrintedGrid) -> frozenset[int]:
    """Rows that stay on one page with the next.

    These are all rows of a small grid; in a long one those of its small groups, and the first rows of a long
    group, whose label stands there: LibreOffice loses the end of a label that a page break goes through.
    """
    if grid.height <= KEPT_GRID:
        return frozenset(range(grid.height - 1))
    groups = (cell for cell in grid.cells if cell.role is Role.ROW)
    spans = ((cell.row, cell.row_span if cell.row_span <= KEPT_GROUP else LABEL_ROWS) for cell in groups)
    return frozenset(row for first, count in spans for row in range(first, first + count - 1))


def _slots(grid: PrintedGrid) -> Iterator[tuple[int, int, PrintedCell]]:
    """Row and column of each cell, and of its continuation in each further row that it fills."""
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            yield row, cell.column, cell


def _cell(cell: PrintedCell, row: int, widths: Sequence[int], size: int, keep: str) -> str:
    first = row == cell.row
    width = sum(widths[cell.column : cell.column + cell.column_span])
    across = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    down = f'<w:vMerge w:val="{"restart" if first else "continue"}"/>' if cell.row_span > 1 else ""
    shade = docx_parts.SHADE if cell.role is Role.HEADING else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{across}{down}{shade}<w:vAlign w:val="center"/>'
    alignment = f'<w:jc w:val="{ALIGNMENTS.get(cell.role, "center")}"/>'
    fonts = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    text = _run(cell.text, fonts) if first else ""
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{keep}{alignment}{fonts}</w:pPr>{text}</w:p>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph}</w:tc>"
