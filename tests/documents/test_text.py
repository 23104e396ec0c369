"""Text files: tables by tabs and bars, and torn ones whose blanks must be neither lost nor invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.documents import Grid, Lines, Paragraph, text
from govcheck.errors import FileError
from tests.documents.make import DATA, keys, texts

FRAGMENTS = {path.name[:3]: path for path in sorted((DATA / "fragments").glob("*.fragment.txt"))}


def read(source):
    """The document of a text."""
    return text.read(source.encode(), "r.txt")


def values(document):
    """All texts in order; ``?`` for a blank that may be mere spacing."""
    return [item.text if item.sure else "?" for item in document.items()]


def fragment(number):
    """The document of a fragment by its number."""
    return text.read(FRAGMENTS[number].read_bytes(), FRAGMENTS[number].name)


def after(items, label, count):
    """The *count* texts that follow *label*."""
    start = items.index(label) + 1
    return items[start : start + count]


class TestFragments:
    """Beginnings of published pages, in every shape that page text comes in."""

    NEW = "一、本年新收政府信息公开申请数量"
    OLD = "二、上年结转政府信息公开申请数量"

    @pytest.mark.parametrize("number", FRAGMENTS)
    def test_nothing_is_lost(self, number):
        """Every visible text of the file is in the document, in the order of the file."""
        source = FRAGMENTS[number].read_text(encoding="utf-8")
        expected = source.replace("|", " ").split()
        assert " ".join(" ".join(values(fragment(number))).replace("?", "").split()) == " ".join(expected)

    @pytest.mark.parametrize("number", FRAGMENTS)
    def test_no_problem(self, number):
        """None of them has anything to warn of, as a file."""
        assert fragment(number).problems == ()

    def test_rows_in_bars(self):
        """101: one row a line between bars; a row of one merged cell is one cell."""
        (grid,) = fragment("101").blocks
        assert [len([cell for cell in row if cell]) for row in grid.rows[:4]] == [1, 4, 4, 4]
        assert texts(grid)[17] == [self.NEW, "3", "0", "0", "0", "0", "0", "3"]
        assert not grid.aligned

    def test_rows_ended_by_bars(self):
        """105 and 109: a bar ends every cell, also the only one of a row; a blank cell is a cell."""
        assert texts(fragment("105").blocks[0])[17] == [
            "政府集中采购",
            "阎良区公务用车10辆",
            "1530000元",
            None,
        ]
        assert texts(fragment("109").blocks[0])[13] == ["行政事業性收費", "", "", None]
        assert texts(fragment("109").blocks[0])[11] == ["行政強制", "4", "4", "-"]

    def test_value_and_bar_on_lines_of_their_own(self):
        """102 and 118: values and bars take turns, and no bar makes a blank value."""
        assert after(values(fragment("102")), "规章", 3) == ["0", "0", "6"]
        assert after(values(fragment("102")), self.OLD, 8) == ["0"] * 7 + ["(一)予以公开"]
        assert after(values(fragment("118")), "政府集中采购", 2) == ["8", "160.5964万元"]
        assert "" not in values(fragment("102")) + values(fragment("118"))

    def test_value_with_bar(self):
        """103: a bar alone stands for a blank value, so that 56 stays in the first and the seventh column."""
        items = values(fragment("103"))
        assert after(items, self.NEW, 8) == ["56", "", "", "", "", "", "56", self.OLD]
        assert after(items, "(一)予以公开", 8)[:7] == ["18", "", "", "", "", "", ""]

    def test_value_with_bar_where_blanks_were_dropped(self):
        """119: only two of seven values are left, and no blank is invented between them."""
        assert after(values(fragment("119")), self.NEW, 3) == ["3", "3", self.OLD]

    def test_blank_lines(self):
        """104 and 111: a blank line after every value; what is beyond that are blank values."""
        assert after(values(fragment("104")), "规章", 4) == ["", "", "", "规范性文件"]
        assert after(values(fragment("104")), "政府集中采购", 2) == ["", ""]
        assert after(values(fragment("111")), self.NEW, 8) == ["", "", "", "", "", "", "0", self.OLD]

    def test_blank_lines_without_blanks(self):
        """107: single blank lines are no values."""
        assert after(values(fragment("107")), self.NEW, 8) == ["0"] * 7 + [self.OLD]
        assert "" not in values(fragment("107"))

    def test_one_value_a_line(self):
        """110: nothing tells whether blanks were dropped, and none is invented."""
        assert after(values(fragment("110")), "規範性檔案", 4) == ["4", "4", "130", "第二十條第(五)項"]

    def test_bar_opens_a_row(self):
        """115: a bar alone opens a row of lines that each end in a bar."""
        (grid,) = fragment("115").blocks
        assert texts(grid)[:3] == [
            ["第二十条第(一)项", None, None, None],
            ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
            ["规章", "0", "0", "0"],
        ]

    def test_place(self):
        """A value's place is its line."""
        item = next(item for item in fragment("108").items() if item.text == "+57")
        assert str(item.place) == "108-huitong-forestry-2020.fragment.txt:25:1"


