"""The words of the HTML page."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "no_jinja2": (
        '生成网页需要 jinja2，请先安装：pip install "govcheck[html]"',
        'the HTML page needs jinja2; install it: pip install "govcheck[html]"',
    ),
    "heading": ("{title} · 发布前核对", "{title} · check before publication"),
    "heading_of_several": ("报告 · 发布前核对", "Reports · check before publication"),
    "name": ("{publisher} {year}年度", "{publisher} {year}"),
    "no_publisher": ("（没有填写机关名称）", "(no publisher given)"),
    "title_many": ("{count} 份报告的核对结果", "{count} {count:report|reports} checked"),
    "skip": ("跳到核对结果", "Skip to the findings"),
    "index": ("核对了 {count} 份报告", "{count} {count:report|reports} checked"),
    "index_sentence": (
        "{good} 份可以发布，{bad} 份不可发布，{unread} 份不能核对。",
        "{good} fit to publish, {bad} not, {unread} could not be checked.",
    ),
    "index_bare": (
        "有问题的排在前面；没有问题的只写结论，要看它的表格，请单独核对那一份。",
        "What is to be looked at stands first. Of reports with nothing to look at the tables are left out: "
        "check such a report alone to see them.",
    ),
    "slide": ("表格比窗口宽，可以左右滑动。", "The table is wider than the window: it can be scrolled sideways."),
    "index_verdict": ("结论", "Verdict"),
    "index_report": ("报告", "Report"),
    "index_relations": ("数字关系", "Relations"),
    "index_violated": ("不成立", "Do not hold"),
    "index_not_assessed": ("没有核对", "Not checked"),
    "index_form": ("表格本身", "Form findings"),
    "unread": ("不能核对", "Could not be checked"),
    "unread_advice": (
        "这份文件没有核对。请按上面的说明改好文件，再核对一次。",
        "This file was not checked. Mend it as said above and check again.",
    ),
    "verdict_good": ("可以发布", "Fit to publish"),
    "verdict_bad": ("不可发布", "Not fit to publish"),
    "verdict_open": ("暂不能判断", "Undecided"),
    "nothing_checked": ("没有一项数字关系能核对。", "No relation between figures could be checked."),
    "checked_all_hold": (
        "核对了 {checked} 项数字关系，全部成立。",
        "{checked} {checked:relation|relations} between figures {checked:was|were} checked, "
        "and {checked:it holds|all hold}.",
    ),
    "checked": (
        "核对了 {checked} 项数字关系，其中 {wrong} 项不成立。",
        "{checked} {checked:relation|relations} between figures {checked:was|were} checked; "
        "{wrong} of them {wrong:does|do} not hold.",
    ),
    "not_checked": (
        "另有 {count} 项没有条件核对，原因见下。",
        "{count} more could not be checked, for the reasons below.",
    ),
    "errors_to_mend": (
        "有 {count} 处错误，请改正后再发布。",
        "There {count:is|are} {count} {count:error|errors} to mend before publication.",
    ),
    "warnings_to_see": (
        "有 {count} 处警告，请确认后发布。",
        "There {count:is|are} {count} {count:warning|warnings}; look at {count:it|them} before publication.",
    ),
    "hints_to_see": (
        "有 {count} 处提示供参考，不影响发布。",
        "There {count:is|are} {count} {count:note|notes} to look at; {count:it does|they do} not stand in the way.",
    ),
    "unfinished": (
        "但是有指定要核对的内容读不出来，核对没有做完。",
        "But something that was named could not be read, so the check is not complete.",
    ),
    "count_instances": ("项数字关系", "relations"),
    "count_held": ("项成立", "hold"),
    "count_violated": ("项不成立", "do not hold"),
    "count_not_assessed": ("项没有核对", "not checked"),
    "count_form": ("个表格本身的问题", "findings of the form"),
    "count_waived": ("处已豁免", "waived"),
    "count_known": ("处基线中已有", "in the baseline"),
    "problems": ("读不出来或存疑的", "Could not be read, or read with doubt"),
    "problem_fatal": ("读不出来：", "Could not be read: "),
    "problem_doubt": ("存疑：", "In doubt: "),
    "reasons": ("为什么有些没有核对", "Why some were not checked"),
    "more_reasons": ("还有 {count} 种原因", "{count} more {count:reason|reasons}"),
    "times": ("{count} 项", "{count} ×"),
    "findings": ("要看的 {count} 处", "{count} to look at"),
    "cards_hint": (
        "指着或点一处，表中相应的格会标出来；点表中标出的格，也能找到是哪一处。按 Esc 返回。",
        "Point at one, or click it, and its cells are marked in the tables; "
        "a marked cell leads back to it. Esc returns.",
    ),
    "same_cells": (
        "下面 {count} 处用到同一些格，可能是一个错引起的",
        "These {count} share cells and may have one cause",
    ),
    "level_error": ("错误", "Error"),
    "level_warning": ("警告", "Warning"),
    "level_info": ("提示", "Note"),
    "level_known": ("基线中已有", "In the baseline"),
    "level_waived": ("已豁免", "Waived"),
    "right_is_less": ("后者少 {amount}", "the second is {amount} less"),
    "right_is_more": ("后者多 {amount}", "the second is {amount} more"),
    "should_be": ("应当 {sign}", "should be {sign}"),
    "waived": ("已豁免：{reason}", "Waived: {reason}"),
    "waived_until": ("已豁免：{reason}（至 {until}）", "Waived: {reason} (until {until})"),
    "known": ("基线中已有，不再计入。", "In the baseline, and not counted again."),
    "previous_report": ("上一年报告", "Last year's report"),
    "part_report": ("{publisher}的报告", "Report of {publisher}"),
    "operands": ("用到的 {count} 格", "{count} {count:cell|cells}"),
    "authority": ("依据", "Authority"),
    "place": ("位置", "Place"),
    "rule": ("规则", "Rule"),
    "blank": ("空白", "blank"),
    "unused": ("没有采用", "not used"),
    "absent": ("没有这一格", "no such cell"),
    "repairs": ("最可能写错的格", "Cells most likely wrong"),
    "repairs_hint": (
        "这是推算，不是改正：请对照原始台账确认后再改。",
        "Computed, not corrected: compare with your records before you change anything.",
    ),
    "repair_clears": (
        "照此改，{count} 项关系就成立。",
        "With this, {count} violated {count:relation holds|relations hold}.",
    ),
    "repair_unique": ("改得这么少的只有这一种。", "No other change is as small."),
    "more_repairs": ("另有 {count} 种改法没有列出。", "{count} more {count:is|are} not listed."),
    "source_previous": ("上一年报告的 ", "last year's report: "),
    "source_parts": ("各单位报告的 ", "the parts' reports: "),
    "change_to": ("改为", "changed to"),
    "quote": ("原文", "Text"),
    "maps": ("哪些关系经过哪些格", "Which relations tie which cells"),
    "maps_hint": (
        "每一小格写着“不成立数/核对数”；只有一个数的，是经过它的关系都成立。框和圆圈里的号对应上面各处。粗框的格，经过它的关系没有一项成立。",
        "Each square shows failing/checked relations; a single number: all of them hold. "
        "Frames and numbers are the findings above. In a square with a heavy frame every relation fails.",
    ),
    "map_title": ("关系图：{table}", "Plan of the relations: {table}"),
    "map_cell": (
        "核对了 {checked} 项关系，{failing} 项不成立",
        "{checked} relations checked, {failing} fail",
    ),
    "all_fail": (
        "{cell}：经过它的 {checked} 项关系都不成立，最可疑",
        "{cell}: every relation through it fails ({checked}) – most suspect",
    ),
    "some_fail": (
        "{cell}：经过它的 {checked} 项关系有 {failing} 项不成立",
        "{cell}: {failing} of {checked} relations through it fail",
    ),
    "more_cells": ("还有 {count} 格", "{count} more {count:cell|cells}"),
    "no_crossing": (
        "没有哪一格同时落在两项不成立的关系里，单凭关系看不出是哪一格写错。",
        "No cell stands in two failing relations, so the relations alone do not tell which cell is wrong.",
    ),
    "tables": ("表格", "Tables"),
    "unfold": ("各处问题和表格", "Findings and tables"),
    "legend_once": ("在 1 处问题里（小号是第几处）", "in one finding (the small number says which)"),
    "legend_often": ("在几处问题里", "in several findings"),
    "marked": ("，在 {count} 处问题里", ", in {count} {count:finding|findings}"),
    "absent_table": ("报告里没有这张表", "The report does not have this table"),
    "form_authority": ("表格格式依据：", "The form rests on:"),
    "status_card": ("标出了 # 格", "# cells marked"),
    "status_cell": ("这一格在 # 处问题里", "This cell is in # findings"),
    "footer": (
        "由 govcheck {version} 核对。没有写成规则的内容不在核对范围内。",
        "Checked by govcheck {version}. What no rule states was not checked.",
    ),
}
