"""Sentences as data: the reports that they speak of, and every number that is right, wrong, or no business of ours."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import yaml
from attrs import evolve, frozen

from govcheck.check import check_report
from govcheck.companions import Companions, Loaded
from govcheck.gather import gather
from govcheck.loading import load
from govcheck.place import Place
from govcheck.report import Narrative, Severity
from govcheck.result import Result, Statement

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
MARK = re.compile(r"⟦([^⟧]*)⟧")
DIGITS = "0123456789"
HAN_DIGITS = "一二三四五六七八九"
WIDE = "０１２３４５６７８９"


@frozen
class Marked:
    """A sentence over a report; ``spans`` are its marked stretches in the plain text."""

    report: str
    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def id(self) -> str:
        """A name for test reports."""
        return f"{self.report}: {self.text[:60]}"


def marked(report: str, text: str) -> Marked:
    """The sentence *text* without its marks, and where they were."""
    plain, spans, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        last = match.end()
    return Marked(report, plain + text[last:], tuple(spans))


def sentences(kind: str, *names: str, folder: str = "sentences") -> list[Marked]:
    """The sentences of one kind (right, wrong, silent) from the files *names* of *folder*."""
    found = []
    for name in names:
        for report, kinds in yaml.safe_load((HERE / folder / f"{name}.yaml").read_text("utf-8")).items():
            found += [marked(report, text) for text in kinds.get(kind, ())]
    return found


def mistyped(sentences: list[Marked]) -> list[Marked]:
    """Each sentence once for each of its numbers, with that number mistyped and alone marked."""
    found = []
    for one in sentences:
        for start, end in one.spans:
            if not any(character in DIGITS + WIDE + HAN_DIGITS for character in one.text[start:end]):
                continue  # 十, 零 and statements in words
            wrong = _mistyped(one.text[start:end], random.Random(one.text + str(start)))
            text = one.text[:start] + wrong + one.text[end:]
            found.append(Marked(one.report, text, ((start, start + len(wrong)),)))
    return found


def _mistyped(number: str, source: random.Random) -> str:
    """*number* with one digit replaced, one of the first two where it has several, so that rounding hides nothing."""
    alphabet = next(chars for chars in (DIGITS, WIDE, HAN_DIGITS) if any(one in chars for one in number))
    places = [at for at, one in enumerate(number) if one in alphabet]
    at = source.choice(places[:2] if len(places) > 1 else places)
    first = 1 if at == places[0] and len(places) > 1 else 0
    others = [one for one in alphabet[first if alphabet != HAN_DIGITS else 0 :] if one != number[at]]
    return number[:at] + source.choice(others) + number[at + 1 :]


@cache
def report(name: str) -> tuple[Loaded, Companions]:
    """A report of examples/ or of this folder, with its companions."""
    example = EXAMPLES / name / "report.yaml"
    loaded = load(str(example if example.exists() else HERE / "reports" / f"{name}.yaml"))
    return loaded, gather(loaded)


def told(name: str, text: str) -> Result:
    """The check of report *name* with *text* as its narrative."""
    loaded, around = report(name)
    return check_report(evolve(loaded.report, narrative=Narrative(text, Place())), loaded.pack, around)


def flagged(result: Result, severity: Severity | None = None) -> list[Statement]:
    """What is flagged of the text: warnings and errors, or every finding of *severity*."""
    found = [one.statement for one in result.violations if one.statement is not None]
    return [one for one in found if (one.severity is severity if severity else one.severity is not Severity.INFO)]


def touches(statement: Statement, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether *statement* marks something of *spans*."""
    marks = statement.quotation.marked or ((statement.quotation.start, statement.quotation.end),)
    return any(start < end_of and start_of < end for start, end in marks for start_of, end_of in spans)
