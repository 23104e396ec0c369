"""Evaluating a resolved relation on a report: exact, and never silent about an operand that has no figure."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeGuard

from attrs import define, field, frozen

from govcheck.companions import Companions
from govcheck.excerpt import shortened
from govcheck.expression import (
    Attribute,
    Call,
    CellNode,
    Choice,
    Compare,
    Every,
    ListNode,
    Logic,
    Node,
    Not,
    Number,
    Product,
    Sum,
    TextNode,
)
from govcheck.linear import Operand, Source
from govcheck.messages import Message, Text, say
from govcheck.pack import Absent, Policy, Rule, ToleranceKind
from govcheck.report import Cell, Key, Report, State

__all__ = ["Evaluator", "Failed", "Scene", "Unassessed", "Worth", "failing_comparison"]

#: What an expression comes to.
Worth = int | Fraction | str | datetime.date | bool


class Unassessed(Exception):
    """The instance cannot be assessed; carries the reason."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


class Failed(Exception):
    """The instance is violated because of an operand that the rule does not allow to be empty."""


@frozen
class Scene:
    """What a relation is evaluated on.

    Args:
        report: The report that is checked.
        companions: Last year's report and the parts'.
        incomplete: Totals left blank over parts with figures: an instance that uses one is not assessed.
        totals: What such a total comes to, where the narrative is compared with it.
    """

    report: Report
    companions: Companions
    incomplete: frozenset[Operand] = frozenset()
    totals: Mapping[Operand, Fraction] = field(factory=dict, hash=False)

    def cells(self, operand: Operand) -> tuple[Cell | None, ...]:
        """The cell of *operand*, or the cells of all parts; ``None`` for each that is not there.

        Raises:
            Unassessed: There is no such report.
        """
        if operand.source is Source.THIS:
            return (self.report.cell(operand.key),)
        if operand.source is Source.PREVIOUS:
            return (self._previous(operand.key),)
        return tuple(self._parts(operand.key))

    def _previous(self, key: Key) -> Cell | None:
        previous = self.companions.previous
        if previous is None:
            raise Unassessed(self.companions.without_previous(self.report))
        return previous.cell(self.companions.previous_key(key))

    def _parts(self, key: Key) -> Iterator[Cell | None]:
        if not self.companions.parts:
            raise Unassessed(say("check.no_parts"))
        for part in self.companions.parts:
            if part.report is None:
                raise Unassessed(say("check.missing_part", publisher=part.publisher))
            yield part.report.cell(key)


