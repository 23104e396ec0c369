"""Web pages: paragraphs and tables as a browser shows them, with the page's own furniture told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen
from lxml import etree, html

from govcheck.documents.decoding import decode
from govcheck.documents.document import Block, Document, Format, Paragraph, Part, Problem
from govcheck.documents.html_flow import Event, Kind, flow, joined, name_of
from govcheck.documents.html_tables import Rows, lay_out, rows_of
from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.documents.xml import Element

__all__ = ["read", "read_text"]

_TEXT_LIMIT: Final = 8 * 2**20
_DEPTH_LIMIT: Final = 40
_DATA_URI: Final = re.compile(r"data:[\w/+.-]*;base64,[A-Za-z0-9+/=\s%]+")
_ENDS: Final = re.compile(r"</(?:body|html)[ \t]*>", re.IGNORECASE)
_CHROME: Final = frozenset(("nav", "aside", "footer", "header"))
_ARTICLE: Final = frozenset(("article", "main", "section"))
_CHROME_NAMES: Final = frozenset(
    [
        "nav", "navbar", "navigation", "menu", "header", "footer", "foot", "breadcrumb", "breadcrumbs",
        "crumb", "crumbs", "copyright", "sidebar", "toolbar", "share", "banner", "topbar", "site-header",
        "site-footer",
    ]
)  # fmt: skip
_TITLES: Final = ("//head/title", "//head/meta[@name='ArticleTitle']")


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of a web page, whatever charset it claims.

    Raises:
        FileError: It is too large or too deeply nested to be read whole.
    """
    decoded = decode(data)
    document = read_text(decoded.text, path)
    if not decoded.lost:
        return document
    lost = Problem(say("documents.lost_characters", charset=decoded.charset, count=decoded.lost), Place(path))
    return Document(path, document.format, document.blocks, (lost, *document.problems))


def read_text(text: str, path: str) -> Document:
    """The document in the text of a web page.

    Raises:
        FileError: It is too large or too deeply nested to be read whole.
    """
    root = _parse(text, Place(path))
    reader = _Reader(path)
    blocks = () if root is None else (*reader.titles(root), *reader.blocks(root))
    return Document(path, Format.HTML, blocks, tuple(dict.fromkeys(reader.problems)))


