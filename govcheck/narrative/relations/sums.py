"""``text.breakdown`` over several sentences: a heading's number is the sum of its paragraph's numbers.

The sentences must be built alike (…方面，公开8类共43项信息。…方面，公开7类共75项信息。): evidently a list.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, doubted, held, quote, unassessed, violated
from govcheck.narrative.quantity import Precision
from govcheck.narrative.relations.statements import Statement, plain, same_things, show, value
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["RELATION", "sums_of_sentences"]

RELATION: Final = "text.breakdown"

_TAIL: Final = 5
_MOST: Final = 40
_NUMBERS: Final = re.compile(r"[0-9][0-9,.]*")


class _Row(NamedTuple):
    """Sentences built alike, and the numbers that stand at one place of each."""

    sentences: tuple[Sentence, ...]
    parts: tuple[Statement, ...]


def sums_of_sentences(prose: Prose) -> Iterator[Outcome]:
    """Every row of sentences built alike, with the heading or the sentence before it."""
    headings = {sentence.span.start: sentence for sentence in prose.sentences if sentence.is_heading}
    for _, group in groupby(prose.sentences, key=lambda sentence: sentence.block):
        before: Sentence | None = None
        sentences = [sentence for sentence in group if not sentence.is_heading]
        for shape, row in groupby(sentences, key=lambda sentence: _shape(prose, sentence)):
            alike = tuple(row)
            if shape and len(alike) >= 2:
                over = headings.get(alike[0].headings[-1].span.start) if alike[0].headings else None
                yield from _assess_row(prose, alike[:_MOST], [one for one in (before, over) if one])
            before = alike[-1]


def _shape(prose: Prose, sentence: Sentence) -> str:
    """The end of a sentence with its numbers left out, where it counts something there."""
    start, end = sentence.span
    if end - start > 120 or not any(quantity.is_count for quantity in sentence.quantities):
        return ""
    masked = _NUMBERS.sub("#", prose.text[start:end])
    before, mark, after = masked.rpartition("#")
    if not mark or before[-_TAIL:].count("#") == len(before[-_TAIL:]):
        return ""
    return f"{before[-_TAIL:]}#{after}"


def _assess_row(prose: Prose, row: tuple[Sentence, ...], candidates: Sequence[Sentence]) -> Iterator[Outcome]:
    columns = [[one for one in sentence.said if one.is_count] for sentence in row]
    width = len(columns[0])
    if width == 0 or any(len(column) != width for column in columns):
        return
    for place in range(width):
        parts = tuple(column[place] for column in columns)
        if all(same_things(part, parts[0]) and not part.is_change for part in parts):
            whole = _whole(parts, candidates)
            if whole is not None:
                yield _assess(prose, _Row(row, parts), *whole)


def _whole(parts: Sequence[Statement], candidates: Sequence[Sentence]) -> tuple[Statement, Sentence] | None:
    """The number of the heading, or of the sentence before the row, that counts the same things by name."""
    thing = parts[0].after[-2:] or parts[0].before[-2:]
    for sentence in candidates:
        for said in sentence.said:
            if said.is_count and same_things(said, parts[0]) and thing and thing in said.after + said.before:
                return said, sentence
    return None


def _assess(prose: Prose, row: _Row, whole: Statement, sentence: Sentence) -> Outcome:
    added = sum(map(value, row.parts), Fraction(0))
    where = quote(prose, sentence.span, [whole.span, *(part.span for part in row.parts)])
    words = {
        "whole": plain(whole), "parts": tuple(plain(part) for part in row.parts), "sum": show(added),
        "difference": show(abs(value(whole) - added)),
    }  # fmt: skip
    left, right = show(value(whole)), show(added)
    if added == value(whole):
        return held(RELATION, where, left, right, say("narrative.breakdown_held", **words))
    exact = all(part.quantity.precision is Precision.EXACT for part in (whole, *row.parts))
    missing = abs(value(whole) - added) * 2 > value(whole)
    if not exact or missing:
        return unassessed(RELATION, where, say("narrative.breakdown_open", **words))
    name = "breakdown_more" if added > value(whole) else "breakdown_less"
    severity = Severity.WARNING if len(row.parts) >= 3 else Severity.INFO
    return doubted(violated(RELATION, where, left, right, say(f"narrative.{name}", **words)), severity)
