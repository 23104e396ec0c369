"""Foreign text and file names made fit for formats that programs read: one line, harmless, of bounded length."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from govcheck.excerpt import printable

__all__ = ["LIMIT", "end_column", "json_text", "one_line", "repository_path"]

#: Characters of a message or a value that are shown; JSON has them all.
LIMIT: Final = 1_000
#: What JSON allows in a string and a terminal, an editor or a line reader takes for an order: the C1 controls,
#: line separators, direction marks, and halves of surrogate pairs, which no encoding can write.
HIDDEN: Final = re.compile(
    r"[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)


def one_line(text: str, limit: int = LIMIT) -> str:
    """*text* on one line, without control characters, and cut after *limit* characters."""
    flat = printable(" ".join(text[: 4 * limit].split()))
    return f"{flat[:limit]}…" if len(flat) > limit or len(text) > 4 * limit else flat


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """*value* as JSON on one line, with every invisible character as an escape."""
    import json

    text = json.dumps(value, ensure_ascii=ascii_only)
    return HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def end_column(place: Mapping[str, Any]) -> int | None:
    """The column after the text of the cell that stands at *place*, a violation of the model; else ``None``."""
    for cell in place.get("cells", ()):
        if (cell["path"], cell["line"], cell["column"]) == (place["path"], place["line"], place["column"]):
            text = cell["raw"]
            return place["column"] + len(text) if text and "\n" not in text and place["column"] else None
    return None


def repository_path(path: str) -> str:
    """*path* with slashes and without detours, relative to the working folder where it lies below it."""
    folder = Path.cwd()
    file = Path(os.path.normpath(folder / path))
    return (file.relative_to(folder) if file.is_relative_to(folder) else file).as_posix()
