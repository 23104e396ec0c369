"""Linear relations over a report's figures as systems of whole numbers, one for each block of violations.

All figures are counted in one unit (0.0001 where an amount has four places), so that the search meets
whole numbers only and nothing is ever rounded.
"""

from __future__ import annotations

import operator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import gcd
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, evolve

from govcheck.linear import Comparison, LinearRelation, Operand
from govcheck.repair.values import Domain, Number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

__all__ = [
    "Row",
    "Solution",
    "System",
    "broken_systems",
    "disjoint",
    "eliminate",
    "holds",
    "join",
    "least_size",
    "solve_for",
]


class Row(NamedTuple):
    """``sum(factor × change of cell) + residual`` compared with 0, the residual being that of the figures."""

    terms: Mapping[int, int]
    residual: int

    def after(self, changes: Mapping[int, int]) -> Row:
        """The row when *changes* have been made."""
        moved = sum(factor * changes[cell] for cell, factor in self.terms.items() if cell in changes)
        return Row(self.terms, self.residual + moved)


class Solution(NamedTuple):
    """Changes that make every row hold: cells with the difference to the printed figure, in units.

    ``settled`` says that the cells leave no other choice of values.
    """

    changes: tuple[tuple[int, int], ...]
    settled: bool


@define(frozen=True, slots=False, eq=False)
class System:
    """The relations of one block of violations, over cells that are numbered from 0.

    Args:
        operands: The cells.
        printed: Their figures in units.
        steps: The distance between two allowed figures.
        lows: The least allowed figure, or ``None``.
        fixed: Cells that may not be changed.
        relations: The relations, each with its row.
        unit: How many units make 1.
    """

    operands: tuple[Operand, ...]
    printed: tuple[int, ...]
    steps: tuple[int, ...]
    lows: tuple[int | None, ...]
    fixed: frozenset[int]
    relations: tuple[tuple[LinearRelation, Row], ...]
    unit: int

    @cached_property
    def equalities(self) -> tuple[Row, ...]:
        """Rows that must be 0."""
        return tuple(row for relation, row in self.relations if relation.comparison is Comparison.EQUAL)

    @cached_property
    def bounds(self) -> tuple[Row, ...]:
        """Rows that must be at most 0; the figures are whole, so ``< 0`` is ``<= -1``."""
        return tuple(_as_bound(relation, row) for relation, row in self.relations if relation.comparison in _SIGN)

    @cached_property
    def differences(self) -> tuple[Row, ...]:
        """Rows that must not be 0."""
        return tuple(row for relation, row in self.relations if relation.comparison is Comparison.DIFFERENT)

    @cached_property
    def violated(self) -> tuple[tuple[LinearRelation, Row], ...]:
        """The relations that do not hold now."""
        return tuple(pair for pair in self.relations if not holds(pair[0], pair[1].residual))

    def allows(self, cell: int, change: int) -> bool:
        """Whether the form allows *cell* to hold its figure plus *change*."""
        figure, low = self.printed[cell] + change, self.lows[cell]
        return figure % self.steps[cell] == 0 and (low is None or figure >= low)

    def after(self, changes: Mapping[int, int]) -> System:
        """The system of the same relations when *changes* have been made."""
        printed = tuple(figure + changes.get(cell, 0) for cell, figure in enumerate(self.printed))
        relations = tuple((relation, row.after(changes)) for relation, row in self.relations)
        return evolve(self, printed=printed, relations=relations)

    def satisfied_by(self, changes: Mapping[int, int]) -> bool:
        """Whether *changes* are allowed and leave no relation violated."""
        return all(self.allows(cell, change) for cell, change in changes.items()) and not any(
            self.violated_after(changes)
        )

    def violated_after(self, changes: Mapping[int, int]) -> Iterator[LinearRelation]:
        """The relations that do not hold after *changes*."""
        for relation, row in self.relations:
            if not holds(relation, row.after(changes).residual):
                yield relation


