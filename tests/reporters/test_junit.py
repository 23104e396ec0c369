"""JUnit XML against its schema, and what a CI server counts of it."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "data/schemas/junit-10.xsd"))
WRONG = "examples/wrong-two-cells/report.yaml"


def suites_of(text: str) -> etree._Element:
    """The document in *text*, checked against the schema."""
    document = etree.fromstring(text.encode())
    SCHEMA.assertValid(document)
    return document


def names(suites: etree._Element, outcome: str) -> list[str]:
    """The cases that have *outcome*."""
    return suites.xpath(f"//testcase[{outcome}]/@name")


def test_every_example_is_valid(call, example) -> None:
    """Every example follows the schema; it has failures exactly where the command line's code says so."""
    outcome = call("check", *example, "--format", "junit")
    suite = suites_of(outcome.out)[0]
    assert (suite.get("failures") != "0") == (outcome.code == 1)
    assert suite.get("tests") == str(len(suite.findall("testcase")))
    for attribute, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert suite.get(attribute) == str(len(suite.findall(f"testcase/{element}")))


def test_a_case_is_a_rule(call) -> None:
    """Broken rules fail, rules that could not be assessed are skipped, and the rest has passed."""
    suites = suites_of(call("check", WRONG, "--format", "junit").out)
    assert names(suites, "failure") == ["applications.balance", "applications.handled", "applications.row_total"]
    assert names(suites, "skipped") == ["applications.previous_year", "items.previous_year", "whole"]
    assert {"read", "form", "disputes.row_total"} <= set(names(suites, "not(*)"))


def test_a_failure_has_the_figures_and_the_places(call) -> None:
    """The text of a failure is that of the command line: the relation in figures, the place, the authority."""
    suites = suites_of(call("check", WRONG, "--format", "junit").out)
    text = suites.findtext(".//testcase[@name='applications.balance']/failure")
    assert "1591 + 97 = 1688，而 1645 + 34 = 1679" in text
    assert f"{WRONG}:23:37" in text
    assert "60号" in text


def test_warnings_do_not_fail(call) -> None:
    """Findings that are warnings stand in the output of a case that has passed."""
    suites = suites_of(call("check", "examples/shanghai-office-2019/report.yaml", "--format", "junit").out)
    assert names(suites, "failure") == []
    assert suites.findtext(".//testcase[@name='form']/system-out").count("form.blank_total") == 11


def test_a_file_that_cannot_be_read_is_an_error(call) -> None:
    """A missing file is a suite whose reading is an error."""
    suites = suites_of(call("check", "nowhere.yaml", WRONG, "--format", "junit").out)
    assert names(suites[0:1][0], "error") == ["read"]
    assert suites[0].get("errors") == "1"
    assert len(suites) == 2


def test_a_waived_violation_is_skipped_with_its_reason(call, foreign) -> None:
    """A rule whose violations are all waived is skipped, and the reason is said."""
    suites = suites_of(call("check", str(foreign("机构改革")), "--format", "junit").out)
    skipped = suites.find(".//testcase[@name='disputes.row_total']/skipped")
    assert "z机构改革" in skipped.get("message")


def test_characters_that_xml_forbids_are_replaced(call, foreign) -> None:
    """A document with any character of a cell is still XML."""
    suites = suites_of(call("check", str(foreign("a\x00\x01\x0b\x1b\ufffe\uffff]]><b>&amp;")), "--format", "junit").out)
    text = "".join(suites.itertext())
    assert "]]><b>&amp;" in text
    assert "\N{REPLACEMENT CHARACTER}" in text
