"""What a report says of its own figures: whose they are, of which level the organ is, and which days they cover.

A text speaks of other figures too: a survey's days, another organ's level, sums that others draw up. What is
taken is said in the note below the title, in the title itself, in sentences that speak of this report, or at
the opening.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from govcheck.binding.characters import simplified
from govcheck.messages import say
from govcheck.place import Place
from govcheck.report import Finding, Severity
from govcheck.report_file import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.binding.metadata import Title

__all__ = ["Stated", "stated"]

_NOTE: Final = re.compile(r"说明:")
_THIS_REPORT: Final = re.compile(
    r"本(?:年度|年|次|份)?(?:政府信息公开)?(?:工作)?(?:年度)?(?:报告(?!厅|会)|年报)|(?<!的)所列数据"
)
_WHOLE: Final = re.compile(
    r"(?:数据|情况|报告)[^不未非]{0,25}(?:全[省市区县州旗镇乡]|各级|各部门|各单位)[^不未非]{0,15}汇总"
)
_OWN: Final = re.compile(r"(?:数据|统计范围)[^不]{0,10}(?:仅|只)[^不]{0,6}(?:本机关|本单位|本级)")
#: What is done again and again is work, and says nothing of how the report was made.
_HABIT: Final = re.compile(r"每[一个]*(?:季|月|周|日|半?年)|定期|按[季月周]|逐[季月周]")
_BRACKETED: Final = re.compile(r"\((汇总|本级|本机关)\)")
_LEVEL: Final = re.compile(rf"(?:说明:)?本?(?:机关|单位)的?层级[为是:]?({'|'.join(LEVELS)})(?![直属辖])")
_PERIOD: Final = re.compile(
    r"(?P<y>[0-9]{2,8})年度?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日?(?:起)?,?(?:至|到|—+|-+|–|~)"
    r"(?:(?P<Y>[0-9]{2,8})年度?)?(?P<M>[0-9]{1,2})月(?P<D>[0-9]{1,2})日?"
)
_PERIOD_WORDS: Final = re.compile(r"期限|统计时间|统计期|起止|时限|所列数据|统计数据|报告期")
#: A period whose subject is the report's figures, though the sentence does not name the report.
_FIGURES: Final = re.compile(
    r"(?:^|[,:()、.])(?:注|附注|说明)?:?"
    r"(?:以上|以下|上述|有关|相关|各项|全部|所有|本|机关|单位|[省市区县]|政府信息公开|工作|[0-9]{4}年|年度?|报告|所|列|涉及?|"
    r"使用|采用|中|内|里|的|统计|数据)*"
    r"(?:(?:统计|数据)的?(?:截止|起止)?(?:期限|时限|期间|时间|周期|时段|日期|期|起止)|报告期)"
)
#: Whose days they are where they are not the report's.
_OTHERS: Final = re.compile(
    r"问卷|调查|测评|评议|评估|满意度|征集|征求|投票|公示|培训|活动|抽查|检查|监测|访问|点击|浏览|显示|表明"
    r"|(?:整改|办理|答复|受理|补正)的?(?:期限|时限)"
)
#: So many characters before a period its subject is named.
_NEAR: Final = 60
_STOP: Final = re.compile(r"(?<=[。;!?])")
_HEADING: Final = re.compile(r"\(?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:\)|、|\.(?![0-9]))")
_FIRST_HEADING: Final = re.compile(r"(?:第一(?:部分|章)|一[、.]|1[、.](?![0-9]))")
#: A line that begins so begins a sentence, whatever the line above ends in.
_BEGINNING: Final = re.compile(r"说明:|统计期限|机关层级|单位层级|本(?:年度|年)?报告|本年报")
_LONGEST_HEADING: Final = 40
#: So much of a text without headings is its opening, in characters: about three paragraphs.
_OPENING: Final = 300
_TITLE_LINES: Final = 3


@frozen
class Stated:
    """What a report says of its own figures.

    Args:
        scope: ``汇总``, ``本机关``, or empty.
        level: The organ's level, or empty.
        period: First and last day of the figures, or ``None``.
        findings: A period that is no period.
    """

    scope: str
    level: str
    period: tuple[datetime.date, datetime.date] | None
    findings: tuple[Finding, ...]


@frozen
class _Text:
    """The sentences of a text: those of notes, all others, and of these the first ones."""

    notes: tuple[str, ...]
    others: tuple[str, ...]
    opening: tuple[str, ...]


def stated(lines: Sequence[tuple[str, Place]], titles: Sequence[Title]) -> Stated:
    """Scope, level and period as *lines* state them.

    Args:
        lines: The running lines.
        titles: The title of the report, as often as it is printed at the head.
    """
    shown = [simplified("".join(line.split())) for line, _ in lines]
    text = _text(shown, titles[-1].lines if titles else ())
    period, findings = _period(text, lines)
    return Stated(_scope(text, _name_lines(shown, titles)), _level(text), period, findings)


def _text(shown: Sequence[str], filled: Sequence[int]) -> _Text:
    above = tuple(_sentences(shown[: filled[0]] if filled else ()))
    sentences = (*above, *_sentences(shown[filled[-1] + 1 :] if filled else shown))
    noted = frozenset(_noted(sentences))
    others = [(index, one) for index, one in enumerate(sentences) if index not in noted]
    return _Text(
        tuple(sentences[index] for index in sorted(noted)),
        tuple(one for _, one in others),
        tuple(_opening([one for index, one in others if index >= len(above)])),
    )


def _sentences(lines: Sequence[str]) -> Iterator[str]:
    """The sentences of *lines*, wrapped ones in one piece; a heading is one."""
    joined = ""
    for line in lines:
        if joined and (_BEGINNING.match(line) or _HEADING.match(line) or _is_heading(joined)):
            yield joined
            joined = ""
        *whole, joined = _STOP.split(joined + line)
        yield from whole
    if joined:
        yield joined


def _is_heading(line: str) -> bool:
    return bool(_HEADING.match(line)) and len(line) <= _LONGEST_HEADING and "," not in line


def _noted(sentences: Sequence[str]) -> Iterator[int]:
    """The indexes of the sentences of notes: from ``说明：`` on, as long as they speak of the figures."""
    within = False
    for index, sentence in enumerate(sentences):
        within = bool(_NOTE.match(sentence) or within) and _speaks(sentence)
        if within:
            yield index


def _speaks(sentence: str) -> bool:
    return bool(_scope_of(sentence) or _LEVEL.match(sentence) or any(_periods([sentence])))


def _opening(sentences: Sequence[str]) -> Iterator[str]:
    """The sentences before the first heading; of a text without one, the first few."""
    first = next((index for index, one in enumerate(sentences) if _FIRST_HEADING.match(one)), None)
    length = 0
    for sentence in sentences[:first]:
        length += len(sentence)
        if first is None and length > _OPENING:
            return
        yield sentence


def _name_lines(shown: Sequence[str], titles: Sequence[Title]) -> Iterator[str]:
    """The titles, and what stands alone in brackets below; without a title the first lines that are no sentences."""
    for title in titles:
        yield simplified(title.text)
        below = (line for line in shown[title.lines[-1] + 1 :] if not _NOTE.match(line))
        yield from (line for line in (next(below, ""),) if _BRACKETED.fullmatch(line))
    if not titles:
        yield from (line for line in shown[:_TITLE_LINES] if not re.search("[,。;:]", line))


def _scope(text: _Text, names: Iterable[str]) -> str:
    """The scope that the first of note, title, sentences on this report, and opening states without contradiction."""
    bracketed = ("汇总" if found[1] == "汇总" else "本机关" for name in names for found in _BRACKETED.finditer(name))
    noted = next(filter(None, map(_scope_of, text.notes)), "")
    return (
        noted
        or _agreed(bracketed)
        or _agreed(_scope_of(one) for one in text.others if _THIS_REPORT.search(one))
        or _agreed(map(_scope_of, text.opening))
    )


def _agreed(scopes: Iterable[str]) -> str:
    found = set(filter(None, scopes))
    return found.pop() if len(found) == 1 else ""


def _scope_of(sentence: str) -> str:
    if _HABIT.search(sentence):
        return ""
    return "汇总" if _WHOLE.search(sentence) else "本机关" if _OWN.search(sentence) else ""


def _level(text: _Text) -> str:
    found = next(filter(None, map(_LEVEL.match, (*text.notes, *text.others))), None)
    return found[1] if found else ""


def _period(
    text: _Text, lines: Sequence[tuple[str, Place]]
) -> tuple[tuple[datetime.date, datetime.date] | None, tuple[Finding, ...]]:
    """The period of the note, else of a sentence on this report, else of its figures."""
    named = [one for one in text.others if _THIS_REPORT.search(one)]
    found = next((one for part in (text.notes, named, text.others) for one in _periods(part)), None)
    if found is None:
        return None, ()
    first = _day(found["y"], found["m"], found["d"])
    last = _day(found["Y"] or found["y"], found["M"], found["D"])
    if first is not None and last is not None:
        return (first, last), ()
    message = say("binding.period_unreadable", text=found[0])
    place = _place_of(found["y"] + "年", found["m"] + "月", lines)
    return None, (Finding("form.period", "", Severity.ERROR, message, (), place),)


def _periods(sentences: Iterable[str]) -> Iterator[re.Match[str]]:
    """The periods of the report's figures in *sentences*."""
    for sentence in sentences:
        for found in _PERIOD.finditer(sentence):
            before = sentence[max(0, found.start() - _NEAR) : found.start()]
            if _PERIOD_WORDS.search(before) and not _OTHERS.search(before) and _is_of_report(before):
                yield found


def _is_of_report(before: str) -> bool:
    return bool(_THIS_REPORT.search(before) or _FIGURES.search(before))


def _day(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def _place_of(year: str, month: str, lines: Sequence[tuple[str, Place]]) -> Place:
    return next((place for line, place in lines if f"{year}{month}" in "".join(line.split())), lines[0][1])
