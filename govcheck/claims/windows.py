"""The words that belong to a number: back to the number or the punctuation before it, and on to the next."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrs import frozen

from govcheck.claims.neighbours import LONGEST, LONGEST_SENTENCE, STOPS, UP_TO_STOP, following, preceding
from govcheck.claims.respectively import INCLUDED, RESPECTIVELY, is_named, own_words
from govcheck.claims.vocabulary import FILLERS, HEART, UP_TO, words_pattern
from govcheck.narrative.quantity import Kind, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence

__all__ = [
    "Window",
    "is_other_base",
    "only_fillers",
    "unknown_words",
    "whole_clause",
    "window",
    "without_titles",
]

#: 加上上年结转的85件,均已办结: what is added is no other matter.
ADDED: Final = re.compile(
    r"(?:连同|加上?|含|包括|外加|另加|以及|和|及)(?:上一?年度?|去年度?|20[0-9]{2}年度?)"
    r"[^,;。0-9]{0,6}(?:结转|转入|遗留|接转|未办结)[^,;。]{0,8}"
)
#: 新收326件,上年结转15件,已全部办结: what was carried over is counted with what came in.
CARRIED: Final = re.compile(
    r"(?<=[件宗份],)(?:另有?|加上|连同)?(?:上一?年度?|去年度?|20[0-9]{2}年度?)(?:结转|转入|遗留|接转|未办结)"
    r"[^,;。0-9]{0,6}[0-9]{1,6}[件宗份](?:申请)?(?=,)"
)
AFTER: Final = re.compile(r"[,;:。()!?\n、]")
#: A clause that has nothing of its own goes on with the one before: …申请,共3646件.
MOST_CLAUSES: Final = 2
UP: Final = re.compile(rf"[^,;:。、()0-9]{{0,4}}?{UP_TO}")
REMARK: Final = re.compile(r"\([^()]{1,120}\)")
TITLE: Final = re.compile(r"《[^《》]{1,80}》|〔[0-9]{4}〕[0-9]{1,5}号")
FILLER: Final = words_pattern(FILLERS)
#: A single character left over is part of a word that says nothing; two are a word.
UNKNOWN: Final = re.compile(r"[\u3400-\u9fff]{2,}")
#: What a share is of, behind the number that it is the share of: …3440件,占新收总量的97.6%.
SHARE: Final = re.compile(r"[,(;](?:分别|约|大约|各|在其中)?(?:所占|占|比例|比重|占比)(?P<of>[^,;:。、()0-9]{0,20})$")
#: What a share may be of without another whole being meant.
BASE: Final = re.compile(
    "政府信息公开|信息公开|依申请公开|申请|办结|答复|收到|受理|新收|办理|行政复议|复议|行政诉讼|诉讼|案件|全部|总|各类|同期"
)
PART_BASE: Final = re.compile(
    "公开(?!申请)(?<!信息公开)(?<!依申请公开)|无法提供|不予处理|其他处理|自然人|法人|企业|维持|纠正|审结"
)
#: 剔除某人的97件后,新收1106件 counts what is left.
LESS: Final = re.compile(r"(?:扣除|剔除|除去|排除|减去)[^;。]{1,40}后,")
TAKEN_OUT: Final = re.compile(
    r"(?:扣除|剔除|除去|减去|不含|不计|不包括|除[^,;。()0-9]{2,16}(?:外|后))(?![^;。]{0,60}[0-9])"
)
RUN: Final = re.compile("、|和|与|及|以及")
#: What was made has been published, too: it is no number of what was published.
PUBLISHED_ALL: Final = re.compile(
    "(?:均|全部|都)已?(?:依法|按时|及时|按规定|按期)?(?:在网上|上网|对外|向社会|网上)?(?:公开|公示|公布)"
)
TOGETHER: Final = re.compile(r"(?:以上|上述|前|这|其中)?[两二三四五六][项类者种](?:情形|结果|申请)?")
#: The number is said of each of the things before it: 维持、纠正各1件, 不予处理和其他处理各占约5%.
EACH: Final = re.compile(
    "(?:各|均|都)(?:自|约|大约)?(?:占比?|有|为|是|在|增加|减少|增长|下降|上升|多|少)?了?(?:约|大约)?$|(?:约|大约)各占$"
)
#: Which of two things is meant stands further back.
REFERRING: Final = re.compile("前者|后者")
WHOLE_OF: Final = re.compile(r"[^,;。、]{0,8}?(?:里头|里面|里|当中|之中|中(?![心止央介小]))")
LISTING: Final = re.compile("(?:均|都|皆|分别|已|依法)?(?:为|是|系|属于|属|按照|按|以|作|因|给予|依法)")
#: 28件复议、10件诉讼未审结: what is said of the last is said of all.
DISPUTE: Final = re.compile(r"(?:政府信息公开)?(?:行政)?(?:复议|诉讼)(?:案件)?")
NEXT: Final = re.compile("和|与|及|以及|并|而")
ALONG: Final = re.compile(r"(?:政府信息公开)?(?:行政)?(?:复议|诉讼)(?:案件)?(?:、|和|与|及|以及)")


@frozen
class Window:
    """The words around a number.

    Args:
        lead: The words of the sentence before it, as far as a phrase may reach back.
        clause: Where in *lead* the words begin that belong to the number.
        after: The words after it, up to the punctuation or the next number.
        doubtful: Whether it is one of several numbers that cannot be told apart.
        listed: The one of a list of things that it is said of; empty where there is no list.
        each: Whether it is said of each of the things before it: 维持、纠正各1件.
    """

    lead: str
    clause: int
    after: str
    doubtful: bool = False
    each: bool = False
    listed: str = ""

    @property
    def nearest(self) -> int:
        """How long the words directly before the number are, back to any punctuation."""
        stopped = UP_TO_STOP.match(self.lead)
        return len(self.lead) - (stopped.end() if stopped else 0)

    @property
    def words(self) -> str:
        """The words that belong to the number, before and after it."""
        return f"{self.lead[self.clause :]}|{self.after}"


def window(prose: Prose, sentence: Sentence, quantity: Quantity) -> Window:
    """The words around *quantity* in *sentence*."""
    start = quantity.span.start
    begin = max(sentence.span.start, start - LONGEST_SENTENCE)
    lead = _without_remarks(INCLUDED.sub(r"、\1、", without_titles(prose.words((begin, start)))))
    share = SHARE.search(lead) if quantity.kind is Kind.PERCENT else None
    lead = f"{lead[: share.start() + 1]}占" if share else lead
    before, upcoming = preceding(prose, sentence, start), following(sentence, quantity.span.end)
    floor = max(begin, start - LONGEST, _floor(prose, sentence, quantity, before)) - begin
    after = _after(prose, sentence, quantity, upcoming)
    clause = _clause(lead, floor, after)
    after = f"{share['of']}|{after}" if share else after
    spoken = _last(RESPECTIVELY, prose.text, Span(max(begin, start - LONGEST), start))
    if spoken is not None and not STOPS.search(prose.text, spoken.start, start):
        found = own_words(prose, sentence, quantity, spoken)
        if found is not None:
            return Window("".join(found), len(found.before), "", listed=found.own)
        # 各占6.25% alone is the share of each; 依次为第三方合法权益30件、执法案卷24件 names each.
        if prose.words(spoken) != "各占" and not is_named(prose, sentence, quantity, spoken):
            return Window(lead, clause, after, doubtful=True)
    of_another = share is not None and is_other_base(share["of"])
    of_rest = _is_of_rest(prose, quantity, begin)
    doubtful = of_another or of_rest or _is_together(lead) or _is_run(prose, quantity, before, upcoming)
    # 8件重复申请、信访类申请 may be of things that the tables do not tell together.
    doubtful = doubtful or (not LISTING.match(after) and "、" in after)
    doubtful = doubtful or REFERRING.search(lead, clause) is not None
    each = EACH.search(lead) is not None or (share is not None and "各" in share[0])
    return Window(lead, clause, after, doubtful, each)


def _is_run(prose: Prose, quantity: Quantity, before: Quantity | None, behind: Quantity | None) -> bool:
    """Whether numbers stand side by side for things listed before: 受理、办结申请3525件、3521件; 占20%和8%."""
    return quantity.kind in (Kind.COUNT, Kind.PERCENT) and (
        (before is not None and _are_side_by_side(prose, before, quantity))
        or (behind is not None and _are_side_by_side(prose, quantity, behind))
    )


def _are_side_by_side(prose: Prose, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of the same things have nothing but 、 between them; 24件、三类内部事务信息 are not."""
    return one.unit == other.unit and RUN.fullmatch(prose.text, one.span.end, other.span.start) is not None


