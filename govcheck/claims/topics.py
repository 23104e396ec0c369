"""What business a paragraph speaks of: requests for information, reviews of them, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from govcheck.claims.mentions import Mention, last_clause
from govcheck.claims.scope import Speaker
from govcheck.claims.vocabulary import (
    AREA_NAME,
    HANDLING,
    OTHER_TOPICS,
    OWN_TOPICS,
    first_characters,
    words_pattern,
)
from govcheck.claims.windows import unknown_words
from govcheck.messages import Message, say

__all__ = ["DISPUTES", "TOPIC", "topics"]

#: 许可申请 is other business with its 申请; 信访、投诉举报类申请 is a result of the form.
TOPIC: Final = re.compile(
    # Most characters begin no topic; that is told by one look at each.
    rf"(?=[属因依文{first_characters(OTHER_TOPICS)}{first_characters(OWN_TOPICS)}])(?:"
    rf"(?P<own>(?:属(?:于)?|因)信访|(?:{words_pattern(OTHER_TOPICS).pattern})类申请)|(?P<other>(?:{words_pattern(OTHER_TOPICS).pattern})(?:申请)?)"
    rf"|(?P<papers>(?<!规范性)文件(?=(?:共|共计|约|总计)?[0-9]))"
    # 主动公开3件、依申请公开2件、不予公开1件 says of documents how they may be published.
    rf"|依申请公开(?=[0-9类]|文件|属性|公文)|(?P<ours>{words_pattern(OWN_TOPICS).pattern})"
    r")"
)
#: The review of what other organs did, by an organ that reviews: 办理行政复议案4件,…;行政诉讼案件3件.
REVIEW: Final = re.compile(r"(?:办理|受理|审理|承办)(?:的|各类)?(?:行政)?复议(?![^。]{0,60}信息公开)")
REVIEWED: Final = re.compile(r"(?:申请|案件|案)?[^,。;:、0-9|]{0,16}?(?:办理|受理|审理|承办|收案|立案)")
#: What such an organ receives are requests for its review; another organ receives the news that it is reviewed.
ASKED_FOR_REVIEW: Final = re.compile(r"(?:收到|接收|接到|新收)(?:的|各类)?(?:行政)?复议(?![^。]{0,60}信息公开)")
#: Disputes over other business: 其他类型的行政复议, 退税方面的行政诉讼, 同类行政诉讼.
OTHER_DISPUTES: Final = re.compile(
    r"(?:其他|其它|同类|其余)(?:各类|类型|类别|类|领域|方面|普通|一般"
    r"|(?:具体)?(?:行政行为|行政管理|执法行为|执法活动|履职行为|业务|案由|事项|事由|原因|类型)(?:引发|引起|产生|导致|涉及)?)?的?$"
)
DISPUTES_OF: Final = re.compile(
    r"(?P<of>[^,;。:、0-9|]{2,16})(?:类|类型|方面|领域|引发|引起|产生|导致|纠纷|争议)的?(?:被提起)?的?$"
)
#: What was answered is no other business of a dispute.
ANSWERED: Final = re.compile("不服|不满|异议|认为|政务公开|答复|告知")
#: 行政复议14件、行政诉讼2件: what is said of the first is said of the second.
COORDINATED: Final = re.compile(
    r"(?:申请|类?案件|案)?[0-9]{1,6}[件宗起例](?:、|,|和|及|与|以及){1,2}(?:另有)?(?:被提起|引发)?"
)
#: What they are called.
DISPUTES: Final = frozenset({"行政复议", "行政诉讼", "复议案件", "复议案"})
#: 被申请复议 speaks of a review, and of no requests.
ASKING_FOR_REVIEW: Final = re.compile("(?:行政)?(?:复议|诉讼)")
END_OF_MATTER: Final = re.compile("[。;]|信息公开|申请公开|依申请")
NUMBERED: Final = re.compile("[0-9][件宗份起例条项]")
#: A number in words before what it counts, and to whom requests are made.
COUNTED: Final = re.compile("[一二三四五六七八九十百千万零两]{1,8}[件宗份起例条项]")
ADDRESSED: Final = re.compile(r"向[\u4e00-\u9fff]{1,12}$")
#: How far back a clause is looked through for what its 申请 are of.
NEAR: Final = 24
LONGEST_REVIEW: Final = 100


def topics(text: str, start: int, who: Speaker) -> Iterator[Mention]:
    """What the paragraph *text*, which stands at *start*, speaks of."""
    dispute: Mention | None = None
    last: Mention | None = None
    for found in TOPIC.finditer(text):
        begin, end = found.span()
        if found.lastgroup is None or (found[0] == "申请" and ASKING_FOR_REVIEW.match(text, end)):
            continue
        mention = Mention(start + begin, start + end, _other_business(text, found, who))
        if found[0] in DISPUTES and mention.reason is None:
            joined = dispute is not None and COORDINATED.fullmatch(text, dispute.end - start, begin)
            over = dispute if joined else _other_dispute(text, found, start, who) or _goes_on(text, last, start, begin)
            # 行政复议 alone would be the claim's own word.
            mention = evolve(over, end=start + end) if over else mention
            dispute = over and mention
        last = mention
        yield mention


def _other_business(text: str, found: re.Match[str], who: Speaker) -> Message | None:
    """Why the words *found* are other business: 消防验收申请 is, and so is 行政许可."""
    if found["other"] or found["papers"]:
        return say("claims.other_topic", words=found[0])
    before = text[max(0, found.start() - LONGEST_REVIEW) : found.start()].rpartition("。")[2]
    if found[0] in {"行政诉讼", "行政复议"} or before.endswith("复议"):
        said = f"{before}{found[0]}"
        review = REVIEW.search(said) or (ASKED_FOR_REVIEW.search(said) if who.reviews else None)
        if review is None and "信息公开" not in before:
            review = REVIEWED.match(text, found.end())
        return say("claims.other_topic", words=review[0]) if review else None
    if found[0] != "申请" or text[found.start() - 1 : found.start()] == "类":
        return None
    clause = last_clause(text, found.start() - NEAR, found.start())
    if ADDRESSED.search(clause):
        return None
    # 年末没有需要结转的申请: what a clause says of requests is not what they are for.
    # Whose requests they are is judged where the place is named.
    words = HANDLING.sub("|", NUMBERED.split(clause)[-1])
    words = AREA_NAME.sub("|", COUNTED.sub("|", words.rpartition("的")[2]))
    of = unknown_words(who.without_name(words))
    return say("claims.other_topic", words=f"{of}{found[0]}") if of else None


def _goes_on(text: str, last: Mention | None, start: int, begin: int) -> Mention | None:
    """The other business *last* in whose sentence disputes are mentioned: 处罚案件31件,被申请行政复议2件."""
    if last is None or last.reason is None or text.endswith("申请", 0, last.end - start):
        return None
    clause = last_clause(text, last.start - start - NEAR, last.start - start)
    between = f"{clause}|{text[last.end - start : begin]}"
    return None if END_OF_MATTER.search(between) else last


def _other_dispute(text: str, found: re.Match[str], start: int, who: Speaker) -> Mention | None:
    """The words for disputes that are over no request for information, with what they are over."""
    words = last_clause(text, found.start() - NEAR, found.start())
    if "信息公开" in words or "申请公开" in words:
        return None
    over = DISPUTES_OF.search(words)
    of = unknown_words(who.without_name(ANSWERED.sub("|", over["of"]))) if over else ""
    of = "其他" if OTHER_DISPUTES.search(words) else of
    reason = say("claims.other_topic", words=f"{of}{found[0]}")
    return Mention(start + found.start() - len(words), start + found.end(), reason) if of else None
