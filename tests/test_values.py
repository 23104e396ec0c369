"""The text of a cell."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from govcheck.form import CellForm, ValueKind
from govcheck.report import State
from govcheck.values import parse_date, read_value

COUNT = CellForm(ValueKind.COUNT)
INTEGER = CellForm(ValueKind.INTEGER)
FEES = CellForm(ValueKind.AMOUNT, "万元")
PROCUREMENT = CellForm(ValueKind.AMOUNT, "万元", unit_printed=True)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("3521", 3521),
        ("３５２１", 3521),
        ("+247", 247),
        ("＋247", 247),
        ("1,471,599", 1471599),
        ("1，471", 1471),
        ("１，４７１", 1471),
        ("55（含自然失效29件）", 55),
        ("55 (含自然失效29件)", 55),
        ("12件", 12),
        ("12 件（注1）", 12),
        (" 16302 ", 16302),
        ("\u300016302\u3000", 16302),
        ("\ufeff7\u200b", 7),
        ("007", 7),
        ("3.0", 3),
        ("0", 0),
        ("-0", 0),
        ("9" * 24, int("9" * 24)),
    ],
)
def test_counts_as_people_write_them(raw, value):
    """Every usual spelling of a count is read as exactly that whole number."""
    reading = read_value(raw, COUNT)
    assert (reading.state, reading.value, reading.error) == (State.FILLED, value, None)
    assert type(reading.value) is int


@pytest.mark.parametrize("raw", ["", " ", "\u3000", "\u200b", "\xa0"])
def test_blank(raw):
    """Nothing, spaces and invisible characters are blank, not zero."""
    assert read_value(raw, COUNT).state is State.BLANK


@pytest.mark.parametrize("raw", ["/", "-", "—", "－", "／", "——", "--", "N/A", "n/a", " - ", "–", "不适用"])
def test_not_applicable(raw):
    """The signs for *not applicable* are neither blank nor zero nor unreadable."""
    reading = read_value(raw, COUNT)
    assert (reading.state, reading.value, reading.error) == (State.NOT_APPLICABLE, None, None)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("abc", "value.not_a_number"),
        ("三十", "value.not_a_number"),
        ("约30", "value.not_a_number"),
        ("8+2", "value.not_a_number"),
        ("1e5", "value.not_a_number"),
        ("0x10", "value.not_a_number"),
        (".inf", "value.not_a_number"),
        ("3.", "value.not_a_number"),
        ("3..5", "value.not_a_number"),
        ("true", "value.not_a_number"),
        ("55（含(自然)失效）", "value.not_a_number"),
        ("1,47", "value.decimal_comma"),
        ("22,5", "value.decimal_comma"),
        ("75,9 %", "value.decimal_comma"),
        ("1 300", "value.spaces"),
        ("1\u202f300 件", "value.spaces"),
        ("12 345 678", "value.spaces"),
        ("1.300,50", "value.grouping"),
        ("1 300,50", "value.grouping"),
        ("1.300.000", "value.grouping"),
        ("3402，110，0", "value.grouping"),
        ("14,71,599", "value.grouping"),
        ("1471,599", "value.decimal_comma"),
        ("3 402", "value.spaces"),
        ("12元", "value.unit"),
        ("12%", "value.unit"),
        ("12万件", "value.unit"),
        ("٣٥", "value.odd_digits"),
        ("３５②", "value.unit"),
        ("35\u200b21", "value.invisible"),
        ("9" * 25, "value.too_long"),
        ("9" * 10_000, "value.too_long"),
        ("0." + "1" * 10_000, "value.too_long"),
    ],
)
def test_refused(raw, key):
    """What cannot be read exactly is unreadable, with the reason; nothing is guessed."""
    reading = read_value(raw, COUNT)
    assert (reading.state, reading.value) == (State.UNREADABLE, None)
    assert reading.error.key == key


@pytest.mark.parametrize(
    ("raw", "advised"),
    [
        ("22,5", ["22.5", "225"]),
        ("-3,25", ["-3.25", "-325"]),
        ("75,9 %", ["75.9 %", "759 %"]),
        ("1 300", ["1300"]),
        ("1\u2009300\u2009000 件", ["1300000 件"]),
    ],
)
def test_what_may_have_been_meant(raw, advised):
    """Both numbers that a comma may mean are named, and the number that a space may part; neither is taken."""
    reading = read_value(raw, COUNT)
    assert reading.state is State.UNREADABLE
    assert all(text in reading.error.show(language) for text in advised for language in ("zh", "en"))


@pytest.mark.parametrize("raw", ["abc" * 5000, "1" * 5000, "1,47" * 5000])
def test_messages_stay_short(raw):
    """A cell of any length is quoted by its beginning only."""
    assert len(read_value(raw, COUNT).error.show("zh")) < 120


@pytest.mark.parametrize(
    ("raw", "form", "value", "key"),
    [
        ("-1", COUNT, -1, "value.negative"),
        ("－3", COUNT, -3, "value.negative"),
        ("−3", COUNT, -3, "value.negative"),
        ("1.5", COUNT, Decimal("1.5"), "value.not_whole"),
        ("-1.5", COUNT, Decimal("-1.5"), "value.not_whole"),
        ("1.5", INTEGER, Decimal("1.5"), "value.not_whole"),
        ("-0.5", FEES, Decimal("-0.5"), "value.negative"),
        ("-2", CellForm(ValueKind.DAYS), Decimal(-2), "value.negative"),
    ],
)
def test_value_of_the_wrong_kind(raw, form, value, key):
    """A negative or fractional count is a finding, and keeps the value that stands there."""
    reading = read_value(raw, form)
    assert (reading.state, reading.value, reading.error.key) == (State.FILLED, value, key)


@pytest.mark.parametrize(("raw", "value"), [("-247", -247), ("+247", 247), ("－247", -247), ("-1,247项", -1247)])
def test_signed_changes(raw, value):
    """本年增/减 may be negative, and its sign may be full-width."""
    reading = read_value(raw, INTEGER)
    assert (reading.value, reading.error) == (value, None)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1471599.16万元", "1471599.16"),
        ("251000元", "25.1"),
        ("1元", "0.0001"),
        ("12.5亿元", "125000"),
        ("3千元", "0.3"),
        ("1,234.5678", "1234.5678"),
        ("0.0001", "0.0001"),
        ("１２．５万元（含税）", "12.5"),
    ],
)
def test_amounts_in_the_unit_of_the_form(raw, value):
    """An amount is converted exactly to 万元, whatever unit is printed beside it."""
    reading = read_value(raw, FEES)
    assert reading.value == Decimal(value)
    assert isinstance(reading.value, Decimal)
    assert reading.error is None


@pytest.mark.parametrize("raw", ["12美元", "12件", "5%"])
def test_unknown_money(raw):
    """A unit that is not money is refused, never dropped."""
    assert read_value(raw, FEES).error.key == "value.money_unit"


def test_unit_of_another_money():
    """A form in a currency of its own reads that unit and no other: 万元 is not converted into it."""
    dollars = CellForm(ValueKind.AMOUNT, "USD")
    assert read_value("12.50 USD", dollars).value == Decimal("12.5")
    assert read_value("12.50", dollars).value == Decimal("12.5")
    assert read_value("5万元", dollars).state is State.UNREADABLE


@pytest.mark.parametrize(
    ("raw", "missing"), [("12.5", True), ("12.5万元", False), ("0", False), ("/", False), ("0.00", False)]
)
def test_unit_wanted(raw, missing):
    """Where the form wants the unit in the cell, only a figure other than zero lacks it."""
    assert read_value(raw, PROCUREMENT).unit_missing is missing


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        ("17.46%", ValueKind.PERCENT, Decimal("17.46")),
        ("17.46％", ValueKind.PERCENT, Decimal("17.46")),
        ("17.46", ValueKind.PERCENT, Decimal("17.46")),
        ("12.5个工作日", ValueKind.DAYS, Decimal("12.5")),
        ("-1.25", ValueKind.NUMBER, Decimal("-1.25")),
        ("2024年12月31日", ValueKind.DATE, datetime.date(2024, 12, 31)),
        ("2024-02-29", ValueKind.DATE, datetime.date(2024, 2, 29)),
        (" 无 / — ", ValueKind.TEXT, "无 / —"),
        ("/", ValueKind.TEXT, "/"),
    ],
)
def test_other_kinds(raw, kind, value):
    """Percentages, days, decimals, dates and texts are read exactly."""
    reading = read_value(raw, CellForm(kind))
    assert (reading.state, reading.value, reading.error) == (State.FILLED, value, None)


@pytest.mark.parametrize("text", ["2024-13-01", "2023-02-29", "2024", "20240101", "0000-01-01", "1月1日", ""])
def test_no_date(text):
    """What is no day of the calendar is no date."""
    assert parse_date(text) is None
    if text:
        assert read_value(text, CellForm(ValueKind.DATE)).error.key == "value.not_a_date"
