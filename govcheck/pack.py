"""A pack: a form and the rules that hold on it, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from govcheck.expression import Name, Node, Reference
from govcheck.form import Form
from govcheck.messages import Text
from govcheck.place import Place
from govcheck.report import Severity

if TYPE_CHECKING:
    from govcheck.claims.claim import Claim

__all__ = ["Absent", "Direction", "Each", "Pack", "Policy", "Rule", "Tolerance", "ToleranceKind", "Years"]


class Direction(Enum):
    """What a rule is repeated over."""

    ONCE = ""
    COLUMN = "column"
    ROW = "row"
    CELL = "cell"


@frozen
class Each:
    """``each``: the direction, and the tables that it runs over.

    Args:
        direction: What the rule is repeated over.
        tables: Ids of the tables.
        every: Whether the pack says ``*``: every table of the form, also those that an extending pack adds.
    """

    direction: Direction
    tables: tuple[str, ...] = ()
    every: bool = False


class Policy(Enum):
    """What a blank or not-applicable operand does."""

    ZERO = "zero"
    SKIP = "skip"
    FAIL = "fail"


class Absent(Enum):
    """What an operand does that is not there at all."""

    UNASSESSED = "unassessed"
    ZERO = "zero"
    SKIP = "skip"
    FAIL = "fail"


class ToleranceKind(Enum):
    """How a tolerance is measured."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    ROUNDING = "rounding"


@frozen
class Tolerance:
    """How far two sides may be apart.

    Args:
        kind: Absolute; relative to the larger side; or half a unit of the last printed digit of every operand.
        amount: The absolute amount, or the share; unused for rounding.
    """

    kind: ToleranceKind = ToleranceKind.ABSOLUTE
    amount: Decimal = Decimal(0)


@frozen
class Years:
    """A range of years; ``None`` is open."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, year: int) -> bool:
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        if self.first is not None and self.first == self.last:
            return str(self.first)
        return f"{'' if self.first is None else self.first}–{'' if self.last is None else self.last}"


@frozen
class Rule:
    """A relation of a pack, or a check of the form itself.

    Args:
        id: Unique in the pack.
        title: The relation in words.
        each: What it is repeated over.
        check: The relation; ``None`` for the checks of the form itself.
        text: The relation as written in the pack.
        where: A condition; where it is false there is no instance.
        let: Named intermediate values, in order.
        severity: Of its violations.
        tolerance: How far two sides may be apart.
        blank: What a blank operand does.
        na: What a not-applicable operand does.
        absent: What an operand does that is not there.
        excluded: Rows or columns that it is not applied to.
        message: What a violation says, or ``None`` for the relation in figures.
        authority: The notice, law or layout that it rests on.
        valid: Years of report that it applies to.
        off: Why it is listed but not run, or ``None``.
        place: Where it stands.
        group: Set for a relation that every group with an optional row brings along: the group whose own row
            and items must both stand.
    """

    id: str
    title: Text
    each: Each = Each(Direction.ONCE)
    check: Node | None = None
    text: str = ""
    where: Node | None = None
    let: tuple[tuple[str, Node], ...] = ()
    severity: Severity = Severity.ERROR
    tolerance: Tolerance = Tolerance()
    blank: Policy = Policy.ZERO
    na: Policy = Policy.ZERO
    absent: Absent = Absent.UNASSESSED
    excluded: frozenset[str] = frozenset()
    message: Text | None = None
    authority: Text | None = None
    valid: Years = Years()
    off: Text | None = None
    place: Place = Place()
    group: str = ""

    @property
    def conditional_on_cells(self) -> bool:
        """Whether its condition depends on figures, and not only on facts of the report."""
        return self.where is not None and any(isinstance(node, (Name, Reference)) for node in self.where.walk())


@define(frozen=True, eq=False, slots=False)
class Pack:
    """A form and the rules that hold on it. Two packs are the same only when they are one object.

    Args:
        id: Its name, as in a report's ``form``.
        title: What it is called.
        authority: The notice that the form comes from.
        years: Years of report that the form is for.
        language: Language of labels and messages.
        form: The form.
        rules: Rules by id, in the order of the file.
        text: Relations within the text that are run, by id, with the severity that the pack gives them or ``None``.
        read_claims: Reads how the narrative says things about cells.
        bases: Ids of the packs that it extends, nearest first.
        place: The file.
    """

    id: str
    title: Text
    authority: Text | None
    years: Years
    language: str
    form: Form = field(repr=False)
    rules: Mapping[str, Rule] = field(repr=False)
    bases: tuple[str, ...]
    place: Place
    text: Mapping[str, Severity | None] = field(factory=dict, repr=False)
    read_claims: Callable[[], tuple[Claim, ...]] = field(default=tuple, repr=False)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """How the narrative says things about cells.

        Raises:
            PackError: A claim is wrong.
        """
        return self.read_claims()
