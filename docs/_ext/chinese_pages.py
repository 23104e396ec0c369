"""Chinese pages and Chinese search.

Pages below ``zh/`` say that they are Chinese, so that browsers choose Chinese glyphs, and the theme's own words follow.
In the search box, a Chinese query is parted into the words of the index: Sphinx parts queries at spaces only.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import Any

import sphinx
from sphinx.application import Sphinx
from sphinx.search.zh import SearchChinese

#: Words of the theme that Sphinx has no Chinese for.
WORDS = {"On this page": "本页内容", "Back to top": "回到顶部", "Home": "首页", "Search": "搜索"}

#: Longest known words first, from left to right; a character that begins no known word is left out.
SPLITTER = r"""
const hanRun = /\p{Script=Han}+/gu;
function partHan(run) {
  const known = new Set([...Object.keys(Search._index.terms), ...Object.keys(Search._index.titleterms)]);
  const words = [];
  let start = 0;
  while (start < run.length) {
    let end = run.length;
    while (end > start + 1 && !known.has(run.slice(start, end))) end -= 1;
    if (known.has(run.slice(start, end))) words.push(run.slice(start, end));
    start = end;
  }
  return words.length ? words : [run];
}
var splitQuery = (query) =>
  query
    .replace(hanRun, (run) => ` ${partHan(run).join(" ")} `)
    .split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/gu)
    .filter((term) => term);
"""


class ChineseSearch(SearchChinese):
    """Sphinx's Chinese search with a query that is parted like the index."""

    #: Sphinx 9.0 makes the name of the stemmer from this, and there is an English one only (sphinx-doc/sphinx#14229).
    language_name = "English"
    js_splitter_code = SPLITTER


def speak_chinese(
    app: Sphinx,  # noqa: ARG001  as Sphinx calls it
    pagename: str,
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],
    doctree: object,  # noqa: ARG001
) -> None:
    """Set the language of pages below ``zh/``."""
    if not pagename.startswith("zh/"):
        return
    folder = Path(sphinx.__file__).parent / "locale"
    catalogue = gettext.translation("sphinx", folder, ["zh_CN"])
    context["language"] = "zh-CN"
    context["_"] = context["gettext"] = lambda text: WORDS.get(text) or catalogue.gettext(text)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the handler and the search language."""
    app.connect("html-page-context", speak_chinese)
    app.add_search_language(ChineseSearch)
    return {"parallel_read_safe": True}
