"""Changing single values in the text of a YAML report: comments, layout and all other characters stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from govcheck.errors import ReportError
from govcheck.messages import say
from govcheck.repair import Change
from govcheck.report import Cell, Report
from govcheck.values import value_text

__all__ = ["Edit", "apply_edits", "edit_of"]

#: A figure as it can be replaced in place: ASCII digits, perhaps grouped, with nothing but a sign before.
FIGURE: Final = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
BOM: Final = b"\xef\xbb\xbf"


@frozen
class Edit:
    """A value to be replaced.

    Args:
        cell: The cell, with its place.
        start: Offset in code points of the first character to be replaced.
        old: What stands there.
        new: What is to stand there.
    """

    cell: Cell
    start: int
    old: str
    new: str


def edit_of(change: Change, report: Report, text: str) -> Edit:
    """The edit that makes *change* in *text*, the text of the file of *report*.

    Raises:
        ReportError: The value is written in a way that cannot be replaced safely: it is left to the author.
    """
    cell = report.cell(change.operand.key)
    assert cell is not None
    start = _offset(text, cell.place.line or 1, cell.place.column or 1)
    start += text[start : start + 1] in {'"', "'"}
    new = value_text(change.suggested)
    if not cell.raw.strip() and text[start : start + 4] == "null":
        return Edit(cell, start, "null", new)
    match = FIGURE.match(text, start)
    old = match.group() if match else ""
    if not old or not _is_whole_value(old, cell):
        raise ReportError(say("fix.by_hand", cell=cell.key, raw=cell.raw, new=new), cell.place)
    return Edit(cell, start, old, new)


def _is_whole_value(old: str, cell: Cell) -> bool:
    """Whether *old* is the figure of the cell, followed by nothing but a remark in brackets."""
    raw = cell.raw.strip()
    return raw == old or bool(re.fullmatch(re.escape(old) + r"\s*[（(][^()（）]*[）)]", raw))


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def apply_edits(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of the file with every edit made; a byte order mark and the line ends stay.

    Raises:
        ReportError: The file has changed since it was checked.
    """
    mark = BOM if data.startswith(BOM) else b""
    text = data[len(mark) :].decode("utf-8")
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        end = edit.start + len(edit.old)
        if text[edit.start : end] != edit.old:
            raise ReportError(say("fix.changed"), edit.cell.place)
        text = text[: edit.start] + edit.new + text[end:]
    return mark + text.encode("utf-8")
