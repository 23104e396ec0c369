"""Numbers of a change: what was before it, and the number just before that it is a change of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from govcheck.claims.bound import Bound, Earlier, Subject
from govcheck.claims.neighbours import STOPS, is_summary
from govcheck.claims.vocabulary import UP_TO
from govcheck.claims.windows import Window
from govcheck.narrative.quantity import COMPARABLE, Kind, Quantity
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["earlier", "follows", "from_subject", "is_of_another_number", "measured_from", "subject"]

#: 47件增至67件: what stands between the number before and the number after.
GREW: Final = re.compile(
    rf"[^,;:。、()0-9]{{0,8}}?(?:{UP_TO}|变为|变成)(?:20[0-9]{{2}}年度?|[^,;:。、()0-9]{{0,3}})的?"
)
#: 由47件,增至67件.
GREW_LATER: Final = re.compile(rf",[^,;:。、()0-9]{{0,8}}?{UP_TO}")
SINCE: Final = re.compile(r"(?:由|从|自)(?P<when>[^,;:。、()]{0,16})$")
#: 较上年的726件增加54件, 与去年1120件相比: the number is what the change is measured against.
AGAINST: Final = re.compile(
    r"(?:较|比|与|同|和|相比|相较|对比)于?(?P<when>(?:[上去前]一?年度?|20[0-9]{2}年度?)[^,;:。、()0-9]{0,8})$"
)
MEASURED: Final = re.compile(
    "相比|比较|[多少增减降升涨][^,;:。、()0-9]{0,4}[0-9]|(?:基本)?持平|[略有所净微大小幅]{1,2}[多少增减降升]"
)
PART_OF_YEAR: Final = re.compile("月|季|半年|年[初中]|[期月]初|日")
TIME: Final = re.compile(
    "20[0-9]{2}年|[上前去]一?年度?[初末底]?|半年|季度|[0-9一二三四五六七八九十上]个?月|[年期][初末]"
)
LAST_YEAR: Final = ("上一年", "上年", "去年")
#: A number that says by how much is no number that changed: 增加42件,增幅3.7%.
DIFFERENCE: Final = re.compile(
    r"(?:[增减多少升降涨]|增加|增长|减少|下降|上升|回落|提高|降低|多出|增多|下滑)(?:了|约|为)?$"
)
BASELINE: Final = re.compile(r"(?:较|比|与|同|相比|由|从|(?<!来)自)[^,;:。、()]{0,16}$")
#: What may stand between a number and its change; it says that last year is meant.
PLAIN: Final = re.compile(
    r"(?:[,(、的了]|所占|占比|比重|比例|同比|同期|相[比较]|对比|较|比|与|和|于|上一?年度?|去年度?|20[0-9]{2}年度?|[年]?[末底]|总量|总数|数量"
    r"|[净略微]|有所|小幅|大幅|明显|增加|增长|减少|下降|上升|回落|降低|提高|上涨|下滑"
    r"|[多少高低增减升降幅率达为约近]|约为|达到|[0-9.]+(?:%|[件宗份起例条部个项]|万?元)?)+"
)
AGO: Final = re.compile(r"同比|上一?年|去年|20[0-9]{2}年")
#: One of several that were listed: what follows may be said of all of them.
LISTED: Final = re.compile("其中|包括|含|:|分为|[0-9][件宗份起例条部个项元]、[^,;:]*$")
#: What percentage points are of, and all other changes.
SHARES: Final = frozenset({Kind.PERCENT})
AMOUNTS: Final = frozenset({Kind.COUNT, Kind.MONEY})
LONGEST: Final = 40
FARTHEST: Final = 200
MOST: Final = 8


def earlier(prose: Prose, sentence: Sentence, quantity: Quantity, year: int) -> Earlier | None:
    """Why *quantity* is what was before a change, or ``None`` where it is not said to be."""
    begin, end = quantity.span
    lead = prose.words((max(sentence.span.start, begin - LONGEST), begin))
    following = _following(sentence, quantity)
    if following is not None and following.kind is quantity.kind and following.span.start - end <= LONGEST:
        between = prose.words((end, following.span.start))
        since = SINCE.search(lead)
        if GREW.fullmatch(between) or (since and GREW_LATER.fullmatch(between)):
            words = since[0] if since else ""
            when = words if TIME.search(words) else _told(prose, sentence, begin)
            return _earlier(when, f"{words}…{between}", year)
    against = AGAINST.search(lead)
    if against is not None and MEASURED.match(prose.text, end, min(end + LONGEST, sentence.span.end)):
        return _earlier(against["when"], against[0], year)
    return None


def measured_from(prose: Prose, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether *quantity* is what another number is measured against: 157宗,较上年的119宗增长31.93%."""
    begin, end = quantity.span
    lead = prose.words((max(sentence.span.start, begin - LONGEST), begin))
    return AGAINST.search(lead) is not None and MEASURED.match(prose.text, end, sentence.span.end) is not None


