"""The grammar of the rule language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govcheck.expression import ExpressionError, Node, parse


def shape(node: Node) -> object:
    """The tree as nested tuples, without spans."""
    fields = [value for name, value in vars_of(node) if name != "span"]
    return (type(node).__name__, *map(_plain, fields))


def vars_of(node: Node) -> list[tuple[str, object]]:
    """The fields of *node* in order."""
    return [(one.name, getattr(node, one.name)) for one in type(node).__attrs_attrs__]


def _plain(value: object) -> object:
    if isinstance(value, Node):
        return shape(value)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def n(name: str) -> tuple[str, str]:
    """A name."""
    return ("Name", name)


def k(value: str) -> tuple[str, Fraction]:
    """A number."""
    return ("Number", Fraction(value))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", n("a")),
        ("0.1", k("1/10")),
        ("'甲 乙'", ("TextNode", "甲 乙")),
        ("a + b - c", ("Sum", ((1, n("a")), (1, n("b")), (-1, n("c"))))),
        ("-a + b", ("Sum", ((-1, n("a")), (1, n("b"))))),
        ("+a", n("a")),
        ("a - (b - c)", ("Sum", ((1, n("a")), (-1, ("Sum", ((1, n("b")), (-1, n("c")))))))),
        ("a * b / c", ("Product", ((1, n("a")), (1, n("b")), (-1, n("c"))))),
        ("a + b * c", ("Sum", ((1, n("a")), (1, ("Product", ((1, n("b")), (1, n("c")))))))),
        ("(a + b) * c", ("Product", ((1, ("Sum", ((1, n("a")), (1, n("b"))))), (1, n("c"))))),
        ("a < b <= c", ("Compare", (n("a"), n("b"), n("c")), ("<", "<="))),
        ("a == b and c or not d", None),
        ("a in [1, 'x']", ("Compare", (n("a"), ("ListNode", (k("1"), ("TextNode", "x")))), ("in",))),
        ("a not in [1]", ("Not", ("Compare", (n("a"), ("ListNode", (k("1"),))), ("in",)))),
        ("not not a", n("a")),
        ("not a == b", ("Not", ("Compare", (n("a"), n("b")), ("==",)))),
        ("a if b else c if d else e", ("Choice", n("a"), n("b"), ("Choice", n("c"), n("d"), n("e")))),
        ("t[行, x]", ("Reference", "t", "行", "x")),
        ("report.level", ("Attribute", "level")),
        ("sum(a, b + c)", ("Call", "sum", (n("a"), ("Sum", ((1, n("b")), (1, n("c"))))))),
        ("sum(parts(cell))", ("Call", "sum", (("Call", "parts", (n("cell"),)),))),
        ("round(a / b, 2)", ("Call", "round", (("Product", ((1, n("a")), (-1, n("b")))), k("2")))),
    ],
)
def test_trees(text, tree):
    """Precedence and grouping are those of Python."""
    if tree is None:
        tree = (
            "Logic",
            (("Logic", (("Compare", (n("a"), n("b")), ("==",)), n("c")), "and"), ("Not", n("d"))),
            "or",
        )
    assert shape(parse(text)) == tree


@pytest.mark.parametrize(
    ("text", "part", "name"),
    [
        ("a + bb == cc", "bb", "Name"),
        ("x == sum(g, 总计)", "sum(g, 总计)", "Call"),
        ("1 < t[a, b]", "t[a, b]", "Reference"),
    ],
)
def test_spans(text, part, name):
    """Every node knows the text that it was made of."""
    found = {text[node.span[0] : node.span[1]]: type(node).__name__ for node in parse(text).walk()}
    assert found[part] == name
    assert parse(text).span == (0, len(text))


@pytest.mark.parametrize(
    ("text", "key", "at"),
    [
        ("", "pack.expected_value", 0),
        ("a +", "pack.expected_value", 3),
        ("a == ", "pack.expected_value", 5),
        ("(a", "pack.expected", 2),
        ("a)", "pack.unexpected", 1),
        ("a b", "pack.unexpected", 2),
        ("1_000", "pack.unexpected", 1),
        ("a if b", "pack.expected", 6),
        ("a not b", "pack.expected", 6),
        ("a in b", "pack.expected", 5),
        ("a in []", "pack.expected_value", 6),
        ("summ(a)", "pack.unknown_function", 0),
        ("__import__('os')", "pack.unknown_function", 0),
        ("sum()", "pack.argument_count", 0),
        ("abs(a, b)", "pack.argument_count", 0),
        ("implies(a == b)", "pack.argument_count", 0),
        ("t[a]", "pack.expected", 3),
        ("t[a, 1]", "pack.expected_name", 5),
        ("t[a, b, c]", "pack.expected", 6),
        ("report.publisher", "pack.unknown_fact", 0),
        ("a.b", "pack.unknown_fact", 0),
        ("report.", "pack.expected_name", 7),
        ("a and", "pack.expected_value", 5),
        ("and a", "pack.expected_value", 0),
        ("a == == b", "pack.expected_value", 5),
        ("(" * 5000, "pack.expression_too_deep", 50),
        ("1 if a else " * 1000, "pack.expression_too_deep", None),
    ],
)
def test_refused(text, key, at):
    """What is no expression is refused at the token that does not fit."""
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.message.key == key
    if at is not None:
        assert caught.value.span[0] == at


def test_long_chains_are_no_depth():
    """Thousands of terms or negations beside each other are as flat as they look."""
    assert len(parse("+".join("a" * 5000)).children()) == 5000
    assert shape(parse("not " * 3000 + "a")) == n("a")
