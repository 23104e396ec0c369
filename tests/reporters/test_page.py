"""The HTML page: a card for every violation, a mark on every cell, the form's tables, nothing that loads or runs."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import govcheck
from govcheck.cli import Streams, run
from govcheck.errors import MissingExtraError
from govcheck.linear import Source
from govcheck.reporters.page import page_report
from govcheck.reporters.style import Style
from govcheck.result import Result

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(folder.name for folder in (ROOT / "examples").iterdir() if (folder / "report.yaml").is_file())
SUQIAN = (ROOT / "examples/suqian-2024/report.yaml").read_text(encoding="utf-8").replace("previous: ..", "# ..")
CHINESE = Style(language="zh")


def checked(path: str | Path) -> Result:
    """The result for the report at *path*."""
    return govcheck.check(govcheck.read(path))


def drawn(*results: object, style: Style = CHINESE) -> html.HtmlElement:
    """The page of *results*, parsed."""
    return html.document_fromstring("".join(page_report(results, style)))


@cache
def example(name: str) -> Result:
    """The result for an example."""
    return checked(ROOT / "examples" / name / "report.yaml")


@cache
def page_of(name: str) -> html.HtmlElement:
    """The page of an example, parsed."""
    return drawn(example(name))


def written(tmp_path: Path, *changes: tuple[str, str], more: str = "") -> Result:
    """The report of Suqian for 2024 with some of its text changed."""
    text = SUQIAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "report.yaml"
    path.write_text(text + more, encoding="utf-8")
    return checked(path)


def plain(element: html.HtmlElement) -> str:
    """The text of *element*, runs of space as one."""
    return " ".join(element.text_content().split())


def one(page: html.HtmlElement, path: str) -> html.HtmlElement:
    """The only element at *path*."""
    (found,) = page.xpath(path)
    return found


def cards(page: html.HtmlElement) -> list[html.HtmlElement]:
    """The cards in the order of the page."""
    return page.xpath("//article[contains(concat(' ', @class, ' '), ' card ')]")


def by_class(page: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """The elements of a class."""
    return page.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def cell(page: html.HtmlElement, reference: str) -> html.HtmlElement:
    """The cell of a table by its id."""
    (found,) = page.xpath(f"//td[@id='{reference}']")
    return found


def slots(table: html.HtmlElement) -> Iterator[tuple[int, int]]:
    """Row and column of every square of the grid that a cell of *table* takes."""
    taken: set[tuple[int, int]] = set()
    for down, row in enumerate(table.iter("tr")):
        across = 0
        for box in row.xpath("./th|./td"):
            while (down, across) in taken:
                across += 1
            wide, high = int(box.get("colspan", "1")), int(box.get("rowspan", "1"))
            for square in ((down + y, across + x) for y in range(high) for x in range(wide)):
                taken.add(square)
                yield square
            across += wide


@pytest.mark.parametrize("name", EXAMPLES)
class TestEveryExample:
    """What holds on the page of any report, right or wrong."""

    def test_every_violation_has_a_card(self, name: str) -> None:
        """Rule and instance of each violation stand on one card, and the cards are numbered from 1."""
        result = example(name)
        page = page_of(name)
        rules = [plain(card.xpath(".//dl/div[last()]/dd")[0]) for card in cards(page)]
        assert Counter(rules) == Counter(violation.name for violation in result.violations)
        numbers = [plain(bubble) for bubble in page.xpath("//article//p/span[@class='bubble']")]
        assert numbers == [str(number) for number in range(1, len(rules) + 1)]

    def test_exactly_the_cells_of_violations_are_marked(self, name: str) -> None:
        """Every operand in this report is marked once for each violation; what else is marked, a finding names."""
        result = example(name)
        page = page_of(name)
        uses: Counter[str] = Counter()
        for violation in result.violations:
            uses.update({f"r1.{'.'.join(o.key)}" for o in violation.cells if o.source is Source.THIS})
        marked = Counter({td.get("id"): len(td.get("data-cards").split()) for td in page.xpath("//td[@data-cards]")})
        assert not uses - marked
        bare = [one for one in result.violations if one.finding is not None and not one.cells]
        assert not (marked - uses) or any("[" in one.instance for one in bare)
        assert {td.get("id") for td in by_class(page, "hit")} == set(marked)

    def test_cards_and_cells_name_each_other(self, name: str) -> None:
        """A card lists a cell exactly where the cell names the card."""
        page = page_of(name)
        listed = {
            (card.get("id"), li.get("data-cell")) for card in cards(page) for li in card.xpath(".//li[@data-cell]")
        }
        named = {
            (card, td.get("id")) for td in page.xpath("//td[@data-cards]") for card in td.get("data-cards").split()
        }
        assert listed == named

    def test_every_reference_has_its_target(self, name: str) -> None:
        """Ids are unique, and every link, heading and description points at one of them."""
        page = page_of(name)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        names = page.xpath("//@headers|//@aria-labelledby|//@aria-describedby|//@data-cards|//@data-cell|//@data-map")
        links = [link.removeprefix("#") for link in page.xpath("//a/@href")]
        assert {*links, *(name for text in names for name in text.split())} <= {*ids}

    def test_the_tables_are_the_report(self, name: str) -> None:
        """Every cell of the report stands once on the page, as it is printed."""
        result = example(name)
        page = page_of(name)
        for table in result.report.tables.values():
            for key, value in table.cells.items():
                box = cell(page, f"r1.{'.'.join(key)}")
                figures = box.xpath(".//span[@class='figure']") or [box]
                assert plain(figures[0]) == " ".join(value.raw.split())

    def test_the_grids_are_rectangles(self, name: str) -> None:
        """Merged headings leave no square of a table's grid empty and cover none twice."""
        for table in by_class(page_of(name), "form"):
            squares = list(slots(table))
            assert len(squares) == len(set(squares))
            height, width = (max(numbers) + 1 for numbers in zip(*squares, strict=True))
            assert len(squares) == height * width

    def test_headings_are_named_for_readers_aloud(self, name: str) -> None:
        """Every figure names a heading of its row or table and one of its column; every heading has a scope."""
        page = page_of(name)
        for box in page.xpath("//table[contains(@class, 'form')]//td[@id]"):
            assert len(box.get("headers").split()) >= 2
        assert all(th.get("scope") in {"row", "col", "rowgroup", "colgroup"} for th in page.iter("th"))

    def test_levels_of_headings_follow_each_other(self, name: str) -> None:
        """No level of heading is left out on the way down."""
        levels = [int(h.tag[1]) for h in page_of(name).xpath("//h1|//h2|//h3|//h4|//h5")]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))

    def test_why_something_was_not_checked(self, name: str) -> None:
        """The reasons add up to the number of relations that were not assessed."""
        result = example(name)
        counts = [plain(b) for b in page_of(name).xpath("//section[contains(@class, 'reasons')]//li/b")]
        assert sum(int(count.split()[0]) for count in counts) == result.counts.not_assessed


