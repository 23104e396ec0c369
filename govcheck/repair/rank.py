"""Solutions as repairs: which comes first, and why."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, evolve

from govcheck.linear import LinearRelation, Operand, Source
from govcheck.messages import say
from govcheck.repair.system import Solution, System, holds
from govcheck.repair.typing_errors import Slip, slip
from govcheck.repair.values import Change, Domain, Number, Repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govcheck.repair.layout import Layout

__all__ = ["Knowledge", "as_repair", "rank", "to_changes"]


@define(frozen=True, slots=False, eq=False)
class Knowledge:
    """What ranking knows beyond the violated relations.

    Args:
        layout: Where the cells stand.
        domains: What the cells may hold.
        evidence: Weaker relations, such as what the narrative says; they order repairs and forbid none.
    """

    layout: Layout
    domains: Mapping[Operand, Domain]
    evidence: Sequence[LinearRelation] = ()

    @cached_property
    def doubts(self) -> tuple[LinearRelation, ...]:
        """The evidence that the printed figures contradict."""
        return tuple(relation for relation in self.evidence if not _agrees(relation, (), self))

    def domain(self, operand: Operand) -> Domain:
        """The domain of *operand*; a count where nothing is said."""
        return self.domains.get(operand, Domain())


class _Rank(NamedTuple):
    """The order of repairs; the names are those of the messages ``repair.after_…``."""

    cells: int
    foreign: int  # cells of last year's report or of the parts
    doubted: int  # pieces of evidence that the repair contradicts
    typing: int
    addends: int
    distance: Number


def rank(system: System, solutions: Iterable[Solution], knowledge: Knowledge) -> tuple[Repair, ...]:
    """Repairs in order, each with the reason for its place; where values are open, the best of each set."""
    totals = frozenset(relation.total for relation, _ in system.relations if relation.total is not None)
    graded = []
    for solution in solutions:
        changes, weight = _explain(to_changes(system, solution, knowledge), totals, knowledge)
        graded.append((_grade(changes, weight, totals, knowledge), solution, changes))
    graded.sort(key=lambda grade: (grade[0], grade[1].changes))
    best = {tuple(cell for cell, _ in solution.changes): None for _, solution, _ in graded}
    kept = []
    for grade, solution, changes in graded:
        cells = tuple(cell for cell, _ in solution.changes)
        if cells in best:
            del best[cells]
            kept.append((grade, as_repair(system, dict(solution.changes), changes, knowledge)))
    unique = len(kept) == 1 and all(solution.settled for _, solution, _ in graded)
    return tuple(_placed(kept, index, unique=unique) for index in range(len(kept)))


def to_changes(system: System, solution: Solution, knowledge: Knowledge) -> tuple[Change, ...]:
    """The changes of *solution* in figures of the report, not yet with their reasons."""
    return tuple(
        Change(
            operand := system.operands[cell],
            knowledge.layout.values[operand],
            _number(system.printed[cell] + difference, system.unit, knowledge.domain(operand)),
            Slip.OTHER.message,
        )
        for cell, difference in solution.changes
    )


def _number(figure: int, unit: int, domain: Domain) -> Number:
    if domain.places == 0:
        return figure // unit
    places = (len(str(unit)) - 1) if domain.places is None else domain.places
    sign, digits = int(figure < 0), str(abs(figure) * 10**places // unit)
    return Decimal((sign, tuple(map(int, digits)), -places))


def _explain(
    changes: tuple[Change, ...], totals: frozenset[Operand], knowledge: Knowledge
) -> tuple[tuple[Change, ...], int]:
    """The changes with their reasons, and the weight of all slips together."""
    slips = {change.operand: _single(change, totals, knowledge) for change in changes}
    weight = sum(kind.value for kind in slips.values())
    paired: set[Operand] = set()
    for saving, kind, pair in sorted(_pairs(changes, slips, knowledge.layout), key=lambda found: -found[0]):
        if paired.isdisjoint(pair):
            paired.update(pair)
            slips |= dict.fromkeys(pair, kind)
            weight -= saving
    return tuple(evolve(change, reason=slips[change.operand].message) for change in changes), weight


def _pairs(
    changes: tuple[Change, ...], slips: Mapping[Operand, Slip], layout: Layout
) -> Iterator[tuple[int, Slip, tuple[Operand, Operand]]]:
    """Pairs of changes that one slip explains more plausibly than two, each with the weight saved."""
    for one, other in combinations(changes, 2):
        kind = _together(one, other, layout)
        pair = (one.operand, other.operand)
        saving = slips[one.operand].value + slips[other.operand].value - (kind.value if kind else 0)
        if kind and saving > 0:
            yield saving, kind, pair


def _single(change: Change, totals: frozenset[Operand], knowledge: Knowledge) -> Slip:
    if knowledge.domain(change.operand).blank:
        return Slip.LEFT_BLANK
    kind = slip(change.printed, change.suggested)
    if kind.value > Slip.NEIGHBOUR.value and knowledge.layout.copied_from_neighbour(change.operand):
        return Slip.NEIGHBOUR
    if kind is Slip.OTHER and change.operand in totals:
        return Slip.TOTAL_STALE
    return kind


def _together(one: Change, other: Change, layout: Layout) -> Slip | None:
    """A slip that explains both changes at once."""
    apart = layout.distance(one.operand, other.operand)
    if apart is None:
        return None
    if one.printed == other.suggested and other.printed == one.suggested:
        return Slip.CELLS_SWAPPED
    if one.suggested - one.printed == other.printed - other.suggested:
        return Slip.MOVED_NEAR if apart == 1 else Slip.MOVED
    return None


def _grade(changes: tuple[Change, ...], weight: int, totals: frozenset[Operand], knowledge: Knowledge) -> _Rank:
    return _Rank(
        cells=len(changes),
        foreign=sum(change.operand.source is not Source.THIS for change in changes),
        doubted=sum(not _agrees(relation, changes, knowledge) for relation in knowledge.evidence),
        typing=weight,
        addends=sum(change.operand not in totals for change in changes),
        distance=sum((abs(Decimal(change.suggested) - change.printed) for change in changes), Decimal(0)),
    )


def _placed(kept: Sequence[tuple[_Rank, Repair]], index: int, *, unique: bool) -> Repair:
    """The repair at *index* with what decides its place: the first grade in which it differs."""
    grade, repair = kept[index]
    if unique:
        return evolve(repair, unique=True)
    if len(kept) == 1:
        return evolve(repair, order=say("repair.values_open"))
    other = kept[0][0] if index else kept[1][0]
    name = next((name for name, a, b in zip(_Rank._fields, grade, other, strict=True) if a != b), "nothing")
    place = say(f"repair.by_{name}")
    return evolve(repair, order=say("repair.later" if index else "repair.first", count=len(kept), because=place))


def _agrees(relation: LinearRelation, changes: Sequence[Change], knowledge: Knowledge) -> bool:
    """Whether *relation* holds after *changes*; one over figures that are not there contradicts nothing."""
    figures = knowledge.layout.values
    if any(operand not in figures for operand, _ in relation.terms):
        return True
    after = {change.operand: change.suggested for change in changes}
    terms = (Fraction(after.get(operand, figures[operand])) * factor for operand, factor in relation.terms)
    return holds(relation, relation.constant + sum(terms, Fraction(0)))


def as_repair(
    system: System, differences: Mapping[int, int], changes: tuple[Change, ...], knowledge: Knowledge
) -> Repair:
    """*changes* with the violations that they clear, also those of weaker evidence."""
    # A chained comparison is several relations of one instance, which is gone when all of them hold.
    left = {(relation.rule, relation.instance) for relation in system.violated_after(differences)}
    before = [(relation.rule, relation.instance) for relation, _ in system.violated]
    doubts = ((each.rule, each.instance) for each in knowledge.doubts if _agrees(each, changes, knowledge))
    return Repair(changes, tuple(dict.fromkeys(one for one in (*before, *doubts) if one not in left)), unique=False)
