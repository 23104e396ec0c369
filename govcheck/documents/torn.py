"""Tables of a text file whose cells were torn apart: one value a line, and what is left of their delimiters.

Nothing here knows labels. It tells which blank values the delimiters or the spacing still show, and marks
those that may as well be mere spacing.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govcheck.documents.document import Grid, Item, Line
from govcheck.documents.printed import printed
from govcheck.documents.slots import ragged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["BARS", "filled_up", "is_cell_a_line", "is_torn_rows", "sequence", "tabbed_rows", "torn_rows"]

#: Signs that stand between cells: the bar, its full-width form, and those of drawn tables.
BARS: Final = "|｜│┃║"

#: One cell and the bar that closes it; more bars fill the row up to the width of the table.
_CELL: Final = re.compile(rf"[^{BARS}]*[{BARS}](?P<fill>[\s{BARS}]*)")
_FILL_ALONE: Final = re.compile(rf"\s*[{BARS}]{{2,}}\s*")
#: Bars behind the last cell of a row. They stand for merged cells, and for blank ones that were left out before.
_FILL: Final = re.compile(rf"(?<=\S)\s[{BARS}]\s[{BARS}]{{2,}}\s*$")
#: So many values in a row must keep the distance before blank lines are taken for blank values.
_STEADY: Final = 8


#: More blank lines than this at the end may be blank values too.
_STEP_LIMIT: Final = 3


class _Mark(Enum):
    VALUE = "value"  # a text, closed by a bar or not
    CLOSED = "closed"  # a bar with nothing before it on its line
    BLANK = "blank"


def is_torn_rows(lines: Sequence[Line]) -> bool:
    """Whether bars alone on a line open the rows, each followed by values that end in a bar."""
    alone = [_is_bar(line) for line in lines]
    if len(lines) < 2 or not alone[0] or alone[-1]:
        return False
    # Two bars running would be a blank value as well as a row without cells.
    return not any(first and second for first, second in pairwise(alone))


def is_cell_a_line(lines: Sequence[Line]) -> bool:
    """Whether every line holds one cell that a bar closes, and some hold the bars that fill up a row."""
    return all(_CELL.fullmatch(line.text) for line in lines) and any(map(_fill, lines)) and any(map(_value, lines))


def filled_up(lines: Sequence[Line]) -> bool:
    """Whether rows that have a line each are filled up with bars, so that blank cells may stand anywhere in them."""
    return any(_FILL.search(line.text) for line in lines)


def torn_rows(lines: Sequence[Line]) -> Grid:
    """The grid of *lines* for which `is_torn_rows` holds."""
    rows: list[list[Line]] = []
    for line in lines:
        if _is_bar(line):
            rows.append([])
        else:
            rows[-1].append(line)
    return ragged(([(_value(line), line.place) for line in row] for row in rows), lines[0].place)


def tabbed_rows(groups: Sequence[Sequence[Line]]) -> Grid:
    """The grid of groups of lines, each a row, in which every value has a line and a tab before it."""
    return ragged(([(printed(line.text), line.place) for line in group] for group in groups), groups[0][0].place)


def sequence(lines: Sequence[Line]) -> tuple[Item, ...]:
    """The values in *lines* one after the other, blank ones as far as they can be told."""
    marks = [_mark(line) for line in lines]
    if _Mark.CLOSED in marks and not any(_ends_in_bar(line) for line in lines):
        return tuple(_between_bars(lines, marks))
    if any(_fill(line) for line in lines):
        return tuple(_filled_cells(lines))
    if any(_ends_in_bar(line) for line in lines):
        return tuple(_before_bars(lines, marks))
    return tuple(_by_spacing(lines))


def _mark(line: Line) -> _Mark:
    bare = line.text.strip().strip("\ufeff")
    if not bare:
        return _Mark.BLANK
    return _Mark.CLOSED if bare in BARS else _Mark.VALUE


def _is_bar(line: Line) -> bool:
    """A bar and no space before it: with a space it closes a blank value."""
    return len(line.text.rstrip()) == 1 and line.text[0] in BARS


def _ends_in_bar(line: Line) -> bool:
    bare = line.text.strip()
    return len(bare) > 1 and bare[-1] in BARS


def _value(line: Line) -> str:
    bare = line.text.strip()
    return printed(bare[:-1] if bare and bare[-1] in BARS else bare)


def _before_bars(lines: Sequence[Line], marks: Sequence[_Mark]) -> Iterator[Item]:
    """Every value closed by a bar on its own line; a bar without value is a blank one."""
    for line, mark in zip(lines, marks, strict=True):
        if mark is not _Mark.BLANK:
            yield Item(_value(line), line.place)


def _fill(line: Line) -> str:
    """The bars on a line behind the one that closes its cell."""
    found = _CELL.fullmatch(line.text)
    return "".join(found["fill"].split()) if found else ""


def _filled_cells(lines: Sequence[Line]) -> Iterator[Item]:
    """Cells with a line each; what fills a row up may be blank values or merged cells.

    Where the filling has lines of its own, a single bar on a line is filling as well; else it is a blank value.
    """
    apart = any(_FILL_ALONE.fullmatch(line.text) for line in lines)
    for line in lines:
        bare = line.text.strip()
        if not bare:
            continue
        text = bare if not _CELL.fullmatch(bare) else bare.rstrip(BARS + " \t\u3000\xa0")
        if text:
            yield Item(printed(text), line.place)
        elif not apart:
            yield Item("", line.place)
        if _fill(line) or (apart and not text):
            yield Item("", line.place, sure=False)


def _between_bars(lines: Sequence[Line], marks: Sequence[_Mark]) -> Iterator[Item]:
    """Values and bars take turns; a bar that follows a bar closes a blank value."""
    filled = False
    for line, mark in zip(lines, marks, strict=True):
        if mark is _Mark.VALUE:
            filled = True
            yield Item(printed(line.text), line.place)
        elif mark is _Mark.CLOSED:
            if not filled:
                yield Item("", line.place)
            filled = False


def _by_spacing(lines: Sequence[Line]) -> Iterator[Item]:
    """Values with blank lines between them: where the distance is steady, larger gaps are blank values."""
    filled = [index for index, line in enumerate(lines) if _mark(line) is not _Mark.BLANK]
    gaps = [second - first - 1 for first, second in pairwise(filled)]
    step = _step(gaps)
    steady = _steady(gaps, step)
    for position, index in enumerate(filled):
        line = lines[index]
        yield Item(printed(line.text), line.place)
        if position == len(gaps):
            if len(lines) - index > _STEP_LIMIT:
                yield Item("", lines[index + 1].place, sure=False)
            return
        gap = gaps[position]
        if not gap:
            continue
        if steady[position]:
            for number in range(1, (gap + 1) // step):
                yield Item("", lines[index + number * step].place)
        else:
            yield Item("", lines[index + 1].place, sure=False)


def _step(gaps: Sequence[int]) -> int:
    """Lines from one value to the next in the steady part: a value and its one blank line, or its two."""
    counts = Counter(gap for gap in gaps if gap in (1, 2))
    return max(counts, key=counts.__getitem__, default=1) + 1


def _steady(gaps: Sequence[int], step: int) -> list[bool]:
    """For each gap, whether it lies in a long run of gaps that are whole numbers of values."""
    fits = [gap > 0 and (gap + 1) % step == 0 for gap in gaps]
    result: list[bool] = []
    while len(result) < len(fits):
        start = len(result)
        end = start + 1
        while end < len(fits) and fits[end] == fits[start]:
            end += 1
        result.extend([fits[start] and end - start + 1 >= _STEADY] * (end - start))
    return result
