"""Messages about report files."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "heading": ("{name}：{columns}", "{name}: {columns}"),
    "wants_a_path": ("read 要的是文件路径，不是 {kind}", "read wants the path of a file, not {kind}"),
    "wants_a_report": (
        "check 要的是报告，不是 {kind}；文件请先读出：govcheck.check(govcheck.read(文件))",
        "check wants a report, not {kind}; read a file first: govcheck.check(govcheck.read(path))",
    ),
    "not_a_mapping": (
        "报告应由“键: 值”组成，例如 form: cn-ogi-2021",
        "a report is made of “key: value”, such as form: cn-ogi-2021",
    ),
    "full_width_colon": (
        "这里用了全角冒号“：”；请改用英文冒号加空格“: ”",
        "a full-width colon “：” stands here: use an ASCII colon and a space",
    ),
    "repeated_key": ("“{name}”写了两次，请删去一次", "“{name}” is given twice: delete one"),
    "repeated_column": ("“{name}”这一列写了两次，请删去一次", "column “{name}” is given twice: delete one"),
    "unknown_key": ("不认识“{name}”；相近的有：{nearest}", "unknown key “{name}”; nearest: {nearest}"),
    "missing_key": ("缺少“{name}”", "“{name}” is missing"),
    "not_text": ("这里应当是一行文字", "a text is wanted here"),
    "not_a_year": ("“{text}”不是年份，请写成 2024", "“{text}” is not a year: write 2024"),
    "not_a_choice": ("“{text}”不在可选范围内；可选：{choices}", "“{text}” is not among {choices}"),
    "not_a_list": ("“{name}”应当是一个列表", "“{name}” must be a list"),
    "part_keys": (
        "这里应写成 {{publisher: 单位, report: 文件或 null}}",
        "write {{publisher: organ, report: file or null}}",
    ),
    "tables_not_mapping": ("tables 下面应是各张表", "the tables belong below “tables”"),
    "table_not_mapping": (
        "表“{table}”下面应是各行，写成“行: [数, 数, …]”",
        "the rows of “{table}” are written as “row: [value, …]”",
    ),
}
