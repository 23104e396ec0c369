"""The top of a report file."""

from __future__ import annotations

import datetime

import pytest

from govcheck import GovcheckError, ReportError
from govcheck.report import Link
from tests.helpers import check_text, read

HEAD = "form: cn-ogi-2021\nyear: 2024\ntables: {}\n"


def test_everything(tmp_path):
    """Every key of a report file arrives in the report."""
    report = read(
        "form: cn-ogi-2021\npublisher: 宿迁市人民政府\nyear: 2024\nscope: 汇总\nlevel: 设区的市\n"
        "period: 2024-01-01..2024-12-31\nprevious: ../2023/report.yaml\n"
        "parts: [districts/*.yaml, {publisher: 丙区, report: null}, {publisher: 丁区, report: d.yaml}]\n"
        "tables: {}\nnarrative: |\n  第一行\n  第二行\n"
        "waivers: [{rule: whole, instance: 'x, y', reason: 划转, until: 2026-01-31}]\n"
    )
    assert (report.form, report.publisher, report.year) == ("cn-ogi-2021", "宿迁市人民政府", 2024)
    assert (report.scope, report.level) == ("汇总", "设区的市")
    assert report.period == (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    assert report.previous.target == "../2023/report.yaml"
    assert [(part.target, part.publisher) for part in report.parts] == [
        ("districts/*.yaml", None),
        (None, "丙区"),
        ("d.yaml", "丁区"),
    ]
    assert report.narrative.text == "第一行\n第二行\n"
    assert str(report.narrative.lines[1]) == "report.yaml:12:3"
    (waiver,) = report.waivers
    assert (waiver.rule, waiver.instance, waiver.reason, waiver.until) == (
        "whole",
        "x, y",
        "划转",
        datetime.date(2026, 1, 31),
    )
    assert str(waiver.place) == "report.yaml:13:11"


@pytest.mark.parametrize("key", ["scope", "level", "period", "previous", "parts", "narrative", "waivers"])
def test_nothing_beside_a_key(key):
    """A key with nothing beside it says no more than no key: a form half filled in is still checked."""
    assert read(f"{HEAD}{key}:\n") == read(HEAD)


@pytest.mark.parametrize(
    ("text", "key", "place", "words"),
    [
        ("abc", "report.not_a_mapping", "report.yaml:1:1", "key: value"),
        ("- form: x\n", "report.not_a_mapping", "report.yaml:1:1", "key: value"),
        ("form：cn-ogi-2021", "report.full_width_colon", "report.yaml:1:1", "full-width"),
        ("year: 2024\ntables: {}\n", "report.missing_key", "report.yaml", "“form”"),
        ("form: cn-ogi-2021\ntables: {}\n", "report.missing_key", "report.yaml", "“year”"),
        ("form: cn-ogi-2021\nyear: 2024\n", "report.missing_key", "report.yaml", "“tables”"),
        ("form: cn-ogi-2021\nyear: 2024\ntables:\n", "report.missing_key", "report.yaml:3:8", "“tables”"),
        (HEAD + "year: 2024\n", "report.repeated_key", "report.yaml:4:1", "“year” is given twice"),
        (HEAD + "publishers: x\n", "report.unknown_key", "report.yaml:4:1", "nearest: publisher"),
        ("form: cn-ogi-2012\nyear: 2024\ntables: {}\n", "pack.unknown_pack", "report.yaml:1:7", "nearest: cn-ogi-2021"),
        ("form: [x]\nyear: 2024\ntables: {}\n", "report.not_text", "report.yaml:1:7", "a text is wanted"),
        ("form: cn-ogi-2021\nyear: 24\ntables: {}\n", "report.not_a_year", "report.yaml:2:7", "“24” is not a year"),
        ("form: cn-ogi-2021\nyear: x\ntables: {}\n", "report.not_a_year", "report.yaml:2:7", "“x” is not a year"),
        ("form: cn-ogi-2021\nyear: 2024\ntables: [1]\n", "report.tables_not_mapping", "report.yaml:3:9", "tables"),
        (HEAD + "publisher:\n", "report.not_text", "report.yaml:4:11", "a text is wanted"),
        (HEAD + "scope: 全市\n", "report.not_a_choice", "report.yaml:4:8", "汇总, 本机关"),
        (HEAD + "level: 市\n", "report.not_a_choice", "report.yaml:4:8", "设区的市"),
        (HEAD + "parts: x.yaml\n", "report.not_a_list", "report.yaml:4:8", "“parts”"),
        (HEAD + "parts: [{publisher: x}]\n", "report.part_keys", "report.yaml:4:9", "report: file or null"),
        (HEAD + "previous: [a]\n", "report.not_text", "report.yaml:4:11", "a text is wanted"),
        (HEAD + "narrative: [a]\n", "report.not_text", "report.yaml:4:12", "a text is wanted"),
        (HEAD + "waivers: x\n", "report.not_a_list", "report.yaml:4:10", "“waivers”"),
        (HEAD + "waivers: [x]\n", "waiver.not_a_mapping", "report.yaml:4:11", "{rule: …"),
        (HEAD + "waivers: [{rule: whole}]\n", "waiver.missing", "report.yaml:4:11", "“reason”"),
        (HEAD + "waivers: [{rule: whole, reason: ' '}]\n", "waiver.missing", "report.yaml:4:11", "“reason”"),
        (HEAD + "waivers: [{rule: whole, reason: }]\n", "waiver.missing", "report.yaml:4:11", "“reason”"),
        (HEAD + "waivers: [{reason: x}]\n", "waiver.missing", "report.yaml:4:11", "“rule”"),
        (
            HEAD + "waivers: [{rule: whole, reason: x, until: 2025-02-30}]\n",
            "waiver.not_a_date",
            "report.yaml:4:43",
            "“2025-02-30”",
        ),
        (
            HEAD + "waivers: [{rule: whole, reason: x, til: 2025-02-03}]\n",
            "report.unknown_key",
            "report.yaml:4:36",
            "“til”",
        ),
    ],
)
def test_refused(text, key, place, words):
    """What cannot be read at the top of a report is refused with its place and what to write."""
    with pytest.raises(GovcheckError) as caught:
        read(text)
    assert (caught.value.message.key, str(caught.value.place)) == (key, place)
    assert words in caught.value.message.show("en")
    assert isinstance(caught.value, ReportError)


@pytest.mark.parametrize("year", ["2024", "'2024'", "2024年"])
def test_years(year):
    """The year may be quoted or followed by 年."""
    assert read(f"form: cn-ogi-2021\nyear: {year}\ntables: {{}}\n").year == 2024


@pytest.mark.parametrize(
    "period",
    [
        "2024-01-01..2024-12-31",
        "2024-01-01 .. 2024-12-31",
        "2024.1.1..2024.12.31",
        "2024年1月1日至2024年12月31日",
        "2024年1月1日至12月31日",
        "2024年1月1日起至2024年12月31日止",
        "2024年1月1日 到 12月31日",
        "2024年1月1日—12月31日",
        "2024/1/1~2024/12/31",
    ],
)
def test_periods(period):
    """The whole year in any usual spelling is no finding."""
    result = check_text(f"{HEAD}period: {period}\n")
    assert result.report.period == (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    assert "form.period" not in {one.rule.id for one in result.violations}


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023-01-01..2023-12-31", "2023-01-01 to 2023-12-31; it should be 1 January to 31 December 2024"),
        ("2024年1月1日至11月30日", "2024-01-01 to 2024-11-30"),
        ("2024", "no first and last day in “2024”"),
        ("2024-01-01..2024-12-32", "no first and last day"),
        ("2024-01-01..2024-06-30..2024-12-31", "no first and last day"),
        ("12月31日至12月31日", "no first and last day"),
    ],
)
def test_wrong_periods(period, words):
    """Another period, or none that can be read, is an error, and the rest is checked."""
    (violation,) = [v for v in check_text(f"{HEAD}period: {period}\n").violations if v.rule.id == "form.period"]
    assert violation.severity.value == "error"
    assert words in violation.message.show("en")


def test_links_have_places():
    """Where last year's report is named is known, for the message when it cannot be read."""
    assert str(read(HEAD + "previous: a.yaml\n").previous.place) == "report.yaml:4:11"
    assert isinstance(read(HEAD + "previous: a.yaml\n").previous, Link)
