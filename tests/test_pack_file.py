"""Packs: forms and rules in YAML, and everything that makes a pack wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govcheck import GovcheckError, PackError
from govcheck.form import Presence, ValueKind
from govcheck.pack import Absent, Direction, Policy, Tolerance, ToleranceKind, Years
from govcheck.pack_file import load_pack, pack_ids, rules_folder
from govcheck.report import Severity
from tests.helpers import SMALL_FORM, check_text, make_pack, named, small

HEAD = 'pack: p\ntitle: t\nyears: "2000.."\n'
RULE = "  - {id: r, each: row of t, check: z == x + y}\n"
TEXT = HEAD + SMALL_FORM + "rules:\n" + RULE


def refused(folder, text: str) -> GovcheckError:
    """The error of loading *text* as a pack."""
    path = folder / "p.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GovcheckError) as caught:
        load_pack(str(path))
    return caught.value


def at(error: GovcheckError) -> str:
    """Line and column of *error* in the file p.yaml."""
    place = str(error.place)
    assert "p.yaml" in place
    return place.partition("p.yaml")[2].removeprefix(":")


class TestShipped:
    """The packs that come with govcheck."""

    def test_ids(self):
        """They are found by their ids, and each file holds the pack of its name."""
        assert {"cn-ogi-2019", "cn-ogi-2021", "gz-agency-2014"} <= set(pack_ids())
        for name in pack_ids():
            assert load_pack(name).id == name

    def test_folder(self):
        """They lie in the package or beside it."""
        assert (rules_folder() / "cn-ogi-2021.yaml").is_file()

    @pytest.mark.parametrize("name", pack_ids())
    def test_every_rule_has_title_and_authority(self, name):
        """Each rule says in Chinese and English what it checks, and on what authority."""
        for rule in load_pack(name).rules.values():
            assert set(rule.title.versions) == {"zh", "en"}
            assert rule.authority.show("zh")

    @pytest.mark.parametrize("name", pack_ids())
    def test_shipped_rules_fit_their_forms(self, name, tmp_path):
        """A shipped pack is not checked on every run; as a user's own it is, and passes."""
        for file in rules_folder().rglob("*.yaml"):
            copy = tmp_path / file.relative_to(rules_folder())
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(file.read_bytes())
        own = load_pack(str(tmp_path / f"{name}.yaml"))
        assert list(own.rules) == list(load_pack(name).rules)
        assert len(own.claims) == len(load_pack(name).claims)

    def test_rules_of_2021(self):
        """The pack of 2021 has the relations of its form and those that follow from its optional group."""
        assert list(load_pack("cn-ogi-2021").rules)[:8] == [
            "applications.balance",
            "applications.handled",
            "applications.row_total",
            "applications.previous_year",
            "disputes.row_total",
            "regulations.in_force",
            "regulations.rules_competence",
            "whole",
        ]
        assert "applications.other_handling" in load_pack("cn-ogi-2021").rules

    def test_unknown(self):
        """An unknown id is answered with the nearest, or with all."""
        with pytest.raises(PackError) as caught:
            load_pack("cn-ogi-2022")
        assert "nearest: cn-ogi-2021" in caught.value.message.show("en")
        with pytest.raises(PackError) as caught:
            load_pack("zzz")
        assert "cn-ogi-2019" in caught.value.message.show("en")


def test_form(tmp_path):
    """Labels, groups, kinds, units and former ids of a form are read."""
    form = """\
form:
  t:
    title: {zh: 表, en: Table}
    heading: 第一项
    value: amount
    unit: 万元
    optional: true
    rows:
      a: 甲
      g:
        label: 组
        items: {b: 乙, h: {label: 次, row: optional, items: {c: 丙}}, k: {label: 总, row: true, items: {d: 丁}}}
    columns:
      x: {label: 子, value: integer, variants: [仔]}
      y: {label: 丑, unit: 元, unit_printed: true, was: {old: z}}
"""
    table = make_pack(tmp_path, "  - {id: r, each: column of t, check: a == sum(g)}\n", form).form.tables["t"]
    assert [(item.id, item.presence) for item in table.rows.by_id.values()] == [
        ("a", Presence.ALWAYS),
        ("g", Presence.NEVER),
        ("b", Presence.ALWAYS),
        ("h", Presence.OPTIONAL),
        ("c", Presence.ALWAYS),
        ("k", Presence.ALWAYS),
        ("d", Presence.ALWAYS),
    ]
    assert table.title.show("en") == "Table"
    assert (table.heading, table.optional) == ("第一项", True)
    x, y = table.cell_form("a", "x"), table.cell_form("a", "y")
    assert (x.kind, x.unit, x.unit_printed) == (ValueKind.INTEGER, "万元", False)
    assert (y.kind, y.unit, y.unit_printed) == (ValueKind.AMOUNT, "元", True)
    assert table.columns.by_id["y"].was == {"old": "z"}
    assert [item.id for item in table.rows.required] == ["a", "b", "c", "k", "d"]


