"""XML of a document's parts, parsed so that nothing outside the part can come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from govcheck.errors import FileError
from govcheck.messages import say

if TYPE_CHECKING:
    from govcheck.place import Place

__all__ = ["Element", "parse"]

#: Names of the strict kind of Office documents ("Strict Open XML"), and those that everything else uses.
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
#: An element of lxml, which has no types of its own.
Element = Any


def parse(data: bytes, place: Place) -> Element:
    """The root element of *data*.

    A document type is refused before parsing, so that no entity is ever declared; the formats read here have
    none.

    Raises:
        FileError: It is not well formed, too deep, or declares a document type.
    """
    if b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise FileError(say("documents.doctype"), place)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FileError(say("documents.damaged", detail=error.msg), place) from error
