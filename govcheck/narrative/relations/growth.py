"""``text.growth``: growth over last year follows from the two numbers, or from one and the difference."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, violated
from govcheck.narrative.quantity import Interval, Kind, Precision
from govcheck.narrative.relations.differences import RELATION, Change, differences, direction_wrong
from govcheck.narrative.relations.levels import (
    DIRECTION,
    DOWN,
    UP,
    Pair,
    exact_numbers,
    from_difference,
    from_level_and_difference,
    from_to,
    from_years,
    half,
    is_level,
    outside_remarks,
)
from govcheck.narrative.relations.statements import (
    Statement,
    half_up,
    lead,
    like_in_unit,
    plain,
    quoted,
    show,
    value,
)
from govcheck.narrative.slips import NEAR_POINTS, is_unlikely
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.messages import Message
    from govcheck.narrative.sentences import Prose

__all__ = ["growths"]

_OTHER_BASE: Final = re.compile(r"环比|季度|计划|目标|预算|平均|预期|分别|年均")
_SEGMENT_ENDS: Final = re.compile(r"[;。!?]")
#: 剔除“营改增”因素后增长16.4%: not the growth of the numbers as they stand.
_ADJUSTED: Final = re.compile(r"剔除|扣除|可比口径|同口径|不变价|可比价")
#: What may stand between a percentage and the numbers behind it that it is of.
_SAME_SUBJECT: Final = re.compile(
    rf"[,(:]?(?:即|其中|分别)?(?:(?:由|从)[^,;。]{{0,12}}|同比|比上年|较上年|比去年|绝对|数|量|额|净|{UP}|{DOWN})*(?:了|约|为)?[0-9]"
)
_MOST: Final = 8


def growths(prose: Prose) -> Iterator[Outcome]:
    """Every growth of *prose* whose numbers stand beside it."""
    previous: tuple[int, Sequence[Statement]] = (-1, ())
    for sentence in prose.sentences:
        said = sentence.said
        before = previous[1] if previous[0] == sentence.block else []
        for segment in _segments(prose, said):
            for position, statement in enumerate(segment):
                if statement.quantity.kind in (Kind.PERCENT, Kind.MULTIPLE):
                    yield from _growth(prose, segment, position, before[-2:])
            yield from differences(prose, sentence, segment)
        previous = (sentence.block, said)


def _segments(prose: Prose, said: Sequence[Statement]) -> Iterator[list[Statement]]:
    """What a sentence says between semicolons; a growth follows from nothing beyond them."""
    segment: list[Statement] = []
    for statement in said:
        between = prose.text[segment[-1].span.end : statement.span.start] if segment else ""
        if _SEGMENT_ENDS.search(between):
            yield segment
            segment = []
        segment.append(statement)
    if segment:
        yield segment


def _growth(prose: Prose, said: Sequence[Statement], position: int, earlier: Sequence[Statement]) -> Iterator[Outcome]:
    percent = said[position]
    rate = _rate(percent)
    if (
        rate is None
        or _ADJUSTED.search(lead(prose, percent))
        or percent.quantity.precision not in (Precision.ROUNDED, Precision.EXACT)
    ):
        return
    near = exact_numbers(_own(said, position))
    after = exact_numbers(said[position + 1 : position + 3])
    after = after if after and _SAME_SUBJECT.match(prose.text, percent.span.end, after[0].span.end) else []
    behind = list(from_to(prose, after)) if prose.text.startswith("(", percent.span.end) else []
    pairs = (
        behind
        or list(from_level_and_difference(prose, near))
        or list(from_difference(prose, near, after))
        or list(from_to(prose, near[-2:]))
        or list(from_to(prose, after))
        or list(from_years(prose, [*exact_numbers(earlier), *near]))
    )
    if pairs:
        yield _assess(prose, percent, pairs, rate)


def _own(said: Sequence[Statement], position: int) -> Sequence[Statement]:
    """What stands before the growth at *position*, but not what another one before it is the growth of."""
    since = position - 1
    while since >= 0 and said[since].quantity.kind is Kind.PERCENT and _rate(said[since]) is None:
        since -= 1
    if since >= 0 and said[since].quantity.kind is Kind.PERCENT:
        return ()
    return outside_remarks(said[max(position - _MOST, 0) : position], said[position])


def _assess(
    prose: Prose,
    percent: Statement,
    pairs: Sequence[Pair],
    rate: tuple[Fraction, Fraction],
) -> Outcome:
    low, high = rate
    fitting = [pair for pair in pairs if low - _slack(pair) <= _percent(pair) <= high + _slack(pair)]
    pair = (fitting or pairs)[0]
    spans = [percent.span, *(one.span for one in pair.stated)]
    where = quoted(prose, spans)
    step = Fraction(percent.quantity.step) * (100 if percent.quantity.kind is Kind.MULTIPLE else 1)
    computed = half_up(_percent(pair) / step) * step
    stated = (low + high) / 2
    words = {
        "previous": like_in_unit(pair.previous, pair.stated[0]),
        "current": like_in_unit(pair.current, pair.stated[0]),
        "percent": plain(percent), "numbers": tuple(plain(one) for one in pair.stated),
    }  # fmt: skip
    if fitting:
        return held(RELATION, where, show(stated), show(computed), say("narrative.growth_held", **words))
    message = _wrong(percent, Change(stated, computed, Fraction(0)), words)
    wrong = violated(RELATION, where, show(stated), show(computed), message)
    unlikely = percent.quantity.kind is Kind.PERCENT and is_unlikely(Interval(low, high), (computed,), NEAR_POINTS)
    return doubted(wrong, Severity.INFO) if unlikely and not _is_of_both(prose, percent, pair) else wrong


def _wrong(percent: Statement, change: Change, words: Mapping[str, object]) -> Message:
    """What is said of a growth that its numbers do not make; that it goes the other way is told as such."""
    signed = value(percent) < 0 or not percent.quantity.unit or percent.quantity.text.startswith("翻")
    computed = show(change.computed if signed else abs(change.computed)) + "%"
    if signed or change.stated * change.computed >= 0:
        return say("narrative.growth_wrong", **words, computed=computed)
    return direction_wrong(change, {**words, "change": plain(percent), "computed": computed})


def _is_of_both(prose: Prose, percent: Statement, pair: Pair) -> bool:
    """Whether *percent* stands right behind two numbers that it goes from and to: 由84件增至172件,增长100%."""
    last = pair.stated[-1]
    between = prose.text[last.span.end : percent.span.start]
    return last.span.end <= percent.span.start and "," not in between[1:] and is_level(prose, *pair.stated[:2])


def _percent(pair: Pair) -> Fraction:
    return 100 * (pair.current - pair.previous) / pair.previous


def _slack(pair: Pair) -> Fraction:
    """How far the growth may be off, in per cent, because the numbers are rounded themselves."""
    halves = sum(map(half, pair.stated), Fraction(0))
    return 100 * (halves + halves * abs(pair.current / pair.previous)) / pair.previous


def _rate(percent: Statement) -> tuple[Fraction, Fraction] | None:
    """The stated growth in per cent as an interval, negative for a fall; ``None``: no growth is stated."""
    quantity = percent.quantity
    if quantity.text.startswith("翻"):
        growth = 100 * (value(percent) - 1)
        return growth - 50, growth + 50
    direction = DIRECTION.search(percent.before)
    if direction is None or _OTHER_BASE.search(percent.before) or quantity.unit not in ("%", "倍"):
        return None
    scale = 100 if quantity.kind is Kind.MULTIPLE else 1
    half = Fraction(quantity.step) * scale / 2
    growth = value(percent) * scale * (-1 if direction["down"] else 1)
    return growth - half, growth + half
