"""The schemas for editors: published as they are made, and in agreement with the loader."""

from __future__ import annotations

import copy
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from govcheck import check, load_pack, read
from govcheck.cli import Streams, run
from govcheck.errors import GovcheckError
from govcheck.form import Presence
from govcheck.form_file import ITEM_KEYS, TABLE_KEYS
from govcheck.loading import load_text
from govcheck.pack_file import KEYS as PACK_KEYS
from govcheck.pack_file import pack_ids
from govcheck.pack_schema import pack_schema
from govcheck.report_file import KEYS as REPORT_KEYS
from govcheck.rule_file import KEYS as RULE_KEYS
from govcheck.schema import names, report_schema

ROOT = Path(__file__).parents[1]
PACKS = [load_pack(name) for name in pack_ids()]
REPORT = report_schema(PACKS, "zh")
PACK = pack_schema("zh")
REPORTS = sorted((*ROOT.glob("examples/*/report.yaml"), *ROOT.glob("examples/*/parts/*.yaml")))
#: Words of 2020-12 that draft-07 does not have, and the other way round.
UNSHARED = {
    "$defs", "$anchor", "$dynamicRef", "$recursiveRef", "$vocabulary", "prefixItems", "unevaluatedProperties",
    "unevaluatedItems", "dependentRequired", "dependentSchemas", "minContains", "maxContains", "dependencies",
    "additionalItems",
}  # fmt: skip
#: What a report of cn-ogi-2021 begins with, up to its tables.
HEAD = "form: cn-ogi-2021\npublisher: 示例市人民政府\nyear: 2024\n"
RULES = "tables: {regulations: {rules: [1, 2, 3]}}\n"


def as_json(text: str) -> Any:
    """YAML as an editor sees it: dates are text."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return list(map(plain, value))
        return value.isoformat() if isinstance(value, datetime.date) else value

    return plain(yaml.safe_load(text))


def words(schema: Any) -> set[str]:
    """Every key that stands in *schema* at the place of a word of JSON Schema."""
    if isinstance(schema, list):
        return {word for part in schema for word in words(part)}
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for word, value in schema.items():
        named = word in {"properties", "patternProperties", "definitions"}
        found |= words(list(value.values())) if named else set() if word in {"const", "enum"} else words(value)
    return found


def accepts(schema: Any, value: Any) -> bool:
    """Whether *value* follows *schema* by both drafts, which must agree."""
    verdicts = {validator(schema).is_valid(value) for validator in (Draft7Validator, Draft202012Validator)}
    assert len(verdicts) == 1
    return verdicts.pop()


def refused(text: str) -> bool:
    """Whether the loader finds something wrong with the shape of the report in *text*."""
    try:
        return bool(load_text(text, "report.yaml").report.findings)
    except GovcheckError:
        return True


@pytest.mark.parametrize(("name", "schema"), [("report", REPORT), ("pack", PACK)])
def test_the_published_schema_is_the_one_that_is_made(name: str, schema: Any) -> None:
    """The file in govcheck/schemas is what `govcheck schema … --lang zh` prints; write it anew after a change."""
    published = (ROOT / f"govcheck/schemas/{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == schema


@pytest.mark.parametrize("schema", [REPORT, PACK, report_schema(PACKS, "en"), pack_schema("en")])
def test_a_schema_uses_the_words_of_both_drafts(schema: Any) -> None:
    """An editor that knows draft-07 only understands every word."""
    Draft202012Validator.check_schema(schema)
    Draft7Validator.check_schema({key: value for key, value in schema.items() if key != "$schema"})
    assert not words(schema) & UNSHARED


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: str(path.relative_to(ROOT / "examples")))
def test_every_example_is_valid_but_for_the_negative_count(path: Path) -> None:
    """Reports with wrong sums are well-formed; only a count below zero is seen by the schema."""
    value = as_json(path.read_text(encoding="utf-8"))
    assert accepts(REPORT, value) == (path.parent.name != "wrong-negative-count")


@pytest.mark.parametrize("path", sorted((*ROOT.glob("rules/*.yaml"), *ROOT.glob("examples/*/own.yaml"))))
def test_every_pack_is_valid(path: Path) -> None:
    """The shipped packs, and the example of one's own, follow the schema of packs."""
    assert accepts(PACK, as_json(path.read_text(encoding="utf-8")))


