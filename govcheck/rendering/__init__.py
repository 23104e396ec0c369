"""Printed forms: a report becomes a document that shows the statutory form filled in.

What is printed where is worked out once, in `govcheck.rendering.grid` and `govcheck.rendering.form`; a writer
knows one file format and nothing of forms. Texts of cells are printed as the report has them.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import Final

from govcheck.errors import MissingExtraError, UsageError
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.place import Place
from govcheck.rendering.form import PrintedForm, printed_form
from govcheck.report import Report

__all__ = ["SUFFIXES", "format_of", "render"]

#: File name ending → the module that writes the format.
SUFFIXES: Final = {".docx": "docx", ".html": "html", ".htm": "html", ".xlsx": "xlsx", ".pdf": "pdf"}


def format_of(path: str) -> str:
    """The format that the name *path* asks for: ``docx``, ``html``, ``xlsx`` or ``pdf``.

    Raises:
        UsageError: The name has none of the known endings.
    """
    found = SUFFIXES.get(PurePath(path).suffix.lower())
    if found is None:
        raise UsageError(say("render.unknown_format", path=path, known=list(SUFFIXES)))
    return found


def render(report: Report, pack: Pack, kind: str) -> bytes:
    """The bytes of a document that shows *report* in the form of *pack*.

    Args:
        report: The report; what it does not have is not printed.
        pack: The pack whose form is printed.
        kind: What `format_of` gives.

    Raises:
        FileError: LibreOffice cannot make the PDF.
        MissingExtraError: openpyxl (for .xlsx) or LibreOffice (for .pdf) is not installed.
    """
    return _writer(kind)(printed_form(report, pack))


def _writer(kind: str) -> Callable[[PrintedForm], bytes]:
    try:
        write: Callable[[PrintedForm], bytes] = import_module(f"govcheck.rendering.{kind}").write
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("govcheck"):
            raise
        library = error.name or ""
        raise MissingExtraError(say("render.missing_library", library=library, extra=kind), Place()) from error
    return write
