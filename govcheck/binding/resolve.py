"""Which row of the form each row of the document is, also where its label is lost or cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from govcheck.binding.characters import plain
from govcheck.binding.cut_rows import may_be_cut, rejoined
from govcheck.binding.entries import CERTAIN, Role
from govcheck.binding.foreign import own_rows
from govcheck.binding.serials import without_serials
from govcheck.binding.similarity import similarity
from govcheck.form import Presence
from govcheck.messages import say
from govcheck.report import Finding, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.binding.entries import Entries
    from govcheck.binding.rows import Draft, Row
    from govcheck.form import Axis, Item, TableForm
    from govcheck.messages import Message

__all__ = ["Named", "named_rows"]

#: A label this unlike the only row that is missing here is another row.
_UNLIKE: Final = 0.4
#: A label this like a row's needs no neighbours to tell it.
_LIKE: Final = 0.75
_RIVAL: Final = 0.05
#: Longer names of rows that the form does not have are cut.
_LONGEST_NAME: Final = 40
#: What stands before the numbers of columns.
_COLUMN_NUMBERS: Final = frozenset({"甲", "乙", "丙", "栏次", "列次", "列号", "栏目", "序号", "编号"})


@frozen(eq=False)
class Named:
    """A row of the document as a row of the form.

    Args:
        row: The row of the document.
        item: The row of the form; ``None`` where it is none, or cannot be told.
        doubt: Why the row may be another one, or ``None``.
        findings: A row that the form does not have.
        problems: Values that belong to no row that can be told.
        lost: Why its figures may stand elsewhere, or ``None``.
    """

    row: Row
    item: Item | None
    doubt: Message | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    lost: Message | None = None


def named_rows(draft: Draft, entries: Entries) -> Iterator[Named]:
    """The rows of *draft*, each with the row of the form that it is taken for.

    A blank row may be half of one beside it on another page whose figures are no row's: it is lost, not blank.
    """
    named = list(_named_rows(draft, entries))
    for index, one in enumerate(named):
        beside = named[max(index - 1, 0) : index + 2]
        parted = one.item is not None and any(_holds_figures_of(other, one.row) for other in beside)
        yield evolve(one, lost=say("binding.other_page")) if parted else one


def _holds_figures_of(other: Named, row: Row) -> bool:
    """Whether figures of no row stand in another grid, which may be those of a row without any."""
    unread = other.item is None and other.row.has_figures and bool(other.findings or other.problems)
    grids = other.row.strip.grid, row.strip.grid
    return unread and not row.has_figures and None not in grids and grids[0] is not grids[1]


def _named_rows(draft: Draft, entries: Entries) -> Iterator[Named]:
    rows = own_rows(
        rejoined(_with_waiting_labels(without_serials(draft.rows)), entries), len(draft.form.columns.required)
    )
    for index, row in enumerate(rows):
        if row.item is not None and row.item.presence is Presence.NEVER:
            yield Named(row, None, problems=(_heading_with_figures(row),))
        elif row.item is not None:
            cut = _cut_off(rows, index, draft.form)
            yield Named(row, row.item, _doubt(rows, index, draft.form, entries) or cut)
        elif row.has_figures:
            yield _out_of_turn(rows, row, draft.form, entries) or _unnamed(rows, index, draft.form)


def _cut_off(rows: Sequence[Row], index: int, form: TableForm) -> Message | None:
    """Why a row may have lost the lower halves of its figures: some that are no row's open the next page."""
    row, after = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    if after is None or not may_be_cut(row, after) or len(_between(rows, index + 1, form.rows)) == 1:
        return None
    values = tuple(token.text for token in after.values if token.text)
    return say("binding.row_cut", row=row.label, values=values)


def _heading_with_figures(row: Row) -> Problem:
    values = tuple(token.text for token in row.values if token.text)
    return Problem(say("binding.heading_with_figures", label=row.label, values=values), row.place, fatal=False)


