"""Every number in a stretch of text, with what it is: the quantities, and what only looks like one.

One pattern finds where a number or a code begins; what follows (万, 多, the measure word, 以上) and what
stands before (约, 超过) is read by hand. No alternative of the pattern has a repeat inside a repeat that can
give characters back, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

from govcheck.narrative.measure import measured
from govcheck.narrative.numerals import NUMERALS, chinese_number
from govcheck.narrative.quantity import Kind, Quantity
from govcheck.narrative.reading import MARKER, Span
from govcheck.narrative.script import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["scan"]

_C: Final = f"[{NUMERALS}]"
_D: Final = "[〇零一二三四五六七八九]"
_YEAR: Final = f"(?:(?<![0-9])(?:19|20)[0-9]{{2}}|[一二][〇零九]{_D}{{2}})年"
_MONTH: Final = "(?:[0-9]{1,2}(?:-[0-9]{1,2})?|十[一二]?|[一二三四五六七八九])月"
_DAY: Final = f"(?:[0-9]{{1,2}}(?:-[0-9]{{1,2}})?|{_C}{{1,3}})[日号]"

#: What a number or a code begins with; most characters are passed over by this test alone.
_BEGINNING: Final = rf"(?=[0-9A-Za-z第翻〔\[({NUMERALS}])"
_PATTERN: Final = re.compile(
    _BEGINNING
    + "(?:"
    + "|".join(
        (
            r"(?P<latin>[A-Za-z][A-Za-z0-9._/:@?=&%#+~-]*+)",
            r"(?P<document>[〔\[(](?:19|20)[0-9]{2}[〕\])](?:第)?[0-9]{1,5}号)",
            rf"(?P<article>第(?:[0-9]{{1,4}}|{_C}{{1,6}})条(?:第(?:[0-9]{{1,2}}|{_C}{{1,3}})款)?"
            rf"(?:第?\((?:[0-9]{{1,2}}|{_C}{{1,3}})\)项)?|第\((?:[0-9]{{1,2}}|{_C}{{1,3}})\)[项款])",
            rf"(?P<ordinal>第(?:[0-9]{{1,8}}+|{_C}{{1,8}}+)(?P<number>号)?)",
            rf"(?P<date>(?:19|20)[0-9]{{2}}-(?:19|20)[0-9]{{2}}年度?|{_YEAR}(?:度|{_MONTH}(?:{_DAY})?)?"
            rf"|(?<![0-9]){_MONTH}(?:{_DAY})?|(?<![0-9.])[0-9]{{1,2}}日(?!均)"
            r"|(?<![0-9])(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9]))",
            r"(?P<time>(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|(?<![0-9])[0-9]{1,2}[时点](?:[0-9]{1,2}分|半|整)?)",
            r"(?P<telephone>(?<![0-9])(?:0[0-9]{2,3}-[0-9]{7,8}|0[0-9]{9,11}|1[3-9][0-9]{9}(?![元万亿条件次人宗份起项个户])"
            r"|[48]00-[0-9]{3,4}-[0-9]{3,4}|[48]00[0-9]{7}(?![元万亿条件次人宗份起项个户]))(?![0-9]))",
            rf"(?P<percent>百分之(?P<hundredths>{_C}{{1,8}}(?:点{_D}{{1,6}})?|[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?))",
            rf"(?P<fraction>(?:千分之|万分之|{_C}{{1,3}}分之)(?:{_C}{{1,4}}|[0-9]{{1,4}}))",
            r"(?P<doubling>翻(?:了)?(?P<times>[一两二三四])番)",
            rf"(?P<numbering>(?<![{HAN}0-9A-Za-z])[一二三四五六七八九十]{{1,3}}[是要]|\([一二三四五六七八九十]{{1,3}}\)"
            rf"|(?<=[。;:])[0-9]{{1,2}}[.、](?=[{HAN}“《]))",
            r"(?P<arabic>[0-9]++(?:[.,:/~-][0-9]++)*+)",
            rf"(?P<chinese>{_C}++(?:点{_D}{{1,8}})?)",
        )
    )
    + ")"
)
_NAMES: Final = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,20}”")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_RANGE: Final = frozenset("-~至到")
_PLAIN: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
#: More digits are no number of a report (and the exact arithmetic on them would take its time).
_LONGEST_NUMBER: Final = 40
_SERVICE_NUMBERS: Final = """
110 112 114 119 120 122 12305 12309 12310 12313 12315 12316 12318 12319 12320 12328
12329 12331 12333 12336 12337 12338 12339 12345 12348 12350 12355 12356 12358 12366 12368 12369
12377 12378 12380 12381 12385 12388 12389 12393
"""
#: Numbers of telephone services that stand without a measure word: 12345热线, 110.
_SERVICES: Final = frozenset(_SERVICE_NUMBERS.split())
_SUMMING: Final = ("合计", "共计", "总计", "共")
_NUMBERED_THINGS: Final = (
    "电话",
    "热线",
    "传真",
    "邮编",
    "编码",
    "编号",
    "账号",
    "证号",
    "代码",
    "备案号",
    "号码",
)
_KINDS: Final = {
    "document": Kind.DOCUMENT, "ordinal": Kind.ORDINAL, "article": Kind.ARTICLE, "date": Kind.DATE, "time": Kind.TIME,
    "telephone": Kind.TELEPHONE, "fraction": Kind.FRACTION, "numbering": Kind.NUMBERING,
}  # fmt: skip
#: What makes a word of a numeral that follows: 统一, 几十, 其一.
_WORD_BEFORE: Final = frozenset("统唯单专逐惟划第几数其某万")


def scan(text: str, span: Span) -> list[Quantity]:
    """The quantities of *text* within *span*, in order, and everything else that is made of digits.

    *text* is the text of a `Reading`; *span* is one block of it, so that its numbering is known.
    """
    quantities = list(_scan(text, span))
    for at, (first, second) in enumerate(pairwise(quantities)):
        if first.value is not None and second.value is not None and _is_range(text, first, second):
            quantities[at] = evolve(first, kind=Kind.RANGE)
            quantities[at + 1] = evolve(second, kind=Kind.RANGE)
    return quantities


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are the ends of a range: 3至5个, 20%-30%; but not 由60%至95%."""
    if text[first.span.end : second.span.start] not in _RANGE:
        return False
    return first.unit in ("", second.unit) and text[first.span.start - 1 : first.span.start] not in (
        "由",
        "从",
    )


