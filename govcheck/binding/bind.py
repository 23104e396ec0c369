"""`bind`: a document → the report that it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from govcheck.binding.choose import chosen, shipped
from govcheck.binding.metadata import metadata, running_lines
from govcheck.binding.narrative import narrative_of, whole_text
from govcheck.binding.own_title import with_own_title
from govcheck.binding.rows import rows_of
from govcheck.binding.tables import Bound, bound_table
from govcheck.companions import Loaded
from govcheck.errors import ReportError
from govcheck.messages import say
from govcheck.place import Place
from govcheck.report import Finding, Problem, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.choose import Choice
    from govcheck.binding.metadata import Metadata
    from govcheck.documents.document import Document
    from govcheck.pack import Pack

__all__ = ["bind", "bound", "load_document"]

#: So many tables with rows that stand there twice are more than a slip of the pen.
_TABLES_TWICE: Final = 2
_YEAR_IN_NAME: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


def load_document(path: str, pack: Pack | None = None) -> Loaded:
    """The report in the document at *path*, on the form of *pack* or on the one that fits it best.

    Raises:
        FileError: The file cannot be read.
        MissingExtraError: The libraries for its format are not installed.
        ReportError: It holds no report, or more than one.
    """
    from govcheck import documents

    return bound(documents.read(path), (pack,) if pack is not None else ())


def bind(document: Document, packs: Sequence[Pack] = ()) -> Report:
    """The report that *document* is.

    What was read with doubt, or could not be told apart, is among its problems; nothing is guessed silently.

    Args:
        document: A document as `govcheck.documents.read` gives it.
        packs: The packs whose forms it may be on; by default the shipped ones.

    Raises:
        ReportError: No form fits, or it holds two reports.
    """
    return bound(document, packs).report


def bound(document: Document, packs: Sequence[Pack] = ()) -> Loaded:
    """`bind`, with the pack whose form was found."""
    lines = running_lines(document)
    facts = with_own_title(metadata(lines), lines, packs) if packs else metadata(lines)
    if len(packs) == 1 and not packs[0].form.tables:
        return Loaded(_text_alone(document, packs[0], facts), packs[0])
    choice = chosen(document, tuple(packs) or shipped(), facts, lines)
    matches = choice.alignment.matches
    drafts = rows_of(choice.strips, matches, choice.pack.form)
    tables = [bound_table(draft, choice.entries, document.format) for draft in drafts]
    _check_once(tables, document)
    year, doubt = _year(document, facts, choice)
    report = Report(
        form=choice.pack.id,
        publisher=facts.publisher,
        year=year,
        tables={one.table.id: one.table for one in tables if one.table is not None},
        path=document.path,
        scope=facts.scope,
        level=facts.level,
        period=facts.period,
        narrative=narrative_of(document, choice.strips, matches),
        findings=(*facts.findings, *(finding for one in tables for finding in one.findings)),
        problems=tuple(_problems(document, doubt, tables)),
        doubtful=frozenset(key for one in tables for key in one.doubtful),
    )
    return Loaded(report, choice.pack)


def _check_once(tables: Sequence[Bound], document: Document) -> None:
    """Refuse a document whose tables stand there twice with different figures."""
    rows = repeated = 0
    found: list[Finding] = []
    for one in tables:
        count = len(one.table.rows) if one.table is not None else 0
        twice = [finding for finding in one.findings if finding.rule == "form.duplicate"]
        rows += count
        repeated += count if any("[" not in finding.instance for finding in twice) else len(twice)
        found += twice[:1]
    if len(found) >= _TABLES_TWICE and 2 * repeated >= rows:
        place = evolve(found[0].place, path="")
        raise ReportError(say("binding.tables_twice", place=place), Place(document.path))


def _text_alone(document: Document, pack: Pack, facts: Metadata) -> Report:
    """A document that is checked as a text; no year is needed for what it says of itself."""
    return Report(
        form=pack.id,
        publisher=facts.publisher,
        year=facts.year or 0,
        tables={},
        path=document.path,
        narrative=whole_text(document),
        problems=tuple(Problem(one.message, one.place, fatal=False) for one in document.problems),
    )


def _problems(document: Document, doubt: Sequence[Problem], tables: Sequence[Bound]) -> Iterator[Problem]:
    yield from (Problem(problem.message, problem.place, fatal=False) for problem in document.problems)
    yield from doubt
    for one in tables:
        yield from one.problems


def _year(document: Document, facts: Metadata, choice: Choice) -> tuple[int, tuple[Problem, ...]]:
    """The year, and a problem where the document itself does not state it."""
    if facts.year is not None:
        return facts.year, ()
    named = _YEAR_IN_NAME.findall(Path(document.path).stem)
    if named:
        year = int(named[-1])
        return year, (Problem(say("binding.year_of_name", year=year), Place(document.path), fatal=False),)
    years = choice.pack.years
    year = years.last or years.first or 0
    return year, (Problem(say("binding.no_year", year=year), Place(document.path), fatal=False),)
