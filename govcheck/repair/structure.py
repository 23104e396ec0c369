"""Mistakes that move many figures at once: lines shifted, swapped, in the wrong unit, or of another report.

Each hypothesis says what would stand where if the mistake were undone. It is accepted only if every
relation of the block then holds; cells that a shift has pushed out take the values that the relations leave.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from govcheck.linear import LinearRelation, Operand, Source
from govcheck.messages import Message, say
from govcheck.repair.hypotheses import Hypothesis, hypotheses
from govcheck.repair.rank import Knowledge, as_repair, to_changes
from govcheck.repair.system import Solution, System, solve_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.repair.values import Number, Repair

__all__ = ["foreign_table", "recognise"]

#: Figures that hypotheses may move in all. A statutory table needs a third of it; a table of thousands of
#: cells is tried for swapped columns and little else.
_MOST_MOVES = 400_000

#: Below so many moved figures a repair by cells says the same more plainly.
_FEWEST_MOVED = 3


def recognise(system: System, knowledge: Knowledge) -> tuple[Repair, ...]:
    """Repairs that undo one structured mistake and clear every violation, fewest changes first."""
    tables = {
        operand.key.table: knowledge.layout.grid(operand)
        for relation, _ in system.violated
        for operand, _ in relation.terms
        if operand.source is Source.THIS
    }
    guesses = (each for grid in tables.values() for each in hypotheses(grid, system, knowledge.layout.values))
    found: dict[tuple[tuple[int, int], ...], Message] = {}
    for hypothesis in islice(guesses, _MOST_MOVES // len(system.operands)):
        differences = _undo(system, hypothesis)
        if differences and len(differences) >= _FEWEST_MOVED:
            found.setdefault(tuple(sorted(differences.items())), hypothesis.message)
    ordered = sorted(found.items(), key=lambda item: len(item[0]))
    return tuple(_as_repair(system, differences, message, knowledge) for differences, message in ordered)


def _as_repair(
    system: System, differences: tuple[tuple[int, int], ...], message: Message, knowledge: Knowledge
) -> Repair:
    changes = to_changes(system, Solution(differences, settled=False), knowledge)
    because = tuple(evolve(change, reason=message) for change in changes)
    return evolve(as_repair(system, dict(differences), because, knowledge), order=message)


def _undo(system: System, hypothesis: Hypothesis) -> dict[int, int] | None:
    """The differences that undo the mistake, or ``None`` if some relation does not hold afterwards."""
    differences = {cell: figure - system.printed[cell] for cell, figure in hypothesis.figures.items()}
    if _contradicted(system, differences, frozenset(hypothesis.lost)):
        return None
    rest = solve_for([row.after(differences) for row in system.equalities], hypothesis.lost)
    # As many lost figures as violations explain anything: then the relations confirm nothing.
    if rest is None or 2 * len(rest) > len(system.violated):
        return None
    differences |= rest
    return differences if system.satisfied_by(differences) else None


def _contradicted(system: System, differences: Mapping[int, int], lost: frozenset[int]) -> bool:
    """Whether a violated relation without lost cells stays violated: most hypotheses end here, cheaply."""
    if not differences or system.fixed & differences.keys():
        return True
    return any(
        row.after(differences).residual for row in system.equalities if row.residual and lost.isdisjoint(row.terms)
    )


def foreign_table(system: System, values: Mapping[Operand, Number]) -> Message | None:
    """A message if a table agrees with itself, but hardly with the report that it is compared with."""
    if not system.violated or not all(_across(relation) for relation, _ in system.violated):
        return None
    tables = _tables(system)
    copied = tuple(table for table in tables if _copied(table, values))
    if copied:
        return say("repair.copied", table=copied)
    compared = [
        relation
        for relation, row in system.relations
        if _across(relation) and (row.residual or any(system.printed[cell] for cell in row.terms))
    ]
    if len(system.violated) < _FEWEST_MOVED or 2 * len(system.violated) <= len(compared):
        return None
    return say("repair.pasted", table=tables)


def _across(relation: LinearRelation) -> bool:
    return any(operand.source is not Source.THIS for operand, _ in relation.terms)


def _tables(system: System) -> tuple[str, ...]:
    """The tables of this report that stand in violated relations."""
    operands = (operand for relation, _ in system.violated for operand, _ in relation.terms)
    return tuple(dict.fromkeys(operand.key.table for operand in operands if operand.source is Source.THIS))


def _copied(table: str, values: Mapping[Operand, Number]) -> bool:
    """Whether last year's report holds every figure of *table* at the same place, and enough are not 0."""
    pairs = [
        (value, values.get(Operand(operand.key, Source.PREVIOUS)))
        for operand, value in values.items()
        if operand.source is Source.THIS and operand.key.table == table
    ]
    return sum(value != 0 for value, _ in pairs) > _FEWEST_MOVED and all(now == then for now, then in pairs)
