"""Numbers of one sentence together: what has been stated already, and which whole 其中 takes its parts from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from govcheck.claims.bound import Bound, Reading
from govcheck.claims.changes import measured_from
from govcheck.claims.claim import Claim
from govcheck.messages import say
from govcheck.narrative.quantity import Kind, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["again", "by_another_dimension", "is_of_another"]

#: How far back 其中 still counts, and how many numbers before it.
FARTHEST: Final = 300
MOST: Final = 30
OTHERS: Final = ("其他组织", "其它组织", "其他申请人", "其余")
#: 申请共147件,其中上年结转6件,本年新收141件: the claim's own part of a whole that is more.
NEW: Final = re.compile("新收|(?:本年|当年|今年|年内)[^,;]{0,4}(?:收到|受理|新增|登记|接收)")
#: How many parts by another dimension are added up.
MOST_PARTS: Final = 12


def again(bound: Bound, held: list[Bound], prose: Prose) -> Bound:
    """*bound*, where the sentence has stated the same already: 办结3521件,其中当日办结312件 counts a part of them."""
    # Two numbers that rose by the same words are two all the same.
    if bound.fitting is not None or not bound.readings or bound.claim.of_stated:
        return bound
    same = (one for one in held if one.claim is bound.claim and one.match.items == bound.match.items)
    first = next(same, None)
    if first is None:
        return bound
    between = prose.words((first.span.end, bound.span.start))
    if NEW.search(between) and any(_is_less(reading, first) for reading in bound.readings):
        return bound
    if "其中" in between or between.count("(") > between.count(")"):
        return evolve(bound, readings=(), reason=say("claims.part_of", words="其中"))
    return evolve(bound, doubt=bound.doubt or prose.words(first.span))


def _is_less(reading: Reading, whole: Bound) -> bool:
    """Whether *reading* is of some of the cells that *whole* agrees with."""
    return whole.fitting is not None and set(reading.operands) < set(whole.fitting.operands)


def is_of_another(bound: Bound, held: list[Bound], prose: Prose) -> bool:
    """Whether *bound* stands behind 其中 and its whole is none that it could be a part of.

    A whole that agrees with nothing is another one; so is one with other cells, unless it is marked as a whole.
    """
    at = prose.text.rfind("其中", max(bound.sentence.span.start, bound.span.start - FARTHEST), bound.span.start)
    # 许可1312件,其中施工许可217件;处罚决定47件: what names its own business has done with 其中 at the semicolon.
    if at >= 0 and bound.claim.own_subject and ";" in prose.words((at, bound.span.start)):
        return False
    for whole in _before(bound.sentence, at) if at >= 0 else ():
        if measured_from(prose, bound.sentence, whole):
            continue
        of_whole = [one for one in held if one.span == whole.span]
        if any(one.claim.whole or _includes(one, bound) for one in of_whole):
            return False
        # 170件,较上年减少270件,其中…; 新收17件,上年结转1件,其中…
        if not any(one.claim.is_change or one.claim.adds for one in of_whole):
            return True
    return False


def _before(sentence: Sentence, at: int) -> Iterator[Quantity]:
    """The counts of *sentence* that stand before *at*, the last first."""
    index = bisect_left(sentence.places, at)
    for earlier in range(index - 1, max(index - MOST, 0) - 1, -1):
        if sentence.quantities[earlier].kind is Kind.COUNT:
            yield sentence.quantities[earlier]


def _includes(whole: Bound, part: Bound) -> bool:
    """Whether what *whole* agrees with includes the cells that *part* may mean."""
    return whole.fitting is not None and any(
        set(reading.operands) <= set(whole.fitting.operands) for reading in part.readings
    )


def by_another_dimension(told: list[tuple[Bound, ...]], sentence: Sentence) -> Iterator[tuple[Bound, ...]]:
    """*told*, without what adds up with numbers beside it to its whole: 局机关受理118件,6个分局受理58件.

    Such numbers are parts of the whole by organ or channel, which the tables do not tell.
    """
    fitting = [bound for found in told for bound in found if bound.fitting is not None]
    agreeing = {bound.span for bound in fitting}
    meant = {bound.span: bound.claim for bound in fitting}
    rows = _rows(_beside(told, sentence), agreeing)
    bracketed = {one.span for one in sentence.said if one.bracket}
    for found in told:
        wrong = [bound for bound in found if bound.readings]
        alone = wrong and found[0].span not in agreeing
        parts = alone and (_adds_up(wrong, rows) or _divides(wrong[0], rows, meant, bracketed))
        reason = say("claims.part_of", words="+")
        yield tuple(evolve(bound, readings=(), reason=reason) for bound in found) if parts else found


@frozen(eq=False)
class _Row:
    """The counts of a sentence with one measure word.

    Args:
        counts: The counts in order.
        agree: Whether each agrees with the tables.
        places: Where each stands among them, by its span.
        amounts: How often each amount is stated.
    """

    counts: list[Quantity]
    agree: list[bool]
    places: dict[Span, int]
    amounts: Counter[Fraction]


def _beside(told: list[tuple[Bound, ...]], sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities from the first to the last number *told*, and some on both sides: a sentence may be endless."""
    first = bisect_left(sentence.places, told[0][0].span.start)
    last = bisect_left(sentence.places, told[-1][0].span.end)
    return sentence.quantities[max(0, first - MOST) : last + MOST]


