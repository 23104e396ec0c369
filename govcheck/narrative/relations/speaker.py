"""``text.title`` of who speaks: the name in the title of the report is the one under which it is published.

云溪市市场监督管理局2023年…报告 over 现公布云溪市市场监督管理委员会2023年…报告: two names of one organ. Names are
compared only where the text says that the report of the same year is theirs, or where they stand alone as a
signature, and only where they begin alike and differ in a few characters: a short name, an office of the organ or
another organ is meant as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, quote, violated
from govcheck.narrative.reading import BlockKind, Span
from govcheck.narrative.relations.statements import around
from govcheck.narrative.relations.titles import TITLE, difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.narrative.sentences import Prose

__all__ = ["own_names"]

_REPORT: Final = r"(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:年度|年)?报告"
_YEAR: Final = r"(?P<year>20[0-9]{2})年?度?"
#: 甲局2023年政府信息公开工作年度报告, 2023年度甲局政府信息公开工作年度报告.
_MENTION: Final = re.compile(
    rf"(?P<before>[\u4e00-\u9fff]{{0,60}})\n?{_YEAR}(?P<between>[\u4e00-\u9fff]{{0,40}}?)\n?{_REPORT}"
)
#: What may stand between a name and the report that is its own.
_WRITES: Final = re.compile(
    r"(?:组织)?(?:编制|编写|编撰|制作|撰写|形成|公布|发布|公开|的|关于|了|并|本年度|本单位|本机关)*$"
)
_WRITTEN_BY: Final = re.compile(r"本(?:年度)?报告由(?P<name>[\u4e00-\u9fff]{2,40}?)(?:组织)?(?:编制|编写|编撰|制作)")
_KIND: Final = re.compile(r"(?:政府|委员会|管委会|办公室|办公厅|办事处|局|厅|委|部|署|中心|街道)$")
_AREA_ENDS: Final = re.compile("[省市州盟县区旗镇乡]$|街道$")
_JOINTS: Final = frozenset("和与及")
#: What may stand before the name in its sentence.
_SPOKEN: Final = re.compile(
    "(?:根据|按照)?(?:规定|要求|有关规定)?(?:现|特|现将|兹|由|现由|公布|发布|公开|编制|形成|了|本)*(?:20[0-9]{2}年?度?)?"
)
_FARTHEST: Final = 1500
#: So many characters behind the title a report says whose it is.
_OPENING: Final = 400
_LAST: Final = 4
_SHORTEST: Final = 5
_LONGEST: Final = 40
#: So many characters may differ; most of the longer name must be alike.
_MOST_OTHER: Final = 4
_MOSTLY: Final = 7, 10


class _Named(NamedTuple):
    name: str
    span: Span


def own_names(prose: Prose) -> Iterator[Outcome]:
    """The name under which *prose* is published, where it is another one than in the title by a slip."""
    title = _MENTION.search(prose.text, 0, _FARTHEST)
    if title is None:
        return
    own = _name_in(title, "")
    if own is None or title.start() != prose.text.rfind("\n", 0, title.start()) + 1:
        return  # the title stands on a line of its own
    told: set[str] = set()
    for other in _others(prose, title, own.name[:2]):
        if other.name not in told and _is_slip(own.name, other.name):
            told.add(other.name)
            where = quote(prose, around(prose, other.span), [other.span])
            message = say("narrative.title_two_ways", first=own.name, second=other.name)
            yield violated(TITLE, where, other.name, own.name, message)


def _others(prose: Prose, title: re.Match[str], begins: str) -> Iterator[_Named]:
    """Names behind the title that the text says to be the speaker's and that begin as the title's does."""
    for found in _MENTION.finditer(prose.text, title.end(), title.end() + _OPENING):
        own = _name_in(found, begins) if found["year"] == title["year"] else None
        if own is not None and _speaks(prose, found, own):
            yield own
    for written in _WRITTEN_BY.finditer(prose.text, title.end()):
        yield from _from(written["name"], written.start("name"), begins)
    yield from _signatures(prose, title.end(), begins)


def _speaks(prose: Prose, found: re.Match[str], own: _Named) -> bool:
    """Whether nothing but 现公布 and the like stands before a name: no list, and nobody who is guided or reviewed."""
    words = prose.text[found.start() : own.span.start]
    return prose.text[found.start() - 1] not in "、(《“" and _SPOKEN.fullmatch(words) is not None


def _signatures(prose: Prose, start: int, begins: str) -> Iterator[_Named]:
    """Names that stand on lines of their own at the end."""
    for block in prose.reading.blocks[-_LAST:]:
        length = block.span.end - block.span.start
        if block.kind is BlockKind.PROSE and block.span.start >= start and _SHORTEST <= length <= _LONGEST:
            words = prose.words(block.span)
            if words.startswith(begins) and _KIND.search(words):
                yield _Named(words, block.span)


def _name_in(found: re.Match[str], begins: str) -> _Named | None:
    """The name before the year, or between the year and the report, from where it *begins*."""
    for side in ("before", "between"):
        words = _WRITES.sub("", found[side]) if side == "before" else found[side].strip("的")
        name = next(_from(words, found.start(side), begins), None)
        if name is not None:
            return name
    return None


def _from(words: str, start: int, begins: str) -> Iterator[_Named]:
    at = words.find(begins)
    name = words[at:]
    if at >= 0 and len(name) >= _SHORTEST and _KIND.search(name):
        yield _Named(name, Span(start + at, start + len(words)))


def _is_slip(own: str, other: str) -> bool:
    """Whether two names are of one organ: neither is short for the other, nor an office of it, nor another organ."""
    before, after = difference(own, other)
    short, long = sorted((own, other), key=len)
    if not before or not after or max(len(before), len(after)) > _MOST_OTHER or {before, after} <= _JOINTS:
        return False
    if _is_in(short, long) or ("办" in before) != ("办" in after):
        return False
    alike = len(own) - len(before)
    if own.endswith(before) and _AREA_ENDS.search(own[:alike]):
        return False
    return alike * _MOSTLY[1] >= len(long) * _MOSTLY[0]


def _is_in(short: str, long: str) -> bool:
    """Whether *short* is made of characters of *long* in their order: 云溪市监管局 of 云溪市市场监督管理局."""
    characters = iter(long)
    return all(one in characters for one in short)
