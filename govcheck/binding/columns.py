"""Which of a row's values stands in which column.

In a grid whose cells have true positions the header decides. Where blank and merged cells may have been lost only
the count of the values does, and only where it leaves no choice. A choice is never made here: the row is lost then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from govcheck.binding.kinds import Kind
from govcheck.binding.tokens import Token
from govcheck.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.form import Item
    from govcheck.messages import Message

__all__ = [
    "Assignment",
    "Header",
    "Margin",
    "Slot",
    "by_count",
    "by_header_place",
    "by_position",
    "fitting",
    "window_starts",
]

#: A remark on a figure; longer ones are notes on the table.
_REMARK: Final = re.compile(r"[(（].{1,20}[)）]", re.DOTALL)


@frozen
class Slot:
    """A column of the header.

    Args:
        item: The form's column; ``None`` for one that the form does not have.
        start: First column of the grid.
        end: The column after its last one.
        token: What is printed there.
        guessed: Whether its label is lost, and the columns around it tell which one it is.
    """

    item: Item | None
    start: int
    end: int
    token: Token
    guessed: bool = False


@frozen(eq=False)
class Header:
    """The columns of a table as printed.

    Args:
        slots: Columns in the order in which their values follow each other, also those the form does not have.
        aligned: Whether their positions are true.
        width: Columns of the grid, 0 without one.
        whole: Whether every column that the form wants is there.
        torn: Whether a cell of its lowest row is lost, so that those behind it may stand under other columns.
    """

    slots: tuple[Slot, ...]
    aligned: bool
    width: int
    whole: bool
    torn: bool = False

    def beside(self, start: int) -> tuple[Slot, ...]:
        """The columns that are not above the labels, where the values begin at *start*."""
        return tuple(slot for slot in self.slots if slot.item is not None or slot.end > start)

    @property
    def items(self) -> tuple[Item, ...]:
        """The form's columns that were found."""
        return tuple(slot.item for slot in self.slots if slot.item is not None)


@frozen
class Margin:
    """Where the values of most rows below a header stand.

    Args:
        start: The column in which they begin.
        width: How many columns they fill; 0 where that says nothing.
    """

    start: int = 0
    width: int = 0


@frozen(eq=False)
class Assignment:
    """The values of a row by column id.

    Args:
        tokens: The values that were told apart.
        lost: Columns in which something may stand, and it cannot be told what.
        reason: Why they are lost.
    """

    tokens: Mapping[str, Token]
    lost: tuple[str, ...] = ()
    reason: Message | None = None


def by_position(
    values: Sequence[Token],
    above: Sequence[Token],
    header: Header,
    wanted: Sequence[Item] = (),
    margin: Margin = Margin(),
) -> Assignment:
    """The values of a row in a grid with true positions.

    As many cells as columns stand in the order of the columns, whatever the spans: web pages merge header cells
    otherwise than those below. Where a value stands under no known label, the columns among *wanted* whose labels
    were not found are lost, not missing.
    """
    slots = header.beside(margin.start)
    unknown = tuple(item.id for item in wanted if item not in header.items)
    reaching = [token for token in above if values and token.end > values[0].slot]
    if values and not reaching and not any(token.tall for token in values):
        found = _plain_row(values, slots, header, wanted, margin)
        if found is not None:
            return evolve(found, lost=(*found.lost, *unknown)) if found.lost else found
    if any(token.kind is not Kind.BLANK and _is_outside(token, slots) for token in values):
        beyond = _beyond(values, slots)
        return evolve(beyond, lost=(*beyond.lost, *unknown))
    told = _overlapping([*values, *reaching], slots)
    if unknown and header.torn:
        return _without_torn(told, slots, unknown)
    if unknown and any(token.kind is not Kind.BLANK and not _under(token, slots) for token in values):
        return evolve(told, lost=(*told.lost, *unknown), reason=told.reason or say("binding.unknown_header"))
    return told


