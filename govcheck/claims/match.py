"""A phrase on the words around a number: from the number outwards, each element at its nearest place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from govcheck.claims.phrase import Element, Gap, Phrase, Slot
from govcheck.claims.windows import Window

__all__ = ["Match", "match"]

#: What may stand between items that are counted together.
JOINED: Final = re.compile(r"(?:的)?(?:及|和|与|、|以及|或|或者|并|\+|/|,)?(?:申请)?(?:和|及)?")


@frozen
class Match:
    """A phrase that fits.

    Args:
        words: The words of the phrase as they stand in the text.
        items: The items that it names, in order.
        rest: What the words that belong to the number say beyond the phrase.
    """

    words: tuple[str, ...]
    items: tuple[str, ...]
    rest: str


@frozen
class _Labels:
    """What the slots stand for: the items, longest first, and the year reported on."""

    items: tuple[str, ...]
    year: int

    def words(self, element: Element) -> tuple[str, ...]:
        """The alternatives of *element*."""
        shift = {Slot.LAST: -1, Slot.NEXT: 1}.get(element.slot)
        return element.words if shift is None else (*element.words, f"{self.year + shift}年")


@frozen
class _Found:
    """An element at its place in the lead or the words after."""

    start: int
    end: int
    items: tuple[str, ...] = ()


def match(phrase: Phrase, window: Window, items: Iterable[str] = (), year: int = 0) -> Match | None:
    """How *phrase* fits the words of *window*, or ``None``.

    Args:
        phrase: The phrase.
        window: The words around the number.
        items: The labels that ``{item}`` stands for.
        year: The year reported on, for ``{last}`` and ``{next}``.
    """
    labels = _Labels(tuple(sorted(items, key=len, reverse=True)), year)
    before = _before(phrase, window, labels)
    after = _after(phrase, window, labels)
    if before is None or after is None:
        return None
    words = tuple(window.lead[one.start : one.end] for one in before)
    words += tuple(window.after[one.start : one.end] for one in after)
    named = tuple(item for one in (*before, *after) for item in one.items)
    return Match(words, named, _rest(window, before, after))


def _rest(window: Window, before: list[_Found], after: list[_Found]) -> str:
    lead = _cut(window.lead, [one for one in before if one.end > window.clause])[window.clause :]
    return f"{lead}|{_cut(window.after, after)}"


def _cut(text: str, found: list[_Found]) -> str:
    """*text* with what was found blanked out, positions kept."""
    for one in found:
        text = f"{text[: one.start]}{'|' * (one.end - one.start)}{text[one.end :]}"
    return text


def _before(phrase: Phrase, window: Window, labels: _Labels) -> list[_Found] | None:
    position, gap = len(window.lead), phrase.gap if phrase.number else Gap.CLAUSE
    found: list[_Found] = []
    for element in reversed(phrase.before):
        floor = 0 if gap is Gap.SENTENCE else window.clause
        place = _last(element, window.lead, floor, position, labels)
        if place is None or (gap is Gap.NONE and place.end != position):
            return None
        found.append(place)
        position, gap = place.start, element.gap
    return found[::-1]


def _last(element: Element, text: str, floor: int, end: int, labels: _Labels) -> _Found | None:
    if element.slot is Slot.ITEM:
        return _items(text, floor, end, labels)
    places = [_Found(at, at + len(word)) for word in labels.words(element) if (at := text.rfind(word, floor, end)) >= 0]
    return max(places, key=lambda one: (one.end, one.end - one.start), default=None)


def _after(phrase: Phrase, window: Window, labels: _Labels) -> list[_Found] | None:
    position = 0
    found: list[_Found] = []
    for element in phrase.after:
        place = _first(element, window.after, position, labels)
        if place is None or (element.gap is Gap.NONE and place.start != position):
            return None
        found.append(place)
        position = place.end
    return found


def _first(element: Element, text: str, start: int, labels: _Labels) -> _Found | None:
    if element.slot is Slot.ITEM:
        return _items(text, start, len(text), labels)
    places = [_Found(at, at + len(word)) for word in labels.words(element) if (at := text.find(word, start)) >= 0]
    return min(places, key=lambda one: (one.start, one.start - one.end), default=None)


def _items(text: str, start: int, end: int, labels: _Labels) -> _Found | None:
    """The last items between *start* and *end* that stand together: 予以公开及部分公开, but not 重复申请等不予处理."""
    places = sorted(_occurrences(text, start, end, labels))
    if not places:
        return None
    chain = [places.pop()]
    while places and JOINED.fullmatch(text, places[-1][1], chain[0][0]):
        chain.insert(0, places.pop())
    return _Found(chain[0][0], chain[-1][1], tuple(label for _, _, label in chain))


def _occurrences(text: str, start: int, end: int, labels: _Labels) -> Iterator[tuple[int, int, str]]:
    taken = text
    for label in labels.items:
        at = taken.find(label, start, end)
        while at >= 0:
            yield at, at + len(label), label
            taken = f"{taken[:at]}{'|' * len(label)}{taken[at + len(label) :]}"
            at = taken.find(label, at + len(label), end)
