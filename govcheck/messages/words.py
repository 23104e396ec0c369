"""The words of a relation in words."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "then": ("；", "; "),
    "quoted": ("“{text}”", "“{text}”"),
    "this_cell": ("本格", "the cell"),
    "same": ("同一行列", "the same"),
    "once": ("整份报告核对一次", "once a report"),
    "all_tables": ("各表", "all tables"),
    "each_column": ("{tables}的每一列", "every column of {tables}"),
    "each_row": ("{tables}的每一行", "every row of {tables}"),
    "each_cell": ("{tables}的每一格", "every cell of {tables}"),
    "where": ("当 {condition} 时：", "where {condition}: "),
    "in": ("属于", "is one of"),
    "and": (" 且 ", " and "),
    "or": (" 或 ", " or "),
    "not": ("并非（{what}）", "not ({what})"),
    "choice": ("（若 {condition} 则 {then}，否则 {otherwise}）", "({then} if {condition}, else {otherwise})"),
    "sum_of": ("{what}之和", "the sum of {what}"),
    "function_sum": ("“{what}”各项之和", "the sum of {what}"),
    "function_min": ("{what} 中最小的", "the least of {what}"),
    "function_max": ("{what} 中最大的", "the greatest of {what}"),
    "function_count": ("{what} 中有数的个数", "the number of figures in {what}"),
    "function_abs": ("{what} 的绝对值", "the absolute value of {what}"),
    "function_round": ("{what} 四舍五入", "{what}, rounded"),
    "function_implies": ("前者成立则后者成立：{what}", "the first implies the second: {what}"),
    "function_blank": ("{what} 空白", "{what} is blank"),
    "function_present": ("{what} 有数", "{what} has a figure"),
    "function_na": ("{what} 注明不适用", "{what} is not applicable"),
    "function_previous": ("上一年的 {what}", "last year's {what}"),
    "function_parts": ("各单位的{what}", "{what} of the parts"),
    "fact_scope": ("报告范围", "the report's scope"),
    "fact_level": ("机关层级", "the organ's level"),
    "fact_year": ("报告年度", "the report's year"),
}
