"""Where a list of parts has ended: what follows is another whole with parts of its own, or was never in the whole.

发生复议3件，维持2件，另1件撤回；发生诉讼2件，… : the second whole ends the list of the first.
审结18件，其中维持10件、撤销8件，尚未审结2件: what is not concluded is no part of what is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.relations.statements import Statement

__all__ = ["divided_again", "is_left_open", "is_other_half", "until_another_whole"]

_DONE: Final = re.compile(r"(?<!未)(?:办结|审结|结案|执结|办复|答复|回复|办毕|完成|整改|解决|化解|销号)(?!率)")
_OPEN: Final = re.compile(
    r"(?:尚|暂|还)?未(?:能)?(?:办结|审结|结案|执结|办复|答复|回复|办毕|完成|整改|解决|化解|销号|作出)"
    r"|正在|尚在|仍在|还在|(?:未到|待)(?:期|审|办|答复)|在[办审](?!理)|结转|转(?:入)?下|顺延"
)
#: A part is divided again: 本机关不掌握的402件，当中287件已告知.
_AGAIN: Final = re.compile(r"当中|其中|里面")
_DISPUTES: Final = ("复议", "诉讼")
#: Two wholes that stand beside one another begin alike: 接到投诉30件，…；接到举报25件，….
_ALIKE: Final = 2
_OTHER: Final = "另"


def divided_again(counted: Sequence[Statement]) -> int:
    """How many of *counted* stand before one of them is divided again."""
    again = (at for at, one in enumerate(counted) if at and _AGAIN.match(one.before))
    return next(again, len(counted))


def is_left_open(part: Statement, whole: Statement) -> bool:
    """Whether *part* is not yet done, and *whole* is what was: it is no part of it."""
    return bool(_DONE.search(whole.before) and _OPEN.search(part.before + part.after))


def is_other_half(one: Statement, said: Sequence[Statement]) -> bool:
    """Whether *one* is the second of the only two numbers *said*: 维持2件，另1件申请人撤回."""
    return one.before == _OTHER and len(said) == 2 and one is said[-1]


def until_another_whole(ends: Sequence[int], said: Sequence[Statement], first: int, whole: Statement) -> Sequence[int]:
    """Those of *ends*, where the list of *whole* may end, that do not run over another whole.

    Args:
        ends: Semicolons and the end of the sentence.
        said: The numbers of the sentence.
        first: Place in *said* of the first number of the list.
        whole: What the list divides.
    """
    for number, end in enumerate(ends, 1):
        at = bisect_left(said, end, key=lambda one: one.span.start)
        if first < at < len(said) and _is_another(said[at], whole, said[first]):
            return ends[:number]
    return ends


def _is_another(one: Statement, whole: Statement, part: Statement) -> bool:
    """Whether *one* is a whole beside *whole*, whose first part is *part*."""
    begins = whole.before[:_ALIKE]
    alike = len(begins) == _ALIKE and one.before.startswith(begins) and not part.before.startswith(begins)
    kinds = _disputes(one), _disputes(whole)
    return alike or (all(len(kind) == 1 for kind in kinds) and kinds[0] != kinds[1])


def _disputes(statement: Statement) -> list[str]:
    return [kind for kind in _DISPUTES if kind in statement.before]
