"""A general solver (mixed-integer programming) for what lies beyond the exact search: extra ``repair``.

The solver reckons in floating point, so nothing that it says is believed: figures that floats cannot hold are
refused, and an answer is offered only after it has been checked in whole numbers.

Raises:
    MissingExtraError: scipy is not installed; raised when this module is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.errors import MissingExtraError, UsageError
from govcheck.messages import say
from govcheck.repair.system import Row, Solution, System

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

try:
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
except ImportError as error:
    raise MissingExtraError(say("repair.solver_missing")) from error

__all__ = ["smallest"]

#: Figures that a float holds exactly end here.
_EXACT = 2**53

#: Seconds after which the solver gives up.
_PATIENCE = 10.0

#: How far figures may move: at first by all differences together, which suffices for sums; then further.
_WIDENINGS = (1, 100)


class _Model(NamedTuple):
    """``matrix @ (ups, downs, marks)`` between *low* and *high*; a mark is 1 where the cell changes."""

    matrix: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def smallest(system: System) -> Solution | None:
    """One smallest solution of *system*, or ``None`` where none was found or the solver's one does not hold.

    Raises:
        UsageError: A figure is too large for exact treatment.
    """
    reach = sum(abs(row.residual) for _, row in system.violated) + 1
    if not _exact(system, reach):
        raise UsageError(say("repair.solver_too_large"))
    reaches = (reach * widening for widening in _WIDENINGS if _exact(system, reach * widening))
    return next((solution for solution in (_solve(system, each) for each in reaches) if solution), None)


def _exact(system: System, reach: int) -> bool:
    """Whether floats hold every sum that comes up when figures move by *reach* at most."""
    largest = max((abs(figure) for figure in system.printed), default=0) + reach
    return all(abs(row.residual) + sum(map(abs, row.terms.values())) * largest < _EXACT for _, row in system.relations)


def _solve(system: System, reach: int) -> Solution | None:
    cells = len(system.operands)
    model = _model(system, reach)
    found = milp(
        c=np.concatenate([np.zeros(2 * cells), np.ones(cells)]),
        constraints=LinearConstraint(model.matrix, model.low, model.high),
        integrality=np.ones(3 * cells, dtype=int),
        bounds=Bounds(np.zeros(3 * cells), _most(system, reach)),
        options={"time_limit": _PATIENCE},
    )
    if found.x is None:
        return None
    differences = {
        cell: change * system.steps[cell]
        for cell in range(cells)
        if (change := round(found.x[cell]) - round(found.x[cells + cell]))
    }
    if not differences or not system.satisfied_by(differences):
        return None
    return Solution(tuple(sorted(differences.items())), settled=False)


def _most(system: System, reach: int) -> NDArray[np.float64]:
    """How far each cell may go up and down, in its steps, and whether it may change at all."""
    ups, downs, marks = [], [], []
    for cell, (figure, step, low) in enumerate(zip(system.printed, system.steps, system.lows, strict=True)):
        free = cell not in system.fixed
        ups.append(_steps(reach, step) if free else 0)
        room = reach if low is None else min(reach, max(figure - low, 0))
        downs.append(_steps(room, step) if free else 0)
        marks.append(int(free))
    return np.array(ups + downs + marks, dtype=float)


def _steps(distance: int, step: int) -> int:
    """How many steps cover *distance*."""
    return -(-distance // step)


def _model(system: System, reach: int) -> _Model:
    """The relations, and for each cell: ``ups + downs <= reach × mark``."""
    cells = len(system.operands)
    rows, low, high = [], [], []
    for row, least in [(row, -row.residual) for row in system.equalities] + [(row, -np.inf) for row in system.bounds]:
        rows.append(_coefficients(row, system.steps))
        low.append(least)
        high.append(-row.residual)
    for cell in range(cells):
        line = np.zeros(3 * cells)
        line[cell] = line[cells + cell] = 1
        line[2 * cells + cell] = -_steps(reach, system.steps[cell])
        rows.append(line)
        low.append(-np.inf)
        high.append(0)
    return _Model(np.array(rows), np.array(low, dtype=float), np.array(high, dtype=float))


def _coefficients(row: Row, steps: Sequence[int]) -> NDArray[np.float64]:
    cells = len(steps)
    line = np.zeros(3 * cells)
    for cell, factor in row.terms.items():
        line[cell], line[cells + cell] = factor * steps[cell], -factor * steps[cell]
    return line
