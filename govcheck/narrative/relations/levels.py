"""A number before a change and after it, as a text tells them: from and to, of two years, or with the difference."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.quantity import Precision
from govcheck.narrative.relations.statements import Statement, lead, same_things, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose

__all__ = [
    "DIRECTION",
    "DOWN",
    "UP",
    "Pair",
    "exact_numbers",
    "from_difference",
    "from_level_and_difference",
    "from_to",
    "from_years",
    "half",
    "in_order",
    "is_base",
    "is_last_year",
    "is_level",
    "is_origin",
    "outside_remarks",
    "sign",
]

UP: Final = "增长|增加|上升|提高|提升|上涨|增幅|多|升高|扩大|增收|增支|升|净增"
DOWN: Final = "下降|减少|降低|回落|下滑|降幅|少|缩减|压减|减收|减支|净减"
#: 下降为5% and 增至20% are levels; 降幅为5% is a change.
DIRECTION: Final = re.compile(
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|(?:幅度?|率|速|比例)(?:约|为)?)?(?:约|达到|达|近)?(?:了)?$"
)
_LAST_YEAR: Final = re.compile(r"上年|去年|上一年|同期|上年度")
#: Words after which what something goes from stands: 由上年的92%.
_FROM: Final = re.compile(r"(?:由|从)(?:[\u4e00-\u9fff0-9]{0,8}的?)?$")
_TO: Final = re.compile(
    r"(?:增加|增长|上升|提高|提升|上涨|扩大|增|升|减少|下降|降低|降|减|变)(?:到|至|为)(?:了)?(?:[\u4e00-\u9fff0-9]{0,8}的?)?$"
)
#: A number that something else is compared with: 比上年的800件, 与2010年的800人相比.
_BASE: Final = re.compile(r"(?:(?<![同环对相])(?:比|较)|与|和|同)[^,;]{0,24}$")
_COMPARED: Final = re.compile(r"相比|相较|比较|增|减|多|少|上升|下降|提高|提升|降低|回落|高|低")
_YEAR: Final = re.compile(r"(20[0-9]{2})年")
_FILLING: Final = re.compile(
    r"(?:20[0-9]{2}年度?|[0-9]{1,2}(?:-[0-9]{1,2})?月|今年|本年度?|去年|上年度?|同期|全年|共|我[市区县局]|比|较|的|为|是|达)"
)
_PARTS_FOLLOW: Final = re.compile(r"[^,;:。0-9]{0,12}(?:[,:]其中|\(|:|,包括)")
_WITH_DIFFERENCE: Final = 3
#: So many numbers back what a change is of is looked for.
_MOST_LEVELS: Final = 4


class Pair(NamedTuple):
    """Last year's number and this year's; *difference* where it is stated instead of one of them.

    Args:
        previous: Last year's number.
        current: This year's number.
        stated: The numbers of the text that say so.
        is_in_order: Whether the first of them is last year's.
    """

    previous: Fraction
    current: Fraction
    stated: tuple[Statement, ...]
    is_in_order: bool = True


def exact_numbers(said: Sequence[Statement]) -> list[Statement]:
    """The amounts among *said* that are told to their last digit: neither 约 nor 以上."""
    return [one for one in said if one.is_amount and one.quantity.precision in (Precision.EXACT, Precision.ROUNDED)]


def outside_remarks(said: Sequence[Statement], at: Statement) -> list[Statement]:
    """*said* without the parts that brackets list before *at*: 1391件(网络836件、当面34件),增加123件.

    One number alone in a bracket may be what others are compared with: 同比(1268件)增加123件.
    """
    listed = Counter(one.bracket for one in said)
    return [one for one in said if one.bracket in (0, at.bracket) or listed[one.bracket] == 1]


def from_difference(prose: Prose, near: Sequence[Statement], after: Sequence[Statement]) -> Iterator[Pair]:
    """One year's number and the difference, which stands before or right behind the percentage."""
    changes = [one for one in [*near[-1:], *after[:1]] if sign(one)]
    currents = [one for one in near if not sign(one) and not one.is_change]
    if not changes:
        return
    change = changes[0]
    # A bracket says the number before it once more in another unit.
    near = [one for one in near if one.bracket == change.bracket]
    currents = [one for one in currents if one.bracket == change.bracket]
    base = next((one for one in reversed(near) if one is not change), None)
    if base is not None and same_things(base, change) and is_base(prose, base) and value(base) > 0:
        yield Pair(value(base), value(base) + sign(change) * value(change), (base, change))
        return
    for current in [*reversed(currents[-2:]), *_divided(prose, currents[:-2])]:
        previous = value(current) - sign(change) * value(change)
        if same_things(current, change) and previous > 0:
            yield Pair(previous, value(current), (current, change))


def _divided(prose: Prose, said: Sequence[Statement]) -> list[Statement]:
    """The last of *said* that parts of it follow: 560个，其中线上460个、线下100个，增加60个."""
    divided = (one for one in reversed(said) if _PARTS_FOLLOW.match(prose.text, one.span.end))
    return list(islice(divided, 1))


