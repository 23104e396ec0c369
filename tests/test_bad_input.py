"""Bad input, file by file: the exit code, what is said, where, and that nothing else is lost.

The readers' own tests look closer; this is what a user meets.
"""

from __future__ import annotations

import re

import pytest

from tests.helpers import EXAMPLES, govcheck

GOOD = (EXAMPLES / "suqian-2023" / "report.yaml").read_text(encoding="utf-8")
RULES = "    rules:               [2, 0, 11]"
GRANTED = next(line for line in GOOD.splitlines() if line.strip().startswith("granted:"))


def made(old: str, new: str) -> str:
    """The good report with *old* made *new*."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ": 文件是空的"),
        (b"\xef\xbb\xbf", ": 文件是空的"),
        (b"\x00\x01\x02", ":1:1: 文件里有不可见的控制字符 U+0000"),
        (b"\x89PNG\r\n\x1a\n", ":1:1: 文件不是 UTF-8 编码"),
        (b"PK\x03\x04", ":1:3: 文件里有不可见的控制字符 U+0003"),
        (b"{{{", ":2:1: 不是合格的 YAML"),
        (b"just words", ":1:1: 报告应由“键: 值”组成"),
        (GOOD.encode("gbk"), "另存为 UTF-8"),
        (made("  regulations:", "\tregulations:").encode(), ":7:1: YAML 不能用制表符"),
        (made("year: 2023", "year：2023").encode(), ":5:5: 这里用了全角冒号"),
        (made("year: 2023", "year: 2023\nyear: 2023").encode(), ":6:1: “year”写了两次"),
        (
            made("form: cn-ogi-2021", "form: cn-ogi-2012").encode(),
            ":3:7: 没有“cn-ogi-2012”这个规则包；相近的是 cn-ogi-2021",
        ),
        (made("publisher:", "publsher:").encode(), ":4:1: 不认识“publsher”；相近的有：publisher"),
        (GOOD.encode() + b"x: &a [1]\ny: [*a, *a]\n", "不能用 YAML 的别名"),
        (b"form: " + b"[" * 100_000, ":1:66: 嵌套超过 60 层"),
        (b"a: 1\n---\nb: 1\n", ":2:1: 一个文件只能有一份报告"),
    ],
)
def test_unreadable(content, words, tmp_path):
    """A file that is no report is said so with its place; the other files of the call are checked."""
    path = tmp_path / "r.yaml"
    path.write_bytes(content)
    code, out, err = govcheck(path, EXAMPLES / "suqian-2023" / "report.yaml")
    assert (code, err) == (2, "")
    assert out.startswith(f"不能核对：{path}")
    assert words in out.splitlines()[0]
    assert "42 项成立" in out


def test_hundred_megabytes(tmp_path):
    """A file of 100 MB is refused before it is read."""
    path = tmp_path / "r.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    code, out, _ = govcheck(path)
    assert (code, "文件超过 20 MB" in out) == (2, True)


@pytest.mark.parametrize(
    ("text", "words", "held"),
    [
        (made(GRANTED, "    granted: [3,402, 110, 0, 4, 8, 1, 3525]"), "请写成 \"3,402\"（加引号）或 3402", 34),
        (made(GRANTED, "    granted: [3402，110，0，4，8，1，3525]"), "应有 7 个；数与数之间请用英文逗号", 34),
        (made(GRANTED, "    granted: {natural_person: 1,471}"), "“1,471”被逗号拆开了，没有采用", 34),
        (made(GRANTED, "    granted: [1, 2, 3]"), "这一行有 3 个数，应有 7 个", 34),
        (made(GRANTED, f"{GRANTED}\n    予以公开: [1, 2, 3, 4, 5, 6, 21]"), "填了两次（第一次在", 34),
        (made(GRANTED, re.sub(r"\[[0-9]+", "[三十", GRANTED)), "“三十”不是数", 40),
        (made(RULES, f"    rules: [{'9' * 10_000}, 0, 0]"), "这个数有 10000 位，超过 24 位，没有采用", 42),
        (made(RULES, "    rules: [-2, 0, 11]"), "“-2”是负数", 42),
        (made(RULES, "    rules: [2.5, 0, 11]"), "“2.5”不是整数", 42),
        (made("  licensing:", "  licencing:"), "没有“licencing”这张表，没有核对；是不是“licensing”？", 42),
        (made(GRANTED, GRANTED.replace("granted:", "予以公幵:")), "是不是“（一）予以公开”？", 34),
        (made(RULES, f"    columns: [issued, repeeled, in_force]\n{RULES}"), "是不是“repealed”？", 42),
        (made(RULES, '    rules: ["\\x1b[31m2", 0, 11]'), "不是数", 42),
    ],
)  # fmt: skip
def test_wrong_rows(text, words, held, tmp_path):
    """What is wrong with one row is said, and everything that does not need it is still checked."""
    path = tmp_path / "r.yaml"
    path.write_text(text, encoding="utf-8")
    code, out, err = govcheck(path)
    assert (code, err) == (1, "")
    assert words in out
    assert "\x1b" not in out
    assert f"{held} 项成立，0 项不成立" in out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "文件是空的"),
        ("pack: p\nextends: pack.yaml\n", "规则包扩展了自己"),
        ("pack: p\nextends: cn-ogi-2021\nrules:\n  - {id: r, check: 'a = b'}\n", "相等请写 =="),
        ("pack: p\nextends: cn-ogi-2021\nrules:\n  - {id: r, check: 1 == 1}\n", "永远成立或永远不成立"),
        (
            "pack: p\nextends: cn-ogi-2021\nrules:\n  - {id: r, each: column of applications, check: recieved > 0}\n",
            "表 applications 没有“recieved”；相近的是 received",
        ),
        ("pack: p\nextend: cn-ogi-2021\n", "不认识“extend”；相近的是 extends"),
    ],
)
def test_wrong_packs(text, words, tmp_path):
    """A pack that is wrong is refused before anything is checked with it."""
    pack = tmp_path / "pack.yaml"
    pack.write_text(text, encoding="utf-8")
    code, out, err = govcheck(EXAMPLES / "suqian-2023" / "report.yaml", "--pack", pack, "--lang", "zh")
    assert (code, out) == (2, "")
    assert err.startswith(f"govcheck: {pack}")
    assert words in err
