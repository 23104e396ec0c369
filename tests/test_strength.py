"""How strong a pack is, computed by hand on small forms and on table three."""

from fractions import Fraction
from pathlib import Path

import pytest

from govcheck import load_pack
from govcheck.report import Key
from govcheck.strength import Company, measure

FORM = """
pack: small
title: 小表
years: "2020.."
form:
  t:
    title: 表
    columns: {a: 甲, b: 乙, total: 合计}
    rows: {x: 一, y: 二}
rules:
"""


def small(tmp_path: Path, rules: str):
    """A pack over a table of two rows and three columns, with *rules*."""
    file = tmp_path / "small.yaml"
    file.write_text(FORM + rules, encoding="utf-8")
    return load_pack(str(file))


TOTALS = """
  - {id: total, each: row of t, check: total == a + b}
"""


class TestMeasure:
    """What relations guard, pin and repeat."""

    def test_unguarded(self, tmp_path):
        """A cell that stands in no equation is unguarded, and lowers the share that is noticed."""
        strength = measure(small(tmp_path, "  - {id: one, check: 't[x, total] == t[x, a] + t[x, b]'}"))
        assert strength.unguarded == (Key("t", "y", "a"), Key("t", "y", "b"), Key("t", "y", "total"))
        assert strength.noticed == Fraction(3, 6)

    def test_twins(self, tmp_path):
        """Cells of one single equation cannot be told apart, so that nothing is pinned."""
        strength = measure(small(tmp_path, TOTALS))
        assert {frozenset(group) for group in strength.twins} == {
            frozenset(Key("t", row, column) for column in ("a", "b", "total")) for row in ("x", "y")
        }
        assert strength.pinned == 0

    def test_rows_and_columns_pin(self, tmp_path):
        """Row and column equations together pin every cell, as check digits do."""
        rules = TOTALS + "  - {id: down, each: column of t, check: x == y}\n"
        strength = measure(small(tmp_path, rules))
        assert strength.pinned == 1
        assert [(one.rule, one.instance) for one in strength.dependent] == [("down", "total")]

    def test_equal(self, tmp_path):
        """A relation that says the same with the sides exchanged and a factor is found."""
        rules = TOTALS + "  - {id: again, each: row of t, check: 2 * a + 2 * b == 2 * total}\n"
        strength = measure(small(tmp_path, rules))
        assert [(one.rule, other.rule, one.instance) for one, other in strength.equal] == [
            ("again", "total", "x"),
            ("again", "total", "y"),
        ]

    def test_contradiction(self, tmp_path):
        """Two equations that cannot hold together are a contradiction."""
        rules = "  - {id: one, check: 't[x, a] == t[y, a]'}\n  - {id: two, check: 't[x, a] == t[y, a] + 1'}\n"
        strength = measure(small(tmp_path, rules))
        assert [one.rule for one in strength.contradictions] == ["two"]

    def test_forced(self, tmp_path):
        """Counts that must add up to zero are forced to zero."""
        rules = "  - {id: one, check: 't[x, a] == t[x, a] + t[x, b] + t[y, b]'}\n"
        strength = measure(small(tmp_path, rules))
        assert set(strength.forced) == {Key("t", "x", "b"), Key("t", "y", "b")}

    def test_table_three(self):
        """Of 200 cells tables three (175) and four (15) are guarded, and only table three is pinned.

        Table three has 7 + 7 + 25 equations, of which the balance and the sum in the total column, or two row
        totals, follow from the rest; each dispute row is a single equation.
        """
        strength = measure(load_pack("cn-ogi-2021"))
        assert len(strength.equations) == 7 + 7 + 25 + 3
        assert strength.noticed == Fraction(190, 200)
        assert strength.pinned == Fraction(175, 200)
        assert len(strength.dependent) == 2

    @pytest.mark.parametrize("pack", ["cn-ogi-2021", "cn-ogi-2019"])
    def test_parts_guard_everything(self, pack):
        """With the parts' reports every cell is in the sum of the whole, and pinned."""
        strength = measure(load_pack(pack), Company.PARTS)
        assert (strength.noticed, strength.pinned) == (1, 1)
