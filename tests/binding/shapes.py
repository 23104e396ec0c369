"""Right documents flattened and broken as publishing does it: the shapes that the text of a page comes in."""

from __future__ import annotations

from govcheck.documents import Grid, Lines
from govcheck.documents.document import Paragraph, Part


def prose(block) -> list[str]:
    """The lines of a block that is no grid."""
    if isinstance(block, Paragraph) and block.part not in {Part.BODY, Part.TITLE}:
        return []
    return [item.text for item in block.items() if item.sure]


def rows_of(grid: Grid) -> list[list[str]]:
    """The texts of the cells that begin in each row: what is left when merged cells are lost."""
    return [
        [cell.text.replace("\n", "") for cell in dict.fromkeys(row) if cell is not None and cell.row == number]
        for number, row in enumerate(grid.rows)
    ]


def slots_of(grid: Grid) -> list[list[str]]:
    """The texts slot by slot; a merged cell has its text in its first slot, as on a clipboard."""
    return [
        ["" if cell is None or (cell.row, cell.column) != (number, column) else cell.text.replace("\n", "")
         for column, cell in enumerate(row)]
        for number, row in enumerate(grid.rows)
    ]  # fmt: skip


def text_of(document, write) -> str:
    """The document as text; *write* makes the lines of a grid."""
    lines: list[str] = []
    for block in document.blocks:
        lines += write(block) if isinstance(block, Grid) else prose(block)
        lines.append("")
    return "\n".join(lines)


def tabs(grid: Grid) -> list[str]:
    """Tabs between the cells, merged cells lost."""
    return ["\t".join(row) for row in rows_of(grid)]


def clipboard(grid: Grid) -> list[str]:
    """Tabs between the slots, as a spreadsheet puts them on the clipboard."""
    return ["\t".join(row) for row in slots_of(grid)]


def bars(grid: Grid) -> list[str]:
    """Bars around the cells, merged cells lost."""
    return ["| " + " | ".join(row) + " |" for row in rows_of(grid)]


def one_a_line(grid: Grid) -> list[str]:
    """One cell a line, closed by a bar."""
    return [f"{text} |" for row in rows_of(grid) for text in row]


def bars_between(grid: Grid) -> list[str]:
    """One cell a line, and a bar on a line of its own behind each."""
    return [line for row in rows_of(grid) for text in row for line in (*([text] if text else []), "|")]


def spaced(grid: Grid) -> list[str]:
    """Blanks between the cells of a line, as text that comes out of a PDF; blank cells are lost."""
    return [" ".join(text for text in row if text) for row in rows_of(grid)]


def bare_lines(grid: Grid) -> list[str]:
    """One cell a line and nothing else; blank cells are lost."""
    return [text for row in rows_of(grid) for text in row if text]


def spread_lines(grid: Grid) -> list[str]:
    """One cell a line with a blank line behind each, also behind blank ones."""
    return [line for row in rows_of(grid) for text in row for line in (text, "")]


__all__ = ["Lines"]
