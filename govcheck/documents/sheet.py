"""A worksheet as a grid: which cells there are, how numbers print, and where they stand (``Sheet1!E6``)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from govcheck.documents.document import Grid, GridCell
from govcheck.documents.slots import SLOT_LIMIT, matrix
from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

__all__ = ["Filled", "Range", "Sheet", "address", "number_text", "position"]

#: Excel's last row and column; a reference beyond them is damaged.
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384
#: Some sheets are ruled for thousands of rows; a table has no more blank rows without a label at its end.
_RULED_ROWS: Final = 20


@frozen
class Filled:
    """What a cell of a sheet holds.

    Args:
        text: As printed, or empty.
        formula: The formula behind it, or empty.
        ruled: Whether lines are drawn beside or below it, as they are for a cell of a table.
    """

    text: str
    formula: str = ""
    ruled: bool = False


_NOTHING: Final = Filled("")


@frozen
class Range:
    """A merged range; rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


def position(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of a reference such as ``E6``, or ``None`` where it is none."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha() and 0 < len(digits) <= 7):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(digits)
    return (row - 1, column - 1) if 0 < row <= _LAST_ROW and column <= _LAST_COLUMN else None


def address(sheet: str, row: int, column: int) -> str:
    """The place of a cell in words, as a spreadsheet names it."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{sheet}!{letters}{row + 1}"


def number_text(number: float) -> str:
    """The number that a spreadsheet holds, exactly: a whole one without point, another in the fewest digits.

    A spreadsheet keeps binary fractions; the shortest decimal that means the same one is what was typed.
    """
    if number == int(number):
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def date_text(moment: datetime.date | datetime.time | datetime.timedelta) -> str:
    """A date as ISO text, without midnight."""
    return str(moment).removesuffix(" 00:00:00")


@frozen
class Sheet:
    """A worksheet.

    Args:
        name: Its name.
        cells: What is filled, by row and column from 0.
        merged: Its merged ranges.
        hidden_rows: Rows that are not shown, from 0.
        hidden_columns: Columns that are not shown, from 0.
    """

    name: str
    cells: Mapping[tuple[int, int], Filled] = field(hash=False)
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def grid(self, path: str) -> Grid | None:
        """The grid around all its filled cells in the file *path*, or ``None`` where there are none.

        Blank rows below them belong to it where lines are drawn around their cells: a table in which nothing is
        filled in yet ends with them.

        Raises:
            FileError: The filled cells lie farther apart than those of any table.
        """
        filled = [at for at, cell in self.cells.items() if cell.text or cell.formula]
        if not filled:
            return None
        rows, columns = {row for row, _ in filled}, {column for _, column in filled}
        bounds = self._with_ruled_rows(Range(min(rows), min(columns), max(rows), max(columns)))
        height, width = bounds.bottom - bounds.top + 1, bounds.right - bounds.left + 1
        place = Place(path, spot=address(self.name, bounds.top, bounds.left))
        spans = _clipped(self.merged, bounds)
        # Merged ranges that overlap, which no spreadsheet allows, may fill more than there is.
        if max(height * width, sum(map(_area, spans.values()))) > SLOT_LIMIT:
            message = say("documents.sheet_too_large", sheet=self.name, rows=height, columns=width)
            raise FileError(message, place)
        return Grid(matrix(self._grid_cells(path, bounds, spans), height, width, place), place)

    def _with_ruled_rows(self, bounds: Range) -> Range:
        """*bounds* with the blank rows right below that are drawn as rows of a table, a few at most."""
        bottom = bounds.bottom
        while bottom < bounds.bottom + _RULED_ROWS and any(
            self.cells.get((bottom + 1, column), _NOTHING).ruled for column in range(bounds.left, bounds.right + 1)
        ):
            bottom += 1
        return Range(bounds.top, bounds.left, bottom, bounds.right)

    def _grid_cells(self, path: str, bounds: Range, spans: Mapping[tuple[int, int], Range]) -> Iterator[GridCell]:
        covered = {at for area in spans.values() for at in _slots(area)} - spans.keys()
        for row, column in _slots(bounds):
            if (row, column) in covered:
                continue
            held = self.cells.get((row, column), _NOTHING)
            area = spans.get((row, column), Range(row, column, row, column))
            yield GridCell(
                held.text,
                Place(path, spot=address(self.name, row, column)),
                row - bounds.top,
                column - bounds.left,
                area.bottom - row + 1,
                area.right - column + 1,
                held.formula,
                row in self.hidden_rows or column in self.hidden_columns,
            )


def _clipped(merged: tuple[Range, ...], bounds: Range) -> Mapping[tuple[int, int], Range]:
    """The merged ranges that begin inside *bounds*, cut at its edges, by their first cell."""
    return {
        (area.top, area.left): Range(
            area.top, area.left, min(area.bottom, bounds.bottom), min(area.right, bounds.right)
        )
        for area in merged
        if bounds.top <= area.top <= bounds.bottom and bounds.left <= area.left <= bounds.right
    }


def _area(area: Range) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


def _slots(area: Range) -> Iterator[tuple[int, int]]:
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            yield row, column
