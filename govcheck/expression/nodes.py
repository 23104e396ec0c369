"""The nodes of an expression. Each keeps its span, so that a message can put a caret under the right column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from attrs import evolve, field, frozen

from govcheck.linear import Operand

__all__ = [
    "Attribute",
    "Call",
    "CellNode",
    "Choice",
    "Compare",
    "Every",
    "ListNode",
    "Logic",
    "Name",
    "Node",
    "Not",
    "Number",
    "Product",
    "Reference",
    "Sum",
    "TextNode",
]

Span = tuple[int, int]


@frozen
class Node:
    """A part of an expression.

    Args:
        span: First and one past the last character in the text of the expression.
    """

    span: Span = field(eq=False)

    def children(self) -> tuple[Node, ...]:
        """The nodes directly below."""
        return ()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, from left to right."""
        yield self
        for child in self.children():
            yield from child.walk()

    def rebuild(self, change: Callable[[Node], Node]) -> Node:  # noqa: ARG002  a leaf has nothing below
        """The same node with *change* applied to each node directly below."""
        return self


@frozen
class Number(Node):
    """A number, exact."""

    value: Fraction


@frozen
class TextNode(Node):
    """A text in quotation marks."""

    value: str


@frozen
class Name(Node):
    """A name: of a row, a column, an intermediate value, or ``cell``, ``row``, ``column``."""

    name: str


@frozen
class Attribute(Node):
    """A fact of the report: ``report.scope``, ``report.level``, ``report.year``."""

    name: str


@frozen
class Reference(Node):
    """``table[row, column]``."""

    table: str
    row: str
    column: str


@frozen
class CellNode(Node):
    """A cell, after names have been resolved."""

    operand: Operand


@frozen
class _Items(Node):
    """Nodes beside one another."""

    items: tuple[Node, ...]

    def children(self) -> tuple[Node, ...]:
        return self.items

    def rebuild(self, change: Callable[[Node], Node]) -> Node:
        return evolve(self, items=tuple(map(change, self.items)))


@frozen
class Every(_Items):
    """A list of nodes that a name stands for: the items of a group."""


@frozen
class ListNode(_Items):
    """A bracketed list of values, at the right of ``in``."""


@frozen
class Sum(Node):
    """Terms that are added (sign 1) or subtracted (sign -1); one negative term is a negation."""

    terms: tuple[tuple[int, Node], ...]

    def children(self) -> tuple[Node, ...]:
        return tuple(node for _, node in self.terms)

    def rebuild(self, change: Callable[[Node], Node]) -> Node:
        return evolve(self, terms=tuple((sign, change(node)) for sign, node in self.terms))


@frozen
class Product(Node):
    """Factors that multiply (power 1) or divide (power -1)."""

    factors: tuple[tuple[int, Node], ...]

    def children(self) -> tuple[Node, ...]:
        return tuple(node for _, node in self.factors)

    def rebuild(self, change: Callable[[Node], Node]) -> Node:
        return evolve(self, factors=tuple((power, change(node)) for power, node in self.factors))


@frozen
class _Operands(Node):
    """What operators stand between."""

    operands: tuple[Node, ...]

    def children(self) -> tuple[Node, ...]:
        return self.operands

    def rebuild(self, change: Callable[[Node], Node]) -> Node:
        return evolve(self, operands=tuple(map(change, self.operands)))


@frozen
class Compare(_Operands):
    """A chain of comparisons: ``operands[0] operators[0] operands[1] …``; operators as ASCII text, also ``in``."""

    operators: tuple[str, ...]


@frozen
class Logic(_Operands):
    """``and`` or ``or`` over two or more operands."""

    operator: str


@frozen
class Not(Node):
    """Negation of a condition."""

    operand: Node

    def children(self) -> tuple[Node, ...]:
        return (self.operand,)

    def rebuild(self, change: Callable[[Node], Node]) -> Node:
        return evolve(self, operand=change(self.operand))


@frozen
class Choice(Node):
    """``then if condition else otherwise``."""

    then: Node
    condition: Node
    otherwise: Node

    def children(self) -> tuple[Node, ...]:
        return (self.then, self.condition, self.otherwise)

    def rebuild(self, change: Callable[[Node], Node]) -> Node:
        return evolve(
            self,
            then=change(self.then),
            condition=change(self.condition),
            otherwise=change(self.otherwise),
        )


@frozen
class Call(Node):
    """A function of the language with its arguments."""

    function: str
    arguments: tuple[Node, ...]

    def children(self) -> tuple[Node, ...]:
        return self.arguments

    def rebuild(self, change: Callable[[Node], Node]) -> Node:
        return evolve(self, arguments=tuple(map(change, self.arguments)))
