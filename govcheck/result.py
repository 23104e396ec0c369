"""What a check found: outcomes, violations with every operand, counts. Values only; texts are made when shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from govcheck.decimals import number, number_text
from govcheck.linear import Source
from govcheck.messages import Message
from govcheck.pack import Pack, Rule
from govcheck.place import Place
from govcheck.report import Cell, Finding, Key, Problem, Report, Severity, Waiver

if TYPE_CHECKING:
    from govcheck.companions import Companions
    from govcheck.errors import GovcheckError
    from govcheck.expression import Node
    from govcheck.instances import Instance
    from govcheck.repair import Repairs

__all__ = [
    "Comparison",
    "Counts",
    "OperandCell",
    "Quotation",
    "Result",
    "Side",
    "Skipped",
    "Statement",
    "Unread",
    "Violation",
]


class Side(Enum):
    """Where an operand stands in the relation."""

    LEFT = "left"
    RIGHT = "right"
    CONDITION = "condition"


@frozen
class OperandCell:
    """A cell that a relation uses.

    Args:
        cell: The cell, with its value and place.
        key: Its reference in the form of the report that is checked.
        side: Where it stands in the relation.
        source: The report that it stands in.
        publisher: The publisher of that report.
    """

    cell: Cell
    key: Key
    side: Side
    source: Source = Source.THIS
    publisher: str = ""


@frozen
class Quotation:
    """The words of the narrative that a finding is about.

    Args:
        text: The sentence as printed.
        start: Its first character in the narrative, counted from 0 in code points.
        end: One past its last character.
        place: Where it stands.
        marked: The numbers or words in question, as spans of the narrative.
    """

    text: str
    start: int
    end: int
    place: Place
    marked: tuple[tuple[int, int], ...] = ()


@frozen(eq=False)
class Statement:
    """What the narrative states, and what it was compared with.

    Args:
        rule: The claim, or the relation within the text.
        instance: The number in question as printed; with a count where it is stated more than once.
        quotation: The sentence.
        left: What the text states, as a plain decimal or as words.
        right: What it should agree with.
        message: What was compared, and why the two are thought to speak of the same thing.
        severity: How bad it is where it does not hold.
        cells: The cells that it was compared with.
    """

    rule: Rule
    instance: str
    quotation: Quotation
    left: str
    right: str
    message: Message
    severity: Severity
    cells: tuple[OperandCell, ...] = ()


@frozen(eq=False)
class Comparison:
    """The comparison that does not hold: its two sides, their values, and the nodes they come from."""

    left_node: Node
    operator: str
    right_node: Node
    left: Fraction | None
    right: Fraction | None


@frozen(eq=False)
class Violation:
    """A relation that does not hold, or something wrong with the report as a form.

    Args:
        rule: The rule.
        instance: Instance of the rule; for a finding of the form the reference of the cell, row or table.
        severity: How bad it is.
        cells: Every operand cell.
        report: The report.
        comparison: The two sides where the relation is a comparison.
        finding: Set for a finding of the form.
        evaluated: The instance of the rule, unless it is a finding of the form.
        waiver: The waiver that accepts it, or ``None``.
        statement: Set for what the narrative states.
        known: Whether the baseline of the call has it: shown, and not counted against the report.
    """

    rule: Rule
    instance: str
    severity: Severity
    cells: tuple[OperandCell, ...]
    report: Report = field(repr=False)
    comparison: Comparison | None = field(default=None, repr=False)
    finding: Finding | None = None
    evaluated: Instance | None = field(default=None, repr=False)
    waiver: Waiver | None = None
    statement: Statement | None = None
    known: bool = False

    @property
    def name(self) -> str:
        """``rule@instance``, or the rule alone where it has a single instance."""
        return f"{self.rule.id}@{self.instance}" if self.instance else self.rule.id

    @property
    def left(self) -> Fraction | None:
        """The value of the left side; ``None`` where there is no number."""
        if self.statement is not None:
            return number(self.statement.left)
        return self.comparison.left if self.comparison else None

    @property
    def right(self) -> Fraction | None:
        """The value of the right side; ``None`` where there is no number."""
        if self.statement is not None:
            return number(self.statement.right)
        return self.comparison.right if self.comparison else None

    @property
    def difference(self) -> Fraction | None:
        """Left minus right; ``None`` where a side is no number."""
        left, right = self.left, self.right
        return None if left is None or right is None else left - right

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that stay the same as long as this violation stays the same."""
        import hashlib

        difference = "" if self.difference is None else number_text(self.difference)
        report = self.report
        # From where a report looks for its pack is no part of what is wrong with it.
        form = report.pack or report.form
        identity = (form, report.publisher, str(report.year), self.rule.id, self.instance, difference)
        return hashlib.sha256("\x1f".join(identity).encode()).hexdigest()[:16]

    @property
    def message(self) -> Message:
        """What is wrong, in words and figures."""
        from govcheck.figures import message

        return message(self)


