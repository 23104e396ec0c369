"""The checker: a report and a pack → every instance's outcome. It knows no file format and no labels."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from attrs import define, field, frozen

from govcheck.companions import Companions
from govcheck.evaluate import Evaluator, Failed, Scene, Unassessed, failing_comparison
from govcheck.expression import CellNode, Node
from govcheck.form_findings import blank_totals, form_findings, form_rule, nothing_assessed
from govcheck.instances import Balance, Instance, instances, layout_of
from govcheck.linear import Operand, Source
from govcheck.messages import say
from govcheck.pack import Pack, Rule
from govcheck.report import Cell, Finding, Key, Report, Severity, State
from govcheck.resolve import Layout
from govcheck.result import Comparison, OperandCell, Result, Side, Skipped, Statement, Violation
from govcheck.waivers import waived

__all__ = ["Selection", "check_report", "pack_instances"]

SEVERITIES = tuple(Severity)


@frozen
class Selection:
    """Which rules are run.

    Args:
        select: Ids or beginnings of ids up to a dot; empty: all.
        ignore: Ids or beginnings of ids that are left out.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __contains__(self, rule_id: str) -> bool:
        return (not self.select or _named(rule_id, self.select)) and not _named(rule_id, self.ignore)


def _named(rule_id: str, names: tuple[str, ...]) -> bool:
    return any(rule_id == name or rule_id.startswith(f"{name}.") for name in names)


ALL = Selection()

#: The whole numbers of the report, and of last year's report where that is on the same form.
_Numbers = tuple[Mapping[Key, int], Mapping[Key, int]]


def check_report(
    report: Report,
    pack: Pack,
    companions: Companions | None = None,
    *,
    selection: Selection = ALL,
    today: datetime.date | None = None,
) -> Result:
    """Check *report* against the rules of *pack*.

    Args:
        report: The report.
        pack: The pack; its form is the one that the report was read with.
        companions: Last year's report and the parts'; without them what needs them is not assessed.
        selection: Which rules are run.
        today: The day that waivers are judged on; by default the present day.
    """
    around = companions or Companions(pack)
    layout = layout_of(report, pack.form)
    run = _Run(scene_of(report, pack, around))
    for rule in filter(lambda one: one.id in selection, active_rules(pack, report)):
        run.rule(rule, partial(instances, pack, rule, layout))
    related = bool(run.held or run.violations)
    told = run.narrative(report, pack, layout, selection)
    findings = [one for one in _findings(report, pack, around, run) if one.rule in selection]
    in_force = tuple(active_rules(pack, report))
    # A text that agrees with itself does not make up for tables without a figure.
    assessed = related or (not (pack.form.tables and in_force) and bool(told or run.violations))
    if not (assessed or selection.select):
        findings.append(nothing_assessed(report, pack, in_force))
    violations = waived([*map(_as_violation(report), findings), *run.violations], report, pack, selection, today)
    problems = (*report.problems, *around.problems, *violations.problems)
    ordered = sorted(violations.violations, key=lambda violation: SEVERITIES.index(violation.severity))
    return Result(report, pack, around, tuple(run.held), tuple(ordered), tuple(run.skipped), problems, told)


def scene_of(report: Report, pack: Pack, around: Companions) -> Scene:
    """*report* with its companions, and the totals in it that were left blank over parts with figures."""
    layout = layout_of(report, pack.form)
    return Scene(report, around, frozenset(_incomplete(report, pack, layout, around)))


def active_rules(pack: Pack, report: Report) -> Iterator[Rule]:
    """The rules that are not switched off and are valid in the report's year."""
    return (rule for rule in pack.rules.values() if rule.off is None and report.year in rule.valid)


def pack_instances(pack: Pack, report: Report) -> Iterator[Instance]:
    """Every instance that *report* is checked with, whether or not its condition holds."""
    layout = layout_of(report, pack.form)
    for rule in active_rules(pack, report):
        yield from instances(pack, rule, layout)


def _findings(report: Report, pack: Pack, around: Companions, run: _Run) -> Iterator[Finding]:
    yield from report.findings
    yield from form_findings(report, pack, around)
    if run.scene.incomplete:
        yield from blank_totals(report, run.scene.incomplete)


