"""Whose requests a paragraph tells of, and of which year: each organ and each year has an account of its own.

全市新收100件，上年结转5件。市政府办公室转办96件，直接答复41件。2023年受理14件，办结13件: three accounts. A
sentence, or what stands behind a semicolon, that begins with an organ or with a year is of that one; others go on
with the last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.reading import Span
from govcheck.narrative.units import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.relations.statements import Statement
    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["Stretch", "by_subject"]

_LEAD: Final = r"(?:其中|另外|此外|同时|另|全年|年内|本年度?|[0-9]{4}年度?|,)*+"
_OTHER_YEAR: Final = r"(?!度?(?:的|以来)?(?:结转|转入|遗留|接转|转来|未办|相比|同期|[底末]|1?[0-9]月))"
_YEAR: Final = re.compile(rf"(?:其中|另外|此外|另|,)*(?:(20[0-9]{{2}})年|(?:去年|上年|上一年|前年)){_OTHER_YEAR}")
_THIS_YEAR: Final = re.compile("(?:其中|另外|此外|另|,)*(?:本年|今年|当年)")
#: All organs of an area together.
_ALL: Final = re.compile(rf"{_LEAD}(?:全[省市县区州旗盟]|各级|[^,;。0-9]{{0,12}}各[^,;。0-9]{{0,8}}(?:部门|单位|机关))")
_SELF: Final = re.compile(rf"{_LEAD}(?:我|本)(?:[局委厅办中机单省市县区州镇乡街]|政府)")
_ORGAN: Final = re.compile(
    rf"{_LEAD}(?P<name>(?![全共新收按依通对在从予])[\u4e00-\u9fff]{{1,16}}?(?:办公室|委员会|政府办|[局委厅镇乡]|街道办?|街道办事处|中心|本级|部门|政府))"
    r"(?=,?(?:共|全年|年内|本年|直接|累计|自行|单独|另|新收|新受理|收到|收办|接收|受理|登记|承办|转办|办理|办结|答复|处理|作为|作出|[0-9]))"
)
#: Applications of other kinds have accounts of their own.
_OTHER_BUSINESS: Final = re.compile(
    r"行政审批|行政许可|审批事项|许可事项|政务服务|不动产|户籍|户口|社保|医保|低保|救助|补贴|贷款|公积金|职称|商标|专利|婚姻|证照"
    r"|建设工程|规划许可|环评|立项|项目申报|公租房|保障房"
)
_BUSINESS: Final = re.compile("信息公开|依申请公开")
#: What stands for the organ where a stretch is of other business.
_ANOTHER: Final = "*"
#: Words that speak of the whole again behind what one organ did.
_OF_WHOLE: Final = re.compile("上年|上一年|结转|新收|本年|全年|共|合计|总计")
_LONGEST: Final = 60


class Stretch(NamedTuple):
    """A sentence, or a part of it that begins with a subject of its own, with its numbers."""

    span: Span
    said: Sequence[Statement]


class _Subject(NamedTuple):
    """The organ and the year that a stretch speaks of; empty: the report's own."""

    organ: str
    year: str


_OWN: Final = _Subject("", "")


def by_subject(prose: Prose, sentences: Sequence[Sentence], year: int | None) -> list[list[Stretch]]:
    """The stretches of a paragraph, *sentences*, by whom and by which year they are of; *year* is the report's."""
    groups: dict[_Subject, list[Stretch]] = {}
    first: _Subject | None = None
    last = _OWN
    for sentence in sentences:
        for stretch in _stretches(prose, sentence):
            last = _subject(prose, stretch, first or _OWN, last, year)
            if first is None and last.organ != _ANOTHER and any(one.quantity.unit in CASES for one in stretch.said):
                first = last
            groups.setdefault(last, []).append(stretch)
    return list(groups.values())


def _stretches(prose: Prose, sentence: Sentence) -> Iterator[Stretch]:
    start, taken = sentence.span.start, 0
    for begin in sentence.cuts[1:-1]:
        if prose.text[begin - 1] == ";" and _begins_anew(prose.text[begin : begin + _LONGEST]):
            upto = bisect_left(sentence.said, begin, key=lambda one: one.span.start)
            yield Stretch(Span(start, begin), sentence.said[taken:upto])
            start, taken = begin, upto
    yield Stretch(Span(start, sentence.span.end), sentence.said[taken:])


def _begins_anew(words: str) -> bool:
    return any(begin.match(words) for begin in (_YEAR, _THIS_YEAR, _ALL, _SELF, _ORGAN))


def _subject(prose: Prose, stretch: Stretch, first: _Subject, last: _Subject, year: int | None) -> _Subject:
    words = prose.text[stretch.span.start : min(stretch.span.end, stretch.span.start + _LONGEST)]
    organ = _organ(words, prose.words(stretch.span), first.organ, last.organ)
    dated = _YEAR.match(words)
    if dated is not None:
        named = dated[1] or "-1"
        return _Subject(organ, "" if year is None or named == str(year) else named)
    if _THIS_YEAR.match(words) or _ALL.match(words) or _SELF.match(words) or _ORGAN.match(words):
        return _Subject(organ, "")
    return _Subject(organ, last.year)


def _organ(words: str, whole: str, first: str, last: str) -> str:
    """The organ that a stretch beginning with *words* is of: its own, or that of the *last*, or of the *first*."""
    opening = re.split("[0-9]+[件宗份条起例]", words)[0]
    if _BUSINESS.search(words) and last == _ANOTHER:
        last = first
    elif _OTHER_BUSINESS.search(opening) and not _BUSINESS.search(opening):
        return _ANOTHER
    if _ALL.match(words):
        return ""
    found = None if _SELF.match(words) else _ORGAN.match(words)
    if found is None:
        return first if last not in ("", first) and _OF_WHOLE.search(whole) else last
    name = found["name"]
    return first if first and (first.endswith(name) or name.endswith(first)) else name
