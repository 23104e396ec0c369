"""Rules as linear relations with whole coefficients."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govcheck.expression import parse
from govcheck.linear import Source
from govcheck.linearise import linear_relations, stated_total
from govcheck.messages import Text
from govcheck.pack import Direction, Rule, Tolerance
from govcheck.resolve import Frame, resolve
from tests.test_resolve import ALONE, FORM, IN_COLUMN

RULE = Rule("r", Text({"zh": "r"}))


def linear(text: str, frame: Frame = IN_COLUMN, rule: Rule = RULE) -> list[str]:
    """The relations of *text* in words: coefficients with rows, constant, comparison."""
    found = []
    for one in linear_relations(rule, "x", resolve(parse(text), frame)):
        signs = {Source.THIS: "", Source.PREVIOUS: "'", Source.PARTS: "*"}
        terms = [f"{value:+d}{operand.key.row}{signs[operand.source]}" for operand, value in one.terms]
        found.append(f"{' '.join(terms)} {one.constant:+d} {one.comparison.value} 0")
    return found


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("a + b == 同", ["+1a +1b -1同 +0 == 0"]),
        ("a == sum(g)", ["+1a -1b -1own -1p1 -1p2 +0 == 0"]),
        ("a == previous(b)", ["+1a -1b' +0 == 0"]),
        ("a <= 0.2 * b", ["+5a -1b +0 <= 0"]),
        ("a / 3 == b / 2 + 1", ["+2a -3b -6 == 0"]),
        ("a + a - b == b", ["+2a -2b +0 == 0"]),
        ("a + b == a + 同", ["+1b -1同 +0 == 0"]),
        ("2 * (a - 1) > 3", ["+2a -5 > 0"]),
        ("a < b <= 同", ["+1a -1b +0 < 0", "+1b -1同 +0 <= 0"]),
        ("a == b and b >= 1", ["+1a -1b +0 == 0", "+1b -1 >= 0"]),
        ("a == sum(parts(b))", ["+1a -1b* +0 == 0"]),
        ("-a != b", ["-1a -1b +0 != 0"]),
        ("a / 0 == b", []),
        ("a * b == 同", []),
        ("1 / a == b", []),
        ("a == b or a == 1", []),
        ("abs(a) == b", []),
        ("max(a, b) == 同", []),
        ("a == b and abs(a) == 1", []),
        ("a in [1, 2]", []),
        ("a == (b if a > 1 else 1)", []),
        ("present(a)", []),
    ],
)
def test_relations(text, relations):
    """Equations and inequalities of sums become sparse rows; everything else is left to the tree."""
    assert linear(text) == relations


def test_tolerance_is_not_linear():
    """With a tolerance there is no equation."""
    assert linear("a == b", rule=Rule("r", Text({"zh": "r"}), tolerance=Tolerance(amount=Decimal(1)))) == []


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("a == b + 同", "a"),
        ("b + 同 == a", "a"),
        ("a == sum(g)", "a"),
        ("a == b", None),
        ("a + b == own + 同", None),
        ("a == b - 同", None),
        ("a == 2 * b + 同", None),
        ("a == b + 同 + 1", None),
        ("a >= b + 同", None),
        ("a == previous(b) + 同", None),
        ("a == b + 同 and b == 1", None),
        ("a == b == 同", None),
    ],
)
def test_stated_total(text, total):
    """A total is a cell alone on one side, where the other side only adds cells of the same table."""
    operand = stated_total(resolve(parse(text), IN_COLUMN))
    assert (operand and operand.key.row) == total


def test_total_over_two_tables():
    """A cell that adds up another table is no total of its own."""
    assert stated_total(resolve(parse("u[a, x] == t[a, x] + t[b, x]"), ALONE)) is None
    in_u = Frame(FORM, Direction.ONCE)
    assert stated_total(resolve(parse("t[a, x] == t[b, x] + t[b, y]"), in_u)).key == ("t", "a", "x")
