"""What a form prints, in order: titles, headings, column and row labels; and which of them a text could be."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from govcheck.binding.abbreviation import Numbered, is_abbreviation, numbered
from govcheck.binding.characters import plain, simplified
from govcheck.binding.grouped import Grouped
from govcheck.binding.similarity import similarity
from govcheck.labels import NUMBERING, REMARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.form import Form, Item, TableForm

__all__ = ["CERTAIN", "WHOLE", "Candidate", "Entries", "Entry", "Role", "entries_of"]

#: From this score on a text is the label, whatever stands around it.
CERTAIN: Final = 0.9
#: A label worth less than this is cut at a bracket, and may go on behind it.
WHOLE: Final = 0.96
#: A text that is not exactly a label must be this long to be compared with longer ones.
_SHORTEST: Final = 3
_SHORTEST_INSIDE: Final = 6
#: Longer texts are no labels.
_LONGEST: Final = 90
_SIMILAR: Final = 0.72
#: What the label of one row only is worth, shortened as offices do.
_ABBREVIATION: Final = 0.75
#: What a label is worth that is printed with the heading of its group.
_GROUPED: Final = 0.93
#: What a spelling is worth: whole, without numbering, without the remark at its end, without both, without brackets.
_WORTH: Final = (1.0, 0.98, 0.97, 0.96, 0.95)


class Role(IntEnum):
    """What an entry is, in the order in which a table prints them."""

    TITLE = 0
    HEADING = 1
    COLUMN = 2
    ROW = 3


@frozen(eq=False)
class Entry:
    """A text that the form prints.

    Args:
        table: The table it belongs to.
        rank: Position of the table in the form.
        role: What it is.
        order: Position among the entries of its role in the table.
        item: The row or column; ``None`` for titles and headings.
        texts: The ways in which it is printed.
        anywhere: Whether it stands in the head of the table in any order, as all labels do where the table is
            printed in one row.
    """

    table: TableForm
    rank: int
    role: Role
    order: int
    item: Item | None
    texts: tuple[str, ...]
    anywhere: bool = False


@frozen(eq=False)
class Candidate:
    """An entry that a text could be, and how well it fits: 1 is its very words."""

    entry: Entry
    score: float


@define(frozen=True, slots=False, eq=False)
class Entries:
    """Everything that a form prints, with the look-ups that alignment needs."""

    form: Form
    all: tuple[Entry, ...]
    known: dict[str, tuple[Candidate, ...]] = field(factory=dict, init=False, repr=False)
    known_exactly: dict[str, tuple[Candidate, ...]] = field(factory=dict, init=False, repr=False)

    def exact(self, text: str) -> tuple[Candidate, ...]:
        """The entries whose words *text* is, with or without numbering and remarks."""
        known = self.known_exactly.get(text)
        if known is None:
            known = self.known_exactly[text] = self._exactly(text)
        return known

    def _exactly(self, text: str) -> tuple[Candidate, ...]:
        found: dict[int, Candidate] = {}
        for spelling, worth in _spellings(text):
            for candidate in self._by_spelling.get(spelling, ()):
                score = candidate.score * worth
                kept = found.get(id(candidate.entry))
                if kept is None or kept.score < score:
                    found[id(candidate.entry)] = Candidate(candidate.entry, score)
        if max((one.score for one in found.values()), default=0) > _WORTH[-1]:
            return tuple(found.values())
        # What is a heading only up to a bracket may name a row behind it.
        return tuple(one for one in self._below_heading(text) if one.score >= _GROUPED) or tuple(found.values())

    def _below_heading(self, text: str) -> Iterator[Candidate]:
        """The entries that *text* names with the heading of their group before them."""
        if len(text) > _LONGEST:
            return
        for grouped, entries in self._groups:
            inside = grouped.find(text)
            if inside is not None:
                yield Candidate(entries[inside.item.id], _GROUPED * inside.close)

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The entries that *text* could be: exactly, or cut, or with some characters lost or wrong."""
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = self.exact(text) or tuple(self._near(text))
        return found

    def _near(self, text: str) -> Iterator[Candidate]:
        wanted = plain(text)
        if not _SHORTEST <= len(wanted) <= _LONGEST:
            return
        below = list(self._below_heading(text))
        if below:
            yield from below
            return
        letters = frozenset(wanted)
        shortened = self._shortened(numbered(text))
        for entry, labels in self._labels:
            few = 0.6 * len(letters)
            score = max(
                (
                    _closeness(wanted, label)
                    for label, signs in labels
                    if len(letters & signs) >= min(few, 0.6 * len(signs))
                ),
                default=0,
            )
            if entry is shortened:
                score = max(score, _ABBREVIATION)
            if score:
                yield Candidate(entry, score)

    def _shortened(self, short: Numbered) -> Entry | None:
        """The row whose label is shortened to *short*; ``None`` where it could be more than one."""
        letters = frozenset(short.words)
        found = [
            entry
            for entry, labels in self._rows
            if any(letters <= signs and is_abbreviation(short, label) for label, signs in labels)
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _rows(self) -> tuple[tuple[Entry, tuple[tuple[Numbered, frozenset[str]], ...]], ...]:
        """The rows with their labels, and the characters of each: what has others is not short for it."""
        return tuple(
            (entry, tuple((label, frozenset(label.words)) for label in dict.fromkeys(map(numbered, entry.texts))))
            for entry in self.all
            if entry.role is Role.ROW
        )

    @cached_property
    def _groups(self) -> tuple[tuple[Grouped, Mapping[str, Entry]], ...]:
        """The axes with groups, and the entries of their items."""
        found: dict[int, tuple[Grouped, dict[str, Entry]]] = {}
        for entry in self.all:
            axis = {Role.COLUMN: entry.table.columns, Role.ROW: entry.table.rows}.get(entry.role)
            if axis is not None and entry.item is not None and axis.parents:
                found.setdefault(id(axis), (Grouped(axis, similarity), {}))[1][entry.item.id] = entry
        return tuple(found.values())

    @cached_property
    def _by_spelling(self) -> Mapping[str, tuple[Candidate, ...]]:
        found: dict[str, dict[int, Candidate]] = {}
        for entry in self.all:
            for text in entry.texts:
                for spelling, worth in _spellings(text):
                    kept = found.setdefault(spelling, {})
                    if id(entry) not in kept or kept[id(entry)].score < worth:
                        kept[id(entry)] = Candidate(entry, worth)
        return {spelling: tuple(kept.values()) for spelling, kept in found.items()}

    @cached_property
    def _labels(self) -> tuple[tuple[Entry, tuple[tuple[str, frozenset[str]], ...]], ...]:
        return tuple(
            (entry, tuple((label, frozenset(label)) for label in dict.fromkeys(map(plain, entry.texts))))
            for entry in self.all
        )


@lru_cache(maxsize=4096)
def _spellings(label: str) -> tuple[tuple[str, float], ...]:
    """The plain forms of *label*, the fullest first, each with what it is worth."""
    shown = simplified(" ".join(label.split()))
    bare = NUMBERING.sub("", shown, count=1) if NUMBERING.match(shown) else shown
    bare = bare.removeprefix("其中:")
    opened = min((position for position in map(bare.find, "([") if position > 0), default=len(bare))
    texts = (shown, bare, REMARK.sub("", shown), REMARK.sub("", bare), bare[:opened])
    best: dict[str, float] = {}
    for text, worth in zip(map(plain, texts), _WORTH, strict=True):
        if text:
            best.setdefault(text, worth)
    return tuple(best.items())


def _closeness(text: str, label: str) -> float:
    """How well a plain *text* fits a plain *label*: whole with errors, its beginning, or a piece of it."""
    part = len(text) / len(label)
    if part < 1 and label.startswith(text):
        return 0.55 + 0.3 * part
    if part < 1 and len(text) >= _SHORTEST_INSIDE and text in label:
        return 0.5 + 0.3 * part
    close = similarity(text, label)
    return 0.92 * close if close >= _SIMILAR else 0


def entries_of(form: Form) -> Entries:
    """The entries of *form*, table by table."""
    return Entries(form, tuple(_entries(form)))


def _entries(form: Form) -> Iterator[Entry]:
    titles: set[str] = set()
    for rank, table in enumerate(form.tables.values()):
        title = table.title.show("zh")
        if title not in titles:
            titles.add(title)
            yield Entry(table, rank, Role.TITLE, 0, None, tuple(table.title.versions.values()))
        headings = tuple(text for text in (table.heading, *table.variants) if text)
        if headings:
            yield Entry(table, rank, Role.HEADING, 0, None, headings)
        for role, axis in ((Role.COLUMN, table.columns), (Role.ROW, table.rows)):
            for order, item in enumerate(axis.by_id.values()):
                texts = (*item.label.versions.values(), *item.variants)
                yield Entry(table, rank, role, order, item, texts, anywhere=table.layout == "row")
