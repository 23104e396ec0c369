"""A violation in words and figures."""

from __future__ import annotations

import pytest

from govcheck.check import Selection
from tests.helpers import EXAMPLES, check_text, make_pack, small

FORM = """\
form:
  t:
    title: 表
    value: number
    rows: {a: 甲, b: 乙}
    columns: {x: 子, y: 丑, z: 寅, w: {label: 卯, value: text}}
"""


def figures(folder, check: str, row: str, more: str = "") -> str:
    """The English message of one rule, violated at row a."""
    pack = make_pack(folder, f'  - {{id: r, title: T, each: row of t, except: b, check: "{check}"{more}}}\n', FORM)
    (violation,) = check_text(small(f"{{a: {row}}}"), pack, selection=Selection(("r",))).violations
    return violation.message.show("en")


@pytest.mark.parametrize(
    ("check", "row", "text"),
    [
        ("z == x + y", "[1, 2, 4]", "T: 4, but 1 + 2 = 3: 1 less"),
        ("x + y == z", "[1, 2, 4]", "T: 1 + 2 = 3, but 4: 1 more"),
        ("x - y == z", "[1, -2, 4]", "T: 1 - (-2) = 3, but 4: 1 more"),
        ("x + y == z", "[-1, -2, 4]", "T: -1 + (-2) = -3, but 4: 7 more"),
        ("x == y", "[1, 2, 0]", "T: 1, but 2: 1 more"),
        ("x == 2.50", "[1, 2, 0]", "T: 1, but 2.5: 1.5 more"),
        ("x + y == z", "[null, 2, 4]", "T: □ + 2 = 2, but 4: 2 more"),
        ("x + y == z", "[/, 2, 4]", "T: / + 2 = 2, but 4: 2 more"),
        ("x <= y", "[3, 2, 4]", "T: 3 ≤ 2 does not hold"),
        ("x + y >= z", "[1, 2, 4]", "T: 1 + 2 = 3 ≥ 4 does not hold"),
        ("x < y", "[3, 2, 4]", "T: 3 < 2 does not hold"),
        ("x != y", "[2, 2, 4]", "T: 2 ≠ 2 does not hold"),
        ("x <= 0.2 * y", "[3, 5, 4]", "T: 3 ≤ 0.2 × 5 = 1 does not hold"),
        ("x / y == z", "[1, 3, 4]", "T: 1 ÷ 3 = 0.333333333333, but 4: 3.666666666667 more"),
        ("x / (y + z) == 1", "[1, 3, 5]", "T: 1 ÷ (3 + 5) = 0.125, but 1: 0.875 more"),
        ("x == max(y, z)", "[1, 3, 5]", "T: 1, but max(3, 5) = 5: 4 more"),
        ("x == sum(y, z)", "[1, 3, 5]", "T: 1, but 3 + 5 = 8: 7 more"),
        ("x == 1 or y == 1", "[2, 3, 5]", "T: does not hold: x == 1 or y == 1"),
        ("w == '是'", "[2, 3, 5, 否]", "T: does not hold: w == '是'"),
    ],
)
def test_figures(check, row, text, tmp_path):
    """Both sides are shown in figures with their sums, and by how much the second is off."""
    row = row if row.count(",") == 3 else row.replace("]", ", '']")
    assert figures(tmp_path, check, row) == text


def test_message_of_the_rule(tmp_path):
    """A rule's own message takes the place of its title, without a second full stop."""
    assert figures(tmp_path, "x == y", "[1, 2, 0, '']", ", message: 请核对。") == "请核对: 1, but 2: 1 more"


def test_long_sums_leave_zeros_out():
    """In a long sum the zeros are left out of the figures, and stay among the cells."""
    text = (EXAMPLES / "wrong-inner-cell" / "report.yaml").read_text(encoding="utf-8")
    (violation,) = [one for one in check_text(text).violations if one.rule.id == "applications.handled"]
    # 19 addends in the column 其他, 15 of them not zero.
    assert violation.message.show("en").endswith(
        "347, but 192 + 2 + 3 + 5 + 1 + 1 + 2 + 2 + 16 + 60 + 14 + 1 + 6 + 2 + 4 = 311: 36 less"
    )
    assert len(violation.cells) == 1 + 19
