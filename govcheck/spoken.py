"""In which language messages are said where no pack was read, or none could be: as the files that were named say."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from govcheck.file_kind import YAML, head_of

__all__ = ["spoken_by", "spoken_here"]

LANGUAGE: Final = re.compile(rb"^(?:\xef\xbb\xbf)?language:[ \t]*[\"']?(zh|en)\b", re.MULTILINE)
#: What a pack adds to, or a report is on; a mapping below ``form:`` is a pack's own.
NAMED: Final = re.compile(rb"^(?:\xef\xbb\xbf)?(?:extends|form):[ \t]*[\"']?([^\"'#\r\n]+?\.ya?ml)\b", re.MULTILINE)
#: So many packs are followed that extend each other.
DEPTH: Final = 8


def spoken_here() -> str:
    """``en`` in an English locale, else ``zh``."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if named.startswith("en") else "zh"


def spoken_by(names: Iterable[str], otherwise: str = "") -> str:
    """The language that the first of the files *names* gives that gives one; else *otherwise*, or that of the locale.

    A pack gives its own or that of the pack that it extends, a report that of its pack's file.
    """
    found = (_language(name, DEPTH) for name in names if name)
    return next(filter(None, found), "") or otherwise or spoken_here()


def _language(name: str, depth: int) -> str:
    path = Path(name)
    if path.suffix.lower() not in YAML or not depth:
        return ""
    head = head_of(path)
    said, other = LANGUAGE.search(head), NAMED.search(head)
    if said is not None:
        return said[1].decode()
    return _language(str(path.parent / os.fsdecode(other[1])), depth - 1) if other is not None else ""
