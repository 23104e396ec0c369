"""``text.breakdown``: a list introduced by 其中, by a bracket or by a colon adds up to its whole.

A list is compared only where it is evidently complete: at least two parts that count the same things as the
whole, and none of the words that leave something out (等, 主要, 包括, …). Parts that exceed their whole are
wrong in any case. Everything else is counted as not assessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, unassessed, violated
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.accounts import outcome_of
from govcheck.narrative.relations.statements import (
    Statement,
    added,
    agree,
    around,
    plain,
    same_things,
    show,
    value,
)
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "breakdowns"]

RELATION: Final = "text.breakdown"

_OPENINGS: Final = re.compile(r"其中|\(|:|(?:合计|总计|共计|总共|一共)(?:为|达|是)?(?=[0-9])")
_SCOPE_ENDS: Final = re.compile(r"[();]|其中|(?<=[,;:、])(?:另有|另外|此外|同时|并)|[。!?]")
#: Words that say a list leaves something out, or is no list of parts.
_INCOMPLETE: Final = re.compile(
    r"主要|包括|包含|涵盖|例如|比如|譬如|诸如|大部分|多数|部分为|部分是|重点|尤其|特别是|涉及|不含|不包括|除外|最多|最少|较多|前三|排名|以上为"
)
_AND_SO_ON: Final = re.compile(r"等(?![级于待候额同])")
_NOT_A_LIST: Final = re.compile(r"\((?:含|包括|包含|不含|另|较|比|上年|同比|每|均|平均|去年|占|其中含)")
_INSIDE: Final = re.compile(r"(?:含|包括|包含|平均|每|人均|日均|月均|最高|最低|达到|至)$|^(?:另|每)")
_VERB: Final = re.compile(
    r"^(?:均|全部|已|按期|按时|共|现|截至目前|并|同时)*(?:收到|受理|办理|办结|答复|办复|回复|处理|采纳|完成|解决"
    r"|公开|举办|召开|发布|开展|组织|印发|接听|接待)"
)
_STATED_TOTAL: Final = re.compile(r"共|合计|总计|总数|总量|累计|全年|全部")
#: Measure words that are used for everything: a whole and its parts may count different things.
_GENERIC: Final = frozenset(("个", "项", "家", "名", "种", "类", ""))
_MOST_PARTS: Final = 60
#: So far, and over so many semicolons, a list is followed; both bound the work on a text without full stops.
_REACH: Final = 2000
_MOST_SCOPES: Final = 12
_FEWEST_FOR_CERTAINTY: Final = 3


class _List(NamedTuple):
    """Parts and the numbers that may be their whole, the most likely first."""

    span: Span
    wholes: list[Statement]
    parts: list[Statement]
    words: str
    is_pure: bool
    is_closed: bool
    is_stated_after: bool = False


def breakdowns(prose: Prose) -> Iterator[Outcome]:
    """Every list of parts in *prose*, compared with its whole."""
    previous: Sentence | None = None
    for sentence in prose.sentences:
        if sum(quantity.is_count for quantity in sentence.quantities) > 0:
            for found in _lists(prose, sentence, previous):
                yield _assess(prose, found)
        previous = sentence


def _lists(prose: Prose, sentence: Sentence, previous: Sentence | None) -> Iterator[_List]:
    said = [statement for statement in sentence.said if statement.is_count]
    earlier = _single(previous, sentence)
    at = sentence.span.start
    for opening in _OPENINGS.finditer(prose.text, sentence.span.start, sentence.span.end):
        if opening.start() < at:
            continue
        found = _list_at(prose, sentence, opening, said, earlier)
        if found is not None:
            at = found.span.end
            yield found


def _single(previous: Sentence | None, sentence: Sentence) -> list[Statement]:
    """The only number of the sentence before, which a sentence that begins with 其中 divides."""
    if previous is None or previous.block != sentence.block:
        return []
    said = [one for one in previous.said if one.is_count and not one.bracket and not one.is_change]
    return said if len(said) == 1 else []


def _list_at(
    prose: Prose,
    sentence: Sentence,
    opening: re.Match[str],
    said: Sequence[Statement],
    earlier: list[Statement],
) -> _List | None:
    mark = opening[0]
    if mark == "(" and _NOT_A_LIST.match(prose.text, opening.start()):
        return None
    if mark not in ("其中", "(", ":"):
        return _stated_after(sentence, opening, said)
    at = bisect_left(said, opening.start(), key=_start)
    before = list(said[max(at - _MOST_PARTS, 0) : at])
    if mark == "(" and not (before and _touches(prose, before[-1], opening.start())):
        return None
    if mark == ":" and not (len(before) == 1 and _STATED_TOTAL.search(before[0].before)):
        return None
    outer = (
        [one for one in before if not one.bracket and not one.is_change] if not _in_bracket(said, opening) else before
    )
    wholes = list(reversed(outer[-4:]))
    if not wholes and mark == "其中":
        wholes = earlier
    return _with_parts(prose, sentence, opening, said, wholes)


def _in_bracket(said: Sequence[Statement], opening: re.Match[str]) -> bool:
    following = bisect_left(said, opening.end(), key=_start)
    return opening[0] == "其中" and following < len(said) and said[following].bracket > 0


def _touches(prose: Prose, whole: Statement, at: int) -> bool:
    """Whether the bracket at *at* belongs to *whole*: nothing but its noun stands between."""
    between = prose.text[whole.span.end : at]
    return len(between) <= 16 and not re.search("[,;:、。]", between)


def _stated_after(sentence: Sentence, opening: re.Match[str], said: Sequence[Statement]) -> _List | None:
    """Parts first, then 合计 and their sum."""
    at = bisect_left(said, opening.end() - 1, key=_start)
    if at == len(said):
        return None
    whole = said[at]
    earlier = said[max(at - _MOST_PARTS, 0) : at]
    parts = [one for one in earlier if one.span.end <= opening.start() and same_things(one, whole) and not one.bracket]
    if len(parts) < 2 or any(one.is_change or _STATED_TOTAL.search(one.before) for one in parts):
        return None
    return _List(sentence.span, [whole], parts, "", True, True, True)


def _with_parts(
    prose: Prose,
    sentence: Sentence,
    opening: re.Match[str],
    said: Sequence[Statement],
    wholes: list[Statement],
) -> _List | None:
    if not wholes:
        return None
    reach = min(sentence.span.end, opening.end() + _REACH)
    scopes = list(islice(_scopes(prose.text, opening, reach), _MOST_SCOPES))
    candidates = []
    first = bisect_left(said, opening.end(), key=_start)
    reachable = said[first : first + _MOST_PARTS]
    for end in scopes:
        within = [one for one in reachable if one.span.end <= end]
        found = _parts_of(prose, Span(opening.end(), end), within, wholes, opening[0])
        if found is not None:
            candidates.append(found)
    if not candidates:
        return None
    if len(candidates[0].parts) == 1:
        return candidates[-1]  # the semicolons divide the parts from one another
    fitting = [found for found in candidates if _fits(found)]
    return (fitting or candidates)[0]


def _start(statement: Statement) -> int:
    return statement.span.start


def _scopes(text: str, opening: re.Match[str], end: int) -> Iterator[int]:
    """Where the list may end: at a semicolon, or where the sentence turns to something else."""
    depth = 0
    for mark in _SCOPE_ENDS.finditer(text, opening.end(), end):
        if mark[0] == "(":
            depth += 1
        elif mark[0] == ")":
            depth -= 1
            if depth < 0:
                yield mark.start()
                return
        elif mark[0] == ";" and depth == 0:
            yield mark.start()
        elif depth == 0:
            yield mark.start()
            return
    yield end


def _parts_of(
    prose: Prose, span: Span, within: Sequence[Statement], wholes: list[Statement], mark: str
) -> _List | None:
    level = within[0].bracket if within else 0
    counted = [one for one in within if one.bracket == level and not one.is_change and not _INSIDE.search(one.before)]
    if not counted:
        return None
    like = [whole for whole in wholes if same_things(whole, counted[0])]
    parts = [one for one in counted if like and same_things(one, like[0])]
    if not like or not parts:
        return None
    parts = _until_another_statement(parts, like)
    words = prose.words(span)
    if mark != "其中" and len(parts) < 2:
        return None
    return _List(
        span,
        like,
        parts,
        words,
        len(parts) == len(counted),
        mark == "(" or wholes[0].bracket > 0 or level > 0,
    )


def _until_another_statement(parts: list[Statement], wholes: Sequence[Statement]) -> list[Statement]:
    """The parts before a verb that none of the first has: …建议35件，提案62件，办结97件."""
    if _VERB.search(parts[0].before):
        return parts
    sums = {value(whole) for whole in wholes}
    for number, part in enumerate(parts[1:], 1):
        is_sum = number > 1 and value(part) in sums and value(part) == added(parts[:number])
        if is_sum or _VERB.search(part.before):
            return parts[:number]
    return parts


def _fits(found: _List) -> bool:
    return any(agree(whole, found.parts) for whole in found.wholes)


def _assess(prose: Prose, found: _List) -> Outcome:
    whole = next((one for one in found.wholes if agree(one, found.parts)), found.wholes[0])
    spans = [whole.span, *(part.span for part in found.parts)]
    where = quote(prose, around(prose, Span(min(spans).start, max(spans).end)), spans)
    total = added(found.parts)
    left, right = show(value(whole)), show(total)
    words = {
        "whole": plain(whole), "parts": tuple(plain(part) for part in found.parts), "sum": right,
        "difference": show(abs(value(whole) - total)),
    }  # fmt: skip
    if len(found.parts) >= 2 and agree(whole, found.parts):
        return held(RELATION, where, left, right, say("narrative.breakdown_held", **words))
    severity = _severity(found, whole, total)
    if severity is None:
        return unassessed(RELATION, where, say("narrative.breakdown_open", **words))
    name = "breakdown_more" if total > value(whole) else "breakdown_less"
    return doubted(violated(RELATION, where, left, right, say(f"narrative.{name}", **words)), severity)


def _severity(found: _List, whole: Statement, total: Fraction) -> Severity | None:
    """How sure it is that the list is wrong; ``None``: it may well be right."""
    if not found.is_stated_after and sum(outcome_of(part) is not None for part in found.parts) >= _FEWEST_FOR_CERTAINTY:
        return None  # the account of the requests is compared as a whole by its own relation
    stated = value(whole)
    if total > stated:
        return _severity_of_excess(found, stated)
    incomplete = _INCOMPLETE.search(found.words) or _AND_SO_ON.search(found.words)
    if incomplete or len(found.parts) < 2 or not found.is_pure or stated == 0:
        return None
    missing = (stated - total) / stated
    many = len(found.parts) >= _FEWEST_FOR_CERTAINTY or found.is_closed
    if missing <= (Fraction(3, 10) if many else Fraction(1, 10)):
        return Severity.WARNING
    return Severity.INFO if missing <= Fraction(1, 2 if many else 4) else None


def _severity_of_excess(found: _List, stated: Fraction) -> Severity | None:
    largest = max(value(part) for part in found.parts)
    if any(largest <= value(whole) for whole in found.wholes) and len(found.parts) == 1:
        return None
    if found.parts[0].quantity.unit in _GENERIC and largest > stated:
        return None if len(found.parts) == 1 else Severity.INFO
    others = [whole for whole in found.wholes[1:] if value(whole) >= added(found.parts)]
    return Severity.INFO if others or not found.is_pure else Severity.WARNING
