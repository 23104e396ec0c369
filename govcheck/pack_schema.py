"""The JSON Schema of pack files: the keys are those of the loader, the choices those of its enumerations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from govcheck.claims.claim_file import KEYS as CLAIM_KEYS
from govcheck.claims.claim_file import SCOPE_KEYS
from govcheck.form import ValueKind
from govcheck.form_file import ITEM_KEYS, TABLE_KEYS
from govcheck.messages import LANGUAGES, say
from govcheck.pack import Absent, Policy
from govcheck.pack_file import KEYS
from govcheck.report import Severity
from govcheck.rule_file import KEYS as RULE_KEYS
from govcheck.schema import DIALECT, Schema
from govcheck.text_rules import TEXT_RULES

__all__ = ["pack_schema"]

TEXT: Final[Schema] = {"$ref": "#/definitions/text"}
ITEMS: Final[Schema] = {"$ref": "#/definitions/items"}
WORD: Final[Schema] = {"type": ["string", "number"]}
WORDS: Final[Schema] = {"type": ["string", "array"], "items": WORD}
EXPRESSION: Final[Schema] = {"type": ["string", "number"]}
YEARS: Final[Schema] = {
    "type": ["string", "integer"],
    "pattern": "^\\s*([0-9]{4}\\s*(\\.\\.\\s*([0-9]{4})?)?|\\.\\.\\s*[0-9]{4})\\s*$",
    "minimum": 1000,
    "maximum": 9999,
}
#: A name without spaces and ASCII signs that does not begin with a digit. ``\w`` is ASCII in editors.
NAME: Final = "^[^\\s\\d!-/:-@\\[-^`{-~][^\\s!-/:-@\\[-^`{-~]*$"


def pack_schema(language: str) -> Schema:
    """The schema of a pack file; descriptions are in *language* (``zh`` or ``en``)."""
    return {
        "$schema": DIALECT,
        "title": say("setup.schema_pack").show(language),
        "required": ["pack"],
        "anyOf": [{"required": ["extends"]}, {"required": ["title", "years", "form", "rules"]}],
        **_object("pack", KEYS, _PACK, language),
        "definitions": {
            "text": _text(),
            "items": _mapping({"$ref": "#/definitions/item"}),
            "table": {"required": ["rows", "columns"], **_object("table", TABLE_KEYS, _TABLE, language)},
            # A mere label, or an item with its keys.
            "item": {
                **_object("item", [*ITEM_KEYS], _ITEM, language),
                "type": ["string", "number", "object"],
                "required": ["label"],
            },
            "rule": {"required": ["id", "check"], **_object("rule", RULE_KEYS, _RULE, language)},
            "claim": {
                "required": ["id", "says"],
                "anyOf": [{"required": ["equals"]}, {"required": ["items"]}],
                **_object("claim", CLAIM_KEYS, _CLAIM, language),
            },
        },
    }


def _object(area: str, keys: Iterable[str], schemas: Mapping[str, Schema], language: str) -> Schema:
    """An object with *keys* and no other; each is described in the catalogue."""
    described = {key: {"description": say(f"setup.{area}_{key}").show(language), **schemas[key]} for key in keys}
    return {"type": "object", "additionalProperties": False, "properties": described}


def _text() -> Schema:
    """A text, or one for each language."""
    languages = dict.fromkeys(LANGUAGES, WORD)
    return {
        "type": ["string", "number", "object"],
        "minProperties": 1,
        "additionalProperties": False,
        "properties": languages,
    }


def _mapping(values: Schema) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": NAME},
        "additionalProperties": values,
    }


def _choice(kind: type[Enum]) -> Schema:
    return {"enum": [member.value for member in kind]}


def _by_name(names: Iterable[str], values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(names, values)}


TEXT_RULE: Final[Schema] = {"enum": [*TEXT_RULES]}
_PACK: Final[Mapping[str, Schema]] = {
    "pack": WORD,
    "title": TEXT,
    "authority": TEXT,
    "years": YEARS,
    "language": {"enum": [*LANGUAGES]},
    "extends": {"type": "string"},
    # A pack without tables checks a text alone.
    "form": {**_mapping({"$ref": "#/definitions/table"}), "minProperties": 0},
    "rules": {"type": ["array", "null"], "items": {"$ref": "#/definitions/rule"}},
    # Claims, or the name of a file with claims that several packs share.
    "claims": {"type": "array", "items": {"anyOf": [{"$ref": "#/definitions/claim"}, {"type": "string"}]}},
    "text": {
        "anyOf": [{"const": "all"}, {"type": "array", "items": TEXT_RULE}, _by_name(TEXT_RULES, _choice(Severity))]
    },
}
_TABLE: Final[Mapping[str, Schema]] = {
    "title": TEXT,
    "heading": WORD,
    "variants": WORDS,
    "value": _choice(ValueKind),
    "unit": {"type": "string"},
    "optional": {"type": "boolean"},
    "layout": {"type": "string"},
    "stub_head": WORD,
    "spanner": WORD,
    "rows": ITEMS,
    "columns": ITEMS,
}
_ITEM: Final[Mapping[str, Schema]] = {
    "label": TEXT,
    "variants": WORDS,
    "value": _choice(ValueKind),
    "unit": {"type": "string"},
    "unit_printed": {"type": "boolean"},
    "row": {"enum": [True, "optional"]},
    "items": ITEMS,
    "was": {"type": "object", "additionalProperties": WORD},
    "printed_in": WORD,
}
_RULE: Final[Mapping[str, Schema]] = {
    "id": {"type": "string", "pattern": "^[^\\s!-,/:-@\\[-^`{-~]+$"},
    "title": TEXT,
    "each": {"type": "string", "pattern": "^\\s*(row|column|cell)\\s+of\\s+\\S"},
    "where": EXPRESSION,
    "let": {"type": "object", "additionalProperties": EXPRESSION},
    "check": EXPRESSION,
    "severity": _choice(Severity),
    "tolerance": {
        "type": ["string", "number"],
        "minimum": 0,
        "pattern": "^\\s*(rounding|[0-9]+(\\.[0-9]+)?\\s*%?)\\s*$",
    },
    "blank": _choice(Policy),
    "na": _choice(Policy),
    "absent": _choice(Absent),
    "except": WORDS,
    "message": TEXT,
    "authority": TEXT,
    "valid": YEARS,
    "off": TEXT,
}
#: Braces that match, and at least one word.
PHRASE: Final[Schema] = {"type": "string", "pattern": "^([^{}]|\\{[^{}]+\\})+$"}
EXPRESSIONS: Final[Schema] = {"type": ["string", "number", "array"], "minItems": 1, "items": EXPRESSION}
#: Words of a claim; an empty one would stand everywhere.
SAID: Final[Schema] = {"type": ["string", "array"], "minLength": 1, "minItems": 1, "items": {**WORD, "minLength": 1}}
_CLAIM: Final[Mapping[str, Schema]] = {
    "id": {"type": "string", "pattern": "^[^\\s!-,/:-@\\[-^`{-~]+$"},
    "title": TEXT,
    "says": {"anyOf": [PHRASE, {"type": "array", "minItems": 1, "items": PHRASE}]},
    "equals": EXPRESSIONS,
    "or": EXPRESSIONS,
    "items": {"type": "object", "minProperties": 1, "additionalProperties": EXPRESSIONS},
    "states": {"type": ["integer", "string"], "pattern": r"^[0-9]+(\.\.)?$", "minimum": 0},
    "about": SAID,
    "until": SAID,
    "own_subject": {"type": "boolean"},
    "whole": {"type": "boolean"},
    "adds": {"type": "boolean"},
    "not": SAID,
    "scope": {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(SCOPE_KEYS, SAID),
    },
    "severity": _choice(Severity),
    "authority": TEXT,
    "off": TEXT,
}
