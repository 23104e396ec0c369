"""``text.assignment`` in tables: every item of a work plan has a responsible unit and a date.

A table is a plan where its head names such columns: 任务, 责任单位, 牵头单位, 完成时限. An empty cell may be the rest
of a merged one: below a filled cell of the same item it is. Where a numbered item has an empty cell, it is a
finding where it is the only one; several are as likely cells that are merged over items.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, Quote, doubted, held, unassessed, violated
from govcheck.narrative.reading import Span
from govcheck.narrative.rows import Row, tables
from govcheck.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.sentences import Prose

__all__ = ["DATE", "RELATION", "UNIT", "assigned_rows", "shortened"]

RELATION: Final = "text.assignment"

#: What a plan calls the unit that answers for an item.
UNIT: Final = re.compile(
    r"(?:责任|牵头|承办|主办|实施|负责|落实|主责|承担|完成)(?:和配合|及配合|、配合|、责任|\(责任\))?(?:单位|部门|科室|处室|机关|主体|领导|人)"
    r"|分工单位|责任分工|任务分工"
)
#: What a plan calls the date by which an item is done.
DATE: Final = re.compile(
    r"(?:完成|办理|工作|时间|进度|办结|整改|落实)?(?:时限|期限|时间节点|时间安排|时间要求|时间进度)|完成(?:时间|日期)|时间(?!段)|进度安排"
)
_TASK: Final = re.compile(r"任务|事项|措施|内容|要求|项目|举措|工作|目标|问题|要点|清单")
_LONGEST_LABEL: Final = 16
_NUMBER: Final = re.compile(r"\(?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\)?[.、]?")
_SECTION: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}(?:部分|章|篇)"
)
_REMARK: Final = re.compile(r"备?注|说明|合计|总计|填表|制表|公开方式")
#: In fewer items an empty cell is as likely a merged one.
_FEWEST_ITEMS: Final = 4
_LONGEST_TASK: Final = 24
_LONGEST_NAME: Final = 6


class _Column(NamedTuple):
    """A column of the plan: what its head calls it, and its place, counted from the left and from the right."""

    label: str
    left: int
    right: int

    def cell(self, row: Row, width: int) -> int:
        """The index of the column's cell in *row* of a table whose head has *width* cells."""
        return self.left if len(row.cells) == width else len(row.cells) - self.right


class _Item(NamedTuple):
    """A row of the plan: its number where it has one, what it says in one column, and what stands above it there."""

    row: Row
    number: str
    task: str
    stated: str
    above: str
    is_bare: bool


def assigned_rows(prose: Prose) -> Iterator[Outcome]:
    """Every item of every plan in *prose* that is a table, for the unit and for the date."""
    source = prose.reading.source
    if "\t" not in source and "|" not in source:
        return
    for rows in tables(source):
        head = next((at for at, row in enumerate(rows[:6]) if _columns(row)), None)
        if head is None:
            continue
        width = len(rows[head].cells)
        columns = _columns(rows[head])
        for column in columns:
            items = list(_items(rows[head + 1 :], column, columns, width))
            yield from _assess(source, column, items)


def _columns(row: Row) -> list[_Column]:
    """The columns that *row* names as those of units and of dates; without a column of units it is no plan's head."""
    found = []
    for kind in (UNIT, DATE):
        for at, cell in enumerate(row.cells):
            if len(cell.text) <= _LONGEST_LABEL and kind.match(cell.text):
                found.append((kind, _Column(cell.text, at, len(row.cells) - at)))
                break
    names_unit = bool(found) and found[0][0] is UNIT
    names_tasks = len(found) > 1 or any(_TASK.search(cell.text) for cell in row.cells)
    return [column for _, column in found] if names_unit and names_tasks and len(row.cells) > 1 else []


def _items(rows: Sequence[Row], column: _Column, columns: Sequence[_Column], width: int) -> Iterator[_Item]:
    """The items of the table, each with what the cells above it state."""
    above = number = ""
    repeats = _repeats_numbers(rows)
    for at, row in enumerate(rows):
        if _is_section(row):
            above = ""
            continue
        if _columns(row) or len(row.cells) < width or (at == 0 and _is_second_head(row, columns, width)):
            continue
        said = {one.cell(row, width) for one in columns}
        others = [cell.text for index, cell in enumerate(row.cells) if index not in said and cell.text]
        if not others or _REMARK.match(others[0]):
            continue
        own = others[0] if _NUMBER.fullmatch(others[0]) else ""
        task = next((text for text in others if text != own), "")
        stated = row.cells[column.cell(row, width)].text
        bare = not any(row.cells[index].text for index in said)
        yield _Item(row, own if repeats or own != number else "", task, stated, above, bare)
        above, number = stated or above, own or number


def _repeats_numbers(rows: Sequence[Row]) -> bool:
    """Whether the number of a merged cell is printed in each of its rows, so that an empty cell is empty."""
    numbers = [next((cell.text for cell in row.cells if cell.text), "") for row in rows]
    return any(first == second and _NUMBER.fullmatch(first) for first, second in pairwise(numbers))


def _is_second_head(row: Row, columns: Sequence[_Column], width: int) -> bool:
    """Whether *row* divides a cell of the head: short names, and nothing where units and dates stand."""
    short = all(len(cell.text) <= _LONGEST_NAME and not cell.text[:1].isdigit() for cell in row.cells)
    return short and not any(row.cells[one.cell(row, width)].text for one in columns)


def _is_section(row: Row) -> bool:
    """Whether *row* is a heading over those that follow: one text in all of its cells."""
    texts = {cell.text for cell in row.cells if cell.text}
    return len(texts) == 1 and _SECTION.match(next(iter(texts))) is not None


def _assess(source: str, column: _Column, items: Sequence[_Item]) -> Iterator[Outcome]:
    numbered = [item for item in items if item.number]
    empty = [item for item in numbered if not item.stated and item.above]
    alone = len(empty) == 1 and len(numbered) >= _FEWEST_ITEMS
    for item in items:
        where = _quote(source, item.row)
        words = {"item": _name(item), "field": column.label}
        if item.stated or (item.above and not item.number):
            value = item.stated or item.above
            yield held(RELATION, where, value, column.label, say("narrative.assigned", **words, value=value))
        elif item.above and not alone:
            yield unassessed(RELATION, where, say("narrative.assignment_merged", **words))
        else:
            # Where unit and date are both empty, the cells of the item above may go on over this one.
            missing = violated(RELATION, where, "", column.label, say("narrative.unassigned", **words))
            yield doubted(missing, Severity.INFO if item.above and item.is_bare else Severity.WARNING)


def _name(item: _Item) -> str:
    return f"{item.number} {shortened(item.task)}".strip()


def shortened(task: str) -> str:
    """As much of the words of an item as tells it from others."""
    return task if len(task) <= _LONGEST_TASK else task[:_LONGEST_TASK] + "…"


def _quote(source: str, row: Row) -> Quote:
    first = next(cell.span for cell in row.cells if cell.text)
    return Quote(
        source[row.span.start : row.span.end], row.span, (Span(first.start, min(first.end, first.start + 40)),)
    )
