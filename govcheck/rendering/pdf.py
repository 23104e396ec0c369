"""A printed form as PDF, by way of Word and LibreOffice."""

from __future__ import annotations

import tempfile
from pathlib import Path

from govcheck.documents import office
from govcheck.errors import MissingExtraError
from govcheck.messages import say
from govcheck.place import Place
from govcheck.rendering import docx
from govcheck.rendering.form import PrintedForm

__all__ = ["write"]


def write(form: PrintedForm) -> bytes:
    """The bytes of a PDF that shows *form*.

    Raises:
        FileError: LibreOffice fails or takes too long.
        MissingExtraError: LibreOffice is not installed.
    """
    program = office.find()
    if program is None:
        raise MissingExtraError(say("render.office_missing"))
    with tempfile.TemporaryDirectory(prefix="govcheck-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(docx.write(form))
        return office.convert(program, source, "pdf", Place()).read_bytes()
