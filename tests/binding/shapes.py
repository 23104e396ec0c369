"""Right documents, and what publishing makes of them: flattened, torn, cut and retyped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import evolve

import govcheck
from govcheck import documents
from govcheck.binding import bind
from govcheck.documents import Document, Grid, GridCell
from govcheck.documents.document import Paragraph, Part
from govcheck.report import Key, Report, State

DATA = Path(__file__).parents[1] / "data" / "documents"
EXAMPLES = Path(__file__).parents[2] / "examples"

Cells = dict[Key, tuple[State, object]]


def cells(report: Report) -> Cells:
    """State and value of every cell."""
    return {key: (cell.state, cell.value) for table in report.tables.values() for key, cell in table.cells.items()}


def read(name: str) -> Document:
    """A published document."""
    return documents.read(DATA / name)


def example(name: str) -> Report:
    """The same report, typed by hand and compared with its source."""
    return govcheck.read(EXAMPLES / name / "report.yaml")


def text_document(text: str | bytes, tmp_path: Path) -> Document:
    """A text file with *text*."""
    path = tmp_path / "page.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return documents.read(path)


def changed(document: Document, number: int, change: Callable[[list[list[GridCell | None]]], None]) -> Document:
    """*document* with *change* made in its grid *number*, from 0."""
    grid = document.grids[number]
    rows = [list(row) for row in grid.rows]
    change(rows)
    made = evolve(grid, rows=tuple(map(tuple, rows)))
    return evolve(document, blocks=tuple(made if block is grid else block for block in document.blocks))


def with_text(document: Document, old: str, new: str) -> Document:
    """*document* with the text *old* of every cell replaced by *new*."""

    def change(rows: list[list[GridCell | None]]) -> None:
        replaced: dict[int, GridCell] = {}
        for row in rows:
            for index, cell in enumerate(row):
                if cell is not None and cell.text == old:
                    row[index] = replaced.setdefault(id(cell), evolve(cell, text=new))

    for number in range(len(document.grids)):
        document = changed(document, number, change)
    return document


def placed(rows: list[list[GridCell | None]], first: int) -> list[list[GridCell | None]]:
    """*rows* as the rows of a grid from row *first* on; a merged cell stays one cell."""
    start = min(cell.row for cell in rows[0] if cell is not None and cell.row_span == 1)
    made = {
        id(cell): evolve(cell, row=max(cell.row - start, 0) + first) for row in rows for cell in row if cell is not None
    }
    return [[None if cell is None else made[id(cell)] for cell in row] for row in rows]


def row_of(document: Document, label: str) -> tuple[int, int]:
    """Grid and row in which the cell with the text *label* begins."""
    return next(
        (number, cell.row)
        for number, grid in enumerate(document.grids)
        for cell in grid.cells
        if cell.text.replace("\n", "") == label
    )


def assert_nothing_wrong(truth: Cells, report: Report) -> None:
    """Every cell is as in *truth*, or said to be unreadable."""
    wrong = {
        key: (truth.get(key), found)
        for key, found in cells(report).items()
        if found[0] is not State.UNREADABLE and truth.get(key) != found
    }
    assert not wrong


def bound(document: Document) -> Report:
    """The report that a document is."""
    return bind(document)


def prose(block: object) -> list[str]:
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
        [
            "" if cell is None or (cell.row, cell.column) != (number, column) else cell.text.replace("\n", "")
            for column, cell in enumerate(row)
        ]
        for number, row in enumerate(grid.rows)
    ]


def text_of(document: Document, write: Callable[[Grid], list[str]]) -> str:
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


def spread_lines(grid: Grid) -> list[str]:
    """One cell a line with a blank line behind each, also behind blank ones."""
    return [line for row in rows_of(grid) for text in row for line in (text, "")]


def spaced(grid: Grid) -> list[str]:
    """Blanks between the cells of a line, as text that comes out of a PDF; blank cells are lost."""
    return [" ".join(text for text in row if text) for row in rows_of(grid)]


def bare_lines(grid: Grid) -> list[str]:
    """One cell a line and nothing else; blank cells are lost."""
    return [text for row in rows_of(grid) for text in row if text]
