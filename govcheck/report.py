"""The values of a report: cells, tables, and the report itself. They know no file format and no rules."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sized
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from govcheck.place import Place

if TYPE_CHECKING:
    from govcheck.messages import Message

__all__ = [
    "Cell",
    "Finding",
    "Key",
    "Link",
    "Narrative",
    "Problem",
    "Report",
    "Severity",
    "State",
    "Table",
    "Value",
    "Waiver",
]

Value = int | Decimal | datetime.date | str
"""What a cell may hold. Never a float."""


class Key(NamedTuple):
    """The logical reference of a cell: ids of its table, row and column."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}[{self.row}, {self.column}]"


class State(Enum):
    """What stands in a cell. A cell that is not there at all has no `Cell`."""

    FILLED = "filled"
    BLANK = "blank"
    NOT_APPLICABLE = "not applicable"  # / - — － N/A
    UNREADABLE = "unreadable"  # something stands there that is no value; never counted as held


class Severity(Enum):
    """How bad a violation is; only an error makes a report unfit to publish."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


# What a value looks like when it is printed: which one it is, never all that is in it.


def _ids(tables: Mapping[str, object]) -> str:
    return f"[{', '.join(tables)}]"


def _size(values: Sized) -> str:
    return f"<{len(values)}>"


@frozen
class Cell:
    """One cell of a report.

    Args:
        key: Its logical reference.
        state: Whether it is filled, blank, not applicable or unreadable.
        value: The exact value of a filled cell, amounts in the form's unit; else ``None``.
        raw: The text as printed.
        place: Where it stands.
    """

    key: Key
    state: State
    value: Value | None
    raw: str
    place: Place


@frozen
class Table:
    """One table of a report: the cells that are there, by row and column id.

    Args:
        id: The form's id of the table.
        cells: Cells by reference, in the order of the report.
        place: Where the table begins.
        rows: Ids of the rows that are there, in the form's order; among them a group's own row.
    """

    id: str
    cells: Mapping[Key, Cell] = field(hash=False, repr=_size)
    place: Place
    rows: tuple[str, ...]


@frozen
class Narrative:
    """The text of a report.

    Args:
        text: The whole text; line breaks are those of the file or document.
        place: Where its first character stands.
        lines: For each line of *text*, the place of its first character.
    """

    text: str = field(repr=_size)
    place: Place
    lines: tuple[Place, ...] = field(default=(), repr=False)


@frozen
class Link:
    """Another report that this one names: last year's, or a part's.

    Args:
        target: Path as written, relative to the report; ``None`` for a part whose report is missing.
        place: Where it is named.
        publisher: The part's publisher where the report names it.
    """

    target: str | None
    place: Place
    publisher: str | None = None


@frozen
class Waiver:
    """A violation that the author accepts, and why.

    Args:
        rule: Id of the rule.
        instance: Instance of the rule; ``None``: all of them.
        reason: Why; never empty.
        until: The last day on which it is valid; ``None``: no end.
        place: Where it stands.
    """

    rule: str
    instance: str | None
    reason: str
    until: datetime.date | None
    place: Place


@frozen
class Finding:
    """Something wrong with the report as a filled-in form, found when it was read or against its form.

    Args:
        rule: ``form.…`` or ``waiver.…``.
        instance: Reference of the cell, the row (``table[row]``), the table, or empty.
        severity: As in the table of the rule language.
        message: What is wrong and what to do.
        cells: The cells concerned.
        place: Where, also when there is no cell.
    """

    rule: str
    instance: str
    severity: Severity
    message: Message
    cells: tuple[Cell, ...] = ()
    place: Place = Place()


@frozen
class Problem:
    """Something that could not be read, or was read with doubt.

    Args:
        message: What, and what to do.
        place: Where.
        fatal: Whether something that was named could not be checked because of it.
        excerpt: The line in question with a caret below, or empty.
    """

    message: Message
    place: Place
    fatal: bool = True
    excerpt: str = ""


@frozen
class Report:
    """One filled-in form.

    Args:
        form: The pack, as the report names it: an id, or a file.
        publisher: The organ that publishes it.
        year: The year that it reports on; 0 for a text without a form that states none.
        tables: Tables by id, those that are there.
        path: The file as it was named.
        scope: ``汇总`` (the whole area), ``本机关``, or empty.
        level: The organ's level, or empty.
        period: First and last day, where the report states them.
        narrative: Its text, or ``None``.
        previous: Last year's report as named in this one, or ``None``.
        parts: The parts' reports as named in this one.
        waivers: Violations that its author accepts.
        findings: What was wrong with it as a form when it was read.
        problems: What could not be read, or was read with doubt.
        pack: Id of the pack where the report names a file; else empty.
        doubtful: Cells that were read from a document with doubt: a violation may be a reading error.
    """

    form: str
    publisher: str
    year: int
    tables: Mapping[str, Table] = field(hash=False, repr=_ids)
    path: str = ""
    scope: str = ""
    level: str = ""
    period: tuple[datetime.date, datetime.date] | None = None
    narrative: Narrative | None = None
    previous: Link | None = None
    parts: tuple[Link, ...] = field(default=(), repr=_size)
    waivers: tuple[Waiver, ...] = field(default=(), repr=_size)
    findings: tuple[Finding, ...] = field(default=(), repr=_size)
    problems: tuple[Problem, ...] = field(default=(), repr=_size)
    pack: str = ""
    doubtful: frozenset[Key] = field(default=frozenset(), repr=_size)

    #: The whole numbers among its cells, collected once: all that a plain sum needs.
    whole_numbers: Mapping[Key, int] = field(init=False, repr=False, eq=False)

    @whole_numbers.default
    def _collect_whole_numbers(self) -> Mapping[Key, int]:
        return {
            key: cell.value
            for table in self.tables.values()
            for key, cell in table.cells.items()
            if type(cell.value) is int
        }

    #: References of the cells in which nothing stands, or a sign that says not applicable.
    empty_cells: frozenset[Key] = field(init=False, repr=False, eq=False)

    @empty_cells.default
    def _collect_empty_cells(self) -> frozenset[Key]:
        return frozenset(
            key
            for table in self.tables.values()
            for key, cell in table.cells.items()
            if cell.state is State.BLANK or cell.state is State.NOT_APPLICABLE
        )

    def cell(self, key: Key) -> Cell | None:
        """The cell at *key*, or ``None`` where the report has none."""
        table = self.tables.get(key.table)
        return None if table is None else table.cells.get(key)