@define
class Evaluator:
    """Evaluates the nodes of one instance, and counts its operands with and without figures."""

    rule: Rule
    scene: Scene
    filled: int = field(default=0, init=False)
    empty: int = field(default=0, init=False)

    def holds(self, check: Node) -> bool:
        """Whether *check* holds.

        Raises:
            Unassessed: An operand is missing or unreadable, all are blank, or the relation has no value.
            Failed: The rule does not allow an operand to be empty, and one is.
        """
        outcome = self.value(check)
        if self.empty and not self.filled:
            raise Unassessed(say("check.all_blank"))
        if not isinstance(outcome, bool):
            raise Unassessed(say("check.not_a_condition"))
        return outcome

    def value(self, node: Node) -> Worth:
        """What *node* comes to."""
        return _VALUES[type(node)](self, node)

    def cell(self, node: CellNode) -> Worth:
        """The figure of a single cell."""
        (cell,) = self.scene.cells(node.operand)
        return self._figure(node.operand, cell)

    def figures(self, node: Node) -> Iterator[int | Fraction]:
        """The figures of an argument of an aggregate: a group, the cells of all parts, or a single value."""
        if isinstance(node, Every):
            for item in node.items:
                yield from self.figures(item)
        elif isinstance(node, CellNode):
            for cell in self.scene.cells(node.operand):
                yield self._number(self._figure(node.operand, cell))
        else:
            yield self.number(node)

    def number(self, node: Node) -> int | Fraction:
        """The number that *node* comes to."""
        return self._number(self.value(node))

    def _number(self, worth: Worth) -> int | Fraction:
        if not _is_number(worth):
            raise Unassessed(say("check.not_a_number", value=worth))
        return worth

    def _figure(self, operand: Operand, cell: Cell | None) -> Worth:
        if cell is None:
            return self._absent(operand)
        if operand in self.scene.totals:
            self.filled += 1
            return self.scene.totals[operand]
        if operand in self.scene.incomplete:
            raise Unassessed(say("check.blank_total", cell=self._named(operand)))
        if cell.state is State.FILLED and cell.value is not None:
            self.filled += 1
            return Fraction(cell.value) if isinstance(cell.value, Decimal) else cell.value
        if cell.state is State.UNREADABLE:
            raise Unassessed(say("check.unreadable", cell=self._named(operand), raw=shortened(cell.raw, 40)))
        return self._empty(operand, self.rule.blank if cell.state is State.BLANK else self.rule.na)

    def _named(self, operand: Operand) -> Text:
        return self.scene.companions.name(operand.key)

    def _absent(self, operand: Operand) -> Worth:
        if self.rule.absent is Absent.ZERO:
            self.empty += 1
            return 0
        if self.rule.absent is Absent.FAIL:
            raise Failed
        raise Unassessed(say("check.no_cell", cell=self._named(operand)))

    def _empty(self, operand: Operand, policy: Policy) -> Worth:
        self.empty += 1
        if policy is Policy.FAIL:
            raise Failed
        if policy is Policy.SKIP:
            raise Unassessed(say("check.blank", cell=self._named(operand)))
        return 0

    def compares(self, left: Node, operator: str, right: Node) -> bool:
        """Whether the two sides stand in the relation, within the rule's tolerance."""
        if operator == "in":
            assert isinstance(right, ListNode)
            return self.value(left) in [self.value(item) for item in right.items]
        first: Worth = self.value(left)
        second: Worth = self.value(right)
        if _is_number(first) and _is_number(second):
            return _ordered(first, operator, second, self._slack(left, right, (first, second)))
        if type(first) is not type(second):
            raise Unassessed(say("check.not_comparable", left=first, right=second))
        return _ORDER[operator](first, second)

    def _slack(self, left: Node, right: Node, sides: tuple[int | Fraction, int | Fraction]) -> Fraction | int:
        """How far the two sides may be apart."""
        tolerance = self.rule.tolerance
        if tolerance.kind is ToleranceKind.ROUNDING:
            return sum(map(self._half_unit, {*_operands(left), *_operands(right)}), Fraction(0))
        if not tolerance.amount:
            return 0
        amount = Fraction(tolerance.amount)
        return (
            amount if tolerance.kind is ToleranceKind.ABSOLUTE else amount * max(abs(Fraction(side)) for side in sides)
        )

    def _half_unit(self, operand: Operand) -> Fraction:
        """Half a unit of the last printed digit of every figure of *operand*."""
        total = Fraction(0)
        for cell in self.scene.cells(operand):
            value = None if cell is None else cell.value
            exponent = int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
            total += Fraction(1, 2) * Fraction(10) ** exponent
        return total

    def states(self, node: Node) -> tuple[State | None, ...]:
        """The states of the cells that *node* stands for; ``None`` for each that is not there."""
        if isinstance(node, Every):
            return tuple(state for item in node.items for state in self.states(item))
        if isinstance(node, CellNode):
            return tuple(None if cell is None else cell.state for cell in self.scene.cells(node.operand))
        raise Unassessed(say("check.not_a_cell"))


def _is_number(worth: Worth) -> TypeGuard[int | Fraction]:
    return isinstance(worth, (int, Fraction)) and not isinstance(worth, bool)


