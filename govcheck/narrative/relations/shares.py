"""Numbers with a share beside them: 258件，占33.9%; 占64%（172件）; 甲类60件、乙类40件，分别占60%和40%."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.quantity import Interval, Kind, Precision
from govcheck.narrative.relations.statements import Statement, same_things, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose

__all__ = ["PRINTED", "Share", "add_up", "common_whole", "implied", "nested", "shares_of"]

_SHARE: Final = re.compile(
    r"(?:,(?:居|位居|位列|排名|排|列)[\u4e00-\u9fff]{1,10})?[,、]?\(?(?:约|均|各)?(?:占|占比|占比例|占比重|比例|比重|占总数比例)(?:约|达|为|是|:)*"
    r"(?:(?:受理|收到|收办|申请|办结|答复|办理|处理|全年|全部|本年|年度|其|上述|件|总)*(?:总数|总量|总件数|总额|数量|数|人次|人数|户数)?的?(?:比例为|比重为)?(?:约|达|为)?)?$"
)
#: 占总投诉量的: what is counted is named, and its number may stand far off.
_SHARE_OF: Final = re.compile(
    r"[,、]?(?:约)?占(?:同期|全年|全部|受理)?总?(?:受理)?(?:投诉|举报|信访|来信|来访|来电|诉求|工单|案件|提案|建议|咨询|事项|话务)总?(?:数量|件数|数|量)的?(?:比例为|比重为)?(?:约|达|为)?$"
)
#: 占全州30.6%: the number of a whole area, which other numbers nearby need not be.
_SHARE_IN: Final = re.compile(
    r"(?:,(?:居|位居|位列|排名|排|列)[\u4e00-\u9fff]{1,10})?[,、]?\(?(?:约)?占全(?:市|县|区|省|州|国|镇|乡|街道|局|厅|系统|旗|盟|校|院)"
    r"(?:新收|收到|受理|办结)?(?:申请)?(?:总数|总量|总件数|数量|量|总)?的?(?:比例为|比重为)?(?:约|达|为)?$"
)
#: The share first and its number behind: 占64%（172件）.
_SHARE_FIRST: Final = re.compile(r"占(?:比)?(?:约|达|为)?$")
_BESIDE: Final = re.compile(r"\((?:约)?$")
_TOGETHER: Final = re.compile(
    r"占比?(?:例|重)?(?:分别|依次)(?:为|是|达)?$|分别占(?:比)?[\u4e00-\u9fffA-Z]{0,14}$|占[\u4e00-\u9fffA-Z]{0,10}(?:规模|总数|总量|总额)?的?(?:比例|比重)?(?:分别)?(?:为)?$"
)
_GENERIC: Final = re.compile(r"占(?:比|总数|总量|全部|全年|比例|比重|上述|其|的|为|申请|受理|办理|答复|办结|收到)*$")
_EACH: Final = re.compile(r"分别|依次")
#: How exactly a number is stated where it is compared.
PRINTED: Final = (Precision.EXACT, Precision.ROUNDED)
_FARTHEST: Final = 24
_MOST_BASES: Final = 12
_FEWEST_IN_COMMON: Final = 2
_SEGMENT_ENDS: Final = re.compile("[;。](?!其中)")
_MOST_OUTER: Final = 3


class Share(NamedTuple):
    """A number and the per cent that it is said to be of another."""

    part: Statement
    percent: Statement
    #: Whether the words name the whole (占全省企业总数) or there is one for each part,
    #: so that a number nearby need not be it.
    of_named: bool = False


def shares_of(prose: Prose, said: Sequence[Statement]) -> Iterator[Share]:
    """Every number of *said*, one sentence, that has a share of its own."""
    yield from _beside(prose, said)
    yield from _in_order(said)


def add_up(shares: Sequence[Share]) -> bool:
    """Whether *shares* make 100 per cent together, as exactly as rounding allows."""
    rounded = sum((Fraction(one.percent.quantity.step) / 2 for one in shares), Fraction(0))
    return abs(sum((value(one.percent) for one in shares), Fraction(0)) - 100) <= rounded


def nested(prose: Prose, shares: Sequence[Share]) -> Iterator[tuple[Share, Fraction]]:
    """Those of *shares* that are of a part before, with its value: 76件，占18.5%，其中征地类45件，占59.2%."""
    all_of_one = add_up(shares)
    for position, share in enumerate(shares):
        for outer in shares[max(position - _MOST_OUTER, 0) : position]:
            between = prose.text[outer.part.span.end : share.part.span.start]
            if all_of_one and "其中" not in between:
                continue
            inside = same_things(outer.part, share.part) and value(outer.part) >= value(share.part) > 0
            if inside and not _SEGMENT_ENDS.search(between) and implied(share).contains(value(outer.part)):
                yield share, value(outer.part)
                break


def common_whole(shares: Sequence[Share]) -> Interval | None:
    """What *shares* must all be of, where they allow one whole."""
    wholes = [implied(share) for share in shares if value(share.part) > 0 and value(share.percent) > 0]
    if len(wholes) < _FEWEST_IN_COMMON:
        return None
    low = max(one.low for one in wholes if one.low is not None)
    high = min((one.high for one in wholes if one.high is not None), default=None)
    return Interval(low, high) if high is not None and low <= high else None


def implied(share: Share) -> Interval:
    """The whole that a part and its share imply."""
    part, percent = share.part.quantity.interval, share.percent.quantity.interval
    low = Fraction(0) if part.low is None or not percent.high else 100 * part.low / percent.high
    high = None if part.high is None or percent.low is None or percent.low <= 0 else 100 * part.high / percent.low
    return Interval(low, high)


def _beside(prose: Prose, said: Sequence[Statement]) -> Iterator[Share]:
    """A number and the share right behind it: 258件，占33.9%; 208件（17.46%）; or before it: 占64%（172件）."""
    taken: Statement | None = None
    for first, second in pairwise(said):
        share = _behind(prose, first, second) or (_in_bracket(prose, first, second) if first is not taken else None)
        if share is not None:
            taken = share.percent
            yield share


def _behind(prose: Prose, part: Statement, percent: Statement) -> Share | None:
    between = prose.text[part.span.end : percent.span.start]
    if len(between) > _FARTHEST or not _are_share(part, percent):
        return None
    if _SHARE.fullmatch(between) or _BESIDE.fullmatch(between):
        return Share(part, percent)
    named = _SHARE_OF.fullmatch(between) or _SHARE_IN.fullmatch(between)
    return Share(part, percent, of_named=True) if named else None


def _in_bracket(prose: Prose, percent: Statement, part: Statement) -> Share | None:
    """占64%（172条）: nothing but the number in the bracket."""
    alone = prose.text[percent.span.end : part.span.start] == "(" and prose.text.startswith(")", part.span.end)
    of_part = alone and _are_share(part, percent) and _SHARE_FIRST.search(percent.before)
    return Share(part, percent) if of_part else None


def _are_share(part: Statement, percent: Statement) -> bool:
    """Whether *percent* may be the share that *part* is: both are printed as they are."""
    if percent.quantity.kind is not Kind.PERCENT or not part.is_amount or part.is_change:
        return False
    return percent.quantity.precision is Precision.ROUNDED and part.quantity.precision in PRINTED


def _in_order(said: Sequence[Statement]) -> Iterator[Share]:
    """Numbers first and then 分别占, or 占…的比重为, with as many shares."""
    for position, first in enumerate(said):
        if first.quantity.kind is not Kind.PERCENT or not _TOGETHER.search(first.before):
            continue
        rest = takewhile(_goes_on, said[position + 1 : position + _MOST_BASES])
        percents = [first, *(one for one in rest if one.quantity.kind is Kind.PERCENT)]
        begin = max(position - 2 * _MOST_BASES, 0)
        amounts = [at for at in range(begin, position) if said[at].is_amount][-len(percents) :]
        together = bool(amounts) and amounts[-1] - amounts[0] == len(amounts) - 1
        parts = [said[at] for at in amounts] if together else []
        if len(parts) == len(percents) > 1 and (_EACH.search(first.before) or all(map(_goes_on, parts[1:]))):
            # 2万起和144人分别占总数的…: two totals, of which the nearest number need be neither.
            alike = all(same_things(parts[0], part) for part in parts[1:])
            named = not alike or _GENERIC.search(first.before) is None
            yield from (Share(*pair, named) for pair in zip(parts, percents, strict=True))


def _goes_on(statement: Statement) -> bool:
    """Whether nothing but a sign or 和 stands before a number of a row."""
    return statement.before in ("", "和", "及", "与")
