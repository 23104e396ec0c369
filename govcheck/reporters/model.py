"""The JSON model of a result (version 1): plain dictionaries, ready for `json` and for the formats made from it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from attrs import asdict

from govcheck.place import Place
from govcheck.repair import Change
from govcheck.report import Cell, Problem
from govcheck.result import OperandCell, Quotation, Result, Unread, Violation, number_text
from govcheck.suggest import operand_cells
from govcheck.values import value_text

__all__ = ["cell_value", "report_model", "whole_model"]

VERSION = 1


def whole_model(results: list[Result | Unread], version: str, language: str) -> dict[str, Any]:
    """The model of a whole run."""
    reports = [report_model(result, language) for result in results]
    return {"version": VERSION, "govcheck": version, "reports": reports}


def report_model(result: Result | Unread, language: str) -> dict[str, Any]:
    """The model of one report, or of a file that could not be read."""
    if isinstance(result, Unread):
        error = result.error
        problem = Problem(error.message, error.place, excerpt=error.excerpt) if error.place else None
        plain = _problem(problem, language) if problem else {"message": error.message.show(language)}
        return {"path": result.path, "problems": [plain]}
    return {
        "path": result.report.path,
        "pack": result.pack.id,
        "publisher": result.report.publisher,
        "year": result.report.year,
        "counts": asdict(result.counts),
        "violations": [_violation(violation, result, language) for violation in result.violations],
        "repairs": list(_repairs(result, language)) if result.counts.violated else [],
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
        "message": violation.message.show(language),
        "authority": rule.authority.show(language) if rule.authority else None,
        "check": rule.text or None,
        "left": statement.left if statement else _number(violation.left),
        "right": statement.right if statement else _number(violation.right),
        "difference": _number(violation.difference),
        "waived": violation.waiver is not None,
        "reason": violation.waiver.reason if violation.waiver else None,
        "quote": _quote(statement.quotation) if statement else None,
        "fingerprint": violation.fingerprint,
        "cells": list(_cells(violation, result)),
    }


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
    operand = change.operand
    cells = [cell for cell in operand_cells(operand, result.report, result.companions) if cell is not None]
    return {
        "cell": str(operand.key),
        "label": result.pack.form.label(operand.key),
        "value": value_text(change.printed),
        "suggested": value_text(change.suggested),
        "reason": change.reason.show(language),
        "source": operand.source.value,
        **_place(cells[0].place if len(cells) == 1 else Place()),
    }


def _number(number: Fraction | None) -> str | None:
    return None if number is None else number_text(number)


def _cells(violation: Violation, result: Result) -> Iterator[dict[str, Any]]:
    for operand in violation.cells:
        yield _cell(operand, result)


def _cell(operand: OperandCell, result: Result) -> dict[str, Any]:
    cell = operand.cell
    return {
        "cell": str(operand.key),
        "label": result.pack.form.label(operand.key),
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
