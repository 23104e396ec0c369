"""The words that belong to a number: back to the number or the punctuation before it, and on to the next."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from govcheck.claims.vocabulary import FILLERS, OWN_ORGAN, PLURAL_ORGANS, WHOLE_AREA
from govcheck.narrative.quantity import COMPARABLE, Kind, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["Window", "only_fillers", "unknown_words", "whole_clause", "window"]

#: Longer than any phrase; a sentence without punctuation must not make matching slower.
LONGEST: Final = 60
LONGEST_SENTENCE: Final = 200
STOPS: Final = re.compile(r"[,;:。()!?\n]")
AFTER: Final = re.compile(r"[,;:。()!?\n、]")
#: A clause that has nothing of its own goes on with the one before: …申请,共3646件.
MOST_CLAUSES: Final = 2
#: Words about whose scope has been judged already say nothing more.
KNOWN: Final = (*sorted((*WHOLE_AREA, *OWN_ORGAN, *PLURAL_ORGANS), key=len, reverse=True), *FILLERS)
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
    floor = max(begin, start - LONGEST, _floor(prose, sentence, quantity)) - begin
    later = (one for one in sentence.quantities if one.span.start >= quantity.span.end)
    following = [one.span.start for one in later if one.kind in COMPARABLE]
    end = min([quantity.span.end + LONGEST, sentence.span.end, *following])
    after = AFTER.split(prose.words(Span(quantity.span.end, end)))[0]
    return Window(lead, _clause(lead, floor), after)


def _floor(prose: Prose, sentence: Sentence, quantity: Quantity) -> int:
    """Where the number before ends; a share belongs to the number that it follows: 208件(17.46%)."""
    passed = [one for one in sentence.quantities if one.span.end <= quantity.span.start and one.kind in COMPARABLE]
    if passed and quantity.kind is Kind.PERCENT and passed[-1].kind is Kind.COUNT:
        between = prose.words(Span(passed[-1].span.end, quantity.span.start))
        if only_fillers(between):
            passed.pop()
    return passed[-1].span.end if passed else sentence.span.start


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
    for filler in KNOWN:
        words = words.replace(filler, " ")
    return "".join(NOT_WORDS.sub(" ", words).split())
