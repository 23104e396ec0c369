"""``text.growth`` of shares: what a share rose or fell by, in percentage points, from its two values."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, held
from govcheck.narrative.quantity import Kind, Precision
from govcheck.narrative.relations.differences import RELATION, Change, differs
from govcheck.narrative.relations.levels import in_order, is_base, is_level, is_origin, sign
from govcheck.narrative.relations.statements import Statement, like_in_unit, plain, quoted, show, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose

__all__ = ["point_changes"]

#: From the second share to the change in points stand at most so many characters: they speak of one thing.
_FARTHEST: Final = 16
#: 高0.5个百分点, beside 提高 and the like.
_HIGHER: Final = re.compile("(?P<up>高出?|多出?)(?:了|约)?$|低(?:了|约)?$")
_THAN: Final = re.compile(r"(?<![同环对相])[比较][^,;:。()]{0,24}\($")
_LONGEST_LEAD: Final = 30
#: From a change to what it leads to: 由98.8%下降0.4个百分点至98.4%.
_LEADS_TO: Final = re.compile("[,]?(?:降|升|增|减|回落|提高|达)?(?:至|到|为)")


def point_changes(prose: Prose) -> Iterator[Outcome]:
    """由92.4%提高到95.1%，提高2.7个百分点; 95.1%，比上年的92.4%提高2.7个百分点; 2023年92.4%，2024年95.1%，提高…."""
    for sentence in prose.sentences:
        said = sentence.said
        for position, change in enumerate(said):
            if change.quantity.kind is not Kind.PERCENTAGE_POINT or not _sign(change) or "分别" in change.before:
                continue
            pair = _before(prose, said[max(position - 2, 0) : position], change)
            pair = pair or _on_both_sides(prose, said[max(position - 1, 0) : position + 2], change)
            if pair is not None:
                yield _assess(prose, *pair, change)


def _sign(change: Statement) -> int:
    higher = _HIGHER.search(change.before)
    return sign(change) or (0 if higher is None else 1 if higher["up"] else -1)


def _are_shares(*said: Statement) -> bool:
    return all(one.quantity.kind is Kind.PERCENT and one.quantity.precision is Precision.ROUNDED for one in said)


def _before(prose: Prose, said: Sequence[Statement], change: Statement) -> tuple[Statement, Statement] | None:
    """The earlier and the later share before *change*, where the words tell which is which."""
    if len(said) < 2 or not _are_shares(*said) or change.span.start - said[1].span.end > _FARTHEST:
        return None
    first, second = said
    if is_level(prose, first, second):
        return first, second
    if _is_compared_with(prose, second) and not _is_compared_with(prose, first):
        return second, first
    pair = in_order(prose, first, second)
    if pair is None:
        return None
    return (first, second) if pair.is_in_order else (second, first)


def _is_compared_with(prose: Prose, share: Statement) -> bool:
    """Whether something is compared with *share*, also where it stands in a bracket: 比2023年（35.84%）回落."""
    start = share.span.start
    return is_base(prose, share) or _THAN.search(prose.text, max(start - _LONGEST_LEAD, 0), start) is not None


def _on_both_sides(prose: Prose, said: Sequence[Statement], change: Statement) -> tuple[Statement, Statement] | None:
    """The share that *change* goes from, right before it, and the one that it leads to, right behind it."""
    if len(said) < 3 or not _are_shares(said[0], said[2]) or change.span.start - said[0].span.end > _FARTHEST:
        return None
    leads = _LEADS_TO.fullmatch(prose.text, change.span.end, said[2].span.start)
    return (said[0], said[2]) if leads and is_origin(prose, said[0]) else None


def _assess(prose: Prose, before: Statement, after: Statement, change: Statement) -> Outcome:
    stated, computed = _sign(change) * value(change), value(after) - value(before)
    slack = sum((Fraction(one.quantity.step) / 2 for one in (before, after, change)), Fraction(0))
    spans = [before.span, after.span, change.span]
    where = quoted(prose, spans)
    words = {
        "previous": plain(before), "current": plain(after), "change": plain(change),
        "computed": like_in_unit(abs(computed), change),
    }  # fmt: skip
    if abs(stated - computed) <= slack:
        return held(RELATION, where, show(stated), show(computed), say("narrative.difference_held", **words))
    return differs(where, words, Change(stated, computed, slack))
