"""A resolved relation → `LinearRelation`, where it is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import Final

from attrs import frozen

from govcheck.expression import Call, CellNode, Compare, Every, Logic, Node, Number, Product, Sum
from govcheck.linear import Comparison, LinearRelation, Operand, Source
from govcheck.pack import Rule, ToleranceKind

__all__ = ["linear_relations", "stated_total"]

OPERATORS: Final = {comparison.value: comparison for comparison in Comparison}


@frozen
class _Form:
    """A weighted sum of operands plus a constant."""

    terms: Mapping[Operand, int | Fraction]
    constant: int | Fraction = 0

    def plus(self, other: _Form, factor: int | Fraction = 1) -> _Form:
        return _combined([(1, self), (factor, other)])

    def times(self, factor: int | Fraction) -> _Form:
        return _combined([(factor, self)])


def _combined(parts: list[tuple[int | Fraction, _Form]]) -> _Form:
    """The weighted sum of *parts*."""
    terms: dict[Operand, int | Fraction] = {}
    constant: int | Fraction = 0
    for factor, form in parts:
        constant += factor * form.constant
        for operand, coefficient in form.terms.items():
            terms[operand] = terms.get(operand, 0) + factor * coefficient
    return _Form(terms, constant)


def linear_relations(rule: Rule, instance: str, check: Node) -> tuple[LinearRelation, ...]:
    """The linear relations that *check* consists of: one for a comparison, one for each part of an ``and``.

    Empty where the relation or a part of it is not linear, or has a tolerance.
    """
    if rule.tolerance.kind is not ToleranceKind.ABSOLUTE or rule.tolerance.amount:
        return ()
    relations = tuple(_relations(rule, instance, check))
    return () if None in relations else tuple(relation for relation in relations if relation is not None)


def _relations(rule: Rule, instance: str, check: Node) -> Iterator[LinearRelation | None]:
    if isinstance(check, Logic) and check.operator == "and":
        for part in check.operands:
            yield from _relations(rule, instance, part)
    elif isinstance(check, Compare):
        pairs = zip(check.operands, check.operands[1:], check.operators, strict=False)
        for left, right, operator in pairs:
            yield _relation(rule, instance, left, right, operator)
    else:
        yield None


def _relation(rule: Rule, instance: str, left: Node, right: Node, operator: str) -> LinearRelation | None:
    first, second = _linear(left), _linear(right)
    if first is None or second is None or operator not in OPERATORS:
        return None
    whole = first.plus(second, -1)
    scale = lcm(whole.constant.denominator, *(value.denominator for value in whole.terms.values()))
    terms = tuple((operand, int(value * scale)) for operand, value in whole.terms.items() if value)
    comparison = OPERATORS[operator]
    return LinearRelation(
        rule.id, instance, terms, int(whole.constant * scale), comparison, _total(first, second, comparison)
    )


def stated_total(check: Node) -> Operand | None:
    """The cell that *check* states as a total of cells of its table, whatever tolerance the rule has."""
    if not isinstance(check, Compare) or check.operators != ("==",):
        return None
    left, right = map(_linear, check.operands)
    return None if left is None or right is None else _total(left, right, Comparison.EQUAL)


def _total(left: _Form, right: _Form, comparison: Comparison) -> Operand | None:
    """The cell alone on one side of an equation, where the other side only adds cells of the same table."""
    if comparison is not Comparison.EQUAL or left.constant or right.constant:
        return None
    for one, many in ((left, right), (right, left)):
        if len(one.terms) == 1 and len(many.terms) > 1:
            operand = next(iter(one.terms))
            if all(_adds(part, value, operand) for part, value in (*one.terms.items(), *many.terms.items())):
                return operand
    return None


def _adds(part: Operand, value: int | Fraction, total: Operand) -> bool:
    return value == 1 and part.source is Source.THIS and part.key.table == total.key.table


def _linear(node: Node) -> _Form | None:
    if isinstance(node, Number):
        return _Form({}, node.value)
    if isinstance(node, CellNode):
        return None if node.operand.source is Source.PARTS else _Form({node.operand: 1})
    if isinstance(node, Sum):
        return _plain([(sign, part) for sign, part in node.terms]) or _added(
            (sign, _linear(part)) for sign, part in node.terms
        )
    if isinstance(node, Call) and node.function == "sum":
        parts = [part for one in node.arguments for part in (one.items if isinstance(one, Every) else (one,))]
        return _plain([(1, part) for part in parts]) or _added((1, form) for form in _addends(node.arguments))
    if isinstance(node, Product):
        return _product(node)
    return None


def _plain(parts: list[tuple[int, Node]]) -> _Form | None:
    """The sum of cells, each once, which nearly every sum is; ``None`` for anything else."""
    terms = {part.operand: sign for sign, part in parts if isinstance(part, CellNode)}
    own = all(operand.source is not Source.PARTS for operand in terms)
    return _Form(terms) if own and len(terms) == len(parts) else None


def _addends(nodes: tuple[Node, ...]) -> Iterator[_Form | None]:
    for node in nodes:
        if isinstance(node, Every):
            yield from _addends(node.items)
        elif isinstance(node, CellNode):
            # Of the parts only the sum is linear, and `sum` is where that sum is taken.
            yield _Form({node.operand: 1})
        else:
            yield _linear(node)


def _added(parts: Iterator[tuple[int, _Form | None]]) -> _Form | None:
    found: list[tuple[int | Fraction, _Form]] = []
    for sign, form in parts:
        if form is None:
            return None
        found.append((sign, form))
    return _combined(found)


def _product(node: Product) -> _Form | None:
    """A product with at most one factor that is no number, and no division by it."""
    result = _Form({}, 1)
    for power, factor in node.factors:
        form = _linear(factor)
        if form is None or (form.terms and (result.terms or power < 0)):
            return None
        if form.terms:
            result = form.times(result.constant)
        elif power < 0 and not form.constant:
            return None
        else:
            result = result.times(form.constant if power > 0 else 1 / Fraction(form.constant))
    return result
