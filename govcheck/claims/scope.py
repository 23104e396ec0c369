"""Whether a sentence speaks of this report's organ, area and year: a number of another scope is never compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrs import frozen

from govcheck.claims.vocabulary import (
    AREA_NAME,
    NARROWING,
    ORGAN,
    OTHER_PERIOD,
    OTHER_TOPICS,
    OWN_ORGAN,
    OWN_TOPICS,
    PARTIAL,
    PLURAL_ORGANS,
    WHOLE_AREA,
)
from govcheck.messages import Message, say
from govcheck.report import Report

__all__ = ["Speaker", "foreign", "speaker"]

#: How far back a subject still counts: about three sentences.
FARTHEST: Final = 300
YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})年")
#: A day or month that does not end the year: 截至10月底, 1至6月.
PART_OF_YEAR: Final = re.compile(
    r"(?:截至|截止)?(?:(?:19|20)[0-9]{2}年)?(?<![0-9])([1-9]|1[0-2])月(?:([0-9]{1,2})日|底|份|末)?"
)
#: Reasons and grounds that name an organ and say nothing of who speaks.
NOT_AN_ORGAN: Final = re.compile(
    r"(?:非|不属于|不属|属于|属|因)?本(?:行政)?机关(?:不掌握|没有|未制作|职责|无|不存在|掌握)|国务院办公厅|国务院|向行政机关|要求行政机关|由行政机关"
    r"|其他行政机关|(?:依照|依据|根据)[^,。;]{0,20}"
)
#: What is carried over or forward belongs to two years.
CARRIED: Final = re.compile(r"结转|顺延|转入|延至")
GOVERNMENT: Final = re.compile(r"(?:政府)$")
TOWN: Final = re.compile(r"(?:镇|乡|街道)(?:人民政府|政府|办事处)$")


@frozen
class Speaker:
    """Who a report speaks for.

    Args:
        publisher: Its publisher, without 人民.
        is_area: Whether it is the report of a whole area: of a government, and not of its own organ alone.
        is_town: Whether it is a town's or a street's: then area and organ are the same.
        year: The year reported on.
    """

    publisher: str
    is_area: bool
    is_town: bool
    year: int

    def without_name(self, words: str) -> str:
        """*words* without the publisher's own name and that of its area."""
        for name in (self.publisher.replace("政府", "人民政府"), self.publisher, self.publisher.removesuffix("政府")):
            words = words.replace(name, "|") if name else words
        return words


def speaker(report: Report) -> Speaker:
    """Who *report* speaks for."""
    publisher = "".join(report.publisher.split()).replace("人民政府", "政府")
    town = bool(TOWN.search(publisher))
    area = bool(GOVERNMENT.search(publisher)) and report.scope != "本机关" and not town
    return Speaker(publisher, area or report.scope == "汇总", town, report.year)


def foreign(who: Speaker, paragraph: str, sentence: str, rest: str) -> Message | None:
    """Why a number is not compared, or ``None`` where it may be.

    Args:
        who: Who the report speaks for.
        paragraph: The words of the paragraph up to the number.
        sentence: The words of the sentence up to the number.
        rest: The words that belong to the number, without those of the phrase.
    """
    part = next((word for word in PARTIAL if word in rest), None)
    if part is not None:
        return say("claims.part_of", words=part)
    topic = _other_topic(sentence)
    if topic is not None:
        return say("claims.other_topic", words=topic)
    period = _other_period(who, sentence, rest)
    if period is not None:
        return say("claims.other_period", words=period)
    return _other_scope(who, NOT_AN_ORGAN.sub("|", paragraph[-FARTHEST:]))


def _other_topic(sentence: str) -> str | None:
    """Other business that the sentence speaks of just before the number; ``None`` where it is requests."""
    own = max(sentence.rfind(word) for word in OWN_TOPICS)
    other, word = max((sentence.rfind(word), word) for word in OTHER_TOPICS)
    # 信访、投诉举报类申请 is a result of the form, and 申请 after the word keeps to the topic.
    return word if other > own and "类申请" not in sentence[other:] else None


def _other_period(who: Speaker, sentence: str, rest: str) -> str | None:
    found = next((word for word in OTHER_PERIOD if word in rest), None)
    if found is not None:
        return found
    years = list(YEAR.finditer(sentence))
    near = {who.year} | ({who.year - 1, who.year + 1} if CARRIED.search(sentence + rest) else set())
    if years and int(years[-1][1]) not in near:
        return years[-1][0]
    for month in PART_OF_YEAR.finditer(sentence):
        if (month[1], month[2] or "31") not in {("1", "1"), ("12", "31")} and month[0] != "12月底":
            return month[0]
    return None


def _other_scope(who: Speaker, words: str) -> Message | None:
    """What the last mention of an organ or an area before the number says."""
    mentions = [
        *((words.rfind(word) + len(word), len(word), word, "narrow") for word in NARROWING if word in words),
        *((words.rfind(word) + len(word), len(word), word, "own") for word in OWN_ORGAN if word in words),
        *((words.rfind(word) + len(word), len(word), word, "area") for word in WHOLE_AREA if word in words),
        *((words.rfind(word) + len(word), len(word), word, "plural") for word in PLURAL_ORGANS if word in words),
        *((found.end(), len(found[0]), found[0], "an organ") for found in ORGAN.finditer(words)),
        *((found.end("name"), len(found["name"]), found["name"], "an organ") for found in AREA_NAME.finditer(words)),
    ]
    if not mentions:
        return None
    _, _, word, kind = max(mentions)
    return _judged(who, word, kind)


def _judged(who: Speaker, word: str, kind: str) -> Message | None:
    if kind == "an organ":
        return None if _is_own(who, word) else say("claims.other_organ", words=word)
    if kind in {"area", "plural"}:
        return None if who.is_area or who.is_town or word == "全系统" else say("claims.wider", words=word)
    return say("claims.narrower", words=word) if who.is_area and not who.is_town else None


@lru_cache(maxsize=256)
def _is_own(who: Speaker, name: str) -> bool:
    """Whether *name* means the publisher: its name, or the end of it, such as 市政府办公厅."""
    plain = name.replace("人民政府", "政府")
    ends = (plain[start:] for start in range(len(plain) - 1))
    if plain == who.publisher.removesuffix("政府"):
        return True
    own = any(who.publisher.endswith(end) and len(end) >= 2 and plain.endswith(end) for end in ends)
    if not own or not who.is_area:
        return own
    # A government's report is about its area; 市政府 alone may mean the organ itself.
    return who.publisher in plain
