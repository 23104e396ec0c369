"""A text without a form, checked with the relations within it: three published texts and what is wrong in them."""

from pathlib import Path

import pytest

from govcheck.check import check_report
from govcheck.loading import load
from govcheck.pack_file import load_pack
from govcheck.report import Severity

SEEDS = Path(__file__).parents[1] / "data" / "narrative"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        # A progress account: one measure with two values, a guide listed twice, a college named in two ways.
        ("guangzhou-2015-progress", {"text.same_measure", "text.repeated_item", "text.title"}),
        # A work plan: one regulation is 试行 in one column and 执行 in the next.
        ("guangzhou-2016-plan", {"text.title"}),
        # A news digest: everything agrees.
        ("guangzhou-2018-digest", set()),
    ],
)
def test_published_texts(name, wrong):
    """What is wrong is found, what holds is counted, and nothing else is flagged."""
    loaded = load(str(SEEDS / f"{name}.txt"), load_pack("cn-text"))
    result = check_report(loaded.report, loaded.pack)
    found = [one for one in result.violations if one.severity is not Severity.INFO]
    assert {one.rule.id for one in found} == wrong
    assert len(found) == len(wrong)
    assert result.counts.held >= 1
    assert not loaded.report.tables
    assert all(one.statement.quotation.text in loaded.report.narrative.text for one in found)
