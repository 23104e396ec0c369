"""What time a paragraph speaks of: the year reported on, a part of it, or another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govcheck.claims.mentions import Mention
from govcheck.claims.vocabulary import COMPARED, OTHER_PERIOD, OWN_PERIOD, UP_TO, first_characters
from govcheck.messages import Message, say

__all__ = ["PERIOD", "other_period", "periods"]

BECAUSE: Final = re.compile(r"(?:因|由于|鉴于)[^,。;:]{0,6}$")
_YEAR: Final = "(?:19|20)[0-9]{2}年"
#: What a period begins with, told by one look at each character.
_BEGINNINGS: Final = (
    "施实颁修成运启改组挂开0-9截年底近连将含结顺转延留上去往同环较比与和相对增升提攀前头后扩涨跌降下减回一二三四五六七八九十两"
    + first_characters((*OWN_PERIOD, *OTHER_PERIOD))
)
PERIOD: Final = re.compile(
    # Digits that something is counted with begin none.
    rf"(?=[{_BEGINNINGS}])(?![0-9]{{1,9}}[件宗份起例条项次%.,;])(?:"
    # The whole year, however it is printed.
    rf"(?P<whole>{_YEAR}1月1日(?:起)?(?:至|到|-)(?:{_YEAR})?12月31日|(?:截至|截止)?(?:{_YEAR})?(?:12月31日|12月底|年底|年末|底)|1(?:月|月份)?(?:至|-)12月份?"
    rf"|{'|'.join(OWN_PERIOD)}|{UP_TO})"
    # Several years together.
    rf"|(?P<years>(?:19|20)[0-9]{{2}}年?(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?(?:至|到|-|~)(?:19|20)[0-9]{{2}}年|[一二三四五六七八九十]{{2,3}}五”?(?:期间|时期|以来)"
    # 2023年、2024年两年; 2022年和2023年共; but not the years that numbers are listed for.
    rf"|(?:(?:19|20)[0-9]{{2}}年?度?(?:、|和|与|及|以及)){{1,5}}{_YEAR}度?(?:这|的|上述)?(?=[两二三四五六]个?年|累计|合计|共|总共)"
    r"|(?<![一二三四五六七八九十〇每第任])[两二三四五六七八九十]个?年(?:内|里|中|间)?(?=[,共合累总全]|来|期间)"
    r"|(?:施行|实施|颁布|修订|成立|运行|上线|启用|启动|改版|改革|组建|挂牌|开通)以来"
    r"|近[一二两三四五六七八九十0-9]{1,2}年|[一二两三四五六七八九十0-9]{1,2}年(?:来|间)|连续[一二两三四五六七八九十0-9]{1,2}年)"
    # What is carried over or forward belongs to two years.
    rf"|(?P<carried>(?:结转|顺延|转结|转入|转|延至|延续|留)(?:至|到|入|待)?(?:{_YEAR}|[上下]一?年度?|次年|明年)"
    rf"|(?:连同|同|与|和|将|含)?(?:{_YEAR}度?|上一?年度?|去年|往年)[^,。;、0-9]{{0,6}}?(?:结转|转入|转结|接转|遗留|转来|转办|未办结|未办完|未办理完|尚未办|顺延|延续|承接))"
    rf"|(?P<compared>{COMPARED.pattern})"
    r"|(?P<part>[前头后][0-9一二三四五六七八九十]{1,2}个?(?:月|季度))"
    rf"|(?P<month>(?:截至|截止)?(?:{_YEAR})?(?<![0-9])(?:[1-9]|1[0-2])月(?:[0-9]{{1,2}}日|底|份|末|初)?)"
    rf"|(?P<year>{_YEAR}(?:全年|年度|度)?)"
    rf"|(?P<other>(?:{'|'.join(sorted(OTHER_PERIOD, key=len, reverse=True))})(?:全年)?)"
    r")"
)


def periods(text: str, start: int, year: int) -> Iterator[Mention]:
    """The times that the paragraph *text*, which stands at *start*, speaks of in the report on *year*."""
    for found in PERIOD.finditer(text):
        if found.lastgroup != "carried" and found[0] != "底" and not _is_reason(text, found):
            reason = other_period(found, year)
            yield Mention(start + found.start(), start + found.end(), reason, found.lastgroup != "compared")


def other_period(found: re.Match[str], year: int) -> Message | None:
    """Why the time *found* is not *year*, or ``None`` where it is."""
    years = re.findall("(?:19|20)[0-9]{2}", found[0])
    if found.lastgroup in {"year", "whole"} and all(int(one) == year for one in years):
        return None
    return say("claims.other_period", words=found[0])


def _is_reason(text: str, found: re.Match[str]) -> bool:
    """Whether a time only says why: 因12月下旬收到而结转9件."""
    return BECAUSE.search(text, max(0, found.start() - 8), found.start()) is not None
