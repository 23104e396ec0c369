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
#: How wide labels of rows and of columns may be; the narrower ones where a terminal is too narrow for the others.
WIDTHS: Final = ((26, 26), (26, 8), (20, 6), (16, 4))
#: Columns by which tables are indented.
INDENT: Final = 4


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

    language = style.language_of(result)
    columns = _columns(form, uses)
    labels = [form.columns.by_id[column].label.show(language) for column in columns]
    align = ("left", *("right" for _ in columns))
    drawn = ""
    for label, head in WIDTHS:
        names = ["", *(_folded(_cut(printable(one), LABEL_WIDTH), head) for one in labels)]
        body = list(_body(form, uses, result, style, label))
        drawn = tabulate(body, names, tablefmt="simple", disable_numparse=True, colalign=align)
        if style.width is None or _width(drawn) <= style.width - INDENT:
            break
    yield printable(form.name(language))
    yield drawn


def _width(drawn: str) -> int:
    """Columns that a table takes: its rule is as wide as its widest line, and has no colours."""
    return max(len(line) for line in drawn.splitlines() if set(line) <= {"-", " "})


def _body(form: TableForm, uses: dict[Key, int], result: Result, style: Style, label: int) -> Iterator[list[str]]:
    """The rows used, each with its label cut to *label* columns."""
    report, language = result.report, style.language_of(result)
    columns = _columns(form, uses)
    for row in _rows(form, uses, report):
        name = _cut(printable(form.rows.by_id[row].label.show(language)), label)
        yield [name, *(_cell(Key(form.id, row, column), uses, report, style) for column in columns)]


def _folded(label: str, width: int) -> str:
    """*label* in lines of at most *width* columns."""
    lines = [""]
    for character in label:
        if display_width(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


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


def _cut(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    kept = ""
    for character in text:
        if display_width(kept + character) > width - 1:
            break
        kept += character
    return f"{kept}…"
