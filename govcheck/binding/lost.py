"""What to do about rows whose figures could not be read: where they can be mended, and where another file is better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govcheck.documents.document import Format
from govcheck.messages import say

if TYPE_CHECKING:
    from govcheck.messages import Message

__all__ = ["advice_on"]

#: Formats in which cells are lost; the others keep them as they were written.
_LOSING: Final = frozenset({Format.PDF, Format.TEXT})


def advice_on(found: Format) -> Message:
    """What who has a document of the format *found* does about rows that could not be read."""
    return say("binding.use_original" if found in _LOSING else "binding.mend_rows")
