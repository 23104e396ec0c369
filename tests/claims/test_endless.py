"""Texts without sense and without end: the work grows with the length alone, and no quotation is endless."""

from __future__ import annotations

import sys

import pytest
from attrs import evolve

from govcheck.check import check_report
from govcheck.loading import load
from govcheck.narrative.sentences import Prose
from govcheck.place import Place
from govcheck.report import Narrative
from tests.claims.sentences import told
from tests.helpers import EXAMPLES

LOADED = load(str(EXAMPLES / "guangzhou-2020" / "report.yaml"))
HARD = (
    "其中3件",
    "收到申请3件，",
    "（全市）收到申请3件，",
    "（去年）（建议）收到申请3件，",
    "收到申请3件、",
    "行政复议、行政诉讼分别为3件和4件，",
    "未收到申请，均已办结，",
    "办结率100%，",
    "全市12个区、",
    "一是做好。二是",
    "《关于甲的通知》、",
    "《关于甲的通知》、《关于乙的报告》。",
    "3个分别是",
    "（一）工作\n",
    "全市各县区",
    "（（））",
    "2023年收到申请",
    "占3.5%",
    "XXXX",
    "信函3件，",
    "上半年3件、下半年4件，",
    "甲市东区和西区局、",
    "受理3件，办结3件；收到4件，办结率9%，",
    "市政府办公室收到申请3件；",
    "公开3件和部分公开4件，占9%，",
    "政府信息公开条例（国务院令第722号",
    "本数据涉及及统计时间",
    "办结率9%，收到4件，办结3件，",
    "甲类3件、乙类4件，共7件，",
    "上半年3件，下半年4件，全年7件，",
    "甲局（3件）、",
    "由总体情况、其他情况两个部分组成，",
    "本报告由甲市乙局编制，",
    "复议3件，维持2件，另1件撤回；诉讼2件，",
)
#: A beginning on which all that follows depends, and what follows again and again.
DEPENDENT = (
    ("网上收到申请5件，", "没有复议，"),
    ("网上收到申请5件；其中", "没有诉讼、"),
    ("复议2件，", "维持信息公开1件，"),
    ("自然人申请中，", "企业申请中，予以公开3件，"),
    ("省政府", "协调办理，未收到申请，"),
    ("收到申请20件，其中", "办结3件，其中"),
)
SHORT, TIMES = 1_200, 4


def check(text):
    """Check a report with *text*."""
    check_report(evolve(LOADED.report, narrative=Narrative(text, Place())), LOADED.pack)


def calls(text):
    """How many functions are called to check *text*: a measure of work that no other load on the machine changes."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        check(text)
    finally:
        sys.setprofile(None)
    return count


def copied(text, monkeypatch):
    """How many characters are taken out of *text* to be searched: what a few calls may do with long words."""
    words, count = Prose.words, 0

    def counted(prose, span):
        nonlocal count
        found = words(prose, span)
        count += len(found)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Prose, "words", counted)
        check(text)
    return count


def repeated(unit, length):
    """*unit* again and again, up to about *length* characters."""
    return unit * (length // len(unit))


@pytest.mark.parametrize("unit", HARD)
def test_the_work_grows_with_the_length_alone(unit):
    """Four times as much of a hard text takes at most five times as many calls."""
    calls(repeated(unit, SHORT))  # whatever is done once
    assert calls(repeated(unit, SHORT * TIMES)) <= (TIMES + 1) * calls(repeated(unit, SHORT))


@pytest.mark.parametrize(("beginning", "unit"), [*(("", unit) for unit in HARD), *DEPENDENT])
def test_the_words_that_are_searched_grow_with_the_length_alone(beginning, unit, monkeypatch):
    """Of four times as much of a hard text at most five times as many characters are searched."""
    short, long = (beginning + repeated(unit, length) for length in (2 * SHORT, 2 * SHORT * TIMES))
    assert copied(long, monkeypatch) <= (TIMES + 1) * copied(short, monkeypatch)


def test_an_endless_sentence_is_quoted_in_part():
    """Of a sentence of five thousand characters a claim quotes less than a thousand, with the number in it."""
    said = told("guangzhou-2020", "收到政府信息公开申请19017宗，" * 300).stated
    claimed = [one for one in said if one.rule.id == "narrative.received"]
    assert len(claimed) == 300
    for one in claimed:
        quotation = one.quotation
        (start, end), *_ = quotation.marked
        assert len(quotation.text) < 1_000
        assert quotation.text[start - quotation.start : end - quotation.start] == "19017宗"
