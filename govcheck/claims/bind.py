"""The claims of a pack on a narrative: every number that one of them speaks of, compared or with the reason why not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter

from attrs import define, evolve, field, frozen

from govcheck.claims.bound import Bound, Reading
from govcheck.claims.claim import Claim
from govcheck.claims.match import Match, match
from govcheck.claims.nearby import (
    disclaimed,
    is_excluded,
    measured_against,
    measures,
    narrower,
    some_part,
    stated,
    without_examples,
)
from govcheck.claims.scope import Speaker, speaker
from govcheck.claims.spotter import Candidate, Group, Spotted, all_candidates
from govcheck.claims.surroundings import Surroundings
from govcheck.claims.vocabulary import COMPARED, NOT_A_SPEAKER, OWN_MATTER
from govcheck.claims.wholes import again, is_of_another
from govcheck.claims.windows import (
    LONGEST,
    LONGEST_SENTENCE,
    RESPECTIVELY,
    Window,
    is_summary,
    unknown_words,
    whole_clause,
    window,
)
from govcheck.evaluate import Evaluator, Scene, Unassessed
from govcheck.expression import CellNode, Node, Sum
from govcheck.form import Form
from govcheck.instances import once
from govcheck.messages import Message, say
from govcheck.narrative.quantity import Kind, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence
from govcheck.resolve import Layout, resolve

__all__ = ["Binder", "Bound", "Reading"]

KINDS = frozenset({Kind.COUNT, Kind.PERCENT, Kind.MONEY})
#: Longer sentences have no punctuation; they are read in parts, so that the time stays linear.
LONGEST_PART = 2000
#: A clause that says none of these has no subject of its own, and goes on with that of the clause before.
SUBJECTS = ("申请", "公开", "复议", "诉讼", "件", "案")


@frozen(eq=False)
class _Readings:
    """What the words of a claim may mean, how many of that are what they say, and why there is nothing."""

    readings: tuple[Reading, ...]
    likely: int
    reason: Message | None


@define(slots=False)
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
    _known: dict[tuple[object, ...], _Readings] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.who = speaker(self.scene.report)

    def bound(self, prose: Prose) -> Iterator[tuple[Bound, ...]]:
        """For each number or statement that a claim speaks of, all claims that may speak of it."""
        around = Surroundings(prose, self.who)
        everything = all_candidates(self.claims, self.who.year)
        spots = everything.spots(prose.text)
        for number, sentences in groupby(prose.sentences, key=attrgetter("block")):
            in_block = everything.spotted(spots.met(prose.reading.blocks[number].span))
            for sentence in sentences if in_block.candidates else ():
                for part in _parts(sentence):
                    met = spots.met(_reach(sentence, part))
                    yield from self._in_sentence(around, sentence, part, in_block, met)

    def _in_sentence(
        self, around: Surroundings, sentence: Sentence, part: Span, spotted: Spotted, met: int
    ) -> Iterator[tuple[Bound, ...]]:
        held: list[Bound] = []
        doubt = ""
        quantities = _within(sentence.quantities, part)
        counting = spotted.counting
        # What 分别 brings together may be a word that stands nowhere in the sentence.
        if quantities and RESPECTIVELY.search(around.prose.text, *_reach(sentence, part)) is None:
            counting = counting.within(met)
        for quantity in quantities:
            group = spotted.sharing if quantity.kind is Kind.PERCENT else counting
            if quantity.kind in KINDS and quantity.value is not None and group.candidates:
                numbers = self._numbers(around, sentence, quantity, group)
                found = tuple(self._among(bound, held, around.prose) for bound in numbers)
                if found:
                    # 税务行政复议24件,维持15件: a number after one that is not understood is not, either.
                    found = tuple(evolve(bound, doubt=bound.doubt or doubt) for bound in found) if doubt else found
                    doubt = _doubt(found, doubt)
                    fitting = [bound for bound in found if bound.fitting is not None]
                    if fitting:
                        around.is_whole(quantity.span.start)
                    held += fitting
                    yield found
        stating = spotted.stating.within(met)
        if stating.candidates:
            yield from self._statements(around, sentence, part, stating)

    def _among(self, bound: Bound, held: list[Bound], prose: Prose) -> Bound:
        """*bound* among what its sentence has stated before; a pack that marks no wholes knows of no parts."""
        compared = bool(bound.readings) and bound.fitting is None
        if compared and self._knows_wholes and is_of_another(bound, held, prose):
            return evolve(bound, readings=(), reason=say("claims.part_of", words="其中"))
        return again(bound, held, prose)

    @cached_property
    def _knows_wholes(self) -> bool:
        return any(claim.whole for claim in self.claims)

    def _numbers(self, around: Surroundings, sentence: Sentence, quantity: Quantity, group: Group) -> Iterator[Bound]:
        if is_summary(around.prose, quantity):
            return
        words = window(around.prose, sentence, quantity)
        near = group.near(words.lead[words.clause :])
        fitting = (one for one in near if measures(one.phrase, quantity))
        for claim, fit in _fits(fitting, words, self.who.year):
            bound = Bound(claim, sentence, quantity.span, stated(quantity, words), fit)
            yield self._compared(around, bound, words, quantity.span.start, quantity.span.end + len(words.after))

    def _statements(
        self, around: Surroundings, sentence: Sentence, part: Span, group: Group
    ) -> Iterator[tuple[Bound, ...]]:
        first = bisect_left(sentence.clauses, part.start, key=lambda clause: clause.span.start)
        before = sentence.clauses[first - 1].span if first else None
        for clause in islice(sentence.clauses, first, None):
            if clause.span.start >= part.end:
                break
            if not any(quantity.kind is Kind.COUNT for quantity in clause.quantities):
                alone = any(word in around.prose.words(clause.span) for word in SUBJECTS)
                words = whole_clause(around.prose, sentence, clause.span, None if alone else before)
                found = tuple(self._words(around, sentence, clause.span, words, group))
                if found:
                    yield found
            before = clause.span

    def _words(
        self, around: Surroundings, sentence: Sentence, span: Span, words: Window, group: Group
    ) -> Iterator[Bound]:
        for claim, fit in _fits(group.near(words.lead[words.clause :]), words, self.who.year):
            if claim.states is not None:
                bound = Bound(claim, sentence, span, claim.states, fit)
                yield self._compared(around, bound, words, span.end, span.end)

    def _compared(self, around: Surroundings, bound: Bound, words: Window, at: int, end: int) -> Bound:
        """*bound* with what it was compared with; what stands before it ends *at*, what belongs to it at *end*."""
        reason = self._foreign(around, bound, words, at)
        if reason is None and bound.claim.about and not around.is_about(bound.sentence, end, bound.claim.about):
            reason = say("claims.no_topic")
        if reason is not None:
            return evolve(bound, reason=reason)
        rest = COMPARED.sub("|", bound.match.rest) if bound.claim.is_change else bound.match.rest
        rest = self.who.without_name(NOT_A_SPEAKER.sub("|", OWN_MATTER.sub("|", rest)))
        for word in (*bound.claim.wider, *bound.claim.narrower):
            rest = rest.replace(word, "|")
        rest = without_examples(rest)
        some = some_part(rest, bound.match, words)
        doubt = "" if some else unknown_words(rest)
        found = self._each(bound) if words.each else self._readings(bound)
        compared = evolve(bound, readings=found.readings, likely=found.likely, doubt=doubt)
        if compared.fitting is not None:
            return compared
        if some is not None:
            return evolve(bound, reason=say("claims.part_of", words=some))
        whole = around.part_of(bound.sentence, bound.span.start)
        if whole is not None:
            return evolve(bound, reason=say("claims.part_of", words=whole))
        if words.doubtful:
            return evolve(bound, reason=say("claims.not_told_apart"))
        return compared if found.readings else evolve(bound, reason=found.reason)

    def _foreign(self, around: Surroundings, bound: Bound, words: Window, at: int) -> Message | None:
        """Why the number is not this report's, or ``None`` where it may be."""
        claim, sentence, said = bound.claim, bound.sentence, bound.match.words
        other_year = measured_against(words, self.who.year) if claim.is_change else None
        if other_year is not None:
            return other_year
        clause = at if claim.is_change else at - words.nearest
        return (
            narrower(claim, words)
            or disclaimed(around.prose.words(Span(at, min(at + LONGEST, sentence.span.end))))
            or (None if claim.own_subject else around.topic(sentence, at, said))
            or around.other_subject(sentence, at, claim.excluded)
            or around.listed_period(words.listed)
            or around.period(sentence, at, clause, said)
            or around.speaker(sentence, at)
        )

    def _each(self, bound: Bound) -> _Readings:
        """What 维持、纠正各1件 is compared with: the first of the items that has another number, or any of them."""
        apart = [self._readings(evolve(bound, match=evolve(bound.match, items=(item,)))) for item in bound.match.items]
        wrong = (one for one in apart if evolve(bound, readings=one.readings).fitting is None)
        return next(wrong, apart[0]) if apart else self._readings(bound)

    def _readings(self, bound: Bound) -> _Readings:
        key = (id(bound.claim), bound.match.items, bound.match.others)
        if key not in self._known:
            self._known[key] = self._read(bound)
        return self._known[key]

    def _read(self, bound: Bound) -> _Readings:
        likely = [self._value(node, bound) for node in _meant(bound.claim, bound.match.items)]
        others = [self._value(node, bound) for other in bound.match.others for node in _meant(bound.claim, (other,))]
        readings = [value for value in likely if isinstance(value, Reading)]
        if not readings:
            return _Readings((), 0, next((value for value in likely if isinstance(value, Message)), None))
        possible = [value for value in others if isinstance(value, Reading)]
        return _Readings((*readings, *possible), len(readings), None)

    def _value(self, node: Node, bound: Bound) -> Reading | Message:
        """What *node* comes to, or why it comes to nothing."""
        evaluator = Evaluator(bound.claim.rule, self.scene)
        try:
            resolved = resolve(node, once(self.form, self.layout))
            value = Fraction(evaluator.number(resolved))
        except Unassessed as unassessed:
            return unassessed.reason
        if not evaluator.filled:
            return say("check.all_blank")
        cells = tuple(dict.fromkeys(part.operand for part in resolved.walk() if isinstance(part, CellNode)))
        return Reading(value, cells)


