"""The terminal output: what is wrong, where, in figures, with the cells drawn as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govcheck.excerpt import printable
from govcheck.linear import Source
from govcheck.messages import say
from govcheck.pack import Rule
from govcheck.report import Problem, Severity
from govcheck.reporters.grid import draw
from govcheck.reporters.model import Unread
from govcheck.reporters.style import Style
from govcheck.result import OperandCell, Result, Violation

__all__ = ["text_report", "violation_lines"]

COLOUR: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
#: So many places of a relation are listed; a longer one is drawn as a table, and JSON has them all.
PLACES: Final = 4


def text_report(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """Every report in turn, and a closing line where there are several."""
    tally: Counter[str] = Counter()
    for result in results:
        tally["reports"] += 1
        if isinstance(result, Unread):
            tally["unread"] += 1
            yield _unread(result, style)
        else:
            tally["good" if result.ok else "bad"] += 1
            yield "\n".join(_report(result, style)) + "\n"
    if tally["reports"] > 1:
        counts = {name: tally[name] for name in ("reports", "good", "bad", "unread")}
        yield "\n" + say("cli.total", **counts).show(style.language or style.fallback) + "\n"


def _unread(unread: Unread, style: Style) -> str:
    language = style.language_of(unread)
    problem = say("cli.problem", problem=printable_lines(unread.error.show(language))).show(language)
    name = "" if str(unread.error.place or "").startswith(unread.path) else f"{unread.path}: "
    return style.paint(f"{name}{problem}", "red") + "\n"


def printable_lines(text: str) -> str:
    """*text* with its line breaks and without other control characters."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _report(result: Result, style: Style) -> Iterator[str]:
    language = style.language_of(result)
    report = result.report
    title = f"{report.publisher} {report.year} · {result.pack.id} · {report.path}"
    yield style.paint(printable(title), "bold")
    for violation in result.violations:
        if violation.finding is not None:
            yield ""
            yield from violation_lines(violation, result, style)
    for block in result.blocks:
        yield ""
        yield from _block(block, result, style)
    yield from _not_assessed(result, style, language)
    for problem in result.problems:
        yield style.paint(_problem(problem, language), "red" if problem.fatal else "yellow")
    yield _counts(result, style, language)


def _block(block: Sequence[Violation], result: Result, style: Style) -> Iterator[str]:
    language = style.language_of(result)
    if len(block) > 1:
        yield style.paint(say("cli.same_cells", count=len(block)).show(language), "bold")
    for violation in block:
        yield from violation_lines(violation, result, style)
    for line in draw(block, result, style):
        yield from (f"    {part}" for part in line.split("\n"))


def violation_lines(violation: Violation, result: Result, style: Style) -> Iterator[str]:
    """A violation: severity, rule and instance; the relation in figures; the places; the authority."""
    language = style.language_of(result)
    severity = say(f"cli.severity_{violation.severity.value}").show(language)
    name = f"{violation.rule.id}@{violation.instance}" if violation.instance else violation.rule.id
    head = style.paint(severity, COLOUR[violation.severity])
    waived = ""
    if violation.waiver is not None:
        waived = "  " + say("cli.waived", reason=violation.waiver.reason).show(language)
    yield f"{head}  {printable(name)}{printable(waived)}"
    where = _instance_label(violation, result, language)
    yield f"    {printable(where + violation.message.show(language))}"
    places = _places(violation, language)
    if places:
        yield f"    {printable(places)}"
    if violation.rule.authority is not None:
        authority = say("cli.authority", authority=violation.rule.authority).show(language)
        yield style.paint(f"    {authority}", "dim")


def _instance_label(violation: Violation, result: Result, language: str) -> str:
    """The labels of the row or column that the instance stands at."""
    if violation.evaluated is None:
        label = result.pack.form.label(violation.cells[0].key) if violation.cells else ""
    else:
        frame = violation.evaluated.frame
        table = result.pack.form.tables.get(frame.table)
        axes = ((frame.row, table.rows), (frame.column, table.columns)) if table else ()
        label = " · ".join(axis.by_id[name].label.show(language) for name, axis in axes if name)
    return f"【{label}】" if label else ""


def _places(violation: Violation, language: str) -> str:
    """Where to look: the cells of other reports always, those of this one where they are few."""
    if violation.finding is not None:
        return str(violation.finding.place)
    own = [operand for operand in violation.cells if operand.source is Source.THIS]
    others = [operand for operand in violation.cells if operand.source is not Source.THIS]
    shown = own if len(own) <= PLACES else own[:1]
    texts = [_operand(operand, language) for operand in (*shown, *others[:PLACES])]
    return "；".join(texts) if language == "zh" else "; ".join(texts)


def _operand(operand: OperandCell, language: str) -> str:
    text = f"{operand.key} = {operand.cell.raw.strip() or '□'} ({operand.cell.place})"
    if operand.source is Source.PREVIOUS:
        return f"{say('cli.previous_report').show(language)} {text}"
    if operand.source is Source.PARTS:
        return f"{say('cli.part_report', publisher=operand.publisher).show(language)} {text}"
    return text


def _not_assessed(result: Result, style: Style, language: str) -> Iterator[str]:
    if not result.not_assessed:
        return
    groups: dict[Rule, list[str]] = {}
    for skipped in result.not_assessed:
        groups.setdefault(skipped.rule, []).append(skipped.reason.show(language))
    yield ""
    yield style.paint(say("cli.not_assessed").show(language), "dim")
    for rule, reasons in groups.items():
        reason = "；".join(f"{text}" for text, _ in Counter(reasons).most_common(2))
        values = {"rule": rule.id, "title": rule.title, "count": len(reasons), "reason": reason}
        yield style.paint(f"    {printable(say('cli.not_assessed_line', **values).show(language))}", "dim")


def _problem(problem: Problem, language: str) -> str:
    place = f"{problem.place}: " if str(problem.place) else ""
    key = "cli.problem" if problem.fatal else "cli.doubt"
    text = say(key, problem=f"{place}{problem.message.show(language)}").show(language)
    return printable_lines(f"{text}\n{problem.excerpt}" if problem.excerpt else text)


def _counts(result: Result, style: Style, language: str) -> str:
    counts = result.counts
    waived = say("cli.counts_waived", waived=counts.waived).show(language) if counts.waived else ""
    line = say(
        "cli.counts",
        instances=counts.instances,
        held=counts.held,
        violated=counts.violated,
        not_assessed=counts.not_assessed,
        form=counts.form,
        waived=waived,
    ).show(language)
    return style.paint(line, "green" if result.ok else "red")
