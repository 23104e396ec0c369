"""The text of a Word paragraph as Word shows it when all changes are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from govcheck.documents.printed import printed, raised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govcheck.documents.xml import Element

__all__ = ["Note", "Runs", "W", "choice", "content", "is_on", "value"]

#: Namespace of word processing, as lxml writes it before a name.
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

#: Elements that only wrap what they hold.
_WRAPPERS: Final = frozenset(
    W + name
    for name in (
        "ins",
        "moveTo",
        "customXml",
        "smartTag",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
)
_DELETED: Final = frozenset((W + "del", W + "moveFrom"))
_TRACKED: Final = _DELETED | {W + "ins", W + "moveTo"}


_VALUE: Final = W + "val"
#: Properties of a run that change what is read of it.
_CHANGING: Final = frozenset({W + "vanish", W + "strike", W + "dstrike", W + "vertAlign"})


class Note:
    """What was met in a text that its reader should know of: keys of messages."""

    TRACKED: Final = "documents.tracked"
    STRUCK: Final = "documents.struck"
    HIDDEN: Final = "documents.hidden_text"
    EMBEDDED: Final = "documents.embedded"


def child(element: Element | None, name: str) -> Element | None:
    """The first child *name* of *element*, or ``None``."""
    return None if element is None else next(element.iterchildren(W + name), None)


def value(element: Element, name: str, default: str = "") -> str:
    """The ``w:val`` of the child *name* of *element*, or *default* where there is no such child."""
    found = child(element, name)
    return default if found is None else str(found.get(_VALUE, default))


def is_on(properties: Element, name: str) -> bool:
    """Whether the switch *name* is set in *properties*; a switch without value is on."""
    found = child(properties, name)
    return found is not None and found.get(_VALUE, "true") not in {"0", "false", "off", "none"}


def choice(alternate: Element) -> Element | None:
    """The branch of alternate content that is read: one of them, or a text box would be read twice."""
    found = alternate.find(_MC + "Choice")
    if found is not None and next(found.iter(W + "txbxContent", W + "t", W + "tbl"), None) is not None:
        return found
    fallback = alternate.find(_MC + "Fallback")
    return found if fallback is None else fallback


def content(container: Element, wanted: frozenset[str], notes: set[str]) -> Iterator[Element]:
    """The *wanted* elements in *container*, out of content controls, insertions and other wrappers."""
    for inner in container:
        tag = inner.tag
        if tag in _TRACKED:
            notes.add(Note.TRACKED)
        if tag in wanted:
            yield inner
        elif tag == W + "sdt":
            yield from content(_controlled(inner), wanted, notes)
        elif tag in _WRAPPERS:
            yield from content(inner, wanted, notes)
        elif tag == _MC + "AlternateContent":
            branch = choice(inner)
            if branch is not None:
                yield from content(branch, wanted, notes)
        elif tag == W + "altChunk":
            notes.add(Note.EMBEDDED)


def _controlled(control: Element) -> Element:
    """What a content control holds; its grey prompt is no content."""
    held = control.find(W + "sdtContent")
    if held is None or is_on(control.find(W + "sdtPr"), "showingPlcHdr"):
        return ()
    return held


@define
class Runs:
    """Collects the text of paragraphs, and what stands beside it.

    Args:
        notes: Keys of the messages for what was met on the way.
    """

    notes: set[str]
    _pieces: list[str] = field(factory=list)
    _boxes: list[Element] = field(factory=list)

    def text(self, paragraph: Element) -> str:
        """The text of *paragraph*, as printed."""
        self._pieces = []
        self._take(paragraph)
        return printed("".join(self._pieces))

    def boxes(self) -> list[Element]:
        """The text boxes met since the last call: each an element that holds paragraphs and tables."""
        met, self._boxes = self._boxes, []
        return met

    def _take(self, element: Element) -> None:
        for inner in element:
            tag = inner.tag
            if tag in _TRACKED:
                self.notes.add(Note.TRACKED)
            take = _TAKE.get(tag)
            if take is not None:
                take(self, inner)
            elif tag in _WRAPPERS:
                self._take(inner)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        if properties is None or _CHANGING.isdisjoint(part.tag for part in properties):
            self._take(run)
            return
        if is_on(properties, "vanish"):
            self._leave_out(run, Note.HIDDEN)
        elif is_on(properties, "strike") or is_on(properties, "dstrike"):
            self._leave_out(run, Note.STRUCK)
        else:
            before = len(self._pieces)
            self._take(run)
            if value(properties, "vertAlign") == "superscript" and any(self._pieces[:before]):
                self._pieces[before:] = [raised("".join(self._pieces[before:]))]

    def _leave_out(self, run: Element, note: str) -> None:
        if any((text.text or "").strip() for text in run.iter(W + "t")):
            self.notes.add(note)

    def _written(self, element: Element) -> None:
        self._pieces.append(element.text or "")

    def _control(self, control: Element) -> None:
        self._take(_controlled(control))

    def _alternate(self, alternate: Element) -> None:
        branch = choice(alternate)
        if branch is not None:
            self._take(branch)

    def _drawing(self, drawing: Element) -> None:
        """The text boxes of a drawing; a box in a box comes with the outer one."""
        for box in drawing.iter(W + "txbxContent"):
            ancestors = box.iterancestors()
            if not any(above.tag == W + "txbxContent" and above in self._boxes for above in ancestors):
                self._boxes.append(box)

    def _math(self, formula: Element) -> None:
        self._pieces.extend(text.text or "" for text in formula.iter(_M + "t"))


def _put(text: str) -> Callable[[Runs, Element], None]:
    def put(runs: Runs, _: Element) -> None:
        runs._pieces.append(text)

    return put


_TAKE: Final[Mapping[str, Callable[[Runs, Element], None]]] = {
    W + "r": Runs._run,
    W + "t": Runs._written,
    W + "tab": _put("\t"),
    W + "ptab": _put("\t"),
    W + "br": _put("\n"),
    W + "cr": _put("\n"),
    W + "noBreakHyphen": _put("-"),
    W + "sym": _put("\ufffd"),  # a sign of a symbol font; the cell is not blank, and it is no figure
    W + "sdt": Runs._control,
    W + "drawing": Runs._drawing,
    W + "pict": Runs._drawing,
    W + "object": Runs._drawing,
    _MC + "AlternateContent": Runs._alternate,
    _M + "oMath": Runs._math,
    _M + "oMathPara": Runs._math,
}
