"""A row of numbers and their sum behind it, which nothing but 共 introduces: 建议45件、提案38件，共83件."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from govcheck.narrative.relations.statements import Statement, added, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.sentences import Prose

__all__ = ["row_before"]

#: What may stand between two numbers of a row, and between the last of them and the sum.
_BESIDE: Final = re.compile(r"[^,;:。()、]{0,8}(?P<sign>[,、和及与])[^,;:。()、]{0,24}")
_TOUCHES: Final = re.compile(r"[^,;:。()、]{0,8}[,、]")
_DIVIDED: Final = re.compile("其中|当中|包括|分别|另")
_MOST_BEFORE: Final = 8
_MOST_PARTS: Final = 4


def row_before(prose: Prose, said: Sequence[Statement], whole: Statement, start: int) -> list[Statement]:
    """The numbers that *whole*, whose 共 stands at *start*, evidently adds; empty where that is not certain.

    Args:
        prose: The text.
        said: Numbers of the same things before it, as the sentence has them.
        whole: The sum.
        start: Where its first word stands.
    """
    like = [one for one in said[-_MOST_BEFORE:] if one.quantity.unit == whole.quantity.unit]
    if not like or not _TOUCHES.fullmatch(prose.text, like[-1].span.end, start):
        return []
    row = _row(prose, like)
    if len(row) < 2 or whole.after not in ("", row[-1].after) or any(one.is_change for one in row):
        return []
    if added(row) == value(whole) or not _is_of_others(like, row, whole):
        return row
    return []


def _row(prose: Prose, said: Sequence[Statement]) -> list[Statement]:
    """The last of *said* that one kind of sign joins, all of them with names, or none behind the first."""
    row, signs = [said[-1]], ""
    for one, following in reversed(list(pairwise(said))):
        between = _BESIDE.fullmatch(prose.text, one.span.end, following.quantity.span.start)
        if between is None or _DIVIDED.search(between[0]):
            break
        row, signs = [one, *row], signs + between["sign"]
    if "," in signs and signs.strip(","):
        return []  # whether the comma or the 、 joins what is added is open
    names = {bool(one.before) for one in row[1:]}
    return row if row[0].before and len(names) == 1 else []


def _is_of_others(said: Sequence[Statement], row: Sequence[Statement], whole: Statement) -> bool:
    """Whether *whole* is the sum of other numbers before it, some of them beyond the *row*."""
    rows = (
        some
        for number in range(2, _MOST_PARTS + 1)
        for some in combinations(said, number)
        if any(one not in row for one in some)
    )
    return any(added(some) == value(whole) for some in rows)
