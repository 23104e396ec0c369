"""Names in an expression, groups and references, in one instance and one layout of a report."""

from __future__ import annotations

import pytest
from attrs import evolve

from govcheck.expression import CellNode, ExpressionError, parse
from govcheck.form_file import read_form
from govcheck.pack import Direction
from govcheck.resolve import Frame, resolve
from govcheck.yaml_nodes import compose

FORM = read_form(
    compose(
        """
t:
  rows:
    a: A
    g:
      label: G
      items:
        b: B
        own: {label: O, row: true, items: {o1: O1, o2: O2}}
        opt: {label: P, row: optional, items: {p1: P1, p2: P2}}
    同: S
  columns: {x: X, h: {label: H, items: {y: Y, z: Z}}, 同: S}
u:
  rows: {a: A}
  columns: {x: X}
""",
        "p.yaml",
    )
)
IN_COLUMN = Frame(FORM, Direction.COLUMN, "t", column="x")
IN_ROW = Frame(FORM, Direction.ROW, "t", row="a")
IN_CELL = Frame(FORM, Direction.CELL, "t", row="a", column="x")
ALONE = Frame(FORM, Direction.ONCE)
PRINTED = Frame(FORM, Direction.COLUMN, "t", column="x", own_rows=frozenset({("t", "opt")}))

LONE = evolve(PRINTED, lone_rows=PRINTED.own_rows)


def cells(text: str, frame: Frame) -> list[str]:
    """The cells of *text*, each with the report that it stands in where that is another one."""
    operands = [node.operand for node in resolve(parse(text), frame).walk() if isinstance(node, CellNode)]
    sources = {"this": "", "previous": "-1 ", "parts": "each "}
    return [f"{sources[source.value]}{table}[{row}, {column}]" for (table, row, column), source in operands]


@pytest.mark.parametrize(
    ("text", "frame", "found"),
    [
        ("a", IN_COLUMN, ["t[a, x]"]),
        ("同", IN_COLUMN, ["t[同, x]"]),
        ("同", IN_ROW, ["t[a, 同]"]),
        ("x + 同", IN_ROW, ["t[a, x]", "t[a, 同]"]),
        ("cell", IN_CELL, ["t[a, x]"]),
        ("own", IN_COLUMN, ["t[own, x]"]),
        ("opt", IN_COLUMN, ["t[opt, x]"]),
        ("sum(own)", IN_COLUMN, ["t[o1, x]", "t[o2, x]"]),
        ("sum(opt)", IN_COLUMN, ["t[p1, x]", "t[p2, x]"]),
        ("sum(g)", IN_COLUMN, ["t[b, x]", "t[own, x]", "t[p1, x]", "t[p2, x]"]),
        ("sum(g)", PRINTED, ["t[b, x]", "t[own, x]", "t[opt, x]"]),
        ("sum(opt)", PRINTED, ["t[p1, x]", "t[p2, x]"]),
        ("sum(opt)", LONE, ["t[opt, x]"]),
        ("sum(t[opt, x])", LONE, ["t[opt, x]"]),
        ("sum(h)", IN_ROW, ["t[a, y]", "t[a, z]"]),
        ("sum(t[g, x])", ALONE, ["t[b, x]", "t[own, x]", "t[p1, x]", "t[p2, x]"]),
        ("sum(t[own, x])", ALONE, ["t[o1, x]", "t[o2, x]"]),
        ("t[own, x]", ALONE, ["t[own, x]"]),
        ("sum(t[a, h])", ALONE, ["t[a, y]", "t[a, z]"]),
        ("sum(t[own, h])", ALONE, ["t[o1, y]", "t[o1, z]", "t[o2, y]", "t[o2, z]"]),
        ("sum(a, b)", IN_COLUMN, ["t[a, x]", "t[b, x]"]),
        ("u[a, column]", IN_COLUMN, ["u[a, x]"]),
        ("u[row, x]", IN_ROW, ["u[a, x]"]),
        ("previous(a)", IN_COLUMN, ["-1 t[a, x]"]),
        ("previous(a + b) - a", IN_COLUMN, ["-1 t[a, x]", "-1 t[b, x]", "t[a, x]"]),
        ("sum(previous(own))", IN_COLUMN, ["-1 t[o1, x]", "-1 t[o2, x]"]),
        ("previous(sum(own))", IN_COLUMN, ["-1 t[o1, x]", "-1 t[o2, x]"]),
        ("sum(parts(cell))", IN_CELL, ["each t[a, x]"]),
        ("sum(parts(u[a, x]))", ALONE, ["each u[a, x]"]),
        ("report.year - 1", ALONE, []),
    ],
)
def test_cells(text, frame, found):
    """A name is a row in a column, a column in a row; a group stands for its items where it is summed."""
    assert cells(text, frame) == found


@pytest.mark.parametrize(
    ("text", "frame", "key", "part", "words"),
    [
        ("a == g", IN_COLUMN, "pack.group_as_figure", "g", "sum(g)"),
        ("t[g, x]", ALONE, "pack.group_as_figure", "t[g, x]", "sum(g, x)"),
        ("x", IN_COLUMN, "pack.unknown_name", "x", "no “x”"),
        ("a == hh", IN_ROW, "pack.unknown_name", "a", "no “a”"),
        ("sum(ownn)", IN_COLUMN, "pack.unknown_name", "ownn", "nearest: own"),
        ("cell", IN_ROW, "pack.unknown_name", "cell", "no “cell”"),
        ("a", ALONE, "pack.bare_name", "a", "table[row, column]"),
        ("a", IN_CELL, "pack.bare_name", "a", "cell"),
        ("v[a, x]", ALONE, "pack.unknown_table", "v[a, x]", "t, u"),
        ("t[aa, x]", ALONE, "pack.unknown_name", "t[aa, x]", "nearest: a"),
        ("t[a, row]", IN_COLUMN, "pack.unknown_name", "t[a, row]", "“row”"),
        ("previous(previous(a))", IN_COLUMN, "pack.nested_source", "previous(previous(a))", "inside previous"),
        ("sum(parts(previous(a)))", IN_COLUMN, "pack.nested_source", "parts(previous(a))", "inside parts"),
    ],
)
def test_refused(text, frame, key, part, words):
    """A name that is not there, or a heading in place of a figure, is refused where it stands."""
    with pytest.raises(ExpressionError) as caught:
        cells(text, frame)
    error = caught.value
    assert (error.message.key, text[slice(*error.span)]) == (key, part)
    assert words in error.message.show("en")


def test_let():
    """A named value stands for its expression, and may use earlier ones only."""
    let = {"p": parse("a + b"), "q": parse("p - 同"), "a": parse("同")}
    frame = Frame(FORM, Direction.COLUMN, "t", column="x", let=let)
    assert cells("q", frame) == ["t[a, x]", "t[b, x]", "t[同, x]"]
    assert cells("a", frame) == ["t[同, x]"]
    circle = Frame(FORM, Direction.COLUMN, "t", column="x", let={"p": parse("q"), "q": parse("p")})
    with pytest.raises(ExpressionError) as caught:
        cells("q", circle)
    assert caught.value.message.key == "pack.unknown_name"
