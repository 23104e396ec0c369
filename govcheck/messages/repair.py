"""What repairs say: which typing error a change looks like, why it comes first, what was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TEXTS"]

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "cells_swapped": ("与另一格的数字互换了", "swapped with another cell"),
    "moved_near": ("有几件记到了相邻的一格", "some were counted in the cell beside"),
    "moved": ("有几件记到了同行或同列的另一格", "some were counted in another cell of the row or column"),
    "digits_swapped": ("相邻两位数字颠倒", "two digits swapped"),
    "left_blank": ("漏填：此格为空，按0计算", "left blank, counted as 0"),
    "unit": ("单位相差一万倍（元与万元）", "unit of 10,000"),
    "sign": ("正负号写反", "sign reversed"),
    "digit_dropped": ("漏打一位数字", "a digit dropped"),
    "digit_doubled": ("多打一位重复的数字", "a digit doubled"),
    "lookalike": ("一位数字认错或打错（字形相近）", "one digit, of similar shape"),
    "digit_changed": ("一位数字打错", "one digit"),
    "zeros": ("末尾多打或漏打了0", "trailing zeros"),
    "zero_printed": ("应有数字处填了0", "0 in place of a figure"),
    "neighbour": ("填成了相邻一格的数字", "the figure of the cell beside"),
    "digit_inserted": ("多打一位数字", "a digit inserted"),
    "far_digits_swapped": ("不相邻的两位数字颠倒", "two distant digits swapped"),
    "total_stale": ("合计没有随分项更新", "a total not updated"),
    "other": ("不像一次录入错误，但改动后各式成立", "no simple typing error, but the relations hold"),
    "first": (
        "改动格数最少的方案共{count}种，本方案列在最前：{because}",
        "First of {count} equally small repairs: {because}",
    ),
    "later": (
        "改动格数最少的方案共{count}种，本方案列在其后：{because}",
        "One of {count} equally small repairs, not the first: {because}",
    ),
    "by_cells": ("按改动格数", "by the number of cells"),
    "by_foreign": (
        "按是否只改本报告的数字（上年报告已经公布）",
        "by whether it changes this report alone, for last year's is published",
    ),
    "by_doubted": ("按与其他提示性关系是否相符", "by agreement with the weaker relations"),
    "by_typing": ("按像录入错误的程度", "by how plausible the typing error is"),
    "by_addends": ("合计比分项更可能出错", "totals are trusted less than their parts"),
    "by_distance": ("按改动的大小", "by how near the figures are"),
    "by_nothing": ("同样可能，按表中先后排列", "equally likely, in the order of the cells"),
    "values_open": (
        "只有改这里才能改动最少，但改成几还有别的可能",
        "No other set of cells is as small, but other values are possible",
    ),
    "only_previous": (
        "改动最少的方案要改上年报告的数字：上年报告已经公布，请先核对本报告，再核对上年报告",
        "the smallest repair changes last year's report, which is published: check this report first, then last year's",
    ),
    "only_parts": (
        "改动最少的方案要改下级单位报告的数字，请与该单位核对",
        "the smallest repair changes the report of a part: check with that organ",
    ),
    "too_many": (
        "需要改动的数字多于{size}格，无法列出全部最少方案；下面的建议只是其中一种，请逐项核对",
        "more than {size} cells must change, so not every smallest repair is listed; "
        "what follows is one proposal: check it",
    ),
    "partial": (
        "需要改动的数字多于{size}格；下面的建议只能消除其中一部分问题，请核对整张表",
        "more than {size} cells must change; what follows clears only some of the violations: check the whole table",
    ),
    "nothing_found": (
        "需要改动的数字多于{size}格，没有找到简单的改法，请核对整张表：{tables}",
        "more than {size} cells must change and nothing simple explains them: check the whole table: {tables}",
    ),
    "search_stopped": (
        "可能的改法太多，查找提前结束，所列方案可能不全",
        "too many possibilities: the search was stopped, and the list may not be whole",
    ),
    "more_answers": (
        "改动最少的方案太多，只列出前{count}种",
        "too many smallest repairs: only the first {count} are listed",
    ),
    "impossible": (
        "怎样修改都不能使这些关系式同时成立：{relations}；请检查规则本身",
        "no change of any cell makes these relations hold together: {relations}; check the rules themselves",
    ),
    "rows_swapped": ("两行填反了：{one} 与 {other}", "two rows are swapped: {one} and {other}"),
    "columns_swapped": ("两列填反了：{one} 与 {other}", "two columns are swapped: {one} and {other}"),
    "column_shifted": (
        "{table} 的 {line} 列从 {first} 到 {last} 错位一行",
        "{table}: column {line} is shifted by one row from {first} to {last}",
    ),
    "row_shifted": (
        "{table} 的 {line} 行从 {first} 到 {last} 错位一列",
        "{table}: row {line} is shifted by one column from {first} to {last}",
    ),
    "rows_shifted": (
        "{table} 从 {first} 到 {last} 各行整体错位一行",
        "{table}: all rows from {first} to {last} are shifted by one row",
    ),
    "scaled": (
        "{table} 的 {line} 整行或整列单位相差一万倍（元与万元）",
        "{table}: the unit of the whole line {line} is wrong by 10,000",
    ),
    "pasted": (
        "{table} 自身各关系式都成立，但与另一份报告几乎处处不符：可能贴入了别的报告的表，或者对照的报告选错了",
        "{table} agrees with itself but almost nowhere with the other report: "
        "another report's table may have been pasted in, or the wrong report is compared",
    ),
    "copied": (
        "{table} 与上年报告的表完全相同：可能贴入了上年的表",
        "{table} is last year's table, figure by figure: it may have been pasted in",
    ),
    "solver_too_large": (
        "数字达到2的53次方，求解器不能精确处理",
        "figures of 2 to the 53rd and more cannot be handled exactly by the solver",
    ),
    "solver_missing": (
        '需要安装求解器：pip install "govcheck[repair]"',
        'a solver is needed: pip install "govcheck[repair]"',
    ),
}
