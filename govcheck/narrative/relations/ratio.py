"""``text.ratio``: shares follow from the numbers beside them, to the printed decimals."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, unassessed, violated
from govcheck.narrative.quantity import Interval, Kind, Precision, exactly
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.statements import (
    Statement,
    added,
    around,
    half_up,
    like,
    percentage,
    plain,
    same_things,
    show,
    value,
)
from govcheck.narrative.relations.wholes import is_beside_others, sums_before
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["PRINTED", "RELATION", "Share", "bases", "compare", "fails", "holds", "ratios", "share_of"]

RELATION: Final = "text.ratio"

_SHARE: Final = re.compile(
    r"[,、]?\(?(?:约|均|各)?(?:占|占比|占比例|占比重|比例|比重|占总数比例)(?:约|达|为|是|:)*"
    r"(?:(?:受理|收到|收办|申请|办结|答复|办理|处理|全年|全部|本年|年度|其|上述|件|总)*(?:总数|总量|总件数|总额|数量|数|人次|人数|户数)?的?(?:比例为|比重为)?(?:约|达|为)?)?$"
)
#: 占总投诉量的: what is counted is named, and its number may stand far off.
_SHARE_OF: Final = re.compile(
    r"[,、]?(?:约)?占(?:同期|全年|全部|受理)?总?(?:受理)?(?:投诉|举报|信访|来信|来访|来电|诉求|工单|案件|提案|建议|咨询|事项|话务)总?(?:数量|件数|数|量)的?(?:比例为|比重为)?(?:约|达|为)?$"
)
_BESIDE: Final = re.compile(r"\((?:约)?$")
_TOGETHER: Final = re.compile(
    r"分别占(?:比)?[\u4e00-\u9fffA-Z]{0,14}$|占[\u4e00-\u9fffA-Z]{0,10}(?:规模|总数|总量|总额)?的?(?:比例|比重)?(?:分别)?(?:为)?$"
)
_GENERIC: Final = re.compile(r"占(?:比|总数|总量|全部|全年|比例|比重|上述|其|的|为|申请|受理|办理|答复|办结|收到)*$")
#: How exactly a number is stated where it is compared.
PRINTED: Final = (Precision.EXACT, Precision.ROUNDED)
_FARTHEST: Final = 24
_MOST_BASES: Final = 12
_SENTENCES_BACK: Final = 3
_MOST_SHARES: Final = 40
_FARTHEST_OFF: Final = 9
_FEWEST_IN_COMMON: Final = 2
_ENOUGH_IN_COMMON: Final = 3


class Share(NamedTuple):
    """A number and the per cent that it is said to be of another."""

    part: Statement
    percent: Statement
    #: Whether the words name the whole (占全省企业总数) or there is one for each part,
    #: so that a number nearby need not be it.
    of_named: bool = False


class _Near(NamedTuple):
    """What may be the whole of a share: numbers of the sentences before, and of the sentence itself.

    Args:
        before: Those of the sentences before.
        within: Those of the sentence that are no parts with a share of their own.
        beside: Those of *within* that stand in a row with others (甲类30件、乙类25件), so that none is their whole.
    """

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
        if one.is_amount and same_things(one, part) and not one.is_change and value(one) >= value(part) > 0
    ]


def _shares(
    prose: Prose, sentence: Sentence, said: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[Outcome]:
    shares = [*_beside(prose, said), *_in_order(said)]
    places = {one.span: place for place, one in enumerate(said)}
    for start in range(0, len(shares), _MOST_SHARES):
        group = shares[start : start + _MOST_SHARES]
        parts = {share.part.span for share in group}
        for share in group:
            place = places[share.part.span]
            within = _without_shares(said[max(place - 2 * _MOST_BASES, 0) : place + 1])
            near = [one for one in within if one.span not in parts]
            beside = [one for one in near if is_beside_others(prose, one, share.part, said)]
            yield _share(prose, sentence, group, share, _Near(before, near, beside))


def _share(prose: Prose, sentence: Sentence, shares: Sequence[Share], share: Share, near: _Near) -> Outcome:
    wholes = bases(share.part, [*near.before, *near.within])[:_MOST_BASES]
    total = added(one.part for one in shares) if len(shares) > 1 else Fraction(0)
    if total and share.percent.quantity.interval.meets(percentage(share.part.quantity.interval, exactly(total))):
        return holds(prose, sentence, share, total)
    if share.of_named:
        wholes = [one for one in wholes if share.percent.quantity.interval.meets(share_of(share.part, one))]
    if wholes:
        wholes.sort(key=lambda base: -_support(shares, share, base))
        if any(share.percent.quantity.interval.meets(share_of(share.part, one)) for one in wholes):
            return compare(prose, sentence, share, wholes, Severity.WARNING)
        of_sum = next((one for one in sums_before(share.part, near.within, near.beside) if _is_of(share, one)), None)
        if of_sum is not None:
            return holds(prose, sentence, share, of_sum)
        if _is_evident(shares, share, wholes, near):
            return compare(prose, sentence, share, wholes, Severity.WARNING)
    found = _by_the_others(prose, shares, share, total)
    if found is not None:
        return found
    if wholes:
        return compare(prose, sentence, share, wholes, Severity.INFO)
    where = quote(prose, sentence.span, [share.part.span, share.percent.span])
    return unassessed(RELATION, where, say("narrative.ratio_open", percent=plain(share.percent)))


def _is_of(share: Share, whole: Fraction) -> bool:
    """Whether *share* is of *whole*, not 0."""
    of_whole = whole and percentage(share.part.quantity.interval, exactly(whole))
    return bool(of_whole) and share.percent.quantity.interval.meets(of_whole)


def _is_evident(shares: Sequence[Share], share: Share, wholes: Sequence[Statement], near: _Near) -> bool:
    """Whether the first of *wholes* is evidently what *share* is of: others are, or its own sentence says so."""
    if _makes_up_the_rest(shares, share, value(wholes[0])):
        return False
    if _support(shares, share, wholes[0]) > 0:
        return True
    is_near = any(base in near.within for base in wholes)
    return is_near and wholes[0] not in near.beside and wholes[0].quantity.unit == share.part.quantity.unit


def _by_the_others(prose: Prose, shares: Sequence[Share], share: Share, total: Fraction) -> Outcome | None:
    """What the other shares of the list say of *share*: all of them are of one whole, stated or not."""
    others = [one for one in shares if one is not share and same_things(one.part, share.part)]
    common = common_whole(others)
    if common is not None and not _implied(share).meets(common):
        whole = _within(common, total)
        sure = len(others) >= _ENOUGH_IN_COMMON and not _makes_up_the_rest(shares, share, whole)
        return doubted(_differs(prose, share, whole), Severity.WARNING if sure else Severity.INFO)
    if len(others) == 1 and total and _are_halves(share, others[0], total):
        return doubted(_differs(prose, share, total), Severity.INFO)
    return None


def common_whole(shares: Sequence[Share]) -> Interval | None:
    """What *shares* must all be of, where they allow one whole."""
    implied = [_implied(share) for share in shares if value(share.part) > 0 and value(share.percent) > 0]
    if len(implied) < _FEWEST_IN_COMMON:
        return None
    low = max(one.low for one in implied if one.low is not None)
    high = min((one.high for one in implied if one.high is not None), default=None)
    return Interval(low, high) if high is not None and low <= high else None


def _implied(share: Share) -> Interval:
    """The whole that a part and its share imply."""
    part, percent = share.part.quantity.interval, share.percent.quantity.interval
    low = Fraction(0) if part.low is None or not percent.high else 100 * part.low / percent.high
    high = None if part.high is None or percent.low is None or percent.low <= 0 else 100 * part.high / percent.low
    return Interval(low, high)


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
    where = quote(prose, around(prose, Span(min(spans).start, max(spans).end)), spans)
    words = _words(share, like(whole, share.part), 100 * value(share.part) / whole)
    return violated(RELATION, where, words["stated"], words["computed"], say("narrative.ratio_alone", **words))


def _makes_up_the_rest(shares: Sequence[Share], share: Share, whole: Fraction) -> bool:
    """Whether a share is off by one unit of its last digit so that all of them add up to 100."""
    off = abs(value(share.percent) - 100 * value(share.part) / whole)
    together = sum((value(one.percent) for one in shares), Fraction(0))
    return together == 100 and off <= Fraction(3, 2) * Fraction(share.percent.quantity.step)


def _beside(prose: Prose, said: Sequence[Statement]) -> Iterator[Share]:
    """A number and the share that stands right behind it: 258件，占33.9%; 208件（17.46%）."""
    for part, percent in pairwise(said):
        if percent.quantity.kind is not Kind.PERCENT or not part.is_amount or part.is_change:
            continue
        if percent.quantity.precision is not Precision.ROUNDED or part.quantity.precision not in PRINTED:
            continue
        between = prose.text[part.span.end : percent.span.start]
        if len(between) > _FARTHEST:
            continue
        if _SHARE.fullmatch(between) or _BESIDE.fullmatch(between):
            yield Share(part, percent)
        elif _SHARE_OF.fullmatch(between):
            yield Share(part, percent, of_named=True)


def _in_order(said: Sequence[Statement]) -> Iterator[Share]:
    """Numbers first and then 分别占, or 占…的比重为, with as many shares."""
    for position, first in enumerate(said):
        if first.quantity.kind is not Kind.PERCENT or not _TOGETHER.search(first.before):
            continue
        rest = takewhile(_goes_on, said[position + 1 : position + _MOST_BASES])
        percents = [first, *(one for one in rest if one.quantity.kind is Kind.PERCENT)]
        begin = max(position - 2 * _MOST_BASES, 0)
        amounts = [at for at in range(begin, position) if said[at].is_amount][-len(percents) :]
        together = bool(amounts) and amounts[-1] - amounts[0] == len(amounts) - 1
        parts = [said[at] for at in amounts] if together else []
        if len(parts) == len(percents) > 1 and ("分别" in first.before or all(map(_goes_on, parts[1:]))):
            # 2万起和144人分别占总数的…: two totals, of which the nearest number need be neither.
            alike = all(same_things(parts[0], part) for part in parts[1:])
            named = not alike or _GENERIC.search(first.before) is None
            yield from (Share(*pair, named) for pair in zip(parts, percents, strict=True))


def _goes_on(statement: Statement) -> bool:
    """Whether nothing but a sign or 和 stands before a number of a row."""
    return statement.before in ("", "和", "及", "与")


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
        return holds(prose, sentence, share, value(fitting))
    whole = wholes[0]
    if any(one.quantity.precision not in PRINTED for one in (share.part, whole)):
        where = quote(prose, sentence.span, [share.part.span, share.percent.span])
        return unassessed(RELATION, where, say("narrative.ratio_open", percent=plain(share.percent)))
    return fails(prose, share, value(whole), [whole.span], severity)


def fails(prose: Prose, share: Share, whole: Fraction, beside: Sequence[Span], severity: Severity) -> Outcome:
    """That *share* is not of *whole*, the number or the sum of the numbers at *beside*."""
    spans = [*beside, share.part.span, share.percent.span]
    where = quote(prose, around(prose, Span(min(spans).start, max(spans).end)), spans)
    words = _words(share, like(whole, share.part), 100 * value(share.part) / whole)
    message = say("narrative.ratio_wrong", **words)
    return doubted(violated(RELATION, where, words["stated"], words["computed"], message), severity)


def share_of(part: Statement, whole: Statement) -> Interval:
    """How many per cent of *whole* the *part* is."""
    return percentage(part.quantity.interval, whole.quantity.interval)


def _printed(percent: Statement) -> Interval:
    """The values that are printed so; 100% says that nothing is left, and is never rounded up to."""
    return exactly(100) if value(percent) == 100 else percent.quantity.interval


def holds(prose: Prose, sentence: Sentence, share: Share, whole: Fraction) -> Outcome:
    """That *share* is of *whole*."""
    where = quote(prose, sentence.span, [share.part.span, share.percent.span])
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
