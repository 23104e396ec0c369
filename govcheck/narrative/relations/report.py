"""What a statutory report says of itself: ``text.period``, ``text.citation`` and ``text.template``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, held, quote, violated
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.statements import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.narrative.sentences import Prose

__all__ = ["CITATION", "PERIOD", "TEMPLATE", "citations", "periods", "report_year", "template_remains"]

PERIOD: Final = "text.period"
CITATION: Final = "text.citation"
TEMPLATE: Final = "text.template"

_YEAR_OF_TITLE: Final = re.compile(r"((?:19|20)[0-9]{2})年?度?[^。,;\n]{0,30}政府信息公开[^。,;\n]{0,8}年度报告")
_SUBJECT: Final = re.compile(r"统计(?:期限|时限|时间|周期|区间|期间)")
_FARTHEST: Final = 40
#: Whose days they are where they are not the report's: those of a survey, of a hotline, of what is measured.
_OTHERS: Final = re.compile(
    r"热线|问卷|调查|测评|评议|评估|评价|考核|满意度|征集|征求|投票|公示|培训|活动|抽查|检查|监测|访问|点击|浏览|阅读|流量|显示|表明"
    r"|投诉|举报|诉求|信访|来信|留言|工单|整改|补正"
)
_THIS_REPORT: Final = re.compile(r"本(?:年度|年|次|份)?(?:政府信息公开)?(?:工作)?(?:年度)?(?:报告|年报)|所列|年度报告")
#: All that stands before the words for the period where it is that of the report's figures.
_FIGURES: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{1,14}?(?:省|市|县|区|州|旗|盟|镇|乡|街道|局|委|厅|办公室|政府|机关|单位))?"
    r"(?:年报|报告|年度?|[0-9]{4}年|[0-9.、]|附注|注|说明|以上|以下|上述|有关|相关|各项|全部|所有|依申请公开|政府信息公开|政务公开|信息公开"
    r"|内容|信息|申请|机关|单位|工作|数据|数字|数值|统计|指标|情况|时间|范围|列出?|涉及|使用|采用"
    r"|[其本该此文全中内里的和及一二三四五六省市县区州局])*+"
)
# 年 and 月 may be lost where a page was turned into text: 202111日起至20211230日止.
_YEAR: Final = r"(?:(?P<y{0}>[0-9]{{4}}(?:[0-9]{{2}}(?=年))?)[年./-]?度?)?"
_DAY: Final = r"(?P<m{0}>1[0-2]|0?[1-9])(?:月|[./-])?(?P<d{0}>3[01]|[12][0-9]|0?[1-9])日?"
_PERIOD: Final = re.compile((_YEAR + _DAY).format(1) + r"(?:起|0时)?(?:至|到|-|~|止)+" + (_YEAR + _DAY).format(2))

_DECREE: Final = re.compile(r"国务院(?:令|第)?第?([0-9]{1,4})号令?")
_DECREES: Final = frozenset((711, 492))
_REGULATION: Final = "政府信息公开条例"
#: The words that end in the title of the 条例, before a bracket with its number.
_TITLE_BEFORE: Final = re.compile(
    rf"{_REGULATION}(?:\([^()]{{0,20}}\))?》?(?:\([^()]*\))*[^,;。、()《》和与及]{{0,6}}$"
)
#: Several titles before one bracket: its numbers are in their order.
_TITLES_BEFORE: Final = re.compile(r"》[、,和及与以]*《[^《》]*》$")
_REGULATION_THEN: Final = re.compile(
    rf"{_REGULATION}(?:\([^()]{{0,20}}\))?》?(?:\([^()]*\))*"
    r"(?:[已自于以由经是被为即]|作为|根据|依据|修订|修改|公布|中华人民共和国|[0-9年月日])*$"
)
_THEN_REGULATION: Final = re.compile(
    rf"(?:公布|发布|颁布|修订|修改|通过|施行|规定|中|后|的|新|所|即|:|令)*《?(?:中华人民共和国)?{_REGULATION}"
)
_OPEN_BRACKET: Final = re.compile(r"\([^()]*$")
_NOTICE: Final = re.compile(
    r"(国办[\u4e00-\u9fff]{0,6}函|国办公开[\u4e00-\u9fff]{0,4})[〔\[(]((?:19|20)[0-9]{2})[〕\])](?:第)?([0-9]{1,4})号"
)
_FORM_NOTICES: Final = {2021: 30, 2019: 60}
_NEAR: Final = 60
#: So near behind its number the title of another decree stands.
_LONGEST_LINK: Final = 12

_TEMPLATE: Final = re.compile(
    r"(?=[该本此表请须需(XＸx×_示填])(?:"
    r"(?:该|本|此)部分(?:内容)?(?:以|须以|应以|请以|按照?|采用)[^。,;\n]{0,10}(?:表格|文字)?形式(?:进行)?(?:报告|填报|填写|表述)"
    r"|此处(?:填写|填报|插入|填入)|\((?:请)?(?:填写|填报)[^()\n]{0,20}\)"
    # Those who apply are told to fill in forms as well: an instruction of the template ends the sentence.
    r"|(?:请|须|需)(?:在此|据实|如实|根据实际)(?:情况)?(?:填写|填报)(?=[。;)\n]|\Z)"
    r"|\((?:此处|单位名称|部门名称|机关名称|盖章)[^()\n]{0,12}\)|(?<![XＸx×])[XＸx×]{2,}+(?=[年月日件条个份宗项市区县局镇])|_{3,}"
    # Of such papers a report may well speak; a heading is what is left of one.
    r"|^(?:示范文本|填报说明|填表说明)(?=[:\n]|\Z)|\((?:示范文本|填报说明|填表说明)\)"
    r")",
    re.MULTILINE,
)


class _Day(NamedTuple):
    year: int | None
    month: int
    day: int


def report_year(prose: Prose) -> int | None:
    """The year in the title of the report, where the text has one."""
    for sentence in prose.sentences[:12]:
        found = _YEAR_OF_TITLE.search(prose.words(sentence.span))
        if found:
            return int(found[1])
    return None


def periods(prose: Prose, year: int | None) -> Iterator[Outcome]:
    """The period of the statistics is 1 January to 31 December of the report's *year*."""
    for subject in _SUBJECT.finditer(prose.text):
        end = min(subject.end() + _FARTHEST + 30, len(prose.text))
        found = _PERIOD.search(prose.text, subject.end(), end)
        if found is None or re.search(r"[\n。]", prose.text[subject.end() : found.start()]):
            continue
        if _is_of_report(prose, subject, found):
            yield _period(prose, found, year)


