"""What a paragraph says of who, when and what, found once; a number looks up what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from attrs import define, field

from govcheck.claims.mentions import Mention, Mentions, before, by_end, in_brackets, last_clause
from govcheck.claims.partial import Parts
from govcheck.claims.periods import PERIOD, other_period, periods
from govcheck.claims.scope import Speaker
from govcheck.claims.speakers import speakers
from govcheck.claims.topics import DISPUTES, topics
from govcheck.claims.vocabulary import CHANNEL, NOT_A_SPEAKER, UP_TO
from govcheck.claims.windows import only_fillers, without_titles
from govcheck.messages import Message, say
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["Surroundings"]

#: How far back a subject still counts: about three sentences.
FARTHEST: Final = 300
BARE_YEAR: Final = re.compile("(?:19|20)[0-9]{2}$")
UP_TO_IT: Final = re.compile(UP_TO)
#: A time that a number rose or fell from, and parts of a year.
MEASURED_FROM: Final = re.compile("(?:由|从|自|较|比|与|同)[^,;:。、()]{0,6}$")
PART_OF_YEAR: Final = re.compile("半年|季度|月(?!份?底)|旬")
#: These go on with the time that was told before them: 截至11月30日,当年新收12801件.
GOING_ON: Final = frozenset({"当年", "今年", "本年", "本年度", "年内"})
#: These do so from sentence to sentence; the others, said anew, are of the year reported on.
STILL_GOING_ON: Final = frozenset({"当年", "年内", "同期"})
#: This is the time that was told before it, whatever that is: 上年收到50件,同期办结48件.
SAME_TIME: Final = "同期"
#: Who stands behind these is no subject of the sentence: 会同区司法局…, 把政务公开纳入对各街道的考核.
NOT_ACTING: Final = re.compile(
    "(?:[一二三四五六七八九十]是|全年|年内|本年度?|[0-9]{4}年|,|、|还|并|同时|积极|主动|及时|定期|先后|切实|认真)*"
    "(?:会同|联合|联动|配合|协助|协调|协同|把|将|对|向|与|和|同|通过|组织|邀请|依托|借助|利用|指导|督促|要求|面向|针对|经|按照|根据|围绕|发挥|压实|落实|推动|推进|加强|加大|强化|建立|完善|健全|选派|委托|参加|赴|到|在)"
)
OF_THEM: Final = re.compile("其中[\u4e00-\u9fff]*$")
#: One of these stands in each `CHANNEL`; to look for the whole takes longer.
PUBLISHED_IN: Final = re.compile("网站|官网|公众号|微信|微博|平台|信箱|公告栏|公示栏|信息网")
AND: Final = re.compile("和|与|及|以及|、")
#: How near words stand that belong together.
NEAR: Final = 24
#: Who has another one act.
PIVOT: Final = re.compile("协调|指导|督促|推动|协助|帮助|组织|支持|交由|转由|转交|委托")


@define
class Surroundings:
    """What the paragraphs of *prose* say of who, when and what. Each paragraph is read once.

    Args:
        prose: The text.
        who: Who the report speaks for.
        parts: Which numbers count a part of the whole.
    """

    prose: Prose
    who: Speaker
    _texts: dict[int, tuple[str, int]] = field(factory=dict)
    _speakers: dict[int, Mentions] = field(factory=dict)
    _topics: dict[int, Mentions] = field(factory=dict)
    _periods: dict[int, Mentions] = field(factory=dict)
    parts: Parts = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.parts = Parts(self.prose, self._speakers_of)

    def speaker(self, sentence: Sentence, at: int) -> Message | None:
        """Why the organ or area that is spoken of at *at* is not this report's, or ``None`` where it may be."""
        passing: Mention | None = None
        for mention in before(self._speakers_of(sentence.block), at):
            if mention.end <= at - FARTHEST:
                break
            if passing is not None and self._moves(mention, passing):
                return passing.reason
            # 市自然资源和规划局高新区分局 is one name, and the branch is meant.
            if passing is not None and mention.end == passing.start:
                return passing.reason or mention.reason
            if passing is not None and (mention.start < sentence.span.start or self._apart(mention, passing)):
                break
            if mention.reason is not None and self._has_ended(mention, at):
                continue
            if mention.is_subject and (mention.start >= sentence.span.start or self._lasts(mention)):
                return mention.reason or self._beside(sentence, mention)
            # 省政府收到我市居民的申请: the subject of the clause outweighs what is mentioned after it.
            passing = passing or (mention if mention.start >= sentence.span.start else None)
        return passing.reason if passing else None

    def _has_ended(self, mention: Mention, at: int) -> bool:
        """Whether the one mentioned is a part that a semicolon has ended: 其中省政府办公厅763件;办结28489件."""
        begin = max(0, mention.start - NEAR // 2)
        return OF_THEM.search(self.prose.text[begin : mention.end]) is not None and ";" in self.prose.words(
            (mention.end, at)
        )

    def _beside(self, sentence: Sentence, mention: Mention) -> Message | None:
        """Why who acts together with the one mentioned is another: 区教育局和我局共收到申请30件."""
        for other in before(self._speakers_of(sentence.block), mention.start):
            # 各县(市、区)教育局 are others than the bureau.
            of_each = other.end == mention.start and self.prose.text.startswith("各", other.start)
            joined = of_each or AND.fullmatch(self.prose.words((other.end, mention.start))) is not None
            return other.reason if joined and other.start >= sentence.span.start else None
        return None

    def _moves(self, mention: Mention, later: Mention) -> bool:
        """Whether the one mentioned has the later one act: 办公室协调各部门办理申请208件."""
        between = self.prose.words((mention.end, later.start)) if mention.end <= later.start else ""
        return len(between) < NEAR and PIVOT.search(between) is not None

    def _apart(self, mention: Mention, later: Mention) -> bool:
        between = self.prose.words((mention.end, later.start))
        return last_clause(between, 0, len(between)) != between

    def _lasts(self, mention: Mention) -> bool:
        """Whether a subject counts in the next sentence; that of a bureau is itself, whatever it says of its city.

        Only what a sentence begins with is what the next ones speak of, not who did a part of the work in it.
        """
        if mention.reason is None:
            return True
        start = self._sentence_start(mention.start)
        opening = self.prose.words((start, mention.start))
        acted_on = NOT_ACTING.match(self.prose.text, start, mention.end) is not None
        return only_fillers(opening) and not acted_on and (self.who.is_area or mention.reason.key != "claims.wider")

    def _sentence_start(self, at: int) -> int:
        """Where the sentence begins that *at* stands in."""
        index = bisect_right(self.prose.starts, at)
        return self.prose.sentences[index - 1].span.start

    def topic(self, sentence: Sentence, at: int, said: tuple[str, ...] = ()) -> Message | None:
        """Why the business that the sentence speaks of at *at* is another, or ``None`` where it may be this one.

        Args:
            sentence: The sentence.
            at: Where the number stands, or the words end.
            said: Words of the claim's own, which are no other business.
        """
        mention = next(before(self._topics_of(sentence.block), at), None)
        # 其中 goes on with what the sentence before it speaks of.
        goes_on = self.prose.text.startswith("其中", sentence.span.start)
        if mention is None or (mention.start < sentence.span.start and not goes_on):
            return None
        return None if any(self.prose.words((mention.start, mention.end)) in word for word in said) else mention.reason

    def other_subject(self, sentence: Sentence, at: int, excluded: tuple[str, ...]) -> Message | None:
        """Why the number of a claim that excludes all disputes is one of disputes, or ``None``.

        行政复议11件,维持6件,另有1件作其他处理: the last number counts no requests.
        """
        if not _excludes_disputes(excluded):
            return None
        for mention in before(self._topics_of(sentence.block), at):
            words = self.prose.words((mention.start, mention.end))
            if mention.start < max(sentence.span.start, at - FARTHEST):
                return None
            if words in DISPUTES:
                return say("claims.other_topic", words=words)
            if words != "信息公开":
                return None
        return None

    def is_about(self, sentence: Sentence, at: int, words: tuple[str, ...]) -> bool:
        """Whether one of *words* stands before *at* in the paragraph, with no other business since, or over it."""
        block = self.prose.reading.blocks[sentence.block].span
        begin = max(block.start, at - FARTHEST)
        text = self.prose.words((begin, at))
        found = max(text.rfind(word) for word in words) + begin
        mention = next(before(self._topics_of(sentence.block), at), None)
        other = mention if mention is not None and mention.reason is not None else None
        if found >= begin:
            return other is None or other.end <= found
        behind = self.prose.words((at, min(at + NEAR, sentence.span.end)))
        if any(word in behind for word in words):
            return other is None or other.start < sentence.span.start
        over = sentence.headings[-1].text if sentence.headings else ""
        return other is None and any(word in over for word in words)

    def period(
        self, sentence: Sentence, at: int, clause: int, said: tuple[str, ...] = (), since: int = 0
    ) -> Message | None:
        """Why the time that the sentence speaks of at *at* is another, or ``None`` where it may be this year.

        Args:
            sentence: The sentence.
            at: Where the number stands.
            clause: Where its clause begins: what a change is measured against counts in its clause alone.
            said: Words of the claim's own: last year in what was carried over is no other time.
            since: Times before this do not matter, as for what is left at the end of the year.
        """
        going_on, last = False, ""
        for mention in before(self._periods_of(sentence.block), at):
            if mention.start < since:
                return None
            if mention.start < max(sentence.span.start, at - FARTHEST) and last not in STILL_GOING_ON:
                return None
            if any(self.prose.words((mention.start, mention.end)) in word for word in said):
                continue
            words = self.prose.words((mention.start, mention.end))
            if words == SAME_TIME:
                last = words
                continue
            if going_on:
                named = mention.is_subject and (words[:1].isdigit() or "月" in words)
                return mention.reason if named else None
            going_on, last = words in GOING_ON, words
            if UP_TO_IT.fullmatch(words):
                return self._part_before(sentence, mention)
            if not going_on and (mention.is_subject or mention.start >= clause):
                return mention.reason
        return None

    def _part_before(self, sentence: Sentence, up_to: Mention) -> Message | None:
        """The part of the year that the words *up_to* a number go on with: 下半年受降雨影响,申请量升至54件."""
        for mention in before(self._periods_of(sentence.block), up_to.start):
            words = self.prose.words((mention.start, mention.end))
            told_from = self.prose.words((max(sentence.span.start, mention.start - NEAR), mention.start))
            if mention.start < max(sentence.span.start, up_to.start - FARTHEST) or ";" in self.prose.words(
                (mention.end, up_to.start)
            ):
                return None
            if not MEASURED_FROM.search(told_from):
                return mention.reason if PART_OF_YEAR.search(words) else None
        return None

    def listed_period(self, words: str) -> Message | None:
        """Why the time that one of a list of things names is another: 2022年、2023年、2024年分别收到…."""
        # 2022、2023年分别收到: the first year is named without its word.
        found = PERIOD.search(f"{words}年" if BARE_YEAR.search(words) else words)
        return (
            other_period(found, self.who.year)
            if found and found.lastgroup in {"year", "years", "month", "other"}
            else None
        )

    def _text(self, block: int) -> tuple[str, int]:
        if block not in self._texts:
            span = self.prose.reading.blocks[block].span
            self._texts[block] = without_titles(self.prose.words(span)), span.start
        return self._texts[block]

    def _speakers_of(self, block: int) -> Mentions:
        if block not in self._speakers:
            text, start = self._text(block)
            text = NOT_A_SPEAKER.sub(lambda one: "|" * len(one[0]), text)
            if PUBLISHED_IN.search(text):
                text = CHANNEL.sub(lambda one: "|" * len(one[0]), text)
            found = sorted(speakers(text, start, self.who), key=by_end)
            self._speakers[block] = in_brackets(found, text, start)
        return self._speakers[block]

    def _topics_of(self, block: int) -> Mentions:
        if block not in self._topics:
            text, start = self._text(block)
            self._topics[block] = in_brackets(topics(text, start, self.who), text, start)
        return self._topics[block]

    def _periods_of(self, block: int) -> Mentions:
        if block not in self._periods:
            text, start = self._text(block)
            self._periods[block] = in_brackets(periods(text, start, self.who.year), text, start)
        return self._periods[block]


@lru_cache(maxsize=256)
def _excludes_disputes(excluded: tuple[str, ...]) -> bool:
    """Whether a claim that is of no number beside the words *excluded* is of no disputes."""
    return all(any(word in dispute for word in excluded) for dispute in DISPUTES)
