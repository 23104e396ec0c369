"""The unit that a document prints in the label of a column or row of amounts: 本年收费金额（单位：元）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govcheck.binding.characters import simplified
from govcheck.binding.entries import Role
from govcheck.binding.kinds import Kind
from govcheck.values import INVISIBLE, MONEY, NUMBER, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.binding.rows import Draft

__all__ = ["printed_units", "unit_in", "with_unit"]

_STATED: Final = re.compile(r"单位[:为](?P<unit>[^,.;:、。()\[\]]+)")
_IN_BRACKETS: Final = re.compile(r"[(\[](?P<unit>(?:人民币)?(?:百|千)?[万亿]?元)[)\]]")
_CURRENCY: Final = "人民币"


def unit_in(label: str) -> str | None:
    """The unit that *label* states, ``None`` where it states none; ``万`` is short for ``万元``."""
    text = "".join(simplified(label).split())
    found = _STATED.search(text) or _IN_BRACKETS.search(text)
    if found is None:
        return None
    unit = found["unit"].removeprefix(_CURRENCY).removesuffix(_CURRENCY)
    return f"{unit}元" if f"{unit}元" in MONEY and unit else unit or None


def printed_units(draft: Draft) -> dict[str, str]:
    """The units stated in the labels of the columns of *draft*, by column id; several ones with a comma between."""
    found: dict[str, dict[str, None]] = {}
    for column, label in _labels(draft):
        unit = unit_in(label)
        if unit is not None:
            found.setdefault(column, {})[unit] = None
    return {column: "、".join(units) for column, units in found.items()}


def _labels(draft: Draft) -> Iterator[tuple[str, str]]:
    """The labels of columns, with the remark that stands behind them in a line of its own."""
    for strip, match in draft.heads:
        if match.entry.role is Role.COLUMN and match.entry.item is not None:
            behind = strip.tokens[match.end] if match.end < len(strip.tokens) else None
            remark = behind is not None and behind.kind is Kind.TEXT and behind.text.strip()[:1] in {"（", "("}
            yield match.entry.item.id, match.text + (behind.text if behind is not None and remark else "")


def with_unit(figure: str, unit: str) -> str | None:
    """*figure* with *unit* behind it; ``None`` where it is no number, is zero, or has a unit of its own."""
    text = figure.translate(WIDTHS).strip().strip(INVISIBLE).strip()
    number = NUMBER.fullmatch(text)
    if number is None or number["unit"] or not (number["digits"] + (number["decimals"] or "")).strip("0,"):
        return None
    end = number.end("decimals") if number["decimals"] else number.end("digits")
    return f"{text[:end]}{unit}{text[end:].strip()}"
