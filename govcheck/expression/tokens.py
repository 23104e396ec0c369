"""The tokens of the rule language. Full-width signs are read as their ASCII twins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from govcheck.messages import Message, say

__all__ = ["ExpressionError", "Token", "tokenize"]

#: One character each, so that spans count the characters that the author sees.
TWINS: Final = str.maketrans("（）＝＋－−×÷，＜＞［］．“”　", '()≡+--*/,<>[]."" ')
SPELLINGS: Final = {"≡": "==", "≤": "<=", "≥": ">=", "≠": "!="}
WORDS: Final = frozenset({"and", "or", "not", "if", "else", "in"})
MAX_LENGTH: Final = 20_000
MAX_DIGITS: Final = 40

TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
      | (?P<number>[0-9]+(?:\.[0-9]+)?)
      | (?P<name>[^\W\d]\w*)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<sign>==|<=|>=|!=|[≡≤≥≠<>+\-*/(),.\[\]])
    """,
    re.VERBOSE,
)


class ExpressionError(Exception):
    """The text of an expression is wrong.

    Attributes:
        message: What is wrong.
        span: The characters concerned.
    """

    def __init__(self, message: Message, span: tuple[int, int]) -> None:
        super().__init__(message, span)
        self.message = message
        self.span = span


@frozen
class Token:
    """A token: its kind (``number``, ``name``, ``word``, ``text``, ``sign``, ``end``), text and span."""

    kind: str
    text: str
    span: tuple[int, int]


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of *text*, the last one of kind ``end``.

    Raises:
        ExpressionError: A character that the language does not have, or a text of over 20,000 characters.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(say("pack.expression_too_long", limit=MAX_LENGTH), (0, 1))
    plain = text.translate(TWINS)
    position = 0
    while position < len(plain):
        match = TOKEN.match(plain, position)
        if match is None:
            raise ExpressionError(_complaint(plain, position), (position, position + 1))
        position = match.end()
        if match.lastgroup == "number" and len(match.group()) > MAX_DIGITS:
            raise ExpressionError(say("pack.number_too_long", limit=MAX_DIGITS), match.span())
        if match.lastgroup == "text":
            # Inside quotation marks a full-width sign is a character like any other.
            yield Token("text", text[match.start() : match.end()], match.span())
        elif match.lastgroup != "space":
            yield _token(match)
    yield Token("end", "", (len(text), len(text) + 1))


def _token(match: re.Match[str]) -> Token:
    kind, text = str(match.lastgroup), match.group()
    if kind == "name" and text in WORDS:
        kind = "word"
    return Token(kind, SPELLINGS.get(text, text), match.span())


def _complaint(text: str, position: int) -> Message:
    character = text[position]
    if character == "=":
        return say("pack.single_equals")
    if character in "\"'":
        return say("pack.unclosed_text")
    return say("pack.bad_character", character=character)
