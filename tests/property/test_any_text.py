"""Whatever the text of a report, a pack or an expression: a `GovcheckError` with a place, or a result."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck import GovcheckError
from govcheck.check import check_report
from govcheck.expression import ExpressionError, parse
from govcheck.gather import gather
from govcheck.loading import load_text
from govcheck.pack_file import load_pack
from govcheck.reporters.json_report import json_whole
from govcheck.reporters.style import Style
from govcheck.reporters.text import text_report
from govcheck.yaml_nodes import decode
from tests.helpers import EXAMPLES, ROOT

REPORT = (EXAMPLES / "suqian-2024" / "report.yaml").read_text(encoding="utf-8")
OWN_PACK = (EXAMPLES / "own-pack" / "own.yaml").read_text(encoding="utf-8")
AGENCY = (ROOT / "rules" / "gz-agency-2014.yaml").read_text(encoding="utf-8")
_numbers = count()


def judge(text: str) -> None:
    """Read and check *text* as a report and print what is found; only a `GovcheckError` may come of it."""
    try:
        loaded = load_text(text, "report.yaml")
    except GovcheckError as error:
        assert error.place is not None
        assert error.show("zh")
        assert error.show("en")
        return
    result = check_report(loaded.report, loaded.pack, gather(loaded))
    for style in (Style("zh"), Style("en", colour=True)):
        shown = "".join(text_report([result], style))
        assert not {"\x00", "\x07", "\x9b", "\u202e"} & set(shown)
        "".join(json_whole([result], style))


#: Pieces that mean something in YAML or in a report, so that random text gets past the first line.
PIECES = st.sampled_from(
    [
        *"\n\n  :-[]{},#&*!|>%@`'\"?/",
        ": ",
        "- ",
        "\t",
        "：",
        "，",
        "form: cn-ogi-2021\n",
        "year: 2024\n",
        "tables:\n",
        "  applications:\n",
        "    received: ",
        "[1, 2, 3, 4, 5, 6, 21]",
        "previous: ",
        "parts: [",
        "waivers:\n  - {rule: x, reason: y}\n",
        "narrative: |\n",
        "columns: ",
        "null",
        "!!binary ",
        "\x00",
        "\x1b[31m",
        "\ufeff",
        "\u2028",
        "\x85",
        "\U0001f600",
        "---\n",
        "...\n",
        "<<: ",
    ]
)
SOUP = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


@settings(max_examples=120)
@given(st.text() | SOUP)
def test_any_text_as_report(text):
    """No text is a crash."""
    judge(text)


@settings(max_examples=60)
@given(SOUP)
def test_any_end_of_a_report(text):
    """A report that begins well may end in anything."""
    judge("form: cn-ogi-2021\nyear: 2024\n" + text)


@given(st.binary())
def test_any_bytes(data):
    """Bytes are text in UTF-8 or an error that says where they are not."""
    try:
        text = decode(data, "report.yaml")
    except GovcheckError as error:
        assert error.place.line == data[: len(data)].count(b"\n", 0, _first_bad(data)) + 1
    else:
        judge(text)


def _first_bad(data: bytes) -> int:
    return next(at for at in range(len(data)) if not _decodes(data[: at + 1]) and not _decodes(data[: at + 4]))


def _decodes(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """*text* with a few pieces cut out, doubled or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        middle = draw(PIECES | st.just("") | st.just(text[start:end] * 2) | st.text(max_size=3))
        text = text[:start] + middle + text[end:]
    return text


@settings(max_examples=100)
@given(mutated(REPORT))
def test_any_change_of_a_real_report(text):
    """A real report with characters cut, doubled or added is checked or refused."""
    judge(text)


