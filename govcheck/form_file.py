"""The ``form`` of a pack file → `Form`."""

from __future__ import annotations

import re
from typing import Final

from govcheck import fields
from govcheck.errors import PackError
from govcheck.form import Axis, Form, Item, Presence, TableForm, ValueKind
from govcheck.messages import Text, say
from govcheck.yaml_nodes import MappingNode, Node, ScalarNode

__all__ = ["name_of", "read_form"]

TABLE_KEYS: Final = [
    "title", "heading", "variants", "value", "unit", "optional", "layout", "stub_head", "spanner", "rows", "columns",
]  # fmt: skip
ITEM_KEYS: Final = ["label", "variants", "value", "unit", "unit_printed", "row", "items", "was", "printed_in"]
NAME: Final = re.compile(r"[^\W\d]\w*")
#: Words that mean something else in an expression.
RESERVED: Final = frozenset({"cell", "row", "column", "report", "and", "or", "not", "if", "else", "in"})


def read_form(node: Node) -> Form:
    """The form at *node*.

    Raises:
        PackError: An unknown key, an id twice in one axis, an id that is no name, an empty table.
    """
    entries = fields.mapping(node)
    return Form({name_of(key): _table(name_of(key), value) for key, value in entries.values()})


def name_of(key: ScalarNode) -> str:
    """The text of *key*, which names a table, a row, a column or an intermediate value.

    Raises:
        PackError: It could not be written as a name in an expression.
    """
    if not NAME.fullmatch(key.text) or key.text in RESERVED:
        raise PackError(say("pack.not_a_name", name=key.text), key.place)
    return key.text


def _table(name: str, node: Node) -> TableForm:
    entries = {key: value for key, (_, value) in fields.mapping(node, TABLE_KEYS).items()}
    for key in ("rows", "columns"):
        if key not in entries:
            raise PackError(say("pack.missing_key", name=key), node.place)
    return TableForm(
        id=name,
        title=fields.text(entries["title"]) if "title" in entries else Text({"zh": name}),
        heading=fields.scalar(entries["heading"]) if "heading" in entries else "",
        variants=fields.texts(entries["variants"]) if "variants" in entries else (),
        rows=_axis(entries["rows"]),
        columns=_axis(entries["columns"]),
        value=fields.choice(entries["value"], ValueKind) if "value" in entries else ValueKind.COUNT,
        unit=fields.scalar(entries["unit"]) if "unit" in entries else "",
        optional="optional" in entries and fields.boolean(entries["optional"]),
        layout=fields.scalar(entries["layout"]) if "layout" in entries else "",
        stub_head=fields.scalar(entries["stub_head"]) if "stub_head" in entries else "",
        spanner=fields.scalar(entries["spanner"]) if "spanner" in entries else "",
    )


def _axis(node: Node) -> Axis:
    items = _items(node)
    seen: set[str] = set()
    for item in (part for top in items for part in top.walk()):
        if item.id in seen:
            raise PackError(say("pack.repeated_item", name=item.id), node.place)
        seen.add(item.id)
    if not items:
        raise PackError(say("pack.empty_axis"), node.place)
    return Axis(items)


def _items(node: Node) -> tuple[Item, ...]:
    """The items at *node*; each may name a group among them that it is printed in."""
    items = tuple(_item(name_of(key), value) for key, value in fields.mapping(node).values())
    groups = [item.id for item in items if item.items]
    for item in items:
        if item.printed_in and item.printed_in not in groups:
            raise PackError(say("pack.not_a_choice", text=item.printed_in, nearest=groups or "items"), node.place)
    return items


def _item(name: str, node: Node) -> Item:
    if not isinstance(node, MappingNode):
        return Item(name, fields.text(node))
    entries = {key: value for key, (_, value) in fields.mapping(node, ITEM_KEYS).items()}
    if "label" not in entries:
        raise PackError(say("pack.missing_key", name="label"), node.place)
    items = _items(entries["items"]) if "items" in entries else ()
    return Item(
        id=name,
        label=fields.text(entries["label"]),
        variants=fields.texts(entries["variants"]) if "variants" in entries else (),
        value=fields.choice(entries["value"], ValueKind) if "value" in entries else None,
        unit=fields.scalar(entries["unit"]) if "unit" in entries else "",
        unit_printed="unit_printed" in entries and fields.boolean(entries["unit_printed"]),
        presence=_presence(entries.get("row"), items),
        items=items,
        was={pack: fields.scalar(value) for pack, (_, value) in fields.mapping(entries["was"]).items()}
        if "was" in entries
        else {},
        printed_in=fields.scalar(entries["printed_in"]) if "printed_in" in entries else "",
    )


def _presence(node: Node | None, items: tuple[Item, ...]) -> Presence:
    if node is None:
        return Presence.NEVER if items else Presence.ALWAYS
    word = fields.scalar(node)
    if word not in {"true", "optional"} or not items:
        raise PackError(say("pack.row_of_group", text=word), node.place)
    return Presence.ALWAYS if word == "true" else Presence.OPTIONAL
