"""``text.breakdown``: a list introduced by 其中, by a bracket or by a colon adds up to its whole.

A list is compared only where it is evidently complete: at least two parts that count the same things as the
whole, and none of the words that leave something out (等, 主要, 包括, …). Parts that exceed their whole are
wrong in any case, unless one thing may be counted in two of them. Everything else is counted as not assessed.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, unassessed, violated
from govcheck.narrative.quantity import Kind
from govcheck.narrative.relations.channels import are_of_new_alone, parts_by_channel
from govcheck.narrative.relations.kinds import leaves_kinds_out
from govcheck.narrative.relations.outcomes import outcome_of
from govcheck.narrative.relations.overlaps import may_overlap, said_to_overlap
from govcheck.narrative.relations.part_list import COUNTED, ROW, UNSAID, Parts
from govcheck.narrative.relations.parts import parts_of
from govcheck.narrative.relations.statements import (
    REST,
    Statement,
    added,
    agree,
    like,
    plain,
    quoted,
    show,
    value,
)
from govcheck.narrative.relations.year_sums import parts_of_year
from govcheck.narrative.slips import is_nearly_slip, is_slip
from govcheck.narrative.units import CASES
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "breakdowns"]

RELATION: Final = "text.breakdown"

#: Words that say a list leaves something out, or is no list of parts.
_INCOMPLETE: Final = re.compile(
    r"主要(?!负责|领导|领域)|包括|包含|涵盖|例如|比如|譬如|诸如|大部分|多数|部分为|部分是|重点|尤其|特别是|涉及|不含|不包括|除外|最多|最少|较多|前三|排名|以上为"
)
_AND_SO_ON: Final = re.compile(r"等(?![级于待候额同])")
_REMARKS: Final = re.compile(r"\([^()]{0,60}\)")
#: Introductions that leave open whether all parts follow.
_LOOSE: Final = ("包括", "包含", "含", "涵盖", "中,", ",")
#: Measure words that are used for everything: a whole and its parts may count different things.
_GENERIC: Final = frozenset(("个", "项", "家", "名", "种", "类", "", "元"))
#: Words of parts that tell when things came.
_WHEN: Final = re.compile(r"新收|当年收|本年收|结转|转入|遗留")
_FEWEST_FOR_CERTAINTY: Final = 3
_LONG: Final = 100
#: Tenths of the whole that may be missing where the last of four parts or more is all the rest.
_MOST_LEFT_OUT: Final = 5
#: Two parts of so much of the whole each are no parts of it, but two sides of it: 对办理满意526件，对结果满意519件.
_OVERLAP: Final = Fraction(2, 3)
#: One part in so many is the most by which parts miss their whole, where no slip explains it.
_MOST_OFF: Final = 10
#: Parts that exceed their whole by more than this count something else.
_FARTHEST_EXCESS: Final = 2


def breakdowns(prose: Prose) -> Iterator[Outcome]:
    """Every list of parts in *prose*, compared with its whole."""
    previous: Sentence | None = None
    for sentence in prose.sentences:
        if any(statement.is_amount for statement in sentence.said):
            lists = list(parts_of(prose, sentence, previous))
            by_channel = list(parts_by_channel(prose, sentence, previous, lists))
            by_year = list(parts_of_year(prose, sentence, [*lists, *by_channel]))
            for found in (*_unless_among(lists, [*by_channel, *by_year]), *by_channel, *by_year):
                yield _assess(prose, found)
        previous = sentence


def _unless_among(lists: Sequence[Parts], others: Sequence[Parts]) -> Iterator[Parts]:
    """The *lists* but those before a mere 共 whose numbers *others* have as well."""
    taken = {part.span for one in others for part in one.parts}
    yield from (one for one in lists if one.mark != ROW or taken.isdisjoint(part.span for part in one.parts))


def _assess(prose: Prose, found: Parts) -> Outcome:
    whole = next((one for one in found.wholes if agree(one, found.parts)), found.wholes[0])
    spans = [whole.span, *(part.span for part in found.parts)]
    where = quoted(prose, spans)
    total = added(found.parts)
    left, right = show(value(whole)), show(total)
    words = {
        "whole": plain(whole), "parts": tuple(plain(part) for part in found.parts), "sum": like(total, whole),
        "difference": like(abs(value(whole) - total), whole),
    }  # fmt: skip
    if len(found.parts) >= 2 and agree(whole, found.parts):
        return held(RELATION, where, left, right, say("narrative.breakdown_held", **words))
    severity = None if are_of_new_alone(prose, found, whole) else _severity(found, whole, total)
    if severity is Severity.WARNING and _is_hardly_meant(found, whole, total):
        severity = Severity.INFO
    if severity is not None and total > value(whole):
        severity = _where_parts_overlap(prose, found, whole, severity)
    if severity is None:
        return unassessed(RELATION, where, say("narrative.breakdown_open", **words))
    name = "breakdown_more" if total > value(whole) else "breakdown_less"
    return doubted(violated(RELATION, where, left, right, say(f"narrative.{name}", **words)), severity)


def _is_hardly_meant(found: Parts, whole: Statement, total: Fraction) -> bool:
    """Whether parts miss their whole by much and no slip explains it: what people get wrong is seldom so far off."""
    less, more = sorted((value(whole), total))
    far = _MOST_OFF * (more - less) > more and not _fits_in_ten_thousands(whole, found.parts)
    return far and not _explained(found, whole, value(whole) - total)


def _where_parts_overlap(prose: Prose, found: Parts, whole: Statement, severity: Severity) -> Severity | None:
    """How sure an excess is wrong, where one thing may be a part of two kinds."""
    if said_to_overlap(prose, whole, found.parts):
        return None
    return Severity.INFO if len(found.parts) > 1 and may_overlap(whole, found.parts) else severity


def _severity(found: Parts, whole: Statement, total: Fraction) -> Severity | None:
    """How sure it is that the list is wrong; ``None``: it may well be right."""
    stated = value(whole)
    if _are_of_several(found, total):
        return None
    if found.mark in (COUNTED, ROW):
        return Severity.WARNING if _explained(found, whole, stated - total) else None
    if found.mark and sum(outcome_of(part) is not None for part in found.parts) >= _FEWEST_FOR_CERTAINTY:
        return None  # the account of the requests is compared as a whole by its own relation
    if found.mark == UNSAID:
        return _severity_of_unsaid(found, whole, stated - total)
    return _severity_of_excess(found, whole, total) if total > stated else _severity_of_short(found, whole, total)


def _severity_of_short(found: Parts, whole: Statement, total: Fraction) -> Severity | None:
    words = _REMARKS.sub("", found.words) if found.mark != "(" else found.words
    incomplete = _INCOMPLETE.search(words) or _AND_SO_ON.search(words)
    if incomplete or len(found.parts) < 2 or not found.is_pure or value(whole) == 0:
        return None
    if _fits_in_ten_thousands(whole, found.parts):
        return Severity.WARNING
    return _severity_of_less(found, whole, value(whole) - total)


def _severity_of_unsaid(found: Parts, whole: Statement, missing: Fraction) -> Severity | None:
    """Such a list is wrong only where everything in it counts the same and one mistyped digit explains it."""
    enough = len(found.parts) >= _FEWEST_FOR_CERTAINTY and found.is_pure and 4 * abs(missing) <= value(whole)
    if len({one.quantity.unit for one in (whole, *found.parts)}) > 1:
        return None
    if not enough or _INCOMPLETE.search(found.words) or _AND_SO_ON.search(found.words):
        return None
    if not _explained(found, whole, missing):
        return None
    return Severity.WARNING if value(whole) >= 100 * Fraction(whole.quantity.step) else Severity.INFO


def _severity_of_less(found: Parts, whole: Statement, missing: Fraction) -> Severity | None:
    severity = _severity_of_want(found, missing / value(whole))
    named_alone = bool(found.mark) and not REST.search(found.words)
    if severity is not None and (named_alone or not _is_complete(found)) and leaves_kinds_out(found.parts):
        return Severity.INFO
    if severity is None:
        return Severity.INFO if _is_evident_slip(found, whole, missing) else None
    if _is_one_slip(found, whole, missing):
        many_left = not _is_complete(found) and 10 * missing > value(whole)
        return Severity.INFO if many_left or _is_rounded(found, whole) else severity
    return None if _is_rounded(found, whole) else Severity.INFO


def _is_rounded(found: Parts, whole: Statement) -> bool:
    """Whether numbers in 万 and 亿 are listed without an end: statistics name the greatest parts alone."""
    if found.is_closed or not found.mark or REST.search(found.words):
        return False
    return any(not one.quantity.interval.is_point for one in (whole, *found.parts))


def _is_evident_slip(found: Parts, whole: Statement, missing: Fraction) -> bool:
    """Whether one mistyped digit explains much that is missing: long numbers do not fit by chance."""
    if (found.mark in _LOOSE and 10 * missing > value(whole)) or 4 * missing > 3 * value(whole):
        return False
    long = value(whole) >= (100 if found.mark == "中," else 1000) * Fraction(whole.quantity.step)
    return (long or found.mark == "(") and _explained(found, whole, missing)


def _is_one_slip(found: Parts, whole: Statement, missing: Fraction) -> bool:
    """Whether one mistyped number explains what is *missing*; else the list leaves something out, without saying so."""
    return _is_complete(found) or _explained(found, whole, missing)


def _is_complete(found: Parts) -> bool:
    """Whether a list says that it leaves nothing out: all the rest is its last part, or a sum follows it."""
    return (found.is_closed and found.mark != "(") or not found.mark or bool(REST.search(found.words))


def _explained(found: Parts, whole: Statement, missing: Fraction) -> bool:
    """Whether one mistyped number explains a *missing* amount, or too much where it is negative."""
    numbers = (whole, *found.parts)
    changes = [(whole, -missing), *((part, missing) for part in found.parts)]
    slack = sum((Fraction(one.quantity.step) / 2 for one in numbers if not one.quantity.interval.is_point), Fraction(0))
    if slack:
        return any(
            is_nearly_slip(value(one), value(one) + change, Fraction(one.quantity.step), slack)
            for one, change in changes
        )
    return any(is_slip(value(one), value(one) + change, Fraction(one.quantity.step)) for one, change in changes)


def _severity_of_want(found: Parts, missing: Fraction) -> Severity | None:
    many = len(found.parts) >= _FEWEST_FOR_CERTAINTY or found.is_closed
    if found.mark in _LOOSE and not (found.mark == "中," and many and REST.search(found.words)):
        return Severity.INFO if many and missing <= Fraction(1, 10) else None
    most = _MOST_LEFT_OUT if len(found.parts) > _FEWEST_FOR_CERTAINTY and REST.search(found.parts[-1].before) else 3
    if missing <= (Fraction(most, 10) if many else Fraction(1, 10)):
        return Severity.WARNING
    return Severity.INFO if missing <= Fraction(1, 2 if many else 4) else None


def _fits_in_ten_thousands(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the sum is right once one part is taken as 万元, where 元 is printed."""
    total = added(parts)
    return any(
        part.quantity.kind is Kind.MONEY and total + 9_999 * value(part) == value(whole)
        for part in parts
        if "万" not in part.quantity.text
    )


