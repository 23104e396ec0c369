"""What a text can be, judged by itself: a value, a blank, or words."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Final

from govcheck.values import COUNT_UNITS, DAY_UNITS, INVISIBLE, MONEY, NOT_APPLICABLE, NUMBER, WIDTHS

__all__ = ["Kind", "kind_in_cell", "kind_of"]

#: A sign for nothing in a cell of a table; on a line of its own it is a sentence.
_NOTHING: Final = frozenset({"无", "無"})
_NONE: Final = NOT_APPLICABLE - _NOTHING
_UNITS: Final = COUNT_UNITS | DAY_UNITS | MONEY.keys() | {"", "%"}


class Kind(Enum):
    """What a text can be, judged by itself."""

    TEXT = "text"
    VALUE = "value"  # a figure, or a sign for none
    BLANK = "blank"
    DOUBTFUL = "doubtful"  # a blank value, or mere spacing


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """Whether *text* is a figure or a sign for none, a blank, or words."""
    if text.isascii() and text.isdigit():
        return Kind.VALUE
    bare = "".join(text.translate(WIDTHS).split("\n")).strip().strip(INVISIBLE).strip()
    if not bare:
        return Kind.BLANK
    if bare in _NONE:
        return Kind.VALUE
    number = NUMBER.fullmatch(bare)
    return Kind.VALUE if number and number["unit"] in _UNITS else Kind.TEXT


def kind_in_cell(text: str) -> Kind:
    """`kind_of` for the text of a cell of a table."""
    return Kind.VALUE if text.strip() in _NOTHING else kind_of(text)
