"""``text.growth``: growth over last year follows from the two numbers, or from one and the difference."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, Quote, held, quote, unassessed, violated
from govcheck.narrative.quantity import Kind, Precision
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.statements import (
    MEASURED,
    Statement,
    around,
    half_up,
    lead,
    like_in_unit,
    plain,
    same_things,
    show,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "Change", "differs", "growths", "is_base", "is_level", "sign"]

RELATION: Final = "text.growth"

_UP: Final = "增长|增加|上升|提高|提升|上涨|增幅|多|升高|扩大|增收|增支|升|净增"
_DOWN: Final = "下降|减少|降低|回落|下滑|降幅|少|缩减|压减|减收|减支|净减"
#: 下降为5% and 增至20% are levels; 降幅为5% is a change.
_DIRECTION: Final = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|(?:幅度?|率|速|比例)(?:约|为)?)?(?:约|达到|达|近)?(?:了)?$"
)
_LAST_YEAR: Final = re.compile(r"上年|去年|上一年|同期|上年度")
_OTHER_BASE: Final = re.compile(r"环比|季度|计划|目标|预算|平均|预期|分别|年均")
_FROM: Final = re.compile(r"(?:由|从)(?:[\u4e00-\u9fff0-9]{0,8}的?)?$")
_TO: Final = re.compile(
    r"(?:增加|增长|上升|提高|提升|上涨|扩大|增|升|减少|下降|降低|降|减|变)(?:到|至|为)(?:了)?(?:[\u4e00-\u9fff0-9]{0,8}的?)?$"
)
#: A number that something else is compared with: 比上年的800件, 与2010年的800人相比.
_BASE: Final = re.compile(r"(?:(?<![同环对相])(?:比|较)|与|和|同)[^,;]{0,24}$")
_COMPARED: Final = re.compile(r"相比|相较|比较|增|减|多|少|上升|下降|提高|提升|降低|回落")
_YEAR: Final = re.compile(r"(20[0-9]{2})年")
_FILLING: Final = re.compile(
    r"(?:20[0-9]{2}年度?|[0-9]{1,2}(?:-[0-9]{1,2})?月|今年|本年度?|去年|上年度?|同期|全年|共|我[市区县局]|比|较|的|为|是|达)"
)
_SEGMENT_ENDS: Final = re.compile(r"[;。!?]")
#: 剔除“营改增”因素后增长16.4%: not the growth of the numbers as they stand.
_ADJUSTED: Final = re.compile(r"剔除|扣除|可比口径|同口径|不变价|可比价")
#: Of a change that nothing but the numbers before it makes up: not 其中省级增加3个, 年均增加10家.
_BARE_CHANGE: Final = re.compile(rf"(?:同比|比上年|比去年|较上年|较去年|共|累计|净)*(?:{_UP}|{_DOWN})了?")
#: What may stand between a percentage and the numbers behind it that it is of.
_SAME_SUBJECT: Final = re.compile(
    rf"[,(:]?(?:即|其中|分别)?(?:(?:由|从)[^,;。]{{0,12}}|同比|比上年|较上年|比去年|绝对|数|量|额|净|{_UP}|{_DOWN})*(?:了|约|为)?[0-9]"
)
_PARTS_FOLLOW: Final = re.compile(r"[^,;:。0-9]{0,12}(?:[,:]其中|\(|:|,包括)")
_MOST: Final = 8
_WITH_DIFFERENCE: Final = 3


class _Pair(NamedTuple):
    """Last year's number and this year's; *difference* where it is stated instead of one of them."""

    previous: Fraction
    current: Fraction
    stated: tuple[Statement, ...]


class Change(NamedTuple):
    """A rise, or a fall below 0: as it is stated, as its numbers make it, and how far rounding may take them apart."""

    stated: Fraction
    computed: Fraction
    slack: Fraction


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
            yield from _differences(prose, sentence, segment)
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
    near = _exact(said[max(position - _MOST, 0) : position])
    after = _exact(said[position + 1 : position + 3])
    after = after if after and _SAME_SUBJECT.match(prose.text, percent.span.end, after[0].span.end) else []
    pairs = (
        list(_from_level_and_difference(prose, near))
        or list(_from_difference(prose, near, after))
        or list(_from_to(prose, near[-2:]))
        or list(_from_to(prose, after))
        or list(_from_years(prose, near))
        or list(_from_years(prose, [*_exact(earlier), *near]))
    )
    if pairs:
        yield _assess(prose, percent, pairs, rate)


def _assess(
    prose: Prose,
    percent: Statement,
    pairs: Sequence[_Pair],
    rate: tuple[Fraction, Fraction],
) -> Outcome:
    low, high = rate
    fitting = [pair for pair in pairs if low - _slack(pair) <= _percent(pair) <= high + _slack(pair)]
    pair = (fitting or pairs)[0]
    spans = [percent.span, *(one.span for one in pair.stated)]
    where = quote(prose, around(prose, Span(min(spans).start, max(spans).end)), spans)
    step = Fraction(percent.quantity.step) * (100 if percent.quantity.kind is Kind.MULTIPLE else 1)
    computed = half_up(_percent(pair) / step) * step
    stated = (low + high) / 2
    words = {
        "previous": like_in_unit(pair.previous, pair.stated[0]),
        "current": like_in_unit(pair.current, pair.stated[0]),
        "percent": plain(percent), "computed": show(computed), "numbers": tuple(plain(one) for one in pair.stated),
    }  # fmt: skip
    if fitting:
        return held(RELATION, where, show(stated), show(computed), say("narrative.growth_held", **words))
    return violated(RELATION, where, show(stated), show(computed), say("narrative.growth_wrong", **words))


def _exact(said: Sequence[Statement]) -> list[Statement]:
    return [one for one in said if one.is_amount and one.quantity.precision in (Precision.EXACT, Precision.ROUNDED)]


def _percent(pair: _Pair) -> Fraction:
    return 100 * (pair.current - pair.previous) / pair.previous


def _slack(pair: _Pair) -> Fraction:
    """How far the growth may be off, in per cent, because the numbers are rounded themselves."""
    halves = sum(map(_half, pair.stated), Fraction(0))
    return 100 * (halves + halves * abs(pair.current / pair.previous)) / pair.previous


def _rate(percent: Statement) -> tuple[Fraction, Fraction] | None:
    """The stated growth in per cent as an interval, negative for a fall; ``None``: no growth is stated."""
    quantity = percent.quantity
    if quantity.text.startswith("翻"):
        growth = 100 * (value(percent) - 1)
        return growth - 50, growth + 50
    direction = _DIRECTION.search(percent.before)
    if direction is None or _OTHER_BASE.search(percent.before) or quantity.unit not in ("%", "倍"):
        return None
    scale = 100 if quantity.kind is Kind.MULTIPLE else 1
    half = Fraction(quantity.step) * scale / 2
    growth = value(percent) * scale * (-1 if direction["down"] else 1)
    return growth - half, growth + half


def _from_difference(prose: Prose, near: Sequence[Statement], after: Sequence[Statement]) -> Iterator[_Pair]:
    """One year's number and the difference, which stands before or right behind the percentage."""
    changes = [one for one in [*near[-1:], *after[:1]] if sign(one)]
    currents = [one for one in near if not sign(one) and not one.is_change]
    if not changes:
        return
    change = changes[0]
    # A bracket says the number before it once more in another unit.
    near = [one for one in near if one.bracket == change.bracket]
    currents = [one for one in currents if one.bracket == change.bracket]
    base = next((one for one in reversed(near) if one is not change), None)
    if base is not None and same_things(base, change) and is_base(prose, base) and value(base) > 0:
        yield _Pair(value(base), value(base) + sign(change) * value(change), (base, change))
        return
    for current in [*reversed(currents[-2:]), *_divided(prose, currents[:-2])]:
        previous = value(current) - sign(change) * value(change)
        if same_things(current, change) and previous > 0:
            yield _Pair(previous, value(current), (current, change))


