"""``text.repeated_item`` and ``text.title``: an item listed twice, and one title or name written two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import ne
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, violated
from govcheck.narrative.reading import BlockKind, Span
from govcheck.narrative.relations.listed_after import NAMED
from govcheck.narrative.relations.statements import around
from govcheck.narrative.relations.title_words import are_confused, are_two_kinds, is_taken_up, of_another_thing
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.narrative.sentences import Prose

__all__ = ["REPEATED", "TITLE", "difference", "repeated_items", "titles"]

REPEATED: Final = "text.repeated_item"
TITLE: Final = "text.title"

_TITLE: Final = re.compile(r"《(?P<name>[^《》\n]{2,80})》")
_REMARK: Final = re.compile(r"\([^()\n]{0,60}\)")
_LIST_SIGNS: Final = frozenset(("、", "", "和", "及", "与", ",", "以及", "、和", "、以及", ";"))
_ORGANISATION: Final = re.compile(
    r"(?:学院|大学|学校|公司|集团|委员会|研究院|研究所|医院|中心|协会|出版社|银行|法院|检察院|管理局|办公室)"
    r"(?=[^\u4e00-\u9fff]|$|的|等|在|共|均|也|已|按|对|于|完成|公开|参加|和|及|与)"
)
_NAME_SIGNS: Final = re.compile(r"[^\u4e00-\u9fff]|和|及|与")
_LISTING: Final = frozenset("、和及与")
_LONGEST_NAME: Final = 30
_SHORTEST_NAME: Final = 5
_QUALIFIER: Final = re.compile(r"\((试行|执行|暂行|草案|修订|征求意见稿|施行)\)$")
#: Words that are left out by mistake in the middle of a name, and never tell two organisations apart.
_ELIDED: Final = frozenset(("技术", "有限", "责任", "股份", "有限责任", "人民", "科学"))
#: Characters that tell two titles apart; one of them in place of another is no slip of the pen.
_TELLING: Final = frozenset(
    "一二三四五六七八九十0123456789上下左右东南西北中前后内外新旧大小高低长短省市区县镇乡村预决收支就失国地男女老幼"
    "春夏秋冬年月季日甲乙丙丁水气土声电城初进出入主副正增减公私食药医教文体卫农林渔牧工商金木火"
)
_SHORTEST_TITLE: Final = 8


#: 甲市自然资源和规划局: an organ whose name joins two matters.
_JOINED_NAME: Final = re.compile(
    r"(?P<joint>[和与及])(?<=[\u4e00-\u9fff]{2}.)(?P<second>[\u4e00-\u9fff]{2,6}?(?:局|厅|委员会|委|中心|办公室))"
)
#: Its first half, back to the area before it.
_FIRST_HALF: Final = re.compile(r"(?P<area>[\u4e00-\u9fff]*[省市区县州盟旗])?(?P<matter>[\u4e00-\u9fff]+)$")
_LONGEST_HALF: Final = 12
_SHORTEST_HALF: Final = 5
_MOST_HALVES: Final = 20
#: Names in a list without titles: short, and of a kind of thing that is there once.
_PLAIN_LIST: Final = re.compile(r"(?:、[\u4e00-\u9fff]{2,14}){3,}")
_UP_TO_NAME: Final = re.compile(r"(?s:.*)[^\u4e00-\u9fff]")


#: What goes on behind the last name of a list.
_GOES_ON: Final = re.compile(r"等|(?<=.{2})(?:[和及与]|以及)")
#: Other things than organs and places are names where they are so long.
_LONG_ENOUGH: Final = 4


class _Name(NamedTuple):
    text: str
    span: Span


def repeated_items(prose: Prose) -> Iterator[Outcome]:
    """Every list of titles in *prose*: no title stands in it twice."""
    for row in _rows(prose):
        seen: dict[str, _Name] = {}
        repeated = False
        for name in row:
            if name.text in seen and not _is_of_another(prose, name):
                repeated = True
                where = quote(prose, around(prose, name.span), [seen[name.text].span, name.span])
                message = say("narrative.repeated_item", title=f"《{name.text}》")
                yield violated(REPEATED, where, name.text, name.text, message)
            seen.setdefault(name.text, name)
        if not repeated and len(row) > 2:
            where = quote(prose, Span(row[0].span.start, row[-1].span.end), [])
            yield held(REPEATED, where, str(len(row)), str(len(seen)), say("narrative.no_repeated_item"))

    yield from _repeated_names(prose)


def _is_of_another(prose: Prose, name: _Name) -> bool:
    return of_another_thing(prose.text, name.span.end, prose.text[name.span.start - 1 : name.span.start])


def _repeated_names(prose: Prose) -> Iterator[Outcome]:
    """Names of organs and places that stand twice in one list."""
    for row in _PLAIN_LIST.finditer(prose.text):
        at = row.start()
        first = _first_name(prose.text, at)
        seen: dict[str, Span] = {}
        for name, here in _names_of(row) if len(first) > 1 else ():
            # Other words may stand before the first name.
            before = seen.get(name) or (Span(at - len(name), at) if first.endswith(name) else None)
            if before is not None and (NAMED.fullmatch(name) or len(name) >= _LONG_ENOUGH):
                where = quote(prose, around(prose, here), [before, here])
                yield violated(REPEATED, where, name, name, say("narrative.repeated_item", title=f"“{name}”"))
            seen.setdefault(name, here)


def _first_name(text: str, end: int) -> str:
    """The first name of a list, which ends at *end*, with the words before it."""
    begin = max(0, end - _LONGEST_NAME)
    passed = _UP_TO_NAME.match(text, begin, end)
    return text[passed.end() if passed else begin : end]


def _names_of(row: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """The names of a list behind its first, and where they stand; what goes on behind the last is cut off."""
    at = row.start() + 1
    for item in row[0][1:].split("、"):
        name = _GOES_ON.split(item)[0]
        yield name, Span(at, at + len(name))
        at += len(item) + 1


def _rows(prose: Prose) -> Iterator[list[_Name]]:
    """Titles that stand in one list."""
    row: list[_Name] = []
    for name in _title_mentions(prose):
        between = prose.text[row[-1].span.end : name.span.start] if row else ""
        if row and not _joins(between[:80]):
            yield row
            row = []
        row.append(name)
    if row:
        yield row


def _joins(between: str) -> bool:
    """Whether titles with the words *between* them stand in one list."""
    return (_REMARK.sub("", between) if "(" in between else between) in _LIST_SIGNS


def _title_mentions(prose: Prose) -> Iterator[_Name]:
    for found in _TITLE.finditer(prose.text):
        yield _Name(found["name"], Span._make(found.span()))


def titles(prose: Prose) -> Iterator[Outcome]:
    """Every title and every organisation of *prose* that is written in two ways."""
    mentioned: dict[str, _Name] = {}
    often: dict[str, int] = defaultdict(int)
    for name in _title_mentions(prose):
        mentioned.setdefault(name.text, name)
        often[name.text] += 1
    listed: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(_rows(prose)):
        for name in row:
            listed[name.text].add(number)
    yield from _written_two_ways(prose, list(mentioned.values()), often, listed)
    yield from _organisations(prose)
    yield from _joined_names(prose)


def _written_two_ways(
    prose: Prose, names: Sequence[_Name], often: Mapping[str, int], listed: Mapping[str, set[int]]
) -> Iterator[Outcome]:
    for first, second in _similar(names):
        if listed[first.text].isdisjoint(listed[second.text]) and _is_slip(first.text, second.text):
            # One of them is the usual form where it stands twice; else they may be two titles of two things.
            sure = max(often[first.text], often[second.text]) > 1 or _are_of_one(prose, first, second)
            yield doubted(_two_ways(prose, first, second), Severity.WARNING if sure else Severity.INFO)
    for name in names:
        if often[name.text] > 1:
            where = quote(prose, name.span, [name.span])
            yield held(TITLE, where, name.text, name.text, say("narrative.title_held", title=name.text))


def _are_of_one(prose: Prose, first: _Name, second: _Name) -> bool:
    """Whether two forms that stand once each are of one title all the same."""
    before, after = difference(first.text, second.text)
    qualified = _QUALIFIER.search(first.text) and _QUALIFIER.search(second.text)
    sure = qualified or are_confused(before, after) or len(before) == len(after) == 2
    return bool(sure) or is_taken_up(prose.text, first.span.start, second.span.start)


def _two_ways(prose: Prose, first: _Name, second: _Name) -> Outcome:
    where = quote(prose, around(prose, second.span), [second.span])
    message = say("narrative.title_two_ways", first=first.text, second=second.text)
    return violated(TITLE, where, second.text, first.text, message)


def _similar(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Pairs of names that share one half: a slip of one character leaves the other half whole."""
    halves: dict[tuple[str, str], list[_Name]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for name in names:
        middle = len(name.text) // 2
        keys = {
            (side, name.text[:cut] if side == "head" else name.text[-cut:])
            for side in ("head", "tail")
            for cut in (middle, middle - 1, middle + 1)
            if cut > 2
        }
        for key in keys:
            for other in halves[key][:8]:
                if (other.text, name.text) not in seen and other.text != name.text:
                    seen.add((other.text, name.text))
                    yield other, name
            halves[key].append(name)


def _is_slip(first: str, second: str) -> bool:
    """Whether two titles are one title with a slip of the pen."""
    one, two = _QUALIFIER.search(first), _QUALIFIER.search(second)
    if one and two and first[: one.start()] == second[: two.start()]:
        return one[1] != two[1]
    if min(len(first), len(second)) < _SHORTEST_TITLE:
        return False
    before, after = difference(first, second)
    if are_two_kinds(before, after):
        return False
    if not before or not after:
        return len(before + after) == 1 and before + after not in _TELLING and (before + after).isalpha()
    if len(before) == len(after) == 1:
        return before not in _TELLING and after not in _TELLING and (before + after).isalpha()
    return len(before) == len(after) == 2 and before == after[::-1]


def difference(first: str, second: str) -> tuple[str, str]:
    """What stands in each of two texts between what both begin and what both end with."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]


def _organisations(prose: Prose) -> Iterator[Outcome]:
    """Organisations in lists, where their names begin and end at a sign."""
    names: dict[str, _Name] = {}
    for block in prose.reading.blocks:
        if block.kind is BlockKind.PROSE:
            for name in _listed_names(prose.text, block.span):
                names.setdefault(name.text, name)
    for first, second in _similar(list(names.values())):
        before, after = sorted(difference(first.text, second.text), key=len)
        if not before and after in _ELIDED and min(len(first.text), len(second.text)) >= _SHORTEST_TITLE - 1:
            yield _two_ways(prose, first, second)


def _joined_names(prose: Prose) -> Iterator[Outcome]:
    """An organ whose name is joined by 和 in one place and by 与 in another."""
    seen: dict[tuple[str, str], tuple[str, str, Span]] = {}
    halves: dict[tuple[str, str, str], dict[str, Span]] = {}
    for found in _JOINED_NAME.finditer(prose.text):
        half = _FIRST_HALF.search(prose.text, max(0, found.start() - _LONGEST_HALF), found.start())
        if half is None:
            continue
        matter, area = half["matter"], (half["area"] or "")[-2:]
        here = Span(found.start() - len(matter), found.end())
        if area:
            yield from _slips_of(prose, halves.setdefault((area, matter, found["joint"]), {}), found["second"], here)
        joint, other, span = seen.setdefault((matter, found["second"]), (found["joint"], area, here))
        if len(matter) > 1 and joint != found["joint"] and (area == other or not area or not other):
            yield _two_ways(prose, _Name(prose.words(span), span), _Name(prose.words(here), here))


def _slips_of(prose: Prose, halves: dict[str, Span], half: str, here: Span) -> Iterator[Outcome]:
    """The second halves of one organ's name that differ from *half* in a character: 城乡建设局, 城市建设局."""
    for other, span in halves.items():
        if len(other) == len(half) >= _SHORTEST_HALF and sum(map(ne, other, half)) == 1:
            yield _two_ways(prose, _Name(prose.words(span), span), _Name(prose.words(here), here))
    if len(halves) < _MOST_HALVES:
        halves.setdefault(half, here)


def _listed_names(text: str, span: Span) -> Iterator[_Name]:
    for suffix in _ORGANISATION.finditer(text, span.start, span.end):
        begin = max(span.start, suffix.start() - _LONGEST_NAME)
        name = _NAME_SIGNS.split(text[begin : suffix.end()])[-1]
        at = suffix.end() - len(name)
        listed = text[at - 1 : at] in _LISTING or text[suffix.end() : suffix.end() + 1] in _LISTING
        if listed and len(name) >= _SHORTEST_NAME:
            yield _Name(name, Span(at, suffix.end()))
