"""``text.ratio`` of rates that stand before their numbers: 办结率100%，共收到95件，办结94件."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from govcheck.narrative.quantity import Kind, Precision
from govcheck.narrative.relations.rates import RATE, STILL_OPEN, counted_by, verb_of
from govcheck.narrative.relations.ratio import bases, compare
from govcheck.narrative.relations.shares import Share
from govcheck.narrative.relations.statements import Statement, value
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.findings import Outcome
    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["rates_ahead"]

#: Between a rate and its numbers nothing else is told: no other year, no comparison, no other matter.
_ANOTHER: Final = re.compile(r"[;。]|[0-9]年|今年|本年|上年|去年|同期|同比|较|比|分别|另|提高|增|减")
_EARLIER: Final = re.compile(r"[0-9]年|上年|去年|同期|目标|力争|要求|达标")
_GENERAL: Final = re.compile("全年|全[市区县省]|年度|[总均的共其等]|综合|平均|按时|按期|及时|依法|法定|限时|期限内")
#: What may stand before the verb of the number that the rate is of.
_ONLY: Final = re.compile(r"^(?:其中|已|均|全部|全年|共|累计|实际|按时|按期|及时|依法|当年|年内)+")
#: So many numbers behind a rate are looked at, and in so many characters.
_MOST: Final = 3
_FARTHEST: Final = 60
_MOST_BEFORE: Final = 12
#: So far behind the numbers it may be told what is not due yet.
_STILL_TOLD: Final = 200


def rates_ahead(prose: Prose) -> Iterator[Outcome]:
    """Every rate of *prose* whose two numbers stand right behind it, and none before it."""
    for sentence in prose.sentences:
        if any(one.quantity.kind is Kind.PERCENT for one in sentence.said):
            yield from _of_sentence(prose, sentence)


def _of_sentence(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    said = sentence.said
    last = max(one.span.start for one in said if one.quantity.kind is Kind.PERCENT)
    for position, percent in enumerate(said):
        rate = RATE.search(percent.before) if percent.quantity.kind is Kind.PERCENT else None
        if rate is None or percent.quantity.precision is not Precision.ROUNDED or _EARLIER.search(percent.before):
            continue
        before = [one for one in said[max(position - _MOST_BEFORE, 0) : position] if one.is_amount]
        counts = list(takewhile(_is_amount, said[position + 1 : position + 1 + _MOST]))
        # Numbers between two shares may be those of the second.
        if counts and last < counts[-1].span.start and counted_by(before, rate[1]) is None:
            yield from _by_numbers(prose, sentence, counts, percent, rate[1])


def _is_amount(statement: Statement) -> bool:
    return statement.is_amount


def _by_numbers(
    prose: Prose, sentence: Sentence, counts: Sequence[Statement], percent: Statement, rate: str
) -> Iterator[Outcome]:
    part = counted_by(counts[1:], rate)
    if part is None or part.is_change or part.span.start - percent.span.end > _FARTHEST:
        return
    wholes = bases(part, [one for one in counts if one.span.end <= part.span.start])
    between = prose.text[percent.span.end : part.span.start]
    verb = verb_of(rate)
    if not wholes or _ANOTHER.search(between) or any(verb in one.before for one in wholes):
        return
    if not _is_its_own(prose, percent, rate.removesuffix(verb), wholes[0]):
        return
    if not _ONLY.sub("", part.before).startswith(verb[:1]):
        return  # 办结率100%，…，其中建议办结40件
    end = min(prose.reading.blocks[sentence.block].span.end, part.span.end + _STILL_TOLD)
    if value(percent) == 100 and STILL_OPEN.search(prose.text, part.span.end, end):
        return
    yield compare(prose, sentence, Share(part, percent), wholes[:2], Severity.WARNING)


def _is_its_own(prose: Prose, percent: Statement, subject: str, whole: Statement) -> bool:
    """Whether what a rate is of, where it says so, is what *whole* counts, or a colon says that its numbers follow."""
    named = _GENERAL.sub("", subject)
    return not named or named in whole.before or prose.text[percent.span.end] in ":("
