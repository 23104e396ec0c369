"""The terminal output: what is wrong, where, in figures, with the cells drawn as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from govcheck.excerpt import printable, shortened
from govcheck.linear import Source
from govcheck.messages import say
from govcheck.natural import natural_key
from govcheck.pack import Rule
from govcheck.report import Problem, Severity
from govcheck.reporters.clean import LIMIT
from govcheck.reporters.grid import draw
from govcheck.reporters.model import instance_label
from govcheck.reporters.style import Style
from govcheck.reporters.words import counts_line
from govcheck.result import OperandCell, Quotation, Result, Unread, Violation
from govcheck.values import value_text

if TYPE_CHECKING:
    from govcheck.repair import Change, Repair

__all__ = ["finding_lines", "problem_text", "repair_lines", "text_report", "unassessed_lines", "violation_lines"]

COLOUR: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
#: So many places of a relation are listed; a longer one is drawn as a table, and JSON has them all.
PLACES: Final = 4
#: So many repairs are listed; JSON has them all.
REPAIRS: Final = 5
#: So many failing reports are named at the end.
NAMED: Final = 200
#: So many characters of a cell's text are shown beside its place.
VALUE: Final = 80


def text_report(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """Every report in turn, and a closing line where there are several."""
    paths: dict[str, list[str]] = {"good": [], "bad": [], "unread": []}
    languages: dict[str, None] = {}
    for result in results:
        languages[style.language_of(result)] = None
        if isinstance(result, Unread):
            paths["unread"].append(result.path)
            yield _unread(result, style)
        else:
            paths["good" if result.ok else "bad"].append(result.report.path)
            yield "\n".join(_report(result, style)) + "\n"
    if sum(map(len, paths.values())) > 1:
        yield from _total(paths, style, style.language_of_all(languages))


def _total(paths: Mapping[str, list[str]], style: Style, language: str) -> Iterator[str]:
    """How many reports there were, and which of them are to be mended."""
    counts = {name: len(found) for name, found in paths.items()}
    yield "\n" + say("cli.total", reports=sum(counts.values()), **counts).show(language) + "\n"
    for name in ("unread", "bad"):
        found = sorted(paths[name], key=natural_key)
        for path in found[:NAMED]:
            yield style.paint(f"    {say(f'cli.total_{name}', path=printable(path)).show(language)}", "red") + "\n"
        if len(found) > NAMED:
            yield f"    {say('cli.total_more', count=len(found) - NAMED).show(language)}\n"


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
    owner = f"{shortened(report.publisher, LIMIT)} {report.year or ''}".strip()
    title = " · ".join(part for part in (owner, result.pack.id, report.path) if part)
    yield style.paint(printable(title), "bold")
    yield from finding_lines(result, style)
    yield from repair_lines(result, style, language)
    yield from _not_assessed(result, style, language)
    for problem in result.problems:
        yield style.paint(problem_text(problem, language), "red" if problem.fatal else "yellow")
    yield _counts(result, style, language)


def finding_lines(result: Result, style: Style) -> Iterator[str]:
    """The violations: findings of the form one by one, then relations with their cells drawn as a table."""
    for violation in result.violations:
        if violation.finding is not None:
            yield ""
            yield from violation_lines(violation, result, style)
    for block in result.blocks:
        yield ""
        yield from _block(block, result, style)
    for violation in result.violations:
        if violation.statement is not None:
            yield ""
            yield from violation_lines(violation, result, style)


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
    head = style.paint(severity, COLOUR[violation.severity])
    yield f"{head}  {printable(violation.name)}{printable(_accepted(violation, language))}"
    label = instance_label(violation, result, language)
    where = f"【{label}】" if label else ""
    yield f"    {printable(shortened(where + violation.message.show(language), LIMIT))}"
    if violation.statement is not None:
        yield f"    {_marked(violation.statement.quotation, style)}"
    places = _places(violation, language)
    if places:
        yield f"    {printable(places)}"
    if violation.rule.authority is not None:
        authority = say("cli.authority", authority=violation.rule.authority).show(language)
        yield style.paint(f"    {authority}", "dim")


def _marked(quotation: Quotation, style: Style) -> str:
    """The sentence with the numbers in question marked."""
    parts, at = [], quotation.start
    for start, end in quotation.marked:
        if at <= start < end <= quotation.end:
            before, marked = (
                quotation.text[a - quotation.start : b - quotation.start] for a, b in ((at, start), (start, end))
            )
            parts += [_one_line(before), style.paint(f"【{_one_line(marked)}】", "yellow")]
            at = end
    parts.append(_one_line(quotation.text[at - quotation.start :]))
    return f"“{''.join(parts)}”"


def _one_line(text: str) -> str:
    return printable("".join(text.split("\n")))


def _accepted(violation: Violation, language: str) -> str:
    """Why the violation does not count: its waiver, or the baseline."""
    if violation.waiver is not None:
        return "  " + say("cli.waived", reason=shortened(violation.waiver.reason, LIMIT)).show(language)
    return "  " + say("setup.known").show(language) if violation.known else ""


def _places(violation: Violation, language: str) -> str:
    """Where to look: the cells of other reports always, those of this one where they are few."""
    if violation.finding is not None:
        return violation.finding.place.show(language)
    statement = [violation.statement.quotation.place.show(language)] if violation.statement else []
    own = [operand for operand in violation.cells if operand.source is Source.THIS]
    others = [operand for operand in violation.cells if operand.source is not Source.THIS]
    shown = own if len(own) <= PLACES else own[:1]
    texts = [*statement, *(_operand(operand, language) for operand in (*shown, *others[:PLACES]))]
    return say("cli.parted").show(language).join(texts)


def _operand(operand: OperandCell, language: str) -> str:
    raw = shortened(operand.cell.raw.strip(), VALUE) or "□"
    text = f"{operand.key} = {raw} ({operand.cell.place.show(language)})"
    if operand.source is Source.PREVIOUS:
        return f"{say('cli.previous_report').show(language)} {text}"
    if operand.source is Source.PARTS:
        return f"{say('cli.part_report', publisher=shortened(operand.publisher, LIMIT)).show(language)} {text}"
    return text


def repair_lines(result: Result, style: Style, language: str) -> Iterator[str]:
    """The cells that are most likely wrong, after everything that was found."""
    if not result.blocks:
        return
    repairs = result.repairs
    if repairs.entries or repairs.notes:
        yield ""
        yield style.paint(say("cli.repairs").show(language), "bold")
    for number, repair in enumerate(repairs.entries[:REPAIRS], 1):
        alone = repair.unique or len(repairs.entries) == 1
        yield from _repair(repair, "    " if alone else f"    {number}. ", result, language)
    hidden = len(repairs.entries) - REPAIRS
    if hidden > 0:
        yield f"    {say('cli.more_repairs', count=hidden).show(language)}"
    for note in repairs.notes:
        yield f"    {printable(note.show(language))}"


def _repair(repair: Repair, mark: str, result: Result, language: str) -> Iterator[str]:
    indent = " " * len(mark)
    for change in repair.changes:
        yield f"{mark}{printable(_change(change, result, language))}"
        mark = indent
    clears = say("cli.clears", count=len(repair.clears)).show(language)
    certain = (
        say("cli.unique").show(language) if repair.unique else (repair.order.show(language) if repair.order else "")
    )
    yield f"{indent}{clears}{certain}"


def _change(change: Change, result: Result, language: str) -> str:
    from govcheck.suggest import operand_cells

    operand = change.operand
    cells = operand_cells(operand, result.report, result.companions)
    places = [cell.place.show(language) for cell in cells if cell is not None]
    own = operand.source is Source.THIS
    where = "" if own else say(f"cli.source_{operand.source.value}").show(language)
    label = result.pack.form.label(operand.key, language)
    return say(
        "cli.change",
        cell=f"{where}{operand.key}",
        label=label,
        printed=value_text(change.printed),
        suggested=value_text(change.suggested),
        reason=change.reason,
        place=places[0] if len(places) == 1 else "",
    ).show(language)


def _not_assessed(result: Result, style: Style, language: str) -> Iterator[str]:
    if not result.not_assessed:
        return
    yield ""
    yield style.paint(say("cli.not_assessed").show(language), "dim")
    for line in unassessed_lines(result, language):
        yield style.paint(f"    {line}", "dim")


def unassessed_lines(result: Result, language: str) -> Iterator[str]:
    """A line for each rule with instances that were not assessed: how many, and the commonest reasons."""
    groups: dict[Rule, list[str]] = {}
    for skipped in result.not_assessed:
        groups.setdefault(skipped.rule, []).append(skipped.reason.show(language))
    for rule, reasons in groups.items():
        reason = say("cli.parted").show(language).join(text for text, _ in Counter(reasons).most_common(2))
        values = {"rule": rule.id, "title": rule.title, "count": len(reasons), "reason": reason}
        yield printable(say("cli.not_assessed_line", **values).show(language))


def problem_text(problem: Problem, language: str) -> str:
    """What could not be read or was read with doubt: place, message, and the line in question."""
    place = f"{problem.place.show(language)}: " if str(problem.place) else ""
    key = "cli.problem" if problem.fatal else "cli.doubt"
    text = say(key, problem=f"{place}{problem.message.show(language)}").show(language)
    return printable_lines(f"{text}\n{problem.excerpt}" if problem.excerpt else text)


def _counts(result: Result, style: Style, language: str) -> str:
    return style.paint(counts_line(result, language), "green" if result.ok else "red")
