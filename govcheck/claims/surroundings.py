"""What a paragraph says of who, when and what, found once; a number looks up what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from attrs import define, evolve, field, frozen

from govcheck.claims.scope import NARROWER, Speaker, organs
from govcheck.claims.vocabulary import (
    AREA_NAME,
    AREA_WORD,
    BACK_TO_WHOLE,
    COMPARED,
    HANDLING,
    NOT_A_SPEAKER,
    OTHER_PERIOD,
    OTHER_TOPICS,
    OWN_MATTER,
    OWN_ORGAN,
    OWN_PERIOD,
    OWN_TOPICS,
    PARTIAL,
    UP_TO,
    WHOLE,
    first_characters,
    words_pattern,
)
from govcheck.claims.windows import unknown_words, without_titles
from govcheck.messages import Message, say
from govcheck.narrative.quantity import Kind
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["Surroundings"]

#: How far back a subject still counts: about three sentences.
FARTHEST: Final = 300
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
BRACKETS: Final = re.compile(r"\([^()]{1,120}\)")
#: The review of what other organs did, by an organ that reviews: 办理行政复议案4件,…;行政诉讼案件3件.
REVIEW: Final = re.compile(r"(?:办理|受理|审理|承办)(?:的|各类)?(?:行政)?复议(?![^。]{0,60}信息公开)")
REVIEWED: Final = re.compile(r"(?:申请|案件|案)?[^,。;:、0-9|]{0,16}?(?:办理|受理|审理|承办|收案|立案)")
#: What such an organ receives are requests for its review; another organ receives the news that it is reviewed.
ASKED_FOR_REVIEW: Final = re.compile(r"(?:收到|接收|接到|新收)(?:的|各类)?(?:行政)?复议(?![^。]{0,60}信息公开)")
#: What makes cases some of all, where it stands before what is counted.
STATES: Final = ("未审结的", "审结的", "未办结的", "纠正的", "维持的", "败诉的", "胜诉的")
#: These go on with the time that was told before them: 截至11月30日,当年新收12801件.
GOING_ON: Final = frozenset({"当年", "今年", "本年", "本年度", "年内"})
AND: Final = re.compile("和|与|及|以及|、")
#: 市政府各部门 are not the government.
DEPARTMENTS: Final = re.compile(r"(?:各|所属|有关|组成|工作|直属|相关){0,2}(?:部门|委办局|单位|机构|组成部门|工作部门)")
PIVOT: Final = re.compile("协调|指导|督促|推动|协助|帮助|组织|支持|交由|转由|转交|委托")
NUMBERED: Final = re.compile("[0-9][件宗份起例条项]")
#: A number in words before what it counts, and to whom requests are made.
COUNTED: Final = re.compile("[一二三四五六七八九十百千万零两]{1,8}[件宗份起例条项]")
ADDRESSED: Final = re.compile(r"向[\u4e00-\u9fff]{1,12}$")
BECAUSE: Final = re.compile(r"(?:因|由于|鉴于)[^,。;:]{0,6}$")
#: How far back a clause is looked through for what its 申请 are of.
NEAR: Final = 24
LONGEST_REVIEW: Final = 100
CLAUSE: Final = re.compile(r"[^,;:。、()!?|\n]*$")
_YEAR: Final = "(?:19|20)[0-9]{2}年"
#: What a period begins with, told by one look at each character.
_BEGINNINGS: Final = (
    "0-9截年底近连将含结顺转延留上去往同环较比与和相对增升提攀降下减回一二三四五六七八九十两"
    + first_characters((*OWN_PERIOD, *OTHER_PERIOD))
)
PERIOD: Final = re.compile(
    rf"(?=[{_BEGINNINGS}])(?:"
    # The whole year, however it is printed.
    rf"(?P<whole>{_YEAR}1月1日(?:起)?(?:至|到|-)(?:{_YEAR})?12月31日|(?:截至|截止)?(?:{_YEAR})?(?:12月31日|12月底|年底|年末|底)|1(?:月|月份)?(?:至|-)12月份?"
    rf"|{'|'.join(OWN_PERIOD)}|{UP_TO})"
    # Several years together.
    rf"|(?P<years>(?:19|20)[0-9]{{2}}年?(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?(?:至|到|-|~)(?:19|20)[0-9]{{2}}年|[一二三四五六七八九十]{{2,3}}五”?(?:期间|时期|以来)"
    r"|近[一二两三四五六七八九十0-9]{1,2}年|[一二两三四五六七八九十0-9]{1,2}年(?:来|间)|连续[一二两三四五六七八九十0-9]{1,2}年)"
    # What is carried over or forward belongs to two years.
    rf"|(?P<carried>(?:结转|顺延|转结|转入|转|延至|延续|留)(?:至|到|入|待)?(?:{_YEAR}|[上下]一?年度?|次年|明年)"
    rf"|(?:连同|同|与|和|将|含)?(?:{_YEAR}度?|上一?年度?|去年|往年)[^,。;、0-9]{{0,6}}?(?:结转|转入|转结|接转|遗留|转来|转办|未办结|未办完|未办理完|尚未办|顺延|延续|承接))"
    rf"|(?P<compared>{COMPARED.pattern})"
    rf"|(?P<month>(?:截至|截止)?(?:{_YEAR})?(?<![0-9])(?:[1-9]|1[0-2])月(?:[0-9]{{1,2}}日|底|份|末|初)?)"
    rf"|(?P<year>{_YEAR}(?:全年|年度|度)?)|(?P<other>(?:{'|'.join(sorted(OTHER_PERIOD, key=len, reverse=True))})(?:全年)?)"
    r")"
)


@frozen
class _Mention:
    """A word that says who, when or what: where it ends, and why its numbers are not this report's."""

    start: int
    end: int
    reason: Message | None
    is_subject: bool = True
    #: Where the brackets close that it stands in: what comes after is not said of it.
    until: int | None = None


