"""Who publishes a report, on which year: from its title and its first paragraphs."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from govcheck.binding.characters import simplified
from govcheck.binding.sheet_text import sheet_lines, sheets
from govcheck.documents.document import Grid, Lines, Paragraph, Part
from govcheck.messages import say
from govcheck.report import Finding, Severity
from govcheck.report_file import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.documents.document import Document
    from govcheck.place import Place

__all__ = ["Metadata", "Title", "metadata", "running_lines", "titles"]

_YEAR: Final = r"(?:[12][0-9]{3}|[一二][〇○零Oo0一二三四五六七八九]{3})"
_REPORT: Final = (
    rf"(?:政府信息(?:与政务|和政务)?|政务)公开(?:工作)?的?(?:{_YEAR}年度?)?的?"
    r"(?:(?:工作|情况|年度|年|的)*报告|年报)"
)
#: ``XX市人民政府2024年政府信息公开工作年度报告``, with the year before or behind the organ, or in brackets at the end.
_TITLE: Final = re.compile(
    rf"(?P<before>.{{0,60}}?)(?P<report>{_REPORT})(?P<after>[(（\[〔]?{_YEAR}年?度?[)）\]〕]?|[(（](?:汇总|本级|本机关)[)）])?"
)
_YEARS: Final = re.compile(rf"({_YEAR})\s*年?度?")
_NUMERALS: Final = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
#: What stands before a name: labels of metadata, paths through a site, the opening of a quoted title.
_BEFORE_NAME: Final = re.compile(r".*[：:>＞»《“\"【\]_|]")
_JUNK: Final = re.compile(r"^(?:正文|标题|附件[0-9]*|名称|关于|[·•\-—\s])+|(?:关于|[·•\-—\s])+$")
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
_LEVEL: Final = re.compile(rf"(?:机关|单位)层级[为是:：]?({'|'.join(LEVELS)})")
#: Links of a web page to other reports.
_LINK: Final = re.compile(r"[\s·•<《«◀]*(?:[上下前后][一1]?[篇条則则页个][:：]?|相关(?:链接|阅读|文章|信息|文件|稿件))")
#: So many lines at the head of a document are looked at.
_HEAD: Final = 40
_TITLE_LINES: Final = 4
_LONGEST: Final = 120
#: So many characters before a period its subject is named.
_NEAR: Final = 40


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
        level: The organ's level, or empty where it is not stated in so many words.
        period: First and last day of the figures, where stated.
        findings: A period that is no period.
        title: The title, or ``None``.
    """

    publisher: str
    year: int | None
    scope: str
    level: str
    period: tuple[datetime.date, datetime.date] | None
    findings: tuple[Finding, ...]
    title: Title | None


def running_lines(document: Document) -> tuple[tuple[str, Place], ...]:
    """The lines of the document without page headers, footers and the page's own chrome.

    A row of a grid in which only one cell is filled, as a title in a table of layout, is a line. Of a workbook, which
    is nothing but grids, these are the rows in which words stand alone.
    """
    return tuple((text, place) for text, place in _lines(document) if text.strip())


def _lines(document: Document) -> Iterator[tuple[str, Place]]:
    pages = sheets(document)
    for index, block in enumerate(document.blocks):
        if index in pages:
            yield from sheet_lines(pages[index])
        elif isinstance(block, Paragraph) and block.part in {Part.BODY, Part.TITLE}:
            yield from ((item.text, item.place) for item in block.items())
        elif isinstance(block, Lines):
            yield from ((line.text, line.place) for line in block.raw)
        elif isinstance(block, Grid) and block.part in {Part.BODY, Part.TITLE}:
            yield from _lone_cells(block)


def _lone_cells(grid: Grid) -> Iterator[tuple[str, Place]]:
    for number, row in enumerate(grid.rows):
        filled = {id(cell): cell for cell in row if cell is not None and cell.text.strip()}
        cell = next(iter(filled.values()), None)
        if cell is not None and len(filled) == 1 and cell.row == number:
            yield from ((text, cell.place) for text in cell.text.split("\n"))


