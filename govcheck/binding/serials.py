"""Numbers of rows in a table that was torn into lines: each stands behind the figures of the row before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from govcheck.binding.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.binding.rows import Row

__all__ = ["without_serials"]

#: So many rows running that end in numbers one higher each time are numbered.
_RUN: Final = 6


def without_serials(rows: Sequence[Row]) -> list[Row]:
    """The rows, those without the number of the row below them that are numbered through."""
    made = list(rows)
    ends = [_end(row) for row in rows]
    start = 0
    for index in range(1, len(rows) + 1):
        last = ends[index - 1]
        if index < len(rows) and last is not None and ends[index] == last + 1:
            continue
        if index - start >= _RUN:
            made[start:index] = map(_without_last_figure, rows[start:index])
        start = index
    return made


def _end(row: Row) -> int | None:
    """The last figure of a row of lines."""
    figures = [token.text for token in row.values if token.kind is Kind.VALUE]
    whole = row.strip.grid is None and bool(figures) and figures[-1].isascii() and figures[-1].isdigit()
    return int(figures[-1]) if whole and len(figures[-1]) <= len("999") else None


def _without_last_figure(row: Row) -> Row:
    last = max(index for index, token in enumerate(row.values) if token.kind is Kind.VALUE)
    return evolve(row, values=row.values[:last])
