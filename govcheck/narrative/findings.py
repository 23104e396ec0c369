"""What a relation within the text says about a sentence: it holds, it is violated, or it was not assessed."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from govcheck.report import Severity
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.narrative.sentences import Prose
    from govcheck.narrative.reading import Span
    from govcheck.messages import Message
    from collections.abc import Iterable

__all__ = ["Outcome", "Quote", "Verdict", "held", "quote", "unassessed", "violated"]


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
        message: What was compared with what, and why they belong together; for what was not assessed, why not.
    """

    relation: str
    verdict: Verdict
    severity: Severity
    quote: Quote
    left: str
    right: str
    message: Message


def quote(prose: Prose, sentence: Span, marked: Iterable[Span]) -> Quote:
    """The sentence at *sentence* of the reading as printed, with what is *marked* in it."""
    printed = prose.reading.printed
    return Quote(
        prose.reading.quote(sentence), printed(sentence), tuple(printed(span) for span in sorted(marked))
    )


def held(relation: str, where: Quote, left: str, right: str, message: Message) -> Outcome:
    """A relation that holds."""
    return Outcome(relation, Verdict.HELD, Severity.INFO, where, left, right, message)


def violated(
    relation: str,
    where: Quote,
    left: str,
    right: str,
    message: Message,
    severity: Severity = Severity.WARNING,
) -> Outcome:
    """A relation that does not hold."""
    return Outcome(relation, Verdict.VIOLATED, severity, where, left, right, message)


def unassessed(relation: str, where: Quote, message: Message) -> Outcome:
    """A place that looks like the relation and could not be read with certainty."""
    return Outcome(relation, Verdict.NOT_ASSESSED, Severity.INFO, where, "", "", message)
