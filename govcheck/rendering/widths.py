"""How wide the columns of a printed grid are, and how large its type: whole numbers, in the unit of the caller."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govcheck.excerpt import display_width
from govcheck.rendering.grid import PrintedCell, PrintedGrid, Role

__all__ = ["column_widths", "type_size"]

#: Parts of 100 of the page's width: a column of group labels, which runs down the side, and the labels beside.
GROUP_SHARE: Final = 9
LABEL_SHARE: Final = 29
#: The largest and the smallest type in tables, in half points.
LARGEST: Final = 20
SMALLEST: Final = 12
#: Twips that half an em takes for each half point of type, with a fifth more: some fonts have wide figures.
TWIPS_PER_SIZE: Final = 6
FIGURE: Final = re.compile(r"[+\-−－]?[0-9０-９][0-9０-９,，.．]*")


def column_widths(grid: PrintedGrid, total: int) -> tuple[int, ...]:
    """The widths of *grid*'s columns, together exactly *total*."""
    values = grid.width - grid.stub
    if grid.stub > 1:
        stub = [total * GROUP_SHARE // 100] * (grid.stub - 1) + [total * LABEL_SHARE // 100]
    else:
        stub = [max(total // grid.width, total * LABEL_SHARE // 100 if values > 3 else 0)] * grid.stub
    rest = total - sum(stub)
    return (*stub, *(rest * (number + 1) // values - rest * number // values for number in range(values)))


def type_size(grid: PrintedGrid, widths: tuple[int, ...], margin: int) -> int:
    """The type in half points in which no figure of *grid* is broken over two lines, between two bounds.

    Args:
        grid: What is printed.
        widths: Its columns' widths in twips.
        margin: Twips on the left and right of a cell's text together.
    """
    sizes = (
        (sum(widths[cell.column : cell.column + cell.column_span]) - margin) // (TWIPS_PER_SIZE * width)
        for cell, width in _longest_figures(grid)
    )
    return max(SMALLEST, min((LARGEST, *sizes)))


def _longest_figures(grid: PrintedGrid) -> Iterator[tuple[PrintedCell, int]]:
    """Each cell with a figure, and the width of its longest one in half ems."""
    for cell in grid.cells:
        figures = FIGURE.findall(cell.text) if cell.role is Role.VALUE else ()
        if figures:
            yield cell, max(map(display_width, figures))
