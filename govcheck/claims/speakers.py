"""Whom a paragraph speaks of: the organ that reports, its area, or others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from govcheck.claims.mentions import Mention, last_clause
from govcheck.claims.scope import NARROWER, Speaker, organs
from govcheck.claims.vocabulary import AREA_NAME, AREA_WORD, ORGAN_ALONE, OWN_ORGAN, WHOLE
from govcheck.claims.windows import unknown_words
from govcheck.messages import Message, say

__all__ = ["speakers"]

#: 市政府各部门 are not the government.
DEPARTMENTS: Final = re.compile(r"(?:各|所属|有关|组成|工作|直属|相关){0,2}(?:部门|委办局|单位|机构|组成部门|工作部门)")
#: What makes the parts of an area the whole of it; 全区17个镇街 are not.
ALL_UNITS: Final = re.compile("部门|单位|机关|委办|政府")
#: How far back a clause is looked through for a subject before the one mentioned.
NEAR: Final = 24


def speakers(text: str, start: int, who: Speaker) -> Iterator[Mention]:
    """Who is mentioned in the paragraph *text*, which stands at *start*, in the report of *who*."""
    own_ends = set()
    area_starts = []
    wholes = list(WHOLE.finditer(text))
    for found in wholes:
        yield _mention(found.start(), found.end(), text, start, who.judge_whole(found[0]))
    text = WHOLE.sub(lambda found: "|" * len(found[0]), text) if wholes else text
    for found in OWN_ORGAN.finditer(text):
        own_ends.add(found.end())
        alone = who.is_area and ORGAN_ALONE.match(text, max(found.start(), found.end() - len("局机关")))
        reason = who.judge_narrower(found[0]) if alone else None
        yield _mention(found.start(), found.end(), text, start, reason)
    for found in AREA_WORD.finditer(text):
        own_ends.add(found.end())
        area_starts.append(found.start())
        reason = (
            say("claims.narrower", words=found[0])
            if found["system"] and who.is_area
            else who.judge_area(found[0], found["level"])
        )
        yield _mention(found.start(), found.end(), text, start, reason)
    for found in NARROWER.finditer(text):
        # 全市各县区、各部门 is the whole area again.
        behind = bisect_right(area_starts, found.start()) - 1
        if (
            behind >= 0
            and found.start() - area_starts[behind] <= 20
            and not set("。;,") & set(text[area_starts[behind] : found.start()])
            and (not who.is_area or ALL_UNITS.search(text, area_starts[behind], found.end() + NEAR // 3))
        ):
            continue
        yield _mention(found.start(), found.end(), text, start, who.judge_narrower(found[0]))
    for begin, end in organs(text):
        if end not in own_ends:
            departments = DEPARTMENTS.match(text, end)
            name = text[begin : departments.end() if departments else end]
            reason = who.judge_departments(name) if departments else who.judge_organ(name)
            yield _mention(begin, end, text, start, reason)
    for found in AREA_NAME.finditer(text):
        yield _mention(found.start("name"), found.end("name"), text, start, who.judge_place(found["name"]))


def _mention(begin: int, end: int, text: str, start: int, reason: Message | None) -> Mention:
    is_subject = not unknown_words(last_clause(text, begin - NEAR, begin))
    return Mention(start + begin, start + end, reason, is_subject)
