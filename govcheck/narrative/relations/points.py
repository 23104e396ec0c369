"""``text.growth`` of shares: what a share rose or fell by, in percentage points, from its two values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, held, quote
from govcheck.narrative.quantity import Kind, Precision
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.differences import RELATION, Change, differs
from govcheck.narrative.relations.levels import is_base, is_level, sign
from govcheck.narrative.relations.statements import Statement, around, like_in_unit, plain, show, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose

__all__ = ["point_changes"]

#: From the second share to the change in points stand at most so many characters: they speak of one thing.
_FARTHEST: Final = 16


def point_changes(prose: Prose) -> Iterator[Outcome]:
    """由92.4%提高到95.1%，提高2.7个百分点; 95.1%，比上年的92.4%提高2.7个百分点."""
    for sentence in prose.sentences:
        said = sentence.said
        for position, change in enumerate(said):
            if change.quantity.kind is not Kind.PERCENTAGE_POINT or not sign(change) or position < 2:
                continue
            pair = _pair(prose, said[position - 2 : position], change)
            if pair is not None:
                yield _assess(prose, *pair, change)


def _pair(prose: Prose, said: Sequence[Statement], change: Statement) -> tuple[Statement, Statement] | None:
    """The earlier and the later share, where the words tell which is which."""
    first, second = said
    shares = all(one.quantity.kind is Kind.PERCENT and one.quantity.precision is Precision.ROUNDED for one in said)
    if not shares or change.span.start - second.span.end > _FARTHEST:
        return None
    if is_level(prose, first, second):
        return first, second
    return (second, first) if is_base(prose, second) and not is_base(prose, first) else None


def _assess(prose: Prose, before: Statement, after: Statement, change: Statement) -> Outcome:
    stated, computed = sign(change) * value(change), value(after) - value(before)
    slack = sum((Fraction(one.quantity.step) / 2 for one in (before, after, change)), Fraction(0))
    spans = [before.span, after.span, change.span]
    where = quote(prose, around(prose, Span(min(spans).start, max(spans).end)), spans)
    words = {
        "previous": plain(before), "current": plain(after), "change": plain(change),
        "computed": like_in_unit(abs(computed), change),
    }  # fmt: skip
    if abs(stated - computed) <= slack:
        return held(RELATION, where, show(stated), show(computed), say("narrative.difference_held", **words))
    return differs(where, words, Change(stated, computed, slack))