class TestReports:
    """Whole reports."""

    def test_guangzhou_2020(self):
        """The tables of seed text are grids by tabs, each piece of 表三 on its own, trailing blanks kept."""
        document = text.read((DATA / "guangzhou-2020.txt").read_bytes(), "g.txt")
        grids = document.grids
        assert [len(grid.rows) for grid in grids] == [15, 3, 12, 16, 4, 4]
        assert texts(grids[0])[6] == ["行政许可", "6905", "+247", "7664756"]
        assert texts(grids[2])[10] == ["4.保护第三方合法权益", "", "160", "13", "0", "0", "1", "1", "175", ""]
        assert texts(grids[4])[3] == ["四、结转下年度继续办理", "633", "43", "0", "1", "0", "14", "691"]
        assert texts(grids[5])[3][-5:] == ["32", "10", "10", "8", "60"]

    def test_guangzhou_2020_place(self):
        """A cell's place is line and column of the file."""
        grid = text.read((DATA / "guangzhou-2020.txt").read_bytes(), "g.txt").grids[0]
        assert str(grid.rows[6][2].place) == "g.txt:61:11"

    def test_guangzhou_office_2014(self):
        """Rows as groups of lines with a tab before each value are rows."""
        grids = text.read((DATA / "guangzhou-office-2014.txt").read_bytes(), "g.txt").grids
        assert [len(grid.rows) for grid in grids] == [14, 8, 3, 4]
        assert texts(grids[0])[6] == ["5.动态类信息", "355"]
        assert texts(grids[0])[-1] == ["通过网站公开信息数", "434"]

    def test_shanghai_2025(self):
        """Rows that came out of a PDF as Markdown are grids; labels torn from them are lines."""
        document = text.read((DATA / "shanghai-office-2025.txt").read_bytes(), "s.txt")
        items = values(document)
        assert after(items, "一、本年新收政府信息公开申请数量", 7) == [
            "1259",
            "36",
            "0",
            "0",
            "0",
            "0",
            "1295",
        ]
        assert after(items, "形，不计其他情形）", 7) == ["2", "0", "0", "0", "0", "0", "2"]
        assert after(items, "第二十条第（一）项", 4) == [
            "22",
            "（其中修订 16 件）",
            "55",
            "（含自然失效 29 件）",
        ]
        assert "|---|" not in "".join(items)

    def test_headings(self):
        """Markdown's headings are headings."""
        document = text.read((DATA / "shanghai-office-2025.txt").read_bytes(), "s.txt")
        headings = [block for block in document.blocks if isinstance(block, Paragraph)]
        assert {(heading.text, heading.level) for heading in headings} == {
            ("表二：主动公开政府信息情况", 2),
            ("表三：收到和处理政府信息公开申请情况", 2),
        }


