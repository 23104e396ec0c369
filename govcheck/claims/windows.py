"""The words that belong to a number: back to the number or the punctuation before it, and on to the next."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from govcheck.claims.vocabulary import FILLERS
from govcheck.narrative.quantity import COMPARABLE, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["Window", "only_fillers", "unknown_words", "whole_clause", "window"]

#: Longer than any phrase; a sentence without punctuation must not make matching slower.
LONGEST: Final = 60
LONGEST_SENTENCE: Final = 200
STOPS: Final = re.compile(r"[,;:。()!?\n]")
#: A clause that has nothing of its own goes on with the one before: …申请,共3646件.
MOST_CLAUSES: Final = 2
NOT_WORDS: Final = re.compile(r"[^\u3400-\u9fff]")


@frozen
class Window:
    """The words around a number.

    Args:
        lead: The words of the sentence before it, as far as a phrase may reach back.
        clause: Where in *lead* the words begin that belong to the number.
        after: The words after it, up to the punctuation or the next number.
    """

    lead: str
    clause: int
    after: str

    @property
    def words(self) -> str:
        """The words that belong to the number, before and after it."""
        return f"{self.lead[self.clause :]}|{self.after}"


def window(prose: Prose, sentence: Sentence, quantity: Quantity) -> Window:
    """The words around *quantity* in *sentence*."""
    start = quantity.span.start
    begin = max(sentence.span.start, start - LONGEST_SENTENCE)
    lead = prose.words(Span(begin, start))
    passed = [one.span.end for one in sentence.quantities if one.span.end <= start and one.kind in COMPARABLE]
    floor = max([begin, start - LONGEST, *passed]) - begin
    following = [one.span.start for one in sentence.quantities if one.span.start >= quantity.span.end]
    end = min([quantity.span.end + LONGEST, sentence.span.end, *following])
    after = STOPS.split(prose.words(Span(quantity.span.end, end)))[0]
    return Window(lead, _clause(lead, floor), after)


def whole_clause(prose: Prose, sentence: Sentence, span: Span) -> Window:
    """The clause at *span* as a window without a number."""
    begin = max(sentence.span.start, span.end - LONGEST_SENTENCE)
    return Window(prose.words(Span(begin, span.end)), max(span.start - begin, 0), "")


def _clause(lead: str, floor: int) -> int:
    """Where the last clause of *lead* begins, with those before it as long as it has no words of its own."""
    starts = [floor, *(stop.end() for stop in STOPS.finditer(lead, floor))]
    start = starts.pop()
    for _ in range(MOST_CLAUSES):
        if not starts or not only_fillers(lead[start:]):
            break
        start = starts.pop()
    return start


def only_fillers(words: str) -> bool:
    """Whether nothing but fillers stands in *words*."""
    return not unknown_words(words)


def unknown_words(words: str) -> str:
    """What is left of *words* without fillers, years and punctuation."""
    for filler in FILLERS:
        words = words.replace(filler, " ")
    return "".join(NOT_WORDS.sub(" ", words).split())
