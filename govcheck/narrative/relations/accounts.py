"""``text.breakdown`` for the account of requests: what came in and what became of it, told in one paragraph.

New requests and those carried over equal those handled and those carried forward; the six results add up to
the requests handled. A role that a paragraph states twice with different numbers is not compared: one of them
belongs to another organ or another year.
"""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import Message, say
from govcheck.narrative.findings import Outcome, Quote, doubted, held, quote, unassessed, violated
from govcheck.narrative.quantity import Precision
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.statements import Statement, added, of_block, plain, show, value
from govcheck.narrative.units import CASES
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "accounts", "outcome_of"]

RELATION: Final = "text.breakdown"


class _Role(Enum):
    NEW = "new"
    CARRIED_OVER = "carried over"
    RECEIVED = "received"
    HANDLED = "handled"
    CARRIED_FORWARD = "carried forward"


_CARRIED_OVER: Final = re.compile(
    r"(?:上年|上一年|去年|上年度|往年|20[0-9]{2}年)度?(?:度)?(?:的)?(?:结转|转入|遗留|接转)|结转(?:自)?(?:上年|上一年|去年)"
)
_CARRIED_FORWARD: Final = re.compile(
    r"(?:结转|顺延|转)(?:至|到|入)?(?:下一年|下年|次年|下一年度|明年|翌年)|(?:结转|顺延)(?:至|到)(?:20[0-9]{2}年)|尚未办结|仍在办理|正在办理"
)
_NEW: Final = re.compile(r"新收|新受理|新增|新接收|新收到")
_HANDLED: Final = re.compile(r"办结|答复|办理完(?:毕|成|结)|完成(?:办理|答复)|处理完毕")
_RECEIVED: Final = re.compile(r"收到|收办|受理|接收|办理")
_NO_REQUESTS: Final = re.compile(r"复议|诉讼|率|建议|提案|投诉|咨询|工单|热线")
#: One way in which requests come: a part of what came in.
_CHANNEL: Final = re.compile(r"网上|线上|网络|互联网|在线|平台|邮箱|邮件|邮寄|信函|快递|当面|现场|窗口|传真|口头|书面")
_CAME_IN: Final = ("收到", "受理", "收办")
#: The results of the form, in its order; a text that combines two states their sum.
_RESULTS: Final = (
    ("granted", re.compile(r"予以公开(?!.*不)|(?<!不)予公开(?!的)|同意公开|全部公开")),
    ("partly_granted", re.compile(r"部分公开")),
    ("refused", re.compile(r"不予公开")),
    ("unable", re.compile(r"无法提供")),
    ("not_processed", re.compile(r"不予处理")),
    ("other_handling", re.compile(r"其他处理|其他方式处理")),
)
_ANY_RESULT: Final = re.compile("|".join(words.pattern for _, words in _RESULTS))
_FEWEST_RESULTS: Final = 4
_MOST: Final = 80


class _Account(NamedTuple):
    roles: dict[_Role, Statement]
    results: dict[str, Statement]
    is_ambiguous: bool


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


def accounts(prose: Prose) -> Iterator[Outcome]:
    """Every paragraph of *prose* that tells the account of the requests."""
    for _, group in groupby(prose.sentences, key=lambda sentence: sentence.block):
        sentences = list(group)
        if sum(len(sentence.quantities) for sentence in sentences) >= 3:
            yield from _account(prose, sentences)


