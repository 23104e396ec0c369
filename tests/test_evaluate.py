"""Every function, operator and policy of the rule language, on one row of figures."""

from __future__ import annotations

import pytest

from tests.helpers import SMALL_FORM, outcome

A, B = "t[a, x]", "t[b, x]"
MIXED = """\
form:
  t:
    title: 表
    value: number
    rows: {a: 甲, b: 乙}
    columns: {x: 子, y: {label: 丑, value: text}, z: {label: 寅, value: date}}
"""


@pytest.mark.parametrize(
    ("check", "holds"),
    [
        ("t[a, x] == 6", True),
        ("t[a, x] != 6", False),
        ("t[a, x] < 7", True),
        ("t[a, x] <= 6", True),
        ("t[a, x] > 6", False),
        ("t[a, x] >= 6", True),
        ("1 < t[a, y] <= t[a, x] == 6", True),
        ("1 < t[a, y] < 4 < t[a, x] < 6", False),
        ("t[a, x] + t[a, y] - t[a, z] == 7", True),
        ("-t[a, x] + 6 == 0", True),
        ("t[a, x] * t[a, y] / t[a, z] == 9", True),
        ("t[a, x] / t[a, y] / t[a, z] == 1", True),
        ("t[a, z] / t[a, y] == 2 / 3", True),
        ("0.1 * t[a, z] + 0.1 == 0.3", True),
        ("sum(t[a, x], t[a, y], 1) == 10", True),
        ("min(t[a, x], t[a, y]) == 3", True),
        ("max(t[a, x], t[a, y], 8) == 8", True),
        ("count(t[a, x], t[b, y], t[b, z]) == 1", True),
        ("abs(t[a, z] - t[a, x]) == 4", True),
        ("round(t[a, x] / 4) == 2", True),
        ("round(-t[a, x] / 4) == -2", True),
        ("round(t[a, x] / 7, 2) == 0.86", True),
        ("round(t[a, x] * 1000, -4) == 10000", True),
        ("implies(t[a, x] > 5, t[a, y] == 3)", True),
        ("implies(t[a, x] > 5, t[a, y] == 4)", False),
        ("implies(t[a, x] > 6, t[a, y] == 4)", True),
        ("blank(t[b, y])", True),
        ("blank(t[b, z])", False),
        ("blank(t[b, x])", False),
        ("na(t[b, z])", True),
        ("na(t[b, y])", False),
        ("present(t[a, x])", True),
        ("present(t[b, y])", False),
        ("present(t[b, z])", False),
        ("t[a, x] == 6 and t[a, y] == 3", True),
        ("t[a, x] == 6 and t[a, y] == 4", False),
        ("t[a, x] == 7 or t[a, y] == 3", True),
        ("not t[a, x] == 7", True),
        ("t[a, x] in [1, 6]", True),
        ("t[a, x] not in [1, 6]", False),
        ("(t[a, x] if t[a, y] == 3 else t[a, z]) == 6", True),
        ("(t[a, x] if t[a, y] == 4 else t[a, z]) == 2", True),
        ("t[a, y] == 3 if t[a, x] == 6 else t[a, y] == 4", True),
        ("t[a, x] == report.year - 2018", True),
        ("t[a, x] == 6 and report.scope == '汇总'", True),
        ("t[a, x] == 7 or report.level in ['县', '乡镇']", True),
        ("blank(t[b, y]) == na(t[b, z])", True),
    ],
)
def test_values(check, holds, tmp_path):
    """On 6, 3, 2 and a blank and a sign, each operator and function gives what arithmetic says."""
    extra = "scope: 汇总\nlevel: 县\n"
    found = outcome(tmp_path, check, "{a: [6, 3, 2], b: [0, null, /]}", extra=extra)
    assert found == ("held" if holds else "violated")


def test_no_float():
    """Ten times a tenth is one: no figure ever meets a float."""
    from govcheck.expression import parse

    (node,) = parse("0.1").walk()
    assert node.value * 10 == 1


