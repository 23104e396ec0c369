"""Which phrases of the claims can fit a text at all: those whose words stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import define, frozen

from govcheck.claims.claim import Claim
from govcheck.claims.phrase import Phrase, Slot, words_of

__all__ = ["Candidate", "Spotter", "all_candidates"]


@frozen(eq=False)
class Candidate:
    """A phrase of a claim, with the words of which each of its elements must have one."""

    claim: Claim
    phrase: Phrase
    needs: frozenset[frozenset[str]]


@define(frozen=True, eq=False, slots=False)
class Spotter:
    """Phrases that can fit a text, in the order in which they are tried."""

    candidates: tuple[Candidate, ...]

    def spotted(self, text: str) -> Spotter:
        """Those that can fit *text*, a part of the text that these can fit."""
        present = {word for word in self._words if word in text}
        met = {words for words in self._needs if not words.isdisjoint(present)}
        return Spotter(tuple(one for one in self.candidates if one.needs <= met))

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(frozenset().union(*self._needs))

    @cached_property
    def _needs(self) -> frozenset[frozenset[str]]:
        return frozenset().union(*(one.needs for one in self.candidates))

    @cached_property
    def counting(self) -> tuple[Candidate, ...]:
        """Those with a number of things."""
        return tuple(one for one in self.candidates if one.phrase.number is Slot.NUMBER)

    @cached_property
    def sharing(self) -> tuple[Candidate, ...]:
        """Those with a percentage."""
        return tuple(one for one in self.candidates if one.phrase.number is Slot.PERCENT)

    @cached_property
    def stating(self) -> tuple[Candidate, ...]:
        """Those without a number."""
        return tuple(one for one in self.candidates if one.phrase.number is None)


def all_candidates(claims: Iterable[Claim], year: int) -> Spotter:
    """Every phrase of *claims*; *year* is the year reported on, by which 上年 and 下年 are also said."""
    return Spotter(
        tuple(
            Candidate(claim, phrase, frozenset(_needs(claim, phrase, year)))
            for claim in claims
            for phrase in claim.phrases
        )
    )


def _needs(claim: Claim, phrase: Phrase, year: int) -> Iterator[frozenset[str]]:
    for element in (*phrase.before, *phrase.after):
        yield frozenset(claim.items if element.slot is Slot.ITEM else words_of(element, year))
