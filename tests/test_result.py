"""Blocks, fingerprints, numbers in print."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govcheck.decimals import number_text
from govcheck.place import Place
from govcheck.report import Report
from tests.helpers import check_text, make_pack, read, small


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (-5, "-5"),
        (100, "100"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1234567, 100), "12345.67"),
        (Fraction(1, 10**9), "0.000000001"),
        (Fraction(5, 10), "0.5"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(-1, 3 * 10**13), "0"),
        (10**30, "1" + "0" * 30),
    ],
)
def test_number_text(number, text):
    """A number is printed as a decimal, exactly where it ends."""
    assert number_text(number) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_decimals_are_printed_exactly(number):
    """What is read as a decimal is printed as that decimal."""
    assert Fraction(number_text(Fraction(number))) == Fraction(number)


RULES = """\
  - {id: row, each: row of t, check: z == x + y}
  - {id: column, each: column of t, check: a == b}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """Rows and columns of the small form."""
    return make_pack(tmp_path_factory.mktemp("pack"), RULES)


def blocks(rows: str, pack) -> list[list[str]]:
    """The blocks of violations."""
    return [[f"{one.rule.id}@{one.instance}" for one in block] for block in check_text(small(rows), pack).blocks]


def test_blocks(pack):
    """Violations that share a cell, also through a third one, stand together; others apart."""
    assert blocks("{a: [1, 2, 3], b: [1, 2, 3]}", pack) == []
    assert blocks("{a: [1, 2, 4], b: [1, 2, 3]}", pack) == [["row@a", "column@z"]]
    assert blocks("{a: [1, 2, 3], b: [2, 1, 3]}", pack) == [["column@x"], ["column@y"]]
    assert blocks("{a: [1, 2, 4], b: [1, 2, 5]}", pack) == [["row@a", "row@b", "column@z"]]


def test_blocks_without_places(pack):
    """A report made in memory has no places, and its cells are apart all the same."""
    report = read(small("{a: [1, 2, 3], b: [2, 1, 3]}"), pack)
    table = report.tables["t"]
    cells = {key: evolve(cell, place=Place()) for key, cell in table.cells.items()}
    bare = Report("small", "", 2024, {"t": evolve(table, cells=cells, place=Place())})
    from govcheck.check import check_report

    assert [len(block) for block in check_report(bare, pack).blocks] == [1, 1]


def fingerprints(text: str, pack) -> list[str]:
    """The fingerprints of all violations."""
    return [violation.fingerprint for violation in check_text(text, pack).violations]


def test_fingerprints(pack):
    """A fingerprint stays the same when the file is laid out anew, and changes with what it stands for."""
    text = small("{a: [1, 2, 4], b: [1, 2, 4]}", "publisher: 甲\n")
    first = fingerprints(text, pack)
    assert len(set(first)) == len(first) == 2
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in first)
    moved = "# 注\n\n" + small("{乙: [1, 2, '4'], columns: [x, y, z], a: {z: 4, x: 1, y: 2}}", "publisher: 甲\n")
    assert fingerprints(moved, pack) == first
    assert fingerprints(text.replace("form: small", "form: ../packs/small.yaml"), pack) == first
    assert set(fingerprints(small("{a: [1, 2, 5], b: [1, 2, 5]}", "publisher: 甲\n"), pack)).isdisjoint(first)
    assert set(fingerprints(text.replace("甲\n", "乙\n"), pack)).isdisjoint(first)
    assert set(fingerprints(text.replace("2024", "2023"), pack)).isdisjoint(first)
