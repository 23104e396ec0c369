"""What becomes of a number that claims speak of: it agrees, is wrong, may be another one, or is not compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from typing import Final

from attrs import define, field, frozen

from govcheck.claims.bound import Bound, Reading
from govcheck.claims.labels import labels_of
from govcheck.claims.phrase import Slot
from govcheck.claims.slip import TWO_DIGITS, is_far, is_likely_slip
from govcheck.form import Form
from govcheck.linear import Operand
from govcheck.messages import Message, Text, say
from govcheck.narrative.quantity import Kind
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.statements import show
from govcheck.narrative.sentences import Prose
from govcheck.report import Severity

__all__ = ["Judge", "Judged", "Meant", "Standing", "meant"]

#: The id of a claim, and the cells that a number of it is of.
Meant = tuple[str, tuple[Operand, ...]]

SHARES: Final = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINT})
POINTS: Final = "个百分点"
#: Units of money in 元, the longest first.
MONEY: Final = {"亿元": 100_000_000, "万元": 10_000, "元": 1}


class Standing(Enum):
    """How a number of the text stands to the tables."""

    HOLDS = "holds"
    WRONG = "wrong"
    #: Words beside it may make it another number.
    DOUBTFUL = "doubtful"
    #: It is so far from what it was compared with that it is more likely another number.
    FAR = "far"
    #: What it was compared with stands rightly at another place of the text, so that it is more likely another number.
    ELSEWHERE = "elsewhere"
    #: The number before it is wrong, so that this share of it must be.
    FOLLOWS = "follows"
    #: It is a percentage that follows from numbers of the text which are of something else.
    CONFIRMED = "confirmed"
    SKIPPED = "skipped"


@frozen(eq=False)
class Judged:
    """A number, or words that state one, as judged.

    Args:
        bound: The claim on it that it agrees with, or the likeliest.
        others: The titles of the other claims that it agrees with no better.
        standing: How it stands to the tables.
        stated: It, as printed.
        span: Where it stands in the text as printed.
    """

    bound: Bound
    others: tuple[Text, ...]
    standing: Standing
    stated: str
    span: Span

    @property
    def is_skipped(self) -> bool:
        """Whether it was not compared."""
        return self.standing in {Standing.FOLLOWS, Standing.CONFIRMED, Standing.SKIPPED}

    @property
    def reason(self) -> Message | None:
        """Why it was not compared, where that is known."""
        if self.standing is Standing.FOLLOWS:
            return say("claims.follows")
        return say("claims.confirmed") if self.standing is Standing.CONFIRMED else self.bound.reason

    @property
    def severity(self) -> Severity:
        """How sure a disagreement is."""
        return self.bound.claim.rule.severity if self.standing is Standing.WRONG else Severity.INFO

    @property
    def sign(self) -> str:
        """What stands behind a share, or a change of one; empty for a number of things."""
        if self.bound.match.phrase.number is Slot.PERCENT:
            return "%"
        return POINTS if POINTS in self.bound.match.phrase.units else ""

    def words(self, form: Form) -> dict[str, object]:
        """What was stated, the cells that it was compared with, and what they come to, for a message."""
        fitting = self.bound.fitting
        readings = [fitting] if fitting else list(self.bound.readings)
        texts: list[object] = list(dict.fromkeys(self.printed(reading) for reading in readings))
        value = texts[0] if len(texts) == 1 else say("claims.or", first=texts[0], second=tuple(texts[1:]))
        labels = labels_of([operand.key for operand in readings[0].operands], form)
        return {"stated": self.stated, "label": labels if self.sign else " + ".join(labels), "value": value}

    def printed(self, reading: Reading) -> str:
        """What *reading* comes to, in the unit of money that the text has printed, so that one can compare the two."""
        unit = next((one for one in MONEY if self.stated.endswith(one)), "") if self.stated.endswith("元") else ""
        return show(reading.value / MONEY[unit]) + unit if unit else show(reading.value) + self.sign


@define
class Judge:
    """Judges the numbers of a text in their order: what follows from a wrong one is no finding of its own.

    Args:
        prose: The text.
        confirmed: Where percentages stand that follow from numbers of the text which are of something else.
        told: What numbers of the text agree with.
        wrong: Where the numbers stand that surely disagree with the tables.
        doubted: Where those stand that may be others.
    """

    prose: Prose
    confirmed: frozenset[Span]
    told: frozenset[Meant]
    wrong: set[Span] = field(factory=set)
    doubted: set[Span] = field(factory=set)

    def judge(self, found: tuple[Bound, ...]) -> Judged:
        """What becomes of the number that all claims of *found* speak of."""
        best = _likeliest(found)
        reading = self.prose.reading
        span = reading.printed(best.span)
        standing = self._standing(best, span)
        if standing is Standing.WRONG:
            self.wrong.add(span)
        elif standing in {Standing.DOUBTFUL, Standing.FAR, Standing.ELSEWHERE}:
            self.doubted.add(span)
        others = tuple(one.claim.title for one in found if one.readings and one is not best)
        stated = "".join(reading.source[span.start : span.end].split())
        return Judged(best, others, standing, stated, span)

    def _standing(self, bound: Bound, span: Span) -> Standing:
        if bound.fitting is not None:
            return Standing.HOLDS
        if not bound.readings:
            return Standing.SKIPPED
        if span in self.confirmed:
            return Standing.CONFIRMED
        if self._follows(bound):
            return Standing.FOLLOWS
        return self._disagreement(bound)

    def _disagreement(self, bound: Bound) -> Standing:
        """How sure it is that a number which agrees with nothing is wrong."""
        if bound.far or (bound.match.phrase.number is Slot.NUMBER and is_far(bound.stated, _values(bound))):
            return Standing.FAR
        if bound.doubt and not any(is_likely_slip(bound.stated, value) for value in _values(bound)):
            return Standing.DOUBTFUL
        elsewhere = meant(bound, bound.readings[0]) in self.told
        slip = any(is_likely_slip(bound.stated, value, TWO_DIGITS) for value in _values(bound))
        return Standing.ELSEWHERE if elsewhere and not slip else Standing.WRONG

    def _follows(self, bound: Bound) -> bool:
        """Whether the number just before is wrong itself, so that a share of it must be wrong too."""
        quantities = bound.sentence.quantities
        at = bisect_left(bound.sentence.places, bound.span.start)
        if at in {0, len(quantities)} or quantities[at].kind not in SHARES:
            return False
        before = self.prose.reading.printed(quantities[at - 1].span)
        return before in self.wrong or before in self.doubted


def meant(bound: Bound, reading: Reading) -> Meant:
    """What *bound* says where *reading* is meant: by which claim, and of which cells."""
    return bound.claim.rule.id, reading.operands


def _values(bound: Bound) -> Sequence[Fraction]:
    return [one.value for one in bound.readings]


def _likeliest(found: tuple[Bound, ...]) -> Bound:
    """The one of several claims on a number that it agrees with, or that says most of its words.

    A claim that only hints stands behind the others.
    """
    fitting = next((bound for bound in found if bound.fitting is not None), None)
    compared = [bound for bound in found if bound.readings]
    return fitting or max(compared, key=_likelihood, default=found[0])


def _likelihood(bound: Bound) -> tuple[bool, bool, int]:
    sure = bound.claim.rule.severity is not Severity.INFO
    return not (bound.doubt or bound.far), sure, sum(map(len, bound.match.words))
