"""``text.ratio`` of rates: 受理60件，按时办结57件，按时办结率95%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.quantity import Interval, Kind, Precision, exactly
from govcheck.narrative.relations.matters import are_of_two_matters, is_silent, share_a_subject
from govcheck.narrative.relations.ratio import bases, compare, fails, holds, share_of
from govcheck.narrative.relations.shares import Share
from govcheck.narrative.relations.statements import Statement, added, percentage, same_things, value
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.findings import Outcome
    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RATE", "STILL_OPEN", "counted_by", "rates", "verb_of"]

#: The words of a rate before its number.
RATE: Final = re.compile(r"([\u4e00-\u9fff]{1,8})率(?:约|高|均|也|已|仅|只)?(?:达到|达|为|是|至|:)?(?:了)?$")
_RATE_PREFIX: Final = re.compile(
    r"^.*(?:按时|按期|及时|依法|总|平均|综合|全年|年度|群众|其中|的|期限内|法定|限时|投诉|诉求|信访|案件|工单|申请|建议|提案)"
)
#: What is counted where a rate names it otherwise: 结案率 is of the cases 办结 or 审结.
_SAME_VERBS: Final = {
    "纠错": ("纠错", "纠正"),
    "结案": ("结案", "办结", "审结", "执结"),
    "审结": ("审结", "结案"),
    "办复": ("办复", "答复", "回复"),
    "答复": ("答复", "办复", "回复"),
    "回复": ("回复", "答复", "办复"),
}
#: Rates of courts are of new and old cases together; what is stated may be the new ones alone.
_WITH_OLD_CASES: Final = ("结案", "审结")
_IN_TIME: Final = re.compile(r"按时|按期|及时|限时|法定|期限内|依法")
#: Requests that are still open are often left out of a rate of 100%.
STILL_OPEN: Final = re.compile(r"结转|顺延|正在办理|未到期|撤回|撤销")
_DENIED: Final = re.compile(r"[不未][\u4e00-\u9fff]{1,3}$")
_GRADES: Final = ("满意", "合格", "优良", "优秀", "达标")
#: Rates of what was decided: of all decisions, which often stand as a list without their sum.
_OF_DECIDED: Final = ("纠正", "纠错", "维持", "败诉", "胜诉", "撤销", "驳回")
_DECIDED: Final = re.compile("|".join((*_OF_DECIDED, "撤回", "终止", "其他")))
_MOST_BASES: Final = 12
_SENTENCES_BACK: Final = 3


class _Before(NamedTuple):
    """The amounts before a number: in its own sentence, and in those before; and those between it and its rate."""

    here: Sequence[Statement]
    earlier: Sequence[Statement]
    after: Sequence[Statement] = ()


def rates(prose: Prose) -> Iterator[Outcome]:
    """Every rate of *prose* whose number stands before it."""
    earlier: list[tuple[int, Sequence[Statement]]] = []
    for sentence in prose.sentences:
        said = sentence.said
        if any(one.quantity.kind is Kind.PERCENT for one in said):
            before = [one for block, group in earlier if block == sentence.block for one in group]
            yield from _rates(prose, sentence, said, before)
        earlier = [*earlier[1 - _SENTENCES_BACK :], (sentence.block, said[-_MOST_BASES:])]


def _rates(
    prose: Prose, sentence: Sentence, said: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[Outcome]:
    still_open = STILL_OPEN.search(prose.text, *sentence.span)
    open_from = still_open.end() - 1 if still_open else sentence.span.end
    for position, percent in enumerate(said):
        rate = RATE.search(percent.before) if percent.quantity.kind is Kind.PERCENT else None
        if rate is None or percent.quantity.precision is not Precision.ROUNDED:
            continue
        if value(percent) == 100 and open_from < percent.span.start:
            continue
        verb = verb_of(rate[1])
        counts = [one for one in said[max(position - _MOST_BASES, 0) : position] if one.is_amount]
        part = counted_by(counts, rate[1])
        if part is not None and not _is_of_another(prose, part, counts):
            earlier = [one for one in counts if one.span.end <= part.span.start]
            kind = _of_money if part.quantity.kind is Kind.MONEY else _of_cases
            after = [one for one in counts if one.span.start >= part.span.end]
            yield from kind(prose, sentence, Share(part, percent), verb, _Before(earlier, before, after))


def _is_of_another(prose: Prose, part: Statement, counts: Sequence[Statement]) -> bool:
    """Whether another whole stands between *part* and its rate: 办结398个;上报事件9876件,办结率98.9%."""
    last = counts[-1]
    between = prose.text[part.span.end : last.span.start]
    return last is not part and ";" in between


def verb_of(rate: str) -> str:
    """What is counted by a *rate*: 办结 of 全年按时办结."""
    return _RATE_PREFIX.sub("", rate)[-4:]


def counted_by(counts: Sequence[Statement], rate: str) -> Statement | None:
    """The last of *counts* that the *rate* is of; one of what is not so (不合格率) has a relation of its own."""
    verb = verb_of(rate)
    if not verb or _DENIED.search(verb):
        return None
    verbs = _SAME_VERBS.get(verb, (verb,))
    return next((one for one in reversed(counts) if _is_counted(one, verbs, rate)), None)


def _of_cases(prose: Prose, sentence: Sentence, share: Share, verb: str, before: _Before) -> Iterator[Outcome]:
    # A part that exceeds every number before it is compared with the nearest: one of the two is wrong.
    part = share.part
    wholes = _bases(part, before) or _nearest(part, before.here)
    printed = share.percent.quantity.interval
    # 行政复议26件,纠正3件,以审结的22件计算,纠错率13.64%: the base stands behind the part.
    # 办理1637件,其中新收1586件。办结1575件,办结率96.21%: so may the first number of the sentence before be.
    beside = [*bases(part, before.after), *(() if before.here else bases(part, before.earlier))]
    based = next((one for one in beside if printed.meets(share_of(part, one))), None)
    if based is not None:
        yield holds(prose, sentence, share, value(based))
        return
    fitting = any(printed.meets(share_of(part, one)) for one in wholes[:2])
    sums = [] if fitting else list(_sums(part, before))
    together = [] if fitting else list(_together(part, before))
    of_sum = next((one for one in (*sums, *together) if printed.meets(_share_of_sum(part, one))), None)
    if of_sum is not None:
        yield holds(prose, sentence, share, added(of_sum))
    elif verb in _OF_DECIDED and sums and (not wholes or _DECIDED.search(wholes[0].before)):
        decided = [one for one in sums if all(_DECIDED.search(each.before) for each in one)]
        longest = max(decided or sums, key=len)
        severity = Severity.WARNING if len(wholes) > 1 else Severity.INFO
        yield fails(prose, share, added(longest), [one.span for one in longest], severity)
    elif (
        wholes
        and not _is_of_its_own(share, verb, wholes[0])
        and not _is_graded(verb, before)
        and not (verb in _WITH_OLD_CASES and "新" in wholes[0].before)
    ):
        doubtful = verb in _WITH_OLD_CASES or _is_far_off(share, wholes[0])
        severity = Severity.INFO if doubtful else Severity.WARNING
        yield compare(prose, sentence, share, wholes[:2], severity)


def _bases(part: Statement, before: _Before) -> list[Statement]:
    """What *part* may be of: numbers of its sentence, or of one subject with it in the sentences before."""
    here = [one for one in bases(part, before.here) if not are_of_two_matters(one, part)]
    return here or [one for one in bases(part, before.earlier) if _goes_on_with(one, part, before)]


def _goes_on_with(whole: Statement, part: Statement, before: _Before) -> bool:
    """Whether *part* is of the subject of *whole*, which an earlier sentence counts; it may go on with the last."""
    if share_a_subject(whole, part):
        return True
    return is_silent(part) and not before.here and bases(part, before.earlier)[0] is whole


def _is_far_off(share: Share, whole: Statement) -> bool:
    """Whether the part is so small beside *whole* that the rate is hardly of these: 公示412条,解读9条,解读率100%."""
    return 4 * 100 * value(share.part) < value(share.percent) * value(whole)


def _is_of_its_own(share: Share, verb: str, whole: Statement) -> bool:
    """Whether *whole* counts what the rate counts, and so is of something else: 解读2684篇,文件解读51篇,解读率100%."""
    return _says(whole.before, verb) and not _IN_TIME.search(share.percent.before)


def _is_graded(verb: str, before: _Before) -> bool:
    """Whether several grades are listed that a rate may count together: 非常满意, 满意, 基本满意."""
    return verb in _GRADES and any(one.before.endswith(verb) for one in (*before.here, *before.after))


def _sums(part: Statement, before: _Before) -> Iterator[list[Statement]]:
    """What *part* may be a part of beside a stated number: itself with its neighbours, 维持127件、纠正31件."""
    row = [one for one in (*before.here, part, *before.after) if same_things(one, part) and not one.is_change]
    place = row.index(part)
    for first in range(place, -1, -1):
        rows = (row[first:end] for end in range(place + 1, len(row) + 1) if end - first > 1)
        yield from (one for one in rows if any(map(value, one)))  # no rate is one of nothing


def _together(part: Statement, before: _Before) -> Iterator[list[Statement]]:
    """The wholes before *part* that a rate may be of together: 复议46件、诉讼22件，纠正10件，纠错率14.7%."""
    row = [one for one in before.here if same_things(one, part) and not one.is_change]
    yield from (row[first:] for first in range(len(row) - 1) if any(map(value, row[first:])))


def _share_of_sum(part: Statement, row: Sequence[Statement]) -> Interval:
    return percentage(part.quantity.interval, exactly(added(row)))


def _of_money(prose: Prose, sentence: Sentence, share: Share, _verb: str, before: _Before) -> Iterator[Outcome]:
    """A rate of money may be of what was planned, or of what was spent and what was saved together."""
    earlier = bases(share.part, before.earlier)
    wholes = [*bases(share.part, before.here), *earlier]
    printed = share.percent.quantity.interval
    saved = share.part.quantity.interval
    fitting = [one for one in wholes if printed.meets(share_of(share.part, one))]
    together = any(printed.meets(percentage(saved, saved.plus(one.quantity.interval))) for one in wholes)
    if fitting or (len(wholes) == 1 and not together):
        doubtful = earlier and not _goes_on_with(wholes[0], share.part, before)
        severity = Severity.INFO if doubtful else Severity.WARNING
        yield compare(prose, sentence, share, fitting or wholes, severity)


def _is_counted(statement: Statement, verbs: Sequence[str], rate: str) -> bool:
    """Whether *statement* counts what the *rate* is of: those handled in time, where the rate is of these."""
    in_time = _IN_TIME.search(rate)
    return (
        any(_says(statement.before, verb) for verb in verbs)
        and not statement.is_change
        and not statement.after.startswith("中")  # 满意480份中的456份: what the next is of
        and (in_time is None or bool(_IN_TIME.search(statement.before)))
    )


def _says(words: str, verb: str) -> bool:
    """Whether *words* say *verb*, and do not deny it: 不合格 is not 合格."""
    at = words.rfind(verb)
    return at >= 0 and words[at - 1 : at] not in ("不", "未")


def _nearest(part: Statement, said: Sequence[Statement]) -> list[Statement]:
    likely = [one for one in reversed(said) if same_things(one, part) and not one.is_change and value(one) > 0]
    return [one for one in likely[:1] if not are_of_two_matters(one, part)]