def _parse(text: str, place: Place) -> Element | None:
    """The root of the page; pictures in the text are dropped first, since they may be most of it.

    Ends of the page are dropped too: where a whole page was pasted into another, the parser would stop at the first,
    and a browser does not.
    """
    slim = _ENDS.sub("", _DATA_URI.sub("data:,", _without_prolog(text).replace("\0", "")))
    if len(slim) > _TEXT_LIMIT:
        size, limit = -(-len(slim) // 2**20), _TEXT_LIMIT // 2**20
        raise FileError(say("documents.html_too_large", size=size, limit=limit), place)
    parser = html.HTMLParser(huge_tree=True, no_network=True)
    try:
        root = html.document_fromstring(slim, parser=parser)
    except etree.ParserError:  # nothing but comments
        return None
    # The parser drops whatever is nested too deep, and goes on as if nothing were missing.
    if any("Excessive depth" in error.message for error in parser.error_log):
        raise FileError(say("documents.too_deep"), place)
    return root


def _without_prolog(text: str) -> str:
    """*text* without an XML declaration, whose charset the parser would hold against decoded text."""
    start = text[:1024].lstrip()
    return text[text.index("?>") + 2 :] if start.startswith("<?xml") and "?>" in text else text


@frozen
class _Around:
    """What an open block says of the paragraphs in it."""

    level: int | None
    chrome: bool

    @classmethod
    def of(cls, element: Element) -> _Around:
        tag = name_of(element)
        return cls(int(tag[1]) if re.fullmatch("h[1-6]", tag) else None, _is_chrome(element))


@define
class _Reader:
    path: str
    problems: list[Problem] = field(factory=list)
    _paragraphs: int = 0
    _tables: int = 0

    def titles(self, root: Element) -> Iterator[Paragraph]:
        """What the page calls itself."""
        for query in _TITLES:
            for element in root.xpath(query):
                text = " ".join((element.get("content") or element.text_content()).split())
                if text:
                    yield Paragraph(text, self._place(element, "title"), part=Part.TITLE)

    def blocks(self, container: Element, inside: str = "", depth: int = 0) -> Iterator[Block]:
        """Paragraphs and grids of the page, or of a cell of a table that only arranges it."""
        if depth > _DEPTH_LIMIT:
            raise FileError(say("documents.too_deep"), Place(self.path))
        gathered: list[Event] = []
        around: list[_Around] = []  # the blocks that are open, outermost first
        tables = 0
        for event in flow(container):
            if event.kind in (Kind.TEXT, Kind.BREAK):
                gathered.append(event)
                continue
            if event.kind is Kind.STRUCK:
                self.problems.append(Problem(say("documents.struck"), self._place(event.element, inside)))
                continue
            yield from self._paragraph(gathered, around)
            gathered = []
            if event.kind is Kind.OPEN:
                around.append(_Around.of(event.element))
            elif event.kind is Kind.CLOSE:
                around.pop()
            else:
                tables += 1
                yield from self._table(event.element, self._table_spot(inside, tables), depth)
        yield from self._paragraph(gathered, around)

    def _table_spot(self, inside: str, inner: int) -> str:
        if inside:
            return f"{inside}, table {inner}"
        self._tables += 1
        return f"table {self._tables}"

    def _paragraph(self, events: list[Event], around: list[_Around]) -> Iterator[Paragraph]:
        text = joined(events)
        if not text:
            return
        self._paragraphs += 1
        levels = [block.level for block in around if block.level is not None]
        place = self._place(events[0].element, f"paragraph {self._paragraphs}")
        part = Part.CHROME if any(block.chrome for block in around) else Part.BODY
        yield Paragraph(text, place, levels[-1] if levels else None, part=part)

    def _table(self, table: Element, spot: str, depth: int) -> Iterator[Block]:
        found = rows_of(table)
        yield from self._paragraphs_of(found.beside)
        if _is_layout(table, found):
            for row, elements in enumerate(found.rows):
                for column, element in enumerate(elements):
                    yield from self.blocks(element, f"{spot}, row {row + 1}, column {column + 1}", depth + 1)
            return

        def place_at(element: Element, row: int, column: int) -> Place:
            return self._place(element, spot if row < 0 else f"{spot}, row {row + 1}, column {column + 1}")

        grid = lay_out(found, place_at, self.problems)
        if grid is not None:
            yield grid

    def _paragraphs_of(self, events: list[Event]) -> Iterator[Paragraph]:
        gathered: list[Event] = []
        for event in events:
            if event.kind in (Kind.TEXT, Kind.BREAK):
                gathered.append(event)
            elif event.kind is not Kind.STRUCK:
                yield from self._paragraph(gathered, [])
                gathered = []
        yield from self._paragraph(gathered, [])

    def _place(self, element: Element, spot: str) -> Place:
        return Place(self.path, element.sourceline, spot=spot)


def _is_layout(table: Element, found: Rows) -> bool:
    """Whether a table arranges the page: one cell, or fewer cells of its own than a table in it has."""
    inner = [nested for nested in table.iter("table") if nested is not table]
    if found.count == 1:
        return True
    return bool(inner) and max(sum(1 for _ in nested.iter("td", "th")) for nested in inner) > found.count


def _is_chrome(element: Element) -> bool:
    """Whether a block is the site's and not the report's.

    By its tag; or by a name for it in class, id or role, but then only if it holds no table, since such names
    are also given to what is around the whole report.
    """
    tag = name_of(element)
    if tag in _CHROME:
        return tag not in {"header", "footer"} or not any(
            name_of(above) in _ARTICLE for above in element.iterancestors()
        )
    names = " ".join(element.get(name, "") for name in ("class", "id", "role")).lower().split()
    return not _CHROME_NAMES.isdisjoint(names) and tag not in {"body", "html"} and element.find(".//table") is None
