"""``text.breakdown`` for the account of requests: what came in and what became of it, told in one paragraph.

New requests and those carried over equal those handled and those carried forward; the six results add up to
the requests handled. A role that a paragraph states twice with different numbers is not compared: one of them
belongs to another organ or another year.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, Quote, doubted, held, quote, unassessed, violated
from govcheck.narrative.quantity import Precision
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.outcomes import Listed, listed, outcome_of
from govcheck.narrative.relations.statements import STATED_TOTAL, Statement, added, lead, plain, show, value
from govcheck.narrative.relations.whose import Stretch, by_subject
from govcheck.narrative.units import CASES
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "accounts"]

RELATION: Final = "text.breakdown"


class _Role(Enum):
    NEW = "new"
    CARRIED_OVER = "carried over"
    RECEIVED = "received"
    HANDLED = "handled"
    CARRIED_FORWARD = "carried forward"


#: Without one of these a paragraph tells neither what is carried forward nor three of the results.
_TOLD: Final = re.compile(r"结转|顺延|转[至到入]|未办结|在办理|部分公开|不予|无法提供")
_CARRIED_OVER: Final = re.compile(
    r"(?:上年|上一年|去年|上年度|往年|20[0-9]{2}年)度?(?:度)?(?:的)?(?:结转|转入|遗留|接转|未办结|未办完)|结转(?:自)?(?:上年|上一年|去年)"
)
_CARRIED_FORWARD: Final = re.compile(
    r"(?:结转|顺延|转)(?:至|到|入)?(?:下一年|下年|次年|下一年度|明年|翌年)|尚未办结|仍在办理|正在办理"
)
#: A year is a number of its own, so that it stands in no statement's words.
_INTO_YEAR: Final = re.compile(r"(?:结转|顺延|转)(?:至|到|入)20[0-9]{2}年")
_INTO: Final = re.compile(r"[转延][至到入]")
_FROM_YEAR: Final = re.compile(r"20[0-9]{2}年度?(?:结转|转入|遗留)的?$")
_COMES: Final = ("结转", "转入", "遗留", "度结转", "度转入", "度遗留")
_NEW: Final = re.compile(r"新收|新受理|新增|新接收|新收到")
_HANDLED: Final = re.compile(
    r"(?<!未)办结|答复(?!文书|文本|文稿|文件|书|函|件|稿|范本|范例|模板|样本|口径|意见|内容|培训|案卷|案例|材料|期限|时限)|办理完(?:毕|成|结)"
    r"|完成(?:办理|答复)|处理完毕"
)
#: What is done with the papers of requests, not with the requests.
_OF_PAPERS: Final = re.compile(
    r"抽查|评查|抽检|抽取|检查|调阅|查阅|审核|审查|复核|回访|编发|编制|汇编|会商|研判|指导|协助|督办|催办|培训|转办"
)
#: 40件办结件中公开18件 counts some of those.
_AMONG: Final = re.compile(r"(?:办结|答复|办理)(?:的|件|的?申请|总数|数)?(?:当中|之中|中|里)[,]?[^,]{0,6}公开$")
_LATE: Final = re.compile(r"延期|延长|逾期|超期")
_RECEIVED: Final = re.compile(r"收到|收办|受理|接收|办理")
_NO_REQUESTS: Final = re.compile(r"复议|诉讼|率|建议|提案|投诉|咨询|工单|热线")
#: Less than all of it: 以区政府名义答复64件, 其中市政府办公室办结62件.
_NARROWER: Final = re.compile(
    r"其中,?[^,;。]{0,16}[局委办厅府部门街道镇乡县区市级][^,;。]{0,8}$|以[^,;。]{1,12}名义|本级|代表[^,;。]{1,12}政府"
)
#: One way in which requests come: a part of what came in.
_CHANNEL: Final = re.compile(r"网上|线上|网络|互联网|在线|平台|邮箱|邮件|邮寄|信函|快递|当面|现场|窗口|传真|口头|书面")
_ENDS: Final = re.compile("[;。]")
_CAME_IN: Final = ("收到", "受理", "收办")
_FEWEST_RESULTS: Final = 4
_MOST: Final = 80
_BEHIND: Final = 14
_DIVIDED: Final = re.compile(r"其中|分别(?:为|是)")
_NONE_FORWARD: Final = re.compile(
    r"(?:无|没有|未有|不存在)[^,;。0-9]{0,4}(?:结转|顺延|转)(?:至|到|入)?(?:下一?年|次年|明年|翌年)|(?:下一?年|次年)度?(?:无|没有)结转"
)
_NONE_CARRIED: Final = re.compile(
    r"(?:上年|上一年|去年)度?(?:无|没有|未)[^,;。0-9]{0,4}结转|(?:无|没有)(?:上年|上一年|去年)度?(?:结转|转入|遗留)"
)


class _Account(NamedTuple):
    roles: dict[_Role, Statement]
    listed: Listed
    is_ambiguous: bool

    @property
    def results(self) -> dict[str, Statement]:
        return self.listed.results


def accounts(prose: Prose, year: int | None = None) -> Iterator[Outcome]:
    """Every paragraph of *prose* that tells accounts of requests; *year* is the report's, each other has its own."""
    for _, group in groupby(prose.sentences, key=lambda sentence: sentence.block):
        sentences = list(group)
        block = sentences[0].span.start, sentences[-1].span.end
        if sum(len(sentence.quantities) for sentence in sentences) >= 3 and _TOLD.search(prose.text, *block):
            for stretches in by_subject(prose, sentences, year):
                yield from _account(prose, sentences, stretches)


