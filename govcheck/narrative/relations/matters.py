"""What a number counts, as far as its words say: whether two numbers are of one subject.

受理申请60件。按时办结57件: the second says nothing else and goes on with the first. 收到来信40件。回复网民留言20条 has
a subject of its own, so that the first is no whole of the second.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from govcheck.narrative.relations.statements import Statement

__all__ = ["are_of_two_matters", "is_silent", "share_a_subject"]

#: What offices deal with; a number of one is no part of a number of another.
_MATTERS: Final = tuple(
    map(
        re.compile,
        (
            "申请", "建议|提案|议案", "复议", "诉讼|应诉|出庭", "信访|来访|上访", "留言", "来信|信件|信箱", "咨询",
            "投诉|举报", "许可|审批", "处罚|罚款",
        ),
    )
)  # fmt: skip
#: What is done with things, when, and by all: none of these says what is counted.
_NO_SUBJECT: Final = re.compile(
    r"收到|受理|办理|办结|办复|答复|回复|处理|接收|接到|接听|登记|收办|承办|审理|审结|结案|立案|执结|查处|整改|完成|解决|采纳|反馈"
    r"|按时|按期|及时|限时|依法|期限内|规定|法定|全部|年内|全年|累计|其中|新收|新增|新|共计|总计|合计|总共|各类|各级|当年|本年度?|年度"
    r"|行政|机关|负责人|政府|部门|单位|工作|政务|公开|有关|相关|群众|市民|企业|人员|案件|事项|全[省市区县州]|截至|目前|底|已|均|共|的|了|为|有|达|是|并|也|再|又|在|内|[0-9]{1,4}年?"
)
_ORGAN: Final = re.compile("[\u4e00-\u9fff](?:局|委|厅|本级|街道|镇|乡|支队|大队|办公室)")


def are_of_two_matters(first: Statement, second: Statement) -> bool:
    """Whether the words of both say what they count, and it is not the same."""
    one, two = _matters(first), _matters(second)
    return bool(one and two) and one.isdisjoint(two)


def is_silent(statement: Statement) -> bool:
    """Whether the words of *statement* say nothing of what it counts: 按时办结57件."""
    return not _subject(statement)


def share_a_subject(whole: Statement, part: Statement) -> bool:
    """Whether two numbers name one thing (收到留言40条, 回复网民留言38条), and *part* is not of one organ alone."""
    of_organ = set(_ORGAN.findall(part.before)) - set(_ORGAN.findall(whole.before))
    return not of_organ and not _pairs(whole).isdisjoint(_pairs(part))


def _matters(statement: Statement) -> set[int]:
    words = f"{statement.before}\n{statement.after}"
    return {at for at, matter in enumerate(_MATTERS) if matter.search(words)}


def _subject(statement: Statement) -> str:
    return _NO_SUBJECT.sub(" ", f"{statement.before} {statement.after}").strip()


def _pairs(statement: Statement) -> set[tuple[str, str]]:
    """Every two characters that stand together in what *statement* is of."""
    return {pair for word in _subject(statement).split() for pair in pairwise(word)}
