"""GitLab code quality: the members that GitLab documents, and fingerprints that are unique and lasting."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

#: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
DOCUMENTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
ROOT = Path(__file__).parents[2]
WRONG = "examples/wrong-two-cells/report.yaml"


def entries_of(text: str) -> list[dict]:
    """The list in *text*, checked for what GitLab documents."""
    entries = json.loads(text)
    Draft202012Validator(DOCUMENTED).validate(entries)
    fingerprints = [entry["fingerprint"] for entry in entries]
    assert len(set(fingerprints)) == len(fingerprints)
    return entries


def test_every_example_is_valid(call, example) -> None:
    """Every example has an entry a violation, and a clean report an empty list."""
    entries = entries_of(call("check", *example, "--format", "gitlab").out)
    report = json.loads(call("check", *example, "--format", "json").out)["reports"][0]
    assert [entry["check_name"] for entry in entries] == [one["rule"] for one in report["violations"]]


def test_an_entry(call) -> None:
    """An entry names the rule, the figures, the file and the line."""
    entry = entries_of(call("check", f"./{WRONG}", "--format", "gitlab").out)[0]
    assert entry["check_name"] == "applications.balance"
    assert entry["severity"] == "critical"
    assert entry["location"] == {"path": WRONG, "lines": {"begin": 23}}
    assert "1591 + 97 = 1688" in entry["description"]


def test_fingerprints_stay_when_lines_move(call, tmp_path, monkeypatch) -> None:
    """A comment at the top of a report moves every line and no fingerprint."""
    text = (ROOT / WRONG).read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    report = tmp_path / "report.yaml"
    report.write_text(text, encoding="utf-8")
    before = entries_of(call("check", "report.yaml", "--format", "gitlab").out)
    report.write_text(f"# one more line\n{text}", encoding="utf-8")
    after = entries_of(call("check", "report.yaml", "--format", "gitlab").out)
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert [one["location"]["lines"]["begin"] + 1 for one in before] == [
        one["location"]["lines"]["begin"] for one in after
    ]


def test_copies_have_fingerprints_of_their_own(call, tmp_path) -> None:
    """The same violation in two files is two entries."""
    copy = tmp_path / "copy.yaml"
    copy.write_text((ROOT / WRONG).read_text(encoding="utf-8"), encoding="utf-8")
    assert len(entries_of(call("check", WRONG, str(copy), "--format", "gitlab").out)) == 8


def test_what_could_not_be_read_is_a_blocker(call) -> None:
    """A missing file is an entry of the highest severity at its first line."""
    entry = entries_of(call("check", "nowhere.yaml", "--format", "gitlab").out)[0]
    assert (entry["severity"], entry["location"]["path"]) == ("blocker", "nowhere.yaml")


def test_severities(call, foreign) -> None:
    """Warnings are minor; hints and what is waived are for information."""
    warning = entries_of(call("check", "examples/shanghai-office-2019/report.yaml", "--format", "gitlab").out)
    hint = entries_of(call("check", "examples/guangzhou-agency-2014/report.yaml", "--format", "gitlab").out)
    waived = entries_of(call("check", str(foreign("x")), "--format", "gitlab").out)
    assert {entry["severity"] for entry in warning} == {"minor"}
    assert {entry["severity"] for entry in hint} == {"info"}
    assert [one["severity"] for one in waived if one["check_name"] == "disputes.row_total"] == ["info"]
