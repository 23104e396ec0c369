"""The claims of a pack on a narrative: every number that one of them speaks of, compared or with the reason why not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from itertools import groupby, islice
from operator import attrgetter

from attrs import define, evolve, field

from govcheck.claims.bound import Bound, Reading
from govcheck.claims.certainty import is_meant, is_unlikely
from govcheck.claims.changes import earlier, follows, from_subject, is_of_another_number, subject
from govcheck.claims.claim import Claim
from govcheck.claims.counted import Counted, of_a_part
from govcheck.claims.joint import Together, items_of, together
from govcheck.claims.match import Match, match
from govcheck.claims.meanings import Meanings
from govcheck.claims.nearby import (
    disclaimed,
    is_excluded,
    is_incomplete,
    measured_against,
    measures,
    narrower,
    of_all_business,
    on_a_day,
    some_part,
    stated,
    without_examples,
)
from govcheck.claims.neighbours import LONGEST, is_summary
from govcheck.claims.partial import Parts
from govcheck.claims.phrase import Phrase, is_next_year
from govcheck.claims.respectively import RESPECTIVELY
from govcheck.claims.scope import Speaker, speaker
from govcheck.claims.spotter import Candidate, Group, Spotted, all_candidates
from govcheck.claims.stretches import parts, reach, within
from govcheck.claims.surroundings import Surroundings
from govcheck.claims.vocabulary import COMPARED, NOT_A_SPEAKER, OWN_MATTER
from govcheck.claims.wholes import again, by_another_dimension, is_of_another
from govcheck.claims.windows import (
    Window,
    is_other_base,
    unknown_words,
    whole_clause,
    window,
)
from govcheck.evaluate import Scene
from govcheck.form import Form
from govcheck.messages import Message, say
from govcheck.narrative.quantity import Kind, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence
from govcheck.resolve import Layout

__all__ = ["Binder", "Bound", "Reading"]

KINDS = frozenset({Kind.COUNT, Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.MONEY})
#: A clause that says none of these has no subject of its own, and goes on with that of the clause before.
SUBJECTS = ("申请", "公开", "复议", "诉讼", "件", "案", "许可", "处罚", "强制", "规章")


#: The words around a number of which all that matters has been told otherwise.
NOTHING = Window("", 0, "")


@define
class _Here:
    """A sentence while it is read, with the claims on its numbers so far, and those of them that agree."""

    around: Surroundings
    sentence: Sentence
    told: list[tuple[Bound, ...]] = field(factory=list)
    held: list[Bound] = field(factory=list)


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
    _meanings: Meanings = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.who = speaker(self.scene.report)
        self._meanings = Meanings(self.form, self.scene, self.layout, self.claims)

    def bound(self, prose: Prose) -> Iterator[tuple[Bound, ...]]:
        """For each number or statement that a claim speaks of, all claims that may speak of it."""
        around = Surroundings(prose, self.who)
        everything = all_candidates(self.claims, self.who.year)
        spots = everything.spots(prose.text)
        for number, sentences in groupby(prose.sentences, key=attrgetter("block")):
            in_block = Spotted(everything, spots.met(prose.reading.blocks[number].span))
            for sentence in sentences if in_block.met else ():
                # Without a number nothing but a statement in words can be told.
                for part in parts(sentence) if sentence.said or in_block.stating.candidates else ():
                    met = spots.met(reach(sentence, part))
                    yield from self._in_sentence(around, sentence, part, in_block, met)

    def _in_sentence(
        self, around: Surroundings, sentence: Sentence, part: Span, spotted: Spotted, met: int
    ) -> Iterator[tuple[Bound, ...]]:
        here = _Here(around, sentence)
        doubt = ""
        quantities = [one for one in within(sentence, part) if one.kind in KINDS and one.value is not None]
        # What 分别 brings together may be a word that stands nowhere in the sentence.
        if quantities and RESPECTIVELY.search(around.prose.text, *reach(sentence, part)) is None:
            counting = spotted.counting.within(met)
        elif quantities:
            counting = spotted.counting
        for quantity in quantities:
            group = spotted.sharing if quantity.kind is Kind.PERCENT else counting
            if group.candidates:
                numbers = self._numbers(here, quantity, group)
                found = tuple(self._among(bound, here.held, around.prose) for bound in numbers)
                if found:
                    # 税务行政复议24件,维持15件: a number after one that is not understood is not, either.
                    found = tuple(evolve(bound, doubt=bound.doubt or doubt) for bound in found) if doubt else found
                    doubt = _doubt(found, doubt)
                    fitting = [bound for bound in found if bound.fitting is not None and bound.earlier is None]
                    if fitting:
                        around.parts.mark_whole(quantity.span.start)
                    here.held += fitting
                    here.told.append(found)
        if here.told:
            yield from by_another_dimension(here.told, sentence)
        stating = spotted.stating.within(met)
        if stating.candidates:
            yield from self._statements(here, part, stating)

    def _among(self, bound: Bound, held: list[Bound], prose: Prose) -> Bound:
        """*bound* among what its sentence has stated before; a pack that marks no wholes knows of no parts."""
        compared = bool(bound.readings) and bound.fitting is None
        if compared and self._knows_wholes and is_of_another(bound, held, prose):
            return evolve(bound, readings=(), reason=say("claims.part_of", words="其中"))
        return again(bound, held, prose)

    @cached_property
    def _knows_wholes(self) -> bool:
        return any(claim.whole for claim in self.claims)

    def _numbers(self, here: _Here, quantity: Quantity, group: Group) -> Iterator[Bound]:
        prose, (start, end) = here.around.prose, quantity.span
        if is_summary(prose, quantity):
            return
        joint = together(prose, here.sentence, quantity) if quantity.kind is Kind.PERCENT else None
        shared = tuple(self._joint(here, quantity, group, joint)) if joint is not None else ()
        if joint is not None and (joint.is_sure or any(bound.fitting is not None for bound in shared)):
            yield from shared
            return
        words = window(prose, here.sentence, quantity)
        near = group.near(words.lead[words.clause :])
        fitting = [one for one in near if measures(one.phrase, quantity)]
        was = earlier(prose, here.sentence, quantity, self.who.year) if fitting else None
        words = words if was is None else evolve(words, after="")
        for claim, fit in _fits(fitting, words, self.who.year):
            alone = (claim.is_change or claim.of_stated) and not words.listed
            of = subject(prose, here.sentence, quantity, here.told) if alone else None
            # 比上年结转的9件减少3件: what was carried over is this year's, however it is called.
            before = None if claim.adds else was
            bound = Bound(claim, here.sentence, quantity.span, stated(quantity, words), fit, earlier=before, subject=of)
            if not claim.of_stated or follows(bound, self.who.year):
                yield self._compared(here, bound, words, start, end + len(words.after))

    def _joint(self, here: _Here, share: Quantity, group: Group, joint: Together) -> Iterator[Bound]:
        """The claims that *share* may be of as the share of several items together."""
        for claim, phrase in _sharing(group) if not is_other_base(joint.of) else ():
            if any(word in joint.over for word in claim.excluded):
                continue
            fits = (
                Match(phrase, ("占",), items, (), "", "", "", "")
                for spans in joint.lists
                if (items := items_of(claim, spans, here.told)) is not None
            )
            bounds = (Bound(claim, here.sentence, share.span, share.interval, fit) for fit in fits)
            told = [self._compared(here, bound, NOTHING, *share.span) for bound in bounds]
            yield from [bound for bound in told if bound.fitting is not None][:1] or told[:1]

    def _statements(self, here: _Here, part: Span, group: Group) -> Iterator[tuple[Bound, ...]]:
        prose, sentence = here.around.prose, here.sentence
        counted = Counted(prose, here.told)
        first = bisect_left(sentence.clauses, part.start, key=lambda clause: clause.span.start)
        last = counting = sentence.clauses[first - 1] if first else None
        for clause in islice(sentence.clauses, first, None):
            if clause.span.start >= part.end:
                break
            if counted.is_of_wholes(clause):
                said = prose.words(clause.span)
                alone = any(word in said for word in SUBJECTS)
                words = whole_clause(prose, sentence, clause.span, None if alone or last is None else last.span)
                found = tuple(self._words(here, clause.span, words, group))
                if found and not counted.says_again(found, clause):
                    of_some = counting is not None and counted.is_of_some(counting)
                    yield tuple(of_a_part(found, said)) if of_some else found
            last = clause
            counting = clause if any(one.kind is Kind.COUNT for one in clause.quantities) else counting

    def _words(self, here: _Here, span: Span, words: Window, group: Group) -> Iterator[Bound]:
        own = here.around.prose.words(span)
        for claim, fit in _fits(group.near(words.lead[words.clause :]), words, self.who.year):
            # 未能办结的5件均为自然人申请,已转入次年: the clause before says that of its own number.
            if claim.states is not None and any(word in own for word in fit.words):
                bound = Bound(claim, here.sentence, span, claim.states, fit)
                yield self._compared(here, bound, words, span.end, span.end)

    def _compared(self, here: _Here, bound: Bound, words: Window, at: int, end: int) -> Bound:
        """*bound* with what it was compared with; what stands before it ends *at*, what belongs to it at *end*."""
        around = here.around
        reason = self._foreign(around, bound, words, at)
        if reason is None and bound.claim.about and not around.is_about(bound.sentence, end, bound.claim.about):
            reason = say("claims.no_topic")
        if reason is not None:
            return evolve(bound, reason=reason)
        rest = self._without_known(bound.claim, bound.match.rest[from_subject(bound, words) :])
        some = some_part(rest, bound.match, words)
        doubt = "" if some else unknown_words(rest)
        found = self._meanings.each(bound) if words.each else self._meanings.of(bound)
        compared = bound.compared(found.readings, found.likely, doubt)
        if compared.fitting is not None:
            return compared
        apart = self._apart(around, compared, words, some)
        if apart is not None:
            return evolve(bound, reason=apart)
        if is_unlikely(compared):
            known = partial(self._without_known, bound.claim)
            sure = is_meant(compared, around.prose, here.held, self._meanings.beside(compared), known)
            compared = evolve(compared, far=not sure)
        return compared if found.readings else evolve(bound, reason=found.reason)

    def _without_known(self, claim: Claim, words: str) -> str:
        """*words* without what is known to say nothing of whose number it is, nor of what."""
        if not words.strip("|"):
            return words
        words = COMPARED.sub("|", words) if claim.is_change else words
        words = self.who.without_name(NOT_A_SPEAKER.sub("|", OWN_MATTER.sub("|", words)))
        for word in (*claim.wider, *claim.narrower):
            words = words.replace(word, "|")
        return without_examples(words)

    def _apart(self, around: Surroundings, bound: Bound, words: Window, some: str | None) -> Message | None:
        """Why a number that agrees with nothing is another one, or a part, or ``None`` where it is neither."""
        if is_of_another_number(bound, self._meanings.now(bound)):
            return say("claims.change_of")
        if is_incomplete(bound.claim, bound.match, words):
            return say("claims.part_of", words="等")
        # 未审结的复议、诉讼案件各1件: what the number is said of each of is no item.
        if words.each and bound.claim.items and len(bound.match.items) == 1:
            return say("claims.not_told_apart")
        part = some if some is not None else around.parts.part_of(bound.sentence, bound.span.start)
        # 法人或其他组织提出的申请中,商业企业24件: of what they are among, kinds are told apart by the same claim.
        part = None if part is not None and any(part in label for label in bound.claim.items) else part
        if part is None:
            part = self._applicant(around.parts, bound)
        if part is not None:
            return say("claims.part_of", words=part)
        # 占不予公开总数的11.2%: a phrase that names the whole itself is not in doubt for it.
        return say("claims.not_told_apart") if words.doubtful and not bound.match.phrase.names_whole else None

    @staticmethod
    def _applicant(parts: Parts, bound: Bound) -> str | None:
        """The applicants that the sentence of *bound* speaks of alone, and it does not."""
        at, items = bound.span.start, bound.claim.items
        who = parts.applicant(bound.sentence, at)
        if who is not None:
            return None if any(who in label for label in items) else who
        return None if items else parts.persons(bound.sentence, at)

    def _foreign(self, around: Surroundings, bound: Bound, words: Window, at: int) -> Message | None:
        """Why the number is not this report's, or ``None`` where it may be."""
        claim, sentence, said, was = bound.claim, bound.sentence, bound.match.words, bound.earlier
        if was is not None and (claim.is_change or not was.last_year):
            return say("claims.other_period", words=was.words)
        other_year = measured_against(words, self.who.year) if claim.is_change else None
        if other_year is not None:
            return other_year
        clause = at if claim.is_change else at - words.nearest
        # 第四季度收到17件,年末结转下年度3件: what goes over to the next year is of the end of this one.
        since = clause if any(is_next_year(word, self.who.year) for word in said) else 0
        behind = around.prose.words((at, min(at + LONGEST, sentence.span.end)))
        return (
            narrower(claim, words)
            or on_a_day(words)
            or disclaimed(behind)
            or of_all_business(words, behind)
            or (None if claim.own_subject else around.topic(sentence, at, said))
            or around.other_subject(sentence, at, claim.excluded)
            or around.listed_period(words.listed)
            or (None if was is not None else around.period(sentence, at, clause, said, since))
            or around.speaker(sentence, at)
        )


def _doubt(found: tuple[Bound, ...], before: str) -> str:
    """The words for which the claims on a number that agrees with nothing are in doubt, or those *before*."""
    compared = [bound for bound in found if bound.readings]
    if not compared:
        return before
    if any(bound.fitting is not None or not bound.doubt for bound in compared):
        return ""
    return next((bound.doubt for bound in compared), "")


def _sharing(group: Group) -> Iterator[tuple[Claim, Phrase]]:
    """The claims of *group* on shares of their items, each with its first phrase."""
    done: Claim | None = None
    for one in group.candidates:
        if one.claim is not done and one.claim.items and not one.claim.is_change:
            done = one.claim
            yield one.claim, one.phrase


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
