"""The labels of a document against the labels of a form, as whole sequences.

A single label may be read in more than one way: 其他 is a row and a column, 总计 as well, and a cut label may be the
beginning of two. So every reading of the whole document is weighed: what each text could be, and what it costs that
the form would print it elsewhere. The best reading is found step by step (dynamic programming), keeping at each
text the best way to every entry that it could be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from govcheck.binding.entries import CERTAIN, WHOLE, Candidate, Entry, Role
from govcheck.binding.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.binding.tokens import Strip

__all__ = ["Alignment", "Match", "align"]

#: A label may be torn into so many pieces.
_PIECES: Final = 4
#: A candidate that fits as badly as this gains nothing.
_WORTHLESS: Final = 0.5
#: What reads worse than the best by more than this is given up.
_BEAM: Final = 3.0
#: Prose is compared with labels word by word only; longer lines are not even that.
_LONGEST_LABEL: Final = 60
_PROSE: Final = frozenset("。；！？")
_TITLE_WORTH: Final = 0.4
#: A row that is not printed in its own words, or beside the tables, and has no figures may as well be prose or half a
#: label.
_BARE_WORTH: Final = 0.3

#: What it costs to find a label where the form does not print it.
_SKIPPED: Final = 0.01
_MOST_SKIPPED: Final = 0.3
_REPEATED: Final = 0.5
_HEAD_AGAIN: Final = 0.25
_HEAD_BACKWARDS: Final = 0.1
_ROW_BACKWARDS: Final = 1.7
_NEW_TABLE: Final = {Role.TITLE: 0.3, Role.HEADING: 0.3, Role.COLUMN: 0.45, Role.ROW: 0.8}
_EARLIER_TABLE: Final = 0.3


@frozen(eq=False)
class Match:
    """A text of the document and the entry of the form that it is taken for.

    Args:
        strip: Index of the strip.
        start: Index of its first token in the strip.
        end: Index after its last token.
        text: The text, its pieces joined.
        candidate: The entry, and how well it fits.
        bare: Whether no figure, and no blank for one, follows it in the strip.
    """

    strip: int
    start: int
    end: int
    text: str
    candidate: Candidate
    bare: bool = False

    @property
    def entry(self) -> Entry:
        """The entry it is taken for."""
        return self.candidate.entry

    @property
    def certain(self) -> bool:
        """Whether the words alone decide."""
        return self.candidate.score >= CERTAIN


@frozen(eq=False)
class Alignment:
    """The best reading of a document's labels.

    Args:
        matches: What was recognised, in the order of the document.
        score: How well the form fits.
    """

    matches: tuple[Match, ...]
    score: float


@frozen(eq=False)
class _Step:
    """A way of reading the document up to here."""

    score: float
    match: Match
    before: _Step | None


def align(strips: Sequence[Strip], entries: Entries) -> Alignment:
    """The best reading of the labels in *strips* as labels of the form."""
    tables = frozenset(index for index, strip in enumerate(strips) if _is_table(strip))
    loose = frozenset(range(len(strips))) - tables if tables else frozenset()
    return _Reading(entries, loose).best(list(_places(strips, entries)))


@define
class _Place:
    """Where a label may begin: the index of its first text, and what it could be with how many texts."""

    index: int
    options: list[tuple[int, Match]] = field(factory=list)


def _places(strips: Sequence[Strip], entries: Entries) -> Iterator[_Place]:
    index = 0
    for number, strip in enumerate(strips):
        texts = [position for position, token in enumerate(strip.tokens) if token.kind is Kind.TEXT]
        for rank in range(len(texts)):
            place = _Place(index + rank)
            place.options.extend(_options(number, strip, texts, rank, entries))
            if place.options:
                yield place
        index += len(texts)


def _options(
    number: int, strip: Strip, texts: Sequence[int], rank: int, entries: Entries
) -> Iterator[tuple[int, Match]]:
    """Readings of the text at *rank*, alone or joined with those that follow it."""
    start = texts[rank]
    text = strip.tokens[start].text
    if len(text) > _LONGEST_LABEL * 2:
        return
    exact = entries.exact(text)
    if exact or _is_label_like(text, strip):
        found = exact or entries.candidates(text)
        yield from ((1, _match(number, strip, start, start + 1, option)) for option in found)
    if any(option.score >= WHOLE for option in exact):
        return
    for count in range(2, _PIECES + 1):
        if rank + count > len(texts) or texts[rank + count - 1] != start + count - 1:
            return
        text += strip.tokens[start + count - 1].text
        if len(text) > _LONGEST_LABEL * 2:
            return
        for option in entries.exact(text):
            if option.score < WHOLE:
                continue
            yield count, _match(number, strip, start, start + count, option)


def _match(number: int, strip: Strip, start: int, end: int, option: Candidate) -> Match:
    text = "".join(token.text for token in strip.tokens[start:end])
    bare = end == len(strip.tokens) or strip.tokens[end].kind in {Kind.TEXT, Kind.DOUBTFUL}
    return Match(number, start, end, text, option, bare)


def _is_table(strip: Strip) -> bool:
    """Whether a strip is a row of a grid that can hold a table, which a single column cannot."""
    return strip.aligned and strip.grid is not None and strip.grid.width > 1


def _is_label_like(text: str, strip: Strip) -> bool:
    """Whether a text is worth comparing with labels that it is not exactly."""
    if strip.grid is not None:
        return True
    return len(text) <= _LONGEST_LABEL and not _PROSE & frozenset(text)


@define
class _Reading:
    """The search for the best reading."""

    entries: Entries
    #: Strips beside the tables, in a document that has some.
    loose: frozenset[int]

    def best(self, places: Sequence[_Place]) -> Alignment:
        """The best chain of matches through *places*."""
        # Ways to the entry that was recognised last, and those that go on only after a label of several texts.
        ways: dict[int, _Step] = {}
        later: dict[int, list[_Step]] = {}
        for place in places:
            for index in [index for index in later if index <= place.index]:
                for step in later.pop(index):
                    _keep(ways, step)
            for count, match in place.options:
                found = self._step(ways, match)
                if found is not None:
                    later.setdefault(place.index + count, []).append(found)
            _prune(ways)
        for waiting in later.values():
            for step in waiting:
                _keep(ways, step)
        last = max(ways.values(), key=lambda step: step.score, default=None)
        return Alignment(tuple(_chain(last)), last.score if last else 0)

    def _step(self, ways: Mapping[int, _Step], match: Match) -> _Step | None:
        entry = match.entry
        gain = 2 * (match.candidate.score - _WORTHLESS)
        if entry.role is Role.TITLE:
            gain *= _TITLE_WORTH
        elif entry.role is Role.ROW and match.bare and (match.strip in self.loose or not match.certain):
            gain *= _BARE_WORTH
        best: _Step | None = None
        worth = -_cost(None, entry)
        for step in ways.values():
            value = step.score - _cost(step.match.entry, entry)
            if value > worth:
                best, worth = step, value
        return _Step(worth + gain, match, best) if worth + gain > (best.score if best else 0) - _BEAM else None


def _keep(ways: dict[int, _Step], step: _Step) -> None:
    key = id(step.match.entry)
    if key not in ways or ways[key].score < step.score:
        ways[key] = step


def _prune(ways: dict[int, _Step]) -> None:
    if len(ways) > 1:
        bar = max(step.score for step in ways.values()) - _BEAM
        for key in [key for key, step in ways.items() if step.score < bar]:
            del ways[key]


def _chain(last: _Step | None) -> list[Match]:
    chain: list[Match] = []
    while last is not None:
        chain.append(last.match)
        last = last.before
    return chain[::-1]


def _cost(before: Entry | None, entry: Entry) -> float:
    """What it costs that *entry* is the next thing printed after *before*."""
    if before is None:
        return _NEW_TABLE[entry.role] - _NEW_TABLE[Role.TITLE]
    if before.table is not entry.table:
        return _NEW_TABLE[entry.role] + (_EARLIER_TABLE if entry.rank < before.rank else 0)
    if entry.anywhere:
        return 0 if entry.order > before.order or entry.role is not before.role else _HEAD_BACKWARDS / 2
    if entry.role is not Role.ROW:
        if before.role is Role.ROW:
            return _HEAD_AGAIN
        return 0 if (entry.role, entry.order) > (before.role, before.order) else _HEAD_BACKWARDS
    return _row_cost(before, entry)


def _row_cost(before: Entry, entry: Entry) -> float:
    skipped = entry.order - (before.order + 1 if before.role is Role.ROW else 0)
    if skipped >= 0:
        return min(_MOST_SKIPPED, _SKIPPED * skipped)
    return _REPEATED if skipped == -1 else _ROW_BACKWARDS
