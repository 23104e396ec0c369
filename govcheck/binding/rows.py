"""Strips and recognised labels → the rows of each table as they stand in the document, under their headers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from govcheck.binding.entries import Role
from govcheck.binding.header import header_of
from govcheck.binding.kinds import Kind
from govcheck.form import Presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.binding.alignment import Match
    from govcheck.binding.columns import Header
    from govcheck.binding.tokens import Strip, Token
    from govcheck.form import Form, Item, TableForm
    from govcheck.place import Place

__all__ = ["Draft", "Row", "rows_of"]


@frozen(eq=False)
class Row:
    """A row as it stands in the document.

    Args:
        match: The label that was recognised, or ``None``.
        label: What is printed as its label; empty where nothing is.
        place: Where it begins.
        values: What follows the label.
        above: Cells of rows above that reach into it.
        header: The header above it, or ``None``.
        strip: The strip it stands in.
        heads: How many labels the table has above it.
    """

    match: Match | None
    label: str
    place: Place
    values: tuple[Token, ...]
    above: tuple[Token, ...]
    header: Header | None
    strip: Strip
    heads: int = 0

    @property
    def item(self) -> Item | None:
        """The form's row that its label was recognised as."""
        return self.match.entry.item if self.match else None

    @property
    def has_figures(self) -> bool:
        """Whether any figure, or a sign for none, stands in it."""
        return any(token.kind is Kind.VALUE for token in self.values)


@define(eq=False)
class Draft:
    """A table while its rows are collected.

    Args:
        form: The table of the form.
        place: Where it begins in the document.
        rows: Its rows, in the order of the document.
        heads: Labels of columns and, in a table printed as one row, of rows: everything above its figures.
        heads_of: Strips in which such labels stand.
    """

    form: TableForm
    place: Place
    rows: list[Row] = field(factory=list)
    heads: list[tuple[Strip, Match]] = field(factory=list)
    heads_of: set[int] = field(factory=set)


def rows_of(strips: Sequence[Strip], matches: Iterable[Match], form: Form) -> tuple[Draft, ...]:
    """The tables that were found, in the form's order, with their rows."""
    found: dict[int, list[Match]] = {}
    for match in matches:
        found.setdefault(match.strip, []).append(match)
    collector = _Collector()
    for index, strip in enumerate(strips):
        if strip.grid is None:
            collector.lines(strip, found.get(index, []))
        else:
            collector.grid_row(strip, found.get(index, []))
    for draft in collector.drafts.values():
        draft.rows[:] = _without_bare_groups(draft.rows)
    return tuple(collector.drafts[name] for name in form.tables if name in collector.drafts)


