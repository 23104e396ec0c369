"""What a file is to govcheck, before it is read: a report in YAML, or a document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

__all__ = ["PUBLISHED", "head_of", "is_document", "is_report"]

#: A top-level ``form`` with a text beside it; packs have a mapping there.
FORM: Final = re.compile(rb"(?:^|\n)(?:\xef\xbb\xbf)?form:[ \t]+[^\s#{]")
HEAD: Final = 64_000
YAML: Final = frozenset({".yaml", ".yml"})
#: What documents are called in which reports are published. Text files may be anything, and are read where named.
PUBLISHED: Final = frozenset({".docx", ".doc", ".wps", ".html", ".htm", ".mht", ".mhtml", ".xlsx", ".xls", ".pdf"})


def is_document(path: str) -> bool:
    """Whether *path* is to be read as a document, by its name, or else by its content."""
    suffix = Path(path).suffix.lower()
    if suffix in YAML:
        return False
    return suffix in PUBLISHED or (Path(path).is_file() and not is_report(Path(path)))


def is_report(file: Path) -> bool:
    """Whether *file* is YAML with a top-level ``form`` that names a pack."""
    return FORM.search(head_of(file)) is not None


def head_of(file: Path) -> bytes:
    """The first bytes of *file*; nothing where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""
