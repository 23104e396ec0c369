"""Which phrases of the claims can fit a sentence at all: those whose words stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, field, frozen

from govcheck.claims.claim import Claim
from govcheck.claims.phrase import Phrase, Slot, words_of

__all__ = ["Candidate", "Spotter"]


@frozen(eq=False)
class Candidate:
    """A phrase of a claim, with the words of which each of its elements must have one."""

    claim: Claim
    phrase: Phrase
    needs: tuple[frozenset[str], ...]


@define
class Spotter:
    """Finds the phrases that can fit a text.

    Args:
        claims: The claims, in the order in which they are tried.
        year: The year reported on, which stands in the place of 上年 and 下年.
    """

    claims: tuple[Claim, ...]
    year: int
    _candidates: Mapping[Slot | None, tuple[Candidate, ...]] = field(init=False)
    _words: tuple[str, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        found = [
            Candidate(claim, phrase, tuple(self._needs(claim, phrase))) for claim in self.claims for phrase in claim.phrases
        ]
        self._candidates = {
            slot: tuple(one for one in found if one.phrase.number is slot) for slot in (Slot.NUMBER, Slot.PERCENT, None)
        }
        self._words = tuple({word for one in found for words in one.needs for word in words})

    def spotted(self, text: str) -> Mapping[Slot | None, tuple[Candidate, ...]]:
        """The phrases that can fit *text*, by the kind of number that they have."""
        present = frozenset(word for word in self._words if word in text)
        return {slot: tuple(_possible(found, present)) for slot, found in self._candidates.items()}

    def _needs(self, claim: Claim, phrase: Phrase) -> Iterable[frozenset[str]]:
        for element in (*phrase.before, *phrase.after):
            if element.slot is Slot.ITEM:
                yield frozenset(claim.items)
            else:
                yield frozenset(words_of(element, self.year))


def _possible(candidates: tuple[Candidate, ...], present: frozenset[str]) -> Iterable[Candidate]:
    for one in candidates:
        if not any(words.isdisjoint(present) for words in one.needs):
            yield one
