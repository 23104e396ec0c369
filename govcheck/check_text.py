"""The narrative of a report: claims against its tables, and relations within it, as statements for the checker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from attrs import define, field, frozen

from govcheck.claims.bound import Bound, Reading
from govcheck.claims.judge import Judged, Standing
from govcheck.evaluate import Scene
from govcheck.judge_text import judge_text
from govcheck.messages import Message, say
from govcheck.narrative.findings import Outcome, Quote, Verdict, quote
from govcheck.narrative.reading import Span
from govcheck.narrative.relations import relate
from govcheck.narrative.relations.statements import show
from govcheck.narrative.sentences import Prose, read
from govcheck.pack import Pack, Rule
from govcheck.place import Place
from govcheck.report import Narrative, Severity
from govcheck.resolve import Layout
from govcheck.result import OperandCell, Quotation, Side, Skipped, Statement
from govcheck.text_rules import TEXT_RULES

__all__ = ["Told", "check_narrative"]

LONGEST_NAME = 40
#: So far before a change stands the word that says which way it went.
NEAR = 12
UP = ("增加", "增长", "上升", "提高", "上涨", "增", "升", "多", "涨")
DOWN = ("减少", "下降", "降低", "回落", "下滑", "降", "减", "少")
WAY = re.compile("|".join((*UP, *DOWN)))
RISE, FALL = say("narrative.rise"), say("narrative.fall")
BREAKDOWN = "text.breakdown"


@frozen(eq=False)
class Told:
    """What became of the statements of a narrative."""

    held: tuple[Statement, ...]
    violated: tuple[Statement, ...]
    skipped: tuple[Skipped, ...]


def check_narrative(narrative: Narrative, pack: Pack, scene: Scene, layout: Layout) -> Told:
    """Everything that *narrative* states, compared with the tables of the report and with itself."""
    prose = read(narrative.text)
    told = _Telling(prose, narrative, pack, scene)
    outcomes = list(relate(prose, scene.report.year or None))
    for judged in judge_text(prose, pack, scene, layout, outcomes):
        told.claim(judged)
    for outcome in outcomes:
        if outcome.relation in pack.text:
            told.relation(outcome)
    return Told(tuple(told.held), tuple(told.violated), tuple(told.skipped))


@define
class _Telling:
    """The statements while they are gathered, each with a name of its own."""

    prose: Prose
    narrative: Narrative
    pack: Pack
    scene: Scene
    held: list[Statement] = field(factory=list)
    violated: list[Statement] = field(factory=list)
    skipped: list[Skipped] = field(factory=list)
    names: dict[tuple[str, str], int] = field(factory=dict)
    #: Numbers that agree with the tables, and with which: where all of a relation do, the text meant no relation.
    agreeing: dict[Span, frozenset[str]] = field(factory=dict)
    #: Those that agree with another thing than their words say first, such as new and carried over together.
    loosely: set[Span] = field(factory=set)
    #: Those that surely disagree with the tables: what follows from one is no finding of its own.
    wrong: set[Span] = field(factory=set)
    line_starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", self.narrative.text))]

    def claim(self, judged: Judged) -> None:
        """A number that one or more claims speak of: one that fits settles it."""
        bound = judged.bound
        if judged.standing is Standing.HOLDS:
            tables = (
                frozenset(operand.key.table for operand in bound.fitting.operands) if bound.fitting else frozenset()
            )
            self.agreeing[judged.span] = tables
            if bound.fitting is not bound.readings[0]:
                self.loosely.add(judged.span)
            self.held.append(self._statement(judged, say("claims.held", **judged.words(self.pack.form))))
        elif judged.is_skipped:
            if judged.reason is not None:
                name = self._name(bound.claim.rule, judged.stated)
                self.skipped.append(Skipped(bound.claim.rule, name, judged.reason))
        else:
            if judged.standing is Standing.WRONG:
                self.wrong.add(judged.span)
            self.violated.append(self._statement(judged, self._wrong(judged)))

    def _statement(self, judged: Judged, message: Message) -> Statement:
        bound = judged.bound
        reading = bound.fitting or bound.readings[0]
        cells = tuple(
            OperandCell(cell, operand.key, Side.RIGHT, operand.source, self.scene.report.publisher)
            for operand in reading.operands
            for cell in self.scene.cells(operand)
            if cell is not None
        )
        marked = [*self._direction(bound, reading), bound.span]
        left = "" if bound.stated.low is None else show(bound.stated.low)
        return Statement(
            rule=bound.claim.rule,
            instance=self._name(bound.claim.rule, judged.stated),
            quotation=self._quotation(quote(self.prose, bound.sentence.span, marked)),
            left=left if bound.stated.is_point else judged.stated,
            right=show(reading.value),
            message=message,
            severity=judged.severity,
            cells=cells,
        )

    def _wrong(self, judged: Judged) -> Message:
        """What is said of a number, a share, a change or words that the tables do not agree with."""
        bound, words = judged.bound, judged.words(self.pack.form)
        ways = self._ways(bound) if bound.claim.is_change and bound.earlier is None else []
        if not ways:
            return say(_wrong_key(judged), why=_why(judged), **words)
        reading, up = bound.readings[0], self.prose.words(ways[-1]) in UP
        said, other = (RISE, FALL) if up else (FALL, RISE)
        words["value"] = judged.printed(reading).removeprefix("-")
        return say(
            "claims.wrong_change", why=_why(judged), said=said, actual=other if reading.value < 0 else said, **words
        )

    def _direction(self, bound: Bound, reading: Reading) -> Iterator[Span]:
        """Where the word stands that says the wrong way of a change: 增加 of what fell."""
        if bound.claim.is_change and reading.value < 0:
            yield from self._ways(bound)[-1:]

    def _ways(self, bound: Bound) -> list[Span]:
        """Where the words stand before a number that say which way it went."""
        begin = max(bound.sentence.span.start, bound.span.start - NEAR)
        return [Span(*one.span()) for one in WAY.finditer(self.prose.text, begin, bound.span.start)]

    def relation(self, outcome: Outcome) -> None:
        """A relation within the text."""
        severity = self.pack.text[outcome.relation] or outcome.severity
        rule = _text_rule(outcome.relation, severity)
        marked = outcome.quote.marked
        printed = "/".join(self.narrative.text[span.start : span.end] for span in marked) or outcome.left
        name = self._name(rule, printed)
        reason = self._not_assessed(outcome)
        if reason is not None:
            self.skipped.append(Skipped(rule, name, reason))
            return
        quotation = self._quotation(outcome.quote)
        statement = Statement(rule, name, quotation, outcome.left, outcome.right, outcome.message, severity)
        (self.held if outcome.verdict is Verdict.HELD else self.violated).append(statement)

    def _not_assessed(self, outcome: Outcome) -> Message | None:
        """Why a relation is not told, or ``None``: what the tables have settled already is settled."""
        if outcome.verdict is not Verdict.VIOLATED:
            return outcome.message if outcome.verdict is Verdict.NOT_ASSESSED else None
        marked = set(outcome.quote.marked)
        if self.wrong & marked:
            return say("claims.follows")
        return say("claims.settled") if marked and self._settled(outcome, marked) else None

    def _settled(self, outcome: Outcome, marked: set[Span]) -> bool:
        """Whether all of the numbers agree with the tables, or two of them with different ones: no part of a whole.

        新收25件,其中自然人22件、企业3件、法律服务机构1件: 22 with those carried over make too many, so it is mistyped.
        """
        tables = [self.agreeing[span] for span in marked if span in self.agreeing]
        if len(tables) == len(marked) and self.loosely & marked and _exceeds(outcome):
            return False
        return len(tables) == len(marked) or any(not one & tables[0] for one in tables[1:])

    def _name(self, rule: Rule, printed: str) -> str:
        """The words in question, with a count from the second time on."""
        short = "".join(printed.split())[:LONGEST_NAME]
        times = self.names.get((rule.id, short), 0) + 1
        self.names[rule.id, short] = times
        return short if times == 1 else f"{short}#{times}"

    def _quotation(self, where: Quote) -> Quotation:
        start, end = where.span
        first = where.marked[0].start if where.marked else start
        return Quotation(
            where.text, start, end, self._place(first), tuple([(span.start, span.end) for span in where.marked])
        )

    def _place(self, position: int) -> Place:
        """Where the character at *position* of the narrative stands."""
        line = bisect_right(self.line_starts, position) - 1
        if line >= len(self.narrative.lines):
            return self.narrative.place
        place = self.narrative.lines[line]
        if place.line is None:
            return place
        return place.at(place.line, (place.column or 1) + position - self.line_starts[line])


@cache
def _text_rule(relation: str, severity: Severity) -> Rule:
    return Rule(relation, TEXT_RULES[relation], severity=severity)


def _exceeds(outcome: Outcome) -> bool:
    """Whether the parts of a breakdown are more than its whole."""
    return outcome.relation == BREAKDOWN and Decimal(outcome.right) > Decimal(outcome.left)


def _why(judged: Judged) -> Message:
    """Why the number and the cells are thought to speak of the same thing, or may not."""
    title = judged.bound.claim.title
    if judged.standing is Standing.FAR:
        return say("claims.why_far", title=title)
    if judged.standing is Standing.ELSEWHERE:
        return say("claims.why_elsewhere", title=title)
    if judged.standing is Standing.DOUBTFUL:
        return say("claims.why_doubtful", title=title, words=judged.bound.doubt[:LONGEST_NAME])
    if judged.others:
        return say("claims.why_other_claims", title=title, others=judged.others)
    return say("claims.why", title=title)


def _wrong_key(judged: Judged) -> str:
    """The message for a number, a share, a direction or words that the tables do not agree with."""
    bound = judged.bound
    if bound.earlier is not None:
        return "claims.wrong_last_year"
    if bound.claim.states is not bound.stated:
        return "claims.wrong_share" if judged.sign else "claims.wrong"
    return "claims.wrong_direction" if bound.claim.is_change else "claims.wrong_words"
