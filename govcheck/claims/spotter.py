"""Which phrases of the claims can fit a text at all: those whose words stand in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define, frozen

from govcheck.claims.claim import Claim
from govcheck.claims.phrase import Gap, Phrase, Slot, words_of

__all__ = ["Candidate", "Spotter", "all_candidates"]


@frozen(eq=False)
class Candidate:
    """A phrase of a claim, with what must stand in a text that it fits.

    Args:
        claim: The claim.
        phrase: The phrase.
        needs: For each of its elements the words of which one must stand there.
        nearest: The words of which one must stand in the clause before the number; empty: in none that is known.
    """

    claim: Claim
    phrase: Phrase
    needs: frozenset[frozenset[str]]
    nearest: frozenset[str]


@define(frozen=True, eq=False, slots=False)
class Group:
    """Phrases with one kind of number, in the order in which they are tried."""

    candidates: tuple[Candidate, ...]

    def near(self, clause: str) -> Iterator[Candidate]:
        """Those that can fit a number after the words *clause*."""
        words = {word for word in self._nearest if word in clause}
        return (one for one in self.candidates if not (one.nearest and words.isdisjoint(one.nearest)))

    @cached_property
    def _nearest(self) -> frozenset[str]:
        return frozenset(word for one in self.candidates for word in one.nearest)


@define(frozen=True, eq=False, slots=False)
class Spotter:
    """Phrases that can fit a text, in the order in which they are tried.

    Args:
        candidates: The phrases.
        words: The words of their elements that stand in the text.
        needs: The elements, as sets of words, of which one stands in the text.
    """

    candidates: tuple[Candidate, ...]
    words: frozenset[str]
    needs: frozenset[frozenset[str]]

    def spotted(self, text: str) -> Spotter:
        """Those that can fit *text*, a part of the text that these can fit."""
        beginnings = self._by_beginning
        begun = [beginnings[one] for one in beginnings.keys() & set(text)]
        words = frozenset(word for group in begun for word in group if word in text)
        needs = frozenset(need for need in self.needs if not words.isdisjoint(need)) if words else frozenset()
        return Spotter(tuple(one for one in self.candidates if one.needs <= needs) if needs else (), words, needs)

    @cached_property
    def _by_beginning(self) -> Mapping[str, list[str]]:
        """The words by their first character: of most, not even that stands in a sentence."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            found[word[0]].append(word)
        return found

    @cached_property
    def counting(self) -> Group:
        """Those with a number of things."""
        return self._with(Slot.NUMBER)

    @cached_property
    def sharing(self) -> Group:
        """Those with a percentage."""
        return self._with(Slot.PERCENT)

    @cached_property
    def stating(self) -> Group:
        """Those without a number."""
        return self._with(None)

    def _with(self, number: Slot | None) -> Group:
        return Group(tuple(one for one in self.candidates if one.phrase.number is number))


def all_candidates(claims: Iterable[Claim], year: int) -> Spotter:
    """Every phrase of *claims*; *year* is the year reported on, by which 上年 and 下年 are also said."""
    candidates = tuple(_candidate(claim, phrase, year) for claim in claims for phrase in claim.phrases)
    needs = frozenset(need for one in candidates for need in one.needs)
    return Spotter(candidates, frozenset(word for need in needs for word in need), needs)


def _candidate(claim: Claim, phrase: Phrase, year: int) -> Candidate:
    needs = [
        frozenset(claim.items if element.slot is Slot.ITEM else words_of(element, year))
        for element in (*phrase.before, *phrase.after)
    ]
    in_clause = phrase.before and not (phrase.number and phrase.gap is Gap.SENTENCE)
    return Candidate(claim, phrase, frozenset(needs), needs[len(phrase.before) - 1] if in_clause else frozenset())
