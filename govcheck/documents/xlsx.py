"""Excel workbooks (.xlsx): every visible sheet as one grid.

.xlsx is read from its XML: calamine, which is fast, gives the error of a formula as a blank cell, and a blank
cell counts as zero.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import define, field, frozen

from govcheck.documents.archive import Archive
from govcheck.documents.document import Document, Format, Grid, Problem
from govcheck.documents.number_formats import NumberFormat, format_of
from govcheck.documents.printed import printed
from govcheck.documents.sheet import Filled, Range, Sheet, address, position
from govcheck.documents.xml import Element, parse
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["read"]

_T = TypeVar("_T")

_RELATION: Final = "{*}Relationship"
_ID: Final = re.compile(r"\{[^}]*/relationships\}id")
_SHOWN_SPOTS: Final = 10
#: OOXML has other names for the sides where a sheet runs from right to left.
_SIDES: Final = ("{*}left", "{*}right", "{*}start", "{*}end", "{*}bottom")


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of an Excel file.

    Raises:
        FileError: It is damaged, a bomb, or its filled cells lie too far apart.
    """
    book = _Book(Archive(data, path), Place(path))
    grids = tuple(grid for sheet in book.sheets if sheet.visible for grid in book.grid(sheet))
    hidden = [sheet.name for sheet in book.sheets if not sheet.visible]
    if hidden:
        book.note("documents.hidden_sheets", names=hidden)
    return Document(path, Format.XLSX, grids, tuple(book.problems))


@frozen
class _Sheet:
    name: str
    part: str
    visible: bool


@define
class _Spots:
    """Places met in a sheet that a message is to name."""

    uncalculated: list[tuple[int, int]] = field(factory=list)
    errors: list[tuple[int, int]] = field(factory=list)
    rounded: list[tuple[int, int]] = field(factory=list)


