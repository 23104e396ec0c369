"""Words of a paragraph that say who, when or what, each with why its numbers are not this report's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from attrs import frozen

from govcheck.messages import Message

__all__ = ["Mention", "Mentions", "before", "by_end", "in_brackets", "last_clause"]

BRACKETS: Final = re.compile(r"\([^()]{1,120}\)")
#: A text up to the clause that it ends with.
UP_TO_CLAUSE: Final = re.compile(r"(?s:.*)[,;:。、()!?|\n]")


@frozen
class Mention:
    """A word that says who, when or what: where it ends, and why its numbers are not this report's."""

    start: int
    end: int
    reason: Message | None
    is_subject: bool = True
    #: Where the brackets close that it stands in: what comes after is not said of it.
    until: int | None = None

    def inside(self, until: int) -> Mention:
        """It, where the brackets that it stands in close at *until*."""
        return Mention(self.start, self.end, self.reason, self.is_subject, until)


class Mentions(NamedTuple):
    """The mentions of a paragraph in the order of their ends, and for each the last one before it outside of brackets.

    When the brackets that a mention stands in have closed, all brackets before them have: none of theirs counts.
    """

    all: list[Mention]
    ends: list[int]
    outside: list[int]


def last_clause(text: str, begin: int, end: int) -> str:
    """The clause that the stretch of *text* from *begin* to *end* ends with."""
    begin = max(0, begin)
    passed = UP_TO_CLAUSE.match(text, begin, end)
    return text[passed.end() if passed else begin : end]


def by_end(mention: Mention) -> tuple[int, int]:
    """Where *mention* stands among others: by its end, the longer of two last."""
    return mention.end, mention.end - mention.start


def before(mentions: Mentions, at: int) -> Iterator[Mention]:
    """The *mentions* that end at *at* or before, the last first."""
    index = bisect_right(mentions.ends, at) - 1
    while index >= 0:
        mention = mentions.all[index]
        if mention.until is None or at < mention.until:
            yield mention
            index -= 1
        else:
            index = mentions.outside[index]


def in_brackets(mentions: Iterable[Mention], text: str, start: int) -> Mentions:
    """The *mentions* of a paragraph, each with the end of the brackets that it stands in."""
    brackets = [(start + found.start(), start + found.end()) for found in BRACKETS.finditer(text)]
    opened = [begin for begin, _ in brackets]
    found: list[Mention] = []
    outside: list[int] = []
    last = -1
    for index, mention in enumerate(mentions):
        behind = bisect_right(opened, mention.start) - 1
        inside = behind >= 0 and mention.start < brackets[behind][1]
        found.append(mention.inside(brackets[behind][1]) if inside else mention)
        outside.append(last)
        last = last if inside else index
    return Mentions(found, [mention.end for mention in found], outside)
