"""The statutory layout: tables, their row and column trees, labels and units. It knows no report and no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property

from attrs import define, field, frozen

from govcheck.labels import nearest, normalised, spellings
from govcheck.messages import Text
from govcheck.report import Key

__all__ = ["Axis", "CellForm", "Form", "Item", "Presence", "TableForm", "ValueKind"]


class ValueKind(Enum):
    """What a cell of the form holds."""

    COUNT = "count"  # whole, not negative
    INTEGER = "integer"  # whole
    AMOUNT = "amount"  # money in a unit, not negative
    NUMBER = "number"  # any decimal
    PERCENT = "percent"
    DAYS = "days"  # decimal, not negative
    DATE = "date"
    TEXT = "text"


class Presence(Enum):
    """Whether an item has figures of its own."""

    ALWAYS = "always"
    OPTIONAL = "optional"
    NEVER = "never"  # a group's heading


@frozen
class CellForm:
    """What the form asks of one cell.

    Args:
        kind: What it holds.
        unit: The unit that amounts are kept in, or empty.
        unit_printed: Whether the unit stands beside the figure, in the cell.
    """

    kind: ValueKind
    unit: str = ""
    unit_printed: bool = False


@frozen
class Item:
    """A row or a column of a table, or a group of them.

    Args:
        id: Unique within its axis.
        label: As printed in the form.
        variants: Other labels that real reports print for it.
        value: What its cells hold; ``None``: as the other axis or the table says.
        unit: The unit that amounts are kept in, or empty.
        unit_printed: Whether the form wants the unit beside the figure, in the cell.
        presence: Whether it has figures of its own.
        items: The direct items of a group.
        was: Its id in the forms of other packs, by pack id.
        printed_in: Id of the group beside it that it is printed in without being one of its items, as a total
            below them is; or empty.
    """

    id: str
    label: Text
    variants: tuple[str, ...] = ()
    value: ValueKind | None = None
    unit: str = ""
    unit_printed: bool = False
    presence: Presence = Presence.ALWAYS
    items: tuple[Item, ...] = ()
    was: Mapping[str, str] = field(factory=dict, hash=False)
    printed_in: str = ""

    def walk(self) -> Iterator[Item]:
        """The item and everything below it, in the form's order."""
        yield self
        for item in self.items:
            yield from item.walk()


@define(frozen=True, slots=False)
class Axis:
    """The rows or the columns of a table as a tree."""

    items: tuple[Item, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Every item and group by id, in the form's order."""
        return {item.id: item for top in self.items for item in top.walk()}

    @cached_property
    def parents(self) -> Mapping[str, Item]:
        """The group that an item stands in, by the item's id; top items have none."""
        return {item.id: group for group in self.by_id.values() for item in group.items}

    @cached_property
    def required(self) -> tuple[Item, ...]:
        """The items that must have figures, in the form's order."""
        return tuple(item for item in self.by_id.values() if item.presence is Presence.ALWAYS)

    @cached_property
    def optional_groups(self) -> tuple[Item, ...]:
        """The groups that may have a row of their own."""
        return tuple(item for item in self.by_id.values() if item.presence is Presence.OPTIONAL)

    def find(self, name: str) -> Item | None:
        """The item whose id or label is *name*; ``None`` where none is, or more than one could be."""
        found = self.by_id.get(name)
        if found is not None:
            return found
        named = self._by_label.get(normalised(name), ())
        return named[0] if len(named) == 1 else None

    def choices(self, name: str) -> tuple[str, ...]:
        """The ways to say which item is meant, where the label *name* is that of several; else nothing."""
        named = self._by_label.get(normalised(name), ())
        return tuple(map(self._plainest, named)) if len(named) > 1 else ()

    def _plainest(self, item: Item) -> str:
        parent = self.parents.get(item.id)
        full = f"{parent.label} / {item.label}" if parent else item.id
        return full if self.find(full) is item else item.id

    def nearest(self, name: str) -> str | None:
        """The id or label that looks most like *name*, for a message; ``None`` where none does."""
        plain = {normalised(item.label.show("zh")): str(item.label) for item in self.by_id.values()}
        close = nearest(normalised(name), (*plain, *self.by_id))
        return plain.get(close, close) if close else None

    @cached_property
    def _by_label(self) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, dict[str, Item]] = {}
        for item in self.by_id.values():
            for name in spellings(item, self.parents.get(item.id)):
                found.setdefault(name, {})[item.id] = item
        return {name: tuple(items.values()) for name, items in found.items() if name}

    def below(self, item: Item) -> tuple[str, ...]:
        """Ids of everything below *item*."""
        return tuple(part.id for part in item.walk() if part is not item)


@define(frozen=True, slots=False)
class TableForm:
    """One table of a form.

    Args:
        id: Unique in the form.
        title: As printed.
        rows: Its row tree.
        columns: Its column tree.
        value: What its cells hold where neither row nor column says otherwise.
        unit: The unit of amounts, or empty.
        optional: Whether a report may leave the table out.
        heading: What is printed above the grid, such as ``第二十条第（一）项``.
        variants: Other headings that real reports print.
        layout: ``row`` where all cells are printed in one row, else empty.
        stub_head: What is printed in the corner, above the row labels and beside the column labels.
        spanner: What is printed above all columns.
    """

    id: str
    title: Text
    rows: Axis
    columns: Axis
    value: ValueKind = ValueKind.COUNT
    unit: str = ""
    optional: bool = False
    heading: str = ""
    variants: tuple[str, ...] = ()
    layout: str = ""
    stub_head: str = ""
    spanner: str = ""

    def name(self, language: str) -> str:
        """Its title, with the heading above the grid where several tables share a title."""
        title = self.title.show(language)
        return f"{title}（{self.heading}）" if self.heading else title

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """References of the cells that must be there, row by row."""
        return tuple(Key(self.id, row.id, column.id) for row in self.rows.required for column in self.columns.required)

    def cell_form(self, row: str, column: str) -> CellForm:
        """What the cell at *row* and *column* holds: the column says, else the row, else the table."""
        down, across = self.columns.by_id[column], self.rows.by_id[row]
        return CellForm(
            down.value or across.value or self.value,
            down.unit or across.unit or self.unit,
            down.unit_printed or across.unit_printed,
        )

    def label(self, key: Key, language: str = "zh") -> str:
        """The labels of *key*'s row and column in *language*, or in that of the form."""
        row, column = self.rows.by_id[key.row].label, self.columns.by_id[key.column].label
        return f"{row.show(language)} · {column.show(language)}"


@define(frozen=True, slots=False)
class Form:
    """A statutory form: its tables by id, in the printed order."""

    tables: Mapping[str, TableForm]

    def label(self, key: Key, language: str = "zh") -> str:
        """The labels of *key*'s row and column in *language*, or its bare reference where the form has no such cell."""
        table = self.tables.get(key.table)
        if table is None or key.row not in table.rows.by_id or key.column not in table.columns.by_id:
            return str(key)
        return table.label(key, language)
