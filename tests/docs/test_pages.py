"""Pages keep up with the code: packs, findings, public names."""

import json
import re

import pytest
import yaml

import govcheck
from govcheck.documents import Format
from govcheck.documents.formats import wrong_name
from govcheck.file_kind import PUBLISHED
from govcheck.form import CellForm, ValueKind
from govcheck.form_findings import FORM_RULES
from govcheck.pack_file import pack_ids
from govcheck.report import State
from govcheck.report_file import KEYS, LEVELS, SCOPES
from govcheck.values import MONEY, read_value

#: The ending of a file name, as a table lists it.
ENDING = re.compile(r"`(\.[a-z]+)`")


def test_every_pack_has_a_page(text_of):
    """Each shipped pack has a page that is made from it."""
    for name in pack_ids():
        assert f"```{{pack}} {name}\n```" in text_of(f"docs/packs/{name}.md")
        assert f"```{{pack-sections}} {name}\n```" in text_of(f"docs/packs/{name}.md")
        assert f"\npacks/{name}\n" in text_of("docs/packs.md")


def test_every_public_name_is_described(text_of):
    """Each public name stands on the page on Python."""
    described = set(re.findall(r"^\.\. auto\w+:: govcheck\.(\w+)$", text_of("docs/python.md"), re.MULTILINE))
    assert described == set(govcheck.__all__)


def test_every_finding_of_the_form_is_described(text_of):
    """Each finding of the form has a row on the page on the report file, and no row is of another."""
    rows = re.findall(r"^\| (`(?:form|waiver)\..*?) \|", text_of("docs/report-file.md"), re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([\w.]+)`", row)} == set(FORM_RULES)


def test_every_key_of_a_report_is_described(text_of):
    """Each top-level key, scope and level of a report is described, in English and in Chinese."""
    for page in ("docs/report-file.md", "docs/zh/report-file.md"):
        text = text_of(page)
        assert [name for name in (*KEYS, *SCOPES, *LEVELS) if f"`{name}`" not in text] == []


def test_every_unit_of_money_is_described(text_of):
    """Each unit of money that a pack may name stands on the page on the rule language."""
    assert [unit for unit in MONEY if f"`{unit}`" not in text_of("docs/rule-language.md")] == []


def test_hook_of_the_page_is_the_one_laid_out(pages_fences, text_of):
    """The hook on the page on CI checks the same files as the one of `govcheck init` and the one of the repository."""
    (page,) = [fence.text for fence in pages_fences("docs/ci.md") if fence.text.startswith("repos:")]
    laid_out = text_of("govcheck/templates/pre-commit.yaml").replace("@ARGUMENTS@", "[]")
    (shown,), (made,) = (yaml.safe_load(text)["repos"][0]["hooks"] for text in (page, laid_out))
    (own,) = yaml.safe_load(text_of(".pre-commit-hooks.yaml"))
    assert shown == {key: value for key, value in made.items() if key != "args"}
    assert {shown[key] == own[key] for key in ("id", "entry", "files")} == {True}


def test_examples_of_ci_are_yaml(pages_fences):
    """Every YAML example on the page on CI can be read, and names only formats that there are."""
    texts = [fence.text for fence in pages_fences("docs/ci.md") if fence.language == "yaml"]
    assert len(texts) == 4
    assert all(yaml.safe_load(text) for text in texts)
    assert set(re.findall(r"--format (\w+)", "".join(texts))) == {"github", "gitlab", "sarif"}


def test_settings_of_the_page_are_those_laid_out(pages_fences, text_of):
    """The settings of VS Code on the page are those that `govcheck init` writes."""
    (shown,) = [json.loads(fence.text) for fence in pages_fences("docs/editor.md") if fence.language == "json"]
    assert shown.items() <= json.loads(text_of("govcheck/templates/vscode-settings.json")).items()


@pytest.mark.parametrize("name", ["docs/documents.md", "docs/zh/documents.md"])
def test_endings_of_the_page_are_read(text_of, name):
    """The endings that the pages on documents list are known, and each that a folder is searched for is listed."""
    listed = {name for line in text_of(name).splitlines() if line.startswith("| ") for name in ENDING.findall(line)}
    assert PUBLISHED - {".mhtml"} <= listed
    assert {name for name in listed if not wrong_name(f"x{name}", Format.ODT)} == {".odt"}


def test_glossary_has_both_languages(text_of):
    """Each word of the glossary has a Chinese one beside it."""
    rows = [line.split(" | ") for line in text_of("docs/glossary.md").splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 30
    assert all(re.search(r"[\u4e00-\u9fff]", row[1]) and re.search(r"[a-z]", row[0]) for row in rows)


@pytest.mark.parametrize("name", ["docs/report-file.md", "docs/zh/report-file.md"])
def test_values_are_read_as_the_page_says(text_of, name):
    """Each way of writing a value that the page lists is read as the page says."""
    table = re.search(r"^## (?:Values|数的写法)$(.*?)^(?!\||$)", text_of(name), re.MULTILINE | re.DOTALL)[1]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| `")]
    assert len(rows) >= 7
    for written, meaning in rows:
        for raw in re.findall(r"`([^`]+)`", written):
            reading = read_value(raw.strip('"').replace("null", ""), CellForm(kind_of(raw), "万元"))
            assert reading.error is None, raw
            assert reading.state is state_of(meaning), raw
            if number := re.match(r"(?:读作 )?([0-9.]+)", meaning):
                assert str(reading.value) == number[1], raw


def kind_of(raw: str) -> ValueKind:
    """The kind of value that *raw* is an example of."""
    if "%" in raw:
        return ValueKind.PERCENT
    if "元" in raw:
        return ValueKind.AMOUNT
    return ValueKind.DATE if re.match(r"\d{4}[-年]", raw) else ValueKind.INTEGER


def state_of(meaning: str) -> State:
    """What the page says about a cell that is written so."""
    if re.search("not applicable|不适用", meaning):
        return State.NOT_APPLICABLE
    return State.BLANK if re.search("blank|空白", meaning) else State.FILLED
