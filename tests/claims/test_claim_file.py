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
        ("    says: '{未封存}'\n    states: ..1\n    equals: applications[received, total]", "value.not_a_number", 6),
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


CLAIM = "    says: '{封存} {n}'\n    equals: applications[received, total]\n"


@pytest.mark.parametrize(
    ("lines", "key", "column"),
    [
        ('    not: [复印, ""]', "claims.empty_word", 15),
        ('    not: ""', "claims.empty_word", 10),
        ("    not: []", "claims.empty_list", 10),
        ('    until: [""]', "claims.empty_word", 13),
        ("    until: [……]", "claims.empty_word", 13),
        ("    about: [申请|]", "claims.empty_word", 13),
        ("    about: []", "claims.empty_list", 12),
        ('    scope: {narrower: [" "]}', "claims.empty_word", 24),
        ('    items: {"": 1}', "claims.empty_word", 13),
        ("    items: {封存: []}", "claims.empty_list", 17),
        ("    or: []", "claims.empty_list", 9),
    ],
)
def test_empty_words_are_refused_with_their_place(tmp_path, lines, key, column):
    """An empty word would stand everywhere, and an empty list nowhere: neither was meant."""
    path = pack(tmp_path, f"{HEAD}{CLAIM}{lines}\n")
    with pytest.raises(PackError) as raised:
        load_pack(str(path)).claims  # noqa: B018
    assert raised.value.message.key == key
    assert raised.value.place is not None
    assert (raised.value.place.line, raised.value.place.column) == (7, column)


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


SHARED = """words:
  pieces: [件, 宗]
  take: [收到, 受理]
  come: [take, 接到]
claims:
  - id: own.shared
    title: 纸质申请数
    says: "{come} … {纸质申请} … {n} {pieces}"
    equals: applications[received, natural_person]
"""
NAMED = "pack: own\nextends: cn-ogi-2021\nclaims: [shared.yaml]\n"


@pytest.mark.parametrize("text", ["收到纸质申请9件。", "接到纸质申请9宗。", "受理纸质申请九件。"])
def test_words_are_named_once_for_several_claims(tmp_path, text):
    """A group stands for its words, and may name groups before it."""
    (tmp_path / "shared.yaml").write_text(SHARED, encoding="utf-8")
    chosen = load_pack(str(pack(tmp_path, NAMED)))
    path = tmp_path / "report.yaml"
    path.write_text(REPORT.replace("NARRATIVE", text), encoding="utf-8")
    result = check_report(read(str(path), pack=chosen), chosen)
    assert "own.shared" in {one.rule.id for one in result.violations if one.statement}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("pieces:", "件:", "claims.group_name"),
        ("pieces:", "item:", "claims.group_name"),
        ("claims:", "claim:", "pack.unknown_key"),
        ("[件, 宗]", "[]", "claims.empty_list"),
        ("[件, 宗]", '[件, ""]', "claims.empty_word"),
        ("[件, 宗]", "件|", "claims.empty_word"),
        ("{come}", "{cmoe}", "claims.unknown_group"),
        ("    title:", "    not: [peices]\n    title:", "claims.unknown_group"),
        ("    title:", "    items: {cmoe: 1}\n    title:", "claims.unknown_group"),
        (
            "words:\n  pieces: [件, 宗]\n  take: [收到, 受理]\n  come: [take, 接到]\nclaims:\n",
            "words: {a: b}\n#",
            "pack.missing_key",
        ),
    ],
)
def test_mistakes_in_a_shared_file_are_refused(tmp_path, old, new, key):
    """A name of a group that is none, an unknown key, and a file without claims are refused."""
    (tmp_path / "shared.yaml").write_text(SHARED.replace(old, new, 1).split("#")[0], encoding="utf-8")
    with pytest.raises(PackError) as raised:
        load_pack(str(pack(tmp_path, NAMED))).claims  # noqa: B018
    assert raised.value.message.key == key


