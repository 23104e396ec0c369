"""Ruled tables of a PDF: boxes with text, merged ones and all, and their continuation on the next page."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govcheck.documents.document import Grid, GridCell
from govcheck.documents.pdf_lines import Char, lines_of
from govcheck.documents.slots import matrix
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Box", "Table", "grids_of", "runs_on", "table_of"]

#: Points by which rules of one edge may lie apart.
_TOLERANCE = 3.0
#: Points that the widths of cells and digits may be off by.
_ROUNDING = 0.2
#: Points that text stands off the rules at most, where nothing shows it: word processors leave 5.4.
_PADDING = 6.0


@frozen
class Box:
    """A cell where it is printed, in points; *digits* go on a line of it, 0 where none tells how wide they are."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str = ""
    digits: int = 0


@frozen
class Table:
    """A table of one page.

    Args:
        boxes: Its cells.
        page: Its page, from 1.
        number: Its number on that page, from 1.
        taken: The characters that stand in its cells.
    """

    boxes: tuple[Box, ...]
    page: int
    number: int
    taken: frozenset[int] = field(repr=False, default=frozenset())

    @property
    def top(self) -> float:
        """Where it begins on the page."""
        return min(box.top for box in self.boxes)

    @property
    def edges(self) -> list[float]:
        """Positions of its column edges."""
        return _edges(edge for box in self.boxes for edge in (box.x0, box.x1))

    def first_row(self) -> tuple[str, ...]:
        """Texts of the boxes at its top."""
        return tuple(box.text for box in self.boxes if box.top < self.top + _TOLERANCE)


def table_of(boxes: Iterable[tuple[float, float, float, float]], chars: Sequence[Char], page: int) -> Table | None:
    """The table with *boxes* (left, top, right, bottom), or ``None`` where they are only a frame.

    A frame is one box, or boxes without any text.
    """
    empty = [Box(x0, x1, top, bottom) for x0, top, x1, bottom in boxes]
    held = _distributed(empty, chars)
    if len(empty) < 2 or not any(held):
        return None
    printed = [[chars[index] for index in inside] for inside in held]
    padding = _paddings(empty, printed)
    filled = tuple(
        evolve(box, text=_text(inside), digits=_digits(box, inside, padding[round(box.x0)]))
        for box, inside in zip(empty, printed, strict=True)
    )
    return Table(filled, page, 0, frozenset(index for inside in held for index in inside))


def _paddings(boxes: Sequence[Box], printed: Sequence[Sequence[Char]]) -> dict[int, float]:
    """How far text stands off the rules in the boxes that begin at a position: as far as that nearest to its rule.

    Where all stands in the middle that is too far, and what programs leave is taken.
    """
    least: dict[int, float] = {}
    for box, chars in zip(boxes, printed, strict=True):
        near = min((char.x0 - box.x0 for char in chars), default=_PADDING)
        least[round(box.x0)] = max(min(near, least.get(round(box.x0), _PADDING)), 0.0)
    return least


def _digits(box: Box, chars: Sequence[Char], padding: float) -> int:
    """How many digits as wide as those in *box* go on a line of it, where text stands off its rules by *padding*."""
    width = max((char.x1 - char.x0 for char in chars if char.text.isdigit()), default=0.0)
    return int((box.x1 - box.x0 - 2 * padding + _ROUNDING) / width) if width > 0 else 0


def grids_of(path: str, chain: Sequence[Table]) -> Iterator[Grid]:
    """The grids of a table that runs over pages: one a page, with the same columns where their edges agree.

    Raises:
        FileError: It is larger than any table is.
    """
    shared = _edges(edge for table in chain for box in table.boxes for edge in (box.x0, box.x1))
    agree = len(shared) == max((len(table.edges) for table in chain), default=0)
    for index, table in enumerate(chain):
        edges = shared if agree else table.edges
        place = Place(path, spot=f"page {table.page}, table {table.number}")
        rows = _edges(edge for box in table.boxes for edge in (box.top, box.bottom))
        cells = [_cell(box, edges, rows, place) for box in table.boxes]
        slots = matrix(cells, len(rows) - 1, len(edges) - 1, place)
        yield Grid(slots, place, table.page, continues=index > 0)


def _cell(box: Box, edges: Sequence[float], rows: Sequence[float], place: Place) -> GridCell:
    left, right = _nearest(edges, box.x0), _nearest(edges, box.x1)
    top, bottom = _nearest(rows, box.top), _nearest(rows, box.bottom)
    spot = f"{place.spot}, row {top + 1}, column {left + 1}"
    spans = max(bottom - top, 1), max(right - left, 1)
    return GridCell(box.text, evolve(place, spot=spot), top, left, *spans, digits=box.digits)


def _edges(positions: Iterable[float]) -> list[float]:
    """Distinct edges; positions closer than the tolerance are one."""
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > _TOLERANCE:
            edges.append(position)
    return edges


def _nearest(edges: Sequence[float], position: float) -> int:
    return max(bisect_right(edges, position + 0.01) - 1, 0)


def _distributed(boxes: Sequence[Box], chars: Sequence[Char]) -> list[list[int]]:
    """For each box, the indexes of the characters whose centre is in it."""
    columns = _edges(edge for box in boxes for edge in (box.x0, box.x1))
    rows = _edges(edge for box in boxes for edge in (box.top, box.bottom))
    owner = {
        (row, column): index
        for index, box in enumerate(boxes)
        for row in range(_nearest(rows, box.top), max(_nearest(rows, box.bottom), _nearest(rows, box.top) + 1))
        for column in range(_nearest(columns, box.x0), max(_nearest(columns, box.x1), _nearest(columns, box.x0) + 1))
    }
    held: list[list[int]] = [[] for _ in boxes]
    for index, char in enumerate(chars):
        across, down = char.middle
        box = owner.get((bisect_right(rows, down) - 1, bisect_right(columns, across) - 1))
        if box is not None and down < rows[-1] and across < columns[-1]:
            held[box].append(index)
    return held


def _text(chars: Sequence[Char]) -> str:
    """Lines of a cell; a label set one character a line is one word, digits below each other are not."""
    lines = [line.text for line in lines_of(chars)]
    upright = len(lines) > 1 and all(len(line) == 1 and not line.isdigit() for line in lines)
    return ("" if upright else "\n").join(lines)


def runs_on(above: Table, table: Table) -> bool:
    """Whether *table* looks like the rest of *above*: on the next page, same column edges or first row."""
    if above.page + 1 != table.page:
        return False
    fewer, more = sorted((above.edges, table.edges), key=len)
    outer = abs(fewer[0] - more[0]) < _TOLERANCE and abs(fewer[-1] - more[-1]) < _TOLERANCE
    same = outer and all(min(abs(edge - other) for other in more) < _TOLERANCE for edge in fewer)
    return same or above.first_row() == table.first_row()
