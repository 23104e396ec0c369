"""Where something stands: a line of a file, a cell of a sheet, a page."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve, frozen

__all__ = ["Place"]

_SHEET: Final = re.compile(r"(?P<name>.+)!(?P<cell>[A-Z]+[0-9]+)", re.DOTALL)
_PART: Final = re.compile(r"(?P<what>page|table|row|column|line|paragraph) (?P<number>[0-9]+)")
_MARGINS: Final = {"page header": "page_header", "page footer": "page_footer"}


@frozen
class Place:
    """A place that a person can go to.

    Args:
        path: The file as it was named, or empty.
        line: Line of a text file, counted from 1; ``None`` where the file has no lines.
        column: Column in code points, counted from 1.
        spot: The place in a document in words: ``table 3, row 6, column 5``, ``Sheet1!E6``, ``page 4``. These words
            are what programs read; `show` says them in the reader's language.
    """

    path: str = ""
    line: int | None = None
    column: int | None = None
    spot: str = ""

    def __str__(self) -> str:
        if self.spot:
            return f"{self.path}, {self.spot}" if self.path else self.spot
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.path, *numbers] if self.path else numbers)

    def at(self, line: int, column: int) -> Place:
        """The same file at *line* and *column*."""
        return evolve(self, line=line, column=column)

    def show(self, language: str) -> str:
        """The place in *language*, such as ``report.docx，第3个表第6行第5列``; as `str` where it has no words."""
        if not self.spot or language == "en":
            return str(self)
        from govcheck.messages import say

        spot = _spot(self.spot, language)
        return say("place.in_file", path=self.path, spot=spot).show(language) if self.path else spot


def _spot(spot: str, language: str) -> str:
    """The words of a spot in *language*, or *spot* itself where it is in other words."""
    from govcheck.messages import say

    sheet = _SHEET.fullmatch(spot)
    if sheet:
        return say("place.sheet", **sheet.groupdict()).show(language)
    words: list[str] = []
    for part in spot.split(", "):
        found = _PART.fullmatch(part)
        if found is None and part not in _MARGINS:
            return spot
        said = say(f"place.{found['what']}", number=found["number"]) if found else say(f"place.{_MARGINS[part]}")
        words.append(said.show(language))
    return "".join(words)
