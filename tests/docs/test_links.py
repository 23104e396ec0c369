"""Links between the pages lead somewhere, on GitHub and on the site."""

import re
from pathlib import Path

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
LABEL = re.compile(r"^\(([^)]+)\)=$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def test_links_of_a_page_resolve(page):
    """Each relative link of a page leads to a file that is there, and to a heading in it."""
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name}: no file {target}"
        assert not anchor or anchor in anchors(file), f"{page.name}: no heading {target}"


def test_every_page_is_in_the_contents(text_of, page):
    """A page of the site is reached from the contents."""
    docs = Path(__file__).parents[2] / "docs"
    if page.is_relative_to(docs) and page.name != "index.md":
        name = str(page.relative_to(docs).with_suffix(""))
        assert re.search(rf"^{re.escape(name)}$", text_of("docs/index.md") + text_of("docs/packs.md"), re.MULTILINE)


def anchors(file: Path) -> set[str]:
    """The anchors of *file*: its headings as GitHub and MyST write them, and its labels."""
    text = FENCE.sub("", file.read_text("utf-8"))
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}
    return slugs | set(LABEL.findall(text))
