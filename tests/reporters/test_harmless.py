"""Foreign text in every place of a report, in every format: no crash, no order to a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from govcheck.commands.check import FORMATS

TEXTS = {
    "markup": "<script>alert(1)</script>&amp;<!-- ]]> -->",
    "terminal": "\x1b[2J\x1b]0;title\x07\x9b31m\r\x08\x7f",
    "control": "\x00\x01\x0b\x0c\x1c\x1d\x85\u2028\u2029",
    "direction": "\u202eabc\u2066\u200f\u061c\ufeff",
    "not a character": "\ufffe\uffff\U0010ffff\ue000",
    "long": "9" * 100_000,
    "long words": "很长 | " * 20_000,
    "lines": "a\n::error::b\n\n# c\r\n| d |",
}
#: What may order a terminal or a reader of lines about, besides the line feeds that the formats write themselves.
ORDERS = {chr(code) for code in (*range(10), *range(11, 32), *range(0x7F, 0xA0))} | set(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


def read_back(name: str, text: str) -> None:
    """Reads *text* as what format *name* says it is."""
    if name in {"json", "sarif", "gitlab"}:
        json.loads(text)
    elif name == "jsonl":
        assert len([json.loads(line) for line in text.splitlines()]) == 1
    elif name == "junit":
        etree.fromstring(text.encode())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", TEXTS)
def test_foreign_text_is_harmless(call, foreign, name: str, kind: str) -> None:
    """The report is found wrong, and its text orders neither terminal nor reader about."""
    outcome = call("check", str(foreign(TEXTS[kind])), "--format", name)
    assert outcome.code == 1
    assert not set(outcome.out) & ORDERS
    read_back(name, outcome.out)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"json", "jsonl"}))
def test_a_long_cell_is_cut(call, foreign, name: str) -> None:
    """A cell of 100,000 characters makes no message of that length; JSON alone has it whole."""
    outcome = call("check", str(foreign("九" * 100_000)), "--format", name)
    assert len(outcome.out) < 200_000
    assert "九" in outcome.out


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
@pytest.mark.parametrize("name", FORMATS)
def test_any_text_is_harmless(call, foreign, name: str, text: str) -> None:
    """Whatever a report holds, each format is what it says it is."""
    outcome = call("check", str(foreign(text)), "--format", name)
    assert outcome.code in {0, 1, 2}
    assert not set(outcome.out) & ORDERS
    read_back(name, outcome.out)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_name_that_is_no_text(call, tmp_path: Path, name: str) -> None:
    """A file whose name is not UTF-8 is checked, and the output can be written to a file."""
    report = (Path(__file__).parents[2] / "examples/wrong-dispute-total/report.yaml").read_bytes()
    path = tmp_path / "a\udcff.yaml"
    path.write_bytes(report)
    target = tmp_path / "out"
    outcome = call("check", str(path), "--format", name, "--output", str(target))
    assert outcome.code == 1
    read_back(name, target.read_text(encoding="utf-8"))
