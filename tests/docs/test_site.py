"""The site builds without a warning, and a Chinese reader finds words in it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from govcheck.pack_file import load_pack
from govcheck.strength import measure

pytest.importorskip("furo", reason="the site needs the dependency group docs")
pytest.importorskip("jieba", reason="the site needs the dependency group docs")
pytest.importorskip("myst_parser", reason="the site needs the dependency group docs")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "--keep-going", "-b", "html", "-d", f"{target}/trees"]
    done = subprocess.run([*command, str(ROOT / "docs"), str(target)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


def test_chinese_words_are_in_the_search_index(site):
    """A search for words that the Chinese pages use finds those pages."""
    text = (site / "searchindex.js").read_text("utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    for word, page in {"豁免": "zh/faq", "核对": "zh/first-steps", "退出": "zh/command-line"}.items():
        found = (*pages(index["terms"], word), *pages(index["titleterms"], word))
        assert page in {index["docnames"][number] for number in found}


def pages(part: dict[str, int | list[int]], word: str) -> list[int]:
    """The numbers of the pages that *part* of the index has for *word*."""
    found = part.get(word, [])
    return found if isinstance(found, list) else [found]


def test_search_parts_chinese_queries(site):
    """The search box of the site has the function that parts Chinese queries, as JavaScript and not as HTML."""
    script = (site / "_static" / "language_data.js").read_text("utf-8")
    assert "function partHan(run)" in script
    assert "ChineseStemmer" not in script
    assert "&#" not in script


def test_chinese_pages_say_their_language(site):
    """Browsers choose Chinese glyphs on Chinese pages, and readers see Chinese words around the text."""
    chinese, english = ((site / name).read_text("utf-8") for name in ("zh/faq.html", "blanks.html"))
    assert 'lang="zh-CN"' in chinese
    assert "本页内容" in chinese
    assert 'lang="en"' in english
    assert "On this page" in english


def test_pages_of_packs_show_rules_and_rows(site):
    """The page of a pack has its source first, then its rules with authority, then its rows with their labels."""
    page = (site / "packs" / "cn-ogi-2021.html").read_text("utf-8")
    shown = (
        "国办公开办函〔2021〕30号",
        "carried_over",
        "第一项加第二项之和，等于第三项加第四项之和",
        "report.level",
        "2.没有现成信息需要另行制作",
    )
    places = [page.find(text) for text in shown]
    assert -1 not in places
    assert places == sorted(places)


def test_pages_of_packs_show_relations_of_the_text(site):
    """The page of a pack without tables shows what it checks in the text, and no empty section."""
    page = (site / "packs" / "cn-text.html").read_text("utf-8")
    assert "text.same_measure" in page
    assert "Tables" not in page.partition("<article")[2].partition("</article>")[0]


@pytest.mark.parametrize("name", ["cn-ogi-2019", "cn-ogi-2021", "gz-agency-2014"])
def test_strength_is_that_of_the_packs(site, name):
    """The page on strength has the shares and the picture of each pack as its rules make them."""
    page = (site / "strength.html").read_text("utf-8")
    strength = measure(load_pack(name))
    assert page.count(f"<title>{name}: ") == 1
    assert f"<td><p>{float(strength.noticed):.1%}</p></td>" in page
    assert f"<td><p>{float(strength.pinned):.1%}</p></td>" in page
    assert all(f"<title>{key}: {strength.guards.get(key, 0)}</title>" in page for key in strength.cells)
