"""Messages of the checker: what does not hold, and why something could not be assessed."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "in_figures": ("{figures}", "{figures}"),
    "violated": ("{title}：{figures}", "{title}: {figures}"),
    "right_is_less": ("{left}，而 {right}，后者少 {amount}", "{left}, but {right}: {amount} less"),
    "right_is_more": ("{left}，而 {right}，后者多 {amount}", "{left}, but {right}: {amount} more"),
    "inequality_fails": ("{left} {operator} {right} 不成立", "{left} {operator} {right} does not hold"),
    "does_not_hold": ("不成立：{text}", "does not hold: {text}"),
    "no_previous": ("没有{year}年的报告可比", "no report of {year}"),
    "wrong_previous": ("所指的上一年报告不对应：{path}", "not last year's report: {path}"),
    "no_parts": ("没有给出各单位的报告", "no reports of the parts"),
    "no_scope": (
        "给出了各单位的报告，但没有相加：如果本报告是各单位之和，请写明 scope: 汇总",
        "reports of the parts are given, but not added up: if this report is their sum, its scope must say so",
    ),
    "missing_part": ("缺少{publisher}的报告", "no report of {publisher}"),
    "all_blank": ("所涉各格全部空白", "every cell is blank"),
    "blank": ("{cell}空白", "{cell} is blank"),
    "blank_total": ("合计{cell}空白，而分项有数", "the total {cell} is blank over parts with figures"),
    "unreadable": ("{cell}无法读取：{raw}", "{cell} cannot be read: {raw}"),
    "no_cell": ("没有{cell}这一格", "there is no cell {cell}"),
    "not_a_condition": ("规则不是一个条件", "the relation is not a condition"),
    "not_a_number": ("{value} 不是数", "{value} is not a number"),
    "not_a_cell": ("这里应当是单元格", "a cell is wanted here"),
    "not_comparable": ("{left} 与 {right} 不可比较", "{left} and {right} cannot be compared"),
    "division_by_zero": ("除数为零", "division by zero"),
}
