"""What the tests that the pytest plugin makes of a report print."""

from __future__ import annotations

from collections.abc import Iterable

from govcheck.messages import say
from govcheck.reporters.style import Style
from govcheck.reporters.text import finding_lines, problem_text
from govcheck.result import Result, Violation

__all__ = ["findings_text", "headline", "waivers_text"]


def findings_text(result: Result, style: Style) -> str:
    """The violations as the command line prints them, and below them what could not be read."""
    lines = list(finding_lines(result, style))
    problems = (problem_text(problem, style.language_of(result)) for problem in result.problems)
    return "\n".join((*lines[1:], *problems))


def headline(result: Result, language: str) -> str:
    """The first finding in one line, and how many more there are."""
    if result.violations:
        first = result.violations[0]
        text = first.message.show(language)
        shown = say("plugin.headline", instance=first.instance, message=text).show(language) if first.instance else text
    else:
        shown = problem_text(result.problems[0], language).split("\n")[0]
    more = len(result.violations) + len(result.problems) - 1
    return say("plugin.and_more", headline=shown, count=more).show(language) if more else shown


def waivers_text(violations: Iterable[Violation], language: str) -> str:
    """Each reason once, with what it is given for."""
    names: dict[str, list[str]] = {}
    for violation in violations:
        assert violation.waiver is not None
        names.setdefault(violation.waiver.reason, []).append(violation.name)
    parts = (say("plugin.waived", name=name, reason=reason) for reason, name in names.items())
    return say("cli.parted").show(language).join(part.show(language) for part in parts)
