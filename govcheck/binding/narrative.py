"""The text of a report: everything that is neither table nor title, line by line with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from govcheck.binding.entries import Role
from govcheck.binding.kinds import Kind
from govcheck.binding.sheet_text import sheet_texts
from govcheck.binding.tokens import PAGE_NUMBER
from govcheck.documents.decoding import decode
from govcheck.documents.document import Format, Grid, Lines, Paragraph, Part
from govcheck.documents.printed import joined, printed
from govcheck.labels import NUMBERING
from govcheck.place import Place
from govcheck.report import Narrative

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from govcheck.binding.alignment import Match
    from govcheck.binding.tokens import Strip, Token
    from govcheck.documents.document import Block, Document

__all__ = ["narrative_of", "whole_text"]

#: Between labels and values of a table, lines up to this many belong to the table too, unless they are sentences.
_GAP: Final = 4
#: Between two rows of a table without rules stand so many lines of labels at most, each as short as this.
_PIECES: Final = 12
_SHORT: Final = 48
#: More figures than these alone on a line are a row.
_FIGURES: Final = 4
_SENTENCE: Final = frozenset("。！？")

#: Its number in its block, its text, and its place.
_Line = tuple[int, str, "Place"]


def narrative_of(document: Document, strips: Sequence[Strip], matches: Iterable[Match]) -> Narrative | None:
    """The narrative of *document*, without the lines that were read as parts of tables.

    *strips* and *matches* are those from which the tables were read.
    """
    matches = tuple(matches)
    taken = _taken(strips, matches)
    lines = list(_lines(document, taken, sheet_texts(document, strips, matches)))
    while lines and not lines[-1][0]:
        lines.pop()
    if not lines:
        return None
    return Narrative("\n".join(text for text, _ in lines), lines[0][1], tuple(place for _, place in lines))


def whole_text(document: Document) -> Narrative | None:
    """Everything that *document* says: a text file as it stands, else paragraphs and rows of tables with tabs."""
    if document.format is Format.TEXT:
        return _text_file(document.path)
    lines = [line for block in document.blocks for line in (*_printed_lines(block), ("", block.place))]
    if not any(text for text, _ in lines):
        return None
    return Narrative("\n".join(text for text, _ in lines), lines[0][1], tuple(place for _, place in lines))


def _text_file(path: str) -> Narrative | None:
    text = decode(Path(path).read_bytes()).text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    places = tuple(Place(path, number, 1) for number in range(1, text.count("\n") + 2))
    return Narrative(text, places[0], places) if text.strip() else None


def _printed_lines(block: Block) -> Iterator[tuple[str, Place]]:
    if isinstance(block, Lines):
        yield from ((line.text, line.place) for line in block.raw)
    elif isinstance(block, Grid):
        for row in block.rows:
            cells = [None if cell is None else cell.text.replace("\n", "") for cell in row]
            yield "\t".join(text or "" for text in cells), next((one.place for one in row if one), block.place)
    else:
        yield from ((item.text, item.place) for item in block.items())


def _taken(strips: Sequence[Strip], matches: Iterable[Match]) -> set[tuple[int, int]]:
    """Blocks and lines in which a table stands that is no grid."""
    ends: dict[int, list[tuple[int, int]]] = {}
    headings: set[tuple[int, int]] = set()
    for match in matches:
        strip = strips[match.strip]
        if match.entry.role is Role.TITLE:
            headings |= {(token.block, token.line) for token in strip.tokens[match.start : match.end]}
        elif strip.grid is None:
            ends.setdefault(match.strip, []).append((match.start, match.end))
    lines = {
        (token.block, token.line) for index, spans in ends.items() for token in _table_tokens(strips[index], spans)
    }
    labels = headings.union(*(_lines_of(strips[index]) for index in ends))
    return (lines | _between_rows(strips, lines, frozenset(labels))) - headings


def _between_rows(
    strips: Sequence[Strip], lines: set[tuple[int, int]], labels: frozenset[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Lines that stand as blocks of their own between rows of a table without rules: pieces of labels and headers."""
    found: set[tuple[int, int]] = set()
    waiting: list[Strip] | None = None
    for strip in strips:
        if _is_row(strip, lines):
            found.update(place for one in (*(waiting or ()), strip) for place in _lines_of(one))
            waiting = []
        elif waiting is not None and len(waiting) < _PIECES and _is_piece(strip, labels):
            waiting.append(strip)
        else:
            waiting = None
    return found


