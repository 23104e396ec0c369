"""Whether a number that is far from what its claim compares is that number all the same, or rather another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from govcheck.claims.bound import Bound
from govcheck.claims.neighbours import LONGEST_SENTENCE
from govcheck.claims.phrase import Slot
from govcheck.claims.slip import TWO_DIGITS
from govcheck.claims.windows import unknown_words
from govcheck.narrative import slips
from govcheck.narrative.quantity import COMPARABLE, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose

__all__ = ["is_meant", "is_unlikely"]


def is_unlikely(bound: Bound) -> bool:
    """Whether the number of *bound* is so far from what it was compared with that it is hardly that, mistyped."""
    number = bound.match.phrase.number
    near = slips.NEAR_POINTS if number is Slot.PERCENT else slips.NEAR_CASES
    return number is not None and slips.is_unlikely(bound.stated, (one.value for one in bound.readings), near)


def is_meant(
    bound: Bound, prose: Prose, held: Sequence[Bound], beside: Iterable[Fraction], without_known: Callable[[str], str]
) -> bool:
    """Whether *bound* is what its claim says, however far it is from it.

    It is a change of the number before it, a share of a whole that is named, the number of the row beside, a part of a
    whole right before it that agrees, or its sentence says nothing before it.

    Args:
        bound: The number with its claim.
        prose: The text.
        held: The numbers of its sentence before it that agree with the tables.
        beside: The values of the other rows that its claim speaks of.
        without_known: Takes out of words what says nothing of whose number it is.
    """
    claim = bound.claim
    if (claim.is_change and bound.subject is not None) or bound.match.phrase.names_whole:
        return True
    if not claim.is_change and any(value >= TWO_DIGITS and bound.stated.contains(value) for value in beside):
        return True
    before = Span(max(bound.sentence.span.start, bound.span.start - LONGEST_SENTENCE), bound.span.start)
    last = _last(bound, before)
    if last is not None:
        return not claim.whole and any(one.claim.whole and one.span == last.span for one in held[-1:])
    if not (claim.whole or claim.own_subject or claim.is_change):
        return False
    words = prose.words(before)
    for word in bound.match.words:
        words = words.replace(word, "|")
    return not unknown_words(without_known(words))


def _last(bound: Bound, before: Span) -> Quantity | None:
    """The last comparable number of its sentence *before* the one of *bound*."""
    sentence = bound.sentence
    first, end = bisect_left(sentence.places, before.start), bisect_left(sentence.places, before.end)
    return next((one for one in reversed(sentence.quantities[first:end]) if one.kind in COMPARABLE), None)