def _is_of_rest(prose: Prose, quantity: Quantity, begin: int) -> bool:
    """Whether a share is of what is left when something is taken out: 公开率(扣除不予处理后)为58.2%."""
    start = quantity.span.start
    taken_out = TAKEN_OUT if quantity.kind is Kind.PERCENT else LESS
    return taken_out.search(prose.text, max(begin, start - LONGEST), start) is not None


def is_other_base(words: str) -> bool:
    """Whether *words* name another whole than what all shares may be of."""
    return PART_BASE.search(words) is not None or not only_fillers(BASE.sub("|", words))


def _is_together(lead: str) -> bool:
    """Whether the number is said of several things listed before its clause: …,两项占61.4%."""
    stopped = UP_TO_STOP.match(lead)
    found = TOGETHER.match(lead, stopped.end() if stopped else 0)
    return found is not None and only_fillers(lead[found.end() :])


def _last(pattern: re.Pattern[str], text: str, span: Span) -> Span | None:
    last = None
    for found in pattern.finditer(text, *span):
        last = found
    return Span._make(last.span()) if last is not None else None


def _after(prose: Prose, sentence: Sentence, quantity: Quantity, upcoming: Quantity | None) -> str:
    """The words after *quantity*, up to the number *upcoming* after it."""
    ends = [quantity.span.end + LONGEST, sentence.span.end]
    end = min([*ends, upcoming.span.start] if upcoming else ends)
    if upcoming is not None and ALONG.fullmatch(prose.text, quantity.span.end, upcoming.span.start):
        own = DISPUTE.match(prose.text, quantity.span.end)
        said = _after(prose, sentence, upcoming, following(sentence, upcoming.span.end))
        return f"{own[0] if own else ''}|{DISPUTE.sub('', said, count=1)}"
    behind = prose.words((quantity.span.end, end))
    after = _without_publishing(AFTER.split(behind, maxsplit=1)[0])
    if upcoming is not None and len(after) == len(behind):
        # 97件里头个人申请89件: what they are among is said of this one, what they are of the next.
        # 其余80件为不予公开15件、无法提供65件: so is what follows 为.
        among = WHOLE_OF.match(after)
        after = among[0] if among else "" if LISTING.match(after) else after
    elif LISTING.match(after) is not None or _goes_on(prose, sentence, quantity, after):
        # 39件为无法提供、不予处理: a list of what they are, and no numbers of their own.
        listed = STOPS.split(behind, maxsplit=1)[0]
        after = listed if len(listed) < len(behind) or upcoming is None else after
    # 4件分别涉及国家秘密(1件)、内部事务(3件): what has a number of its own in a bracket is of that.
    if upcoming is not None and prose.text[upcoming.span.start - 1] == "(" and len(after) + 1 == len(behind):
        return ""
    # 行政复议6件和行政诉讼3件: what a conjunction begins is of the next number.
    return "" if upcoming is not None and NEXT.match(after) else after


