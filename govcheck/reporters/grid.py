"""The cells of violated relations drawn as a table, with aligned Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from govcheck.excerpt import display_width, printable
from govcheck.form import TableForm
from govcheck.linear import Source
from govcheck.report import Key, Report
from govcheck.reporters.style import Style
from govcheck.result import Result, Violation

__all__ = ["draw"]

LABEL_WIDTH: Final = 26
CELL_WIDTH: Final = 24


def draw(block: Sequence[Violation], result: Result, style: Style) -> Iterator[str]:
    """A table for each table of the form that the violations of *block* use.

    Cells of one violated relation stand in ``[ ]``, those that several share in ``【 】``.
    """
    uses = Counter(
        operand.key
        for violation in block
        for operand in violation.cells
        if operand.source is Source.THIS and operand.key.table in result.pack.form.tables
    )
    for name in dict.fromkeys(key.table for key in uses):
        own = {key: count for key, count in uses.items() if key.table == name}
        yield from _table(result.pack.form.tables[name], own, result, style)


def _table(form: TableForm, uses: dict[Key, int], result: Result, style: Style) -> Iterator[str]:
    from tabulate import tabulate

    report, language = result.report, style.language_of(result)
    rows = _rows(form, uses, report)
    columns = _columns(form, uses)
    head = ["", *(_short(form.columns.by_id[column].label.show(language)) for column in columns)]
    body = [
        [
            _short(form.rows.by_id[row].label.show(language)),
            *(_cell(Key(form.id, row, c), uses, report, style) for c in columns),
        ]
        for row in rows
    ]
    align = ("left", *("right" for _ in columns))
    yield printable(form.name(language))
    yield tabulate(body, head, tablefmt="simple", disable_numparse=True, colalign=align)


def _rows(form: TableForm, uses: dict[Key, int], report: Report) -> list[str]:
    """The rows used; of a long column those that are all zero are left out."""
    used = [row for row in form.rows.by_id if any(key.row == row for key in uses)]
    if len(used) <= 8:
        return used
    shown = [row for row in used if any(_is_worth_showing(key, uses, report) for key in uses if key.row == row)]
    return shown or used


def _is_worth_showing(key: Key, uses: dict[Key, int], report: Report) -> bool:
    cell = report.cell(key)
    return uses[key] > 1 or (cell is not None and bool(cell.value or cell.raw.strip() not in {"", "0"}))


def _columns(form: TableForm, uses: dict[Key, int]) -> list[str]:
    """The columns used; where a whole row is used these are all of them."""
    return [column for column in form.columns.by_id if any(key.column == column for key in uses)]


def _cell(key: Key, uses: dict[Key, int], report: Report, style: Style) -> str:
    cell = report.cell(key)
    text = "" if cell is None else _cut(printable(cell.raw.strip()), CELL_WIDTH)
    if key not in uses:
        return text
    if uses[key] > 1:
        return style.paint(f"【{text}】", "red")
    return style.paint(f"[{text}]", "yellow")


def _short(label: str) -> str:
    return _cut(printable(label), LABEL_WIDTH)


def _cut(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    kept = ""
    for character in text:
        if display_width(kept + character) > width - 1:
            break
        kept += character
    return f"{kept}…"
