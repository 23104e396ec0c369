"""A line of a file with a caret below: drawn for terminals, where a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from typing import Final

from govcheck.place import Place

__all__ = ["caret", "display_width", "excerpt", "printable", "shortened"]

MAX_WIDTH: Final = 160


def display_width(text: str) -> int:
    """Columns that *text* takes in a terminal: two for wide and full-width characters, none for marks."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def printable(text: str) -> str:
    """*text* with control and direction characters replaced, so that it is harmless in a terminal."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_control(character) else character for character in text)


def shortened(text: str, limit: int) -> str:
    """*text*, cut after *limit* characters with an ellipsis."""
    return text if len(text) <= limit else f"{text[:limit]}…"


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def caret(line: str, start: int, end: int) -> str:
    """*line* and below it carets under the characters from *start* to *end*, counted from 0."""
    if end > MAX_WIDTH:
        # Of a long line the part around the place is shown.
        cut = max(0, start - MAX_WIDTH // 2)
        line, start, end = f"…{line[cut:]}", start - cut + 1, end - cut + 1
    shown = printable(line)[:MAX_WIDTH]
    before = " " * display_width(shown[:start])
    return f"    {shown}\n    {before}{'^' * max(1, display_width(shown[start:end]))}"


def excerpt(text: str, place: Place) -> str:
    """The line of *text* that *place* names, with a caret; empty where there is no such line."""
    lines = text.splitlines()
    if place.line is None or not 1 <= place.line <= len(lines):
        return ""
    column = (place.column or 1) - 1
    return caret(lines[place.line - 1], column, column + 1)