def test_fields_of_a_rule(tmp_path):
    """Every field of a rule is read."""
    pack = make_pack(
        tmp_path,
        """\
  - id: r
    title: {zh: 题, en: Title}
    each: row of [t]
    where: x > 0
    let: {s: x + y}
    check: z == s
    severity: warning
    tolerance: 1%
    blank: skip
    na: fail
    absent: zero
    except: [b]
    message: 讯
    authority: 据
    valid: 2020..2023
    off: 不用
""",
    )
    rule = pack.rules["r"]
    assert (rule.title.show("en"), rule.message.show("zh"), rule.authority.show("zh")) == ("Title", "讯", "据")
    assert (rule.each.direction, rule.each.tables, rule.excluded) == (Direction.ROW, ("t",), frozenset({"b"}))
    assert rule.severity is Severity.WARNING
    assert rule.tolerance == Tolerance(ToleranceKind.RELATIVE, Decimal("0.01"))
    assert (rule.blank, rule.na, rule.absent) == (Policy.SKIP, Policy.FAIL, Absent.ZERO)
    assert (rule.valid, rule.off.show("zh"), rule.text) == (Years(2020, 2023), "不用", "z == s")


@pytest.mark.parametrize(
    ("text", "years", "inside", "outside"),
    [
        ("2021", Years(2021, 2021), 2021, 2022),
        ("2021..", Years(2021, None), 2999, 2020),
        ("..2018", Years(None, 2018), 1990, 2019),
        ("2019..2020", Years(2019, 2020), 2020, 2021),
    ],
)
def test_years(text, years, inside, outside, tmp_path):
    """A range of years may be open at either end."""
    rule = make_pack(tmp_path, f'  - {{id: r, each: row of t, check: x == y, valid: "{text}"}}\n').rules["r"]
    assert rule.valid == years
    assert inside in rule.valid
    assert outside not in rule.valid


def one(check: str, more: str = "", each: str = "row of t") -> str:
    """A pack whose only rule is *check*."""
    return HEAD + SMALL_FORM + f"rules:\n  - id: r\n    each: {each}\n    check: {check}\n{more}"


