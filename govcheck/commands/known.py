"""What ``--baseline`` and ``--write-baseline`` do to the results as they pass, and say when all have passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TextIO

from attrs import define, evolve, field

from govcheck.baseline import Baseline, Entry, entries_of, write_baseline
from govcheck.check import Selection
from govcheck.messages import say
from govcheck.output import whole_file
from govcheck.result import Result, Unread

__all__ = ["Compared", "Known", "Recorded"]

#: So many entries that no longer occur are named.
SHOWN = 20


class Known(Protocol):
    """A baseline in use."""

    def marked(self, results: Iterable[Result | Unread]) -> Iterator[Result | Unread]:
        """The results with their known violations marked."""
        ...

    def conclude(self, err: TextIO, language: str) -> None:
        """Say on *err* what the baseline came to, when all results have passed."""
        ...


@define
class Compared:
    """The violations of a baseline are known; those that no longer occur are said."""

    path: str
    baseline: Baseline
    selection: Selection
    gone: list[Entry] = field(factory=list)

    def marked(self, results: Iterable[Result | Unread]) -> Iterator[Result | Unread]:
        """The results with their known violations marked."""
        for result in results:
            if isinstance(result, Unread):
                yield result
            else:
                self.gone += (entry for entry in self.baseline.gone(result) if entry.rule in self.selection)
                yield self.baseline.mark(result)

    def conclude(self, err: TextIO, language: str) -> None:
        """Say which entries no longer occur."""
        if not self.gone:
            return
        print(say("setup.baseline_gone", path=self.path, count=len(self.gone)).show(language), file=err)
        for entry in self.gone[:SHOWN]:
            name = f"{entry.rule}@{entry.instance}" if entry.instance else entry.rule
            print(f"    {entry.path}: {name}", file=err)
        if len(self.gone) > SHOWN:
            print(f"    … {len(self.gone) - SHOWN}", file=err)


@define
class Recorded:
    """All violations become known, and are written to a baseline."""

    path: str
    entries: list[Entry] = field(factory=list)

    def marked(self, results: Iterable[Result | Unread]) -> Iterator[Result | Unread]:
        """The results with every violation known that is not waived."""
        for result in results:
            if isinstance(result, Unread):
                yield result
            else:
                self.entries += entries_of(result, Path(self.path).parent)
                violations = (evolve(one, known=one.waiver is None) for one in result.violations)
                yield evolve(result, violations=tuple(violations))

    def conclude(self, err: TextIO, language: str) -> None:
        """Write the baseline, and say how many violations it holds."""
        with whole_file(self.path) as stream:
            write_baseline(self.entries, stream)
        message = say("setup.baseline_written", path=self.path, count=len(set(self.entries)))
        print(message.show(language), file=err)
