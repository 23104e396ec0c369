"""How a narrative was read: every number in it, the claim that speaks of it, and what it was compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from govcheck.check import scene_of
from govcheck.claims.claim import Claim
from govcheck.claims.judge import Judged, Standing
from govcheck.companions import Companions, Loaded
from govcheck.instances import layout_of
from govcheck.judge_text import judge_text
from govcheck.messages import Message, say
from govcheck.narrative.quantity import Kind
from govcheck.narrative.relations import relate
from govcheck.narrative.relations.statements import show
from govcheck.narrative.sentences import Prose, Sentence, read
from govcheck.text_rules import TEXT_RULES

__all__ = ["claim_lines", "reading_lines", "sentence_lines", "text_rule_lines"]

#: What is a number and is compared; everything else is no quantity, or not of things.
COMPARED = frozenset({Kind.COUNT, Kind.PERCENT})
KEYS = {
    Standing.HOLDS: "explain.number_holds",
    Standing.WRONG: "explain.number_wrong",
    Standing.DOUBTFUL: "explain.number_doubtful",
    Standing.FAR: "explain.number_far",
    Standing.ELSEWHERE: "explain.number_elsewhere",
}
COUNTED = {
    Standing.HOLDS: "held",
    Standing.WRONG: "wrong",
    Standing.DOUBTFUL: "wrong",
    Standing.FAR: "wrong",
    Standing.ELSEWHERE: "wrong",
}


def claim_lines(claim: Claim, language: str) -> Iterator[str]:
    """The claim: title, how it is said, what it must agree with."""
    yield f"{claim.rule.id}  {claim.title.show(language)}"
    for message in _facts(claim):
        yield f"    {message.show(language)}"


def _facts(claim: Claim) -> Iterator[Message]:
    if claim.rule.off is not None:
        yield say("explain.off", reason=claim.rule.off)
    yield from (say("explain.claim_says", phrase=phrase.text) for phrase in claim.phrases)
    yield from (say("explain.claim_equals", text=text) for text in claim.compared)
    if claim.states is not None:
        low = show(claim.states.low) if claim.states.low is not None else ""
        yield say("explain.claim_states", value=low if claim.states.is_point else f"{low}..")
    if claim.about:
        yield say("explain.claim_about", words=claim.about)
    if claim.excluded:
        yield say("explain.claim_not", words=claim.excluded)
    if claim.rule.authority is not None:
        yield say("explain.authority", authority=claim.rule.authority)
    yield say("explain.severity", severity=say(f"cli.severity_{claim.rule.severity.value}"))


def text_rule_lines(name: str, language: str) -> Iterator[str]:
    """A relation within the text."""
    yield f"{name}  {TEXT_RULES[name].show(language)}"


def reading_lines(claim: str, loaded: Loaded, around: Companions, language: str) -> Iterator[str]:
    """Every number of the narrative that the claim called *claim* speaks of; all claims where it is ``narrative``."""
    narrative = loaded.report.narrative
    if narrative is None:
        yield say("explain.no_narrative").show(language)
        return
    reader = _Reader(read(narrative.text), loaded, around, language)
    found = [one for one in reader.judged() if claim in {one.bound.claim.rule.id, "narrative"}]
    last: Sentence | None = None
    for judged in found:
        if judged.bound.sentence is not last:
            yield reader.sentence(judged.bound.sentence)
        last = judged.bound.sentence
        yield from reader.lines(judged)
    if not found:
        yield say("explain.nothing_said").show(language)
    yield _counted(found).show(language)


def sentence_lines(text: str, loaded: Loaded, around: Companions, language: str) -> Iterator[str]:
    """Every number of *text*, read as a part of the narrative of the report."""
    reader = _Reader(read(text), loaded, around, language)
    found = list(reader.judged())
    for sentence in reader.prose.sentences:
        yield reader.sentence(sentence)
        judged = {one.bound.span: one for one in found if one.bound.sentence is sentence}
        spans = sorted({*judged, *(quantity.span for quantity in sentence.quantities)})
        kinds = {quantity.span: quantity.kind for quantity in sentence.quantities}
        for span in spans:
            if span in judged:
                yield from reader.lines(judged[span])
            else:
                key = "explain.number_unbound" if kinds[span] in COMPARED else "explain.number_not_compared"
                message = say(
                    key, stated=reader.prose.words(span), kind=say(f"explain.kind_{kinds[span].name.lower()}")
                )
                yield f"    {message.show(language)}"


@frozen
class _Reader:
    """Says how the numbers of a text were read."""

    prose: Prose
    loaded: Loaded
    around: Companions
    language: str

    def judged(self) -> Iterator[Judged]:
        """What becomes of each number that a claim speaks of."""
        report, pack = self.loaded.report, self.loaded.pack
        scene = scene_of(report, pack, self.around)
        outcomes = list(relate(self.prose, report.year or None))
        return judge_text(self.prose, pack, scene, layout_of(report, pack.form), outcomes)

    def sentence(self, sentence: Sentence) -> str:
        """The sentence as printed."""
        text = " ".join(self.prose.reading.quote(sentence.span).split())
        return say("explain.sentence", text=text).show(self.language)

    def lines(self, judged: Judged) -> Iterator[str]:
        """What became of a number, and by which claim."""
        yield f"    {self._standing(judged).show(self.language)}"
        bound = judged.bound
        claim = say(
            "explain.number_claim",
            id=bound.claim.rule.id,
            title=bound.claim.title,
            phrase=bound.match.phrase.text,
            words=" … ".join(filter(None, bound.match.words)),
        )
        yield f"        {claim.show(self.language)}"

    def _standing(self, judged: Judged) -> Message:
        if judged.is_skipped:
            reason = judged.reason or say("check.all_blank")
            return say("explain.number_skipped", stated=judged.stated, reason=reason)
        return say(KEYS[judged.standing], words=judged.bound.doubt, **judged.words(self.loaded.pack.form))


def _counted(found: list[Judged]) -> Message:
    kinds = Counter(COUNTED.get(judged.standing, "skipped") for judged in found)
    return say("explain.numbers_counted", held=kinds["held"], wrong=kinds["wrong"], skipped=kinds["skipped"])