def from_level_and_difference(prose: Prose, near: Sequence[Statement]) -> Iterator[Pair]:
    """由883公里增加到951公里，净增69公里: from both numbers, or from the first and the difference."""
    if len(near) < _WITH_DIFFERENCE or not sign(near[-1]):
        return
    first, second, change = near[-_WITH_DIFFERENCE:]
    for pair in from_to(prose, [first, second]):
        yield pair
        if same_things(first, change):
            yield Pair(value(first), value(first) + sign(change) * value(change), (first, change))


def is_base(prose: Prose, statement: Statement) -> bool:
    """Whether something else is compared with *statement*: 与上年的800件相比, 比上年的800件增加."""
    words = lead(prose, statement)
    return bool(_BASE.search(words)) and bool(_COMPARED.match(statement.after.lstrip("(的)")))


def is_origin(prose: Prose, statement: Statement) -> bool:
    """Whether something goes from *statement*: 由上年的98.8%, or is compared with it."""
    return bool(_FROM.search(lead(prose, statement))) or is_base(prose, statement)


def is_level(prose: Prose, first: Statement, second: Statement) -> bool:
    """Whether something went from *first* to *second*."""
    return bool(_FROM.search(lead(prose, first)) and _TO.search(lead(prose, second)))


def from_to(prose: Prose, counts: Sequence[Statement]) -> Iterator[Pair]:
    """由上年的800条增加到1000条."""
    if len(counts) == 2 and value(counts[0]) and same_things(*counts) and is_level(prose, *counts):
        yield Pair(value(counts[0]), value(counts[1]), (counts[0], counts[1]))


def from_years(prose: Prose, counts: Sequence[Statement]) -> Iterator[Pair]:
    """The numbers of two years that the words before them tell apart, of one measure, the nearest first.

    What last year's number is compared with may be any number of this year: 受理132件，办结131件，较上年的150件下降12%.
    """
    plain_counts = [one for one in counts if not sign(one)][-_MOST_LEVELS:]
    nearest = next(_ordered(prose, plain_counts), None)
    if nearest is None:
        return
    yield nearest
    base, current = _of_both_years(nearest)
    for other in reversed(plain_counts):
        pair = in_order(prose, *sorted((base, other), key=_start)) if other not in (base, current) else None
        if pair is not None and _of_both_years(pair)[0] is base:
            yield pair


def _ordered(prose: Prose, counts: Sequence[Statement]) -> Iterator[Pair]:
    """The numbers of two years, those that stand last first."""
    for position in range(len(counts) - 1, 0, -1):
        for first in reversed(counts[:position]):
            pair = in_order(prose, first, counts[position])
            if pair is not None:
                yield pair


def _of_both_years(pair: Pair) -> tuple[Statement, Statement]:
    """The statements of last year's number and of this year's."""
    first, second = pair.stated
    return (first, second) if pair.is_in_order else (second, first)


def _start(statement: Statement) -> int:
    return statement.span.start


def in_order(prose: Prose, first: Statement, second: Statement) -> Pair | None:
    """The numbers of two years, of one measure, where the words before them tell which is which."""
    if not same_things(first, second) or not _same_measure(first, second):
        return None
    if first.bracket and first.bracket != second.bracket:
        return None  # a remark says what the number before it is compared with, not those after it
    years = _year_of(prose, first), _year_of(prose, second)
    if years[0] and years[1] and years[0] != years[1]:
        is_in_order = years[0] < years[1]
    elif (years[1] and not years[0] and is_base(prose, second)) or (
        is_last_year(prose, second) and not is_last_year(prose, first)
    ):
        is_in_order = False
    elif is_last_year(prose, first) and not is_last_year(prose, second):
        is_in_order = True
    else:
        return None
    old, new = (first, second) if is_in_order else (second, first)
    return Pair(value(old), value(new), (first, second), is_in_order) if value(old) else None


def _same_measure(first: Statement, second: Statement) -> bool:
    """Whether the words before two numbers name one measure; a number may stand without them."""
    names = [_FILLING.sub("", one.before) for one in (first, second)]
    short, long = sorted(names, key=len)
    return long.startswith(short) or long.endswith(short)


def sign(statement: Statement) -> int:
    """1 where *statement* says how much more, -1 where how much less, else 0."""
    direction = DIRECTION.search(statement.before)
    if direction is None or _TO.search(statement.before):
        return 0
    return -1 if direction["down"] else 1


def _clause(prose: Prose, statement: Statement) -> str:
    words = prose.text[max(statement.span.start - 30, 0) : statement.span.start]
    return re.split("[。;!?\n]", words)[-1]


def _year_of(prose: Prose, statement: Statement) -> int:
    """The year that the words right before *statement* name, 0 where they name none."""
    years = _YEAR.findall(_clause(prose, statement))
    return int(years[-1]) if years else 0


def is_last_year(prose: Prose, statement: Statement) -> bool:
    """Whether the words before *statement*, or before its bracket, speak of last year."""
    clause = _clause(prose, statement).removesuffix("(")
    return bool(_LAST_YEAR.search(re.split(r"[,(]", clause)[-1])) and not sign(statement)


def half(statement: Statement) -> Fraction:
    """Half a unit of the last digit of a rounded number, 0 for one that is exact."""
    return Fraction(0) if statement.quantity.interval.is_point else Fraction(statement.quantity.step) / 2