class _Mentions(NamedTuple):
    """The mentions of a paragraph in the order of their ends, and for each the last one before it outside of brackets.

    When the brackets that a mention stands in have closed, all brackets before them have: none of theirs counts.
    """

    all: list[_Mention]
    ends: list[int]
    outside: list[int]


@define
class Surroundings:
    """What the paragraphs of *prose* say of who, when and what. Each paragraph is read once.

    Args:
        prose: The text.
        who: Who the report speaks for.
    """

    prose: Prose
    who: Speaker
    _speakers: dict[int, _Mentions] = field(factory=dict)
    _topics: dict[int, _Mentions] = field(factory=dict)
    _periods: dict[int, _Mentions] = field(factory=dict)
    _parts: dict[int, str | None] = field(factory=dict)

    def speaker(self, sentence: Sentence, at: int) -> Message | None:
        """Why the organ or area that is spoken of at *at* is not this report's, or ``None`` where it may be."""
        passing: _Mention | None = None
        for mention in _before(self._speakers_of(sentence.block), at):
            if mention.end <= at - FARTHEST:
                break
            if passing is not None and self._moves(mention, passing):
                return passing.reason
            if passing is not None and (mention.start < sentence.span.start or self._apart(mention, passing)):
                break
            if mention.is_subject and (mention.start >= sentence.span.start or self._lasts(mention)):
                return mention.reason or self._beside(sentence, mention)
            # 省政府收到我市居民的申请: the subject of the clause outweighs what is mentioned after it.
            passing = passing or (mention if mention.start >= sentence.span.start else None)
        return passing.reason if passing else None

    def _beside(self, sentence: Sentence, mention: _Mention) -> Message | None:
        """Why who acts together with the one mentioned is another: 区教育局和我局共收到申请30件."""
        for other in _before(self._speakers_of(sentence.block), mention.start):
            joined = AND.fullmatch(self.prose.words(Span(other.end, mention.start)))
            return other.reason if joined and other.start >= sentence.span.start else None
        return None

    def _moves(self, mention: _Mention, later: _Mention) -> bool:
        """Whether the one mentioned has the later one act: 办公室协调各部门办理申请208件."""
        between = self.prose.words(Span(mention.end, later.start)) if mention.end <= later.start else ""
        return len(between) < NEAR and PIVOT.search(between) is not None

    def _apart(self, mention: _Mention, later: _Mention) -> bool:
        between = self.prose.words(Span(mention.end, later.start))
        found = CLAUSE.search(between)
        return found is None or found[0] != between

    def _lasts(self, mention: _Mention) -> bool:
        """Whether a subject counts in the next sentence; that of a bureau is itself, whatever it says of its city."""
        return self.who.is_area or mention.reason is None or mention.reason.key != "claims.wider"

    def topic(self, sentence: Sentence, at: int, said: tuple[str, ...] = ()) -> Message | None:
        """Why the business that the sentence speaks of at *at* is another, or ``None`` where it may be this one.

        Args:
            sentence: The sentence.
            at: Where the number stands, or the words end.
            said: Words of the claim's own, which are no other business.
        """
        mention = next(_before(self._topics_of(sentence.block), at), None)
        # 其中 goes on with what the sentence before it speaks of.
        goes_on = self.prose.text.startswith("其中", sentence.span.start)
        if mention is None or (mention.start < sentence.span.start and not goes_on):
            return None
        return (
            None if any(self.prose.words(Span(mention.start, mention.end)) in word for word in said) else mention.reason
        )

    def part_of(self, sentence: Sentence, at: int) -> str | None:
        """The word that makes the first number of the sentence one of a part, so that those after it are too.

        网上收到申请2210件,办结2200件: both are of what came through the net.
        """
        begin = max(sentence.span.start, self.prose.text.rfind(";", sentence.span.start, at) + 1)
        counts = (one for one in sentence.quantities if one.kind is Kind.COUNT and one.span.start >= begin)
        first = next(counts, None)
        if first is None or first.span.start >= at:
            return None
        if first.span.start not in self._parts:
            self._parts[first.span.start] = self._partial(sentence, first.span.start)
        found = self._parts[first.span.start]
        between = self.prose.words(Span(first.span.end, max(first.span.end, at)))
        return None if found is None or BACK_TO_WHOLE.search(between) else found

    def is_whole(self, at: int) -> None:
        """The number at *at* is known to be no part of another."""
        self._parts[at] = None

    def _partial(self, sentence: Sentence, at: int) -> str | None:
        text = self.prose.words(Span(max(sentence.span.start, at - FARTHEST), at))
        clause = CLAUSE.search(text)
        words = NOT_A_SPEAKER.sub("|", OWN_MATTER.sub("|", clause[0])) if clause else ""
        return next((word for word in (*PARTIAL, *STATES) if word in words), None)

    def is_about(self, sentence: Sentence, at: int, words: tuple[str, ...]) -> bool:
        """Whether one of *words* stands before *at* in the paragraph, with no other business since, or over it."""
        block = self.prose.reading.blocks[sentence.block].span
        begin = max(block.start, at - FARTHEST)
        text = self.prose.words(Span(begin, at))
        found = max(text.rfind(word) for word in words) + begin
        if found >= begin:
            mention = next(_before(self._topics_of(sentence.block), at), None)
            return mention is None or mention.reason is None or mention.end <= found
        mention = next(_before(self._topics_of(sentence.block), at), None)
        behind = self.prose.words(Span(at, min(at + NEAR, sentence.span.end)))
        if any(word in behind for word in words):
            return mention is None or mention.reason is None or mention.start < sentence.span.start
        over = sentence.headings[-1].text if sentence.headings else ""
        last = next(_before(self._topics_of(sentence.block), at), None)
        return any(word in over for word in words) and (last is None or last.reason is None)

    def period(self, sentence: Sentence, at: int, clause: int, said: tuple[str, ...] = ()) -> Message | None:
        """Why the time that the sentence speaks of at *at* is another, or ``None`` where it may be this year.

        Args:
            sentence: The sentence.
            at: Where the number stands.
            clause: Where its clause begins: what a change is measured against counts in its clause alone.
            said: Words of the claim's own: last year in what was carried over is no other time.
        """
        going_on = False
        for mention in _before(self._periods_of(sentence.block), at):
            if mention.start < max(sentence.span.start, at - FARTHEST):
                return None
            if any(self.prose.words(Span(mention.start, mention.end)) in word for word in said):
                continue
            words = self.prose.words(Span(mention.start, mention.end))
            if going_on:
                return mention.reason if "月" in words else None
            going_on = words in GOING_ON
            if not going_on and (mention.is_subject or mention.start >= clause):
                return mention.reason
        return None

    def listed_period(self, words: str) -> Message | None:
        """Why the time that one of a list of things names is another: 2022年、2023年、2024年分别收到…."""
        found = PERIOD.search(words)
        return self._other_period(found) if found and found.lastgroup in {"year", "years", "month", "other"} else None

    def _text(self, block: int) -> tuple[str, int]:
        span = self.prose.reading.blocks[block].span
        return without_titles(self.prose.words(span)), span.start

    def _speakers_of(self, block: int) -> _Mentions:
        if block not in self._speakers:
            text, start = self._text(block)
            found = sorted(
                _speakers(NOT_A_SPEAKER.sub(lambda one: "|" * len(one[0]), text), start, self.who), key=_by_end
            )
            self._speakers[block] = _in_brackets(found, text, start)
        return self._speakers[block]

    def _topics_of(self, block: int) -> _Mentions:
        if block not in self._topics:
            text, start = self._text(block)
            found = [
                _Mention(start + found.start(), start + found.end(), self._other_topic(text, found))
                for found in TOPIC.finditer(text)
                if found.lastgroup is not None
            ]
            self._topics[block] = _in_brackets(found, text, start)
        return self._topics[block]

    def _other_topic(self, text: str, found: re.Match[str]) -> Message | None:
        """Why the words *found* are other business: 消防验收申请 is, and so is 行政许可."""
        if found["other"] or found["papers"]:
            return say("claims.other_topic", words=found[0])
        before = text[max(0, found.start() - LONGEST_REVIEW) : found.start()].rpartition("。")[2]
        if found[0] in {"行政诉讼", "行政复议"} or before.endswith("复议"):
            said = f"{before}{found[0]}"
            review = REVIEW.search(said) or (ASKED_FOR_REVIEW.search(said) if self.who.reviews else None)
            if review is None and "信息公开" not in before:
                review = REVIEWED.match(text, found.end())
            return say("claims.other_topic", words=review[0]) if review else None
        if found[0] != "申请" or text[found.start() - 1 : found.start()] == "类":
            return None
        clause = CLAUSE.search(text[max(0, found.start() - NEAR) : found.start()])
        if clause and ADDRESSED.search(clause[0]):
            return None
        # 年末没有需要结转的申请: what a clause says of requests is not what they are for.
        # Whose requests they are is judged where the place is named.
        words = HANDLING.sub("|", NUMBERED.split(clause[0])[-1]) if clause else ""
        words = AREA_NAME.sub("|", COUNTED.sub("|", words.rpartition("的")[2]))
        of = unknown_words(self.who.without_name(words))
        return say("claims.other_topic", words=f"{of}{found[0]}") if of else None

    def _periods_of(self, block: int) -> _Mentions:
        if block not in self._periods:
            text, start = self._text(block)
            found = [
                _Mention(
                    start + found.start(), start + found.end(), self._other_period(found), found.lastgroup != "compared"
                )
                for found in PERIOD.finditer(text)
                if found.lastgroup != "carried" and found[0] != "底" and not _is_reason(text, found)
            ]
            self._periods[block] = _in_brackets(found, text, start)
        return self._periods[block]

    def _other_period(self, found: re.Match[str]) -> Message | None:
        years = re.findall("(?:19|20)[0-9]{2}", found[0])
        if found.lastgroup in {"year", "whole"} and all(int(year) == self.who.year for year in years):
            return None
        return say("claims.other_period", words=found[0])


