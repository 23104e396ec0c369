"""A document as strips of tokens: the cells of a grid's row, or the lines of a block that is no grid."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from govcheck.binding.entries import WHOLE, Role
from govcheck.binding.grids import upright
from govcheck.binding.kinds import Kind, kind_in_cell, kind_of
from govcheck.binding.page_breaks import whole_rows
from govcheck.documents.document import Document, Grid, GridCell, Item, Lines, Paragraph, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.documents.document import Block
    from govcheck.place import Place

__all__ = ["PAGE_NUMBER", "Strip", "Token", "strips_of"]

#: A line that only numbers the page.
PAGE_NUMBER: Final = re.compile(
    r"[—–－-]\s*[0-9]{1,3}\s*[—–－-]|第\s*[0-9]{1,3}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,3}\s*页)?"
)
#: Figures at the end of a line, after its label and space.
_TRAILING: Final = re.compile(
    r"(?P<label>\S.*?)(?P<values>(?:[ \t\u3000\xa0]+(?:[+-]?[0-9][0-9,.]*[%\w]{0,3}|[/—－-]))+)\s*"
)
_WORD: Final = re.compile(r"\S+")
_OPEN: Final = 120
#: So many figures at the end of a line are a row of a table, whatever words stand before them.
_ROW_OF_FIGURES: Final = 3
#: So many paragraphs with nothing but a figure are no prose.
_TORN: Final = 8


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
        block: Index of its block in the document.
        hidden: Whether its row or column is hidden in the document.
        digits: How many digits go on a line of its cell; 0 where that is not known.
    """

    text: str
    kind: Kind
    place: Place
    slot: int = 0
    span: int = 1
    tall: bool = False
    above: bool = False
    line: int = 0
    block: int = 0
    hidden: bool = False
    digits: int = 0

    @property
    def end(self) -> int:
        """The column after its last one."""
        return self.slot + self.span


#: The cells that begin in a row of a grid, and those that reach into it from above.
_Cells = tuple[tuple[Token, ...], tuple[Token, ...]]


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
    strips = (
        strip
        for index, block in enumerate(whole_rows(document.blocks, entries))
        for strip in _strips(block, index, entries)
        if strip.tokens or strip.above
    )
    runs = ((grid, tuple(run)) for grid, run in groupby(strips, lambda strip: strip.grid is not None))
    return tuple(strip for grid, run in runs for strip in (run if grid else _joined_paragraphs(run)))