class TestGrids:
    """Lines that are certainly rows."""

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
            ("a\t\tb\n\t\tc", [["a", "", "b"], ["", "", "c"]]),
            ("| a | b |\n|---|---|\n| c | d |", [["a", "b"], ["c", "d"]]),
            ("a | b\nc | d", [["a", "b"], ["c", "d"]]),
            ("| a | | b |\n| c |", [["a", "", "b"], ["c", None, None]]),
            ("｜a｜b｜\n｜c｜d｜", [["a", "b"], ["c", "d"]]),
            ("┌──┬──┐\n│a │b │\n├──┼──┤\n│c │d │\n└──┴──┘", [["a", "b"], ["c", "d"]]),
            ("+--+--+\n| a | b |\n+--+--+", [["a", "b"]]),
            ("| **a** | 1<br>2 |\n|:--|--:|\n| &nbsp; | x\\|y |", [["a", "1\n2"], ["", "x|y"]]),
            ('"本年新\n制作"\t数量\n1\t2', [["本年新\n制作", "数量"], ["1", "2"]]),
            ('a\t"x\ny"\t"z\nw"\n1\t2\t3', [["a", "x\ny", "z\nw"], ["1", "2", "3"]]),
            ("行政许可\t0", [["行政许可", "0"]]),
        ],
    )
    def test_rows(self, source, expected):
        """Tabs, bars of every kind and Markdown give the same rows."""
        (grid,) = read(source).blocks
        assert texts(grid) == expected

    def test_two_tables_in_one_run(self):
        """A second line of dashes begins a second table with the row above it."""
        first, second = read("|2|0|\n|---|---|\n|a|1|\n|---|---|\n|b|2|").blocks
        assert (texts(first), texts(second)) == ([["2", "0"]], [["a", "1"], ["b", "2"]])

    @pytest.mark.parametrize("source", ["\t全年主动公开信息", "一、\t总体情况", "a\n\n\tb\n", "- - -", "— 4 —"])
    def test_no_rows(self, source):
        """An indent, a numbered heading with a tab, and a page number are no rows."""
        assert all(isinstance(block, Lines) for block in read(source).blocks)

    def test_column_of_quoted_cell(self):
        """A cell after one that runs over two lines stands where it stands in the file."""
        (grid,) = read('"本年新\n制作"\t数量\n1\t2').blocks
        assert (grid.rows[0][1].place.line, grid.rows[0][1].place.column) == (2, 5)


class TestTorn:
    """One value a line."""

    def test_two_blank_lines_between(self):
        """Where two blank lines part the values everywhere, five stand for one blank value."""
        source = "\n\n\n".join(["a", "b", "c", "d", "e", "f", "g", "", "h", "i"])
        assert values(read(source)) == ["a", "b", "c", "d", "e", "f", "g", "", "h", "i"]

    def test_unsteady_spacing(self):
        """Where spacing is not steady, blank lines are marked as what they may be."""
        assert values(read("甲\n乙\n\n丙\n\n\n\n丁")) == ["甲", "乙", "?", "丙", "?", "丁"]

    def test_bars_that_could_open_rows_or_close_blanks(self):
        """Bars alone that follow each other are blank values, not rows."""
        assert values(read("a |\n|\n|\nb |")) == ["a", "", "", "b"]

    def test_raw_lines_are_kept(self):
        """The lines themselves are there as they stand, blank ones too."""
        (lines,) = read("甲 \n\n乙").blocks
        assert [(line.text, line.place.line) for line in lines.raw] == [("甲 ", 1), ("", 2), ("乙", 3)]

    @given(st.lists(st.sampled_from(["规章", "0", "17", ""]), min_size=8, max_size=40))
    def test_bars_show_every_blank(self, cells):
        """Values that each end in a bar come back exactly, blank ones too."""
        source = "".join(f"{cell} |\n" for cell in ["头", *cells])
        assert values(read(source)) == ["头", *cells]

    @given(st.lists(st.sampled_from(["规章", "0", "17", ""]), min_size=8, max_size=40))
    def test_blank_lines_show_every_blank(self, cells):
        """Values that are each followed by a blank line come back exactly, if most are filled."""
        cells = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", *cells, "尾"]
        assert values(read("".join(f"{cell}\n\n" for cell in cells))) == cells