def _doubt(found: tuple[Bound, ...], before: str) -> str:
    """The words for which the claims on a number that agrees with nothing are in doubt, or those *before*."""
    compared = [bound for bound in found if bound.readings]
    if not compared:
        return before
    if any(bound.fitting is not None or not bound.doubt for bound in compared):
        return ""
    return next((bound.doubt for bound in compared), "")


def _parts(sentence: Sentence) -> Iterator[Span]:
    """The parts of a sentence; only endless ones have many."""
    start, end = sentence.span
    for begin in range(start, max(end, start + 1), LONGEST_PART):
        yield Span(begin, min(begin + LONGEST_PART, end))


def _reach(sentence: Sentence, part: Span) -> Span:
    """How far the words of a sentence reach that a number in a *part* of it can be bound by."""
    start, end = sentence.span
    return Span(max(start, part.start - LONGEST_SENTENCE), min(part.end + LONGEST, end))


def _within(quantities: tuple[Quantity, ...], part: Span) -> tuple[Quantity, ...]:
    first = bisect_left(quantities, part.start, key=lambda one: one.span.start)
    last = bisect_left(quantities, part.end, key=lambda one: one.span.start)
    return quantities[first:last]


def _meant(claim: Claim, items: tuple[str, ...]) -> Iterator[Node]:
    """What the claim may mean, with the sum of *items* in the place of ``item``."""
    if not claim.items:
        yield from claim.equals
        return
    named = [claim.items[item] for item in dict.fromkeys(items)]
    for number in range(max(map(len, named), default=0)):
        terms = tuple(dict.fromkeys((1, choices[min(number, len(choices) - 1)]) for choices in named))
        item = terms[0][1] if len(terms) == 1 else Sum((0, 0), terms)
        yield from (_with_item(node, item) for node in claim.equals)


def _with_item(node: Node, item: Node) -> Node:
    if getattr(node, "name", None) == "item":
        return item
    return node.rebuild(lambda child: _with_item(child, item))


def _fits(candidates: Iterable[Candidate], words: Window, year: int) -> Iterator[tuple[Claim, Match]]:
    """Each claim of which a phrase fits, with the first that does."""
    done: Claim | None = None
    for one in candidates:
        if one.claim is done:
            continue
        fit = match(one.phrase, words, one.claim.item_pattern, year)
        if fit is not None and not is_excluded(one.claim, fit, words):
            done = one.claim
            yield one.claim, fit
