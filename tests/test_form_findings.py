"""Every finding of the form itself: its id, severity, instance and place."""

from __future__ import annotations

import re

import pytest

from govcheck.form_findings import FORM_RULES, same_publisher
from tests.helpers import EXAMPLES, check_text

GOOD = (EXAMPLES / "suqian-2023" / "report.yaml").read_text(encoding="utf-8")
#: The table of the design: which id is how bad.
SEVERITIES = {
    "error": [
        "form.value",
        "form.row_length",
        "form.duplicate",
        "form.missing_table",
        "form.missing_row",
        "form.missing_column",
        "form.period",
        "form.previous",
        "form.nothing_assessed",
    ],
    "warning": [
        "form.blank_total",
        "form.blank_table",
        "form.variant",
        "form.year",
        "form.unit",
        "form.unknown_table",
        "form.unknown_row",
        "form.unknown_column",
        "waiver.unused",
        "waiver.expired",
    ],
}


def lines_of(text: str) -> dict[str, str]:
    """The first line of *text* that begins with each word."""
    return {line.strip().partition(":")[0]: line for line in reversed(text.splitlines())}


LINES = lines_of(GOOD)


def changed(old: str, new: str) -> str:
    """The good report with *old* made *new*, once."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def without_table(name: str, below: str = "") -> str:
    """The good report without a table; *below* stands in its place."""
    text, count = re.subn(rf"^  {name}:.*\n(?:    .*\n)*", below, GOOD, flags=re.MULTILINE)
    assert count == 1
    return text


RULES_ROW, NORMATIVE_ROW = LINES["rules"], LINES["normative_documents"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (changed(RULES_ROW, "    rules: [-1, 1, 12]"), "error form.value@regulations[rules, issued]"),
        (changed(RULES_ROW, "    rules: [1.5, 1, 12]"), "error form.value@regulations[rules, issued]"),
        (changed(RULES_ROW, "    rules: [1, 12]"), "error form.row_length@regulations[rules]"),
        (changed(RULES_ROW, f"{RULES_ROW}\n    规章: [1, 1, 1]"), "error form.duplicate@regulations[rules]"),
        (changed(RULES_ROW, "    rules: {issued: 1, 本年制发件数: 1, repealed: 1, in_force: 1}"),
         "error form.duplicate@regulations[rules, issued]"),
        (without_table("regulations"), "error form.missing_table@regulations"),
        (without_table("regulations", "  regulations:\n"), "error form.missing_table@regulations"),
        (without_table("regulations", "  regulations: {}\n"), "error form.missing_table@regulations"),
        (changed(f"{RULES_ROW}\n", ""), "error form.missing_row@regulations[rules]"),
        (changed(RULES_ROW, "    rules: {issued: 1, repealed: 1}"),
         "error form.missing_column@regulations[rules, in_force]"),
        (GOOD + "period: 2023-01-01..2023-11-30\n", "error form.period@"),
        (changed(NORMATIVE_ROW, "    normative_documents:").replace(RULES_ROW, "    rules: [null, '', ~]"),
         "warning form.blank_table@regulations"),
        (GOOD.replace("year: 2023", "year: 2020"), "warning form.year@"),
        (GOOD.replace("tables:\n", "tables:\n  regulation: {a: 1}\n"), "warning form.unknown_table@regulation"),
        (changed(RULES_ROW, f"{RULES_ROW}\n    rule: [1, 1, 1]"), "warning form.unknown_row@regulations[rule]"),
    ],
)  # fmt: skip
def test_finding(text, finding):
    """One thing wrong with the form is one finding, and the rest is checked."""
    result = check_text(text)
    found = [f"{one.severity.value} {one.rule.id}@{one.instance}" for one in result.violations if one.finding]
    assert found == [finding]
    assert len(result.held) >= 40
    assert result.ok is finding.startswith("warning")


def test_good_report_has_none():
    """The report that the others are made from has no finding."""
    assert check_text(GOOD).violations == ()


def test_unknown_column_and_missing_column():
    """A column that the form does not have is named, and so is the one that is missing in its place."""
    text = changed(RULES_ROW, f"    columns: [issued, repealed, forced]\n{RULES_ROW}")
    found = [f"{one.severity.value} {one.rule.id}@{one.instance}" for one in check_text(text).violations]
    assert found == [
        "error form.missing_column@regulations[*, in_force]",
        "warning form.unknown_column@regulations[*, forced]",
    ]


def test_unit():
    """In the form of 2019 the purchases want their unit in the cell; zero wants none."""
    text = "form: cn-ogi-2019\nyear: 2020\ntables:\n  procurement:\n    central_procurement: [3, {}]\n"
    for value, count in (("12.5", 1), ("12.5万元", 0), ("0", 0)):
        found = [one for one in check_text(text.format(value)).violations if one.rule.id == "form.unit"]
        assert len(found) == count
        assert all(one.severity.value == "warning" and "万元" in one.message.show("zh") for one in found)


@pytest.mark.parametrize(("pack", "year", "fits"), [
    ("cn-ogi-2021", 2021, True), ("cn-ogi-2021", 2024, True), ("cn-ogi-2021", 2020, False),
    ("cn-ogi-2019", 2018, False), ("cn-ogi-2019", 2019, True), ("cn-ogi-2019", 2020, True),
    ("cn-ogi-2019", 2021, False),
])  # fmt: skip
def test_year_of_the_form(pack, year, fits):
    """The form of 2019 is for 2019 and 2020, that of 2021 for 2021 and later."""
    found = {one.rule.id for one in check_text(f"form: {pack}\nyear: {year}\ntables: {{}}\n").violations}
    assert ("form.year" not in found) is fits


def test_table_of_severities():
    """The ids are those of the design."""
    assert set(FORM_RULES) == {name for names in SEVERITIES.values() for name in names}
    for title in FORM_RULES.values():
        assert set(title.versions) == {"zh", "en"}


def test_severity_of_every_finding():
    """A report with everything wrong shows each finding with the severity that the design gives it."""
    text = (
        "form: cn-ogi-2021\nyear: 2019\nperiod: x\nwaivers: [{rule: whole, reason: r, until: 2001-01-01}, "
        "{rule: applications.balance, reason: r}]\ntables:\n  none: {}\n  licensing: {licences: null}\n"
        "  regulations:\n    columns: [issued, repealed, none]\n    rules: [abc, 1, 2]\n"
        "    normative_documents: [1, 2, 3]\n    规范性文件: [1, 2, 3]\n    none: [1, 2, 3]\n"
        "  disputes:\n    reconsideration: [1, 2, 3, 4, null]\n    litigation_direct: [1]\n"
        "  applications:\n    other_handling: [0, 0, 0, 0, 0, 0, 0]\n"
    )
    severities = {one.rule.id: one.severity.value for one in check_text(text).violations}
    expected = {name: severity for severity, names in SEVERITIES.items() for name in names}
    unseen = {"form.previous", "form.nothing_assessed", "form.unit"}
    assert severities == {name: severity for name, severity in expected.items() if name not in unseen}


@pytest.mark.parametrize(("first", "second", "same"), [
    ("宿迁市人民政府", "宿迁市 人民政府", True), ("", "宿迁市人民政府", True), ("甲", "乙", False),
])  # fmt: skip
def test_same_publisher(first, second, same):
    """Publishers are one where their names are, apart from spaces, or where one is not said."""
    assert same_publisher(first, second) is same
