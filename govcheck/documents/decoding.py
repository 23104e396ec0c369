"""Bytes to text: what a page says of its charset is believed only as far as it can be."""

from __future__ import annotations

import codecs
import importlib
import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Decoded", "decode"]

# UTF-32 before UTF-16: the little-endian mark of one begins with that of the other.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CHINESE: Final = {"gb2312", "gb_2312-80", "csgb2312", "gbk", "x-gbk", "cp936", "gb18030", "hz-gb-2312"}
# Western labels read any bytes at all, and are what editors write when nobody chose; they prove nothing.
_EMPTY_LABELS: Final = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "windows-1252", "us-ascii", "ascii"}
_HEAD: Final = 4096
_NULS: Final = 8  # fewer are strays


@frozen
class Decoded:
    """A text and the charset that it was read in.

    Args:
        text: The text.
        charset: Python's name of the charset.
        lost: How many characters could not be read and stand as U+FFFD.
    """

    text: str
    charset: str
    lost: int = 0


def decode(data: bytes) -> Decoded:
    """Decode *data*: byte-order mark, UTF-8, the declared charset, GB18030, and last a guess.

    Pages labelled gb2312 or gbk hold characters beyond them, so all three labels mean GB18030. UTF-8 is tried
    before any label: Chinese text in another charset is not valid UTF-8, while labels are often left over.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _forced(data, charset)
    wide = _without_mark(data)
    if wide:
        return _forced(data, wide)
    utf8 = _forced(data, "utf-8")
    # A page of UTF-8 with a few bytes cut is still UTF-8, though GB18030 might swallow all of it as nonsense.
    if utf8.lost * 10 <= sum(character > "\x7f" for character in utf8.text):
        return utf8
    return _otherwise(data) or min((utf8, _forced(data, "gb18030")), key=lambda decoded: decoded.lost)


def _otherwise(data: bytes) -> Decoded | None:
    """The first charset after UTF-8 that reads all of *data*."""
    return _strict(data, _declared(data)) or _strict(data, "gb18030") or _strict(data, _guessed(data))


def _strict(data: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(data.decode(charset), charset) if charset else None
    except (UnicodeDecodeError, LookupError):
        return None


def _forced(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, "replace")
    return Decoded(text, charset, text.count("\ufffd"))


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return ""
    label = found[1].decode("ascii").lower()
    if label in _EMPTY_LABELS:
        return ""
    return "gb18030" if label in _CHINESE else label


def _without_mark(data: bytes) -> str:
    """UTF-16 that lost its mark: ASCII in it (line ends, digits) leaves a NUL in every second byte."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < _NULS or max(even, odd) * 20 < len(head) or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _guessed(data: bytes) -> str:
    """What chardet takes it for, where chardet is installed."""
    try:
        detect: Callable[[bytes], dict[str, str | None]] = importlib.import_module("chardet").detect
    except ModuleNotFoundError:
        return ""
    return detect(data[:65536])["encoding"] or ""
