"""A file → the report in it with the pack that it was read with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from attrs import evolve

from govcheck.companions import Loaded
from govcheck.errors import PackError, ReportError
from govcheck.file_kind import is_document
from govcheck.pack import Pack
from govcheck.pack_file import load_pack
from govcheck.report_file import Header, header, read_report
from govcheck.yaml_nodes import compose, read_text

__all__ = ["load", "load_kept", "load_text"]


def load(path: str, pack: Pack | None = None) -> Loaded:
    """The report in the file *path*, read with the pack that it names or whose form it is on, or with *pack*.

    Raises:
        FileError: The file cannot be read.
        MissingExtraError: The libraries for a document of its format are not installed.
        ReportError: It is not a report, or names no known pack.
    """
    if is_document(path):
        from govcheck.binding import load_document

        return load_document(path, pack)
    return load_text(read_text(path), path, pack)


def load_text(text: str, path: str, pack: Pack | None = None) -> Loaded:
    """The report in *text*, as `load` reads it from a file called *path*."""
    head = header(compose(text, path), path)
    chosen = pack or _named_pack(head)
    report = read_report(head, chosen.form, path)
    named = evolve(report, pack=chosen.id) if head.form.endswith((".yaml", ".yml")) else report
    return Loaded(named, chosen)


def _named_pack(head: Header) -> Pack:
    try:
        return load_pack(head.form, str(Path(head.place.path).parent))
    except PackError as error:
        if error.place is not None:
            raise
        raise ReportError(error.message, head.nodes["form"].place) from None


@lru_cache(maxsize=64)
def _cached(path: str, modified: int, pack: Pack | None) -> Loaded:  # noqa: ARG001  a changed file is read anew
    return load(path, pack)


def load_kept(path: str, pack: Pack | None = None) -> Loaded:
    """`load`, keeping a few: a report may be the companion of the next one too."""
    file = Path(path)
    modified = file.stat().st_mtime_ns if file.is_file() else 0
    return _cached(path, modified, pack)
