"""Who publishes a report, on which year: from its title and its first paragraphs."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from govcheck.binding.characters import simplified
from govcheck.binding.sheet_text import sheet_lines, sheets
from govcheck.binding.stated import stated
from govcheck.documents.document import Grid, Lines, Paragraph, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.documents.document import Document
    from govcheck.place import Place
    from govcheck.report import Finding

__all__ = ["Metadata", "Title", "metadata", "running_lines", "titles"]

_YEAR: Final = r"(?:[12１２][0-9０-９]{3}|[一二][〇○零Oo0一二三四五六七八九]{3})"
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
#: The pronunciation that damaged pages print behind a character: ``規(guī)章``.
_PRONOUNCED: Final = re.compile(r"(?<=[一-鿿])[(（][a-zà-ÿāēěīńňōūǎǐǒǔǖǘǚǜǹḿɡ\u0300-\u036f]{1,8}[)）]")
#: Links of a web page to other reports.
_LINK: Final = re.compile(r"[\s·•<《«◀]*(?:[上下前后][一1]?[篇条則则页个][:：]?|相关(?:链接|阅读|文章|信息|文件|稿件))")
#: So many lines at the head of a document are looked at.
_HEAD: Final = 40
_TITLE_LINES: Final = 4
_LONGEST: Final = 120


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
    same = [one for one in titles(lines[:_HEAD]) if title is not None and _names(one) == _names(title)]
    own = stated(lines, same or ([title] if title is not None else []))
    text = "".join("".join(line.split()) for line, _ in lines)
    year = title.year if title and title.year else own.period[0].year if own.period else _stated_year(text)
    publisher = title.publisher if title else ""
    return Metadata(publisher, year, own.scope, own.level, own.period, own.findings, title)


def _names(title: Title) -> tuple[str, int | None]:
    return title.publisher, title.year


def _fullest(found: Iterator[Title]) -> Title | None:
    """The first title that names the most: a page repeats it in parts, in its path and its metadata."""
    return max(found, key=lambda title: bool(title.publisher) + (title.year is not None), default=None)


def titles(lines: Sequence[tuple[str, Place]]) -> Iterator[Title]:
    """The titles among *lines*, also those that are printed on several lines."""
    texts = [_PRONOUNCED.sub("", "".join(line.split())) for line, _ in lines]
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
    named = _plain_name(_printed(text, found.end("before")))
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


def _printed(text: str, length: int) -> str:
    """The beginning of *text*, as it is printed, whose simplified form is *length* characters long."""
    return next((text[:end] for end in range(len(text)) if len(simplified(text[:end])) >= length), text)


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


def _stated_year(text: str) -> int | None:
    """The year of a report whose title names none: that of its first words ``2024年…``, where all agree."""
    years = {
        int(found) for found in re.findall(r"(?<![0-9])(20[0-9]{2})年(?:度|,|，|全市|全区|全县|我|本)", text[:2000])
    }
    return years.pop() if len(years) == 1 else None
