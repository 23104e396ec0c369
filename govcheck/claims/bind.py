"""The claims of a pack on a narrative: every number that one of them speaks of, compared or with the reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import define, evolve, field, frozen

from govcheck.claims.claim import Claim
from govcheck.claims.match import Match, match
from govcheck.claims.phrase import Phrase, Slot
from govcheck.claims.scope import Speaker, foreign, speaker
from govcheck.claims.windows import Window, unknown_words, whole_clause, window
from govcheck.evaluate import Evaluator, Scene, Unassessed
from govcheck.expression import CellNode, Node, Sum
from govcheck.form import Form
from govcheck.instances import once
from govcheck.linear import Operand
from govcheck.messages import Message, say
from govcheck.narrative.quantity import Interval, Kind, Quantity, exactly
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence
from govcheck.resolve import Layout, resolve

__all__ = ["Binder", "Bound", "Reading"]

CHANGES = (
    "增加",
    "增长",
    "减少",
    "下降",
    "上升",
    "回落",
    "增幅",
    "降幅",
    "提高",
    "降低",
    "多收",
    "少收",
    "净增",
    "持平",
)
#: What a change is measured against; it is no other period.
COMPARED = re.compile(
    r"(?:同比|环比)?(?:较|比|与|和|同)?(?:上一年度|上年度|上一年|上年|去年|(?:19|20)[0-9]{2}年度?)(?:同期)?(?:相比|比较)?|同比|同期"
)
KINDS = {Slot.NUMBER: Kind.COUNT, Slot.PERCENT: Kind.PERCENT}


@frozen(eq=False)
class Reading:
    """One thing that a claim may mean: a value of the tables with its cells."""

    value: Fraction
    operands: tuple[Operand, ...]


@frozen(eq=False)
class Bound:
    """A number of the text, or words that state one, with the claim that speaks of it.

    Args:
        claim: The claim.
        sentence: The sentence.
        span: The number, or the words.
        stated: The values that the number may stand for.
        match: How the phrase fits.
        readings: What the claim may mean; empty where nothing could be compared.
        reason: Why nothing was compared, or ``None``.
        doubt: Words beside the number that may make it another number; empty where all is understood.
    """

    claim: Claim
    sentence: Sentence
    span: Span
    stated: Interval
    match: Match
    readings: tuple[Reading, ...] = ()
    reason: Message | None = None
    doubt: str = ""

    @property
    def fitting(self) -> Reading | None:
        """The reading that the text agrees with, or ``None``."""
        return next((reading for reading in self.readings if self.stated.contains(reading.value)), None)


@define
class Binder:
    """Binds the claims of a pack to a narrative.

    Args:
        claims: The claims.
        form: The form of the report.
        scene: The report and its companions.
        layout: How the report prints its groups.
    """

    claims: tuple[Claim, ...]
    form: Form
    scene: Scene
    layout: Layout = ()
    who: Speaker = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.who = speaker(self.scene.report)

    def bound(self, prose: Prose) -> Iterator[tuple[Bound, ...]]:
        """For each number or statement that a claim speaks of, all claims that may speak of it."""
        for sentence in prose.sentences:
            for quantity in sentence.quantities:
                found = tuple(self._numbers(prose, sentence, quantity))
                if found:
                    yield found
            for clause in sentence.clauses:
                found = tuple(self._words(prose, sentence, clause.span, clause.quantities))
                if found:
                    yield found

    def _numbers(self, prose: Prose, sentence: Sentence, quantity: Quantity) -> Iterator[Bound]:
        if quantity.kind not in KINDS.values() or quantity.value is None:
            return
        around = window(prose, sentence, quantity)
        for claim in self.claims:
            fit = _first_fit(claim, around, quantity, self.who.year)
            if fit is not None:
                bound = Bound(claim, sentence, quantity.span, quantity.interval, fit)
                yield self._compared(prose, bound, around)

    def _words(self, prose: Prose, sentence: Sentence, span: Span, quantities: tuple[Quantity, ...]) -> Iterator[Bound]:
        if any(quantity.kind is Kind.COUNT for quantity in quantities):
            return
        around = whole_clause(prose, sentence, span)
        for claim in self.claims:
            phrases = [phrase for phrase in claim.phrases if phrase.number is None]
            fit = _fit(claim, phrases, around, self.who.year)
            if fit is not None and claim.states is not None:
                yield self._compared(prose, Bound(claim, sentence, span, exactly(claim.states), fit), around)

    def _compared(self, prose: Prose, bound: Bound, around: Window) -> Bound:
        block = prose.reading.blocks[bound.sentence.block].span
        paragraph = prose.words(Span(block.start, bound.span.start))
        lead = _without(around.lead, bound.match.words)
        rest = bound.match.rest
        if _speaks_of_change(bound.match):
            lead, rest = (COMPARED.sub("|", text) for text in (lead, rest))
        reason = foreign(self.who, _without(paragraph, bound.match.words), lead, rest)
        if reason is not None and reason.key != "claims.part_of":
            return evolve(bound, reason=reason)
        readings, unassessed = self._readings(bound)
        compared = evolve(bound, readings=readings, doubt=unknown_words(self.who.without_name(rest)))
        if reason is not None and compared.fitting is None:
            return evolve(bound, reason=reason)
        return compared if readings else evolve(bound, reason=unassessed)

    def _readings(self, bound: Bound) -> tuple[tuple[Reading, ...], Message | None]:
        reason: Message | None = None
        readings = []
        for node in _alternatives(bound):
            evaluator = Evaluator(bound.claim.rule, self.scene)
            try:
                resolved = resolve(node, once(self.form, self.layout))
                value = Fraction(evaluator.number(resolved))
            except Unassessed as unassessed:
                reason = reason or unassessed.reason
                continue
            if evaluator.filled:
                cells = tuple(dict.fromkeys(part.operand for part in resolved.walk() if isinstance(part, CellNode)))
                readings.append(Reading(value, cells))
            else:
                reason = reason or say("check.all_blank")
        return tuple(readings), reason


def _speaks_of_change(fit: Match) -> bool:
    return any(word in part for part in fit.words for word in CHANGES)


def _without(text: str, words: tuple[str, ...]) -> str:
    """*text* without the words of the phrase at its end, which are no scope of their own."""
    for word in words:
        at = text.rfind(word)
        if at >= 0:
            text = f"{text[:at]}{'|' * len(word)}{text[at + len(word) :]}"
    return text


def _alternatives(bound: Bound) -> Iterator[Node]:
    """What the claim may mean, with the items that the phrase names in the place of ``item``."""
    claim = bound.claim
    if not claim.items:
        yield from claim.equals
        return
    named = [claim.items[item] for item in dict.fromkeys(bound.match.items)]
    for number in range(max(map(len, named), default=0)):
        terms = tuple((1, choices[min(number, len(choices) - 1)]) for choices in named)
        item = terms[0][1] if len(terms) == 1 else Sum((0, 0), terms)
        yield from (_with_item(node, item) for node in claim.equals)


def _with_item(node: Node, item: Node) -> Node:
    if getattr(node, "name", None) == "item":
        return item
    return node.rebuild(lambda child: _with_item(child, item))


def _first_fit(claim: Claim, around: Window, quantity: Quantity, year: int) -> Match | None:
    phrases = [
        phrase
        for phrase in claim.phrases
        if phrase.number is not None
        and KINDS[phrase.number] is quantity.kind
        and (not phrase.units or quantity.unit in phrase.units)
    ]
    return _fit(claim, phrases, around, year)


def _fit(claim: Claim, phrases: list[Phrase], around: Window, year: int) -> Match | None:
    for phrase in phrases:
        fit = match(phrase, around, claim.items, year)
        if fit is not None and not _excluded(claim, fit):
            return fit
    return None


def _excluded(claim: Claim, fit: Match) -> bool:
    """Whether a word stands beside the number that makes it another one: 增加3件 is no number of requests."""
    if not _speaks_of_change(fit) and any(word in fit.rest for word in CHANGES):
        return True
    return any(word in fit.rest for word in claim.excluded)
