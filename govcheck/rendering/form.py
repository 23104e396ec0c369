"""The printed form as a whole: the title, the text where it belongs, and the tables under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby
from typing import Final

from attrs import frozen

from govcheck.labels import normalised
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.rendering.grid import PrintedGrid, clean, printed_grids
from govcheck.rendering.note import note
from govcheck.report import Report

__all__ = ["LineKind", "PrintedForm", "PrintedLine", "Section", "printed_form"]

NUMERALS: Final = "一二三四五六七八九十"
#: A heading of the first order: numbered, on a line of its own, no sentence.
SECTION_LINE: Final = re.compile(rf"([{NUMERALS}]{{1,3}})\s*[、.．]\s*([^。；;！!？?]{{1,40}})")
#: What a pack's title says in brackets at its end is not part of the report's title: （2021年格式）.
EDITION: Final = re.compile(r"\s*[（(][^（）()]*[）)]\s*$")
#: The name of a report, with which its title ends.
REPORT_NAME: Final = re.compile(r"报告$|\breport\b", re.IGNORECASE)
#: Lines at the beginning of a text that may together be its title.
TITLE_LINES: Final = 3
TITLE_WORDS: Final = ("报告", "report")
LONGEST_TITLE: Final = 80
#: How like the form's a heading with the same number must be, of 1.
LIKENESS: Final = 0.6


class LineKind(Enum):
    """What a line of text is."""

    TITLE = "title"
    SECTION = "section"
    TEXT = "text"


@frozen
class PrintedLine:
    """A paragraph of one line."""

    text: str
    kind: LineKind


@frozen
class Section:
    """The tables that stand under one title of the form.

    Args:
        title: As the form prints it.
        grids: Its tables.
        before: How many lines of the text stand before them.
        headed: Whether the last of these lines is the heading already.
    """

    title: str
    grids: tuple[PrintedGrid, ...]
    before: int
    headed: bool

    @property
    def blocks(self) -> Iterator[PrintedLine | PrintedGrid]:
        """The heading, unless the text has it, and the tables."""
        if not self.headed:
            yield PrintedLine(self.title, LineKind.SECTION)
        yield from self.grids


@frozen
class PrintedForm:
    """A report as it is printed, whatever the file format.

    Args:
        title: Publisher, year and the name of the report; also where the text has a title of its own.
        language: Language code of the pack.
        lines: The text with its own title and headings, or the title that was put in its place.
        sections: The tables, in the form's order.
    """

    title: str
    language: str
    lines: tuple[PrintedLine, ...]
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> Iterator[PrintedLine | PrintedGrid]:
        """Lines and grids in reading order."""
        for number in range(len(self.lines) + 1):
            for section in self.sections:
                if section.before == number:
                    yield from section.blocks
            yield from self.lines[number : number + 1]

    def heading(self, section: Section) -> str:
        """The heading of *section*: the text's own where it has one."""
        return self.lines[section.before - 1].text if section.headed else section.title


def printed_form(report: Report, pack: Pack) -> PrintedForm:
    """*report* as the form of *pack* prints it.

    A text with its own section headings is kept as it is, and the tables stand right after theirs; one
    without stands before all tables. Blank lines and the space around lines are left out. What the head of the
    report says and its text does not stands in a note below the title.
    """
    title = _title(report, pack)
    text = report.narrative.text if report.narrative is not None else ""
    printed = [line.strip() for line in clean(text).split("\n") if line.strip()]
    lines = _lines(printed, report, title, pack.language)
    return PrintedForm(title, pack.language, lines, tuple(_sections(report, pack, [line.text for line in lines])))


def _title(report: Report, pack: Pack) -> str:
    """The title: what the pack calls the report, or, where its title names the rules, the statutory name."""
    name = EDITION.sub("", pack.title.show(pack.language))
    named = name if REPORT_NAME.search(name) else say("render.name")
    message = say("render.title", publisher=report.publisher, year=report.year, name=named)
    return clean(message.show(pack.language)).strip()


def _sections(report: Report, pack: Pack, lines: Sequence[str]) -> Iterator[Section]:
    language = pack.language
    before = 0
    for printed, forms in groupby(pack.form.tables.values(), key=lambda form: form.title.show(language)):
        grids = tuple(printed_grids(tuple(forms), report, language))
        if not grids:
            continue
        title = clean(printed)
        heading = _heading(lines, title)
        before = _before_later(lines, title, before) if heading is None else heading + 1
        yield Section(title, grids, before, headed=heading is not None)


def _lines(text: Sequence[str], report: Report, title: str, language: str) -> tuple[PrintedLine, ...]:
    own = _title_lines(text, report)
    above = text[:own] if own else [title]
    said = note(report, (*above, *text[own:]), language)
    return (
        *(PrintedLine(line, LineKind.TITLE) for line in above),
        *((PrintedLine(said, LineKind.TEXT),) if said else ()),
        *(PrintedLine(line, _kind(line)) for line in text[own:]),
    )


def _title_lines(text: Sequence[str], report: Report) -> int:
    """How many lines at the beginning of *text* are its title: they name year, publisher and report."""
    for count in range(1, TITLE_LINES + 1):
        joined = normalised("".join(text[:count]))
        if len(joined) > LONGEST_TITLE or any(map(SECTION_LINE.fullmatch, text[:count])):
            return 0
        named = normalised(report.publisher) in joined and str(report.year) in joined
        if named and joined.endswith(TITLE_WORDS):
            return count
    return 0


def _kind(line: str) -> LineKind:
    return LineKind.SECTION if SECTION_LINE.fullmatch(line) else LineKind.TEXT


def _heading(lines: Sequence[str], title: str) -> int | None:
    """The last line that is *title*, or is numbered like it and much like it; a list of contents comes before."""
    wanted = normalised(title)
    same = [number for number, line in enumerate(lines) if normalised(line) == wanted]
    if same:
        return same[-1]
    alike = [number for number, line in enumerate(lines) if _alike(line, title)]
    return alike[-1] if alike else None


def _alike(line: str, title: str) -> bool:
    one, other = SECTION_LINE.fullmatch(line), SECTION_LINE.fullmatch(title)
    if one is None or other is None or one[1] != other[1]:
        return False
    return SequenceMatcher(None, normalised(one[2]), normalised(other[2]), autojunk=False).ratio() >= LIKENESS


def _before_later(lines: Sequence[str], title: str, start: int) -> int:
    """How many lines stand before the first heading from *start* with a greater number than *title*; else all."""
    own = SECTION_LINE.fullmatch(title)
    for number in range(start, len(lines)):
        found = SECTION_LINE.fullmatch(lines[number])
        if own is not None and found is not None and _number(found[1]) > _number(own[1]):
            return number
    return len(lines)


def _number(numeral: str) -> int:
    """The number, up to 99, that *numeral* writes."""
    tens, ten, ones = numeral.rpartition("十")
    digits = {digit: value for value, digit in enumerate(NUMERALS, 1)}
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(ones, 0)
