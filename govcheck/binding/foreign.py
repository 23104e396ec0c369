"""Tables of the narrative that share some labels with a table of the form, such as a summary of the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.form import Presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.binding.rows import Row

__all__ = ["own_rows"]


def own_rows(rows: Sequence[Row], columns: int) -> list[Row]:
    """The rows without those of grids that are other tables than the form's, which has so many *columns*.

    Another table is one that names no row of the form, or only rows that a grid with more of them names as well, and
    has neither the columns of the form nor as many figures in a row.
    """
    named: dict[int, set[str]] = {}
    for row in rows:
        if row.strip.aligned:
            ids = named.setdefault(row.strip.block, set())
            ids |= {row.item.id} if row.item is not None and row.item.presence is not Presence.NEVER else set()
    if not any(named.values()):
        return list(rows)
    whole = {row.strip.block for row in rows if _has_columns(row, columns)}
    foreign = {block for block, ids in named.items() if _is_foreign(block, ids, named, whole)}
    return [row for row in rows if row.strip.block not in foreign]


def _has_columns(row: Row, columns: int) -> bool:
    return len(row.values) >= columns or (row.header is not None and row.header.whole)


def _is_foreign(block: int, ids: set[str], named: dict[int, set[str]], whole: Iterable[int]) -> bool:
    return block not in whole and any(len(other) > len(ids) and ids <= other for other in named.values())
