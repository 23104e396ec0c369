"""``text.assignment`` in prose: the items of a work plan that name unit and date at their end.

（一）…。（责任单位：市编办；完成时限：6月底前） or …。（市编办牵头，各区政府配合）. Items beside one another under one
heading are compared: where most of them name a unit, one that does not has been forgotten.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, violated
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.assignment import RELATION
from govcheck.narrative.sentences import Marker, Numbering, Prose
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["assigned_items"]

_NAMED_UNIT: Final = re.compile(
    r"(?:责任|牵头|承办|主办|实施|负责|落实|主责|承担|完成|配合)(?:和配合|及配合)?(?:单位|部门|科室|处室|机关|主体|领导|人)(?:为|是)?[:：]"
)
_DATED: Final = re.compile(
    r"(?:完成|办理|工作|时间|办结|整改|落实)?(?:时限|期限|时间节点|时间安排|时间要求)(?:为|是)?[:：]|完成(?:时间|日期)[:：]"
)
_BRACKET: Final = re.compile(r"\(([^()\n]{2,200})\)[。;]?(?=\n|$)")
_AT_WORK: Final = re.compile(r"牵头|负责|配合|分工|参与|按职责|落实")
_BY: Final = re.compile(
    r"由[\u4e00-\u9fff、]{2,40}(?:牵头|负责|承办|组织实施)|[\u4e00-\u9fff]{1,12}(?:局|委|办|厅|部|室|科)(?:牵头|负责)"
)
_UNIT_NAME: Final = re.compile(
    r"(?:局|委|办|厅|部|府|室|科|处|院|会|中心|公司|街道|镇|乡|区|县|市|单位|部门|大队|支队|集团|银行|学校)等?$"
)
_BETWEEN: Final = re.compile(r"[、,;和及]")
#: Of so many items beside one another at least so many parts must name a unit, for the others to be forgotten.
_FEWEST: Final = 3
_CERTAIN: Final = 4
_MOST_OF: Final = 3, 4
_LONGEST_TASK: Final = 24
_LONGEST_ITEM: Final = 4000
_LEVELS: Final = {numbering: level for level, numbering in enumerate(Numbering)}


class _Item(NamedTuple):
    marker: Marker
    span: Span


def assigned_items(prose: Prose) -> Iterator[Outcome]:
    """Every row of items in *prose* most of which name a responsible unit, or a date."""
    if not _NAMED_UNIT.search(prose.text) and not _BRACKET.search(prose.text):
        return
    for row in _rows(prose):
        texts = [prose.words(item.span) for item in row]
        yield from _assess(prose, row, [_has_unit(text) for text in texts], "unit")
        if any(_NAMED_UNIT.search(text) for text in texts):
            yield from _assess(prose, row, [_DATED.search(text) is not None for text in texts], "date")


def _rows(prose: Prose) -> Iterator[list[_Item]]:
    """Items numbered in one style that stand beside one another, each as far as the next of its level or above."""
    markers = [one for one in prose.markers if one.numbering is not Numbering.SPOKEN]
    for style in Numbering:
        level = _LEVELS[style]
        outer = [one for one in markers if _LEVELS[one.numbering] <= level]
        row: list[_Item] = []
        for marker, following in zip_longest(outer, outer[1:]):
            if marker.numbering is not style or marker.number == 1:
                yield row
                row = []
            if marker.numbering is style:
                end = following.span.start if following else len(prose.text)
                row.append(_Item(marker, Span(marker.span.start, min(end, marker.span.start + _LONGEST_ITEM))))
        yield row


def _has_unit(text: str) -> bool:
    if _NAMED_UNIT.search(text):
        return True
    return any(_names_units(found[1]) for found in _BRACKET.finditer(text)) or bool(_BY.search(text))


def _names_units(words: str) -> bool:
    """Whether a bracket at the end of an item names units: 市编办、各区政府负责."""
    names = [name for name in _BETWEEN.split(_AT_WORK.sub("", words)) if name]
    named = sum(_UNIT_NAME.search(name) is not None for name in names)
    return bool(names) and 5 * named >= 3 * len(names)


def _assess(prose: Prose, row: Sequence[_Item], given: Sequence[bool], field: str) -> Iterator[Outcome]:
    number = sum(given)
    if len(row) < _FEWEST or number < 2 or number * _MOST_OF[1] < len(row) * _MOST_OF[0] - _MOST_OF[1]:
        return
    sure = len(row) >= _CERTAIN and number * _MOST_OF[1] >= len(row) * _MOST_OF[0]
    for item, has in zip(row, given, strict=True):
        first = prose.words(item.span).split("\n")[0]
        where = quote(prose, Span(item.span.start, item.span.start + len(first)), [item.marker.span])
        item_name = _name(first)
        words = {"item": item_name, "field": say(f"narrative.assignment_{field}")}
        if has:
            yield held(RELATION, where, item_name, field, say("narrative.assigned_item", **words))
        else:
            missing = violated(RELATION, where, "", field, say("narrative.unassigned", **words))
            yield doubted(missing, Severity.WARNING if sure else Severity.INFO)


def _name(first: str) -> str:
    return first if len(first) <= _LONGEST_TASK else first[:_LONGEST_TASK] + "…"
