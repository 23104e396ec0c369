"""A picture of a pack: each table as a grid, each cell with the number of equations that hold it (SVG)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from govcheck.form import TableForm
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.report import Key
from govcheck.strength import Strength
from govcheck.words import short_label

__all__ = ["coverage_svg"]

LABEL: Final = 260
WIDTH: Final = 76
HEIGHT: Final = 20
#: Fill and text colour for none, one, two, three and more equations; told apart without colour by the number.
FILLS: Final = (("#fbe3e0", "#8a1c12"), ("#fdf3d7", "#5c4400"), ("#dcefe2", "#14532d"), ("#bfe0cc", "#14532d"))


def coverage_svg(pack: Pack, strength: Strength, language: str) -> str:
    """The picture as a text of SVG; every cell has its reference and count as a title."""
    tables = list(pack.form.tables.values())
    width = LABEL + WIDTH * max(len(table.columns.required) for table in tables) + 20
    body, top = [], 34
    for table in tables:
        body += list(_table(table, strength, top, language))
        top += HEIGHT * (len(table.rows.required) + 2) + 18
    title = f"{pack.id}: {say('lint.picture').show(language)}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" width="{width}" height="{top}" '
        f'role="img" font-family="\'Noto Sans CJK SC\', \'Microsoft YaHei\', sans-serif" font-size="11">'
    )
    frame = f'<rect width="{width}" height="{top}" fill="#fff"/>'
    heading = f'<text x="8" y="20" font-size="14" font-weight="bold">{escape(title)}</text>'
    return "\n".join((head, f"<title>{escape(title)}</title>", frame, heading, *body, "</svg>")) + "\n"


def _table(table: TableForm, strength: Strength, top: int, language: str) -> Iterator[str]:
    name = escape(table.name(language))
    yield f'<text x="8" y="{top + 14}" font-weight="bold">{name}</text>'
    for number, column in enumerate(table.columns.required):
        x = LABEL + WIDTH * number + WIDTH // 2
        label = escape(_cut(short_label(column, language), 6))
        yield f'<text x="{x}" y="{top + HEIGHT + 14}" text-anchor="middle">{label}</text>'
    for line, row in enumerate(table.rows.required):
        y = top + HEIGHT * (line + 2)
        yield f'<text x="8" y="{y + 14}">{escape(_cut(short_label(row, language), 20))}</text>'
        for number, column in enumerate(table.columns.required):
            yield _cell(Key(table.id, row.id, column.id), strength, LABEL + WIDTH * number, y)


def _cell(key: Key, strength: Strength, x: int, y: int) -> str:
    count = strength.guards.get(key, 0)
    fill, ink = FILLS[min(count, len(FILLS) - 1)]
    return (
        f'<g><title>{escape(str(key))}: {count}</title><rect x="{x}" y="{y}" width="{WIDTH - 2}" '
        f'height="{HEIGHT - 2}" fill="{fill}"/><text x="{x + WIDTH // 2 - 1}" y="{y + 13}" fill="{ink}" '
        f'text-anchor="middle">{count}</text></g>'
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
