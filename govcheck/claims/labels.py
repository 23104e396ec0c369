"""What the cells that a number is compared with are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from govcheck.report import Key

if TYPE_CHECKING:
    from govcheck.form import Axis, Form

__all__ = ["labels_of"]

#: More names than these say no more.
NAMES: Final = 3


def labels_of(keys: Sequence[Key], form: Form) -> tuple[str, ...]:
    """Labels of *keys*, a group with all of its items by its own: ``（三）不予公开 · 总计``; the first few of many."""
    # A single cell is no group with all of its items.
    names = tuple(dict.fromkeys(_names(keys, form))) if len(keys) > 1 else tuple(map(form.label, keys))
    return names if len(names) <= NAMES else (*names[:NAMES], "…")


def _names(keys: Sequence[Key], form: Form) -> Iterator[str]:
    told: set[Key] = set()
    among = frozenset(keys)
    for key in keys:
        if key in told:
            continue
        found = next(_groups(key, among, form), None)
        if found is None:
            yield form.label(key)
        else:
            name, members = found
            told |= members
            yield name


def _groups(key: Key, keys: frozenset[Key], form: Form) -> Iterator[tuple[str, frozenset[Key]]]:
    """The groups of rows, and then of columns, that *key* is one of and all of whose cells are among *keys*."""
    table = form.tables.get(key.table)
    if table is None:
        return
    for group, items in _above(key.row, table.rows, len(keys)):
        members = frozenset(Key(key.table, item, key.column) for item in items)
        if members <= keys:
            yield f"{group} · {table.columns.by_id[key.column].label}", members
    for group, items in _above(key.column, table.columns, len(keys)):
        members = frozenset(Key(key.table, key.row, item) for item in items)
        if members <= keys:
            yield f"{table.rows.by_id[key.row].label} · {group}", members


def _above(name: str, axis: Axis, most: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The label and the items, at *most* so many, of the group that *name* stands in; a single item is no sum."""
    group = axis.parents.get(name)
    if group is not None and 1 < len(group.items) <= most and not any(item.items for item in group.items):
        yield str(group.label), tuple(item.id for item in group.items)
