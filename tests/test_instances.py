"""The instances of a rule, and what groups with and without a row of their own make of it."""

from __future__ import annotations

import pytest

from govcheck.check import Selection
from govcheck.instances import instances
from tests.helpers import check_text, make_pack, named, small

GROUPS = """\
form:
  t:
    title: 表
    rows:
      a: 甲
      g: {label: 组, row: optional, items: {b: 乙, c: 丙}}
      total: 计
    columns: {x: 子, y: 丑}
"""
TWO = """\
form:
  t:
    title: 表
    rows: {a: 甲, b: 乙}
    columns: {x: 子, y: 丑}
  u:
    title: 二
    rows: {b: 乙, c: 丙}
    columns: {x: 子, z: 寅}
"""


def ids(folder, rule: str, form: str) -> list[str]:
    """The ids of the instances of *rule*."""
    pack = make_pack(folder, f"  - {{id: r, {rule}}}\n", form)
    return [one.id for one in instances(pack, pack.rules["r"], ())]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("check: 't[a, x] == 1'", [""]),
        ("each: column of t, check: a == b", ["x", "y"]),
        ("each: row of t, check: x == y", ["a", "b"]),
        ("each: cell of t, check: cell > 0", ["a, x", "a, y", "b, x", "b, y"]),
        ("each: row of t, check: x == y, except: b", ["a"]),
        ("each: column of t, check: a == b, except: [x]", ["y"]),
        ("each: cell of t, check: cell > 0, except: 'a, y'", ["b, x"]),
        ("each: 'row of [t, u]', check: x > 0", ["a", "t[b]", "u[b]", "c"]),
        ("each: 'row of t, u', check: x > 0", ["a", "t[b]", "u[b]", "c"]),
        ("each: 'row of t, t', check: x > 0", ["a", "b"]),
        (
            "each: cell of *, check: cell > 0",
            ["a, x", "a, y", "t[b, x]", "b, y", "u[b, x]", "b, z", "c, x", "c, z"],
        ),
    ],
)
def test_ids(rule, found, tmp_path):
    """An instance is called by its row or column, with its table where two tables have the same."""
    assert ids(tmp_path, rule, TWO) == found


@pytest.fixture(scope="module")
def grouped(tmp_path_factory):
    """A form with a group that may have a row of its own."""
    rules = (
        "  - {id: sum, each: column of t, check: total == a + sum(g)}\n"
        "  - {id: row, each: row of t, check: y == 2 * x}\n"
    )
    return make_pack(tmp_path_factory.mktemp("pack"), rules, GROUPS)


@pytest.mark.parametrize(
    ("rows", "held", "violations"),
    [
        # Items only: as the form asks.
        (
            "{a: [1, 2], b: [3, 6], c: [4, 8], total: [8, 16]}",
            ["sum@x", "sum@y", "row@a", "row@b", "row@c", "row@total"],
            [],
        ),
        # The group's row alone: its items are not missing, a variant is found, and the sums use the row.
        (
            "{a: [1, 2], g: [7, 14], total: [8, 16]}",
            ["sum@x", "sum@y", "row@a", "row@g", "row@total"],
            ["form.variant@t[g]"],
        ),
        (
            "{a: [1, 2], g: [6, 12], total: [8, 16]}",
            ["row@a", "row@g", "row@total"],
            ["form.variant@t[g]", "sum@x", "sum@y"],
        ),
        # Both: the row is checked against its items, and the sum adds those.
        (
            "{a: [1, 2], g: [7, 14], b: [3, 6], c: [4, 8], total: [8, 16]}",
            ["sum@x", "sum@y", "row@a", "row@g", "row@b", "row@c", "row@total", "t.g@x", "t.g@y"],
            [],
        ),
        (
            "{a: [1, 2], g: [7, 14], b: [3, 6], c: [5, 10], total: [8, 16]}",
            ["row@a", "row@g", "row@b", "row@c", "row@total"],
            ["sum@x", "sum@y", "t.g@x", "t.g@y"],
        ),
        # The row and only some of its items: those that are missing are missing.
        (
            "{a: [1, 2], g: [7, 14], b: [7, 14], total: [8, 16]}",
            ["row@a", "row@g", "row@b", "row@total"],
            ["form.missing_row@t[c]"],
        ),
        # Neither: every item is missing.
        (
            "{a: [1, 2], total: [8, 16]}",
            ["row@a", "row@total"],
            ["form.missing_row@t[b]", "form.missing_row@t[c]"],
        ),
    ],
)
def test_optional_rows(rows, held, violations, grouped):
    """A group counts by its own row where that is printed, and by its items otherwise."""
    result = check_text(small(rows), grouped)
    assert [f"{one.rule.id}@{one.id}" for one in result.held] == held
    assert sorted(named(result.violations)) == sorted(violations)


def test_variant_of_2021():
    """A report of 2021 that prints （六）其他处理 as one row is checked with it."""
    columns = "[1, 0, 0, 0, 0, 0, 1]"
    text = f"form: cn-ogi-2021\nyear: 2024\ntables:\n  applications:\n    （六）其他处理: {columns}\n"
    result = check_text(text)
    assert "form.variant@applications[other_handling]" in named(result.violations)
    assert "other_handling" in {one.id for one in result.held}
    assert not [one for one in named(result.violations) if "not_corrected" in one]


def test_plain_sums_only(tmp_path):
    """Only two plain sums are checked without the tree: no factor, constant, parts, condition or cell that cancels."""
    form = TWO.replace("{x: 子, y: 丑}", "{x: 子, y: 丑, z: 寅}")

    def balance(check: str, more: str = "") -> bool:
        pack = make_pack(tmp_path, f"  - {{id: r, each: row of t, check: '{check}'{more}}}\n", form)
        return instances(pack, pack.rules["r"], ())[0].balance is not None

    assert balance("x == y + z")
    assert balance("x + previous(y) == previous(z)")
    assert not balance("x == 2 * y")
    assert not balance("x == y + 1")
    assert not balance("x >= y")
    assert not balance("x == sum(parts(y))")
    assert not balance("x + y == x + z")
    assert not balance("x == y", ", tolerance: 1")
    assert not balance("x == y", ", where: z > 0")


def test_cell_that_cancels_must_be_readable(tmp_path):
    """A cell that stands on both sides still has to have a figure."""
    pack = make_pack(tmp_path, "  - {id: r, check: 't[a, x] + t[a, y] == t[a, x] + t[a, z]'}\n")
    result = check_text(small("{a: [abc, 2, 2], b: [0, 0, 0]}"), pack, selection=Selection(("r",)))
    assert (len(result.held), len(result.not_assessed)) == (0, 1)
