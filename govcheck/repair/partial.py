"""Beyond the size of the exact search: what is all but certain, change by change, then the rest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govcheck.repair.search import search
from govcheck.repair.system import Solution, System

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.repair.values import Limits

__all__ = ["peel"]


def peel(system: System, limits: Limits) -> Solution | None:
    """Changes that clear violations and cause none; they need not be a smallest set, nor clear everything.

    A change that clears two or more relations at once, with the same difference, is taken as what happened.
    """
    differences: dict[int, int] = {}
    rest = system
    for _ in system.operands:
        step = _best_single(rest)
        if step is None:
            break
        differences |= {cell: differences.get(cell, 0) + change for cell, change in step.items()}
        rest = rest.after(step)
    found = search(rest, limits).solutions if rest.violated else ()
    for cell, change in found[0].changes if found else ():
        differences[cell] = differences.get(cell, 0) + change
    changes = tuple(sorted((cell, change) for cell, change in differences.items() if change))
    return Solution(changes, settled=False) if changes else None


def _best_single(system: System) -> Mapping[int, int] | None:
    """The change of one cell that clears most violated relations, at least two, and breaks none."""
    wanted: Counter[tuple[int, int]] = Counter()
    for row in system.equalities:
        for cell, factor in row.terms.items() if row.residual else ():
            if row.residual % factor == 0 and cell not in system.fixed:
                wanted[cell, -row.residual // factor] += 1
    for (cell, change), clears in wanted.most_common():
        if clears < 2:
            break
        if system.allows(cell, change) and _breaks_nothing(system, cell, change):
            return {cell: change}
    return None


def _breaks_nothing(system: System, cell: int, change: int) -> bool:
    before = {id(relation) for relation, _ in system.violated}
    return all(id(relation) in before for relation in system.violated_after({cell: change}))
