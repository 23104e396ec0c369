"""The violations of a result as the cards of the HTML page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Final

from attrs import field, frozen

from govcheck.excerpt import printable
from govcheck.figures import in_figures
from govcheck.form import Form, TableForm
from govcheck.linear import Source
from govcheck.messages import say
from govcheck.place import Place
from govcheck.report import Cell, Severity, State
from govcheck.reporters.page_view import (
    BREAKS,
    LONGEST,
    LONGEST_CELL,
    CardGroup,
    CardView,
    FiguresView,
    Mark,
    OperandView,
    cell_anchor,
    clean,
)
from govcheck.result import OperandCell, Quotation, Result, Violation

__all__ = ["LEVELS", "Marks", "card_groups", "printed"]

#: How bad a card is, worst first.
LEVELS: Final = (*(severity.value for severity in Severity), "known", "waived")
#: How a finding names a table, a row, a column or a cell.
REFERENCE: Final = re.compile(r"(?P<table>\w+)(?:\[(?P<row>\w+|\*)(?:, (?P<column>\w+))?\])?")
#: What is true where a comparison is not.
TRUE_SIGN: Final = {"==": "≠", "!=": "=", "<=": ">", ">=": "<", "<": "≥", ">": "≤"}
SIGN: Final = {"<=": "≤", ">=": "≥", "!=": "≠"}


def card_groups(result: Result, anchor: str, language: str) -> tuple[CardGroup, ...]:
    """Every violation as a card, those that share cells together, the worst first."""
    single = [(one,) for one in result.violations if one.finding is not None or one.statement is not None]
    groups = sorted((*single, *result.blocks), key=_rank)
    numbers = count(1)
    return tuple(
        CardGroup(
            say("page.same_cells", count=len(group)).show(language) if len(group) > 1 else "",
            tuple(_card(violation, result, anchor, next(numbers), language) for violation in group),
        )
        for group in groups
    )


def _rank(group: tuple[Violation, ...]) -> tuple[int, bool]:
    """The worst of the group; what the narrative says stands below what the tables say."""
    return min(LEVELS.index(_level(violation)) for violation in group), group[0].statement is not None


def _level(violation: Violation) -> str:
    if violation.waiver is not None:
        return "waived"
    return "known" if violation.known else violation.severity.value


def _card(violation: Violation, result: Result, anchor: str, number: int, language: str) -> CardView:
    rule, level = violation.rule, _level(violation)
    figures = _figures(violation, language)
    return CardView(
        anchor=f"{anchor}-v{number}",
        number=number,
        level=level,
        level_text=say(f"page.level_{level}").show(language),
        rule=clean(violation.name),
        title=clean(rule.title.show(language)),
        where=clean(_where(violation, result)),
        figures=figures,
        message=clean(_message(violation, figures, language)),
        operands=tuple(_operands(violation, result, anchor, language)),
        authority=clean(rule.authority.show(language)) if rule.authority else "",
        place=clean(_place(violation, language)),
        accepted=clean(_accepted(violation, language)),
        relation=violation.evaluated is not None,
        quote=_quote(violation.statement.quotation) if violation.statement else (),
    )


def _where(violation: Violation, result: Result) -> str:
    """The labels of the row and column that the violation stands at, always in the form's own words."""
    form = result.pack.form
    if violation.statement is not None:
        return ""
    if violation.evaluated is None:
        return form.label(violation.cells[0].key) if violation.cells else _labels(violation.instance, form)
    frame = violation.evaluated.frame
    return _path(form.tables.get(frame.table), frame.row, frame.column)


def _labels(instance: str, form: Form) -> str:
    """The labels of what a finding names by reference: a table, a row or a cell."""
    match = REFERENCE.fullmatch(instance)
    table = form.tables.get(match["table"]) if match else None
    if match is None or table is None:
        return instance
    return _path(table, match["row"] or "", match["column"] or "") or str(table.title)


def _path(table: TableForm | None, row: str, column: str) -> str:
    axes = ((row, table.rows), (column, table.columns)) if table else ()
    return " · ".join(str(axis.by_id[name].label) for name, axis in axes if name in axis.by_id)


def _figures(violation: Violation, language: str) -> FiguresView | None:
    if violation.finding is not None or violation.comparison is None:
        return None
    values, operator = in_figures(violation).values, violation.comparison.operator
    if "left" not in values or "right" not in values:
        return None
    if violation.difference is not None and operator == "==":
        key = "page.right_is_less" if violation.difference > 0 else "page.right_is_more"
        note = say(key, amount=values["amount"])
    else:
        note = say("page.should_be", sign=SIGN.get(operator, operator))
    left, right = clean(str(values["left"])), clean(str(values["right"]))
    return FiguresView(left, TRUE_SIGN[operator], right, note.show(language))


