"""Tables of a web page: rows, cells and their spans as a browser lays them out, absurd ones bounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field, frozen
from lxml import etree

from govcheck.documents.document import Grid, GridCell, Problem
from govcheck.documents.html_flow import Event, Kind, flow, is_gone, joined, name_of
from govcheck.documents.slots import SLOT_LIMIT, matrix, narrow
from govcheck.errors import FileError
from govcheck.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govcheck.documents.xml import Element
    from govcheck.place import Place

__all__ = ["Rows", "lay_out", "rows_of", "shown_text"]

_CELLS: Final = frozenset(("td", "th"))
_SECTIONS: Final = frozenset(("thead", "tbody", "tfoot"))
_UNSEEN: Final = frozenset(("script", "style", "template", "noscript", "colgroup", "col"))
_COLUMN_SPAN_LIMIT: Final = 1000  # the bound of the HTML standard
_WIDTH_LIMIT: Final = 10_000
_DEPTH_LIMIT: Final = 40


@define
class Rows:
    """What a table holds, not entering its cells.

    Args:
        rows: Cells row by row.
        sections: The number of the section (head, body, foot) that each row stands in.
        beside: Captions, and what stands in the table but in no cell; a browser shows it too.
    """

    rows: list[list[Element]] = field(factory=list)
    sections: list[int] = field(factory=list)
    beside: list[Event] = field(factory=list)

    @property
    def count(self) -> int:
        """How many cells there are."""
        return sum(map(len, self.rows))


@frozen
class _Spans:
    """A cell where it stands, before its column span is narrowed."""

    element: Element
    cell: GridCell


def rows_of(table: Element) -> Rows:
    """The rows of *table*, unclosed ones and those in stray wrappers among them; hidden ones are left out."""
    found = Rows()
    section, skipped = 0, None
    walker = etree.iterwalk(table, events=("start", "end"))
    for step, element in walker:
        tag = name_of(element)
        if step == "end":
            section += tag in _SECTIONS
            if element is not table:
                _beside(found, element, element.tail)
        elif tag in _UNSEEN or is_gone(element) or (tag == "table" and element is not table):
            walker.skip_subtree()
        elif tag in _CELLS or tag == "caption":
            _cell_or_caption(found, element, tag, section)
            walker.skip_subtree()
            skipped = element
        elif tag == "tr":
            found.rows.append([])
            found.sections.append(section)
        if step == "start" and tag not in _UNSEEN and element is not skipped and not is_gone(element):
            _beside(found, element, element.text)
    return found


def _cell_or_caption(found: Rows, element: Element, tag: str, section: int) -> None:
    if tag == "caption":
        found.beside.extend((Event(Kind.OPEN, element), *flow(element), Event(Kind.CLOSE, element)))
        return
    if not found.rows:
        found.rows.append([])
        found.sections.append(section)
    found.rows[-1].append(element)


def _beside(found: Rows, element: Element, text: str | None) -> None:
    if text and text.strip():
        found.beside.append(Event(Kind.TEXT, element, re.sub(r"\s+", " ", text)))


def lay_out(found: Rows, place_at: Callable[[Element, int, int], Place], problems: list[Problem]) -> Grid | None:
    """The grid of a table's rows, or ``None`` where it has no cell.

    Args:
        found: The rows.
        place_at: The place of a cell by its element, row and column, both from 0.
        problems: Where to put what is wrong with the spans.

    Raises:
        FileError: The table is larger than any table is.
    """
    if found.count > SLOT_LIMIT:
        raise FileError(
            say("documents.grid_too_large", rows=len(found.rows), columns="…", limit=SLOT_LIMIT),
            place_at(next(cell for row in found.rows for cell in row), -1, -1),
        )
    placed = list(_placed(found, place_at, problems))
    if not placed:
        return None
    cells, width = narrow(spans.cell for spans in placed)
    place = place_at(placed[0].element, -1, -1)
    filled = [
        evolve(
            cell,
            text=shown_text(spans.element, problems, cell.place),
            place=place_at(spans.element, cell.row, cell.column),
        )
        for cell, spans in zip(cells, placed, strict=True)
    ]
    return Grid(matrix(filled, len(found.rows), width, place), place)


def _placed(found: Rows, place_at: Callable[[Element, int, int], Place], problems: list[Problem]) -> Iterator[_Spans]:
    busy: list[int] = []  # for each column, the row before which it is filled from above
    ends = {section: row + 1 for row, section in enumerate(found.sections)}
    for row, elements in enumerate(found.rows):
        end = ends[found.sections[row]]  # spans go no further than their section
        column = 0
        for element in elements:
            while column < len(busy) and busy[column] > row:
                column += 1
            wide, high = _span(element, "colspan", _COLUMN_SPAN_LIMIT), _span(element, "rowspan", 65534)
            place = place_at(element, row, column)
            if column + wide > _WIDTH_LIMIT:
                raise FileError(
                    say("documents.grid_too_large", rows=row + 1, columns=column + wide, limit=_WIDTH_LIMIT),
                    place,
                )
            if high > end - row:
                problems.append(Problem(say("documents.cut_span"), place))
            if any(until > row for until in busy[column : column + wide]):
                problems.append(Problem(say("documents.overlap"), place))
            high = end - row if high == 0 else min(high, end - row)
            busy.extend([0] * (column + wide - len(busy)))
            busy[column : column + wide] = [max(until, row + high) for until in busy[column : column + wide]]
            yield _Spans(element, GridCell("", place, row, column, high, wide))
            column += wide


def _span(element: Element, name: str, limit: int) -> int:
    """A span as browsers read it: leading digits, bounded; a row span of 0 goes on to the end."""
    found = re.match(r"\s*\+?([0-9]{1,12})", element.get(name, ""))
    if found is None or (int(found[1]) == 0 and name == "colspan"):
        return 1
    return min(int(found[1]), limit)


def shown_text(cell: Element, problems: list[Problem], place: Place, depth: int = 0) -> str:
    """The text of a cell: its paragraphs one below the other, a table in it line by line.

    Raises:
        FileError: Tables are nested deeper than any page needs.
    """
    if depth > _DEPTH_LIMIT:
        raise FileError(say("documents.too_deep"), place)
    events: list[Event] = []
    for event in flow(cell):
        if event.kind is Kind.STRUCK:
            problems.append(Problem(say("documents.struck"), place))
        elif event.kind is Kind.TABLE:
            inner = [
                "\t".join(shown_text(element, problems, place, depth + 1) for element in row)
                for row in rows_of(event.element).rows
            ]
            problems.append(Problem(say("documents.nested_table"), place))
            events.extend((Event(Kind.BREAK, cell), Event(Kind.TEXT, cell, "\n".join(inner)), Event(Kind.BREAK, cell)))
        else:
            events.append(event)
    return re.sub(r"\n{2,}", "\n", joined(events))
