"""What the system says of a file that it does not open or write, in the words of the catalogue."""

from __future__ import annotations

import errno
from typing import Final

from govcheck.messages import Message, say

__all__ = ["reason_of"]

#: The refusals that people meet; the rest stays in the system's own words.
REASONS: Final = {
    errno.ENOENT: "no_such_folder",
    errno.ENOTDIR: "no_such_folder",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "read_only",
    errno.EISDIR: "is_folder",
    errno.ENOSPC: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ELOOP: "links_in_a_circle",
    errno.EBUSY: "in_use",
    errno.EIO: "damaged_disk",
}


def reason_of(error: OSError) -> Message | str:
    """Why the system refuses; English words of the system only where it is nothing that is known here."""
    name = REASONS.get(error.errno or 0)
    return say(f"file.{name}") if name else error.strerror or str(error) or type(error).__name__
