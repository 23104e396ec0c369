"""Whether a number counts a part of the whole: one way, one subject, one kind of applicant, one organ of several."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import islice
from operator import attrgetter
from typing import Final

from attrs import define, field

from govcheck.claims.mentions import Mentions, before, last_clause
from govcheck.claims.neighbours import STOPS
from govcheck.claims.vocabulary import BACK_TO_WHOLE, NOT_A_SPEAKER, OWN_MATTER, PARTIAL
from govcheck.claims.windows import AFTER
from govcheck.narrative.quantity import Kind, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["Parts"]

#: How far back what numbers are among still counts: about three sentences.
FARTHEST: Final = 300
#: How near words stand that belong together.
NEAR: Final = 24
#: Numbers of other kinds that may stand before the first count of a sentence.
MOST: Final = 12
#: What makes cases some of all, where it stands before what is counted.
STATES: Final = ("未审结的", "审结的", "未办结的", "纠正的", "维持的", "败诉的", "胜诉的")
#: Only of this there are parts that what follows goes on with.
OWN_BUSINESS: Final = re.compile("申请|复议|诉讼|收到|受理|办理|办结|答复|公开件")
#: 自然人申请中,… says what the following numbers are among; and what makes that less than all.
AMONG: Final = re.compile(
    r"(?:^|[,。])(?:在)?(?P<of>(?:[^,;。0-9]{1,30}(?:当中|之中|中|里)|[^,;。0-9]{2,20}的[0-9]{1,6}[件宗份](?:申请|答复|办件)?(?:当中|之中|中|里)))[,:]"
    # 结转下年度的27件申请,自然人20件: what the sentence begins with is what it speaks of.
    # 予以公开的23宗中自然人18宗.
    r"|(?:^|[,;。])在?(?P<among>[^,;。0-9]{2,20}的[0-9]{1,6}[件宗份](?:申请|答复|办件)?(?:当中|之中|中(?![心止央介小])))"
    # 对自然人予以公开96件; 部分公开的51件,有41件是自然人提出.
    r"|(?:^|[,;。])(?P<toward>(?:对|属于?|来自)(?:自然人|个人|企业|商业企业|法人|法律服务机构|科研机构|社会公益组织)[^,;。0-9]{0,8}?)(?=予以|部分公开|不予|无法|公开)"
    # 对3家社会公益组织提出的申请,我局2件予以公开.
    r"|(?:^|[,;。])(?P<asked>对(?:[0-9]{1,4}[家名位件个])?(?:自然人|个人|企业|商业企业|法人|法律服务机构|科研机构|社会公益组织)(?:提出的?|提交的?|的)?申请),"
    r"|(?:^|[,;。])(?P<taken>[^,;。0-9]{2,12}的[0-9]{1,6}[件宗份]),(?=(?:有|其中)(?:$|[0-9]{1,6}[件宗份](?:是|为|系|由|属))|(?:有|其中)?(?:自然人|个人|企业|商业企业|法人))"
    r"|^(?!连同|加上|含|包括|除)(?P<head>[^,;。0-9]{2,20}的[0-9]{1,6}[件宗份](?:申请|答复|办件))[,:](?![^;。]{0,12}(?:新收|收到|受理|接收))"
)
SOME: Final = re.compile(
    "自然人|法人|企业|个人|法律服务机构|科研机构|社会公益组织|结转|转结|顺延|(?<!不)予以公开|部分公开"
)
#: Those who apply, as texts name them.
APPLICANT: Final = re.compile(
    "自然人|公民个人|公民|个人|法人(?:或者?|和|及|、)其他组织|商业企业|企业|法人|律师事务所|律所|法律服务机构|科研机构|社会公益组织|其他组织"
)
#: 个人申请33件加上年结转2件共35件,办结34件: what a clause begins so with speaks of those requests alone.
APPLIED: Final = re.compile(
    rf"(?:^|[,:])(?:年内|全年|当年|由|来自|办结|答复|办理|处理)*(?P<who>{APPLICANT.pattern})"
    r"(?:提出的?|提交的?|的)?(?:申请)?(?:共|有|为|已?办结|答复)*[0-9]{1,6}[件宗份]"
)
#: What speaks of all again: 个人申请3440件,全市各级行政机关办结….
ALL_AGAIN: Final = re.compile("[全我][省市州盟县区旗镇乡局厅委办院校]|各级|总共|总计")
#: 收到市民的申请4件、法人或其他组织1件: the first number is of persons alone.
PERSONS: Final = re.compile("自然人|公民|个人|群众|市民|居民|村民")
AND_OTHERS: Final = re.compile(
    r"[0-9]{1,6}[件宗份](?:、|和|及|以及)(?:法人|企业|公司|单位|其他组织)[^,;。、0-9]{0,12}[0-9]"
)
#: An item that begins with a kind of requests, and no kind of results.
KIND: Final = re.compile(
    r"(?:\(?[0-9一二三四五六七八九十]{1,3}[.、)]{1,2}|[一二三四五六七八九十]是|[①-⑳])?(?P<kind>(?!依申请|申请)[\u4e00-\u9fff、]{2,12}(?<!公开)(?<!处理)(?<!提供)类(?:申请|信息|事项)?)[。:]"
)
BY_WHOM: Final = re.compile("[,:、]?(?:由|向|对|以)?[省市区县州旗镇乡]?")
#: Each place where a sentence comes back to the whole, also where two such words share a character.
RETURN: Final = re.compile(f"(?=({BACK_TO_WHOLE.pattern}))")


@define
class Parts:
    """What makes numbers of *prose* count a part of the whole.

    Args:
        prose: The text.
        speakers: Whom the paragraph with a number mentions.
    """

    prose: Prose
    speakers: Callable[[int], Mentions]
    _returns: dict[int, list[Span]] = field(factory=dict, init=False)
    _known: dict[int, str | None] = field(factory=dict, init=False)

    def part_of(self, sentence: Sentence, at: int) -> str | None:
        """The word that makes the first number of the sentence one of a part, so that those after it are too.

        网上收到申请2210件,办结2200件: both are of what came through the net. So does what they are said to be among:
        自然人申请中,予以公开1408件.
        """
        among = self._among(sentence, at) or self._own_share(sentence, at) or self._kind(sentence)
        if among is not None:
            return among
        first = self._first(sentence, at)
        if first is None or first.span.start >= at:
            # 涉企类申请全部办结,没有复议: what has no number goes on with its first clause.
            stop = self.prose.text.find(",", sentence.span.start, at)
            return self._partial(sentence, stop) if stop >= 0 and not self._counts(sentence, at) else None
        if first.span.start not in self._known:
            self._known[first.span.start] = self._partial(sentence, first.span.start)
        found = self._known[first.span.start]
        return None if found is None or self._comes_back(sentence.block, Span(first.span.end, at)) else found

    def _kind(self, sentence: Sentence) -> str | None:
        """The kind of requests that an item of a list is about: 1.征地拆迁类。收到申请612宗."""
        start = self.prose.reading.blocks[sentence.block].span.start
        found = KIND.match(self.prose.text, start, sentence.span.end)
        return found["kind"] if found else None

    def _counts(self, sentence: Sentence, at: int) -> bool:
        """Whether there is a number at *at*, or before it in the sentence."""
        return any(one.kind is Kind.COUNT and one.span.start <= at for one in sentence.quantities[:MOST])

    def _among(self, sentence: Sentence, at: int) -> str | None:
        text = self.prose.words((max(self._opening(sentence, at), at - FARTHEST), at))
        found = next(iter(reversed(list(AMONG.finditer(text)))), None)
        if found is None or BACK_TO_WHOLE.search(text, found.end()):
            return None
        some = SOME.search(next(words for words in found.groups() if words))
        return some[0] if some else None

    def applicant(self, sentence: Sentence, at: int) -> str | None:
        """The only applicants of whom the sentence speaks, where one of its clauses begins with them."""
        begin = self._opening(sentence, at)
        if at - begin > FARTHEST:
            return None
        text = self.prose.words((begin, at))
        found = APPLIED.search(text)
        if found is None or len(APPLICANT.findall(text)) > 1 or ALL_AGAIN.search(text, found.end()):
            return None
        return found["who"]

    def persons(self, sentence: Sentence, at: int) -> str | None:
        """The persons whose requests a number counts alone, where those of organisations stand beside it."""
        if AND_OTHERS.match(self.prose.text, at) is None:
            return None
        found = PERSONS.search(STOPS.split(self.prose.words((max(sentence.span.start, at - NEAR), at)))[-1])
        return found[0] if found else None

    def _own_share(self, sentence: Sentence, at: int) -> str | None:
        """其中 where the organ itself or its area follows it: 其中市局机关收到11件 counts a part."""
        begin = max(sentence.span.start, at - FARTHEST)
        behind = self.prose.text.rfind("其中", begin, at)
        behind = -1 if ";" in self.prose.words((max(behind, begin), at)) else behind
        for mention in before(self.speakers(sentence.block), at) if behind >= 0 else ():
            between = self.prose.words((behind + len("其中"), max(behind + len("其中"), mention.start)))
            if mention.start < behind or BACK_TO_WHOLE.search(between):
                return None
            if BY_WHOM.fullmatch(between):
                return "其中"
        return None

    def _first(self, sentence: Sentence, at: int) -> Quantity | None:
        """The first count of the sentence, or after its last semicolon before *at*."""
        index = bisect_left(sentence.places, self._opening(sentence, at))
        following = islice(sentence.quantities, index, index + MOST)
        return next((one for one in following if one.kind is Kind.COUNT), None)

    def _opening(self, sentence: Sentence, at: int) -> int:
        """Where the part of the sentence begins that *at* stands in: behind its last semicolon, which is near."""
        begin = sentence.span.start
        return max(begin, self.prose.text.rfind(";", max(begin, at - FARTHEST), at) + 1)

    def _comes_back(self, block: int, between: Span) -> bool:
        """Whether a word *between* comes back to the whole; it may be far, so that the paragraph is searched once."""
        if block not in self._returns:
            start, end = self.prose.reading.blocks[block].span
            found = RETURN.finditer(self.prose.text, start, end)
            self._returns[block] = [Span(one.start(), one.end(1)) for one in found]
        spans = self._returns[block]
        index = bisect_left(spans, between.start, key=attrgetter("start"))
        return index < len(spans) and spans[index].end <= between.end

    def mark_whole(self, at: int) -> None:
        """Keep in mind that the number at *at* is known to be no part of another."""
        self._known[at] = None

    def _partial(self, sentence: Sentence, at: int) -> str | None:
        clause = last_clause(self.prose.text, max(sentence.span.start, at - FARTHEST), at)
        words = NOT_A_SPEAKER.sub("|", OWN_MATTER.sub("|", clause))
        behind = self.prose.words((at, min(at + NEAR, sentence.span.end)))
        if OWN_BUSINESS.search(f"{words}|{AFTER.split(behind, maxsplit=1)[0]}") is None:
            return None
        return next((word for word in (*PARTIAL, *STATES) if word in words), None)