class TestFiles:
    """Charsets, line ends, and files that are too long."""

    @pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
    def test_charsets(self, charset):
        """A text file says nothing of its charset, and is read all the same."""
        source = "规章\t22\t0\n朱镕基\t55\t0\n" * 3
        (grid,) = text.read(source.encode(charset), "r.txt").blocks
        assert texts(grid)[:2] == [["规章", "22", "0"], ["朱镕基", "55", "0"]]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends(self, end):
        """Lines end in any of the three ways, and are counted alike."""
        (grid,) = read(f"甲{end}a\tb{end}c\td").grids
        assert grid.place.line == 2

    def test_too_many_lines(self):
        """A file with more lines than any report is refused."""
        with pytest.raises(FileError) as raised:
            read("1\n" * 100_001)
        assert raised.value.message.key == "documents.text_too_long"

    def test_lost_characters(self):
        """Bytes that no charset explains are counted among the problems."""
        assert keys(text.read("政府信息公开工作年度报告".encode() * 3 + b"\xff\xfe\xff", "r.txt")) == [
            "lost_characters"
        ]

    @given(st.text(alphabet='政1 \t|\n#"-｜', max_size=120))
    def test_every_visible_text_is_kept(self, source):
        """Whatever the layout, every Chinese character and digit of the file is in the document once."""
        document = read(f"头\n{source}")
        kept = "".join(item.text for item in document.items())
        assert sorted(c for c in kept if c in "政1") == sorted(c for c in source if c in "政1")
        assert all(isinstance(block, (Grid, Lines, Paragraph)) for block in document.blocks)


class TestFilling:
    """Bars that fill a row up to the width of its table."""

    def test_on_the_line_of_the_last_cell(self):
        """A cell a line: filling is doubtful, a bar alone is a blank cell."""
        made = "规章 |\n0 |\n|\n0 |\n第(五)项 | |||\n行政许可 |\n470 | ||\n"
        assert values(read(made)) == ["规章", "0", "", "0", "第(五)项", "?", "行政许可", "470", "?"]

    def test_on_a_line_of_its_own(self):
        """Where filling has lines of its own, a bar alone may be filling too."""
        made = "第(五)项 |\n|||\n行政许可 |\n470 |\n||\n行政处罚 |\n9 |\n|\n"
        assert values(read(made)) == ["第(五)项", "?", "行政许可", "470", "?", "行政处罚", "9", "?"]

    def test_behind_rows(self):
        """A row a line: the cells end with the last that is filled, since blank ones may have stood anywhere."""
        (grid,) = read("第(五)项 | |||\n行政许可 | 3 | 3 | |||\n行政处罚 | 1 | 2 | |\n").grids
        shown = [[cell.text for cell in row if cell is not None] for row in grid.rows]
        assert shown == [["第(五)项"], ["行政许可", "3", "3"], ["行政处罚", "1", "2"]]

    def test_blank_cells_with_spaces(self):
        """Without filling, bars with spaces between them are blank cells."""
        (grid,) = read("行政许可 | 3 | | | 3 |\n行政处罚 | 1 | | | 1 |\n").grids
        assert texts(grid) == [["行政许可", "3", "", "", "3"], ["行政处罚", "1", "", "", "1"]]


class TestCommas:
    """Worksheets saved as CSV."""

    def test_cells(self):
        """Cells stand between commas, quoted ones with theirs; a row with one cell is a line of text."""
        source = '标题,,\n规章,"1,024",0\n"行政\n许可",7,\n行政处罚,8,9\n'
        document = text.read(source.encode(), "r.csv")
        assert [type(block) for block in document.blocks] == [Lines, Grid]
        assert texts(document.grids[0]) == [["规章", "1,024", "0"], ["行政 许可", "7", ""], ["行政处罚", "8", "9"]]
        assert [row[0].place.line for row in document.grids[0].rows] == [2, 3, 5]


def test_a_cell_without_end_in_csv_is_refused():
    """A CSV file with a cell longer than any can be is refused with the line on which the cell begins."""
    source = '"a","b"\n"1","' + "2" * 140_000
    with pytest.raises(FileError) as caught:
        text.read(source.encode(), "r.csv")
    assert caught.value.place.line == 2
    assert "131072" in str(caught.value)
