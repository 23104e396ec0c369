"""PDF: paragraphs and ruled tables page by page, page headers and numbers told apart.

A table without rules is no table here; its lines stay lines of text. Pages and time are bounded, since
nothing else keeps a hostile or scanned file from taking hours.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import time
import zlib
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pdfplumber
from attrs import define, evolve, field, frozen
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.table import merge_edges
from pdfplumber.utils.exceptions import PdfminerException

from govcheck.documents.document import Block, Document, Format, Paragraph, Part, Problem
from govcheck.documents.pdf_guard import check_streams
from govcheck.documents.pdf_lines import Char, Column, TextLine, chars_of, leading_of, lines_of, paragraph_lengths
from govcheck.documents.pdf_tables import Table, grids_of, runs_on, table_of
from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["PAGE_LIMIT", "TIME_LIMIT", "read"]

#: Pages of the longest file that is read; annual reports have 3 to 40.
PAGE_LIMIT: Final = 200
#: Seconds after which reading stops.
TIME_LIMIT: Final = 45
_CONTENT_LIMIT: Final = 2**19  # bytes of drawing instructions of one page; a full one has 40,000
_CROSSING_LIMIT: Final = 20_000  # rules across times rules down; a full page has 1,000
_SNAP: Final = (3, 3, 3, 3)  # points within which pdfplumber takes rules for one
_MARGIN: Final = 0.1  # of the page's height, at its head and at its foot
_FULL: Final = 0.8  # of the page's width
_PAGE_NUMBER: Final = re.compile(
    r"[\s\-—–－―─·•.~]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*[,，/／]?\s*(?:共|of|/)?\s*[0-9０-９]{1,4}\s*页?)?[\s\-—–－―─·•.~]*"
)
#: What pdfminer raises on a damaged file: it trusts what it reads, and stumbles where it may.
_STUMBLES: Final = (
    PSException, PdfminerException, ArithmeticError, AssertionError, AttributeError, LookupError,
    RecursionError, TypeError, ValueError, EOFError, OSError, struct.error, zlib.error,
)  # fmt: skip


# What pdfminer thinks of fonts is for programs that ask for it, not for whoever reads the results.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

#: What pdfplumber, which has no types, calls a page and an open file.
_PdfPage = Any
_PdfFile = Any


@frozen
class _Page:
    """What stands on a page.

    Args:
        number: Page, from 1.
        size: Its width and height in points.
        lines: The lines in no table.
        tables: Its tables.
    """

    number: int
    size: tuple[float, float]
    lines: tuple[TextLine, ...]
    tables: tuple[Table, ...]

    @property
    def height(self) -> float:
        return self.size[1]


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of a PDF.

    Raises:
        FileError: It is damaged, encrypted, a scan without text, too long, or takes too long.
    """
    place = Place(path)
    check_streams(data, place)
    problems: list[Problem] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            pages = list(_Pages(opened, path, problems).all())
    except _STUMBLES as error:
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
            raise FileError(say("documents.encrypted"), place) from error
        raise FileError(say("documents.damaged", detail=type(cause).__name__), place) from error
    if not any(page.lines or page.tables for page in pages):
        raise _nothing(problems, place)
    return Document(path, Format.PDF, tuple(_blocks(path, pages)), tuple(problems))


def _nothing(problems: Sequence[Problem], place: Place) -> FileError:
    """Why nothing was read: every page is a picture, or the first page that could not be read, or no text."""
    keys = {problem.message.key for problem in problems}
    if "documents.scanned_page" in keys:
        return FileError(say("documents.scanned"), place)
    return FileError(problems[0].message if problems else say("documents.no_text"), place)