@pytest.mark.parametrize(
    ("text", "key", "place", "words"),
    [
        ("", "file.empty", "", "empty"),
        ("[1]", "pack.not_a_mapping", "1:1", "key: value"),
        ("pack: p\n", "pack.missing_key", "", "“title”"),
        (TEXT.replace("rules:", "rulez:"), "pack.unknown_key", "9:1", "nearest: rules"),
        (TEXT + "title: u\n", "pack.repeated_key", "11:1", "“title”"),
        (TEXT.replace('"2000.."', "always"), "pack.not_years", "3:8", "“always”"),
        (TEXT.replace('"2000.."', '"2022..2021"'), "pack.not_years", "3:8", "2022..2021"),
        (TEXT.replace('"2000.."', '"20212022"'), "pack.not_years", "3:8", "20212022"),
        (TEXT + "language: de\n", "pack.not_a_choice", "11:11", "zh, en"),
        (TEXT.replace("title: t\n", "title: {}\n"), "pack.not_text", "2:8", "text"),
        (TEXT.replace("title: t\n", "title: {de: x}\n"), "pack.unknown_key", "2:9", "“de”"),
        (HEAD + SMALL_FORM + "rules: 5\n", "pack.not_a_list", "9:8", "“rules”"),
        (TEXT.replace("title: 表", "titel: 表"), "pack.unknown_key", "6:5", "nearest: title"),
        (TEXT.replace("    columns: {x: 子, y: 丑, z: 寅}\n", ""), "pack.missing_key", "6:5", "“columns”"),
        (TEXT.replace("{a: 甲, b: 乙}", "{}"), "pack.empty_axis", "7:11", "at least one"),
        (TEXT.replace("{a: 甲, b: 乙}", "{a: 甲, a: 乙}"), "pack.repeated_key", "7:18", "“a”"),
        (TEXT.replace("b: 乙", "b: {label: 乙, items: {a: 丙}}"), "pack.repeated_item", "7:11", "“a”"),
        (TEXT.replace("b: 乙", "b: {items: {c: 丙}}"), "pack.missing_key", "7:21", "“label”"),
        (TEXT.replace("b: 乙", "b: {label: 乙, row: true}"), "pack.row_of_group", "7:37", "items"),
        (TEXT.replace("b: 乙", "b: {label: 乙, value: counts}"), "pack.not_a_choice", "7:39", "nearest: count"),
        (TEXT.replace("b: 乙", "b-c: 乙"), "pack.not_a_name", "7:18", "“b-c”"),
        (TEXT.replace("b: 乙", "1b: 乙"), "pack.not_a_name", "7:18", "“1b”"),
        (TEXT.replace("b: 乙", "in: 乙"), "pack.not_a_name", "7:18", "reserved"),
        (TEXT + RULE, "pack.repeated_rule", "11:5", "“r”"),
        (HEAD + SMALL_FORM + "rules:\n  - {id: r}\n", "pack.missing_key", "10:5", "“check”"),
        (one("x == y", "    titel: z\n"), "pack.unknown_key", "13:5", "nearest: title"),
        (one("x == y").replace("id: r", "id: r r"), "pack.not_a_name", "10:9", "“r r”"),
        (one("x == y", each="line of t"), "pack.not_each", "11:11", "row of"),
        (one("x == y", each="row of [t, u]"), "pack.unknown_table", "11:11", "“u”"),
        (one("x == y", "    severity: bad\n"), "pack.not_a_choice", "13:15", "error, warning, info"),
        (one("x == y", "    severity: eror\n"), "pack.not_a_choice", "13:15", "nearest: error"),
        (one("x == y", "    tolerance: some\n"), "pack.not_a_tolerance", "13:16", "rounding"),
        (one("x == y", "    tolerance: -1\n"), "pack.not_a_tolerance", "13:16", "-1"),
        (one("x == y", "    except: [c]\n"), "pack.unknown_name", "13:13", "“c”"),
        (one("x == y", "    except: [a, b]\n"), "pack.no_instances", "10:5", "except"),
        (one("x == y", "    let: {in: x}\n"), "pack.not_a_name", "13:11", "“in”"),
        (one("x = y"), "pack.single_equals", "12:14", "=="),
        (one("'x = y'"), "pack.single_equals", "12:15", "=="),
        (one("x == w"), "pack.unknown_name", "12:17", "“w”"),
        (one("x == y", "    where: w > 0\n"), "pack.unknown_name", "13:12", "“w”"),
        (one("x == s", "    let: {s: y + w}\n"), "pack.unknown_name", "13:18", "“w”"),
        (one("x == y", "    let: {s: y + w}\n"), "pack.unknown_name", "13:18", "“w”"),
        (one("x == s", "    let: {s: s + 1}\n"), "pack.unknown_name", "13:14", "“s”"),
        (one("1 == 1"), "pack.constant_rule", "12:12", "constant"),
        (one("x == x"), "pack.constant_rule", "12:12", "constant"),
        (one("x - x == 0 and y == z"), "pack.constant_rule", "12:12", "constant"),
        (one("report.year > 2020"), "pack.constant_rule", "12:12", "constant"),
        (one("x + y"), "pack.wrong_kind", "12:12", "expected a condition (such as a == b), found a number"),
        (one("x == y", "    where: x\n"), "pack.wrong_kind", "13:12", "found a number"),
        (
            one("x == y", "    where: report.level == 3\n"),
            "pack.wrong_kind",
            "13:28",
            "expected a text, found a number",
        ),
        (one("x and y"), "pack.wrong_kind", "12:12", "expected a condition"),
        (one("not x"), "pack.wrong_kind", "12:16", "expected a condition"),
        (one("x == 'y'"), "pack.wrong_kind", "12:17", "expected a number, found a text"),
        (one("x + (y == z) == 1"), "pack.wrong_kind", "12:17", "expected a number, found a condition"),
        (one("x in [1, 'y']"), "pack.wrong_kind", "12:21", "expected a number, found a text"),
        (one("x == (y if z else 1)"), "pack.wrong_kind", "12:23", "expected a condition"),
        (one("x == (y if z > 1 else 'a')"), "pack.wrong_kind", "12:34", "expected a number, found a text"),
        (one("implies(x, y == z)"), "pack.wrong_kind", "12:20", "expected a condition"),
        (one("abs(x == y) == z"), "pack.wrong_kind", "12:16", "expected a number"),
        (one("sum(x, 'y') == z"), "pack.wrong_kind", "12:19", "expected a number"),
        (one("blank(x + y)"), "pack.cells_wanted", "12:18", "blank takes cells"),
        (one("count(1, x) == 1"), "pack.cells_wanted", "12:18", "count takes cells"),
        (one("x == parts(y)"), "pack.parts_as_figure", "12:23", "sum(parts(…))"),
        (one("x == sum(parts(y + z))"), "pack.parts_as_figure", "12:27", "sum(parts(…))"),
        (one("x == round(y, z)"), "pack.round_digits", "12:26", "-12 to 12"),
        (one("x == round(y, 1000000)"), "pack.round_digits", "12:26", "-12 to 12"),
        (one("x == round(y, 0.5)"), "pack.round_digits", "12:26", "-12 to 12"),
        (one("x == " + "9" * 10_000), "pack.number_too_long", "12:17", "40 digits"),
        (one("x == y", "    off: []\n"), "pack.not_text", "13:10", "text"),
    ],
)
def test_refused(text, key, place, words, tmp_path):
    """A pack that is wrong is refused when it is loaded, with the place and what is right."""
    error = refused(tmp_path, text)
    assert (error.message.key, at(error)) == (key, place)
    assert words in error.message.show("en")
    assert error.message.show("zh")


