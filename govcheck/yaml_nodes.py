"""YAML as nodes with positions: scalars keep their text, so that no value is reinterpreted on the way.

The nodes are built from the parser's events in one pass. That bounds nesting before any recursion (the C
composer dies at some 30,000 levels), shows duplicate keys, and keeps apart quoted and plain scalars.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml
from attrs import define, field, frozen

from govcheck.errors import FileError
from govcheck.excerpt import excerpt
from govcheck.messages import Message, say
from govcheck.place import Place

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "compose", "decode", "read_text"]

MAX_BYTES: Final = 20_000_000
MAX_DEPTH: Final = 60
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@frozen
class ScalarNode:
    """A scalar: its text as written, and whether it stands without quotes."""

    place: Place
    text: str
    plain: bool
    #: ``|`` and ``>`` for block scalars, whose text begins on the next line; else empty.
    block: str = ""

    @property
    def is_null(self) -> bool:
        """Whether nothing stands here."""
        return self.plain and self.text in NULLS


@frozen
class SequenceNode:
    """A list."""

    place: Place
    items: tuple[Node, ...]


@frozen
class MappingNode:
    """A mapping as its pairs, in order and with duplicates."""

    place: Place
    pairs: tuple[tuple[ScalarNode, Node], ...]


Node = ScalarNode | SequenceNode | MappingNode


def read_text(path: str) -> str:
    """The text of the file at *path*, which must be UTF-8.

    Raises:
        FileError: No such file, a folder, too large, or not UTF-8.
    """
    file = Path(path)
    place = Place(path)
    try:
        if file.is_dir():
            raise FileError(say("file.is_folder"), place)
        if file.stat().st_size > MAX_BYTES:
            raise FileError(say("file.too_large", limit=MAX_BYTES // 1_000_000), place)
        return decode(file.read_bytes(), path)
    except FileNotFoundError:
        raise FileError(say("file.not_found"), place) from None
    except (OSError, ValueError) as error:
        raise FileError(say("file.unreadable", reason=error), place) from None


def decode(data: bytes, path: str) -> str:
    """*data* as UTF-8 text, with or without a byte order mark.

    Raises:
        FileError: The bytes are not UTF-8; the message says in which line.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(say("file.not_utf8"), Place(path, line, 1)) from None


def compose(text: str, path: str) -> Node:
    """The nodes of the single YAML document in *text*.

    Raises:
        FileError: Not YAML, empty, an alias, a second document, or nested deeper than 60 levels.
    """
    try:
        root = _build(yaml.parse(text, Loader=LOADER), text, path)
    except yaml.MarkedYAMLError as error:
        raise _translated(error, text, path) from None
    except yaml.reader.ReaderError as error:
        raise _unprintable(error, text, path) from None
    if root is None or (isinstance(root, ScalarNode) and root.is_null):
        raise FileError(say("file.empty"), Place(path))
    return root


@define
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Place
    is_mapping: bool
    nodes: list[Node] = field(factory=list)


def _build(events: Iterator[yaml.Event], text: str, path: str) -> Node | None:
    root: Node | None = None
    stack: list[_Open] = []
    for event in events:
        node: Node | None = None
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(event, path)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            stack.append(_Open(_place(event, path), isinstance(event, yaml.MappingStartEvent)))
            if len(stack) > MAX_DEPTH:
                raise FileError(say("file.too_deep", limit=MAX_DEPTH), stack[-1].place)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            node = _closed(stack.pop(), text)
        elif isinstance(event, yaml.AliasEvent):
            raise FileError(say("file.alias"), _place(event, path))
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise FileError(say("file.second_document"), _place(event, path))
        if node is not None and stack:
            stack[-1].nodes.append(node)
        elif node is not None:
            root = node
    return root


def _place(event: yaml.Event, path: str) -> Place:
    mark = event.start_mark
    assert mark is not None
    return Place(path, mark.line + 1, mark.column + 1)


def _scalar(event: yaml.ScalarEvent, path: str) -> ScalarNode:
    style = event.style or ""
    block = style if style in {"|", ">"} else ""
    return ScalarNode(_place(event, path), event.value, style == "", block)


def _closed(part: _Open, text: str) -> Node:
    if not part.is_mapping:
        return SequenceNode(part.place, tuple(part.nodes))
    pairs = []
    for key, value in zip(part.nodes[::2], part.nodes[1::2], strict=True):
        if not isinstance(key, ScalarNode):
            raise FileError(say("file.key_not_text"), key.place, excerpt(text, key.place))
        pairs.append((key, value))
    return MappingNode(part.place, tuple(pairs))


def _translated(error: yaml.MarkedYAMLError, text: str, path: str) -> FileError:
    mark = error.problem_mark or error.context_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    return FileError(_diagnosis(error, text, place), place, excerpt(text, place))


def _diagnosis(error: yaml.MarkedYAMLError, text: str, place: Place) -> Message:
    lines = text.splitlines()
    number = (place.line or 1) - 1
    line = lines[number] if number < len(lines) else ""
    if "\t" in line[: place.column]:
        return say("file.tab")
    for near in reversed(lines[max(0, number - 1) : number + 1]):
        if "：" in near and ":" not in near:
            return say("file.full_width_colon")
    return say("file.not_yaml", reason=error.problem or error.context or "")


def _unprintable(error: yaml.reader.ReaderError, text: str, path: str) -> FileError:
    position = error.position if isinstance(error.position, int) else 0
    before = text[:position]
    line = before.count("\n") + 1
    character = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "?")
    place = Place(path, line, position - (before.rfind("\n") + 1) + 1)
    return FileError(say("file.control_character", code=f"U+{character:04X}"), place)