def _with_waiting_labels(rows: Sequence[Row]) -> list[Row]:
    """The rows, values without a label joined to the label without values that stands right before them."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        waits = last is not None and last.item is not None and not last.values and last.strip.block != row.strip.block
        if row.item is None and waits and last is not None and row.has_figures and not plain(row.label):
            joined[-1] = evolve(row, match=last.match, label=last.label, header=row.header or last.header)
        else:
            joined.append(row)
    return joined


def _doubt(rows: Sequence[Row], index: int, form: TableForm, entries: Entries) -> Message | None:
    """Why the label of a row may be another row's: it is not in the form's words, and its place does not tell."""
    row = rows[index]
    if row.match is None or row.item is None or row.match.candidate.score >= CERTAIN:
        return None
    rivals = [
        candidate.entry
        for candidate in entries.candidates(row.match.text)
        if candidate.entry.table is form
        and candidate.entry.role is Role.ROW
        and candidate.score >= row.match.candidate.score - _RIVAL
        and candidate.entry is not row.match.entry
    ]
    if _between(rows, index, form.rows) == [row.item]:
        return None
    if not rivals and row.match.candidate.score >= _LIKE:
        return None
    sure = round(row.match.candidate.score * 100)
    return say("binding.label_doubtful", text=row.match.text, label=row.item.label, sure=sure)


def _out_of_turn(rows: Sequence[Row], row: Row, form: TableForm, entries: Entries) -> Named | None:
    """A row whose label is in the form's very words, though it does not stand where the form has it."""
    found = [
        option.entry.item
        for option in entries.exact(row.label)
        if option.entry.table is form and option.entry.role is Role.ROW and option.score >= CERTAIN
    ]
    item = found[0] if len(found) == 1 else None
    if item is None or item.presence is Presence.NEVER:
        return None
    # A second row of that name is one if it has all the figures of a row.
    if any(other.item is item for other in rows) and len(row.values) < len(form.columns.required):
        return None
    return Named(row, item)


def _unnamed(rows: Sequence[Row], index: int, form: TableForm) -> Named:
    row = rows[index]
    if _is_column_numbers(row):
        return Named(row, None)
    missing = _between(rows, index, form.rows)
    if len(missing) == 1 and _could_be(row.label, missing[0]):
        key = "binding.label_lost" if row.label else "binding.label_blank"
        return Named(row, missing[0], say(key, text=row.label, label=missing[0].label))
    if plain(row.label):
        name = _short("".join(row.label.split("\n")))
        instance = f"{form.id}[{name}]"
        message = say("form.unknown_row", name=name, nearest="")
        return Named(
            row, None, findings=(Finding("form.unknown_row", instance, Severity.WARNING, message, (), row.place),)
        )
    values = tuple(token.text for token in row.values if token.text)
    return Named(row, None, problems=(Problem(say("binding.no_label", values=values), row.place, fatal=False),))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def _is_column_numbers(row: Row) -> bool:
    """Whether a row numbers the columns, as statistical forms do below their headers."""
    numbers = [plain(token.text) for token in row.values if token.text]
    named = plain(row.label) in _COLUMN_NUMBERS
    return named and len(numbers) > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _could_be(label: str, item: Item) -> bool:
    text = plain(label)
    return not text or max(similarity(text, plain(name)) for name in (str(item.label), *item.variants)) >= _UNLIKE


def _between(rows: Sequence[Row], index: int, axis: Axis) -> list[Item]:
    """The form's rows that can stand between the neighbours of a row; none where two rows have no neighbour's label."""
    order = {name: rank for rank, name in enumerate(axis.by_id)}
    before = rows[index - 1].item if index else None
    after = rows[index + 1].item if index + 1 < len(rows) else None
    if (index and before is None) or (index + 1 < len(rows) and after is None):
        return []
    low = order[before.id] if before else -1
    high = order[after.id] if after else len(order)
    return [item for item in axis.required if low < order[item.id] < high]
