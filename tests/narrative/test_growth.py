"""Growth and differences: from the two numbers beside them, as exactly as these are stated."""

from __future__ import annotations

import pytest

from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read


def growths(text: str) -> list[Outcome]:
    """The outcomes of *text* on growth."""
    return [one for one in relate(read(text)) if one.relation == "text.growth"]


DIFFERENCES = [
    ("信访量由800件增加到1000件，净增201件。", Verdict.VIOLATED),
    ("信访量由800件增加到1000件，净增200件。", Verdict.HELD),
    ("参训人数由310人减少到290人，净减19人。", Verdict.VIOLATED),
    ("窗口由12个增加到15个，净增4个。", Verdict.VIOLATED),
    ("管网由883公里增加到951公里，净增69公里。", Verdict.NOT_ASSESSED),
    ("管网由883公里增加到951公里，净增71公里。", Verdict.VIOLATED),
    ("经费由320元增加到410元，净增91元。", Verdict.NOT_ASSESSED),
    ("经费由1.2亿元增加到1.5亿元，净增0.4亿元。", Verdict.NOT_ASSESSED),
    ("经费由1.23亿元增加到1.52亿元，净增0.3亿元。", Verdict.HELD),
    ("经费由1.2亿元增加到1.5亿元，净增0.9亿元。", Verdict.VIOLATED),
]


@pytest.mark.parametrize(("text", "verdict"), DIFFERENCES)
def test_only_what_is_rounded_may_be_off_in_its_last_digit(text, verdict):
    """Counts agree exactly; lengths and money may be off by rounding, and that is counted as not assessed."""
    assert [one.verdict for one in growths(text)] == [verdict]
