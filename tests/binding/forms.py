"""A right report as the form prints it, cell by cell, so that tests can print it otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path

from attrs import evolve, frozen

from govcheck import documents
from govcheck.binding import bind
from govcheck.report import Key, Report
from tests.binding.shapes import Cells, cells, example

SOURCE = example("suqian-2024")
TRUTH: Cells = cells(SOURCE)
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
MEASURES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DISPUTES = ("reconsideration", "litigation_direct", "litigation_after_review")
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
TITLE = "<p>宿迁市2024年政府信息公开工作年度报告</p>"
SECTIONS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
#: Rows of the results: id, label, and the heading above it.
RESULTS = (
    ("granted", "（一）予以公开", ""),
    ("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    ("state_secret", "1.属于国家秘密", "（三）不予公开"),
    ("prohibited_by_law", "2.其他法律行政法规禁止公开", "（三）不予公开"),
    ("security_and_stability", "3.危及“三安全一稳定”", "（三）不予公开"),
    ("third_party_rights", "4.保护第三方合法权益", "（三）不予公开"),
    ("internal_affairs", "5.属于三类内部事务信息", "（三）不予公开"),
    ("deliberative", "6.属于四类过程性信息", "（三）不予公开"),
    ("enforcement_files", "7.属于行政执法案卷", "（三）不予公开"),
    ("administrative_query", "8.属于行政查询事项", "（三）不予公开"),
    ("not_held", "1.本机关不掌握相关政府信息", "（四）无法提供"),
    ("needs_creation", "2.没有现成信息需要另行制作", "（四）无法提供"),
    ("unclear", "3.补正后申请内容仍不明确", "（四）无法提供"),
    ("petition", "1.信访举报投诉类申请", "（五）不予处理"),
    ("repeated", "2.重复申请", "（五）不予处理"),
    ("publication", "3.要求提供公开出版物", "（五）不予处理"),
    ("excessive", "4.无正当理由大量反复申请", "（五）不予处理"),
    ("confirmation", "5.要求行政机关确认或重新出具已获取信息", "（五）不予处理"),
    ("not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "（六）其他处理"),
    ("fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "（六）其他处理"),
    ("other", "3.其他", "（六）其他处理"),
)


@frozen
class Box:
    """A cell as a page prints it."""

    text: str
    rows: int = 1
    columns: int = 1


Table = list[list[Box]]


def figures(table: str, row: str) -> list[Box]:
    """The printed figures of a row."""
    found = SOURCE.tables[table].cells
    return [Box(cell.raw) for key, cell in found.items() if key.row == row]


def disclosed() -> list[Table]:
    """Section two: a table for each item of Article 20."""

    def part(item: str, heads: tuple[str, ...], rows: Iterable[tuple[str, str, str]]) -> Table:
        lines = [[Box("信息内容"), *map(Box, heads)]]
        lines += [[Box(label), *figures(table, row)] for label, table, row in rows]
        wide = [[*line[:-1], evolve(line[-1], columns=4 - len(heads))] for line in lines]
        return [[Box(f"第二十条第（{item}）项", columns=4)], *wide]

    decided = ("本年处理决定数量",)
    return [
        part(
            "一",
            ("本年制发件数", "本年废止件数", "现行有效件数"),
            [("规章", "regulations", "rules"), ("行政规范性文件", "regulations", "normative_documents")],
        ),
        part("五", decided, [("行政许可", "licensing", "licences")]),
        part(
            "六", decided, [("行政处罚", "enforcement", "penalties"), ("行政强制", "enforcement", "coercive_measures")]
        ),
        part("八", ("本年收费金额（单位：万元）",), [("行政事业性收费", "fees", "administrative_fees")]),
    ]


def applications() -> Table:
    """Section three, merged as in the form."""
    rows: Table = [
        [Box(CORNER, 3, 3), Box("申请人情况", columns=7)],
        [Box("自然人", 2), Box("法人或其他组织", columns=5), Box("总计", 2)],
        [Box(name) for name in COLUMNS[1:6]],
        [Box("一、本年新收政府信息公开申请数量", columns=3), *figures("applications", "received")],
        [Box("二、上年结转政府信息公开申请数量", columns=3), *figures("applications", "carried_over")],
    ]
    seen = ""
    for index, (row, label, heading) in enumerate(RESULTS):
        line = [Box("三、本年度办理结果", len(RESULTS) + 1)] if not index else []
        if heading and heading != seen:
            line.append(Box(heading, sum(one[2] == heading for one in RESULTS)))
        seen = heading
        rows.append([*line, Box(label, columns=1 if heading else 2), *figures("applications", row)])
    rows.append([Box("（七）总计", columns=2), *figures("applications", "handled")])
    rows.append([Box("四、结转下年度继续办理", columns=3), *figures("applications", "carried_forward")])
    return rows


def plain_applications() -> Table:
    """Section three with one column of labels and a row for every heading."""
    rows: Table = [[Box(""), *map(Box, COLUMNS)]]
    seen = ""
    rows.append([Box("一、本年新收政府信息公开申请数量"), *figures("applications", "received")])
    rows.append([Box("二、上年结转政府信息公开申请数量"), *figures("applications", "carried_over")])
    rows.append([Box("三、本年度办理结果"), *[Box("")] * 7])
    for row, label, heading in RESULTS:
        if heading and heading != seen:
            rows.append([Box(heading), *[Box("")] * 7])
        seen = heading
        rows.append([Box(label), *figures("applications", row)])
    rows.append([Box("（七）总计"), *figures("applications", "handled")])
    rows.append([Box("四、结转下年度继续办理"), *figures("applications", "carried_forward")])
    return rows


def disputes() -> Table:
    """Section four as one row of fifteen figures."""
    return [
        [Box("行政复议", columns=5), Box("行政诉讼", columns=10)],
        [
            *(Box(name, 2) for name in MEASURES),
            Box("未经复议直接起诉", columns=5),
            Box("复议后起诉", columns=5),
        ],
        [Box(name) for name in MEASURES * 2],
        [box for row in DISPUTES for box in figures("disputes", row)],
    ]


def html(table: Table, inner: Callable[[str], str] = escape) -> str:
    """A table of a web page."""
    lines = (
        "".join(f'<td rowspan="{box.rows}" colspan="{box.columns}">{inner(box.text)}</td>' for box in row)
        for row in table
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def page(two: str = "", three: str = "", four: str = "", after: str = "") -> str:
    """A web page with the whole report; a table that is not given stands as the form prints it."""
    parts = (two or "".join(map(html, disclosed())), three or html(applications()), four or html(disputes()))
    body = "".join(f"<p>{title}</p>{part}" for title, part in zip(SECTIONS, parts, strict=True))
    return f'<html><head><meta charset="utf-8"></head><body>{TITLE}{body}{after}</body></html>'


def text(write: Callable[[Table], Iterable[str]]) -> str:
    """A text file with the whole report, the lines of each table as *write* makes them."""
    tables: tuple[list[Table], ...] = (disclosed(), [applications()], [disputes()])
    lines = [re.sub("<.*?>", "", TITLE)]
    for title, section in zip(SECTIONS, tables, strict=True):
        lines += [title, *(line for table in section for line in write(table))]
    return "\n".join([*lines, "五、存在的主要问题及改进情况", "下一步将加强培训。"])


def slots(table: Table) -> list[list[tuple[str, bool]]]:
    """Row by row what every slot shows, and whether a cell begins there."""
    taken: dict[tuple[int, int], tuple[str, bool]] = {}
    for number, row in enumerate(table):
        column = 0
        for box in row:
            while (number, column) in taken:
                column += 1
            for down in range(box.rows):
                for across in range(box.columns):
                    taken[number + down, column + across] = (box.text, not down and not across)
            column += box.columns
    width = max(column for _, column in taken) + 1
    return [[taken.get((row, column), ("", True)) for column in range(width)] for row in range(len(table))]


def without(table: str, *rows: str) -> Cells:
    """The right cells without those of *rows*."""
    return {key: value for key, value in TRUTH.items() if key.table != table or key.row not in rows}


def blanked(table: Table) -> Table:
    """*table* with every zero left blank."""
    return [[evolve(box, text="" if box.text == "0" else box.text) for box in row] for row in table]


def read(content: str | bytes, tmp_path: Path, name: str = "report.html") -> Report:
    """The report in a file with *content*."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return bind(documents.read(path))


def row_at(table: Table, label: str) -> int:
    """The row of *table* in which the cell with *label* begins."""
    return next(index for index, row in enumerate(table) if any(box.text == label for box in row))


def keys(table: str, *rows: str) -> set[Key]:
    """The references of the cells of *rows*."""
    return {key for key in TRUTH if key.table == table and key.row in rows}


def problems(report: Report) -> Iterator[str]:
    """The names of the messages among the problems."""
    return (problem.message.key for problem in report.problems)