def _account(prose: Prose, sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    found = _read(of_block(sentences)[:_MOST])
    if found.is_ambiguous:
        if len(found.results) >= _FEWEST_RESULTS or len(found.roles) >= 4:
            spans = [one.span for one in [*found.roles.values(), *found.results.values()]]
            yield unassessed(RELATION, _where(prose, sentences, spans), say("narrative.account_ambiguous"))
        return
    yield from _balance(prose, sentences, found)
    yield from _results(prose, sentences, found)


def _read(said: Sequence[Statement]) -> _Account:
    roles: dict[_Role, Statement] = {}
    results: dict[str, Statement] = {}
    ambiguous = False
    for statement in said:
        if not statement.is_count or statement.quantity.precision is not Precision.EXACT:
            continue
        result = outcome_of(statement)
        role = _role(statement, result) if statement.quantity.unit in CASES else None
        if role is None and result is not None and not statement.bracket:
            ambiguous |= value(results.setdefault(result, statement)) != value(statement)
        elif role is not None:
            ambiguous |= value(roles.setdefault(role, statement)) != value(statement)
    return _Account(roles, results, ambiguous)


def _role(statement: Statement, result: str | None) -> _Role | None:
    before, after = statement.before, statement.after
    if _CARRIED_FORWARD.search(before) or (statement.quantity.unit and _CARRIED_FORWARD.search(after[:12])):
        return _Role.CARRIED_FORWARD
    if _CARRIED_OVER.search(before):
        return _Role.CARRIED_OVER
    if statement.is_change or _NO_REQUESTS.search(before):
        return None
    return _role_of_requests(statement, result)


def _role_of_requests(statement: Statement, result: str | None) -> _Role | None:
    before, after = statement.before, statement.after
    if _NEW.search(before):
        return _Role.NEW
    if result is not None:
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


def _balance(prose: Prose, sentences: Sequence[Sentence], found: _Account) -> Iterator[Outcome]:
    """New + carried over = handled + carried forward, the handled ones also as the sum of their results."""
    forward = found.roles.get(_Role.CARRIED_FORWARD)
    carried = found.roles.get(_Role.CARRIED_OVER)
    new = found.roles.get(_Role.NEW)
    received = found.roles.get(_Role.RECEIVED)
    came = new or received
    handled = found.roles.get(_Role.HANDLED)
    if came is None or forward is None or (handled is None and len(found.results) < 2):
        return
    out_parts = [handled] if handled is not None else list(found.results.values())
    right = added([*out_parts, forward])
    lefts = [value(came) + (value(carried) if carried else 0)]
    if new is None:
        lefts.append(value(came))
    if new is None and carried is None:
        return
    operands = [came, *([carried] if carried else []), *out_parts, forward]
    where = _where(prose, sentences, [one.span for one in operands])
    left = right if right in lefts else lefts[0]
    words = {
        "came": plain(came), "carried": plain(carried) if carried else "0",
        "handled": tuple(plain(one) for one in out_parts), "forward": plain(forward),
        "left": show(left), "right": show(right),
    }  # fmt: skip
    if right in lefts:
        yield held(RELATION, where, show(left), show(right), say("narrative.account_held", **words))
    else:
        # With few results stated others may have been left out, unless there are too many already.
        few = handled is None and len(found.results) < _FEWEST_RESULTS and right < left
        severity = Severity.INFO if few or (new is None and handled is None) else Severity.WARNING
        message = say("narrative.account_wrong", **words)
        yield doubted(violated(RELATION, where, show(left), show(right), message), severity)


def _results(prose: Prose, sentences: Sequence[Sentence], found: _Account) -> Iterator[Outcome]:
    """The results add up to the requests handled."""
    whole = found.roles.get(_Role.HANDLED) or found.roles.get(_Role.RECEIVED)
    if whole is None or len(found.results) < 3:
        return
    parts = list(found.results.values())
    total = added(parts)
    where = _where(prose, sentences, [whole.span, *(part.span for part in parts)])
    words = {
        "whole": plain(whole), "parts": tuple(plain(part) for part in parts), "sum": show(total),
        "difference": show(abs(value(whole) - total)),
    }  # fmt: skip
    complete = len({name for names in found.results for name in names.split("+")}) >= _FEWEST_RESULTS
    if total == value(whole):
        yield held(RELATION, where, show(value(whole)), show(total), say("narrative.results_held", **words))
    elif (not complete and total < value(whole)) or (_Role.HANDLED not in found.roles and _may_differ(found, total)):
        yield unassessed(RELATION, where, say("narrative.results_open", **words))
    else:
        message: Message = say("narrative.results_wrong", **words)
        yield violated(RELATION, where, show(value(whole)), show(total), message)


def _may_differ(found: _Account, total: Fraction) -> bool:
    """Whether requests that were received need not equal those handled: some are carried over or forward."""
    received = value(found.roles[_Role.RECEIVED])
    carried = found.roles.get(_Role.CARRIED_OVER)
    forward = found.roles.get(_Role.CARRIED_FORWARD)
    if carried is None and forward is None:
        return False
    came = received + (value(carried) if carried else 0) - (value(forward) if forward else 0)
    # What came in may be stated with those carried over: 受理45件(其中上年结转4件).
    with_carried = received - (value(forward) if forward else 0)
    return total in {came, with_carried} or forward is None or carried is None