@define
class _Pages:
    """The pages of an open PDF, read one by one and then let go."""

    opened: _PdfFile
    path: str
    problems: list[Problem]
    _started: float = field(factory=time.monotonic)

    def all(self) -> Iterator[_Page]:
        place = Place(self.path)
        count = resolve1(resolve1(self.opened.doc.catalog["Pages"]).get("Count", 0))
        if isinstance(count, int) and count > PAGE_LIMIT:
            raise FileError(say("documents.pdf_pages", pages=count, limit=PAGE_LIMIT), place)
        for number, page in enumerate(self.opened.pages, 1):
            if number > PAGE_LIMIT:
                raise FileError(say("documents.pdf_pages", pages=len(self.opened.pages), limit=PAGE_LIMIT), place)
            if time.monotonic() - self._started > TIME_LIMIT:
                raise FileError(say("documents.pdf_slow", page=number, limit=TIME_LIMIT), place)
            yield self._page(page, number)
            page.close()

    def _page(self, page: _PdfPage, number: int) -> _Page:  # pdfplumber's own, without types
        size = float(page.width), float(page.height)
        empty = _Page(number, size, (), ())
        if _content_size(page) > _CONTENT_LIMIT:
            self._note("documents.pdf_heavy_page", number)
            return empty
        printed = page.chars
        if not any(char["text"].strip() for char in printed):
            if page.images:
                self._note("documents.scanned_page", number)
            return empty
        if _crossings(page) > _CROSSING_LIMIT:
            self._note("documents.pdf_heavy_page", number)
            return empty
        if 2 * sum(abs(char["matrix"][1]) > abs(char["matrix"][0]) for char in printed) > len(printed):
            self._note("documents.pdf_turned", number)
            return empty
        chars = list(chars_of(printed))
        lost = sum(char.text == "\ufffd" for char in chars)
        if lost:
            self._note("documents.pdf_glyphs", number, count=lost)
        tables = _tables(page, chars, number)
        taken = frozenset().union(*(table.taken for table in tables))
        loose = [char for index, char in enumerate(chars) if index not in taken]
        return _Page(number, size, tuple(lines_of(loose)), tables)

    def _note(self, message: str, page: int, **values: object) -> None:
        self.problems.append(Problem(say(message, **values), Place(self.path, spot=f"page {page}")))


def _content_size(page: _PdfPage) -> int:
    """Bytes of a page's drawing instructions."""
    streams = (resolve1(part) for part in page.page_obj.contents)
    return sum(len(stream.get_data()) for stream in streams if isinstance(stream, PDFStream))


def _crossings(page: _PdfPage) -> int:
    """How many crossings of rules there may be on a page, all of which are visited to find its tables."""
    straight = [edge for edge in page.edges if edge["orientation"]]  # slanting lines rule no table
    rules = Counter(edge["orientation"] for edge in merge_edges(straight, *_SNAP))
    return rules["h"] * rules["v"]


def _tables(page: _PdfPage, chars: Sequence[Char], number: int) -> tuple[Table, ...]:
    found = (table_of(table.cells, chars, number) for table in page.find_tables())
    kept = sorted((table for table in found if table is not None), key=lambda table: table.top)
    return tuple(evolve(table, number=index) for index, table in enumerate(kept, 1))


@frozen
class _Numbered:
    """A line, its page and its number on that page, both from 1."""

    page: int
    number: int
    line: TextLine


@frozen
class _Piece:
    """A block in the making: a table, or the lines of one paragraph.

    Args:
        table: The table, or ``None``.
        lines: The lines, or none.
        part: Which part of the document it belongs to.
        column: Where the text of its page stands; ``None`` for what is no text.
    """

    table: Table | None
    lines: tuple[_Numbered, ...]
    part: Part
    column: Column | None = None

    def goes_on_in(self, after: _Piece) -> bool:
        """Whether *after*, on the next page, is the rest of its paragraph."""
        if self.column is None or after.column is None or self.lines[-1].page + 1 != after.lines[0].page:
            return False
        return self.column.goes_on(self.lines[-1].line, after.lines[0].line)


def _blocks(path: str, pages: Sequence[_Page]) -> Iterator[Block]:
    repeated = _repeated(pages)
    columns = _text_columns(pages)
    pieces = [piece for page in pages for piece in _pieces(page, repeated, columns[page.size])]
    body = [piece for piece in pieces if piece.part is Part.BODY]
    margins = [piece for piece in pieces if piece.part is not Part.BODY]
    chain: list[Table] = []
    for piece in _rejoined(body):
        if piece.table is not None and chain and runs_on(chain[-1], piece.table):
            chain.append(piece.table)
            continue
        yield from grids_of(path, chain)
        chain = [piece.table] if piece.table is not None else []
        if piece.table is None:
            yield _paragraph(path, piece)
    yield from grids_of(path, chain)
    yield from (_paragraph(path, piece) for piece in margins)