def test_the_keys_are_those_of_the_loader() -> None:
    """No key of the loader is missing in a schema, and no schema has one that the loader refuses."""
    assert list(REPORT["properties"]) == REPORT_KEYS
    assert list(PACK["properties"]) == PACK_KEYS
    definitions = PACK["definitions"]
    assert list(definitions["table"]["properties"]) == TABLE_KEYS
    assert list(definitions["item"]["properties"]) == ITEM_KEYS
    assert list(definitions["rule"]["properties"]) == RULE_KEYS


@pytest.mark.parametrize("pack", PACKS, ids=[pack.id for pack in PACKS])
def test_every_row_and_column_is_offered_by_id_and_label(pack) -> None:
    """An editor offers each row and column under its id and its Chinese label, and each name means that item."""
    for table in pack.form.tables.values():
        rows = REPORT["definitions"][f"{pack.id}.{table.id}"]["properties"]
        columns = REPORT["definitions"][f"{pack.id}.{table.id}.row"]["properties"]
        for axis, offered in ((table.rows, rows), (table.columns, columns)):
            for item in axis.by_id.values():
                if axis is table.columns and item.presence is Presence.NEVER:
                    continue
                given = list(names(axis, item))
                assert set(given) <= set(offered)
                assert item.id in given
                assert len(given) > 1, "no label that means this item alone"
                assert all(axis.find(name) is item for name in given)


def test_a_label_that_two_rows_share_is_offered_with_its_group() -> None:
    """Where 其他 stands in two groups, the label alone is offered for neither."""
    axis = load_pack("cn-ogi-2019").form.tables["applications"].rows
    for item in axis.by_id.values():
        for name in names(axis, item):
            assert sum(name in names(axis, other) for other in axis.by_id.values()) == 1


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD + "tables: {}\nnote: x\n",
        HEAD + "tables: []\n",
        HEAD + "tables: {regulation: {}}\n",
        HEAD + "tables: {regulations: {rule: [1, 2, 3]}}\n",
        HEAD + "tables: {regulations: {rules: [1, 2]}}\n",
        HEAD + "tables: {regulations: {规章: [1, 2, 3, 4]}}\n",
        HEAD + "tables: {regulations: {rules: 5}}\n",
        HEAD + "tables: {regulations: {rules: {issues: 1}}}\n",
        HEAD + "tables: {regulations: {rules: [[1], 2, 3]}}\n",
        HEAD + "tables: {regulations: {rules: [1, 2, -3]}}\n",
        HEAD + "tables: {regulations: {rules: [1, 2, 0.5]}}\n",
        HEAD + "tables: {regulations: {rules: {issued: -1}}}\n",
        HEAD + "tables: {fees: {administrative_fees: [-0.5]}}\n",
        HEAD + "tables: {applications: {results: [1, 1, 1, 1, 1, 1, 6]}}\n",
        HEAD + "tables: {regulations: {columns: issued}}\n",
        HEAD + RULES + "scope: 全市\n",
        HEAD + RULES + "level: 市\n",
        HEAD + RULES + "period: 全年\n",
        HEAD + RULES + "parts: a.yaml\n",
        HEAD + RULES + "parts: [{publisher: 区}]\n",
        HEAD + RULES + "previous: {publisher: 市, report: a.yaml, year: 2023}\n",
        HEAD + RULES + "waivers: [{rule: whole}]\n",
        HEAD + RULES + "waivers: [{rule: whole, reason: x, till: 2025-01-01}]\n",
        HEAD + RULES + "waivers: [{rule: whole, reason: x, until: 明年}]\n",
        HEAD + RULES + "narrative: [a]\n",
        HEAD.replace("2024", "24") + RULES,
        HEAD.replace("publisher: 示例市人民政府", "publisher: [a]") + RULES,
        HEAD.replace("form: cn-ogi-2021\n", "") + RULES,
    ],
)
def test_what_the_schema_refuses_the_loader_refuses(text: str) -> None:
    """A mistake that an editor underlines is one that the check would find."""
    assert not accepts(REPORT, as_json(text))
    assert refused(text)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + RULES,
        HEAD + "tables: {regulations: {规章: ['１', '2件', '/'], 规范性文件: [null, '1,471', '']}}\n",
        HEAD + "tables: {regulations: {columns: [现行有效件数, issued], rules: [3, 1]}}\n",
        HEAD + "tables: {regulations: {rules: {本年制发件数: 1, repealed: 0, 现行有效件数: 5}}}\n",
        HEAD + "tables: {fees: {行政事业性收费: 12.5}, licensing: {licences: [5]}, enforcement: null}\n",
        HEAD + "tables: {applications: {（三）不予公开: , （ 一 ）予以公开: [1, 0, 0, 0, 0, 0, 1]}}\n",
        HEAD + "tables: {三、收到和处理政府信息公开申请情况: {received: [1, 0, 0, 0, 0, 0, 1]}}\n",
        HEAD + RULES + "scope: 汇总\nlevel:\nperiod: 2024年1月1日至2024年12月31日\nnarrative: |\n  全年\n",
        HEAD + RULES + "parts: [a.yaml, {publisher: 区, report: null}]\nprevious: ../2023/report.yaml\n",
        HEAD + RULES + "waivers: [{rule: applications.balance, instance: total, reason: 划转, until: 2026-01-31}]\n",
        HEAD.replace("2024", "2024年") + RULES,
        "form: own\nyear: 2024\ntables: {anything: {at: all}}\n",
    ],
)
def test_what_the_loader_reads_the_schema_accepts(text: str) -> None:
    """Values as people write them, labels in any spelling and every key of a report cause no underline."""
    assert accepts(REPORT, as_json(text))
    if "form: own" not in text:
        assert not refused(text)


