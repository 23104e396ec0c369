"""What a repair clears, also beyond what the search for it was given."""

from __future__ import annotations

import pytest

from govcheck.check import check_report
from govcheck.gather import gather
from govcheck.loading import load_text
from tests.helpers import check_text, make_pack, small

SUM = "  - {id: sum, each: row of t, check: z == x + y}\n"


def cleared(result) -> list[list[tuple[str, str]]]:
    """What each repair clears."""
    return [sorted(repair.clears) for repair in result.repairs.entries]


@pytest.mark.parametrize(
    "rate",
    [
        "t[b, x] == round(100 * t[a, z] / t[b, y], 0)",
        "t[b, x] == min(t[a, z], 99)",
        "t[b, x] * t[b, x] == t[a, z] * 45",
    ],
)
def test_a_relation_that_is_no_sum(tmp_path, rate):
    """A rate, a minimum or a product that a repair makes hold is counted; here 20 + 25 is 45, and 45 % of 100."""
    pack = make_pack(tmp_path, SUM + f"  - {{id: rate, check: '{rate}'}}\n")
    result = check_text(small("{a: [20, 25, 46], b: [45, 100, 145]}"), pack)
    assert {one.rule.id for one in result.violations} == {"sum", "rate"}
    for repair in result.repairs.entries:
        total_mended = [str(change.operand.key) for change in repair.changes] == ["t[a, z]"]
        assert sorted(repair.clears) == ([("rate", ""), ("sum", "a")] if total_mended else [("sum", "a")])


def test_a_relation_that_still_fails(tmp_path):
    """A rate that stays wrong after the repair is not counted: 45 of 100 are not 40 %."""
    rate = "  - {id: rate, check: 't[b, x] == round(100 * t[a, z] / t[b, y], 0)'}\n"
    result = check_text(small("{a: [20, 25, 46], b: [40, 100, 140]}"), make_pack(tmp_path, SUM + rate))
    assert all(clears == [("sum", "a")] for clears in cleared(result))


def test_last_year(tmp_path):
    """A relation with last year's figures is looked at with the figure that the repair gives it."""
    rules = "  - {id: back, check: 't[a, x] == previous(t[b, x])'}\n" + (
        "  - {id: twice, check: 't[a, x] * t[a, x] == previous(t[b, x]) * t[a, x]'}\n"
    )
    pack = make_pack(tmp_path, rules)
    (tmp_path / "old.yaml").write_text(small("{b: [7, 0, 0]}").replace("2024", "2023"), encoding="utf-8")
    text = small("{a: [9, 0, 0]}", "previous: old.yaml\n")
    loaded = load_text(text, str(tmp_path / "report.yaml"), pack)
    result = check_report(loaded.report, pack, gather(loaded))
    relations = sorted((one.rule.id, one.instance) for one in result.violations if one.finding is None)
    assert relations == [("back", ""), ("twice", "")]
    assert cleared(result)
    assert all(clears == relations for clears in cleared(result))


def test_the_text(tmp_path):
    """A number of the text that agrees with the mended table is counted among what the repair clears."""
    claim = 'claims:\n  - {id: narrative.all, says: "收到 … {n} 件", equals: "t[a, z]"}\n'
    pack = make_pack(tmp_path, SUM, head=claim)
    text = small("{a: [20, 25, 46], b: [1, 1, 2]}") + "narrative: |\n  本年收到申请45件。\n"
    result = check_text(text, pack)
    assert {one.rule.id for one in result.violations} == {"sum", "narrative.all"}
    first = result.repairs.entries[0]
    assert str(first.changes[0].operand.key) == "t[a, z]"
    assert {rule for rule, _ in first.clears} == {"sum", "narrative.all"}