class TestSummary:
    """What a head of office reads first."""

    def test_a_right_report(self) -> None:
        """Fit to publish, and how many relations that rests on: 51 in Suqian's report for 2024."""
        page = page_of("suqian-2024")
        assert plain(one(page, "//p[contains(@class, 'verdict')]")) == "可以发布"
        assert "核对了 51 项数字关系，全部成立" in plain(one(page, "//header/p[@class='lead']"))

    def test_a_wrong_report(self) -> None:
        """Not fit to publish, and how many relations do not hold."""
        page = page_of("wrong-two-cells")
        assert plain(one(page, "//p[contains(@class, 'verdict')]")) == "不可发布"
        assert "其中 4 项不成立" in plain(one(page, "//header/p[@class='lead']"))

    def test_a_blank_report(self, tmp_path: Path) -> None:
        """A form that nobody has filled in is not fit to publish, and its cells stay blank."""
        path = tmp_path / "report.yaml"
        streams = Streams(path.open("w", encoding="utf-8"), sys.stderr)
        run(["new", "cn-ogi-2021", "--year", "2025"], streams)
        streams.out.close()
        page = drawn(checked(path))
        assert "不可发布" in plain(one(page, "//p[contains(@class, 'verdict')]"))
        assert "没有一项数字关系能核对" in plain(one(page, "//header/p[@class='lead']"))
        assert {plain(td) for td in page.xpath("//td[@id]")} == {""}

    def test_last_year_cannot_be_read(self, tmp_path: Path) -> None:
        """Where nothing is wrong but a file that was named could not be read, the page does not say fit."""
        result = written(tmp_path, ("year: 2024\n", "year: 2024\nprevious: nothing.yaml\n"))
        page = drawn(result)
        assert plain(one(page, "//p[contains(@class, 'verdict')]")) == "暂不能判断"
        assert "nothing.yaml" in plain(one(page, "//section[@class='problems']"))

    def test_a_waived_violation(self, tmp_path: Path) -> None:
        """A waived violation has its card and its reason, and the report is fit to publish."""
        waiver = "waivers:\n  - {rule: disputes.row_total, instance: reconsideration, reason: 已书面说明}\n"
        page = drawn(written(tmp_path, ("[88, 18, 28, 36, 170]", "[88, 18, 28, 36, 171]"), more=waiver))
        assert plain(one(page, "//p[contains(@class, 'verdict')]")) == "可以发布"
        (card,) = cards(page)
        assert "waived" in card.get("class").split()
        assert "已书面说明" in plain(card)
        assert "strong" not in cell(page, "r1.disputes.reconsideration.total").get("class").split()

    def test_several_reports(self, tmp_path: Path) -> None:
        """An index leads to every report, and names those that could not be read."""
        path = tmp_path / "page.html"
        names = [f"examples/{name}/report.yaml" for name in ("suqian-2024", "wrong-dispute-total")]
        names.append("docs/conf.py")
        code = run(["check", *(str(ROOT / name) for name in names), "--format", "html", "--output", str(path)], out())
        page = html.parse(str(path)).getroot()
        assert code == 2
        rows = page.xpath("//nav//tbody/tr")
        assert [plain(row.xpath("./td")[0]) for row in rows] == ["不能核对", "不可发布", "可以发布"]
        assert "conf.py" in plain(rows[0])
        targets = [row.xpath(".//a/@href")[0][1:] for row in rows]
        assert [len(page.xpath(f"//article[@id='{target}']")) for target in targets] == [1, 1, 1]

    def test_many_reports(self, tmp_path: Path) -> None:
        """Of many reports those to be mended stand first, numbers count by their size; right ones have no tables."""
        wrong = {3, 11}
        for number in range(1, 13):
            change = ("88, 18, 28, 36, 170", f"88, 18, 28, 36, {171 if number in wrong else 170}")
            name = tmp_path / f"第{number}局.yaml"
            text = SUQIAN.replace(*change).replace("publisher: 宿迁市人民政府", f"publisher: 第{number}局")
            name.write_text(text, encoding="utf-8")
        path = tmp_path / "page.html"
        run(["check", str(tmp_path), "--format", "html", "--output", str(path)], out())
        page = html.parse(str(path)).getroot()
        order = [3, 11, *(number for number in range(1, 13) if number not in wrong)]
        assert [plain(link) for link in page.xpath("//nav//tbody//a")] == [f"第{number}局 2024年度" for number in order]
        articles = page.xpath("//main/article")
        names = [plain(article.xpath(".//h2")[0]) for article in articles]
        assert names == [f"第{number}局 2024年度" for number in order]
        assert [bool(article.xpath(".//table[contains(@class, 'form')]")) for article in articles] == [
            number in wrong for number in order
        ]
        assert all(article.xpath(".//p[contains(@class, 'verdict')]") for article in articles)

    def test_nothing_to_compare(self, tmp_path: Path) -> None:
        """A text without anything to compare is not called fit to publish, nor unfit."""
        text = "form: cn-text\nyear: 2024\ntables: {}\nnarrative: |\n  认真学习文件。\n"
        path = tmp_path / "t.yaml"
        path.write_text(text, encoding="utf-8")
        page = drawn(checked(path))
        assert plain(one(page, "//p[contains(@class, 'verdict')]")) == "暂不能判断"
        assert "读不出来" not in plain(one(page, "//p[@class='lead']"))

    @pytest.mark.parametrize(
        ("names", "heading"),
        [
            (["gz-agency-2014"], "广州市"),
            (["cn-ogi-2021", "cn-ogi-2021"], "2021年格式"),
            (["cn-ogi-2021", "gz-agency-2014"], "报告 · 发布前核对"),
            ([], "报告 · 发布前核对"),
        ],
    )
    def test_the_heading_is_that_of_the_form(self, names: list[str], heading: str) -> None:
        """The page is headed with what the form is called; of several forms with none."""
        examples = {"gz-agency-2014": "guangzhou-agency-2014", "cn-ogi-2021": "suqian-2024"}
        page = drawn(*(example(examples[name]) for name in names))
        assert heading in plain(one(page, "//h1"))

    def test_english(self) -> None:
        """With English asked for, the interface is English and the form's own words stay Chinese and say so."""
        page = drawn(example("wrong-two-cells"), style=Style(language="en"))
        assert page.get("lang") == "en"
        assert plain(one(page, "//p[contains(@class, 'verdict')]")) == "Not fit to publish"
        heading = page.get_element_by_id("r1.applications.column.natural_person")
        assert plain(heading) == "自然人"
        assert heading.xpath("ancestor::*[@lang][1]/@lang") == ["zh-CN"]


