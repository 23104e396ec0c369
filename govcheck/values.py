"""The text of a cell → its state and exact value. Nothing is guessed: what cannot be read exactly is refused."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Final

from attrs import frozen

from govcheck.form import CellForm, ValueKind
from govcheck.messages import Message, say
from govcheck.report import State, Value

__all__ = ["Reading", "parse_date", "read_value", "value_text"]

#: Full-width ASCII, the ideographic space, the minus signs that keyboards and documents produce, and the traditional
#: characters of units.
WIDTHS: Final = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {0x3000: " ", 0xA0: " ", 0x2212: "-", 0xFE63: "-"}
    | dict(zip(map(ord, "萬億條項個"), "万亿条项个", strict=True))
)
INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
NOT_APPLICABLE: Final = frozenset({"/", "-", "--", "—", "——", "–", "―", "N/A", "n/a", "NA", "不适用", "无", "無"})
MAX_DIGITS: Final = 24

NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?)\s*(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<decimals>[0-9]+))?"
    r"\s*(?P<unit>[^\s0-9()+,.:;/-]{0,4})\s*(?P<remark>\([^()]*\))?"
)
DATE: Final = re.compile(r"(\d{4})(?:-|年|\.|/)(\d{1,2})(?:-|月|\.|/)(\d{1,2})日?")

#: Digits in parts, with a unit or without; what is meant by them is not certain.
PARTED: Final = re.compile(r"[+-]?[0-9]+(?:(?:[.,]| +)[0-9]+)+ ?[^\s0-9.,]{0,4}")
DECIMAL_COMMA: Final = re.compile(r"[+-]?[0-9]+,[0-9]+ ?[^\s0-9.,]{0,4}")
SPACED: Final = re.compile(r"[+-]?[0-9]{1,3}(?: +[0-9]{3})+ ?[^\s0-9.,]{0,4}")
#: The narrow spaces that some languages part thousands with.
SPACES: Final = dict.fromkeys((0x2007, 0x2009, 0x202F), " ")
#: Money units as powers of ten of one yuan.
MONEY: Final = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8}
COUNT_UNITS: Final = frozenset(["件", "宗", "份", "条", "起", "项", "个", "次", "人次", "人", "篇", "家"])
DAY_UNITS: Final = frozenset({"天", "日", "个工作日", "工作日"})


@frozen
class Reading:
    """What the text of a cell says.

    Args:
        state: Filled, blank, not applicable or unreadable.
        value: The exact value where it is filled.
        error: Why it is not a value of the kind that the form asks for, or ``None``.
        unit_missing: Whether the form wants a unit beside the figure and none stands there.
    """

    state: State
    value: Value | None = None
    error: Message | None = None
    unit_missing: bool = False


BLANK: Final = Reading(State.BLANK)
PLAIN_COUNT: Final = re.compile(r"[0-9]{1,24}")


def read_value(raw: str, form: CellForm) -> Reading:
    """The value of a cell whose text is *raw*, where the form asks for *form*.

    Amounts are converted exactly to the form's unit. Empty text and space are blank.
    """
    if form.kind is ValueKind.COUNT and PLAIN_COUNT.fullmatch(raw):
        return Reading(State.FILLED, int(raw))
    text = raw.translate(WIDTHS).strip().strip(INVISIBLE).strip()
    if not text:
        return BLANK
    if form.kind is ValueKind.TEXT:
        # A text is kept as it stands; only what cannot be seen around it is not part of it.
        return Reading(State.FILLED, raw.strip().strip(INVISIBLE).strip())
    if text in NOT_APPLICABLE:
        return Reading(State.NOT_APPLICABLE)
    if form.kind is ValueKind.DATE:
        date = parse_date(text)
        return _refused(say("value.not_a_date", raw=_short(raw))) if date is None else Reading(State.FILLED, date)
    return _read_number(text, raw, form)


def value_text(value: Value) -> str:
    """*value* as text: decimals in full, never with an exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def parse_date(text: str) -> datetime.date | None:
    """The date that *text* is, as ``2024-12-31`` or ``2024年12月31日``; ``None`` for all else."""
    match = DATE.fullmatch(text.strip())
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _read_number(text: str, raw: str, form: CellForm) -> Reading:
    match = NUMBER.fullmatch(text)
    if match is None:
        return _refused(_complaint(text, raw))
    whole = match["digits"].replace(",", "")
    decimals = match["decimals"] or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        return _refused(say("value.too_long", limit=MAX_DIGITS, count=len(whole) + len(decimals)))
    number = Decimal(f"{match['sign']}{whole}" + (f".{decimals}" if decimals else ""))
    if form.kind is ValueKind.AMOUNT:
        return _amount(number, match["unit"], raw, form)
    if match["unit"] not in _units(form.kind):
        return _refused(say("value.unit", raw=_short(raw), unit=match["unit"]))
    return _checked(number, form.kind, raw)


