"""A violation in words and figures: ``3525 + 121 = 3646, but 3521 + 124 = 3645: 1 less``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from govcheck.decimals import number_text
from govcheck.evaluate import Evaluator
from govcheck.expression import (
    Call,
    CellNode,
    Compare,
    Every,
    Logic,
    Node,
    Number,
    Product,
    Sum,
    TextNode,
)
from govcheck.linear import Operand, Source
from govcheck.messages import Message, Text, say
from govcheck.report import Cell, State
from govcheck.result import Violation

__all__ = ["held_in_figures", "in_figures", "message", "relation"]

Cells = Mapping[Operand, tuple[Cell, ...]]
#: From so many addends on, those that are zero are left out of the figures; they stay among the cells.
MANY: Final = 8
SIGNS: Final = {"==": "=", "<=": "≤", ">=": "≥", "!=": "≠"}


def message(violation: Violation) -> Message:
    """What a violation says: the rule's own message or its title, and the relation in figures."""
    said = _said(violation)
    doubtful = violation.report.doubtful
    if doubtful and any(operand.source is Source.THIS and operand.key in doubtful for operand in violation.cells):
        return say("binding.may_be_misread", message=said)
    return said


def _said(violation: Violation) -> Message:
    if violation.finding is not None:
        return violation.finding.message
    if violation.statement is not None:
        return violation.statement.message
    what = violation.rule.message or violation.rule.title
    sentence = Text({language: text.rstrip("。.；;") for language, text in what.versions.items()})
    return say("check.violated", title=sentence, figures=in_figures(violation))


def in_figures(violation: Violation) -> Message:
    """The relation with its figures, and by how much the sides differ."""
    comparison = violation.comparison
    if comparison is None or comparison.left is None or comparison.right is None:
        return say("check.does_not_hold", text=violation.rule.text)
    cells = _cells(violation)
    left = _side(comparison.left_node, comparison.left, cells)
    right = _side(comparison.right_node, comparison.right, cells)
    return _sentence(comparison.operator, left, right, comparison.right - comparison.left)


def held_in_figures(check: Node, evaluator: Evaluator) -> Message:
    """A relation that holds, with its figures: ``3525 + 121 = 3646 = 3521 + 125``."""
    operands = {part.operand for part in check.walk() if isinstance(part, CellNode)}
    cells = {
        operand: tuple(cell for cell in evaluator.scene.cells(operand) if cell is not None) for operand in operands
    }
    return say("check.in_figures", figures=relation(check, cells))


def _sentence(operator: str, left: str, right: str, difference: Fraction) -> Message:
    amount = number_text(abs(difference))
    if operator == "==":
        key = "check.right_is_less" if difference < 0 else "check.right_is_more"
        return say(key, left=left, right=right, amount=amount)
    sign = SIGNS.get(operator, operator)
    return say("check.inequality_fails", left=left, right=right, operator=sign)


def _side(node: Node, value: Fraction, cells: Cells) -> str:
    """``3525 + 121 = 3646``, or the figure alone where the side is a single one."""
    text, total = relation(node, cells), number_text(value)
    return text if text == total else f"{text} = {total}"


def _cells(violation: Violation) -> Cells:
    found: dict[Operand, tuple[Cell, ...]] = {}
    for operand in violation.cells:
        key = Operand(operand.key, operand.source)
        found[key] = (*found.get(key, ()), operand.cell)
    return found


def _below(node: Node, cells: Cells) -> Iterator[Cell]:
    for part in node.walk():
        if isinstance(part, CellNode):
            yield from cells.get(part.operand, ())


def _figure(cell: Cell) -> Fraction:
    return Fraction(cell.value) if isinstance(cell.value, (int, Decimal)) else Fraction(0)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, (int, Decimal))


def _printed(cell: Cell) -> str:
    if _is_number(cell):
        return number_text(_figure(cell))
    return cell.raw.strip() or "□"


def relation(node: Node, cells: Cells) -> str:
    """*node* with figures in the place of names; a blank cell is ``□``."""
    printer = _PRINTERS.get(type(node))
    if printer is not None:
        return printer(node, cells)
    return " ".join(relation(part, cells) for part in node.children())


def _compare(node: Compare, cells: Cells) -> str:
    first, *rest = (relation(part, cells) for part in node.operands)
    return first + "".join(f" {SIGNS.get(sign, sign)} {part}" for sign, part in zip(node.operators, rest, strict=True))


def _logic(node: Logic, cells: Cells) -> str:
    return f" {node.operator} ".join(relation(part, cells) for part in node.operands)


def _terms(node: Sum, cells: Cells) -> str:
    return _signed([(sign, relation(part, cells)) for sign, part in node.terms])


def _sum_text(cells: list[Cell]) -> str:
    shown = [cell for cell in cells if len(cells) <= MANY or not _is_number(cell) or cell.value]
    shown = [cell for cell in shown if len(cells) <= MANY or cell.state is not State.BLANK] or cells[:1]
    return " + ".join(_bracketed(_printed(cell)) if number else _printed(cell) for number, cell in enumerate(shown))


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("-") else text


def _signed(terms: list[tuple[int, str]]) -> str:
    first = ("-" if terms[0][0] < 0 else "") + terms[0][1]
    rest = (f" {'+' if sign > 0 else '-'} {_bracketed(text)}" for sign, text in terms[1:])
    return first + "".join(rest)


def _product(node: Product, cells: Cells) -> str:
    parts = []
    for number, (power, factor) in enumerate(node.factors):
        text = relation(factor, cells)
        text = f"({text})" if isinstance(factor, Sum) or " + " in text else text
        parts.append(text if not number else f" {'×' if power > 0 else '÷'} {text}")
    return "".join(parts)


def _call(node: Call, cells: Cells) -> str:
    texts = [relation(part, cells) for part in node.arguments]
    if node.function == "sum":
        return " + ".join(texts)
    return f"{node.function}({', '.join(texts)})"


_PRINTERS: Final[dict[type[Node], Callable[..., str]]] = {
    Number: lambda node, _: number_text(node.value),
    TextNode: lambda node, _: node.value,
    CellNode: lambda node, cells: _sum_text(list(_below(node, cells))),
    Every: lambda node, cells: _sum_text(list(_below(node, cells))),
    Sum: _terms,
    Product: _product,
    Call: _call,
    Compare: _compare,
    Logic: _logic,
}
