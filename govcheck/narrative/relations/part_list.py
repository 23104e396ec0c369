"""A list of parts with what it may be the parts of, and the marks by which such lists are introduced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.relations.statements import Statement, agree

if TYPE_CHECKING:
    from govcheck.narrative.reading import Span

__all__ = ["COUNTED", "ROW", "UNSAID", "Parts"]

#: The mark of a list that is not said to be one of parts: 审结26件：维持17件、纠正4件….
UNSAID: Final = "::"

#: The marks of a sum that says of how many (甲类12件、乙类8件，两类共20件), and of one that nothing but 共 introduces.
COUNTED: Final = "共"
ROW: Final = ",共"


class Parts(NamedTuple):
    """Parts and the numbers that may be their whole, the most likely first.

    Args:
        span: The stretch that the list stands in.
        wholes: Numbers that the parts may divide.
        parts: The numbers of the list.
        words: The words of the list.
        mark: The word or sign that introduces it; empty where the whole stands after the parts.
        is_pure: Whether every number among the parts is one of them.
        is_closed: Whether a bracket ends the list, or the words of the whole name each part.
    """

    span: Span
    wholes: list[Statement]
    parts: list[Statement]
    words: str
    mark: str
    is_pure: bool
    is_closed: bool

    @property
    def fits(self) -> bool:
        """Whether one of the wholes is the sum of the parts."""
        return any(agree(whole, self.parts) for whole in self.wholes)