def _account(prose: Prose, sentences: Sequence[Sentence], stretches: Sequence[Stretch]) -> Iterator[Outcome]:
    found = _read(prose, [one for stretch in stretches for one in stretch.said][:_MOST])
    if found.is_ambiguous:
        if len(found.results) >= _FEWEST_RESULTS or len(found.roles) >= 4:
            spans = [one.span for one in [*found.roles.values(), *found.results.values()]]
            yield unassessed(RELATION, _where(prose, sentences, spans), say("narrative.account_ambiguous"))
        return
    yield from _balance(prose, sentences, stretches, found)
    yield from _results(prose, sentences, found)


def _read(prose: Prose, said: Sequence[Statement]) -> _Account:
    roles: dict[_Role, Statement] = {}
    taken: list[Statement] = []
    narrower: Statement | None = None
    ambiguous = False
    for statement in said:
        if not statement.is_count or statement.quantity.precision is not Precision.EXACT:
            continue
        role = _role(prose, statement) if statement.quantity.unit in CASES else None
        if role is _Role.HANDLED and _is_narrower(prose, statement, narrower):
            narrower = statement
            taken.append(statement)
            continue
        if role is not None:
            taken.append(statement)
            ambiguous |= value(roles.setdefault(role, statement)) != value(statement)
    results = listed(prose, said, taken)
    return _Account(_without_a_part(roles, results), results, ambiguous or results.is_ambiguous)


def _is_narrower(prose: Prose, statement: Statement, last: Statement | None) -> bool:
    """Whether *statement* counts what one organ of several handled, as the *last* one did."""
    start = statement.span.start
    if _NARROWER.search(prose.text, max(start - _BEHIND * 2, 0), start):
        return True
    goes_on = last is not None and not _ENDS.search(prose.text, last.span.end, start)
    return goes_on and STATED_TOTAL.search(statement.before) is None


def _without_a_part(roles: dict[_Role, Statement], found: Listed) -> dict[_Role, Statement]:
    """*roles* without requests handled that are fewer than one result, where the results make up another whole."""
    handled, received = roles.get(_Role.HANDLED), roles.get(_Role.RECEIVED) or roles.get(_Role.NEW)
    if handled is None or received is None or len(found.results) < _FEWEST_RESULTS:
        return roles
    is_part = value(handled) < max(map(value, found.results.values())) and found.fits(value(received))
    return {role: one for role, one in roles.items() if not (is_part and role is _Role.HANDLED)}