def out() -> Streams:
    """Streams that are kept."""
    return Streams(io.StringIO(), io.StringIO())


class TestTables:
    """The tables as the notice prints them."""

    def test_headings_span_their_groups(self) -> None:
        """In table 三 the organisations span five columns, and the results twenty-two rows with their total."""
        page = page_of("suqian-2024")
        organisations = page.get_element_by_id("r1.applications.column.organisations")
        assert (plain(organisations), organisations.get("colspan")) == ("法人或其他组织", "5")
        results = page.get_element_by_id("r1.applications.row.results")
        assert (plain(results), results.get("rowspan")) == ("三、本年度办理结果", "22")
        assert page.get_element_by_id("r1.applications.row.refused").get("rowspan") == "8"
        assert page.get_element_by_id("r1.applications.column.total").get("rowspan") == "2"

    def test_what_is_printed_above_all(self) -> None:
        """The corner of table 三 states its relation, and one heading stands above all columns."""
        table = page_of("suqian-2024").get_element_by_id("r1.applications")
        corner, spanner = table.xpath("./thead/tr[1]/*")
        assert "第一项加第二项之和，等于第三项加第四项之和" in plain(corner)
        assert (corner.get("colspan"), corner.get("rowspan")) == ("3", "3")
        assert (plain(spanner), spanner.get("colspan")) == ("申请人情况", "7")

    def test_the_table_printed_as_one_row(self) -> None:
        """Table 四 is one row of fifteen cells under 行政复议 and, merged, 行政诉讼."""
        table = page_of("suqian-2024").get_element_by_id("r1.disputes")
        (row,) = table.xpath("./tbody/tr")
        figures = ["88", "18", "28", "36", "170", "7", "0", "11", "7", "25", "33", "0", "6", "13", "52"]
        assert [plain(td) for td in row] == figures
        heads = [[(plain(th), th.get("colspan")) for th in tr] for tr in table.xpath("./thead/tr")]
        assert heads[0] == [("行政复议", "5"), ("行政诉讼", "10")]
        assert [head for head in heads[1] if head[1]] == [("未经复议直接起诉", "5"), ("复议后起诉", "5")]

    def test_a_group_with_a_row_of_its_own(self) -> None:
        """A group that has figures is a row, and its items stand indented below it."""
        page = page_of("guangzhou-agency-2014")
        heads = page.xpath("//table[@id='r1.disclosed']/tbody/tr/th")
        assert [plain(heads[0]), plain(heads[1])] == ["政府信息主动公开信息数", "1.组织机构"]
        assert (heads[0].get("class"), heads[1].get("class")) == (None, "part")
        assert plain(cell(page, "r1.disclosed.total.number").xpath(".//span[@class='figure']")[0]) == "355"

    def test_four_kinds_of_nothing(self, tmp_path: Path) -> None:
        """Blank, zero, not applicable and not there at all look and read differently."""
        result = written(
            tmp_path,
            ("[3440, 75, 0, 1, 6, 3, 3525]", "[3440, 75, null, /, 6, 0, 3525]"),
            ("    coercive_measures: [29351]    # 行政强制\n", ""),
        )
        page = drawn(result)
        received = [cell(page, f"r1.applications.received.{name}") for name in ("research", "charity", "other")]
        figures = [plain(box.xpath(".//span[@class='figure']")[0]) if len(box) else plain(box) for box in received]
        assert figures == ["", "/", "0"]
        absent = cell(page, "r1.enforcement.coercive_measures.decisions")
        assert "absent" in absent.get("class").split()
        assert "没有这一格" in plain(absent)

    def test_a_row_that_was_not_used(self, tmp_path: Path) -> None:
        """The cells of a row with too many figures are marked, and do not look blank."""
        page = drawn(written(tmp_path, ("[2676474]", "[2676474, 3]")))
        box = cell(page, "r1.enforcement.penalties.decisions")
        assert "没有采用" in plain(box)
        assert "hit" in box.get("class").split()

    def test_cells_of_several_violations_are_marked_more_strongly(self) -> None:
        """Of the two wrong cells each breaks a column and a row; their neighbours stand in one of the two."""
        page = page_of("wrong-two-cells")
        strong = {td.get("id") for td in by_class(page, "strong")}
        assert strong == {"r1.applications.granted.natural_person", "r1.applications.carried_forward.business"}
        assert plain(cell(page, "r1.applications.granted.natural_person").xpath(".//sup")[0]) == "3 4"

    def test_a_missing_table(self, tmp_path: Path) -> None:
        """A table that the report does not have is drawn empty, and says so."""
        text = SUQIAN[: SUQIAN.index("  disputes:")]
        path = tmp_path / "report.yaml"
        path.write_text(text, encoding="utf-8")
        table = drawn(checked(path)).get_element_by_id("r1.disputes")
        assert "报告里没有这张表" in plain(table)


