"""The tables of a report as the form prints them: merged headings, every cell in its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from attrs import evolve, frozen

from govcheck.form import Axis, Item, Presence, TableForm
from govcheck.report import Key, Report, State
from govcheck.reporters.page_cards import Marks, printed
from govcheck.reporters.page_view import (
    LONGEST_CELL,
    CardView,
    Mark,
    cell_anchor,
    clean,
)
from govcheck.result import Result

__all__ = ["BodyCell", "BodyRow", "HeadCell", "TableGroup", "TableView", "printed_items", "table_groups"]

#: What stands between the parts of a label that the form prints in two cells, one merged: 行政诉讼·复议后起诉.
MERGED = "·"


@frozen
class HeadCell:
    """A heading of a table.

    Args:
        anchor: Its id.
        label: As the form prints it.
        scope: ``col``, ``colgroup``, ``row`` or ``rowgroup``.
        across: Columns that it spans.
        down: Rows that it spans.
        above: Ids of the headings that it stands under.
        depth: How far it is indented.
    """

    anchor: str
    label: str
    scope: str
    across: int
    down: int
    above: tuple[str, ...] = ()
    depth: int = 0


@frozen
class BodyCell:
    """A cell of a table.

    Args:
        anchor: Its id.
        text: As it stands in the report.
        state: ``filled``, ``blank``, ``not-applicable``, ``unreadable``, or ``absent`` where there is no cell.
        kind: ``number``, or ``text`` where words or a very long text stand in it.
        headings: Ids of its headings.
        mark: The violations that it stands in, or ``None``.
    """

    anchor: str
    text: str
    state: str
    kind: str
    headings: tuple[str, ...]
    mark: Mark | None


@frozen
class BodyRow:
    """A row of a table: the headings that begin in it, and its cells."""

    heads: tuple[HeadCell, ...]
    cells: tuple[BodyCell, ...]


@frozen
class TableView:
    """A table as the form prints it.

    Args:
        anchor: Its id.
        caption: What stands above the grid, or empty.
        corner: What is printed above the row headings, or empty.
        stub: Columns that the row headings take.
        heads: The rows of column headings.
        rows: The rows.
        absent: Whether the report does not have the table.
    """

    anchor: str
    caption: str
    corner: str
    stub: int
    heads: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[BodyRow, ...]
    absent: bool

    @property
    def columns(self) -> int:
        """How many columns of figures it has."""
        return max((len(row.cells) for row in self.rows), default=0)


@frozen
class TableGroup:
    """The tables under one title of the form."""

    title: str
    tables: tuple[TableView, ...]


@frozen
class _Node:
    """A heading and what stands under it.

    Args:
        name: Row or column id, for the anchor.
        label: As printed.
        trail: Anchors of the headings above it, and its own.
        depth: How far it is indented: an item of a group that is printed as a row of its own.
        below: The headings under it; empty for one that has figures.
        row: For a column of a table that is printed as one row: the row that its cell stands in.
    """

    name: str
    label: str
    trail: tuple[str, ...]
    depth: int = 0
    below: tuple[_Node, ...] = ()
    row: str = ""

    @property
    def leaves(self) -> tuple[_Node, ...]:
        """The headings with figures under it, or itself."""
        return tuple(leaf for node in self.below for leaf in node.leaves) or (self,)

    @property
    def height(self) -> int:
        """How many headings stand above each other here."""
        return 1 + max((node.height for node in self.below), default=0)


def table_groups(result: Result, anchor: str, cards: tuple[CardView, ...]) -> tuple[TableGroup, ...]:
    """The tables of the form with the report's figures, those with the same title together."""
    marks = Marks.of(cards)
    forms = groupby(result.pack.form.tables.values(), key=lambda form: form.title.show(result.pack.language))
    return tuple(
        TableGroup(clean(title), tuple(_Drawing(form, result, anchor, marks).view() for form in group))
        for title, group in forms
    )


def printed_items(axis: Axis, report: Report, table: str) -> tuple[str, ...]:
    """Ids of the rows of *axis* that are printed with figures in *report*, in the form's order."""
    return tuple(leaf.name for node in _rows(axis.items, report, table, ()) for leaf in node.leaves)


def _rows(items: tuple[Item, ...], report: Report, table: str, above: tuple[str, ...], depth: int = 0) -> list[_Node]:
    """The row headings; a group that is printed as a row of its own stands before its items, guests after them."""
    there = report.tables[table].rows if table in report.tables else ()
    found = []
    for item in items:
        if item.printed_in:
            continue
        trail = (*above, f"row.{item.id}")
        guests = (evolve(other, printed_in="") for other in items if other.printed_in == item.id)
        parts = (*item.items, *guests)
        own = item.presence is Presence.ALWAYS or (item.presence is Presence.OPTIONAL and item.id in there)
        alone = item.presence is Presence.OPTIONAL and own and not any(part.id in there for part in item.items)
        node = _Node(item.id, str(item.label), trail, depth)
        if not own:
            found.append(evolve(node, below=tuple(_rows(parts, report, table, trail, depth))))
            continue
        found.append(node)
        if not alone:
            found += _rows(parts, report, table, trail, depth + 1)
    return found