@define
class _Book:
    """A workbook's parts, read when they are needed."""

    archive: Archive
    place: Place
    problems: list[Problem] = field(factory=list)
    sheets: tuple[_Sheet, ...] = field(init=False)
    _strings: tuple[str, ...] = field(init=False)
    _formats: tuple[NumberFormat, ...] = field(init=False)
    _ruled: tuple[bool, ...] = field(init=False)
    _epoch_1904: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        root = self._part("xl/workbook.xml")
        targets = self._targets()
        self.sheets = tuple(
            _Sheet(element.get("name", ""), targets[key], element.get("state", "visible") == "visible")
            for element in root.findall("{*}sheets/{*}sheet")
            for name, key in element.attrib.items()
            if _ID.fullmatch(name) and key in targets
        )
        properties = root.find("{*}workbookPr")
        self._epoch_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self._strings = tuple(self._shared_strings())
        styles = self._part("xl/styles.xml") if "xl/styles.xml" in self.archive.names else None
        self._formats = tuple(_cell_formats(styles)) if styles is not None else ()
        self._ruled = tuple(_ruled(styles)) if styles is not None else ()

    def note(self, message: str, **values: object) -> None:
        """Keep a problem of the whole file."""
        self.problems.append(Problem(say(message, **values), self.place))

    def grid(self, sheet: _Sheet) -> Iterator[Grid]:
        """The sheet's grid, where it has a filled cell."""
        root = self._part(sheet.part)
        spots = _Spots()
        cells = dict(self._cells(root, spots))
        hidden = _hidden_rows(root), _hidden_columns(root)
        grid = Sheet(sheet.name, cells, tuple(_merged(root)), *hidden).grid(self.place.path)
        if grid is None:
            return
        unseen = [at for at, cell in cells.items() if cell.text and (at[0] in hidden[0] or at[1] in hidden[1])]
        for message, met in (
            ("documents.never_calculated", spots.uncalculated),
            ("documents.formula_error", spots.errors),
            ("documents.shown_rounded", spots.rounded),
            ("documents.hidden_cells", unseen),
        ):
            if met:
                named = [address(sheet.name, *at) for at in met[:_SHOWN_SPOTS]]
                self.note(message, spots=[*named, *(["…"] if len(met) > _SHOWN_SPOTS else [])])
        yield grid

    def _part(self, name: str) -> Element:
        return parse(self.archive.read(name), self.place)

    def _targets(self) -> Mapping[str, str]:
        """Names of parts by the id under which the workbook knows them."""
        root = self._part("xl/_rels/workbook.xml.rels")
        return {
            relation.get("Id", ""): posixpath.normpath(posixpath.join("xl", relation.get("Target", ""))).lstrip("/")
            for relation in root.iter(_RELATION)
            if relation.get("Type", "").endswith("/worksheet")
        }

    def _shared_strings(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" in self.archive.names:
            for item in self._part("xl/sharedStrings.xml").findall("{*}si"):
                yield _rich_text(item)

    def _cells(self, root: Element, spots: _Spots) -> Iterator[tuple[tuple[int, int], Filled]]:
        shared: dict[str, str] = {}
        row = -1
        for line in root.findall("{*}sheetData/{*}row"):
            row = int(line.get("r")) - 1 if line.get("r", "").isdecimal() else row + 1
            column = -1
            for cell in line.findall("{*}c"):
                at = position(cell.get("r", "")) or (row, column + 1)
                column = at[1]
                formula = _formula(cell, shared)
                text = self._text(cell, at, spots)
                if formula and not text and cell.get("t", "n") == "n":
                    # As text, since a blank would count as zero.
                    text = formula
                    spots.uncalculated.append(at)
                yield at, Filled(text, formula, _of_style(self._ruled, cell, default=False))

    def _text(self, cell: Element, at: tuple[int, int], spots: _Spots) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return "" if inline is None else printed(_rich_text(inline))
        held = cell.findtext("{*}v", default="")
        if kind == "s":
            return printed(self._strings[int(held)]) if held.isdecimal() and int(held) < len(self._strings) else ""
        if kind == "e":
            spots.errors.append(at)
        if kind == "b":
            return "TRUE" if held == "1" else "FALSE"
        return self._number(cell, held, at, spots) if kind == "n" else printed(held)

    def _number(self, cell: Element, held: str, at: tuple[int, int], spots: _Spots) -> str:
        if not re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", held):
            return printed(held)
        style = _of_style(self._formats, cell, default=NumberFormat())
        if re.fullmatch(r"[0-9]{16,}", held):
            return held  # longer than a binary fraction is exact
        number = float(held)
        if abs(number) == float("inf"):
            return held
        if style.rounds(number):
            spots.rounded.append(at)
        return style.text(number, epoch_1904=self._epoch_1904)


def _of_style(known: Sequence[_T], cell: Element, *, default: _T) -> _T:
    """What is *known* of the style of *cell*."""
    key = cell.get("s", "0")
    return known[int(key)] if key.isdecimal() and int(key) < len(known) else default


def _cell_formats(styles: Element) -> Iterator[NumberFormat]:
    codes = {own.get("numFmtId"): own.get("formatCode", "") for own in styles.findall("{*}numFmts/{*}numFmt")}
    for style in styles.findall("{*}cellXfs/{*}xf"):
        key = style.get("numFmtId", "0")
        yield format_of(int(key) if key.isdecimal() else 0, codes.get(key, ""))


def _ruled(styles: Element) -> Iterator[bool]:
    """For each style of cells whether it draws a line beside or below; one above may be the end of a table."""
    borders = [any(map(_is_drawn, map(border.find, _SIDES))) for border in styles.findall("{*}borders/{*}border")]
    for style in styles.findall("{*}cellXfs/{*}xf"):
        key = style.get("borderId", "0")
        yield key.isdecimal() and int(key) < len(borders) and borders[int(key)]


def _is_drawn(side: Element | None) -> bool:
    return side is not None and side.get("style", "none") != "none"


def _rich_text(item: Element) -> str:
    """The text of a string in several formats, without the reading aids that stand above the characters."""
    return "".join(text.text or "" for text in item.iter("{*}t") if text.getparent().tag.rpartition("}")[2] != "rPh")


def _formula(cell: Element, shared: dict[str, str]) -> str:
    """A cell's formula; a formula copied downwards is written out only in the first of its cells."""
    element = cell.find("{*}f")
    if element is None:
        return ""
    own = element.text or ""
    if element.get("t") == "shared":
        own = shared.setdefault(element.get("si", ""), own)
    return f"={own}"


def _merged(root: Element) -> Iterator[Range]:
    for element in root.findall("{*}mergeCells/{*}mergeCell"):
        first, _, last = element.get("ref", "").partition(":")
        start, end = position(first), position(last)
        if start is not None and end is not None and start[0] <= end[0] and start[1] <= end[1]:
            yield Range(*start, *end)


def _hidden_rows(root: Element) -> frozenset[int]:
    return frozenset(
        int(row.get("r")) - 1
        for row in root.findall("{*}sheetData/{*}row")
        if row.get("hidden") in {"1", "true"} and row.get("r", "").isdecimal()
    )


def _hidden_columns(root: Element) -> frozenset[int]:
    hidden: set[int] = set()
    for column in root.findall("{*}cols/{*}col"):
        first, last = column.get("min", ""), column.get("max", "")
        if column.get("hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal():
            hidden.update(range(int(first) - 1, min(int(last), 16_384)))
    return frozenset(hidden)
