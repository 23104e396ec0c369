"""The tables of a report in YAML: rows and columns by id or label, values with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from attrs import define, field

from govcheck.cell_reading import read_cell
from govcheck.errors import ReportError
from govcheck.form import Form, Item, Presence, TableForm
from govcheck.labels import nearest, normalised
from govcheck.messages import Message, say
from govcheck.place import Place
from govcheck.report import Cell, Finding, Key, Severity, State, Table
from govcheck.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["read_tables"]

#: What is left of ``1,471`` when YAML takes its comma for the end of an entry.
TORN_NUMBER: Final = re.compile(r"[0-9]{3}")


def read_tables(node: Node, form: Form) -> tuple[Mapping[str, Table], tuple[Finding, ...]]:
    """The tables at *node* by id, and what is wrong with their rows and values.

    Raises:
        ReportError: The node is not a mapping of tables.
    """
    if not isinstance(node, MappingNode):
        raise ReportError(say("report.tables_not_mapping"), node.place)
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for key, value in node.pairs:
        table_form = form.tables.get(key.text) or _by_name(form, key.text)
        if table_form is None:
            message = _unknown("unknown_table", key.text, _called(form, key.text), nearest(key.text, form.tables))
            findings.append(Finding("form.unknown_table", key.text, Severity.WARNING, message, (), key.place))
        elif table_form.id in tables:
            raise ReportError(say("report.repeated_key", name=key.text), key.place)
        else:
            reader = _TableReader(table_form, key.place)
            tables[table_form.id] = reader.table(value)
            findings += reader.findings
    return tables, tuple(findings)


def _by_name(form: Form, name: str) -> TableForm | None:
    """The table that alone is called *name*; the forms print one title over several tables."""
    found = _called(form, name)
    return form.tables[found[0]] if len(found) == 1 else None


def _called(form: Form, name: str) -> tuple[str, ...]:
    """The tables whose title, heading or both together are *name*."""
    wanted = normalised(name)
    return tuple(
        table.id
        for table in form.tables.values()
        if wanted and wanted in {normalised(text) for text in (str(table.title), table.heading, table.name("zh"))}
    )


def _unknown(what: str, name: str, choices: tuple[str, ...], near: str | None) -> Message:
    """That *name* is not in the form, or that it may stand for several of its parts."""
    if choices:
        return say("form.ambiguous", name=name, choices=choices)
    return say(f"form.{what}", name=name, nearest=say("form.did_you_mean", name=near) if near else "")


@define
class _TableReader:
    """One table while it is read: the columns in the order of the file, and what was found wrong."""

    form: TableForm
    place: Place
    columns: tuple[Item | None, ...] = field(init=False)
    findings: list[Finding] = field(factory=list)
    cells: dict[Key, Cell] = field(factory=dict)
    rows: dict[str, Place] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.columns = self.form.columns.required

    def table(self, node: Node) -> Table:
        """The table at *node*."""
        for key, value in self._pairs(node):
            row = self.form.rows.find(key.text)
            if row is None or row.presence is Presence.NEVER:
                self._unknown_row(key, row, value)
            elif row.id in self.rows:
                self._repeated_row(row.id, key.place)
            else:
                self.rows[row.id] = key.place
                self._row(row.id, key.place, value)
        order = tuple(row for row in self.form.rows.by_id if row in self.rows)
        return Table(self.form.id, self.cells, self.place, order)

    def _pairs(self, node: Node) -> Iterator[tuple[ScalarNode, Node]]:
        if isinstance(node, ScalarNode) and node.is_null:
            return
        if not isinstance(node, MappingNode):
            colon = isinstance(node, ScalarNode) and "：" in node.text
            message = say("report.full_width_colon") if colon else say("report.table_not_mapping", table=self.form.id)
            raise ReportError(message, node.place)
        seen = False
        for key, value in node.pairs:
            if key.text == "columns" and "columns" not in self.form.rows.by_id:
                if seen:
                    raise ReportError(say("report.repeated_key", name="columns"), key.place)
                seen = True
                self.columns = self._column_order(value)
        yield from (pair for pair in node.pairs if not (seen and pair[0].text == "columns"))

    def _column_order(self, node: Node) -> tuple[Item | None, ...]:
        if not isinstance(node, SequenceNode):
            raise ReportError(say("report.not_a_list", name="columns"), node.place)
        return tuple(self._unrepeated(map(self._column, node.items), node.items))

    def _unrepeated(self, columns: Iterator[Item | None], nodes: tuple[Node, ...]) -> Iterator[Item | None]:
        seen = set()
        for column, node in zip(columns, nodes, strict=True):
            if column is not None and column.id in seen:
                raise ReportError(say("report.repeated_column", name=column.id), node.place)
            seen.add(column.id if column is not None else "")
            yield column

    def _column(self, node: Node) -> Item | None:
        name = node.text if isinstance(node, ScalarNode) else ""
        item = self.form.columns.find(name)
        if item is None or item.presence is Presence.NEVER:
            columns = self.form.columns
            message = _unknown("unknown_column", name, columns.choices(name), columns.nearest(name))
            instance = f"{self.form.id}[*, {name}]"
            self.findings.append(Finding("form.unknown_column", instance, Severity.WARNING, message, (), node.place))
            return None
        return item

    def _row(self, row: str, place: Place, node: Node) -> None:
        if isinstance(node, ScalarNode) and node.is_null:
            self._values(row, [(column, _blank(place)) for column in self.columns])
        elif isinstance(node, MappingNode):
            self._named_values(row, node)
        elif isinstance(node, SequenceNode) and len(node.items) == len(self.columns):
            self._values(row, list(zip(self.columns, node.items, strict=True)))
        elif isinstance(node, ScalarNode) and len(self.columns) == 1:
            self._values(row, [(self.columns[0], node)])
        else:
            self._wrong_length(row, place, node)

    def _values(self, row: str, values: list[tuple[Item | None, Node]]) -> None:
        for column, node in values:
            if column is not None:
                self._value(Key(self.form.id, row, column.id), node)

    def _value(self, key: Key, node: Node) -> None:
        if not isinstance(node, ScalarNode):
            self._unreadable(key, node.place, "", say("value.not_a_scalar"))
            return
        raw = "" if node.is_null else node.text
        cell, findings = read_cell(key, raw, node.place, self.form.cell_form(key.row, key.column))
        self.cells[key] = cell
        self.findings += findings

    def _unreadable(self, key: Key, place: Place, raw: str, message: Message) -> None:
        self.findings = [one for one in self.findings if (one.rule, one.instance) != ("form.value", str(key))]
        cell = Cell(key, State.UNREADABLE, None, raw, place)
        self.cells[key] = cell
        self.findings.append(Finding("form.value", str(key), Severity.ERROR, message, (cell,), place))

    def _named_values(self, row: str, node: MappingNode) -> None:
        last: Key | None = None
        for name, value in node.pairs:
            if last and TORN_NUMBER.match(name.text) and isinstance(value, ScalarNode) and value.is_null:
                torn = f"{self.cells[last].raw},{name.text}"
                self._unreadable(last, self.cells[last].place, torn, say("value.torn", raw=torn))
                continue
            column = self._column(name)
            if column is None:
                continue
            key = Key(self.form.id, row, column.id)
            if key in self.cells:
                self._repeated_cell(key, name.place)
            else:
                self._value(key, value)
                last = key

    def _repeated_cell(self, key: Key, place: Place) -> None:
        cell = Cell(key, State.UNREADABLE, None, self.cells[key].raw, place)
        self.cells[key] = cell
        message = say("form.duplicate_cell", cell=key)
        self.findings.append(Finding("form.duplicate", str(key), Severity.ERROR, message, (cell,), place))

    def _repeated_row(self, row: str, place: Place) -> None:
        self._lose(row, place)
        message = say("form.duplicate_row", row=row, first=self.rows[row])
        instance = f"{self.form.id}[{row}]"
        self.findings.append(Finding("form.duplicate", instance, Severity.ERROR, message, (), place))

    def _lose(self, row: str, place: Place) -> None:
        for column in self.form.columns.required:
            key = Key(self.form.id, row, column.id)
            raw = self.cells[key].raw if key in self.cells else ""
            self.cells[key] = Cell(key, State.UNREADABLE, None, raw, place)

    def _wrong_length(self, row: str, place: Place, node: Node) -> None:
        self._lose(row, place)
        found = len(node.items) if isinstance(node, SequenceNode) else 1
        message = say("form.row_length", found=found, wanted=len(self.columns), advice=_advice(node))
        self.findings.append(
            Finding("form.row_length", f"{self.form.id}[{row}]", Severity.ERROR, message, (), node.place)
        )

    def _unknown_row(self, key: ScalarNode, row: Item | None, value: Node) -> None:
        if row is not None and isinstance(value, ScalarNode) and value.is_null:
            return  # a heading without figures, as the form prints it
        if row is not None:
            message = say("form.heading_with_figures", name=key.text)
        else:
            rows = self.form.rows
            message = _unknown("unknown_row", key.text, rows.choices(key.text), rows.nearest(key.text))
        instance = f"{self.form.id}[{key.text}]"
        self.findings.append(Finding("form.unknown_row", instance, Severity.WARNING, message, (), key.place))


def _blank(place: Place) -> ScalarNode:
    return ScalarNode(place, "", plain=True)


def _advice(node: Node) -> Message | str:
    """What most likely made a row of the wrong length."""
    items = node.items if isinstance(node, SequenceNode) else (node,)
    texts = [item.text for item in items if isinstance(item, ScalarNode)]
    if any("，" in text for text in texts):
        return say("form.full_width_commas")
    if isinstance(node, ScalarNode):
        return say("form.write_a_list")
    for first, second in pairwise(texts):
        if re.fullmatch(r"[1-9][0-9]{0,2}", first) and re.fullmatch(r"[0-9]{3}", second):
            return say("form.quote_grouping", printed=f"{first},{second}", plain=f"{first}{second}")
    return ""
