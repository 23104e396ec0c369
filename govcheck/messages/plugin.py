"""Messages of the pytest plugin."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "headline": ("{instance}：{message}", "{instance}: {message}"),
    "and_more": ("{headline}（另有 {count} 处）", "{headline} (and {count} more)"),
    "waived": ("已豁免 {name}：{reason}", "waived {name}: {reason}"),
    "off": ("{rule}：规则已停用，{reason}", "{rule}: the rule is switched off, {reason}"),
    "does_not_apply": (
        "{rule}：这条规则不适用于这份报告",
        "{rule}: the rule does not apply to this report",
    ),
}
