"""Which files to check: files as named, folders searched for reports, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import field, frozen

from govcheck.errors import FileError, GovcheckError
from govcheck.file_kind import PUBLISHED, head_of, is_document, is_report
from govcheck.loading import load_kept
from govcheck.messages import say
from govcheck.natural import SortKey, natural_key
from govcheck.place import Place
from govcheck.yaml_nodes import readable

__all__ = ["Sources", "find_documents", "find_reports", "sources"]

PUBLISHER: Final = re.compile(r"^publisher:[ \t]*[\"']?(.+?)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
YEAR: Final = re.compile(r"^year:[ \t]*[\"']?([0-9]{4})", re.MULTILINE)
#: Of more documents than these the owners are not looked up beforehand: every one would be read twice.
FEW: Final = 60


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

    In a folder without any report in YAML the published documents are the reports. Beside reports in YAML they are
    left out: they are mostly what was made of these.

    Raises:
        FileError: A folder without reports.
    """
    paths = tuple(dict.fromkeys(path for name in names for path in _paths(name)))
    return Sources(paths, dict(_owners(paths)) if len(paths) > 1 else {})


def _paths(name: str) -> Iterator[str]:
    with readable(name):
        folder = Path(name)
        is_folder = folder.is_dir()
    if not is_folder:
        yield name
        return
    found = list(find_reports(folder)) or list(find_documents(folder))
    if not found:
        raise FileError(say("cli.no_reports"), Place(name))
    yield from found


def find_reports(folder: Path) -> Iterator[str]:
    """The report files below *folder*, in the order of their paths; hidden folders are left out."""
    for file in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml")), key=_counted):
        if _is_plain_file(file, folder) and is_report(file):
            yield str(file)


def find_documents(folder: Path) -> Iterator[str]:
    """The published documents below *folder*, in the order of their paths."""
    for file in sorted(folder.rglob("*"), key=_counted):
        # Word leaves ~$report.docx beside a file that is open.
        named = file.suffix.lower() in PUBLISHED and not file.name.startswith("~$")
        if named and _is_plain_file(file, folder):
            yield str(file)


def _counted(file: Path) -> tuple[SortKey, ...]:
    """Folder by folder, and numbers in the names by their size."""
    return tuple(map(natural_key, file.parts))


def _is_plain_file(file: Path, folder: Path) -> bool:
    return file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _owners(paths: tuple[str, ...]) -> Iterator[tuple[tuple[str, int], str]]:
    """Publisher and year → file; where two files claim the same, neither is taken for it."""
    found: dict[tuple[str, int], list[str]] = {}
    documents = {path for path in paths if is_document(path)}
    for path in paths:
        if path in documents:
            owner = _document_owner(path) if len(documents) <= FEW else None
        else:
            owner = _owner(head_of(Path(path)).decode("utf-8", "ignore"))
        if owner is not None:
            found.setdefault(owner, []).append(path)
    return ((owner, files[0]) for owner, files in found.items() if len(files) == 1)


def _owner(head: str) -> tuple[str, int] | None:
    publisher, year = PUBLISHER.search(head), YEAR.search(head)
    return (publisher[1].strip(), int(year[1])) if publisher and year else None


def _document_owner(path: str) -> tuple[str, int] | None:
    """Publisher and year of a document; it is kept, and not read again when it is checked."""
    try:
        report = load_kept(path).report
    except GovcheckError:
        return None  # said when it is checked
    return (report.publisher, report.year) if report.publisher else None
