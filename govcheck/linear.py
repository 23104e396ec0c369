"""Rules as sparse linear relations with whole-number coefficients: what repair, pack coverage and bulk share."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from attrs import frozen

from govcheck.report import Key

__all__ = ["Comparison", "LinearRelation", "Operand", "Source"]


class Source(Enum):
    """Which report an operand stands in."""

    THIS = "this"
    PREVIOUS = "previous"
    PARTS = "parts"


class Operand(NamedTuple):
    """A cell in the report that is checked, in last year's, or in the reports of the parts (their sum)."""

    key: Key
    source: Source = Source.THIS


class Comparison(Enum):
    """How the weighted sum of a linear relation compares with zero."""

    EQUAL = "=="
    AT_MOST = "<="
    AT_LEAST = ">="
    LESS = "<"
    GREATER = ">"
    DIFFERENT = "!="


@frozen
class LinearRelation:
    """``sum(coefficient × operand) + constant`` compared with 0.

    Args:
        rule: Id of the rule it comes from.
        instance: Instance of the rule.
        terms: Operands with whole-number coefficients, none 0, each operand once, in the order of the rule.
        constant: Whole number.
        comparison: The relation of the sum to 0.
        total: The operand that the rule states as a total of the others, or ``None``.
    """

    rule: str
    instance: str
    terms: tuple[tuple[Operand, int], ...]
    constant: int
    comparison: Comparison
    total: Operand | None = None