def _scan(text: str, span: Span) -> Iterator[Quantity]:
    at = span.start
    marker = MARKER.match(text, at, span.end)
    if marker:
        at = marker.end()
        yield _plain(Kind.NUMBERING, text, Span(marker.start(), at))
    names = _NAMES.finditer(text, span.start, span.end)
    name = next(names, None)
    while found := _PATTERN.search(text, at, span.end):
        at = found.end()
        for quantity in _quantities(text, found, span):
            at = max(at, quantity.span.end)
            while name is not None and name.end() <= quantity.span.start:
                name = next(names, None)
            # In a title or in short quotation marks it is a part of a name.
            inside = name is not None and name.start() < quantity.span.start and quantity.span.end <= name.end()
            yield quantity.in_name() if inside else quantity


def _plain(kind: Kind, text: str, span: Span) -> Quantity:
    return Quantity(kind, span, text[span.start : span.end], span)


def _quantities(text: str, found: re.Match[str], span: Span) -> Sequence[Quantity]:
    match found.lastgroup:
        case "arabic":
            return _arabic(text, found, span)
        case "chinese":
            return _chinese(text, found, span)
        case "latin":
            is_code = any(character.isdigit() for character in found[0])
            return (_plain(Kind.CODE, text, _here(found)),) if is_code else ()
        case "percent":
            return (_percent(text, found, span),)
        case "doubling":
            return _doubling(found)
        case group:
            kind = Kind.DOCUMENT if found["number"] else _KINDS[str(group)]
            return (_plain(kind, text, _here(found)),)


def _here(found: re.Match[str]) -> Span:
    return Span._make(found.span())


def _doubling(found: re.Match[str]) -> Sequence[Quantity]:
    """翻两番 is four times as much."""
    times, here = chinese_number(found["times"]), _here(found)
    return (Quantity(Kind.MULTIPLE, here, found[0], here, 2**times, "倍"),) if isinstance(times, int) else ()


