"""A claim: how the narrative says something about cells, and what it must agree with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, field

from govcheck.claims.phrase import Phrase
from govcheck.claims.vocabulary import words_pattern
from govcheck.expression import Call, Name, Node
from govcheck.lazy import lazy
from govcheck.messages import Text
from govcheck.narrative.quantity import Interval
from govcheck.pack import Rule
from govcheck.report import Severity

__all__ = ["STATED", "Claim"]

#: What the number before stands for, in the expressions of a claim.
STATED: Final = "stated"


@define(frozen=True, eq=False, slots=False)
class Claim:
    """A claim of a pack.

    Args:
        rule: Id, title, severity, authority and place, as of any rule.
        phrases: How it is said; any of them.
        compared: What it must agree with, as written; where it has items, each with its label.
        equals: What it must agree with, any of them; ``item`` is the sum of the items that the phrase names, and
            ``stated`` what the number before in the sentence agrees with.
        items: Label → what it stands for, or several readings of it.
        states: The values that a phrase without a number may stand for.
        excluded: Words around the number that make it another number.
        about: What the paragraph must speak of before the number, any of them; empty: the phrase says enough.
        until: What ends the reach of a phrase's first word within the sentence, because it begins another matter.
        own_subject: Whether the phrase itself names what is counted, whatever the sentence has spoken of before.
        whole: Whether it counts what others count parts of: their numbers may stand behind it and 其中.
        adds: Whether it is added to a whole that stands before it, so that what follows is of both.
        wider: Words for the whole that the report speaks of, beyond those that are known.
        narrower: Words for a part of it: a number said of one is never compared.
    """

    rule: Rule
    phrases: tuple[Phrase, ...]
    compared: tuple[str, ...]
    equals: tuple[Node, ...]
    items: Mapping[str, tuple[Node, ...]] = field(factory=dict)
    states: Interval | None = None
    excluded: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    until: re.Pattern[str] | None = None
    own_subject: bool = False
    whole: bool = False
    adds: bool = False
    wider: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()

    @lazy
    def item_pattern(self) -> re.Pattern[str] | None:
        """The labels of its items."""
        return words_pattern(list(self.items)) if self.items else None

    @lazy
    def is_change(self) -> bool:
        """Whether it compares with last year's report."""
        return any(isinstance(part, Call) and part.function == "previous" for part in self._parts())

    @lazy
    def is_of_row(self) -> bool:
        """Whether it surely counts what one row holds, which is no whole of others."""
        counts = self.states is None and not (self.items or self.is_change or self.of_stated)
        return counts and not (self.whole or self.own_subject) and self.rule.severity is not Severity.INFO

    @lazy
    def of_stated(self) -> bool:
        """Whether it speaks of what the number before states."""
        return any(isinstance(part, Name) and part.name == STATED for part in self._parts())

    def _parts(self) -> Iterator[Node]:
        for node in (*self.equals, *(node for choices in self.items.values() for node in choices)):
            yield from node.walk()

    @property
    def title(self) -> Text:
        """What it is called."""
        return self.rule.title
