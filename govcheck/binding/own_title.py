"""The title of a report on a form of one's own, in any language: what the pack calls the report, organ and year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from govcheck.binding.metadata import Title
from govcheck.messages import say
from govcheck.pack_file import pack_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.binding.metadata import Metadata
    from govcheck.pack import Pack
    from govcheck.place import Place

__all__ = ["with_own_title"]

#: Among so many lines a title in the pack's words is looked for, and one in other words.
_HEAD: Final = 40
_OPENING: Final = 6
#: So many lines a title fills at most, and so many characters it has.
_MOST_LINES: Final = 3
_LONGEST: Final = 160
#: What the pack's title says in brackets at its end names the edition, not the report.
_EDITION: Final = re.compile(r"\s*[（(][^（）()]*[）)]\s*$")
#: What reports are called whatever their pack is called.
_REPORT: Final = re.compile(r"\b(?:annual|yearly)\s+report\b|\breport\b|年度报告|年报|工作报告|报告", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])\s*(?:年度?)?")
_BETWEEN: Final = re.compile(r"^(?:of|by|for)\s+(?:the\s+)?", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[。！？；]|[.!?;]\s|[.!?;]$")
_EDGES: Final = " \t:：,，;；.-–—_/|·()（）[]"


def with_own_title(facts: Metadata, lines: Sequence[tuple[str, Place]], packs: Iterable[Pack]) -> Metadata:
    """*facts* with publisher and year from a title in the words of *packs*, where they name none.

    The shipped packs have the statutory title, which is in *facts*.
    """
    own = [pack for pack in packs if pack.id not in pack_ids()]
    if not own or (facts.publisher and facts.year is not None):
        return facts
    titles = list(_titles(lines[:_HEAD], _names(own))) or list(_titles(lines[:_OPENING], (_REPORT,)))
    title = max(titles, key=lambda one: (one.year is not None, bool(one.publisher)), default=None)
    if title is None:
        return facts
    year = facts.year if facts.year is not None else title.year
    return evolve(facts, publisher=facts.publisher or title.publisher, year=year, title=facts.title or title)


def _names(packs: Iterable[Pack]) -> tuple[re.Pattern[str], ...]:
    """What the packs call their reports, longest first, whatever space stands between the words."""
    texts = {_EDITION.sub("", text) for pack in packs for text in pack.title.versions.values()}
    texts |= {text for language in ("zh", "en") if (text := say("render.name").show(language))}
    spaced = (r"\s*".join(map(re.escape, text.split())) for text in sorted(texts, key=len, reverse=True) if text)
    return tuple(re.compile(text, re.IGNORECASE) for text in spaced)


def _titles(lines: Sequence[tuple[str, Place]], names: Sequence[re.Pattern[str]]) -> Iterator[Title]:
    """The titles among *lines*, of one line or, where that names no year, of the next as well."""
    for first in range(len(lines)):
        for count in range(1, min(_MOST_LINES, len(lines) - first) + 1):
            text = " ".join(" ".join(line.split()) for line, _ in lines[first : first + count])
            found = next((match for name in names if (match := name.search(text))), None)
            if found is None or len(text) > _LONGEST or _SENTENCE.search(text):
                continue
            year = _YEAR.search(_without(text, found))
            if year is not None or count == 1:
                yield _title(text, found, lines, range(first, first + count))
            if year is not None:
                break


def _title(text: str, name: re.Match[str], lines: Sequence[tuple[str, Place]], part: range) -> Title:
    rest = _without(text, name)
    year = _YEAR.search(rest) or _YEAR.search(text)
    publisher = _plain(_YEAR.sub(" ", rest))
    if not publisher and part.start:
        above = " ".join(lines[part.start - 1][0].split())
        publisher = "" if _SENTENCE.search(above) or len(above) > _LONGEST else _plain(_YEAR.sub(" ", above))
    return Title(publisher, int(year[1]) if year else None, lines[part.start][1], tuple(part), text)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _plain(text: str) -> str:
    """The name in what is left of a title."""
    return _BETWEEN.sub("", " ".join(text.split()).strip(_EDGES)).strip(_EDGES)
