"""From a result to repairs: the relations, figures and domains of one checked report, for `govcheck.repair`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve

from govcheck.check import scene_of
from govcheck.clearing import Aftermath
from govcheck.companions import Companions
from govcheck.form import CellForm, Form
from govcheck.instances import Instance
from govcheck.linear import LinearRelation, Operand, Source
from govcheck.repair import Domain, Number, Repairs, find_repairs
from govcheck.report import Cell, Key, Report, Severity, State
from govcheck.result import Result, Violation

__all__ = ["operand_cells", "suggest"]


def suggest(result: Result) -> Repairs:
    """The smallest changes that explain the violated relations of *result*.

    Relations of severity error must hold afterwards; the others, which a right report may break, only order the
    repairs. A waived violation asks for nothing.
    """
    binding = [relation for one in _assessed(result) if _binds(one) for relation in one.relations]
    evidence = [relation for one in _assessed(result) if not _binds(one) for relation in one.relations]
    operands = dict.fromkeys(_operands(result, [*binding, *evidence]))
    values: dict[Operand, Number] = {}
    domains: dict[Operand, Domain] = {}
    for operand in operands:
        cells = operand_cells(operand, result.report, result.companions)
        value = _value(cells)
        if value is not None:
            values[operand] = value
            blank = all(cell is not None and cell.state is not State.FILLED for cell in cells)
            domains[operand] = Domain.of(_cell_form(result.pack.form, operand.key).kind, blank=blank)
    found = find_repairs(binding, values, domains, evidence=evidence)
    aftermath = Aftermath.of(result, scene_of(result.report, result.pack, result.companions))
    return evolve(found, entries=tuple(map(aftermath.counted, found.entries)))


def _assessed(result: Result) -> Iterator[Instance]:
    yield from result.held
    yield from (one.evaluated for one in result.violations if _counts(one) and one.evaluated is not None)


def _counts(violation: Violation) -> bool:
    return violation.waiver is None


def _binds(instance: Instance) -> bool:
    return instance.rule.severity is Severity.ERROR


def _operands(result: Result, relations: list[LinearRelation]) -> Iterator[Operand]:
    """Every cell of the form in its printed order, then those of other reports in the order of the relations."""
    for table in result.pack.form.tables.values():
        own = result.report.tables.get(table.id)
        for row in own.rows if own is not None else ():
            for column in table.columns.required:
                yield Operand(Key(table.id, row, column.id))
    used = (operand for relation in relations for operand, _ in relation.terms)
    yield from sorted(
        (operand for operand in used if operand.source is not Source.THIS), key=lambda one: one.source.value
    )


def operand_cells(operand: Operand, report: Report, around: Companions) -> tuple[Cell | None, ...]:
    """The cells that *operand* stands for: one, or one of each part."""
    if operand.source is Source.THIS:
        return (report.cell(operand.key),)
    if operand.source is Source.PREVIOUS:
        previous = around.previous
        return (None if previous is None else previous.cell(around.previous_key(operand.key)),)
    return tuple(part.report.cell(operand.key) if part.report is not None else None for part in around.parts)


def _value(cells: tuple[Cell | None, ...]) -> Number | None:
    """The sum of the figures, blank ones as 0; ``None`` where one is missing or unreadable."""
    total: Number = 0
    for cell in cells:
        if cell is None or cell.state is State.UNREADABLE or isinstance(cell.value, str):
            return None
        value = cell.value if isinstance(cell.value, (int, Decimal)) else 0
        total = total + value
    return total if cells else None


def _cell_form(form: Form, key: Key) -> CellForm:
    return form.tables[key.table].cell_form(key.row, key.column)
