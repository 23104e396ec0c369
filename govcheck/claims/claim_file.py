"""The ``claims`` of a pack file → `Claim`, every expression resolved against the form before it is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

from govcheck import fields
from govcheck.claims.claim import STATED, Claim
from govcheck.claims.phrase import GROUP, Groups, Phrase, Slot, parse_phrase
from govcheck.errors import PackError
from govcheck.excerpt import caret
from govcheck.expression import ExpressionError, Name, Node, parse
from govcheck.form import Form
from govcheck.kinds import Kind, require
from govcheck.messages import Text, say
from govcheck.narrative.quantity import Interval, exactly
from govcheck.pack import Direction, Rule
from govcheck.report import Severity
from govcheck.resolve import Frame, resolve
from govcheck.rule_check import located, measured
from govcheck.yaml_nodes import Node as YamlNode
from govcheck.yaml_nodes import ScalarNode, SequenceNode, compose, read_text, readable

__all__ = ["read_claims"]

KEYS: Final = [
    "id",
    "title",
    "says",
    "equals",
    "or",
    "items",
    "states",
    "about",
    "until",
    "own_subject",
    "whole",
    "adds",
    "not",
    "scope",
    "severity",
    "authority",
    "off",
]
SCOPE_KEYS: Final = ["whole", "narrower"]
#: A file of claims may name groups of words for its phrases.
FILE_KEYS: Final = ["words", "claims"]
#: How far apart the words of `until` may stand.
LONGEST: Final = 60


def read_claims(node: YamlNode, form: Form, groups: Groups | None = None) -> Iterator[Claim]:
    """The claims at *node*, in whose phrases a name of *groups* stands for its words.

    Raises:
        PackError: A field, a phrase, an expression or a name is wrong.
    """
    yield from _claims(node, form, groups or Groups(), ())


def _claims(node: YamlNode, form: Form, groups: Groups, chain: tuple[str, ...]) -> Iterator[Claim]:
    if not isinstance(node, SequenceNode):
        raise PackError(say("pack.not_a_list", name="claims"), node.place)
    for item in node.items:
        if isinstance(item, ScalarNode):
            yield from _shared(item, form, chain)
            continue
        entries = {key: value for key, (_, value) in fields.mapping(item, KEYS).items()}
        yield _claim(entries, form, item, groups)


def _shared(node: ScalarNode, form: Form, chain: tuple[str, ...]) -> Iterator[Claim]:
    """The claims in a file of their own, which several packs share; its path is relative to the pack.

    Args:
        node: The path.
        form: The form of the report.
        chain: The files of claims that lead to this one.
    """
    path = str(Path(node.place.path).parent / fields.scalar(node))
    with readable(path):
        real = str(Path(path).resolve())
    if real in chain:
        files = " → ".join(Path(part).name for part in (*chain, real))
        raise PackError(say("claims.names_itself", chain=files), node.place)
    root = compose(read_text(path), path)
    if isinstance(root, SequenceNode):
        yield from _claims(root, form, Groups(), (*chain, real))
        return
    entries = fields.mapping(root, FILE_KEYS)
    if "claims" not in entries:
        raise PackError(say("pack.missing_key", name="claims"), root.place)
    groups = _groups(entries["words"][1]) if "words" in entries else Groups()
    yield from _claims(entries["claims"][1], form, groups, (*chain, real))


def _groups(node: YamlNode) -> Groups:
    """Groups of words; one may name those before it."""
    groups = Groups()
    for name, (key, words) in fields.mapping(node).items():
        if not GROUP.fullmatch(name) or name in {slot.value for slot in Slot}:
            raise PackError(say("claims.group_name", name=name), key.place)
        groups = Groups({**groups.words, name: groups.alternatives("|".join(_words(words)))})
    return groups


def _claim(entries: Mapping[str, YamlNode], form: Form, node: YamlNode, groups: Groups) -> Claim:
    for key in ("id", "says"):
        if key not in entries:
            raise PackError(say("pack.missing_key", name=key), node.place)
    phrases = tuple(_phrase(part, groups) for part in _parts(entries["says"]))
    items = dict(_items(entries["items"], form, groups)) if "items" in entries else {}
    equals = tuple(_value(part, form, items=bool(items)) for key in ("equals", "or") for part in _given(entries, key))
    states = _stated(entries["states"]) if "states" in entries else None
    _complete(phrases, items, states, entries, node)
    name = fields.scalar(entries["id"])
    rule = Rule(
        id=name,
        title=fields.text(entries["title"]) if "title" in entries else Text({"zh": name}),
        text=" · ".join(phrase.text for phrase in phrases),
        severity=fields.choice(entries["severity"], Severity) if "severity" in entries else Severity.WARNING,
        authority=fields.text(entries["authority"]) if "authority" in entries else None,
        off=fields.text(entries["off"]) if "off" in entries else None,
        place=node.place,
    )
    scope = fields.mapping(entries["scope"], SCOPE_KEYS) if "scope" in entries else {}
    return Claim(
        rule,
        phrases,
        tuple(_written(entries)),
        equals or (Name((0, 4), "item"),),
        items,
        states,
        excluded=_alternatives(entries, "not", groups),
        about=_alternatives(entries, "about", groups),
        until=_until(_alternatives(entries, "until", groups)),
        own_subject=fields.boolean(entries["own_subject"]) if "own_subject" in entries else False,
        whole=fields.boolean(entries["whole"]) if "whole" in entries else False,
        adds=fields.boolean(entries["adds"]) if "adds" in entries else False,
        wider=_texts({key: value for key, (_, value) in scope.items()}, "whole"),
        narrower=_texts({key: value for key, (_, value) in scope.items()}, "narrower"),
    )


def _written(entries: Mapping[str, YamlNode]) -> Iterator[str]:
    """What the claim must agree with, as written."""
    if "items" in entries:
        for label, (_, value) in fields.mapping(entries["items"]).items():
            yield f"{label} = {' | '.join(fields.scalar(part) for part in _parts(value))}"
    for key in ("equals", "or"):
        yield from (fields.scalar(part) for part in _given(entries, key))


def _texts(entries: Mapping[str, YamlNode], key: str) -> tuple[str, ...]:
    return tuple(_words(entries[key])) if key in entries else ()


def _words(node: YamlNode) -> Iterator[str]:
    """One word or several, each with something to read in it: an empty one would stand everywhere."""
    for part in _parts(node):
        text = fields.scalar(part)
        _not_empty(text, part)
        yield text


def _not_empty(text: str, node: YamlNode) -> None:
    if not all(word.strip(" …") for word in text.split("|")):
        raise PackError(say("claims.empty_word"), node.place)


def _alternatives(entries: Mapping[str, YamlNode], key: str, groups: Groups) -> tuple[str, ...]:
    for part in _parts(entries[key]) if key in entries else ():
        _known(fields.scalar(part), groups, part)
    return groups.alternatives("|".join(_texts(entries, key))) if key in entries else ()


def _known(text: str, groups: Groups, node: YamlNode) -> None:
    """Refuse a name that is no group's; where there are no groups, it is a word like others."""
    unknown = groups.unknown(text) if groups.words else None
    if unknown is not None:
        raise PackError(unknown, node.place)


