"""Names in the order in which a person counts: 第2局 before 第10局."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["SortKey", "natural_key"]

SortKey = tuple[tuple[str, int, str], ...]
"""What a name is sorted by: words, each with the number after it."""

DIGITS: Final = re.compile(r"([0-9]+)")


def natural_key(name: str) -> SortKey:
    """What *name* is sorted by: its words as they are, its numbers by their size."""
    parts = DIGITS.split(name)
    pairs = zip(parts[::2], (*parts[1::2], ""), strict=True)
    # So many digits that Python does not read them as one number are told apart by their length and then as text.
    return tuple((word, len(digits.lstrip("0")), digits.lstrip("0")) for word, digits in pairs)