def _joined_paragraphs(strips: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """Strips of no grid, all as one where a table was torn apart so that every value is a paragraph."""
    values = sum(len(strip.tokens) == 1 and strip.tokens[0].kind is Kind.VALUE for strip in strips)
    if values < _TORN:
        return strips
    return (Strip(tuple(token for strip in strips for token in strip.tokens), strips[0].block),)


def _strips(block: Block, index: int, entries: Entries) -> Iterator[Strip]:
    if isinstance(block, Grid):
        if block.part is Part.BODY:
            for grid in upright(block, entries):
                yield from _rows(grid, index, entries)
        return
    if isinstance(block, Paragraph) and block.part is not Part.BODY:
        return
    tokens = tuple(
        evolve(token, block=index, line=item.place.line if isinstance(block, Lines) and item.place.line else number)
        for number, item in enumerate(block.items())
        for token in _loose(item, entries)
    )
    if tokens:
        yield Strip(tokens, index)


def _rows(grid: Grid, index: int, entries: Entries) -> Iterator[Strip]:
    rows = [_row(grid, number, entries) for number in range(len(grid.rows))]
    for number, (tokens, above) in enumerate(_mended(rows, entries)):
        yield Strip(tokens, index, number, grid, above)


def _row(grid: Grid, number: int, entries: Entries) -> _Cells:
    """The cells that begin in a row, and those that reach into it from above."""
    cells = {id(cell): cell for cell in grid.rows[number] if cell is not None}.values()
    tokens = [_cell_token(cell, number) for cell in cells]
    if not grid.aligned:
        tokens = [part for token in tokens for part in _split(token, entries)]
    own = tuple(token for token in tokens if not token.above)
    return own, tuple(token for token in tokens if token.above)


def _mended(rows: Sequence[_Cells], entries: Entries) -> Iterator[_Cells]:
    """The rows, those joined that hold one label in two lines: a label that no cell below or above it is by itself."""
    rows = _with_whole_columns(rows, entries)
    index = 0
    while index < len(rows):
        joined = _joined(rows[index], rows[index + 1], entries) if index + 1 < len(rows) else None
        yield rows[index] if joined is None else joined
        if joined is not None:
            yield (), ()
        index += 1 if joined is None else 2


def _with_whole_columns(rows: Sequence[_Cells], entries: Entries) -> list[_Cells]:
    """The rows, a column's label whole that stands in a cell and the one below it: 商业 above 企业."""
    made = list(rows)
    for index, ((upper, above), (lower, below)) in enumerate(pairwise(rows)):
        if any(token.kind is not Kind.TEXT for token in lower):
            continue
        whole = {
            id(half): (evolve(token, text=token.text + half.text), token)
            for token in upper
            for half in lower
            if (token.slot, token.span) == (half.slot, half.span) and _is_torn_column(token, half, entries)
        }
        if whole:
            put = {id(token): joined for joined, token in whole.values()}
            made[index] = tuple(put.get(id(token), token) for token in upper), above
            made[index + 1] = tuple(token for token in lower if id(token) not in whole), below
    return made


def _is_torn_column(upper: Token, lower: Token, entries: Entries) -> bool:
    if upper.kind is not Kind.TEXT or upper.tall or lower.tall:
        return False
    halves = _is_whole(upper.text, entries) or _is_whole(lower.text, entries)
    options = entries.exact(upper.text + lower.text)
    return not halves and any(option.score >= WHOLE and option.entry.role is Role.COLUMN for option in options)


def _joined(first: _Cells, second: _Cells, entries: Entries) -> _Cells | None:
    (upper, above), (lower, below) = first, second
    if above != () or below != () or len(upper) != len(lower):
        return None
    if any(a.tall or b.tall or (a.slot, a.span) != (b.slot, b.span) for a, b in zip(upper, lower, strict=True)):
        return None
    cells = [_cell_joined(a, b, entries) for a, b in zip(upper, lower, strict=True)]
    texts = sum(a.kind is b.kind is Kind.TEXT for a, b in zip(upper, lower, strict=True))
    if texts != 1 or any(cell is None for cell in cells):
        return None
    return tuple(cell for cell in cells if cell is not None), ()


def _cell_joined(upper: Token, lower: Token, entries: Entries) -> Token | None:
    """Two cells as one: a label from its halves, or a value with a blank."""
    if upper.kind is lower.kind is Kind.TEXT:
        whole = upper.text + lower.text
        halves = _is_whole(upper.text, entries) or _is_whole(lower.text, entries)
        return evolve(upper, text=whole) if _is_whole(whole, entries) and not halves else None
    if lower.kind is Kind.BLANK:
        return upper
    return lower if upper.kind is Kind.BLANK else None


def _cell_token(cell: GridCell, row: int) -> Token:
    tall = cell.row_span > 1
    return Token(
        cell.text,
        kind_in_cell(cell.text),
        cell.place,
        cell.column,
        cell.column_span,
        tall,
        cell.row < row,
        hidden=cell.hidden,
        digits=cell.digits,
    )


def _loose(item: Item, entries: Entries) -> Iterator[Token]:
    if not item.sure:
        yield Token("", Kind.DOUBTFUL, item.place)
    elif not PAGE_NUMBER.fullmatch(item.text.strip()):
        token = Token(item.text, kind_of(item.text), item.place)
        figures = [_piece(token, *found.span()) for found in _WORD.finditer(item.text)]
        if token.kind is Kind.TEXT and len(figures) > 1 and all(piece.kind is Kind.VALUE for piece in figures):
            yield from figures
        else:
            yield from _split(token, entries)


def _split(token: Token, entries: Entries) -> Iterator[Token]:
    """A line that holds a label and its figures, or several labels, as its pieces."""
    text = token.text
    whole = token.kind is not Kind.TEXT or not re.search(r"\S\s+\S", text) or len(" ".join(text.split())) > _OPEN
    if whole or _is_whole(text, entries):
        yield token
        return
    trailing = _TRAILING.fullmatch(text)
    if trailing:
        labels = list(_labels(token, trailing.end("label"), entries))
        figures = len(trailing["values"].split())
        if figures >= _ROW_OF_FIGURES or entries.exact(labels[-1].text) or entries.candidates(trailing["label"]):
            yield from (_words(labels, entries) if figures >= _ROW_OF_FIGURES else labels)
            yield from (_piece(token, *found.span()) for found in _WORD.finditer(text, trailing.start("values")))
            return
    pieces = list(_labels(token, len(text), entries))
    if len(pieces) > 1 and all(entries.exact(piece.text) for piece in pieces):
        yield from pieces
    else:
        yield token


def _words(pieces: Sequence[Token], entries: Entries) -> Iterator[Token]:
    """The pieces, those that are no label word by word: beside a label may stand a part of the group's."""
    for piece in pieces:
        if entries.candidates(piece.text):
            yield piece
        else:
            yield from (_piece(piece, *found.span()) for found in _WORD.finditer(piece.text))


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
    return evolve(token, text=text, kind=kind_of(text), place=place)