def test_caret(tmp_path):
    """The text of the expression is shown with a caret below the name that is wrong."""
    error = refused(tmp_path, one("x + 丑丑 == w"))
    assert error.excerpt == "    x + 丑丑 == w\n        ^^^^"


def test_caret_in_a_block(tmp_path):
    """An expression over several lines is shown as one."""
    error = refused(tmp_path, one(">\n      x ==\n      w"))
    assert (error.message.key, error.excerpt) == ("pack.unknown_name", "    x == w\n         ^")


@pytest.mark.parametrize(
    "let",
    [
        "\n".join(f"      l{n}: {f'l{n - 1} + l{n - 1}' if n else 'x'}" for n in range(60)),
        "\n".join(f"      l{n}: {f'l{n - 1} + 1' if n else 'x'}" for n in range(2000)),
    ],
)
def test_growing_values(let, tmp_path):
    """Values that double each other, or that hang on each other by the thousand, are refused at once."""
    last = let.count("\n")
    error = refused(tmp_path, one(f"x == l{last}", f"    let:\n{let}\n"))
    assert error.message.key == "pack.expression_too_deep"


def test_deep_trees(tmp_path):
    """Fifty brackets with a term at each of five levels are refused, not a stack that overflows."""
    check = "y == 1 and 1 == 1 + 2 * (" * 49 + "1" + ")" * 49
    assert refused(tmp_path, one(f"x == 1 and ({check})")).message.key == "pack.expression_too_deep"


