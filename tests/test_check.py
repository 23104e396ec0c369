"""The checker: outcomes, blank totals, selections, operands."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govcheck.check import Selection, check_report
from govcheck.result import Side
from tests.helpers import check_text, make_pack, named, read, small

SUMS = "  - {id: r, each: row of t, check: z == x + y}\n"


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """The small form with z == x + y in each row."""
    return make_pack(tmp_path_factory.mktemp("pack"), SUMS)


def states(rows: str, pack) -> tuple[list[str], list[str], list[str]]:
    """Held instances, violations, and reasons for what is not assessed."""
    result = check_text(small(rows), pack)
    reasons = [f"{one.instance}: {one.reason.show('en')}" for one in result.not_assessed]
    return [one.id for one in result.held], named(result.violations), reasons


def test_three_outcomes(pack):
    """An instance holds, is violated, or is not assessed; each is counted once."""
    held, violations, reasons = states("{a: [1, 2, 3], b: [1, 2, 4]}", pack)
    assert (held, violations, reasons) == (["a"], ["r@b"], [])
    result = check_text(small("{a: [1, 2, abc], b: [1, 2, 4]}"), pack)
    counts = result.counts
    assert (counts.instances, counts.held, counts.violated, counts.not_assessed, counts.form) == (2, 0, 1, 1, 1)


def test_violation(pack):
    """A violation has both sides, the difference, and every operand with its value, place and side."""
    (violation,) = check_text(small("{a: [1, 2, 4], b: [1, 2, 3]}"), pack).violations
    assert (violation.left, violation.right, violation.difference) == (4, 3, 1)
    assert isinstance(violation.left, Fraction)
    assert [(str(one.key), one.cell.value, str(one.cell.place), one.side) for one in violation.cells] == [
        ("t[a, z]", 4, "report.yaml:4:17", Side.LEFT),
        ("t[a, x]", 1, "report.yaml:4:11", Side.RIGHT),
        ("t[a, y]", 2, "report.yaml:4:14", Side.RIGHT),
    ]


@pytest.mark.parametrize(
    ("row", "held", "violations", "reason"),
    [
        ("[1, 2, null]", [], ["form.blank_total@t[a, z]"], "the total t[a, z] is blank over parts with figures"),
        ("[1, 2, '']", [], ["form.blank_total@t[a, z]"], "the total t[a, z] is blank over parts with figures"),
        ("[1, null, null]", [], ["form.blank_total@t[a, z]"], "the total t[a, z] is blank over parts with figures"),
        ("[0, 0, null]", [], ["form.blank_total@t[a, z]"], "the total t[a, z] is blank over parts with figures"),
        ("[null, null, null]", [], [], "every cell is blank"),
        ("[null, null, 0]", ["a"], [], ""),
        ("[null, 3, 3]", ["a"], [], ""),
        ("[/, 3, 3]", ["a"], [], ""),
        ("[—, null, 0]", ["a"], [], ""),
        ("[null, null, 3]", [], ["r@a"], ""),
        ("[null, 3, 4]", [], ["r@a"], ""),
        ("[/, /, /]", [], [], "every cell is blank"),
    ],
)
def test_blanks_in_a_sum(row, held, violations, reason, pack):
    """A blank part counts as zero; a blank total is incomplete; nothing at all is not assessed."""
    found = states(f"{{a: {row}, b: [0, 0, 0]}}", pack)
    assert found == ([*held, "b"], violations, [f"a: {reason}"] if reason else [])


def test_blank_total_spoils_what_uses_it(tmp_path):
    """Every instance that uses a blank total is not assessed, in whatever rule, also with a tolerance."""
    rules = (
        "  - {id: r, each: row of t, check: z == x + y, tolerance: 1}\n  - {id: s, each: column of t, check: a == b}\n"
    )
    result = check_text(small("{a: [1, 2, null], b: [1, 2, 3]}"), make_pack(tmp_path, rules))
    assert named(result.violations) == ["form.blank_total@t[a, z]"]
    assert [(one.rule.id, one.instance) for one in result.not_assessed] == [("r", "a"), ("s", "z")]
    assert result.violations[0].severity.value == "warning"


def test_no_total_where_the_rule_states_none(tmp_path):
    """A blank on a side of two is a blank addend, not a blank total."""
    pack = make_pack(tmp_path, "  - {id: r, each: row of t, check: x + y == z + 0}\n")
    assert named(check_text(small("{a: [1, 2, null], b: [1, 2, 3]}"), pack).violations) == ["form.blank_total@t[a, z]"]
    pack = make_pack(tmp_path, "  - {id: r, check: 't[a, x] + t[a, y] == t[a, z] + t[b, x]'}\n")
    result = check_text(small("{a: [1, 2, null], b: [3, 2, 3]}"), pack)
    assert (named(result.violations), len(result.held)) == ([], 1)


def test_everything_blank(pack):
    """Where nothing could be assessed, that is an error: an empty form never passes."""
    result = check_text(small("{a: [null, null, null], b: }"), pack)
    assert named(result.violations) == ["form.nothing_assessed@", "form.blank_table@t"]
    assert not result.ok


TEXT = "form: cn-text\nyear: 2024\ntables: {{}}\nnarrative: |\n  {}\n"


def severities(result) -> list[tuple[str, str]]:
    """Ids of the violations with their severities."""
    return [(one.rule.id, one.severity.value) for one in result.violations]


@pytest.mark.parametrize(
    "words", ["全局认真学习文件，信息公开工作取得新成效。", "本局位于人民路12号。", "我局高度重视。"]
)
def test_a_text_with_nothing_to_compare(words):
    """A text without numbers to compare is no wrong report; that nothing was compared is said all the same."""
    result = check_text(TEXT.format(words))
    assert severities(result) == [("form.nothing_assessed", "info")]
    assert result.ok
    assert not result.compared


def test_a_text_that_is_not_there():
    """Where not even a text was found, nothing passes."""
    for words in ("", "''"):
        result = check_text(TEXT.format(words).replace("narrative: |\n  ''", "narrative: ''"))
        assert ("form.nothing_assessed", "error") in severities(result)


@pytest.mark.parametrize("rules", ["  []", "  - {id: r, check: 't[a, x] == t[b, x]', valid: ..2020}"])
def test_a_pack_without_a_rule_for_the_year(tmp_path, rules):
    """Where the pack has no rule for the year, the report is not to blame; it says that nothing was checked."""
    result = check_text(small("{a: [1, 2, 3], b: [4, 5, 6]}"), make_pack(tmp_path, rules))
    assert severities(result) == [("form.nothing_assessed", "info")]
    assert "small" in result.violations[0].message.show("zh")


@pytest.mark.parametrize(
    ("select", "ignore", "run"),
    [
        ((), (), ["a", "a.b", "a.b.c", "ab"]),
        (("a",), (), ["a", "a.b", "a.b.c"]),
        (("a.b",), (), ["a.b", "a.b.c"]),
        (("a.b", "ab"), (), ["a.b", "a.b.c", "ab"]),
        ((), ("a",), ["ab"]),
        (("a",), ("a.b",), ["a"]),
        (("b",), (), []),
    ],
)
def test_selection(select, ignore, run):
    """A name selects the rule and what stands below it, never a rule that merely begins alike."""
    selection = Selection(select, ignore)
    assert [rule for rule in ["a", "a.b", "a.b.c", "ab"] if rule in selection] == run


def test_selection_in_a_check(tmp_path):
    """Only selected rules are run; findings of the form are selected like rules."""
    pack = make_pack(tmp_path, SUMS + "  - {id: s, each: column of t, check: a == b}\n")
    text = small("{a: [1, 2, 4], b: [5, 2, abc]}")
    assert named(check_text(text, pack, selection=Selection(("r",))).violations) == ["r@a"]
    assert named(check_text(text, pack, selection=Selection((), ("s", "r"))).violations) == [
        "form.value@t[b, z]",
        "form.nothing_assessed@",
    ]
    assert named(check_text(text, pack, selection=Selection(("form",))).violations) == ["form.value@t[b, z]"]


def test_errors_first(tmp_path):
    """Violations come by severity: errors, warnings, hints."""
    rules = "".join(
        f"  - {{id: {name}, each: row of t, check: x == y, severity: {name}}}\n"
        for name in ("info", "warning", "error")
    )
    result = check_text(small("{a: [1, 2, 4], b: [1, 1, 1]}"), make_pack(tmp_path, rules))
    assert named(result.violations) == ["error@a", "warning@a", "info@a"]


@pytest.mark.parametrize(("severity", "ok"), [("error", False), ("warning", True), ("info", True)])
def test_ok(severity, ok, tmp_path):
    """Only an error makes a report unfit."""
    pack = make_pack(tmp_path, f"  - {{id: r, each: row of t, check: x == y, severity: {severity}}}\n")
    assert check_text(small("{a: [1, 2, 4], b: [1, 1, 1]}"), pack).ok is ok


def test_without_companions(pack):
    """A report can be checked alone."""
    assert check_report(read(small("{a: [1, 2, 3], b: [0, 0, 0]}"), pack), pack).ok


@pytest.mark.parametrize(
    ("check", "left", "right", "operator"),
    [
        ("x < y < z", 5, 3, "<"),
        ("x > 0 and y == z", 5, 3, "=="),
        ("implies(x > 0, y == z)", 5, 3, "=="),
        ("y == z if x > 0 else y == x", 5, 3, "=="),
    ],
)
def test_the_comparison_that_fails(check, left, right, operator, tmp_path):
    """Of a relation of several comparisons the one that fails is shown; the others' operands stand beside it."""
    pack = make_pack(tmp_path, f"  - {{id: r, each: row of t, check: '{check}'}}\n")
    (violation,) = check_text(small("{a: [1, 5, 3], b: [1, 2, 2]}"), pack, selection=Selection(("r",), ())).violations[
        :1
    ]
    assert (violation.left, violation.right, violation.comparison.operator) == (left, right, operator)
    assert {one.key.column: one.side.value for one in violation.cells} == {
        "x": "condition",
        "y": "left",
        "z": "right",
    }


@pytest.mark.parametrize("check", ["x == 1 or y == 1", "not x == 2", "present(x) and blank(y)"])
def test_relations_without_two_sides(check, tmp_path):
    """Where no single comparison fails, the operands are named all the same and there is no difference."""
    pack = make_pack(tmp_path, f"  - {{id: r, each: row of t, check: '{check}'}}\n")
    (violation,) = check_text(small("{a: [2, 2, 2], b: [1, null, 2]}"), pack, selection=Selection(("r",))).violations
    assert (violation.left, violation.right, violation.difference) == (None, None, None)
    assert violation.cells
    assert "does not hold" in violation.message.show("en")
