"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

__all__ = ["whole_file"]


@contextmanager
def whole_file(path: str) -> Iterator[TextIO]:
    """A stream to a new file beside *path*, which takes its place when everything has been written.

    Raises:
        FileError: The file cannot be written; what stood there before stays as it was.
    """
    target = Path(path)
    if target.exists() and not (target.is_file() or target.is_dir()):
        # A device or a pipe is written to; nothing may take its place.
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    if target.is_dir():
        raise FileError(say("file.is_folder"), Place(path))
    try:
        with draft.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        draft.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(say("cli.cannot_write", path=path, reason=reason), Place(path)) from None
    finally:
        draft.unlink(missing_ok=True)
