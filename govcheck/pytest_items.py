"""The tests that the pytest plugin makes of a report: the file, one item for each rule, one for the form."""

from __future__ import annotations

import linecache
import os
import warnings
from collections.abc import Generator, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from govcheck.check import check_report, pack_instances
from govcheck.cli import language
from govcheck.companions import Loaded
from govcheck.errors import GovcheckError
from govcheck.excerpt import MAX_WIDTH, printable
from govcheck.file_kind import is_report
from govcheck.gather import gather
from govcheck.loading import load
from govcheck.messages import say
from govcheck.pack import Pack, Rule
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.pytest_texts import findings_text, headline, waivers_text
from govcheck.report import Problem, Severity
from govcheck.reporters.style import Style
from govcheck.reporters.text import (
    printable_lines,
    problem_text,
    repair_lines,
    unassessed_lines,
    violation_lines,
)
from govcheck.result import Result, Violation
from govcheck_pytest import GovcheckCheck, GovcheckWarning

__all__ = ["FormItem", "ReportFile", "RuleItem", "Violated", "checker", "choose_pack", "report_file"]

#: The pack of ``--govcheck-pack``, read once at the beginning of the run.
PACK: Final = pytest.StashKey[Pack]()
FORM: Final = "form"


class Violated(Exception):
    """Why a test of a report fails.

    Args:
        text: What the command line prints about it.
        headline: The first finding in one line.
        place: Where to look first.
    """

    def __init__(self, text: str, headline: str, place: Place) -> None:
        super().__init__(text)
        self.headline = headline
        self.place = place


def choose_pack(config: pytest.Config) -> None:
    """Read the pack that ``--govcheck-pack`` names.

    Raises:
        UsageError: There is no such pack, or it is wrong.
    """
    try:
        config.stash[PACK] = load_pack(config.getoption("govcheck_pack"))
    except GovcheckError as error:
        raise pytest.UsageError(f"--govcheck-pack: {_error_text(error, config)}") from None


def report_file(path: Path, parent: pytest.Collector) -> ReportFile | None:
    """The collector of the report at *path*; ``None`` where the file is no report."""
    if not is_report(path):
        return None
    hooks = parent.config.pluginmanager
    if not hooks.has_plugin(__name__):
        # Only a run with reports pays for a hook that is called at every test.
        hooks.register(_Hooks(), __name__)
    file: ReportFile = ReportFile.from_parent(parent, path=path)
    file.add_marker("govcheck")
    return file


class ReportFile(pytest.File):
    """A report: read when it is collected, checked when the first of its tests is run, and both only once."""

    def collect(self) -> Iterator[pytest.Item]:
        """The form's test, and one for each rule that concerns the report's year.

        Raises:
            CollectError: The report cannot be read; the error has the place in the file.
        """
        try:
            rules = list(_rules(self.loaded))
        except GovcheckError as error:
            raise self.CollectError(_error_text(error, self.config)) from None
        yield FormItem.from_parent(self, name=FORM)
        for rule in rules:
            yield RuleItem.from_parent(self, name=rule.id, rule=rule)

    @cached_property
    def loaded(self) -> Loaded:
        """The report and its pack."""
        return load(str(self.path), self.config.stash.get(PACK, None))

    @cached_property
    def result(self) -> Result:
        """What the check found."""
        return _checked(self.loaded)


def _checked(loaded: Loaded) -> Result:
    return check_report(loaded.report, loaded.pack, gather(loaded))


def _rules(loaded: Loaded) -> Iterator[Rule]:
    """Rules valid in the year of the report; those of an optional row only where it stands beside its items."""
    used = {instance.rule.id for instance in pack_instances(loaded.pack, loaded.report)}
    for rule in loaded.pack.rules.values():
        if loaded.report.year in rule.valid and (rule.id in used or not rule.group):
            yield rule