def _until(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for all *words*; ``…`` in one is a gap."""
    patterns = (f".{{0,{LONGEST}}}?".join(map(re.escape, word.split("…"))) for word in words)
    return re.compile("|".join(patterns)) if words else None


def _complete(
    phrases: tuple[Phrase, ...],
    items: Mapping[str, object],
    states: Interval | None,
    entries: Mapping[str, YamlNode],
    node: YamlNode,
) -> None:
    wants_items = any(element.slot is Slot.ITEM for phrase in phrases for element in (*phrase.before, *phrase.after))
    if wants_items and not items:
        raise PackError(say("claims.no_items"), entries["says"].place)
    if any(phrase.number is None for phrase in phrases) and states is None:
        raise PackError(say("claims.no_value"), node.place)
    if not items and "equals" not in entries:
        raise PackError(say("pack.missing_key", name="equals"), node.place)


def _parts(node: YamlNode) -> tuple[YamlNode, ...]:
    parts = node.items if isinstance(node, SequenceNode) else (node,)
    if not parts:
        raise PackError(say("claims.empty_list"), node.place)
    return parts


def _given(entries: Mapping[str, YamlNode], key: str) -> tuple[YamlNode, ...]:
    return _parts(entries[key]) if key in entries else ()


def _phrase(node: YamlNode, groups: Groups) -> Phrase:
    text = fields.scalar(node)
    try:
        return parse_phrase(text, groups)
    except ExpressionError as error:
        raise PackError(error.message, node.place, caret(text, *error.span)) from None


def _items(node: YamlNode, form: Form, groups: Groups) -> Iterator[tuple[str, tuple[Node, ...]]]:
    for labels, (key, value) in fields.mapping(node).items():
        _not_empty(labels, key)
        _known(labels, groups, key)
        readings = tuple(_value(part, form, items=False) for part in _parts(value))
        yield from ((label, readings) for label in groups.alternatives(labels))


def _value(node: YamlNode, form: Form, *, items: bool) -> Node:
    try:
        value = parse(fields.scalar(node))
        known = {STATED: parse("0"), **({"item": parse("0")} if items else {})}
        measured(value)
        require(resolve(value, Frame(form, Direction.ONCE, let=known)), Kind.NUMBER, form)
    except ExpressionError as error:
        raise located(error, node) from None
    return value


def _stated(node: YamlNode) -> Interval:
    """A whole number, or with ``..`` behind it at least that."""
    text = fields.scalar(node)
    number = text.removesuffix("..")
    if not isinstance(node, ScalarNode) or not number.isascii() or not number.isdigit():
        raise PackError(say("value.not_a_number", raw=text), node.place)
    return exactly(int(number)) if number == text else Interval(Fraction(int(number)), None)
