"""The text of a document's cell as it would be typed: without the line breaks of a narrow column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Printed", "is_full", "on_one_line"]

_DIGIT_ENDS: Final = re.compile(r"[0-9０-９]$")
_GROUPED: Final = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])")
_DIGIT_STARTS: Final = re.compile(r"[0-9０-９]")


@frozen
class Printed:
    """What a cell shows.

    Args:
        text: On one line.
        joined: Whether digits on both sides of a line break were put together.
        safe: Whether the lines can belong together: a column wraps a number only where it is full, so that no
            line is longer than the first, and a single digit is never wrapped.
    """

    text: str
    joined: bool = False
    safe: bool = True


def on_one_line(text: str, digits: int = 0) -> Printed:
    """*text* without its line breaks, and without the spaces that part thousands: ``1 191``.

    Args:
        text: As the cell shows it.
        digits: How many digits go on a line of the cell; 0 where that is not known.
    """
    text = _GROUPED.sub(lambda found: "".join(found[0].split()), text)
    if "\n" not in text:
        return Printed(text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    whole, joined, safe = "", False, True
    for line in lines:
        if _DIGIT_ENDS.search(whole) and _DIGIT_STARTS.match(line):
            joined = True
            first = lines[0]
            safe = safe and len(first) > 1 and len(line) <= len(first)
        whole += line
    return Printed(whole, joined, safe or is_full(lines[:-1], digits))


def is_full(lines: Sequence[str], digits: int) -> bool:
    """Whether no line of figures has room for another digit, so that what follows goes on with them."""
    return digits > 0 and all(len(line) == digits for line in lines)
