"""Which files to check: files as named, folders searched for reports, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import field, frozen

from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

__all__ = ["Sources", "find_reports", "is_report", "sources"]

#: A top-level ``form`` with a text beside it; packs have a mapping there.
FORM: Final = re.compile(rb"(?:^|\n)(?:\xef\xbb\xbf)?form:[ \t]+[^\s#{]")
HEAD: Final = 64_000
PUBLISHER: Final = re.compile(r"^publisher:[ \t]*[\"']?(.+?)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
YEAR: Final = re.compile(r"^year:[ \t]*[\"']?([0-9]{4})", re.MULTILINE)


@frozen
class Sources:
    """The files of one call.

    Args:
        paths: Files to check, in order, each once.
        by_owner: File of a publisher's report of a year, where exactly one of the files is that.
    """

    paths: tuple[str, ...]
    by_owner: Mapping[tuple[str, int], str] = field(hash=False)

    def owned(self, publisher: str, year: int) -> str | None:
        """The file that holds *publisher*'s report of *year*, or ``None``."""
        return self.by_owner.get((publisher, year))


def sources(names: Iterable[str]) -> Sources:
    """The files that *names* stand for; a folder stands for the reports in it.

    Raises:
        FileError: A folder without reports.
    """
    paths = tuple(dict.fromkeys(path for name in names for path in _paths(name)))
    return Sources(paths, dict(_owners(paths)) if len(paths) > 1 else {})


def _paths(name: str) -> Iterator[str]:
    folder = Path(name)
    if not folder.is_dir():
        yield name
        return
    found = list(find_reports(folder))
    if not found:
        raise FileError(say("cli.no_reports"), Place(name))
    yield from found


def find_reports(folder: Path) -> Iterator[str]:
    """The report files below *folder*, in the order of their paths; hidden folders are left out."""
    for file in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml"))):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.is_file() and not hidden and is_report(file):
            yield str(file)


def is_report(file: Path) -> bool:
    """Whether *file* is YAML with a top-level ``form`` that names a pack."""
    return FORM.search(_head(file)) is not None


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


def _owners(paths: tuple[str, ...]) -> Iterator[tuple[tuple[str, int], str]]:
    """Publisher and year → file; where two files claim the same, neither is taken for it."""
    found: dict[tuple[str, int], list[str]] = {}
    for path in paths:
        owner = _owner(_head(Path(path)).decode("utf-8", "ignore"))
        if owner is not None:
            found.setdefault(owner, []).append(path)
    return ((owner, files[0]) for owner, files in found.items() if len(files) == 1)


def _owner(head: str) -> tuple[str, int] | None:
    publisher, year = PUBLISHER.search(head), YEAR.search(head)
    return (publisher[1].strip(), int(year[1])) if publisher and year else None
