"""The picture of which relations tie which cells: a small plan of each table in which relations do not hold.

Every cell says through how many checked relations it runs, and how many of them fail. A single wrong figure
breaks every relation it stands in, while its neighbours stand in relations that hold: it stands out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from govcheck.form import TableForm
from govcheck.linear import Source
from govcheck.messages import say
from govcheck.report import Key
from govcheck.reporters.page_cards import Marks
from govcheck.reporters.page_tables import printed_items
from govcheck.reporters.page_view import CardView, cell_anchor, clean
from govcheck.result import Result

__all__ = ["Band", "MapLabel", "MapView", "Square", "maps_of"]

#: Sizes in units of the picture.
WIDTH, HEIGHT, STUB, HEAD = 48, 20, 186, 40
#: The bubble with the number of a card, and the room for it.
BUBBLE: Final = 22
ROW_LABEL: Final = 15
COLUMN_LABEL: Final = 4
#: So many cells are named below the picture.
NAMED: Final = 5


@frozen
class MapLabel:
    """A line of a heading and where it stands; *whole* is the label uncut."""

    x: int
    y: int
    text: str
    whole: str


@frozen
class Square:
    """A cell: its corner, how many relations run through it, and how many of them fail.

    Args:
        x: Left edge.
        y: Upper edge.
        anchor: Id of the cell in the table.
        label: Row and column.
        tone: The worst level of those that fail, or empty.
        failing: Relations through it that do not hold.
        checked: Relations through it that could be checked.
    """

    x: int
    y: int
    anchor: str
    label: str
    tone: str
    failing: int
    checked: int

    @property
    def text(self) -> str:
        """``2/3``: two of three fail; a bare number where all hold; empty where none was checked."""
        if self.failing:
            return f"{self.failing}/{self.checked}"
        return str(self.checked) if self.checked else ""

    @property
    def level(self) -> int:
        """How strongly it is shaded, 0 to 3."""
        return min(self.failing, 3)

    @property
    def suspect(self) -> bool:
        """Whether several relations run through it and every one of them fails."""
        return self.failing > 1 and self.failing == self.checked


@frozen
class Band:
    """A relation along a row or a column: the frame around its cells, and its number beside it."""

    card: CardView
    x: int
    y: int
    width: int
    height: int
    bubble_x: int
    bubble_y: int


@frozen
class MapView:
    """The plan of a table.

    Args:
        anchor: Its id.
        title: Of the table.
        width: Of the picture.
        height: Of the picture.
        labels: Headings of rows, then of columns.
        squares: The cells.
        bands: The relations that do not hold.
        named: The cells through which most failing relations run, in words; the text alternative.
    """

    anchor: str
    title: str
    width: int
    height: int
    rows: tuple[MapLabel, ...]
    columns: tuple[MapLabel, ...]
    squares: tuple[Square, ...]
    bands: tuple[Band, ...]
    named: tuple[str, ...]


def maps_of(result: Result, anchor: str, cards: tuple[CardView, ...], language: str) -> tuple[MapView, ...]:
    """A plan of each table in which a relation does not hold and is not accepted."""
    failing = [card for card in cards if card.relation and card.counts]
    held = Counter(
        cell_anchor(anchor, operand.key)
        for instance in result.held
        for operand in instance.operands
        if operand.source is Source.THIS
    )
    wrong = Marks.of(failing)
    plans = (_Plan(form, result, anchor, held, wrong) for form in result.pack.form.tables.values())
    return tuple(plan.view(failing, language) for plan in plans if plan.concerned)


@frozen
class _Plan:
    """The plan of one table while it is drawn."""

    form: TableForm
    result: Result
    anchor: str
    held: Counter[str]
    wrong: Marks

    @property
    def rows(self) -> tuple[str, ...]:
        return printed_items(self.form.rows, self.result.report, self.form.id)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.form.columns.required)

    @property
    def concerned(self) -> bool:
        """Whether a relation that fails uses a cell of this table."""
        return any(cell.startswith(f"{self.anchor}.{self.form.id}.") for cell in self.wrong.by_cell)

    def view(self, failing: list[CardView], language: str) -> MapView:
        """The plan with the relations of *failing*."""
        squares = tuple(self._squares())
        bands = tuple(_bands(failing, squares, len(self.columns), len(self.rows)))
        return MapView(
            anchor=f"{self.anchor}.{self.form.id}.map",
            title=clean(" ".join(filter(None, (str(self.form.title), self.form.heading)))),
            width=max([STUB + WIDTH * len(self.columns), *(band.bubble_x + BUBBLE // 2 for band in bands)]) + 2,
            height=max([HEAD + HEIGHT * len(self.rows), *(band.bubble_y + BUBBLE // 2 for band in bands)]) + 2,
            rows=tuple(self._row_labels()),
            columns=tuple(self._column_labels()),
            squares=squares,
            bands=bands,
            named=tuple(_named(squares, language)),
        )

    def _squares(self) -> Iterator[Square]:
        for down, row in enumerate(self.rows):
            for across, column in enumerate(self.columns):
                key = Key(self.form.id, row, column)
                cell = cell_anchor(self.anchor, key)
                mark = self.wrong.mark(cell)
                failing = len(mark.cards) if mark else 0
                x, y = STUB + WIDTH * across, HEAD + HEIGHT * down
                tone = mark.level if mark else ""
                yield Square(x, y, cell, clean(self.form.label(key)), tone, failing, failing + self.held[cell])

    def _row_labels(self) -> Iterator[MapLabel]:
        for number, row in enumerate(self.rows):
            whole = clean(str(self.form.rows.by_id[row].label))
            y = HEAD + HEIGHT * number + HEIGHT // 2
            yield MapLabel(STUB - 8, y, _cut(whole, ROW_LABEL), whole)

    def _column_labels(self) -> Iterator[MapLabel]:
        for number, column in enumerate(self.columns):
            whole = clean(str(self.form.columns.by_id[column].label))
            x = STUB + WIDTH * number + WIDTH // 2
            if len(whole) <= COLUMN_LABEL:
                yield MapLabel(x, HEAD - 10, whole, whole)
                continue
            half = min(COLUMN_LABEL, (len(whole) + 1) // 2)
            yield MapLabel(x, HEAD - 24, whole[:half], whole)
            yield MapLabel(x, HEAD - 10, _cut(whole[half:], COLUMN_LABEL), whole)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _bands(failing: list[CardView], squares: tuple[Square, ...], columns: int, rows: int) -> Iterator[Band]:
    """A frame for each relation that runs along one row or one column; bubbles of the same line side by side."""
    taken: Counter[tuple[str, int]] = Counter()
    for card in failing:
        own = [square for square in squares if square.anchor in card.cells]
        across, down = {square.x for square in own}, {square.y for square in own}
        if not own or (len(across) > 1 and len(down) > 1):
            continue
        x, y = min(across), min(down)
        frame = x, y, max(across) - x + WIDTH, max(down) - y + HEIGHT
        line = ("row", y) if len(across) > 1 else ("column", x)
        shift = BUBBLE * taken[line] + BUBBLE // 2 + 4
        taken[line] += 1
        if line[0] == "row":
            yield Band(card, *frame, STUB + WIDTH * columns + shift, y + HEIGHT // 2)
        else:
            yield Band(card, *frame, x + WIDTH // 2, HEAD + HEIGHT * rows + shift)


def _named(squares: tuple[Square, ...], language: str) -> Iterator[str]:
    """The cells in which several failing relations meet, the most suspect first."""
    met = [square for square in squares if square.failing > 1]
    met.sort(key=lambda square: (not square.suspect, -square.failing, square.checked))
    for square in met[:NAMED]:
        key = "page.all_fail" if square.suspect else "page.some_fail"
        message = say(key, cell=square.label, failing=square.failing, checked=square.checked)
        yield message.show(language)
    if len(met) > NAMED:
        yield say("page.more_cells", count=len(met) - NAMED).show(language)
