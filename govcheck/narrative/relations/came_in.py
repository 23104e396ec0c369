"""``text.breakdown`` of new requests and those carried over, with their sum behind them.

3525件，加上结转121件，总量3646件. A sum with 合计 or 共 is a list like others; what was handled need not be all that
came in.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, held, quote, violated
from govcheck.narrative.quantity import Precision
from govcheck.narrative.relations.statements import Statement, added, plain, show, value
from govcheck.narrative.slips import is_slip
from govcheck.narrative.units import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["sums_of_both"]

RELATION: Final = "text.breakdown"
_SUM: Final = re.compile(
    r"(?:全年|本年度?|年度|两项|二者|两者|申请|应办理?的?|需办理?的?|待办理?的?)*+"
    r"(?:总量|总数|总件数|(?<=应办)|(?<=应办理)|(?<=需办理)|(?<=待办理))(?:共|共计|为|达|达到|是|的)*"
)
_CARRIED: Final = re.compile(
    r"(?:上年|上一年|去年|往年|20[0-9]{2}年)度?的?(?:结转|转入|遗留|接转)"
    r"|(?:加上?|连同|另有?|外加)(?:的)?(?:结转|遗留|转入)(?!下|至|到)"
)
_NO_REQUESTS: Final = re.compile(r"复议|诉讼|率|建议|提案|投诉|咨询|工单|热线|办结|答复|结转[至到入]?下")
_MOST: Final = 80


def sums_of_both(prose: Prose) -> Iterator[Outcome]:
    """Every sum of new requests and those carried over in *prose* that stands right behind them."""
    for sentence in prose.sentences:
        said = sentence.said[:_MOST]
        for row in zip(said, said[1:], said[2:], strict=False):
            if _are_summed(row):
                yield from _assess(prose, sentence, row)


def _are_summed(row: Sequence[Statement]) -> bool:
    exact = all(one.is_count and one.quantity.precision is Precision.EXACT and not one.is_change for one in row)
    if not exact or any(one.quantity.unit not in CASES for one in row) or not _SUM.fullmatch(row[2].before):
        return False
    carried = [_CARRIED.search(one.before) is not None for one in row[:2]]
    return carried.count(True) == 1 and not any(_NO_REQUESTS.search(one.before) for one in row)


def _assess(prose: Prose, sentence: Sentence, row: Sequence[Statement]) -> Iterator[Outcome]:
    *parts, whole = row
    total, stated = added(parts), value(whole)
    where = quote(prose, sentence.span, [one.span for one in row])
    words = {
        "whole": plain(whole), "parts": tuple(map(plain, parts)), "sum": show(total),
        "difference": show(abs(stated - total)),
    }  # fmt: skip
    corrected = [(stated, total), *((value(one), value(one) + stated - total) for one in parts)]
    if total == stated:
        yield held(RELATION, where, show(stated), show(total), say("narrative.breakdown_held", **words))
    elif any(is_slip(printed, meant, Fraction(1)) for printed, meant in corrected):
        name = "breakdown_more" if total > stated else "breakdown_less"
        yield violated(RELATION, where, show(stated), show(total), say(f"narrative.{name}", **words))
