"""The JSON model of a result (version 1): plain dictionaries, ready for `json` and for the formats made from it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import asdict

from govcheck.decimals import number_text
from govcheck.linear import Source
from govcheck.place import Place
from govcheck.report import Cell, Problem
from govcheck.result import OperandCell, Quotation, Result, Unread, Violation
from govcheck.values import value_text

if TYPE_CHECKING:
    from govcheck.repair import Change

__all__ = ["cell_value", "instance_label", "report_model", "whole_model"]

VERSION = 1


def whole_model(results: list[Result | Unread], version: str, language: str) -> dict[str, Any]:
    """The model of a whole run."""
    reports = [report_model(result, language) for result in results]
    return {"version": VERSION, "govcheck": version, "reports": reports}


def report_model(result: Result | Unread, language: str) -> dict[str, Any]:
    """The model of one report, or of a file that could not be read."""
    if isinstance(result, Unread):
        error = result.error
        problem = Problem(error.message, error.place or Place(result.path), excerpt=error.excerpt)
        return {"path": result.path, "problems": [_problem(problem, language)]}
    return {
        "path": result.report.path,
        "pack": result.pack.id,
        "publisher": result.report.publisher,
        "year": result.report.year,
        "counts": asdict(result.counts),
        "violations": [_violation(violation, result, language) for violation in result.violations],
        "repairs": list(_repairs(result, language)) if result.blocks else [],
        "not_assessed": [
            {"rule": skipped.rule.id, "instance": skipped.instance, "reason": skipped.reason.show(language)}
            for skipped in result.not_assessed
        ],
        "problems": [_problem(problem, language) for problem in result.problems],
    }


def _violation(violation: Violation, result: Result, language: str) -> dict[str, Any]:
    rule, statement = violation.rule, violation.statement
    return {
        "rule": rule.id,
        "instance": violation.instance,
        "severity": violation.severity.value,
        "title": rule.title.show(language),
        "label": instance_label(violation, result, language),
        "message": violation.message.show(language),
        "authority": rule.authority.show(language) if rule.authority else None,
        "check": rule.text or None,
        "left": _number(violation.left),
        "right": _number(violation.right),
        "difference": _number(violation.difference),
        "waived": violation.waiver is not None,
        "reason": violation.waiver.reason if violation.waiver else None,
        "known": violation.known,
        "quote": _quote(statement.quotation) if statement else None,
        "fingerprint": violation.fingerprint,
        **_place(_where(violation)),
        "cells": list(_cells(violation, result, language)),
    }


def instance_label(violation: Violation, result: Result, language: str) -> str:
    """The labels of the row or column that *violation* stands at; empty where it stands at none."""
    if violation.statement is not None:
        return ""
    if violation.evaluated is None:
        return result.pack.form.label(violation.cells[0].key, language) if violation.cells else ""
    frame = violation.evaluated.frame
    table = result.pack.form.tables.get(frame.table)
    axes = ((frame.row, table.rows), (frame.column, table.columns)) if table else ()
    return " · ".join(axis.by_id[name].label.show(language) for name, axis in axes if name)


def _where(violation: Violation) -> Place:
    """The place to look at first: the finding's, or that of the first cell of the report itself."""
    if violation.finding is not None and str(violation.finding.place):
        return violation.finding.place
    if violation.statement is not None:
        return violation.statement.quotation.place
    own = (operand.cell.place for operand in violation.cells if operand.source is Source.THIS)
    return next(own, Place(violation.report.path))


def _quote(quotation: Quotation) -> dict[str, Any]:
    return {
        "text": quotation.text,
        "start": quotation.start,
        "end": quotation.end,
        "marked": [list(span) for span in quotation.marked],
        "place": str(quotation.place),
    }


def _repairs(result: Result, language: str) -> Iterator[dict[str, Any]]:
    for repair in result.repairs.entries:
        yield {
            "cells": [_change(change, result, language) for change in repair.changes],
            "clears": len(repair.clears),
            "unique": repair.unique,
            "order": repair.order.show(language) if repair.order else None,
        }


def _change(change: Change, result: Result, language: str) -> dict[str, Any]:
    from govcheck.suggest import operand_cells

    operand = change.operand
    cells = [cell for cell in operand_cells(operand, result.report, result.companions) if cell is not None]
    return {
        "cell": str(operand.key),
        "label": result.pack.form.label(operand.key, language),
        "value": value_text(change.printed),
        "suggested": value_text(change.suggested),
        "reason": change.reason.show(language),
        "source": operand.source.value,
        **_place(cells[0].place if len(cells) == 1 else Place()),
    }


def _number(number: Fraction | None) -> str | None:
    return None if number is None else number_text(number)


def _cells(violation: Violation, result: Result, language: str) -> Iterator[dict[str, Any]]:
    for operand in violation.cells:
        yield _cell(operand, result, language)


def _cell(operand: OperandCell, result: Result, language: str) -> dict[str, Any]:
    cell = operand.cell
    return {
        "cell": str(operand.key),
        "label": result.pack.form.label(operand.key, language),
        "value": cell_value(cell),
        "raw": cell.raw,
        "side": operand.side.value,
        "source": operand.source.value,
        **_place(cell.place),
    }


def cell_value(cell: Cell) -> str | None:
    """The exact value of *cell* as text; ``None`` where it has none."""
    return None if cell.value is None else value_text(cell.value)


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column, "place": str(place)}


def _problem(problem: Problem, language: str) -> dict[str, Any]:
    return {"message": problem.message.show(language), "fatal": problem.fatal, **_place(problem.place)}
