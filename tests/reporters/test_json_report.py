"""JSON and JSON Lines against the published schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

SCHEMA = json.loads((Path(__file__).parents[2] / "govcheck/schemas/result.schema.json").read_text(encoding="utf-8"))


def closed(schema: Any) -> Any:
    """*schema* with every object closed, so that a member that it does not describe is an error."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {**inner, "additionalProperties": False} if isinstance(inner.get("properties"), dict) else inner


CLOSED = closed({key: value for key, value in SCHEMA.items() if key != "definitions"})
CLOSED["definitions"] = {name: closed(part) for name, part in SCHEMA["definitions"].items()}


@pytest.mark.parametrize("validator", [Draft7Validator, Draft202012Validator])
def test_the_schema_is_one_in_both_drafts(validator) -> None:
    """Editors that know draft-07 only can read the schema."""
    validator.check_schema({key: value for key, value in SCHEMA.items() if key != "$schema"})


@pytest.mark.parametrize("validator", [Draft7Validator, Draft202012Validator])
def test_every_example_is_valid(call, example, validator) -> None:
    """The JSON of every example has exactly the members that the schema describes."""
    whole = json.loads(call("check", *example, "--format", "json").out)
    validator(CLOSED).validate(whole)
    assert len(whole["reports"]) == 1


def test_json_lines_are_members_of_reports(call, example) -> None:
    """A line of JSON Lines is one report of the JSON format."""
    lines = call("check", *example, "--format", "jsonl").out.splitlines()
    line = {"$ref": "#/definitions/report", "definitions": CLOSED["definitions"]}
    Draft202012Validator(line).validate(json.loads(lines[0]))
    assert lines == [json.dumps(json.loads(lines[0]), ensure_ascii=False)]


@pytest.mark.parametrize("validator", [Draft7Validator, Draft202012Validator])
def test_a_line_has_a_schema_of_its_own(call, example, validator) -> None:
    """`govcheck schema line` is what a line of JSON Lines follows, and the whole output does not."""
    schema = json.loads(call("schema", "line").out)
    validator.check_schema({key: value for key, value in schema.items() if key != "$schema"})
    validator(schema).validate(json.loads(call("check", *example, "--format", "jsonl").out.splitlines()[0]))
    validator(schema).validate(json.loads(call("check", "nowhere.yaml", "--format", "jsonl").out))
    assert not validator(schema).is_valid(json.loads(call("check", *example, "--format", "json").out))


def test_a_file_that_cannot_be_read_is_valid(call) -> None:
    """A missing file is an entry with its path and its problem."""
    outcome = call("check", "nowhere.yaml", "--format", "json")
    whole = json.loads(outcome.out)
    Draft202012Validator(CLOSED).validate(whole)
    entry = whole["reports"][0]
    assert outcome.code == 2
    assert entry["path"] == "nowhere.yaml"
    assert entry["problems"][0]["fatal"] is True


def test_the_schema_refuses_what_the_format_is_not() -> None:
    """A float, a missing member and an unknown severity are errors by the schema."""
    assert not Draft202012Validator(SCHEMA).is_valid({"version": 1, "govcheck": "0", "reports": [{"path": "x"}]})
    value = {"$ref": "#/definitions/decimal", "definitions": SCHEMA["definitions"]}
    assert Draft202012Validator(value).is_valid("-0.5")
    assert not Draft202012Validator(value).is_valid(0.5)
    assert not Draft202012Validator(value).is_valid("1e5")


def test_the_place_of_a_violation_is_that_of_its_first_own_cell(call) -> None:
    """本年新收 of 商业企业 is the first cell of the balance that does not hold, in line 23 of the file."""
    whole = json.loads(call("check", "examples/wrong-two-cells/report.yaml", "--format", "json").out)
    balance = next(v for v in whole["reports"][0]["violations"] if v["rule"] == "applications.balance")
    assert balance["place"] == "examples/wrong-two-cells/report.yaml:23:37"
    assert balance["label"] == "商业企业"


def test_invisible_characters_are_escapes(call, foreign) -> None:
    """A terminal, an editor and a line reader see no control character of a cell in the JSON."""
    text = "a\x1b[31m\x9b\u202e\u2028\u200b\x85b"
    outcome = call("check", str(foreign(text)), "--format", "jsonl")
    assert not set(outcome.out) & set("\x1b\x9b\u202e\u2028\u200b\x85")
    assert len(outcome.out.splitlines()) == 1
    cells = [c for v in json.loads(outcome.out)["violations"] for c in v["cells"]]
    assert text in {cell["raw"] for cell in cells}
