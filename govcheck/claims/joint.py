"""Shares of several things that were just listed together: 同意公开80件、部分公开19件,共占8.5%."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from govcheck.claims.bound import Bound
from govcheck.claims.claim import Claim
from govcheck.claims.neighbours import is_summary
from govcheck.narrative.numerals import SEVERAL
from govcheck.narrative.quantity import Kind, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["Together", "items_of", "together"]

_KINDS: Final = (
    r"(?:以上|上述|(?P<first>前)|这|前述|其中)?"
    r"(?:(?P<number>[两二三四五六])(?:项|类|者|种)(?:情形|结果|申请人|申请|件数|办件|主体)?)?"
)
_SUM: Final = r"(?P<sum>合计|共计|总计|合共|总共|一共|合并|共|之和|相加)?"
_SHARE: Final = r"(?:约|大约)?(?:所占|占比|占到|占|比例|比重)(?P<of>[^,;:。、()0-9]{0,20})"
#: The share of the last of a list alone.
_OWN: Final = r"(?:[,(](?:各|约)?(?:占|占比)[^,;:。、()0-9]{0,12}[0-9]{1,3}(?:\.[0-9]{1,4})?%\)?)?"
#: What stands between a list and its share, and between a list and its sum.
SHARE: Final = re.compile(rf"{_OWN}[,;]{_KINDS}{_SUM}{_SHARE}")
SUM: Final = re.compile(rf"{_OWN}[,;]{_KINDS}{_SUM}(?:申请|约|有|为|达)?")
#: The share of a sum.
OF_SUM: Final = re.compile(rf"[,(]{_SHARE}")
#: What joins two things that a share may be of together.
AND: Final = re.compile("(?:、|和|与|及|以及)[^,;:。、()0-9]{0,24}")
#: What begins another list.
ANOTHER: Final = re.compile(r"[;:。]|其中")
MOST: Final = 12
#: How far before a list its whole is looked for.
LONGEST: Final = 60


@frozen
class Together:
    """What a share is the share of.

    Args:
        lists: The numbers that it may be the share of together, the likeliest first.
        of: The words that say of what whole it is a share.
        over: The words before the list, and those.
        is_sure: Whether it is said to be of several; else it may be of the last alone: 公开80件、部分公开19件,占8.5%.
    """

    lists: tuple[tuple[Span, ...], ...]
    of: str
    over: str
    is_sure: bool


def together(prose: Prose, sentence: Sentence, share: Quantity) -> Together | None:
    """What *share* is the share of together, or ``None`` where it is not said to be of several things."""
    counts = _before(prose, sentence, share.span.start)
    if len(counts) < 2:
        return None
    between = prose.words((counts[0].span.end, share.span.start))
    found = SHARE.fullmatch(between)
    joined = AND.fullmatch(prose.words((counts[1].span.end, counts[0].span.start)))
    if found is not None and (found["number"] or found["sum"] or joined):
        return _together(prose, sentence, counts, found, found["of"])
    of_sum = OF_SUM.fullmatch(between)
    added = SUM.fullmatch(prose.words((counts[1].span.end, counts[0].span.start))) if of_sum else None
    if of_sum is not None and added is not None and (added["number"] or added["sum"]):
        return _together(prose, sentence, counts[1:], added, of_sum["of"])
    return None


def _together(
    prose: Prose, sentence: Sentence, counts: Sequence[Quantity], said: re.Match[str], of: str
) -> Together | None:
    lists = tuple(_lists(prose, counts, said))
    first = min((spans[-1].start for spans in lists), default=sentence.span.start)
    over = prose.words((max(sentence.span.start, first - LONGEST), first)).rpartition(";")[2]
    is_sure = bool(said["number"] or said["sum"])
    return Together(lists, of, f"{over}|{of}", is_sure) if lists else None


def _before(prose: Prose, sentence: Sentence, at: int) -> list[Quantity]:
    """The last counts before *at*, the last first, without those in brackets that have closed."""
    index = bisect_left(sentence.places, at)
    found: list[Quantity] = []
    for one in reversed(sentence.quantities[max(0, index - 2 * MOST) : index]):
        if len(found) == MOST:
            break
        behind = one.span.end, at
        counts = one.kind is Kind.COUNT and one.value is not None and not is_summary(prose, one)
        if counts and prose.text.count(")", *behind) <= prose.text.count("(", *behind):
            found.append(one)
    return found


def _lists(prose: Prose, counts: Sequence[Quantity], said: re.Match[str]) -> Iterator[tuple[Span, ...]]:
    """The last of *counts*, as many as *said*; where no number is said, all of their list, or fewer of them."""
    length = 1
    while length < len(counts) and not ANOTHER.search(
        prose.words((counts[length].span.end, counts[length - 1].span.start))
    ):
        length += 1
    spans = tuple(one.span for one in counts)
    wanted = SEVERAL[said["number"]] if said["number"] else 0
    if wanted:
        yield from [spans[:wanted]] if len(counts) >= wanted else []
        # 前两项 may be the first two, behind what they are parts of.
        first = range(length - wanted, 0, -1) if said["first"] else ()
        yield from (spans[at : at + wanted] for at in first)
    else:
        yield from (spans[:size] for size in range(length, 1, -1))


def items_of(claim: Claim, spans: Iterable[Span], told: Sequence[tuple[Bound, ...]]) -> tuple[str, ...] | None:
    """The items of *claim* that the numbers at *spans* agree with, or ``None`` where one is of no item."""
    found: list[str] = []
    for span in spans:
        of_it = next((bounds for bounds in reversed(told) if bounds[0].span == span), ())
        items = next((one.match.items for one in of_it if one.fitting and _are_of(claim, one.match.items)), None)
        if items is None:
            return None
        found += items
    return tuple(found) if len(set(found)) == len(found) else None


def _are_of(claim: Claim, items: tuple[str, ...]) -> bool:
    return bool(items) and claim.items.keys() >= set(items)
