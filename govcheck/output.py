"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

__all__ = ["replace_bytes", "whole_file", "write_bytes"]


@contextmanager
def whole_file(path: str) -> Iterator[TextIO]:
    """A stream to a new file beside *path*, which takes its place when everything has been written.

    Raises:
        FileError: The file cannot be written; what stood there before stays as it was.
    """
    target = Path(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    if target.is_dir():
        raise FileError(say("file.is_folder"), Place(path))
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        draft.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(say("cli.cannot_write", path=path, reason=reason), Place(path)) from None
    finally:
        draft.unlink(missing_ok=True)


def write_bytes(path: str, data: bytes) -> None:
    """Put *data* into *path*, whole or not at all.

    Raises:
        FileError: The file cannot be written; what stood there before stays as it was.
    """
    if Path(path).is_dir():
        raise FileError(say("file.is_folder"), Place(path))
    _replace(path, lambda: data)


def replace_bytes(path: str, change: Callable[[bytes], bytes]) -> None:
    """Put ``change(content)`` in the place of the content of *path*, whole or not at all.

    Raises:
        FileError: The file cannot be read or written.
    """
    _replace(path, lambda: change(Path(path).read_bytes()))


def _replace(path: str, content: Callable[[], bytes]) -> None:
    target = Path(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(content())
        draft.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(say("cli.cannot_write", path=path, reason=reason), Place(path)) from None
    finally:
        draft.unlink(missing_ok=True)
