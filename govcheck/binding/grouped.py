"""Labels printed with the heading of their group before them: （五）不予处理：2.重复申请."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import define, frozen

from govcheck.binding.abbreviation import numbered
from govcheck.binding.characters import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govcheck.form import Axis, Item

__all__ = ["Grouped", "Inside"]

#: What parts a heading and a label, beside the punctuation that no label has in its plain form.
_PARTING: Final = re.compile(r"^[/\\|>＞→_~+＋]+")
#: A rest that is less like a label than this is another one.
_SIMILAR: Final = 0.8


@frozen
class Inside:
    """A label below its heading.

    Args:
        item: The row or column.
        close: How much the rest behind the heading is like its label; 1 is its very words.
    """

    item: Item
    close: float


@frozen
class _Group:
    """A group as its heading is printed, in plain forms: whole or without number, and by its number alone."""

    item: Item
    names: tuple[str, ...]
    number: str


@define(frozen=True, slots=False, eq=False)
class Grouped:
    """The groups of an axis, to tell labels that are printed with their headings.

    Args:
        axis: The rows or columns of a table.
        close: How much a plain text is like a plain label.
    """

    axis: Axis
    close: Callable[[str, str], float]

    def find(self, text: str) -> Inside | None:
        """The one item that *text* names below its heading; ``None`` where none is, or more than one could be."""
        wanted = plain(text)
        found = [inside for group in self._groups for inside in self._behind(wanted, group)]
        best = max((inside.close for inside in found), default=0)
        items = {inside.item.id: inside for inside in found if inside.close == best}
        return next(iter(items.values())) if len(items) == 1 else None

    @cached_property
    def _groups(self) -> tuple[_Group, ...]:
        return tuple(_group(item) for item in self.axis.by_id.values() if item.items)

    def _behind(self, wanted: str, group: _Group) -> Iterator[Inside]:
        """The items of *group* that stand behind one of its names in *wanted*."""
        for name in (*group.names, group.number):
            rest = _PARTING.sub("", wanted[len(name) :]) if name and wanted.startswith(name) else ""
            if not rest:
                continue
            below = self.axis.below(group.item)
            inner = [one for one in self._groups if one.item.id in below]
            yield from (found for one in inner for found in self._behind(rest, one))
            for item in group.item.walk():
                close = 0.0 if item is group.item else self._closeness(rest, item)
                if close >= (1 if name == group.number else _SIMILAR):
                    yield Inside(item, close)
            yield from (Inside(item, 1) for item in self._after(group.item) if rest in _names(item))

    def _after(self, group: Item) -> Iterator[Item]:
        """The single rows behind *group*: in print its total stands below its heading, too."""
        parent = self.axis.parents.get(group.id)
        beside = list(self.axis.items if parent is None else parent.items)
        return (item for item in beside[beside.index(group) + 1 :] if not item.items)

    def _closeness(self, rest: str, item: Item) -> float:
        names = list(_names(item))
        return 1 if rest in names else max(self.close(rest, name) for name in names)


def _group(item: Item) -> _Group:
    number = numbered(str(item.label)).number
    return _Group(item, tuple(dict.fromkeys(_names(item))), number)


def _names(item: Item) -> Iterator[str]:
    """The plain forms of an item's label, with and without its number."""
    texts: Sequence[str] = (*item.label.versions.values(), *item.variants)
    for text in texts:
        yield plain(text)
        yield numbered(text).words