TABLE = load_pack("cn-ogi-2021").form.tables["applications"]
SPELT = st.sampled_from([name for row in TABLE.rows.required for name in (row.id, str(row.label), *row.variants)])
CELL = st.sampled_from(["0", "17", "null", "'/'", "'１７'", "'1,471'", "'55（含3件）'", "''"])


@settings(deadline=None)
@given(st.dictionaries(SPELT, st.lists(CELL, min_size=7, max_size=7), max_size=6), st.booleans())
def test_a_report_without_findings_is_valid(rows: dict[str, list[str]], spaced: bool) -> None:
    """Whatever the loader reads without a finding, the schema accepts, also with spaces in labels."""
    lines = [
        f"    {json.dumps(name.replace('）', '） ') if spaced else name, ensure_ascii=False)}: [{', '.join(values)}]"
        for name, values in rows.items()
    ]
    text = HEAD + "tables:\n  applications:\n" + "\n".join(lines) + "\n"
    assert refused(text) or accepts(REPORT, as_json(text))


PACK_MISTAKES = [
    ("pack", "year", "2021.."),
    ("pack", "language", "de"),
    ("pack", "years", "from 2021"),
    ("table", "value", "number of"),
    ("table", "colums", {}),
    ("item", "lable", "x"),
    ("item", "row", "maybe"),
    ("rule", "severity", "fatal"),
    ("rule", "each", "columns of regulations"),
    ("rule", "tolerance", "about 1"),
    ("rule", "blank", "nought"),
    ("rule", "absent", "missing"),
    ("rule", "chek", "1 == 1"),
    ("rule", "id", "no spaces"),
    ("rule", "title", {"fr": "x"}),
]