class _ReportItem(pytest.Item):
    """A part of what the check of a report found, as a test."""

    @cached_property
    def own(self) -> Result:
        """The result of the file, reduced to what this test is about."""
        return self._part_of(self.file.result)

    def _part_of(self, result: Result) -> Result:
        raise NotImplementedError

    @cached_property
    def style(self) -> Style:
        """How findings are shown."""
        return _style(self.config)

    @property
    def spoken(self) -> str:
        """The language that they are shown in."""
        return self.style.language_of(self.file.result)

    @property
    def file(self) -> ReportFile:
        """The report that the test is about."""
        assert isinstance(self.parent, ReportFile)
        return self.parent

    def reportinfo(self) -> tuple[Path, int, str]:
        """The report, and the name that a failure is headed with."""
        # pytest -v writes a name that ends the id with :: for its dots; with the space the id stays as it is.
        return self.path, 0, f"{self.nodeid} "

    def runtest(self) -> None:
        """Fail on errors, warn of warnings, and otherwise say what was waived or could not be assessed.

        Raises:
            Violated: Something of severity error was found; with ``--govcheck-strict`` also a warning.
        """
        own = self.own
        self._note([one for one in own.open_violations if one.severity is Severity.INFO])
        failing = [one for one in own.open_violations if self._fails(one)]
        unread = [problem for problem in own.problems if self._stops(problem)]
        if failing or unread:
            raise self._violated(failing, unread)
        accepted = [one for one in own.violations if one.waiver is not None]
        if accepted:
            pytest.xfail(self._shown(waivers_text(accepted, self.spoken)))
            # Reached with --runxfail only, which asks for the failure itself.
            raise self._violated(accepted, [])
        self._skip_unassessed()

    def _skip_unassessed(self) -> None:
        own = self.own
        if own.not_assessed and not own.held and not own.violations:
            pytest.skip(self._shown(say("cli.parted").show(self.spoken).join(unassessed_lines(own, self.spoken))))

    def _note(self, notes: Sequence[Violation]) -> None:
        if notes:
            self.add_report_section(
                "call", "govcheck", self._shown(findings_text(evolve(self.own, violations=tuple(notes)), self.style))
            )

    def _fails(self, violation: Violation) -> bool:
        """Whether *violation* is an error, or a warning that was made one; any other warning is given here."""
        if violation.severity is not Severity.WARNING or self.config.getoption("govcheck_strict"):
            return violation.severity is not Severity.INFO
        lines = violation_lines(violation, self.own, self.style)
        return self._warn("\n".join(lines), _place(violation))

    def _stops(self, problem: Problem) -> bool:
        return problem.fatal or self._warn(problem_text(problem, self.spoken), problem.place)

    def _warn(self, text: str, place: Place) -> bool:
        """Warn at *place*; true where the user's filters (``-W error``) make an error of it."""
        warning = GovcheckWarning(self._shown(text))
        path = place.path or str(self.path)
        try:
            warnings.warn_explicit(warning, GovcheckWarning, path, _quotable_line(path, place))
        except GovcheckWarning:
            return True
        return False

    def _violated(self, violations: Sequence[Violation], problems: Sequence[Problem]) -> Violated:
        own = self.own
        reduced = evolve(own, violations=tuple(violations), problems=tuple(problems))
        place = _place(violations[0]) if violations else problems[0].place
        # The repairs are those of the whole report: a cell is pinned by all the relations that it stands in.
        whole = self.file.result
        repairs = repair_lines(whole, self.style, self.spoken) if reduced.blocks else ()
        text = "\n".join((findings_text(reduced, self.style), *repairs))
        return Violated(self._shown(text), self._shown(headline(reduced, self.spoken)), place)

    def _shown(self, text: str) -> str:
        return _near(printable_lines(text), self.config)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """The table of the command line, without the plugin's own lines; the place is the report's."""
        error = excinfo.value
        if isinstance(error, GovcheckError):
            return _error_text(error, self.config)
        if not isinstance(error, Violated):
            return super().repr_failure(excinfo, style)
        shown = excinfo.getrepr(style="value", chain=False)
        if shown.reprcrash is not None:
            shown.reprcrash.path = _near(error.place.path or str(self.path), self.config)
            shown.reprcrash.lineno = error.place.line or 1
            shown.reprcrash.message = error.headline
        return shown


