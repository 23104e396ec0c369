"""``text.growth``: growth over last year follows from the two numbers, or from one and the difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, held, quote, violated
from govcheck.narrative.quantity import Kind, Precision
from govcheck.narrative.relations.statements import Statement, plain, same_things, show, statements, value
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "growths"]

RELATION: Final = "text.growth"

_UP: Final = "增长|增加|上升|提高|提升|上涨|增幅|多|升高|扩大"
_DOWN: Final = "下降|减少|降低|回落|下滑|降幅|少|缩减|压减"
_DIRECTION: Final = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅度|率|比例)?(?:约|达到|达|为|近)?(?:了)?$"
)
_LAST_YEAR: Final = re.compile(r"上年|去年|上一年|同期|上年度")
_OTHER_BASE: Final = re.compile(r"环比|月|季度|计划|目标|预算|平均|预期")
_FROM: Final = re.compile(r"(?:由|从)(?:[\u4e00-\u9fff0-9]{0,8}的?)?$")
_TO: Final = re.compile(
    r"(?:增加|增长|上升|提高|提升|上涨|增|减少|下降|降低|降|减)(?:到|至|为)(?:了)?(?:[\u4e00-\u9fff0-9]{0,6}的?)?$"
)
_MOST: Final = 8


class _Pair(NamedTuple):
    """Last year's number and this year's; *difference* where it is stated instead of one of them."""

    previous: Fraction
    current: Fraction
    stated: tuple[Statement, ...]


def growths(prose: Prose) -> Iterator[Outcome]:
    """Every growth of *prose* whose numbers stand beside it."""
    previous: tuple[int, list[Statement]] = (-1, [])
    for sentence in prose.sentences:
        said = statements(prose, sentence)
        before = previous[1] if previous[0] == sentence.block else []
        for position, statement in enumerate(said):
            if statement.quantity.kind in (Kind.PERCENT, Kind.MULTIPLE):
                yield from _growth(prose, sentence, said, position, before[-2:])
        yield from _differences(prose, sentence, said)
        previous = (sentence.block, said)


def _growth(
    prose: Prose, sentence: Sentence, said: Sequence[Statement], position: int, earlier: Sequence[Statement]
) -> Iterator[Outcome]:
    percent = said[position]
    rate = _rate(prose, percent)
    if rate is None:
        return
    near = [one for one in said[max(position - _MOST, 0) : position]]
    pairs = list(_pairs(prose, near)) or list(_pairs(prose, [*earlier, *near]))
    if not pairs or percent.quantity.precision not in (Precision.ROUNDED, Precision.EXACT):
        return
    low, high = rate
    fitting = [pair for pair in pairs if low <= _percent(pair) <= high]
    pair = (fitting or pairs)[0]
    spans = [percent.span, *(one.span for one in pair.stated)]
    where = quote(prose, sentence.span, [span for span in spans if span.start >= sentence.span.start])
    step = Fraction(percent.quantity.step) * (100 if percent.quantity.kind is Kind.MULTIPLE else 1)
    computed = Fraction(round(_percent(pair) / step)) * step
    stated = (low + high) / 2
    words = {
        "previous": show(pair.previous), "current": show(pair.current), "percent": plain(percent),
        "computed": show(computed), "numbers": tuple(plain(one) for one in pair.stated),
    }  # fmt: skip
    if fitting:
        yield held(RELATION, where, show(stated), show(computed), say("narrative.growth_held", **words))
    else:
        yield violated(RELATION, where, show(stated), show(computed), say("narrative.growth_wrong", **words))


def _percent(pair: _Pair) -> Fraction:
    return 100 * (pair.current - pair.previous) / pair.previous


def _rate(prose: Prose, percent: Statement) -> tuple[Fraction, Fraction] | None:
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


def _pairs(prose: Prose, near: Sequence[Statement]) -> Iterator[_Pair]:
    counts = [one for one in near if one.is_count and one.quantity.precision is Precision.EXACT]
    yield from _from_to(counts)
    for position, second in enumerate(counts):
        for first in reversed(counts[:position]):
            if not same_things(first, second) or value(first) == 0:
                continue
            sign = _sign(second)
            if sign and not first.is_change and not _year_of(prose, first):
                previous = value(first) - sign * value(second)
                if previous > 0:
                    yield _Pair(previous, value(first), (first, second))
            years = _year_of(prose, first), _year_of(prose, second)
            if years[0] and years[1] and years[0] != years[1] and not sign:
                old, new = (first, second) if years[0] < years[1] else (second, first)
                if value(old):
                    yield _Pair(value(old), value(new), (old, new))
            elif (
                not sign and not years[0] and _is_last_year(prose, second) and not _is_last_year(prose, first)
            ):
                if value(second):
                    yield _Pair(value(second), value(first), (first, second))
            elif not sign and _is_last_year(prose, first) and not _is_last_year(prose, second):
                yield _Pair(value(first), value(second), (first, second))


def _from_to(counts: Sequence[Statement]) -> Iterator[_Pair]:
    for position in range(1, len(counts)):
        first, second = counts[position - 1], counts[position]
        if _FROM.search(first.before) and _TO.search(second.before) and value(first):
            yield _Pair(value(first), value(second), (first, second))


def _sign(statement: Statement) -> int:
    """1 where *statement* says how much more, -1 where how much less, else 0."""
    direction = _DIRECTION.search(statement.before)
    if direction is None or _TO.search(statement.before):
        return 0
    return -1 if direction["down"] else 1


def _clause(prose: Prose, statement: Statement) -> str:
    start = max(statement.span.start - 30, 0)
    words = prose.text[start : statement.span.start]
    return re.split("[。;!?\n]", words)[-1]


def _year_of(prose: Prose, statement: Statement) -> int:
    """The year that the words right before *statement* name, 0 where they name none."""
    years = re.findall(r"(20[0-9]{2})年", _clause(prose, statement))
    return int(years[-1]) if years else 0


def _is_last_year(prose: Prose, statement: Statement) -> bool:
    clause = re.split(r"[,(]", _clause(prose, statement))[-1]
    return bool(_LAST_YEAR.search(clause)) and not statement.is_change_of_number


def _differences(prose: Prose, sentence: Sentence, said: Sequence[Statement]) -> Iterator[Outcome]:
    """This year's number, last year's and the difference, all three stated."""
    counts = [one for one in said if one.is_count and one.quantity.precision is Precision.EXACT][: 3 * _MOST]
    for position, change in enumerate(counts):
        sign = _sign(change)
        near = [
            one
            for one in counts[max(position - 2, 0) : position]
            if same_things(one, change) and not _sign(one)
        ]
        if not sign or len(near) != 2:
            continue
        pairs = [pair for pair in _pairs(prose, near)]
        if pairs:
            yield _difference(prose, sentence, pairs[0], change, sign)


def _difference(prose: Prose, sentence: Sentence, pair: _Pair, change: Statement, sign: int) -> Outcome:
    stated, computed = sign * value(change), pair.current - pair.previous
    where = quote(prose, sentence.span, [change.span, *(one.span for one in pair.stated)])
    words = {
        "previous": show(pair.previous), "current": show(pair.current),
        "change": plain(change), "computed": show(abs(computed)),
    }  # fmt: skip
    if stated == computed:
        return held(RELATION, where, show(stated), show(computed), say("narrative.difference_held", **words))
    return violated(RELATION, where, show(stated), show(computed), say("narrative.difference_wrong", **words))
