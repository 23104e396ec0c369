"""Web pages: decoding, spans, hidden things, markup pasted from Word, and hostile pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.documents import Paragraph, Part, html
from govcheck.errors import FileError
from tests.documents.make import DATA, keys, texts


def read(text, charset="utf-8"):
    """The document of a page."""
    return html.read(text.encode(charset), "r.html")


def grid(rows):
    """The only grid of a page with one table."""
    (found,) = read(f"<html><body><table>{rows}</table></body></html>").grids
    return found


def shown(inside):
    """The text of a cell with *inside*."""
    return grid(f"<tr><td>{inside}</td><td>x</td></tr>").rows[0][0].text


class TestPageEnds:
    """Ends of a page that are not its end."""

    def test_a_page_pasted_into_a_page(self):
        """What stands behind the end of a pasted page is read."""
        document = read("<html><body><p>a</p><html><body><p>b</p></body></html><p>c</p></body></html>")
        assert [block.text for block in document.blocks] == ["a", "b", "c"]

    def test_two_pages(self):
        """Of two pages in one file both are read."""
        page = "<html><head></head><body><table><tr><td>{}</td><td>x</td></tr></table></body></html>\n"
        assert [texts(one) for one in read(page.format(1) + page.format(2)).grids] == [[["1", "x"]], [["2", "x"]]]


class TestRealPages:
    """Pages as they were published."""

    def test_shanghai_2019(self):
        """The row （一）予以公开 keeps its two blank columns between 12 and 1, and its blank total."""
        document = html.read((DATA / "shanghai-office-2019.html").read_bytes(), "s.html")
        assert [(len(grid.rows), grid.width) for grid in document.grids] == [(18, 5), (26, 10), (4, 15)]
        assert texts(document.grids[1])[5] == [
            "三、本年度办理结果",
            "（一）予以公开",
            "·",
            "258",
            "12",
            "",
            "",
            "1",
            "1",
            "",
        ]
        assert texts(document.grids[1])[-2][3:] == ["767", "35", "", "", "2", "1", "805"]
        assert texts(document.grids[2])[-1] == [
            "5",
            "",
            "",
            "2",
            "7",
            "8",
            "",
            "",
            "1",
            "9",
            "",
            "",
            "",
            "",
            "",
        ]
        assert document.problems == ()

    def test_shanghai_2019_uneven_columns(self):
        """Where one table prints two column grids, a value lies under its own part of the grid."""
        grid = html.read((DATA / "shanghai-office-2019.html").read_bytes(), "s.html").grids[0]
        assert texts(grid)[2] == ["规章", "13", "13", "·", "524"]
        assert texts(grid)[6] == ["行政许可", "0", "·", "0", "0"]

    def test_hangzhou(self):
        """Stray empty header cells do not shift the rows below."""
        grids = html.read((DATA / "hangzhou-style-2025.html").read_bytes(), "h.html").grids
        assert [(len(grid.rows), grid.width) for grid in grids] == [(14, 4), (28, 10), (4, 15)]
        assert texts(grids[1])[3] == [
            "一、本年新收政府信息公开申请数量",
            "·",
            "·",
            "13612",
            "252",
            "0",
            "45",
            "128",
            "32",
            "14069",
        ]
        assert texts(grids[1])[-1][3:] == ["783", "6", "0", "2", "25", "3", "819"]

    def test_places(self):
        """A cell's place names table, row and column, and keeps the line of the source."""
        grid = html.read((DATA / "hangzhou-style-2025.html").read_bytes(), "h.html").grids[0]
        cell = grid.rows[6][1]
        assert (cell.text, str(cell.place), cell.place.line) == (
            "11398889",
            "h.html, table 1, row 7, column 2",
            14,
        )


