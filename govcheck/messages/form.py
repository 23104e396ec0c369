"""Messages about a report as a filled-in form."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "did_you_mean": ("；是不是“{name}”？", "; did you mean “{name}”?"),
    "ambiguous": (
        "“{name}”可以指不止一处，没有核对；请写成 {choices} 之一",
        "“{name}” may mean more than one; it was not checked: write one of {choices}",
    ),
    "unknown_table": (
        "表格中没有“{name}”这张表，没有核对{nearest}",
        "the form has no table “{name}”; it was not checked{nearest}",
    ),
    "unknown_row": (
        "这张表没有“{name}”这一行，没有核对{nearest}",
        "this table has no row “{name}”; it was not checked{nearest}",
    ),
    "unknown_column": (
        "这张表没有“{name}”这一列，没有核对{nearest}",
        "this table has no column “{name}”; it was not checked{nearest}",
    ),
    "heading_with_figures": (
        "“{name}”是小标题，没有自己的数；请把数填在它下面的各行",
        "“{name}” is a heading without figures; give the figures in the rows below it",
    ),
    "duplicate_row": (
        "“{row}”这一行填了两次（第一次在 {first}），两次都没有采用；请删去一次",
        "row “{row}” is given twice (first at {first}); neither is used: delete one",
    ),
    "duplicate_cell": (
        "{cell} 填了两次，没有采用；请删去一次",
        "{cell} is given twice; neither is used: delete one",
    ),
    "row_length": (
        "这一行有 {found} 个数，应有 {wanted} 个{advice}",
        "this row has {found} values, {wanted} are wanted{advice}",
    ),
    "quote_grouping": (
        '；如果“{printed}”是一个数，请写成 "{printed}"（加引号）或 {plain}',
        '; if “{printed}” is one number, quote it ("{printed}") or drop the comma ({plain})',
    ),
    "full_width_commas": ("；数与数之间请用英文逗号 , 隔开", "; part the values with ASCII commas"),
    "write_a_list": ("；请写成 [数, 数, …]", "; write them as [value, value, …]"),
    "missing_table": (
        "缺少“{title}”这张表（{id}）的数",
        "the figures of table “{title}” ({id}) are missing",
    ),
    "missing_row": ("缺少“{label}”这一行", "row “{label}” is missing"),
    "missing_column": ("缺少“{label}”这一列的数", "the figure of column “{label}” is missing"),
    "blank_table": (
        "“{title}”整张空白；没有发生的请填 0",
        "table “{title}” is blank; write 0 where there was nothing",
    ),
    "blank_total": (
        "分项有数，合计却是空白；请填上合计，没有就填 0",
        "the parts have figures and the total is blank; fill in the total",
    ),
    "variant": (
        "“{label}”只填了一行，规定的格式是分项填写",
        "“{label}” is given as one row; the form asks for its items",
    ),
    "year": (
        "{pack} 是 {years} 年度的格式，这份报告是 {year} 年度的",
        "{pack} is the form of {years}; this report is of {year}",
    ),
    "period": (
        "统计期限是 {first} 至 {last}，应为 {year} 年 1 月 1 日至 12 月 31 日",
        "the period is {first} to {last}; it should be 1 January to 31 December {year}",
    ),
    "period_unreadable": (
        "统计期限“{text}”读不出起止日期，请写成 2024-01-01..2024-12-31",
        "no first and last day in “{text}”: write 2024-01-01..2024-12-31",
    ),
    "previous_year": (
        "{path} 是 {year} 年度的报告，上一年应是 {wanted} 年度",
        "{path} is the report of {year}; last year is {wanted}",
    ),
    "previous_publisher": (
        "上一年的报告是“{publisher}”的，这份报告是“{wanted}”的",
        "last year's report is of “{publisher}”, this one of “{wanted}”",
    ),
    "unit": (
        "金额“{raw}”没有写单位，暂按 {unit} 读；请写明单位",
        "the amount “{raw}” has no unit and was read as {unit}: write the unit",
    ),
    "nothing_assessed": (
        "没有一项关系能够核对；请检查表格是否填写",
        "not one relation could be assessed: are the tables filled in?",
    ),
    "nothing_assessed_in_text": (
        "正文里没有可以互相比对的数，因此没有核对任何关系；这不是错误，但也不说明文中的数都对",
        "the text states no numbers that can be compared, so no relation was checked; this is no error, "
        "and says nothing about the numbers in it",
    ),
    "nothing_assessed_without_rules": (
        "规则包 {pack} 没有适用于 {year} 年度的规则，因此没有核对任何关系",
        "the pack {pack} has no rule for {year}, so no relation was checked",
    ),
}