#: The sign that turns a relation into "at most", and what makes it strict in whole numbers.
_SIGN: Final[Mapping[Comparison, tuple[int, int]]] = {
    Comparison.AT_MOST: (1, 0),
    Comparison.LESS: (1, 1),
    Comparison.AT_LEAST: (-1, 0),
    Comparison.GREATER: (-1, 1),
}


def _as_bound(relation: LinearRelation, row: Row) -> Row:
    sign, strict = _SIGN[relation.comparison]
    return Row({cell: sign * factor for cell, factor in row.terms.items()}, sign * row.residual + strict)


_COMPARE: Final[Mapping[Comparison, Callable[[Fraction | int, int], bool]]] = {
    Comparison.EQUAL: operator.eq,
    Comparison.AT_MOST: operator.le,
    Comparison.AT_LEAST: operator.ge,
    Comparison.LESS: operator.lt,
    Comparison.GREATER: operator.gt,
    Comparison.DIFFERENT: operator.ne,
}


def holds(relation: LinearRelation, weighted_sum: Fraction | int) -> bool:
    """Whether *relation* holds when its terms and constant add up to *weighted_sum*."""
    return _COMPARE[relation.comparison](weighted_sum, 0)


def broken_systems(
    relations: Sequence[LinearRelation], values: Mapping[Operand, Number], domains: Mapping[Operand, Domain]
) -> Iterator[System]:
    """One system for each block: relations connected through cells that may change, one of them violated.

    Relations that hold connect as well: a change that clears one violation may be carried on by them to
    the cells of another. A relation over an operand without a value is not assessed and left out.
    """
    known = [relation for relation in relations if all(operand in values for operand, _ in relation.terms)]
    operands = list(dict.fromkeys(operand for relation in known for operand, _ in relation.terms))
    allowed = [domains.get(operand, Domain()) for operand in operands]
    unit = 10 ** max((_places(values[o], d) for o, d in zip(operands, allowed, strict=True)), default=0)
    figures = [_in_units(values[operand], unit) for operand in operands]
    number = {operand: index for index, operand in enumerate(operands)}
    rows = [_row(relation, number, figures, unit) for relation in known]
    fixed = {index for index, domain in enumerate(allowed) if not domain.changeable}
    for members in _connected(known, rows, fixed):
        cells = sorted({cell for member in members for cell in rows[member].terms})
        local = {cell: index for index, cell in enumerate(cells)}
        yield System(
            operands=tuple(operands[cell] for cell in cells),
            printed=tuple(figures[cell] for cell in cells),
            steps=tuple(_step(allowed[cell], unit) for cell in cells),
            lows=tuple(_low(allowed[cell], unit) for cell in cells),
            fixed=frozenset(local[cell] for cell in cells if cell in fixed),
            relations=tuple((known[member], _renumber(rows[member], local)) for member in members),
            unit=unit,
        )


def _places(value: Number, domain: Domain) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(-exponent if isinstance(exponent, int) else 0, domain.places or 0, 0)


def _in_units(value: Number, unit: int) -> int:
    # By way of a fraction, for arithmetic with decimals would round to 28 digits.
    return value * unit if isinstance(value, int) else int(Fraction(value) * unit)


def _step(domain: Domain, unit: int) -> int:
    return 1 if domain.places is None else unit // 10**domain.places


def _low(domain: Domain, unit: int) -> int | None:
    return None if domain.minimum is None else domain.minimum * unit


def _row(relation: LinearRelation, number: Mapping[Operand, int], figures: Sequence[int], unit: int) -> Row:
    terms = {number[operand]: factor for operand, factor in relation.terms}
    return Row(terms, relation.constant * unit + sum(factor * figures[cell] for cell, factor in terms.items()))


def _renumber(row: Row, local: Mapping[int, int]) -> Row:
    return Row({local[cell]: factor for cell, factor in row.terms.items()}, row.residual)


