"""Which phrases of the claims can fit a text at all: those whose words stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from operator import itemgetter, or_

from attrs import define, field, frozen

from govcheck.claims.claim import Claim
from govcheck.claims.phrase import Gap, Phrase, Slot, words_of
from govcheck.lazy import lazy
from govcheck.narrative.reading import Span

__all__ = ["Candidate", "Group", "Spots", "Spotted", "Spotter", "all_candidates"]


@frozen(eq=False)
class Candidate:
    """A phrase of a claim, with what must stand in a text that it fits.

    Of each of its elements one of several words must stand there: a need, which is a bit of a number.

    Args:
        claim: The claim.
        phrase: The phrase.
        needs: The needs of all of its elements.
        needed: The need that must be met in the sentence.
        in_clause: Whether that need must be met in the clause before the number.
    """

    claim: Claim
    phrase: Phrase
    needs: int
    needed: int
    in_clause: bool


@define(frozen=True, eq=False, slots=False)
class Group:
    """Some of the phrases, in the order in which they are tried.

    Args:
        spotter: All phrases.
        candidates: Those of the group.
    """

    spotter: Spotter
    candidates: tuple[Candidate, ...]

    def near(self, clause: str) -> Sequence[Candidate]:
        """Those that can fit a number after the words *clause*."""
        met = self.spotter.met(clause) if self.candidates else 0
        return [one for one in self.candidates if not one.in_clause or one.needed & met]

    def within(self, met: int) -> Group:
        """Those that can fit a number in a sentence in which the needs *met* are met."""
        kept = [one for one in self.candidates if one.needed & met] if self._needed & met else ()
        return Group(self.spotter, tuple(kept))

    @lazy
    def _needed(self) -> int:
        return reduce(or_, [one.needed for one in self.candidates], 0)


@define(frozen=True, eq=False, slots=False)
class Spotted:
    """The phrases that can fit a text in which some needs are met, by the kind of their number.

    Args:
        spotter: All phrases.
        met: The needs that are met.
    """

    spotter: Spotter
    met: int

    @lazy
    def counting(self) -> Group:
        """Those with a number of things."""
        return self._with(Slot.NUMBER)

    @lazy
    def sharing(self) -> Group:
        """Those with a percentage."""
        return self._with(Slot.PERCENT)

    @lazy
    def stating(self) -> Group:
        """Those without a number."""
        return self._with(None)

    def _with(self, number: Slot | None) -> Group:
        missing = ~self.met
        found = [one for one, needs in self.spotter.by_number[number] if not needs & missing]
        return Group(self.spotter, tuple(found))


@frozen(eq=False)
class Spots:
    """Where in a text the words of phrases begin, in order, and the needs that each meets."""

    _places: Sequence[int] = field(repr=False)
    _needs: Sequence[int] = field(repr=False)

    def met(self, span: Span) -> int:
        """The needs that words beginning within *span* meet."""
        first = bisect_left(self._places, span.start)
        last = bisect_left(self._places, span.end, first)
        return reduce(or_, self._needs[first:last], 0)


@define(frozen=True, eq=False, slots=False)
class Spotter:
    """All phrases, and what each of their words meets.

    Args:
        candidates: The phrases, in the order in which they are tried.
        words: Word → the needs that it meets.
    """

    candidates: tuple[Candidate, ...]
    words: Mapping[str, int] = field(repr=False)

    def spots(self, text: str) -> Spots:
        """Where the words stand in *text*: one look at the text for all of them."""
        found = self._found(text)
        found.sort(key=itemgetter(0))
        return Spots([place for place, _ in found], [needs for _, needs in found])

    def met(self, text: str) -> int:
        """The needs that the words of *text* meet."""
        return reduce(or_, [needs for _, needs in self._found(text)], 0)

    def _found(self, text: str) -> list[tuple[int, int]]:
        """Where words stand in *text*, in no order, and the needs that each meets."""
        words, longer = self.words, self._longer
        found = [(one.start(), words[one[0]]) for one in self._character.finditer(text)]
        for pair in self._beginning.finditer(text):
            at = pair.start()
            beginning = text[at : at + 3]
            needs = words.get(beginning[:2])
            if needs is not None:
                found.append((at, needs))
            for word, others in longer.get(beginning, ()):
                if text.startswith(word, at):
                    found.append((at, others))
        return found

    @lazy
    def _character(self) -> re.Pattern[str]:
        """Any of the words of one character."""
        return re.compile(_one_of([word for word in self.words if len(word) == 1]))

    @lazy
    def _beginning(self) -> re.Pattern[str]:
        """A character that one of the longer words begins with, before one that is the second of such a word."""
        words = [word for word in self.words if len(word) > 1]
        first, second = (_one_of({word[at] for word in words}) for at in (0, 1))
        return re.compile(f"{first}(?={second})")

    @lazy
    def by_number(self) -> Mapping[Slot | None, Sequence[tuple[Candidate, int]]]:
        """The phrases with each kind of number, and what each needs."""
        found: dict[Slot | None, list[tuple[Candidate, int]]] = defaultdict(list)
        for one in self.candidates:
            found[one.phrase.number].append((one, one.needs))
        return found

    @lazy
    def _longer(self) -> Mapping[str, list[tuple[str, int]]]:
        """First three characters → the words that begin with them, and the needs that each meets."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word, needs in self.words.items():
            if len(word) > 2:
                found[word[:3]].append((word, needs))
        return found


def _one_of(characters: Iterable[str]) -> str:
    """A pattern for any of *characters*; for none of them one that is nowhere."""
    escaped = "".join(map(re.escape, sorted(characters)))
    return f"[{escaped}]" if escaped else "(?!)"


@lru_cache(maxsize=16)
def all_candidates(claims: tuple[Claim, ...], year: int) -> Spotter:
    """Every phrase of *claims*; *year* is the year reported on, by which 上年 and 下年 are also said."""
    bits: dict[frozenset[str], int] = {}
    candidates = tuple(_candidate(claim, phrase, year, bits) for claim in claims for phrase in claim.phrases)
    words: dict[str, int] = defaultdict(int)
    for need, bit in bits.items():
        for word in need:
            words[word] |= bit
    return Spotter(candidates, words)


def _candidate(claim: Claim, phrase: Phrase, year: int, bits: dict[frozenset[str], int]) -> Candidate:
    """*phrase* with its needs; those that *bits* does not know yet get the next bits."""
    needs = [
        frozenset(claim.items if element.slot is Slot.ITEM else words_of(element, year))
        for element in (*phrase.before, *phrase.after)
    ]
    for need in needs:
        bits.setdefault(need, 1 << len(bits))
    in_clause = bool(phrase.before) and not (phrase.number and phrase.gap is Gap.SENTENCE)
    nearest = needs[max(len(phrase.before) - 1, 0)]
    whole = reduce(or_, (bits[need] for need in needs), 0)
    return Candidate(claim, phrase, whole, bits[nearest], in_clause)
