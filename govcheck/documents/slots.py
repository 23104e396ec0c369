"""Cells with spans to rows of slots, within bounds that no real table reaches."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from attrs import evolve

from govcheck.documents.document import Grid, GridCell
from govcheck.errors import FileError
from govcheck.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.place import Place

__all__ = ["SLOT_LIMIT", "matrix", "narrow", "ragged"]

#: More slots than the longest report has; beyond it a span or a stray cell is absurd.
SLOT_LIMIT: Final = 200_000


def matrix(cells: Iterable[GridCell], height: int, width: int, place: Place) -> tuple[tuple[GridCell | None, ...], ...]:
    """Rows of slots; of two cells that claim one slot the earlier keeps it.

    Raises:
        FileError: There would be more than `SLOT_LIMIT` slots.
    """
    if height * width > SLOT_LIMIT:
        raise FileError(say("documents.grid_too_large", rows=height, columns=width, limit=SLOT_LIMIT), place)
    slots: list[list[GridCell | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        for row in slots[cell.row : cell.row + cell.row_span]:
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                if row[column] is None:
                    row[column] = cell
    return tuple(map(tuple, slots))


def narrow(cells: Iterable[GridCell]) -> tuple[tuple[GridCell, ...], int]:
    """The cells without the columns in which none of them begins, and the width that is left.

    Such a column tells nothing (a title that spans a thousand), and would only shift the column numbers.
    """
    kept = tuple(cells)
    starts = sorted({cell.column for cell in kept})
    rank = {column: index for index, column in enumerate(starts)}

    ends = {end: bisect_left(starts, end) for end in {cell.column + cell.column_span for cell in kept}}
    return tuple(
        evolve(
            cell,
            column=rank[cell.column],
            column_span=ends[cell.column + cell.column_span] - rank[cell.column],
        )
        for cell in kept
    ), len(starts)


def ragged(rows: Iterable[Iterable[tuple[str, Place]]], place: Place) -> Grid:
    """A grid of a text file: texts and places row by row, short rows filled up with ``None``.

    Raises:
        FileError: There would be more than `SLOT_LIMIT` slots.
    """
    cells = tuple(
        GridCell(text, spot, index, column) for index, row in enumerate(rows) for column, (text, spot) in enumerate(row)
    )
    height = max((cell.row for cell in cells), default=-1) + 1
    width = max((cell.column for cell in cells), default=-1) + 1
    return Grid(matrix(cells, height, width, place), place, aligned=False)
