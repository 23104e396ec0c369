"""``text.repeated_item`` of lists with numbers: 予以公开58件、部分公开17件、不予公开40件、部分公开17件."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, quote, violated
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.statements import around
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose

__all__ = ["repeated_parts"]

RELATION: Final = "text.repeated_item"

_ITEM: Final = r"[\u4e00-\u9fff]{2,20}[0-9]{1,9}[\u4e00-\u9fff]{1,2}"
#: Four items or more, all joined by 、 or all by commas.
_ROW: Final = re.compile(
    rf"(?<![\u4e00-\u9fff]){_ITEM}(?:(?:、{_ITEM}){{3,40}}|(?:,{_ITEM}){{3,40}})(?![\u4e00-\u9fff0-9])"
)
_PARTS: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,20})(?P<amount>[0-9]{1,9}[\u4e00-\u9fff]{1,2})")
_LINKS: Final = re.compile(r"^(?:以及|其中|另有|另|和|及|与)|(?:共|的|为|有|是|计)+$")
#: Shorter names (办结, 其他) may be of several things.
_SHORTEST: Final = 3
_REST: Final = re.compile("其他|其它|其余|剩余|合计|共计|小计|总计")
#: Changes and what was done are told of one thing after another: 医院10个，比上年增加5个，学校20个，比上年增加5个.
_NO_NAME: Final = re.compile(
    "比|较|同期|增加|增长|增幅|净增|新增|减少|下降|上升|提高|降低|回落|占|平均|其中|分别|完成|实现|达到|累计|全年|当年|[已未均各共]"
    "|(?:收到|受理|办理|办结|答复|举办|召开|发布|开展|组织|印发|参加|培训|接待|解决|整改)$"
)
#: How the results of the form end: such names stand beside one another in any list of them.
_RESULT: Final = re.compile("(?:公开|提供|处理)$")


class _Part(NamedTuple):
    name: str
    amount: str
    span: Span


def repeated_parts(prose: Prose) -> Iterator[Outcome]:
    """Every name that stands twice in one plain list of names with their numbers."""
    for row in _ROW.finditer(prose.text):
        parts = [
            _Part(_LINKS.sub("", one["name"]), one["amount"], Span(one.start(), one.end()))
            for one in _PARTS.finditer(prose.text, row.start(), row.end())
        ]
        twice = [(at, later) for at, later in combinations(range(len(parts)), 2) if _is_again(parts, at, later)]
        if len(twice) == 1 and not _is_of_several(parts, *twice[0]):
            yield _told(prose, parts[twice[0][0]], parts[twice[0][1]])


def _is_again(parts: Sequence[_Part], at: int, later: int) -> bool:
    """Whether the name at *later* is that at *at*; before the first name of a list other words may stand."""
    first, name = parts[at].name, parts[later].name
    return name == first or (at == 0 and len(name) >= _SHORTEST and first.endswith(name))


def _is_of_several(parts: Sequence[_Part], at: int, later: int) -> bool:
    """Whether the row is of several lists, each with a head (甲局收到5件、当面提交3件、乙局…), or the name is none."""
    name = parts[later].name
    if len(name) < _SHORTEST or _REST.search(name) or _NO_NAME.search(name):
        return True
    heads = (parts[at - 1].name, parts[later - 1].name) if at and later - at > 1 else ("", "")
    if heads[0][-3:] == heads[1][-3:]:
        return heads[0] != ""
    return heads[0][-2:] == heads[1][-2:] and not all(map(_RESULT.search, heads))


def _told(prose: Prose, first: _Part, second: _Part) -> Outcome:
    where = quote(prose, around(prose, second.span), [first.span, second.span])
    message = say("narrative.repeated_item", title=f"“{second.name}”")
    outcome = violated(RELATION, where, second.name, second.name, message)
    return outcome if first.amount == second.amount else doubted(outcome, Severity.INFO)