def _plain_row(
    values: Sequence[Token], slots: Sequence[Slot], header: Header, wanted: Sequence[Item], margin: Margin
) -> Assignment | None:
    """The values of a row whose cells are all its own, where their number or their beginning decides."""
    filled = any(token.kind is not Kind.BLANK for token in values)
    if filled and _is_short(values, slots, margin):
        return _lost(slots, say("binding.value_count", found=len(values), wanted=len(slots)))
    if header.whole and len(values) == len(slots):
        if not _face(values, slots) and not _in_order(slots, wanted):
            return _beyond(values, slots)
        pairs = zip(slots, values, strict=True)
        return Assignment({slot.item.id: token for slot, token in pairs if slot.item is not None})
    if filled and margin.width and _begins_elsewhere(values[0], margin.start):
        return _beyond(values, slots)
    return None


def _is_outside(token: Token, slots: Sequence[Slot]) -> bool:
    """Whether a value stands left of the first column or right of the last one."""
    return not slots or token.end <= slots[0].start or token.slot >= max(slot.end for slot in slots)


def _begins_elsewhere(first: Token, start: int) -> bool:
    """Whether a row is shifted; a blank cell to the left of the values is a label that is lost."""
    return first.slot > start or (first.slot < start and first.kind is not Kind.BLANK)


def _is_short(values: Sequence[Token], slots: Sequence[Slot], margin: Margin) -> bool:
    """Whether a row has fewer cells than the header, or than most rows: nothing tells which one is lost."""
    ends_early = len(values) < len(slots) and values[-1].end <= slots[-1].start
    return ends_early or sum(token.span for token in values) < margin.width


def _without_torn(told: Assignment, slots: Sequence[Slot], unknown: tuple[str, ...]) -> Assignment:
    """The values below labels that fill several rows; the others may stand under the label of a neighbour."""
    sure = {slot.item.id for slot in slots if slot.item is not None and slot.token.tall} - set(told.lost)
    tokens = {name: token for name, token in told.tokens.items() if name in sure}
    lost = (slot.item.id for slot in slots if slot.item is not None and slot.item.id not in tokens)
    return Assignment(tokens, (*lost, *unknown), say("binding.unknown_header"))


def _face(values: Sequence[Token], slots: Sequence[Slot]) -> bool:
    """Whether every value stands below its column."""
    pairs = zip(values, slots, strict=True)
    return all(token.slot < slot.end and slot.start < token.end for token, slot in pairs)


def _in_order(slots: Sequence[Slot], wanted: Sequence[Item]) -> bool:
    """Whether the columns stand as the form has them, so that a shift of the whole row changes nothing."""
    found = [slot.item.id for slot in slots if slot.item is not None]
    return found == [item.id for item in wanted]


def _beyond(values: Sequence[Token], slots: Sequence[Slot]) -> Assignment:
    kept = [slot for slot in slots if slot.item is not None]
    found = sum(token.kind is not Kind.BLANK for token in values)
    return _lost(kept, say("binding.beyond_header", found=found, wanted=len(kept)))


def _under(token: Token, slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if token.slot < slot.end and slot.start < token.end]


def _overlapping(cells: Sequence[Token], slots: Sequence[Slot]) -> Assignment:
    tokens: dict[str, Token] = {}
    lost: list[Slot] = []
    for slot in slots:
        over = [token for token in cells if token.slot < slot.end and slot.start < token.end]
        shared = any(len(_under(token, slots)) > 1 or token.tall or token.above for token in over)
        if slot.item is None or not over:
            continue
        filled = [token for token in over if token.kind is not Kind.BLANK]
        if not filled:
            tokens[slot.item.id] = over[0]
        elif shared or len({token.text for token in filled}) > 1:
            lost.append(slot)
        else:
            # One figure, or one that a converter repeated in every cell of a merged one.
            tokens[slot.item.id] = filled[0]
    reason = say("binding.merged_values") if lost else None
    return Assignment(tokens, tuple(slot.item.id for slot in lost if slot.item), reason)