def _severity_of_excess(found: Parts, whole: Statement, total: Fraction) -> Severity | None:
    sizes = sorted(map(value, found.parts))
    stated = value(whole)
    if len(sizes) == 1 and any(sizes[0] <= value(one) for one in found.wholes):
        return None
    if _are_sides(found.parts, stated):
        return None
    if total > _FARTHEST_EXCESS * stated:
        explained = len(sizes) > 1 and found.is_pure and _explained(found, whole, stated - total)
        return (Severity.WARNING if _is_certain(found, whole) else Severity.INFO) if explained else None
    if found.parts[0].quantity.unit in _GENERIC and sizes[-1] > stated:
        return None if len(sizes) == 1 else Severity.INFO
    others = [one for one in found.wholes[1:] if value(one) >= total]
    touching = found.is_closed and REST.search(found.words) and len(sizes) >= _FEWEST_FOR_CERTAINTY
    doubtful = (others and not touching) or not found.is_pure or len(sizes) == 1 or _may_be_sides(found)
    doubtful = doubtful or _are_of_two_views(found.parts)
    if not _explained(found, whole, stated - total) and (found.mark in _LOOSE or (doubtful and len(sizes) > 1)):
        return None
    return Severity.INFO if doubtful else Severity.WARNING


def _are_of_several(found: Parts, total: Fraction) -> bool:
    """Whether the parts are of several wholes (建议16件、提案23件,其中主办13件、会办26件) or one is for two (各1件)."""
    together = (added(found.wholes[:number]) for number in range(2, len(found.wholes) + 1))
    return any(part.before.endswith("各") for part in found.parts) or total in together


