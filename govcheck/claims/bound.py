"""What a claim says of a number: the words that say it, and what it may mean."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from attrs import define, frozen

from govcheck.claims.claim import Claim
from govcheck.claims.match import Match
from govcheck.linear import Operand
from govcheck.messages import Message
from govcheck.narrative.quantity import Interval
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Sentence

__all__ = ["Bound", "Reading"]


@frozen(eq=False)
class Reading:
    """One thing that a claim may mean: a value of the tables with its cells."""

    value: Fraction
    operands: tuple[Operand, ...]


@define(frozen=True, eq=False, slots=False)
class Bound:
    """A number of the text, or words that state one, with the claim that speaks of it.

    Args:
        claim: The claim.
        sentence: The sentence.
        span: The number, or the words.
        stated: The values that the number may stand for.
        match: How the phrase fits.
        readings: What the claim may mean; empty where nothing could be compared.
        likely: How many of the readings are what the words say; the others may be meant all the same.
        reason: Why nothing was compared, or ``None``.
        doubt: Words beside the number that may make it another number; empty where all is understood.
    """

    claim: Claim
    sentence: Sentence
    span: Span
    stated: Interval
    match: Match
    readings: tuple[Reading, ...] = ()
    likely: int = 0
    reason: Message | None = None
    doubt: str = ""

    @cached_property
    def fitting(self) -> Reading | None:
        """The reading that the text agrees with, or ``None``."""
        return next((reading for reading in self.readings if self.stated.contains(reading.value)), None)
