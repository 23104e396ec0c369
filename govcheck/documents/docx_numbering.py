"""Automatic numbers of Word paragraphs, as Word prints them, and the levels of headings.

Word keeps ``一、`` and ``（三）`` out of the text when they are numbered automatically; a label without its
number may fit several rows of a form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from govcheck.documents.docx_runs import W, value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from govcheck.documents.xml import Element

__all__ = ["Numbering", "Style", "read_styles"]

_LEVELS: Final = 9
_INHERITANCE: Final = 30
_DIGITS: Final = "〇一二三四五六七八九"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@frozen
class Style:
    """What of a paragraph style matters here.

    Args:
        level: Level of heading, from 1, or ``None``.
        list_id: The list that numbers its paragraphs, or empty.
        depth: Level in that list, from 0.
    """

    level: int | None = None
    list_id: str = ""
    depth: int = 0


@frozen
class _Level:
    start: int
    form: str
    template: str


@define
class Numbering:
    """The lists of a document, and how far each has been counted.

    Args:
        levels: Levels of a list by its id.
        shared: The list that really counts, by list id: lists made from one definition count on.
    """

    levels: Mapping[str, tuple[_Level, ...]]
    shared: Mapping[str, str]
    _counts: dict[str, list[int | None]] = field(factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """The lists of a numbering part; ``None``: there are none."""
        if root is None:
            return cls({}, {})
        abstract = {element.get(W + "abstractNumId"): _levels(element) for element in root.findall(W + "abstractNum")}
        lists = {element.get(W + "numId"): element for element in root.findall(W + "num")}
        return cls(
            {
                key: _overridden(element, abstract.get(value(element, "abstractNumId"), ()))
                for key, element in lists.items()
            },
            {
                key: key
                if element.find(f"{W}lvlOverride/{W}startOverride") is not None
                else value(element, "abstractNumId")
                for key, element in lists.items()
            },
        )

    def next(self, list_id: str, depth: int) -> str:
        """Count one paragraph of a list, and give its number as printed; empty for a bullet or no list."""
        levels = self.levels.get(list_id, ())
        if not 0 <= depth < min(len(levels), _LEVELS):
            return ""
        counts = self._counts.setdefault(self.shared[list_id], [None] * _LEVELS)
        counted = counts[depth]
        counts[depth] = levels[depth].start if counted is None else counted + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return self._printed(levels, counts, levels[depth].template)

    def _printed(self, levels: tuple[_Level, ...], counts: list[int | None], template: str) -> str:
        def number(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            if index >= len(levels):
                return ""
            count = counts[index]
            return _FORMS.get(levels[index].form, str)(levels[index].start if count is None else count)

        return re.sub(r"%([1-9])", number, template)


def read_styles(root: Element | None) -> Mapping[str, Style]:
    """Paragraph styles by id, each with what it inherits."""
    elements = {} if root is None else {style.get(W + "styleId"): style for style in root.findall(W + "style")}

    def resolve(key: str, depth: int) -> Style:
        element = elements.get(key)
        if element is None or depth > _INHERITANCE:
            return Style()
        above = resolve(value(element, "basedOn"), depth + 1)
        return _own_style(element, above)

    return {key: resolve(key, 0) for key in elements}


def _own_style(element: Element, above: Style) -> Style:
    properties = element.find(W + "pPr")
    named = re.fullmatch(r"heading ([1-9])", value(element, "name").lower())
    outline = value(properties, "outlineLvl")
    level = int(named[1]) if named else heading_level(outline) or above.level
    numbers = None if properties is None else properties.find(W + "numPr")
    if numbers is None:
        return Style(level, above.list_id, above.depth)
    return Style(level, value(numbers, "numId", above.list_id), _whole(value(numbers, "ilvl"), above.depth))


def heading_level(outline: str) -> int | None:
    """Level of heading, from 1, for Word's outline level; 9 is body text."""
    level = _whole(outline, _LEVELS)
    return level + 1 if 0 <= level < _LEVELS else None


def _levels(abstract: Element) -> tuple[_Level, ...]:
    return tuple(_level(element) for element in abstract.findall(W + "lvl"))


def _level(element: Element) -> _Level:
    form = value(element, "numFmt", "decimal")
    return _Level(_whole(value(element, "start"), 1), form, "" if form == "bullet" else value(element, "lvlText"))


def _overridden(element: Element, levels: tuple[_Level, ...]) -> tuple[_Level, ...]:
    changed = list(levels)
    for override in element.findall(W + "lvlOverride"):
        index = _whole(override.get(W + "ilvl", ""), -1)
        if not 0 <= index < len(changed):
            continue
        own = override.find(W + "lvl")
        level = changed[index] if own is None else _level(own)
        changed[index] = _Level(_whole(value(override, "startOverride"), level.start), level.form, level.template)
    return tuple(changed)


def _whole(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else default


def _chinese(number: int) -> str:
    """*number* in Chinese; beyond 99, where no list of a report goes, in Arabic digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 100 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseDigital": _by_digit,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalZero": lambda number: f"{number:02}",
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda _: "",
}