class RuleItem(_ReportItem):
    """All instances of one rule."""

    def __init__(self, *, rule: Rule, **parent: Any) -> None:  # noqa: ANN401  pytest's own arguments
        super().__init__(**parent)
        self.rule = rule
        # Who writes the report knows the relation by its words: -k finds them too.
        self.extra_keyword_matches.update(rule.title.versions.values())

    def _part_of(self, result: Result) -> Result:
        return _reduced(result, {self.rule.id})

    def runtest(self) -> None:
        """Run as any test of a report; a rule without an instance is skipped, for nothing was compared."""
        own = self.own
        if self.rule.off is not None:
            pytest.skip(self._shown(say("plugin.off", rule=self.rule.id, reason=self.rule.off).show(self.spoken)))
        if not (own.held or own.violations or own.not_assessed):
            pytest.skip(self._shown(say("plugin.does_not_apply", rule=self.rule.id).show(self.spoken)))
        super().runtest()


class FormItem(_ReportItem):
    """The findings of the form, all else that is no rule's, and what could not be read of other reports."""

    def _part_of(self, result: Result) -> Result:
        others = {violation.rule.id for violation in result.violations} - set(result.pack.rules)
        others |= {skipped.rule.id for skipped in result.not_assessed} - set(result.pack.rules)
        return evolve(_reduced(result, others), problems=result.problems)

    def _skip_unassessed(self) -> None:
        """The form itself is always assessed."""


def _reduced(result: Result, rules: set[str]) -> Result:
    """*result* with the outcomes of *rules* alone, and without problems."""
    return evolve(
        result,
        held=tuple(instance for instance in result.held if instance.rule.id in rules),
        violations=tuple(violation for violation in result.violations if violation.rule.id in rules),
        not_assessed=tuple(skipped for skipped in result.not_assessed if skipped.rule.id in rules),
        problems=(),
    )


class _Hooks:
    """Hooks that only a run with reports needs."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """A skip is told at the report, not at the line of this module that skips."""
        report = yield
        if isinstance(item, _ReportItem) and report.skipped and isinstance(report.longrepr, tuple):
            report.longrepr = (str(item.path), 1, report.longrepr[2])
        return report


def checker(node: pytest.Item) -> GovcheckCheck:
    """The function behind the fixture ``govcheck_check`` in the test *node*."""

    def check(path: str | os.PathLike[str]) -> Result:
        config = node.config
        result = _checked(load(str(config.rootpath / path), config.stash.get(PACK, None)))
        if result.violations or result.problems:
            node.add_report_section(
                "call", "govcheck", _near(printable_lines(findings_text(result, _style(config))), config)
            )
        return result

    return check


def _place(violation: Violation) -> Place:
    """Where to look first."""
    if violation.finding is not None:
        return violation.finding.place
    return violation.cells[0].cell.place if violation.cells else Place(violation.report.path)


def _quotable_line(path: str, place: Place) -> int:
    """The line of *place*, which pytest quotes below a warning; 0, which quotes nothing, where that would do harm."""
    line = linecache.getline(path, place.line or 0).rstrip("\n").expandtabs()
    return place.line or 0 if len(line) <= MAX_WIDTH and printable(line) == line else 0


def _style(config: pytest.Config) -> Style:
    return Style(config.getoption("govcheck_lang"), language([]))


def _error_text(error: GovcheckError, config: pytest.Config) -> str:
    return _near(printable_lines(error.show(config.getoption("govcheck_lang") or language([], error.path))), config)


def _near(text: str, config: pytest.Config) -> str:
    """*text* with paths as seen from where pytest was called.

    Files are opened by their absolute paths, for a test may change the working folder.
    """
    return text.replace(f"{config.invocation_params.dir}{os.sep}", "")
