"""``text.sequence``: the numbering of headings and items neither jumps nor repeats."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, held, quote, violated
from govcheck.narrative.reading import BlockKind, Span
from govcheck.narrative.relations.sections import is_statutory, statutory_number
from govcheck.narrative.relations.statements import around
from govcheck.narrative.sentences import Marker, Numbering, Prose, marker_at

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RELATION", "sequences"]

RELATION: Final = "text.sequence"

_ITEM_NUMBER: Final = re.compile(r"[0-9]{1,3}")
_WRAPPED: Final = re.compile(r"[一二三四五六七八九十]\n是")
#: So many of the bare numbers of a column must follow one another before a gap counts as one.
_MOSTLY: Final = 8, 10


def sequences(prose: Prose) -> Iterator[Outcome]:
    """Every row of numbers before headings and items of *prose*, in paragraphs and in tables."""
    yield from _in_prose(prose)
    yield from _in_cells(prose)
    yield from _item_numbers(prose)


def _in_prose(prose: Prose) -> Iterator[Outcome]:
    last: dict[Numbering, Marker] = {}
    # In a statutory report 一、 belongs to the sections, which are checked as such, and to rows of the form.
    statutory = is_statutory(prose)
    for marker in prose.markers:
        level = marker.numbering.level
        before = last.get(marker.numbering)
        if marker.numbering is Numbering.SPOKEN and before is not None and not _same_row(prose, before, marker):
            before = None
        last = {numbering: other for numbering, other in last.items() if numbering.level < level}
        last[marker.numbering] = marker
        if marker.number == 1 or before is None or _is_statutory(prose, marker):
            continue
        if statutory and marker.numbering is Numbering.HAN:
            continue
        yield _step(prose, before, marker)


def _same_row(prose: Prose, before: Marker, marker: Marker) -> bool:
    """Whether no heading stands between two items with 一是, 二是, nor an item that the end of a line parts."""
    between = prose.text[before.span.end : marker.span.start]
    return between.count("\n") <= 1 and not _WRAPPED.search(between)


def _is_statutory(prose: Prose, marker: Marker) -> bool:
    """Whether *marker* numbers a section of the statutory form as the form does, whatever stands before."""
    if marker.numbering is not Numbering.HAN:
        return False
    return statutory_number(prose.text[marker.span.end : marker.span.end + 40].split("\n")[0]) == marker.number


def _step(prose: Prose, before: Marker, marker: Marker) -> Outcome:
    words = {
        "number": prose.words(marker.span), "before": prose.words(before.span),
        "expected": str(before.number + 1),
    }  # fmt: skip
    where = quote(prose, around(prose, marker.span), [marker.span])
    left, right = str(marker.number), str(before.number + 1)
    if marker.number == before.number + 1:
        return held(RELATION, where, left, right, say("narrative.sequence_held", **words))
    words["where"] = quote(prose, around(prose, before.span), [before.span]).text.strip()[:40]
    name = "sequence_repeats" if marker.number <= before.number else "sequence_jumps"
    return violated(RELATION, where, left, right, say(f"narrative.{name}", **words))


def _in_cells(prose: Prose) -> Iterator[Outcome]:
    """Items in the cells of a table, where the rows of several columns run side by side."""
    rows: dict[Numbering, list[Marker]] = {}
    for block in prose.reading.blocks:
        if block.kind is not BlockKind.CELL:
            rows = {}
            continue
        text = prose.words(block.span)
        if _ITEM_NUMBER.fullmatch(text):
            rows = {}
            continue
        marker = marker_at(prose.text, block.span.start, block.span.end)
        if marker is not None:
            yield from _in_rows(prose, marker, rows.setdefault(marker.numbering, []))


def _in_rows(prose: Prose, marker: Marker, rows: list[Marker]) -> Iterator[Outcome]:
    """Put *marker* behind the row that it continues; a second or a missing number is a finding."""
    for position, last in enumerate(rows):
        if last.number == marker.number - 1:
            rows[position] = marker
            yield _step(prose, last, marker)
            return
    skipped = next((last for last in rows if last.number == marker.number - 2), None)
    rows.append(marker)
    del rows[:-8]
    if marker.number > 2 and skipped is not None:
        yield _step(prose, skipped, marker)


def _item_numbers(prose: Prose) -> Iterator[Outcome]:
    """The numbers in the column 序号 of a table."""
    numbers: list[tuple[int, Span]] = []
    in_table = False
    for block in prose.reading.blocks:
        text = prose.words(block.span)
        if block.kind is BlockKind.CELL and text == "序号":
            yield from _column(prose, numbers)
            in_table, numbers = True, []
        elif in_table and block.kind is BlockKind.CELL and _ITEM_NUMBER.fullmatch(text):
            numbers.append((int(text), block.span))
    yield from _column(prose, numbers)


def _column(prose: Prose, numbers: list[tuple[int, Span]]) -> Iterator[Outcome]:
    steps = list(itertools.pairwise(numbers))
    right = sum(second[0] == first[0] + 1 for first, second in steps)
    if not steps or right * _MOSTLY[1] < len(steps) * _MOSTLY[0]:
        return
    for (number, _), (following, span) in steps:
        where = quote(prose, span, [span])
        words = {"number": str(following), "before": str(number), "expected": str(number + 1), "where": ""}
        if following == number + 1:
            yield held(RELATION, where, str(following), str(number + 1), say("narrative.sequence_held", **words))
        else:
            name = "sequence_repeats" if following <= number else "sequence_jumps"
            message = say(f"narrative.{name}", **words)
            yield violated(RELATION, where, str(following), str(number + 1), message)
