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
        beginnings = self._needs_by_beginning
        met = {
            need
            for first in beginnings.keys() & set(text)
            for word, needs in beginnings[first].items()
            if word in text
            for need in needs
        }
        return Spotted(tuple(one for one in self.candidates if one.needs <= met) if met else ())

    @cached_property
    def _needs_by_beginning(self) -> Mapping[str, Mapping[str, set[frozenset[str]]]]:
        """First character → word → the sets of words that it is one of."""
        found: dict[str, dict[str, set[frozenset[str]]]] = defaultdict(lambda: defaultdict(set))
        for one in self.candidates:
            for need in one.needs:
                for word in need:
                    found[word[0]][word].add(need)
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
    return Candidate(claim, phrase, frozenset(needs), needs[len(phrase.before) - 1] if in_clause else frozenset())
