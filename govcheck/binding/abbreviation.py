"""Labels as offices shorten them: the words of the form with some left out.

本年新收申请 stands for 本年新收政府信息公开申请数量.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import frozen

from govcheck.binding.characters import plain, simplified
from govcheck.labels import NUMBERING

__all__ = ["Numbered", "is_abbreviation", "numbered"]

#: So many characters must be left of a label, under its own number and without one.
_SHORTEST_NUMBERED: Final = 3
_SHORTEST: Final = 5
#: A label without number is made of pieces that are words, and of few.
_SHORTEST_PIECE: Final = 2
_MOST_PIECES: Final = 3


@frozen
class Numbered:
    """A label apart from its number.

    Args:
        number: The number in its plain form, or empty.
        words: The rest in its plain form.
    """

    number: str
    words: str


@lru_cache(maxsize=4096)
def numbered(label: str) -> Numbered:
    """*label* apart from its number."""
    shown = simplified(" ".join(label.split()))
    found = NUMBERING.match(shown)
    return Numbered(plain(found[0]), plain(shown[found.end() :])) if found else Numbered("", plain(shown))


def is_abbreviation(short: Numbered, label: Numbered) -> bool:
    """Whether *short* is *label* with words left out.

    Under the number of the label any characters may be left out; without a number only whole words may.
    """
    if len(short.words) >= len(label.words) or (short.number and short.number != label.number):
        return False
    if len(short.words) < (_SHORTEST_NUMBERED if short.number else _SHORTEST):
        return False
    pieces = _pieces(short.words, label.words)
    if short.number or not pieces:
        return bool(pieces)
    return len(pieces) <= _MOST_PIECES and min(map(len, pieces)) >= _SHORTEST_PIECE


def _pieces(short: str, label: str) -> list[str]:
    """*short* in the longest pieces that stand in *label* one after the other; none where it has other characters."""
    pieces: list[str] = []
    start = at = 0
    while start < len(short):
        end = next((end for end in range(len(short), start, -1) if label.find(short[start:end], at) >= 0), None)
        if end is None:
            return []
        at = label.find(short[start:end], at) + end - start
        pieces.append(short[start:end])
        start = end
    return pieces