def _columns(items: tuple[Item, ...], above: tuple[str, ...], row: str = "") -> list[_Node]:
    """The column headings; in a table that is printed as one row those that stand under *row*."""
    found = []
    for item in items:
        trail = (*above, f"{row}.column.{item.id}".lstrip("."))
        node = _Node(item.id, str(item.label), trail, row=row)
        if item.presence is Presence.ALWAYS:
            found += [node, *_columns(item.items, trail, row)]
        else:
            found.append(evolve(node, below=tuple(_columns(item.items, trail, row))))
    return found


@frozen
class _Drawing:
    """One table while it is drawn."""

    form: TableForm
    result: Result
    anchor: str
    marks: Marks

    @property
    def prefix(self) -> str:
        """The id of the table, which all ids in it begin with."""
        return f"{self.anchor}.{self.form.id}"

    def view(self) -> TableView:
        """The table with its headings and cells."""
        rows = _rows(self.form.rows.items, self.result.report, self.form.id, ())
        table = self._one_row(rows) if self.form.layout == "row" else self._grid(rows)
        return evolve(table, absent=self.form.id not in self.result.report.tables)

    def _grid(self, rows: list[_Node]) -> TableView:
        columns = _columns(self.form.columns.items, ())
        stub = max(node.height for node in rows)
        leaves = [leaf for node in columns for leaf in node.leaves]
        body = tuple(
            BodyRow(heads, tuple(self._cell(row.name, column.name, (*row.trail, *column.trail)) for column in leaves))
            for row, heads in self._row_heads(rows, stub)
        )
        return self._table(stub, self._spanned(columns), body)

    def _one_row(self, rows: list[_Node]) -> TableView:
        """The rows of the form as merged headings above its columns, and all cells in one row."""
        over = [self._over(node) for node in _merged(rows)]
        leaves = [leaf for node in over for leaf in node.leaves]
        cells = tuple(self._cell(leaf.row, leaf.name, leaf.trail) for leaf in leaves)
        return self._table(0, self._spanned(over), (BodyRow((), cells),))

    def _table(self, stub: int, heads: tuple[tuple[HeadCell, ...], ...], body: tuple[BodyRow, ...]) -> TableView:
        caption, corner = clean(self.form.heading), clean(self.form.stub_head)
        return TableView(self.prefix, caption, corner, stub, heads, body, absent=False)

    def _spanned(self, columns: list[_Node]) -> tuple[tuple[HeadCell, ...], ...]:
        """The column headings, below what the form prints above all of them."""
        heads = self._column_heads(columns)
        if not self.form.spanner:
            return heads
        width = sum(len(node.leaves) for node in columns)
        return (HeadCell(f"{self.prefix}.spanner", clean(self.form.spanner), "colgroup", width, 1),), *heads

    def _over(self, node: _Node) -> _Node:
        """*node* with the columns of the form under each of its rows."""
        if node.below:
            return evolve(node, below=tuple(map(self._over, node.below)))
        return evolve(node, below=tuple(_columns(self.form.columns.items, node.trail, node.name)))

    def _column_heads(self, nodes: list[_Node]) -> tuple[tuple[HeadCell, ...], ...]:
        levels: list[list[HeadCell]] = [[] for _ in range(max(node.height for node in nodes))]

        def place(node: _Node, level: int) -> None:
            down = 1 if node.below else len(levels) - level
            levels[level].append(self._head(node, "col", len(node.leaves), down))
            for part in node.below:
                place(part, level + 1)

        for node in nodes:
            place(node, 0)
        return tuple(map(tuple, levels))

    def _row_heads(self, nodes: list[_Node], width: int) -> Iterator[tuple[_Node, tuple[HeadCell, ...]]]:
        """Each row with figures, and the headings that begin in it."""
        for node in nodes:
            if not node.below:
                yield node, (self._head(node, "row", width, 1),)
                continue
            group = self._head(node, "row", 1, len(node.leaves))
            for number, (leaf, heads) in enumerate(self._row_heads(list(node.below), width - 1)):
                yield leaf, heads if number else (group, *heads)

    def _head(self, node: _Node, scope: str, across: int, down: int) -> HeadCell:
        *above, own = (f"{self.prefix}.{name}" for name in node.trail)
        scope = f"{scope}group" if node.below else scope
        return HeadCell(own, clean(node.label), scope, across, down, tuple(above), node.depth)

    def _cell(self, row: str, column: str, trail: tuple[str, ...]) -> BodyCell:
        key = Key(self.form.id, row, column)
        cell = self.result.report.cell(key)
        anchor = cell_anchor(self.anchor, key)
        headings = tuple(f"{self.prefix}.{name}" for name in trail)
        mark = self.marks.mark(anchor)
        if cell is None:
            return BodyCell(anchor, "", "absent", "number", headings, mark)
        text = "" if cell.state is State.BLANK else printed(cell)
        long = isinstance(cell.value, str) or len(text) > LONGEST_CELL // 3
        state = cell.state.value.replace(" ", "-")
        return BodyCell(anchor, text, state, "text" if long else "number", headings, mark)


def _merged(nodes: list[_Node]) -> list[_Node]:
    """Neighbours whose labels begin alike, 行政诉讼·…, under one heading."""
    found: list[_Node] = []
    for first, group in groupby(nodes, key=lambda node: node.label.partition(MERGED)[0]):
        parts = list(group)
        if len(parts) == 1:
            found += parts
            continue
        above = f"row.{parts[0].name}.merged"
        below = (evolve(part, label=part.label.partition(MERGED)[2], trail=(above, *part.trail)) for part in parts)
        found.append(_Node(parts[0].name, first, (above,), below=tuple(below)))
    return found
