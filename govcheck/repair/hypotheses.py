"""Mistakes that move many figures of a table at once, each as what would stand where if it were undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from govcheck.messages import Message, say

if TYPE_CHECKING:
    from govcheck.linear import Operand
    from govcheck.repair.layout import Grid
    from govcheck.repair.system import System
    from govcheck.repair.values import Number

__all__ = ["Hypothesis", "hypotheses"]


@frozen(eq=False)
class Hypothesis:
    """A mistake, what stands in which cell when it is undone, and the cells whose figures it has lost.

    Cells and figures are numbered and counted as in the `System`; cells without any relation are left out.
    """

    message: Message
    figures: Mapping[int, int]
    lost: tuple[int, ...] = ()


class _Spot(NamedTuple):
    operand: Operand
    cell: int  # -1: not in the system
    figure: int


_Line = Sequence[_Spot]
_Name = Callable[[_Spot], str]


def hypotheses(grid: Grid, system: System, values: Mapping[Operand, Number]) -> Iterator[Hypothesis]:
    """Every mistake of these kinds that one table may show; not yet whether it explains anything."""
    number = {operand: cell for cell, operand in enumerate(system.operands)}

    def spots(line: Sequence[Operand]) -> _Line:
        figures = (int(Fraction(values.get(operand, 0)) * system.unit) for operand in line)
        return [_Spot(o, number.get(o, -1), figure) for o, figure in zip(line, figures, strict=True)]

    rows = [spots(grid.row(row)) for row in grid.rows]
    columns = [spots(grid.column(column)) for column in grid.columns]
    violated = [row.terms.keys() for _, row in system.violated]
    yield from _swapped(columns, "columns", _column)
    yield from _swapped(rows, "rows", _row)
    for column in columns:
        yield from _shifted("column", column, _column(column[0]), _row, violated)
    for row in rows:
        yield from _shifted("row", row, _row(row[0]), _column, violated)
    yield from _shifted_rows(rows)
    for line, name in [(line, _column) for line in columns] + [(line, _row) for line in rows]:
        yield from _scaled(line, name(line[0]))


def _row(spot: _Spot) -> str:
    return spot.operand.key.row


def _column(spot: _Spot) -> str:
    return spot.operand.key.column


def _moves(targets: _Line, sources: _Line) -> dict[int, int]:
    return {
        target.cell: source.figure
        for target, source in zip(targets, sources, strict=True)
        if target.cell >= 0 and target.figure != source.figure
    }


def _swapped(lines: Sequence[_Line], axis: str, name: _Name) -> Iterator[Hypothesis]:
    for one, other in combinations(lines, 2):
        said = say(f"repair.{axis}_swapped", one=name(one[0]), other=name(other[0]))
        yield Hypothesis(said, _moves(one, other) | _moves(other, one))


def _shifted(axis: str, line: _Line, title: str, name: _Name, violated: Sequence[Set[int]]) -> Iterator[Hypothesis]:
    """One line moved by one cell; what stands wrong stands in violated relations across the line."""
    own = {spot.cell for spot in line}
    across = set[int]().union(*(cells for cells in violated if len(own & cells) == 1))
    wrong = [index for index, spot in enumerate(line) if spot.cell in across]
    table = line[0].operand.key.table
    for start, end, step in _spans(wrong[0], wrong[-1], len(line)) if wrong else ():
        figures, lost = _moved([[spot] for spot in line[start : end + 1]], step)
        first, last = name(line[start]), name(line[end])
        said = say(f"repair.{axis}_shifted", table=table, line=title, first=first, last=last)
        yield Hypothesis(said, figures, lost)


def _spans(first: int, last: int, length: int) -> Iterator[tuple[int, int, int]]:
    """Spans that hold all wrong cells; the lost cell may itself be right by chance and stand just outside."""
    for start, end, step in (
        (first, last, 1),
        (first, last + 1, 1),
        (first, last, -1),
        (first - 1, last, -1),
    ):
        if start >= 0 and end < length and end > start:
            yield start, end, step


def _moved(lines: Sequence[_Line], step: int) -> tuple[dict[int, int], tuple[int, ...]]:
    """What each line gets from the next (*step* 1) or the last (-1) one, and the cells that get nothing."""
    targets, sources = (lines[:-1], lines[1:]) if step == 1 else (lines[1:], lines[:-1])
    figures: dict[int, int] = {}
    for target, source in zip(targets, sources, strict=True):
        figures |= _moves(target, source)
    lost = lines[-1] if step == 1 else lines[0]
    return figures, tuple(spot.cell for spot in lost if spot.cell >= 0)


def _shifted_rows(rows: Sequence[_Line]) -> Iterator[Hypothesis]:
    """Whole rows moved together: their own totals hold, the sums down the columns do not."""
    for start, end in combinations(range(len(rows)), 2):
        first, last = _row(rows[start][0]), _row(rows[end][0])
        said = say("repair.rows_shifted", table=rows[0][0].operand.key.table, first=first, last=last)
        for step in (1, -1):
            yield Hypothesis(said, *_moved(rows[start : end + 1], step))


def _scaled(line: _Line, title: str) -> Iterator[Hypothesis]:
    said = say("repair.scaled", table=line[0].operand.key.table, line=title)
    known = [spot for spot in line if spot.cell >= 0 and spot.figure]
    yield Hypothesis(said, {spot.cell: spot.figure * 10_000 for spot in known})
    if not any(spot.figure % 10_000 for spot in known):
        yield Hypothesis(said, {spot.cell: spot.figure // 10_000 for spot in known})
