"""One rule of a pack file → `Rule`, parsed and resolved against the form before it is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from govcheck import fields
from govcheck.errors import PackError
from govcheck.expression import ExpressionError, Node, parse
from govcheck.form import Form
from govcheck.form_file import name_of
from govcheck.labels import nearest
from govcheck.messages import Text, say
from govcheck.pack import Absent, Direction, Each, Policy, Rule, Tolerance, Years
from govcheck.place import Place
from govcheck.report import Severity
from govcheck.yaml_nodes import Node as YamlNode

__all__ = ["implied_rules", "read_rule", "read_shipped_rule"]

KEYS: Final = [
    "id",
    "title",
    "each",
    "where",
    "let",
    "check",
    "severity",
    "tolerance",
    "blank",
    "na",
    "absent",
    "except",
    "message",
    "authority",
    "valid",
    "off",
]
EACH: Final = re.compile(r"(row|column|cell)\s+of\s+(.+)", re.DOTALL)
RULE_ID: Final = re.compile(r"[\w.\-]+")


def read_rule(node: YamlNode, form: Form) -> Rule:
    """The rule at *node*, every name in it checked against *form*.

    Raises:
        PackError: A field, the text of an expression or a name is wrong, or the relation is a constant.
    """
    from govcheck.rule_check import validate

    entries = _entries(node)
    rule = _rule(entries, form, node.place)
    validate(rule, entries, form)
    return rule


def read_shipped_rule(node: YamlNode, form: Form) -> Rule:
    """The rule at *node* of a shipped pack, which the tests have checked against its form, and not every run."""
    return _rule(_entries(node), form, node.place)


def _entries(node: YamlNode) -> Mapping[str, YamlNode]:
    entries = {key: value for key, (_, value) in fields.mapping(node, KEYS).items()}
    for key in ("id", "check"):
        if key not in entries:
            raise PackError(say("pack.missing_key", name=key), node.place)
    return entries


def _rule(entries: Mapping[str, YamlNode], form: Form, place: Place) -> Rule:
    name = fields.scalar(entries["id"])
    if not RULE_ID.fullmatch(name):
        raise PackError(say("pack.not_a_name", name=name), entries["id"].place)
    get = entries.get
    return Rule(
        id=name,
        title=fields.text(entries["title"]) if "title" in entries else Text({"zh": name}),
        each=_each(entries["each"], form) if "each" in entries else Each(Direction.ONCE),
        check=_expression(entries["check"]),
        text=fields.scalar(entries["check"]),
        where=_expression(entries["where"]) if "where" in entries else None,
        let=tuple(_let(entries["let"])) if "let" in entries else (),
        severity=fields.choice(entries["severity"], Severity) if "severity" in entries else Severity.ERROR,
        tolerance=fields.tolerance(entries["tolerance"]) if "tolerance" in entries else Tolerance(),
        blank=fields.choice(entries["blank"], Policy) if "blank" in entries else Policy.ZERO,
        na=fields.choice(entries["na"], Policy) if "na" in entries else Policy.ZERO,
        absent=fields.choice(entries["absent"], Absent) if "absent" in entries else Absent.UNASSESSED,
        excluded=frozenset(fields.names(entries["except"])) if "except" in entries else frozenset(),
        message=_optional_text(get("message")),
        authority=_optional_text(get("authority")),
        valid=fields.years(entries["valid"]) if "valid" in entries else Years(),
        off=_optional_text(get("off")),
        place=place,
    )


def _optional_text(node: YamlNode | None) -> Text | None:
    return None if node is None else fields.text(node)


def _each(node: YamlNode, form: Form) -> Each:
    match = EACH.fullmatch(fields.scalar(node))
    if match is None:
        raise PackError(say("pack.not_each", text=fields.scalar(node)), node.place)
    names = re.split(r"[\s,，、]+", match[2].strip("[] "))
    every = names == ["*"]
    tables = tuple(form.tables) if every else tuple(dict.fromkeys(names))
    for name in tables:
        if name not in form.tables:
            hint = nearest(name, form.tables) or tuple(form.tables)
            raise PackError(say("pack.unknown_table", name=name, nearest=hint), node.place)
    return Each(Direction(match[1]), tables, every)


def _let(node: YamlNode) -> Iterator[tuple[str, Node]]:
    for key, value in fields.mapping(node).values():
        yield name_of(key), _expression(value)


def _expression(node: YamlNode) -> Node:
    try:
        return parse(fields.scalar(node))
    except ExpressionError as error:
        from govcheck.rule_check import located

        raise located(error, node) from None


def implied_rules(form: Form) -> Iterator[Rule]:
    """For each group that may have a row of its own: where row and items both stand, the row is their sum."""
    for table in form.tables.values():
        for group in table.rows.optional_groups:
            text = f"{group.id} == sum({group.id})"
            yield Rule(
                id=f"{table.id}.{group.id}",
                title=Text({"zh": f"{group.label} = 其中各项之和", "en": f"{group.id} = sum of its items"}),
                each=Each(Direction.COLUMN, (table.id,)),
                check=parse(text),
                text=text,
                authority=Text({"zh": "由表格结构可知", "en": "follows from the layout"}),
                group=group.id,
            )