def _connected(known: Sequence[LinearRelation], rows: Sequence[Row], fixed: set[int]) -> Iterator[list[int]]:
    """Numbers of the relations of each block, in the order given; blocks as they are first violated."""
    at: dict[int, list[int]] = {}
    for member, row in enumerate(rows):
        for cell in row.terms.keys() - fixed:
            at.setdefault(cell, []).append(member)
    seen: set[int] = set()
    for start, row in enumerate(rows):
        if start in seen or holds(known[start], row.residual):
            continue
        block, waiting = {start}, [start]
        while waiting:
            for cell in rows[waiting.pop()].terms.keys() - fixed:
                # Each cell opens its relations once: they are taken out of the index.
                fresh = [member for member in at.pop(cell, ()) if member not in block]
                block.update(fresh)
                waiting += fresh
        seen |= block
        yield sorted(block)


def join(systems: Sequence[System]) -> System:
    """Several blocks of one report as one system."""
    starts = list(accumulate((len(system.operands) for system in systems[:-1]), initial=0))
    placed = list(zip(systems, starts, strict=True))
    return System(
        operands=tuple(operand for system in systems for operand in system.operands),
        printed=tuple(figure for system in systems for figure in system.printed),
        steps=tuple(step for system in systems for step in system.steps),
        lows=tuple(low for system in systems for low in system.lows),
        fixed=frozenset(cell + start for system, start in placed for cell in system.fixed),
        relations=tuple(
            (relation, Row({cell + start: factor for cell, factor in row.terms.items()}, row.residual))
            for system, start in placed
            for relation, row in system.relations
        ),
        unit=systems[0].unit,
    )


def eliminate(rows: Iterable[Row], pivot: Row, cell: int) -> list[Row]:
    """*rows* without *pivot*, which from now on says what *cell* is, and without *cell*."""
    return [_combine(row, pivot, cell) if cell in row.terms else row for row in rows if row is not pivot]


def _combine(row: Row, pivot: Row, cell: int) -> Row:
    own, other = row.terms[cell], pivot.terms[cell]
    if own % other == 0:
        scale, factor = 1, -own // other
    else:
        common = gcd(own, other)
        scale, factor = other // common, -own // common
    terms = {key: value * scale for key, value in row.terms.items()} if scale != 1 else dict(row.terms)
    for key, value in pivot.terms.items():
        together = terms.get(key, 0) + factor * value
        if together:
            terms[key] = together
        else:
            terms.pop(key, None)
    return Row(terms, row.residual * scale + factor * pivot.residual)


def least_size(system: System) -> int:
    """A size below which no repair can be: that many violated relations share no cell that may change."""
    rows = sorted((row for _, row in system.violated), key=lambda row: len(row.terms))
    return disjoint([row.terms.keys() - system.fixed for row in rows])


def disjoint(sets: Sequence[Set[int]]) -> int:
    """How many of *sets*, shortest first, surely share no cell.

    A short row across many columns hides that these are disjoint, so the long ones are tried first as well.
    """
    return max(_packed(sets), _packed(sets[::-1]))


def _packed(sets: Iterable[Set[int]]) -> int:
    taken: set[int] = set()
    count = 0
    for cells in sets:
        if taken.isdisjoint(cells):
            count += 1
            taken |= cells
    return count


def solve_for(rows: Sequence[Row], cells: Sequence[int]) -> dict[int, int] | None:
    """The only changes of *cells* after which all of *rows* are 0; ``None`` if there are none or several."""
    rest = [Row({cell: row.terms[cell] for cell in cells if cell in row.terms}, row.residual) for row in rows]
    pivots: list[tuple[int, Row]] = []
    for cell in cells:
        pivot = next((row for row in rest if cell in row.terms), None)
        if pivot is None:
            return None
        rest = eliminate(rest, pivot, cell)
        pivots.append((cell, pivot))
    if any(row.residual for row in rest):
        return None
    changes: dict[int, int] = {}
    for cell, pivot in reversed(pivots):
        known = sum(pivot.terms[done] * change for done, change in changes.items() if done in pivot.terms)
        changes[cell], remainder = divmod(-pivot.residual - known, pivot.terms[cell])
        if remainder:
            return None
    return {cell: change for cell, change in changes.items() if change}
