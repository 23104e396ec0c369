"""The results of the requests as a paragraph lists them, and whether they add up to the requests handled.

A list that is short of its whole is wrong only where it is complete: all six results are named, or one mistyped
digit explains what is missing. A kind that the form names otherwise (申请人撤回1件) is counted with the others.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.quantity import Precision
from govcheck.narrative.relations.levels import is_level
from govcheck.narrative.relations.statements import Statement, added, value
from govcheck.narrative.slips import is_slip
from govcheck.narrative.units import CASES
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.reading import Span
    from govcheck.narrative.sentences import Prose

__all__ = ["Listed", "listed", "outcome_of"]

#: The results of the form, in its order; a text that combines two states their sum. 第三 of 第三方 is a number itself.
_RESULTS: Final = (
    ("granted", re.compile(r"予以公开(?!.*不)|(?<!不)予公开(?!的)|(?<!方)(?<!权利人)同意公开|全部公开")),
    ("partly_granted", re.compile(r"部分公开")),
    ("refused", re.compile(r"不予公开")),
    ("unable", re.compile(r"无法提供")),
    ("not_processed", re.compile(r"不予处理")),
    ("other_handling", re.compile(r"其他处理|其他方式处理")),
)
_ANY_RESULT: Final = re.compile("|".join(words.pattern for _, words in _RESULTS))
_REST: Final = re.compile(r"^(?:及|和)?(?:其他|其它|其余)(?:情形|情况|类型|类|结果|方式|原因)?(?:的|为|有)?$")
#: What divides a result again, or counts something beside the results.
_DIVIDES: Final = re.compile(r"其中|当中|包括|包含|含|[(:]")
_ENDS: Final = re.compile(r"[;。]")
_BESIDE: Final = re.compile(
    r"复议|诉讼|^方(?:不?同意|反对|拒绝|意见)|权利人|率|建议|提案|投诉|咨询|工单|热线|延期|延长|补正告知|收费|网络|信函|当面|自然人|法人|企业|上年|去年|同比"
    r"|新收|收到|受理|结转|转入|个工作日|抽查|评查|抽检|调阅|审核|编发|汇编|会商|督办|催办|培训|文书"
)
#: 公开100件、部分公开11件: what opens a list may be named in short.
_IN_SHORT: Final = re.compile(
    r"(?:(?:办结|答复|办理)(?:的|件|的?申请|总数|数)?(?:当中|之中|中|里)|其中|分别为|分别)?(?:主动|依申请|依法|答复|已|均|同意|准予|完全|直接|对外)*公开(?:的|了|有|共)*$"
)
#: Nothing but the name of the next stands between two numbers of a list, and before its first number.
_LISTED: Final = re.compile(r"[^,;:()。、0-9]{0,8}、[^,;:()。、0-9]{0,20}")
_LISTED_LOOSELY: Final = re.compile(r"[^,;:()。、0-9]{0,8}[,、][^,;:()。、0-9]{0,20}")
_OPENS: Final = re.compile(r"(?:其中|分别为|分别是|:)[,:]?[^,;:()。、0-9]{0,20}$")
_FARTHEST: Final = 30
_MOST_LEADING: Final = 6
#: Disputes have other results of their own.
_DISPUTES: Final = re.compile(r"复议|诉讼|维持|纠正")
_OTHER: Final = "other_handling"
_ALL_RESULTS: Final = len(_RESULTS)
_ENOUGH: Final = 4
_LONG: Final = 100


def outcome_of(statement: Statement) -> str | None:
    """The result of the form that *statement* counts, or ``None``; combined ones are named with a plus."""
    if not statement.is_count or (statement.quantity.unit and statement.quantity.unit not in CASES):
        return None
    if not _ANY_RESULT.search(statement.before):
        return None
    names = [name for name, words in _RESULTS if words.search(statement.before)]
    if "refused" in names and "granted" in names:
        names.remove("granted")
    return "+".join(names) or None


class Listed(NamedTuple):
    """The results that a paragraph lists.

    Args:
        results: The first number of every result of the form that is named.
        others: Numbers among them whose words are none of the form's.
        is_ambiguous: Whether a result is stated twice with different numbers.
        leading: Numbers right before the first result in its list, whose words are none of the form's.
    """

    results: dict[str, Statement]
    others: list[Statement]
    is_ambiguous: bool
    leading: Sequence[Statement] = ()

    @property
    def parts(self) -> list[Statement]:
        """All of them in order."""
        return sorted([*self.results.values(), *self.others, *self.leading], key=lambda one: one.span.start)

    @property
    def is_complete(self) -> bool:
        """Whether every result of the form is named."""
        return len({name for names in self.results for name in names.split("+")}) == _ALL_RESULTS

    def fits(self, whole: Fraction) -> list[Statement]:
        """The numbers that add up to *whole*: the results alone or with some that follow; empty where none do."""
        named, others = list(self.results.values()), self.others
        starts = ([*self.leading[at:], *named] for at in range(len(self.leading), -1, -1))
        candidates = ([*start, *others[:end]] for start in starts for end in range(len(others) + 1))
        return next((one for one in candidates if added(one) == whole), [])

    def is_explained(self, whole: Fraction) -> bool:
        """Whether one mistyped number keeps four results or more from adding up to *whole*."""
        missing = whole - added(self.parts)
        changes = [(whole, -missing), *((value(one), missing) for one in self.parts)]
        return len(self.parts) >= _ENOUGH and any(is_slip(old, old + more, Fraction(1)) for old, more in changes)

    def severity_of_want(self, whole: Statement) -> Severity | None:
        """How sure it is that results short of *whole* are wrong; ``None``: the list may leave something out."""
        missing = value(whole) - added(self.parts)
        others = [*self.leading, *self.others]
        if missing <= 0 or len(others) > len(self.results):
            return None
        if self.is_complete and not others:
            return Severity.WARNING
        if not self.is_explained(value(whole)):
            return None
        return Severity.WARNING if value(whole) >= _LONG and not others else Severity.INFO


def listed(prose: Prose, said: Sequence[Statement], roles: Sequence[Statement]) -> Listed:
    """The results among *said*, the numbers of one paragraph; *roles* are those that say something else."""
    results: dict[str, Statement] = {}
    found: list[Statement] = []
    ambiguous = is_part = False
    taken = {one.span for one in roles}
    last: Statement | None = None
    for one in _as_they_are(prose, said):
        between = prose.text[last.span.end if last else one.span.start : one.span.start]
        is_part = (is_part and not _ENDS.search(between)) or (last is not None and bool(_DIVIDES.search(between)))
        name = None if one.span in taken or one.bracket else _name(one, results)
        if (
            name == _OTHER
            and outcome_of(one) is None
            and _DISPUTES.search(prose.text, found[-1].span.end, one.span.start)
        ):
            name = None
        if name is not None:
            ambiguous |= value(results.setdefault(name, one)) != value(one)
            found, last, is_part = [*found, one], one, False
        elif last is not None and not is_part and one.span not in taken and _may_be_result(one):
            found, last = [*found, one], one
        elif last is not None and _ENDS.search(between) and not one.bracket:
            last = one
    sums = _sums(results)
    single = {name: one for name, one in results.items() if one not in sums}
    leading = _leading(prose, said, single, taken) if single else []
    if leading and "granted" not in single and _IN_SHORT.fullmatch(leading[0].before):
        single["granted"] = leading.pop(0)
    others = [one for one in _of_last(prose, found, single) if one not in (*results.values(), *single.values())]
    return Listed(single, others, ambiguous, leading)


def _as_they_are(prose: Prose, said: Sequence[Statement]) -> Iterator[Statement]:
    """*said* without what was before a change, and what is since: 予以公开由155件增至171件."""
    grown = [is_level(prose, one, following) for one, following in pairwise(said)]
    for at, one in enumerate(said):
        if not any(grown[max(at - 1, 0) : at + 1]):
            yield one


def _leading(
    prose: Prose, said: Sequence[Statement], results: dict[str, Statement], taken: set[Span]
) -> list[Statement]:
    """The numbers that stand in the list of the first of *results*, before it."""
    first = min(results.values(), key=lambda one: one.span.start)
    at = next(place for place, one in enumerate(said) if one is first)
    row: list[Statement] = []
    loose: list[Statement] = []
    after = first
    for one in reversed(said[max(at - _MOST_LEADING, 0) : at]):
        between = prose.text[one.span.end : after.span.start]
        if one.span in taken or not _may_be_result(one) or not _LISTED_LOOSELY.fullmatch(between):
            break
        loose = [one, *loose]
        row = [one, *row] if _LISTED.fullmatch(between) and len(row) == len(loose) - 1 else row
        after = one
    opened = loose and _OPENS.search(prose.text, max(loose[0].span.start - _FARTHEST, 0), loose[0].span.start)
    return loose if opened else row


def _sums(results: dict[str, Statement]) -> list[Statement]:
    """Those of *results* that say again together what is listed one by one: 予以公开和部分公开合计108件."""
    return [one for name, one in results.items() if "+" in name and results.keys() >= set(name.split("+"))]


def _name(one: Statement, results: dict[str, Statement]) -> str | None:
    """The result that *one* counts; 其他1件 after the others is the last of the form."""
    if not _is_exact(one):
        return None
    if _REST.search(one.before) and len(results) > 1 and _OTHER not in results:
        return _OTHER
    return outcome_of(one)


def _is_exact(one: Statement) -> bool:
    return one.is_count and one.quantity.precision is Precision.EXACT


def _may_be_result(one: Statement) -> bool:
    """Whether *one* may count requests by a result that the form names otherwise."""
    if not _is_exact(one) or one.bracket or one.is_change or one.quantity.unit not in CASES:
        return False
    return not _BESIDE.search(one.before) and not _BESIDE.search(one.after)


def _of_last(prose: Prose, found: Sequence[Statement], results: dict[str, Statement]) -> Sequence[Statement]:
    """What of *found* stands in the sentence of the last result or before it."""
    if not results:
        return []
    end = max(one.span.end for one in results.values())
    stop = prose.text.find("。", end)
    return [one for one in found if stop < 0 or one.span.end <= stop]