def _message(violation: Violation, figures: FiguresView | None, language: str) -> str:
    """What the figures do not say already."""
    if figures is None:
        return violation.message.show(language)
    return violation.rule.message.show(language) if violation.rule.message else ""


def _operands(violation: Violation, result: Result, anchor: str, language: str) -> Iterator[OperandView]:
    yield from _named(violation, result, anchor, language)
    for operand in violation.cells:
        here = operand.source is Source.THIS and result.report.cell(operand.key) is not None
        yield OperandView(
            label=clean(result.pack.form.label(operand.key)),
            printed=printed(operand.cell),
            nothing=_nothing(operand.cell, language),
            place=clean(operand.cell.place.show(language)),
            side=operand.side.value,
            anchor=cell_anchor(anchor, operand.key) if here else "",
            origin=clean(_origin(operand, language)),
        )


def _named(violation: Violation, result: Result, anchor: str, language: str) -> Iterator[OperandView]:
    """The cells of the row, the column or the one square that a finding names without having a cell to show."""
    match = REFERENCE.fullmatch(violation.instance)
    table = result.pack.form.tables.get(match["table"]) if match else None
    if violation.finding is None or violation.cells or match is None or table is None or not match["row"]:
        return
    there = result.report.tables[table.id].cells if table.id in result.report.tables else ()
    for key in dict.fromkeys((*table.keys, *there)):
        if match["row"] in {"*", key.row} and match["column"] in {None, key.column}:
            cell = result.report.cell(key)
            yield OperandView(
                label=clean(table.label(key)),
                printed=printed(cell) if cell else "",
                nothing=_nothing(cell, language),
                place=clean((cell.place if cell else violation.finding.place).show(language)),
                side="left",
                anchor=cell_anchor(anchor, key),
            )


def _origin(operand: OperandCell, language: str) -> str:
    if operand.source is Source.THIS:
        return ""
    key = "page.previous_report" if operand.source is Source.PREVIOUS else "page.part_report"
    return say(key, publisher=operand.publisher).show(language)


def _place(violation: Violation, language: str) -> str:
    """The first cell of this report, or the place that the finding names."""
    if violation.finding is not None:
        return violation.finding.place.show(language)
    if violation.statement is not None:
        return violation.statement.quotation.place.show(language)
    own = (operand.cell.place for operand in violation.cells if operand.source is Source.THIS)
    return next(own, Place()).show(language)


def _accepted(violation: Violation, language: str) -> str:
    """Why it does not count: the author's reason, or the baseline."""
    waiver = violation.waiver
    if waiver is None:
        return say("page.known").show(language) if violation.known else ""
    key = "page.waived_until" if waiver.until else "page.waived"
    return say(key, reason=waiver.reason, until=waiver.until).show(language)


def _quote(quotation: Quotation) -> tuple[str, ...]:
    """The sentence in pieces: unmarked, marked, unmarked, and so on."""
    pieces, at = [], quotation.start
    for start, end in quotation.marked:
        if at <= start < end <= quotation.end:
            pieces += [(at, start), (start, end)]
            at = end
    first = quotation.start
    texts = [quotation.text[start - first : end - first] for start, end in (*pieces, (at, quotation.end))]
    return tuple(printable(text[:LONGEST].translate(BREAKS)) for text in texts)


def _nothing(cell: Cell | None, language: str) -> str:
    """Why nothing is shown of *cell*; empty where its text is."""
    if cell is None:
        return say("page.absent").show(language)
    if printed(cell):
        return ""
    return say("page.unused" if cell.state is State.UNREADABLE else "page.blank").show(language)


def printed(cell: Cell) -> str:
    """The text of *cell* as it stands in the report, cut where it is long."""
    return clean(cell.raw, LONGEST_CELL)


@frozen
class Marks:
    """The cards that each cell stands in, by the id of the cell."""

    by_cell: Mapping[str, tuple[CardView, ...]] = field(hash=False)

    @classmethod
    def of(cls, cards: Iterable[CardView]) -> Marks:
        """The marks of *cards*."""
        found: defaultdict[str, tuple[CardView, ...]] = defaultdict(tuple)
        for card in cards:
            for cell in card.cells:
                found[cell] += (card,)
        return cls(dict(found))

    def mark(self, cell: str) -> Mark | None:
        """How *cell* is marked; ``None`` where it stands in no violation."""
        cards = self.by_cell.get(cell, ())
        if not cards:
            return None
        level = min((card.level for card in cards), key=LEVELS.index)
        return Mark(level, cards, strong=sum(card.counts for card in cards) > 1)