WORDS = st.sampled_from(
    ["form", "year", "tables", "applications", "received", "columns", "规章", "publisher", "report", "rule", "until"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
TOP = ["publisher", "scope", "level", "period", "previous", "parts", "tables", "narrative", "waivers"]


@given(st.dictionaries(st.sampled_from(TOP), VALUES))
def test_any_value_at_any_key(content):
    """Every key of a report may hold any value of YAML."""
    judge(yaml.safe_dump({"form": "cn-ogi-2021", "year": 2024, "tables": {}} | content, allow_unicode=True))


def judge_pack(text: str, folder: Path) -> None:
    """Load *text* as a pack, and check an empty report with it."""
    path = folder / f"pack{next(_numbers)}.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")
    try:
        pack = load_pack(str(path))
    except GovcheckError as error:
        assert error.place is not None
        assert error.show("en")
        return
    finally:
        path.unlink()
    loaded = load_text("form: own\nyear: 2024\ntables: {}\n", "report.yaml", pack)
    check_report(loaded.report, pack, gather(loaded))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for packs."""
    return tmp_path_factory.mktemp("packs")


@given(text=st.text() | SOUP)
def test_any_text_as_pack(folder, text):
    """No text is a crash when it is taken for a pack."""
    judge_pack(text, folder)


@settings(max_examples=80)
@given(data=st.data(), text=st.sampled_from([OWN_PACK, AGENCY]))
def test_any_change_of_a_real_pack(folder, data, text):
    """A real pack with characters cut, doubled or added is loaded or refused."""
    judge_pack(data.draw(mutated(text)), folder)


WORDS_OF_THE_LANGUAGE = (
    "( ) [ ] , . + - * / < > == <= != and or not if else in a b t x sum previous parts round abs blank present implies "
    "count report year cell 1 0.5 'x' ，"
)
TOKENS = st.sampled_from(WORDS_OF_THE_LANGUAGE.split())


@settings(max_examples=120)
@given(st.text() | st.lists(TOKENS, max_size=25).map(" ".join))
def test_any_text_as_expression(text):
    """A text is an expression, or an error whose span lies within it or at its end."""
    try:
        node = parse(text)
    except ExpressionError as error:
        assert 0 <= error.span[0] <= len(text)
        return
    assert all(0 <= part.span[0] < part.span[1] <= len(text) for part in node.walk())


FRAME = """\
pack: p
title: t
years: "2000.."
form:
  t:
    rows: {{a: A, g: {{label: G, row: optional, items: {{b: B, c: C}}}}}}
    columns: {{x: X, y: {{label: Y, value: text}}}}
rules:
  - id: r
    each: {each} of t
    check: {check}
    blank: {blank}
"""


@settings(max_examples=120)
@given(
    tokens=st.lists(TOKENS | st.sampled_from(["a", "g", "c", "==", "sum(", ")", "t[a, x]", "cell"]), max_size=14),
    each=st.sampled_from(["column", "row", "cell"]),
    blank=st.sampled_from(["zero", "skip", "fail"]),
    rows=st.sampled_from(["{a: [1, z]}", "{a: [1, 2], g: [3, null], b: [1, 1]}", "{g: [null, /], c: [a, b]}"]),
)
def test_any_rule_on_any_report(folder, tokens, each, blank, rows):
    """A rule that a pack accepts gives every report an outcome."""
    path = folder / f"pack{next(_numbers)}.yaml"
    check = yaml.safe_dump(" ".join(tokens), width=1000).strip().removesuffix("...").strip() or "''"
    path.write_text(FRAME.format(each=each, check=check, blank=blank), encoding="utf-8")
    try:
        pack = load_pack(str(path))
    except GovcheckError as error:
        assert error.place is not None
        return
    finally:
        path.unlink()
    for extra in ("", "parts: [{publisher: q, report: null}]\n"):
        loaded = load_text(f"form: p\nyear: 2024\n{extra}tables: {{t: {rows}}}\n", "report.yaml", pack)
        result = check_report(loaded.report, pack, gather(loaded))
        assert all(violation.message.show("en") for violation in result.violations)
