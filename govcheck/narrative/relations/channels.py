"""Lists of the ways in which requests came, and of the halves of the year, which no word introduces.

收到申请1019件。通过互联网提交703件,邮寄268件,当面48件: what came by each way is a part of what came. The whole is
the number of requests received that stands before the list, in its sentence or in the one before.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from govcheck.narrative.reading import Span
from govcheck.narrative.relations.kinds import CHANNELS
from govcheck.narrative.relations.part_list import ROW, UNSAID, Parts
from govcheck.narrative.relations.statements import Statement, added, same_things, value
from govcheck.narrative.units import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["are_of_new_alone", "parts_by_channel"]

_WAYS: Final = CHANNELS.kinds
_OTHER_WAYS: Final = re.compile(
    r"^(?:通过|以|经|由)?(?:其他|其它)(?:渠道|方式|途径|形式)?(?:提交|提出|申请|收到|受理)?(?:申请)?$"
)
_WAY_OF: Final = re.compile(r"申请|提交|提出|寄|递交|收到|受理|接收|渠道|方式|途径|当面|现场|窗口|面交|传真")
#: What else comes through the net: information published, letters and calls.
_OTHER_MATTER: Final = re.compile(
    r"公开信息|发布|信箱|留言|咨询|热线|点击|浏览|访问|办结|答复|处理|公布|推送|回复|接待|转办|接听|查阅|宣传|推文|报送"
)
_HALVES: Final = (re.compile(r"上半年"), re.compile(r"下半年"))
#: One of these stands in each such list.
_ANY: Final = re.compile(
    "信函|邮寄|来信|书信|邮政|快递|挂号信|寄送|信件|当面|现场|窗口|来访|当场|上门|面交|传真|电话|下半年"
)
_RECEIVED: Final = re.compile(r"(?:收到|新收|受理|接收|接到|登记|收悉|新增|接获|收办|申请量|申请共|申请总)")
_NOT_RECEIVED: Final = re.compile(
    r"结转|办结|答复|处罚|许可|投诉|留言|建议|提案|复议|诉讼|来电|工单|其中"
    r"|自然人|公民|个人|居民|村民|企业|法人|组织|部门|街道|乡镇|镇街|分局|(?<![全我本])[县区市镇](?:级|本级|直)"
)
#: Introductions after which other things than parts may stand; ways of one whole are parts all the same.
_OPEN: Final = (UNSAID, ROW, "中,")
_SUM: Final = re.compile("(?:共|共计|合计|总计|一共)(?:申请|收到|有|为)?")
#: What was carried over, within the whole or beside it: 受理320件(含上年结转3件).
_CARRIED: Final = re.compile(
    r"(?:结转|遗留|转入|接转|转来)(?!(?:至|到|入)?(?:下|次|明|翌))[^,;:。()0-9]{0,8}([0-9]{1,7})[件宗份条起例]"
    r"|(?<![0-9])([0-9]{1,7})[件宗份条起例](?:为|是|系|属)?"
    r"(?:上年|上一年|去年|往年|以前年度|20[0-9]{2}年)度?(?:的)?(?:结转|遗留|转入|接转|转来)"
)
_LONGEST_BETWEEN: Final = 120
_LONGEST_REMARK: Final = 40
#: So far back the number received is looked for.
_MOST_BACK: Final = 6
_MOST_PARTS: Final = 12


def parts_by_channel(
    prose: Prose, sentence: Sentence, previous: Sentence | None, found: Sequence[Parts]
) -> Iterator[Parts]:
    """The lists of *sentence* that are of ways or of halves of the year, but those *found* that are judged already."""
    if len(sentence.said) < 2 or _ANY.search(prose.text, *sentence.span) is None:
        return
    said = list(filter(_is_plain, sentence.said))[:_MOST_PARTS]
    stated = _no_parts(prose, sentence)[:_MOST_PARTS]
    taken = {part.span for one in found if one.fits or one.mark not in _OPEN for part in one.parts}
    beside = previous is not None and previous.block == sentence.block
    earlier = _no_parts(prose, previous)[-_MOST_BACK:] if previous is not None and beside else []
    for run in _runs(said):
        wholes = _sum_behind(prose, said, run) or _wholes(
            [*earlier, *(one for one in stated if one.span.end <= run[0].span.start)], run[0]
        )
        if wholes and not any(one.span in taken for one in run):
            span = Span(run[0].span.start - len(run[0].before), run[-1].span.end)
            yield Parts(span, wholes, run, prose.words(span), "其中", True, _is_whole_year(run))


def are_of_new_alone(prose: Prose, found: Parts, whole: Statement) -> bool:
    """Whether the parts are of the new requests, and *whole* counts those carried over as well, or the reverse."""
    start, first = whole.span.end, found.parts[0].span.start
    end = start + (min(first - start, _LONGEST_BETWEEN) if first > start else _LONGEST_REMARK)
    off = abs(value(whole) - added(found.parts))
    return any(Fraction(one[1] or one[2]) == off for one in _CARRIED.finditer(prose.text, start, end))


def _no_parts(prose: Prose, sentence: Sentence) -> list[Statement]:
    """The amounts of *sentence* that do not stand behind 其中, and so are no parts themselves."""
    divided = prose.text.find("其中", *sentence.span)
    end = sentence.span.end if divided < 0 else divided
    return [one for one in sentence.said if one.span.start < end and _is_plain(one)]


def _is_plain(one: Statement) -> bool:
    return one.is_amount and not one.is_change and not one.bracket


def _wholes(before: Sequence[Statement], part: Statement) -> list[Statement]:
    """The last number before a list that counts the requests received."""
    likely = [
        one
        for one in before[-_MOST_BACK:]
        if same_things(one, part) and one.quantity.unit in CASES and _RECEIVED.search(one.before)
    ]
    return [one for one in likely[-1:] if not _NOT_RECEIVED.search(one.before)]


def _sum_behind(prose: Prose, said: Sequence[Statement], run: Sequence[Statement]) -> list[Statement]:
    """The sum that stands behind a list: 网络98件、邮寄31件、现场12件,共141件; 线上(网站和邮件)合计 is of some."""
    behind = [one for one in said if one.span.start > run[-1].span.start and _SUM.fullmatch(one.before)]
    return [one for one in behind[:1] if prose.text[one.quantity.span.start - len(one.before) - 1] in ",;、"]


def _runs(said: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Numbers beside one another that all are of a way, and of two ways at least; or of both halves of the year."""
    for is_way, group in groupby(said, key=lambda one: _way(one) is not None):
        run = list(group)
        ways = {_way(one) for one in run} - {len(_WAYS)}
        if is_way and len(ways) > 1 and any(_WAY_OF.search(one.before + one.after) for one in run):
            yield run
    for run in map(list, pairwise(said)):
        if all(half.search(one.before) for half, one in zip(_HALVES, run, strict=True)):
            yield run


def _way(statement: Statement) -> int | None:
    """The number of the way that *statement* is of, or ``None``."""
    label = statement.before
    if _OTHER_WAYS.search(label):
        return len(_WAYS)
    if _OTHER_MATTER.search(label):
        return None
    return next((number for number, way in enumerate(_WAYS) if way.search(label)), None)


def _is_whole_year(run: Sequence[Statement]) -> bool:
    return _HALVES[0].search(run[0].before) is not None
