"""SARIF against the schema of OASIS, and what viewers show of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from govcheck import check, read
from govcheck.reporters import sarif as sarif_module
from govcheck.reporters.style import Style

SCHEMA = json.loads((Path(__file__).parents[1] / "data/schemas/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
WRONG = "examples/wrong-two-cells/report.yaml"


def log_of(text: str) -> dict[str, Any]:
    """The log in *text*, checked against the schema."""
    log = json.loads(text)
    Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER).validate(log)
    return log


def test_every_example_is_valid(call, example) -> None:
    """The log of every example follows the schema, and has a result a violation."""
    run = log_of(call("check", *example, "--format", "sarif").out)["runs"][0]
    report = json.loads(call("check", *example, "--format", "json").out)["reports"][0]
    assert [result["ruleId"] for result in run["results"]] == [violation["rule"] for violation in report["violations"]]
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_result_says_where_in_words_and_in_the_file(call) -> None:
    """The balance of 商业企业 stands at its first cell, by reference, by label and by line; the others are related."""
    run = log_of(call("check", WRONG, "--format", "sarif").out)["runs"][0]
    result = next(one for one in run["results"] if one["ruleId"] == "applications.balance")
    location = result["locations"][0]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": WRONG, "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 23, "startColumn": 37, "endColumn": 41},
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "applications[received, business]"
    assert location["logicalLocations"][0]["name"] == "一、本年新收政府信息公开申请数量 · 商业企业"
    assert [one["logicalLocations"][0]["fullyQualifiedName"] for one in result["relatedLocations"]] == [
        "applications[carried_over, business]",
        "applications[handled, business]",
        "applications[carried_forward, business]",
    ]
    assert [one["message"]["text"].rpartition(" = ")[2] for one in result["relatedLocations"]] == ["97", "1645", "34"]


def test_a_rule_has_title_and_authority_in_the_languages_of_the_pack(call) -> None:
    """A rule is described in Chinese and in English where the pack has both."""
    run = log_of(call("check", WRONG, "--format", "sarif").out)["runs"][0]
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert rule["id"] == run["results"][0]["ruleId"]
    assert "60号" in rule["fullDescription"]["text"]
    assert rule["properties"]["title"]["zh"].startswith("本年新收 + 上年结转")
    assert rule["properties"]["title"]["en"].startswith("Received")


def test_the_fingerprint_is_that_of_the_violation(call) -> None:
    """Results are recognised by the fingerprint of the JSON format."""
    run = log_of(call("check", WRONG, "--format", "sarif").out)["runs"][0]
    report = json.loads(call("check", WRONG, "--format", "json").out)["reports"][0]
    expected = [violation["fingerprint"] for violation in report["violations"]]
    assert [result["partialFingerprints"]["govcheck/v1"] for result in run["results"]] == expected


@pytest.mark.parametrize(
    ("name", "level"),
    [("wrong-two-cells", "error"), ("shanghai-office-2019", "warning"), ("guangzhou-agency-2014", "note")],
)
def test_levels(call, name: str, level: str) -> None:
    """Errors, warnings and hints have the levels error, warning and note."""
    run = log_of(call("check", f"examples/{name}/report.yaml", "--format", "sarif").out)["runs"][0]
    assert {result["level"] for result in run["results"]} == {level}


def test_what_could_not_be_read_is_a_notification(call) -> None:
    """A missing file makes the run unsuccessful and says so; the other files are still there."""
    run = log_of(call("check", "nowhere.yaml", WRONG, "--format", "sarif").out)["runs"][0]
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    notification = invocation["toolExecutionNotifications"][0]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "nowhere.yaml"
    assert notification["level"] == "error"
    assert run["results"]


def test_a_waived_violation_is_suppressed_with_its_reason(call, foreign) -> None:
    """A waiver is a suppression in the source, justified by its reason."""
    run = log_of(call("check", str(foreign("机构改革")), "--format", "sarif").out)["runs"][0]
    waived = [result for result in run["results"] if result["suppressions"]]
    assert [(one["ruleId"], one["suppressions"][0]) for one in waived] == [
        ("disputes.row_total", {"kind": "inSource", "status": "accepted", "justification": "z机构改革"})
    ]


def test_a_file_elsewhere_has_an_absolute_address(call, foreign) -> None:
    """A file outside the working folder is named by its whole address, with what an address cannot hold encoded."""
    path = foreign("x")
    path = path.rename(path.with_name("年 报#1.yaml"))
    run = log_of(call("check", str(path), "--format", "sarif").out)["runs"][0]
    address = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address == {"uri": path.as_uri()}


def test_more_results_than_readers_take_are_counted(monkeypatch) -> None:
    """Of more results than a reader takes the first are written, and the rest is said."""
    monkeypatch.setattr(sarif_module, "MAX_RESULTS", 3)
    results = [check(read(WRONG)), check(read(WRONG))]
    run = log_of("".join(sarif_module.sarif(iter(results), Style())))["runs"][0]
    assert len(run["results"]) == 3
    texts = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert [text.partition("还有 ")[2].partition(" 项")[0] for text in texts] == ["1", "4"]


def test_more_locations_than_readers_take_are_counted(monkeypatch) -> None:
    """A result with too many cells names the first and says how many are left out."""
    monkeypatch.setattr(sarif_module, "MAX_LOCATIONS", 3)
    result = check(read(WRONG))
    first = log_of("".join(sarif_module.sarif(iter([result]), Style())))["runs"][0]["results"][0]
    assert len(first["relatedLocations"]) == 2
    assert "还用到 1 格" in first["message"]["text"]


def test_a_cell_makes_no_link(call, foreign) -> None:
    """A cell that looks like a link of SARIF is no link in any message."""
    text = call("check", str(foreign("[看这里](https://example.org)")), "--format", "sarif").out
    run = log_of(text)["runs"][0]
    messages = [one["message"]["text"] for result in run["results"] for one in (result, *result["relatedLocations"])]
    assert any("看这里" in message for message in messages)
    assert not any("](" in message for message in messages)
