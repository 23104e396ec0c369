"""Before a PDF is parsed: that its streams do not unpack to more than a document holds."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

from govcheck.errors import FileError
from govcheck.messages import say

if TYPE_CHECKING:
    from govcheck.place import Place

__all__ = ["check_streams"]

_TOTAL_LIMIT: Final = 256 * 2**20
_CHUNK: Final = 2**20
_LOOK_BACK: Final = 2048
_STREAM: Final = re.compile(rb"stream\r?\n")


def check_streams(data: bytes, place: Place) -> None:
    """Unpack every packed stream except pictures (which are never opened), keeping nothing.

    Raises:
        FileError: Together they hold more than any document, or one holds another packed stream that does.
    """
    left = _TOTAL_LIMIT
    for found in _STREAM.finditer(data):
        described = data[max(0, found.start() - _LOOK_BACK) : found.start()].rpartition(b" obj")[2]
        if b"/Image" in described or b"/Fl" not in described:
            continue
        left -= _unpacked(data, found.end(), left, twice=described.count(b"/Fl") > 1)
        if left <= 0:
            raise FileError(say("documents.zip_bomb"), place)


def _unpacked(data: bytes, start: int, limit: int, *, twice: bool) -> int:
    """How many bytes a stream unpacks to, at most a little more than *limit*."""
    outer, inner = zlib.decompressobj(), zlib.decompressobj()
    rest = memoryview(data)[start:]
    size = position = 0
    pending = b""
    try:
        while size <= limit and not outer.eof and (pending or position < len(rest)):
            if not pending:
                pending = bytes(rest[position : position + _CHUNK])
                position += _CHUNK
            piece = outer.decompress(pending, _CHUNK)
            pending = outer.unconsumed_tail
            size += len(piece)
            while twice and piece and size <= limit:
                size += len(inner.decompress(piece, _CHUNK))
                piece = inner.unconsumed_tail
    except zlib.error:
        pass  # not packed this way, or cut off: what came out until then is all there is
    return size
