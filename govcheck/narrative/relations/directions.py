"""``text.growth`` in words: what rises goes up, and what falls goes down: 由33件增至31件 does neither.

A place in a ranking rises to a smaller number, and what takes less time is better: neither is compared.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, quote, violated
from govcheck.narrative.quantity import Kind, Precision
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.differences import RELATION
from govcheck.narrative.relations.levels import is_level
from govcheck.narrative.relations.statements import Statement, lead, plain, same_things, show, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["directions"]

_UP: Final = re.compile(r"((?:增加|增长|上升|提高|提升|上涨|扩大|增|升)(?:到|至))(?:了)?[\u4e00-\u9fff0-9]{0,10}$")
_DOWN: Final = re.compile(r"((?:减少|下降|降低|回落|降|减)(?:到|至))(?:了)?[\u4e00-\u9fff0-9]{0,10}$")
_KINDS: Final = frozenset({Kind.COUNT, Kind.PERCENT, Kind.MONEY})
_EXACT: Final = frozenset({Precision.EXACT, Precision.ROUNDED})
#: Ranks, what is told by the day or week, and changes that rise and fall themselves.
_OTHERWISE: Final = re.compile("排名|名次|位次|位列|排位|第|每|平均|负|降幅|增幅|增速|同比|环比|下降|增长|减少|增加")
#: 由2个增加到1个中心、5个站点: the second number is not all of it.
_GOES_ON: Final = re.compile(r"[^,;。0-9]{0,12}[、和及与][^,;。0-9]{0,12}[0-9]")
_PLACES_AND_TIMES: Final = "名 位 级 等 次 天 日 年 月 周 小时 分钟 秒 工作日 个工作日 个月"
_NOT_COMPARED: Final = frozenset(_PLACES_AND_TIMES.split())


def directions(prose: Prose) -> Iterator[Outcome]:
    """Every change of *prose* from one number to another that goes the other way than its word says."""
    for sentence in prose.sentences:
        for first, second in pairwise(sentence.said):
            if _may_be_compared(prose, first, second):
                yield from _direction(prose, sentence, first, second)


def _may_be_compared(prose: Prose, first: Statement, second: Statement) -> bool:
    """Whether both are told exactly, in one unit, as what something goes from and to."""
    one, other = first.quantity, second.quantity
    if one.kind is not other.kind or one.kind not in _KINDS or one.unit != other.unit:
        return False
    if not {one.precision, other.precision} <= _EXACT or one.unit in _NOT_COMPARED:
        return False
    words = f"{lead(prose, first)}|{_between(prose, first, second)}"
    if _OTHERWISE.search(words) or _GOES_ON.match(prose.text, second.span.end):
        return False
    return is_level(prose, first, second) and same_things(first, second)


def _between(prose: Prose, first: Statement, second: Statement) -> str:
    """What stands between two numbers without the word that says which way it went."""
    words = prose.text[first.span.end : second.span.start]
    return _DOWN.sub("|", _UP.sub("|", words))


def _direction(prose: Prose, sentence: Sentence, first: Statement, second: Statement) -> Iterator[Outcome]:
    words = lead(prose, second)
    up, down = _UP.search(words), _DOWN.search(words)
    begin = second.span.start - len(words)
    before, after = value(first), value(second)
    if (up and after < before) or (down and after > before):
        said = [Span(begin + one.start(1), begin + one.end(1)) for one in (up, down) if one]
        where = quote(prose, sentence.span, [first.span, *said, second.span])
        message = say("narrative.goes_the_other_way", first=plain(first), second=plain(second))
        yield violated(RELATION, where, show(before), show(after), message)