class TestExtends:
    """Packs that build on another."""

    def make(self, folder, text: str, name: str = "own.yaml"):
        """The pack *text* in the file *name*."""
        (folder / name).write_text(text, encoding="utf-8")
        return load_pack(str(folder / name))

    def test_inherits(self, tmp_path):
        """Form, rules, years and language come from the base; own rules are added or take the place of its own."""
        base = make_pack(tmp_path, RULE)
        own = self.make(
            tmp_path,
            f"pack: own\nextends: {base.place.path}\nrules:\n"
            "  - {id: r, each: row of t, check: z >= x}\n  - {id: s, each: row of t, check: z >= y}\n",
        )
        assert (list(own.rules), own.rules["r"].text, own.bases) == (["r", "s"], "z >= x", ("small",))
        assert (own.form, own.years, own.title) == (base.form, base.years, base.title)

    def test_relative_to_itself(self, tmp_path):
        """The base is looked for beside the pack, not where the program runs."""
        (tmp_path / "base.yaml").write_text(TEXT, encoding="utf-8")
        assert list(self.make(tmp_path, "pack: own\nextends: base.yaml\n").rules) == ["r"]

    def test_itself(self, tmp_path):
        """A pack that extends itself is refused."""
        error = refused(tmp_path, "pack: p\nextends: p.yaml\n")
        assert (error.message.key, at(error)) == ("pack.extends_itself", "2:10")
        assert "p.yaml → p.yaml" in error.message.show("en")

    def test_circle(self, tmp_path):
        """So is one that extends itself through another."""
        (tmp_path / "q.yaml").write_text("pack: q\nextends: p.yaml\n", encoding="utf-8")
        error = refused(tmp_path, "pack: p\nextends: q.yaml\n")
        assert (error.message.key, "p.yaml → q.yaml → p.yaml" in error.message.show("en")) == (
            "pack.extends_itself",
            True,
        )

    def test_unknown_base(self, tmp_path):
        """An unknown base is answered with the nearest."""
        error = refused(tmp_path, "pack: p\nextends: cn-ogi-2012\n")
        assert (error.message.key, at(error)) == ("pack.unknown_pack", "2:10")

    def test_base_file_missing(self, tmp_path):
        """A base file that is not there is named."""
        error = refused(tmp_path, "pack: p\nextends: none.yaml\n")
        assert error.message.key == "file.not_found"

    def test_rules_of_replaced_tables(self, tmp_path):
        """A rule of the base that speaks of rows which the own form has no more is refused when the pack is loaded."""
        (tmp_path / "base.yaml").write_text(TEXT, encoding="utf-8")
        form = "form:\n  t: {title: 表, rows: {a: 甲}, columns: {x: 子, z: 寅}}\n"
        error = refused(tmp_path, f"pack: p\nextends: base.yaml\n{form}")
        assert (error.message.key, at(error)) == ("pack.base_rule", "4:3")
        assert "“r”" in error.message.show("en")
        assert "no “y”" in error.message.show("en")
        own = self.make(
            tmp_path, f"pack: p\nextends: base.yaml\n{form}rules:\n  - {{id: r, each: row of t, check: z == x}}\n"
        )
        assert own.rules["r"].text == "z == x"

    def test_every_table(self, tmp_path):
        """`each: cell of *` of the base runs over the tables that the own pack adds."""
        (tmp_path / "base.yaml").write_text(
            HEAD + SMALL_FORM + "rules:\n  - {id: w, each: cell of *, check: cell <= 5}\n", encoding="utf-8"
        )
        own = self.make(
            tmp_path,
            "pack: own\nextends: base.yaml\nform:\n  u: {title: 新, rows: {a: 甲}, columns: {v: 卯}}\n",
        )
        text = "form: own\nyear: 2024\ntables:\n  t: {a: [1, 2, 3], b: [4, 5, 5]}\n  u: {a: 6}\n"
        assert named(check_text(text, own).violations) == ["w@a, v"]


def test_user_file_as_pack(tmp_path):
    """A pack in a file of one's own serves like a shipped one."""
    pack = make_pack(tmp_path, RULE)
    assert named(check_text(small("{a: [1, 2, 4], b: [1, 2, 3]}"), pack).violations) == ["r@a"]


def test_changed_file_is_read_anew(tmp_path):
    """A pack whose file has changed is not served from memory."""
    path = tmp_path / "p.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert load_pack(str(path)) is load_pack(str(path))
    first = load_pack(str(path))
    path.write_text(TEXT.replace("z == x + y", "z >= x + y"), encoding="utf-8")
    assert load_pack(str(path)) is not first
    assert next(iter(load_pack(str(path)).rules.values())).text == "z >= x + y"