def _divided(prose: Prose, said: Sequence[Statement]) -> list[Statement]:
    """The last of *said* that parts of it follow: 560个，其中线上460个、线下100个，增加60个."""
    divided = (one for one in reversed(said) if _PARTS_FOLLOW.match(prose.text, one.span.end))
    return list(islice(divided, 1))


def _from_level_and_difference(prose: Prose, near: Sequence[Statement]) -> Iterator[_Pair]:
    """由883公里增加到951公里，净增69公里: from both numbers, or from the first and the difference."""
    if len(near) < _WITH_DIFFERENCE or not sign(near[-1]):
        return
    first, second, change = near[-_WITH_DIFFERENCE:]
    for pair in _from_to(prose, [first, second]):
        yield pair
        if same_things(first, change):
            yield _Pair(value(first), value(first) + sign(change) * value(change), (first, change))


def is_base(prose: Prose, statement: Statement) -> bool:
    """Whether something else is compared with *statement*: 与上年的800件相比, 比上年的800件增加."""
    words = lead(prose, statement)
    return bool(_BASE.search(words)) and bool(_COMPARED.match(statement.after.lstrip("(的)")))


def is_level(prose: Prose, first: Statement, second: Statement) -> bool:
    """Whether something went from *first* to *second*."""
    return bool(_FROM.search(lead(prose, first)) and _TO.search(lead(prose, second)))


def _from_to(prose: Prose, counts: Sequence[Statement]) -> Iterator[_Pair]:
    """由上年的800条增加到1000条."""
    if len(counts) == 2 and value(counts[0]) and same_things(*counts) and is_level(prose, *counts):
        yield _Pair(value(counts[0]), value(counts[1]), (counts[0], counts[1]))


def _from_years(prose: Prose, counts: Sequence[Statement]) -> Iterator[_Pair]:
    """The numbers of two years that the words before them tell apart, of one measure."""
    plain_counts = [one for one in counts if not sign(one)][-4:]
    for position in range(len(plain_counts) - 1, 0, -1):
        second = plain_counts[position]
        for first in reversed(plain_counts[:position]):
            pair = _in_order(prose, first, second)
            if pair is not None:
                yield pair
                return


