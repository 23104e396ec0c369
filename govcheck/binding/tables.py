"""The rows of the document → the tables of the report: every cell read, or said to be unreadable."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from govcheck.binding.columns import Assignment, Margin, by_count, by_header_place, by_position, window_starts
from govcheck.binding.kinds import Kind
from govcheck.binding.lost import advice_on
from govcheck.binding.one_row import is_one_row, value_rows, values_of_one_row
from govcheck.binding.printed_unit import printed_units, unit_in, with_unit
from govcheck.binding.proved_places import under_header
from govcheck.binding.resolve import Named, named_rows
from govcheck.binding.text_of_cell import on_one_line
from govcheck.cell_reading import read_cell
from govcheck.form import ValueKind
from govcheck.messages import say
from govcheck.report import Cell, Finding, Key, Problem, Severity, State, Table
from govcheck.values import MONEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.binding.rows import Draft, Row
    from govcheck.binding.tokens import Token
    from govcheck.documents.document import Format
    from govcheck.form import Item, TableForm
    from govcheck.messages import Message
    from govcheck.place import Place

__all__ = ["Bound", "bound_table"]

#: So many rows that are printed twice are a table that is printed twice.
_WHOLE_TABLE: Final = 4


@frozen(eq=False)
class Bound:
    """A table of the report, and what was found when it was read.

    Args:
        table: The table; ``None`` where no row of it was found.
        findings: What is wrong with its rows and values.
        problems: What could not be told, or was read with doubt.
        doubtful: Cells whose reading may be wrong.
    """

    table: Table | None
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    doubtful: frozenset[Key]


def bound_table(draft: Draft, entries: Entries, found: Format) -> Bound:
    """The table that the rows of *draft* make; *found* is the format of the document."""
    binder = _Binder(draft.form, entries, advice_on(found))
    if is_one_row(draft):
        binder.one_row(draft)
    else:
        binder.rows(draft)
    return binder.bound(draft.place)


@define
class _Binder:
    """One table while its cells are read."""

    form: TableForm
    entries: Entries
    #: What to do about rows that could not be read.
    advice: Message
    cells: dict[Key, Cell] = field(factory=dict)
    seen: dict[str, Place] = field(factory=dict)
    blocks: dict[str, int] = field(factory=dict)
    #: Rows that are printed a second time elsewhere, with the same figures.
    copies: list[Place] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    doubtful: set[Key] = field(factory=set)
    #: Rows that are lost for the same reason are reported together.
    lost: dict[str, tuple[Message, Place, list[Item]]] = field(factory=dict)
    strange: set[str] = field(factory=set)
    #: Numbers that stood on several lines, with what is printed.
    joined: list[tuple[Cell, str]] = field(factory=list)
    #: Cells that show a formula in place of its result.
    formulas: list[Cell] = field(factory=list)
    starts: Mapping[tuple[int, int], int] = field(factory=dict)
    #: Figures of the row that has most: a header with fewer columns has lost some.
    widest: int = 0
    #: Where the values of most rows below a header begin.
    margins: Mapping[int, Margin] = field(factory=dict)
    under_header: frozenset[int] = frozenset()
    #: The units that the labels of the columns state.
    units: Mapping[str, str] = field(factory=dict)

    def rows(self, draft: Draft) -> None:
        """Every row under its own label."""
        named = list(named_rows(draft, self.entries))
        self.units = printed_units(draft)
        rows = [one.row for one in named if one.item is not None]
        self.starts = _starts(rows, len(self.form.columns.required))
        self.under_header = under_header(rows)
        self.margins = _margins(rows)
        self.widest = max((sum(token.kind is Kind.VALUE for token in row.values) for row in rows), default=0)
        valued = {one.item.id for one in named if one.item is not None and one.row.values}
        for one in named:
            self.findings += one.findings
            self.problems += one.problems
            # A label that stands a second time without any value is half of a wrapped one, or a mention.
            bare = one.item is not None and not one.row.values and one.item.id in valued
            if one.item is not None and not bare and _counts(one, draft):
                self._row(one, one.item)

    def one_row(self, draft: Draft) -> None:
        """A table printed as a single row of values."""
        before = None
        for row in value_rows(draft):
            for item, assignment in values_of_one_row(draft, row, before):
                # What cannot be told apart is no second row.
                if assignment.tokens or item.id not in self.seen:
                    self._named_row(item, assignment, row, None)
            before = row

    def bound(self, place: Place) -> Bound:
        """What was read."""
        self.findings += (self._lost_rows(*lost) for lost in self.lost.values())
        self._gather_repeated()
        if self.formulas:
            text = say("binding.formulas", table=self.form.name("zh"), count=len(self.formulas))
            cells = tuple(self.formulas)
            self.findings.append(Finding("form.value", self.form.id, Severity.ERROR, text, cells, cells[0].place))
        if self.copies:
            text = say("binding.printed_twice", table=self.form.name("zh"), count=len(self.copies))
            self.problems.append(Problem(text, self.copies[0], fatal=False))
        if self.joined:
            shown = tuple(say("binding.joined_cell", raw=raw, text=cell.raw) for cell, raw in self.joined)
            text = say("binding.joined", table=self.form.name("zh"), cells=shown)
            self.problems.append(Problem(text, self.joined[0][0].place, fatal=False))
        order = tuple(name for name in self.form.rows.by_id if name in self.seen)
        table = Table(self.form.id, self.cells, place, order) if order else None
        return Bound(table, tuple(self.findings), tuple(self.problems), frozenset(self.doubtful))

    def _lost_rows(self, reason: Message, place: Place, items: Sequence[Item]) -> Finding:
        """Say of rows that their figures were not read: what is not read is never passed over."""
        labels = tuple(item.label for item in items)
        text = say("binding.lost_rows", table=self.form.name("zh"), rows=labels, reason=reason, advice=self.advice)
        return Finding("form.value", f"{self.form.id}[{items[0].id}]", Severity.ERROR, text, (), place)

    def _row(self, named: Named, item: Item) -> None:
        row, header = named.row, named.row.header
        if header is not None:
            self._strange_columns(row)
        unread = named.lost or (say("binding.unknown_header") if header is not None and not header.items else None)
        if unread is not None:
            assignment = Assignment({}, tuple(column.id for column in self.form.columns.required), unread)
        elif header is not None and header.aligned:
            assignment = by_position(row.values, row.above, header, self.form.columns.required, self._margin(row))
        else:
            # Without a header in print the columns are the form's own.
            partial = header is not None and not header.whole and len(row.values) == len(header.items) >= self.widest
            columns = header.items if header is not None and (header.whole or partial) else self.form.columns.required
            assignment = by_count(row.values, columns, self.starts.get(_shape(row)))
            if assignment.lost and header is not None and row.strip.block in self.under_header:
                assignment = by_header_place(row.values, header)
        self._named_row(item, assignment, row, named.doubt)

    def _named_row(self, item: Item, assignment: Assignment, row: Row, doubt: Message | None) -> None:
        if item.id in self.seen:
            if self._is_copy(item, assignment, row):
                self.copies.append(row.place)
            else:
                self._repeated(item, row)
            return
        self.seen[item.id] = row.place
        self.blocks[item.id] = row.strip.block
        if assignment.reason is not None:
            self.lost.setdefault(assignment.reason.key, (assignment.reason, row.place, []))[2].append(item)
        for column in assignment.lost:
            self._unreadable(Key(self.form.id, item.id, column), row)
        for column, token in assignment.tokens.items():
            self._cell(Key(self.form.id, item.id, column), token, unit_in(row.label) or self.units.get(column, ""))
        doubtful = self._column_doubts(row)
        self.doubtful |= {key for key in self.cells if key.row == item.id and key.column in doubtful}
        if doubt is not None:
            self.problems.append(Problem(doubt, row.place, fatal=False))
        if doubt is not None or self._is_shifted(row):
            self.doubtful |= {key for key in self.cells if key.row == item.id}

    def _cell(self, key: Key, token: Token, unit: str) -> None:
        printed = on_one_line(token.text, token.digits)
        if not printed.safe:
            raw = f"{token.text.replace(chr(10), ' | ')} | ?"
            message = say("binding.two_lines", raw=token.text.split("\n"), cell=key)
            self._refused(Cell(key, State.UNREADABLE, None, raw, token.place), message)
            return
        if self._in_other_unit(key, printed.text, token.place, unit):
            return
        cell, findings = read_cell(key, printed.text, token.place, self.form.cell_form(key.row, key.column))
        self.cells[key] = cell
        if printed.text.startswith("="):
            self.formulas.append(cell)
        else:
            self.findings += findings
        if printed.joined:
            self.joined.append((cell, token.text.replace("\n", "↵")))
            self.doubtful.add(key)

    def _in_other_unit(self, key: Key, text: str, place: Place, unit: str) -> bool:
        """Read an amount in another *unit* than the form's, as the label of its column or row states it."""
        form = self.form.cell_form(key.row, key.column)
        figure = with_unit(text, unit) if form.kind is ValueKind.AMOUNT and unit not in {"", form.unit} else None
        if figure is None:
            return False
        if unit in MONEY and form.unit in MONEY:
            # The unit stays beside the figure: wherever the cell is written, it is the same amount.
            cell, findings = read_cell(key, figure, place, form)
            self.findings += findings
            message = say("binding.other_unit", cell=key, raw=text, unit=unit, value=cell.value, wanted=form.unit)
            self.cells[key] = cell
            self.doubtful.add(key)
            self.problems.append(Problem(message, place, fatal=False))
        else:
            message = say("binding.unknown_unit", cell=key, raw=text, unit=unit, wanted=form.unit)
            self._refused(Cell(key, State.UNREADABLE, None, f"{text} | ?", place), message)
        return True

    def _refused(self, cell: Cell, message: Message) -> None:
        """Keep a cell in which something stands that is no value of it, and say so."""
        self.cells[cell.key] = cell
        self.findings.append(Finding("form.value", str(cell.key), Severity.ERROR, message, (cell,), cell.place))

    def _unreadable(self, key: Key, row: Row) -> None:
        shown = [token.text.replace("\n", " ") for token in row.values if token.text]
        self.cells[key] = Cell(key, State.UNREADABLE, None, " | ".join((*shown, "?")), row.place)

    def _is_copy(self, item: Item, assignment: Assignment, row: Row) -> bool:
        """Whether a row says the same as one of another part of the document, such as the page's print version."""
        if assignment.lost or not assignment.tokens or self.blocks[item.id] == row.strip.block:
            return False
        cells = {column: self.cells.get(Key(self.form.id, item.id, column)) for column in assignment.tokens}
        return all(
            cell is not None and cell.raw == on_one_line(assignment.tokens[column].text).text
            for column, cell in cells.items()
        )

    def _repeated(self, item: Item, row: Row) -> None:
        for key in [key for key in self.cells if key.row == item.id]:
            cell = self.cells[key]
            raw = cell.raw if cell.raw.endswith("?") else f"{cell.raw} | ?"
            self.cells[key] = Cell(key, State.UNREADABLE, None, raw, cell.place)
        if not any(finding.instance == f"{self.form.id}[{item.id}]" for finding in self.findings):
            message = say("form.duplicate_row", row=item.label, first=self.seen[item.id])
            instance = f"{self.form.id}[{item.id}]"
            self.findings.append(Finding("form.duplicate", instance, Severity.ERROR, message, (), row.place))

    def _gather_repeated(self) -> None:
        """Say it once where the whole table is printed twice with other figures, such as last year's beside it."""
        repeated = [finding for finding in self.findings if finding.rule == "form.duplicate"]
        twice = len(repeated) + len(self.copies)
        if len(repeated) < _WHOLE_TABLE or 2 * twice < len(self.seen):
            return
        self.copies.clear()
        first = repeated[0]
        message = say("binding.table_twice", table=self.form.name("zh"), first=self.seen[next(iter(self.seen))])
        self.findings = [finding for finding in self.findings if finding.rule != "form.duplicate"]
        self.findings.append(Finding(first.rule, self.form.id, first.severity, message, (), first.place))

    def _strange_columns(self, row: Row) -> None:
        """Say once of every column that the form does not have it, or that its label is lost."""
        assert row.header is not None
        for slot in row.header.beside(self._margin(row).start):
            name = on_one_line(slot.token.text).text
            if slot.guessed and slot.item is not None and slot.item.id not in self.strange:
                self.strange.add(slot.item.id)
                message = say("binding.column_lost", text=name, label=slot.item.label)
                self.problems.append(Problem(message, slot.token.place, fatal=False))
            elif slot.item is None and name not in self.strange and not slot.token.hidden:
                self.strange.add(name)
                message = say("form.unknown_column", name=name, nearest="")
                instance = f"{self.form.id}[*, {name}]"
                place = slot.token.place
                self.findings.append(Finding("form.unknown_column", instance, Severity.WARNING, message, (), place))

    def _is_shifted(self, row: Row) -> bool:
        """Whether the values of *row* begin elsewhere than those of most rows.

        Where nothing is merged a label leaves blank cells beside it, which are no values.
        """
        if row.header is None or not row.header.aligned:
            return False
        margin = self._margin(row).start
        starts = (token.slot for token in row.values if token.slot >= margin or token.kind is not Kind.BLANK)
        return next(starts, margin) != margin

    def _margin(self, row: Row) -> Margin:
        """Where the values of *row* should stand."""
        return self.margins.get(id(row.header), Margin(row.values[0].slot if row.values else 0))

    def _column_doubts(self, row: Row) -> frozenset[str]:
        """Columns that were told by their neighbours alone."""
        slots = row.header.slots if row.header is not None else ()
        return frozenset(slot.item.id for slot in slots if slot.guessed and slot.item is not None)


