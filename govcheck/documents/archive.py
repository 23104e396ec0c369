"""A zip file read within bounds: no bomb is unpacked, nothing is written, no name is trusted as a path."""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from attrs import define, field

from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MEMBER_LIMIT", "Archive"]

#: Bytes of one unpacked member; the document part of a long report has under one million.
MEMBER_LIMIT: Final = 32 * 2**20
_TOTAL_LIMIT: Final = 128 * 2**20
_RATIO_LIMIT: Final = 400  # beyond a mebibyte; XML of real tables packs 20 to 100 to 1
_NAMES_LIMIT: Final = 10_000


@define
class Archive:
    """The members of a zip file.

    Args:
        data: The bytes of the file.
        path: The file as it was named.
    """

    data: bytes
    path: str
    _read: int = field(init=False, default=0, repr=False)
    _zip: zipfile.ZipFile = field(init=False, repr=False)

    @_zip.default
    def _open(self) -> zipfile.ZipFile:
        with self._damage_told():
            opened = zipfile.ZipFile(io.BytesIO(self.data))
        if len(opened.infolist()) > _NAMES_LIMIT:
            raise FileError(say("documents.zip_bomb"), Place(self.path))
        return opened

    @property
    def names(self) -> frozenset[str]:
        """Names of its members."""
        return frozenset(self._zip.namelist())

    @property
    def encrypted(self) -> bool:
        """Whether a member needs a password."""
        return any(info.flag_bits & 1 for info in self._zip.infolist())

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            FileError: There is no such member, it is damaged, or it unpacks to more than a document holds.
        """
        with self._damage_told():
            info = self._zip.getinfo(name)
            with self._zip.open(info) as member:
                # The size in the directory may lie; one byte more than allowed tells.
                data = member.read(MEMBER_LIMIT + 1)
        self._read += len(data)
        packed = max(info.compress_size, 1)
        absurd = len(data) > 2**20 and len(data) > _RATIO_LIMIT * packed
        if absurd or len(data) > MEMBER_LIMIT or self._read > _TOTAL_LIMIT:
            raise FileError(say("documents.zip_bomb"), Place(self.path))
        return data

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except RuntimeError as error:  # zipfile's word for a member that needs a password
            raise FileError(say("documents.encrypted"), Place(self.path)) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError) as error:
            raise FileError(say("documents.damaged", detail=_detail(error)), Place(self.path)) from error


def _detail(error: Exception) -> str:
    return str(error).strip("'\"") or type(error).__name__
