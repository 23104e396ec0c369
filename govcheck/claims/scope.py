"""Who a report speaks for, and whether a name in its text means that organ, its area, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from govcheck.claims.vocabulary import (
    AREA_LEVELS,
    AREA_NAME,
    AREA_WORD,
    FILLERS,
    NARROWER_UNITS,
    ORGAN_END,
    OWN_ORGAN,
    SOME_UNITS,
    WHOLE,
    first_characters,
    words_pattern,
)
from govcheck.messages import Message, say
from govcheck.report import Report

__all__ = ["NARROWER", "Speaker", "organs", "speaker"]

GOVERNMENT: Final = re.compile(r"政府$")
#: 市自然资源和规划局高新区分局 is another organ than the bureau.
BRANCH: Final = re.compile("(?:分局|支局|分中心|管理所|派出所|监督所|司法所)$")
ZONE: Final = re.compile(r"区(?:管理委员会|管委会)$")
OFFICE: Final = re.compile(r"政府办公[厅室]$")
TOWN: Final = re.compile(r"(?:镇|乡|街道)(?:政府|办事处)$|街道$")
#: The areas that a publisher's name begins with: 江城市 南湖区 | 住房和城乡建设局.
AREAS: Final = re.compile(
    # 城市 alone is no area: 江城市|城市管理局.
    r"(?:[\u4e00-\u9fff]{2,8}?市(?!场|容|民|政(?!府))"
    r"|[\u4e00-\u9fff]{1,8}?(?:自治区|自治州|自治县|省|地区|区(?![域划])|县|州(?![市区县省])|旗|盟|镇|街道|(?<!城)乡))"
)
SHORTER: Final = (("委员会", "委"), ("管理委员会", "管委会"), ("办公厅", "办"), ("办公室", "办"), ("人民政府", "政府"))
LEADING: Final = re.compile(
    r"^(?:年度?|其中|全年|共|由|对|和|及|与|从|在|向|经|因|即|为|以|日|月|中|了|一是|二是|三是|今年|本年度?|分别|此外|另外|同时)+"
)
#: Longer names are cut: what stands before them is no part of them.
LONGEST_NAME: Final = 14
REMARK: Final = re.compile(r"[(（][^()（）]{0,20}[)）]$")
HAN_RUN: Final = re.compile(r"[\u4e00-\u9fff]{1,14}$")
OWN_AREA_ORGAN: Final = re.compile(r"^[省市区县州旗镇乡]")
NARROWER: Final = re.compile(
    f"(?=[0-9一二两三四五六七八九十多部个有其各县市区的{first_characters(NARROWER_UNITS)}])"
    f"(?:{words_pattern(NARROWER_UNITS).pattern}|{SOME_UNITS})"
)


@frozen
class Speaker:
    """Who a report speaks for.

    Args:
        publisher: Its publisher, without 人民.
        is_area: Whether it is the report of a whole area: of a government, and not of its own organ alone.
        is_town: Whether it is a town's or a street's: then area and organ are the same.
        level: The character that says how large its area is (省, 市, 县, …); empty where its name does not say.
        area: The name of its area, such as 青溪镇; empty where it has none.
        year: The year reported on.
    """

    publisher: str
    is_area: bool
    is_town: bool
    level: str
    area: str
    year: int

    def judge_area(self, word: str, level: str) -> Message | None:
        """Why numbers of *word*, such as 全市, are not this report's, or ``None`` where they are."""
        if level == "国":
            return say("claims.wider", words=word)
        if self.is_area or self.is_town:
            if level == self.level or not self.level:
                return None
            return say("claims.wider" if _rank(level) < _rank(self.level) else "claims.narrower", words=word)
        return say("claims.wider", words=word)

    @property
    def reviews(self) -> bool:
        """Whether it may be the one that decides on reconsiderations: a government, its office, a bureau of justice."""
        return self.is_area or "政府" in self.publisher or "司法" in self.publisher

    def judge_whole(self, words: str) -> Message | None:
        """Why numbers of a government with all its parts are not this report's, or ``None`` where they are."""
        return None if self.is_area else say("claims.wider", words=words)

    def judge_departments(self, name: str) -> Message:
        """Why numbers of the departments of a government are not this report's."""
        return say("claims.narrower" if self.is_area else "claims.wider", words=LEADING.sub("", name))

    def judge_organ(self, name: str) -> Message | None:
        """Why numbers of the organ *name* are not this report's, or ``None`` where they are."""
        return None if _means(self, name) else say("claims.other_organ", words=LEADING.sub("", name))

    def judge_place(self, name: str) -> Message | None:
        """Why numbers of the place *name* are not this report's, or ``None`` where they are."""
        own = self._is_own_place(name)
        return None if own else say("claims.other_organ", words=name)

    def _is_own_place(self, name: str) -> bool:
        """Whether *name* is the area's, or short for it: 通道县 for 通道侗族自治县."""
        short = self.area[:1] == name[:1] and self.area[-1:] == name[-1:] and _is_among(name, self.area)
        return bool(self.area) and (short or (name in self.publisher and name.endswith(self.level or "?")))

    def judge_narrower(self, word: str) -> Message | None:
        """Why numbers of a part of the area are not this report's, or ``None`` where they are."""
        if self.is_area:
            return say("claims.narrower", words=word)
        # 市本级 may be what an office of the city reports on.
        return (
            None
            if self.is_town
            or (word.endswith(("本级", "本机关")) and word[0] not in "局委厅")
            or word.startswith("代表")
            else say("claims.wider", words=word)
        )

    def without_name(self, words: str) -> str:
        """*words* without what means the publisher or its area, whose scope has been judged already."""
        words = WHOLE.sub("|", words) if self.is_area else words
        words = AREA_NAME.sub(lambda found: "|" if self._is_own_place(found["name"]) else found[0], words)
        for start, end in reversed(list(organs(words))):
            if self.judge_organ(words[start:end]) is None:
                words = f"{words[:start]}|{words[end:]}"
        words = AREA_WORD.sub("|", NARROWER.sub("|", OWN_ORGAN.sub("|", words)))
        words = words.replace(self.area, "|") if self.area else words
        return words.replace(self.level, "|") if self.is_town and self.level else words


