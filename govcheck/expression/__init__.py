"""The rule language: tokens, parser and nodes. Parsing never evaluates; nothing is ever evaluated by Python."""

from govcheck.expression.nodes import (
    Attribute,
    Call,
    CellNode,
    Choice,
    Compare,
    Every,
    ListNode,
    Logic,
    Name,
    Node,
    Not,
    Number,
    Product,
    Reference,
    Sum,
    TextNode,
)
from govcheck.expression.parser import parse
from govcheck.expression.tokens import ExpressionError

__all__ = [
    "Attribute",
    "Call",
    "CellNode",
    "Choice",
    "Compare",
    "Every",
    "ExpressionError",
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
    "parse",
]