def _is_of_report(prose: Prose, subject: re.Match[str], period: re.Match[str]) -> bool:
    """Whether the days of *period* are those of the report's figures: 满意度调查统计时间 is of something else."""
    before = re.split(r"[。\n]", prose.text[max(subject.start() - _NEAR, 0) : subject.start()])[-1]
    clause = re.split(r"[,;:(]", before)[-1]
    if _OTHERS.search(clause) or _OTHERS.search(prose.text, subject.end(), period.start()):
        return False
    if _THIS_REPORT.search(clause):
        return True
    return _FIGURES.fullmatch(clause) is not None and (
        _THIS_REPORT.search(before) is not None or not _OTHERS.search(before)
    )


def _period(prose: Prose, found: re.Match[str], year: int | None) -> Outcome:
    first, last = _day(found, "1"), _day(found, "2")
    expected_year = year or first.year
    span = Span(found.start(), found.end())
    where = quote(prose, around(prose, span), [span])
    stated = prose.words(span)
    right = f"{expected_year}-01-01..{expected_year}-12-31" if expected_year else "01-01..12-31"
    good = (
        first[1:] == (1, 1)
        and last[1:] == (12, 31)
        and first.year in (None, expected_year)
        and last.year in (None, expected_year)
    )
    if good:
        return held(PERIOD, where, stated, right, say("narrative.period_held", stated=stated))
    message = say("narrative.period_wrong", stated=prose.reading.quote(span), expected=str(expected_year))
    return violated(PERIOD, where, stated, right, message)


