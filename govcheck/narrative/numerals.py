"""Chinese numerals: 三千六百四十六, 两千零三, 二〇二四, 廿三, 壹佰, 五点三."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

__all__ = ["MULTIPLIERS", "NUMERALS", "SEVERAL", "chinese_number"]

_DIGITS: Final = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
_TENS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCORES: Final = {"廿": 20, "卅": 30}

#: What stands after digits and multiplies them: 万, 亿, and smaller ones.
MULTIPLIERS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

#: Every character that a Chinese numeral is made of.
NUMERALS: Final = "".join(dict.fromkeys([*_DIGITS, *_TENS, *_SCORES, "万", "亿"]))

#: How many things words count together: 两项, 三类.
SEVERAL: Final = {"两": 2, **{numeral: number for number, numeral in enumerate("二三四五六七八九", 2)}}

#: Longer runs are no numerals that anybody writes; the bound keeps the values small.
_LONGEST: Final = 24


def chinese_number(text: str) -> int | Decimal | None:
    """The value of the Chinese numeral *text* (simplified characters), or ``None`` where it is none.

    Read are the common form (三千六百四十六, 一百零五, 三万五, 十二, 廿三), the financial form (壹佰), digits
    in a row (二〇二四), and decimals with 点. Runs such as 三四 (three or four) or 十四五 are no numerals.
    """
    if not text or len(text) > _LONGEST:
        return None
    whole, point, decimals = text.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    return _in_a_row(text) if _is_in_a_row(text) else _whole_number(text)


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    value = chinese_number(whole)
    digits = [_DIGITS.get(character) for character in decimals]
    if not isinstance(value, int) or not digits or None in digits:
        return None
    return Decimal(f"{value}.{''.join(map(str, digits))}")


def _is_in_a_row(text: str) -> bool:
    return len(text) >= 3 and all(character in _DIGITS and character != "两" for character in text)


def _in_a_row(text: str) -> int | None:
    # Three digits in a row without a zero are 二三四 of a slogan as often as a number.
    if len(text) == 3 and not any(_DIGITS[character] == 0 for character in text):
        return None
    return int("".join(str(_DIGITS[character]) for character in text))


def _whole_number(text: str) -> int | None:
    total = 0
    rest = text
    for name, unit in (("亿", 100_000_000), ("万", 10_000)):
        # 二万亿 has two units in one: the left part of 亿 may hold 万 itself.
        head, found, tail = rest.rpartition(name) if name == "亿" else rest.partition(name)
        if not found:
            continue
        value = _whole_number(head) if name == "亿" and "万" in head else _section(head)
        if value is None or value == 0:
            return None
        total += value * unit
        rest = tail
        if len(rest) == 1 and _DIGITS.get(rest, 0) > 0:
            return total + _DIGITS[rest] * unit // 10  # 三万五 is 35,000
    if not rest:
        return total if total else None
    value = _section(rest)
    return None if value is None else total + value


def _section(text: str) -> int | None:
    """A number below 10,000: digits before falling units, zeros where units are left out."""
    total, unit, at = 0, 10_000, 0
    while at < len(text):
        character = text[at]
        if character in _SCORES and unit > 10:
            total, unit, at = total + _SCORES[character], 10, at + 1
        elif _TENS.get(character) == 10 and unit > 10:
            total, unit, at = total + 10, 10, at + 1  # 十五, 一百十五
        elif character in "零〇" and at + 1 < len(text):
            unit, at = max(unit // 10, 1) if unit == 10_000 else unit, at + 1
        elif character in _DIGITS and at + 1 < len(text) and text[at + 1] in _TENS:
            if _TENS[text[at + 1]] >= unit:
                return None
            unit = _TENS[text[at + 1]]
            total, at = total + _DIGITS[character] * unit, at + 2
        elif character in _DIGITS and at + 1 == len(text) and unit > 1:
            return total + _last_digit(text, unit)
        else:
            return None
    return total if text else None


def _last_digit(text: str, unit: int) -> int:
    """The last digit: of ones, or of the next lower unit where none is written (两百五 is 250)."""
    value = _DIGITS[text[-1]]
    spoken_short = len(text) > 1 and text[-2] in _TENS and unit >= 100
    return value * unit // 10 if spoken_short else value
