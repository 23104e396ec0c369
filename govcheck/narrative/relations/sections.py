"""``text.sections``: the six statutory sections, their numbers and their order."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from govcheck.messages import say
from govcheck.narrative.findings import Outcome, Quote, held, quote, violated
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Heading, Numbering, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RELATION", "SECTIONS", "is_statutory", "sections", "statutory_number"]

RELATION: Final = "text.sections"

#: The sections of 国办公开办函〔2021〕30号 and 〔2019〕60号, by number.
SECTIONS: Final = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
_NAMES: Final = (
    re.compile(r"(?:政府信息公开)?(?:工作)?总体情况"),
    re.compile(r"(?:本年度)?主动公开(?:政府)?信息(?:的)?情况"),
    re.compile(r"(?:收到和处理|收到、处理|受理和处理)(?:政府)?(?:信息)?公开申请(?:的)?情况"),
    re.compile(r"(?:因)?(?:政府信息公开)?(?:工作)?(?:被)?(?:申请)?行政复议.{0,4}(?:提起)?行政诉讼(?:的)?情况"),
    re.compile(r"(?:政府信息公开)?(?:工作)?存在的?(?:主要)?问题.{0,2}改进(?:的)?(?:情况|措施)"),
    re.compile(r"其他(?:需要|应当|需|应)?报告的?(?:事项|情况)"),
)
_LONGEST: Final = 30
#: So far from each other two headings are quoted together.
_FARTHEST: Final = 400
_EXCERPT: Final = re.compile(r"^…+$", re.MULTILINE)
#: With fewer of the sections the text is an excerpt, or no statutory report.
_FEWEST: Final = 4
#: So many of them make a row that has an order.
_FEWEST_IN_ORDER: Final = 3


class _Section(NamedTuple):
    number: int
    heading: Heading


def statutory_number(title: str) -> int | None:
    """The number that the form gives to a section with this *title*, or ``None`` where it is none of them."""
    title = title.strip().rstrip("。:")
    if len(title) > _LONGEST:
        return None
    return next((number for number, name in enumerate(_NAMES, 1) if name.fullmatch(title)), None)


def is_statutory(prose: Prose) -> bool:
    """Whether *prose* is divided into the statutory sections: it has at least four of them."""
    return len({section.number for section in _sections(prose)}) >= _FEWEST


def sections(prose: Prose) -> Iterator[Outcome]:
    """The statutory sections of *prose*, where it is divided into them."""
    found = _body(prose, list(_sections(prose)))
    if len({section.number for section in found}) >= _FEWEST:
        yield from _numbers(prose, found)
        yield from _order(prose, found)
        yield from _missing(prose, found)
    elif len(found) >= _FEWEST_IN_ORDER and all(map(_is_numbered, found)):
        yield from _order(prose, found)  # an excerpt: what is there of the form stands in its order


def _is_numbered(section: _Section) -> bool:
    return section.heading.marker is not None and section.heading.marker.number == section.number


def _body(prose: Prose, found: list[_Section]) -> list[_Section]:
    """The sections without the table of contents: headings with nothing between them, all of which come again."""
    end = 0
    for before, section in itertools.pairwise(found):
        between = prose.text[before.heading.span.end : section.heading.span.start].strip()
        if between or section.number <= before.number:
            break
        end += 1
    contents, body = found[: end + 1], found[end + 1 :]
    again = {section.number for section in contents} <= {section.number for section in body}
    return body if len(contents) >= _FEWEST_IN_ORDER and again else found


def _sections(prose: Prose) -> Iterator[_Section]:
    seen: set[Span] = set()
    for sentence in prose.sentences:
        if not sentence.is_heading or not sentence.headings:
            continue
        heading = sentence.headings[-1]
        if heading.span in seen or (heading.marker and heading.marker.numbering is not Numbering.HAN):
            continue
        seen.add(heading.span)
        number = statutory_number(heading.text)
        if number is not None:
            yield _Section(number, heading)


def _numbers(prose: Prose, found: list[_Section]) -> Iterator[Outcome]:
    for section in found:
        marker = section.heading.marker
        if marker is None:
            continue
        where = quote(prose, section.heading.span, [marker.span])
        words = {"title": section.heading.text, "number": str(marker.number), "expected": str(section.number)}
        stated, right = str(marker.number), str(section.number)
        if marker.number == section.number:
            yield held(RELATION, where, stated, right, say("narrative.section_held", **words))
        else:
            yield violated(RELATION, where, stated, right, say("narrative.section_number", **words))


def _order(prose: Prose, found: list[_Section]) -> Iterator[Outcome]:
    for before, section in itertools.pairwise(found):
        if section.number <= before.number:
            where = _of_both(prose, before.heading.span, section.heading.span)
            name = "section_twice" if section.number == before.number else "section_order"
            words = {"title": section.heading.text, "before": before.heading.text}
            yield violated(
                RELATION, where, section.heading.text, before.heading.text, say(f"narrative.{name}", **words)
            )


def _of_both(prose: Prose, before: Span, heading: Span) -> Quote:
    """Both headings, either of which may be out of its place; the second alone where they are far from each other."""
    near = heading.end - before.start <= _FARTHEST
    return (
        quote(prose, Span(before.start, heading.end), [before, heading]) if near else quote(prose, heading, [heading])
    )


def _missing(prose: Prose, found: list[_Section]) -> Iterator[Outcome]:
    if _EXCERPT.search(prose.text):
        return
    there = {section.number for section in found}
    last = found[-1].heading
    for number, title in enumerate(SECTIONS, 1):
        if number not in there:
            where = quote(prose, last.span, [])
            message = say("narrative.section_missing", title=title, number=str(number))
            yield violated(RELATION, where, "", title, message)