def _day(found: re.Match[str], side: str) -> _Day:
    year = found[f"y{side}"]
    return _Day(int(year) if year else None, int(found[f"m{side}"]), int(found[f"d{side}"]))


def citations(prose: Prose, year: int | None) -> Iterator[Outcome]:
    """The decree of the 条例 and the notice of the form are cited with their right numbers."""
    yield from _decrees(prose)
    yield from _notices(prose, year)


def _decrees(prose: Prose) -> Iterator[Outcome]:
    for found in _DECREE.finditer(prose.text):
        around_it = prose.text[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
        if _REGULATION not in around_it.replace("\n", " "):
            continue
        if int(found[1]) in _DECREES:
            yield _rightly_cited(prose, found)
        elif _is_of_regulation(prose, found):
            yield _wrongly_cited(prose, found, "711", "decree")


def _is_of_regulation(prose: Prose, decree: re.Match[str]) -> bool:
    """Whether the number of *decree* is bound to the title of the 条例: right before it, or right behind it."""
    before = prose.text[max(decree.start() - _NEAR, 0) : decree.start()]
    bracket = _OPEN_BRACKET.search(before)
    if bracket is not None:
        title, inside = before[: bracket.start()], bracket[0]
        of_another = _TITLES_BEFORE.search(title) or re.search(r"[^《》]{4}》[^,;《》]*$", inside)
        return _TITLE_BEFORE.search(title) is not None and of_another is None
    if "《" in prose.text[decree.end() : decree.end() + _LONGEST_LINK]:
        return _THEN_REGULATION.match(prose.text, decree.end()) is not None
    return bool(_THEN_REGULATION.match(prose.text, decree.end()) or _REGULATION_THEN.search(before))


def _notices(prose: Prose, year: int | None) -> Iterator[Outcome]:
    """The notice of the form; a slip in the name of the office or in the number is one in the citation."""
    for found in _NOTICE.finditer(prose.text):
        office, of_year, number = found[1], int(found[2]), int(found[3])
        about_form = "年度报告" in prose.text[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
        named = office == "国办公开办函"
        known = _FORM_NOTICES.get(of_year) == number
        form_year = 2019 if year is not None and year < 2021 else 2021
        if named and known and (year is None or of_year == form_year):
            yield _rightly_cited(prose, found)
        elif named and known:
            yield _wrongly_cited(prose, found, _form_notice(form_year), "superseded")
        elif ("公开" in office and known) or (named and about_form and of_year in _FORM_NOTICES):
            yield _wrongly_cited(prose, found, _form_notice(of_year), "notice")


def _form_notice(year: int) -> str:
    """The notice of *year* on the form of the report."""
    return f"国办公开办函〔{year}〕{_FORM_NOTICES[year]}号"


def _rightly_cited(prose: Prose, found: re.Match[str]) -> Outcome:
    span = Span(found.start(), found.end())
    cited = prose.reading.quote(span)
    where = quote(prose, around(prose, span), [span])
    return held(CITATION, where, cited, cited, say("narrative.citation_held", cited=cited))


def _wrongly_cited(prose: Prose, found: re.Match[str], right: str, name: str) -> Outcome:
    span = Span(found.start(), found.end())
    cited = prose.reading.quote(span)
    where = quote(prose, around(prose, span), [span])
    return violated(CITATION, where, cited, right, say(f"narrative.{name}_wrong", cited=cited, right=right))


def template_remains(prose: Prose) -> Iterator[Outcome]:
    """Instructions and blanks of a template that were left in the text."""
    for found in _TEMPLATE.finditer(prose.text):
        span = Span(found.start(), found.end())
        where = quote(prose, around(prose, span), [span])
        printed = prose.reading.quote(span)
        yield violated(TEMPLATE, where, printed, "", say("narrative.template_left", words=printed))
