"""A printed form as a plain HTML page: headings, paragraphs, tables with merged cells; no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from govcheck.rendering.form import LineKind, PrintedForm, PrintedLine
from govcheck.rendering.grid import PrintedCell, PrintedGrid, Role

__all__ = ["write"]

TAGS: Final = {LineKind.TITLE: "h1", LineKind.SECTION: "h2", LineKind.TEXT: "p"}
SCOPES: Final = {Role.HEADING: "colgroup", Role.COLUMN: "col", Role.ROW: "row"}
STYLE: Final = """\
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: 仿宋, FangSong, "Noto Serif CJK SC", serif; }
h1 { text-align: center; font-size: 1.5em; }
h2 { font-size: 1em; }
p { text-indent: 2em; line-height: 1.8; margin: 0; }
table { width: 100%; margin: 1em 0; border-collapse: collapse; }
table { font: 0.85em 宋体, SimSun, "Noto Sans CJK SC", sans-serif; }
th, td { border: 1px solid #000; padding: 0.2em 0.3em; font-weight: normal; text-align: center; white-space: pre-wrap; }
th[scope=row], th[scope=rowgroup], th.heading { text-align: left; }
th.heading { background: #c6d9f1; }
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } }
"""


def write(form: PrintedForm) -> bytes:
    """The bytes of an HTML page, in UTF-8, that shows *form*."""
    return "".join(f"{line}\n" for line in _lines(form)).encode()


def _lines(form: PrintedForm) -> Iterator[str]:
    language = "zh-CN" if form.language == "zh" else escape(form.language)
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{escape(form.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>"
    for block in form.blocks:
        if isinstance(block, PrintedLine):
            yield f"<{TAGS[block.kind]}>{escape(block.text)}</{TAGS[block.kind]}>"
        else:
            yield from _table(block)
    yield "</body>\n</html>"


def _table(grid: PrintedGrid) -> Iterator[str]:
    rows = [f"<tr>{''.join(map(_cell, row))}</tr>" for row in grid.rows]
    yield "<table>"
    if grid.head:
        yield "\n".join(("<thead>", *rows[: grid.head], "</thead>"))
    yield "\n".join(("<tbody>", *rows[grid.head :], "</tbody>"))
    yield "</table>"


def _cell(cell: PrintedCell) -> str:
    down = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    across = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    text = escape(cell.text).replace("\n", "<br>")
    if cell.role in {Role.VALUE, Role.STUB_HEAD}:
        return f"<td{down}{across}>{text}</td>"
    spans = cell.row_span if cell.role is Role.ROW else cell.column_span
    group = "group" if spans > 1 and cell.role is not Role.HEADING else ""
    kind = ' class="heading"' if cell.role is Role.HEADING else ""
    return f'<th scope="{SCOPES[cell.role]}{group}"{kind}{down}{across}>{text}</th>'
