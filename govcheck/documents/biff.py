"""Which cells of an old workbook (.xls) show an error: calamine gives them as blank, and a blank counts as zero."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["error_cells"]

_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE: Final = 0xFFFFFFFA  # numbers from here on are no sectors
_SECTORS: Final = {9: 512, 12: 4096}  # bytes of a sector, by the power of two that the file states
_ENTRY: Final = 128
_STREAMS: Final = ("Workbook", "Book")
_FORMULA, _BOOLERR, _BOUNDSHEET, _EOF = 0x0006, 0x0205, 0x0085, 0x000A
_NO_NUMBER: Final = b"\xff\xff"
_ERROR: Final = 2
#: Bytes of a cell's record: row, column and format, and then its value.
_CELL: Final = 6
_ERRORS: Final = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def error_cells(data: bytes, names: Sequence[str]) -> Mapping[str, Mapping[tuple[int, int], str]] | None:
    """The errors of each sheet of the workbook in *data*, by row and column from 0; ``None`` where it cannot be told.

    Args:
        data: The file.
        names: The names of all its sheets in their order; how the file writes them differs from version to version.
    """
    try:
        stream = _workbook(data)
        starts = list(_sheets(stream))
        found = [_scan(stream, start) for start in starts]
    except (struct.error, IndexError, UnicodeDecodeError):
        return None
    return dict(zip(names, found, strict=True)) if len(names) == len(found) else None


def _workbook(data: bytes) -> bytes:
    """The stream with the workbook's records, out of the sectors of the compound file."""
    if data[:8] != _SIGNATURE:
        return data
    size = _SECTORS.get(struct.unpack_from("<H", data, 30)[0], 0)
    if not size:
        return b""
    first_directory, _, _, _, _, difat, _ = struct.unpack_from("<7I", data, 48)
    numbers = [number for number in struct.unpack_from("<109I", data, 76) if number < _FREE]
    for _ in range(len(data) // size):
        if difat >= _FREE:
            break
        *more, difat = struct.unpack_from(f"<{size // 4}I", data, (difat + 1) * size)
        numbers += [number for number in more if number < _FREE]
    table = [entry for number in numbers for entry in struct.unpack_from(f"<{size // 4}I", data, (number + 1) * size)]
    directory = _chain(data, table, first_directory, size)
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le")
        if name in _STREAMS:
            start, length = struct.unpack_from("<II", entry, 116)
            if length < struct.unpack_from("<I", data, 56)[0]:
                return b""  # so small a stream lies elsewhere, and holds no table
            return _chain(data, table, start, size)[:length]
    return b""


def _chain(data: bytes, table: list[int], sector: int, size: int) -> bytes:
    parts: list[bytes] = []
    while sector < _FREE and len(parts) <= len(table):
        parts.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + length]
        if kind == _EOF:
            return
        start += 4 + length


def _sheets(stream: bytes) -> Iterator[int]:
    """Where each sheet begins, the same in all versions that have more than one (BIFF5, BIFF8)."""
    for kind, body in _records(stream, 0):
        if kind == _BOUNDSHEET:
            yield struct.unpack_from("<I", body)[0]


def _scan(stream: bytes, start: int) -> Mapping[tuple[int, int], str]:
    errors: dict[tuple[int, int], str] = {}
    for kind, body in _records(stream, start):
        row, column = struct.unpack_from("<HH", body) if len(body) > _CELL else (0, 0)
        if kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _ERROR:
            errors[row, column] = _ERRORS.get(body[8], _ERRORS[42])
        elif kind == _BOOLERR and body[7]:
            errors[row, column] = _ERRORS.get(body[6], _ERRORS[42])
    return errors
