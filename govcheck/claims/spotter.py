"""Which phrases of the claims can fit a text at all: those whose words stand in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define, frozen

from govcheck.claims.claim import Claim
from govcheck.claims.phrase import Gap, Phrase, Slot, words_of

__all__ = ["Candidate", "Group", "Spotted", "Spotter", "all_candidates"]


@frozen(eq=False)
class Candidate:
    """A phrase of a claim, with what must stand in a text that it fits.

    Args:
        claim: The claim.
        phrase: The phrase.
        needs: For each of its elements the words of which one must stand there.
        nearest: The words of which one must stand in the clause before the number; empty: in none that is known.
        needed: The words of one element, of which one must stand in the sentence.
    """

    claim: Claim
    phrase: Phrase
    needs: frozenset[frozenset[str]]
    nearest: frozenset[str]
    needed: frozenset[str]


@define(frozen=True, eq=False, slots=False)
class Group:
    """Phrases with one kind of number, in the order in which they are tried."""

    candidates: tuple[Candidate, ...]

    def near(self, clause: str) -> Iterator[Candidate]:
        """Those that can fit a number after the words *clause*."""
        words = {word for word in self._nearest if word in clause}
        return (one for one in self.candidates if not (one.nearest and words.isdisjoint(one.nearest)))

    def within(self, sentence: str) -> Group:
        """Those that can fit a number in a sentence with the words *sentence*."""
        beginnings = self._needed_by_beginning
        words = {word for first in beginnings.keys() & set(sentence) for word in beginnings[first] if word in sentence}
        return Group(tuple(one for one in self.candidates if not words.isdisjoint(one.needed)))

    @cached_property
    def _needed_by_beginning(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in frozenset(word for one in self.candidates for word in one.needed):
            found[word[0]].append(word)
        return found

    @cached_property
    def _nearest(self) -> frozenset[str]:
        return frozenset(word for one in self.candidates for word in one.nearest)


@define(frozen=True, eq=False, slots=False)
class Spotted:
    """The phrases that can fit a text, in the order in which they are tried."""

    candidates: tuple[Candidate, ...]

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


@define(frozen=True, eq=False, slots=False)
class Spotter:
    """All phrases, and their words by the first character: of most, not even that stands in a paragraph."""

    candidates: tuple[Candidate, ...]

    def spotted(self, text: str) -> Spotted:
        """The phrases that can fit *text*."""
        beginnings, met = self._words_by_beginning, 0
        for first in beginnings.keys() & set(text):
            for word, needs in beginnings[first]:
                if word in text:
                    met |= needs
        pairs = zip(self.candidates, self._needs, strict=True)
        return Spotted(tuple(one for one, needs in pairs if needs & met == needs) if met else ())

    @cached_property
    def _bits(self) -> Mapping[frozenset[str], int]:
        """Each set of words of which a phrase needs one, as a bit."""
        found = dict.fromkeys(need for one in self.candidates for need in one.needs)
        return {need: 1 << place for place, need in enumerate(found)}

    @cached_property
    def _needs(self) -> tuple[int, ...]:
        """For each phrase the bits of what it needs."""
        return tuple(sum(self._bits[need] for need in one.needs) for one in self.candidates)

    @cached_property
    def _words_by_beginning(self) -> Mapping[str, list[tuple[str, int]]]:
        """First character → the words that begin with it, each with the bits of the needs that it meets."""
        bits: dict[str, int] = defaultdict(int)
        for need, bit in self._bits.items():
            for word in need:
                bits[word] |= bit
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word, needs in bits.items():
            found[word[0]].append((word, needs))
        return found


def all_candidates(claims: Iterable[Claim], year: int) -> Spotter:
    """Every phrase of *claims*; *year* is the year reported on, by which 上年 and 下年 are also said."""
    return Spotter(tuple(_candidate(claim, phrase, year) for claim in claims for phrase in claim.phrases))


def _candidate(claim: Claim, phrase: Phrase, year: int) -> Candidate:
    needs = [
        frozenset(claim.items if element.slot is Slot.ITEM else words_of(element, year))
        for element in (*phrase.before, *phrase.after)
    ]
    in_clause = phrase.before and not (phrase.number and phrase.gap is Gap.SENTENCE)
    nearest = needs[max(len(phrase.before) - 1, 0)]
    return Candidate(claim, phrase, frozenset(needs), nearest if in_clause else frozenset(), nearest)
