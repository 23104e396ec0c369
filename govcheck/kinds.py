"""What kind of value a resolved expression comes to; what can never have a value is refused with its pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final

from govcheck.expression import (
    Attribute,
    Call,
    CellNode,
    Choice,
    Compare,
    Every,
    ExpressionError,
    ListNode,
    Logic,
    Node,
    Not,
    Number,
    Product,
    Sum,
    TextNode,
)
from govcheck.form import Form, ValueKind
from govcheck.linear import Source
from govcheck.messages import say

__all__ = ["Kind", "kind", "require"]

#: The most decimal places, or zeros before the point, that a figure is rounded to.
MAX_PLACES: Final = 12


class Kind(Enum):
    """What an expression comes to; the value is the name of its message."""

    NUMBER = "kind_number"
    TEXT = "kind_text"
    DATE = "kind_date"
    CONDITION = "kind_condition"


def kind(node: Node, form: Form) -> Kind:
    """What *node*, which is resolved, comes to on reports of *form*.

    Raises:
        ExpressionError: A part of it has a value of the wrong kind.
    """
    return _KINDS[type(node)](node, form)


def require(node: Node, wanted: Kind, form: Form) -> None:
    """Refuse *node*, which is resolved, unless it comes to *wanted* and its parts fit together.

    Raises:
        ExpressionError: It comes to something else, or a part of it has a value of the wrong kind.
    """
    found = kind(node, form)
    if found is not wanted:
        raise _mismatch(node, wanted, found)


def _mismatch(node: Node, wanted: Kind, found: Kind) -> ExpressionError:
    words = {"wanted": say(f"pack.{wanted.value}"), "found": say(f"pack.{found.value}")}
    return ExpressionError(say("pack.wrong_kind", **words), node.span)


def _same(first: Node, others: tuple[Node, ...], form: Form) -> Kind:
    """The kind that all nodes have in common."""
    common = kind(first, form)
    for other in others:
        require(other, common, form)
    return common


def _cell(node: CellNode, form: Form) -> Kind:
    if node.operand.source is Source.PARTS:
        raise ExpressionError(say("pack.parts_as_figure"), node.span)
    return _figure(node, form)


def _figure(node: CellNode, form: Form) -> Kind:
    key = node.operand.key
    held = form.tables[key.table].cell_form(key.row, key.column).kind
    return _HELD.get(held, Kind.NUMBER)


def _numbers(node: Sum | Product, form: Form) -> Kind:
    for part in node.children():
        require(part, Kind.NUMBER, form)
    return Kind.NUMBER


def _compare(node: Compare, form: Form) -> Kind:
    first, *others = node.operands
    if node.operators == ("in",) and isinstance(others[0], ListNode):
        others = list(others[0].items)
    _same(first, tuple(others), form)
    return Kind.CONDITION


def _conditions(node: Logic | Not, form: Form) -> Kind:
    for part in node.children():
        require(part, Kind.CONDITION, form)
    return Kind.CONDITION


def _choice(node: Choice, form: Form) -> Kind:
    require(node.condition, Kind.CONDITION, form)
    return _same(node.then, (node.otherwise,), form)


def _call(node: Call, form: Form) -> Kind:
    return _CALLS[node.function](node, form)


def _aggregate(node: Call, form: Form) -> Kind:
    for argument in node.arguments:
        for part in argument.items if isinstance(argument, Every) else (argument,):
            found = _figure(part, form) if isinstance(part, CellNode) else kind(part, form)
            if found is not Kind.NUMBER:
                raise _mismatch(part, Kind.NUMBER, found)
    return Kind.NUMBER


def _cells(node: Call, form: Form) -> Kind:  # noqa: ARG001  the same signature as its neighbours
    for argument in node.arguments:
        if not isinstance(argument, (CellNode, Every)):
            raise ExpressionError(say("pack.cells_wanted", name=node.function), argument.span)
    return Kind.NUMBER if node.function == "count" else Kind.CONDITION


def _absolute(node: Call, form: Form) -> Kind:
    require(node.arguments[0], Kind.NUMBER, form)
    return Kind.NUMBER


def _round(node: Call, form: Form) -> Kind:
    require(node.arguments[0], Kind.NUMBER, form)
    for digits in node.arguments[1:]:
        sign, literal = digits.terms[0] if isinstance(digits, Sum) and len(digits.terms) == 1 else (1, digits)
        # A power of ten that a report chose could be one that no machine can write down.
        whole = isinstance(literal, Number) and literal.value.denominator == 1 and literal.value <= MAX_PLACES
        if not whole or sign not in {1, -1}:
            raise ExpressionError(say("pack.round_digits", limit=MAX_PLACES), digits.span)
    return Kind.NUMBER


def _implies(node: Call, form: Form) -> Kind:
    for part in node.arguments:
        require(part, Kind.CONDITION, form)
    return Kind.CONDITION


_HELD: Final = {ValueKind.TEXT: Kind.TEXT, ValueKind.DATE: Kind.DATE}

_CALLS: Final[Mapping[str, Callable[[Call, Form], Kind]]] = {
    "sum": _aggregate,
    "min": _aggregate,
    "max": _aggregate,
    "count": _cells,
    "blank": _cells,
    "present": _cells,
    "na": _cells,
    "abs": _absolute,
    "round": _round,
    "implies": _implies,
}

_KINDS: Final[Mapping[type[Node], Callable[..., Kind]]] = {
    Number: lambda _, form: Kind.NUMBER,  # noqa: ARG005
    TextNode: lambda _, form: Kind.TEXT,  # noqa: ARG005
    Attribute: lambda node, form: Kind.NUMBER if node.name == "year" else Kind.TEXT,  # noqa: ARG005
    CellNode: _cell,
    Sum: _numbers,
    Product: _numbers,
    Compare: _compare,
    Logic: _conditions,
    Not: _conditions,
    Choice: _choice,
    Call: _call,
}
