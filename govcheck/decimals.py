"""Exact numbers as decimals in text, and back."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

__all__ = ["number", "number_text"]

DECIMAL: Final = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")


def number(text: str) -> Fraction | None:
    """The number that *text* is as a plain decimal, or ``None``."""
    return Fraction(text) if DECIMAL.fullmatch(text) else None


def number_text(number: Fraction | int) -> str:
    """*number* as a decimal: exact where it ends, else rounded to 12 places."""
    value = Fraction(number)
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest, places = rest // prime, places + 1
    places = places if rest == 1 else 12
    scaled = round(abs(value) * 10**places)
    digits = str(scaled).rjust(places + 1, "0")
    text = digits if not places else f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and text != "0" else text