def _without_bare_groups(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows without headings of groups whose cells are blank, where the rows of the group stand below them."""
    printed = {row.item.id for row in rows if row.item is not None}
    for row in rows:
        group = row.item.items if row.item is not None and row.item.presence is Presence.OPTIONAL else ()
        if row.has_figures or not any(item.id in printed for item in group):
            yield row


@define
class _Collector:
    """The tables while the strips pass by."""

    drafts: dict[str, Draft] = field(factory=dict)
    current: Draft | None = None
    header: Header | None = None
    #: Texts above the figures since the last row, with the labels recognised among them.
    head: list[tuple[Strip, Token, Match | None]] = field(factory=list)

    def grid_row(self, strip: Strip, matches: list[Match]) -> None:
        """A row of a grid: a heading, a part of the header, or a row with its label and values."""
        if _is_two_rows(strip, matches):
            self.lines(strip, matches)
            return
        label = next((match for match in reversed(matches) if match.entry.role is Role.ROW), None)
        after = _of_next_table(matches, label)
        matches = matches[: len(matches) - len(after)]
        self._enter_all(strip, matches)
        self._row_of_grid(strip, matches, label, after[0].start if after else len(strip.tokens))
        self._enter_all(strip, after)
        if after:
            self._add_head(strip, after)

    def _row_of_grid(self, strip: Strip, matches: Sequence[Match], label: Match | None, end: int) -> None:
        """A row of a grid whose tables are entered, up to where what is of the next table begins."""
        figures = any(token.kind is Kind.VALUE for token in strip.tokens)
        if label is not None and (figures or not label.entry.anywhere or self._is_blank_row(strip, matches)):
            self._enter(strip, label)
            self._labelled(strip, label, strip.tokens[label.end : end])
        elif self.current is not None and not _only_heads(matches) and (figures or self._is_blank_line(strip)):
            self._unlabelled(strip, strip.tokens)
        elif self.current is not None:
            self._add_head(strip, matches)

    def _has_columns(self) -> bool:
        return self.current is not None and any(match.entry.role is Role.COLUMN for _, match in self.current.heads)

    def _is_blank_row(self, strip: Strip, matches: Sequence[Match]) -> bool:
        """Whether a strip without figures is a row of a table that could as well be printed as one row."""
        blank = any(token.kind is Kind.BLANK for token in strip.tokens)
        return len(matches) == 1 and blank and self._has_columns()

    def _is_blank_line(self, strip: Strip) -> bool:
        """Whether a strip is the values of a table printed as one row, all of them blank."""
        assert self.current is not None
        blank = bool(strip.tokens) and all(token.kind is Kind.BLANK for token in strip.tokens)
        return blank and self.current.form.layout == "row" and self._has_columns()

    def lines(self, strip: Strip, matches: list[Match]) -> None:
        """Lines: each label with the values that follow it, up to the next label."""
        if not matches and self.current is not None and self.current.form.layout == "row":
            self._below_torn_labels(strip, strip.tokens)
        for index, match in enumerate(matches):
            end = matches[index + 1].start if index + 1 < len(matches) else len(strip.tokens)
            tail = strip.tokens[match.end : end]
            run = _run(tail)
            figures = any(token.kind is Kind.VALUE for token in run)
            self._enter_all(strip, [match])
            if match.entry.role is Role.ROW and (figures or not match.entry.anywhere):
                given = any(token.kind is not Kind.TEXT for token in tail)
                self._labelled(strip, match, tail if given else ())
                continue
            self._add_head(strip, [match])
            if match.entry.role not in {Role.COLUMN, Role.ROW}:
                continue
            if figures or self._fills_one_row(run):
                self._unlabelled(strip, run)
            elif match.entry.anywhere:
                self._below_torn_labels(strip, tail)

    def _below_torn_labels(self, strip: Strip, tail: Sequence[Token]) -> None:
        """Take a line of as many figures as a table printed as one row has, where labels above it cannot be read."""
        assert self.current is not None
        count = len(self.current.form.rows.required) * len(self.current.form.columns.required)
        for kind, group in groupby(tail, lambda token: (token.kind, token.line)):
            run = tuple(group)
            if kind[0] is Kind.VALUE and len(run) == count:
                self._unlabelled(strip, run)

    def _fills_one_row(self, run: Sequence[Token]) -> bool:
        """Whether blanks are the values of a table printed as one row, all of them blank."""
        assert self.current is not None
        form = self.current.form
        count = len(form.rows.required) * len(form.columns.required)
        return form.layout == "row" and sum(token.kind is Kind.BLANK for token in run) == count

    def _enter_all(self, strip: Strip, matches: Iterable[Match]) -> None:
        for match in matches:
            self._enter(strip, match)

    def _enter(self, strip: Strip, match: Match) -> None:
        """Go to the table of *match*; a heading begins it anew."""
        entry = match.entry
        if self.current is None or self.current.form is not entry.table:
            place = strip.tokens[match.start].place
            self.current = self.drafts.setdefault(entry.table.id, Draft(entry.table, place))
            self.header, self.head = None, []
        elif entry.role is Role.HEADING:
            self.header, self.head = None, []

    def _add_head(self, strip: Strip, matches: Sequence[Match]) -> None:
        assert self.current is not None
        inside = {index for match in matches for index in range(match.start, match.end)}
        matches = [match for match in matches if match.entry.table is self.current.form]
        starts = {match.start: match for match in matches}
        self.current.heads += [(strip, match) for match in matches if match.entry.role > Role.HEADING]
        for index, token in enumerate(strip.tokens):
            found = starts.get(index)
            if found is not None and found.entry.role > Role.HEADING:
                last = strip.tokens[found.end - 1]
                self.head.append((strip, _spread(token, last), found))
            elif token.kind is Kind.TEXT and strip.grid is not None and index not in inside:
                self.head.append((strip, token, None))

    def _labelled(self, strip: Strip, label: Match, values: tuple[Token, ...]) -> None:
        assert self.current is not None
        item = label.entry.item
        header = self._closed_header(strip)
        place = strip.tokens[label.start].place
        figures = any(token.kind is Kind.VALUE for token in values)
        if item is not None and item.presence is Presence.NEVER:
            if figures:
                self.current.rows.append(Row(label, label.text, place, values, strip.above, header, strip))
            return
        if item is not None and item.presence is Presence.OPTIONAL and not values:
            return
        self.current.rows.append(Row(label, label.text, place, values, strip.above, header, strip))

    def _unlabelled(self, strip: Strip, tokens: tuple[Token, ...]) -> None:
        assert self.current is not None
        header = self._closed_header(strip)
        full = len(tokens) == len(self.current.form.keys) and self.current.form.layout == "row"
        # A row of exactly the values of its table has no label: words at its beginning are a value that is none.
        first = 0 if full else _values_begin(tokens)
        words = [token for token in tokens[:first] if token.kind is Kind.TEXT]
        label = "".join(token.text for token in words)
        place = (words or tokens)[0].place
        heads = len(self.current.heads)
        self.current.rows.append(Row(None, label, place, tokens[first:], strip.above, header, strip, heads))

    def _closed_header(self, strip: Strip) -> Header | None:
        """The header that the collected texts make, or the one before where they make none."""
        assert self.current is not None
        made = header_of(self.head, self.current.form)
        if made is not None:
            self.header = made
        self.head = []
        header = self.header
        if header is not None and header.aligned and (strip.grid is None or strip.grid.width != header.width):
            return None
        return header


def _is_two_rows(strip: Strip, matches: Sequence[Match]) -> bool:
    """Whether rows of two tables stand side by side, each with its figure, where nothing else keeps them apart."""
    rows = [match for match in matches if match.entry.role is Role.ROW and not match.entry.anywhere]
    if strip.aligned or len(rows) != 2 or rows[0].entry.table is rows[1].entry.table:
        return False
    return all(_run(strip.tokens[row.end :])[:1] and strip.tokens[row.end].kind is Kind.VALUE for row in rows)


def _of_next_table(matches: Sequence[Match], label: Match | None) -> list[Match]:
    """What stands right of a row's label and is of another table: a heading, in a row that lost its end."""
    if label is None:
        return []
    behind = [match for match in matches if match.start >= label.end]
    return behind if behind and behind[0].entry.table is not label.entry.table else []


def _values_begin(tokens: Sequence[Token]) -> int:
    """Behind the words before the first figure; blank cells among them are left of merged labels.

    A number right before the words of a label numbers the row.
    """
    number = next((index for index, token in enumerate(tokens) if token.kind is not Kind.BLANK), 0)
    serial = number + 1 < len(tokens) and _is_serial(tokens[number]) and tokens[number + 1].kind is Kind.TEXT
    start = number + 1 if serial else 0
    figure = next((index for index in range(start, len(tokens)) if tokens[index].kind is Kind.VALUE), len(tokens))
    return max((index + 1 for index, token in enumerate(tokens[:figure]) if token.kind is Kind.TEXT), default=0)


def _is_serial(token: Token) -> bool:
    return token.text.isascii() and token.text.isdigit() and len(token.text) <= len("999")


def _only_heads(matches: Sequence[Match]) -> bool:
    return bool(matches) and all(match.entry.role <= Role.HEADING for match in matches)


def _run(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The values at the beginning of *tokens*."""
    end = next((index for index, token in enumerate(tokens) if token.kind is Kind.TEXT), len(tokens))
    return tokens[:end]


def _spread(first: Token, last: Token) -> Token:
    return first if first is last else evolve(first, span=max(1, last.end - first.slot))
