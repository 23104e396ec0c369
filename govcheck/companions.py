"""A report with its pack, and the reports that it is checked against: last year's, and those of its parts."""

from __future__ import annotations

from attrs import frozen

from govcheck.messages import Message, Text, say
from govcheck.pack import Pack
from govcheck.report import Key, Problem, Report

__all__ = ["Companions", "Loaded", "Part"]


@frozen(eq=False)
class Loaded:
    """A report with the pack that it was read with."""

    report: Report
    pack: Pack


@frozen
class Part:
    """A part of the whole that a report covers.

    Args:
        publisher: The organ.
        report: Its report, or ``None`` where there is none.
    """

    publisher: str
    report: Report | None


@frozen(eq=False)
class Companions:
    """What a report is checked against.

    Args:
        pack: The pack of the report itself.
        previous: Last year's report, or ``None``.
        previous_pack: The pack that last year's report was read with.
        parts: The parts, also those whose report is missing.
        problems: What could not be read of them.
        wrong_previous: The report that was named as last year's and is another year's or another organ's.
    """

    pack: Pack
    previous: Report | None = None
    previous_pack: Pack | None = None
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()
    wrong_previous: Report | None = None

    def name(self, key: Key) -> Text:
        """What a cell is called: by its labels in Chinese, by its reference in English."""
        return Text({"zh": f"“{self.pack.form.label(key)}”", "en": str(key)})

    def previous_key(self, key: Key) -> Key:
        """Where *key* stands in last year's report, which may be on another form."""
        other = self.previous_pack
        if other is None or other is self.pack or key.table not in self.pack.form.tables:
            return key
        table = self.pack.form.tables[key.table]
        row, column = table.rows.by_id.get(key.row), table.columns.by_id.get(key.column)
        for name in (other.id, *other.bases):
            key = Key(
                key.table,
                row.was.get(name, key.row) if row else key.row,
                column.was.get(name, key.column) if column else key.column,
            )
        return key

    def without_previous(self, report: Report) -> Message:
        """Why there is nothing to compare with, where last year's report is missing."""
        if self.wrong_previous is not None:
            return say("check.wrong_previous", path=self.wrong_previous.path)
        return say("check.no_previous", year=report.year - 1)
