"""Excel before 2007 (.xls, and .et of WPS), read with calamine.

What calamine does not tell cannot be said here: which cells are formulas, which rows are hidden. Errors it gives as
blank cells, so they are looked up in the records of the file.
"""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any, Final

import python_calamine

from govcheck.documents.biff import error_cells
from govcheck.documents.document import Document, Format, Grid, Problem
from govcheck.documents.printed import printed
from govcheck.documents.sheet import Filled, Range, Sheet, address, date_text, number_text
from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["read"]

#: What calamine, which has no types, calls its book, sheets and their names.
_Calamine = Any

#: Slots that calamine lays out between the first and the last cell, filled or not.
_AREA_LIMIT: Final = 4_000_000
_SHOWN_SPOTS: Final = 10


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of an old Excel file.

    Raises:
        FileError: It is damaged, encrypted, or its filled cells lie too far apart.
    """
    place = Place(path)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        told = error_cells(data, [meta.name for meta in book.sheets_metadata])
        errors = told or {}
        grids = tuple(grid for sheet in _visible(book) for grid in _grids(path, sheet, errors.get(sheet.name, {})))
    except python_calamine.PasswordError as error:
        raise FileError(say("documents.encrypted"), place) from error
    except python_calamine.CalamineError as error:
        raise FileError(say("documents.damaged", detail=str(error)), place) from error
    hidden = [meta.name for meta in book.sheets_metadata if not _is_visible(meta)]
    problems = [Problem(say("documents.hidden_sheets", names=hidden), place)] if hidden else []
    if told is None:
        problems.append(Problem(say("documents.errors_unknown"), place))
    spots = [address(name, *at) for name, met in errors.items() for at in met if name not in hidden]
    if spots:
        shown = [*spots[:_SHOWN_SPOTS], *(["…"] if len(spots) > _SHOWN_SPOTS else [])]
        problems.append(Problem(say("documents.formula_error", spots=shown), place))
    return Document(path, Format.XLS, grids, tuple(problems))


def _is_visible(meta: _Calamine) -> bool:  # calamine has no types for it
    return bool(meta.visible == python_calamine.SheetVisibleEnum.Visible)


def _visible(book: _Calamine) -> Iterator[_Calamine]:
    for meta in book.sheets_metadata:
        if _is_visible(meta) and meta.typ == python_calamine.SheetTypeEnum.WorkSheet:
            yield book.get_sheet_by_name(meta.name)


def _grids(path: str, sheet: _Calamine, errors: Mapping[tuple[int, int], str]) -> Iterator[Grid]:
    if sheet.start is None:
        return
    top, left = sheet.start
    if sheet.height * sheet.width > _AREA_LIMIT:
        message = say("documents.sheet_too_large", sheet=sheet.name, rows=sheet.height, columns=sheet.width)
        raise FileError(message, Place(path))
    cells = {
        (top + row, left + column): Filled(_text(value))
        for row, values in enumerate(sheet.to_python(skip_empty_area=True))
        for column, value in enumerate(values)
        if value != ""
    }
    cells |= {at: Filled(text) for at, text in errors.items()}
    merged = tuple(Range(*first, *last) for first, last in sheet.merged_cell_ranges or ())
    grid = Sheet(sheet.name, cells, merged).grid(path)
    if grid is not None:
        yield grid


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return date_text(value)
    return printed(str(value))
