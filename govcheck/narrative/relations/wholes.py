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

__all__ = ["is_beside_others", "rows_to", "sums_before"]

#: Nothing but the name of the next stands between two numbers of a row.
_JOINED: Final = re.compile(r"[^,;:()。、]{0,12}、[^,;:()。、其]{0,20}")
#: Two numbers that have one share together: 予以公开43件和部分公开11件，占51.4%.
_JOINED_BY_WORDS: Final = re.compile(
    r"[^,;:()。、和与及]{0,6}(?:、|和(?!解)|与(?!会)|以及|及(?!时|其))[^,;:()。、其]{0,20}"
)
#: A number that is received is divided, and is no part beside what became of it: 受理60件、办结57件.
_CAME_IN: Final = re.compile(r"收到|受理|新收|收办|接收|接到|登记|接听")
_CARRIED: Final = re.compile(r"结转|遗留|转入|接转")
_LONGEST_ROW: Final = 8


def is_beside_others(prose: Prose, base: Statement, part: Statement, said: Sequence[Statement]) -> bool:
    """Whether *base*, of the numbers *said*, stands in a row with others, *part* among them where both are results."""
    if STATED_TOTAL.search(base.before):
        return False
    if _are_joined(prose, base, part, _JOINED_BY_WORDS) and not _CAME_IN.search(base.before):
        return True
    at = bisect_left(said, base.span.start, key=lambda one: one.span.start)
    neighbours = [said[at + step] for step in (-1, 1) if 0 <= at + step < len(said)]
    return any(_are_joined(prose, base, one) for one in neighbours if one is not part)


def rows_to(prose: Prose, part: Statement, said: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Numbers in a row of which *part* is the last, so that a share behind it may be theirs together."""
    at = bisect_left(said, part.span.start, key=lambda one: one.span.start)
    row = [part]
    for one in reversed(said[max(at - _LONGEST_ROW, 0) : at]):
        if not _is_like(one, part) or not _are_joined(prose, one, row[0], _JOINED_BY_WORDS):
            return
        row = [one, *row]
        yield row


def _are_joined(prose: Prose, base: Statement, other: Statement, sign: re.Pattern[str] = _JOINED) -> bool:
    first, second = sorted((base, other), key=lambda one: one.span.start)
    between = prose.text[first.span.end : second.span.start]
    return other.is_amount and same_things(base, other) and sign.fullmatch(between) is not None


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