class TestCards:
    """A violation on its card."""

    def test_the_relation_in_figures(self) -> None:
        """1591 + 97 is 1688, and 1645 + 34 is 1679: nine less."""
        first = cards(page_of("wrong-two-cells"))[0]
        assert plain(by_class(first, "relation")[0]) == "1591 + 97 = 1688 ≠ 1645 + 34 = 1679"
        assert plain(by_class(first, "note")[0]) == "后者少 9"

    def test_an_inequality_says_what_is_true(self) -> None:
        """Where ≤ is asked for and the left side is larger, the figures are joined by >."""
        (card,) = cards(page_of("guangzhou-agency-2014"))
        assert plain(by_class(card, "relation")[0]) == "434 > 355"
        assert plain(by_class(card, "note")[0]) == "应当 ≤"

    def test_what_a_card_tells(self) -> None:
        """Severity in words, authority, place and rule stand on the card."""
        text = plain(cards(page_of("wrong-two-cells"))[0])
        for part in (
            "错误",
            "商业企业",
            "依据",
            "第一项加第二项之和",
            "report.yaml:23:",
            "applications.balance@business",
        ):
            assert part in text

    def test_violations_that_share_cells_stand_together(self) -> None:
        """The four violations of two wrong cells are two groups of two."""
        groups = by_class(page_of("wrong-two-cells"), "group")
        assert [len(group.xpath("./article")) for group in groups] == [2, 2]

    def test_the_sentence_of_the_narrative(self, tmp_path: Path) -> None:
        """What the text says against the tables is quoted, with the number in question marked."""
        page = drawn(written(tmp_path, more="narrative: |\n  2024年，全市新收政府信息公开申请3625件。\n"))
        quotes = [plain(mark) for mark in page.xpath("//article//blockquote//mark")]
        assert any("3625" in quote for quote in quotes)

    def test_cells_of_other_reports_are_listed_and_not_marked(self) -> None:
        """A sum over parts lists the parts' cells by their organ; only the cell of this report is a link."""
        (card,) = cards(page_of("wrong-whole-2024"))
        assert len(card.xpath(".//li[@data-cell]")) == 1
        assert "示例市东区人民政府（虚构）的报告" in plain(card)


