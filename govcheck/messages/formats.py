"""The words of the output formats for machines and for merge requests."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "fit": ("可以发布", "fit to publish"),
    "unfit": ("不可发布", "not fit to publish"),
    "unread": ("不能核对", "could not be checked"),
    "unchecked": ("没有可核对的内容", "nothing to compare"),
    "descriptor": ("{title}。依据：{authority}", "{title}. Authority: {authority}"),
    "doubt": ("存疑", "in doubt"),
    "more_locations": (
        "（还用到 {count} 格，这里没有列出；全部见 --format json）",
        "({count} more cells are left out here; --format json has them all)",
    ),
    "more_results": (
        "还有 {count} 项没有写进本文件：SARIF 一次运行最多 {limit} 项；全部见 --format json",
        "{count} more results are left out: {limit} is the most that readers of SARIF take; --format json has them all",
    ),
    "operand": ("{label} = {raw}", "{label} = {raw}"),
    "operand_previous": ("上一年报告：{label} = {raw}", "last year's report: {label} = {raw}"),
    "operand_parts": ("各单位报告：{label} = {raw}", "part's report: {label} = {raw}"),
    "failed": ("{count} 处不成立：{first}", "{count} violated: {first}"),
    "markdown_one": ("{publisher} {year} 年度", "{publisher}, {year}"),
    "markdown_head": ("级别|规则|位置|说明|所在", "severity|rule|at|what is wrong|place"),
    "markdown_more": (
        "这里只列 {shown} 项，还有 {left} 项；全部见 `--format text` 或 `--format json`。",
        "{shown} are listed here, {left} more are not; `--format text` and `--format json` have them all.",
    ),
}
