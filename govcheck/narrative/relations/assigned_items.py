"""``text.assignment`` in prose: the items of a work plan that name unit and date at their end.

（一）…。（责任单位：市编办；完成时限：6月底前） or …。（市编办牵头，各区政府配合）. Items beside one another under one
heading are compared: where most of them name a unit, one that does not has been forgotten.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, violated
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.assignment import RELATION, shortened
from govcheck.narrative.sentences import Marker, Numbering, Prose
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["assigned_items"]

_NAMED_UNIT: Final = re.compile(
    r"(?:责任|牵头|承办|主办|实施|负责|落实|主责|承担|完成|配合)(?:和配合|及配合)?(?:单位|部门|科室|处室|机关|主体|领导|人)(?:为|是)?[:：]"
)
_DATED: Final = re.compile(r"(?:时限|期限|时间节点|时间安排|时间要求)(?:为|是)?[:：]|完成(?:时间|日期)[:：]")
_BRACKET: Final = re.compile(r"\(([^()\n]{2,200})\)[。;]?(?=\n|$)")
_AT_WORK: Final = re.compile(r"牵头|负责|配合|分工|参与|按职责|落实")
_BY: Final = re.compile(
    r"由[\u4e00-\u9fff、]{2,40}(?:牵头|负责|承办|组织实施)|(?<=[\u4e00-\u9fff])[局委办厅部室科](?:牵头|负责)"
)
#: Who acts in an item is responsible for it: 各单位每季度自查一次, 市信息中心要做好维护.
_ORGANS: Final = r"单位|部门|机关|处室|科室|股室|学校|委办局|地|区|县|市|镇|乡|街道|村|社区|直属机构|政府"
_ACTS: Final = r"要|应|须|必须|需|会同|负责|牵头|按|根据|结合|于|将|定期|每|组织|具体|统一|统筹|及时|做好|落实"
_SUBJECT: Final = re.compile(
    rf"(?:^|(?<=[。;,:、.)\n]))\s*(?:请|由|要求)?(?:"
    rf"(?:全[市区县省])?(?:市|区|县)?(?:直属?)?各级?(?:有关|相关|责任|牵头|成员|区县|镇街|街镇|乡镇|县市)*(?:{_ORGANS})(?!的|之间|间|网站|门户|平台|栏目|领域|方)"
    rf"|[\u4e00-\u9fff]{{1,12}}(?:局|委|办|办公室|厅|科|处|中心|单位|部门|街道办事处|(?:镇|乡|区|县|市)(?:人民)?政府)(?=(?:{_ACTS}))"
    rf")"
)
_UNIT_NAME: Final = re.compile(
    r"(?:局|委|办|厅|部|府|室|科|处|院|会|中心|公司|街道|镇|乡|区|县|市|单位|部门|大队|支队|集团|银行|学校)等?$"
)
_BETWEEN: Final = re.compile(r"[、,;和及]")
#: Of so many items beside one another at least so many parts must name a unit, for the others to be forgotten.
_FEWEST: Final = 3
_CERTAIN: Final = 4
_MOST_OF: Final = 3, 4
_LONGEST_ITEM: Final = 4000


class _Given(Enum):
    """Whether an item says what a plan asks of it; what is only implied makes no plan of other items."""

    NAMED = auto()
    IMPLIED = auto()
    MISSING = auto()


class _Item(NamedTuple):
    marker: Marker
    span: Span


def assigned_items(prose: Prose) -> Iterator[Outcome]:
    """Every row of items in *prose* most of which name a responsible unit, or a date."""
    if not _NAMED_UNIT.search(prose.text) and not _brackets_name_units(prose.text):
        return
    for row in _rows(prose):
        texts = [prose.words(item.span) for item in row]
        named = [_names_unit(text) for text in texts]
        # Where no plan is, no item is read for who acts in it: that takes the longest.
        if _is_plan(named):
            given = [_Given.NAMED if has else _unnamed_unit(text) for has, text in zip(named, texts, strict=True)]
            yield from _assess(prose, row, given, "unit")
        dated = [_DATED.search(text) is not None for text in texts if any(named)]
        if _is_plan(dated) and any(_NAMED_UNIT.search(text) for text in texts):
            yield from _assess(prose, row, [_Given.NAMED if has else _Given.MISSING for has in dated], "date")


def _rows(prose: Prose) -> Iterator[list[_Item]]:
    """Items numbered in one style that stand beside one another, each as far as the next of its level or above."""
    markers = [one for one in prose.markers if one.numbering is not Numbering.SPOKEN]
    for style in Numbering:
        level = style.level
        outer = [one for one in markers if one.numbering.level <= level]
        row: list[_Item] = []
        for marker, following in zip_longest(outer, outer[1:]):
            if marker.numbering is not style or marker.number == 1:
                yield row
                row = []
            if marker.numbering is style:
                end = following.span.start if following else len(prose.text)
                row.append(_Item(marker, Span(marker.span.start, min(end, marker.span.start + _LONGEST_ITEM))))
        yield row


def _is_plan(named: Sequence[bool]) -> bool:
    """Whether so many of the items beside one another name something that the others should."""
    number = sum(named)
    return len(named) >= _FEWEST and number >= 2 and number * _MOST_OF[1] >= len(named) * _MOST_OF[0] - _MOST_OF[1]


def _names_unit(text: str) -> bool:
    """Whether an item names its unit as items of plans do."""
    return _NAMED_UNIT.search(text) is not None or _BY.search(text) is not None or _brackets_name_units(text)


def _brackets_name_units(text: str) -> bool:
    return any(_names_units(found[1]) for found in _BRACKET.finditer(text))


def _unnamed_unit(text: str) -> _Given:
    """The organ that acts in an item is its unit too."""
    return _Given.IMPLIED if _SUBJECT.search(text) else _Given.MISSING


def _names_units(words: str) -> bool:
    """Whether a bracket at the end of an item names units: 市编办、各区政府负责."""
    names = [name for name in _BETWEEN.split(_AT_WORK.sub("", words)) if name]
    named = sum(_UNIT_NAME.search(name) is not None for name in names)
    return bool(names) and 5 * named >= 3 * len(names)


def _assess(prose: Prose, row: Sequence[_Item], given: Sequence[_Given], field: str) -> Iterator[Outcome]:
    number = given.count(_Given.NAMED)
    sure = len(row) >= _CERTAIN and number * _MOST_OF[1] >= len(row) * _MOST_OF[0]
    for item, has in zip(row, given, strict=True):
        first = prose.words(item.span).split("\n")[0]
        where = quote(prose, Span(item.span.start, item.span.start + len(first)), [item.marker.span])
        item_name = shortened(first)
        words = {"item": item_name, "field": say(f"narrative.assignment_{field}")}
        if has is not _Given.MISSING:
            yield held(RELATION, where, item_name, field, say("narrative.assigned_item", **words))
        else:
            missing = violated(RELATION, where, "", field, say("narrative.unassigned", **words))
            yield doubted(missing, Severity.WARNING if sure else Severity.INFO)
