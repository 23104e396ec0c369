"""Lists of parts and what they may be the parts of, as `govcheck.narrative.relations.breakdown` compares them.

A list is introduced by 其中, by a bracket, a colon, 分别为 or 包括, by 在…12件…中, or ends in 合计 and its whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.reading import Span
from govcheck.narrative.relations.beyond import divided_again, is_left_open, is_other_half, until_another_whole
from govcheck.narrative.relations.labels import are_bare, is_bare, is_in_name, names_each, with_shares
from govcheck.narrative.relations.part_list import UNSAID, Parts
from govcheck.narrative.relations.stated_after import SUM, SUM_WORDS, sum_behind
from govcheck.narrative.relations.statements import REST, STATED_TOTAL, Statement, agree, lead, same_things, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["parts_of"]

_BY_VIEW: Final = (
    r"(?:从(?<=[,;。]从)[\u4e00-\u9fff]{1,10}[看分]|按(?<=[,;。]按)[\u4e00-\u9fff]{1,8}(?:分|看|划分|统计))[,:]"
)
_VIEW: Final = re.compile(_BY_VIEW)
#: So far before such a list its whole is looked for.
_VIEWED: Final = 400
_OPENINGS: Final = re.compile(
    rf"(?=[其(:理原类内形渠结分包含涵中,合总一共之相从按])(?:其中|\(|:|(?<=[,、])(?:(?:理由|原因|类型|内容|形式|渠道|结果)?分别(?:为|是|有)|(?:包括|包含|含|涵盖)(?!率))|(?<=[\u4e00-\u9fff])中,"
    rf"|,(?=(?:结果)?为?维持[0-9])|{SUM_WORDS}|{_BY_VIEW})"
)
#: How the words of a sum begin that stands behind its parts.
_SUMS: Final = "合总共一之相"
_TOUCHING: Final = ("(", "分", "理", "原", "类", "内", "形", "渠", "结", "包", "含", "涵", "中", ",")
_SCOPE_ENDS: Final = re.compile(r"[();]|其中|(?<=[,;:、])(?:另有|另外|此外|同时|并)|[。!?]")
_NOT_A_LIST: Final = re.compile(r"\((?:不含|另|较|比|上年|同比|每|均|平均|去年|占|其中含)")
_INSIDE: Final = re.compile(
    r"(?:含|包括|包含|平均|每|人均|日均|月均|最高|最低|(?:达|增加|增长|增|提高|上升|扩大)到|至)$|^(?:另|每|占)"
)
#: A number that others are parts of again: 企业中的外商投资企业, 完成的4068批次抽检中.
_LOWER: Final = re.compile(r"(?<!其)中的|每[\u4e00-\u9fff]{1,6}$")
_WITHIN: Final = re.compile(r"[\u4e00-\u9fff]{0,12}中$")
_IN_WHICH: Final = re.compile(r"(?:在|上述|所|的)[^,;:。]*$")
_VERB: Final = re.compile(
    r"^(?:均|全部|已|按期|按时|共|现|截至目前|并|同时|当年|本年度?|年内|跨年)*(?:收到|受理|办理|办结|答复|办复|回复|处理|采纳|完成|解决"
    r"|公开|举办|召开|发布|开展|组织|印发|接听|接待|审结|结案|立案|执结|整改|查处|移送)"
)
#: What happened to other documents than those just counted; in brackets they are parts of all that were dealt with.
_REPEALED: Final = re.compile(r"废止|失效|宣布|修订|修改")
_OF_THEN: Final = frozenset(("年的", "期的", "度的"))
_THAN: Final = re.compile(r"(?:比|较|与|同)[^,;:]{0,8}的$")
_MOST_PARTS: Final = 60
#: So long is a clause between a whole and its list.
_LONGEST_CLAUSE: Final = 24
#: So far, and over so many semicolons, a list is followed; both bound the work on a text without full stops.
_REACH: Final = 2000
_MOST_SCOPES: Final = 12
_FARTHEST_EXCESS: Final = Fraction(6, 5)


class _Opening(NamedTuple):
    """The words that introduce a list, and where they end."""

    mark: str
    end: int


def parts_of(prose: Prose, sentence: Sentence, previous: Sentence | None) -> Iterator[Parts]:
    """Every list of *sentence*; *previous* may state the whole of one that begins with 其中."""
    said = [statement for statement in sentence.said if statement.is_amount]
    earlier = _single(previous, sentence)
    at = sentence.span.start
    for opening in _OPENINGS.finditer(prose.text, sentence.span.start, sentence.span.end):
        if opening.start() < at and opening[0] != "(" and prose.text[opening.start() - 1] != "(":
            continue  # a part may have parts of its own in a bracket
        found = _list_at(prose, sentence, opening, said, earlier)
        if found is not None:
            at = max(at, found.span.end)
            yield found


def _single(previous: Sentence | None, sentence: Sentence) -> list[Statement]:
    """The only number of the sentence before, which a sentence that begins with 其中 divides."""
    if previous is None or previous.block != sentence.block:
        return []
    said = [one for one in previous.said if one.is_amount and not one.bracket and not one.is_change]
    return said if len(said) == 1 else []


def _list_at(
    prose: Prose,
    sentence: Sentence,
    opening: re.Match[str],
    said: Sequence[Statement],
    earlier: list[Statement],
) -> Parts | None:
    mark = opening[0]
    if mark == "(" and _NOT_A_LIST.match(prose.text, opening.start()):
        return None
    if mark[0] in _SUMS:
        return sum_behind(prose, sentence, opening, said)
    at = bisect_left(said, opening.start(), key=_start)
    before = list(said[max(at - _MOST_PARTS, 0) : at])
    if mark.startswith(_TOUCHING) and not (before and _touches(prose, before[-1], opening)):
        return None
    if mark == ":" and not (len(before) == 1 and STATED_TOTAL.search(before[0].before)):
        if not (before and _touches(prose, before[-1], opening)):
            return None
        mark = UNSAID
    before = [one for one in before if not _is_compared_with(prose, one)]
    outer = before if _in_bracket(said, opening) else [one for one in before if not one.bracket and not one.is_change]
    wholes = list(reversed(outer[-1:] if mark.startswith(_TOUCHING[1:]) else outer[-4:]))
    if mark[0] in "从按":
        first = _VIEW.search(prose.text, max(sentence.span.start, opening.start() - _VIEWED), opening.end())
        outer = [one for one in outer if first is None or one.span.end <= first.start()]
        mark, wholes = UNSAID, outer[:1] or earlier
    if not wholes and mark == "其中":
        wholes = earlier
    return _with_parts(prose, sentence, _Opening(mark, opening.end()), said, wholes)


def _in_bracket(said: Sequence[Statement], opening: re.Match[str]) -> bool:
    following = bisect_left(said, opening.end(), key=_start)
    return opening[0] == "其中" and following < len(said) and said[following].bracket > 0


def _touches(prose: Prose, whole: Statement, opening: re.Match[str]) -> bool:
    """Whether *opening* belongs to *whole*: nothing but its noun stands between."""
    between = prose.text[whole.span.end : opening.start()].rstrip(",、" if opening[0] != "(" else "")
    if opening[0] == ",":  # 行政复议42件，均由省政府受理，维持28件…
        return len(between) <= _LONGEST_CLAUSE and not re.search("[;:。]", between)
    if len(between) > 16 or re.search("[,;:、。]", between):
        return False
    return opening[0] != "中," or not whole.before or bool(_IN_WHICH.search(lead(prose, whole)))


def _with_parts(
    prose: Prose,
    sentence: Sentence,
    opening: _Opening,
    said: Sequence[Statement],
    wholes: list[Statement],
) -> Parts | None:
    if not wholes:
        return None
    reach = min(sentence.span.end, opening.end + _REACH)
    candidates, first = [], bisect_left(said, opening.end, key=_start)
    ends = list(islice(_scopes(prose.text, opening.end, reach), _MOST_SCOPES))
    scopes = until_another_whole(ends, said, first, wholes[0])
    reachable = said[first : first + _MOST_PARTS]
    for end in scopes:
        reached = [one for one in reachable if one.span.end <= end]
        found = _within(prose, Span(opening.end, end), reached, wholes, opening.mark)
        if found is not None:
            candidates.append(found)
    if not candidates:
        return None
    fitting = [found for found in candidates if found.fits]
    if len(candidates[0].parts) == 1 and not _has_left(candidates[-1]):
        return candidates[-1]  # the semicolons divide the parts from one another
    return (fitting or candidates)[0]


def _has_left(found: Parts) -> bool:
    """Whether the parts beyond the first semicolon are far too many, so that the list has ended before it."""
    added = sum(map(value, found.parts), Fraction(0))
    return not found.fits and all(added > _FARTHEST_EXCESS * value(whole) for whole in found.wholes[:1])


def _start(statement: Statement) -> int:
    return statement.span.start


def _scopes(text: str, start: int, end: int) -> Iterator[int]:
    """Where the list may end: at a semicolon, or where the sentence turns to something else."""
    depth = 0
    for mark in _SCOPE_ENDS.finditer(text, start, end):
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


def _within(prose: Prose, span: Span, within: Sequence[Statement], wholes: list[Statement], mark: str) -> Parts | None:
    level = within[0].bracket if within else 0
    within = [one for one, following in zip_longest(within, within[1:]) if not is_in_name(prose, one, following)]
    counted = [
        one for one in within if one.bracket == level and not one.is_change and not _is_compared_with(prose, one)
    ]
    counted = [
        one
        for one in counted
        if not _is_inner(one) or (one is within[0] and one.before == mark) or is_other_half(one, within)
    ]
    counted = counted[: divided_again(counted)]
    if not counted:
        return None
    like = [whole for whole in wholes if same_things(whole, counted[0])]
    if not like and mark == "(" and are_bare(prose, wholes[0], counted, span):
        like = wholes[:1]
    parts = [one for one in counted if like and (same_things(one, like[0]) or is_bare(one))]
    if not like or not parts:
        return None
    parts = with_shares(prose, _until_another_statement(parts, like), like)
    if mark != "其中" and len(parts) < 2:
        return None
    closed = mark == "(" or wholes[0].bracket > 0 or level > 0 or names_each(prose, wholes[0], parts)
    among = [one for one in counted if one.span.end <= parts[-1].span.end]
    return Parts(span, like, parts, prose.words(span), mark, len(parts) == len(among), closed)


def _is_compared_with(prose: Prose, one: Statement) -> bool:
    """Whether *one* is what another year had: 较2023年的80件增加6件."""
    return prose.text[one.span.start - 2 : one.span.start] in _OF_THEN and bool(_THAN.search(lead(prose, one)))


def _is_inner(statement: Statement) -> bool:
    """Whether a number is a part of a part, or an average, and no part itself."""
    if _INSIDE.search(statement.before) or _WITHIN.match(statement.after):
        return True
    return bool(_LOWER.search(statement.before))


def _until_another_statement(parts: list[Statement], wholes: Sequence[Statement]) -> list[Statement]:
    """The parts before a verb that none of the first has: …建议35件，提案62件，办结97件.

    Where some of the first add up to the whole already, the rest says something else.
    """
    added = value(parts[0])
    same_verb = _VERB.search(parts[0].before)
    for number, part in enumerate(parts[1:], 1):
        is_sum = number > 1 and any(agree(whole, parts[:number]) for whole in wholes) and not REST.match(part.before)
        again = number > 1 and added == value(part) and any(value(whole) == added for whole in wholes)
        subtotal = number > 1 and SUM.search(part.before) and not SUM.search(parts[0].before)
        if (
            (is_sum or again)
            or (subtotal and not REST.search(part.before))
            or (not same_verb and _VERB.search(part.before))
            or (not part.bracket and _REPEALED.match(part.before))
            or is_left_open(part, wholes[0])
        ):
            return parts[:number]
        added += value(part)
    return parts
