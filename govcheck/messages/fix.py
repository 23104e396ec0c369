"""Messages of `govcheck fix`."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "document": (
        "{path} 不是 YAML 报告，不会改动；请在原文件中改，或者先用 govcheck convert 转成 YAML",
        "{path} is no report in YAML and is never changed; correct the document itself, or convert it first",
    ),
    "nothing": ("没有不成立的关系，不用改", "no relation is violated: nothing to change"),
    "none": ("找不到改法，请逐项核对", "no repair was found: check the figures"),
    "several": (
        "有 {count} 种同样小的改法，不能替您选；请用 govcheck 核对后自己改",
        "{count} repairs are equally small, and the choice is yours: check the report and change it yourself",
    ),
    "other_report": (
        "最小的改法要改上一年或各单位的报告，不能写入",
        "the smallest repair changes last year's or a part's report; it is not written",
    ),
    "edit": ("{place}  {cell}：{old} → {new}", "{place}  {cell}: {old} → {new}"),
    "written": ("已写入 {path}；请对照原始记录核实", "written to {path}: check it against your records"),
    "by_hand": (
        "{cell} 写成“{raw}”，不便代改；请自己改为 {new}",
        "{cell} is written “{raw}” and is left to you: change it to {new}",
    ),
    "changed": ("文件在核对之后又变了，没有写入", "the file has changed since it was checked; nothing was written"),
}
