"""What is wrong with a report as a filled-in form: missing tables and rows, blank totals, year, period."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from govcheck.companions import Companions
from govcheck.form import TableForm
from govcheck.instances import layout_of
from govcheck.linear import Operand, Source
from govcheck.messages import Text, say
from govcheck.pack import Pack, Rule
from govcheck.place import Place
from govcheck.report import Finding, Key, Report, Severity, State, Table
from govcheck.resolve import GroupRows

__all__ = ["FORM_RULES", "blank_totals", "form_findings", "form_rule", "nothing_assessed", "same_publisher"]

#: Every finding of the form with its title; severities stand with the findings.
FORM_RULES: Final[dict[str, Text]] = {
    "form.value": Text({"zh": "数值不符合表格要求", "en": "not a value of the kind the form asks for"}),
    "form.row_length": Text({"zh": "一行的数值个数不对", "en": "too many or too few values in a row"}),
    "form.duplicate": Text({"zh": "同一行或同一格填了两次", "en": "a row or cell given twice"}),
    "form.missing_table": Text({"zh": "缺表", "en": "missing table"}),
    "form.missing_row": Text({"zh": "缺行", "en": "missing row"}),
    "form.missing_column": Text({"zh": "缺列", "en": "missing column"}),
    "form.period": Text({"zh": "统计期限应为当年1月1日至12月31日", "en": "the period is not the whole year"}),
    "form.previous": Text({"zh": "上一年报告不对应", "en": "not last year's report of this organ"}),
    "form.nothing_assessed": Text({"zh": "没有任何可核对的内容", "en": "nothing could be assessed"}),
    "form.blank_total": Text({"zh": "分项有数而合计空白", "en": "blank total over parts with figures"}),
    "form.blank_table": Text({"zh": "整张表空白", "en": "the whole table is blank"}),
    "form.variant": Text({"zh": "表格格式与规定有出入", "en": "the form is printed in a variant"}),
    "form.year": Text({"zh": "所用格式不是该年度的格式", "en": "another year's form"}),
    "form.unit": Text({"zh": "金额没有写明单位", "en": "an amount without its unit"}),
    "form.unknown_table": Text({"zh": "表格中没有的表", "en": "a table that the form does not have"}),
    "form.unknown_row": Text({"zh": "表格中没有的行", "en": "a row that the form does not have"}),
    "form.unknown_column": Text({"zh": "表格中没有的列", "en": "a column that the form does not have"}),
    "waiver.unused": Text({"zh": "豁免没有用到", "en": "unused waiver"}),
    "waiver.expired": Text({"zh": "豁免已过期", "en": "expired waiver"}),
}


def form_rule(finding: Finding) -> Rule:
    """The rule that a finding stands for."""
    title = FORM_RULES.get(finding.rule) or Text({"zh": finding.rule})
    return Rule(finding.rule, title, severity=finding.severity)


def form_findings(report: Report, pack: Pack, around: Companions) -> Iterator[Finding]:
    """Everything that the form itself says about *report*, but for single values."""
    yield from _year(report, pack)
    yield from _period(report)
    yield from _previous(report, around)
    layout = {(table, group): rows for table, group, rows in layout_of(report, pack.form)}
    for table_form in pack.form.tables.values():
        table = report.tables.get(table_form.id)
        if table is not None:
            yield from _table(table_form, table, layout)
        elif not table_form.optional:
            yield _missing_table(table_form, Place(report.path))


def _missing_table(form: TableForm, place: Place) -> Finding:
    """Not there at all, or a heading with no row below it."""
    message = say("form.missing_table", title=form.name("zh"), id=form.id)
    return Finding("form.missing_table", form.id, Severity.ERROR, message, (), place)


def nothing_assessed(report: Report, pack: Pack, rules: Sequence[Rule]) -> Finding:
    """The finding that no instance of any of *rules*, those in force for the report, could be assessed.

    It is an error where something should have been: tables without figures, a text that was not found. A text that
    makes no statement to compare, and a pack that has no rule for the year, are no fault of the report.
    """
    severity, name = Severity.INFO, ""
    if pack.form.tables and not rules:
        name = "_without_rules"
    elif not pack.form.tables and report.narrative is not None and report.narrative.text.strip():
        name = "_in_text"
    else:
        severity = Severity.ERROR
    message = say(f"form.nothing_assessed{name}", pack=pack.id, year=report.year)
    return Finding("form.nothing_assessed", "", severity, message, (), Place(report.path))


def _year(report: Report, pack: Pack) -> Iterator[Finding]:
    if report.year and report.year not in pack.years:
        message = say("form.year", year=report.year, pack=pack.id, years=pack.years)
        yield Finding("form.year", "", Severity.WARNING, message, (), Place(report.path))


def _period(report: Report) -> Iterator[Finding]:
    if report.period is None:
        return
    whole = datetime.date(report.year, 1, 1), datetime.date(report.year, 12, 31)
    if report.period != whole:
        first, last = report.period
        message = say("form.period", first=first, last=last, year=report.year)
        yield Finding("form.period", "", Severity.ERROR, message, (), Place(report.path))


def same_publisher(first: str, second: str) -> bool:
    """Whether two reports are of one organ, as far as their publishers say."""
    one, other = ("".join(name.split()) for name in (first, second))
    return not one or not other or one == other


def _previous(report: Report, around: Companions) -> Iterator[Finding]:
    other = around.wrong_previous
    if other is None:
        return
    place = report.previous.place if report.previous else Place(report.path)
    if other.year != report.year - 1:
        message = say("form.previous_year", year=other.year, wanted=report.year - 1, path=other.path)
    else:
        message = say("form.previous_publisher", publisher=other.publisher, wanted=report.publisher)
    yield Finding("form.previous", "", Severity.ERROR, message, (), place)


def _table(form: TableForm, table: Table, layout: dict[tuple[str, str], GroupRows]) -> Iterator[Finding]:
    if not table.rows:
        yield _missing_table(form, table.place)
        return
    if table.cells and all(cell.state is State.BLANK for cell in table.cells.values()):
        message = say("form.blank_table", title=form.name("zh"))
        yield Finding("form.blank_table", form.id, Severity.WARNING, message, (), table.place)
    yield from _rows(form, table, layout)
    yield from _columns(form, table)


def _rows(form: TableForm, table: Table, layout: dict[tuple[str, str], GroupRows]) -> Iterator[Finding]:
    hidden: set[str] = set()
    for group in form.rows.optional_groups:
        if layout.get((form.id, group.id)) is GroupRows.OWN:
            hidden |= set(form.rows.below(group))
            message = say("form.variant", label=group.label)
            instance = f"{form.id}[{group.id}]"
            yield Finding("form.variant", instance, Severity.WARNING, message, (), table.place)
    for row in form.rows.required:
        if row.id not in table.rows and row.id not in hidden:
            message = say("form.missing_row", label=row.label)
            instance = f"{form.id}[{row.id}]"
            yield Finding("form.missing_row", instance, Severity.ERROR, message, (), table.place)


def _columns(form: TableForm, table: Table) -> Iterator[Finding]:
    """Columns that are missing in every row are named once; else each missing cell is."""
    if len(table.cells) == len(table.rows) * len(form.columns.required):
        return
    for column in form.columns.required:
        missing = [row for row in table.rows if Key(form.id, row, column.id) not in table.cells]
        message = say("form.missing_column", label=column.label)
        if missing and len(missing) == len(table.rows):
            instances = [f"{form.id}[*, {column.id}]"]
        else:
            instances = [str(Key(form.id, row, column.id)) for row in missing]
        for instance in instances:
            yield Finding("form.missing_column", instance, Severity.ERROR, message, (), table.place)


def blank_totals(report: Report, incomplete: frozenset[Operand]) -> Iterator[Finding]:
    """The totals of *report* that are blank over parts with figures, in the order of the report."""
    for table in report.tables.values():
        for key, cell in table.cells.items():
            if Operand(key, Source.THIS) in incomplete:
                message = say("form.blank_total")
                yield Finding("form.blank_total", str(key), Severity.WARNING, message, (cell,), cell.place)
