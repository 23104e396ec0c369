"""Where the text stands, and where the tables stand in it."""

import datetime

import pytest
from attrs import evolve

from govcheck.messages import Text
from govcheck.place import Place
from govcheck.rendering.form import LineKind, PrintedLine, printed_form
from govcheck.report import Narrative

TWO, THREE, FOUR = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
FIVE = "五、存在的主要问题及改进情况"
TITLE = "宿迁市人民政府2024年政府信息公开工作年度报告"
#: How tables two, three and four are shown in the outlines below.
TABLES = {14: "表二", 28: "表三", 4: "表四"}


@pytest.fixture
def outline(example_named):
    """A function that prints Suqian 2024 with a text, and gives the lines, with the tables named between them."""
    loaded = example_named("suqian-2024")

    def blocks(*lines: str) -> list[str]:
        report = evolve(loaded.report, narrative=Narrative("\n".join(lines), Place()) if lines else None)
        found = printed_form(report, loaded.pack).blocks
        return [block.text if isinstance(block, PrintedLine) else TABLES[block.height] for block in found]

    return blocks


class TestTables:
    """Tables stand under their headings."""

    def test_text_with_its_own_headings_is_kept(self, outline):
        """A text with section headings keeps every line, and each table follows its heading at once."""
        text = [TITLE, "一、总体情况", "甲。", TWO, THREE, "乙。", FOUR, "注：丙。", FIVE, "丁。"]
        assert outline(*text) == [
            TITLE, "一、总体情况", "甲。", TWO, "表二", THREE, "表三", "乙。", FOUR, "表四", "注：丙。",
            FIVE, "丁。",
        ]  # fmt: skip

    def test_text_without_headings_stands_first(self, outline):
        """A text without any heading stands before all tables, under the title."""
        assert outline("甲。", "乙。") == [TITLE, "甲。", "乙。", TWO, "表二", THREE, "表三", FOUR, "表四"]

    def test_no_text(self, outline):
        """A report without text is printed with its title, headings and tables."""
        assert outline() == [TITLE, TWO, "表二", THREE, "表三", FOUR, "表四"]

    def test_missing_headings_are_put_in_before_the_later_sections(self, outline):
        """Where the text goes from section one to five, sections two to four stand between them."""
        text = ["一、总体情况", "甲。", FIVE, "乙。"]
        assert outline(*text) == [
            TITLE, "一、总体情况", "甲。", TWO, "表二", THREE, "表三", FOUR, "表四", FIVE, "乙。",
        ]  # fmt: skip

    def test_one_missing_heading(self, outline):
        """Where the text lacks only one of the headings, it is put in where it belongs."""
        assert outline(TWO, FOUR, "六、其他需要报告的事项") == [
            TITLE, TWO, "表二", THREE, "表三", FOUR, "表四", "六、其他需要报告的事项",
        ]  # fmt: skip

    def test_headings_in_slightly_other_words(self, outline):
        """A heading with the same number in nearly the same words is the heading; its words are kept."""
        text = [
            "二、主动公开信息情况",
            "三、收到和处理信息公开申请的情况",
            "四、因政府信息公开被申请行政复议、行政诉讼情况",
        ]
        assert outline(*text) == [TITLE, text[0], "表二", text[1], "表三", text[2], "表四"]

    def test_a_heading_with_the_number_but_other_words_is_none(self, outline):
        """A section that only has the number of another is no heading of its tables."""
        assert outline("一、概况", "二、队伍建设", "三、收到和处理政府信息公开申请情况") == [
            TITLE, "一、概况", "二、队伍建设", TWO, "表二", THREE, "表三", FOUR, "表四",
        ]  # fmt: skip

    def test_list_of_contents(self, outline):
        """Where the headings stand twice, first in a list of contents, the tables follow the later ones."""
        assert outline(TWO, THREE, FOUR, "甲。", TWO, THREE, FOUR) == [
            TITLE, TWO, THREE, FOUR, "甲。", TWO, "表二", THREE, "表三", FOUR, "表四",
        ]  # fmt: skip

    def test_a_heading_named_in_a_sentence_is_none(self, outline):
        """A sentence that names a section is text."""
        sentence = "详见三、收到和处理政府信息公开申请情况。"
        assert outline(sentence) == [TITLE, sentence, TWO, "表二", THREE, "表三", FOUR, "表四"]


