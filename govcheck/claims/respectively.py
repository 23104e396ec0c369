"""Several numbers behind what they are said of: 行政复议、行政诉讼分别为170件和77件; each has words of its own."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from govcheck.claims.neighbours import LONGEST, LONGEST_SENTENCE, STOPS, following, preceding
from govcheck.narrative.quantity import Quantity
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["INCLUDED", "RESPECTIVELY", "Own", "is_named", "own_words"]

#: A single character left over is part of a word that says nothing; two are a word.
WORD: Final = re.compile(r"[\u3400-\u9fff]{2}")
RESPECTIVELY: Final = re.compile("分别|依次|各占|之比约?为?")
#: What a list and its numbers are joined with: 行政复议、行政诉讼分别为170件和77件.
JOINTS: Final = re.compile(r"、|以及|[和与及,]")
BETWEEN: Final = re.compile(r"(?:、|,|和|与|及|以及|对|比|:)")
#: 不予公开、无法提供各增加7件,分别为44件和56件: the number before says by how much, and names nothing of its own.
BY_HOW_MUCH: Final = re.compile("(?:增加|减少|增长|下降|上升|多|少)(?:了|约)?$")
#: Words behind 分别 that name what is counted, and those that only say how.
NAME: Final = re.compile(r"[\u3400-\u9fff]{4}")
NAMELESS: Final = re.compile("占|增|减|上升|下降|提高|降低|回落|同比|上年|去年|较|比|达到|分别|依次")
MOST_LISTED: Final = 12
#: 公开(含部分公开) is one kind of result, so is 公开类(予以公开和部分公开); their brackets part nothing.
INCLUDED: Final = re.compile(r"\(((?:含|包括|包含)[^()]{0,6}公开|[^()0-9]{0,8}部分公开|部分公开[^()0-9]{0,8}公开)\)")


class Own(NamedTuple):
    """The words of one number among several: those before the list, its own, and those that all of them share."""

    before: str
    own: str
    shared: str


def own_words(prose: Prose, sentence: Sentence, quantity: Quantity, spoken: Span) -> Own | None:
    """The words of one number among several that follow a list: the third of the list for the third number.

    Args:
        prose: The text.
        sentence: The sentence.
        quantity: The number.
        spoken: Where 分别, or another such word, stands before it.
    """
    at, behind = spoken
    begin = max(sentence.span.start, at - LONGEST)
    stops = [stop.end() for stop in STOPS.finditer(prose.text, begin, at)]
    start = stops[-1] if stops else begin
    numbers = _run(prose, sentence, at)
    if len(numbers) < 2 or quantity not in numbers:
        return None
    listed = JOINTS.split(prose.text[start:at])
    if len(listed) != len(numbers):
        listed = _counted(prose, sentence, start, len(numbers))
    # 予以公开、部分公开分别为140件、44件,占比依次为…: numbers that have no words of their own name nothing.
    if len(numbers) != len(listed) or not all(map(WORD.search, listed)):
        return None
    shared = prose.text[behind : numbers[0].span.start]
    return Own(prose.text[begin:start], listed[numbers.index(quantity)], shared)


def is_named(prose: Prose, sentence: Sentence, quantity: Quantity, spoken: Span) -> bool:
    """Whether *quantity* has words of its own behind 分别, or what is *spoken*: 分别是重复申请7件、信访类8件."""
    before = preceding(prose, sentence, quantity.span.start)
    start = max(spoken.end, before.span.end if before else 0)
    words = JOINTS.split(prose.text[start : quantity.span.start])[-1]
    return NAME.search(words) is not None and not NAMELESS.search(words)


def _counted(prose: Prose, sentence: Sentence, end: int, number: int) -> list[str]:
    """The words before each of the last *number* numbers before *end*: 行政复议170件、行政诉讼77件,分别下降…."""
    found: list[str] = []
    before = preceding(prose, sentence, end)
    while before is not None and len(found) < number and end - before.span.start < LONGEST_SENTENCE:
        earlier = preceding(prose, sentence, before.span.start)
        start = max(earlier.span.end if earlier else sentence.span.start, before.span.start - LONGEST)
        words = INCLUDED.sub(r"、\1、", prose.text[start : before.span.start])
        if BY_HOW_MUCH.search(words):
            return []
        if not _is_remark(prose, Span(before.span.end, end)):
            found.insert(0, words)
        before = earlier
    return found


def _is_remark(prose: Prose, behind: Span) -> bool:
    """Whether what stands before *behind* is in brackets that close in it: 170件(上年440件)、77件(上年113件),分别…."""
    words = prose.words(behind)
    return words.find(")") >= 0 and not 0 <= words.find("(") < words.find(")")


def _run(prose: Prose, sentence: Sentence, at: int) -> list[Quantity]:
    """The numbers after *at* that nothing but commas and 和 parts."""
    found: list[Quantity] = []
    behind = following(sentence, at)
    while behind is not None and len(found) < MOST_LISTED:
        if found and not BETWEEN.fullmatch(prose.text, found[-1].span.end, behind.span.start):
            break
        found.append(behind)
        behind = following(sentence, behind.span.end)
    return found
