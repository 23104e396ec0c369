"""Labels as people print them: one normal form, and the spellings by which an item may be named in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from govcheck.form import Item

__all__ = ["nearest", "normalised", "spellings"]

WIDTHS: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
#: Spaces, invisible characters and punctuation say nothing in a label; the slash parts parent and label.
SILENT: Final = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad,.:;、，。：；“”‘’\"'《》〈〉()\[\]【】{}·—–\-]+")
NUMBERING: Final = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]+[）)、.．]|[（(]?[0-9]+[）)、.．])\s*")
REMARK: Final = re.compile(r"[（(][^（）()]*[）)]\s*$")


def normalised(label: str) -> str:
    """*label* without widths, spaces, punctuation and brackets; equal for two prints of one label."""
    return SILENT.sub("", label.translate(WIDTHS)).lower()


def spellings(item: Item, parent: Item | None) -> Iterator[str]:
    """The normal forms by which *item* may be named; one that two items share names neither of them."""
    for label in _labels(item):
        yield from _forms(label)
        for group in _labels(parent) if parent is not None else ():
            yield from (f"{above}/{below}" for above in _forms(group) for below in _forms(label))


def _labels(item: Item) -> Iterator[str]:
    yield from item.label.versions.values()
    yield from item.variants


def _forms(label: str) -> Iterator[str]:
    """With and without its numbering, with and without the remark in brackets at its end."""
    bare = NUMBERING.sub("", label, count=1) if NUMBERING.match(label) else label
    yield from dict.fromkeys(normalised(text) for text in (label, bare, REMARK.sub("", label), REMARK.sub("", bare)))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of *known* that looks most like *name*, or ``None`` where none does."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.5)), None)
