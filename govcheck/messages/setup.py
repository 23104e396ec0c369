"""Messages about baselines, editor schemas and new repositories."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "known": ("（基线中已有）", "(in the baseline)"),
    "counts_known": ("；基线中已有 {known} 项", "; {known} in the baseline"),
    "baseline_not_json": (
        "基线文件不是合格的 JSON：{reason}；请用 --write-baseline 重新生成",
        "the baseline is not JSON: {reason}; make it anew with --write-baseline",
    ),
    "baseline_not_one": (
        "这不是基线文件；基线由 --write-baseline 生成",
        "this is no baseline; --write-baseline makes one",
    ),
    "baseline_version": (
        "基线文件的版本是 {found}，这里只认 {known}；请用 --write-baseline 重新生成",
        "the baseline is of version {found}, only {known} is known here; make it anew with --write-baseline",
    ),
    "baseline_entry": (
        "基线的第 {number} 项不完整：应当有文字 {members}；请用 --write-baseline 重新生成",
        "entry {number} of the baseline is broken: it must have the texts {members}; "
        "make it anew with --write-baseline",
    ),
    "baseline_gone": (
        "基线 {path} 中有 {count} 项不再出现，可以用 --write-baseline 重写：",
        "{count} entries of the baseline {path} no longer occur; --write-baseline makes it anew:",
    ),
    "baseline_written": ("已把 {count} 项写进基线 {path}", "{count} entries were written to the baseline {path}"),
}
