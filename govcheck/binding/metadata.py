"""Who publishes a report, on which year: from its title and its first paragraphs."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from govcheck.binding.characters import simplified
from govcheck.documents.document import Paragraph, Part
from govcheck.messages import say
from govcheck.report import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.documents.document import Document
    from govcheck.place import Place

__all__ = ["Metadata", "Title", "metadata", "running_lines", "titles"]

_YEAR: Final = r"(?:[12][0-9]{3}|[一二][〇○零Oo0一二三四五六七八九]{3})"
_REPORT: Final = rf"政府信息(?:与政务)?公开(?:工作)?(?:{_YEAR}年度?)?(?:工作)?(?:年度)?(?:工作)?(?:年度)?报告"
#: ``XX市人民政府2024年政府信息公开工作年度报告``, with the year before or behind the organ, or in brackets at the end.
_TITLE: Final = re.compile(
    rf"(?P<before>.{{0,60}}?)(?P<report>{_REPORT})(?P<after>[(（\[〔]?{_YEAR}年?度?[)）\]〕]?|[(（](?:汇总|本级|本机关)[)）])?"
)
_YEARS: Final = re.compile(rf"({_YEAR})\s*年?度?")
_NUMERALS: Final = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_JUNK: Final = re.compile(r"^(?:正文|标题|附件[0-9]*|索引号.*|名称|关于|[:：·•\-—\s<《“\"【])+|[:：·•\-—\s>《“\"【]+$")
#: Signs that a text is a sentence and no name.
_SENTENCE: Final = re.compile(r"[，。；！？、:：]|根据|按照|现将|依据|编制|本报告|公布")
_ORGAN: Final = re.compile(r"[一-鿿（）()·]{2,40}")
_PERIOD: Final = re.compile(
    r"(?P<y>[0-9]{2,8})年度?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日?(?:起)?(?:至|到|—+|-+|－|–|~|～)"
    r"(?:(?P<Y>[0-9]{2,8})年度?)?(?P<M>[0-9]{1,2})月(?P<D>[0-9]{1,2})日?"
)
_PERIOD_WORDS: Final = re.compile(r"期限|统计时间|统计期|起止|时限|所列数据|统计数据|报告期")
_WHOLE: Final = re.compile(
    r"(?:数据|情况|报告)[^。；]{0,25}(?:全[省市区县州旗镇乡]|各级|各部门|各单位)[^。；]{0,15}汇总|[（(]汇总[）)]"
)
_OWN: Final = re.compile(
    r"(?:数据|统计范围)[^。；]{0,10}(?:仅|只)[^。；]{0,6}(?:本机关|本单位|本级)|[（(](?:本机关|本级)[）)]"
)
#: So many lines at the head of a document are looked at.
_HEAD: Final = 40
_TITLE_LINES: Final = 4


@frozen
class Title:
    """The title of a report.

    Args:
        publisher: The organ, as printed; empty where the title does not name it.
        year: The year, or ``None``.
        place: Where it begins.
        lines: Indexes of the running lines that it fills.
        text: The title on one line.
    """

    publisher: str
    year: int | None
    place: Place
    lines: tuple[int, ...]
    text: str


@frozen
class Metadata:
    """What a document says of itself.

    Args:
        publisher: The organ, or empty.
        year: The year it reports on, or ``None``.
        scope: ``汇总``, ``本机关``, or empty where it is not stated plainly.
        period: First and last day of the figures, where stated.
        findings: A period that is no period.
        title: The title, or ``None``.
    """

    publisher: str
    year: int | None
    scope: str
    period: tuple[datetime.date, datetime.date] | None
    findings: tuple[Finding, ...]
    title: Title | None


def running_lines(document: Document) -> tuple[tuple[str, Place], ...]:
    """The lines of the document that are in no grid, without page headers, footers and the page's own chrome."""
    return tuple(_lines(document))


def _lines(document: Document) -> Iterator[tuple[str, Place]]:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.part in {Part.BODY, Part.TITLE}:
            yield from ((item.text, item.place) for item in block.items())
        elif hasattr(block, "raw"):
            yield from ((line.text, line.place) for line in block.raw)


