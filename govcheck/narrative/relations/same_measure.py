"""``text.same_measure``: one measure has one value wherever the text states it.

Two numbers speak of the same measure only where the words before them are the same, at least six characters
of them, in sentences of the same period and the same scope.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, violated
from govcheck.narrative.quantity import Kind, Precision, Quantity
from govcheck.narrative.relations.statements import Statement, plain, same_things, show, value
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "same_measures"]

RELATION: Final = "text.same_measure"

_SHORTEST: Final = 6
_PERIOD: Final = re.compile(
    r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}(?:-[0-9]{1,2})?月)?|1?[0-9]{2}年度?|[0-9]{1,2}(?:-[0-9]{1,2})?月|[上下]半年"
    r"|第?[一二三四1-4]季度?|[Qq][1-4](?![0-9A-Za-z])|首季|[春夏秋冬]季|[上中下]旬|[上下]学期|[上本当下次][月周]|[一二三四五六七八九十]{1,2}月"
    r"|第(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:次|期|批|轮|周|阶段|学期)"
    r"|[前后](?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})个月|春节|国庆|元旦|端午|中秋|清明|五一|[寒暑]假"
    r"|去年|上年|上一年|同期|截至|年初|年底|前三季度|以来|期间|每[年月日]|历年|目标|预期|计划|力争|预算"
)
_SCOPE: Final = re.compile(
    r"市本级|区本级|县本级|本级|本机关|全市|全区|全县|全省|各区|各县|市级|区级|县级|镇级|省级|市直|区直|街道|办公室|代表|其中|其他|另|平均"
    r"|[\u4e00-\u9fff]{1,3}(?:区|县|镇|局|委|厅|院|街道|村|社区)(?![级域分])"
)
_FILLING: Final = re.compile(
    r"(?:全年|共计|共|累计|总共|一共|总计|合计|我[市区县局办委镇]|本[市区县局办委镇]|本年度|本年|年度|顺利|目前|已|达到|达|约|为|了|:)"
)
_MEASURE: Final = re.compile(r"(?:次数|总数|总量|数量|人数|件数|总额|总和|总计)$")
_DISTRICTS: Final = re.compile(r"(?:全市|全县|全省|我市|我省|我县|[\u4e00-\u9fff]{2,3}[市县])(?:共|现|下辖|辖|有)*$")
_NAMED_DIVISION: Final = re.compile(r"(?:区|县)(?![级属域长\u4e00-\u9fff])|区(?=进行|、|,|。|和|及)")
_DIVISION_LEVEL: Final = re.compile(r"(?:区|县)级")
_REMARK: Final = re.compile(r"\([^()]*\)")
_MOST_PER_LABEL: Final = 40


class _Mention(NamedTuple):
    statement: Statement
    sentence: Sentence
    before: Statement | None


def same_measures(prose: Prose) -> Iterator[Outcome]:
    """Every measure that *prose* states more than once."""
    mentions: dict[str, list[_Mention]] = defaultdict(list)
    for sentence in prose.sentences:
        said = sentence.said
        for position, statement in enumerate(said):
            label = _label(statement)
            if label and len(mentions[label]) < _MOST_PER_LABEL:
                before = said[position - 1] if position else None
                mentions[label].append(_Mention(statement, sentence, before))
    for group in mentions.values():
        yield from _compare_group(prose, group)
    yield from _divisions(prose)


def _label(statement: Statement) -> str:
    quantity = statement.quantity
    if quantity.kind not in (Kind.COUNT, Kind.MONEY) or statement.is_change or statement.bracket:
        return ""
    if len(statement.before) < _SHORTEST:
        return ""
    label = _FILLING.sub("", _PERIOD.sub("", statement.before))
    if (len(label) < _SHORTEST and not _MEASURE.search(statement.before)) or _SCOPE_IN_LABEL.match(label):
        return ""
    return f"{label}|{_unit(quantity)}"


_SCOPE_IN_LABEL: Final = re.compile(r"^(?:其中|另有|以及)")


def _unit(quantity: Quantity) -> str:
    return "件" if quantity.unit in ("件", "宗", "份", "起") else quantity.unit


def _clause_before(prose: Prose, mention: _Mention) -> str:
    """The words of the sentence around the number, where period and scope are named."""
    at = mention.statement.span.start
    start = max(mention.sentence.span.start, at - 80)
    words = prose.text[start:at] + (mention.before.after if mention.before else "")
    return _REMARK.sub("", words)


def _compare_group(prose: Prose, group: list[_Mention]) -> Iterator[Outcome]:
    first, others = group[0], group[1:]
    words = _words_over(prose, first) if others else ""
    for other in others:
        if other.sentence is first.sentence or not same_things(first.statement, other.statement):
            continue
        others_words = _words_over(prose, other)
        if words == others_words or _context(words) == _context(others_words):
            yield _compare(prose, first, other)


def _words_over(prose: Prose, mention: _Mention) -> str:
    """The headings over a number and the words before it."""
    return "".join(heading.text for heading in mention.sentence.headings) + _clause_before(prose, mention)


def _context(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Periods and scopes that *words* name."""
    return frozenset(_PERIOD.findall(words)), frozenset(_SCOPE.findall(words))


