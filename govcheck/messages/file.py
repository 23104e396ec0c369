"""Messages about files that cannot be read."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "not_found": ("没有这个文件", "no such file"),
    "is_folder": ("这是文件夹，不是文件", "this is a folder, not a file"),
    "no_such_folder": ("没有这个文件夹", "there is no such folder"),
    "not_allowed": ("没有权限", "permission denied"),
    "read_only": ("所在的盘不能写入", "the disk is read-only"),
    "disk_full": ("磁盘已满", "the disk is full"),
    "name_too_long": ("文件名太长", "the file name is too long"),
    "links_in_a_circle": ("链接绕成了一圈", "links lead in a circle"),
    "in_use": ("文件正被别的程序占用", "another program is using the file"),
    "damaged_disk": ("磁盘读写出错", "the disk fails to read or write"),
    "unreadable": ("文件读不出：{reason}", "the file cannot be read: {reason}"),
    "too_large": ("文件超过 {limit} MB，不读", "the file is larger than {limit} MB and was not read"),
    "empty": ("文件是空的", "the file is empty"),
    "not_utf8": (
        "文件不是 UTF-8 编码（可能是 GBK）；请用编辑器“另存为 UTF-8”后再核对",
        "the file is not UTF-8 (perhaps GBK): save it as UTF-8",
    ),
    "tab": ("YAML 不能用制表符（Tab）缩进，请改用空格", "YAML cannot be indented with tabs: use spaces"),
    "full_width_colon": (
        "这里用了全角冒号“：”；请改用英文冒号加空格“: ”",
        "a full-width colon “：” stands here: use an ASCII colon and a space",
    ),
    "not_yaml": ("不是合格的 YAML：{reason}", "not YAML: {reason}"),
    "too_deep": ("嵌套超过 {limit} 层，不读", "nested deeper than {limit} levels; not read"),
    "alias": (
        "不能用 YAML 的别名（*名字）；请把内容写出来",
        "YAML aliases (*name) are not used here: write the value out",
    ),
    "second_document": (
        "一个文件只能有一份报告；第二份从这里开始",
        "one document a file; a second one begins here",
    ),
    "key_not_text": ("键应当是文字", "a key must be text"),
    "control_character": (
        "文件里有不可见的控制字符 {code}，请删去",
        "the file has the control character {code}: delete it",
    ),
}
