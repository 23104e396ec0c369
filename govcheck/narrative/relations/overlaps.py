"""Whether the parts of a list may overlap, so that together they rightly exceed their whole.

A text says so (部分政策兼有两种形式), or what is counted makes it likely: people by position and by sex, and what is
published on several channels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govcheck.narrative.relations.statements import REST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.relations.statements import Statement
    from govcheck.narrative.sentences import Prose

__all__ = ["may_overlap", "said_to_overlap"]

_TWICE: Final = r"(?:重复|交叉|重叠|重合)"
#: 重复申请 and 交叉执法 are names of what is counted; 有重复 and 重复计算 are not.
_SAID: Final = re.compile(
    rf"兼有|兼具|兼任|兼顾|兼为|兼属|去重|多选|不止一|(?:有|存在|会|可能|相互|互相|含|未剔除|内容|部分){_TWICE}|{_TWICE}(?:计|统计|情况|部分|发布|的|[),;。])"
    r"|同时(?:又|也|为|是|属|具有|具备|兼|包含|含有|涉及|计入|计算|统计)"
    r"|多个?(?:平台|渠道|栏目|媒体)(?:同步|同时|重复)?(?:发布|公开|推送|刊发|转发|计)"
    r"|部分[^,;。()]{0,14}(?:又|既|兼|同时|[也还](?:同时|是|为|属|有|具|兼|计|涉及|通过|在其))|既[^,;。()]{1,10}(?:又|也)"
    r"|(?:同一|一人|一事|一件|一条|一篇|一个)[^,;。()]{0,12}(?:多[个次项种家]?|两|几|不同|同时|分别)"
)
#: In a remark in brackets these words say it by themselves.
_REMARK: Final = re.compile(rf"\([^()]*(?:兼|同时|{_TWICE}|多平台|多渠道|多种|两种)[^()]*\)")
_BEFORE: Final = 40
_BEHIND: Final = 60

_PEOPLE: Final = frozenset(("人", "人次", "名", "位"))
#: What people are told apart by; those of one kind exclude one another, those of two kinds do not.
_CRITERIA: Final = tuple(
    map(
        re.compile,
        (
            "男|女",
            "岁|青年|中年|老年|老人|儿童|少年|青少年",
            "党员|团员|党派|群众$",
            "本科|研究生|硕士|博士|大专|专科|学历|中专",
            "少数民族|汉族",
            "职称|高级|中级|初级",
            "残疾|低保|特困|脱贫|贫困",
        ),
    )
)
_LINKS: Final = re.compile(r"^(?:其中|分别|包括|含|:)+|(?:为|有|是|共|达|约|计)+$")
_CHANNELS: Final = re.compile(
    r"网站|网页|微博|微信|公众号|客户端|平台|视频|图文|图解|图片|抖音|短信|报纸|报刊|电视|广播|电台|媒体|专栏|公告栏|宣传栏|显示屏|政务头条"
)
#: What comes in by one channel each is not published on several.
_RECEIVED: Final = re.compile(r"受理|收到|收办|接收|接听|申请|办理|办结|诉求|咨询|投诉|举报|信访|来信|来电|留言|工单")


def said_to_overlap(prose: Prose, whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the words around a list say that what it counts is counted more than once."""
    spans = [whole.span, *(part.span for part in parts)]
    start, end = min(spans).start, max(spans).end
    before = prose.text[max(start - _BEFORE, 0) : start].split("\n")[-1]
    words = before + prose.text[start:end] + prose.text[end : end + _BEHIND].split("\n")[0]
    return bool(_SAID.search(words) or _REMARK.search(words))


def may_overlap(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether one thing may be counted in several *parts*: by their names they need not exclude one another."""
    labels = [_label(part) for part in parts]
    if whole.quantity.unit in _PEOPLE:
        return not _exclude_one_another(labels)
    received = _RECEIVED.search(whole.before + whole.after) or any(map(_RECEIVED.search, labels))
    return not received and any(map(_CHANNELS.search, labels))


def _label(part: Statement) -> str:
    return _LINKS.sub("", part.before) or _LINKS.sub("", part.after)


def _exclude_one_another(labels: Sequence[str]) -> bool:
    """Whether people are told apart by one thing: 男 and 女, names with one ending, a kind and 其他."""
    if any(map(REST.search, labels)):
        return True
    by = {tuple(criterion.search(label) is not None for criterion in _CRITERIA) for label in labels}
    if len(by) != 1:
        return False
    return any(next(iter(by))) or len({label[-1:] for label in labels}) == 1
