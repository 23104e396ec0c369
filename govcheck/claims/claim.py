"""A claim: how the narrative says something about cells, and what it must agree with."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from govcheck.claims.phrase import Phrase
from govcheck.expression import Node
from govcheck.messages import Text
from govcheck.pack import Rule

__all__ = ["Claim"]


@frozen(eq=False)
class Claim:
    """A claim of a pack.

    Args:
        rule: Id, title, severity, authority and place, as of any rule.
        phrases: How it is said; any of them.
        equals: What it must agree with, any of them; ``item`` is the sum of the items that the phrase names.
        items: Label → what it stands for, or several readings of it.
        states: The value of a phrase without a number.
        excluded: Words around the number that make it another number.
    """

    rule: Rule
    phrases: tuple[Phrase, ...]
    equals: tuple[Node, ...]
    items: Mapping[str, tuple[Node, ...]] = field(factory=dict)
    states: int | None = None
    excluded: tuple[str, ...] = ()

    @property
    def title(self) -> Text:
        """What it is called."""
        return self.rule.title
