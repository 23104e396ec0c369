"""Where something stands: a line of a file, a cell of a sheet, a page."""

from __future__ import annotations

from attrs import evolve, frozen

__all__ = ["Place"]


@frozen
class Place:
    """A place that a person can go to.

    Args:
        path: The file as it was named, or empty.
        line: Line of a text file, counted from 1; ``None`` where the file has no lines.
        column: Column in code points, counted from 1.
        spot: The place in a document in words: ``table 3, row 6, column 5``, ``Sheet1!E6``, ``page 4``.
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
