"""Every example as a workbook of another make: one sheet in reading order, title and text around the tables."""

import io
from copy import copy

import openpyxl
import pytest

from govcheck.binding import bound
from govcheck.documents import xlsx
from govcheck.rendering import render
from tests.rendering.conftest import FILES, example_at
from tests.rendering.same import assert_same


class OneSheet:
    """A workbook with one sheet, while it is filled from the sheets of another."""

    def __init__(self, *, merged: bool, ruled: bool, gap: int, left: int) -> None:
        self.book = openpyxl.Workbook()
        self.row = 1 + gap
        self.merged, self.ruled, self.gap, self.left = merged, ruled, gap, left

    def text(self, text, width: int) -> None:
        """A line of text across the sheet."""
        self.book.active.cell(self.row, 1 + self.left).value = text
        if self.merged:
            self._merge((self.row, 1, self.row, width))
        self.row += 1

    def table(self, sheet) -> None:
        """What stands below the heading of *sheet*, and blank rows."""
        down = self.row - 2
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                target = self.book.active.cell(self.row, cell.column + self.left)
                if cell.value is not None:
                    target.value, target.number_format = cell.value, cell.number_format
                if self.ruled:
                    target.border = copy(cell.border)
            self.row += 1
        for area in sheet.merged_cells.ranges if self.merged else ():
            if area.min_row > 1:
                self._merge((area.min_row + down, area.min_col, area.max_row + down, area.max_col))
        self.row += self.gap

    def _merge(self, area: tuple[int, int, int, int]) -> None:
        top, left, bottom, right = area
        columns = {"start_column": left + self.left, "end_column": right + self.left}
        self.book.active.merge_cells(start_row=top, end_row=bottom, **columns)

    def saved(self) -> bytes:
        """The file."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def on_one_sheet(data: bytes, **options) -> bytes:
    """The rendered workbook *data* with each table below its heading in the text."""
    text, *tables = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    made = OneSheet(**options)
    for (cell,) in text.iter_rows():
        made.text(cell.value, max(sheet.max_column for sheet in tables))
        for sheet in tables:
            if sheet.cell(1, 1).value == cell.value:
                made.table(sheet)
    return made.saved()


@pytest.mark.parametrize(
    "options",
    [
        {"merged": True, "ruled": True, "gap": 0, "left": 0},
        {"merged": True, "ruled": False, "gap": 1, "left": 1},
        {"merged": False, "ruled": True, "gap": 1, "left": 0},
        {"merged": False, "ruled": False, "gap": 0, "left": 1},
    ],
    ids=["merged", "merged-plain", "ruled", "bare"],
)
@pytest.mark.parametrize("file", FILES, ids=[file.parent.name for file in FILES])
def test_one_sheet(file, options):
    """However the sheet is laid out, cells, head and text are those of the YAML file."""
    loaded = example_at(file)
    data = on_one_sheet(render(loaded.report, loaded.pack, "xlsx"), **options)
    assert_same(bound(xlsx.read(data, "年报.xlsx"), (loaded.pack,)).report, loaded)