@pytest.mark.parametrize(
    ("check", "result"),
    [
        ("t[a, y] == '甲（乙）'", "held"),
        ("t[a, y] == t[b, y]", "violated"),
        ("t[a, y] in ['甲（乙）', '丙']", "held"),
        ("t[a, z] < t[b, z]", "held"),
        ("t[a, z] == t[b, z]", "violated"),
        ("t[a, x] == 0.125", "held"),
    ],
)
def test_texts_and_dates(check, result, tmp_path):
    """Texts and dates are compared as they are; full-width signs in a text are part of it."""
    rows = "{a: [0.125, 甲（乙）, 2024-02-01], b: [1, 丙, 2024年12月31日]}"
    assert outcome(tmp_path, check, rows, form=MIXED) == result


@pytest.mark.parametrize(
    ("state", "field", "zero", "skip"),
    [("null", "blank", "held", "t[a, x] is blank"), ("/", "na", "held", "t[a, x] is blank")],
)
def test_policies(state, field, zero, skip, tmp_path):
    """A blank or not-applicable operand counts as zero, leaves the rule unassessed, or violates it."""
    rows, check = f"{{a: [{state}, 3, 0], b: [0, 3, 0]}}", f"{A} + t[a, y] == t[b, y]"
    assert outcome(tmp_path, check, rows) == zero
    assert outcome(tmp_path, check, rows, f"{field}: zero") == zero
    assert outcome(tmp_path, check, rows, f"{field}: skip") == skip
    assert outcome(tmp_path, check, rows, f"{field}: fail") == "violated"


@pytest.mark.parametrize(
    ("policy", "result"),
    [
        ("", "there is no cell t[b, x]"),
        ("absent: unassessed", "there is no cell t[b, x]"),
        ("absent: skip", "there is no cell t[b, x]"),
        ("absent: zero", "held"),
        ("absent: fail", "violated"),
    ],
)
def test_absent(policy, result, tmp_path):
    """A cell that is not there leaves the rule unassessed unless the rule says otherwise."""
    assert outcome(tmp_path, f"t[a, z] == {B}", "{a: [1, 2, 0]}", policy) == result


def test_all_blank_is_not_assessed(tmp_path):
    """Nothing over nothing is not equal, it is not assessed, also as zero."""
    rows = "{a: [null, /, 3], b: [null, 2, 3]}"
    assert outcome(tmp_path, f"{A} == {B}", rows) == "every cell is blank"
    assert outcome(tmp_path, f"{A} == t[a, y]", rows) == "every cell is blank"
    assert outcome(tmp_path, f"{A} == 1", rows) == "every cell is blank"
    assert outcome(tmp_path, f"{A} == {B} - t[a, z] + 3", rows) == "held"


@pytest.mark.parametrize("check", ["t[a, x] == 3", "t[a, y] == 3 or t[a, x] == 3", "sum(t[a, x], 1) > 0"])
def test_unreadable_operand(check, tmp_path):
    """An operand that could not be read makes the instance unassessed, with its text."""
    found = outcome(tmp_path, check, "{a: [abc, 2, 3], b: [1, 2, 3]}")
    assert found == "t[a, x] cannot be read: abc"


def test_every_operand_of_a_chain(tmp_path):
    """A chain of comparisons looks at its last operand even where the first pair fails."""
    assert outcome(tmp_path, "5 < t[a, x] < t[a, y]", "{a: [1, abc, 3]}") == "t[a, y] cannot be read: abc"


@pytest.mark.parametrize(
    ("check", "reason"),
    [("t[a, x] / t[a, z] == 1", "division by zero"), ("t[a, x] / (t[a, y] - 2) == 1", "division by zero")],
)
def test_division_by_zero(check, reason, tmp_path):
    """A quotient without value leaves the rule unassessed."""
    assert outcome(tmp_path, check, "{a: [1, 2, 0]}") == reason


@pytest.mark.parametrize(
    ("tolerance", "rows", "result"),
    [
        ("0", "{a: [100, 101, 0]}", "violated"),
        ("1", "{a: [100, 101, 0]}", "held"),
        ("0.99", "{a: [100, 101, 0]}", "violated"),
        ("1%", "{a: [100, 101, 0]}", "held"),
        ("1%", "{a: [100, 102, 0]}", "violated"),
        ("1%", "{a: [102, 101, 0]}", "held"),
        ("rounding", "{a: [100, 101, 0]}", "held"),
        ("rounding", "{a: [100, 102, 0]}", "violated"),
        ("rounding", "{a: [10.1, 10.2, 0]}", "held"),
        ("rounding", "{a: [10.1, 10.21, 0]}", "violated"),
        ("rounding", "{a: [10.10, 10.11, 0]}", "held"),
        ("rounding", "{a: [10.10, 10.2, 0]}", "violated"),
    ],
)
def test_tolerance(tolerance, rows, result, tmp_path):
    """Absolute; a share of the larger side; or half a unit of the last printed digit of each operand."""
    form = SMALL_FORM.replace("title: 表", "title: 表\n    value: number")
    assert outcome(tmp_path, "t[a, x] == t[a, y]", rows, f"tolerance: {tolerance}", form=form) == result


