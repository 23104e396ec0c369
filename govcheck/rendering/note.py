"""The note below the title: what a report says at its head, and its title and text would not tell a reader.

Who reads the document knows no more than what is printed in it. Scope, period and level decide which relations
hold, so they are printed; the reader is asked what it would find without them. What the note says goes before all
that the text says.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from govcheck.binding.metadata import metadata
from govcheck.messages import Message, say
from govcheck.place import Place
from govcheck.report import Report

__all__ = ["note"]

#: Among so many lines stand the title and the note that was printed before.
_HEAD: Final = 5


def note(report: Report, lines: Sequence[str], language: str) -> str:
    """The note on one line, or empty where *lines* are read as the report itself says.

    Args:
        report: The report.
        lines: Its title and its text, as they are printed.
        language: The language of the form.
    """
    sentences = "".join(sentence.show(language) for sentence in _unsaid(report, lines))
    if not sentences:
        return ""
    text = say("render.note", sentences=sentences).show(language).strip()
    return "" if text in lines[:_HEAD] else text


def _unsaid(report: Report, lines: Sequence[str]) -> Iterator[Message]:
    said = metadata([(line, Place()) for line in lines])
    if report.scope and said.scope != report.scope:
        yield say("render.whole_area" if report.scope == "汇总" else "render.own_figures")
    if report.period is not None and said.period != report.period and not said.findings:
        first, last = map(_day, report.period)
        yield say("render.period", first=first, last=last)
    if report.level and said.level != report.level:
        yield say("render.level", level=report.level)


def _day(day: datetime.date) -> Message:
    return say("render.day", year=day.year, month=day.month, day=day.day)
