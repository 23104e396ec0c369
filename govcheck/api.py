"""The two calls of the library: read a report, check it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from govcheck.check import check_report
from govcheck.companions import Loaded, Part
from govcheck.errors import UsageError
from govcheck.gather import fitting_previous, gather
from govcheck.loading import load
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.pack_file import load_pack
from govcheck.report import Report
from govcheck.result import Result

__all__ = ["check", "read"]


def read(path: str | os.PathLike[str], *, pack: Pack | str | None = None) -> Report:
    """The report in the file *path*.

    Args:
        path: A report in YAML, or a published document: .docx .html .xlsx .pdf .txt .md, with LibreOffice .doc .wps.
        pack: The pack to read it with, its id, or its file; by default the one that the report names.

    Raises:
        GovcheckError: The file is no readable report; the error has a place.
        UsageError: *path* is no path.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise UsageError(say("report.wants_a_path", kind=type(path).__name__))
    return load(os.fspath(path), _pack(pack)).report


def check(
    report: Report,
    *,
    pack: Pack | str | None = None,
    previous: Report | None = None,
    parts: Sequence[Report] = (),
) -> Result:
    """What is wrong with *report*.

    Args:
        report: A report as `read` gives it.
        pack: The pack to check it with, its id, or its file; by default the one that the report names.
        previous: Last year's report; by default the one that the report names.
        parts: The parts' reports; by default those that the report names.

    Raises:
        PackError: There is no such pack, or it is wrong.
        UsageError: *report*, *previous* or one of *parts* is no report: a file has to be read first.
    """
    for given in (report, *(() if previous is None else (previous,)), *parts):
        if not isinstance(given, Report):
            raise UsageError(say("report.wants_a_report", kind=type(given).__name__))
    chosen = _pack(pack) or _named_pack(report)
    named = evolve(report, previous=None) if previous is not None else report
    around = gather(Loaded(evolve(named, parts=()) if parts else named, chosen))
    if previous is not None:
        around = fitting_previous(around, report, Loaded(previous, _named_pack(previous)))
    if parts:
        around = evolve(around, parts=tuple(Part(part.publisher or part.path, part) for part in parts))
    return check_report(report, chosen, around)


def _pack(pack: Pack | str | None) -> Pack | None:
    return load_pack(pack) if isinstance(pack, str) else pack


def _named_pack(report: Report) -> Pack:
    return load_pack(report.form, str(Path(report.path).parent))
