"""What a file really is, by its first bytes and its parts; its name is only compared with that."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from govcheck.documents.archive import Archive
from govcheck.documents.decoding import decode
from govcheck.documents.document import Format, Problem
from govcheck.errors import FileError
from govcheck.messages import Message, say
from govcheck.place import Place

__all__ = ["detect", "wrong_name"]

_HEAD: Final = 65536
_COMMENT_LIMIT: Final = 20
_MIME: Final = re.compile(r"(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}MIME-Version:", re.IGNORECASE)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPENING_TAG: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|script|link|div|p|table|tbody|tr|td|span|font|center|"
    r"section|article|main|h[1-6]|br|ul|ol|a|img|b|strong|o:p)\b[^<]*>",
    re.IGNORECASE,
)
_PAGE_TAG: Final = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_WORD_XML: Final = re.compile(r"<w:wordDocument\b|<pkg:package\b")

#: Files that are something else, by their first bytes: what the message calls them.
_OTHERS: Final = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
)
_ARCHIVES: Final = (
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
)
_EXTENSIONS: Final = {
    ".docx": {Format.DOCX},
    ".docm": {Format.DOCX},
    ".dotx": {Format.DOCX},
    ".doc": {Format.DOC},
    ".wps": {Format.DOC},
    ".rtf": {Format.RTF},
    ".odt": {Format.ODT},
    ".html": {Format.HTML},
    ".htm": {Format.HTML},
    ".shtml": {Format.HTML},
    ".xhtml": {Format.HTML},
    ".mht": {Format.MHTML},
    ".mhtml": {Format.MHTML},
    ".xlsx": {Format.XLSX},
    ".xlsm": {Format.XLSX},
    ".xls": {Format.XLS},
    ".et": {Format.XLS},
    ".pdf": {Format.PDF},
    ".txt": {Format.TEXT},
    ".md": {Format.TEXT},
    ".csv": {Format.TEXT},
    ".markdown": {Format.TEXT},
    ".tsv": {Format.TEXT},
}


def detect(data: bytes, path: str) -> Format:
    """What *data* is.

    Raises:
        FileError: It is empty, encrypted, or nothing that can be read; the message says what it is.
    """
    place = Place(path)
    if not data.strip():
        raise FileError(say("documents.empty"), place)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(Archive(data, path))
    if data.startswith(_OLE):
        return _compound(data, place)
    _refuse_others(data, place)
    return _textual(data, place)


def wrong_name(path: str, found: Format) -> tuple[Problem, ...]:
    """The problem that *path* ends in another format's extension, where it does."""
    extension = PurePath(path).suffix.lower()
    expected = _EXTENSIONS.get(extension)
    if expected is None or found in expected:
        return ()
    return (Problem(say("documents.wrong_name", extension=extension, found=found.value), Place(path)),)


def _zipped(archive: Archive) -> Format:
    place, names = Place(archive.path), archive.names
    if archive.encrypted:
        raise FileError(say("documents.encrypted"), place)
    if "mimetype" in names:
        kind = archive.read("mimetype").decode("ascii", "replace").strip()
        if kind.startswith("application/vnd.oasis.opendocument.text"):
            return Format.ODT
    kinds = {
        "word/": Format.DOCX,
        "xl/": Format.XLSX,
    }
    for folder, found in kinds.items():
        if any(name.startswith(folder) for name in names):
            return found
    inside = ", ".join(sorted(names)[:3]) or "-"
    known = {"OFD.xml": say("documents.ofd"), "ppt/presentation.xml": say("documents.slides")}
    message = next((text for name, text in known.items() if name in names), None)
    raise FileError(message or say("documents.other_zip", names=inside), place)


def _compound(data: bytes, place: Place) -> Format:
    """Word and Excel before 2007, and encrypted files since: told apart by the names of their streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise FileError(say("documents.encrypted"), place)
    if holds("WordDocument"):
        return Format.DOC
    if holds("Workbook") or holds("Book"):
        return Format.XLS
    raise FileError(say("documents.unknown"), place)


def _refuse_others(data: bytes, place: Place) -> None:
    for beginnings, message in ((_OTHERS, "documents.picture"), (_ARCHIVES, "documents.packed")):
        for beginning, name in beginnings:
            if data.startswith(beginning) and not _is_text(data):
                raise FileError(say(message, name=name), place)


def _textual(data: bytes, place: Place) -> Format:
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    head = decode(data[:_HEAD]).text
    if not _is_text(data):
        raise FileError(say("documents.unknown"), place)
    if _WORD_XML.search(head):
        return Format.WORD_XML
    if _MIME.match(head) and "text/html" in head.lower():
        return Format.MHTML
    if _is_html(head, place.path):
        return Format.HTML
    _refuse_xml(head, place)
    return Format.TEXT


def _is_html(head: str, path: str) -> bool:
    """Whether a text begins with a tag, or has those of a page or a table; Markdown may have some too."""
    if _OPENING_TAG.match(_after_comments(head)):
        return True
    if path.lower().endswith((".md", ".markdown")):
        return False
    lower = head.lower()
    return bool(_PAGE_TAG.search(head)) or ("<tr" in lower and "<td" in lower)


def _after_comments(text: str) -> str:
    """*text* from its first tag on: without what XML declares, and without comments."""
    text = text.lstrip()
    for opening, closing in (("<?xml", "?>"), *[("<!--", "-->")] * _COMMENT_LIMIT):
        if text.startswith(opening) and closing in text:
            text = text[text.index(closing) + len(closing) :].lstrip()
    return text


def _refuse_xml(head: str, place: Place) -> None:
    message: Message | None = None
    if 'progid="Excel.Sheet"' in head:
        message = say("documents.excel_xml")
    elif head.lstrip().startswith("<?xml"):
        message = say("documents.unknown")
    if message is not None:
        raise FileError(message, place)


def _is_text(data: bytes) -> bool:
    """Whether *data* has no more control characters than damaged text has."""
    head = decode(data[:_HEAD]).text
    strange = sum(character < " " and character not in "\t\n\r\f\v\x1a\x1b" for character in head)
    return strange * 100 <= len(head) and head.count("\ufffd") * 4 <= len(head)
