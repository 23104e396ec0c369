"""Reading the fields of a pack's nodes: each value is checked for its kind, and every error has a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Final, TypeVar

from govcheck.errors import PackError
from govcheck.labels import nearest
from govcheck.messages import LANGUAGES, Text, say
from govcheck.pack import Tolerance, ToleranceKind, Years
from govcheck.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["boolean", "choice", "mapping", "names", "scalar", "text", "texts", "tolerance", "years"]

YEARS: Final = re.compile(r"([0-9]{4})?\s*(\.\.)?\s*([0-9]{4})?")
TOLERANCE: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(%?)")
EnumT = TypeVar("EnumT", bound=Enum)


def mapping(node: Node, known: Iterable[str] | None = None) -> Mapping[str, tuple[ScalarNode, Node]]:
    """Key → (key node, value node) of a mapping whose keys are all among *known* and not repeated.

    Raises:
        PackError: Not a mapping, an unknown key (the nearest right one is named), or a key twice.
    """
    if not isinstance(node, MappingNode):
        raise PackError(say("pack.not_a_mapping"), node.place)
    allowed = None if known is None else tuple(known)
    entries: dict[str, tuple[ScalarNode, Node]] = {}
    for key, value in node.pairs:
        if allowed is not None and key.text not in allowed:
            hint = nearest(key.text, allowed) or ", ".join(allowed)
            raise PackError(say("pack.unknown_key", name=key.text, nearest=hint), key.place)
        if key.text in entries:
            raise PackError(say("pack.repeated_key", name=key.text), key.place)
        entries[key.text] = (key, value)
    return entries


def scalar(node: Node) -> str:
    """The text of a scalar that is not empty.

    Raises:
        PackError: A list, a mapping, or nothing.
    """
    if not isinstance(node, ScalarNode) or node.is_null:
        raise PackError(say("pack.not_text"), node.place)
    return node.text.strip()


def text(node: Node) -> Text:
    """A text in the pack's language, or a mapping from language to text.

    Raises:
        PackError: Another language, or nothing.
    """
    if isinstance(node, MappingNode):
        versions = {language: scalar(value) for language, (_, value) in mapping(node, LANGUAGES).items()}
        if not versions:
            raise PackError(say("pack.not_text"), node.place)
        return Text(versions)
    return Text({"zh": scalar(node)})


def texts(node: Node) -> tuple[str, ...]:
    """A list of texts, or a single one."""
    if isinstance(node, SequenceNode):
        return tuple(scalar(item) for item in node.items)
    return (scalar(node),)


def names(node: Node) -> tuple[str, ...]:
    """A list of names, or names in one scalar with commas between."""
    return tuple(part for item in texts(node) for part in re.split(r"[\s,，、]+", item.strip("[] ")) if part)


def choice(node: Node, kind: type[EnumT]) -> EnumT:
    """The member of *kind* that the scalar names.

    Raises:
        PackError: No such member; the nearest is named.
    """
    word = scalar(node)
    known = [str(member.value) for member in kind]
    if word not in known:
        hint = nearest(word, known) or ", ".join(known)
        raise PackError(say("pack.not_a_choice", text=word, nearest=hint), node.place)
    return kind(word)


def boolean(node: Node) -> bool:
    """``true`` or ``false``."""
    word = scalar(node)
    if word not in {"true", "false"}:
        raise PackError(say("pack.not_a_choice", text=word, nearest="true, false"), node.place)
    return word == "true"


def years(node: Node) -> Years:
    """``2021``, ``2019..2020``, ``2021..`` or ``..2018``."""
    match = YEARS.fullmatch(scalar(node))
    first, last = (int(group) if group else None for group in (match[1], match[3])) if match else (None, None)
    if match is None or first == last is None or (last and not match[2]) or (first and last and first > last):
        raise PackError(say("pack.not_years", text=scalar(node)), node.place)
    return Years(first, last if match[2] else first)


def tolerance(node: Node) -> Tolerance:
    """``0.5`` (absolute), ``1%`` (relative) or ``rounding``."""
    word = scalar(node)
    if word == "rounding":
        return Tolerance(ToleranceKind.ROUNDING)
    match = TOLERANCE.fullmatch(word)
    if match is None:
        raise PackError(say("pack.not_a_tolerance", text=word), node.place)
    if match[2]:
        return Tolerance(ToleranceKind.RELATIVE, Decimal(match[1]) / 100)
    return Tolerance(ToleranceKind.ABSOLUTE, Decimal(match[1]))
