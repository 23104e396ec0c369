"""What a relation within the text says about a sentence: it holds, it is violated, or it was not assessed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from govcheck.narrative.reading import Span
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.messages import Message
    from govcheck.narrative.sentences import Prose

__all__ = ["Outcome", "Quote", "Verdict", "doubted", "held", "quote", "unassessed", "violated"]


class Verdict(Enum):
    """What became of one relation at one place."""

    HELD = "held"
    VIOLATED = "violated"
    NOT_ASSESSED = "not assessed"


@frozen
class Quote:
    """The words that an outcome is about, as printed.

    Args:
        text: The sentence or the heading.
        span: Where it stands in the text as printed.
        marked: Where the numbers or words in question stand in the text as printed.
    """

    text: str
    span: Span
    marked: tuple[Span, ...]


@frozen
class Outcome:
    """One relation within the text at one place.

    Args:
        relation: ``text.breakdown``, ``text.ratio``, …
        verdict: Held, violated or not assessed.
        severity: Warning, or info where the reading is doubtful; how bad a violation is.
        quote: The sentence with the numbers marked.
        left: What the text states, as a plain decimal or as words.
        right: What it should agree with.
        message: What was compared with what, and why they belong together; or why it was not assessed.
    """

    relation: str
    verdict: Verdict
    severity: Severity
    quote: Quote
    left: str
    right: str
    message: Message


#: A text without full stops is quoted around what is marked.
_LONGEST_QUOTE: Final = 600
_MARGIN: Final = 120


def quote(prose: Prose, sentence: Span, marked: Iterable[Span]) -> Quote:
    """The sentence at *sentence* of the reading as printed, with what is *marked* in it."""
    marks = sorted(marked)
    if sentence.end - sentence.start > _LONGEST_QUOTE:
        middle = marks[-1] if marks else Span(sentence.start, sentence.start)
        first = max(marks[0].start if marks else sentence.start, middle.end - _LONGEST_QUOTE)
        sentence = Span(max(sentence.start, first - _MARGIN), min(sentence.end, middle.end + _MARGIN))
    printed = prose.reading.printed
    whole = printed(sentence)
    return Quote(prose.reading.source[whole.start : whole.end], whole, tuple(map(printed, marks)))


def held(relation: str, where: Quote, left: str, right: str, message: Message) -> Outcome:
    """A relation that holds."""
    return Outcome(relation, Verdict.HELD, Severity.INFO, where, left, right, message)


def violated(relation: str, where: Quote, left: str, right: str, message: Message) -> Outcome:
    """A relation that does not hold, as a warning."""
    return Outcome(relation, Verdict.VIOLATED, Severity.WARNING, where, left, right, message)


def doubted(outcome: Outcome, severity: Severity) -> Outcome:
    """*outcome* with another severity, where its reading is doubtful."""
    return evolve(outcome, severity=severity)


def unassessed(relation: str, where: Quote, message: Message) -> Outcome:
    """A place that looks like the relation and could not be read with certainty."""
    return Outcome(relation, Verdict.NOT_ASSESSED, Severity.INFO, where, "", "", message)
