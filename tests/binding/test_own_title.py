"""Publisher and year from a title on a form of one's own, in any language."""

import pytest

from govcheck.api import read
from govcheck.binding import load_document
from govcheck.binding.metadata import metadata
from govcheck.binding.own_title import with_own_title
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.rendering import render

PACK = """pack: loans
title: {title}
years: 2020..
language: {language}
form:
  loans:
    title: Loans
    columns: {{adults: Adults, children: Children, all: All}}
    rows: {{start: On loan at the beginning, lent: Lent, end: On loan at the end}}
rules:
  - id: loans.all
    title: All
    each: row of loans
    check: all == adults + children
"""


@pytest.fixture
def pack(tmp_path):
    """A function that makes a pack with a title in a language."""

    def made(title="Yearly report of public libraries", language="en"):
        path = tmp_path / "own.yaml"
        path.write_text(PACK.format(title=title, language=language), encoding="utf-8")
        return load_pack(str(path))

    return made


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (["Town library: Yearly report of public libraries, 2024"], "Town library"),
        (["Town library", "Yearly report of public libraries", "2024"], "Town library"),
        (["Town library:", "Yearly report of public", "libraries, 2024"], "Town library"),
        (["Library annual report 2024"], "Library"),
        (["Annual report of the Town library, 2024"], "Town library"),
        (["Bibliothèque de Lyon – YEARLY REPORT OF PUBLIC LIBRARIES 2024"], "Bibliothèque de Lyon"),
        (["Library of 12 Main Street: annual report, 2024"], "Library of 12 Main Street"),
    ],
)
def test_titles_in_english(lines, publisher, pack):
    """The title names the organ and the year, in the pack's words or as an annual report, on one line or on several."""
    placed = [(line, Place("r.docx", spot=f"paragraph {number}")) for number, line in enumerate(lines, 1)]
    found = with_own_title(metadata(placed), placed, [pack()])
    assert (found.publisher, found.year) == (publisher, 2024)


@pytest.mark.parametrize(
    ("title", "language", "line"),
    [
        ("{zh: 图书馆服务情况, en: Yearly account}", "en", "Yearly account 2024 – Ville de Lyon"),
        ("Rapport annuel", "en", "Rapport annuel 2024 – Ville de Lyon"),
        ("图书馆服务年报", "zh", "Ville de Lyon2024年图书馆服务年报"),
        ("연차보고서 (2024)", "en", "Ville de Lyon 2024 연차보고서"),
    ],
)
def test_titles_in_other_languages(title, language, line, pack):
    """What the pack is called in any of its languages is the name of the report."""
    placed = [(line, Place("r.docx"))]
    found = with_own_title(metadata(placed), placed, [pack(title, language)])
    assert (found.publisher, found.year) == ("Ville de Lyon", 2024)


@pytest.mark.parametrize("line", ["The library was opened in 1999.", "Loans", "We report that 2023 was a good year."])
def test_sentences_are_no_titles(line, pack):
    """A sentence names neither the organ nor the year, whatever it speaks of."""
    placed = [(line, Place("r.docx"))]
    found = with_own_title(metadata(placed), placed, [pack()])
    assert (found.publisher, found.year) == ("", None)


@pytest.mark.parametrize("ending", ["docx", "html", "xlsx"])
def test_round_trip(ending, tmp_path, pack):
    """A report printed as a document keeps its publisher and its year."""
    own = pack()
    path = tmp_path / "report.yaml"
    path.write_text(
        "form: own.yaml\npublisher: Town library\nyear: 2024\ntables:\n"
        "  loans: {start: [1, 2, 3], lent: [4, 5, 9], end: [2, 2, 4]}\n",
        encoding="utf-8",
    )
    made = tmp_path / f"report.{ending}"
    made.write_bytes(render(read(path), own, ending))
    report = load_document(str(made), own).report
    assert (report.publisher, report.year) == ("Town library", 2024)
    assert not [problem for problem in report.problems if "year" in problem.message.key]
