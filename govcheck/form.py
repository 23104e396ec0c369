"""The statutory layout: tables, their row and column trees, labels and units. It knows no report and no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property

from attrs import define, field, frozen

from govcheck.messages import Text
from govcheck.report import Key

__all__ = ["Axis", "Form", "Item", "Presence", "TableForm", "ValueKind"]


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
    """

    id: str
    title: Text
    rows: Axis
    columns: Axis
    value: ValueKind = ValueKind.COUNT
    unit: str = ""
    optional: bool = False

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """References of the cells that must be there, row by row."""
        return tuple(
            Key(self.id, row.id, column.id) for row in self.rows.required for column in self.columns.required
        )

    def kind(self, row: str, column: str) -> ValueKind:
        """What the cell at *row* and *column* holds: the column says, else the row, else the table."""
        return self.columns.by_id[column].value or self.rows.by_id[row].value or self.value

    def unit_of(self, row: str, column: str) -> str:
        """The unit of the cell at *row* and *column*, or empty."""
        return self.columns.by_id[column].unit or self.rows.by_id[row].unit or self.unit

    def unit_printed(self, row: str, column: str) -> bool:
        """Whether the form wants the unit in the cell."""
        return self.columns.by_id[column].unit_printed or self.rows.by_id[row].unit_printed

    def label(self, key: Key) -> str:
        """The labels of *key*'s row and column, in the language of the form."""
        return f"{self.rows.by_id[key.row].label} · {self.columns.by_id[key.column].label}"


@define(frozen=True, slots=False)
class Form:
    """A statutory form: its tables by id, in the printed order."""

    tables: Mapping[str, TableForm]

    def label(self, key: Key) -> str:
        """The labels of *key*'s row and column, or its bare reference where the form has no such cell."""
        table = self.tables.get(key.table)
        if table is None or key.row not in table.rows.by_id or key.column not in table.columns.by_id:
            return str(key)
        return table.label(key)