class TestRepairs:
    """The cells most likely wrong."""

    def test_the_typing_error_is_named(self) -> None:
        """18326 typed as 18362 is proposed with what stands there, after the violations."""
        page = page_of("wrong-transposed-total")
        section = one(page, "//section[@class='repairs']")
        assert plain(section.xpath(".//del")[0]) == "18362"
        assert plain(section.xpath(".//ins")[0]) == "18326"
        assert section.xpath(".//li/@data-cell")[0] == "r1.applications.handled.total"
        order = [node.get("class") for node in page.xpath("//section[@class='cards' or @class='repairs']")]
        assert order == ["cards", "repairs"]

    def test_nothing_to_repair(self) -> None:
        """A right report has no place for repairs."""
        assert not by_class(page_of("suqian-2024"), "repairs")


class TestMap:
    """The plan of the relations."""

    def test_the_wrong_cell_stands_out(self) -> None:
        """Both relations through the wrong cell fail; through its neighbours one of two does; elsewhere none."""
        page = page_of("wrong-inner-cell")
        squares = {g.get("data-map"): g for g in page.xpath("//*[@data-map]")}

        def says(row: str, column: str) -> str:
            return plain(squares[f"r1.applications.{row}.{column}"].xpath("./text")[0])

        assert says("partly_granted", "other") == "2/2"
        assert says("partly_granted", "business") == says("granted", "other") == "1/2"
        assert says("granted", "business") == "2"
        suspects = [g.get("data-map") for g in by_class(page, "suspect")]
        assert suspects == ["r1.applications.partly_granted.other"]

    def test_the_text_alternative_names_it(self) -> None:
        """The picture has a title, and a text that names the suspect cell."""
        page = page_of("wrong-inner-cell")
        picture = one(page, "//*[local-name()='svg']")
        assert picture.get("role") == "img"
        caption = page.get_element_by_id(picture.get("aria-describedby"))
        assert "其他" in plain(caption)
        assert "2 项关系都不成立" in plain(caption)

    def test_every_violated_relation_is_framed(self) -> None:
        """Each relation along a row or a column has its frame and its number."""
        page = page_of("wrong-two-cells")
        numbers = [plain(g.xpath("./text")[0]) for g in page.xpath("//*[@data-band]")]
        assert sorted(numbers) == ["1", "2", "3", "4"]

    def test_a_right_report_has_none(self) -> None:
        """Where everything holds there is nothing to picture."""
        assert not page_of("suqian-2024").xpath("//*[local-name()='svg']")