def organs(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of organs stand in *text*, each back to the punctuation or the name before it."""
    last = 0
    for found in ORGAN_END.finditer(text):
        begin = max(last, found.start() - LONGEST_NAME)
        name = HAN_RUN.search(text[begin : found.start()])
        start = begin + name.start() if name else found.start()
        last = found.end()
        if last - start > 1:
            yield start, last


def _rank(level: str) -> int:
    return AREA_LEVELS.index(level) if level in AREA_LEVELS else len(AREA_LEVELS)


def speaker(report: Report) -> Speaker:
    """Who *report* speaks for."""
    publisher = REMARK.sub("", "".join(report.publisher.split())).replace("人民政府", "政府")
    town = bool(TOWN.search(publisher))
    area = bool(GOVERNMENT.search(publisher)) and report.scope != "本机关" and not town
    areas = AREAS.findall(publisher.replace("政府", ""))
    # A name in which nothing but areas is left is that of an area: 测试市.
    bare = bool(areas) and "".join(areas) == publisher
    return Speaker(
        publisher,
        area or bare or bool(ZONE.search(publisher)) or report.scope == "汇总",
        town,
        _level(areas),
        areas[-1] if areas else "",
        report.year,
    )


def _level(areas: list[str]) -> str:
    if not areas:
        return ""
    return next((level for level in AREA_LEVELS if areas[-1].endswith(level)), "")


@lru_cache(maxsize=2048)
def _means(who: Speaker, name: str) -> bool:
    """Whether *name* means the publisher: its name, its end (市政府办公厅), or a short form (市住建局)."""
    plain = _bare(name.replace("人民政府", "政府"))
    if BRANCH.search(plain) and not BRANCH.search(who.publisher):
        return False
    if who.publisher in plain or (plain and plain == who.publisher.removesuffix("政府")):
        return True
    if who.is_area:
        return bool(ZONE.search(who.publisher)) and plain.endswith(("管委会", "管理委员会"))
    if OFFICE.search(who.publisher) and plain.endswith(f"{who.level}政府"):
        # The office of a government reports on what is asked of the government.
        return True
    if who.is_town:
        return len(plain) >= 3 and (who.publisher.endswith(plain) or plain.endswith(who.publisher)) and plain != "政府"
    return any(_short_for(plain, own, who) for own in _forms(who.publisher))


def _bare(name: str) -> str:
    """*name* without the words that stand before a subject."""
    stripped = LEADING.sub("", name)
    for filler in FILLERS:
        if (
            len(filler) > 1
            and stripped.startswith(filler)
            and not stripped.startswith(("行政", "政府", "信息", "公开"))
        ):
            return _bare(stripped[len(filler) :])
    return stripped


def _forms(name: str) -> tuple[str, ...]:
    shorter = name
    for long, short in SHORTER:
        shorter = shorter.replace(long, short)
    return (name, shorter) if shorter != name else (name,)


def _short_for(name: str, own: str, who: Speaker) -> bool:
    """Whether the characters of *name* are among those of *own*, in order, down to the same kind of organ."""
    if len(name) < 2 or name[-1] != own[-1] or ("分局" in own) != ("分局" in name):
        return any(_short_for(form, own, who) for form in _forms(name)[1:])
    if OWN_AREA_ORGAN.match(name) and who.level and name[0] != who.level:
        return False
    first = own.find(own[-1])
    if first < len(own) - 1 and _is_among(name, own[: first + 1]):
        # 市市场监督管理局 is the bureau over 市市场监督管理局龙华监管局.
        return False
    return _is_among(name, own)


def _is_among(name: str, own: str) -> bool:
    rest = iter(own)
    return all(character in rest for character in name)