@frozen
class Skipped:
    """An instance that could not be assessed, and why."""

    rule: Rule = field(repr=False)
    instance: str
    reason: Message


@frozen
class Counts:
    """How many instances there were, and what came of them.

    Args:
        instances: All of them: those that hold, are violated (waived and known ones too), or were not assessed.
        held: Those that hold.
        violated: Those that do not, without the waived and the known ones.
        not_assessed: Those that could not be assessed.
        waived: Violated, and accepted by the author.
        form: Findings of the form, without the waived and the known ones.
        known: Violations and findings that the baseline has.
    """

    instances: int
    held: int
    violated: int
    not_assessed: int
    waived: int
    form: int
    known: int = 0


def _path(report: Report) -> str:
    return repr(report.path)


def _id(pack: Pack) -> str:
    return repr(pack.id)


def _rules(violations: tuple[Violation, ...]) -> str:
    """The rules violated, each with the number of its instances: what a failing assertion has room for."""
    counts = Counter(violation.rule.id for violation in violations)
    return f"[{', '.join(f'{rule} ×{count}' if count > 1 else rule for rule, count in counts.items())}]"


def _places(problems: tuple[Problem, ...]) -> str:
    return f"[{', '.join(str(problem.place) for problem in problems)}]"


@frozen(eq=False)
class Result:
    """What the check of one report found.

    Args:
        report: The report.
        pack: The pack that it was checked with.
        companions: The reports that it was checked against.
        held: Instances that hold.
        stated: Statements of the narrative that hold.
        violations: Everything wrong, errors first, with the waived ones.
        not_assessed: Instances that could not be assessed, with the reason.
        problems: What could not be read.
    """

    report: Report = field(repr=_path)
    pack: Pack = field(repr=_id)
    companions: Companions = field(repr=False)
    held: tuple[Instance, ...] = field(repr=False)
    violations: tuple[Violation, ...] = field(repr=_rules)
    not_assessed: tuple[Skipped, ...] = field(repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=_places)
    stated: tuple[Statement, ...] = field(default=(), repr=False)

    @property
    def ok(self) -> bool:
        """Whether nothing of severity error was found, and everything that was named could be read."""
        return not any(problem.fatal for problem in self.problems) and not any(
            violation.severity is Severity.ERROR for violation in self.open_violations
        )

    @property
    def compared(self) -> bool:
        """Whether at least one relation was assessed; without one, that nothing is wrong says little."""
        return bool(self.held or self.stated or any(one.finding is None for one in self.violations))

    @cached_property
    def repairs(self) -> Repairs:
        """The smallest changes that explain the violated relations; nothing is ever corrected by them."""
        from govcheck.suggest import suggest

        return suggest(self)

    @property
    def open_violations(self) -> tuple[Violation, ...]:
        """The violations that are neither waived nor known."""
        return tuple(violation for violation in self.violations if violation.waiver is None and not violation.known)

    @property
    def counts(self) -> Counts:
        """The numbers of the closing line."""
        relations = [violation for violation in self.violations if violation.finding is None]
        open_relations = sum(violation.finding is None for violation in self.open_violations)
        waived = sum(violation.waiver is not None for violation in self.violations)
        return Counts(
            instances=len(self.held) + len(self.stated) + len(relations) + len(self.not_assessed),
            held=len(self.held) + len(self.stated),
            violated=open_relations,
            not_assessed=len(self.not_assessed),
            waived=waived,
            form=len(self.open_violations) - open_relations,
            known=len(self.violations) - len(self.open_violations) - waived,
        )

    @property
    def blocks(self) -> tuple[tuple[Violation, ...], ...]:
        """The violated relations between cells, those that share a cell together."""
        relations = [one for one in self.violations if one.finding is None and one.statement is None]
        return tuple(_blocks(relations))


@frozen(eq=False)
class Unread:
    """A file that could not be read: it has no result, and the error says why.

    Args:
        path: The file as it was named.
        error: What is wrong, and where.
    """

    path: str
    error: GovcheckError


def _blocks(violations: list[Violation]) -> Iterator[tuple[Violation, ...]]:
    """The connected parts of the violations, in the order of their first members."""
    left = list(violations)
    while left:
        block = [left.pop(0)]
        reached = _reached(block)
        while linked := [one for one in left if reached & _reached([one])]:
            block += linked
            left = [one for one in left if one not in linked]
            reached |= _reached(linked)
        yield tuple(sorted(block, key=violations.index))


def _reached(violations: list[Violation]) -> set[tuple[Source, Key, Place]]:
    """The cells that *violations* use; a report made in memory has no places, and its cells differ all the same."""
    return {(operand.source, operand.cell.key, operand.cell.place) for one in violations for operand in one.cells}