class TestSafe:
    """Nothing loads, nothing foreign runs."""

    def test_nothing_is_loaded(self) -> None:
        """No element names a file or an address; links stay on the page."""
        page = page_of("wrong-two-cells")
        named = page.xpath(
            "//@src|//@srcset|//@data|//@action|//@poster|//@background|//@href|//@*[name()='xlink:href']"
        )
        assert named
        assert all(name.startswith("#") or name == "data:," for name in named)
        style = plain(one(page, "//style"))
        assert not re.search(r"url\(|@import|@font-face|https?:", style)
        assert not re.search(r"fetch|XMLHttp|import\(|https?:|innerHTML|eval", plain(one(page, "//script")))

    def test_the_policy_allows_this_page_alone(self) -> None:
        """The Content Security Policy allows exactly the style and the script of the page, by their hashes."""
        text = "".join(page_report([example("wrong-two-cells")], CHINESE))
        policy = one(html.document_fromstring(text), "//meta[@http-equiv='Content-Security-Policy']").get("content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for tag in ("style", "script"):
            (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy
        assert not re.search(r"<[^>]*\s(style|on\w+)=", text)

    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    def test_text_makes_no_elements(self, foreign, text: str) -> None:
        """Whatever texts a report holds, the page has the same elements as with a plain word in their place."""
        tags = [Counter(node.tag for node in drawn(checked(foreign(word))).iter()) for word in (f"字{text}", "字字")]
        assert tags[0] == tags[1]

    def test_markup_stays_text(self, foreign) -> None:
        """Markup in publisher, cell and waiver is shown as it is written."""
        page = drawn(checked(foreign("<img src=x onerror=alert(1)>")))
        assert not page.xpath("//img")
        assert "<img src=x onerror=alert(1)>" in plain(one(page, "//h2"))

    def test_long_texts_are_cut(self, foreign) -> None:
        """A cell of 100,000 characters takes no more of the table than a long word."""
        page = drawn(checked(foreign("九" * 100_000)))
        box = cell(page, "r1.applications.received.natural_person")
        assert 20 < len(plain(box)) < 100
        assert "…" in plain(box)

    def test_ascii_output_reads_the_same(self) -> None:
        """For a console without Chinese the page is ASCII, and says the same."""
        result = example("wrong-two-cells")
        text = "".join(page_report([result], Style(language="zh", unicode=False)))
        assert text.isascii()
        assert plain(html.document_fromstring(text)) == plain(drawn(result))


class TestCommand:
    """``--format html``."""

    def test_the_file_is_whole(self, tmp_path: Path) -> None:
        """The page is written, begins as HTML does, and the exit code is that of the check."""
        path = tmp_path / "page.html"
        report = str(ROOT / "examples/wrong-two-cells/report.yaml")
        assert run(["check", report, "--format", "html", "--output", str(path)], out()) == 1
        text = path.read_text(encoding="utf-8")
        assert text.startswith("<!doctype html>")
        assert text.rstrip().endswith("</html>")

    def test_without_jinja2(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A missing library is named with what to install, and no file is left."""
        monkeypatch.setitem(sys.modules, "jinja2", None)
        with pytest.raises(MissingExtraError, match=r'pip install "govcheck\[html\]"'):
            drawn(example("suqian-2024"))
        streams = out()
        path = tmp_path / "page.html"
        report = str(ROOT / "examples/suqian-2024/report.yaml")
        assert run(["check", report, "--format", "html", "--output", str(path)], streams) == 2
        assert 'pip install "govcheck[html]"' in streams.err.getvalue()
        assert not list(tmp_path.iterdir())
