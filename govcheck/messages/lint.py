"""Messages of `govcheck lint`: what a pack can do, and its own mistakes."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "head": (
        "{pack}  {title}：{cells} 格，{rules} 条规则",
        "{pack}  {title}: {cells} {cells:cell|cells}, {rules} {rules:rule|rules}",
    ),
    "no_tables": ("没有表格，不计算强度", "no tables, so there is no strength to measure"),
    "alone": ("只核对这一份报告", "the report alone"),
    "previous": ("连同上一年报告", "with last year's report"),
    "parts": ("连同上一年和各单位报告（汇总报告）", "with last year's and the parts' reports"),
    "strength": (
        "{company}：{equations} 个等式；任意一格单独填错，{noticed} 会被发现，{pinned} 能断定是哪一格",
        "{company}: {equations} {equations:equation|equations}; of single wrong cells "
        "{noticed} are noticed, {pinned} pinned to one cell",
    ),
    "unguarded": ("没有等式管住的格（{count}）：{cells}", "cells that no equation holds ({count}): {cells}"),
    "twins": (
        "彼此分不清的格（{count} 组，错了只知道在其中）：",
        "cells that no equation tells apart ({count} {count:group|groups}): ",
    ),
    "twin_group": ("    {cells}", "    {cells}"),
    "weakest": ("只有一个等式管住的格：{count} 个", "cells held by a single equation: {count}"),
    "dependent": ("可由前面的等式推出（{count}）：{relations}", "follow from earlier equations ({count}): {relations}"),
    "equal": ("重复：{relation} 与 {other} 说的是同一件事", "the same twice: {relation} and {other}"),
    "contradiction": ("矛盾：{relation} 与前面的等式不能同时成立", "{relation} contradicts the earlier equations"),
    "forced": (
        "{cells} 只能是 0：几个不能为负的数相加为 0",
        "{cells} can only be 0: figures that cannot be negative add up to 0",
    ),
    "other": (
        "不是等式、没有计入的关系（{count}）：{relations}",
        "relations that are no equations and were not measured ({count}): {relations}",
    ),
    "off": ("已停用：{rule}（{reason}）", "switched off: {rule} ({reason})"),
    "no_authority": ("没有写明依据：{rules}", "no authority given: {rules}"),
    "clean": ("规则包没有发现错误", "no mistakes found in the pack"),
    "picture": ("各格受几个等式约束", "equations through each cell"),
}
