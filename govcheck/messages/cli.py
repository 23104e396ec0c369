"""Messages of the command line, and the words of the terminal output."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "no_files": (
        "没有给出要核对的报告，例如：govcheck report.yaml",
        "no report was given; for example: govcheck report.yaml",
    ),
    "unknown_language": ("没有“{language}”语言的消息；可用：{known}", "no messages in “{language}”; there are {known}"),
    "no_reports": (
        "文件夹里没有报告（有 form 的 YAML 文件，或者 .docx .html .xlsx .pdf 等文档）",
        "no reports in the folder: neither YAML files with a top-level form nor documents (.docx .html .xlsx .pdf …)",
    ),
    "asked_by_previous": (
        "{problem}（{place} 的 previous 要用这份上一年报告）",
        "{problem} (last year's report, which previous asks for at {place})",
    ),
    "asked_by_part": (
        "{problem}（{place} 的 parts 要用这份报告）",
        "{problem} (one of the parts, which parts asks for at {place})",
    ),
    "previous_itself": ("previous 指向这份报告自己", "previous leads back to this report"),
    "previous_circle": (
        "previous 绕了一圈又回到这份报告",
        "previous leads back to this report through {path}",
    ),
    "no_such_part": ("没有匹配 {pattern} 的文件", "no file matches {pattern}"),
    "part_itself": ("这份报告把自己列进了 parts", "the report names itself among its parts"),
    "part_twice": (
        "{path} 在 parts 里出现两次，第二次没有加进去",
        "{path} stands twice among the parts; the second was not added",
    ),
    "part_year": (
        "{path} 是 {year} 年度的报告，不是 {wanted} 年度的",
        "{path} is of {year}, not of {wanted}",
    ),
    "part_form": ("{path} 用的是 {form}，不是 {wanted}", "{path} is on {form}, not on {wanted}"),
    "unknown_rule": (
        "没有“{rule}”这条规则；相近的是 {nearest}",
        "there is no rule “{rule}”; nearest: {nearest}",
    ),
    "unlike_any_rule": (
        "没有“{rule}”这条规则，也没有名称相近的；各条规则见 govcheck rules {pack}",
        "there is no rule “{rule}”, nor one with a name like it; govcheck rules {pack} lists them",
    ),
    "many_with_previous": (
        "--previous 和 --parts 只能用于一份报告",
        "--previous and --parts go with a single report",
    ),
    "cannot_write": ("写不进 {path}：{reason}", "cannot write {path}: {reason}"),
    "exists": ("{path} 已经存在，没有覆盖", "{path} is already there and was not overwritten"),
    "already_yaml": (
        "{path} 已经是 YAML 文件，不用转换；直接核对：govcheck {path}",
        "{path} is YAML already; check it with govcheck {path}",
    ),
    "usage": (
        "{reason}。全部选项：govcheck {command} --help",
        "{reason}; all options: govcheck {command} --help",
    ),
    "unknown_argument": ("没有这个选项：{given}", "there is no option {given}"),
    "argument_missing": ("还缺：{names}", "missing: {names}"),
    "named_pack": ("规则包的编号或文件", "the id or file of a pack"),
    "named_rule": ("规则的编号", "the id of a rule"),
    "named_file": ("要处理的文件", "the file"),
    "named_kind": ("report、pack、result 或 line", "report, pack, result or line"),
    "one_needed": ("要写明其中之一：{names}", "one of these is needed: {names}"),
    "no_such_choice": ("{name} 不能是 {given}，可以是 {choices}", "{name} cannot be {given}; it may be {choices}"),
    "value_missing": ("{name} 后面要写一个值", "{name} needs a value after it"),
    "value_not_wanted": ("{name} 后面不能写值：{given}", "{name} takes no value: {given}"),
    "not_together": ("{name} 和 {other} 不能同时用", "{name} and {other} cannot be used together"),
    "interrupted": ("已中断", "interrupted"),
    "not_a_year": ("“{text}”不是年份", "“{text}” is not a year"),
    "parted": ("；", "; "),
    "severity_error": ("错误", "error"),
    "severity_warning": ("警告", "warning"),
    "severity_info": ("提示", "note"),
    "waived": ("已豁免（{reason}）", "waived ({reason})"),
    "authority": ("依据：{authority}", "authority: {authority}"),
    "previous_report": ("上一年报告", "last year's report"),
    "part_report": ("{publisher}的报告", "report of {publisher}"),
    "same_cells": (
        "下面 {count} 处用到相同的格（表中标【 】），可能是同一个错误引起的：",
        "these {count} share cells (marked 【 】 in the table) and may have one cause:",
    ),
    "not_assessed": ("没有核对：", "not assessed:"),
    "not_assessed_line": (
        "{title}（{rule}）：{count} 处，{reason}",
        "{title} ({rule}): {count}, {reason}",
    ),
    "repairs": ("最可能写错的格：", "most likely mistyped:"),
    "change": (
        "{cell}（{label}）：{printed} → {suggested}，{reason}  {place}",
        "{cell} ({label}): {printed} → {suggested}, {reason}  {place}",
    ),
    "source_previous": ("上一年报告的 ", "last year's report: "),
    "source_parts": ("各单位报告的 ", "the parts' reports: "),
    "clears": (
        "照此改，{count} 处不成立的关系都成立。",
        "with this, {count} violated {count:relation holds|relations hold}. ",
    ),
    "unique": ("最小的改法只有这一种。", "No other change is as small."),
    "more_repairs": ("另有 {count} 种改法，见 --format json", "{count} more: see --format json"),
    "problem": ("不能核对：{problem}", "could not check: {problem}"),
    "doubt": ("存疑：{problem}", "in doubt: {problem}"),
    "counts": (
        "{instances} 项关系：{held} 项成立，{violated} 项不成立，{not_assessed} 项没有核对；"
        "表格本身 {form} 个问题{waived}",
        "{instances} {instances:relation|relations}: {held} {held:holds|hold}, {violated} violated, "
        "{not_assessed} not assessed; {form} {form:finding|findings} of the form{waived}",
    ),
    "counts_waived": ("；豁免 {waived} 项", "; {waived} waived"),
    "total_bad": ("有错误：{path}", "with errors: {path}"),
    "total_unread": ("不能核对：{path}", "could not be checked: {path}"),
    "total_more": ("还有 {count} 份，见 --format json", "{count} more: see --format json"),
    "total": (
        "共 {reports} 份报告：{good} 份没有错误，{bad} 份有错误，{unread} 份不能核对",
        "{reports} reports: {good} without errors, {bad} with errors, {unread} could not be checked",
    ),
    "new_header": (
        "由 govcheck new 生成：把 null 换成数，没有发生的填 0，再运行 govcheck 核对",
        "made by govcheck new: replace null by figures, 0 where there was nothing, then check with govcheck",
    ),
}
