"""A worksheet as a grid: which cells there are, how numbers print, and where they stand (``Sheet1!E6``)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import frozen

from govcheck.documents.document import Grid, GridCell
from govcheck.documents.slots import SLOT_LIMIT, matrix
from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

__all__ = ["Filled", "Range", "address", "number_text", "position", "sheet_grid"]

#: Excel's last row and column; a reference beyond them is damaged.
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384


@frozen
class Filled:
    """What a cell of a sheet holds.

    Args:
        text: As printed, or empty.
        formula: The formula behind it, or empty.
    """

    text: str
    formula: str = ""


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


def sheet_grid(
    path: str,
    sheet: str,
    cells: Mapping[tuple[int, int], Filled],
    merged: tuple[Range, ...],
    hidden: tuple[frozenset[int], frozenset[int]],
) -> Grid | None:
    """The grid around all filled *cells*, or ``None`` where there are none.

    Args:
        path: The file as it was named.
        sheet: Name of the sheet.
        cells: What is filled, by row and column from 0.
        merged: Its merged ranges.
        hidden: Its hidden rows and columns.

    Raises:
        FileError: The filled cells lie farther apart than those of any table.
    """
    filled = [at for at, cell in cells.items() if cell.text or cell.formula]
    if not filled:
        return None
    top, left = min(row for row, _ in filled), min(column for _, column in filled)
    bottom, right = max(row for row, _ in filled), max(column for _, column in filled)
    height, width = bottom - top + 1, right - left + 1
    place = Place(path, spot=address(sheet, top, left))
    if height * width > SLOT_LIMIT:
        raise FileError(say("documents.sheet_too_large", sheet=sheet, rows=height, columns=width), place)
    spans = _clipped(merged, Range(top, left, bottom, right))
    if sum(map(_area, spans.values())) > SLOT_LIMIT:  # they overlap, which no spreadsheet allows
        raise FileError(say("documents.sheet_too_large", sheet=sheet, rows=height, columns=width), place)
    covered = {at for area in spans.values() for at in _slots(area)} - spans.keys()

    def all_cells() -> Iterator[GridCell]:
        for row, column in _slots(Range(top, left, bottom, right)):
            if (row, column) in covered:
                continue
            held = cells.get((row, column), Filled(""))
            area = spans.get((row, column), Range(row, column, row, column))
            yield GridCell(
                held.text,
                Place(path, spot=address(sheet, row, column)),
                row - top,
                column - left,
                area.bottom - row + 1,
                area.right - column + 1,
                held.formula,
                row in hidden[0] or column in hidden[1],
            )

    return Grid(matrix(all_cells(), height, width, place), place)


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
