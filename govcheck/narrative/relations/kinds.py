"""Whether a list names only some of the kinds that there are: applicants, channels and outcomes have a fixed number.

其中 does not promise all parts. Where the kinds named are some of a classification that everybody knows to have
more, what is short of the whole is likely of the kinds that are not named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.relations.statements import Statement

__all__ = ["CHANNELS", "leaves_kinds_out"]


class _Classification(NamedTuple):
    """The kinds that something has, and the words that stand for all that are left."""

    kinds: tuple[re.Pattern[str], ...]
    rest: re.Pattern[str]


def _classification(rest: str, *kinds: str) -> _Classification:
    return _Classification(tuple(map(re.compile, kinds)), re.compile(rest))


#: The ways in which requests come.
CHANNELS: Final = _classification(
    r"线下|其他|其它|其余",
    r"网络|网上|网页|线上|在线|互联网|平台|网站|邮箱|邮件",
    r"信函|邮寄|来信|书信|信件|挂号信|寄送|邮政|快递|传真|电话|来电",
    r"当面|现场|窗口|来访|当场|上门|面交",
)
_CLASSIFICATIONS: Final = (
    _classification(
        r"法人|(?<!公益)组织|单位|其他|其它|其余|非自然人",
        r"自然人|公民|个人|群众|居民|村民",
        r"企业|公司",
        r"科研|高校",
        r"公益|社会组织",
        r"法律服务|律师|律所",
    ),
    CHANNELS,
    _classification(
        r"其他|其它|其余|终止|撤回|调解",
        r"维持|驳回",
        r"纠正|撤销|败诉|违法",
        r"未审结|尚未|正在|未结",
    ),
)


def leaves_kinds_out(parts: Sequence[Statement]) -> bool:
    """Whether all of *parts* are kinds of one classification, and another kind of it is named by none."""
    labels = [part.before or part.after for part in parts]
    return any(_leaves_out(labels, one) for one in _CLASSIFICATIONS)


def _leaves_out(labels: Sequence[str], classification: _Classification) -> bool:
    if any(map(classification.rest.search, labels)):
        return False
    named = [{at for at, kind in enumerate(classification.kinds) if kind.search(label)} for label in labels]
    return all(named) and len(set().union(*named)) < len(classification.kinds)
