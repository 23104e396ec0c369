"""The tables of a form as they are printed: which cell stands where, over how many rows and columns.

Only the form says what a table looks like, and only the report which of its rows and columns are there, so
that every pack is printed and nothing is printed that the report does not have. No file format is known here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import Final

from attrs import evolve, frozen

from govcheck.form import Item, TableForm
from govcheck.report import Key, Report, Table

__all__ = ["PrintedCell", "PrintedGrid", "Role", "clean", "printed_grids"]

#: What stands between the parts of a label that the form prints one above the other: 行政诉讼·复议后起诉.
PARTS: Final = "·"
#: Characters that no XML file may hold.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Role(Enum):
    """What a printed cell is."""

    HEADING = "heading"  # above a table: 第二十条第（一）项
    STUB_HEAD = "stub head"  # the corner above the row labels
    COLUMN = "column"
    ROW = "row"
    VALUE = "value"


@frozen
class PrintedCell:
    """A cell of a printed grid.

    Args:
        text: What is printed in it.
        role: What it is.
        row: Its first row, from 0.
        column: Its first column, from 0.
        row_span: How many rows it fills.
        column_span: How many columns it fills.
        key: The cell of the report whose value it shows; ``None`` for a heading or label.
    """

    text: str
    role: Role
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    key: Key | None = None


@frozen
class PrintedGrid:
    """One or more tables as one printed grid; its cells fill it without gap or overlap.

    Args:
        cells: Row by row.
        height: How many rows it has.
        width: How many columns it has.
        stub: How many of the columns hold row labels.
        head: How many rows at the top are to be repeated on each page; none where several tables stand
            one below the other, since the first one's head is not the head of the rest.
    """

    cells: tuple[PrintedCell, ...]
    height: int
    width: int
    stub: int
    head: int

    @property
    def rows(self) -> tuple[tuple[PrintedCell, ...], ...]:
        """The cells that begin in each row, from left to right."""
        return tuple(tuple(cell for cell in self.cells if cell.row == row) for row in range(self.height))


def clean(text: str) -> str:
    """*text* as any file can hold it: one kind of line break, no forbidden characters."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def printed_grids(forms: Sequence[TableForm], report: Report, language: str) -> Iterator[PrintedGrid]:
    """The grids of the tables *forms* that stand under one title, with the figures of *report*.

    Neighbours that have headings of their own become one grid. A table, row or column that the report does
    not have is left out: printed blank it would say that it is there and blank.
    """
    there = [(form, report.tables[form.id]) for form in forms if form.id in report.tables]
    for stacked, group in groupby(there, key=lambda pair: bool(pair[0].heading) and pair[0].layout != "row"):
        grids = [_Drawing(form, table, language).grid() for form, table in group]
        yield from [_stacked(grids)] if stacked else grids


@frozen
class _Node:
    """A heading and the headings under it.

    Args:
        id: Id of the row or column.
        label: As printed.
        below: The headings under it; empty for one that has figures.
        row: In a table printed as one row: the row of the form that its cell stands in.
    """

    id: str
    label: str
    below: tuple[_Node, ...] = ()
    row: str = ""

    @property
    def leaves(self) -> tuple[_Node, ...]:
        """The headings with figures under it, or itself."""
        return tuple(leaf for node in self.below for leaf in node.leaves) or (self,)

    @property
    def height(self) -> int:
        """How many headings stand above, or beside, each other here."""
        return 1 + max((node.height for node in self.below), default=0)


def _nodes(items: Sequence[Item], there: Collection[str], language: str) -> Iterator[_Node]:
    """The headings of what is *there*; an item with figures of its own stands before its items, not over them."""
    for item in items:
        guests = tuple(other for other in items if other.printed_in == item.id)
        below = tuple(_nodes((*item.items, *(evolve(guest, printed_in="") for guest in guests)), there, language))
        label = clean(item.label.show(language))
        if item.printed_in:
            continue
        if item.id in there:
            yield _Node(item.id, label)
            yield from below
        elif below:
            yield _Node(item.id, label, below)


def _by_parts(nodes: Sequence[_Node]) -> Iterator[_Node]:
    """*nodes*, with those whose labels begin alike (行政诉讼·…) under one heading."""
    for first, group in groupby(nodes, key=lambda node: node.label.partition(PARTS)[0]):
        parts = tuple(group)
        if len(parts) == 1 and PARTS not in parts[0].label:
            yield parts[0]
        else:
            yield _Node("", first, tuple(evolve(part, label=part.label.partition(PARTS)[2]) for part in parts))


