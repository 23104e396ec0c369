"""The cells most likely wrong, as the HTML page shows them: proposals with their reasons, never corrections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from govcheck.linear import Source
from govcheck.messages import say
from govcheck.reporters.page_view import RepairChange, RepairsView, RepairView, cell_anchor, clean
from govcheck.result import Result
from govcheck.values import value_text

if TYPE_CHECKING:
    from govcheck.repair import Change, Repair

__all__ = ["repairs_of"]

#: So many repairs are listed; JSON has them all.
SHOWN: Final = 5


def repairs_of(result: Result, anchor: str, language: str) -> RepairsView:
    """What the result proposes; nothing where no relation between cells is violated."""
    if not result.blocks:
        return RepairsView()
    found = result.repairs
    entries = tuple(_repair(repair, result, anchor, language) for repair in found.entries[:SHOWN])
    notes = [note.show(language) for note in found.notes]
    hidden = len(found.entries) - len(entries)
    if hidden:
        notes.append(say("page.more_repairs", count=hidden).show(language))
    return RepairsView(entries, tuple(map(clean, notes)))


def _repair(repair: Repair, result: Result, anchor: str, language: str) -> RepairView:
    changes = tuple(_change(change, result, anchor, language) for change in repair.changes)
    order = clean(repair.order.show(language)) if repair.order else ""
    return RepairView(changes, len(repair.clears), repair.unique, order)


def _change(change: Change, result: Result, anchor: str, language: str) -> RepairChange:
    from govcheck.suggest import operand_cells

    key, source = change.operand
    cells = [cell for cell in operand_cells(change.operand, result.report, result.companions) if cell is not None]
    here = source is Source.THIS and bool(cells)
    return RepairChange(
        anchor=cell_anchor(anchor, key) if here else "",
        label=clean("".join(_label(change, result, language))),
        printed=value_text(change.printed),
        suggested=value_text(change.suggested),
        reason=clean(change.reason.show(language)),
        place=clean(cells[0].place.show(language)) if len(cells) == 1 else "",
    )


def _label(change: Change, result: Result, language: str) -> Iterator[str]:
    key, source = change.operand
    if source is not Source.THIS:
        yield say(f"page.source_{source.value}").show(language)
    yield result.pack.form.label(key)
