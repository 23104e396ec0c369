"""The general solver: oracle for the exact search, and help beyond it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

pytest.importorskip("scipy")

from govcheck.errors import UsageError
from govcheck.linear import Comparison
from govcheck.repair import Domain, Limits, find_repairs
from govcheck.repair.search import search
from govcheck.repair.solver import smallest
from govcheck.repair.system import broken_systems
from tests.repair.tables import cell, equation, report
from tests.repair.test_search import problems


class TestOracle:
    """Solver and search agree on how few cells suffice."""

    @settings(max_examples=30, deadline=None)
    @given(problems([Comparison.EQUAL, Comparison.AT_MOST]))
    def test_no_smaller_set_by_the_solver(self, problem):
        """A general solver finds no smaller set of cells than the search."""
        for system in broken_systems(*problem, {}):
            found = search(system, Limits(size=5))
            solved = smallest(system)
            if found.solutions and solved:
                assert len(found.solutions[0].changes) <= len(solved.changes)
            assert not (found.impossible and solved)

    @pytest.mark.parametrize("errors", [1, 2, 3])
    def test_the_same_cells_in_table_three(self, errors):
        """Of random errors in a real table the solver finds as many cells as the search."""
        relations, values = report("suqian-2023")
        dice = random.Random(errors)
        wrong = {operand: dice.randrange(900) for operand in dice.sample(list(values)[:175], errors)}
        (system,) = broken_systems(relations, values | wrong, {})
        solved = smallest(system)
        assert solved is not None
        assert len(solved.changes) == len(search(system, Limits()).solutions[0].changes)


class TestSmallest:
    """What the solver says is believed only when it is exact."""

    def test_beyond_the_limit(self):
        """Asked beyond the search's size, the solver makes the proposal, which is not called unique."""
        relations, values = report("suqian-2023")
        dice = random.Random(8)
        wrong = {operand: dice.randrange(900) for operand in dice.sample(list(values)[:175], 3)}
        repairs = find_repairs(relations, values | wrong, {}, limits=Limits(size=2, beyond=smallest))
        found = {change.operand: change.suggested for change in repairs.entries[0].changes}
        assert found == {operand: values[operand] for operand in wrong}
        assert not repairs.complete
        assert not repairs.entries[0].unique

    def test_large_figures_are_refused(self):
        """Figures that floats cannot hold are refused, not rounded."""
        a, b = cell("t", "r", "a"), cell("t", "r", "b")
        (system,) = broken_systems([equation("same", "", [a], [b])], {a: 2**53, b: 1}, {})
        with pytest.raises(UsageError, match="53"):
            smallest(system)

    def test_nothing_to_find(self):
        """Where no cell may change the solver finds nothing."""
        a, b = cell("t", "r", "a"), cell("t", "r", "b")
        locked = dict.fromkeys((a, b), Domain(changeable=False))
        (system,) = broken_systems([equation("same", "", [a], [b])], {a: 1, b: 2}, locked)
        assert smallest(system) is None
