"""``text.ratio`` where the words name the two numbers: 完成全年900万人目标的73%, 图解占44%, 不合格率2.4%."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, Verdict, held, violated
from govcheck.narrative.quantity import Interval, Kind, Precision
from govcheck.narrative.relations.ratio import RELATION, compare, share_of
from govcheck.narrative.relations.shares import PRINTED, Share
from govcheck.narrative.relations.statements import (
    STATED_TOTAL,
    Statement,
    half_up,
    lead,
    percentage,
    plain,
    quoted,
    same_things,
    show,
    value,
)
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["named_shares"]

#: Between the base and the share: 60999万元的40.4%, 900万人目标的73%.
_OF: Final = re.compile(r"[\u4e00-\u9fff]{0,6}的")
_COMPLETES: Final = re.compile(r"(?:完成|达到|实现)[\u4e00-\u9fff]{0,10}$")
_IS_SHARE: Final = re.compile(r"占[\u4e00-\u9fff]{0,10}$")
_LABEL: Final = re.compile(r"^(?:其中)?([\u4e00-\u9fff]{2,8})占(?:比|总数的|全部的|总数)?(?:为|达)?$")
_DENIED_RATE: Final = re.compile(r"([不未][\u4e00-\u9fff]{2,3})率(?:为|达|是|仅)?$")
_RATE: Final = re.compile(r"([\u4e00-\u9fff]{2,3})率(?:为|达|是|达到)?$")
#: The rate of something else than of the numbers before it.
_OTHER: Final = re.compile(r"其中|季度|月|年|[市区县省][\u4e00-\u9fff]")
_BACK: Final = 4
#: So many numbers before a share are looked at.
_FARTHEST: Final = 24


def named_shares(prose: Prose) -> Iterator[Outcome]:
    """Every share of *prose* whose words name the numbers that it follows from."""
    before: list[tuple[int, Sequence[Statement]]] = []
    for sentence in prose.sentences:
        said = sentence.said
        near = [one for block, group in before if block == sentence.block for one in group]
        for position, percent in enumerate(said):
            if percent.quantity.kind is Kind.PERCENT and percent.quantity.precision is Precision.ROUNDED:
                earlier = said[max(position - _FARTHEST, 0) : position]
                yield from _of_base(prose, sentence, earlier, percent)
                yield from _of_label(prose, sentence, earlier, percent)
                if not _OTHER.search(lead(prose, percent)):
                    yield from _denied(prose, sentence, near, earlier, percent)
                    yield from _rest(prose, near, earlier, percent)
        before = [*before[-2:], (sentence.block, said[-12:])]


def _amounts(said: Sequence[Statement], like: Statement) -> list[Statement]:
    return [one for one in said if one.is_amount and same_things(one, like) and one.quantity.precision in PRINTED]


def _of_base(prose: Prose, sentence: Sentence, said: Sequence[Statement], percent: Statement) -> Iterator[Outcome]:
    """累计完成24627万元，完成年初预算数60999万元的40.4%."""
    base = said[-1] if said else None
    if base is None or not base.is_amount or base.quantity.precision not in PRINTED or not value(base):
        return
    if _OF.fullmatch(prose.text[base.span.end : percent.span.start]) is None:
        return
    words = lead(prose, base)
    completes = _COMPLETES.search(words)
    if not completes and not _IS_SHARE.search(words):
        return
    parts = [one for one in _amounts(said[-1 - _BACK : -1], base) if not one.is_change]
    if not parts or (completes and said[-2] is not parts[-1]):
        return
    share = Share(parts[-1], percent)
    sums = [sum(map(value, parts[-count:]), Fraction(0)) for count in range(2, len(parts) + 1)]
    fits = any(percent.quantity.interval.contains(100 * added / value(base)) for added in sums)
    if not fits:
        yield compare(
            prose, sentence, share, [base], Severity.WARNING if completes or len(parts) == 1 else Severity.INFO
        )


def _of_label(prose: Prose, sentence: Sentence, said: Sequence[Statement], percent: Statement) -> Iterator[Outcome]:
    """共75篇，其中图解33篇，视频42篇，图解占44%: the part is called by the name that it had before."""
    label = _LABEL.match(percent.before)
    if label is None:
        return
    parts = [one for one in said if one.is_amount and one.before.removeprefix("其中") == label[1]]
    if len(parts) != 1:
        return
    wholes = [one for one in _amounts(said, parts[0]) if STATED_TOTAL.search(one.before) and not one.is_change]
    if len(wholes) == 1 and value(wholes[0]) >= value(parts[0]) > 0:
        yield compare(prose, sentence, Share(parts[0], percent), wholes, Severity.WARNING)


def _denied(
    prose: Prose, sentence: Sentence, near: Sequence[Statement], said: Sequence[Statement], percent: Statement
) -> Iterator[Outcome]:
    """抽检2000批次，不合格48批次，不合格率2.4%."""
    rate = _DENIED_RATE.search(percent.before)
    part = _counted(said, (rate[1],)) if rate else None
    wholes = _wholes([*near, *said], part) if part else []
    share = Share(part, percent) if part else None
    fitting = [one for one in wholes if share and percent.quantity.interval.meets(share_of(share.part, one))]
    if share and rate and not fitting and _with_counterpart([*near, *said], share.part, rate[1], percent):
        return
    if share and (fitting or len(wholes) == 1):
        yield compare(prose, sentence, share, fitting or wholes, Severity.WARNING)


def _rest(prose: Prose, near: Sequence[Statement], said: Sequence[Statement], percent: Statement) -> Iterator[Outcome]:
    """抽检2000批次，不合格48批次，合格率97.6%: the rate of those that are not counted."""
    rate = _RATE.search(percent.before)
    if rate is None or _DENIED_RATE.search(percent.before) or _counted_itself(said, rate[1][-2:]):
        return
    part = _counted(said, [no + rate[1][-length:] for no in "不未" for length in (2, 3)])
    wholes = _wholes([*near, *said], part) if part else []
    if part is None or not wholes:
        return
    half = Fraction(percent.quantity.step) / 2
    rest = Interval(100 - value(percent) - half, 100 - value(percent) + half)
    fitting = next((one for one in wholes if rest.meets(share_of(part, one))), None)
    if fitting is not None or len(wholes) == 1:
        yield _of_the_rest(prose, part, fitting or wholes[0], percent, Verdict.HELD if fitting else Verdict.VIOLATED)


def _counted(said: Sequence[Statement], words: Sequence[str]) -> Statement | None:
    """The last number that one of *words* is said of."""
    found = (one for one in reversed(said) if one.is_amount and any(word in one.before for word in words))
    part = next(found, None)
    usable = part is not None and not part.is_change and part.quantity.precision in PRINTED
    return part if usable else None


def _with_counterpart(said: Sequence[Statement], part: Statement, denied: str, percent: Statement) -> bool:
    """合格5961辆，不合格1838辆: the whole is the sum of the two, where it is not stated."""
    others = [one for one in _amounts(said, part) if denied[1:] in one.before and denied not in one.before]
    return any(
        percent.quantity.interval.meets(
            percentage(part.quantity.interval, part.quantity.interval.plus(one.quantity.interval))
        )
        for one in others
    )


def _wholes(said: Sequence[Statement], part: Statement) -> list[Statement]:
    """The numbers before *part* that it may be a part of, the nearest first."""
    before = [one for one in _amounts(said, part) if one.span.end <= part.span.start and not one.is_change]
    return [one for one in reversed(before) if value(one) > value(part)]


def _counted_itself(said: Sequence[Statement], verb: str) -> bool:
    """Whether the number that a rate is of is stated, so that nothing need be taken from the whole."""
    return any(re.search(f"(?<![不未]){verb}", one.before) for one in said if one.is_amount)


def _of_the_rest(prose: Prose, part: Statement, whole: Statement, percent: Statement, verdict: Verdict) -> Outcome:
    rest = value(whole) - value(part)
    step = Fraction(percent.quantity.step)
    computed = half_up(100 * rest / value(whole) / step) * step
    spans = [whole.span, part.span, percent.span]
    where = quoted(prose, spans)
    words = {
        "part": show(rest), "whole": plain(whole), "percent": plain(percent),
        "computed": show(computed),
    }  # fmt: skip
    left, right = show(value(percent)), show(computed)
    if verdict is Verdict.HELD:
        return held(RELATION, where, left, right, say("narrative.ratio_held", **words))
    return violated(RELATION, where, left, right, say("narrative.ratio_wrong", **words))
