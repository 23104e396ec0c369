"""A document as strips of tokens: the cells of a grid's row, or the lines of a block that is no grid."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from govcheck.binding.entries import WHOLE
from govcheck.documents.document import Document, Grid, GridCell, Item, Lines, Paragraph, Part
from govcheck.values import COUNT_UNITS, DAY_UNITS, INVISIBLE, MONEY, NOT_APPLICABLE, NUMBER, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.binding.entries import Entries
    from govcheck.documents.document import Block
    from govcheck.place import Place

__all__ = ["PAGE_NUMBER", "Kind", "Strip", "Token", "strips_of"]

_UNITS: Final = COUNT_UNITS | DAY_UNITS | MONEY.keys() | {"", "%", "﹪", "％"}
#: A line that only numbers the page.
PAGE_NUMBER: Final = re.compile(r"[—–－-]\s*[0-9]{1,3}\s*[—–－-]|第\s*[0-9]{1,3}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,3}\s*页)?")
#: Figures at the end of a line, after its label and space.
_TRAILING: Final = re.compile(r"(?P<label>\S.*?)(?P<values>(?:[ \t\u3000\xa0]+(?:[+-]?[0-9][0-9,.]*[%\w]{0,3}|[/—－-]))+)\s*")
_WORD: Final = re.compile(r"\S+")
_OPEN: Final = 120


class Kind(Enum):
    """What a token can be, judged by itself."""

    TEXT = "text"
    VALUE = "value"  # a figure, or a sign for none
    BLANK = "blank"
    DOUBTFUL = "doubtful"  # a blank value, or mere spacing


@frozen
class Token:
    """A text of the document.

    Args:
        text: As shown.
        kind: What it can be.
        place: Where it stands.
        slot: First column in its grid.
        span: How many columns it fills.
        tall: Whether it fills several rows.
        above: Whether it begins in a row above this one.
        line: Line of its block, where that is no grid: of the file in a text, else counted from 0.
    """

    text: str
    kind: Kind
    place: Place
    slot: int = 0
    span: int = 1
    tall: bool = False
    above: bool = False
    line: int = 0

    @property
    def end(self) -> int:
        """The column after its last one."""
        return self.slot + self.span


@frozen(eq=False)
class Strip:
    """Tokens that stand together.

    Args:
        tokens: In reading order, without those that begin in a row above.
        block: Index of the block in the document.
        row: Row of the grid; ``None`` for lines.
        grid: The grid, or ``None``.
        above: Cells of rows above that reach into this one.
    """

    tokens: tuple[Token, ...]
    block: int
    row: int | None = None
    grid: Grid | None = None
    above: tuple[Token, ...] = ()

    @property
    def aligned(self) -> bool:
        """Whether a token's column is its true position."""
        return self.grid is not None and self.grid.aligned


def strips_of(document: Document, entries: Entries) -> tuple[Strip, ...]:
    """The strips of everything in *document* that is of the report itself."""
    return tuple(
        strip
        for index, block in enumerate(document.blocks)
        for strip in _strips(block, index, entries)
        if strip.tokens or strip.above
    )


def _strips(block: Block, index: int, entries: Entries) -> Iterator[Strip]:
    if isinstance(block, Grid):
        if block.part is Part.BODY:
            yield from _rows(block, index, entries)
        return
    if isinstance(block, Paragraph) and block.part is not Part.BODY:
        return
    tokens = tuple(
        evolve(token, line=item.place.line if isinstance(block, Lines) and item.place.line else number)
        for number, item in enumerate(block.items())
        for token in _loose(item, entries)
    )
    if tokens:
        yield Strip(tokens, index)


def _rows(grid: Grid, index: int, entries: Entries) -> Iterator[Strip]:
    for number, row in enumerate(grid.rows):
        cells = tuple(dict.fromkeys(id(cell) for cell in row if cell is not None))
        by_id = {id(cell): cell for cell in row if cell is not None}
        tokens = [_cell_token(by_id[key], number) for key in cells]
        if not grid.aligned:
            tokens = [part for token in tokens for part in _split(token, entries)]
        own = tuple(token for token in tokens if not token.above)
        yield Strip(own, index, number, grid, tuple(token for token in tokens if token.above))


def _cell_token(cell: GridCell, row: int) -> Token:
    tall = cell.row_span > 1
    return Token(cell.text, _kind(cell.text), cell.place, cell.column, cell.column_span, tall, cell.row < row)


def _loose(item: Item, entries: Entries) -> Iterator[Token]:
    if not item.sure:
        yield Token("", Kind.DOUBTFUL, item.place)
    elif not PAGE_NUMBER.fullmatch(item.text.strip()):
        token = Token(item.text, _kind(item.text), item.place)
        figures = [_piece(token, *found.span()) for found in _WORD.finditer(item.text)]
        if token.kind is Kind.TEXT and len(figures) > 1 and all(piece.kind is Kind.VALUE for piece in figures):
            yield from figures
        else:
            yield from _split(token, entries)


def _split(token: Token, entries: Entries) -> Iterator[Token]:
    """A line that holds a label and its figures, or several labels, as its pieces."""
    text = token.text
    whole = token.kind is not Kind.TEXT or len(text) > _OPEN or not re.search(r"\S\s+\S", text)
    if whole or _is_whole(text, entries):
        yield token
        return
    trailing = _TRAILING.fullmatch(text)
    if trailing:
        labels = list(_labels(token, trailing.end("label"), entries))
        if entries.exact(labels[-1].text) or entries.candidates(trailing["label"]):
            yield from labels
            yield from (_piece(token, *found.span()) for found in _WORD.finditer(text, trailing.start("values")))
            return
    pieces = list(_labels(token, len(text), entries))
    if len(pieces) > 1 and all(entries.exact(piece.text) for piece in pieces):
        yield from pieces
    else:
        yield token


def _labels(token: Token, end: int, entries: Entries) -> Iterator[Token]:
    """The text up to *end* as the longest labels that its words make; words of no label stay together."""
    words = [found.span() for found in _WORD.finditer(token.text, 0, end)]
    index = loose = 0
    while index < len(words):
        stop = next(
            (
                stop
                for stop in range(len(words), index, -1)
                if _is_whole(token.text[words[index][0] : words[stop - 1][1]], entries)
            ),
            None,
        )
        if stop is None:
            index += 1
            continue
        if loose < index:
            yield _piece(token, words[loose][0], words[index - 1][1])
        yield _piece(token, words[index][0], words[stop - 1][1])
        index = loose = stop
    if loose < len(words):
        yield _piece(token, words[loose][0], words[-1][1])


def _is_whole(text: str, entries: Entries) -> bool:
    return any(option.score >= WHOLE for option in entries.exact(text))


def _piece(token: Token, start: int, end: int) -> Token:
    text, place = token.text[start:end], token.place
    if place.column is not None and "\n" not in token.text:
        place = place.at(place.line or 1, place.column + start)
    return evolve(token, text=text, kind=_kind(text), place=place)


def _kind(text: str) -> Kind:
    bare = "".join(text.translate(WIDTHS).split("\n")).strip().strip(INVISIBLE).strip()
    if not bare:
        return Kind.BLANK
    if bare in NOT_APPLICABLE:
        return Kind.VALUE
    number = NUMBER.fullmatch(bare)
    return Kind.VALUE if number and number["unit"] in _UNITS else Kind.TEXT
