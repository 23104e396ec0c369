"""``text.ratio``: rates and shares follow from the numbers beside them, to the printed decimals."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, unassessed, violated
from govcheck.narrative.quantity import Interval, Kind, Precision, exactly
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.statements import (
    Statement,
    added,
    around,
    plain,
    same_things,
    show,
    value,
)
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "ratios"]

RELATION: Final = "text.ratio"

_RATE: Final = re.compile(r"([\u4e00-\u9fff]{1,8})率(?:约|高|均|也|已|仅|只)?(?:达到|达|为|是|至|:)?(?:了)?$")
_RATE_PREFIX: Final = re.compile(r"^.*(?:按时|按期|及时|依法|总|平均|综合|全年|年度|群众|其中|的|期限内|法定|限时)")
_IN_TIME: Final = re.compile(r"按时|按期|及时|限时|法定|期限内|依法")
#: Requests that are still open are often left out of a rate of 100%.
_STILL_OPEN: Final = re.compile(r"结转|顺延|正在办理|未到期|撤回|撤销")
_SHARE: Final = re.compile(
    r"[,、]?\(?(?:约|均|各)?(?:占|占比|占比例|占比重|比例|比重|占总数比例)(?:约|达|为|是|:)*"
    r"(?:(?:受理|收到|收办|申请|办结|答复|办理|处理|全年|全部|本年|年度|其|上述|件|总)*(?:总数|总量|总件数|总额|数量|数)?的?(?:比例为|比重为)?(?:约|达|为)?)?$"
)
_BESIDE: Final = re.compile(r"\((?:约)?$")
_FARTHEST: Final = 24
_MOST_BASES: Final = 12
_SENTENCES_BACK: Final = 3
_MOST_SHARES: Final = 40


class _Share(NamedTuple):
    part: Statement
    percent: Statement


class _Near(NamedTuple):
    """What may be the whole of a share: numbers of the sentences before, and of the sentence itself."""

    before: Sequence[Statement]
    within: Sequence[Statement]


def ratios(prose: Prose) -> Iterator[Outcome]:
    """Every rate and every share of *prose*."""
    earlier: list[tuple[int, Sequence[Statement]]] = []
    for sentence in prose.sentences:
        said = sentence.said
        if any(one.quantity.kind is Kind.PERCENT for one in said):
            before = [one for block, group in earlier if block == sentence.block for one in group]
            yield from _rates(prose, sentence, said, before)
            yield from _shares(prose, sentence, said, before)
        earlier = [*earlier[1 - _SENTENCES_BACK :], (sentence.block, said[-_MOST_BASES:])]


def _rates(
    prose: Prose, sentence: Sentence, said: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[Outcome]:
    still_open = _STILL_OPEN.search(prose.text, *sentence.span)
    open_from = still_open.end() - 1 if still_open else sentence.span.end
    for position, percent in enumerate(said):
        rate = _RATE.search(percent.before) if percent.quantity.kind is Kind.PERCENT else None
        if rate is None or percent.quantity.precision is not Precision.ROUNDED:
            continue
        if value(percent) == 100 and open_from < percent.span.start:
            continue
        verb = _RATE_PREFIX.sub("", rate[1])[-4:]
        counts = [one for one in said[max(position - _MOST_BASES, 0) : position] if one.is_count]
        part = next((one for one in reversed(counts) if verb and _is_counted(one, verb, rate[1])), None)
        if part is None:
            continue
        earlier = [one for one in counts if one.span.end <= part.span.start]
        # A part that exceeds every number before it is compared with the nearest: one of the two is wrong.
        wholes = _bases(part, earlier) or _bases(part, before) or _nearest(part, earlier)
        if wholes:
            yield _compare(prose, sentence, _Share(part, percent), wholes[:2], Severity.WARNING)


def _bases(part: Statement, said: Sequence[Statement]) -> list[Statement]:
    """The numbers that *part* may be a share of, the nearest first."""
    return [
        one
        for one in reversed(said)
        if one.is_count and same_things(one, part) and not one.is_change and value(one) >= value(part) > 0
    ]


def _is_counted(statement: Statement, verb: str, rate: str) -> bool:
    """Whether *statement* counts what the *rate* is of: those handled in time, where the rate is of these."""
    in_time = _IN_TIME.search(rate)
    return (
        verb in statement.before
        and not statement.is_change
        and (in_time is None or bool(_IN_TIME.search(statement.before)))
    )


def _nearest(part: Statement, said: Sequence[Statement]) -> list[Statement]:
    return [one for one in reversed(said) if same_things(one, part) and not one.is_change and value(one) > 0][:1]


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
            near = [one for one in said[max(place - 2 * _MOST_BASES, 0) : place] if one.span not in parts]
            yield _share(prose, sentence, group, share, _Near(before, near))


def _share(prose: Prose, sentence: Sentence, shares: Sequence[_Share], share: _Share, near: _Near) -> Outcome:
    bases = _bases(share.part, [*near.before, *near.within])[:_MOST_BASES]
    total = added(one.part for one in shares) if len(shares) > 1 else Fraction(0)
    if total and share.percent.quantity.interval.contains(100 * value(share.part) / total):
        return _holds(prose, sentence, share, total)
    if bases:
        bases.sort(key=lambda base: -_support(shares, share, base))
        evident = _support(shares, share, bases[0]) > 0 or any(base in near.within for base in bases)
        severity = Severity.WARNING if evident else Severity.INFO
        return _compare(prose, sentence, share, bases, severity)
    where = quote(prose, sentence.span, [share.part.span, share.percent.span])
    return unassessed(RELATION, where, say("narrative.ratio_open", percent=plain(share.percent)))


def _beside(prose: Prose, said: Sequence[Statement]) -> Iterator[_Share]:
    """A number and the share that stands right behind it: 258件，占33.9%; 208件（17.46%）."""
    for part, percent in pairwise(said):
        if percent.quantity.kind is not Kind.PERCENT or not part.is_count or part.is_change:
            continue
        if percent.quantity.precision is not Precision.ROUNDED or part.quantity.precision is not Precision.EXACT:
            continue
        between = prose.text[part.span.end : percent.span.start]
        if len(between) <= _FARTHEST and (_SHARE.fullmatch(between) or _BESIDE.fullmatch(between)):
            yield _Share(part, percent)


def _in_order(said: Sequence[Statement]) -> Iterator[_Share]:
    """Numbers first and then 分别占 with as many shares."""
    for position, first in enumerate(said):
        if first.quantity.kind is not Kind.PERCENT or not first.before.endswith(("分别占", "分别占比", "分别占比为")):
            continue
        percents = [one for one in said[position : position + _MOST_BASES] if one.quantity.kind is Kind.PERCENT]
        parts = [one for one in said[max(position - len(percents), 0) : position] if one.is_count]
        if len(parts) == len(percents) > 1:
            yield from (_Share(*pair) for pair in zip(parts, percents, strict=True))


def _support(shares: Sequence[_Share], share: _Share, base: Statement) -> int:
    """How many of the other shares follow from *base*."""
    return sum(
        other.percent.quantity.interval.contains(100 * value(other.part) / value(base))
        for other in shares
        if other is not share
    )


def _compare(
    prose: Prose, sentence: Sentence, share: _Share, wholes: Sequence[Statement], severity: Severity
) -> Outcome:
    printed = _printed(share.percent)
    fitting = next((one for one in wholes if printed.contains(100 * value(share.part) / value(one))), None)
    if fitting is not None:
        return _holds(prose, sentence, share, value(fitting))
    whole = wholes[0]
    if any(not one.quantity.interval.is_point for one in (share.part, whole)):
        where = quote(prose, sentence.span, [share.part.span, share.percent.span])
        return unassessed(RELATION, where, say("narrative.ratio_open", percent=plain(share.percent)))
    right = 100 * value(share.part) / value(whole)
    spans = [whole.span, share.part.span, share.percent.span]
    where = quote(prose, around(prose, Span(min(spans).start, max(spans).end)), spans)
    words = _words(share, show(value(whole)), right)
    message = say("narrative.ratio_wrong", **words)
    return doubted(violated(RELATION, where, words["stated"], words["computed"], message), severity)


def _printed(percent: Statement) -> Interval:
    """The values that are printed so; 100% says that nothing is left, and is never rounded up to."""
    return exactly(100) if value(percent) == 100 else percent.quantity.interval


def _holds(prose: Prose, sentence: Sentence, share: _Share, whole: Fraction) -> Outcome:
    where = quote(prose, sentence.span, [share.part.span, share.percent.span])
    words = _words(share, show(whole), 100 * value(share.part) / whole)
    return held(RELATION, where, words["stated"], words["computed"], say("narrative.ratio_held", **words))


def _words(share: _Share, whole: str, right: Fraction) -> dict[str, str]:
    step = Fraction(share.percent.quantity.step)
    rounded = _half_up(right / step) * step
    return {
        "part": plain(share.part),
        "whole": whole,
        "percent": plain(share.percent),
        "stated": show(value(share.percent)),
        "computed": show(rounded),
    }


def _half_up(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))