@pytest.mark.parametrize(
    ("first", "second", "chain"),
    [
        ("- shared.yaml\n", "", "shared.yaml → shared.yaml"),
        ("- other.yaml\n", "- shared.yaml\n", "shared.yaml → other.yaml → shared.yaml"),
        ("claims: [other.yaml]\n", "claims: [./shared.yaml]\n", "shared.yaml → other.yaml → shared.yaml"),
    ],
)
def test_a_file_that_names_itself_is_refused(tmp_path, first, second, chain):
    """A file of claims that leads back to itself is refused with the way that it takes, where it is named again."""
    (tmp_path / "shared.yaml").write_text(first, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(second, encoding="utf-8")
    with pytest.raises(PackError) as raised:
        load_pack(str(pack(tmp_path, NAMED))).claims  # noqa: B018
    assert raised.value.message.key == "claims.names_itself"
    assert chain in str(raised.value)
    assert raised.value.place is not None
    assert Path(raised.value.place.path).name == ("other.yaml" if second else "shared.yaml")
    assert raised.value.place.line == 1


FIELDS = """pack: own
extends: cn-ogi-2021
claims:
  - id: own.cartons
    title: 纸箱数
    whole: true
    says: "{纸箱} … {n} {个}"
    equals: applications[received, total]
  - id: own.sealed
    title: 封存数
    says: "{纸箱} …… {封存} … {n} {个}"
    equals: applications[received, natural_person]
    until: [展柜…编号]
  - id: own.some
    title: 有纸箱
    says: "{备有纸箱}"
    states: 1..
    equals: applications[received, business]
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("纸箱8个,其中封存7个。", set()),
        ("纸箱8个,其中封存5个。", {"own.sealed"}),
        ("纸箱6个,其中封存5个。", {"own.cartons"}),
        ("纸箱8个,展柜均已编号,封存5个。", set()),
        ("本馆备有纸箱。", set()),
    ],
)
def test_wholes_and_how_far_a_phrase_reaches(tmp_path, text, wrong):
    """Behind 其中 a part of a whole that agrees is compared; `until` ends a phrase; `1..` is one or more."""
    chosen = load_pack(str(pack(tmp_path, FIELDS)))
    path = tmp_path / "report.yaml"
    path.write_text(REPORT.replace("NARRATIVE", text), encoding="utf-8")
    result = check_report(read(str(path), pack=chosen), chosen)
    assert {one.rule.id for one in result.violations if one.statement} & {
        "own.cartons",
        "own.sealed",
        "own.some",
    } == wrong


class TestSchema:
    """The schema of packs, as editors use it."""

    @pytest.mark.parametrize(
        "claim",
        [
            {"id": "a", "says": "{收到} {n}", "equals": "applications[received, total]"},
            {"id": "a", "says": "{有所下降}", "states": "1..", "equals": "x"},
            {"id": "a", "says": ["{item} {n}"], "items": {"公开": ["a", "b"]}, "not": ["复议"], "own_subject": True},
            {
                "id": "a",
                "says": "{未收到}",
                "states": 0,
                "equals": "x",
                "about": ["申请"],
                "until": ["复议"],
                "whole": True,
                "adds": False,
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
            {"id": "a", "says": "{收到} {n}", "equals": "x", "not": [""]},
            {"id": "a", "says": "{收到} {n}", "equals": "x", "until": []},
            {"id": "a", "says": "{收到} {n}", "equals": []},
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


def test_number_before_is_stated(tmp_path):
    """``stated`` in an expression is what the number before agrees with; ``previous`` of it is last year's."""
    lines = "    says: '{item} … {n} {件}'\n    items: {多出: 1}\n    equals: item * (stated - previous(stated))\n"
    (claim,) = [one for one in load_pack(str(pack(tmp_path, HEAD + lines))).claims if one.rule.id == "own.sealed"]
    assert claim.of_stated
    assert claim.is_change
