"""The phrase language of claims: words, gaps and one number. It has no repetition, so that matching is linear.

``{收到|受理} … {申请} … {n} {件|宗}``: braces hold alternatives; ``…`` is a gap within the clause, ``……`` one within
the sentence; ``{n}`` is a number of things, ``{p}`` a percentage; ``{item}`` one or several of the claim's items;
``{last}`` and ``{next}`` are last and next year, in words or digits.
Without a number the phrase itself is the statement, such as ``{均已|全部} … {办结}``.
A name of a group of words stands among the alternatives for all of its words: ``{receive|登记}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

from attrs import field, frozen

from govcheck.expression import ExpressionError
from govcheck.labels import nearest
from govcheck.messages import Message, say

__all__ = ["GROUP", "Element", "Gap", "Groups", "Phrase", "Slot", "is_next_year", "parse_phrase", "words_of"]

#: Words for last and for next year; the year itself is added where the phrase is matched.
YEARS: Final = {
    "last": ("上一年度", "上一年", "上年度", "上年", "去年度", "去年", "往年"),
    "next": ("下一年度", "下一年", "下年度", "下年", "次年度", "次年", "明年", "翌年"),
}
#: The name of a group of words.
GROUP: Final = re.compile(r"[a-z][a-z_]*")
BRACES: Final = re.compile(r"\{([^{}]*)\}")
TOKEN: Final = re.compile(r"\{(?P<braces>[^{}]*)\}|(?P<long>……+)|(?P<short>…)|(?P<space>\s+)|(?P<words>[^\s{}…]+)")


@frozen
class Groups:
    """Words that stand together under a name, so that several claims say them alike.

    Args:
        words: Name → its words.
    """

    words: Mapping[str, tuple[str, ...]] = field(factory=dict)

    def alternatives(self, text: str) -> tuple[str, ...]:
        """The words of *text*, which ``|`` parts; the name of a group stands for its words."""
        return tuple(dict.fromkeys(self._each(text)))

    def unknown(self, text: str) -> Message | None:
        """Why one of the alternatives of *text* looks like the name of a group, and is none, or ``None``."""
        for word in map(str.strip, text.split("|")):
            if word in SLOTS:
                return say("claims.slot_alone", name=word)
            if GROUP.fullmatch(word) and word not in self.words:
                known = (*self.words, *SLOTS)
                return say("claims.unknown_group", name=word, nearest=nearest(word, known) or ", ".join(known))
        return None

    def shown(self, text: str) -> str:
        """*text* for a reader, with the first word of a group for its name: ``{收到等|登记} … {n}``."""
        return BRACES.sub(lambda found: f"{{{'|'.join(map(self._shown, found[1].split('|')))}}}", text)

    def _shown(self, word: str) -> str:
        words = self.words.get(word.strip(), ())
        return f"{words[0]}等" if len(words) > 1 else next(iter(words), word)

    def _each(self, text: str) -> Iterator[str]:
        for word in text.split("|"):
            yield from self.words.get(word.strip(), (word.strip(),))


class Gap(Enum):
    """What may stand between an element and the one before it."""

    NONE = "none"
    CLAUSE = "clause"
    SENTENCE = "sentence"


class Slot(Enum):
    """What an element stands for."""

    WORDS = "words"
    NUMBER = "n"
    PERCENT = "p"
    ITEM = "item"
    LAST = "last"
    NEXT = "next"


#: What stands in braces by itself, and is no word.
SLOTS: Final = tuple(slot.value for slot in Slot if slot is not Slot.WORDS)


@frozen
class Element:
    """A part of a phrase.

    Args:
        slot: What it stands for.
        words: The alternatives, for words.
        gap: What may stand between it and the element before.
    """

    slot: Slot
    words: tuple[str, ...]
    gap: Gap


@frozen
class Phrase:
    """A phrase as its parts around the number.

    Args:
        before: Elements before the number, or all of them where there is none.
        number: `Slot.NUMBER`, `Slot.PERCENT`, or ``None``.
        gap: What may stand between the last element before the number and the number.
        after: Elements after the number, without the unit.
        units: The measure words that the number may have; empty: any.
        text: As written, with the first word of a group for its name.
    """

    before: tuple[Element, ...]
    number: Slot | None
    gap: Gap
    after: tuple[Element, ...]
    units: frozenset[str]
    text: str

    @property
    def names_whole(self) -> bool:
        """Whether it says itself of what whole its share is: {item} … {p} … {不予公开总数}."""
        last = self.after[-1] if self.number is Slot.PERCENT and self.after else None
        return last is not None and last.slot is not Slot.ITEM and last.gap is not Gap.NONE


def parse_phrase(text: str, groups: Groups | None = None) -> Phrase:
    """The phrase that *text* is, with the words of *groups* for their names.

    Raises:
        ExpressionError: Braces that do not match, an empty alternative, a name that is no group's, two numbers, or no
            words at all.
    """
    groups = groups or Groups()
    elements, shown = _elements(text, groups), groups.shown(text)
    numbers = [index for index, element in enumerate(elements) if element.slot in {Slot.NUMBER, Slot.PERCENT}]
    if len(numbers) > 1:
        raise ExpressionError(say("claims.two_numbers"), (0, len(text)))
    if not any(element.slot not in {Slot.NUMBER, Slot.PERCENT} for element in elements):
        raise ExpressionError(say("claims.no_words"), (0, len(text)))
    if not numbers:
        return Phrase(tuple(elements), None, Gap.NONE, (), frozenset(), shown)
    at = numbers[0]
    after = elements[at + 1 :]
    units: frozenset[str] = frozenset()
    counts = elements[at].slot is Slot.NUMBER
    if counts and after and after[0].gap is Gap.NONE and after[0].slot is Slot.WORDS:
        units, after = frozenset(after[0].words), after[1:]
    if not elements[:at] and not after:
        # A measure word alone would fit every number.
        raise ExpressionError(say("claims.no_words"), (0, len(text)))
    return Phrase(tuple(elements[:at]), elements[at].slot, elements[at].gap, tuple(after), units, shown)


def _elements(text: str, groups: Groups) -> list[Element]:
    elements: list[Element] = []
    gap, position = Gap.NONE, 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise ExpressionError(say("claims.braces"), (position, position + 1))
        position = match.end()
        if match.lastgroup == "long":
            gap = Gap.SENTENCE
        elif match.lastgroup == "short":
            gap = Gap.CLAUSE
        elif match.lastgroup != "space":
            elements.append(_element(match, gap, groups))
            gap = Gap.NONE
    return elements


def _element(match: re.Match[str], gap: Gap, groups: Groups) -> Element:
    if match.lastgroup == "words":
        return Element(Slot.WORDS, (match.group(),), gap)
    inside = match["braces"].strip()
    if inside in SLOTS:
        return Element(Slot(inside), YEARS.get(inside, ()), gap)
    unknown = groups.unknown(inside)
    if unknown is not None:
        raise ExpressionError(unknown, match.span())
    words = groups.alternatives(inside)
    if not all(words):
        raise ExpressionError(say("claims.empty_alternative"), match.span())
    return Element(Slot.WORDS, tuple(sorted(words, key=len, reverse=True)), gap)


def is_next_year(word: str, year: int) -> bool:
    """Whether *word* is one for the year after *year*: 下年度, 2025年."""
    return word in YEARS["next"] or word.startswith(str(year + 1))


def words_of(element: Element, year: int) -> tuple[str, ...]:
    """The alternatives of *element*, with last or next year in digits as well."""
    if element.slot is Slot.LAST:
        return (*element.words, f"{year - 1}年")
    if element.slot is Slot.NEXT:
        return (*element.words, f"{year + 1}年")
    return element.words
