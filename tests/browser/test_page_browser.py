"""The HTML page in a browser: cards and cells react, nothing overflows, loads or complains, and all can be read."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import frozen

from govcheck.cli import Streams, run

CHROMIUM = Path(os.environ.get("GOVCHECK_CHROMIUM", "/usr/bin/chromium"))
if "CI" not in os.environ:  # there nothing is skipped: a missing browser fails
    pytest.importorskip("playwright", reason="no playwright: pip install playwright")
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium", allow_module_level=True)

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

ROOT = Path(__file__).parents[2]
OFFLINE = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
WIDTHS = (390, 1440)
PAGES = ("right", "wrong", "blank", "several", "hostile", "odd")
#: Cells as they are marked while something is pointed at.
MARKED = "[...document.querySelectorAll('td.on')].map(cell => cell.id).sort()"
LISTED = "card => [...new Set([...card.querySelectorAll('[data-cell]')].map(one => one.dataset.cell))].sort()"


@frozen
class Site:
    """The pages that are looked at, by name."""

    folder: Path

    def url(self, name: str) -> str:
        """The address of a page."""
        return (self.folder / f"{name}.html").as_uri()


def page_of(folder: Path, name: str, *reports: str) -> None:
    """Writes the page for *reports* as the command line does."""
    streams = Streams(io.StringIO(), io.StringIO())
    target = str(folder / f"{name}.html")
    assert run(["check", *reports, "--lang", "zh", "--format", "html", "--output", target], streams) in {0, 1, 2}


def hostile(folder: Path) -> str:
    """A report whose texts are markup, direction marks and 100,000 characters without a break."""
    text = (ROOT / "examples/suqian-2024/report.yaml").read_text(encoding="utf-8")
    markup = "<img src=x onerror='hacked=1'><script>hacked=1</script>"
    changed = (
        text.replace("previous: ../suqian-2023/report.yaml\n", "")
        .replace("publisher: 宿迁市人民政府", f'publisher: "\\u202E{markup}{"W" * 500}"')
        .replace("[3440, 75, 0,", f'["{markup}", {"九" * 100_000}, {"9" * 100_000},')
        .replace("[88, 18, 28, 36, 170]", "[88, 18, 28, 36, 999999999999999999999999]")
    )
    path = folder / "hostile.yaml"
    path.write_text(changed, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A right report, a wrong one, a blank one, several, a hostile one, and one of another form."""
    folder = tmp_path_factory.mktemp("pages")
    examples = {folder.name: str(folder / "report.yaml") for folder in (ROOT / "examples").iterdir()}
    blank = folder / "blank.yaml"
    run(["new", "cn-ogi-2021", "--year", "2025", "--output", str(blank)], Streams(io.StringIO(), io.StringIO()))
    page_of(folder, "right", examples["suqian-2024"])
    page_of(folder, "wrong", examples["wrong-two-cells"])
    page_of(folder, "blank", str(blank))
    page_of(folder, "several", examples["wrong-not-a-number"], examples["suqian-2024"], examples["own-pack"])
    page_of(folder, "hostile", hostile(folder))
    page_of(folder, "odd", examples["guangzhou-agency-2014"], examples["wrong-whole-2024"])
    return Site(folder)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a network of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OFFLINE))
        yield chromium
        chromium.close()


Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, site: Site) -> Iterator[Look]:
    """Opens a page; afterwards nothing may have been fetched and nothing complained about."""
    requests: list[str] = []
    complaints: list[str] = []
    contexts = []

    def open_page(name: str, width: int = 1440, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(site.url(name))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url.partition("#")[0] for url in requests} <= {site.url(name) for name in PAGES} | {"data:,"}