_ORDER: Final[dict[str, Callable[..., bool]]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _ordered(first: int | Fraction, operator: str, second: int | Fraction, slack: int | Fraction) -> bool:
    """The comparison of two numbers; slack widens what holds."""
    if not slack:
        return _ORDER[operator](first, second)
    near = abs(Fraction(first) - second) <= slack
    if operator == "!=":
        return not near
    return near or (operator != "==" and _ORDER[operator](first, second))


def _operands(node: Node) -> Iterator[Operand]:
    return (part.operand for part in node.walk() if isinstance(part, CellNode))


def _sum(evaluator: Evaluator, node: Sum) -> Worth:
    return sum(sign * evaluator.number(part) for sign, part in node.terms)


def _product(evaluator: Evaluator, node: Product) -> Worth:
    result = Fraction(1)
    for power, factor in node.factors:
        number = evaluator.number(factor)
        if power < 0 and not number:
            raise Unassessed(say("check.division_by_zero"))
        result = result * number if power > 0 else result / number
    return result


def _compare(evaluator: Evaluator, node: Compare) -> Worth:
    pairs = zip(node.operands, node.operators, node.operands[1:], strict=False)
    # Every operand is looked at, so that one without a figure is never passed over.
    outcomes = [evaluator.compares(left, operator, right) for left, operator, right in pairs]
    return all(outcomes)


def _logic(evaluator: Evaluator, node: Logic) -> Worth:
    outcomes = (bool(evaluator.value(part)) for part in node.operands)
    return all(outcomes) if node.operator == "and" else any(outcomes)


def _choice(evaluator: Evaluator, node: Choice) -> Worth:
    return evaluator.value(node.then if evaluator.value(node.condition) else node.otherwise)


def _call(evaluator: Evaluator, node: Call) -> Worth:
    return _FUNCTIONS[node.function](evaluator, *node.arguments)


def _all_figures(evaluator: Evaluator, arguments: tuple[Node, ...]) -> list[int | Fraction]:
    return [figure for argument in arguments for figure in evaluator.figures(argument)]


def _round(evaluator: Evaluator, node: Node, digits: Node | None = None) -> Worth:
    """Half away from zero, as percentages are rounded in print."""
    places = 0 if digits is None else int(evaluator.number(digits))
    scaled = Fraction(evaluator.number(node)) * Fraction(10) ** places
    whole = (abs(scaled) + Fraction(1, 2)).__floor__()
    return Fraction(whole if scaled >= 0 else -whole) / Fraction(10) ** places


def _implies(evaluator: Evaluator, premise: Node, conclusion: Node) -> Worth:
    return bool(evaluator.value(conclusion)) if evaluator.value(premise) else True


def _state_test(state: State) -> Callable[[Evaluator, Node], Worth]:
    return lambda evaluator, node: all(found is state for found in evaluator.states(node))


_FUNCTIONS: Final[dict[str, Callable[..., Worth]]] = {
    "sum": lambda evaluator, *nodes: sum(_all_figures(evaluator, nodes)),
    "min": lambda evaluator, *nodes: min(_all_figures(evaluator, nodes)),
    "max": lambda evaluator, *nodes: max(_all_figures(evaluator, nodes)),
    "count": lambda evaluator, *nodes: sum(state is State.FILLED for node in nodes for state in evaluator.states(node)),
    "abs": lambda evaluator, node: abs(evaluator.number(node)),
    "round": _round,
    "implies": _implies,
    "blank": _state_test(State.BLANK),
    "present": _state_test(State.FILLED),
    "na": _state_test(State.NOT_APPLICABLE),
}

_VALUES: Final[dict[type[Node], Callable[..., Worth]]] = {
    Number: lambda _, node: node.value,
    TextNode: lambda _, node: node.value,
    Attribute: lambda evaluator, node: getattr(evaluator.scene.report, node.name),
    CellNode: Evaluator.cell,
    Sum: _sum,
    Product: _product,
    Compare: _compare,
    Logic: _logic,
    Not: lambda evaluator, node: not evaluator.value(node.operand),
    Choice: _choice,
    Call: _call,
}


def failing_comparison(evaluator: Evaluator, node: Node) -> tuple[Node, str, Node] | None:
    """The comparison within *node*, which does not hold, that makes it fail; ``None`` where none does alone."""
    if isinstance(node, Compare):
        pairs = zip(node.operands, node.operators, node.operands[1:], strict=False)
        return next((pair for pair in pairs if not evaluator.compares(*pair)), None)
    if isinstance(node, Logic) and node.operator == "and":
        part = next((part for part in node.operands if not evaluator.value(part)), None)
        return None if part is None else failing_comparison(evaluator, part)
    if isinstance(node, Call) and node.function == "implies":
        return failing_comparison(evaluator, node.arguments[1])
    if isinstance(node, Choice):
        chosen = node.then if evaluator.value(node.condition) else node.otherwise
        return failing_comparison(evaluator, chosen)
    return None
