"""Baselines: violations that a repository already has, so that only new ones fail."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, TextIO

from attrs import define, evolve, frozen

from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place
from govcheck.result import Result, Violation
from govcheck.yaml_nodes import read_text

__all__ = ["Baseline", "Entry", "entries_of", "read_baseline", "write_baseline"]

VERSION: Final = 1
MEMBERS: Final = ("fingerprint", "rule", "instance", "path")


@frozen
class Entry:
    """A known violation.

    Args:
        fingerprint: By which it is recognised: of form, publisher, year, rule, instance and difference.
        rule: Id of the rule, for the reader.
        instance: Instance of the rule, for the reader.
        path: The report, relative to the baseline's folder and with slashes, for the reader.
    """

    fingerprint: str
    rule: str
    instance: str
    path: str


@define(frozen=True, slots=False)
class Baseline:
    """The known violations.

    Args:
        entries: The entries, in the order of the file.
        folder: The folder that the entries' paths start from.
    """

    entries: tuple[Entry, ...]
    folder: Path

    @cached_property
    def fingerprints(self) -> frozenset[str]:
        """By which known violations are recognised."""
        return frozenset(entry.fingerprint for entry in self.entries)

    @cached_property
    def by_path(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of each report."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            found[entry.path] = (*found.get(entry.path, ()), entry)
        return found

    def mark(self, result: Result) -> Result:
        """*result* with its violations that are here marked as known; waived ones stay waived."""
        return evolve(result, violations=tuple(map(self._marked, result.violations)))

    def gone(self, result: Result) -> Iterator[Entry]:
        """The entries of *result*'s report that no longer occur, unless they could not be assessed this time."""
        found = {violation.fingerprint for violation in result.violations}
        unassessed = {(skipped.rule.id, skipped.instance) for skipped in result.not_assessed}
        for entry in self.by_path.get(_relative(result.report.path, self.folder), ()):
            if entry.fingerprint not in found and (entry.rule, entry.instance) not in unassessed:
                yield entry

    def _marked(self, violation: Violation) -> Violation:
        is_known = violation.waiver is None and violation.fingerprint in self.fingerprints
        return evolve(violation, known=True) if is_known else violation


def read_baseline(path: str) -> Baseline:
    """The baseline in the file *path*.

    Raises:
        FileError: The file cannot be read, or is no baseline.
    """
    text = read_text(path)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise FileError(say("setup.baseline_not_json", reason=error.msg), place) from None
    except (ValueError, RecursionError):
        raise FileError(say("setup.baseline_not_one"), Place(path)) from None
    if not isinstance(content, dict) or not isinstance(content.get("violations"), list):
        raise FileError(say("setup.baseline_not_one"), Place(path))
    if content.get("version") != VERSION:
        message = say("setup.baseline_version", found=content.get("version"), known=VERSION)
        raise FileError(message, Place(path))
    entries = (_entry(value, number, path) for number, value in enumerate(content["violations"], 1))
    return Baseline(tuple(entries), Path(path).parent)


def _entry(value: object, number: int, path: str) -> Entry:
    given = (value.get(name) for name in MEMBERS) if isinstance(value, dict) else ()
    members = [member for member in given if isinstance(member, str)]
    if len(members) < len(MEMBERS):
        raise FileError(say("setup.baseline_entry", number=number, members=MEMBERS), Place(path))
    return Entry(*members)


def entries_of(result: Result, folder: Path) -> Iterator[Entry]:
    """An entry for each violation of *result* that is not waived."""
    path = _relative(result.report.path, folder)
    for violation in result.violations:
        if violation.waiver is None:
            yield Entry(violation.fingerprint, violation.rule.id, violation.instance, path)


def write_baseline(entries: Iterable[Entry], stream: TextIO) -> None:
    """Write *entries* to *stream*, an entry a line and in the order of their paths, so that changes can be reviewed."""
    from govcheck import __version__
    from govcheck.reporters.clean import json_text

    ordered = sorted(set(entries), key=lambda entry: (entry.path, entry.rule, entry.instance, entry.fingerprint))
    stream.write(f'{{"version": {VERSION}, "govcheck": {json_text(__version__)}, "violations": [')
    separator = "\n"
    for entry in ordered:
        stream.write(separator + json_text({name: getattr(entry, name) for name in MEMBERS}))
        separator = ",\n"
    stream.write("\n]}\n")


def _relative(path: str, folder: Path) -> str:
    """*path* seen from *folder*, with slashes; another drive has no such path."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).as_posix()
