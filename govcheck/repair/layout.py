"""Where cells stand beside each other, taken from the printed order of a report's figures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define

from govcheck.linear import Operand
from govcheck.report import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govcheck.repair.values import Number

__all__ = ["Grid", "Layout"]


@define(frozen=True, slots=False, eq=False)
class Grid:
    """One table of one report: row and column ids in the printed order."""

    operand: Operand
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    def row(self, row: str) -> tuple[Operand, ...]:
        """The cells of a row, also those that have no figure."""
        return tuple(self._cell(row, column) for column in self.columns)

    def column(self, column: str) -> tuple[Operand, ...]:
        """The cells of a column, also those that have no figure."""
        return tuple(self._cell(row, column) for row in self.rows)

    def _cell(self, row: str, column: str) -> Operand:
        return Operand(Key(self.operand.key.table, row, column), self.operand.source)

    @cached_property
    def _row_numbers(self) -> Mapping[str, int]:
        return {row: number for number, row in enumerate(self.rows)}

    @cached_property
    def _column_numbers(self) -> Mapping[str, int]:
        return {column: number for number, column in enumerate(self.columns)}

    def distance(self, one: Key, other: Key) -> int | None:
        """How many cells apart two cells of one row or column are; ``None`` if they share neither."""
        across = abs(self._column_numbers[one.column] - self._column_numbers[other.column])
        down = abs(self._row_numbers[one.row] - self._row_numbers[other.row])
        return across + down if not (across and down) else None

    def neighbours(self, key: Key) -> Iterable[Operand]:
        """The cells above, below, left and right."""
        row, column = self._row_numbers[key.row], self._column_numbers[key.column]
        for near in (row - 1, row + 1):
            if 0 <= near < len(self.rows):
                yield self._cell(self.rows[near], key.column)
        for near in (column - 1, column + 1):
            if 0 <= near < len(self.columns):
                yield self._cell(key.row, self.columns[near])


@define(frozen=True, slots=False, eq=False)
class Layout:
    """The tables of a report and of those that it is compared with.

    Args:
        values: The figures in the printed order.
    """

    values: Mapping[Operand, Number]

    @cached_property
    def _tables(self) -> Mapping[Operand, Grid]:
        seen: dict[Operand, tuple[dict[str, None], dict[str, None]]] = {}
        for operand in self.values:
            rows, columns = seen.setdefault(_table(operand), ({}, {}))
            rows[operand.key.row] = columns[operand.key.column] = None
        return {table: Grid(table, tuple(rows), tuple(columns)) for table, (rows, columns) in seen.items()}

    def grid(self, operand: Operand) -> Grid:
        """The table that *operand* stands in."""
        return self._tables[_table(operand)]

    def distance(self, one: Operand, other: Operand) -> int | None:
        """How many cells apart two cells of one row or column of one table are; otherwise ``None``."""
        if _table(one) != _table(other):
            return None
        return self.grid(one).distance(one.key, other.key)

    def copied_from_neighbour(self, operand: Operand) -> bool:
        """Whether a cell beside holds the same figure, of two digits at least."""
        value = self.values[operand]
        return not -10 < value < 10 and any(
            self.values.get(near) == value for near in self.grid(operand).neighbours(operand.key)
        )


def _table(operand: Operand) -> Operand:
    return Operand(Key(operand.key.table, "", ""), operand.source)
