"""YAML as nodes with positions: scalars keep their text, so that no value is reinterpreted on the way.

The nodes are built from the parser's events in one pass. That bounds nesting before any recursion (the C
composer dies at some 30,000 levels), shows duplicate keys, and keeps apart quoted and plain scalars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import yaml
from attrs import define, field, frozen

from govcheck.errors import FileError
from govcheck.excerpt import excerpt
from govcheck.messages import say
from govcheck.place import Place
from govcheck.system_error import reason_of

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "compose", "decode", "read_text", "readable"]

MAX_BYTES: Final = 20_000_000
MAX_DEPTH: Final = 60
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
    place = Place(path)
    with readable(path):
        file = Path(path)
        if file.is_dir():
            raise FileError(say("file.is_folder"), place)
        with file.open("rb") as stream:
            # Devices and pipes have no size beforehand: the bytes themselves are counted.
            data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise FileError(say("file.too_large", limit=MAX_BYTES // 1_000_000), place)
    return decode(data, path)


@contextmanager
def readable(path: str) -> Iterator[None]:
    """Turn what the system says of the file at *path* into a `FileError`.

    Raises:
        FileError: No such file, no permission, or a name that no file can have.
    """
    try:
        yield
    except FileNotFoundError:
        raise FileError(say("file.not_found"), Place(path)) from None
    except OSError as error:
        raise FileError(say("file.unreadable", reason=reason_of(error)), Place(path)) from None
    except (ValueError, RuntimeError) as error:
        # A null character in the name, and a circle of symbolic links.
        raise FileError(say("file.unreadable", reason=error), Place(path)) from None


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
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        raise _unprintable(text, path) from None
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
    lines = text.splitlines()
    number = (place.line or 1) - 1
    if "\t" in "".join(lines[number : number + 1])[: place.column]:
        return FileError(say("file.tab"), place, excerpt(text, place))
    for near in range(number, max(-1, number - 2), -1):
        # YAML stumbles where the next key begins; the colon that it missed stands before.
        line = "".join(lines[near : near + 1])
        if "：" in line and ":" not in line:
            place = Place(path, near + 1, line.index("：") + 1)
            return FileError(say("file.full_width_colon"), place, excerpt(text, place))
    return FileError(say("file.not_yaml", reason=error.problem or error.context or ""), place, excerpt(text, place))


def _unprintable(text: str, path: str) -> FileError:
    """The first character that YAML does not allow; the parsers count positions each in their own way."""
    found = UNPRINTABLE.search(text)
    position = found.start() if found else 0
    before = text[:position]
    place = Place(path, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)
    return FileError(say("file.control_character", code=f"U+{ord(text[position]):04X}"), place)
