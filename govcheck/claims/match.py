"""A phrase on the words around a number: from the number outwards, each element at its nearest place."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import frozen

from govcheck.claims.neighbours import UP_TO_STOP
from govcheck.claims.phrase import Gap, Phrase, Slot, words_of
from govcheck.claims.windows import Window

__all__ = ["Match", "match"]

#: How far back the clause of a word is looked for.
LONGEST: Final = 60
#: What may stand between items that are counted together.
JOINED: Final = re.compile(
    r"[”》]?[“《]|[”]?(?:和|及|与|、|以及|或)[“]|、(?:含|包括|包含)|(?:的)?(?:及|和|与|、|以及|或|或者|并|\+|/|,)?(?:申请)?(?:和|及)?(?:被)?(?:提起|引发|引起|申请|发生)?(?:政府信息公开|信息公开)?"
)


@frozen
class Match:
    """A phrase that fits.

    Args:
        phrase: The phrase.
        words: The words of the phrase as they stand in the text.
        items: The items that it names, in order.
        others: Items beside them that the number may be meant for as well.
        rest: What the words that belong to the number say beyond the phrase.
        between: What stands from a word of the phrase further back in the sentence to those words.
        beyond: What stands behind such a word, up to the number.
        head: The clause of the first word, where that stands further back.
    """

    phrase: Phrase
    words: tuple[str, ...]
    items: tuple[str, ...]
    others: tuple[str, ...]
    rest: str
    between: str
    beyond: str
    head: str


class _Found(NamedTuple):
    """An element at its place in the lead or the words after."""

    start: int
    end: int
    items: tuple[str, ...] = ()


def match(phrase: Phrase, window: Window, items: re.Pattern[str] | None = None, year: int = 0) -> Match | None:
    """How *phrase* fits the words of *window*, or ``None``.

    Args:
        phrase: The phrase.
        window: The words around the number.
        items: A pattern of the labels that ``{item}`` stands for.
        year: The year reported on, for ``{last}`` and ``{next}``.
    """
    before = _before(phrase, window, items, year)
    after = _after(phrase, window, items, year) if before is not None else None
    if before is None or after is None:
        return None
    words = [window.lead[one.start : one.end] for one in before]
    words += [window.after[one.start : one.end] for one in after]
    named = tuple([item for one in (*before, *after) for item in one.items]) if items is not None else ()
    lead, behind = _cut(window.lead, before), _cut(window.after, after)
    rest = f"{lead[window.clause :]}|{behind}"
    others: tuple[str, ...] = ()
    if named and items is not None:
        others = tuple(items.findall(rest))
        rest = items.sub("|", rest)
    far = bool(before) and before[0].start < window.clause and phrase.before[0].slot is not Slot.ITEM
    beyond = window.lead[before[0].end :] if far else ""
    head = window.lead[_clause_start(window.lead, before[0].start) : before[0].end] if before else ""
    return Match(phrase, tuple(words), named, others, rest, _between(phrase, window, before), beyond, head)


def _between(phrase: Phrase, window: Window, before: list[_Found]) -> str:
    """The words from the first one of the phrase on, where it says what is counted and not of what."""
    if not before or before[0].start >= window.clause or phrase.before[0].slot is Slot.ITEM:
        return ""
    return window.lead[_clause_start(window.lead, before[0].start) : window.clause]


def _clause_start(text: str, at: int) -> int:
    begin = max(0, at - LONGEST)
    stopped = UP_TO_STOP.match(text, begin, at)
    return stopped.end() if stopped else begin


def _cut(text: str, found: list[_Found]) -> str:
    """*text* with what was found blanked out, positions kept."""
    for one in found:
        text = f"{text[: one.start]}{'|' * (one.end - one.start)}{text[one.end :]}"
    return text


def _before(phrase: Phrase, window: Window, items: re.Pattern[str] | None, year: int) -> list[_Found] | None:
    position, gap = len(window.lead), phrase.gap if phrase.number else Gap.CLAUSE
    floor = window.clause
    found: list[_Found] = []
    for element in reversed(phrase.before):
        if gap is Gap.SENTENCE:
            floor = 0
        if element.slot is Slot.ITEM:
            place = _items(window.lead, floor, position, items)
        else:
            place = _last(words_of(element, year), window.lead, floor, position)
        if place is None or (gap is Gap.NONE and place.end != position):
            return None
        if place.start < window.clause:
            floor = _clause_start(window.lead, place.start)
        found.append(place)
        position, gap = place.start, element.gap
    return found[::-1]


def _last(words: tuple[str, ...], text: str, floor: int, end: int) -> _Found | None:
    """The one of *words* that ends last between *floor* and *end*, the longest of several."""
    best, length = -1, 0
    for word in words:
        at = text.rfind(word, floor, end)
        while at >= 0 and _cuts_a_number(text, at, word):
            at = text.rfind(word, floor, at + len(word) - 1)
        if at >= 0 and (at + len(word), len(word)) > (best + length, length):
            best, length = at, len(word)
    return _Found(best, best + length) if best >= 0 else None


def _after(phrase: Phrase, window: Window, items: re.Pattern[str] | None, year: int) -> list[_Found] | None:
    position = 0
    found: list[_Found] = []
    for element in phrase.after:
        if element.slot is Slot.ITEM:
            place = _first_items(window.after, position, items)
        else:
            place = _first(words_of(element, year), window.after, position)
        if place is None or (element.gap is Gap.NONE and place.start != position):
            return None
        found.append(place)
        position = place.end
    return found


def _first(words: tuple[str, ...], text: str, start: int) -> _Found | None:
    """The one of *words* that begins first from *start* on, the longest of several."""
    places = [
        (at, -len(word)) for word in words if (at := text.find(word, start)) >= 0 and not _cuts_a_number(text, at, word)
    ]
    if not places:
        return None
    at, length = min(places)
    return _Found(at, at - length)


def _cuts_a_number(text: str, at: int, word: str) -> bool:
    """Whether *word* at *at* is only some digits of a number: 1件 of 31件, 为0 of 为0.5."""
    end = at + len(word)
    return (word[0].isdigit() and text[at - 1 : at].isdigit()) or (
        word[-1].isdigit() and (text[end : end + 1].isdigit() or text.startswith(".", end))
    )


def _items(text: str, start: int, end: int, items: re.Pattern[str] | None) -> _Found | None:
    """The last items between *start* and *end* that stand together: 予以公开及部分公开, but not 重复申请等不予处理."""
    places = list(items.finditer(text, start, end)) if items is not None else []
    if not places:
        return None
    chain = [places.pop()]
    while places and JOINED.fullmatch(text, places[-1].end(), chain[0].start()):
        chain.insert(0, places.pop())
    return _Found(chain[0].start(), chain[-1].end(), tuple(one[0] for one in chain))


def _first_items(text: str, start: int, items: re.Pattern[str] | None) -> _Found | None:
    """The first items from *start* on that stand together."""
    chain: list[re.Match[str]] = []
    for found in items.finditer(text, start) if items is not None else ():
        if chain and not JOINED.fullmatch(text, chain[-1].end(), found.start()):
            break
        chain.append(found)
    return _Found(chain[0].start(), chain[-1].end(), tuple(one[0] for one in chain)) if chain else None
