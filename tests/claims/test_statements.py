"""What the narrative says against the tables: right sentences, wrong ones, and traps."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from govcheck.check import check_report
from govcheck.gather import gather, load
from govcheck.place import Place
from govcheck.report import Narrative, Severity
from govcheck.result import Result
from tests.claims.statements import RIGHT, TRAPS

EXAMPLES = Path(__file__).parents[2] / "examples"
MARK = re.compile(r"⟦([^⟧]*)⟧")


@cache
def suqian():
    """The report of Suqian 2024 with its companions."""
    loaded = load(str(EXAMPLES / "suqian-2024" / "report.yaml"))
    return loaded, gather(loaded)


def told(text: str) -> Result:
    """The check of the report with *text* as its narrative."""
    loaded, around = suqian()
    report = evolve(loaded.report, narrative=Narrative(text, Place()))
    return check_report(report, loaded.pack, around)


def findings(text: str) -> list[str]:
    """What is flagged of *text* as warning or error."""
    return [str(one.message) for one in told(text).violations if one.severity is not Severity.INFO]


def plain(text: str) -> str:
    """The sentence without the marks."""
    return MARK.sub(r"\1", text)


def wrong_variants():
    """Every sentence with one of its numbers mistyped."""
    source = random.Random(20241231)
    for sentence in RIGHT:
        for match in MARK.finditer(sentence):
            yield plain(sentence[: match.start()]) + mistyped(match[1], source) + plain(sentence[match.end() :])


def mistyped(number: str, source: random.Random) -> str:
    """*number* with one digit changed so that the value changes by more than its last printed digit."""
    places = [at for at, one in enumerate(number) if one.isdigit()]
    at = places[0] if "." in number or "%" in number else source.choice(places)
    digit = str((int(number[at]) + source.randint(1, 8)) % 9 + 1)
    digit = digit if int(digit) != int(number[at]) else str((int(digit) % 9) + 1)
    return number[:at] + digit + number[at + 1 :]


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_sentences_are_quiet(sentence):
    """A right sentence is never flagged, not even as a hint."""
    assert [str(one.message) for one in told(plain(sentence)).violations] == []


@pytest.mark.parametrize("sentence", [one for one in RIGHT if MARK.search(one)])
def test_right_sentences_are_compared(sentence):
    """Every number that can be compared is, and holds."""
    result = told(plain(sentence))
    compared = [one for one in result.stated if one.rule.id.startswith("narrative.")]
    assert len(compared) >= len(MARK.findall(sentence)), [str(one.instance) for one in compared]


@pytest.mark.parametrize("sentence", TRAPS)
def test_traps_are_quiet(sentence):
    """Numbers of other years, organs, parts and things are not flagged."""
    assert [str(one.message) for one in told(sentence).violations] == []


@pytest.mark.parametrize("sentence", list(wrong_variants()))
def test_wrong_sentences_are_found(sentence):
    """A sentence with one mistyped number is flagged."""
    assert findings(sentence)
