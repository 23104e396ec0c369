"""A printed form as an Excel workbook: one sheet with the text and all headings, and one for each section's tables.

A figure is written as a number only where Excel shows it just as it is printed; ``+247``, ``1471599.16万元``,
``1,471`` or ``12.50`` stay text. Nothing that begins with ``=`` becomes a formula.
"""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from govcheck.messages import say
from govcheck.rendering.form import LineKind, PrintedForm, PrintedLine, Section
from govcheck.rendering.grid import PrintedCell, PrintedGrid, Role
from govcheck.rendering.widths import column_widths

__all__ = ["write"]

WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
#: A binary fraction holds fifteen digits; a zero at the end would not be shown.
FRACTION: Final = re.compile(r"-?(?=[0-9.]{1,16}$)(?:0|[1-9][0-9]*)\.[0-9]*[1-9]")
NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
LONGEST_SHEET_NAME: Final = 31
#: Columns are measured in characters of the body font; so many fill the width of a page.
PAGE_WIDTH: Final = 110
FONT: Final = "宋体"
_SIDE: Final = Side(style="thin", color="000000")
_BORDER: Final = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_SHADE: Final = PatternFill("solid", fgColor="C6D9F1")


def write(form: PrintedForm) -> bytes:
    """The bytes of an .xlsx file that shows *form*."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = form.title
    _text_sheet(book, form)
    for section in form.sections:
        for grid in section.grids:
            _grid(_sheet(book, _sheet_name(section)), form.heading(section), grid)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _sheet_name(section: Section) -> str:
    return NOT_IN_SHEET_NAMES.sub(" ", section.title)[:LONGEST_SHEET_NAME].strip("' ") or "1"


def _sheet(book: Workbook, name: str) -> Worksheet:
    """A new sheet that is printed on A4, as wide as the page."""
    sheet: Worksheet = book.create_sheet(name)
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _text_sheet(book: Workbook, form: PrintedForm) -> None:
    sheet = _sheet(book, say("render.text_sheet").show(form.language))
    sheet.column_dimensions["A"].width = PAGE_WIDTH
    for row, line in enumerate((block for block in form.blocks if isinstance(block, PrintedLine)), 1):
        cell = sheet.cell(row, 1)
        _set_text(cell, line.text)
        bold = line.kind is not LineKind.TEXT
        cell.font = Font(name=FONT, size=16 if line.kind is LineKind.TITLE else 11, bold=bold)
        across = "center" if line.kind is LineKind.TITLE else "left"
        cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=True)


def _grid(sheet: Worksheet, heading: str, grid: PrintedGrid) -> None:
    """The section's heading in the first row, and the grid below."""
    for number, width in enumerate(column_widths(grid, PAGE_WIDTH), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _set_text(sheet.cell(1, 1), heading)
    sheet.cell(1, 1).font = Font(name=FONT, size=12, bold=True)
    _merge(sheet, PrintedCell(heading, Role.HEADING, -1, 0, 1, grid.width))
    for cell in grid.cells:
        _write(sheet, cell)
    if grid.head:
        sheet.print_title_rows = f"1:{grid.head + 1}"


def _write(sheet: Worksheet, cell: PrintedCell) -> None:
    for row in range(cell.row + 2, cell.row + 2 + cell.row_span):
        for column in range(cell.column + 1, cell.column + 1 + cell.column_span):
            sheet.cell(row, column).border = _BORDER
    target = sheet.cell(cell.row + 2, cell.column + 1)
    _set_value(target, cell)
    target.font = Font(name=FONT, size=10)
    across = "left" if cell.role in {Role.HEADING, Role.ROW} else "center"
    target.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
    if cell.role is Role.HEADING:
        target.fill = _SHADE
    _merge(sheet, cell)


def _merge(sheet: Worksheet, cell: PrintedCell) -> None:
    if cell.row_span > 1 or cell.column_span > 1:
        first = cell.row + 2
        sheet.merge_cells(
            start_row=first,
            start_column=cell.column + 1,
            end_row=first + cell.row_span - 1,
            end_column=cell.column + cell.column_span,
        )


def _set_value(target: Cell | MergedCell, cell: PrintedCell) -> None:
    if cell.role is Role.VALUE and WHOLE.fullmatch(cell.text) and cell.text != "-0":
        target.value = int(cell.text)
    elif cell.role is Role.VALUE and FRACTION.fullmatch(cell.text):
        target.value = Decimal(cell.text)
        target.number_format = "0." + "0" * len(cell.text.partition(".")[2])
    elif cell.text:
        _set_text(target, cell.text)


def _set_text(target: Cell | MergedCell, text: str) -> None:
    target.value = text
    target.data_type = "s"
    target.number_format = "@"