def _rows(quantities: tuple[Quantity, ...], agreeing: set[Span]) -> dict[Span, _Row]:
    """For the span of each count the row that it stands in."""
    by_unit: dict[str, list[Quantity]] = defaultdict(list)
    for one in quantities:
        if one.kind is Kind.COUNT:
            by_unit[one.unit].append(one)
    rows = [
        _Row(
            counts,
            [one.span in agreeing for one in counts],
            {one.span: at for at, one in enumerate(counts)},
            Counter([one.amount for one in counts]),
        )
        for counts in by_unit.values()
    ]
    return {one.span: row for row in rows for one in row.counts}


def _adds_up(wrong: list[Bound], rows: dict[Span, _Row]) -> bool:
    """Whether a run of numbers that agree with nothing, that of *wrong* among them, is the whole that it is taken for.

    The sentence must state that whole: by chance, many numbers add up to some other one.
    """
    row = rows.get(wrong[0].span)
    if row is None:
        return False
    counts, at = row.counts, row.places[wrong[0].span]
    if any(map(_is_rest, wrong)):
        return _completes(row, at)
    meant = {reading.value for bound in wrong if not bound.claim.is_change for reading in bound.readings}
    wanted = {value for value in meant if row.amounts[value] > (counts[at].amount == value)}
    for first in range(at, max(at - MOST_PARTS, -1), -1) if wanted else ():
        if row.agree[first]:
            break
        total = Fraction(0)
        for last in range(first, min(first + MOST_PARTS, len(counts))):
            if row.agree[last]:
                break
            total += counts[last].amount
            if last >= at and last > first and total in wanted:
                return True
    return False


def _divides(wrong: Bound, rows: dict[Span, _Row], meant: dict[Span, Claim], bracketed: set[Span]) -> bool:
    """Whether *wrong* is one of the parts of the number before them, which is no whole of the tables.

    结转下年11件,自然人8件、企业3件: both are of those carried over; 27件尚未审结(复议12件、诉讼15件). *meant* has the
    claim that each number agrees with: one of the same list is no whole of the others.
    """
    row = rows.get(wrong.span)
    if row is None or (wrong.claim.whole and wrong.span not in bracketed):
        return False
    at = row.places[wrong.span]
    for first in range(at, max(at - MOST_PARTS, 0), -1):
        whole, total = row.counts[first - 1], Fraction(0)
        for last in range(first, min(first + MOST_PARTS, len(row.counts))):
            total += row.counts[last].amount
            if total > whole.amount:
                break
            if total == whole.amount and last >= at and last > first:
                claim = meant.get(whole.span)
                return claim is None or not (claim.whole or claim is wrong.claim)
    return False


def _is_rest(bound: Bound) -> bool:
    """Whether *bound* counts all others, whatever the tables call so: 企业71件,法律服务机构38件,其他组织17件."""
    others = OTHERS if bound.claim.items else (*OTHERS, "其他", "其它")
    return any(word in others for word in bound.match.words)


def _completes(row: _Row, last: int) -> bool:
    """Whether the count at *last* makes those before it the whole that stands before them all."""
    total = row.counts[last].amount
    for at in range(last - 1, max(last - MOST_PARTS, -1), -1):
        if row.agree[at] and total == row.counts[at].amount:
            return at < last - 1
        total += row.counts[at].amount
    return False
