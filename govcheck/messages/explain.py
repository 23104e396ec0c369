"""Messages of the commands that say what is checked."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "pack_line": ("{title}（{years} 年度）", "{title} ({years})"),
    "rule_count": ("{count} 条规则，{tables} 张表", "{count} rules, {tables} tables"),
    "relation": ("关系：{words}", "relation: {words}"),
    "scope": ("范围：{scope}（{count} 处）", "applied to: {scope} ({count} instances)"),
    "expression": ("表达式：{text}", "expression: {text}"),
    "authority": ("依据：{authority}", "authority: {authority}"),
    "severity": ("级别：{severity}", "severity: {severity}"),
    "off": ("已停用：{reason}", "switched off: {reason}"),
    "valid": ("适用年度：{years}", "years: {years}"),
    "blank": ("空白：{policy}；不适用（/、—）：{na}", "blank: {policy}; not applicable (/, —): {na}"),
    "policy_zero": ("按 0 计（全部空白则不核对）", "counts as 0 (not assessed where all are blank)"),
    "policy_skip": ("不核对", "not assessed"),
    "policy_fail": ("算错误", "a violation"),
    "tolerance_absolute": ("容差：{amount}", "tolerance: {amount}"),
    "tolerance_relative": ("容差：较大一侧的 {amount}", "tolerance: {amount} of the larger side"),
    "tolerance_rounding": ("容差：各数末位的半个单位之和", "tolerance: half a unit of every figure's last digit"),
    "in_report": ("在 {path}（{publisher} {year}）中：", "in {path} ({publisher} {year}):"),
    "holds": ("成立", "holds"),
    "violated": ("不成立", "violated"),
    "unassessed": ("没有核对", "not assessed"),
    "not_in_report": ("这条规则不适用于这份报告", "this rule does not apply to this report"),
    "no_rule": ("没有“{rule}”这条规则；相近的是 {nearest}", "there is no rule “{rule}”; nearest: {nearest}"),
    "form_rule": ("表格本身的检查，每份报告都做", "a check of the form itself, made on every report"),
}