def metadata(lines: Sequence[tuple[str, Place]]) -> Metadata:
    """Publisher, year, period and scope as stated in *lines*."""
    title = next(titles(lines[:_HEAD]), None) or next(titles(lines), None)
    text = "".join("".join(line.split()) for line, _ in lines)
    period, findings = _period(text, lines)
    year = title.year if title and title.year else period[0].year if period else _stated_year(text)
    head = (title.text if title else "") + text
    scope = "汇总" if _WHOLE.search(head) else "本机关" if _OWN.search(head) else ""
    return Metadata(title.publisher if title else "", year, scope, period, findings, title)


def titles(lines: Sequence[tuple[str, Place]]) -> Iterator[Title]:
    """The titles among *lines*, also those that are printed on several lines."""
    texts = ["".join(line.split()) for line, _ in lines]
    index = 0
    while index < len(texts):
        found = _title_at(texts, lines, index)
        if found is not None:
            yield found
            index = found.lines[-1]
        index += 1


def _title_at(texts: Sequence[str], lines: Sequence[tuple[str, Place]], index: int) -> Title | None:
    for count in range(1, _TITLE_LINES + 1):
        part = list(range(index, min(index + count, len(texts))))
        joined = "".join(texts[number] for number in part)
        if not texts[index] or len(joined) > 120:
            return None
        found = _TITLE.match(simplified(joined))
        if found is None or _SENTENCE.search(_plain_name(found["before"])):
            continue
        if not _ends_here(simplified(joined)[found.end() :]):
            return None
        return _title(joined, found, lines[index][1], part, texts)
    return None


def _ends_here(rest: str) -> bool:
    """Whether nothing follows the title but what web pages put behind it."""
    return not rest or rest[0] in '_-—|–(（<>》”"\u3000 '


def _title(joined: str, found: re.Match[str], place: Place, part: Sequence[int], texts: Sequence[str]) -> Title:
    same = len(simplified(joined)) == len(joined)
    before = joined[: found.end("before")] if same else found["before"]
    named = _plain_name(before)
    year = _first_year(found[0])
    first = part[0]
    if not named and first and _is_organ(texts[first - 1]):
        named, part = _plain_name(texts[first - 1]), (first - 1, *part)
        year = year or _first_year(texts[first - 1])
    return Title(named, year, place, tuple(part), joined)


def _plain_name(text: str) -> str:
    """The organ in what stands before ``政府信息公开``: without year and signs."""
    return _JUNK.sub("", _YEARS.sub("", _JUNK.sub("", text)))


def _is_organ(text: str) -> bool:
    return bool(_ORGAN.fullmatch(_plain_name(text))) and not _SENTENCE.search(text)


def _first_year(text: str) -> int | None:
    found = _YEARS.search(simplified(text))
    return int(found[1].translate(_NUMERALS)) if found else None


def _period(
    text: str, lines: Sequence[tuple[str, Place]]
) -> tuple[tuple[datetime.date, datetime.date] | None, tuple[Finding, ...]]:
    for found in _PERIOD.finditer(simplified(text)):
        if not _PERIOD_WORDS.search(simplified(text)[max(0, found.start() - 40) : found.start()]):
            continue
        last_year = found["Y"] or found["y"]
        first = _day(found["y"], found["m"], found["d"])
        last = _day(last_year, found["M"], found["D"])
        if first is not None and last is not None:
            return (first, last), ()
        message = say("binding.period_unreadable", text=found[0])
        place = _place_of(found["y"] + "年", found["m"] + "月", lines)
        return None, (Finding("form.period", "", Severity.ERROR, message, (), place),)
    return None, ()


def _day(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def _place_of(year: str, month: str, lines: Sequence[tuple[str, Place]]) -> Place:
    return next((place for line, place in lines if f"{year}{month}" in "".join(line.split())), lines[0][1])


def _stated_year(text: str) -> int | None:
    """The year of a report whose title names none: that of its first words ``2024年…``, where all agree."""
    years = {
        int(found) for found in re.findall(r"(?<![0-9])(20[0-9]{2})年(?:度|,|，|全市|全区|全县|我|本)", text[:2000])
    }
    return years.pop() if len(years) == 1 else None
