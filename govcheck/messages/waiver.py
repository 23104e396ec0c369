"""Messages about waivers."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "not_a_mapping": (
        "豁免应写成 {{rule: 规则, instance: 位置, reason: 理由}}",
        "write {{rule: …, instance: …, reason: …}}",
    ),
    "missing": ("豁免缺少“{name}”", "the waiver has no “{name}”"),
    "not_a_date": ("“{text}”不是日期，请写成 2026-01-31", "“{text}” is not a date: write 2026-01-31"),
    "unknown_rule": (
        "没有“{rule}”这条规则；相近的是 {nearest}",
        "there is no rule “{rule}”; nearest: {nearest}",
    ),
    "expired": ("豁免 {rule} 已于 {until} 到期，不再有效", "the waiver of {rule} ended on {until}"),
    "unused": ("豁免 {rule} 没有用到，可以删去", "the waiver of {rule} matches nothing: delete it"),
}
