"""Whole narratives: published reports with their tables, and prose that is no report."""

from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

from govcheck.check import check_report
from govcheck.loading import load_text
from govcheck.place import Place
from govcheck.report import Narrative, Severity
from tests.claims import sentences
from tests.claims.sentences import flagged, report

DATA = Path(__file__).parents[1] / "data" / "narrative"


def told(name: str):
    """The check of a report with its own narrative."""
    loaded, around = report(name)
    return check_report(loaded.report, loaded.pack, around)


def held(name: str) -> set[str]:
    """The numbers of its narrative that agree with the tables, as printed."""
    return {one.instance for one in told(name).stated if one.rule.id.startswith("narrative.")}


class TestReports:
    """Published reports."""

    def test_guangzhou_2020(self):
        """19017, 471, 258 and 535 agree with the tables, nothing is flagged, and the city's own organ is left alone."""
        assert {"19017宗", "471宗", "258宗", "535件"} <= held("guangzhou-2020")
        assert flagged(told("guangzhou-2020")) == []
        narrower = [one.instance for one in told("guangzhou-2020").not_assessed if "市本级" in str(one.reason)]
        assert narrower == ["494件", "21件", "2宗", "2宗"]

    def test_shanghai_2019(self):
        """Three numbers of the text are wrong: 258 for 275, 4.34 % for 4.35 %, 265 for 337; nothing else is said."""
        found = [(one.instance, one.right) for one in flagged(told("shanghai-office-2019"))]
        assert sorted(found) == [("258件", "275"), ("265件", "337"), ("4.34%", "4.3478")]
        assert flagged(told("shanghai-office-2019"), Severity.INFO) == []

    def test_shanghai_2025(self):
        """All five shares are right to two decimals, and nothing is flagged."""
        assert {"17.46%", "1.68%", "47.36%", "6.72%", "26.78%"} <= held("shanghai-office-2025")
        assert flagged(told("shanghai-office-2025")) == []

    def test_a_fee_for_copies_is_no_administrative_fee(self):
        """400元 of 信息处理费 is never compared with 316,441万元 of 行政事业性收费."""
        assert flagged(told("hangzhou-style-2025")) == []


@pytest.mark.parametrize(
    ("name", "year", "warnings", "held_parts"),
    [
        ("guangzhou-2015-progress", 2015, {"text.same_measure": 1, "text.repeated_item": 1, "text.title": 1}, 4),
        ("guangzhou-2016-plan", 2016, {"text.title": 1}, 0),
        ("guangzhou-2018-digest", 2018, {}, 1),
    ],
)
def test_prose_that_is_no_report(name, year, warnings, held_parts):
    """Through the pack cn-text: what is wrong is found, what holds is counted, and nothing else is flagged."""
    text = (DATA / f"{name}.txt").read_text("utf-8")
    loaded = load_text(f"form: cn-text\npublisher: 广州市\nyear: {year}\ntables: {{}}\nnarrative: x\n", "text.yaml")
    result = check_report(evolve(loaded.report, narrative=Narrative(text, Place())), loaded.pack)
    assert Counter(one.rule.id for one in flagged(result)) == warnings
    assert all(one.statement for one in result.violations)
    assert sum(one.rule.id == "text.breakdown" for one in result.stated) == held_parts


class TestWrongWay:
    """Changes that went the other way."""

    TEXT = "2024年全县行政处罚决定9376件，比上年增加872件。"

    def test_the_word_is_marked_with_its_number(self):
        """9,376 penalties after 10,248: the word that says a rise is marked, and the fall is told without a sign."""
        (found,) = flagged(sentences.told("u3-yunfeng-county-2024", self.TEXT))
        marked = [
            found.quotation.text[start - found.quotation.start : end - found.quotation.start]
            for start, end in found.quotation.marked
        ]
        assert marked == ["增加", "872件"]
        assert "应是减少 872" in found.message.show("zh")
        assert "a fall of 872" in found.message.show("en")

    def test_a_change_of_one_kind_is_told_as_a_change(self):
        """31 + 1 + 6 + 2 organisations applied after 24 + 4 + 1, which are 11 more; the text says 9."""
        text = "法人或其他组织提出的申请较上年增加9件。"
        (found,) = flagged(sentences.told("u3-yunfeng-county-2024", text))
        assert "应是增加 11" in found.message.show("zh")
