"""Messages on what the text says: relations within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TEXTS"]

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "breakdown_held": ("{whole} 等于各分项之和（{parts}）", "{whole} is the sum of its parts ({parts})"),
    "breakdown_less": (
        "总数写的是 {whole}，但所列各分项（{parts}）相加只有 {sum}，少 {difference}。"
        "这些分项是对该总数的分解，请核对总数和每个分项",
        "The whole is stated as {whole}, but its parts ({parts}) add up to {sum} only, "
        "{difference} less. "
        "The list divides that whole; check the whole and each part",
    ),
    "breakdown_more": (
        "总数写的是 {whole}，但所列各分项（{parts}）相加是 {sum}，多 {difference}。"
        "分项之和不应超过总数，请核对总数和每个分项",
        "The whole is stated as {whole}, but its parts ({parts}) add up to {sum}, {difference} more. "
        "Parts cannot exceed their whole; check the whole and each part",
    ),
    "breakdown_open": (
        "{whole} 之后列出 {parts}，合计 {sum}；不能确定所列是否完整，未作比较",
        "After {whole} stand {parts}, together {sum}; whether the list is complete is not certain: not compared",
    ),
    "account_held": (
        "新收（{came}）加上年结转（{carried}）等于办结（{handled}）加结转下年（{forward}）",
        "New requests ({came}) and those carried over ({carried}) equal those handled ({handled}) "
        "and those carried forward ({forward})",
    ),
    "account_wrong": (
        "新收 {came} 加上年结转 {carried} 是 {left}，办结 {handled} 加结转下年 {forward} 是 "
        "{right}，两边应当相等。请核对这几个数",
        "{came} new and {carried} carried over are {left}; {handled} handled and {forward} "
        "carried forward are "
        "{right}. The two must be equal; check these numbers",
    ),
    "account_ambiguous": (
        "这一段对同一情况写了几个不同的数，可能属于不同机关或不同年度，未作比较",
        "This paragraph states several numbers for the same matter, perhaps of several organs or years: not compared",
    ),
    "results_held": (
        "{whole} 等于各类办理结果之和（{parts}）",
        "{whole} is the sum of the results ({parts})",
    ),
    "results_open": (
        "各类办理结果合计 {sum}，但文中没有写办结总数，未作比较",
        "The results add up to {sum}, but the text does not state how many were handled: not compared",
    ),
    "results_wrong": (
        "办理总数写的是 {whole}，但各类办理结果（{parts}）相加是 {sum}，相差 {difference}。请核对总数和每一类",
        "{whole} are stated as handled, but the results ({parts}) add up to {sum}: a "
        "difference of {difference}. "
        "Check the total and each result",
    ),
    "list_held": (
        "写的是 {count}，列出 {named} 项，相符",
        "{count} are stated and {named} are named: they agree",
    ),
    "list_open": (
        "写的是 {count}，所列项目的分界不能确定，未作比较",
        "{count} are stated; the items cannot be told apart: not compared",
    ),
    "list_wrong": (
        "写的是 {count}，但列出的是 {named} 项。请核对数字，或看是否漏列、多列",
        "{count} are stated, but {named} are named. Check the number, and whether one is missing or too many",
    ),
    "ratio_held": ("{part} 占 {whole} 的 {percent}，相符", "{part} of {whole} is {percent}: they agree"),
    "ratio_open": (
        "{percent} 的基数没有写在附近，未作比较",
        "What {percent} is a share of does not stand nearby: not compared",
    ),
    "ratio_alone": (
        "写的是 {percent}，但按同一列举中其他各项的占比推算，总数约为 {whole}，{part} 应占 {computed}%。"
        "请核对百分比和这个数",
        "{percent} is stated, but by the other shares of the list the whole is about {whole}, of which {part} is "
        "{computed}%. Check the percentage and the number",
    ),
    "shares_held": (
        "各项占比（{parts}）相加是 {sum}%",
        "The shares ({parts}) add up to {sum}%",
    ),
    "shares_wrong": (
        "各项占比（{parts}）相加是 {sum}%，最后一项是其余全部，相加应为 100%。请核对每一项",
        "The shares ({parts}) add up to {sum}%; the last is all the rest, so they should make 100%. Check each of them",
    ),
    "ratio_wrong": (
        "写的是 {percent}，但 {part} 除以 {whole} 是 {computed}%。请核对百分比和这两个数",
        "{percent} is stated, but {part} of {whole} is {computed}%. Check the percentage and the two numbers",
    ),
    "growth_held": (
        "从 {previous} 到 {current}，变化 {percent}，相符",
        "From {previous} to {current} is {percent}: they agree",
    ),
    "growth_wrong": (
        "写的变化幅度是 {percent}，但按文中的数（{numbers}），从 {previous} 到 {current} 是 {computed}。请核对",
        "The change is stated as {percent}, but by the numbers of the text ({numbers}) it is "
        "{computed} from "
        "{previous} to {current}. Check them",
    ),
    "difference_held": (
        "从 {previous} 到 {current} 相差 {change}，相符",
        "From {previous} to {current} is {change}: they agree",
    ),
    "difference_wrong": (
        "写的增减数是 {change}，但从 {previous} 到 {current} 相差 {computed}。请核对这三个数",
        "The difference is stated as {change}, but from {previous} to {current} it is {computed}. "
        "Check the three numbers",
    ),
    "difference_open": (
        "写的增减数是 {change}，从 {previous} 到 {current} 相差 {computed}；末位之差可能来自四舍五入，未作比较",
        "The difference is stated as {change}; from {previous} to {current} it is {computed}. "
        "The last digit may be off by rounding: not compared",
    ),
    "goes_the_other_way": (
        "写的是由 {first} 到 {second}，说法的方向与这两个数相反。请核对增减的说法和这两个数",
        "from {first} to {second} goes the other way than the words say: please check the words and both numbers",
    ),
    "direction_wrong": (
        "写的是{stated} {change}，但从 {previous} 到 {current} 是{actual} {computed}。请核对增减方向和这两个数",
        "{change} is stated as {stated}, but from {previous} to {current} is {actual} of {computed}. "
        "Check the direction and the two numbers",
    ),
    "rise": ("增加", "a rise"),
    "fall": ("减少", "a fall"),
    "same_held": ("{second} 与另一处的 {first} 相符", "{second} agrees with {first} elsewhere"),
    "same_wrong": (
        "同一指标（{label}）在两处的数不同：这里是 {second}，另一处是 {first}（“{where}”）。请统一",
        'One measure ({label}) has two values: {second} here and {first} elsewhere ("{where}"). Make them agree',
    ),
    "divisions_differ": (
        "区县个数可能不一致：这里是“{second}”，另一处是“{first}”（“{where}”）。请确认是否同一口径",
        'The number of districts may differ: "{second}" here, "{first}" elsewhere ("{where}"). '
        "Make sure that both mean the same",
    ),
    "repeated_item": (
        "{title}在同一列举中出现了两次。请删去一个，或改为本来要列的",
        "{title} is listed twice. Delete one, or name the one that was meant",
    ),
    "no_repeated_item": ("所列文件没有重复", "Nothing is listed twice"),
    "title_held": ("《{title}》各处写法一致", "《{title}》 is written the same way everywhere"),
    "title_two_ways": (
        "同一名称可能有两种写法：这里是“{second}”，另一处是“{first}”。请核对并统一",
        'One name may be written in two ways: "{second}" here, "{first}" elsewhere. Check and make them agree',
    ),
    "sequence_held": ("序号“{number}”接在“{before}”之后", '"{number}" follows "{before}"'),
    "sequence_jumps": (
        "序号从“{before}”跳到“{number}”，中间缺了第 {expected} 个。请检查是否漏写或编错（前一处：{where}）",
        'The numbering jumps from "{before}" to "{number}": number {expected} is missing. '
        "Check whether something was left out (before: {where})",
    ),
    "sequence_repeats": (
        "序号“{number}”接在“{before}”之后，应为第 {expected} 个。请检查编号（前一处：{where}）",
        '"{number}" follows "{before}", where number {expected} is expected. Check the numbering (before: {where})',
    ),
    "assigned": ("“{item}”的{field}：{value}", '"{item}", {field}: {value}'),
    "assignment_merged": (
        "“{item}”的{field}是空的，可能与上一项合并填写，未作比较",
        'The {field} of "{item}" is empty, perhaps merged with the item above: not compared',
    ),
    "assigned_item": ("“{item}”写明了{field}", '"{item}" names its {field}'),
    "assignment_unit": ("责任单位", "responsible unit"),
    "assignment_date": ("完成时限", "date"),
    "unassigned": (
        "“{item}”没有写{field}。请补上；与上一项相同的，也请写明",
        '"{item}" has no {field}. Add it, also where it is that of the item above',
    ),
    "period_held": ("统计期限 {stated} 为全年", "The period {stated} is the whole year"),
    "period_wrong": (
        "统计期限写的是“{stated}”，应为 {expected} 年 1 月 1 日至 12 月 31 日。请改正",
        'The period is stated as "{stated}"; it must be 1 January to 31 December {expected}',
    ),
    "section_held": ("“{title}”的序号相符", 'The number of "{title}" is right'),
    "section_number": (
        "“{title}”的序号是第 {number}，规定格式中是第 {expected} 部分。请改正",
        '"{title}" has number {number}; in the prescribed form it is section {expected}',
    ),
    "section_order": (
        "“{title}”排在“{before}”之后，与规定格式的顺序不符。请调整",
        '"{title}" stands after "{before}", against the order of the prescribed form',
    ),
    "section_twice": ("“{title}”这一部分出现了两次。请检查", 'The section "{title}" is there twice'),
    "section_missing": (
        "没有找到第 {number} 部分“{title}”。请补上；没有内容的写“无”",
        'Section {number}, "{title}", is missing. Add it; write “无” where there is nothing to report',
    ),
    "citation_held": ("引用的 {cited} 正确", "{cited} is cited rightly"),
    "decree_wrong": (
        "引用的“{cited}”不是政府信息公开条例的令号，现行条例是国务院令第{right}号。请改正",
        '"{cited}" is not the decree of the “政府信息公开条例”, which is number {right}. Correct it',
    ),
    "notice_wrong": (
        "引用的文号是“{cited}”，年度报告格式的通知是{right}。请改正",
        'The notice is cited as "{cited}"; the notice on the form of the report is {right}. Correct it',
    ),
    "superseded_wrong": (
        "引用的“{cited}”不是本年度适用的格式通知，应为{right}。请改正",
        '"{cited}" is not the notice for the form of this year, which is {right}. Correct it',
    ),
    "template_left": (
        "“{words}”是模板中的说明或空格，应当删去或填写",
        '"{words}" was left in from a template: delete it or fill it in',
    ),
}
