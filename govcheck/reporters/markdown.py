"""Markdown for a merge request: the verdict in the first line, then a table of what was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import define

from govcheck.messages import say
from govcheck.reporters.clean import one_line
from govcheck.reporters.model import report_model
from govcheck.reporters.style import Style
from govcheck.reporters.words import counts_line, name_of, place_in, remark_of, verdict, verdict_name
from govcheck.result import Result, Unread

__all__ = ["MAX_ROWS", "code", "escaped", "markdown"]

#: A comment on GitHub holds 65,536 characters; a row takes some 200 to 300.
MAX_ROWS: Final = 150
CELL_LIMIT: Final = 300
SIGNS: Final = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
#: Everything that may begin markup, a link, a mention or a reference; a reference by number is never markup.
MARKUP: Final = re.compile(r"[&<>\"'\\`*_\[\](){}#|~!$:]|(?<=www)\.", re.IGNORECASE)


def markdown(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """The verdict on all reports, then each report. The verdict comes first, so texts are kept until the end."""
    tally: Counter[str] = Counter()
    rows = _Rows(MAX_ROWS)
    sections = []
    language = style.language or style.fallback
    for result in results:
        language = style.language_of(result)
        tally[verdict_name(result)] += 1
        sections.append("\n".join(_section(result, rows, language)) + "\n")
    yield _headline(tally, language)
    yield from sections


def escaped(text: str) -> str:
    """*text* on one line so that Markdown and HTML show it as it is, and no one is mentioned."""
    # A sign in an element of its own cannot begin a mention, which is looked for after the markup was read.
    return _numbered(text).replace("@", "<code>@</code>")


def code(text: str) -> str:
    """*text* on one line as code, in which nothing is markup and no one is mentioned."""
    return f"<code>{_numbered(text).replace('@', '&#64;')}</code>"


def _numbered(text: str) -> str:
    return MARKUP.sub(lambda match: f"&#{ord(match[0])};", one_line(text, CELL_LIMIT))


@define
class _Rows:
    """How many rows may still be written."""

    left: int

    def take(self, wanted: int) -> int:
        """As many of *wanted* rows as there is room for."""
        taken = min(wanted, self.left)
        self.left -= taken
        return taken


def _headline(tally: Counter[str], language: str) -> str:
    wrong = tally["unfit"] or tally["unread"] or not tally.total()
    word = say(f"formats.{'unfit' if wrong else 'unchecked' if tally['unchecked'] else 'fit'}").show(language)
    reports, good = tally.total(), tally["fit"] + tally["unchecked"]
    total = say("cli.total", reports=reports, good=good, bad=tally["unfit"], unread=tally["unread"])
    return f"**{word}**" + (f" · {total.show(language)}" if reports > 1 else "") + "\n"


def _section(result: Result | Unread, rows: _Rows, language: str) -> Iterator[str]:
    model = report_model(result, language)
    yield ""
    if isinstance(result, Unread):
        yield f"### {code(result.path)}: {verdict(result, language)}"
    else:
        report = result.report
        title = say("formats.markdown_one", publisher=report.publisher, year=report.year).show(language)
        yield f"### {escaped(title)}: {verdict(result, language)}"
        yield ""
        yield f"{code(report.path)} · {escaped(counts_line(result, language))}"
    yield from _problems(model["problems"], language)
    yield from _table(model.get("violations", []), rows, language)


def _problems(problems: list[dict[str, Any]], language: str) -> Iterator[str]:
    if problems:
        yield ""
    for problem in problems:
        word = say("formats.unread" if problem["fatal"] else "formats.doubt").show(language)
        yield f"- **{word}** {code(place_in(problem, language))} {escaped(problem['message'])}"


def _table(violations: list[dict[str, Any]], rows: _Rows, language: str) -> Iterator[str]:
    if not violations:
        return
    shown = rows.take(len(violations))
    head = say("formats.markdown_head").show(language).split("|")
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for violation in violations[:shown]:
        yield f"| {' | '.join(_row(violation, language))} |"
    if shown < len(violations):
        yield ""
        yield say("formats.markdown_more", shown=shown, left=len(violations) - shown).show(language)


def _row(violation: dict[str, Any], language: str) -> Iterator[str]:
    remark = remark_of(violation, language)
    severity = say(f"cli.severity_{violation['severity']}").show(language)
    yield f"{SIGNS[violation['severity']]} {severity}" + (f" <i>{escaped(remark)}</i>" if remark else "")
    yield f"{code(name_of(violation))}"
    yield escaped(violation["label"])
    yield escaped(violation["message"])
    yield f"{code(place_in(violation, language))}"
