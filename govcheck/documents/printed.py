"""What of a text is printed: invisible characters, superscripts, and space at line ends."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["RADICALS", "is_wide", "joined", "printed", "raised", "true_character", "without_invisible"]

# Zero-width space, joiners, direction marks, word joiner, byte-order mark and the soft hyphen stand in pasted
# numbers without being seen; control characters come out of damaged converters.
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_WIDE: Final = re.compile(
    "[\u2e80-\u303f\u3041-\u33ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u2018\u2019…—]"
)
_RAISED: Final = re.compile("[0-9]+")

#: Radicals that damaged PDFs give for characters; the Kangxi radicals among them are known to Unicode itself.
RADICALS: Final = (
    "⺠民⺟母⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼"
    "⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺫目⺮竹⺼肉⻁虎⻙韦⻎辶⻏邑⻖阜"
)
_TRUE: Final = str.maketrans(dict(zip(RADICALS[::2], RADICALS[1::2], strict=True)))


def without_invisible(text: str) -> str:
    """*text* without characters that no reader sees."""
    return _INVISIBLE.sub("", text)


def printed(text: str) -> str:
    """*text* without invisible characters, and without space of any kind at the ends of its lines.

    Blank lines at its ends go as well, so that a cell that shows nothing is empty.
    """
    return "\n".join(line.strip() for line in without_invisible(text).split("\n")).strip()


def is_wide(character: str) -> bool:
    """Whether *character* is Chinese writing, so that a line break beside it stands for no space."""
    return bool(_WIDE.match(character))


def joined(first: str, second: str) -> str:
    """Two lines of wrapped text as one, with a space where both sides of the break are words of letters."""
    apart = first[-1:].isascii() and second[:1].isascii() and (first[-1:].isalpha() or second[:1].isalpha())
    return f"{first}{' ' if apart else ''}{second}"


def raised(text: str) -> str:
    """A superscript as plain text: its digits in brackets, or ``12`` with a note 1 would read as 121."""
    return _RAISED.sub(lambda found: f"[{found[0]}]", text)


def true_character(text: str) -> str:
    """*text*, or the character that a radical looks like: browsers print 一 and 人 to PDF as radicals."""
    return unicodedata.normalize("NFKC", text) if "\u2f00" <= text <= "\u2fd5" else text.translate(_TRUE)