class TestPointing:
    """Cards and cells lead to each other."""

    def test_a_card_marks_its_cells(self, look: Look) -> None:
        """Every cell of a card, and no other, is marked while the card is pointed at."""
        page = look("wrong")
        for card in page.locator(".card").all():
            card.hover(position={"x": 60, "y": 20})
            assert page.evaluate(MARKED) == card.evaluate(LISTED)
        page.locator(".verdict").hover()
        assert page.evaluate(MARKED) == []

    def test_a_cell_marks_its_cards(self, look: Look) -> None:
        """The cell that two violations share marks both cards, another one of theirs a single card."""
        page = look("wrong")
        for cell in ("r1.applications.granted.natural_person", "r1.applications.granted.business"):
            box = page.locator(f"[id='{cell}']")
            box.hover()
            named = box.get_attribute("data-cards").split()
            assert page.evaluate("[...document.querySelectorAll('.card.on')].map(card => card.id)") == named
            assert page.evaluate(MARKED) == [cell]

    def test_the_sides_of_a_relation_look_different(self, look: Look) -> None:
        """Cells of the left and of the right side are framed differently while a card is pointed at."""
        page = look("wrong")
        page.locator(".card").first.hover(position={"x": 60, "y": 20})
        styles = {
            side: page.locator(f"td[data-on={side}]").first.evaluate("cell => getComputedStyle(cell).outlineStyle")
            for side in ("left", "right")
        }
        assert styles["left"] != styles["right"]

    def test_the_plan_reacts_both_ways(self, look: Look) -> None:
        """A card marks its squares and its frame in the plan; a square of the plan marks the cards."""
        page = look("wrong")
        card = page.locator(".card").first
        card.hover(position={"x": 60, "y": 20})
        squares = page.evaluate("[...document.querySelectorAll('.square.on')].map(one => one.dataset.map).sort()")
        assert squares == card.evaluate(LISTED)
        assert page.locator(".band.on").get_attribute("data-band") == card.get_attribute("id")
        page.locator("[data-map='r1.applications.granted.natural_person']").hover()
        assert page.locator(".card.on").count() == 2

    def test_the_keyboard(self, look: Look) -> None:
        """The skip link comes first; Tab to a card marks its cells; Enter goes to a cell and back; Escape returns."""
        page = look("wrong")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "show"
        card = page.locator(".card").first
        assert page.evaluate(MARKED) == card.evaluate(LISTED)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('td').id") == "r1.applications.received.business"
        assert page.evaluate(MARKED) == card.evaluate(LISTED)
        assert card.get_attribute("aria-current") == "true"
        assert "4" in page.locator("#status").inner_text()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('.card').id") == "r1-v1"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.closest('td').id") == "r1.applications.received.business"
        assert page.locator("[aria-current]").count() == 0

    def test_the_focus_can_be_seen(self, look: Look) -> None:
        """Whatever the keyboard reaches has an outline of at least two pixels."""
        page = look("wrong")
        for _ in range(40):
            page.keyboard.press("Tab")
            style = page.evaluate(
                "(style => [style.outlineStyle, parseFloat(style.outlineWidth)])"
                "(getComputedStyle(document.activeElement))"
            )
            assert style[0] != "none"
            assert style[1] >= 2

    def test_a_tap(self, look: Look) -> None:
        """A tap on a card marks its cells and brings the first one into sight."""
        page = look("wrong", 390, has_touch=True)
        card = page.locator(".card").first
        card.locator(".relation").tap()
        assert page.evaluate(MARKED) == card.evaluate(LISTED)
        box = page.locator("[id='r1.applications.received.business']").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 900
        assert 0 <= box["x"] <= 390

    def test_a_repair_leads_to_its_cell(self, look: Look) -> None:
        """The cell that is most likely wrong is marked while its repair is pointed at."""
        page = look("wrong")
        page.locator(".repair li").first.hover()
        assert page.evaluate(MARKED) == [page.locator(".repair li").first.get_attribute("data-cell")]

    def test_without_scripts(self, look: Look) -> None:
        """Where scripts are off, the link of a card still goes to its cell, and that of a cell to its card."""
        page = look("wrong", java_script_enabled=False)
        page.locator(".show").first.click()
        assert page.url.endswith("#r1.applications.received.business")
        page.locator("[id='r1.applications.received.business'] a").click()
        assert page.url.endswith("#r1-v1")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
