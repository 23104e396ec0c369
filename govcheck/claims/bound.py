"""What a claim says of a number: the words that say it, and what it may mean."""

from __future__ import annotations

from fractions import Fraction

from attrs import define, frozen

from govcheck.claims.claim import Claim
from govcheck.claims.match import Match
from govcheck.expression import Node
from govcheck.lazy import lazy
from govcheck.linear import Operand
from govcheck.messages import Message
from govcheck.narrative.quantity import Interval
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Sentence

__all__ = ["Bound", "Earlier", "Reading", "Subject"]


@frozen(eq=False)
class Reading:
    """One thing that a claim may mean: a value of the tables with its cells, and how it comes of them."""

    value: Fraction
    operands: tuple[Operand, ...]
    node: Node


@frozen
class Earlier:
    """A number that is what was before a change.

    Args:
        words: The words that say so.
        last_year: Whether they say that it is last year's.
    """

    words: str
    last_year: bool


@frozen(eq=False)
class Subject:
    """The number before a change in its sentence, which is the one that changed.

    Args:
        stated: The values that it may stand for.
        bounds: What the claims say of it.
        between: The words from it to the change.
        is_listed: Whether it is one of several that were listed, so that the change may be of all of them.
    """

    stated: Interval
    bounds: tuple[Bound, ...]
    between: str
    is_listed: bool


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
        far: Whether it is so far from what it was compared with that it is more likely another number.
        earlier: What makes it the number before a change, or ``None``.
        subject: Where it is a change, the number before it that changed, or ``None``.
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
    far: bool = False
    earlier: Earlier | None = None
    subject: Subject | None = None

    def compared(self, readings: tuple[Reading, ...], likely: int, doubt: str) -> Bound:
        """It, compared with *readings*."""
        said = self.claim, self.sentence, self.span, self.stated, self.match
        return Bound(*said, readings, likely, self.reason, doubt, self.far, self.earlier, self.subject)

    @lazy
    def fitting(self) -> Reading | None:
        """The reading that the text agrees with, or ``None``."""
        return next((reading for reading in self.readings if self.stated.contains(reading.value)), None)