def _are_of_two_views(parts: Sequence[Statement]) -> bool:
    """Whether some parts tell when things came and others who has them: 其中本年新收693件,区政府本级受理126件."""
    dated = sum(_WHEN.search(part.before) is not None for part in parts)
    return 0 < dated < len(parts)


def _is_certain(found: Parts, whole: Statement) -> bool:
    """Whether a list that far exceeds its whole can be nothing but its parts: cases in a bracket, or many of them."""
    cases = {one.quantity.unit for one in (whole, *found.parts)}
    divided = found.mark == "其中" or (found.mark == "中," and REST.search(found.words) is not None)
    many = len(found.parts) >= _FEWEST_FOR_CERTAINTY and value(whole) >= _LONG and divided
    many_of_a_kind = many and len(found.parts) > _FEWEST_FOR_CERTAINTY and cases.isdisjoint(_GENERIC)
    return len(cases) == 1 and (many_of_a_kind or (cases <= CASES and (many or found.mark == "(")))


def _may_be_sides(found: Parts) -> bool:
    """Whether two numbers behind 在…件中 may be of two kinds: their words end otherwise."""
    endings = {part.before[-2:] for part in found.parts}
    return found.mark == "中," and len(found.parts) < _FEWEST_FOR_CERTAINTY and len(endings) > 1


def _are_sides(parts: list[Statement], stated: Fraction) -> bool:
    """Whether the numbers speak of the whole from two sides, or each of the one before: valid 246, content 240."""
    if len(parts) < 2 or stated == 0:
        return False
    first, rest = value(parts[0]), added(parts[1:])
    least = sorted(map(value, parts))[-2]
    nested = _OVERLAP * stated < first <= stated and 0 <= first - rest <= first / 20
    return nested or _OVERLAP * stated < least <= max(map(value, parts)) <= stated
