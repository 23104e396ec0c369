"""JSON Schemas for editors, made from the packs and the tables of the loader, so that they cannot drift from them.

A schema never refuses what the loader reads without a finding: labels may be spelt in many ways, so every name
with a character beyond ASCII is allowed, and only names in ASCII are held against the ids. The words used are those
that draft-07 and 2020-12 share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from govcheck.form import Axis, Item, Presence, TableForm, ValueKind
from govcheck.form_findings import FORM_RULES
from govcheck.labels import spellings
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.report_file import KEYS, LEVELS, SCOPES

__all__ = ["DIALECT", "Schema", "names", "report_schema"]

Schema = dict[str, Any]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
BEYOND_ASCII: Final = "[^\\u0000-\\u007f]"
WORD: Final[Schema] = {"type": ["string", "number"]}
YEAR: Final = "^\\s*[12][0-9]{3}年?\\s*$"
DAY: Final = "^\\s*[0-9]{4}(-|年|\\.|/)[0-9]{1,2}(-|月|\\.|/)[0-9]{1,2}日?\\s*$"
#: What a cell of a kind may hold in YAML; text stands for every way to write a value.
VALUES: Final[Mapping[ValueKind, Schema]] = {
    ValueKind.COUNT: {"type": ["integer", "string", "null"], "minimum": 0},
    ValueKind.INTEGER: {"type": ["integer", "string", "null"]},
    ValueKind.AMOUNT: {"type": ["number", "string", "null"], "minimum": 0},
    ValueKind.NUMBER: {"type": ["number", "string", "null"]},
    ValueKind.PERCENT: {"type": ["number", "string", "null"]},
    ValueKind.DAYS: {"type": ["number", "string", "null"], "minimum": 0},
    ValueKind.DATE: {"type": ["string", "null"]},
    ValueKind.TEXT: {"type": ["string", "number", "boolean", "null"]},
}


def report_schema(packs: Sequence[Pack], language: str) -> Schema:
    """The schema of a report file on one of *packs*; a report on another pack is held to the common part.

    Args:
        packs: The packs whose tables, rows and columns are completed.
        language: Of the descriptions: ``zh`` or ``en``.
    """
    return {
        "$schema": DIALECT,
        "title": say("setup.schema_report").show(language),
        "type": "object",
        "required": ["form", "year", "tables"],
        "additionalProperties": False,
        "properties": {
            key: {"description": say(f"setup.report_{key}").show(language), **_top(packs, language)[key]}
            for key in KEYS
        },
        "allOf": [_choice(pack) for pack in packs],
        "definitions": {
            "link": _link(language),
            "waiver": _waiver(language),
            **{name: schema for pack in packs for name, schema in _definitions(pack, language)},
        },
    }


def _top(packs: Iterable[Pack], language: str) -> Mapping[str, Schema]:
    """The keys of a report, each as the loader reads it."""
    forms = [{"const": pack.id, "description": pack.title.show(language)} for pack in packs]
    return {
        "form": {"anyOf": [*forms, {"type": "string"}]},
        "publisher": {"type": ["string", "null"]},
        "year": {"type": ["integer", "string"], "minimum": 1000, "maximum": 2999, "pattern": YEAR},
        "scope": {"enum": [*SCOPES, None]},
        "level": {"enum": [*LEVELS, None]},
        "period": {"type": "string", "pattern": "\\.\\.|至"},
        "previous": {"$ref": "#/definitions/link"},
        "parts": {"type": "array", "items": {"$ref": "#/definitions/link"}},
        "tables": {"type": "object"},
        "narrative": {"type": ["string", "number", "null"]},
        "waivers": {"type": ["array", "null"], "items": {"$ref": "#/definitions/waiver"}},
    }


def _link(language: str) -> Schema:
    return {
        "description": say("setup.report_link").show(language),
        "type": ["string", "object"],
        "required": ["publisher", "report"],
        "additionalProperties": False,
        "properties": {"publisher": WORD, "report": {"type": ["string", "null"]}},
    }


def _waiver(language: str) -> Schema:
    keys: Mapping[str, Schema] = {
        "rule": {"type": "string"},
        "instance": WORD,
        "reason": {**WORD, "minLength": 1},
        "until": {"type": "string", "pattern": DAY},
    }
    return {
        "type": "object",
        "required": ["rule", "reason"],
        "additionalProperties": False,
        "properties": {
            key: {"description": say(f"setup.waiver_{key}").show(language), **schema} for key, schema in keys.items()
        },
    }


def _choice(pack: Pack) -> Schema:
    """Where the report names *pack*: its tables, and its rules for waivers."""
    rules = [*pack.rules, *FORM_RULES]
    rule = {"properties": {"rule": {"anyOf": [{"enum": rules}, {"type": "string"}]}}}
    return {
        "if": {"required": ["form"], "properties": {"form": _names(pack)}},
        "then": {"properties": {"tables": {"$ref": f"#/definitions/{pack.id}"}, "waivers": {"items": rule}}},
    }


def _names(pack: Pack) -> Schema:
    """How a report names *pack*: by its id, or by its file."""
    return {"anyOf": [{"const": pack.id}, {"pattern": f"(^|/){re.escape(Path(pack.place.path).name)}$"}]}


def _definitions(pack: Pack, language: str) -> Iterator[tuple[str, Schema]]:
    tables = {
        name: {"$ref": f"#/definitions/{pack.id}.{table.id}"}
        for table in pack.form.tables.values()
        for name in _table_names(table, pack)
    }
    yield pack.id, {"type": "object", "properties": tables, **_others({})}
    for table in pack.form.tables.values():
        yield f"{pack.id}.{table.id}", _table(table, pack, language)
        yield f"{pack.id}.{table.id}.row", _row(table, language)


def _table_names(table: TableForm, pack: Pack) -> Iterator[str]:
    """Its id, and its title where no other table has the same."""
    yield table.id
    title = str(table.title).strip()
    if [str(other.title).strip() for other in pack.form.tables.values()].count(title) == 1:
        yield title


def _others(schema: Schema) -> Schema:
    """Names that are not listed: other spellings of labels follow *schema*, misspelt ids are errors."""
    return {"patternProperties": {BEYOND_ASCII: schema}, "additionalProperties": False}


def _table(table: TableForm, pack: Pack, language: str) -> Schema:
    row: Schema = {"$ref": f"#/definitions/{pack.id}.{table.id}.row"}
    rows = dict(_named(table.rows, row, language))
    count = len(table.columns.required)
    columns = [name for item in table.columns.required for name in names(table.columns, item)]
    order = {"description": say("setup.report_columns").show(language), "type": "array", "items": _one_of(columns)}
    return {
        "description": " ".join(filter(None, (table.title.show(language), table.heading))),
        "type": ["object", "null"],
        "properties": rows if "columns" in table.rows.by_id else {"columns": order, **rows},
        **(_others({}) if _is_strict(table.rows) else {}),
        # Without an order of its own a row has a value for each column of the form.
        "if": {"not": {"required": ["columns"]}},
        "then": {"additionalProperties": {"minItems": count, "maxItems": count}},
    }


def _one_of(known: list[str]) -> Schema:
    return {"anyOf": [{"enum": known}, {"type": "string"}]}


def _row(table: TableForm, language: str) -> Schema:
    """A list of values, a mapping from columns to values, nothing, or the value of the only column."""
    value = _value(table, table.rows.required, table.columns.required)
    columns = {
        name: {"description": text, **_value(table, table.rows.required, (item,))}
        for item in table.columns.required
        for name, text in _described(table.columns, item, language)
    }
    alone = value["type"] if len(table.columns.required) == 1 else ["null"]
    return {
        **value,
        "type": ["array", "object", *alone],
        "items": value,
        "properties": columns,
        **(_others({}) if _is_strict(table.columns) else {}),
    }


def _value(table: TableForm, rows: Sequence[Item], columns: Sequence[Item]) -> Schema:
    """What the cells of *rows* and *columns* may hold: what their kinds have in common."""
    kinds = {table.cell_form(row.id, column.id).kind for row in rows for column in columns}
    if len(kinds) == 1:
        return dict(VALUES[kinds.pop()])
    if kinds <= {ValueKind.COUNT, ValueKind.INTEGER}:
        return dict(VALUES[ValueKind.INTEGER])
    return dict(VALUES[ValueKind.TEXT])


def _named(axis: Axis, row: Schema, language: str) -> Iterator[tuple[str, Schema]]:
    """Every name of every row; a heading is listed with nothing beside it."""
    for item in axis.by_id.values():
        for name, text in _described(axis, item, language):
            heading = {"description": text, "type": "null"}
            yield name, heading if item.presence is Presence.NEVER else {"description": text, "allOf": [row]}


def _described(axis: Axis, item: Item, language: str) -> Iterator[tuple[str, str]]:
    """The names of *item*; the id is explained by the label, and a label by the id."""
    for name in names(axis, item):
        yield name, item.label.show(language) if name == item.id else item.id


def names(axis: Axis, item: Item) -> Iterator[str]:
    """The names that an editor offers for *item*: its id, and its labels where they mean no other item.

    Other labels that real reports print are read too, but not offered: misprints are among them.
    """
    parent = axis.parents.get(item.id)
    labels = tuple(item.label.versions.values())
    longer = (f"{parent.label} / {label}" for label in labels if axis.find(label) is not item) if parent else ()
    yield from dict.fromkeys(name for name in (item.id, *labels, *longer) if axis.find(name) is item)


def _is_strict(axis: Axis) -> bool:
    """Whether every label has a character beyond ASCII, so that a name without one must be an id."""
    forms = (form for item in axis.by_id.values() for form in spellings(item, axis.parents.get(item.id)))
    return not any(form.isascii() for form in forms)
