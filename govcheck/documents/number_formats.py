"""Excel's number formats, as far as they change what a reader sees: dates, percentages, fewer decimals."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Final

from attrs import frozen

from govcheck.documents.sheet import date_text, number_text

__all__ = ["NumberFormat", "format_of"]

_PERCENT_IDS: Final = {9: 0, 10: 2}
_DECIMAL_IDS: Final = {1: 0, 2: 2, 3: 0, 4: 2, 37: 0, 38: 0, 39: 2, 40: 2}
_DATE_IDS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LITERALS: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS: Final = re.compile(r"[ymdhs]|年|月|日", re.IGNORECASE)


@frozen
class NumberFormat:
    """How a number is shown.

    Args:
        date: As a date or a time.
        percent: Times a hundred, with a percent sign.
        decimals: With so many decimals, or ``None`` for as many as it has.
    """

    date: bool = False
    percent: bool = False
    decimals: int | None = None

    def text(self, number: float, *, epoch_1904: bool) -> str:
        """The number that is held, in the manner in which it is shown."""
        if self.date:
            return _date(number, epoch_1904=epoch_1904)
        if self.percent:
            return f"{(Decimal(number_text(number)) * 100).normalize():f}%"
        return number_text(number)

    def rounds(self, number: float) -> bool:
        """Whether fewer decimals are shown than are held."""
        if self.date or self.decimals is None:
            return False
        exact = Decimal(number_text(number)) * (100 if self.percent else 1)
        return exact != round(exact, self.decimals)


def format_of(number: int, code: str) -> NumberFormat:
    """The format with Excel's *number*, and its own *code* where it has one."""
    if not code:
        return NumberFormat(number in _DATE_IDS, number in _PERCENT_IDS, {**_PERCENT_IDS, **_DECIMAL_IDS}.get(number))
    bare = _LITERALS.sub("", code.split(";", 1)[0])
    if _DATE_LETTERS.search(bare):
        return NumberFormat(date=True)
    digits = re.search(r"[0#?](?:\.([0#?]*))?(?![0#?,.])", bare)
    if digits is None:
        return NumberFormat()
    return NumberFormat(percent="%" in bare, decimals=len(digits[1] or ""))


def _date(number: float, *, epoch_1904: bool) -> str:
    """Excel's day number as a date; it believes that 1900 was a leap year, so day 60 never was."""
    epoch = datetime.datetime(1904, 1, 1) if epoch_1904 else datetime.datetime(1899, 12, 30)
    try:
        return date_text(epoch + datetime.timedelta(days=number))
    except OverflowError:
        return number_text(number)
