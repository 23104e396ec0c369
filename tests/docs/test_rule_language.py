"""The page on the rule language shows every field and function, and every example comes out as it says."""

import re

import pytest
import yaml

import govcheck
from govcheck import form_file, pack_file, rule_file
from govcheck.claims import claim_file
from govcheck.claims.phrase import Gap, Slot, parse_phrase
from govcheck.expression.parser import COMPARISONS, FUNCTIONS
from govcheck.expression.tokens import WORDS
from govcheck.form import ValueKind
from govcheck.pack import Absent, Policy
from govcheck.pack_file import load_pack
from govcheck.report import Severity

PAGE = "docs/rule-language.md"
#: Claims have a page of their own.
CLAIMS = "docs/claims.md"


def test_rule_example(rule_fence, pages_fences, workbench):
    """An example on the page has exactly the outcomes that the comments below it say."""
    wanted = re.findall(r"^# (holds|violated|not assessed|not run|refused|says)(?:: (.*))?$", rule_fence.text, re.M)
    assert wanted, "the example does not say what comes of it"
    for fence in pages_fences(PAGE):
        if fence.name("file"):
            workbench.write(fence.name("file"), fence.text)
    workbench.add("records.yaml", rule_fence.text)
    refused = [text for kind, text in wanted if kind == "refused"]
    if refused:
        with pytest.raises(govcheck.PackError) as caught:
            load_pack("records.yaml")
        assert refused[0] in caught.value.show("en")
        assert caught.value.excerpt or caught.value.place
    else:
        compare(rule_fence.text, wanted)


def compare(text, wanted):
    """Check the report of the page, and compare the outcomes of the example's rule."""
    (example,) = yaml.load(text, yaml.BaseLoader)
    result = govcheck.check(govcheck.read("report.yaml", pack="records.yaml"), pack="records.yaml")
    violations = [violation for violation in result.violations if violation.rule.id == example["id"]]
    found = {
        "holds": {instance.id for instance in result.held if instance.rule.id == example["id"]},
        "violated": {violation.instance for violation in violations},
        "not assessed": {skipped.instance for skipped in result.not_assessed if skipped.rule.id == example["id"]},
    }
    said = {kind: {part for this, names in wanted if this == kind for part in names.split("; ")} for kind in found}
    assert found == said
    for kind, words in wanted:
        if kind == "says":
            assert words in violations[0].message.show("en")


@pytest.fixture
def rules(pages_fences):
    """The rules of all examples on the page."""
    examples = [fence.text for fence in pages_fences(PAGE) if "rule" in fence.words]
    return [rule for text in examples for rule in yaml.load(text, yaml.BaseLoader)]


@pytest.fixture
def checks(rules):
    """The expressions of all examples on the page."""
    return "\n".join(f"{rule['check']}\n{rule.get('where', '')}\n{rule.get('let', '')}" for rule in rules)


def test_every_field_of_a_rule_is_shown(rules):
    """Each field that a rule may have stands in an example that is run."""
    assert {key for rule in rules for key in rule} == set(rule_file.KEYS)


def test_every_function_is_shown(checks):
    """Each function of the language stands in an example that is run."""
    assert {name for name in FUNCTIONS if re.search(rf"\b{name}\(", checks)} == set(FUNCTIONS)


def test_every_operator_is_shown(checks):
    """Each comparison, connective and fact of the report stands in an example that is run."""
    assert {sign for sign in COMPARISONS if f" {sign} " in checks} == COMPARISONS
    assert {word for word in WORDS if re.search(rf"\b{word}\b", checks)} == WORDS
    assert all(f"report.{fact}" in checks for fact in ("scope", "level", "year"))


@pytest.mark.parametrize(("field", "kind"), [("severity", Severity), ("blank", Policy), ("absent", Absent)], ids=str)
def test_every_choice_is_shown(rules, field, kind):
    """Each value that a field may take stands in an example that is run."""
    assert {rule[field] for rule in rules if field in rule} == {member.value for member in kind}


@pytest.fixture
def packs(pages_fences):
    """The packs of the pages, as YAML."""
    texts = [fence.text for page in (PAGE, CLAIMS) for fence in pages_fences(page) if fence.name("file")]
    return [pack for pack in (yaml.load(text, yaml.BaseLoader) for text in texts) if "pack" in pack]


def test_every_field_of_a_pack_and_a_form_is_shown(packs):
    """Each field of packs, tables and items stands in the packs of the page, each kind of value among them."""
    tables = [table for pack in packs for table in pack.get("form", {}).values()]
    items = list(all_items(tables))
    assert {key for pack in packs for key in pack} == set(pack_file.KEYS)
    assert {key for table in tables for key in table} == set(form_file.TABLE_KEYS)
    assert {key for item in items for key in item} == set(form_file.ITEM_KEYS)
    kinds = {part["value"] for part in (*tables, *items) if "value" in part}
    assert kinds == {kind.value for kind in ValueKind}


def test_every_field_of_a_claim_is_shown(packs, text_of):
    """Each field of a claim stands in an example that is run, and has a row on the page."""
    assert {key for pack in packs for claim in pack.get("claims", ()) for key in claim} == set(claim_file.KEYS)
    rows = "".join(line.split(" | ")[0] for line in text_of(CLAIMS).splitlines() if line.startswith("| `"))
    assert [key for key in claim_file.KEYS if f"`{key}`" not in rows] == []


def test_every_part_of_a_phrase_is_shown(packs):
    """Each thing that a part of a phrase may stand for, and each gap, stands in an example that is run."""
    claims = [claim for pack in packs for claim in pack.get("claims", ())]
    texts = [
        text for claim in claims for text in ([claim["says"]] if isinstance(claim["says"], str) else claim["says"])
    ]
    phrases = [parse_phrase(text) for text in texts]
    parts = [part for phrase in phrases for part in (*phrase.before, *phrase.after)]
    assert {part.slot for part in parts} | {phrase.number for phrase in phrases} - {None} == set(Slot)
    assert {part.gap for part in parts} | {phrase.gap for phrase in phrases} == set(Gap)


def all_items(nodes):
    """Every item of the tables that is more than a label, at any depth."""
    for node in nodes:
        below = [item for key in ("rows", "columns", "items") for item in node.get(key, {}).values()]
        mappings = [item for item in below if isinstance(item, dict)]
        yield from mappings
        yield from all_items(mappings)
