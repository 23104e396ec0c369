"""The values of chosen cells: what follows from the equalities, and whether form and inequalities allow it.

Where cells stay free (an inequality leaves a range, or two cells share one difference) the values are not
settled; then the nearest allowed values and those that look like a typing error are offered.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from govcheck.repair.system import Row, Solution, System
from govcheck.repair.typing_errors import variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Chosen", "Settled", "settle", "settle_plainly"]

Chosen = tuple[tuple[int, Row | None], ...]
"""Changed cells in the order of their choice, each with the row that defines it, or ``None``: free."""

#: Beyond these the values of a set are left undecided; no form comes near.
_MOST_FREE, _MOST_CYCLE = 4, 10_000


class Settled(NamedTuple):
    """The values of chosen cells; where there are none, cells of which at least one must change too."""

    solutions: tuple[Solution, ...] = ()
    blockers: frozenset[int] = frozenset()
    undecided: bool = False


class _Affine(NamedTuple):
    """A number that depends on the changes of cells."""

    constant: Fraction
    factors: Mapping[int, Fraction]

    def at(self, point: Mapping[int, Fraction]) -> Fraction:
        return self.constant + sum(self.factors[cell] * point[cell] for cell in self.factors.keys() & point.keys())


class _Kind(Enum):
    AT_LEAST_ZERO = 1
    WHOLE = 2
    NOT_ZERO = 3


class _Demand(NamedTuple):
    kind: _Kind
    number: _Affine

    def met(self, point: Mapping[int, Fraction]) -> bool:
        value = self.number.at(point)
        match self.kind:
            case _Kind.AT_LEAST_ZERO:
                return value >= 0
            case _Kind.WHOLE:
                return value.denominator == 1
            case _Kind.NOT_ZERO:
                return value != 0


def settle(system: System, chosen: Chosen) -> Settled:
    """The values that *chosen* cells take when no other cell changes, if `settle_plainly` found none."""
    expressions = _expressions(chosen)
    demands = tuple(_demands(system, expressions))
    free = [cell for cell, row in chosen if row is None]
    if not free:
        failing = [demand for demand in demands if not demand.met({})]
        return Settled(blockers=_others(min(failing, key=lambda d: len(d.number.factors)), free))
    return _settle_free(system, expressions, demands, free)


def settle_plainly(system: System, chosen: Chosen) -> Solution | None:
    """The usual case, in whole numbers: no cell is free, and the values that follow are allowed."""
    changes: dict[int, int] = {}
    for cell, row in reversed(chosen):
        if row is None:
            return None
        rest = -row.residual - sum(row.terms[done] * changes[done] for done in changes if done in row.terms)
        change, remainder = divmod(rest, row.terms[cell])
        if remainder or not system.allows(cell, change):
            return None
        changes[cell] = change
    if all(_bound_holds(row, changes) for row in system.bounds) and not any(
        _sum(row, changes) == 0 for row in system.differences
    ):
        return Solution(tuple(sorted(changes.items())), settled=True)
    return None


def _sum(row: Row, changes: Mapping[int, int]) -> int:
    return row.residual + sum(row.terms[cell] * changes[cell] for cell in row.terms.keys() & changes.keys())


def _bound_holds(row: Row, changes: Mapping[int, int]) -> bool:
    return _sum(row, changes) <= 0


def _expressions(chosen: Chosen) -> dict[int, _Affine]:
    """The change of every chosen cell, in terms of the free ones and of cells not chosen."""
    known: dict[int, _Affine] = {}
    for cell, row in reversed(chosen):
        if row is None:
            known[cell] = _Affine(Fraction(0), {cell: Fraction(1)})
        else:
            scale = Fraction(-1, row.terms[cell])
            terms = ((other, factor * scale) for other, factor in row.terms.items() if other != cell)
            known[cell] = _substitute(row.residual * scale, terms, known)
    return known


def _substitute(constant: Fraction, terms: Iterable[tuple[int, Fraction]], known: Mapping[int, _Affine]) -> _Affine:
    factors: dict[int, Fraction] = {}
    for cell, factor in terms:
        inner = known.get(cell) or _Affine(Fraction(0), {cell: Fraction(1)})
        constant += factor * inner.constant
        for other, share in inner.factors.items():
            factors[other] = factors.get(other, Fraction(0)) + factor * share
    return _Affine(constant, {cell: factor for cell, factor in factors.items() if factor})


def _demands(system: System, expressions: Mapping[int, _Affine]) -> Iterator[_Demand]:
    for cell, change in expressions.items():
        figure, low, step = system.printed[cell], system.lows[cell], system.steps[cell]
        lattice = {other: factor / step for other, factor in change.factors.items()}
        yield _Demand(_Kind.WHOLE, _Affine((figure + change.constant) / step, lattice))
        if low is not None:
            yield _Demand(_Kind.AT_LEAST_ZERO, _Affine(figure + change.constant - low, change.factors))
    for row in system.bounds:
        terms = ((cell, Fraction(-factor)) for cell, factor in row.terms.items())
        yield _Demand(_Kind.AT_LEAST_ZERO, _substitute(Fraction(-row.residual), terms, expressions))
    for row in system.differences:
        terms = ((cell, Fraction(factor)) for cell, factor in row.terms.items())
        yield _Demand(_Kind.NOT_ZERO, _substitute(Fraction(row.residual), terms, expressions))


def _others(demand: _Demand, free: Iterable[int]) -> frozenset[int]:
    return frozenset(demand.number.factors).difference(free)


def _settle_free(
    system: System, expressions: Mapping[int, _Affine], demands: Sequence[_Demand], free: list[int]
) -> Settled:
    """The same where cells stay free: look for allowed values of these."""
    bound = [demand for demand in demands if demand.number.factors.keys() & set(free)]
    stuck = [demand for demand in demands if demand not in bound and not demand.met({})]
    if stuck:
        return Settled(blockers=_others(min(stuck, key=lambda d: len(d.number.factors)), free))
    points, undecided = _line(system, expressions, bound, free[0]) if len(free) == 1 else _corners(bound, free)
    solutions = tuple(
        Solution(
            tuple(sorted((cell, int(change.at(point))) for cell, change in expressions.items())),
            settled=len(points) == 1 and not undecided,
        )
        for point in points
    )
    # An answer that leaves a chosen cell as it is belongs to a smaller set, and was found there.
    whole = tuple(solution for solution in solutions if all(change for _, change in solution.changes))
    blockers = frozenset[int]().union(*(_others(demand, free) for demand in bound))
    return Settled(whole, blockers, undecided and not whole)


def _line(
    system: System, expressions: Mapping[int, _Affine], demands: Sequence[_Demand], cell: int
) -> tuple[list[Mapping[int, Fraction]], bool]:
    """Allowed changes of one free cell. Of a range: the nearest on both sides, and typing errors."""
    start, cycle = _cycle(demands, cell)
    if cycle == 0:
        return [], start < 0
    low, high = _interval(demands, cell)
    ruled_out = sum(demand.kind is _Kind.NOT_ZERO for demand in demands)
    near = _near(low, high, range(start, start + (2 + ruled_out) * cycle, cycle))
    plausible = {n for n in _plausible(system, expressions, cell) if (n - start) % cycle == 0}
    wanted = near | plausible - {0}
    points = [{cell: Fraction(change)} for change in sorted(wanted, key=lambda change: (abs(change), change))]
    return [point for point in points if all(demand.met(point) for demand in demands)], False


def _cycle(demands: Sequence[_Demand], cell: int) -> tuple[int, int]:
    """The changes that keep every figure whole are ``start + n × cycle``.

    Cycle 0: there are none, or, with start -1, it is not known.
    """
    whole = [demand for demand in demands if demand.kind is _Kind.WHOLE]
    period = 1
    for demand in whole:
        period *= demand.number.factors[cell].denominator
    if period > _MOST_CYCLE * _MOST_CYCLE:
        return -1, 0
    fits = (n for n in range(2 * period) if all(demand.met({cell: Fraction(n)}) for demand in whole))
    start = next(fits, None)
    second = next(fits, None)
    return (0, 0) if start is None or second is None else (start, second - start)


def _interval(demands: Sequence[_Demand], cell: int) -> tuple[Fraction | None, Fraction | None]:
    """The least and the greatest change of the free *cell*; ``None``: no end."""
    low: Fraction | None = None
    high: Fraction | None = None
    for demand in demands:
        if demand.kind is _Kind.AT_LEAST_ZERO:
            factor = demand.number.factors[cell]
            edge = -demand.number.constant / factor
            if factor > 0:
                low = edge if low is None else max(low, edge)
            else:
                high = edge if high is None else min(high, edge)
    return low, high


def _near(low: Fraction | None, high: Fraction | None, lattice: range) -> set[int]:
    """The least changes on both sides of 0 within the interval, as many on each side as *lattice* has."""
    start, cycle = lattice.start, lattice.step
    above = max(Fraction(1), low) if low is not None else Fraction(1)
    below = min(Fraction(-1), high) if high is not None else Fraction(-1)
    first = start - ((start - above) // cycle) * cycle
    last = start + ((below - start) // cycle) * cycle
    return {change for n in range(len(lattice)) for change in (first + n * cycle, last - n * cycle)}


def _plausible(system: System, expressions: Mapping[int, _Affine], free: int) -> Iterator[int]:
    """Changes of the free cell that turn the figure of a chosen cell into one that is easily mistyped."""
    for cell, change in expressions.items():
        factor = change.factors.get(free)
        if not factor:
            continue
        for figure in variants(system.printed[cell]):
            wanted = (figure - system.printed[cell] - change.constant) / factor
            if wanted.denominator == 1:
                yield int(wanted)


def _corners(demands: Sequence[_Demand], free: list[int]) -> tuple[list[Mapping[int, Fraction]], bool]:
    """The nearest allowed corner of the region that the inequalities leave to several free cells.

    Where the region has corners but none is allowed (no whole figures there), it is left undecided.
    """
    edges = [demand for demand in demands if demand.kind is _Kind.AT_LEAST_ZERO]
    if len(free) > _MOST_FREE:
        return [], True
    met = [_meet([edge.number for edge in tight], free) for tight in combinations(edges, len(free))]
    points: list[Mapping[int, Fraction]] = [point for point in met if point is not None]
    corners = [point for point in points if all(edge.met(point) for edge in edges)]
    allowed = [point for point in corners if all(demand.met(point) for demand in demands)]
    nearest = sorted(allowed, key=lambda point: sum(map(abs, point.values())))[:1]
    # A region without corners is empty if its edges meet somewhere, otherwise it has no end.
    return nearest, bool(corners) or not points


def _meet(tight: Sequence[_Affine], free: Sequence[int]) -> dict[int, Fraction] | None:
    """The point at which all of *tight* are 0, if there is exactly one."""
    rows = [[edge.factors.get(cell, Fraction(0)) for cell in free] + [-edge.constant] for edge in tight]
    for column in range(len(free)):
        pivot = next((row for row in rows[column:] if row[column]), None)
        if pivot is None:
            return None
        rows.remove(pivot)
        scaled = [value / pivot[column] for value in pivot]
        rows = [[a - b * row[column] for a, b in zip(row, scaled, strict=True)] for row in rows]
        rows.insert(column, scaled)
    return {cell: row[-1] for cell, row in zip(free, rows[: len(free)], strict=True)}
