"""The instances of a rule: one for each column, row or cell that it is repeated over, with its cells resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from attrs import define, evolve

from govcheck.expression import CellNode, Node
from govcheck.form import Form, Presence, TableForm
from govcheck.linear import Comparison, LinearRelation, Operand, Source
from govcheck.linearise import linear_relations, stated_total
from govcheck.pack import Direction, Pack, Rule
from govcheck.report import Key, Report
from govcheck.resolve import Frame, GroupRows, Layout, resolve

__all__ = ["Balance", "Instance", "frames", "instances", "layout_of", "once"]


@define(frozen=True, eq=False)
class Balance:
    """A relation that is nothing but two plain sums that must be equal: plus = minus.

    Args:
        plus: Cells of this report that are added.
        minus: Cells of this report that are subtracted.
        previous_plus: Cells of last year's report that are added.
        previous_minus: Cells of last year's report that are subtracted.
    """

    plus: tuple[Key, ...]
    minus: tuple[Key, ...]
    previous_plus: tuple[Key, ...]
    previous_minus: tuple[Key, ...]


@define(frozen=True, eq=False)
class Instance:
    """One application of a rule.

    Args:
        rule: The rule.
        id: Id of the column or row, ``row, column`` for a cell, empty for a single instance.
        frame: Where it stands.
        check: The relation with its cells.
        where: The condition with its cells, or ``None``.
        operands: The cells of the relation, each once.
        relations: The relation as linear relations; empty where it is not linear.
        balance: Set where it is nothing but two sums: then checking it needs no tree.
    """

    rule: Rule
    id: str
    frame: Frame
    check: Node
    where: Node | None
    operands: tuple[Operand, ...]
    relations: tuple[LinearRelation, ...]
    balance: Balance | None

    @cached_property
    def total(self) -> Operand | None:
        """The cell that the relation states as a total of the others, or ``None``."""
        return stated_total(self.check)


def layout_of(report: Report, form: Form) -> Layout:
    """How *report* prints the groups that may have a row of their own."""
    return tuple(
        (table.id, group.id, rows)
        for table in form.tables.values()
        if table.id in report.tables
        for group in table.rows.optional_groups
        if (rows := _printed(report, table, group.id)) is not GroupRows.ITEMS
    )


def _printed(report: Report, table: TableForm, group: str) -> GroupRows:
    rows = report.tables[table.id].rows
    if group not in rows:
        return GroupRows.ITEMS
    below = table.rows.below(table.rows.by_id[group])
    return GroupRows.BOTH if any(row in rows for row in below) else GroupRows.OWN


def instances(pack: Pack, rule: Rule, layout: Layout) -> tuple[Instance, ...]:
    """The instances of *rule* in a report that prints its groups as *layout* says."""
    return _instances(pack, rule.id, layout)


@lru_cache(maxsize=4096)
def _instances(pack: Pack, rule_id: str, layout: Layout) -> tuple[Instance, ...]:
    rule = pack.rules[rule_id]
    if rule.group and (rule.each.tables[0], rule.group, GroupRows.BOTH) not in layout:
        return ()
    return tuple(_instance(rule, name, frame) for name, frame in frames(rule, pack.form, layout).items())


def _instance(rule: Rule, name: str, frame: Frame) -> Instance:
    assert rule.check is not None
    check = resolve(rule.check, frame)
    operands = tuple(dict.fromkeys(node.operand for node in check.walk() if isinstance(node, CellNode)))
    relations = linear_relations(rule, name, check)
    return Instance(
        rule=rule,
        id=name,
        frame=frame,
        check=check,
        where=None if rule.where is None else resolve(rule.where, frame),
        operands=operands,
        relations=relations,
        balance=None if rule.conditional_on_cells else _balance(relations, operands),
    )


def _balance(relations: tuple[LinearRelation, ...], operands: tuple[Operand, ...]) -> Balance | None:
    if len(relations) != 1 or relations[0].comparison is not Comparison.EQUAL or relations[0].constant:
        return None
    terms = relations[0].terms
    # A cell that cancels out still has to be readable: that the tree sees.
    if len(terms) != len(operands):
        return None
    if any(abs(value) != 1 or operand.source is Source.PARTS for operand, value in terms):
        return None

    def keys(source: Source, sign: int) -> tuple[Key, ...]:
        return tuple(operand.key for operand, value in terms if value == sign and operand.source is source)

    return Balance(*(keys(source, sign) for source in (Source.THIS, Source.PREVIOUS) for sign in (1, -1)))


def once(form: Form, layout: Layout) -> Frame:
    """Where an expression stands that is repeated over nothing."""
    own = frozenset((table, group) for table, group, _ in layout)
    lone = frozenset((table, group) for table, group, rows in layout if rows is GroupRows.OWN)
    return Frame(form, Direction.ONCE, own_rows=own, lone_rows=lone)


def frames(rule: Rule, form: Form, layout: Layout) -> Mapping[str, Frame]:
    """Where *rule* applies, by the id of the instance."""
    base = evolve(once(form, layout), direction=rule.each.direction, let=dict(rule.let))
    if rule.each.direction is Direction.ONCE:
        return {"": base}
    found = [
        evolve(base, table=name, row=row, column=column)
        for name in rule.each.tables
        for row, column in _positions(form.tables[name], rule.each.direction, layout)
        if row not in rule.excluded and column not in rule.excluded
    ]
    times = Counter(map(_short_id, found))
    return {_id(frame, times[_short_id(frame)]): frame for frame in found}


def _short_id(frame: Frame) -> str:
    return ", ".join(part for part in (frame.row, frame.column) if part)


def _id(frame: Frame, times: int) -> str:
    """The row or column; with its table where two tables of one rule have the same."""
    return _short_id(frame) if times == 1 else f"{frame.table}[{_short_id(frame)}]"


def _positions(table: TableForm, direction: Direction, layout: Layout) -> Iterator[tuple[str, str]]:
    rows = tuple(_rows(table, layout))
    columns = tuple(column.id for column in table.columns.required)
    if direction is Direction.COLUMN:
        yield from (("", column) for column in columns)
    elif direction is Direction.ROW:
        yield from ((row, "") for row in rows)
    else:
        yield from ((row, column) for row in rows for column in columns)


def _rows(table: TableForm, layout: Layout) -> Iterator[str]:
    """The rows that have figures in a report of this layout."""
    printed = {group: rows for name, group, rows in layout if name == table.id}
    hidden = {
        row
        for group, rows in printed.items()
        if rows is GroupRows.OWN
        for row in table.rows.below(table.rows.by_id[group])
    }
    for row in table.rows.by_id.values():
        own = row.presence is Presence.ALWAYS or row.id in printed
        if own and row.id not in hidden:
            yield row.id
