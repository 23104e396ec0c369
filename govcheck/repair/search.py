"""The exact search: all smallest sets of cells whose change makes a system hold.

A violated row holds again only if one of its cells changes, so the search branches on the cells of one
violated row. A chosen cell is eliminated: the row then says what the cell becomes, and every other row is
rewritten without it. A row that is violated after rewriting is one that no value of the chosen cells can
mend, so it is branched on in turn. Thereby cells whose own change settles no relation are found too, and
nothing is missed up to the size that is looked for. Among the branches of one row, later ones leave the
cells of earlier ones alone: every set is met once.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, frozen

from govcheck.repair.settle import Chosen, settle, settle_plainly
from govcheck.repair.system import Row, Solution, System, disjoint, eliminate, least_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.repair.values import Limits

__all__ = ["Found", "search"]

#: What takes about as long as one step: to rewrite rows by a pivot of so many terms; and how many steps
#: it takes to settle values in fractions.
_TERMS_PER_STEP, _STEPS_TO_SETTLE = 100, 8


@frozen
class Found:
    """The outcome of a search.

    Args:
        solutions: The smallest sets of changes.
        complete: Whether these are all, and whether none smaller exists.
        impossible: Whether it is certain that no change of any size makes the system hold.
    """

    solutions: tuple[Solution, ...]
    complete: bool
    impossible: bool = False


def search(system: System, limits: Limits) -> Found:
    """All smallest solutions of *system* with at most ``limits.size`` cells."""
    spent = 0
    for size in range(least_size(system), limits.size + 1):
        run = _Run(system, limits.steps - spent)
        solutions = tuple(islice(run.solutions(size), limits.answers + 1))
        spent += run.steps
        if solutions:
            complete = run.certain and len(solutions) <= limits.answers
            return Found(solutions[: limits.answers], complete)
        if not run.certain:
            break
        if not run.cut:
            return Found((), complete=True, impossible=True)
    return Found((), complete=False)


class _Node(NamedTuple):
    rows: list[Row]  # equalities that do not contain a chosen cell
    chosen: Chosen
    excluded: frozenset[int]


@define
class _Run:
    """One pass for solutions of exactly one size, with what must be known of it afterwards."""

    system: System
    allowance: int
    steps: int = 0
    cut: bool = False  # a branch was left because it needs more cells
    undecided: bool = False  # a set was met whose values could not be settled exactly

    @property
    def certain(self) -> bool:
        return not self.undecided and self.steps <= self.allowance

    def solutions(self, size: int) -> Iterator[Solution]:
        return self._visit(_Node(list(self.system.equalities), (), self.system.fixed), size)

    def _visit(self, node: _Node, left: int) -> Iterator[Solution]:
        self.steps += 1
        if self.steps > self.allowance:
            return
        violated = [(row.terms.keys() - node.excluded, row) for row in node.rows if row.residual]
        if not violated:
            yield from self._settle(node, left)
            return
        violated.sort(key=lambda pair: len(pair[0]))
        cells, pivot = violated[0]
        if not cells:
            return
        if disjoint([cells for cells, _ in violated]) > left:
            self.cut = True
            return
        if left == 1:
            # The last cell must stand in every violated row.
            self.cut = self.cut or len(violated) > 1
            cells = set.intersection(*(cells for cells, _ in violated))
        for cell, excluded in _one_by_one(cells, node.excluded):
            yield from self._visit(self._choose(node, cell, pivot, excluded), left - 1)

    def _settle(self, node: _Node, left: int) -> Iterator[Solution]:
        """The equalities are mended: ask for the values, and branch on what stands in their way."""
        plain = settle_plainly(self.system, node.chosen)
        if plain is not None:
            yield plain
            return
        if left == 0 and all(row for _, row in node.chosen):
            self.cut = True
            return
        self.steps += _STEPS_TO_SETTLE
        settled = settle(self.system, node.chosen)
        self.undecided = self.undecided or settled.undecided
        yield from settled.solutions
        cells = settled.blockers - node.excluded - {cell for cell, _ in node.chosen}
        if settled.solutions or not cells:
            return
        if left == 0:
            self.cut = True
            return
        for cell, excluded in _one_by_one(cells, node.excluded):
            pivot = next((row for row in node.rows if cell in row.terms), None)
            yield from self._visit(self._choose(node, cell, pivot, excluded), left - 1)

    def _choose(self, node: _Node, cell: int, pivot: Row | None, excluded: frozenset[int]) -> _Node:
        """*node* with *cell* among the changed ones, defined by *pivot*, or free where no row contains it."""
        chosen = (*node.chosen, (cell, pivot))
        if pivot is None:
            return _Node(node.rows, chosen, excluded)
        # Rewriting a row takes as long as the pivot is, so that long rows count for more steps.
        rewritten = sum(cell in row.terms for row in node.rows)
        self.steps += rewritten * len(pivot.terms) // _TERMS_PER_STEP
        return _Node(eliminate(node.rows, pivot, cell), chosen, excluded)


def _one_by_one(cells: set[int] | frozenset[int], excluded: frozenset[int]) -> Iterator[tuple[int, frozenset[int]]]:
    for cell in sorted(cells):
        yield cell, excluded
        excluded |= {cell}
