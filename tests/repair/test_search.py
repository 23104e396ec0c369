"""The exact search against trying everything."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.linear import Comparison, LinearRelation, Operand
from govcheck.repair import Limits
from govcheck.repair.search import search
from govcheck.repair.system import System, broken_systems, holds
from tests.repair.tables import cell, equation

HIGHEST = 7
CELLS = [cell("t", "r", f"c{number}") for number in range(5)]


@st.composite
def relations(draw, comparisons=tuple(Comparison)):
    """A relation of one to four cells with small factors."""
    operands = draw(st.lists(st.sampled_from(CELLS), min_size=1, max_size=4, unique=True))
    factors = [draw(st.sampled_from([-2, -1, -1, 1, 1, 2, 3])) for _ in operands]
    constant = draw(st.integers(-3, 3))
    terms = tuple(zip(operands, factors, strict=True))
    return LinearRelation("r", "", terms, constant, draw(st.sampled_from(comparisons)))


@st.composite
def problems(draw, comparisons=tuple(Comparison)):
    """Up to five relations over five figures."""
    found = draw(st.lists(relations(comparisons), min_size=1, max_size=5))
    values = {operand: draw(st.integers(0, 5)) for operand in CELLS}
    return found, values


def kept(relation: LinearRelation, values: dict[Operand, int]) -> bool:
    """Whether *relation* holds over *values*."""
    return holds(relation, relation.constant + sum(values[operand] * factor for operand, factor in relation.terms))


def tried(system: System, values: dict[Operand, int]) -> set[frozenset[Operand]]:
    """The smallest sets of cells, by trying all figures up to HIGHEST."""
    wanted = [relation for relation, _ in system.relations]
    for size in range(1, len(system.operands) + 1):
        found = {
            frozenset(chosen)
            for chosen in combinations(system.operands, size)
            for figures in product(range(HIGHEST + 1), repeat=size)
            if all(kept(relation, values | dict(zip(chosen, figures, strict=True))) for relation in wanted)
        }
        if found:
            return found
    return set()


class TestSearch:
    """`search` finds every smallest set and nothing else."""

    @settings(max_examples=150, deadline=None)
    @given(problems())
    def test_finds_what_trying_everything_finds(self, problem):
        """Every smallest set of cells that trial and error finds is found, and every answer holds."""
        rules, values = problem
        for system in broken_systems(rules, values, {}):
            found = search(system, Limits(size=5))
            expected = tried(system, values)
            sets = {frozenset(system.operands[n] for n, _ in solution.changes) for solution in found.solutions}
            assert all(system.satisfied_by(dict(solution.changes)) for solution in found.solutions)
            if not expected:
                assert found.impossible or not found.complete or not in_reach(system, found)
                continue
            assert not found.impossible
            if found.complete and in_reach(system, found):
                assert sets == expected

    @settings(max_examples=200, deadline=None)
    @given(st.lists(st.integers(0, 3), min_size=12, max_size=12))
    def test_is_complete_for_tables(self, figures):
        """Whatever stands in a table of totals across and down, the search ends with all answers."""
        grid = [[cell("t", f"r{row}", f"c{column}") for column in range(4)] for row in range(3)]
        rules = [equation("across", "", row[-1:], row[:-1]) for row in grid]
        rules += [equation("down", "", column[-1:], column[:-1]) for column in zip(*grid, strict=True)]
        values = dict(zip([operand for row in grid for operand in row], figures, strict=True))
        for system in broken_systems(rules, values, {}):
            found = search(system, Limits(size=7, steps=100_000, answers=10_000))
            assert found.complete
            assert found.solutions

    @settings(max_examples=200, deadline=None)
    @given(problems())
    def test_settled_values_are_the_only_ones(self, problem):
        """Where a set is said to leave no choice, no other figures of it fulfil the relations."""
        rules, values = problem
        for system in broken_systems(rules, values, {}):
            wanted = [relation for relation, _ in system.relations]
            for solution in search(system, Limits(size=3)).solutions:
                chosen = [system.operands[number] for number, _ in solution.changes]
                ways = sum(
                    all(kept(relation, values | dict(zip(chosen, figures, strict=True))) for relation in wanted)
                    for figures in product(range(HIGHEST + 1), repeat=len(chosen))
                )
                assert not solution.settled or ways <= 1


def in_reach(system: System, found) -> bool:
    """Whether trial and error would meet all answers."""
    return all(
        system.printed[number] + change <= HIGHEST
        for solution in found.solutions
        for number, change in solution.changes
    )
