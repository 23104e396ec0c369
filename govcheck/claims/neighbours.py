"""What stands beside a number: how far words belong to it, and the comparable numbers before and after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from govcheck.narrative.quantity import COMPARABLE, Quantity
from govcheck.narrative.sentences import Prose, Sentence

__all__ = [
    "LONGEST",
    "LONGEST_SENTENCE",
    "NEAREST_STOPS",
    "STOPS",
    "UP_TO_STOP",
    "following",
    "is_summary",
    "preceding",
]

#: Longer than any phrase; a sentence without punctuation must not make matching slower.
LONGEST: Final = 60
LONGEST_SENTENCE: Final = 200
NEAREST_STOPS: Final = ",;:。()!?\n"
STOPS: Final = re.compile(f"[{NEAREST_STOPS}]")
#: A text up to the last stop in it.
UP_TO_STOP: Final = re.compile(f"(?s:.*)[{NEAREST_STOPS}]")
#: How many numbers of other kinds may stand between.
MOST: Final = 60
#: 两类, 三项 before a sum count what was listed: 予以公开和部分公开两类共1902件. 无一例外 counts nothing.
SUMMARY: Final = re.compile(
    r"一例外|[两二三四五六][类项者种](?:情形|结果|申请人|申请|件数|办件|主体)?(?:共|合计|总计|合共|总共|相加|之和|分别|占|均|都)"
)


def following(sentence: Sentence, end: int) -> Quantity | None:
    """The first comparable number of *sentence* that begins at *end* or after."""
    index = bisect_left(sentence.places, end)
    for at in range(index, min(index + MOST, len(sentence.quantities))):
        if sentence.quantities[at].kind in COMPARABLE:
            return sentence.quantities[at]
    return None


def preceding(prose: Prose, sentence: Sentence, start: int) -> Quantity | None:
    """The last comparable number of *sentence* that ends at *start* or before, and sums nothing up."""
    index = bisect_left(sentence.places, start)
    for at in range(index - 1, max(0, index - MOST) - 1, -1):
        one = sentence.quantities[at]
        if one.span.end <= start and one.kind in COMPARABLE and not is_summary(prose, one):
            return one
    return None


def is_summary(prose: Prose, quantity: Quantity) -> bool:
    """Whether *quantity* counts the kinds that were just listed, or nothing at all (无一例外)."""
    return SUMMARY.match(prose.text, quantity.span.start) is not None