def _goes_on(prose: Prose, sentence: Sentence, quantity: Quantity, after: str) -> bool:
    """Whether a list goes on behind the words *after* a number that has no other numbers: 8件重复申请、信访类申请."""
    end = quantity.span.end + len(after)
    if not after or prose.text[end : end + 1] != "、":
        return False
    stop = STOPS.search(prose.text, end, min(end + LONGEST, sentence.span.end))
    upcoming = following(sentence, end)
    return upcoming is None or (stop is not None and stop.start() <= upcoming.span.start)


def _without_publishing(after: str) -> str:
    """*after* without that all of it was published: 作出的行政处罚264件均已上网公开."""
    return "" if PUBLISHED_ALL.fullmatch(after) else after


def _floor(prose: Prose, sentence: Sentence, quantity: Quantity, before: Quantity | None) -> int:
    """Where the number *before* ends, with the words that belong to it: 其中3件结果维持,1件….

    A share belongs to the number that it follows: 208件(17.46%).
    """
    if before is not None and _belongs(before, quantity, prose):
        before = preceding(prose, sentence, before.span.start)
    if before is None:
        return sentence.span.start
    end = before.span.end
    stop = AFTER.search(prose.text, end, quantity.span.start)
    return stop.end() if stop is not None and stop.start() > end else end


