"""A quantity of the text: its kind, its precision, and the interval that it stands for."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import define, frozen

from govcheck.lazy import lazy

if TYPE_CHECKING:
    from decimal import Decimal

    from govcheck.narrative.reading import Span

__all__ = ["COMPARABLE", "Interval", "Kind", "Precision", "Quantity", "exactly"]


class Kind(Enum):
    """What a number in the text is. Only the `COMPARABLE` kinds are ever compared with anything."""

    # Members are one of a kind: their identity is looked up faster than their name.
    __hash__ = object.__hash__

    COUNT = "count"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage point"
    MULTIPLE = "multiple"  # 3倍, 翻一番
    MONEY = "money"
    FRACTION = "fraction"  # 三分之二
    DURATION = "duration"
    RANGE = "range"  # 3至5个
    ORDINAL = "ordinal"
    DATE = "date"  # a day, a month, a year, a period
    TIME = "time"
    DOCUMENT = "document"  # 〔2021〕30号, 第711号
    ARTICLE = "article"  # 第二十条第（一）项
    TELEPHONE = "telephone"
    CODE = "code"  # 12345, 粤B2-20040244, PM2.5
    VERSION = "version"
    NUMBERING = "numbering"  # 一、 （一） 1. 一是
    AMBIGUOUS = "ambiguous"  # 1234,567: neither one number nor evidently two


COMPARABLE = frozenset({Kind.COUNT, Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.MULTIPLE, Kind.MONEY})


class Precision(Enum):
    """How exactly a quantity is stated."""

    __hash__ = object.__hash__

    EXACT = "exact"
    ROUNDED = "rounded"  # 1.86万, 17.46%: half a unit of the last printed digit
    AND_MORE = "and more"  # 128万多, 3600余: below the next unit of the last digit that is not 0
    ABOUT = "about"  # 约, 左右
    NEARLY = "nearly"  # 近, 将近
    MORE_THAN = "more than"  # 超过, 逾
    AT_LEAST = "at least"  # 至少, 以上, 不少于
    LESS_THAN = "less than"  # 不足, 不到
    AT_MOST = "at most"  # 至多, 以下, 不超过


_ONE: Final = Fraction(1)
#: Least and greatest value as a multiple of the number; a tenth is what people still call 约 and 近.
_LOOSE_BOUNDS: Final = {
    Precision.ABOUT: (Fraction(9, 10), Fraction(11, 10)),
    Precision.NEARLY: (Fraction(9, 10), _ONE),
    Precision.MORE_THAN: (_ONE, None),
    Precision.AT_LEAST: (_ONE, None),
    Precision.LESS_THAN: (None, _ONE),
    Precision.AT_MOST: (None, _ONE),
}


@frozen
class Interval:
    """The values that a statement may stand for; both ends count, ``None`` is without end.

    Args:
        low: The least value.
        high: The greatest value.
        low_open: Whether *low* itself is excluded.
        high_open: Whether *high* itself is excluded.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def contains(self, value: Fraction | Decimal | int) -> bool:
        """Whether *value* lies in the interval."""
        exact = value if isinstance(value, Fraction) else Fraction(value)
        if self.low is not None and self.low is self.high and not (self.low_open or self.high_open):
            return exact.as_integer_ratio() == self.low.as_integer_ratio()
        if self.low is not None and (exact < self.low or (self.low_open and exact == self.low)):
            return False
        return self.high is None or exact < self.high or (not self.high_open and exact == self.high)

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals have a value in common."""
        if self.low is self.high and other.low is other.high and self.low is not None and other.low is not None:
            return self.low == other.low
        return self._starts_before_end_of(other) and other._starts_before_end_of(self)

    def _starts_before_end_of(self, other: Interval) -> bool:
        if self.low is None or other.high is None:
            return True
        return self.low < other.high or (self.low == other.high and not (self.low_open or other.high_open))

    def plus(self, other: Interval) -> Interval:
        """All sums of a value of this and one of the *other* interval."""
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    @property
    def is_point(self) -> bool:
        """Whether there is a single value."""
        return self.low is not None and (self.low is self.high or self.low == self.high)


def exactly(value: Fraction | Decimal | int) -> Interval:
    """The interval of the single *value*."""
    return Interval(Fraction(value), Fraction(value))


@define(frozen=True, slots=False)
class Quantity:
    """A number in the text, or something that looks like one.

    Args:
        kind: What it is.
        span: Where it stands in the reading, from a word such as 约 to the unit.
        text: The words of *span* in the reading.
        digits: Where the digits stand, with 万 or 亿.
        value: The exact printed value, multiplied out (``1.86万`` is 18600; percent as printed; money in 元);
            ``None`` where the kind is not one that is compared.
        unit: 件, %, 元, …; empty where none is printed.
        precision: How exactly it is stated.
        step: The worth of one unit of the last printed digit.
    """

    kind: Kind
    span: Span
    text: str
    digits: Span
    value: int | Decimal | None = None
    unit: str = ""
    precision: Precision = Precision.EXACT
    step: int | Decimal = 1

    @property
    def is_count(self) -> bool:
        """Whether it counts things that are compared with other counts."""
        return self.kind is Kind.COUNT

    def in_name(self) -> Quantity:
        """It, where it is a part of a name."""
        return Quantity(Kind.CODE, self.span, self.text, self.digits, None, self.unit, self.precision, self.step)

    @lazy
    def amount(self) -> Fraction:
        """The printed value as a fraction; 0 where it has none."""
        return Fraction(self.value or 0)

    @lazy
    def interval(self) -> Interval:
        """The values that it may stand for.

        Raises:
            ValueError: It is of a kind that has no value.
        """
        if self.value is None:
            raise ValueError(self.text)
        if self.precision is Precision.EXACT:
            return Interval(self.amount, self.amount)
        return _interval(self.amount, Fraction(self.step), self.precision)


def _interval(value: Fraction, step: Fraction, precision: Precision) -> Interval:
    if precision is Precision.ROUNDED:
        half = step / 2
        return Interval(value - half, value + half)
    if precision is Precision.AND_MORE:
        return Interval(value, value + _last_unit(value, step), high_open=True)
    below, above = _LOOSE_BOUNDS[precision]
    return Interval(
        None if below is None else value * below,
        None if above is None else value * above,
        low_open=precision is Precision.MORE_THAN,
        high_open=precision is Precision.LESS_THAN,
    )


def _last_unit(value: Fraction, step: Fraction) -> Fraction:
    """The worth of the last printed digit that is not 0: 100 for 3600余, 10,000 for 128万多."""
    steps = value / step
    while steps and steps % 10 == 0:
        steps, step = steps / 10, step * 10
    return step