def _told(prose: Prose, sentence: Sentence, at: int) -> str:
    """The time that goes on: 自然人由2024年的257件增至332件,企业由47件增至67件."""
    told = TIME.findall(prose.words((max(sentence.span.start, at - FARTHEST), at)))
    return told[-1] if told else ""


def _earlier(when: str, words: str, year: int) -> Earlier:
    years = [int(one) for one in re.findall("(?:19|20)[0-9]{2}", when)]
    last_year = any(word in when for word in LAST_YEAR) if not years else years == [year - 1]
    return Earlier(words, last_year and PART_OF_YEAR.search(re.sub("(?:19|20)[0-9]{2}年", "", when)) is None)


def _following(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    index = bisect_left(sentence.places, quantity.span.end)
    return next((one for one in sentence.quantities[index : index + MOST] if one.kind in COMPARABLE), None)


def subject(prose: Prose, sentence: Sentence, change: Quantity, told: Sequence[tuple[Bound, ...]]) -> Subject | None:
    """The number before *change* in *sentence* that changed so, or ``None`` where there is none.

    What is in brackets that have closed, what the change is measured against, and other differences are not it.
    Percentage points are of a share.
    """
    at = change.span.start
    kinds = SHARES if change.kind is Kind.PERCENTAGE_POINT else AMOUNTS
    index = bisect_left(sentence.places, at)
    for one in reversed(sentence.quantities[max(0, index - MOST) : index]):
        if one.kind not in kinds or one.value is None or is_summary(prose, one):
            continue
        between = prose.words((one.span.end, at))
        lead = prose.words((max(sentence.span.start, one.span.start - LONGEST), one.span.start))
        clause = STOPS.split(lead)[-1]
        closed = between.count(")") > between.count("(")
        if ";" in between:
            return None
        if not closed and not DIFFERENCE.search(clause) and not BASELINE.search(clause):
            bounds = next((bounds for bounds in reversed(told) if bounds[0].span == one.span), ())
            return Subject(one.interval, bounds, between, is_listed=LISTED.search(lead.rpartition(";")[2]) is not None)
    return None


def is_of_another_number(bound: Bound, now: Iterable[Fraction]) -> bool:
    """Whether *bound* is a change of the number before it, and that is not what the claim compares.

    Args:
        bound: A change.
        now: What the claim says was compared with last year, as it is this year.
    """
    changed = bound.subject
    if changed is None or any(changed.stated.contains(value) for value in now):
        return False
    # 新收申请378件,行政诉讼增加4件: the claim's own word stands behind the number before.
    if bound.match.words[0] in STOPS.split(changed.between)[-1]:
        return False
    own = {operand.key for reading in bound.readings for operand in reading.operands}
    keys = (operand.key for one in changed.bounds for reading in one.readings for operand in reading.operands)
    return own.isdisjoint(keys)


def follows(bound: Bound, year: int) -> bool:
    """Whether *bound*, a claim on the number before, is its change since last year, or what it was then."""
    before = bound.subject
    if (
        before is None
        or before.is_listed
        or not any(one.fitting is not None and not one.claim.is_change for one in before.bounds)
    ):
        return False
    if any(one.earlier is not None for one in before.bounds) or PLAIN.fullmatch(before.between) is None:
        return False
    if not bound.claim.is_change:
        return bound.earlier is not None
    ago = AGO.findall(before.between)
    return bool(ago) and all(one in {"同比", "上年", "上一年", "去年", f"{year - 1}年"} for one in ago)


def from_subject(bound: Bound, words: Window) -> int:
    """Where the words of a change begin: what stands before the number that changed says nothing of the change.

    处罚决定214件,同比上升9.3%.
    """
    if bound.subject is None or not bound.claim.of_stated:
        return 0
    return max(0, len(words.lead) - words.clause - len(bound.subject.between))