def _as_violation(report: Report) -> Callable[[Finding], Violation]:
    def convert(finding: Finding) -> Violation:
        cells = tuple(OperandCell(cell, cell.key, Side.LEFT) for cell in finding.cells)
        rule = form_rule(finding)
        return Violation(rule, finding.instance, finding.severity, cells, report, finding=finding)

    return convert


def _incomplete(report: Report, pack: Pack, layout: Layout, around: Companions) -> Iterator[Operand]:
    """Totals that are blank over parts with figures, in this report and in the ones it is compared with."""
    yield from _blank_totals_of(report, pack, layout, Source.THIS)
    if around.previous is not None and around.previous_pack is not None:
        previous, its_pack = around.previous, around.previous_pack
        found = _blank_totals_of(previous, its_pack, layout_of(previous, its_pack.form), Source.PREVIOUS)
        keys = {operand.key for operand in found}
        if keys:
            yield from (
                Operand(key, Source.PREVIOUS)
                for table in pack.form.tables.values()
                for key in table.keys
                if around.previous_key(key) in keys
            )
    for part in around.parts:
        if part.report is not None:
            yield from _blank_totals_of(part.report, pack, layout_of(part.report, pack.form), Source.PARTS)


def _blank_totals_of(report: Report, pack: Pack, layout: Layout, source: Source) -> Iterator[Operand]:
    empty = report.empty_cells
    if not empty:
        return
    for rule in active_rules(pack, report):
        for instance in instances(pack, rule, layout):
            total = instance.total
            if total is not None and total.key in empty and _has_figures(report, instance):
                yield Operand(total.key, source)


def _has_figures(report: Report, instance: Instance) -> bool:
    cells = (report.cell(operand.key) for operand in instance.operands)
    return any(cell is not None and cell.state is State.FILLED for cell in cells)


@define
class _Run:
    """The outcomes while the rules are run."""

    scene: Scene
    held: list[Instance] = field(factory=list)
    violations: list[Violation] = field(factory=list)
    skipped: list[Skipped] = field(factory=list)
    numbers: _Numbers = field(init=False)

    def __attrs_post_init__(self) -> None:
        around = self.scene.companions
        # Rows and columns of another form may have other ids: the tree looks them up.
        same = around.previous is not None and around.previous_pack is around.pack
        previous = around.previous.whole_numbers if same and around.previous else {}
        self.numbers = self.scene.report.whole_numbers, previous

    def narrative(self, report: Report, pack: Pack, layout: Layout, selection: Selection) -> tuple[Statement, ...]:
        """Assess what the narrative states; the statements that hold are given back."""
        if report.narrative is None:
            return ()
        from govcheck.check_text import check_narrative

        told = check_narrative(report.narrative, pack, self.scene, layout)
        self.violations += [_stated(one, report) for one in told.violated if one.rule.id in selection]
        self.skipped += [one for one in told.skipped if one.rule.id in selection]
        return tuple(one for one in told.held if one.rule.id in selection)

    def rule(self, rule: Rule, found: Callable[[], Sequence[Instance]]) -> None:
        """Assess the instances of *rule*, where its condition holds; they are not made where it does not."""
        if rule.where is None or rule.conditional_on_cells:
            self._instances(rule, found())
            return
        try:
            # A condition on facts of the report alone is the same for every instance.
            if self._applies(rule, rule.where):
                self._instances(rule, found())
            elif self._parts_unused():
                self.skipped += [_without_scope(rule, one) for one in found() if _adds_parts(one)]
        except Unassessed as unassessed:
            self.skipped += [Skipped(rule, instance.id, unassessed.reason) for instance in found()]

    def _parts_unused(self) -> bool:
        """Whether parts were given to a report that does not say whether it is their sum."""
        return bool(self.scene.companions.parts) and not self.scene.report.scope

    def _instances(self, rule: Rule, found: Iterable[Instance]) -> None:
        numbers, held = self.numbers, self.held
        open_question = rule.conditional_on_cells
        for instance in found:
            if instance.balance is not None and _balanced(instance.balance, numbers):
                held.append(instance)
            elif not open_question or self._applies_here(instance):
                self._assess(instance)

    def _applies(self, rule: Rule, where: Node) -> bool:
        return Evaluator(rule, self.scene).value(where) is True

    def _applies_here(self, instance: Instance) -> bool:
        assert instance.where is not None
        try:
            return self._applies(instance.rule, instance.where)
        except Unassessed as unassessed:
            self.skipped.append(Skipped(instance.rule, instance.id, unassessed.reason))
            return False
        except Failed:
            return False

    def _assess(self, instance: Instance) -> None:
        evaluator = Evaluator(instance.rule, self.scene)
        try:
            if evaluator.holds(instance.check):
                self.held.append(instance)
                return
            comparison = _comparison(evaluator, instance.check)
        except Unassessed as unassessed:
            self.skipped.append(Skipped(instance.rule, instance.id, unassessed.reason))
            return
        except Failed:
            comparison = None
        self.violations.append(self._violation(instance, comparison))

    def _violation(self, instance: Instance, comparison: Comparison | None) -> Violation:
        rule = instance.rule
        cells = tuple(self._operand_cells(instance, comparison))
        report = self.scene.report
        return Violation(rule, instance.id, rule.severity, cells, report, comparison, None, instance)

    def _operand_cells(self, instance: Instance, comparison: Comparison | None) -> Iterator[OperandCell]:
        sides: Mapping[Operand, Side] = dict(_sides(comparison)) if comparison else {}
        default = Side.CONDITION if comparison else Side.LEFT
        for operand in sorted(instance.operands, key=lambda one: _SIDE_ORDER[sides.get(one, default)]):
            for cell, publisher in self._cells(operand):
                side = sides.get(operand, default)
                yield OperandCell(cell, operand.key, side, operand.source, publisher)

    def _cells(self, operand: Operand) -> Iterator[tuple[Cell, str]]:
        report, around = self.scene.report, self.scene.companions
        publishers = {
            Source.THIS: (report.publisher,),
            Source.PREVIOUS: (around.previous.publisher if around.previous else "",),
            Source.PARTS: tuple(part.publisher for part in around.parts),
        }[operand.source]
        try:
            pairs = zip(self.scene.cells(operand), publishers, strict=True)
        except Unassessed:
            # The relation failed before it came to a report that is not there.
            return iter(())
        return ((cell, publisher) for cell, publisher in pairs if cell is not None)


