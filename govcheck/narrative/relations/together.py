"""``text.ratio`` of several parts together: 27件申请中，予以公开9件、部分公开4件，两项合计占48.1%."""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, held, quote, violated
from govcheck.narrative.numerals import SEVERAL
from govcheck.narrative.quantity import Kind, Precision, exactly
from govcheck.narrative.relations.outcomes import outcome_of
from govcheck.narrative.relations.statements import (
    Statement,
    added,
    half_up,
    lead,
    like,
    percentage,
    plain,
    same_things,
    show,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["shares_together"]

RELATION: Final = "text.ratio"
#: How many parts are taken together, with no other whole named: not 两项合计占办结总数的.
_TOGETHER: Final = re.compile(
    r"[,;、](?:以上|上述|这)?([两二三四五六七八九2-9])[类项者家种](?:合计|共计|共)?(?:占|占比)(?:为|达)?$"
)
#: Right behind a number whose parts follow.
_DIVIDED: Final = re.compile(r"[^,;:。()0-9]{0,12}(?:中[,:]|,其中)")
_HANDLED: Final = re.compile("办结|答复|办理|处理|办复|回复")
_LONGEST: Final = 14


def shares_together(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Every share in *sentence* that several parts before it have together, of the number that they divide."""
    for position, percent in enumerate(sentence.said):
        if percent.quantity.kind is not Kind.PERCENT or percent.quantity.precision is not Precision.ROUNDED:
            continue
        start = percent.span.start
        told = _TOGETHER.search(prose.text, max(start - _LONGEST, sentence.span.start), start)
        if told:
            number = SEVERAL.get(told[1]) or int(told[1])
            yield from _assess(prose, sentence, _before(sentence.said[:position], told.start(), number), percent)


def _before(said: Sequence[Statement], end: int, number: int) -> list[Statement]:
    """The number that is divided, and the parts of it before *end* that are taken together; or nothing."""
    counts = [one for one in said[: bisect_left(said, end, key=_start)] if one.is_amount]
    row = counts[-number - 1 :]
    exact = all(one.quantity.precision is Precision.EXACT and not one.is_change for one in row)
    return row if exact and len(row) == number + 1 and all(same_things(one, row[0]) for one in row) else []


def _is_of_others(prose: Prose, row: Sequence[Statement]) -> bool:
    """Whether the parts are results, and what they divide is not what was handled: they may be shares of that."""
    results = any(outcome_of(one) is not None for one in row[1:])
    around = lead(prose, row[0]) + row[0].after
    return results and _HANDLED.search(around) is None


def _start(statement: Statement) -> int:
    return statement.span.start


def _assess(prose: Prose, sentence: Sentence, row: Sequence[Statement], percent: Statement) -> Iterator[Outcome]:
    if not row or not _DIVIDED.match(prose.text, row[0].span.end) or not added(row[1:]) <= value(row[0]):
        return
    whole, total = value(row[0]), added(row[1:])
    if not whole or _is_of_others(prose, row):
        return
    where = quote(prose, sentence.span, [*(one.span for one in row), percent.span])
    right = 100 * total / whole
    step = Fraction(percent.quantity.step)
    words = {
        "part": "+".join(map(plain, row[1:])), "whole": like(whole, row[0]), "percent": plain(percent),
        "stated": show(value(percent)), "computed": show(half_up(right / step) * step),
    }  # fmt: skip
    left, computed = words["stated"], words["computed"]
    if percent.quantity.interval.meets(percentage(exactly(total), exactly(whole))):
        yield held(RELATION, where, left, computed, say("narrative.ratio_held", **words))
    else:
        yield violated(RELATION, where, left, computed, say("narrative.ratio_wrong", **words))
