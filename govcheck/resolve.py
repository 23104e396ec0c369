"""Names in an expression → cells of the form, for one instance of a rule and one layout of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Final

from attrs import evolve, field, frozen

from govcheck.expression import (
    Call,
    CellNode,
    Every,
    ExpressionError,
    Name,
    Node,
    Reference,
)
from govcheck.form import Axis, Form, Item, Presence, TableForm
from govcheck.labels import nearest
from govcheck.linear import Operand, Source
from govcheck.messages import say
from govcheck.pack import Direction
from govcheck.report import Key

__all__ = ["Frame", "GroupRows", "Layout", "resolve"]

AGGREGATES: Final = frozenset({"sum", "min", "max", "count"})
SOURCES: Final = {"previous": Source.PREVIOUS, "parts": Source.PARTS}


class GroupRows(Enum):
    """What a report prints of a group that may have a row of its own."""

    ITEMS = "items"
    OWN = "own row"
    BOTH = "own row and items"


#: How a report prints its optional groups: (table, group) → what is there; groups printed as items are left out.
Layout = tuple[tuple[str, str, GroupRows], ...]


@frozen
class Frame:
    """Where an instance stands.

    Args:
        form: The form of the report.
        direction: What the rule is repeated over.
        table: The current table, or empty.
        row: The current row, or empty.
        column: The current column, or empty.
        let: Named intermediate values.
        own_rows: Groups whose own row stands in the report, as (table, group).
        lone_rows: Those of them whose items do not stand there: the row stands for the group.
    """

    form: Form
    direction: Direction
    table: str = ""
    row: str = ""
    column: str = ""
    let: Mapping[str, Node] = field(factory=dict, hash=False)
    own_rows: frozenset[tuple[str, str]] = frozenset()
    lone_rows: frozenset[tuple[str, str]] = frozenset()


def resolve(node: Node, frame: Frame) -> Node:
    """*node* with every name replaced by cells.

    Raises:
        ExpressionError: A name that is not in the form, or a group where a figure is needed.
    """
    if isinstance(node, Name):
        return _name(node, frame)
    if isinstance(node, Reference):
        return _reference(node, frame)
    if isinstance(node, Call) and node.function in AGGREGATES:
        return evolve(node, arguments=tuple(_argument(part, frame) for part in node.arguments))
    if isinstance(node, Call) and node.function in SOURCES:
        return _elsewhere(node, resolve(node.arguments[0], frame))
    return node.rebuild(lambda child: resolve(child, frame))


def _argument(node: Node, frame: Frame) -> Node:
    """An argument of an aggregate: a group stands for its items."""
    if isinstance(node, Call) and node.function in SOURCES:
        return _elsewhere(node, _argument(node.arguments[0], frame))
    if isinstance(node, Name) and node.name not in frame.let and node.name != "cell":
        table, axis = _axis_of(node, frame)
        item = axis.by_id.get(node.name)
        if item is not None and item.items:
            return Every(node.span, tuple(_cell(node, table, part, frame) for part in _items(table.id, item, frame)))
    if isinstance(node, Reference):
        return _block(node, frame, _items)
    return resolve(node, frame)


def _elsewhere(call: Call, node: Node) -> Node:
    """The same cells in last year's report, or in the parts'."""
    source = SOURCES[call.function]

    def move(part: Node) -> Node:
        if isinstance(part, CellNode):
            if part.operand.source is not Source.THIS:
                raise ExpressionError(say("pack.nested_source", name=call.function), call.span)
            return evolve(part, operand=Operand(part.operand.key, source))
        return part.rebuild(move)

    return move(node)


def _leaves(table: str, group: Item, frame: Frame) -> Iterator[str]:
    """The items that `sum(group)` adds: a group among them counts by its own row where it has one."""
    for item in group.items:
        own = item.presence is Presence.ALWAYS or (table, item.id) in frame.own_rows
        if own:
            yield item.id
        else:
            yield from _leaves(table, item, frame)


def _name(node: Name, frame: Frame) -> Node:
    if node.name in frame.let:
        return resolve(frame.let[node.name], evolve(frame, let=_before(frame.let, node.name)))
    if node.name == "cell" and frame.direction is Direction.CELL:
        return CellNode(node.span, Operand(Key(frame.table, frame.row, frame.column)))
    table, axis = _axis_of(node, frame)
    item = _item(axis, node.name, node, table)
    if item.presence is Presence.NEVER:
        raise ExpressionError(say("pack.group_as_figure", name=node.name), node.span)
    return _cell(node, table, item.id, frame)


def _before(let: Mapping[str, Node], name: str) -> Mapping[str, Node]:
    """The intermediate values defined before *name*: a value may use earlier ones only."""
    names = list(let)
    return {earlier: let[earlier] for earlier in names[: names.index(name)]}


def _axis_of(node: Name, frame: Frame) -> tuple[TableForm, Axis]:
    if frame.direction is Direction.COLUMN:
        table = frame.form.tables[frame.table]
        return table, table.rows
    if frame.direction is Direction.ROW:
        table = frame.form.tables[frame.table]
        return table, table.columns
    known = ("cell", *frame.let) if frame.direction is Direction.CELL else tuple(frame.let)
    raise ExpressionError(say("pack.bare_name", name=node.name, known=known or ("table[row, column]",)), node.span)


def _item(axis: Axis, name: str, node: Node, table: TableForm) -> Item:
    item = axis.by_id.get(name)
    if item is None:
        hint = nearest(name, axis.by_id) or tuple(axis.by_id)[:5]
        raise ExpressionError(say("pack.unknown_name", name=name, table=table.id, nearest=hint), node.span)
    return item


def _cell(node: Node, table: TableForm, name: str, frame: Frame) -> CellNode:
    if frame.direction is Direction.COLUMN:
        return CellNode(node.span, Operand(Key(table.id, name, frame.column)))
    return CellNode(node.span, Operand(Key(table.id, frame.row, name)))


def _reference(node: Reference, frame: Frame) -> Node:
    block = _block(node, frame, _own)
    if isinstance(block, Every):
        raise ExpressionError(say("pack.group_as_figure", name=f"{node.row}, {node.column}"), node.span)
    return block


#: What a row or column of a reference stands for: ids of the lines that have figures.
Lines = Callable[[str, Item, Frame], list[str]]


def _block(node: Reference, frame: Frame, lines: Lines) -> Node:
    """The cell at `table[row, column]`, or every cell where row or column is a group."""
    table = frame.form.tables.get(node.table)
    if table is None:
        hint = nearest(node.table, frame.form.tables) or tuple(frame.form.tables)
        raise ExpressionError(say("pack.unknown_table", name=node.table, nearest=hint), node.span)
    row = _item(table.rows, frame.row if node.row == "row" else node.row, node, table)
    column = _item(table.columns, frame.column if node.column == "column" else node.column, node, table)
    rows, columns = lines(table.id, row, frame), lines(table.id, column, frame)
    cells = tuple(CellNode(node.span, Operand(Key(table.id, row, column))) for row in rows for column in columns)
    single = (rows, columns) == ([row.id], [column.id])
    return cells[0] if single else Every(node.span, cells)


def _own(table: str, item: Item, frame: Frame) -> list[str]:
    """The line itself where it has figures; of a heading, the items below."""
    return [item.id] if item.presence is not Presence.NEVER else list(_leaves(table, item, frame))


def _items(table: str, item: Item, frame: Frame) -> list[str]:
    """As `sum(group)` adds them: the items of any group, or the line itself where it has none or stands for them."""
    lone = not item.items or (table, item.id) in frame.lone_rows
    return [item.id] if lone else list(_leaves(table, item, frame))
