"""Markdown for merge requests, read back with a CommonMark reader that knows tables."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from govcheck.reporters import markdown as markdown_module
from govcheck.reporters.clean import one_line
from govcheck.reporters.markdown import code, escaped

WRONG = "examples/wrong-two-cells/report.yaml"
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OWN_TAGS = {"p", "h3", "code", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li", "i"}


def test_nothing_to_compare(call, tmp_path) -> None:
    """A text in which nothing could be compared is called neither fit to publish nor unfit."""
    path = tmp_path / "t.yaml"
    path.write_text("form: cn-text\nyear: 2024\ntables: {}\nnarrative: |\n  认真学习文件。\n", encoding="utf-8")
    outcome = call("check", str(path), "--format", "markdown", "--lang", "zh")
    assert outcome.code == 0
    assert outcome.out.startswith("**没有可核对的内容**")


class Page(HTMLParser):
    """The text, the tags and the attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.attributes = "", [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data) -> None:
        self.text += data


def page_of(text: str) -> Page:
    """*text* as a reader of Markdown shows it."""
    return Page(READER.render(text))


def test_the_verdict_comes_first(call, example) -> None:
    """The first line says whether the report may be published, as the exit code does."""
    outcome = call("check", *example, "--format", "markdown")
    assert outcome.out.splitlines()[0] == ("**可以发布**" if outcome.code == 0 else "**不可发布**")


def test_every_violation_is_a_row(call, example) -> None:
    """A table has a row a violation; a clean report has no table."""
    page = page_of(call("check", *example, "--format", "markdown").out)
    counts = sum(line.startswith(("错误", "警告", "提示")) for line in call("check", *example).out.splitlines())
    assert page.tags.count("tr") == (counts + 1 if counts else 0)
    assert page.tags.count("td") == 5 * counts
    assert set(page.tags) <= OWN_TAGS


def test_a_row_says_what_is_wrong_and_where(call) -> None:
    """The figures, the label and the place of the balance stand in its row."""
    text = page_of(call("check", WRONG, "--format", "markdown").out).text
    assert "applications.balance@business" in text
    assert "1591 + 97 = 1688，而 1645 + 34 = 1679，后者少 9" in text
    assert f"{WRONG}:23:37" in text


def test_several_reports_are_counted_in_the_first_line(call) -> None:
    """With several reports the first line counts them; one that cannot be read keeps all from being fit."""
    good = "examples/suqian-2024/report.yaml"
    first = call("check", good, "nowhere.yaml", "--format", "markdown").out.splitlines()[0]
    assert first == "**不可发布** · 共 2 份报告：1 份没有错误，0 份有错误，1 份不能核对"


def test_rows_that_a_comment_cannot_hold_are_counted(call, monkeypatch) -> None:
    """Of too many rows the first are written, and the rest is counted."""
    monkeypatch.setattr(markdown_module, "MAX_ROWS", 3)
    page = page_of(call("check", WRONG, "--format", "markdown").out)
    assert page.tags.count("tr") == 4
    assert "这里只列 3 项，还有 1 项" in page.text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a | b \\| c",
        "`code` ``` **bold** _it_ ~~gone~~ # head",
        "[link](https://example.org) ![i](x) <https://example.org>",
        "&lt;b&gt; &amp; &#60;",
        "- [ ] task\n\n# heading\n| a | b |\n|---|---|",
        "--><img src=x onerror=alert(1)>",
    ],
)
def test_markup_in_a_report_stays_text(call, foreign, text: str) -> None:
    """Whatever a report holds is shown as it is and makes no element."""
    page = page_of(call("check", str(foreign(text)), "--format", "markdown").out)
    assert set(page.tags) <= OWN_TAGS
    assert page.attributes == []
    assert one_line(f"x{text}") in page.text


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.one_of(st.sampled_from("\\`*_[]()<>&#|~!@$:;=^{}\"'. \n\twW-+"), st.characters())))
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    """In a paragraph and in a table's cell, as text and as code, the reader sees the text itself."""
    shown = one_line(text)
    for written in (escaped(text), code(text)):
        page = page_of(f"x{written}x\n\n| a | b |\n| --- | --- |\n| x{written}x | y |\n")
        assert set(page.tags) <= OWN_TAGS - {"strong", "ul", "h3", "i"}
        assert page.text.count(f"x{shown}x") == 2
        assert page.tags.count("td") == 2


def test_no_one_is_mentioned() -> None:
    """The sign of a mention stands alone in an element, or within code."""
    assert escaped("@someone") == "<code>@</code>someone"
    assert code("@someone") == "<code>&#64;someone</code>"