def _units(kind: ValueKind) -> frozenset[str]:
    if kind is ValueKind.PERCENT:
        return frozenset({"", "%"})
    if kind is ValueKind.DAYS:
        return DAY_UNITS | {""}
    return COUNT_UNITS | {""}


def _checked(number: Decimal, kind: ValueKind, raw: str) -> Reading:
    """A number of a kind without money; what breaks the kind stays readable, and is a finding."""
    whole = number == number.to_integral_value()
    value = int(number) if whole and kind in {ValueKind.COUNT, ValueKind.INTEGER} else number
    error = None
    if kind in {ValueKind.COUNT, ValueKind.INTEGER} and not whole:
        error = say("value.not_whole", raw=_short(raw))
    elif kind in {ValueKind.COUNT, ValueKind.DAYS} and number < 0:
        error = say("value.negative", raw=_short(raw))
    return Reading(State.FILLED, value, error)


def _amount(number: Decimal, printed: str, raw: str, form: CellForm) -> Reading:
    wanted = form.unit or "元"
    if printed and printed != wanted and not (printed in MONEY and wanted in MONEY):
        known = tuple(MONEY) if wanted in MONEY else (wanted,)
        return _refused(say("value.money_unit", raw=_short(raw), unit=printed, known=known))
    shift = MONEY[printed] - MONEY[wanted] if printed and printed != wanted else 0
    sign, digits, exponent = number.as_tuple()
    amount = Decimal((sign, digits, int(exponent) + shift))
    error = say("value.negative", raw=_short(raw)) if amount < 0 else None
    return Reading(State.FILLED, amount, error, unit_missing=form.unit_printed and not printed and amount != 0)


def _refused(message: Message) -> Reading:
    return Reading(State.UNREADABLE, None, message)


def _complaint(text: str, raw: str) -> Message:
    hidden = next((character for character in text if character in INVISIBLE), None)
    if hidden is not None:
        return say("value.invisible", raw=_short(raw.replace(hidden, "")), code=f"U+{ord(hidden):04X}")
    if PARTED.fullmatch(text.translate(SPACES)):
        return _parted(text.translate(SPACES), raw)
    if any(character.isdigit() and character not in "0123456789" for character in text):
        return say("value.odd_digits", raw=_short(raw))
    return say("value.not_a_number", raw=_short(raw))


def _parted(text: str, raw: str) -> Message:
    """What is wrong with digits that commas, spaces or points part: how to write what may have been meant."""
    if DECIMAL_COMMA.fullmatch(text):
        return say(
            "value.decimal_comma",
            raw=_short(raw),
            decimal=_short(text.replace(",", ".")),
            whole=_short(text.replace(",", "")),
        )
    if SPACED.fullmatch(text):
        return say("value.spaces", raw=_short(raw), whole=_short(re.sub(r"(?<=[0-9]) +(?=[0-9])", "", text)))
    return say("value.grouping", raw=_short(raw))


def _short(raw: str) -> str:
    return raw if len(raw) <= 40 else f"{raw[:40]}…"
