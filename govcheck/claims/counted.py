"""What the numbers of a sentence count, for the statements without a number behind them: 收到34件,均已办结."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import define, evolve, field

from govcheck.claims.bound import Bound
from govcheck.claims.claim import Claim
from govcheck.messages import say
from govcheck.narrative.quantity import Kind, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Clause, Prose

__all__ = ["Counted", "of_a_part"]

COUNTS = frozenset({Kind.COUNT, Kind.MONEY})
#: Words before a number that say again what was counted before.
AGAIN = ("上述", "以上", "前述", "这")


@define
class Counted:
    """What the numbers of a sentence count.

    Args:
        prose: The text.
        told: What the claims say of them, number by number.
    """

    prose: Prose
    told: Sequence[tuple[Bound, ...]]
    _by_span: Mapping[Span, tuple[Bound, ...]] = field(init=False)
    _wholes: frozenset[Fraction] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._by_span = {bounds[0].span: bounds for bounds in self.told}
        self._wholes = frozenset(_wholes(self.told))

    def is_of_wholes(self, clause: Clause) -> bool:
        """Whether what *clause* counts is the whole of something: 新收的160件和上年结转的12件申请均已办结.

        上述7件案件 is what was told before.
        """
        held = [self._agreeing(one) for one in _counts(clause) if not self._is_told_before(one)]
        is_whole = [any(claim.whole for claim in claims) for claims in held]
        return not held or (any(is_whole) and all(any(one.whole or one.adds for one in claims) for claims in held))

    def is_of_some(self, clause: Clause) -> bool:
        """Whether *clause* counts less than a whole, so that 均 behind it does: 到期的4件结转下年,均由自然人提出.

        What is held of several kinds may be all there is: 收到34件,其中自然人30件、企业4件,均已办结.
        """
        counts = list(_counts(clause))
        held = [self._agreeing(one) for one in counts]
        if any(claim.whole or claim.adds for claims in held for claim in claims):
            return False
        if not all(held):
            return any(self.prose.text.endswith("的", 0, one.span.start) for one in counts)
        return bool(counts) and sum((one.amount for one in counts), Fraction(0)) not in self._wholes

    def says_again(self, found: Iterable[Bound], clause: Clause) -> bool:
        """Whether *found* says of numbers of *clause* what they are the number of: 办结的164件均按期办结."""
        bounds = (one for quantity in _counts(clause) for one in self._by_span.get(quantity.span, ()))
        said = {word for one in bounds for word in one.match.words}
        return any(not said.isdisjoint(one.match.words) for one in found)

    def _agreeing(self, quantity: Quantity) -> list[Claim]:
        return [one.claim for one in self._by_span.get(quantity.span, ()) if one.fitting is not None]

    def _is_told_before(self, quantity: Quantity) -> bool:
        return self.prose.text.endswith(AGAIN, 0, quantity.span.start)


def of_a_part(found: Iterable[Bound], said: str) -> Iterator[Bound]:
    """*found* behind less than a whole, without what they were compared with where they do not agree.

    What names its subject itself is of that: 诉讼5件,维持3件,没有尚未审结的案件. *said* are the words of the clause.
    """
    for bound in found:
        agrees = bound.fitting is not None or not bound.readings
        named = bound.claim.own_subject or any(word not in said for word in bound.match.words)
        yield bound if agrees or named else evolve(bound, readings=(), reason=say("claims.part_of", words="均"))


def _counts(clause: Clause) -> Iterator[Quantity]:
    return (one for one in clause.quantities if one.kind in COUNTS)


def _wholes(told: Iterable[tuple[Bound, ...]]) -> Iterator[Fraction]:
    """What those numbers are that agree with the tables as wholes."""
    for bounds in told:
        if any(one.claim.whole and one.fitting is not None for one in bounds) and bounds[0].stated.low is not None:
            yield bounds[0].stated.low