def by_count(values: Sequence[Token], columns: Sequence[Item], start: int | None = None) -> Assignment:
    """The values of a row without true positions, where their count leaves no choice.

    Args:
        values: What follows the label.
        columns: The columns, in the order of the values.
        start: Where the first column begins, if other rows of the table tell it.
    """
    window = fitting(values, len(columns), start)
    if window is not None:
        return Assignment({item.id: token for item, token in zip(columns, window, strict=True)})
    count = sum(token.kind is Kind.VALUE for token in values)
    key = "binding.value_count" if count else "binding.no_values"
    return Assignment({}, tuple(item.id for item in columns), say(key, found=count, wanted=len(columns)))


def by_header_place(values: Sequence[Token], header: Header) -> Assignment:
    """The values of a row whose cells stand under those of the header, as other rows of the grid prove.

    A row that ends before the header does has lost a cell, and nothing tells which one.
    """
    if not values or values[-1].end < max(slot.end for slot in header.slots):
        count = sum(token.kind is Kind.VALUE for token in values)
        return _lost(header.slots, say("binding.value_count", found=count, wanted=len(header.items)))
    tokens = {
        slot.item.id: token
        for slot in header.slots
        for token in values
        if slot.item is not None and token.slot == slot.start
    }
    lost = tuple(item.id for item in header.items if item.id not in tokens)
    count = sum(token.kind is Kind.VALUE for token in values)
    reason = say("binding.value_count", found=count, wanted=len(header.items)) if lost else None
    return Assignment(tokens, lost, reason)


def fitting(values: Sequence[Token], count: int, start: int | None = None) -> Sequence[Token] | None:
    """The *count* values that a row without true positions has, or ``None`` where they cannot be told.

    Args:
        values: What follows the label.
        count: How many columns there are.
        start: Where the first column begins, if other rows of the table tell it.
    """
    found = _settled(values, count)
    filled = [token for token in found if token.kind is not Kind.BLANK]
    if len(filled) == count:
        return filled  # as many as there are columns: the blanks among them are what is left of merged cells
    starts = window_starts(found, count)
    if starts and all(token.kind is Kind.BLANK for token in found):
        return found[:count]
    if start is not None and start in starts:
        return found[start : start + count]
    return found[starts[0] : starts[0] + count] if len(starts) == 1 else None


def window_starts(values: Sequence[Token], count: int) -> tuple[int, ...]:
    """Where *count* columns can begin among *values* so that only blanks are left over."""
    filled = [index for index, token in enumerate(values) if token.kind is not Kind.BLANK]
    first, last = (filled[0], filled[-1]) if filled else (len(values), -1)
    return tuple(start for start in range(len(values) - count + 1) if start <= first and last < start + count)


def _settled(values: Sequence[Token], count: int) -> list[Token]:
    """The values without what is no value: spacing, remarks, and text after the row."""
    joined = list(_with_remarks(values))
    sure = [token for token in joined if token.kind is not Kind.DOUBTFUL]
    run = next((index for index, token in enumerate(sure) if token.kind is Kind.TEXT), len(sure))
    if run != count and len(sure) == count:
        return sure if len(joined) == len(sure) else sure[:run]
    doubtful = len(joined) > len(sure)
    # Blank lines that may be blank values leave no doubt only where all values are there without them.
    return sure[:run] if run == count or not doubtful else []


def _with_remarks(values: Sequence[Token]) -> Iterator[Token]:
    """A remark in brackets on a line of its own belongs to the figure before it."""
    last: Token | None = None
    for token in values:
        remark = token.kind is Kind.TEXT and bool(_REMARK.fullmatch(token.text.strip()))
        if remark and last is not None and last.kind is Kind.VALUE and last.slot == token.slot:
            last = evolve(last, text=f"{last.text}{token.text.strip()}")
            continue
        if last is not None:
            yield last
        last = token
    if last is not None:
        yield last


def _lost(slots: Sequence[Slot], reason: Message) -> Assignment:
    return Assignment({}, tuple(slot.item.id for slot in slots if slot.item), reason)
