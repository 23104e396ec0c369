"""How output is drawn: language, colour, and what the console can show."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from govcheck.result import Result, Unread
from govcheck.spoken import spoken_by

__all__ = ["Style"]

COLOURS = {"red": "31", "yellow": "33", "green": "32", "cyan": "36", "bold": "1", "dim": "2"}


@frozen
class Style:
    """How output is drawn.

    Args:
        language: ``zh`` or ``en`` where the caller chose it; else each report's pack says.
        fallback: Language of messages about files that no pack was found for.
        colour: Whether terminal colours are used.
        unicode: Whether the output can hold any character.
        width: Columns of the terminal; ``None`` where lines may be of any length.
    """

    language: str | None = None
    fallback: str = "zh"
    colour: bool = False
    unicode: bool = True
    width: int | None = None

    def language_of(self, result: Result | Unread) -> str:
        """The language that *result* is shown in."""
        if self.language is not None:
            return self.language
        if isinstance(result, Unread):
            return spoken_by((result.path,), self.fallback)
        return result.pack.language

    def language_of_all(self, results: Collection[str]) -> str:
        """The language of what is said of several reports, whose languages are *results*."""
        if self.language is not None:
            return self.language
        return next(iter(results)) if len(set(results)) == 1 else self.fallback

    def paint(self, text: str, colour: str) -> str:
        """*text* in a colour of the terminal, or as it is where colour is off."""
        return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m" if self.colour and text else text
