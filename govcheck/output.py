"""Writing: a file whole or not at all, and a stream whose end may be full."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TextIO

from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place
from govcheck.system_error import reason_of

__all__ = ["folder_for", "replace_bytes", "to_stream", "whole_file", "write_bytes"]

#: Names of streams that are open already: a new file cannot take their place.
STREAMS: Final = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")


@contextmanager
def whole_file(path: str) -> Iterator[TextIO]:
    """A stream to a new file beside *path*, which takes its place when everything has been written.

    Devices, pipes and the like are written to directly. What no encoding can write, such as a file's name
    that is no text, is replaced.

    Raises:
        FileError: The file cannot be written; what stood there before stays as it was.
    """
    try:
        with _direct(path) if _is_stream(path) else _beside(path) as stream:
            yield stream
    except OSError as error:
        raise _unwritable(path, error) from None


def folder_for(path: str) -> None:
    """Make the folder that the file *path* is to stand in, unless it is there.

    Raises:
        FileError: It cannot be made, as where a file stands in the way.
    """
    folder = Path(path).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from None


def to_stream(chunks: Iterable[str], stream: TextIO) -> None:
    """Write *chunks* to *stream*, which stays open.

    Raises:
        FileError: It cannot be written to, as a full disk; but a reader who has gone is a `BrokenPipeError`.
    """
    for chunk in chunks:
        _write(chunk, stream)
    _write("", stream)


def _write(chunk: str, stream: TextIO) -> None:
    try:
        stream.write(chunk)
        if not chunk:
            stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is still in the buffer must not fail again when Python closes the stream.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise _unwritable(getattr(stream, "name", ""), error) from None


def _unwritable(path: object, error: OSError) -> FileError:
    return FileError(say("cli.cannot_write", path=path, reason=reason_of(error)), Place(str(path)))


def _is_stream(path: str) -> bool:
    if os.path.abspath(path).startswith(STREAMS):  # noqa: PTH100  the name as it is, links not followed
        return True
    with suppress(OSError, ValueError):
        mode = Path(path).stat().st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


@contextmanager
def _direct(path: str) -> Iterator[TextIO]:
    with Path(path).open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
        yield stream


@contextmanager
def _beside(path: str) -> Iterator[TextIO]:
    """A draft in the same folder; a link keeps pointing at the file that is replaced."""
    import tempfile

    target = _target(path)
    handle, draft = tempfile.mkstemp(prefix=".govcheck-", suffix=".part", dir=target.parent)
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="\n") as stream:  # noqa: PTH123  a handle
            yield stream
        Path(draft).chmod(_mode(target))
        Path(draft).replace(target)
    finally:
        Path(draft).unlink(missing_ok=True)


def _target(path: str) -> Path:
    try:
        target = Path(path).resolve()
    except (RuntimeError, ValueError) as error:  # links in a circle, a NUL in the name
        raise FileError(say("cli.cannot_write", path=path, reason=error), Place(path)) from None
    if target.is_dir():
        raise FileError(say("file.is_folder"), Place(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13))
    return target


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, or that of any new file."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def replace_bytes(path: str, change: Callable[[bytes], bytes]) -> None:
    """Put ``change(content)`` in the place of the content of *path*, whole or not at all.

    Raises:
        FileError: The file cannot be read or written.
    """
    try:
        text = change(Path(path).read_bytes()).decode("utf-8")
    except OSError as error:
        raise _unwritable(path, error) from None
    with whole_file(path) as stream:
        stream.write(text)


def write_bytes(path: str, data: bytes) -> None:
    """Put *data* into *path*, whole or not at all.

    Raises:
        FileError: The file cannot be written; what stood there before stays as it was.
    """
    with whole_file(path) as stream:
        stream.buffer.write(data)
