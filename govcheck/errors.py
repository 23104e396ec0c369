"""What govcheck raises: one base class, each error with a message of the catalogue and a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.messages import Message
    from govcheck.place import Place

__all__ = ["FileError", "GovcheckError", "MissingExtraError", "PackError", "ReportError", "UsageError"]


class GovcheckError(Exception):
    """The base of everything that govcheck raises.

    Attributes:
        message: What is wrong and what to do, in the languages of the catalogue.
        place: Where; ``None`` where there is no place, such as an option of the command line.
        excerpt: The line in question with a caret below, or an empty text.
    """

    def __init__(self, message: Message, place: Place | None = None, excerpt: str = "") -> None:
        super().__init__(message, place, excerpt)
        self.message = message
        self.place = place
        self.excerpt = excerpt

    @property
    def path(self) -> str:
        """The file that it is about; empty where it is about none."""
        return self.place.path if self.place is not None else ""

    def show(self, language: str) -> str:
        """Place, message and excerpt in *language* (``zh`` or ``en``)."""
        where = f"{self.place.show(language)}: " if self.place is not None and str(self.place) else ""
        below = f"\n{self.excerpt}" if self.excerpt else ""
        return f"{where}{self.message.show(language)}{below}"

    def __str__(self) -> str:
        return self.show("zh")


class FileError(GovcheckError):
    """A file cannot be read as what it is said to be."""


class ReportError(GovcheckError):
    """A report is readable, but not a report of a known form."""


class PackError(GovcheckError):
    """A pack is wrong: its form, a rule, or the text of an expression."""


class UsageError(GovcheckError):
    """The command line or a call asks for what cannot be."""


class MissingExtraError(GovcheckError):
    """A library of an extra is not installed; the message says what to install."""
