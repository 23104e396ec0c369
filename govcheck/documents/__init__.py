"""Published documents: a file becomes a `Document` of paragraphs and grids, every cell with its place.

A reader knows one file format and nothing of forms. What a file is, is told from its content, never from its
name alone. No macro is run, no external reference followed, and nothing is unpacked without a bound.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from govcheck.documents.document import (
    Block,
    Document,
    Format,
    Grid,
    GridCell,
    Item,
    Line,
    Lines,
    Paragraph,
    Part,
    Problem,
)
from govcheck.documents.formats import detect, wrong_name
from govcheck.errors import FileError, MissingExtraError
from govcheck.messages import say
from govcheck.place import Place
from govcheck.system_error import reason_of

if TYPE_CHECKING:
    from types import ModuleType

__all__ = [
    "FILE_LIMIT",
    "Block",
    "Document",
    "Format",
    "Grid",
    "GridCell",
    "Item",
    "Line",
    "Lines",
    "Paragraph",
    "Part",
    "Problem",
    "read",
]

#: Bytes of the largest file that is opened at all.
FILE_LIMIT: Final = 64 * 2**20

#: The module that reads a format, and the extra that it needs.
_READERS: Final = {
    Format.DOCX: ("docx", "docx"),
    Format.DOC: ("office", "docx"),
    Format.RTF: ("office", "docx"),
    Format.ODT: ("office", "docx"),
    Format.WORD_XML: ("office", "docx"),
    Format.HTML: ("html", "html"),
    Format.MHTML: ("mhtml", "html"),
    Format.XLSX: ("xlsx", "xlsx"),
    Format.XLS: ("xls", "xlsx"),
    Format.PDF: ("pdf", "pdf"),
    Format.TEXT: ("text", "text"),
}


def read(path: str | os.PathLike[str]) -> Document:
    """Read the document at *path*, whatever its name says it is.

    Raises:
        FileError: It cannot be read; the message says what was found and what to do.
        MissingExtraError: The libraries for its format are not installed.
    """
    name = os.fspath(path)
    data = _bytes(name)
    found = detect(data, name)
    document: Document = _reader(found, name).read(data, name)
    return evolve(document, format=found, problems=(*wrong_name(name, found), *document.problems))


def _bytes(path: str) -> bytes:
    try:
        if Path(path).is_dir():
            raise FileError(say("documents.folder"), Place(path))
        size = Path(path).stat().st_size
        if size > FILE_LIMIT:
            raise FileError(
                say("documents.file_too_large", size=_mebibytes(size), limit=_mebibytes(FILE_LIMIT)),
                Place(path),
            )
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise FileError(say("file.not_found"), Place(path)) from None
    except OSError as error:
        raise FileError(say("documents.cannot_open", reason=reason_of(error)), Place(path)) from error
    except ValueError as error:  # a NUL in the name
        raise FileError(say("documents.cannot_open", reason=str(error)), Place(path)) from error


def _mebibytes(size: int) -> int:
    return -(-size // 2**20)


def _reader(found: Format, path: str) -> ModuleType:
    module, extra = _READERS[found]
    try:
        return import_module(f"govcheck.documents.{module}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("govcheck"):
            raise
        message = say("documents.missing_extra", found=found.value, library=error.name, extra=extra)
        raise MissingExtraError(message, Place(path)) from error
