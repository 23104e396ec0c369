"""A quantity with the words around it: what claims and relations compare."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from attrs import define, field

from govcheck.lazy import lazy
from govcheck.narrative.quantity import COMPARABLE, Kind, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.reading import Span

__all__ = ["Statement", "state"]

_LONGEST_WORDS: Final = 40
_CHANGE: Final = re.compile(
    r"(?:增加|增长|减少|下降|上升|增幅|降幅|净增|净减|新增加|多|少|回落|降低|提高|提升|增收|减收|增支|减支)(?:了|约|为|至|到)?$"
)
_COMPARED: Final = re.compile(r"同比|环比|较|相比|比上年|比去年|比20|去年|上年同期|同期")
_BRACKETS: Final = re.compile(r"[()]")
_UP_TO_STOP: Final = re.compile(r"(?s:.*)[,;:、。()!?\n]")
_WORDS_AFTER: Final = re.compile(r"[^,;:、。()!?\n]*")


@define(frozen=True, slots=False)
class Statement:
    """A quantity and what is said of it.

    Args:
        quantity: The quantity, of a comparable kind.
        before: The words before it, back to the punctuation or the quantity before.
        after: The words after it, up to the punctuation or the quantity after.
        bracket: Number of the bracket of the sentence that it stands in, 0 outside of brackets.
        span: Where the quantity stands in the reading.
    """

    quantity: Quantity
    before: str
    after: str
    bracket: int = field(repr=False)
    span: Span = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "span", self.quantity.span)

    @property
    def is_count(self) -> bool:
        """Whether it counts cases or things."""
        return self.quantity.kind is Kind.COUNT and self.quantity.value is not None

    @property
    def is_amount(self) -> bool:
        """Whether it counts things or money, so that it may be a part or the whole of another."""
        quantity = self.quantity
        return (quantity.kind is Kind.COUNT or quantity.kind is Kind.MONEY) and quantity.value is not None

    @lazy
    def is_change(self) -> bool:
        """Whether it says how much more or less, not how many; or speaks of another year."""
        return bool(_CHANGE.search(self.before) or _COMPARED.search(self.before))


def state(text: str, span: Span, quantities: Sequence[Quantity]) -> tuple[Statement, ...]:
    """The comparable ones among the *quantities* of the sentence at *span*, with the words around them."""
    if not any(quantity.kind in COMPARABLE for quantity in quantities):
        return ()
    brackets = _bracket_numbers(text, span)
    starts = [at for at, _ in brackets]
    found: list[Statement] = []
    last = span.start
    ends = [*(quantity.span.start for quantity in quantities[1:]), span.end]
    for quantity, following in zip(quantities, ends, strict=True):
        if quantity.kind in COMPARABLE:
            passed = bisect_right(starts, quantity.span.start)
            words = _before(text, last, quantity.span.start), _after(text, quantity.span.end, following)
            found.append(Statement(quantity, *words, brackets[passed - 1][1] if passed else 0))
        last = quantity.span.end
    return tuple(found)


def _before(text: str, start: int, end: int) -> str:
    begin = max(start, end - _LONGEST_WORDS)
    stopped = _UP_TO_STOP.match(text, begin, end)
    return text[stopped.end() if stopped else begin : end]


def _after(text: str, start: int, end: int) -> str:
    found = _WORDS_AFTER.match(text, start, min(end, start + _LONGEST_WORDS))
    return found[0] if found else ""


def _bracket_numbers(text: str, span: Span) -> list[tuple[int, int]]:
    """Positions from which on the text stands in a bracket of that number, 0 outside."""
    numbers: list[tuple[int, int]] = []
    depth = number = 0
    for mark in _BRACKETS.finditer(text, span.start, span.end):
        if mark[0] == "(":
            depth += 1
            number += depth == 1
        else:
            depth = max(depth - 1, 0)
        numbers.append((mark.end(), number if depth else 0))
    return numbers
