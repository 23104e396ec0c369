"""Words for places in documents. The English ones are those in which a place keeps itself."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "in_file": ("{path}，{spot}", "{path}, {spot}"),
    "page": ("第{number}页", "page {number}"),
    "table": ("第{number}个表", "table {number}"),
    "row": ("第{number}行", "row {number}"),
    "column": ("第{number}列", "column {number}"),
    "line": ("第{number}行", "line {number}"),
    "paragraph": ("第{number}段", "paragraph {number}"),
    "page_header": ("页眉", "page header"),
    "page_footer": ("页脚", "page footer"),
    "sheet": ("工作表“{name}” {cell}", "{name}!{cell}"),
}
