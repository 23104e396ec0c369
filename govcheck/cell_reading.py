"""The text of one cell → `Cell`, with what is wrong with it: the same for every kind of file."""

from __future__ import annotations

from collections.abc import Iterator

from govcheck.form import CellForm
from govcheck.messages import say
from govcheck.place import Place
from govcheck.report import Cell, Finding, Key, Severity
from govcheck.values import Reading, read_value

__all__ = ["read_cell"]


def read_cell(key: Key, raw: str, place: Place, form: CellForm) -> tuple[Cell, tuple[Finding, ...]]:
    """The cell at *key* in which *raw* is printed, and ``form.value`` and ``form.unit`` where it asks for them."""
    reading = read_value(raw, form)
    cell = Cell(key, reading.state, reading.value, raw, place)
    if reading.error is None and not reading.unit_missing:
        return cell, ()
    return cell, tuple(_findings(cell, reading, form))


def _findings(cell: Cell, reading: Reading, form: CellForm) -> Iterator[Finding]:
    reference = str(cell.key)
    if reading.error is not None:
        yield Finding("form.value", reference, Severity.ERROR, reading.error, (cell,), cell.place)
    if reading.unit_missing:
        message = say("form.unit", raw=cell.raw, unit=form.unit)
        yield Finding("form.unit", reference, Severity.WARNING, message, (cell,), cell.place)