_SIDE_ORDER = {Side.LEFT: 0, Side.RIGHT: 1, Side.CONDITION: 2}


def _adds_parts(instance: Instance) -> bool:
    return any(operand.source is Source.PARTS for operand in instance.operands)


def _without_scope(rule: Rule, instance: Instance) -> Skipped:
    return Skipped(rule, instance.id, say("check.no_scope"))


def _stated(statement: Statement, report: Report) -> Violation:
    return Violation(
        statement.rule, statement.instance, statement.severity, statement.cells, report, statement=statement
    )


def _balanced(balance: Balance, numbers: _Numbers) -> bool:
    """Whether both sums are equal; false also where a cell has no whole number: that the tree judges."""
    this, previous = numbers
    try:
        total = sum([this[key] for key in balance.plus]) - sum([this[key] for key in balance.minus])
        if balance.previous_plus or balance.previous_minus:
            total += sum([previous[key] for key in balance.previous_plus])
            total -= sum([previous[key] for key in balance.previous_minus])
    except KeyError:
        return False
    return total == 0


def _comparison(evaluator: Evaluator, check: Node) -> Comparison | None:
    failing = failing_comparison(evaluator, check)
    if failing is None:
        return None
    left, operator, right = failing
    return Comparison(left, operator, right, _side(evaluator, left), _side(evaluator, right))


def _side(evaluator: Evaluator, node: Node) -> Fraction | None:
    try:
        value = evaluator.value(node)
    except (Unassessed, KeyError):
        return None
    return Fraction(value) if isinstance(value, (int, Fraction)) and not isinstance(value, bool) else None


def _sides(comparison: Comparison) -> Iterator[tuple[Operand, Side]]:
    """Where each operand stands; one that stands on both sides counts at the left."""
    for node, side in ((comparison.right_node, Side.RIGHT), (comparison.left_node, Side.LEFT)):
        yield from ((part.operand, side) for part in node.walk() if isinstance(part, CellNode))
