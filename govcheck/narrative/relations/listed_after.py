"""What is named behind a number: 4宗…分别是：A，B，C，D; 2个文件：《…》《…》; 有9个市：甲市、乙市…; 3件：1、…；2、…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.narrative.reading import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.quantity import Quantity
    from govcheck.narrative.sentences import Sentence

__all__ = ["AND", "NAMED", "TITLE", "Named", "is_ranked", "listed_after", "listed_one_by_one"]

AND: Final = re.compile(r"和|及|与|以及|并")
TITLE: Final = re.compile(r"《[^《》\n]{1,80}》")
_FARTHEST: Final = 1000
_TITLES: Final = re.compile(r"(?:《[^《》\n]{1,80}》(?:\([^()\n]{0,40}\))?[、,;和及与]?(?:以及)?){1,}")
_TITLED: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{0,10}(?:文件|制度|办法|规定|政策|方案|规章|意见|细则|指南|规范))?(?:,)?(?:分别(?:是|为)|即|包括)?:?"
)
_INTRODUCTION: Final = re.compile(
    r"[^,;:。、\n]{0,24}(?:,)?(?:分别(?:是|为)|即|依次(?:是|为)|包括)?:|[^,;:。、\n]{0,24}(?:,)?(?:分别|依次)(?:是|为):?|[^,;:。、\n]{0,12},即:?"
    r"|[^,;:。、\n]{0,24},?分别(?:设在|设于|位于|建在|布局在|分布在|分布于|坐落在|坐落于|来自):?"
)
_ONE_BY_ONE: Final = re.compile(r"分别|即|依次")
_NUMBERED: Final = re.compile(r"(?:^|(?<=[;。,]))(?:\(([0-9]{1,2})\)|([0-9]{1,2})[、.](?![0-9])|([①-⑳]))")
_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{1,8}")
_LONGEST_ITEM: Final = 14
_OF_PLACES: Final = frozenset("所家处座")
_SHORT_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,12}")
_SIGN: Final = re.compile("([,;:])")
_DIGIT: Final = re.compile("[0-9]")
#: So much stands at least behind a comma that ends a list; less may be one more name.
_SHORTEST_REST: Final = 7
_AMOUNT: Final = re.compile(r"[\u4e00-\u9fff][0-9]{1,9}[件宗份起条例项个家篇期场次人部处名](?:[,;、和)]|$)")
#: Names of organs and places, whatever they are counted as.
NAMED: Final = re.compile(
    r"[\u4e00-\u9fff]{1,13}(?:局|委|办|厅|院|校|学|园|站|所|馆|中心|社区|村|街道|镇|乡|县|区|市|公司|集团|银行|协会|大队|支队|科|处|股|室)"
)
#: What a clause begins with that goes on behind a list with 、: …甲、乙和丙，分别为47、55和55.
_GOES_ON: Final = re.compile(r"分别|均|其中|占|共|累计|合计|较|比|同比|增|上述|以上|总")


class Named(NamedTuple):
    """What is named: at least and at most so many, and whether more may be left out."""

    fewest: int
    most: int
    is_open: bool
    span: Span
    is_certain: bool


def listed_after(text: str, sentence: Sentence, quantity: Quantity) -> Named | None:
    """What *sentence* names behind *quantity*, or ``None`` where that is not certain."""
    start = quantity.span.end
    introduction = _INTRODUCTION.match(text, start, min(sentence.span.end, start + 60))
    if introduction is None:
        return _titles(text, sentence, start)
    titles = _titles(text, sentence, introduction.end())
    if titles is not None:
        return titles
    begin = introduction.end()
    words = text[begin : min(sentence.span.end, begin + _FARTHEST)].rstrip("。!?”")
    span = Span(begin, begin + len(words))
    if _NUMBERED.match(words):
        return _numbered(text, words, span)
    if len(_AMOUNT.findall(words)) > 1 or words[:1].isdigit():
        return None  # 7件,分别是甲类3件、乙类4件: parts, which are added and not counted
    if _ONE_BY_ONE.search(introduction[0]) or is_ranked(text, quantity):
        named = _divided(words, int(quantity.value or 0))
        is_open = bool(re.search(r"等(?:$|[,;])", words))
        return None if named is None else Named(*named, is_open, span, True)
    noun = _NOUN.match(text, start)
    of_a_kind = _of_a_kind(words, noun[0] if noun else "", span) or _places(words, quantity.unit, span)
    return of_a_kind if introduction[0].endswith(":") else None


def is_ranked(text: str, quantity: Quantity) -> bool:
    """Whether *quantity* says how many come first: 排在前5的是：甲市、乙市…."""
    return text[quantity.span.start - 1 : quantity.span.start] == "前" and quantity.unit in ("", "位", "名")


def _titles(text: str, sentence: Sentence, start: int) -> Named | None:
    """Titles right after the number: 出台2个文件：《…》《…》."""
    thing = _TITLED.match(text, start, sentence.span.end)
    titles = _TITLES.match(text, thing.end(), sentence.span.end) if thing else None
    if thing is None or titles is None:
        return None
    number = len(TITLE.findall(titles[0]))
    is_open = text.startswith("等", titles.end()) or "包括" in thing[0]
    ended = text[titles.end() : titles.end() + 1] in ("。", ";", ",", "", "\n", "等", ")")
    if not ended or number < 2:
        return None
    return Named(number, number, is_open, Span(titles.start(), titles.end()), True)


def _numbered(text: str, words: str, span: Span) -> Named | None:
    """Items with numbers of their own: as many as the last number says, where the sentence has ended."""
    number = 0
    for found in _NUMBERED.finditer(words):
        printed = found[1] or found[2]
        number += (int(printed) if printed else ord(found[3]) - ord("①") + 1) == number + 1
    ended = text[span.end : span.end + 1] in ("。", "!", "?")
    return Named(number, number, False, span, True) if ended and number > 1 else None


def _of_a_kind(words: str, noun: str, span: Span) -> Named | None:
    """有4个市：甲市、乙市、丙市和丁市: short names that all end in what is counted."""
    listed = re.split("[,;]", words)[0]
    names = [name for part in listed.split("、") for name in _joined(part)]
    if len(names) < 2 or listed.endswith("等") or any(len(name) > _LONGEST_ITEM for name in names):
        return None
    alike = bool(noun) and all(name[-1:] in noun for name in names)
    if not alike and not all(map(NAMED.fullmatch, names)):
        return None
    return Named(len(names), len(names), False, Span(span.start, span.start + len(listed)), True)


def _places(words: str, unit: str, span: Span) -> Named | None:
    """移交7所：一中、二小、实验园: whatever is called by short names behind a colon, counted as places are."""
    listed = re.split("[,;]", words)[0]
    names = listed.split("、")
    short = len(names) > 2 and all(map(_SHORT_NAME.fullmatch, names)) and not listed.endswith("等")
    if unit not in _OF_PLACES or not short:
        return None
    most = len(names) + len(AND.findall(names[-1]))
    return Named(len(names), most, False, Span(span.start, span.start + len(listed)), True)


def listed_one_by_one(text: str, sentence: Sentence, quantity: Quantity) -> Named | None:
    """What is named behind events: 发布会3场，分别是甲、乙和丙; no amounts, nor what goes on behind them."""
    introduction = _INTRODUCTION.match(text, quantity.span.end, min(sentence.span.end, quantity.span.end + 60))
    if introduction is None or not _ONE_BY_ONE.search(introduction[0]):
        return None
    words = text[introduction.end() : min(sentence.span.end, introduction.end() + _FARTHEST)].rstrip("。!?”")
    listed, sign, rest = _SIGN.split(words, maxsplit=1) if _SIGN.search(words) else (words, "", "")
    if "、" not in listed or _DIGIT.search(listed) or (sign == "," and len(_SIGN.split(rest)[0]) < _SHORTEST_REST):
        return None
    named = _divided(listed, int(quantity.value or 0))
    span = Span(introduction.end(), introduction.end() + len(listed))
    return None if named is None else Named(*named, listed.endswith("等"), span, True)


def _joined(part: str) -> Sequence[str]:
    """丙市 and 丁市 of 丙市和丁市, where both ends are alike; else *part* as it is."""
    pieces = AND.split(part)
    return pieces if len(pieces) > 1 and len({piece[-1:] for piece in pieces}) == 1 else [part]


def _divided(words: str, count: int) -> tuple[int, int] | None:
    """How many things *words* name at least and at most, divided by one kind of sign; ``None``: not certain."""
    numbers = [number for number in _pieces(words).values() if number > 1]
    if count in numbers:
        return count, count
    first, comma, rest = words.partition(",")
    if comma and "、" in first and _GOES_ON.match(rest):
        words, numbers = first, [_pieces(first)["、"]]
    if words and len(numbers) == 1:
        last = re.split("[,、;]", words)[-1]
        joined = 0 if "、" in words and _are_alike(last) else len(AND.findall(last))
        return numbers[0], numbers[0] + joined
    return None


def _are_alike(last: str) -> bool:
    """Whether 和 joins two names, as in 丁市和戊市, and not the halves of one, as in 文化和旅游."""
    return len({piece[-1:] for piece in AND.split(last)}) == 1


def _pieces(words: str) -> dict[str, int]:
    """How many pieces each sign cuts *words* into, outside of brackets."""
    signs = dict.fromkeys(";,、", 1)
    depth = 0
    for character in words:
        depth += (character in "(《“") - (character in ")》”")
        if character in signs and depth <= 0:
            signs[character] += 1
    last = re.split("[,、;]", words)[-1]
    if signs["、"] > 1 and _are_alike(last):
        signs["、"] += len(AND.findall(last))
    return signs