class TestCharsets:
    """What a page says of its charset is believed only as far as it can be."""

    PAGE = "<html><head><meta charset='{}'></head><body><p>朱镕基、陶喆：3521件</p></body></html>"

    @pytest.mark.parametrize(
        ("label", "charset"),
        [
            ("gb2312", "gb18030"),
            ("gbk", "gb18030"),
            ("gb2312", "utf-8"),
            ("utf-8", "gb18030"),
            ("iso-8859-1", "gb18030"),
            ("", "utf-8-sig"),
            ("utf-8", "utf-16"),
        ],
    )
    def test_labels(self, label, charset):
        """Characters beyond gb2312, and labels that are simply wrong, cost nothing of the text."""
        (paragraph,) = read(self.PAGE.format(label), charset).blocks
        assert paragraph.text == "朱镕基、陶喆：3521件"

    def test_big5(self):
        """A page labelled Big5 is read as Big5."""
        (paragraph,) = read("<html><meta charset=big5><p>政府資訊公開條例</p>", "big5").blocks
        assert paragraph.text == "政府資訊公開條例"

    def test_damaged_utf8(self):
        """A few broken bytes in a page of UTF-8 are said, and the rest is read."""
        data = (
            "<html><p>政府信息公开工作年度报告，政府信息公开工作年度报告，".encode()
            + b"\xe6"
            + "二〇二四年</p>".encode()
        )
        document = html.read(data * 3, "r.html")
        assert keys(document) == ["lost_characters"]
        assert "政府信息公开工作年度报告" in document.blocks[0].text

    def test_xml_prolog(self):
        """An XML declaration before the page does no harm."""
        (paragraph,) = read('<?xml version="1.0" encoding="gb2312"?><html><body><p>x</p></body></html>').blocks
        assert paragraph.text == "x"


class TestSpans:
    """Rows and columns as a browser lays them out."""

    def test_both_spans(self):
        """A cell that spans rows pushes the cells of the next row aside."""
        rows = "<tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d<td>e<td>f</tr>"
        assert texts(grid(rows)) == [["a", "·", "b"], ["·", "·", "c"], ["d", "e", "f"]]

    def test_unclosed(self):
        """Unclosed rows and cells are closed where the next begins."""
        assert texts(grid("<tr><td>a<td>b<tr><td>c<td>d")) == [["a", "b"], ["c", "d"]]

    def test_row_span_zero(self):
        """A row span of 0 goes on to the end of its section, and no further."""
        rows = "<tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody>"
        assert texts(grid(rows)) == [["a", "b"], ["·", "c"], ["d", "e"]]

    def test_too_long_span(self):
        """A span beyond the table is cut, and that is said."""
        document = read("<html><table><tr><td rowspan=1000000000>a<td>b<tr><td>c</table>")
        assert texts(document.grids[0]) == [["a", "b"], ["·", "c"]]
        assert keys(document) == ["cut_span"]

    def test_wide_title(self):
        """A title that spans a thousand columns is as wide as the table."""
        assert texts(grid("<tr><td colspan=1000>t<tr><td>a<td>b")) == [["t", "·"], ["a", "b"]]

    def test_overlap(self):
        """Where spans claim one slot twice the earlier keeps it, and that is said."""
        document = read("<html><table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>")
        assert texts(document.grids[0]) == [["a", "b"], ["c", "·"]]
        assert keys(document) == ["overlap"]

    @pytest.mark.parametrize("span", ["", "x", "0", "-2", "1.9", " 1", "+1"])
    def test_odd_column_spans(self, span):
        """A column span that is no number above 1 counts as 1."""
        assert texts(grid(f"<tr><td colspan='{span}'>a<td>b<tr><td>c<td>d")) == [["a", "b"], ["c", "d"]]

    def test_hidden_row_and_cell(self):
        """What is not displayed takes no place; what is only invisible keeps its place, blank."""
        rows = (
            "<tr style='display: none'><td>x<td>y<tr><td>a<td style='DISPLAY:none'>x<td>b"
            "<tr hidden><td>x<tr><td style='visibility:hidden'>c<td>d"
        )
        assert texts(grid(rows)) == [["a", "b"], ["", "d"]]

    def test_stray_form_in_table(self):
        """Rows in a stray wrapper are rows, and text outside cells is not lost."""
        document = read("<html><table><form><tr><td>a<td>b</tr></form><caption>表一</caption></table>")
        assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["表一"]
        assert texts(document.grids[0]) == [["a", "b"]]

    @given(
        st.lists(
            st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4),
            min_size=1,
            max_size=5,
        )
    )
    def test_nothing_is_lost(self, spans):
        """Whatever the spans, every cell is in the grid exactly once, in order, with its own text."""
        rows = "".join(
            "<tr>"
            + "".join(f"<td rowspan={high} colspan={wide}>{i}.{j}</td>" for j, (high, wide) in enumerate(line))
            + "</tr>"
            for i, line in enumerate(spans)
        )
        expected = [f"{i}.{j}" for i, line in enumerate(spans) for j in range(len(line))]
        document = read(f"<html><body><p>x</p><table>{rows}</table></body></html>")
        if len(expected) == 1:
            assert [block.text for block in document.blocks] == ["x", *expected]
        else:
            assert sorted(cell.text for cell in document.grids[0].cells) == sorted(expected)