@pytest.mark.parametrize(("where", "key", "value"), PACK_MISTAKES)
def test_what_the_schema_of_packs_refuses_the_loader_refuses(tmp_path: Path, where: str, key: str, value: Any) -> None:
    """A mistake that an editor underlines in a pack is one that loading it refuses."""
    pack = copy.deepcopy(SMALL)
    table = pack["form"]["regulations"]
    target = {"pack": pack, "table": table, "item": table["rows"]["rules"], "rule": pack["rules"][0]}[where]
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump(pack, allow_unicode=True), encoding="utf-8")
    assert accepts(PACK, pack)
    assert load_pack(str(path)).id == "own"
    target[key] = value
    path.with_name("wrong.yaml").write_text(yaml.safe_dump(pack, allow_unicode=True), encoding="utf-8")
    assert not accepts(PACK, pack)
    with pytest.raises(GovcheckError):
        load_pack(str(path.with_name("wrong.yaml")))


SMALL: dict[str, Any] = {
    "pack": "own",
    "title": "示例",
    "years": "2021..",
    "form": {
        "regulations": {
            "rows": {"rules": {"label": "规章", "row": True, "items": {"first": "甲", "second": "乙"}}},
            "columns": {"issued": "制发", "in_force": "有效"},
        }
    },
    "rules": [{"id": "own.rule", "each": "row of regulations", "check": "issued <= in_force"}],
}


def call(*arguments: str) -> tuple[int, str]:
    """The command line in this process: exit code and standard output."""
    out = io.StringIO()
    code = run(list(arguments), Streams(out, io.StringIO()))
    return code, out.getvalue()


def test_the_command_prints_each_schema() -> None:
    """`govcheck schema` prints the schema of a report, of a pack and of the JSON output."""
    assert json.loads(call("schema", "report", "--lang", "zh")[1]) == REPORT
    assert json.loads(call("schema", "pack", "--lang", "zh")[1]) == PACK
    published = json.loads((ROOT / "govcheck/schemas/result.schema.json").read_text(encoding="utf-8"))
    assert json.loads(call("schema", "result")[1]) == published


def test_the_schema_of_a_pack_of_ones_own() -> None:
    """With --pack the schema has the tables and rules of that pack."""
    schema = json.loads(call("schema", "report", "--pack", str(ROOT / "examples/own-pack/own.yaml"))[1])
    assert "own.applications" in schema["definitions"]
    text = (ROOT / "examples/own-pack/report.yaml").read_text(encoding="utf-8")
    assert accepts(schema, as_json(text))
    assert not accepts(schema, as_json(text.replace("carried_over:", "carried_ovr:")))
    assert call("schema", "pack", "--pack", "cn-ogi-2021")[0] == 2
    assert call("schema", "report", "--pack", "nowhere.yaml")[0] == 2


def test_an_empty_report_is_valid_and_names_its_schema(tmp_path: Path) -> None:
    """What `govcheck new` writes begins with the line for the editor, and follows the schema."""
    path = tmp_path / "report.yaml"
    code, _ = call("new", "cn-ogi-2021", "--year", "2025", "--publisher", '市"人\\民\t: #', "--output", str(path))
    first, *_ = path.read_text(encoding="utf-8").splitlines()
    assert code == 0
    assert first == f"# yaml-language-server: $schema={(ROOT / 'govcheck/schemas/report.schema.json').as_uri()}"
    assert accepts(REPORT, as_json(path.read_text(encoding="utf-8")))
    assert read(path).publisher == '市"人\\民\t: #'
    assert not check(read(path)).ok


def test_the_schema_is_named_relative_to_a_copy(tmp_path: Path) -> None:
    """In a repository that keeps a copy of the schema the line holds on every machine."""
    (tmp_path / ".govcheck").mkdir()
    (tmp_path / ".govcheck/report.schema.json").write_text("{}", encoding="utf-8")
    path = tmp_path / "2025/report.yaml"  # the folder of a new year is made
    call("new", "cn-ogi-2021", "--year", "2025", "--output", str(path))
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.govcheck/report.schema.json"