@frozen
class _Drawing:
    """One table while it is drawn."""

    form: TableForm
    table: Table
    language: str

    def grid(self) -> PrintedGrid:
        """The table by itself."""
        rows = tuple(_nodes(self.form.rows.items, self.table.rows, self.language))
        if self.form.layout == "row":
            columns, stub = tuple(map(self._over, _by_parts(rows))), 0
        else:
            columns, stub = self._columns(self.table.rows), max((node.height for node in rows), default=1)
        leaves = tuple(leaf for node in columns for leaf in node.leaves)
        head = tuple(self._head(columns, stub, stub + len(leaves)))
        top = max((cell.row + cell.row_span for cell in head), default=0)
        body = tuple(self._body(rows if stub else (_Node("", ""),), leaves, top, stub))
        height = max((cell.row + cell.row_span for cell in body), default=top)
        return PrintedGrid(_ordered((*head, *body)), height, stub + len(leaves), stub, top)

    def _columns(self, rows: Collection[str], row: str = "") -> tuple[_Node, ...]:
        """The columns in which one of *rows* has a cell; all that the form asks for where none has."""
        there = {key.column for key in self.table.cells if key.row in rows}
        there = there or {item.id for item in self.form.columns.required}
        return tuple(_in_row(node, row) for node in _nodes(self.form.columns.items, there, self.language))

    def _over(self, node: _Node) -> _Node:
        """*node*, a row of the form, with its columns under it."""
        if node.below:
            return evolve(node, below=tuple(map(self._over, node.below)))
        return evolve(node, below=self._columns((node.id,), node.id))

    def _head(self, columns: Sequence[_Node], stub: int, width: int) -> Iterator[PrintedCell]:
        top = 0
        if self.form.heading:
            yield PrintedCell(clean(self.form.heading), Role.HEADING, 0, 0, 1, width)
            top = 1
        spanner = clean(self.form.spanner)
        levels = bool(spanner) + max((node.height for node in columns), default=1)
        if stub:
            yield PrintedCell(clean(self.form.stub_head), Role.STUB_HEAD, top, 0, levels, stub)
        if spanner:
            yield PrintedCell(spanner, Role.COLUMN, top, stub, 1, width - stub)
        yield from _column_heads(columns, top + bool(spanner), stub, levels - bool(spanner))

    def _body(self, rows: Sequence[_Node], leaves: Sequence[_Node], top: int, stub: int) -> Iterator[PrintedCell]:
        yield from _row_heads(rows, top, 0, stub) if stub else ()
        for down, row in enumerate(leaf for node in rows for leaf in node.leaves):
            for across, column in enumerate(leaves):
                key = Key(self.form.id, column.row or row.id, column.id)
                cell = self.table.cells.get(key)
                text = clean(cell.raw) if cell is not None else ""
                yield PrintedCell(text, Role.VALUE, top + down, stub + across, key=key)


def _in_row(node: _Node, row: str) -> _Node:
    return evolve(node, row=row, below=tuple(_in_row(part, row) for part in node.below))


def _column_heads(nodes: Sequence[_Node], row: int, column: int, levels: int) -> Iterator[PrintedCell]:
    for node in nodes:
        across = len(node.leaves)
        yield PrintedCell(node.label, Role.COLUMN, row, column, 1 if node.below else levels, across)
        yield from _column_heads(node.below, row + 1, column, levels - 1)
        column += across


def _row_heads(nodes: Sequence[_Node], row: int, column: int, levels: int) -> Iterator[PrintedCell]:
    for node in nodes:
        down = len(node.leaves)
        yield PrintedCell(node.label, Role.ROW, row, column, down, 1 if node.below else levels)
        yield from _row_heads(node.below, row, column + 1, levels - 1)
        row += down


def _ordered(cells: Sequence[PrintedCell]) -> tuple[PrintedCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _stacked(grids: Sequence[PrintedGrid]) -> PrintedGrid:
    """*grids* one below the other; in a narrower one the last label and the last value of a row are widened."""
    stub = max(grid.stub for grid in grids)
    values = max(grid.width - grid.stub for grid in grids)
    cells: list[PrintedCell] = []
    height = 0
    for grid in grids:
        cells += (_widened(cell, grid, stub, values, height) for cell in grid.cells)
        height += grid.height
    return PrintedGrid(tuple(cells), height, stub + values, stub, grids[0].head if len(grids) == 1 else 0)


def _widened(cell: PrintedCell, grid: PrintedGrid, stub: int, values: int, down: int) -> PrintedCell:
    def edge(column: int) -> int:
        """Where what began at *column* begins now."""
        if column == grid.width:
            return stub + values
        return column if column < grid.stub else stub + column - grid.stub

    first, after = edge(cell.column), edge(cell.column + cell.column_span)
    return evolve(cell, row=cell.row + down, column=first, column_span=after - first)