def _text_columns(pages: Sequence[_Page]) -> dict[tuple[float, float], Column]:
    """Where text stands on pages of each size: from the leftmost line to where the longest ones end.

    Without full lines the longest is a heading; text goes at least to four fifths of the page.
    """
    lines: dict[tuple[float, float], list[TextLine]] = {page.size: [] for page in pages}
    gaps: dict[tuple[float, float], list[float]] = {page.size: [] for page in pages}
    for page in pages:
        lines[page.size] += page.lines
        gaps[page.size] += (line.top - above.bottom for above, line in pairwise(page.lines))
    return {size: _column(size, found, leading_of(gaps[size])) for size, found in lines.items()}


def _column(size: tuple[float, float], lines: Sequence[TextLine], leading: float | None) -> Column:
    least = _FULL * size[0]
    left = min((line.x0 for line in lines), default=least)
    return Column(min(left, least), max(_right(lines), least), leading)


def _right(lines: Sequence[TextLine]) -> float:
    """Where the longest lines end; a single one beyond all others is none of the text."""
    edges = sorted((line.x1 for line in lines), reverse=True)
    reach = 2 * max((line.size for line in lines), default=0)
    return next((edge for edge, after in pairwise(edges) if edge - after < reach), max(edges, default=0))


def _pieces(page: _Page, repeated: frozenset[str], column: Column) -> Iterator[_Piece]:
    """Tables and paragraphs of a page from top to bottom, its header and footer marked."""
    pieces = [(table.top, _Piece(table, (), Part.BODY)) for table in page.tables]
    body: list[_Numbered] = []
    for number, line in enumerate(page.lines, 1):
        part = _margin(page, line, repeated)
        if part is Part.BODY:
            body.append(_Numbered(page.number, number, line))
        else:
            pieces.append((line.top, _Piece(None, (_Numbered(page.number, number, line),), part)))
    for run in _between_tables(body, page.tables):
        pieces.extend(
            (paragraph[0].line.top, _Piece(None, paragraph, Part.BODY, column)) for paragraph in _grouped(run, column)
        )
    yield from (piece for _, piece in sorted(pieces, key=lambda pair: pair[0]))


def _grouped(run: Sequence[_Numbered], column: Column) -> Iterator[tuple[_Numbered, ...]]:
    start = 0
    for length in paragraph_lengths([numbered.line for numbered in run], column):
        yield tuple(run[start : start + length])
        start += length


def _between_tables(lines: Sequence[_Numbered], tables: Sequence[Table]) -> Iterator[list[_Numbered]]:
    """Lines in runs that no table interrupts."""
    tops = [table.top for table in tables]
    runs: dict[int, list[_Numbered]] = {}
    for numbered in lines:
        runs.setdefault(sum(top < numbered.line.top for top in tops), []).append(numbered)
    yield from runs.values()


def _rejoined(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Paragraphs that a page break cut, whole again."""
    if not pieces:
        return
    current = pieces[0]
    for piece in pieces[1:]:
        if current.goes_on_in(piece):
            current = evolve(current, lines=current.lines + piece.lines)
        else:
            yield current
            current = piece
    yield current


def _paragraph(path: str, piece: _Piece) -> Paragraph:
    places = tuple(Place(path, spot=f"page {one.page}, line {one.number}") for one in piece.lines)
    text = "\n".join(one.line.text for one in piece.lines)
    return Paragraph(text, places[0], page=piece.lines[0].page, part=piece.part, lines=places)


def _margin(page: _Page, line: TextLine, repeated: frozenset[str]) -> Part:
    """Header or footer for a page number, or a text that pages share, at the edge; else the body."""
    part = _edge(page, line)
    if part is not Part.BODY and (_PAGE_NUMBER.fullmatch(line.text) or _numberless(line.text) in repeated):
        return part
    return Part.BODY


def _edge(page: _Page, line: TextLine) -> Part:
    if line.bottom < page.height * _MARGIN:
        return Part.HEADER
    return Part.FOOTER if line.top > page.height * (1 - _MARGIN) else Part.BODY


def _repeated(pages: Sequence[_Page]) -> frozenset[str]:
    """Texts at the edge of at least half of the pages and of two neighbours; their numbers may differ."""
    at_edge = [{_numberless(line.text) for line in page.lines if _edge(page, line) is not Part.BODY} for page in pages]
    counts = Counter(text for texts in at_edge for text in texts)
    neighbours = {text for first, second in pairwise(at_edge) for text in first & second}
    return frozenset(text for text in neighbours if 2 * counts[text] >= len(pages))


def _numberless(text: str) -> str:
    return re.sub(r"[0-9０-９]+", "#", text)