def _compare(prose: Prose, first: _Mention, other: _Mention) -> Outcome:
    one, two = first.statement, other.statement
    where = quote(prose, other.sentence.span, [two.span])
    words = {"first": plain(one), "second": plain(two), "label": one.before}
    left, right = show(value(two)), show(value(one))
    if _agree(one.quantity, two.quantity):
        return held(RELATION, where, left, right, say("narrative.same_held", **words))
    words["where"] = quote(prose, first.sentence.span, [one.span]).text.strip()
    certain = _MEASURE.search(one.before) or len(_label(one)) >= _SHORTEST + 4
    severity = Severity.WARNING if certain else Severity.INFO
    return doubted(violated(RELATION, where, left, right, say("narrative.same_wrong", **words)), severity)


def _agree(one: Quantity, two: Quantity) -> bool:
    """Whether two statements of one measure agree; 超过321万 and 超过425万 do not."""
    if one.precision is two.precision and one.precision in (
        Precision.MORE_THAN, Precision.AT_LEAST, Precision.LESS_THAN, Precision.AT_MOST, Precision.ABOUT,
    ):  # fmt: skip
        return one.value == two.value
    return one.interval.meets(two.interval)


def _divisions(prose: Prose) -> Iterator[Outcome]:
    """全市12个区 against 11个区级…: districts are counted in passing, so that a difference is only a hint."""
    whole: tuple[Statement, Sentence] | None = None
    for sentence in prose.sentences:
        for statement in sentence.said:
            if statement.quantity.unit not in ("个", "区") or not statement.is_count or statement.bracket:
                continue
            names_all = _NAMED_DIVISION.match(statement.after) and _DISTRICTS.search(statement.before)
            if names_all and whole is None:
                whole = statement, sentence
            elif whole is not None and (names_all or _DIVISION_LEVEL.match(statement.after)):
                yield _division(prose, whole, statement, sentence)


def _division(prose: Prose, whole: tuple[Statement, Sentence], other: Statement, sentence: Sentence) -> Outcome:
    first, stated = whole
    where = quote(prose, sentence.span, [other.span])
    words = {
        "first": first.before[-6:] + plain(first) + first.after[:4], "second": plain(other) + other.after[:8],
        "label": "", "where": quote(prose, stated.span, [first.span]).text.strip(),
    }  # fmt: skip
    left, right = show(value(other)), show(value(first))
    if value(first) == value(other):
        return held(RELATION, where, left, right, say("narrative.same_held", **words))
    message = say("narrative.divisions_differ", **words)
    return doubted(violated(RELATION, where, left, right, message), Severity.INFO)
