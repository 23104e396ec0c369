"""Messages about the text of a cell."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "not_a_number": ("“{raw}”不是数", "“{raw}” is not a number"),
    "not_a_date": ("“{raw}”不是日期，请写成 2024-12-31", "“{raw}” is not a date: write 2024-12-31"),
    "not_a_scalar": ("一格里只能有一个数", "one value a cell"),
    "not_whole": ("“{raw}”不是整数，件数应为整数", "“{raw}” is not a whole number, and a count must be"),
    "negative": ("“{raw}”是负数，这里不能小于 0", "“{raw}” is negative, and this cannot be below 0"),
    "too_long": (
        "这个数有 {count} 位，超过 {limit} 位，没有采用",
        "{count} digits; more than {limit} are not read",
    ),
    "grouping": (
        "“{raw}”里的逗号、空格或点读不准；请不加分隔写成一个数，小数点用“.”，例如 1300.5",
        "the commas, spaces or points of “{raw}” cannot be read for certain: write one number without any, "
        "and a point before decimals, such as 1300.5",
    ),
    "decimal_comma": (
        "“{raw}”里的逗号不是千位分隔；如果是小数点，请写成 {decimal}，如果是多打的，请写成 {whole}",
        "the comma of “{raw}” parts no thousands: write {decimal} if decimals follow it, {whole} if it is one too many",
    ),
    "spaces": (
        "“{raw}”中间有空格，可能是一个数，也可能是几个；如果是一个数，请写成 {whole}",
        "“{raw}” has a space and may be one number or several: if it is one, write {whole}",
    ),
    "odd_digits": ("“{raw}”里有不是普通数字的字符，请改用 0–9", "“{raw}” has digits other than 0–9"),
    "invisible": (
        "“{raw}”里有不可见字符 {code}，请重新输入",
        "“{raw}” has the invisible character {code}: type it again",
    ),
    "unit": (
        "“{raw}”的单位“{unit}”在这里不适用，请只填数",
        "the unit “{unit}” of “{raw}” does not fit here: write the number alone",
    ),
    "money_unit": (
        "“{raw}”的单位“{unit}”不认识；认识的有 {known}",
        "the unit “{unit}” of “{raw}” is not known; known are {known}",
    ),
    "torn": (
        '“{raw}”被逗号拆开了，没有采用；请加引号写成 "{raw}"，或去掉逗号',
        '“{raw}” was torn at its comma and is not used: quote it ("{raw}") or drop the comma',
    ),
}