def _percent(text: str, found: re.Match[str], span: Span) -> Quantity:
    """百分之五, 百分之98.36: the unit stands before the number."""
    printed, here = found["hundredths"], _here(found)
    value = _decimal(printed) if printed[0].isascii() else chinese_number(printed)
    return _plain(Kind.AMBIGUOUS, text, here) if value is None else measured(text, here, value, span, unit="%")


def _arabic(text: str, found: re.Match[str], span: Span) -> Sequence[Quantity]:
    printed, here = found[0], _here(found)
    if _is_spaced(text, *here):
        return (_plain(Kind.AMBIGUOUS, text, here),)
    if len(printed) > _LONGEST_NUMBER or _touches_letters(text, *here):
        return (_plain(Kind.CODE, text, here),)
    if printed.isdigit() or _GROUPED.fullmatch(printed) or _PLAIN.fullmatch(printed):
        return (_number(text, here, span),)
    if "," in printed and not any(mark in printed for mark in ":/-~"):
        return tuple(_enumerated(text, here.start, printed, span))
    if any(mark in printed for mark in "-~") and "," not in printed and ":" not in printed:
        return (_plain(Kind.RANGE, text, here),)
    return (_plain(Kind.VERSION if printed.count(".") > 1 else Kind.CODE, text, here),)


def _enumerated(text: str, start: int, printed: str, span: Span) -> Iterator[Quantity]:
    """Numbers with commas between them that are no digit grouping: 5,10件 are two."""
    pieces = printed.split(",")
    # 1234,567 and 12,3456,789 are neither one number nor evidently two: three digits may be a group.
    if any(len(piece) == 3 for piece in pieces[1:]) or any(not _PLAIN.fullmatch(piece) for piece in pieces):
        yield _plain(Kind.AMBIGUOUS, text, Span(start, start + len(printed)))
        return
    for piece in pieces:
        yield _number(text, Span(start, start + len(piece)), span)
        start += len(piece) + 1


def _number(text: str, digits: Span, span: Span) -> Quantity:
    printed = text[digits.start : digits.end].replace(",", "")
    quantity = measured(text, digits, _decimal(printed), span)
    unmeasured = not quantity.unit and quantity.digits == digits
    padded = len(printed) > 1 and printed[0] == "0" and "." not in printed
    if unmeasured and (padded or _is_service(text, digits, printed) or _is_a_name(text, digits)):
        return _plain(Kind.CODE, text, digits)
    if text.startswith(("版", "号"), digits.end):
        return _plain(Kind.VERSION if text[digits.end] == "版" else Kind.CODE, text, digits)
    return quantity


def _decimal(digits: str) -> int | Decimal:
    return Decimal(digits) if "." in digits else int(digits)


def _is_spaced(text: str, start: int, end: int) -> bool:
    """Whether more digits stand behind a blank: 321 146 is one number in a yearbook and two in a table."""
    after = text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit()
    return after or (text[start - 1 : start] == " " and text[start - 2 : start - 1].isdigit())


def _touches_letters(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (after.isascii() and after.isalpha()) or before in ("_", "@", "#")


def _is_service(text: str, digits: Span, printed: str) -> bool:
    """Whether digits without a measure word are the number of a telephone service, and no sum: 合计112."""
    return printed in _SERVICES and not text[max(digits.start - 2, 0) : digits.start].endswith(_SUMMING)


def _is_a_name(text: str, digits: Span) -> bool:
    """Whether digits without a measure word name something: 附表1, 105国道, 电话83123456."""
    before = text[max(digits.start - 6, 0) : digits.start].rstrip(":为是")
    if before.endswith(("表", "图", "附件")) or text.startswith(("国道", "省道"), digits.end):
        return True
    return before.endswith(_NUMBERED_THINGS) and digits.end - digits.start > 4


def _chinese(text: str, found: re.Match[str], span: Span) -> Sequence[Quantity]:
    here = _here(found)
    if text[here.start - 1 : here.start] in _WORD_BEFORE and here.start > span.start:
        return ()
    value = chinese_number(found[0])
    if value is None:
        return ()
    quantity = measured(text, here, value, span)
    # 百姓, 十大, 一批: a short numeral without a measure word is a part of a word.
    is_number = quantity.unit or quantity.digits.end > here.end or len(found[0]) >= 3 or found[0][0] in "廿卅壹贰叁"
    return (quantity,) if is_number else ()
