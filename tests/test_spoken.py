"""The language of messages where no report is the subject: that of the pack that was named."""

from __future__ import annotations

import re

import pytest

from tests.helpers import SMALL_FORM, govcheck, small

CHINESE = re.compile(r"[\u4e00-\u9fff]")
FORM = SMALL_FORM.translate(str.maketrans("表甲乙子丑寅", "TABXYZ"))
PACK = f"pack: small\ntitle: Small\nyears: 2000..\nlanguage: en\nauthority: law\n{FORM}rules:\n"
RULE = "  - {id: r, title: Total, each: row of t, check: z == x + y, authority: law}\n"
LOCALES = ["C", "fr_FR.UTF-8", "ko_KR.UTF-8", "zh_CN.UTF-8"]


@pytest.fixture(params=LOCALES)
def folder(request, tmp_path, monkeypatch):
    """A folder with an English pack, right and wrong, one that extends it, and reports, in a locale not English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", request.param)
    monkeypatch.chdir(tmp_path)
    files = {
        "own.yaml": PACK + RULE,
        "misspelt.yaml": PACK + RULE.replace("x + y", "x + u"),
        "more.yaml": "pack: more\nextends: own.yaml\nrules:\n  - {id: s, check: 't[a, u] == 0'}\n",
        "a.yaml": small("{a: [1, 2, 3], b: [1, 1, 2]}").replace("form: small", "form: own.yaml"),
        "b.yaml": small("{a: [1, 2, 3], b: [1, 1, 3]}").replace("form: small", "form: own.yaml"),
        "broken.yaml": "form: own.yaml\nyear: no\ntables: {}\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "call",
    [
        ("lint", "own.yaml"),
        ("rules", "own.yaml"),
        ("new", "own.yaml", "--year", "2024"),
        ("explain", "r", "--pack", "own.yaml"),
        ("explain", "r", "a.yaml"),
        ("explain", "q", "--pack", "own.yaml"),
        ("lint", "misspelt.yaml"),
        ("a.yaml", "--pack", "misspelt.yaml"),
        ("a.yaml", "--pack=more.yaml"),
        ("a.yaml", "--select", "nothing"),
        ("a.yaml", "b.yaml"),
        ("a.yaml", "broken.yaml"),
        ("fix", "a.yaml", "--dry-run"),
        ("fix", "b.yaml", "--dry-run"),
    ],
)
def test_the_language_of_the_pack(folder, call):
    """Whatever is said about an English pack, or reports on it, is said in English, right or wrong, in any locale."""
    _, out, err = govcheck(*call)
    assert out + err
    assert not CHINESE.search(out + err), out + err


def test_the_language_asked_for(folder):
    """``--lang`` is stronger than the pack."""
    for call in (("lint", "own.yaml"), ("a.yaml", "b.yaml"), ("lint", "misspelt.yaml")):
        _, out, err = govcheck(*call, "--lang", "zh")
        assert CHINESE.search(out + err)


def test_signs_of_english(folder):
    """Where an English pack gives several reasons or several cells, they are parted by English signs."""
    text = small("{a: [1, null, null], b: [1, 1, 3]}", "").replace("form: small", "form: own.yaml")
    (folder / "c.yaml").write_text(text, "utf-8")
    _, out, _ = govcheck("c.yaml")
    assert not re.search("[。，；：、（）]", out)
    _, out, _ = govcheck("b.yaml", "--format", "sarif")
    assert "Total. Authority: law" in out


def test_several_languages(folder):
    """Of reports in two languages the closing line is in the locale's, which is none of theirs alone."""
    (folder / "c.yaml").write_text("form: cn-text\nyear: 2024\ntables: {}\nnarrative: 共3件。\n", "utf-8")
    assert "2 份报告" in govcheck("a.yaml", "c.yaml")[1]
    assert "2 reports" in govcheck("a.yaml", "b.yaml")[1]


def test_packs_that_extend_each_other(folder):
    """Packs in a circle are refused; to find their language ends."""
    (folder / "one.yaml").write_text("pack: one\nextends: two.yaml\n", "utf-8")
    (folder / "two.yaml").write_text("pack: two\nextends: one.yaml\n", "utf-8")
    assert govcheck("lint", "one.yaml")[0] == 2