def _role(prose: Prose, statement: Statement) -> _Role | None:
    before, after = statement.before, statement.after
    if _CARRIED_FORWARD.search(before) or (statement.quantity.unit and _CARRIED_FORWARD.search(after[:12])):
        return _Role.CARRIED_FORWARD
    if _CARRIED_OVER.search(before) or _is_from_year(prose, statement):
        return _Role.CARRIED_OVER
    if _is_into_year(prose, statement):
        return _Role.CARRIED_FORWARD
    if statement.is_change or _NO_REQUESTS.search(before) or _OF_PAPERS.search(before):
        return None
    return _role_of_requests(statement, outcome_of(statement))


def _is_from_year(prose: Prose, statement: Statement) -> bool:
    """Whether *statement* counts what comes from a year that is named: 2023年结转4件."""
    return statement.before.startswith(_COMES) and _FROM_YEAR.search(lead(prose, statement)) is not None


def _is_into_year(prose: Prose, statement: Statement) -> bool:
    """Whether *statement* counts what goes into a year that is named, and does not come from one: 2件转入2025年."""
    start, end = statement.span
    if not _INTO.search(prose.text, max(start - _BEHIND, 0), end + _BEHIND):
        return False
    behind = re.match("[^,;。]*", prose.text[end : end + _BEHIND])
    if statement.quantity.unit and behind and _INTO_YEAR.match(behind[0]):
        return True
    words = lead(prose, statement)
    found = _INTO_YEAR.search(words)
    return found is not None and not re.search("20[0-9]{2}年", words[: found.start()]) and len(words) - found.end() < 6


def _role_of_requests(statement: Statement, result: str | None) -> _Role | None:
    before, after = statement.before, statement.after
    if _NEW.search(before):
        return _Role.NEW
    if result is not None or _LATE.search(before) or _AMONG.search(before):
        return None
    if _HANDLED.search(before):
        return _Role.HANDLED
    of_requests = "申请" in before or after.startswith("申请") or before.endswith(_CAME_IN)
    came_in = _RECEIVED.search(before) is not None and _CHANNEL.search(before) is None
    return _Role.RECEIVED if came_in and of_requests else None


def _where(prose: Prose, sentences: Sequence[Sentence], spans: Sequence[Span]) -> Quote:
    first, last = min(spans), max(spans)
    around = [one.span for one in sentences if one.span.end > first.start and one.span.start < last.end]
    return quote(prose, Span(around[0].start, around[-1].end), spans)


def _balance(
    prose: Prose, sentences: Sequence[Sentence], stretches: Sequence[Stretch], found: _Account
) -> Iterator[Outcome]:
    """New + carried over = handled + carried forward, the handled ones also as the sum of their results."""
    forward, carried = found.roles.get(_Role.CARRIED_FORWARD), found.roles.get(_Role.CARRIED_OVER)
    came = found.roles.get(_Role.NEW) or found.roles.get(_Role.RECEIVED)
    handled = found.roles.get(_Role.HANDLED)
    none_carried, none_forward = _say_none(prose, stretches)
    if came is None or (handled is None and len(found.results) < 2):
        return
    if (carried is None and forward is None) or (forward is None and not none_forward):
        return
    out_parts = [handled] if handled is not None else found.listed.parts
    out = [*out_parts, *([forward] if forward else [])]
    right = added(out)
    lefts = [value(came) + (value(carried) if carried else 0)]
    if _Role.NEW not in found.roles:
        lefts.append(value(came))
    if right not in lefts and carried is None and not none_carried:
        return  # what was carried over is not stated; it need not be none
    where = _where(prose, sentences, [one.span for one in (came, *([carried] if carried else []), *out)])
    left = right if right in lefts else lefts[0]
    words = {
        "came": plain(came), "carried": plain(carried) if carried else "0",
        "handled": tuple(plain(one) for one in out_parts), "forward": plain(forward) if forward else "0",
        "left": show(left), "right": show(right),
    }  # fmt: skip
    if right in lefts:
        yield held(RELATION, where, show(left), show(right), say("narrative.account_held", **words))
    else:
        message = say("narrative.account_wrong", **words)
        outcome = violated(RELATION, where, show(left), show(right), message)
        yield doubted(outcome, _severity_of_account(found, right < left))