class TestCellText:
    """The text of a cell is what the page shows."""

    @pytest.mark.parametrize(
        ("inside", "expected"),
        [
            ("<span>35</span><font><b>2</b></font><o:p>1</o:p>", "3521"),
            ("<p>结果<br/>维持</p>", "结果\n维持"),
            ("<p>1</p>\n<p>2</p>", "1\n2"),
            ("&nbsp;", ""),
            ("<p align=center>&nbsp;</p>\n", ""),
            ("\u3000 \u200b", ""),
            ("12<span style='display:none'>3</span>", "12"),
            ("12<!--[if gte mso]>9<![endif]-->4", "124"),
            ("12<script>3</script><style>4</style>", "12"),
            ("12<sup>①</sup>", "12①"),
            ("12<sup>1</sup>", "12[1]"),
            ("<del>12</del>15", "15"),
            ("<span style='text-decoration: line-through'>12</span>15", "15"),
            ("政府\n    信息", "政府信息"),
            ("12\n34", "12 34"),
            ("<input type=text value=7>", "7"),
            ("<input type=hidden value=7>8", "8"),
            ("<table><tr><td>9</td></tr></table>", "9"),
            ("1<wbr>2", "12"),
            ("&#65;&lt;b&gt;", "A<b>"),
        ],
    )
    def test_shown(self, inside, expected):
        """Inline elements join without a space; blocks and breaks separate; hidden things are not there."""
        assert shown(inside) == expected

    def test_struck_out_is_said(self):
        """That struck-out text was left out is among the problems, at its cell."""
        document = read("<html><table><tr><td><s>1</s>2<td>x</table>")
        assert [problem.place.spot for problem in document.problems] == ["table 1, row 1, column 1"]
        assert keys(document) == ["struck"]


