"""What a head of office reads first: whether the report can be published, and what that rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govcheck.messages import Message, say
from govcheck.report import Problem, Severity
from govcheck.reporters.page_view import (
    CountView,
    ProblemView,
    ReasonRule,
    ReasonView,
    UnreadView,
    Verdict,
    clean,
)
from govcheck.result import Result, Unread

__all__ = ["counts_of", "problems_of", "reasons_of", "unread_of", "verdict_of"]


def verdict_of(result: Result, language: str) -> Verdict:
    """Whether the report can be published, in a word and in a sentence."""
    state = _state(result)
    headline = say(f"page.verdict_{state}").show(language)
    gap = "" if language == "zh" else " "
    sentence = gap.join(message.show(language) for message in _sentences(result, state))
    return Verdict(state, headline, sentence)


def _state(result: Result) -> str:
    """``bad`` where something is wrong; ``open`` where nothing is, but something was not read, or nothing compared."""
    if any(violation.severity is Severity.ERROR for violation in result.open_violations):
        return "bad"
    return "good" if result.ok and result.compared else "open"


def _sentences(result: Result, state: str) -> Iterator[Message]:
    counts = result.counts
    checked = counts.instances - counts.not_assessed
    wrong = checked - counts.held
    if not checked:
        yield say("page.nothing_checked")
    else:
        yield say("page.checked" if wrong else "page.checked_all_hold", checked=checked, wrong=wrong)
    if counts.not_assessed:
        yield say("page.not_checked", count=counts.not_assessed)
    severities = Counter(violation.severity for violation in result.open_violations)
    if severities[Severity.ERROR]:
        yield say("page.errors_to_mend", count=severities[Severity.ERROR])
    elif severities[Severity.WARNING]:
        yield say("page.warnings_to_see", count=severities[Severity.WARNING])
    elif severities[Severity.INFO]:
        yield say("page.hints_to_see", count=severities[Severity.INFO])
    if state == "open" and not result.ok:
        yield say("page.unfinished")


def counts_of(result: Result, language: str) -> tuple[CountView, ...]:
    """The figures of the summary; what is nought and says nothing is left out."""
    counts = result.counts
    held = CountView(counts.held, "held", "good" if counts.held else "plain")
    figures = [
        CountView(counts.instances, "instances"),
        held,
        CountView(counts.violated, "violated", "bad" if counts.violated else "plain"),
        CountView(counts.not_assessed, "not_assessed", "open" if counts.not_assessed else "plain"),
        *([CountView(counts.form, "form", "bad")] if counts.form else []),
        *([CountView(counts.waived, "waived")] if counts.waived else []),
        *([CountView(counts.known, "known")] if counts.known else []),
    ]
    return tuple(
        CountView(count.figure, say(f"page.count_{count.label}").show(language), count.tone) for count in figures
    )


def reasons_of(result: Result, language: str) -> tuple[ReasonView, ...]:
    """Why relations could not be checked, the most frequent reason first."""
    skipped = Counter(
        (one.reason.show(language), one.rule.id, one.rule.title.show(language)) for one in result.not_assessed
    )
    reasons: dict[str, list[ReasonRule]] = {}
    for (reason, rule, title), count in skipped.items():
        reasons.setdefault(reason, []).append(ReasonRule(clean(title), rule, count))
    views = (
        ReasonView(clean(reason), sum(rule.count for rule in rules), tuple(rules)) for reason, rules in reasons.items()
    )
    return tuple(sorted(views, key=lambda view: -view.count))


def problems_of(result: Result, language: str) -> tuple[ProblemView, ...]:
    """What could not be read, or was read with doubt."""
    return tuple(_problem(problem, language) for problem in result.problems)


def _problem(problem: Problem, language: str) -> ProblemView:
    place = f"{problem.place.show(language)}: " if str(problem.place) else ""
    return ProblemView(clean(place + problem.message.show(language)), _lines(problem.excerpt), problem.fatal)


def _lines(text: str) -> str:
    """*text* with its line breaks and leading space: a caret stands under a line."""
    return "\n".join(" " * (len(line) - len(line.lstrip(" "))) + clean(line) for line in text.split("\n"))


def unread_of(unread: Unread, anchor: str, language: str) -> UnreadView:
    """A file that could not be read, and why."""
    error = unread.error
    place = f"{error.place.show(language)}: " if error.place is not None and str(error.place) else ""
    return UnreadView(anchor, clean(unread.path), clean(place + error.message.show(language)), _lines(error.excerpt))
