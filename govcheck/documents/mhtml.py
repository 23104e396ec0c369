"""Web archives (.mht, and Word documents saved as such): the page in them."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from govcheck.documents import html
from govcheck.errors import FileError
from govcheck.messages import say
from govcheck.place import Place

if TYPE_CHECKING:
    from govcheck.documents.document import Document

__all__ = ["read"]


def read(data: bytes, path: str) -> Document:
    """The document in the first page of a web archive.

    Raises:
        FileError: There is no page in it, or it is too large or too deeply nested.
    """
    archive = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(archive, EmailMessage)
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return html.read(payload, path)
    raise FileError(say("documents.no_page"), Place(path))