class TestTitle:
    """The title is printed once."""

    def test_text_with_its_own_title(self, outline):
        """A title over two lines in the text is kept, and no second one is printed."""
        assert outline("宿迁市人民政府", "2024 年政府信息公开工作年度报告", "甲。")[:3] == [
            "宿迁市人民政府", "2024 年政府信息公开工作年度报告", "甲。",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "line",
        [
            "宿迁市人民政府2023年政府信息公开工作年度报告",
            "2024年政府信息公开工作年度报告",
            "宿迁市人民政府2024年工作总结",
        ],
    )
    def test_another_title_is_not_this_one(self, outline, line):
        """A line with another year, without the publisher, or of another document is no title of this report."""
        assert outline(line)[:2] == [TITLE, line]

    def test_title_lines_are_marked(self, example_named):
        """The title of Guangzhou 2020, which stands in its text over two lines, is printed as a title."""
        loaded = example_named("guangzhou-2020")
        lines = printed_form(loaded.report, loaded.pack).lines
        titles = [line.text for line in lines if line.kind is LineKind.TITLE]
        assert titles == ["广州市人民政府", "2020 年政府信息公开工作年度报告"]


class TestNote:
    """What the head of a report says and its text does not is printed below the title."""

    @pytest.fixture
    def lines(self, example_named):
        """A function that prints Suqian 2024 with a text and a head, and gives the lines before the tables."""
        loaded = example_named("suqian-2024")

        def printed(*text: str, **head: object) -> list[str]:
            report = evolve(loaded.report, narrative=Narrative("\n".join(text), Place()), **head)
            return [line.text for line in printed_form(report, loaded.pack).lines]

        return printed

    def test_everything(self, lines):
        """Scope, period and level stand there in this order, in whole sentences."""
        period = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
        assert lines("甲。", scope="汇总", level="县", period=period) == [
            TITLE,
            "说明：本报告所列数据为本行政区域各级行政机关的汇总数。统计期限为2024年1月1日至2024年12月31日。机关层级为县。",
            "甲。",
        ]

    def test_below_the_texts_own_title(self, lines):
        """Where the text has a title over two lines the note stands below both."""
        assert lines("宿迁市人民政府", "2024年政府信息公开工作年度报告", "甲。", scope="本机关") == [
            "宿迁市人民政府",
            "2024年政府信息公开工作年度报告",
            "说明：本报告所列数据仅为本机关的数据。",
            "甲。",
        ]

    @pytest.mark.parametrize(
        ("text", "head"),
        [
            ("甲。", {}),
            ("本报告数据由全市各级行政机关数据汇总而成。", {"scope": "汇总"}),
            ("宿迁市人民政府2024年政府信息公开工作年度报告（汇总）", {"scope": "汇总"}),
            (
                "所列数据统计期限为2024年1月1日至12月31日。",
                {"period": (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))},
            ),
            ("机关层级：县", {"level": "县"}),
        ],
    )
    def test_said_already(self, lines, text, head):
        """What the text or its title says is not said twice."""
        assert not any("说明" in line for line in lines(text, **head))

    def test_in_english(self, example_named):
        """The note of a form in English is English, and is printed once however often the report is read."""
        loaded = example_named("suqian-2024")
        pack = evolve(loaded.pack, language="en")
        note = "Note: The figures are those of the whole area. The level of the body is 县."
        first = printed_form(evolve(loaded.report, scope="汇总", level="县"), pack)
        assert [line.text for line in first.lines][1:] == [note]
        text = Narrative("\n".join(line.text for line in first.lines), Place())
        again = printed_form(evolve(loaded.report, scope="汇总", level="县", narrative=text), pack)
        assert [line.text for line in again.lines].count(note) == 1


def test_a_pack_whose_title_names_rules_prints_the_statutory_title(example_named):
    """A pack of house rules on the form of 2021 does not change what the report is called."""
    loaded = example_named("suqian-2024")
    pack = evolve(loaded.pack, title=Text({"zh": "本单位规则（在2021年格式上增加）"}))
    assert printed_form(loaded.report, pack).title == TITLE


def test_annex_tables_follow_the_text(example_named):
    """The annex tables of 2014, whose titles are no sections of the text, stand at its end under their titles."""
    loaded = example_named("guangzhou-agency-2014")
    lines = [block.text for block in printed_form(loaded.report, loaded.pack).blocks if isinstance(block, PrintedLine)]
    assert lines[-5:] == [
        "（二）有关数据比较详见以下附表：",
        "附表1 主动公开数据统计表", "附表2 依申请公开数据统计表", "附表3 咨询情况统计表", "附表4 申诉情况统计表",
    ]  # fmt: skip
