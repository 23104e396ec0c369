"""The relations of the forms of 2019 and 2021 over real reports, written out from the notices' own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from govcheck.linear import Comparison, LinearRelation, Operand, Source
from govcheck.report import Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATA = Path(__file__).parent.parent / "data" / "repair"
PERSON, ORGANISATIONS, TOTAL = (
    "natural_person",
    ("business", "research", "charity", "legal_service", "other"),
    "total",
)
COLUMNS = (PERSON, *ORGANISATIONS, TOTAL)
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
FRAME = ("received", "carried_over", "handled", "carried_forward")


def cell(table: str, row: str, column: str, source: Source = Source.THIS) -> Operand:
    """The operand of one cell."""
    return Operand(Key(table, row, column), source)


def equation(
    rule: str, instance: str, total: Sequence[Operand], parts: Sequence[Operand], *, stated: bool = True
) -> LinearRelation:
    """Sum of *total* equals sum of *parts*."""
    terms = tuple((operand, 1) for operand in total) + tuple((operand, -1) for operand in parts)
    return LinearRelation(rule, instance, terms, 0, Comparison.EQUAL, total[0] if stated else None)


def applications(rows: Sequence[str], *, previous: bool = False) -> tuple[LinearRelation, ...]:
    """The relations of table three over *rows*, with last year's where *previous*."""
    results = [row for row in rows if row not in FRAME]
    found = []
    for column in COLUMNS:
        at = {row: cell("applications", row, column) for row in rows}
        left, right = [at["received"], at["carried_over"]], [at["handled"], at["carried_forward"]]
        found.append(equation("applications.balance", column, left, right, stated=False))
        found.append(equation("applications.handled", column, [at["handled"]], [at[row] for row in results]))
        if previous:
            before = cell("applications", "carried_forward", column, Source.PREVIOUS)
            found.append(equation("applications.previous_year", column, [at["carried_over"]], [before], stated=False))
    for row in rows:
        *parts, total = (cell("applications", row, column) for column in COLUMNS)
        found.append(equation("applications.row_total", row, [total], parts))
    return tuple(found)


def disputes(rows: Sequence[str]) -> tuple[LinearRelation, ...]:
    """The relations of table four."""
    cells = {row: [cell("disputes", row, column) for column in OUTCOMES] for row in rows}
    return tuple(equation("disputes.row_total", row, [cells[row][-1]], cells[row][:-1]) for row in rows)


def read(name: str) -> dict[Operand, int]:
    """Tables three and four of a report, blank cells as 0."""
    tables = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))["tables"]
    return {
        cell(table, row, column): figure or 0
        for table, columns in (("applications", COLUMNS), ("disputes", OUTCOMES))
        for row, figures in tables[table].items()
        for column, figure in zip(columns, figures, strict=True)
    }


def rows_of(values: Mapping[Operand, int], table: str) -> list[str]:
    """Ids of the rows of *table* in the printed order."""
    return list(dict.fromkeys(operand.key.row for operand in values if operand.key.table == table))


def report(name: str, *, previous: str | None = None) -> tuple[tuple[LinearRelation, ...], dict[Operand, int]]:
    """Relations and figures of tables three and four of a report, with last year's *previous* if given."""
    values = read(name)
    relations = applications(rows_of(values, "applications"), previous=bool(previous))
    relations += disputes(rows_of(values, "disputes"))
    before = read(previous) if previous else {}
    values |= {Operand(operand.key, Source.PREVIOUS): figure for operand, figure in before.items()}
    return relations, values
