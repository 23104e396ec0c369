"""JUnit XML: a suite a report, a case a rule, one for reading the file and one for the form itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree

from attrs import evolve, frozen

from govcheck.messages import say
from govcheck.report import Problem, Severity
from govcheck.reporters.clean import one_line
from govcheck.reporters.model import instance_label
from govcheck.reporters.style import Style
from govcheck.reporters.text import printable_lines, violation_lines
from govcheck.reporters.words import counts_line
from govcheck.result import Result, Skipped, Unread, Violation

__all__ = ["junit"]

#: Characters that XML 1.0 cannot hold, not even as references.
FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@frozen
class _Case:
    """A test case: its name, and at most one outcome other than passed.

    Args:
        name: Id of the rule, or ``read`` or ``form``.
        outcome: ``failure``, ``error``, ``skipped``, or empty where it passed.
        message: The outcome in one line.
        text: Everything that was found, also where it fails nothing.
    """

    name: str
    outcome: str = ""
    message: str = ""
    text: str = ""


def junit(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """One XML document."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="govcheck">\n'
    for result in results:
        yield ElementTree.tostring(_suite(result, evolve(style, colour=False)), encoding="unicode") + "\n"
    yield "</testsuites>\n"


def _suite(result: Result | Unread, style: Style) -> ElementTree.Element:
    path = _text(result.path if isinstance(result, Unread) else result.report.path)
    cases = list(_cases(result, style))
    suite = ElementTree.Element("testsuite", name=path, tests=str(len(cases)))
    for attribute, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.outcome == outcome for case in cases)))
    suite.extend(_element(case, path) for case in cases)
    if isinstance(result, Result):
        ElementTree.SubElement(suite, "system-out").text = _text(counts_line(result, style.language_of(result)))
    ElementTree.indent(suite)
    return suite


def _element(case: _Case, path: str) -> ElementTree.Element:
    element = ElementTree.Element("testcase", name=_text(case.name), classname=path)
    if case.outcome:
        message = _text(one_line(case.message))
        ElementTree.SubElement(element, case.outcome, type=case.name, message=message).text = _text(case.text)
    elif case.text:
        ElementTree.SubElement(element, "system-out").text = _text(case.text)
    return element


def _text(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", printable_lines(text))


def _cases(result: Result | Unread, style: Style) -> Iterator[_Case]:
    language = style.language_of(result)
    if isinstance(result, Unread):
        text = result.error.show(language)
        yield _Case("read", "error", text, text)
        return
    yield _reading(result.problems, language)
    found = [violation for violation in result.violations if violation.finding is not None]
    yield _judged("form", found, result, style) if found else _Case("form")
    for rule in _rules(result):
        broken = [one for one in result.violations if one.rule.id == rule and one.finding is None]
        skipped = [one for one in result.not_assessed if one.rule.id == rule]
        yield _judged(rule, broken, result, style) if broken else _unbroken(rule, skipped, result, language)


def _rules(result: Result) -> tuple[str, ...]:
    """The rules that had instances, in the order of the pack."""
    outcomes = (
        *(instance.rule.id for instance in result.held),
        *(violation.rule.id for violation in result.violations if violation.finding is None),
        *(skipped.rule.id for skipped in result.not_assessed),
    )
    order = {rule: number for number, rule in enumerate(result.pack.rules)}
    return tuple(sorted(dict.fromkeys(outcomes), key=lambda rule: order.get(rule, len(order))))


def _reading(problems: tuple[Problem, ...], language: str) -> _Case:
    text = "\n".join(f"{problem.place.show(language)}: {problem.message.show(language)}" for problem in problems)
    outcome = "error" if any(problem.fatal for problem in problems) else ""
    return _Case("read", outcome, text, text)


def _judged(name: str, broken: list[Violation], result: Result, style: Style) -> _Case:
    """Failed where an error counts; skipped where all that was found is waived or known; else passed, with the text."""
    text = "\n".join(line for violation in broken for line in violation_lines(violation, result, style))
    counted = [one for one in broken if one.waiver is None and not one.known]
    errors = [one for one in counted if one.severity is Severity.ERROR]
    language = style.language_of(result)
    first = (errors or broken)[0]
    label = instance_label(first, result, language)
    message = (f"【{label}】" if label else "") + first.message.show(language)
    if errors:
        many = say("formats.failed", count=len(errors), first=message).show(language)
        return _Case(name, "failure", many if len(errors) > 1 else message, text)
    if counted:
        return _Case(name, text=text)
    reason = say("cli.waived", reason=first.waiver.reason) if first.waiver else say("setup.known")
    return _Case(name, "skipped", reason.show(language), text)


def _unbroken(rule: str, skipped: list[Skipped], result: Result, language: str) -> _Case:
    """Skipped where no instance could be assessed."""
    reasons = "\n".join(f"{one.instance or rule}: {one.reason.show(language)}" for one in skipped)
    held = any(instance.rule.id == rule for instance in result.held)
    if held or not skipped:
        return _Case(rule, text=reasons)
    return _Case(rule, "skipped", skipped[0].reason.show(language), reasons)
