"""Grids without true positions in which rows prove that values stand under their columns' labels all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.binding.columns import fitting
from govcheck.binding.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.binding.rows import Row

__all__ = ["under_header"]


def under_header(rows: Sequence[Row]) -> frozenset[int]:
    """Blocks in which values stand in the very places of their columns' labels, though nothing says they must.

    A spreadsheet's clipboard keeps all places. That it did is proved by a row whose values leave no choice, and
    refuted by any value in another place.
    """
    found: dict[int, bool] = {}
    for row in rows:
        header, block = row.header, row.strip.block
        filled = [token.slot for token in row.values if token.kind is not Kind.BLANK]
        if row.strip.grid is None or header is None or header.aligned or not header.whole:
            continue
        places = [slot.start for slot in header.slots]
        if sorted(set(places)) != places or not set(filled) <= set(places):
            found[block] = False
            continue
        window = fitting(row.values, len(places))
        if window is not None and filled and [token.slot for token in window] == places:
            found.setdefault(block, True)
    return frozenset(block for block, proved in found.items() if proved)