def _is_row(strip: Strip, lines: set[tuple[int, int]]) -> bool:
    """Whether a strip is a single line that was read as a row, or holds nothing but many figures."""
    figures = sum(token.kind is Kind.VALUE for token in strip.tokens)
    if strip.grid is not None or not figures or len(_lines_of(strip)) > 1:
        return False
    return figures == len(strip.tokens) > _FIGURES or bool(_lines_of(strip) & lines)


def _lines_of(strip: Strip) -> set[tuple[int, int]]:
    return {(token.block, token.line) for token in strip.tokens}


def _is_piece(strip: Strip, labels: frozenset[tuple[int, int]]) -> bool:
    """Whether a strip may be a piece of a label: short, no sentence, and no numbered heading but a label."""
    text = "".join(token.text for token in strip.tokens)
    heading = NUMBERING.match(text) and not _lines_of(strip) & labels
    short = strip.grid is None and len(_lines_of(strip)) == 1 and len(text) <= _SHORT
    return short and not heading and not _SENTENCE & set(text)


def _table_tokens(strip: Strip, spans: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """Labels, the values behind them, and short texts in between."""
    if len(spans) == 1 and not _has_value(strip, spans[0][1]):
        return  # a label that stands alone is prose that happens to be in its words
    for index, (start, end) in enumerate(spans):
        after = spans[index + 1][0] if index + 1 < len(spans) else None
        stop = end
        while stop < len(strip.tokens) and strip.tokens[stop].kind is not strip.tokens[start].kind:
            stop += 1
        if after is not None and not any(_SENTENCE & set(token.text) for token in strip.tokens[stop:after]):
            stop = after if after - stop <= _GAP else stop
        yield from strip.tokens[start:stop]


def _has_value(strip: Strip, index: int) -> bool:
    return index < len(strip.tokens) and strip.tokens[index].kind is not strip.tokens[index - 1].kind


def _lines(
    document: Document, taken: Collection[tuple[int, int]], sheets: Mapping[int, Sequence[tuple[str, Place]]]
) -> Iterator[tuple[str, Place]]:
    for index, block in enumerate(document.blocks):
        yield from sheets.get(index, ())
        lines = (
            line
            for line in _block_lines(block)
            if line[1] and (index, line[0]) not in taken and not _is_page_number(line)
        )
        # Where pages are known, the lines of a paragraph end where there was no more room.
        wrapped = isinstance(block, Paragraph) and block.page is not None
        yield from ((text, place) for _, text, place in (_unwrapped(lines) if wrapped else lines))


def _is_page_number(line: _Line) -> bool:
    return PAGE_NUMBER.fullmatch(line[1]) is not None


def _unwrapped(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines of a paragraph as one; apart from each other where a table stood between them."""
    waiting: _Line | None = None
    last = 0
    for number, text, place in lines:
        if waiting is not None and number == last + 1:
            waiting = (waiting[0], joined(waiting[1], text), waiting[2])
        else:
            if waiting is not None:
                yield waiting
            waiting = (number, text, place)
        last = number
    if waiting is not None:
        yield waiting


def _block_lines(block: Block) -> Iterator[_Line]:
    if isinstance(block, Lines):
        yield from ((line.place.line or 0, printed(line.text), line.place) for line in block.raw)
    elif isinstance(block, Paragraph) and block.part is Part.BODY:
        yield from ((number, item.text, item.place) for number, item in enumerate(block.items()))
