"""What holds once a repair is made, also where the search cannot see it: rates, conditions, numbers of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govcheck.decimals import number
from govcheck.evaluate import Evaluator, Failed, Scene, Unassessed
from govcheck.linear import Operand, Source
from govcheck.report import Cell, Key, Report, State, Value
from govcheck.result import Result, Violation

if TYPE_CHECKING:
    from govcheck.repair import Repair

__all__ = ["Aftermath"]


@frozen(eq=False)
class Aftermath:
    """The violated relations of a result, to be looked at again after a repair.

    Args:
        scene: What its relations were evaluated on.
        violations: Its violated relations; waived ones and findings of the form are not among them.
    """

    scene: Scene
    violations: tuple[Violation, ...]

    @classmethod
    def of(cls, result: Result, scene: Scene) -> Aftermath:
        """Those of *result*, evaluated on *scene*."""
        found = (one for one in result.violations if one.waiver is None)
        return cls(scene, tuple(one for one in found if one.evaluated or one.statement))

    def counted(self, repair: Repair) -> Repair:
        """*repair* with all of the violations that hold after it among what it clears."""
        if any(change.operand.source is Source.PARTS for change in repair.changes):
            return repair  # which of the parts is to change, a sum of parts does not say
        values = {change.operand: change.suggested for change in repair.changes}
        left = (one for one in self.violations if (one.rule.id, one.instance) not in repair.clears)
        touched = [one for one in left if not values.keys().isdisjoint(_operands(one))]
        after = self._after(values) if touched else self.scene
        cleared = ((one.rule.id, one.instance) for one in touched if _holds(one, after, values))
        return evolve(repair, clears=tuple(dict.fromkeys((*repair.clears, *cleared))))

    def _after(self, values: Mapping[Operand, int | Decimal]) -> Scene:
        around = self.scene.companions
        own = {operand.key: value for operand, value in values.items() if operand.source is Source.THIS}
        if around.previous is not None:
            old = {
                around.previous_key(operand.key): value
                for operand, value in values.items()
                if operand.source is Source.PREVIOUS
            }
            around = evolve(around, previous=_with(around.previous, old))
        return Scene(_with(self.scene.report, own), around, self.scene.incomplete - values.keys())


def _operands(violation: Violation) -> Iterator[Operand]:
    if violation.evaluated is not None:
        yield from violation.evaluated.operands
    else:
        yield from (Operand(cell.key, cell.source) for cell in violation.cells)


def _with(report: Report, values: Mapping[Key, Value]) -> Report:
    """*report* with *values* in its cells."""
    tables = {
        name: evolve(table, cells={key: _changed(cell, values) for key, cell in table.cells.items()})
        if any(key.table == name for key in values)
        else table
        for name, table in report.tables.items()
    }
    return evolve(report, tables=tables)


def _changed(cell: Cell, values: Mapping[Key, Value]) -> Cell:
    return evolve(cell, value=values[cell.key], state=State.FILLED) if cell.key in values else cell


def _holds(violation: Violation, scene: Scene, values: Mapping[Operand, int | Decimal]) -> bool:
    if violation.evaluated is None:
        return _stated(violation, values.items())
    try:
        return Evaluator(violation.rule, scene).holds(violation.evaluated.check)
    except (Unassessed, Failed):
        return False


def _stated(violation: Violation, values: Iterable[tuple[Operand, int | Decimal]]) -> bool:
    """Whether the one cell that the narrative was compared with gets the very number that it states."""
    statement = violation.statement
    if statement is None or len(violation.cells) != 1 or number(statement.right) != _figure(violation):
        return False
    cell = violation.cells[0]
    return any(
        operand == Operand(cell.key, cell.source) and Fraction(value) == number(statement.left)
        for operand, value in values
    )


def _figure(violation: Violation) -> Fraction | None:
    value = violation.cells[0].cell.value
    return Fraction(value) if isinstance(value, (int, Decimal)) else None
