"""What a share may be of where no single number before it is its whole: the sum of a row, or what a row is part of.

A number that stands in a row with others (自然人571件、企业48件、其他6件) is a part beside parts; the share of
something else is of all of them together, never of the one that happens to be nearest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from govcheck.narrative.relations.statements import STATED_TOTAL, Statement, added, same_things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from govcheck.narrative.sentences import Prose

__all__ = ["is_beside_others", "sums_before"]

#: Nothing but the name of the next stands between two numbers of a row.
_JOINED: Final = re.compile(r"[^,;:()。、]{0,12}、[^,;:()。、其]{0,20}")
_CARRIED: Final = re.compile(r"结转|遗留|转入|接转")
_LONGEST_ROW: Final = 8


def is_beside_others(prose: Prose, base: Statement, part: Statement, said: Sequence[Statement]) -> bool:
    """Whether *base*, of the numbers *said*, stands in a row with others than *part*."""
    if STATED_TOTAL.search(base.before):
        return False
    at = bisect_left(said, base.span.start, key=lambda one: one.span.start)
    neighbours = [said[at + step] for step in (-1, 1) if 0 <= at + step < len(said)]
    return any(_are_joined(prose, base, one) for one in neighbours if one is not part)


def _are_joined(prose: Prose, base: Statement, other: Statement) -> bool:
    first, second = sorted((base, other), key=lambda one: one.span.start)
    between = prose.text[first.span.end : second.span.start]
    return other.is_amount and same_things(base, other) and _JOINED.fullmatch(between) is not None


def sums_before(part: Statement, said: Sequence[Statement], beside: Sequence[Statement]) -> Iterator[Fraction]:
    """Sums that *part* may be a share of: of the row before it, with it or without, and with what was carried over.

    Args:
        part: The number that has the share.
        said: The numbers of its sentence up to it.
        beside: Those of them that stand in a row with others.
    """
    before = [one for one in said if one is not part and _is_like(one, part)][-_LONGEST_ROW:]
    row = [one for one in before if one in beside]
    for first in range(len(row) - 1):
        yield added(row[first:])
        yield added([*row[first:], part])
    carried = [one for one in before if _CARRIED.search(one.before)]
    yield from (added((one, other)) for one in carried for other in before if other is not one)


def _is_like(one: Statement, part: Statement) -> bool:
    return one.is_amount and same_things(one, part) and not one.is_change and not one.bracket
