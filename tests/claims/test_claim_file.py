"""Claims in pack files: what is accepted, and what is refused with its place."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from govcheck import load_pack, read
from govcheck.check import check_report
from govcheck.errors import PackError
from govcheck.pack_file import pack_ids
from govcheck.pack_schema import pack_schema
from govcheck.report import Severity

HEAD = "pack: own\nextends: cn-ogi-2021\nclaims:\n  - id: own.sealed\n"
SCHEMA = Draft202012Validator(pack_schema("zh"))


def pack(folder: Path, text: str) -> Path:
    """A pack file."""
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", pack_ids())
def test_shipped_claims_can_be_read(name):
    """Every claim of every shipped pack agrees with its form; packs with tables three and four have some."""
    claims = load_pack(name).claims
    assert len({claim.rule.id for claim in claims}) == len(claims)
    assert (len(claims) > 30) is name.startswith("cn-ogi")


@pytest.mark.parametrize("name", pack_ids())
def test_shipped_packs_are_valid_for_editors(name):
    """The schema of packs accepts every shipped pack."""
    path = Path(__file__).parents[2] / "rules" / f"{name}.yaml"
    assert not list(SCHEMA.iter_errors(yaml.safe_load(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    ("lines", "key", "line"),
    [
        ("    says: '{n} 件 … {p}'\n    equals: applications[received, total]", "claims.two_numbers", 5),
        ("    says: '{封存 … {n}'\n    equals: applications[received, total]", "claims.braces", 5),
        ("    says: '{封存|} {n}'\n    equals: applications[received, total]", "claims.empty_alternative", 5),
        ("    says: '{n} {件}'\n    equals: applications[receivd, total]", "claims.no_words", 5),
        ("    says: '{封存} {n} {件}'\n    equals: applications[receivd, total]", "expression.no_row", 6),
        ("    says: '{封存} {n} {件}'", "pack.missing_key", 4),
        ("    equals: applications[received, total]", "pack.missing_key", 4),
        ("    says: '{封存} … {申请}'\n    equals: applications[received, total]", "claims.no_value", 4),
        ("    says: '{item} {n}'\n    equals: applications[received, total]", "claims.no_items", 5),
        ("    says: '{封存} {n}'\n    equal: applications[received, total]", "pack.unknown_key", 6),
        ("    says: '{未封存}'\n    states: none\n    equals: applications[received, total]", "value.not_a_number", 6),
        ("    says: '{封存} {n}'\n    equals: 1 +\n", "expression.end", 6),
    ],
)
def test_mistakes_are_refused_with_their_place(tmp_path, lines, key, line):
    """A claim that is wrong is refused with file and line when claims are read."""
    path = pack(tmp_path, HEAD + lines + "\n")
    with pytest.raises(PackError) as raised:
        load_pack(str(path)).claims  # noqa: B018
    assert raised.value.place is not None
    assert (raised.value.place.path, raised.value.place.line) == (str(path), line)
    assert raised.value.message.key == key or key.startswith(("expression.", "pack.unknown"))


def test_a_mistake_in_a_phrase_shows_a_caret(tmp_path):
    """The message shows the phrase with a caret under the brace that is never closed."""
    path = pack(tmp_path, HEAD + "    says: '{收到} … {封存 … {n}'\n    equals: applications[received, total]\n")
    with pytest.raises(PackError) as raised:
        load_pack(str(path)).claims  # noqa: B018
    first, caret = str(raised.value).splitlines()[-2:]
    assert first.strip() == "{收到} … {封存 … {n}"
    assert caret.strip() == "^"


OWN = """pack: own
extends: cn-ogi-2021
claims:
  - id: own.paper
    title: 书面申请数
    says: "{书面} … {申请} … {n} {件}"
    equals: applications[received, natural_person]
    not: [复印]
    scope: {whole: [全部], narrower: [试点单位]}
"""
REPORT = """form: cn-ogi-2021
publisher: 示例局
year: 2024
tables:
  applications:
    received: [7, 1, 0, 0, 0, 0, 8]
narrative: NARRATIVE
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("收到书面形式的申请7件。", False),
        ("收到书面形式的申请9件。", True),
        ("复印书面申请9件。", False),
        ("试点单位书面申请9件。", False),
        ("试点单位和全部单位书面申请9件。", True),
    ],
)
def test_a_pack_with_a_claim_of_its_own(tmp_path, text, wrong):
    """A user's own claim is compared, with its own exclusions and words of scope, beside those of the base."""
    chosen = load_pack(str(pack(tmp_path, OWN)))
    path = tmp_path / "report.yaml"
    path.write_text(REPORT.replace("NARRATIVE", text), encoding="utf-8")
    result = check_report(read(str(path), pack=chosen), chosen)
    found = {one.rule.id for one in result.violations if one.statement and one.severity is not Severity.INFO}
    assert ("own.paper" in found) is wrong
    assert {"own.paper", "narrative.received"} <= {claim.rule.id for claim in chosen.claims}


class TestSchema:
    """The schema of packs, as editors use it."""

    @pytest.mark.parametrize(
        "claim",
        [
            {"id": "a", "says": "{收到} {n}", "equals": "applications[received, total]"},
            {"id": "a", "says": ["{item} {n}"], "items": {"公开": ["a", "b"]}, "not": ["复议"], "own_subject": True},
            {
                "id": "a",
                "says": "{未收到}",
                "states": 0,
                "equals": "x",
                "about": ["申请"],
                "scope": {"whole": ["全市"]},
            },
        ],
    )
    def test_accepts(self, claim):
        """What the loader reads."""
        assert not list(SCHEMA.iter_errors({"pack": "own", "extends": "cn-ogi-2021", "claims": [claim]}))

    @pytest.mark.parametrize(
        "claim",
        [
            {"id": "a", "says": "{收到 {n}", "equals": "x"},
            {"id": "a", "equals": "x"},
            {"id": "a", "says": "{收到} {n}"},
            {"id": "a", "says": "{收到} {n}", "equals": "x", "states": -1},
            {"id": "a", "says": "{收到} {n}", "equals": "x", "severity": "fatal"},
            {"id": "a", "says": "{收到} {n}", "equals": "x", "scope": {"wide": ["全市"]}},
            {"id": "a", "says": "{收到} {n}", "equal": "x"},
        ],
    )
    def test_refuses(self, claim):
        """What the loader refuses as well."""
        assert list(SCHEMA.iter_errors({"pack": "own", "extends": "cn-ogi-2021", "claims": [claim]}))

    def test_text(self):
        """The relations within the text are all, a list, or each with its severity."""
        base = {"pack": "own", "extends": "cn-ogi-2021"}
        for text in ("all", ["text.ratio"], {"text.ratio": "info"}):
            assert not list(SCHEMA.iter_errors({**base, "text": text}))
        for text in ("none", ["text.ratios"], {"text.ratio": "loud"}):
            assert list(SCHEMA.iter_errors({**base, "text": text}))
