"""The tokens of the rule language."""

from __future__ import annotations

import pytest

from govcheck.expression.tokens import ExpressionError, tokenize


def texts(text: str) -> list[tuple[str, str]]:
    """Kinds and texts of the tokens of *text*, without the end."""
    return [(token.kind, token.text) for token in tokenize(text)][:-1]


def test_kinds():
    """Numbers, names, words, texts and signs are told apart; Chinese letters make names."""
    assert texts("x1 == 2.5 and 总计_a in ['b c']") == [
        ("name", "x1"),
        ("sign", "=="),
        ("number", "2.5"),
        ("word", "and"),
        ("name", "总计_a"),
        ("word", "in"),
        ("sign", "["),
        ("text", "'b c'"),
        ("sign", "]"),
    ]


@pytest.mark.parametrize(
    ("wide", "plain"),
    [
        ("（a＋b）×c÷d", "(a+b)*c/d"),
        ("a≤b", "a<=b"),
        ("a≥b", "a>=b"),
        ("a≠b", "a!=b"),
        ("a＝b", "a==b"),
        ("a－b", "a-b"),
        ("a−b", "a-b"),
        ("sum（a，b）", "sum(a,b)"),
        ("t［a，x］", "t[a,x]"),
        ("a＜b　＞c", "a<b >c"),
    ],
)
def test_full_width(wide, plain):
    """Full-width signs are read as their ASCII twins."""
    assert texts(wide) == texts(plain)


def test_texts_are_left_alone():
    """Inside quotation marks a full-width sign stays what it is; the marks themselves may be full-width."""
    assert texts("“（甲，乙）＝”")[0][1][1:-1] == "（甲，乙）＝"
    assert texts("'“'") == [("text", "'“'")]


def test_spans():
    """A span counts the characters that the author sees."""
    assert [token.span for token in tokenize("a ≤ 本年")] == [(0, 1), (2, 3), (4, 6), (6, 7)]


@pytest.mark.parametrize(
    ("text", "key", "span"),
    [
        ("a = b", "pack.single_equals", (2, 3)),
        ("a == 'x", "pack.unclosed_text", (5, 6)),
        ("a == “x", "pack.unclosed_text", (5, 6)),
        ("a ! b", "pack.bad_character", (2, 3)),
        ("a; b", "pack.bad_character", (1, 2)),
        ("a ** $b", "pack.bad_character", (5, 6)),
        ("1" * 41, "pack.number_too_long", (0, 41)),
        ("a + " * 5001, "pack.expression_too_long", (0, 1)),
    ],
)
def test_refused(text, key, span):
    """A character without meaning is refused where it stands."""
    with pytest.raises(ExpressionError) as caught:
        list(tokenize(text))
    assert (caught.value.message.key, caught.value.span) == (key, span)