class TestPage:
    """Paragraphs, headings, layout and the page's furniture."""

    def test_order_and_levels(self):
        """Paragraphs, headings and tables come in the order of the page."""
        page = "<html><body><h2>一、总体情况</h2>文字<p>再<b>一</b>段</p>"
        page += "<table><tr><td>a<td>b</table><div>尾</div></body></html>"
        document = read(page)
        assert [getattr(block, "text", "grid") for block in document.blocks] == [
            "一、总体情况",
            "文字",
            "再一段",
            "grid",
            "尾",
        ]
        assert document.blocks[0].level == 2

    def test_title(self):
        """What the page calls itself is kept apart from its text."""
        page = "<html><head><title>2024年报告</title><meta name='ArticleTitle' content='甲市报告'></head><p>x"
        parts = [(block.text, block.part) for block in read(page).blocks]
        assert parts == [("2024年报告", Part.TITLE), ("甲市报告", Part.TITLE), ("x", Part.BODY)]

    def test_chrome(self):
        """Navigation and the site's header and footer are marked; the article's own header is not."""
        page = (
            "<html><body><nav>首页</nav><div class='crumb nav'>位置</div>"
            "<article><header>标题</header>正文</article>"
            "<div class='header'><p>壳</p><table><tr><td>a<td>b</table></div>"
            "<footer>版权</footer></body></html>"
        )
        parts = {block.text: block.part for block in read(page).blocks if isinstance(block, Paragraph)}
        chrome = {text for text, part in parts.items() if part is Part.CHROME}
        assert chrome == {"首页", "位置", "版权"}
        assert set(parts) - chrome == {"标题", "正文", "壳"}

    @pytest.mark.parametrize("name", ["site-header", "site-footer", "topbar", "breadcrumb"])
    def test_names_of_chrome(self, name):
        """What a site puts around every page is told by its class."""
        page = f"<body><div class='{name}'><p>某市人民政府</p></div><p>正文</p></body>"
        parts = {block.text: block.part for block in read(page).blocks}
        assert parts == {"某市人民政府": Part.CHROME, "正文": Part.BODY}

    def test_layout_tables(self):
        """Tables that arrange the page are unfolded, however nested; the data table in them is one grid."""
        data = "<table>" + "<tr><td>a<td>b<td>c</tr>" * 3 + "</table>"
        page = f"<table><tr><td>左<td><table><tr><td><p>上</p>{data}<p>下</p></table></table>"
        document = read(f"<html><body>{page}</body></html>")
        assert [getattr(block, "text", "grid") for block in document.blocks] == ["左", "上", "grid", "下"]
        assert document.blocks[2].rows[1][2].place.spot.endswith("table 1, row 2, column 3")

    def test_nested_small_table_is_said(self):
        """A little table in a data table is text of its cell, and that is said."""
        document = read("<html><table><tr><td>a<td>b<td>c<tr><td><table><tr><td>1<td>2</table><td>d<td>e</table>")
        assert texts(document.grids[0])[1] == ["1\t2", "d", "e"]
        assert keys(document) == ["nested_table"]

    def test_one_value_a_paragraph(self):
        """A table torn into paragraphs can be followed value by value."""
        document = read("<html><body><p>规章</p><p>0</p><p>&nbsp;</p><p>6</p></body></html>")
        assert [item.text for item in document.items()] == ["规章", "0", "6"]


class TestBad:
    """Hostile and broken pages."""

    @pytest.mark.parametrize(
        ("page", "key"),
        [
            ("<html><body>" + "<div>" * 5000 + "x", "documents.too_deep"),
            ("<html><body>" + "<table><tr><td>a<td>" * 200 + "x", "documents.too_deep"),
            ("<html><p>" + "x" * (9 * 2**20), "documents.html_too_large"),
            ("<html><table><tr>" + "<td colspan=1000>1" * 11, "documents.grid_too_large"),
            ("<html><table><tr>" + "<td>1" * 201_000, "documents.grid_too_large"),
        ],
    )
    def test_refused(self, page, key):
        """A page that cannot be read whole is refused."""
        with pytest.raises(FileError) as raised:
            read(page)
        assert raised.value.message.key == key

    def test_deep_inline_markup(self):
        """Hundreds of unclosed tags, as editors leave them, cost nothing of the text."""
        (paragraph,) = read("<html><body>" + "<font>" * 1500 + "3521").blocks
        assert paragraph.text == "3521"

    def test_pictures_in_the_text(self):
        """Pictures written into the page do not count towards its size."""
        (paragraph,) = read("<html><img src='data:image/png;base64," + "A" * (9 * 2**20) + "'><p>x</p>").blocks
        assert paragraph.text == "x"

    def test_nul(self):
        """A NUL in the page does not end it."""
        (paragraph,) = read("<html><p>12\x0034</p>").blocks
        assert paragraph.text == "1234"

    @given(st.text(alphabet="<>/=\"' tdrablep&;-!\x00\n政1", max_size=200))
    def test_any_tag_soup(self, soup):
        """Whatever the markup, there is a document or an error of our own."""
        document = html.read_text(f"<p>{soup}", "r.html")
        assert all(block.place.path == "r.html" for block in document.blocks)
