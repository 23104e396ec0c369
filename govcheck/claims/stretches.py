"""Sentences without an end, read in parts, so that the time stays linear in the length of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from govcheck.claims.neighbours import LONGEST, LONGEST_SENTENCE
from govcheck.narrative.quantity import Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Sentence

__all__ = ["parts", "reach", "within"]

#: Longer sentences have no punctuation; they are read in parts, so that the time stays linear.
LONGEST_PART = 2000


def parts(sentence: Sentence) -> Iterator[Span]:
    """The parts of a sentence; only endless ones have many."""
    start, end = sentence.span
    if end - start <= LONGEST_PART:
        yield sentence.span
        return
    for begin in range(start, max(end, start + 1), LONGEST_PART):
        yield Span(begin, min(begin + LONGEST_PART, end))


def reach(sentence: Sentence, part: Span) -> Span:
    """How far the words of a sentence reach that a number in a *part* of it can be bound by."""
    if part is sentence.span:
        return part
    start, end = sentence.span
    return Span(max(start, part.start - LONGEST_SENTENCE), min(part.end + LONGEST, end))


def within(sentence: Sentence, part: Span) -> tuple[Quantity, ...]:
    """The quantities of *sentence* that begin in a *part* of it."""
    start, end = part
    return sentence.quantities[bisect_left(sentence.places, start) : bisect_left(sentence.places, end)]