def _belongs(before: Quantity, quantity: Quantity, prose: Prose) -> bool:
    """Whether *quantity* is said of what the number *before* it is said of: 208件(17.46%), 由3511件增至3525件."""
    between = prose.words((before.span.end, quantity.span.start))
    if len(between) > LONGEST or before.kind is not Kind.COUNT:
        return False
    if quantity.kind is not Kind.PERCENT:
        return UP.fullmatch(between) is not None
    share = SHARE.search(between)
    return only_fillers(between) or (share is not None and STOPS.search(between, 0, share.start()) is None)


def whole_clause(prose: Prose, sentence: Sentence, span: Span, before: Span | None = None) -> Window:
    """The clause at *span* as a window without a number, with the clause *before* where it has no subject."""
    begin = max(sentence.span.start, span.end - LONGEST_SENTENCE)
    start = before.start if before else span.start
    lead = prose.words((begin, span.end))
    for added in (ADDED, CARRIED) if before else ():
        lead = added.sub(lambda found: "|" * len(found[0]), lead)
    return Window(lead, max(start - begin, 0), "")


def _clause(lead: str, floor: int, behind: str) -> int:
    """Where the last clause of *lead* begins, with those before it as long as it has no words of its own.

    The words right *behind* its number are its own: …应对工作,3件复议案件.
    """
    starts = [floor, *(stop.end() for stop in STOPS.finditer(lead, floor))]
    start = starts.pop()
    for _ in range(0 if DISPUTE.match(behind) else MOST_CLAUSES):
        if not starts or HEART.search(lead, start) or not only_fillers(lead[start:]):
            break
        start = starts.pop()
    return start


def _without_remarks(text: str) -> str:
    """*text* with what stands in brackets that are closed blanked out: it says nothing of what comes after."""
    return REMARK.sub(lambda found: f"({'|' * (len(found[0]) - 2)})", text) if ")" in text else text


def without_titles(text: str) -> str:
    """*text* with the titles of documents blanked out, positions kept: they are no statements of the report."""
    return TITLE.sub(lambda found: "|" * len(found[0]), text) if "《" in text or "〔" in text else text


def only_fillers(words: str) -> bool:
    """Whether nothing but fillers stands in *words*."""
    return not unknown_words(words)


@lru_cache(maxsize=4096)
def unknown_words(words: str) -> str:
    """What is left of *words* without fillers, years and punctuation."""
    return "".join(UNKNOWN.findall(FILLER.sub(" ", words)))
