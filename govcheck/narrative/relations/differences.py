"""``text.growth`` in numbers: a difference is that of the two numbers beside it, where all three are stated."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, Quote, held, quote, unassessed, violated
from govcheck.narrative.quantity import Kind
from govcheck.narrative.relations.levels import (
    DOWN,
    UP,
    Pair,
    exact_numbers,
    from_to,
    from_years,
    half,
    outside_remarks,
    sign,
)
from govcheck.narrative.relations.statements import MEASURED, Statement, like_in_unit, plain, same_things, show, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.messages import Message
    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "Change", "differences", "differs", "direction_wrong"]

RELATION: Final = "text.growth"

#: Of a change that nothing but the numbers before it makes up: not 其中省级增加3个, 年均增加10家.
_BARE_CHANGE: Final = re.compile(rf"(?:同比|比上年|比去年|较上年|较去年|共|累计|净)*(?:{UP}|{DOWN})了?")
_MOST: Final = 8


class Change(NamedTuple):
    """A rise, or a fall below 0: as it is stated, as its numbers make it, and how far rounding may take them apart."""

    stated: Fraction
    computed: Fraction
    slack: Fraction


def differences(prose: Prose, sentence: Sentence, said: Sequence[Statement]) -> Iterator[Outcome]:
    """This year's number, last year's and the difference, all three stated."""
    counts = exact_numbers(said)[: 3 * _MOST]
    for position, change in enumerate(counts):
        before = outside_remarks(counts[max(position - _MOST, 0) : position], change)
        near = [one for one in before[-2:] if _is_level_of(one, change)]
        if not sign(change) or len(near) != 2:
            continue
        levels = list(from_to(prose, near)) if _BARE_CHANGE.fullmatch(change.before) else []
        if not levels and any(True for _ in from_years(prose, near)):
            levels = list(
                from_years(
                    prose, [one for one in outside_remarks(counts[:position], change) if _is_level_of(one, change)]
                )
            )
        fitting = (one for one in levels if abs(one.current - one.previous - _signed(change)) <= half(change))
        for pair in levels[:1]:
            yield _difference(prose, sentence, next(fitting, pair), change)


def _is_level_of(one: Statement, change: Statement) -> bool:
    """Whether *change* may be a change of what *one* says."""
    return same_things(one, change) and not sign(one)


def _signed(change: Statement) -> Fraction:
    return sign(change) * value(change)


def _difference(prose: Prose, sentence: Sentence, pair: Pair, change: Statement) -> Outcome:
    stated, computed = _signed(change), pair.current - pair.previous
    where = quote(prose, sentence.span, [change.span, *(one.span for one in pair.stated)])
    words = {
        "previous": like_in_unit(pair.previous, change), "current": like_in_unit(pair.current, change),
        "change": plain(change), "computed": like_in_unit(abs(computed), change),
    }  # fmt: skip
    off = abs(stated - computed)
    if off <= half(change):
        return held(RELATION, where, show(stated), show(computed), say("narrative.difference_held", **words))
    if off <= _rounded_off(pair, change):
        return unassessed(RELATION, where, say("narrative.difference_open", **words))
    return differs(where, words, Change(stated, computed, _rounded_off(pair, change)))


def differs(where: Quote, words: Mapping[str, str], change: Change) -> Outcome:
    """That a change is not what its two numbers make it; one that only goes the other way is told apart."""
    left, right = show(change.stated), show(change.computed)
    if abs(change.stated + change.computed) > change.slack:
        return violated(RELATION, where, left, right, say("narrative.difference_wrong", **words))
    return violated(RELATION, where, left, right, direction_wrong(change, words))


def direction_wrong(change: Change, words: Mapping[str, object]) -> Message:
    """That a change is stated as a rise and is a fall, or the other way round."""
    up, down = say("narrative.rise"), say("narrative.fall")
    stated, actual = (up, down) if change.stated > 0 else (down, up)
    return say("narrative.direction_wrong", **words, stated=stated, actual=actual)


def _rounded_off(pair: Pair, change: Statement) -> Fraction:
    """How far a difference may be off: lengths and money are rounded, also where no decimals are printed."""
    measured = change.quantity.kind is Kind.MONEY or change.quantity.unit in MEASURED
    halves = sum(map(half, (change, *pair.stated)), Fraction(0))
    return max(halves, Fraction(change.quantity.step)) if measured else halves
