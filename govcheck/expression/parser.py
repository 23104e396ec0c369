"""Recursive descent over the tokens. The docstring of each method is its line of the grammar."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from govcheck.expression.nodes import (
    Attribute,
    Call,
    Choice,
    Compare,
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
from govcheck.expression.tokens import ExpressionError, Token, tokenize
from govcheck.messages import Message, say

__all__ = ["FUNCTIONS", "parse"]

#: Least and greatest number of arguments of each function; ``None``: as many as one likes.
FUNCTIONS: Final[dict[str, tuple[int, int | None]]] = {
    "sum": (1, None),
    "min": (1, None),
    "max": (1, None),
    "count": (1, None),
    "abs": (1, 1),
    "round": (1, 2),
    "implies": (2, 2),
    "blank": (1, 1),
    "present": (1, 1),
    "na": (1, 1),
    "previous": (1, 1),
    "parts": (1, 1),
}
COMPARISONS: Final = frozenset({"==", "!=", "<", "<=", ">", ">="})
#: Deep enough for any rule that a person can read, and far from the interpreter's own limit.
MAX_DEPTH: Final = 50


def parse(text: str) -> Node:
    """The tree of *text*.

    Raises:
        ExpressionError: The text is not of the language.
    """
    parser = _Parser(tuple(tokenize(text)))
    node = parser.expression()
    parser.finish()
    return node


class _Parser:
    """A position in a row of tokens."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _advance(self) -> Token:
        token = self._token
        self._next += token.kind != "end"
        return token

    def _accept(self, *texts: str) -> Token | None:
        token = self._token
        return self._advance() if token.kind in {"sign", "word"} and token.text in texts else None

    def _expect(self, text: str) -> Token:
        token = self._accept(text)
        if token is None:
            raise self._error(say("pack.expected", expected=text, found=self._token.text or say("pack.end")))
        return token

    def _error(self, message: Message) -> ExpressionError:
        return ExpressionError(message, self._token.span)

    def finish(self) -> None:
        """Refuse whatever follows a whole expression."""
        if self._token.kind != "end":
            raise self._error(say("pack.unexpected", found=self._token.text))

    def expression(self) -> Node:
        """expression: either ['if' either 'else' expression]."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(say("pack.expression_too_deep"))
        then = self._either()
        if self._accept("if"):
            condition = self._either()
            self._expect("else")
            otherwise = self.expression()
            then = Choice(_join(then, otherwise), then, condition, otherwise)
        self._depth -= 1
        return then

    def _either(self) -> Node:
        """either: both ('or' both)*."""
        return self._logic("or", self._both)

    def _both(self) -> Node:
        """both: negation ('and' negation)*."""
        return self._logic("and", self._negation)

    def _logic(self, word: str, operand: Callable[[], Node]) -> Node:
        operands = [operand()]
        while self._accept(word):
            operands.append(operand())
        if len(operands) == 1:
            return operands[0]
        return Logic(_join(operands[0], operands[-1]), tuple(operands), word)

    def _negation(self) -> Node:
        """negation: 'not'* comparison."""
        signs = []
        while token := self._accept("not"):
            signs.append(token)
        node = self._comparison()
        for token in signs if len(signs) % 2 else ():
            return Not((token.span[0], node.span[1]), node)
        return node

    def _comparison(self) -> Node:
        """comparison: sum (operator sum)* | sum ['not'] 'in' list."""
        operands, operators = [self._sum()], []
        while token := self._accept(*COMPARISONS):
            operators.append(token.text)
            operands.append(self._sum())
        negated = not operators and self._accept("not")
        if negated:
            self._expect("in")
        if negated or (not operators and self._accept("in")):
            operators.append("in")
            operands.append(self._list())
        if not operators:
            return operands[0]
        node = Compare(_join(operands[0], operands[-1]), tuple(operands), tuple(operators))
        return Not(node.span, node) if negated else node

    def _list(self) -> Node:
        """list: '[' expression (',' expression)* ']'."""
        start = self._expect("[")
        items = self._items()
        end = self._expect("]")
        return ListNode((start.span[0], end.span[1]), items)

    def _items(self) -> tuple[Node, ...]:
        items = [self.expression()]
        while self._accept(","):
            items.append(self.expression())
        return tuple(items)

    def _sum(self) -> Node:
        """sum: ['-'] product (('+' | '-') product)*."""
        first = self._accept("+", "-")
        terms = [(-1 if first and first.text == "-" else 1, self._product())]
        while token := self._accept("+", "-"):
            terms.append((1 if token.text == "+" else -1, self._product()))
        if len(terms) == 1 and terms[0][0] == 1:
            return terms[0][1]
        start = first.span[0] if first else terms[0][1].span[0]
        return Sum((start, terms[-1][1].span[1]), tuple(terms))

    def _product(self) -> Node:
        """product: value (('*' | '/') value)*."""
        factors = [(1, self._value())]
        while token := self._accept("*", "/"):
            factors.append((1 if token.text == "*" else -1, self._value()))
        if len(factors) == 1:
            return factors[0][1]
        return Product(_join(factors[0][1], factors[-1][1]), tuple(factors))

    def _value(self) -> Node:
        """value: number | text | '(' expression ')' | name | call | reference | fact."""
        token = self._token
        if token.kind == "number":
            self._advance()
            return Number(token.span, Fraction(token.text))
        if token.kind == "text":
            self._advance()
            return TextNode(token.span, token.text[1:-1])
        if token.kind == "name":
            return self._named(self._advance())
        if self._accept("("):
            node = self.expression()
            self._expect(")")
            return node
        raise self._error(say("pack.expected_value", found=token.text or say("pack.end")))

    def _named(self, name: Token) -> Node:
        if self._accept("("):
            return self._call(name)
        if self._accept("["):
            return self._reference(name)
        if self._accept("."):
            return self._fact(name)
        return Name(name.span, name.text)

    def _call(self, name: Token) -> Node:
        """call: name '(' expression (',' expression)* ')'."""
        if name.text not in FUNCTIONS:
            raise ExpressionError(say("pack.unknown_function", name=name.text, known=tuple(FUNCTIONS)), name.span)
        arguments = self._items() if self._token.text != ")" else ()
        end = self._expect(")")
        least, most = FUNCTIONS[name.text]
        span = (name.span[0], end.span[1])
        if len(arguments) < least or (most is not None and len(arguments) > most):
            raise ExpressionError(say("pack.argument_count", name=name.text, least=least), span)
        return Call(span, name.text, arguments)

    def _reference(self, table: Token) -> Node:
        """reference: name '[' name ',' name ']'."""
        row = self._identifier()
        self._expect(",")
        column = self._identifier()
        end = self._expect("]")
        return Reference((table.span[0], end.span[1]), table.text, row, column)

    def _fact(self, name: Token) -> Node:
        """fact: 'report' '.' ('scope' | 'level' | 'year')."""
        fact = self._identifier()
        span = (name.span[0], self._tokens[self._next - 1].span[1])
        if name.text != "report" or fact not in {"scope", "level", "year"}:
            raise ExpressionError(say("pack.unknown_fact", name=f"{name.text}.{fact}"), span)
        return Attribute(span, fact)

    def _identifier(self) -> str:
        if self._token.kind != "name":
            raise self._error(say("pack.expected_name", found=self._token.text or say("pack.end")))
        return self._advance().text


def _join(first: Node, last: Node) -> tuple[int, int]:
    return first.span[0], last.span[1]
