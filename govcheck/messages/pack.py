"""Messages about packs and the rule language."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "expression_too_long": ("表达式超过 {limit} 个字符", "the expression is longer than {limit} characters"),
    "expression_too_deep": ("表达式嵌套太深", "the expression is nested too deeply"),
    "number_too_long": ("这个数超过 {limit} 位", "the number has more than {limit} digits"),
    "single_equals": ("相等请写 ==", "write == for equality"),
    "unclosed_text": ("引号没有配对", "the quotation mark is not closed"),
    "bad_character": ("表达式里不能有“{character}”", "“{character}” has no meaning here"),
    "end": ("（末尾）", "the end"),
    "expected": ("这里应当是 {expected}，却是 {found}", "expected {expected}, found {found}"),
    "unexpected": ("这里多出 {found}", "unexpected {found}"),
    "expected_value": ("这里应当是数或名字，却是 {found}", "expected a number or a name, found {found}"),
    "expected_name": ("这里应当是名字，却是 {found}", "expected a name, found {found}"),
    "wrong_kind": ("这里应当是{wanted}，却是{found}", "expected {wanted}, found {found}"),
    "kind_number": ("数", "a number"),
    "kind_text": ("文字", "a text"),
    "kind_date": ("日期", "a date"),
    "kind_condition": ("条件（如 a == b）", "a condition (such as a == b)"),
    "cells_wanted": ("函数 {name} 里面应当是单元格", "{name} takes cells"),
    "parts_as_figure": (
        "parts(…) 是各单位的多个数，不能单独使用；请用 sum(parts(…))",
        "parts(…) stands for several figures: use sum(parts(…))",
    ),
    "round_digits": (
        "round 的位数应当是 -{limit} 到 {limit} 的整数，直接写出来",
        "round takes a written whole number of digits from -{limit} to {limit}",
    ),
    "base_rule": (
        "所扩展的规则包里的规则“{rule}”与这里的表格不符：{reason}；请在 rules 里改写这条规则",
        "rule “{rule}” of the pack that is extended does not fit this form: {reason}; give the rule anew",
    ),
    "no_instances": (
        "规则“{rule}”没有任何适用的行或列，请检查 except",
        "rule “{rule}” applies to no row or column: check except",
    ),
    "unknown_function": ("没有函数 {name}；可用：{known}", "there is no function {name}; there are {known}"),
    "argument_count": (
        "函数 {name} 的参数个数不对（至少 {least} 个）",
        "wrong number of arguments of {name} (at least {least})",
    ),
    "unknown_fact": (
        "没有 {name}；可用：report.scope、report.level、report.year",
        "there is no {name}; there are report.scope, report.level, report.year",
    ),
    "nested_source": ("{name} 里面不能再用 previous 或 parts", "no previous or parts inside {name}"),
    "group_as_figure": (
        "“{name}”是一组，没有自己的数；请用 sum({name})",
        "“{name}” is a group without figures: use sum({name})",
    ),
    "bare_name": (
        "没有 each 时不能单写“{name}”；可用：{known}",
        "“{name}” cannot stand alone here; known: {known}",
    ),
    "unknown_name": (
        "表 {table} 没有“{name}”；相近的是 {nearest}",
        "table {table} has no “{name}”; nearest: {nearest}",
    ),
    "unknown_table": ("没有表“{name}”；相近的是 {nearest}", "there is no table “{name}”; nearest: {nearest}"),
    "unknown_pack": (
        "没有“{name}”这个规则包；相近的是 {nearest}。自己的规则包要写出文件名，如 own.yaml，或用 --pack 指明",
        "there is no pack “{name}”; nearest: {nearest}. A pack of your own is named by its file, such as own.yaml, "
        "or by --pack",
    ),
    "unknown_key": ("不认识“{name}”；相近的是 {nearest}", "unknown key “{name}”; nearest: {nearest}"),
    "repeated_key": ("“{name}”写了两次", "“{name}” is given twice"),
    "repeated_item": ("“{name}”在同一方向上出现两次", "“{name}” stands twice in one axis"),
    "repeated_rule": ("规则“{name}”出现两次", "rule “{name}” is given twice"),
    "missing_key": ("缺少“{name}”", "“{name}” is missing"),
    "not_a_mapping": ("这里应当是“键: 值”", "“key: value” is wanted here"),
    "not_a_list": ("“{name}”应当是列表", "“{name}” must be a list"),
    "not_text": ("这里应当是一行文字", "a text is wanted here"),
    "not_a_name": (
        "“{name}”不能作名字：只用字母、汉字、数字和下划线，并避开保留字",
        "“{name}” is not a name: letters, digits and underscores, and no reserved word",
    ),
    "not_a_choice": ("“{text}”不可用；相近的是 {nearest}", "“{text}” is not known; nearest: {nearest}"),
    "not_years": (
        "“{text}”不是年份范围；写成 2021.. 或 2019..2020",
        "“{text}” is no range of years: write 2021.. or 2019..2020",
    ),
    "not_a_tolerance": (
        "“{text}”不是容差；写成 0.5、1% 或 rounding",
        "“{text}” is no tolerance: write 0.5, 1% or rounding",
    ),
    "not_each": (
        "“{text}”不可用；写成 column of 表、row of 表 或 cell of 表",
        "“{text}” is not known: write column of, row of or cell of a table",
    ),
    "row_of_group": (
        "row 只用于有 items 的一组，值为 true 或 optional，不是“{text}”",
        "row belongs to a group with items and is true or optional, not “{text}”",
    ),
    "empty_axis": ("至少要有一行一列", "at least one row and one column"),
    "constant_rule": (
        "规则“{rule}”不随报告变化，永远成立或永远不成立",
        "rule “{rule}” does not depend on the report: it is a constant",
    ),
    "extends_itself": ("规则包扩展了自己：{chain}", "the pack extends itself: {chain}"),
}