class TestLayout:
    """The page at the width of a telephone and of a desk."""

    def test_nothing_overflows(self, look: Look, name: str, width: int) -> None:
        """The page is no wider than the window; wide tables scroll by themselves."""
        page = look(name, width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        beyond = """[...document.querySelectorAll('main *')].filter(one =>
            !one.closest('.scroll, .sr, pre, svg') && one.getBoundingClientRect().right > innerWidth + 1).length"""
        assert page.evaluate(beyond) == 0

    def test_digits_are_aligned(self, look: Look, name: str, width: int) -> None:
        """Figures stand at the right, in digits of equal width."""
        page = look(name, width)
        styles = page.evaluate(
            "[...document.querySelectorAll('td.number')].map(one => getComputedStyle(one))"
            ".map(style => style.textAlign + ' ' + style.fontVariantNumeric)"
        )
        assert all(style.startswith("right") and "tabular-nums" in style for style in styles)


def test_wide_tables_scroll_by_themselves(look: Look) -> None:
    """On a telephone table 三 is wider than its frame, and its row headings stay in sight."""
    page = look("wrong", 390)
    table = page.locator("[id='r1.applications']")
    frame = table.locator("xpath=..")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    frame.evaluate("frame => { frame.scrollLeft = 500; }")
    head = page.locator("[id='r1.applications.row.granted']").bounding_box()
    assert head is not None
    assert head["x"] >= 0


@pytest.mark.parametrize("width", [390, 1280, 1440])
@pytest.mark.parametrize("name", ["wrong", "right", "several"])
def test_a_table_that_is_cut_says_so(look: Look, name: str, width: int) -> None:
    """Above a table that the window cuts off stands that it can be scrolled, and above no other one."""
    page = look(name, width)
    for fold in page.locator("details.fold:not([open]) > summary").all():
        fold.click()
    pairs = page.locator(".slide").evaluate_all(
        "hints => hints.map(hint => [!hint.hidden, hint.nextElementSibling])"
        ".map(([shown, frame]) => [shown, frame.scrollWidth > frame.clientWidth + 1])"
    )
    assert pairs
    assert all(shown is cut for shown, cut in pairs)


def test_the_widest_table_fits_a_laptop(look: Look) -> None:
    """Table 四, of fifteen columns in one row, is not cut in a window of 1280 pixels, beside the findings neither."""
    for name in ("wrong", "right"):
        frame = look(name, 1280).locator("[id='r1.disputes']").locator("xpath=..")
        assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth + 1")


def test_markup_stays_text(look: Look) -> None:
    """Markup in a publisher and a cell is shown and neither runs nor makes elements."""
    page = look("hostile")
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.locator("img, iframe, object").count() == 0
    assert "<img src=x" in page.locator("h2").first.inner_text()


#: Contrast of every visible text with what is behind it, after WCAG 2.2; those below the bound for their size.
FAINT = """() => {
  const channels = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => channels(color).slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const solid = color => { const c = channels(color); return c.length === 3 || c[3] === 1; };
  const behind = node => {
    for (let one = node; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (solid(color)) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || node.closest('svg, script, style, .sr') || !node.getClientRects().length) continue;
    const style = getComputedStyle(node);
    const [a, b] = [light(style.color), light(behind(node))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), bold = style.fontWeight >= 700;
    const bound = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
    if ((a + 0.05) / (b + 0.05) < bound) faint.push([text.data.trim().slice(0, 20), style.color, behind(node)]);
  }
  return faint;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_contrast(look: Look, name: str, scheme: str) -> None:
    """Every text has the contrast that WCAG asks for at level AA, by day and by night, at rest and pointed at."""
    page = look(name, color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, ground[4:-1].split(","))) > 384) == (scheme == "light")
    assert page.evaluate(FAINT) == []
    for card in page.locator(".card").all()[:1]:
        card.hover(position={"x": 60, "y": 20})
        page.wait_for_timeout(200)
        assert page.evaluate(FAINT) == []


@pytest.mark.parametrize("name", PAGES)
def test_on_paper(look: Look, name: str) -> None:
    """On A4 nothing is cut off or folded away, and what only works on a screen is left out."""
    page = look(name, 718)  # A4 without its margins
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("[...document.querySelectorAll('.scroll')].every(one => one.scrollWidth <= innerWidth)")
    assert not page.locator(".skip, .hint").first.is_visible()
    assert all(table.is_visible() for table in page.locator("table.form").all())
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