def _in_order(prose: Prose, first: Statement, second: Statement) -> _Pair | None:
    if not same_things(first, second) or not _same_measure(first, second):
        return None
    if first.bracket and second.bracket and first.bracket != second.bracket:
        return None  # two remarks each say what one number is compared with
    years = _year_of(prose, first), _year_of(prose, second)
    if years[0] and years[1] and years[0] != years[1]:
        old, new = (first, second) if years[0] < years[1] else (second, first)
    elif (years[1] and not years[0] and is_base(prose, second)) or (
        _is_last_year(prose, second) and not _is_last_year(prose, first)
    ):
        old, new = second, first
    elif _is_last_year(prose, first) and not _is_last_year(prose, second):
        old, new = first, second
    else:
        return None
    return _Pair(value(old), value(new), (first, second)) if value(old) else None


def _same_measure(first: Statement, second: Statement) -> bool:
    """Whether the words before two numbers name one measure; a number may stand without them."""
    names = [_FILLING.sub("", one.before) for one in (first, second)]
    short, long = sorted(names, key=len)
    return long.startswith(short) or long.endswith(short)


def sign(statement: Statement) -> int:
    """1 where *statement* says how much more, -1 where how much less, else 0."""
    direction = _DIRECTION.search(statement.before)
    if direction is None or _TO.search(statement.before):
        return 0
    return -1 if direction["down"] else 1


def _clause(prose: Prose, statement: Statement) -> str:
    words = prose.text[max(statement.span.start - 30, 0) : statement.span.start]
    return re.split("[。;!?\n]", words)[-1]


def _year_of(prose: Prose, statement: Statement) -> int:
    """The year that the words right before *statement* name, 0 where they name none."""
    years = _YEAR.findall(_clause(prose, statement))
    return int(years[-1]) if years else 0


def _is_last_year(prose: Prose, statement: Statement) -> bool:
    """Whether the words before *statement*, or before its bracket, speak of last year."""
    clause = _clause(prose, statement).removesuffix("(")
    return bool(_LAST_YEAR.search(re.split(r"[,(]", clause)[-1])) and not sign(statement)


def _differences(prose: Prose, sentence: Sentence, said: Sequence[Statement]) -> Iterator[Outcome]:
    """This year's number, last year's and the difference, all three stated."""
    counts = _exact(said)[: 3 * _MOST]
    for position, change in enumerate(counts):
        near = [one for one in counts[max(position - 2, 0) : position] if same_things(one, change) and not sign(one)]
        if sign(change) and len(near) == 2:
            levels = list(_from_to(prose, near)) if _BARE_CHANGE.fullmatch(change.before) else []
            for pair in levels or _from_years(prose, near):
                yield _difference(prose, sentence, pair, change)


def _difference(prose: Prose, sentence: Sentence, pair: _Pair, change: Statement) -> Outcome:
    stated, computed = sign(change) * value(change), pair.current - pair.previous
    where = quote(prose, sentence.span, [change.span, *(one.span for one in pair.stated)])
    words = {
        "previous": like_in_unit(pair.previous, change), "current": like_in_unit(pair.current, change),
        "change": plain(change), "computed": like_in_unit(abs(computed), change),
    }  # fmt: skip
    off = abs(stated - computed)
    if off <= _half(change):
        return held(RELATION, where, show(stated), show(computed), say("narrative.difference_held", **words))
    if off <= _rounded_off(pair, change):
        return unassessed(RELATION, where, say("narrative.difference_open", **words))
    return differs(where, words, Change(stated, computed, _rounded_off(pair, change)))


def differs(where: Quote, words: Mapping[str, str], change: Change) -> Outcome:
    """That a change is not what its two numbers make it; one that only goes the other way is told apart."""
    left, right = show(change.stated), show(change.computed)
    if abs(change.stated + change.computed) > change.slack:
        return violated(RELATION, where, left, right, say("narrative.difference_wrong", **words))
    up, down = say("narrative.rise"), say("narrative.fall")
    stated, actual = (up, down) if change.stated > 0 else (down, up)
    message = say("narrative.direction_wrong", **words, stated=stated, actual=actual)
    return violated(RELATION, where, left, right, message)


def _half(statement: Statement) -> Fraction:
    """Half a unit of the last digit of a rounded number, 0 for one that is exact."""
    return Fraction(0) if statement.quantity.interval.is_point else Fraction(statement.quantity.step) / 2


def _rounded_off(pair: _Pair, change: Statement) -> Fraction:
    """How far a difference may be off: lengths and money are rounded, also where no decimals are printed."""
    measured = change.quantity.kind is Kind.MONEY or change.quantity.unit in MEASURED
    halves = sum(map(_half, (change, *pair.stated)), Fraction(0))
    return max(halves, Fraction(change.quantity.step)) if measured else halves