def _say_none(prose: Prose, stretches: Sequence[Stretch]) -> tuple[bool, bool]:
    """Whether it is said that nothing was carried over, and that nothing is carried forward."""
    carried, forward = (
        any(words.search(prose.text, *stretch.span) for stretch in stretches)
        for words in (_NONE_CARRIED, _NONE_FORWARD)
    )
    return carried, forward


def _severity_of_account(found: _Account, is_short: bool) -> Severity:
    """With few results stated others may have been left out, unless there are too many already."""
    by_results = _Role.HANDLED not in found.roles
    few = by_results and is_short and not found.listed.is_complete
    return Severity.INFO if few or (_Role.NEW not in found.roles and by_results) else Severity.WARNING


def _results(prose: Prose, sentences: Sequence[Sentence], found: _Account) -> Iterator[Outcome]:
    """The results add up to the requests handled."""
    whole = found.roles.get(_Role.HANDLED) or found.roles.get(_Role.RECEIVED)
    if whole is None or len(found.results) < 3:
        return
    fitting = next((parts for total in _totals(found, whole) if (parts := found.listed.fits(total))), [])
    severity = None if fitting else _severity_of_results(prose, found, whole)
    named = list(found.results.values())
    parts = fitting or (named if added(named) > value(whole) else found.listed.parts)
    total = added(parts)
    where = _where(prose, sentences, [whole.span, *(part.span for part in parts)])
    words = {
        "whole": plain(whole), "parts": tuple(plain(part) for part in parts), "sum": show(total),
        "difference": show(abs(value(whole) - total)),
    }  # fmt: skip
    if fitting and total == value(whole):
        yield held(RELATION, where, show(value(whole)), show(total), say("narrative.results_held", **words))
    elif severity is None:
        yield unassessed(RELATION, where, say("narrative.results_open", **words))
    else:
        message = say("narrative.results_wrong", **words)
        yield doubted(violated(RELATION, where, show(value(whole)), show(total), message), severity)


def _totals(found: _Account, whole: Statement) -> Iterator[Fraction]:
    """What the results may add up to: requests received need not equal those handled."""
    yield value(whole)
    if _Role.HANDLED not in found.roles:
        carried, forward = found.roles.get(_Role.CARRIED_OVER), found.roles.get(_Role.CARRIED_FORWARD)
        came = value(whole) + (value(carried) if carried else 0)
        yield came
        if forward is not None:
            yield from (came - value(forward), value(whole) - value(forward))


def _severity_of_results(prose: Prose, found: _Account, whole: Statement) -> Severity | None:
    """How sure it is that the results do not make up *whole*; ``None``: they may well be right."""
    is_handled = _Role.HANDLED in found.roles
    if not is_handled and not {_Role.CARRIED_OVER, _Role.CARRIED_FORWARD}.isdisjoint(found.roles):
        both = _Role.CARRIED_OVER in found.roles and _Role.CARRIED_FORWARD in found.roles
        sure = found.listed.is_complete or any(map(found.listed.is_explained, _totals(found, whole)))
        return Severity.WARNING if both and sure else None
    first = min(one.span.start for one in found.results.values())
    divided = _DIVIDED.search(prose.text, whole.span.end, max(first, whole.span.end)) is not None
    if added(list(found.results.values())) > value(whole):
        return Severity.WARNING if is_handled or divided else None
    severity = found.listed.severity_of_want(whole)
    return severity if is_handled or divided or severity is None else Severity.INFO
