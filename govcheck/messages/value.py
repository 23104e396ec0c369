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
        "“{raw}”里的逗号或空格不是千位分隔，读不准；请去掉后重写",
        "the commas or spaces of “{raw}” do not part thousands: write the number without them",
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
