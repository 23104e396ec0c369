"""``text.list_count``: as many things are named as the text counts.

Read are a list before its number (A、B、C等3个…, A、B和C3所…, …共10个专项), a list after it (4宗…分别是：
A，B，C，D; 出台2个文件：《…》《…》), and 一是…二是… after 三个方面. 等 leaves room for more: only too many
are wrong then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, unassessed, violated
from govcheck.narrative.numerals import chinese_number
from govcheck.narrative.quantity import Kind, Precision, Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.relations.listed_after import (
    AND,
    NAMED,
    TITLE,
    Named,
    is_ranked,
    listed_after,
    listed_one_by_one,
)
from govcheck.narrative.relations.listed_before import as_sections, with_remarks
from govcheck.narrative.sentences import Numbering, Prose, Sentence
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["RELATION", "list_counts"]

RELATION: Final = "text.list_count"

_MEASURE_WORDS: Final = "个 所 家 项 类 种 名 位 部 份 件 宗 起 大 处 方面 区 镇 章"
_COUNTERS: Final = frozenset(_MEASURE_WORDS.split())
#: What is held or issued one by one; such things are counted only behind 分别是 and the like.
_EVENTS: Final = frozenset("场期次批届轮门堂")
_FARTHEST: Final = 300
_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{1,12}")
_COUNTING: Final = re.compile(r"(?:等|共|共计|合计|这|总共)+$")
_CLAUSE_ENDS: Final = ",;:。!?\n"
_BRACKETS: Final = frozenset("(《“)》”")
_TITLES: Final = re.compile(r"(?:《[^《》\n]{1,80}》(?:\([^()\n]{0,40}\))?[、,和及与]?(?:以及)?){2,}$")
#: 有以下四点：一是… has no measure word.
_POINTS: Final = re.compile(
    r"(?:有|是|为|以下|如下|几|做到|做好|抓好)([两二三四五六七八九十])点[\u4e00-\u9fff]{0,6}[:,。]"
)
_SPOKEN_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{0,8}")
_SPOKEN_AFTER: Final = re.compile(
    r"(?:方面|环节|问题|不足|措施|工作|重点|特点|方式|途径|渠道|机制|抓手|关键|层面|步骤|举措|突出问题)"
)
_TITLED_THINGS: Final = re.compile(
    r"[\u4e00-\u9fff]{0,10}?(?:文件|制度|办法|规定|政策|方案|规章|法规|意见|细则|通知|标准|指南|规范)"
)
_NOT_AN_ITEM: Final = re.compile(r"[0-9]|的|在|对|向|将|把|通过|根据|按照|进行|开展|推进|加强|组织|实施|包括|会同|联合")


#: Places that are called by short names before their number: 东山、西河、南岭三个村.
_PLACES: Final = re.compile(
    r"(?:行政村|自然村|分局|派出所|司法所|片区|中队|林场|农场|村|社区|镇|乡|街道|镇街|街镇|乡镇|县|区|市|苏木|团场)"
)
#: What organs are counted as: 办公室、法规科、质安站3个单位.
_UNITS: Final = re.compile(r"(?:责任|牵头|成员|试点|直属|有关|业务|内设)?(?:单位|部门|科室|机构|处室|股室)")
_SHORT_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,3}")
#: Nouns of a class whose members stand before the number, without 等: 教育、医疗、住房三个领域.
_CLASSES: Final = re.compile(r"(?:重点|主要|试点|基层)?(?:领域|方面|环节|平台|渠道|层面|类别|维度|板块|栏目)")


def list_counts(prose: Prose) -> Iterator[Outcome]:
    """Every counted list of *prose*."""
    spoken = _spoken(prose)
    for sentence in prose.sentences:
        for quantity in sentence.quantities:
            if quantity.kind is not Kind.COUNT or quantity.precision is not Precision.EXACT:
                continue
            if not isinstance(quantity.value, int) or not 1 < quantity.value <= 60:
                continue
            if quantity.unit in _EVENTS:
                named = listed_one_by_one(prose.text, sentence, quantity)
            elif quantity.unit in _COUNTERS or is_ranked(prose.text, quantity):
                named = _before_or_after(prose.text, sentence, quantity)
            else:
                continue
            if named is not None:
                yield _assess(prose, sentence, quantity, named)
            elif spoken:
                yield from _spoken_list(prose, sentence, quantity, spoken)
        if spoken and prose.text.find("点", *sentence.span) >= 0:
            yield from _points(prose, sentence, spoken)


def _before_or_after(text: str, sentence: Sentence, quantity: Quantity) -> Named | None:
    """What is named before the number, or behind it: 甲、乙等7所：… names all of them behind it."""
    named = _before(text, sentence, quantity)
    return listed_after(text, sentence, quantity) or named if named is None or named.is_open else named


def _points(prose: Prose, sentence: Sentence, rows: dict[int, int]) -> Iterator[Outcome]:
    """有以下三点：一是…二是…三是…."""
    for found in _POINTS.finditer(prose.text, sentence.span.start, sentence.span.end):
        count = chinese_number(found[1])
        number = rows.get(found.end(), 0)
        if isinstance(count, int) and number > 1:
            where = quote(prose, sentence.span, [Span(found.start(1), found.end(1) + 1)])
            words = {"count": f"{found[1]}点", "named": str(number)}
            name, outcome = ("list_held", held) if number == count else ("list_wrong", violated)
            yield outcome(RELATION, where, str(count), str(number), say(f"narrative.{name}", **words))


def _assess(prose: Prose, sentence: Sentence, quantity: Quantity, named: Named) -> Outcome:
    count = int(quantity.value or 0)
    words = {"count": quantity.text, "named": str(named.most if count > named.most else named.fewest)}
    where = quote(prose, sentence.span, [quantity.span, named.span])
    if named.fewest <= count and (count <= named.most or named.is_open):
        listed = str(max(named.fewest, min(count, named.most)))
        words["named"] = listed
        return held(RELATION, where, str(count), listed, say("narrative.list_held", **words))
    if not named.is_certain and abs(count - named.fewest) > 3:
        return unassessed(RELATION, where, say("narrative.list_open", **words))
    severity = Severity.WARNING if named.is_certain else Severity.INFO
    message = say("narrative.list_wrong", **words)
    return doubted(violated(RELATION, where, str(count), words["named"], message), severity)


def _before(text: str, sentence: Sentence, quantity: Quantity) -> Named | None:
    start = max(sentence.span.start, quantity.span.start - _FARTHEST)
    words = text[start : quantity.span.start]
    is_open = words.endswith(("等", "等共", "等市直"))
    noun = _NOUN.match(text, quantity.span.end, sentence.span.end)
    stripped = _COUNTING.sub("", words)
    titles = _TITLES.search(stripped) if "》" in stripped and _titled(text, quantity) else None
    if titles:
        number = len(TITLE.findall(titles[0]))
        at = quantity.span.start - len(words) + titles.start()
        return Named(number, number, is_open, Span(at, at + len(titles[0])), True)
    special = with_remarks(stripped, start, is_open) or as_sections(stripped, text, quantity, is_open)
    if special is not None:
        return special
    items = _items(stripped)
    if len(items) < 2 or noun is None or not items[-1]:
        return None
    return _plain_list(items, int(quantity.value or 0), is_open, noun[0], start + len(stripped))


def _titled(text: str, quantity: Quantity) -> bool:
    return bool(_TITLED_THINGS.match(text, quantity.span.end))


def _items(words: str) -> list[str]:
    """The items of a list with 、 at the end of *words*."""
    clause = words[max(map(words.rfind, _CLAUSE_ENDS)) + 1 :]
    if _BRACKETS.isdisjoint(clause):
        return clause.split("、")
    depth, items, item = 0, [], ""
    for character in clause:
        depth += (character in "(《“") - (character in ")》”")
        if character == "、" and depth <= 0:
            items.append(item)
            item = ""
        else:
            item += character
    return [*items, item]


def _plain_list(items: Sequence[str], count: int, is_open: bool, noun: str, end: int) -> Named | None:
    connected = len(AND.findall(items[-1]))
    # Where a preposition stands inside, the list may begin only there: 推动教育等部门在就业、养老两个领域.
    begin = max((at for at, item in enumerate(items) if at and _NOT_AN_ITEM.search(item)), default=0)
    lengths = {len(items), len(items) - begin}
    fewest = min(lengths, key=lambda length: (not length <= count <= length + connected, length))
    inner = items[begin + 1 :]
    alike = _share_ending([_first_of(items[-1]), *inner[:-1]], noun)
    places = len(inner) > 1 and _PLACES.match(noun) and all(map(_SHORT_NAME.fullmatch, inner))
    organs = len(inner) > 1 and _UNITS.match(noun) and all(map(NAMED.fullmatch, inner))
    if not inner or not (is_open or alike or places or organs or _CLASSES.match(noun)):
        return None
    short = all(1 < len(item) <= 14 for item in inner)
    span = Span(end - sum(map(len, items)) - len(items) + 1, end)
    return Named(fewest, fewest + connected, is_open, span, alike or short)


def _first_of(item: str) -> str:
    """What stands last in the last item of a list: 丙学院 of 乙学院和丙学院."""
    return re.split("[和及与]", item)[-1]


def _share_ending(items: Sequence[str], noun: str) -> bool:
    """Whether the items end in the thing that is counted: …专项 and 10个专项, …学院 and 4所院校."""
    endings = {item[-2:] for item in items if item}
    return bool(endings) and all(any(character in noun[:4] for character in ending) for ending in endings)


def _spoken(prose: Prose) -> dict[int, int]:
    """Position of each 一是 and how far its row goes without a gap."""
    rows: dict[int, int] = {}
    start = last = 0
    for marker in prose.markers:
        if marker.numbering is not Numbering.SPOKEN:
            continue
        if marker.number == 1:
            start, last = marker.span.start, 1
            rows[start] = 1
        elif start and marker.number == last + 1 and _goes_on(prose.text, start, marker.span.start):
            last = marker.number
            rows[start] = last
    return rows


def _goes_on(text: str, start: int, at: int) -> bool:
    """Whether a row that began at *start* goes on *at*: in one paragraph, or each with a paragraph of its own."""
    return "\n" not in text[start:at] or (_begins_line(text, start) and _begins_line(text, at))


def _begins_line(text: str, at: int) -> bool:
    return text[at - 1 : at] in ("", "\n")


def _spoken_list(prose: Prose, sentence: Sentence, quantity: Quantity, rows: dict[int, int]) -> Iterator[Outcome]:
    """三个方面：一是…二是…三是…."""
    noun = _SPOKEN_NOUN.match(prose.text, quantity.span.end, sentence.span.end)
    if noun is None or not _SPOKEN_AFTER.search(noun[0]):
        return
    colon = prose.text[noun.end() : noun.end() + 2]
    at = noun.end() + (2 if colon[1:] == "\n" else 1)
    if not colon.startswith((":", "。", ",")) or at not in rows or rows[at] < 2:
        return
    number = rows[at]
    where = quote(prose, sentence.span, [quantity.span])
    words = {"count": quantity.text, "named": str(number)}
    if number == quantity.value:
        yield held(RELATION, where, str(quantity.value), str(number), say("narrative.list_held", **words))
    else:
        yield violated(RELATION, where, str(quantity.value), str(number), say("narrative.list_wrong", **words))
