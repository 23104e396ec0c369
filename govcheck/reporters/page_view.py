"""What the HTML page shows, as values: texts in the reader's language, harmless characters, ready-made anchors.

Nothing here knows a rule or a file; the templates draw these values and nothing else.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from govcheck.excerpt import printable
from govcheck.report import Key

__all__ = [
    "CardGroup",
    "CardView",
    "CountView",
    "FiguresView",
    "Mark",
    "OperandView",
    "ProblemView",
    "ReasonRule",
    "ReasonView",
    "RepairChange",
    "RepairView",
    "RepairsView",
    "UnreadView",
    "Verdict",
    "cell_anchor",
    "clean",
]

#: So many characters of one text are shown; the page is for reading, and the report itself has the rest.
LONGEST: Final = 4000
#: So many characters of the text of one cell.
LONGEST_CELL: Final = 60
BREAKS: Final = str.maketrans("\t\r\n", "   ")


def clean(text: str, longest: int = LONGEST) -> str:
    """*text* on one line, cut where it is long, control and direction characters replaced."""
    shown = text[:longest].translate(BREAKS).strip()
    return printable(shown) + ("…" if len(text) > longest else "")


def cell_anchor(report: str, key: Key) -> str:
    """The HTML id of the cell at *key* in the report whose id is *report*; ids of a form have no dots."""
    return ".".join((report, *key))


@frozen
class Verdict:
    """What a head of office reads first.

    Args:
        state: ``good``, ``bad`` or ``open`` (something that was named could not be read, or nothing compared).
        headline: One word or two.
        sentence: What it rests on.
    """

    state: str
    headline: str
    sentence: str


@frozen
class CountView:
    """A figure of the summary: how many, of what, and whether it asks for attention (``good``, ``bad``, ``plain``)."""

    figure: int
    label: str
    tone: str = "plain"


@frozen
class ReasonRule:
    """A rule that could not be assessed in some places: its words, its id, and in how many."""

    title: str
    rule: str
    count: int


@frozen
class ReasonView:
    """Why relations could not be checked: the reason, how many, and which rules."""

    reason: str
    count: int
    rules: tuple[ReasonRule, ...]


@frozen
class ProblemView:
    """Something that could not be read, or was read with doubt."""

    text: str
    excerpt: str
    fatal: bool


@frozen
class OperandView:
    """A cell of a relation.

    Args:
        label: Row and column in the form's words.
        printed: As it stands in the report; empty where nothing can be shown.
        nothing: Why nothing can be shown, or empty.
        place: Where it stands.
        side: ``left``, ``right`` or ``condition``.
        anchor: Id of the cell on this page; empty for the cell of another report.
        origin: The other report, or empty.
    """

    label: str
    printed: str
    nothing: str
    place: str
    side: str
    anchor: str = ""
    origin: str = ""


@frozen
class FiguresView:
    """A relation in figures: ``3525 + 121 = 3646``, ``≠``, ``3645``, and by how much they differ."""

    left: str
    sign: str
    right: str
    note: str


@frozen
class CardView:
    """A violation.

    Args:
        anchor: Id of the card.
        number: As it is numbered on the page, from 1.
        level: ``error``, ``warning``, ``info``, ``known`` (in the baseline) or ``waived``.
        level_text: The same in words.
        rule: Id of the rule and instance.
        title: The relation in words.
        where: Labels of the row or column.
        figures: The relation in figures, or ``None``.
        message: What is wrong in words, where figures do not say it; or empty.
        operands: Every operand cell.
        authority: What the rule rests on, or empty.
        place: Where to look.
        accepted: Why it does not count, or empty.
        quote: The sentence of the narrative, its pieces in turn unmarked and marked; or empty.
        relation: Whether it is a relation between cells, not a finding of the form.
    """

    anchor: str
    number: int
    level: str
    level_text: str
    rule: str
    title: str
    where: str
    figures: FiguresView | None
    message: str
    operands: tuple[OperandView, ...]
    authority: str
    place: str
    accepted: str
    relation: bool
    quote: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it counts against the report."""
        return not self.accepted

    @property
    def cells(self) -> tuple[str, ...]:
        """Ids of the cells on this page, each once."""
        return tuple(dict.fromkeys(operand.anchor for operand in self.operands if operand.anchor))


@frozen
class CardGroup:
    """Violations that share cells, and a line that says so; a single one has no such line."""

    heading: str
    cards: tuple[CardView, ...]


@frozen
class Mark:
    """How a cell is marked: the worst of its violations, all of their cards, and whether several are open."""

    level: str
    cards: tuple[CardView, ...]
    strong: bool


@frozen
class RepairChange:
    """One cell that a repair changes: what stands there, what was most likely meant, why, and where."""

    anchor: str
    label: str
    printed: str
    suggested: str
    reason: str
    place: str = ""


@frozen
class RepairView:
    """A way to repair the whole report.

    Args:
        changes: The cells to change.
        clears: How many violations are gone afterwards.
        unique: Whether no other repair is as small.
        order: Why it stands where it stands among several, or empty.
    """

    changes: tuple[RepairChange, ...]
    clears: int
    unique: bool
    order: str = ""


@frozen
class RepairsView:
    """The repairs, the best first, and what else the search has to say."""

    entries: tuple[RepairView, ...] = ()
    notes: tuple[str, ...] = ()


@frozen
class UnreadView:
    """A file that could not be read."""

    anchor: str
    path: str
    text: str
    excerpt: str
