"""Whether a rule fits its form: every name, every kind of value, and that it says anything at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve, frozen

from govcheck import fields
from govcheck.errors import PackError
from govcheck.excerpt import caret
from govcheck.expression import CellNode, ExpressionError, Name, Node
from govcheck.form import Form
from govcheck.instances import frames
from govcheck.kinds import Kind, kind, require
from govcheck.labels import nearest
from govcheck.linearise import linear_relations
from govcheck.messages import say
from govcheck.pack import Rule
from govcheck.place import Place
from govcheck.resolve import Frame, resolve
from govcheck.yaml_nodes import Node as YamlNode
from govcheck.yaml_nodes import ScalarNode

__all__ = ["located", "measured", "refitted", "validate"]

#: How large an expression may become once its intermediate values stand in it, and how deep.
MAX_NODES: Final = 5_000
MAX_LEVELS: Final = 60
NO_SIZES: Final[Mapping[str, tuple[int, int]]] = {}


def validate(rule: Rule, entries: Mapping[str, YamlNode], form: Form) -> None:
    """Refuse *rule*, made of the fields *entries*, unless it fits *form*.

    Raises:
        PackError: A name that is not in the form, a value of the wrong kind, a relation that is a constant or that
            stands nowhere; with the place in the file.
    """
    _validate_excluded(rule, entries, form)
    _bounded(rule, entries)
    found = _frames(rule, form)
    if not found:
        raise PackError(say("pack.no_instances", rule=rule.id), rule.place)
    for frame in found:
        for field in _fields(rule):
            try:
                _check(rule, field, frame)
            except ExpressionError as error:
                raise located(error, _node(field, entries)) from None


def refitted(rule: Rule, form: Form, place: Place) -> Rule:
    """*rule* of a base pack on the form of the pack at *place*, which extends it.

    Raises:
        PackError: The form of the extending pack has replaced what the rule speaks of.
    """
    fitted = rule
    if rule.each.every:
        fitted = evolve(rule, each=evolve(rule.each, tables=tuple(form.tables)))
    for frame in _frames(fitted, form):
        for field in _fields(fitted):
            try:
                _check(fitted, field, frame)
            except ExpressionError as error:
                shown = caret(fitted.text, *error.span) if field.name == "check" else ""
                raise PackError(say("pack.base_rule", rule=rule.id, reason=error.message), place, shown) from None
    return fitted


@frozen
class _Field:
    """A field of a rule that holds an expression; *let* where it is one of the intermediate values."""

    name: str
    node: Node
    let: bool = False


def _fields(rule: Rule) -> Iterator[_Field]:
    """The expressions of *rule*, intermediate values first, so that what is wrong in one is said of it."""
    yield from (_Field(name, node, let=True) for name, node in rule.let)
    if rule.where is not None:
        yield _Field("where", rule.where)
    if rule.check is not None:
        yield _Field("check", rule.check)


def _node(field: _Field, entries: Mapping[str, YamlNode]) -> YamlNode:
    return fields.mapping(entries["let"])[field.name][1] if field.let else entries[field.name]


def _frames(rule: Rule, form: Form) -> tuple[Frame, ...]:
    """One instance for each table and kind of value: names are the same in all the others."""
    return tuple({_sort(frame, form): frame for frame in frames(rule, form, ()).values()}.values())


def _sort(frame: Frame, form: Form) -> tuple[object, ...]:
    table = form.tables.get(frame.table)
    if table is None:
        return ()
    axes = ((table.rows, frame.row), (table.columns, frame.column))
    return (frame.table, *(axis.by_id[name].value if name else None for axis, name in axes))


def _check(rule: Rule, field: _Field, frame: Frame) -> None:
    if field.let:
        # A value may use earlier ones only, as if it were written where its name stands.
        kind(resolve(Name(field.node.span, field.name), frame), frame.form)
        return
    node = resolve(field.node, frame)
    require(node, Kind.CONDITION, frame.form)
    if field.name == "check":
        _says_something(rule, node)


def _says_something(rule: Rule, node: Node) -> None:
    cells = any(isinstance(part, CellNode) for part in node.walk())
    if not cells or any(not relation.terms for relation in linear_relations(rule, "", node)):
        raise ExpressionError(say("pack.constant_rule", rule=rule.id), (0, len(rule.text)))


def located(error: ExpressionError, node: YamlNode) -> PackError:
    """*error* at its place in the file, with the text of the expression at *node* and a caret below."""
    text = fields.scalar(node)
    place = node.place
    if isinstance(node, ScalarNode) and "\n" not in text and not node.block:
        quoted = 0 if node.plain else 1
        place = place.at(place.line or 1, (place.column or 1) + quoted + error.span[0])
    return PackError(error.message, place, caret(text.replace("\n", " "), *error.span))


def _bounded(rule: Rule, entries: Mapping[str, YamlNode]) -> None:
    """Refuse an expression that grows without measure when its intermediate values are put in."""
    sizes: dict[str, tuple[int, int]] = {}
    for field in _fields(rule):
        try:
            size = measured(field.node, sizes)
        except ExpressionError as error:
            raise located(error, _node(field, entries)) from None
        if field.let:
            sizes[field.name] = size


def measured(node: Node, sizes: Mapping[str, tuple[int, int]] = NO_SIZES) -> tuple[int, int]:
    """Nodes and levels of *node*, where the names in *sizes* stand for expressions of those sizes.

    Raises:
        ExpressionError: It is larger or deeper than any rule that a person can read.
    """
    return _size(node, sizes, MAX_LEVELS)


def _size(node: Node, sizes: Mapping[str, tuple[int, int]], levels: int) -> tuple[int, int]:
    if levels < 0:
        raise ExpressionError(say("pack.expression_too_deep"), node.span)
    nodes, depth = sizes.get(node.name, (1, 1)) if isinstance(node, Name) else (1, 1)
    for child in node.children():
        below, deeper = _size(child, sizes, levels - 1)
        nodes, depth = nodes + below, max(depth, deeper + 1)
    if nodes > MAX_NODES or depth > levels + 1:
        raise ExpressionError(say("pack.expression_too_deep"), node.span)
    return nodes, depth


def _validate_excluded(rule: Rule, entries: Mapping[str, YamlNode], form: Form) -> None:
    known = {
        name
        for table in rule.each.tables
        for axis in (form.tables[table].rows, form.tables[table].columns)
        for name in axis.by_id
    }
    for name in sorted(rule.excluded - known):
        hint = nearest(name, known) or ""
        raise PackError(
            say("pack.unknown_name", name=name, table="/".join(rule.each.tables), nearest=hint),
            entries["except"].place,
        )
