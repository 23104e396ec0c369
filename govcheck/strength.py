"""How strong a pack is: which cells its relations guard, which errors they pin to one cell, which say the same.

Everything is computed exactly from the linear form of the relations; what is not linear is named, not measured.
A single wrong cell is noticed when some equation holds it with a coefficient that is not zero, and it is pinned
when no other cell stands in the same equations with coefficients in the same proportion: then no other single
change explains the same differences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Final

from attrs import frozen

from govcheck.instances import Instance, instances
from govcheck.linear import Comparison, LinearRelation, Operand, Source
from govcheck.pack import Pack
from govcheck.report import Key, Severity
from govcheck.resolve import Layout

__all__ = ["Company", "Strength", "measure"]

Row = dict[Operand, Fraction]


class Company(Enum):
    """What a report is checked together with."""

    ALONE = "alone"
    PREVIOUS = "previous"
    PARTS = "parts"


#: Which operands have figures in which company.
SOURCES: Final = {
    Company.ALONE: frozenset({Source.THIS}),
    Company.PREVIOUS: frozenset({Source.THIS, Source.PREVIOUS}),
    Company.PARTS: frozenset({Source.THIS, Source.PREVIOUS, Source.PARTS}),
}


@frozen(eq=False)
class Strength:
    """What the relations of a pack can do.

    Args:
        company: What the report is checked together with.
        cells: The cells of the form.
        equations: The linear equations among the relations.
        other: Instances with relations that are not linear equations: they guard, but are not measured.
        guards: How many equations hold each cell; cells in none are left out.
        twins: Cells that no equation tells apart: an error in one looks like an error in the other.
        dependent: Instances that follow from those before them.
        equal: Instances that say exactly the same as an earlier one.
        contradictions: Instances that contradict the ones before them.
        forced: Cells that the equations leave no value but zero.
    """

    company: Company
    cells: tuple[Key, ...]
    equations: tuple[LinearRelation, ...]
    other: tuple[Instance, ...]
    guards: Mapping[Key, int]
    twins: tuple[tuple[Key, ...], ...]
    dependent: tuple[LinearRelation, ...]
    equal: tuple[tuple[LinearRelation, LinearRelation], ...]
    contradictions: tuple[LinearRelation, ...]
    forced: tuple[Key, ...]

    @property
    def unguarded(self) -> tuple[Key, ...]:
        """The cells that no equation holds."""
        return tuple(key for key in self.cells if key not in self.guards)

    @property
    def noticed(self) -> Fraction:
        """The share of single wrong cells that are noticed, each cell counting alike."""
        return Fraction(len(self.guards), len(self.cells)) if self.cells else Fraction(0)

    @property
    def pinned(self) -> Fraction:
        """The share of single wrong cells that no other single change explains."""
        alike = sum(len(group) for group in self.twins)
        return Fraction(len(self.guards) - alike, len(self.cells)) if self.cells else Fraction(0)


def measure(pack: Pack, company: Company = Company.ALONE, layout: Layout = ()) -> Strength:
    """The strength of *pack* for a report of *layout* that is checked in *company*.

    Hints (severity ``info``) are not counted, nor are rules that hold for some reports only; a rule over the parts
    is counted where the report is checked with them.
    """
    found = [one for one in _instances(pack, company, layout) if one.operands]
    equations = tuple(relation for one in found for relation in one.relations if _is_equation(relation))
    linear = {(relation.rule, relation.instance) for relation in equations}
    columns = _columns(equations)
    echelon = _eliminate(equations)
    cells = tuple(key for table in pack.form.tables.values() for key in table.keys)
    return Strength(
        company=company,
        cells=cells,
        equations=equations,
        other=tuple(one for one in found if (one.rule.id, one.id) not in linear),
        guards={key: len(columns[key]) for key in cells if key in columns},
        twins=tuple(_twins(columns)),
        dependent=tuple(relation for relation, rest in echelon.reduced if not rest.terms and not rest.constant),
        equal=tuple(_equal(equations)),
        contradictions=tuple(relation for relation, rest in echelon.reduced if not rest.terms and rest.constant),
        forced=tuple(dict.fromkeys(_forced(echelon))),
    )


def _instances(pack: Pack, company: Company, layout: Layout) -> Iterator[Instance]:
    for rule in pack.rules.values():
        if rule.off is None and rule.severity is not Severity.INFO and (rule.where is None or company is Company.PARTS):
            for one in instances(pack, rule, layout):
                sources = {operand.source for operand in one.operands}
                if sources <= SOURCES[company] and (rule.where is None or Source.PARTS in sources):
                    yield one


def _is_equation(relation: LinearRelation) -> bool:
    return relation.comparison is Comparison.EQUAL


def _columns(equations: Sequence[LinearRelation]) -> Mapping[Key, Mapping[int, int]]:
    """For each cell of this report: number of the equation → coefficient."""
    columns: dict[Key, dict[int, int]] = {}
    for number, relation in enumerate(equations):
        for operand, coefficient in relation.terms:
            if operand.source is Source.THIS:
                columns.setdefault(operand.key, {})[number] = coefficient
    return columns


def _twins(columns: Mapping[Key, Mapping[int, int]]) -> Iterator[tuple[Key, ...]]:
    """Groups of cells whose columns are proportional."""
    alike: dict[tuple[tuple[int, Fraction], ...], list[Key]] = {}
    for key, column in columns.items():
        first = next(iter(column.values()))
        direction = tuple((number, Fraction(value, first)) for number, value in sorted(column.items()))
        alike.setdefault(direction, []).append(key)
    yield from (tuple(keys) for keys in alike.values() if len(keys) > 1)


def _equal(equations: Sequence[LinearRelation]) -> Iterator[tuple[LinearRelation, LinearRelation]]:
    """Pairs of relations that are the same but for a factor."""
    seen: dict[object, LinearRelation] = {}
    for relation in equations:
        ordered = sorted(relation.terms, key=lambda term: (term[0].source.value, term[0].key))
        first = ordered[0][1]
        form = (tuple((o, Fraction(c, first)) for o, c in ordered), Fraction(relation.constant, first))
        if form in seen:
            yield relation, seen[form]
        seen.setdefault(form, relation)


@frozen(eq=False)
class _Rest:
    """What is left of an equation after the earlier ones have been taken out."""

    terms: Row
    constant: Fraction


@frozen(eq=False)
class _Echelon:
    """The equations one by one with what is left of each, and the rows with their pivots."""

    reduced: tuple[tuple[LinearRelation, _Rest], ...]
    pivots: Mapping[Operand, _Rest]


def _eliminate(equations: Sequence[LinearRelation]) -> _Echelon:
    pivots: dict[Operand, _Rest] = {}
    reduced: list[tuple[LinearRelation, _Rest]] = []
    for relation in equations:
        rest = _reduce(relation, pivots)
        reduced.append((relation, rest))
        if rest.terms:
            pivots[next(iter(rest.terms))] = rest
    return _Echelon(tuple(reduced), pivots)


def _reduce(relation: LinearRelation, pivots: Mapping[Operand, _Rest]) -> _Rest:
    row: Row = {operand: Fraction(value) for operand, value in relation.terms}
    constant = Fraction(relation.constant)
    while pivot := next((operand for operand in row if operand in pivots), None):
        other = pivots[pivot]
        factor = row[pivot] / other.terms[pivot]
        constant -= factor * other.constant
        for operand, value in other.terms.items():
            row[operand] = row.get(operand, Fraction(0)) - factor * value
            if not row[operand]:
                del row[operand]
    return _Rest(row, constant)


def _forced(echelon: _Echelon) -> Iterator[Key]:
    """Cells that must be zero: they add up to zero, and none may be negative."""
    for rest in echelon.pivots.values():
        signs = {value > 0 for value in rest.terms.values()}
        if not rest.constant and len(signs) == 1:
            yield from (operand.key for operand in rest.terms if operand.source is Source.THIS)
