"""What a rule checks, in the form's labels; and what came of it in a report, in figures."""

from __future__ import annotations

from collections.abc import Iterator

from govcheck.check import Selection, check_report
from govcheck.companions import Companions, Loaded
from govcheck.evaluate import Evaluator, Scene, Unassessed
from govcheck.figures import held_in_figures
from govcheck.form_findings import FORM_RULES
from govcheck.instances import Instance, instances
from govcheck.messages import Message, say
from govcheck.pack import Direction, Pack, Rule, ToleranceKind, Years
from govcheck.words import in_words, scope_in_words

__all__ = ["form_rule_line", "form_rules_lines", "instance_lines", "rule_lines"]


def rule_lines(rule: Rule, pack: Pack, language: str) -> Iterator[str]:
    """The rule: title, relation in words, where it is applied, expression, authority, policies."""
    yield f"{rule.id}  {rule.title.show(language)}"
    for message in _facts(rule, pack, language):
        yield f"    {message.show(language)}"


def _facts(rule: Rule, pack: Pack, language: str) -> Iterator[Message]:
    if rule.off is not None:
        yield say("explain.off", reason=rule.off)
    yield say("explain.relation", words=in_words(rule, pack.form, language))
    if rule.each.direction is not Direction.ONCE:
        count = len(instances(pack, rule, ()))
        yield say("explain.scope", scope=scope_in_words(rule, pack.form), count=count)
    yield say("explain.expression", text=rule.text)
    if rule.authority is not None:
        yield say("explain.authority", authority=rule.authority)
    yield say("explain.severity", severity=say(f"cli.severity_{rule.severity.value}"))
    blank, na = say(f"explain.policy_{rule.blank.value}"), say(f"explain.policy_{rule.na.value}")
    yield say("explain.blank", policy=blank, na=na)
    if rule.valid != Years():
        yield say("explain.valid", years=rule.valid)
    tolerance = rule.tolerance
    if tolerance.amount or tolerance.kind is ToleranceKind.ROUNDING:
        yield say(f"explain.tolerance_{tolerance.kind.value}", amount=tolerance.amount)


def form_rules_lines(language: str) -> Iterator[str]:
    """The checks of the form itself, a line each."""
    yield say("explain.form_rule").show(language)
    yield from (f"    {form_rule_line(name, language)}" for name in FORM_RULES)


def form_rule_line(name: str, language: str) -> str:
    """One check of the form itself."""
    return f"{name}  {FORM_RULES[name].show(language)}"


def instance_lines(rule: Rule, instance: str, loaded: Loaded, around: Companions, language: str) -> Iterator[str]:
    """What came of the instances of *rule* in a report (of one, where *instance* names it), in figures."""
    report = loaded.report
    result = check_report(report, loaded.pack, around, selection=Selection((rule.id,)))
    head = say("explain.in_report", path=report.path, publisher=report.publisher, year=report.year)
    yield head.show(language)
    found = [
        *((held.id, say("explain.holds"), _held(held, report_scene(loaded, around))) for held in result.held),
        *(
            (violation.instance, say("explain.violated"), violation.message)
            for violation in result.violations
            if violation.rule.id == rule.id
        ),
        *((skipped.instance, say("explain.unassessed"), skipped.reason) for skipped in result.not_assessed),
    ]
    shown = [entry for entry in found if not instance or entry[0] == instance]
    for name, outcome, figures in shown:
        yield f"    {name}  {outcome.show(language)}  {figures.show(language)}"
    if not shown:
        yield f"    {say('explain.not_in_report').show(language)}"


def report_scene(loaded: Loaded, around: Companions) -> Scene:
    """The report as a relation sees it."""
    return Scene(loaded.report, around)


def _held(instance: Instance, scene: Scene) -> Message:
    evaluator = Evaluator(instance.rule, scene)
    try:
        return held_in_figures(instance.check, evaluator)
    except Unassessed as unassessed:
        return unassessed.reason
