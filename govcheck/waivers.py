"""Waivers: violations that the author accepts, with a reason and an end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Protocol

from attrs import evolve, frozen

from govcheck.form_findings import FORM_RULES, form_rule
from govcheck.labels import nearest
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.report import Finding, Problem, Report, Severity, Waiver
from govcheck.result import Violation

__all__ = ["Waived", "waived"]

#: Beginnings of the ids of findings that no pack lists.
OTHER_RULES = ("narrative.", "text.")


class Names(Protocol):
    """Tells whether a rule is run."""

    def __contains__(self, rule_id: str, /) -> bool: ...


@frozen
class Waived:
    """The violations with their waivers, and the waivers that name no rule of the pack."""

    violations: tuple[Violation, ...]
    problems: tuple[Problem, ...] = ()


def waived(
    violations: Iterable[Violation], report: Report, pack: Pack, selection: Names, today: datetime.date | None
) -> Waived:
    """*violations* with the waivers of *report*; waivers that are unused or expired are findings of their own."""
    found = tuple(violations)
    if not report.waivers:
        return Waived(found)
    day = today or datetime.date.today()
    current = [waiver for waiver in report.waivers if waiver.until is None or day <= waiver.until]
    marked = tuple(_marked(violation, current) for violation in found)
    used = {waiver for waiver in current if any(_counts(waiver, violation) for violation in marked)}
    problems = tuple(_unknown_rules(report, pack))
    unknown = {problem.place for problem in problems}
    checked = [waiver for waiver in report.waivers if waiver.place not in unknown and waiver.rule in selection]
    findings = [finding for waiver in checked for finding in _findings(waiver, current, used)]
    own = (
        Violation(form_rule(finding), finding.instance, finding.severity, (), report, finding=finding)
        for finding in findings
        if finding.rule in selection
    )
    return Waived((*marked, *own), problems)


def _marked(violation: Violation, current: list[Waiver]) -> Violation:
    """*violation* with the waiver that names it, or else with the one that names its rule."""
    matching = [waiver for waiver in current if _matches(waiver, violation)]
    match = max(matching, key=lambda waiver: waiver.instance is not None, default=None)
    return violation if match is None else evolve(violation, waiver=match)


def _counts(waiver: Waiver, violation: Violation) -> bool:
    """Whether *waiver* is what accepts *violation*, or would be but for one that names more."""
    if violation.waiver is None or waiver.instance is not None or violation.waiver.instance is None:
        return waiver == violation.waiver
    return _matches(waiver, violation)


def _matches(waiver: Waiver, violation: Violation) -> bool:
    return waiver.rule == violation.rule.id and waiver.instance in {None, violation.instance}


def _findings(waiver: Waiver, current: list[Waiver], used: set[Waiver]) -> Iterator[Finding]:
    instance = f"{waiver.rule}@{waiver.instance}" if waiver.instance else waiver.rule
    if waiver not in current:
        message = say("waiver.expired", rule=instance, until=waiver.until)
        yield Finding("waiver.expired", instance, Severity.WARNING, message, (), waiver.place)
    elif waiver not in used:
        message = say("waiver.unused", rule=instance)
        yield Finding("waiver.unused", instance, Severity.WARNING, message, (), waiver.place)


def _unknown_rules(report: Report, pack: Pack) -> Iterator[Problem]:
    known = (*pack.rules, *FORM_RULES)
    for waiver in report.waivers:
        if waiver.rule not in known and not waiver.rule.startswith(OTHER_RULES):
            hint = nearest(waiver.rule, known) or ""
            yield Problem(say("waiver.unknown_rule", rule=waiver.rule, nearest=hint), waiver.place)
