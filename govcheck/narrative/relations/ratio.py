"""``text.ratio``: shares follow from the numbers beside them, to the printed decimals."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, Verdict, doubted, held, quote, unassessed, violated
from govcheck.narrative.quantity import Interval, Kind, exactly
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.levels import is_last_year
from govcheck.narrative.relations.shares import PRINTED, Share, add_up, common_whole, implied, nested, shares_of
from govcheck.narrative.relations.statements import (
    Statement,
    added,
    half_up,
    like,
    percentage,
    plain,
    quoted,
    same_things,
    show,
    value,
)
from govcheck.narrative.relations.together import shares_together
from govcheck.narrative.relations.wholes import is_beside_others, rows_to, sums_before
from govcheck.narrative.slips import NEAR_POINTS, is_nearly_slip, is_slip, is_unlikely
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "bases", "compare", "fails", "holds", "ratios", "share_of"]

RELATION: Final = "text.ratio"

#: 平均每月7.2件 is no whole of anything.
_AVERAGE: Final = re.compile("平均|[年月日天周人户]均|每[年月日天周人户]")
_MOST_BASES: Final = 12
_SENTENCES_BACK: Final = 3
_MOST_SHARES: Final = 40
_FARTHEST_OFF: Final = 9
_ENOUGH_IN_COMMON: Final = 3


class _Near(NamedTuple):
    """What may be the whole of a share: numbers of the sentences before, and of the sentence itself.

    Args:
        sentence: The sentence.
        before: Those of the sentences before.
        within: Those of the sentence that are no parts with a share of their own.
        beside: Those of *within* that stand in a row with others (甲类30件、乙类25件), so that none is their whole.
    """

    sentence: Sentence
    before: Sequence[Statement]
    within: Sequence[Statement]
    beside: Sequence[Statement]


def ratios(prose: Prose) -> Iterator[Outcome]:
    """Every share of *prose*: 258件，占33.9%."""
    earlier: list[tuple[int, Sequence[Statement]]] = []
    for sentence in prose.sentences:
        said = sentence.said
        if any(one.quantity.kind is Kind.PERCENT for one in said):
            before = [one for block, group in earlier if block == sentence.block for one in group]
            yield from _shares(prose, sentence, said, before)
            yield from shares_together(prose, sentence)
        earlier = [*earlier[1 - _SENTENCES_BACK :], (sentence.block, _without_shares(said)[-_MOST_BASES:])]


def _without_shares(said: Sequence[Statement]) -> list[Statement]:
    """What may be the whole of later shares: a number with a share of its own is a part like those."""
    parts = {
        first.span for first, second in pairwise(said) if second.quantity.kind is Kind.PERCENT and _is_share(second)
    }
    return [one for one in said if one.span not in parts]


def _is_share(statement: Statement) -> bool:
    return "占" in statement.before or bool(statement.bracket)


def bases(part: Statement, said: Sequence[Statement]) -> list[Statement]:
    """The numbers that *part* may be a share of, the nearest first."""
    return [
        one
        for one in reversed(said)
        if one.is_amount
        and same_things(one, part)
        and not one.is_change
        and value(one) >= value(part) > 0
        and not _AVERAGE.search(one.before)
    ]


def _shares(
    prose: Prose, sentence: Sentence, said: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[Outcome]:
    found = list(shares_of(prose, said))
    inner = {one.part.span: outer for one, outer in nested(prose, found)}
    yield from (holds(prose, sentence, one, inner[one.part.span]) for one in found if one.part.span in inner)
    shares = [one for one in found if one.part.span not in inner]
    places = {one.span: place for place, one in enumerate(said)}
    for start in range(0, len(shares), _MOST_SHARES):
        group = shares[start : start + _MOST_SHARES]
        parts = {share.part.span for share in group}
        for share in group:
            place = places[share.part.span]
            within = _without_shares(said[max(place - 2 * _MOST_BASES, 0) : place + 1])
            near = [one for one in within if one.span not in parts]
            beside = [one for one in near if is_beside_others(prose, one, share.part, said)]
            yield _share(prose, group, share, _Near(sentence, before, near, beside))


def _share(prose: Prose, shares: Sequence[Share], share: Share, near: _Near) -> Outcome:
    wholes = bases(share.part, [*near.before, *near.within])[:_MOST_BASES]
    total = added(one.part for one in shares) if len(shares) > 1 else Fraction(0)
    if total and share.percent.quantity.interval.meets(percentage(share.part.quantity.interval, exactly(total))):
        return holds(prose, near.sentence, share, total)
    if share.of_named:
        wholes = [one for one in wholes if share.percent.quantity.interval.meets(share_of(share.part, one))]
    wholes.sort(key=lambda base: -_support(shares, share, base))
    found = _by_wholes(prose, shares, share, wholes, near) or _by_the_others(prose, shares, share, total)
    # 127件,占51.0%,上年为100件,占48.5%: last year's whole is another one.
    of_this_year = found is not None and (found.verdict is Verdict.HELD or not is_last_year(prose, share.part))
    if found is not None and of_this_year:
        return found
    wholes = wholes if found is None else []
    if wholes:
        return compare(prose, near.sentence, share, wholes, Severity.INFO)
    where = quote(prose, near.sentence.span, [share.part.span, share.percent.span])
    return unassessed(RELATION, where, say("narrative.ratio_open", percent=plain(share.percent)))


def _by_wholes(
    prose: Prose, shares: Sequence[Share], share: Share, wholes: Sequence[Statement], near: _Near
) -> Outcome | None:
    """What the numbers that may be the whole of *share* say of it, where one of them evidently is."""
    if not wholes:
        return None
    if any(share.percent.quantity.interval.meets(share_of(share.part, one)) for one in wholes):
        return compare(prose, near.sentence, share, wholes, Severity.WARNING)
    of_sum = next((one for one in sums_before(share.part, near.within, near.beside) if _is_of(share, one)), None)
    if of_sum is not None:
        return holds(prose, near.sentence, share, of_sum)
    of_row = _of_row(prose, share, near)
    if of_row is not None:
        return holds(prose, near.sentence, share, of_row)
    evident = _is_evident(shares, share, wholes, near)
    return compare(prose, near.sentence, share, wholes, Severity.WARNING) if evident else None


def _of_row(prose: Prose, share: Share, near: _Near) -> Fraction | None:
    """What *share* is of, where it is that of several numbers in a row, whose last stands before it."""
    printed = share.percent.quantity.interval
    for row in rows_to(prose, share.part, near.sentence.said):
        total = added(row)
        for whole in (*near.before, *near.within):
            like_them = whole.is_amount and same_things(whole, share.part) and value(whole) >= total > 0
            if like_them and printed.meets(percentage(exactly(total), whole.quantity.interval)):
                return value(whole)
    return None


def _is_of(share: Share, whole: Fraction) -> bool:
    """Whether *share* is of *whole*, not 0."""
    if not whole:
        return False
    return share.percent.quantity.interval.meets(percentage(share.part.quantity.interval, exactly(whole)))


def _is_evident(shares: Sequence[Share], share: Share, wholes: Sequence[Statement], near: _Near) -> bool:
    """Whether the first of *wholes* is evidently what *share* is of: others are, or its own sentence says so."""
    whole = wholes[0]
    if _makes_up_the_rest(shares, share, value(whole)) or whole.quantity.unit != share.part.quantity.unit:
        return False
    is_near = any(base in near.within for base in wholes) and whole not in near.beside
    return is_near or _support(shares, share, whole) > 0


def _by_the_others(prose: Prose, shares: Sequence[Share], share: Share, total: Fraction) -> Outcome | None:
    """What the other shares of the list say of *share*: all of them are of one whole, stated or not."""
    others = [one for one in shares if one is not share and same_things(one.part, share.part)]
    common = common_whole(others)
    if common is not None and not implied(share).meets(common):
        whole = _within(common, total)
        enough = len(others) >= _ENOUGH_IN_COMMON or _is_divided(shares, share, total) or _is_slip(share, whole)
        sure = enough and not _makes_up_the_rest(shares, share, whole)
        return doubted(_differs(prose, share, whole), Severity.WARNING if sure else Severity.INFO)
    if len(others) == 1 == len(shares) - 1 and total and not _is_of(others[0], total) and add_up(shares):
        return doubted(_differs(prose, share, total), Severity.WARNING)
    if len(others) == 1 and total and _are_halves(share, others[0], total):
        return doubted(_differs(prose, share, total), Severity.INFO)
    return None


def _is_divided(shares: Sequence[Share], share: Share, total: Fraction) -> bool:
    """Whether *shares* are of all that there is: they add up to 100, or all but *share* are of their sum."""
    return add_up(shares) or (total > 0 and all(_is_of(one, total) for one in shares if one is not share))


def _is_slip(share: Share, whole: Fraction) -> bool:
    """Whether one mistyped digit keeps *share* from being of *whole*."""
    step = Fraction(share.percent.quantity.step)
    percent, part = 100 * value(share.part) / whole, value(share.percent) * whole / 100
    if is_slip(value(share.percent), half_up(percent / step) * step, step):
        return True
    slack = step * whole / 100 + Fraction(1, 2)
    return is_nearly_slip(value(share.part), part, Fraction(share.part.quantity.step), slack)


def _are_halves(share: Share, other: Share, total: Fraction) -> bool:
    """Whether *other* is a share of the sum of two, and *share* would be the rest but for a digit."""
    right = other.percent.quantity.interval.meets(percentage(other.part.quantity.interval, exactly(total)))
    off = abs(value(share.percent) - 100 * value(share.part) / total)
    return right and 2 * off > 3 * Fraction(share.percent.quantity.step) and off <= _FARTHEST_OFF


def _within(common: Interval, total: Fraction) -> Fraction:
    """The sum of the parts where it can be the whole, else the middle of what it can be."""
    if common.contains(total) or common.low is None or common.high is None:
        return total
    middle = (common.low + common.high) / 2
    return Fraction(half_up(middle)) or middle


def _differs(prose: Prose, share: Share, whole: Fraction) -> Outcome:
    """A share that is not of the whole which the other shares of its list are of."""
    spans = [share.part.span, share.percent.span]
    where = quoted(prose, spans)
    words = _words(share, like(whole, share.part), 100 * value(share.part) / whole)
    return violated(RELATION, where, words["stated"], words["computed"], say("narrative.ratio_alone", **words))


def _makes_up_the_rest(shares: Sequence[Share], share: Share, whole: Fraction) -> bool:
    """Whether a share is off by one unit of its last digit so that all of them add up to 100."""
    off = abs(value(share.percent) - 100 * value(share.part) / whole)
    together = sum((value(one.percent) for one in shares), Fraction(0))
    return together == 100 and off <= Fraction(3, 2) * Fraction(share.percent.quantity.step)


def _support(shares: Sequence[Share], share: Share, base: Statement) -> int:
    """How many of the other shares follow from *base*."""
    return sum(
        other.percent.quantity.interval.contains(100 * value(other.part) / value(base))
        for other in shares
        if other is not share
    )


def compare(prose: Prose, sentence: Sentence, share: Share, wholes: Sequence[Statement], severity: Severity) -> Outcome:
    """Whether *share* follows from one of *wholes*, the likeliest first."""
    printed = _printed(share.percent)
    fitting = next((one for one in wholes if printed.meets(share_of(share.part, one))), None)
    if fitting is not None:
        return holds(prose, sentence, share, value(fitting), [fitting.span])
    whole = wholes[0]
    if any(one.quantity.precision not in PRINTED for one in (share.part, whole)):
        where = quote(prose, sentence.span, [share.part.span, share.percent.span])
        return unassessed(RELATION, where, say("narrative.ratio_open", percent=plain(share.percent)))
    return fails(prose, share, value(whole), [whole.span], severity)


def fails(prose: Prose, share: Share, whole: Fraction, beside: Sequence[Span], severity: Severity) -> Outcome:
    """That *share* is not of *whole*, the number or the sum of the numbers at *beside*."""
    spans = [*beside, share.part.span, share.percent.span]
    where = quoted(prose, spans)
    words = _words(share, like(whole, share.part), 100 * value(share.part) / whole)
    message = say("narrative.ratio_wrong", **words)
    computed = 100 * value(share.part) / whole
    unlikely = is_unlikely(share.percent.quantity.interval, (computed,), NEAR_POINTS)
    severity = Severity.INFO if unlikely else severity
    return doubted(violated(RELATION, where, words["stated"], words["computed"], message), severity)


def share_of(part: Statement, whole: Statement) -> Interval:
    """How many per cent of *whole* the *part* is."""
    return percentage(part.quantity.interval, whole.quantity.interval)


def _printed(percent: Statement) -> Interval:
    """The values that are printed so; 100% says that nothing is left, and is never rounded up to."""
    return exactly(100) if value(percent) == 100 else percent.quantity.interval


def holds(prose: Prose, sentence: Sentence, share: Share, whole: Fraction, beside: Sequence[Span] = ()) -> Outcome:
    """That *share* is of *whole*, the number at *beside* where it is stated."""
    spans = [*beside, share.part.span, share.percent.span]
    where = quoted(prose, spans) if beside else quote(prose, sentence.span, spans)
    words = _words(share, like(whole, share.part), 100 * value(share.part) / whole)
    return held(RELATION, where, words["stated"], words["computed"], say("narrative.ratio_held", **words))


def _words(share: Share, whole: str, right: Fraction) -> dict[str, str]:
    step = Fraction(share.percent.quantity.step)
    rounded = half_up(right / step) * step
    return {
        "part": plain(share.part),
        "whole": whole,
        "percent": plain(share.percent),
        "stated": show(value(share.percent)),
        "computed": show(rounded),
    }
