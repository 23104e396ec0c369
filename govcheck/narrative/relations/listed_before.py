"""What is named before its number in two shapes of its own: with a remark on each, and as the sections of a report."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govcheck.narrative.reading import Span
from govcheck.narrative.relations.listed_after import AND, Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.quantity import Quantity

__all__ = ["as_sections", "with_remarks"]

_REMARKED: Final = re.compile(r"[\u4e00-\u9fff]{2,24}\([^()\n]{0,12}[0-9][^()\n]{0,12}\)(?:[、和及与]{1,2}|以及)?")
_ROW: Final = re.compile(rf"(?:{_REMARKED.pattern}){{2,}}$")
_JOINT: Final = re.compile("^(?:以及|[和及与])")
_NAME: Final = re.compile(r"[\u4e00-\u9fff]+")
_SECTIONS: Final = re.compile(r"(?:大)?(?:部分|板块|章节|篇章)(?:内容)?(?:组成|构成)")
_OF: Final = re.compile(r"由(?P<items>[^;:。由\n]{4,280})$")
_ENDING: Final = re.compile(r"(?:情况|事项|问题|措施|工作|计划)$")
#: Two names that are one section of the statutory form.
_HALVES: Final = (("复议", "诉讼"), ("问题", "改进"), ("问题", "下一步"), ("问题", "打算"), ("收到", "处理"))


def with_remarks(words: str, start: int, is_open: bool) -> Named | None:
    """甲局（812件）、乙局（455件）和丙街道（236件）3家单位: a remark with a number ends each of the names.

    Args:
        words: What stands before the number.
        start: Where it begins.
        is_open: Whether 等 leaves room for more.
    """
    row = _ROW.search(words) if words.endswith(")") else None
    if row is None:
        return None
    found = [_NAME.match(one[0]) for one in _REMARKED.finditer(row[0])]
    joined = sum(len(AND.findall(_JOINT.sub("", name[0]))) for name in found if name is not None)
    at = start + row.start()
    return Named(len(found), len(found) + joined, is_open, Span(at, at + len(row[0])), True)


def as_sections(words: str, text: str, quantity: Quantity, is_open: bool) -> Named | None:
    """本报告由总体情况、…、其他需要报告的事项六个部分组成; 行政复议、行政诉讼情况 may be one of them.

    Args:
        words: What stands before the number, without 等.
        text: The text.
        quantity: The number.
        is_open: Whether 等 leaves room for more.
    """
    listed = _OF.search(words) if _SECTIONS.match(text, quantity.span.end) else None
    if listed is None:
        return None
    commas = listed["items"].split(",")
    items = commas if len(commas) > 2 else listed["items"].split("、")
    if len(items) < 2 or not all(items):
        return None
    end = quantity.span.start - len("等") * is_open
    most = sum(map(_most_in, items)) + len(AND.findall(items[-1]))
    return Named(_fewest(items), most, is_open, Span(end - len(listed["items"]), end), True)


def _most_in(item: str) -> int:
    """How many sections an item between commas may be: 行政复议、行政诉讼情况 is one."""
    return 1 if any(one in item and two in item for one, two in _HALVES) else len(item.split("、"))


def _fewest(items: Sequence[str]) -> int:
    """How many sections *items* are at least: some may be halves of one."""
    ended = [bool(_ENDING.search(item)) for item in items]
    cut = ended.count(False) if 2 * ended.count(True) > len(items) else 0
    pairs = sum(any(one in before and two in after for one, two in _HALVES) for before, after in pairwise(items))
    return len(items) - max(cut, pairs)