def _is_reason(text: str, found: re.Match[str]) -> bool:
    """Whether a time only says why: 因12月下旬收到而结转9件."""
    return BECAUSE.search(text, max(0, found.start() - 8), found.start()) is not None


def _by_end(mention: _Mention) -> tuple[int, int]:
    return mention.end, mention.end - mention.start


def _before(mentions: _Mentions, at: int) -> Iterator[_Mention]:
    """The *mentions* that end at *at* or before, the last first."""
    index = bisect_right(mentions.ends, at) - 1
    while index >= 0:
        mention = mentions.all[index]
        if mention.until is None or at < mention.until:
            yield mention
            index -= 1
        else:
            index = mentions.outside[index]


def _in_brackets(mentions: Iterable[_Mention], text: str, start: int) -> _Mentions:
    """The *mentions* of a paragraph, each with the end of the brackets that it stands in."""
    brackets = [(start + found.start(), start + found.end()) for found in BRACKETS.finditer(text)]
    opened = [begin for begin, _ in brackets]
    found: list[_Mention] = []
    outside: list[int] = []
    last = -1
    for index, mention in enumerate(mentions):
        behind = bisect_right(opened, mention.start) - 1
        inside = behind >= 0 and mention.start < brackets[behind][1]
        found.append(evolve(mention, until=brackets[behind][1]) if inside else mention)
        outside.append(last)
        last = last if inside else index
    return _Mentions(found, [mention.end for mention in found], outside)


def _speakers(text: str, start: int, who: Speaker) -> Iterator[_Mention]:
    own_ends = set()
    area_starts = []
    for found in WHOLE.finditer(text):
        yield _mention(found.start(), found.end(), text, start, who.judge_whole(found[0]))
    text = WHOLE.sub(lambda found: "|" * len(found[0]), text)
    for found in OWN_ORGAN.finditer(text):
        own_ends.add(found.end())
        yield _mention(found.start(), found.end(), text, start, None)
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


def _mention(begin: int, end: int, text: str, start: int, reason: Message | None) -> _Mention:
    clause = CLAUSE.search(text[max(0, begin - NEAR) : begin])
    is_subject = clause is None or not unknown_words(clause[0])
    return _Mention(start + begin, start + end, reason, is_subject)
