"""What goes into the search for repairs and what comes out of it: domains, limits, changes, repairs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import frozen

from govcheck.form import ValueKind
from govcheck.linear import Operand, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from govcheck.messages import Message
    from govcheck.repair.system import Solution, System

__all__ = ["Change", "Domain", "Limits", "Number", "Repair", "Repairs"]

Number = int | Decimal
"""The value of a cell that stands in a linear relation."""


@frozen
class Domain:
    """What a cell may hold, and whether a repair may touch it.

    Args:
        places: Decimal places that the form allows; ``None``: as many as the block's figures have.
        minimum: The least value that the form allows; ``None``: no least value.
        changeable: Whether a repair may change the cell at all.
        blank: Whether nothing stands in the cell, so that it was counted as 0.
    """

    places: int | None = 0
    minimum: int | None = 0
    changeable: bool = True
    blank: bool = False

    @classmethod
    def of(cls, kind: ValueKind, *, blank: bool = False) -> Domain:
        """The domain of a cell of *kind*; dates and texts stand in no sum and cannot be changed."""
        if kind not in _LIMITS:
            return cls(changeable=False, blank=blank)
        places, minimum = _LIMITS[kind]
        return cls(places, minimum, blank=blank)


_LIMITS: Final[Mapping[ValueKind, tuple[int | None, int | None]]] = {
    ValueKind.COUNT: (0, 0),
    ValueKind.INTEGER: (0, None),
    ValueKind.AMOUNT: (None, 0),
    ValueKind.NUMBER: (None, None),
    ValueKind.PERCENT: (None, None),
    ValueKind.DAYS: (None, 0),
}


@frozen
class Limits:
    """How far the search goes. It counts steps, not seconds, so that an answer is the same on every machine.

    Args:
        size: Cells of the largest set that is looked for; up to here all smallest sets are found.
        steps: Steps of the search for one block; 10,000 take about a quarter of a second.
        answers: Repairs that are listed for one block.
        beyond: What to ask for one proposal beyond *size*, such as `govcheck.repair.solver.smallest`;
            ``None``: single changes that are all but certain, and an exact search for the rest.
    """

    size: int = 5
    steps: int = 15_000
    answers: int = 200
    beyond: Callable[[System], Solution | None] | None = None


@frozen
class Change:
    """One cell of a repair.

    Args:
        operand: The cell, and the report that it stands in.
        printed: Its value now; 0 for a blank cell.
        suggested: The value that was probably meant; a `Decimal` exactly where the cell may hold decimals.
        reason: Why: which typing error it looks like.
    """

    operand: Operand
    printed: Number
    suggested: Number
    reason: Message


@frozen
class Repair:
    """A set of changes after which the relations hold.

    Args:
        changes: In the printed order of the cells.
        clears: Rule and instance of every violation that is gone afterwards.
        unique: Whether this is the only smallest set of cells, with the only values, as a complete search
            has shown. Never true for a recognised structure or a partial answer.
        order: Why it stands where it stands among several; ``None`` when it is unique.
    """

    changes: tuple[Change, ...]
    clears: tuple[tuple[str, str], ...]
    unique: bool
    order: Message | None = None

    @property
    def within_report(self) -> bool:
        """Whether it changes cells of the checked report alone, not of last year's or of the parts."""
        return all(change.operand.source is Source.THIS for change in self.changes)


@frozen
class Repairs:
    """All that was found for one report.

    Args:
        entries: Repairs of the whole report, the best first: the first joins the best answer of each block,
            later ones vary one block.
        complete: Whether every smallest set is among them and clears every violation.
        notes: What the whole looks like (a shifted column), and what could not be done.
        blocks: The answers block by block; violations of different blocks share no cell.
    """

    entries: tuple[Repair, ...] = ()
    complete: bool = True
    notes: tuple[Message, ...] = ()
    blocks: tuple[tuple[Repair, ...], ...] = ()