def _counts(named: Named, draft: Draft) -> bool:
    """Whether a label is a row at all: one in running text, with no value anywhere near, is not."""
    row = named.row
    return bool(row.values) or row.strip.grid is not None or row.header is not None or _in_table(draft)


def _in_table(draft: Draft) -> bool:
    return any(row.has_figures for row in draft.rows)


def _shape(row: Row) -> tuple[int, int]:
    return row.strip.block, len(row.values)


def _starts(rows: Iterable[Row], count: int) -> Mapping[tuple[int, int], int]:
    """For rows of one grid with equally many cells: where the first column begins, if all full rows say the same."""
    found: dict[tuple[int, int], Counter[int]] = {}
    for row in rows:
        if row.strip.grid is None or sum(token.kind is not Kind.BLANK for token in row.values) != count:
            continue
        starts: Sequence[int] = window_starts(row.values, count)
        if len(starts) == 1:
            found.setdefault(_shape(row), Counter())[starts[0]] += 1
    return {shape: next(iter(seen)) for shape, seen in found.items() if len(seen) == 1 and seen.total() > 1}


def _margins(rows: Iterable[Row]) -> Mapping[int, Margin]:
    """Per header, where the values of most rows below it stand; of as many, those further right."""
    starts: dict[int, Counter[int]] = {}
    widths: dict[int, Counter[int]] = {}
    for row in rows:
        if row.header is not None and row.values:
            starts.setdefault(id(row.header), Counter())[row.values[0].slot] += 1
            widths.setdefault(id(row.header), Counter())[sum(token.span for token in row.values)] += 1
    return {header: Margin(_commonest(seen), _commonest(widths[header])) for header, seen in starts.items()}


def _commonest(seen: Counter[int]) -> int:
    return max(seen, key=lambda number: (seen[number], number))