@pytest.mark.parametrize(
    ("check", "result"),
    [
        ("t[a, x] <= 99", "held"),
        ("t[a, x] <= 98", "violated"),
        ("t[a, x] < 100", "held"),
        ("t[a, x] >= 101", "held"),
        ("t[a, x] > 102", "violated"),
        ("t[a, x] != 101", "violated"),
        ("t[a, x] != 102", "held"),
    ],
)
def test_tolerance_of_inequalities(check, result, tmp_path):
    """A tolerance widens what holds; *different* means different by more than it."""
    assert outcome(tmp_path, check, "{a: [100, 1, 1]}", "tolerance: 1") == result


@pytest.mark.parametrize(
    ("where", "result"),
    [
        ("report.year > 2020", "violated"),
        ("report.year > 2030", "no instance"),
        ("report.scope == '汇总'", "no instance"),
        ("t[a, x] > 0", "violated"),
        ("t[a, x] > 1", "no instance"),
        ("present(t[b, x])", "no instance"),
        ("1 / 0 == 1", "division by zero"),
        ("t[a, x] / t[a, z] == 1", "division by zero"),
        ("t[b, y] == 1", "t[b, y] cannot be read: abc"),
    ],
)
def test_where(where, result, tmp_path):
    """Where the condition is false there is no instance; where it has no value the instance is not assessed."""
    rows = "{a: [1, 2, 0], b: [null, abc, 0]}"
    assert outcome(tmp_path, "t[a, x] == t[a, y]", rows, f"where: {where}") == result


def test_let(tmp_path):
    """A named value stands for its expression, in the condition too."""
    more = "let: {s: 't[a, x] + t[a, y]', d: 's - t[a, z]'}\nwhere: s == 3"
    assert outcome(tmp_path, "d == 3", "{a: [1, 2, 0]}", more) == "held"
    assert outcome(tmp_path, "d == 3", "{a: [1, 2, 1]}", more) == "violated"
    assert outcome(tmp_path, "d == 3", "{a: [1, 1, 1]}", more) == "no instance"


@pytest.mark.parametrize(
    ("more", "result"),
    [
        ('valid: "2024"', "violated"),
        ('valid: "..2023"', "no instance"),
        ('valid: "2025.."', "no instance"),
        ("off: 暂停", "no instance"),
    ],
)
def test_valid_and_off(more, result, tmp_path):
    """A rule is run in its years only, and never where it is switched off."""
    assert outcome(tmp_path, "t[a, x] == 2", "{a: [1, 2, 0]}", more) == result


@pytest.mark.parametrize(
    ("check", "rows", "result"),
    [
        ("present(t[a, x]) and t[a, x] == previous(t[b, x])", "{a: [null, 2, 3]}", "violated"),
        ("t[a, x] == previous(t[b, x])", "{a: [1, 2, 3]}", "no report of 2023"),
        ("blank(t[a, x]) or t[a, x] == previous(t[b, x])", "{a: [null, 2, 3]}", "held"),
        ("present(t[a, x]) and t[a, x] == sum(parts(t[b, x]))", "{a: [null, 2, 3]}", "violated"),
        ("t[a, x] == sum(parts(t[b, x]))", "{a: [1, 2, 3]}", "no reports of the parts"),
    ],
)
def test_reports_that_are_not_there(check, rows, result, tmp_path):
    """A relation that is decided before it needs another report is decided; else it is not assessed."""
    assert outcome(tmp_path, check, rows) == result


def test_failed_before_the_other_report(tmp_path):
    """A blank that the rule forbids violates it, though last year's report is not there."""
    assert outcome(tmp_path, "t[a, x] == previous(t[b, x])", "{a: [null, 2, 3]}", "blank: fail") == "violated"
