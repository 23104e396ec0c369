"""Which form a document is on: the one whose labels its tables print, whatever its text cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from govcheck.binding.alignment import Alignment, align
from govcheck.binding.entries import Entries, Role, entries_of
from govcheck.binding.metadata import titles
from govcheck.binding.tokens import Strip, strips_of
from govcheck.errors import ReportError
from govcheck.messages import say
from govcheck.pack_file import load_pack, pack_ids
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.binding.metadata import Metadata
    from govcheck.documents.document import Document
    from govcheck.pack import Pack

__all__ = ["Choice", "chosen", "shipped"]

#: Fewer recognised labels than these are no report.
_FEWEST: Final = 3
#: Of two forms that fit alike, within this, the one of the report's year is taken.
_ALIKE: Final = 0.75
_QUOTED: Final = 30
#: A form of whose labels not half as many are there as of another's is not weighed any further.
_PROMISING: Final = 0.5
_LONGEST: Final = 90


@frozen(eq=False)
class Choice:
    """A form and how the document reads on it.

    Args:
        pack: The pack.
        entries: What its form prints.
        strips: The document, cut with the form's labels in view.
        alignment: The labels that were recognised.
    """

    pack: Pack
    entries: Entries
    strips: tuple[Strip, ...]
    alignment: Alignment


def shipped() -> tuple[Pack, ...]:
    """The shipped packs that have a form with tables."""
    return tuple(pack for pack in map(load_pack, pack_ids()) if pack.form.tables)


def chosen(document: Document, packs: Sequence[Pack], facts: Metadata, lines: Sequence[tuple[str, Place]]) -> Choice:
    """The reading of *document* on the form among *packs* that fits best.

    Raises:
        ReportError: No form fits, or the document holds two reports; the message says what was found.
    """
    readings = [_reading(document, pack) for pack in _promising(document, packs, facts.year)]
    best = _best(readings, facts.year)
    if _rows(best) < _FEWEST:
        raise _no_report(document, facts, lines)
    _check_single(best, lines, document)
    return best


def _promising(document: Document, packs: Sequence[Pack], year: int | None) -> list[tuple[Pack, Entries]]:
    """The packs of whose labels the document prints by far not the fewest, word by word.

    Where none has more of them than the pack of the report's year has, that is the only one.
    """
    all_entries = [(pack, entries_of(pack.form)) for pack in packs]
    texts = {item.text for item in document.items() if 1 < len(item.text) <= _LONGEST}
    found = [len({id(option.entry) for text in texts for option in entries.exact(text)}) for _, entries in all_entries]
    most = max(found)
    counted = list(zip(all_entries, found, strict=True))
    of_year = [one for one, count in counted if year is not None and count == most and year in one[0].years]
    if most and len(of_year) == 1:
        return of_year
    return [one for one, count in counted if count >= most * _PROMISING]


def _reading(document: Document, promising: tuple[Pack, Entries]) -> Choice:
    pack, entries = promising
    strips = strips_of(document, entries)
    return Choice(pack, entries, strips, align(strips, entries))


def _best(readings: Iterable[Choice], year: int | None) -> Choice:
    ordered = sorted(readings, key=lambda choice: choice.alignment.score, reverse=True)
    bar = ordered[0].alignment.score - _ALIKE
    alike = [choice for choice in ordered if choice.alignment.score >= bar]
    return next((choice for choice in alike if year is not None and year in choice.pack.years), ordered[0])


def _rows(choice: Choice) -> int:
    """Labels of rows and columns that were recognised, each once."""
    return len({id(match.entry) for match in choice.alignment.matches if match.entry.role >= Role.COLUMN})


def _no_report(document: Document, facts: Metadata, lines: Sequence[tuple[str, Place]]) -> ReportError:
    place = Place(document.path)
    grids = document.grids
    if facts.title is not None:
        key = "binding.unknown_tables" if grids else "binding.no_tables"
        return ReportError(say(key, title=facts.title.text, count=len(grids), first=_first_texts(document)), place)
    first = next((line.strip() for line, _ in lines if line.strip()), "") or _first_texts(document)
    shown = first if len(first) <= _QUOTED else f"{first[:_QUOTED]}…"
    return ReportError(say("binding.other_document", first=shown, count=len(grids)), place)


def _first_texts(document: Document) -> str:
    grid = next(iter(document.grids), None)
    texts = [cell.text.replace("\n", "") for cell in grid.cells if cell.text] if grid else []
    return "、".join(texts[:3])[:_QUOTED]


def _check_single(best: Choice, lines: Sequence[tuple[str, Place]], document: Document) -> None:
    """Refuse a document with two reports: two titles of different reports, and tables twice."""
    found = {(title.publisher, title.year): title for title in titles(lines) if title.year or title.publisher}
    named = [title for title in found.values() if title.year is not None and title.publisher]
    if len(named) < 2 or not _tables_twice(best):
        return
    texts = tuple(say("binding.title_at", title=title.text, place=title.place) for title in named)
    raise ReportError(say("binding.two_reports", titles=texts, count=len(named)), Place(document.path))


def _tables_twice(best: Choice) -> bool:
    """Whether two tables at least are begun again after another table."""
    runs: list[str] = []
    for match in best.alignment.matches:
        if match.entry.role is Role.ROW and (not runs or runs[-1] != match.entry.table.id):
            runs.append(match.entry.table.id)
    return sum(runs.count(name) > 1 for name in set(runs)) > 1
