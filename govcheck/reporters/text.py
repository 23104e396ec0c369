"""The terminal output: what is wrong, where, in figures, with the cells drawn as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govcheck.excerpt import printable, shortened
from govcheck.linear import Source
from govcheck.messages import say
from govcheck.report import Problem, Severity
from govcheck.reporters.clean import LIMIT
from govcheck.reporters.grid import draw
from govcheck.reporters.model import Unread, instance_label
from govcheck.reporters.style import Style
from govcheck.reporters.words import counts_line
from govcheck.result import OperandCell, Result, Violation

__all__ = ["text_report", "violation_lines"]

COLOUR: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
#: So many places of a relation are listed; a longer one is drawn as a table, and JSON has them all.
PLACES: Final = 4
#: So many characters of a cell's text are shown beside its place.
VALUE: Final = 80


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
    title = f"{shortened(report.publisher, LIMIT)} {report.year} · {result.pack.id} · {report.path}"
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
    yield f"{head}  {printable(name)}{printable(_accepted(violation, language))}"
    label = instance_label(violation, result, language)
    where = f"【{label}】" if label else ""
    yield f"    {printable(shortened(where + violation.message.show(language), LIMIT))}"
    places = _places(violation, language)
    if places:
        yield f"    {printable(places)}"
    if violation.rule.authority is not None:
        authority = say("cli.authority", authority=violation.rule.authority).show(language)
        yield style.paint(f"    {authority}", "dim")


def _accepted(violation: Violation, language: str) -> str:
    """Why the violation does not count: its waiver, or the baseline."""
    if violation.waiver is not None:
        return "  " + say("cli.waived", reason=shortened(violation.waiver.reason, LIMIT)).show(language)
    return "  " + say("setup.known").show(language) if violation.known else ""


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
    raw = shortened(operand.cell.raw.strip(), VALUE) or "□"
    text = f"{operand.key} = {raw} ({operand.cell.place})"
    if operand.source is Source.PREVIOUS:
        return f"{say('cli.previous_report').show(language)} {text}"
    if operand.source is Source.PARTS:
        return f"{say('cli.part_report', publisher=shortened(operand.publisher, LIMIT)).show(language)} {text}"
    return text


def _not_assessed(result: Result, style: Style, language: str) -> Iterator[str]:
    if not result.not_assessed:
        return
    groups: dict[str, list[str]] = {}
    for skipped in result.not_assessed:
        groups.setdefault(skipped.rule.id, []).append(skipped.reason.show(language))
    yield ""
    yield style.paint(say("cli.not_assessed").show(language), "dim")
    for rule, reasons in groups.items():
        reason = "；".join(f"{text}" for text, _ in Counter(reasons).most_common(2))
        line = say("cli.not_assessed_line", rule=rule, count=len(reasons), reason=reason).show(language)
        yield style.paint(f"    {printable(line)}", "dim")


def _problem(problem: Problem, language: str) -> str:
    place = f"{problem.place}: " if str(problem.place) else ""
    key = "cli.problem" if problem.fatal else "cli.doubt"
    text = say(key, problem=f"{place}{problem.message.show(language)}").show(language)
    return printable_lines(f"{text}\n{problem.excerpt}" if problem.excerpt else text)


def _counts(result: Result, style: Style, language: str) -> str:
    return style.paint(counts_line(result, language), "green" if result.ok else "red")
