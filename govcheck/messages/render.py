"""Messages of ``govcheck render``, and the words that it prints into documents."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("{publisher}{year}年{name}", "{publisher}: {name}, {year}"),
    "name": ("政府信息公开工作年度报告", "annual report"),
    "note": ("说明：{sentences}", "Note: {sentences}"),
    "whole_area": ("本报告所列数据为本行政区域各级行政机关的汇总数。", "The figures are those of the whole area. "),
    "own_figures": ("本报告所列数据仅为本机关的数据。", "The figures are those of this body alone. "),
    "period": ("统计期限为{first}至{last}。", "The period is {first} to {last}. "),
    "day": ("{year}年{month}月{day}日", "{year}-{month:0>2}-{day:0>2}"),
    "level": ("机关层级为{level}。", "The level of the body is {level}. "),
    "text_sheet": ("正文", "Text"),
    "written": ("已写入 {path}", "{path} written"),
    "exists": (
        "{path} 已经存在，没有覆盖；要覆盖请加 --force",
        "{path} is already there and was not overwritten; --force overwrites it",
    ),
    "unknown_format": (
        "不知道要写成什么格式：{path}。文件名请以 {known} 结尾。",
        "cannot tell the format of {path}; let the name end in {known}",
    ),
    "lost": (
        "报告里有写不进表格的内容，没有生成文档。请先改正：",
        "the report has something that cannot be put into the form; nothing was written. Correct this first:",
    ),
    "unread_cells": ("这些格没能读出：{cells}", "these cells could not be read: {cells}"),
    "no_cells": (
        "报告里没有这些格，印成空白就会当作没有数；请补上，真是空白的写 null：{cells}",
        "the report does not have these cells, and printed blank they would count as blank; "
        "add them, with null where they are blank: {cells}",
    ),
    "left_out": (
        "报告里没有这些行或表，文档里也没有：{names}",
        "not in the report, and so not in the document: {names}",
    ),
    "missing_library": (
        '写这种文件需要 {library}，请安装：pip install "govcheck[{extra}]"',
        'writing this format needs {library}: pip install "govcheck[{extra}]"',
    ),
    "office_missing": (
        "写 PDF 需要 LibreOffice，这台电脑上没有找到。请安装（Debian：apt install libreoffice-writer-nogui "
        "fonts-noto-cjk），或者写成 .docx，再用 Word、WPS 另存为 PDF。",
        "writing PDF needs LibreOffice, which was not found; install it (Debian: apt install "
        "libreoffice-writer-nogui fonts-noto-cjk), or write .docx and save it as PDF",
    ),
}
