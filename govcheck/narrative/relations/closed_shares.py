"""``text.ratio`` of shares without their numbers: 土地类占45.5%，房屋类占30.2%，其他类占24.3% make 100 together.

They do only where the last is all the rest. Where they do not, it is told only where one mistyped digit explains it:
shares of two divisions of one whole may stand beside one another.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, held, quote, violated
from govcheck.narrative.quantity import Kind, Precision
from govcheck.narrative.relations.statements import Statement, added, around, plain, show, value
from govcheck.narrative.slips import is_nearly_slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["closed_shares"]

RELATION: Final = "text.ratio"
_LABEL: Final = re.compile(r"[^,;:()。、]{2,16}?(?:占比?|占总数的?|比例|比重)(?:约|为|达|是|的)*")
_REST: Final = re.compile(
    r"(?:及|和)?(?:其他|其它|其余)(?:各)?(?:类|类型|类别|方面|内容|事项|情形|情况|方式|渠道|申请)?(?:的)?(?:申请)?占"
)
#: What is said of a part again, or of another year.
_INNER: Final = re.compile(r"其中|上年|去年|同比|20[0-9]{2}年|同期")
_BETWEEN: Final = re.compile(r"[,;、]")
_FEWEST: Final = 3
_MOST: Final = 12


def closed_shares(prose: Prose) -> Iterator[Outcome]:
    """Every list of shares in *prose* whose last is that of all the rest."""
    for sentence in prose.sentences:
        for is_share, group in groupby(sentence.said, key=_is_share):
            run = list(group)[-_MOST - 1 :] if is_share else []
            if _FEWEST <= len(run) <= _MOST and _are_listed(prose, sentence, run):
                yield from _assess(prose, run)


def _is_share(one: Statement) -> bool:
    printed = one.quantity.kind is Kind.PERCENT and one.quantity.precision is Precision.ROUNDED
    return printed and not one.bracket and _LABEL.fullmatch(one.before) is not None


def _are_listed(prose: Prose, sentence: Sentence, run: Sequence[Statement]) -> bool:
    """Whether *run* begins a clause that says nothing else, and its last alone is all the rest."""
    before = prose.text[sentence.span.start : run[0].span.start]
    within = prose.text[run[0].span.end : run[-1].span.end]
    begins = len(before) == len(run[0].before) or before[-len(run[0].before) - 1] in ",;:"
    apart = all(
        _BETWEEN.fullmatch(prose.text[one.span.end : two.span.start - len(two.before)]) for one, two in pairwise(run)
    )
    rests = [_REST.match(one.before) is not None for one in run]
    return begins and apart and not _INNER.search(within) and rests[-1] and not any(rests[:-1])


def _assess(prose: Prose, run: Sequence[Statement]) -> Iterator[Outcome]:
    total = added(run)
    slack = sum((Fraction(one.quantity.step) / 2 for one in run), Fraction(0))
    where = quote(prose, around(prose, run[0].span), [one.span for one in run])
    words = {"parts": tuple(map(plain, run)), "sum": show(total)}
    if abs(total - 100) <= slack:
        yield held(RELATION, where, show(total), "100", say("narrative.shares_held", **words))
    elif any(is_nearly_slip(value(one), value(one) + 100 - total, Fraction(one.quantity.step), slack) for one in run):
        yield violated(RELATION, where, show(total), "100", say("narrative.shares_wrong", **words))
