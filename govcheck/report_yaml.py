"""A report → the text of a report file: what `govcheck.report_file` reads back as the same report, cell for cell."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.report import Cell, Key, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.form import Form, TableForm
    from govcheck.report import Report, Table

__all__ = ["report_yaml"]

#: A figure that YAML takes for nothing else, written as it is printed.
_PLAIN: Final = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,22})(?:\.[0-9]{1,10})?(?:万元|元|亿元|件)?")
#: A name or path that YAML takes for nothing else.
_NAME: Final = re.compile(r"[\w./][\w./-]*")
#: Characters that a block of text cannot hold as they are.
_UNSAFE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def report_yaml(report: Report, form: Form, language: str) -> str:
    """*report* as a report file; cells that could not be read stand there as printed, with a comment.

    Args:
        report: A report, read from any kind of file.
        form: The form that it is on.
        language: The language of the comments.
    """
    return "\n".join(_lines(report, form, language)) + "\n"


def _lines(report: Report, form: Form, language: str) -> Iterator[str]:
    yield f"# {_comment(say('binding.converted', path=report.path).show(language))}"
    yield f"form: {report.form if _NAME.fullmatch(report.form) else _quoted(report.form)}"
    yield f"publisher: {_quoted(report.publisher)}"
    yield f"year: {report.year}"
    for name, value in (("scope", report.scope), ("level", report.level)):
        if value:
            yield f"{name}: {value}"
    yield from _period(report)
    yield "tables:" if report.tables else "tables: {}"
    for name, table in report.tables.items():
        yield from _table(form.tables[name], table, language)
    if report.narrative is not None:
        yield from _narrative(report.narrative.text)


def _period(report: Report) -> Iterator[str]:
    if report.period is not None:
        first, last = report.period
        yield f"period: {first}..{last}"
        return
    for finding in report.findings:
        if finding.rule == "form.period":
            yield f"period: {_quoted(str(finding.message.values.get('text', '')))}"


def _table(form: TableForm, table: Table, language: str) -> Iterator[str]:
    columns = tuple(item.label for item in form.columns.required)
    heading = say("report.heading", name=form.name(language), columns=columns).show(language)
    yield f"  {form.id}:  # {_comment(heading)}"
    for row in table.rows:
        cells = [table.cells.get(Key(form.id, row, item.id)) for item in form.columns.required]
        label = form.rows.by_id[row].label.show(language)
        unread = any(cell is not None and cell.state is State.UNREADABLE for cell in cells)
        note = f"{say('binding.unreadable').show(language)}{label}" if unread else label
        yield f"    {row}: {_row(cells)}  # {_comment(note)}"


def _row(cells: list[Cell | None]) -> str:
    if all(cell is not None for cell in cells):
        return f"[{', '.join(_value(cell) for cell in cells if cell is not None)}]"
    return f"{{{', '.join(f'{cell.key.column}: {_value(cell)}' for cell in cells if cell is not None)}}}"


def _value(cell: Cell) -> str:
    if cell.state is State.BLANK:
        return "null"
    return cell.raw if _PLAIN.fullmatch(cell.raw) else _quoted(cell.raw)


def _narrative(text: str) -> Iterator[str]:
    lines = text.split("\n")
    if _UNSAFE.search(text) or not all(line.strip() for line in lines):
        yield f"narrative: {json.dumps(text)}"
        return
    yield "narrative: |2-"
    yield from (f"  {line}" for line in lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=bool(_UNSAFE.search(text)))


def _comment(text: str) -> str:
    return " ".join(_UNSAFE.sub(" ", text).split())
