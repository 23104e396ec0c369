"""A web page as a stream of what it shows: text, breaks, blocks and tables; hidden things never appear."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

from attrs import frozen
from lxml import etree

from govcheck.documents.printed import is_wide, printed, raised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govcheck.documents.xml import Element

__all__ = ["Event", "Kind", "flow", "is_gone", "joined", "name_of"]

_BLOCKS: Final = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
        "nav", "ol", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "title", "tr", "ul",
    ]
)  # fmt: skip
_UNSEEN: Final = frozenset(
    [
        "script", "style", "template", "noscript", "head", "meta", "link", "base", "iframe", "object",
        "embed", "audio", "video", "canvas", "svg", "datalist", "noframes", "select",
    ]
)  # fmt: skip
_STRUCK: Final = frozenset(("del", "s", "strike"))
_GONE: Final = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*collapse)", re.IGNORECASE)
_VEILED: Final = re.compile(r"(?:^|;)\s*visibility\s*:\s*hidden", re.IGNORECASE)
_LINED_THROUGH: Final = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_TYPED: Final = frozenset(("", "text", "number", "tel"))
_SPACE: Final = re.compile(r"[ \t\r\n\f\v]+")
#: Stands for source white space with a line end in it, until it is known what stands beside it.
_WRAP: Final = "\v"
_RUN: Final = re.compile(r"(.?)([ \v]+)(?=(.?))", re.DOTALL)


class Kind(Enum):
    """What comes next on the page."""

    TEXT = "text"
    BREAK = "break"  # a line break inside a paragraph
    OPEN = "open"  # a block begins
    CLOSE = "close"  # a block ends
    TABLE = "table"
    STRUCK = "struck"  # something struck out was left out


@frozen(eq=False)
class Event:
    """One step through a page.

    Args:
        kind: What it is.
        element: The element concerned; for a text the one that it belongs to.
        text: The text, line ends of the source still marked.
    """

    kind: Kind
    element: Element
    text: str = ""


def name_of(element: Element) -> str:
    """The element's tag in lower case; empty for a comment."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_gone(element: Element) -> bool:
    """Whether the page shows the element not at all, not even as an empty space."""
    return element.get("hidden") is not None or bool(_GONE.search(element.get("style", "")))


def flow(root: Element) -> Iterator[Event]:
    """What is shown inside *root*, in order; a table is one event and is not entered.

    The walk makes no nested calls: a page of unclosed tags is nested a thousand deep.
    """
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    raised_in = kept_in = 0
    skipped = None
    if _VEILED.search(root.get("style", "")):
        return
    for step, element in walker:
        tag = name_of(element)
        leaf = _leaf(element, tag) if step == "start" and element is not root else None
        if leaf is not None:
            yield from leaf
            walker.skip_subtree()
            skipped = element
        elif step == "start":
            raised_in, kept_in = raised_in + (tag == "sup"), kept_in + (tag == "pre")
            if tag in _BLOCKS and element is not root:
                yield Event(Kind.OPEN, element)
            yield from _texts(element, element.text, raised_in, kept_in)
        elif element is not root:
            if step == "end" and element is not skipped:
                raised_in, kept_in = raised_in - (tag == "sup"), kept_in - (tag == "pre")
                if tag in _BLOCKS:
                    yield Event(Kind.CLOSE, element)
            yield from _texts(element, element.tail, raised_in, kept_in)


def joined(events: Iterable[Event]) -> str:
    """Texts and breaks as printed: a number cut into several spans is one number again.

    A line end of the source between two Chinese characters is no space; other white space is one space.
    """
    raw = "".join(event.text if event.kind is Kind.TEXT else "\n" for event in events)
    return printed(_RUN.sub(_space, raw))


def _leaf(element: Element, tag: str) -> tuple[Event, ...] | None:
    """The events of an element that is not entered, or ``None`` for one that is."""
    style = element.get("style", "")
    if tag in _UNSEEN or is_gone(element) or _VEILED.search(style):
        return ()
    if tag == "table":
        return (Event(Kind.TABLE, element),)
    if tag == "br":
        return (Event(Kind.BREAK, element),)
    if tag == "input":
        shown = element.get("value", "") if element.get("type", "").lower() in _TYPED else ""
        return (Event(Kind.TEXT, element, shown),)
    if tag in _STRUCK or _LINED_THROUGH.search(style):
        shown = "".join(element.itertext()).strip()
        return (Event(Kind.STRUCK, element),) if shown else ()
    return None


def _texts(element: Element, text: str | None, raised_in: int, kept_in: int) -> Iterator[Event]:
    if not text:
        return
    if kept_in:
        yield Event(Kind.TEXT, element, text.replace("\r\n", "\n"))
        return
    marked = _SPACE.sub(lambda space: _WRAP if "\n" in space[0] or "\r" in space[0] else " ", text)
    yield Event(Kind.TEXT, element, raised(marked) if raised_in else marked)


def _space(found: re.Match[str]) -> str:
    before, space, after = found[1], found[2], found[3]
    if "\n" in (before, after) or not before or not after:
        return before
    wrapped_only = _WRAP in space and is_wide(before) and is_wide(after)
    return before if wrapped_only else f"{before} "