def metadata(lines: Sequence[tuple[str, Place]]) -> Metadata:
    """Publisher, year, period, scope and level as stated in *lines*."""
    title = _fullest(titles(lines[:_HEAD])) or _fullest(titles(lines))
    text = "".join("".join(line.split()) for line, _ in lines)
    period, findings = _period(text, lines)
    year = title.year if title and title.year else period[0].year if period else _stated_year(text)
    head = (title.text if title else "") + text
    scope = "汇总" if _WHOLE.search(head) else "本机关" if _OWN.search(head) else ""
    level = _LEVEL.search(head)
    return Metadata(title.publisher if title else "", year, scope, level[1] if level else "", period, findings, title)


def _fullest(found: Iterator[Title]) -> Title | None:
    """The first title that names the most: a page repeats it in parts, in its path and its metadata."""
    return max(found, key=lambda title: bool(title.publisher) + (title.year is not None), default=None)


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
    joined = ""
    if _LINK.match(texts[index]):
        return None
    for last in range(index, min(index + _TITLE_LINES, len(texts))):
        alone = last > index and _TITLE.match(simplified(texts[last]))
        if not texts[last] or alone or (joined and _SENTENCE.search(joined)) or len(joined + texts[last]) > _LONGEST:
            return None
        joined += texts[last]
        shown = simplified(joined)
        found = _TITLE.match(shown)
        if found is None or _SENTENCE.search(_plain_name(found["before"])):
            continue
        return _title(found, lines, tuple(range(index, last + 1)), texts) if _ends_here(shown[found.end() :]) else None
    return None


def _ends_here(rest: str) -> bool:
    """Whether nothing follows the title but what web pages and notices put behind it."""
    return not rest or rest[0] in '_-—|–(（<>》”"»' or rest.startswith(("的通知", "的公告"))


def _title(
    found: re.Match[str], lines: Sequence[tuple[str, Place]], part: tuple[int, ...], texts: Sequence[str]
) -> Title:
    """The title at *part*, with the organ above it and the year above or below it where it does not name them."""
    text = "".join(texts[index] for index in part)
    # Where characters were only replaced one by one the name is given as it is printed.
    same = len(simplified(text)) == len(text)
    named = _plain_name(text[: found.end("before")] if same else found["before"])
    year = _first_year(found["before"] if named else found[0]) or _first_year(found[0])
    if not named:
        above = part[0] - 1
        if above > 0 and _is_year(texts[above]):
            year, above = year or _first_year(texts[above]), above - 1
        if above >= 0 and _is_organ(texts[above]):
            named, year = _plain_name(texts[above]), year or _first_year(texts[above])
            part = (*range(above, part[0]), *part)
    below = part[-1] + 1
    if year is None and below < len(texts) and _is_year(texts[below]):
        year, part = _first_year(texts[below]), (*part, below)
    return Title(named, year, lines[part[0]][1], part, "".join(texts[index] for index in part))


def _plain_name(text: str) -> str:
    """The organ in what stands before ``政府信息公开``: without year and signs."""
    return _JUNK.sub("", _YEARS.sub("", _JUNK.sub("", _BEFORE_NAME.sub("", text))))


def _is_organ(text: str) -> bool:
    return bool(_ORGAN.fullmatch(_plain_name(text))) and not _SENTENCE.search(text)


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(rf"[(（\[〔]?{_YEAR}年?度?[)）\]〕]?", simplified(text)))


def _first_year(text: str) -> int | None:
    found = _YEARS.search(simplified(text))
    return int(found[1].translate(_NUMERALS)) if found else None


def _period(
    text: str, lines: Sequence[tuple[str, Place]]
) -> tuple[tuple[datetime.date, datetime.date] | None, tuple[Finding, ...]]:
    shown = simplified(text)
    for found in _PERIOD.finditer(shown):
        if not _PERIOD_WORDS.search(shown, max(0, found.start() - _NEAR), found.start()):
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
