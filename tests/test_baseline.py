"""Baselines: old violations are known, only new ones fail."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from attrs import frozen

from govcheck import check, read
from govcheck.baseline import read_baseline
from govcheck.cli import Streams, run
from govcheck.errors import FileError

EXAMPLE = Path(__file__).parents[1] / "examples/wrong-two-cells/report.yaml"


@frozen
class Outcome:
    """What a call gave."""

    code: int
    out: str
    err: str


def call(*arguments: str) -> Outcome:
    """The command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    code = run([*arguments, "--lang", "zh"], Streams(out, err))
    return Outcome(code, out.getvalue(), err.getvalue())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report that has four errors, and its baseline."""
    (tmp_path / "2020").mkdir()
    (tmp_path / "2020/report.yaml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert call("check", ".", "--write-baseline", "baseline.json").code == 0
    return tmp_path


def change(repository: Path, old: str, new: str) -> None:
    """Replace *old* in the report."""
    report = repository / "2020/report.yaml"
    text = report.read_text(encoding="utf-8")
    assert old in text
    report.write_text(text.replace(old, new), encoding="utf-8")


def test_a_baseline_names_rule_instance_and_file(repository: Path) -> None:
    """An entry says to its reader what it is about; there are as many as violations."""
    content = json.loads((repository / "baseline.json").read_text(encoding="utf-8"))
    assert [(one["path"], one["rule"], one["instance"]) for one in content["violations"]] == [
        ("2020/report.yaml", "applications.balance", "business"),
        ("2020/report.yaml", "applications.handled", "natural_person"),
        ("2020/report.yaml", "applications.row_total", "carried_forward"),
        ("2020/report.yaml", "applications.row_total", "granted"),
    ]


@pytest.mark.usefixtures("repository")
def test_known_violations_are_shown_and_do_not_fail() -> None:
    """With the baseline the call succeeds; every known violation is still shown as such, and counted."""
    outcome = call("check", ".", "--baseline", "baseline.json")
    assert outcome.code == 0
    assert outcome.out.count("（基线中已有）") == 4
    assert "0 项不成立" in outcome.out
    assert "基线中已有 4 项" in outcome.out
    assert outcome.err == ""


def test_a_new_violation_fails(repository: Path) -> None:
    """One more wrong figure is counted alone: 471 made 417 breaks one row of 表四."""
    change(repository, "471", "417")
    outcome = call("check", ".", "--baseline", "baseline.json", "--format", "json")
    report = json.loads(outcome.out)["reports"][0]
    assert outcome.code == 1
    assert [one["rule"] for one in report["violations"] if not one["known"]] == ["disputes.row_total"]
    assert (report["counts"]["violated"], report["counts"]["known"]) == (1, 4)
    counts = report["counts"]
    parts = ("held", "violated", "not_assessed", "waived", "known")
    assert counts["instances"] == sum(counts[name] for name in parts)


def test_a_violation_that_grows_is_new(repository: Path) -> None:
    """A known violation whose difference changes is a violation that no one has seen."""
    change(repository, "691]", "690]")
    outcome = call("check", ".", "--baseline", "baseline.json", "--format", "json")
    fresh = [one for one in json.loads(outcome.out)["reports"][0]["violations"] if not one["known"]]
    assert outcome.code == 1
    assert ("applications.row_total", "carried_forward") in {(one["rule"], one["instance"]) for one in fresh}


def test_entries_that_no_longer_occur_are_said(repository: Path) -> None:
    """Once the figures are put right the four entries are superfluous; they are named, and nothing fails."""
    right = (EXAMPLE.parents[1] / "guangzhou-2020/report.yaml").read_text(encoding="utf-8")
    (repository / "2020/report.yaml").write_text(right, encoding="utf-8")
    outcome = call("check", ".", "--baseline", "baseline.json")
    assert outcome.code == 0
    assert "有 4 项不再出现" in outcome.err
    assert "2020/report.yaml: applications.balance@business" in outcome.err


def test_entries_of_other_files_and_rules_are_not_missed(repository: Path) -> None:
    """What was not looked at this time is not said to be gone."""
    other = repository / "2019.yaml"
    other.write_text((EXAMPLE.parents[1] / "suqian-2023/report.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert call("check", "2019.yaml", "--baseline", "baseline.json").err == ""
    assert call("check", ".", "--baseline", "baseline.json", "--select", "disputes").err == ""


def test_a_baseline_holds_from_any_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder does not matter: paths start from the baseline's folder."""
    monkeypatch.chdir(repository / "2020")
    assert call("check", "report.yaml", "--baseline", "../baseline.json").code == 0
    before = (repository / "baseline.json").read_text(encoding="utf-8")
    call("check", "report.yaml", "--write-baseline", "../baseline.json")
    assert (repository / "baseline.json").read_text(encoding="utf-8") == before


def test_waived_violations_stay_waived(repository: Path) -> None:
    """What the author has accepted is not in the baseline, and a baseline that has it changes nothing."""
    with (repository / "2020/report.yaml").open("a", encoding="utf-8") as stream:
        stream.write("waivers:\n  - {rule: applications.balance, reason: 口径不同}\n")
    outcome = call("check", ".", "--baseline", "baseline.json", "--format", "json")
    counts = json.loads(outcome.out)["reports"][0]["counts"]
    assert (counts["waived"], counts["known"], outcome.code) == (1, 3, 0)
    call("check", ".", "--write-baseline", "baseline.json")
    entries = json.loads((repository / "baseline.json").read_text(encoding="utf-8"))["violations"]
    assert "applications.balance" not in {entry["rule"] for entry in entries}


def test_an_unreadable_report_still_fails(repository: Path) -> None:
    """A baseline excuses violations, never a report that cannot be read."""
    (repository / "2021.yaml").write_text("form: cn-ogi-2021\n", encoding="utf-8")
    assert call("check", ".", "--baseline", "baseline.json").code == 2
    assert call("check", ".", "--write-baseline", "baseline.json").code == 2


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "不是合格的 JSON"),
        ("{", "不是合格的 JSON"),
        ("[]", "不是基线文件"),
        ('{"version": 1}', "不是基线文件"),
        ('{"version": 2, "violations": []}', "版本是 2"),
        ('{"version": 1, "violations": [{"fingerprint": "ab"}]}', "第 1 项不完整"),
        ('{"version": 1, "violations": [{"fingerprint": 1, "rule": "a", "instance": "", "path": ""}]}', "第 1 项"),
        ('{"version": 1, "violations": [7]}', "第 1 项"),
        ("[" * 100_000, "基线"),
        ('{"version": ' + "9" * 5_000 + "}", "基线"),
    ],
)
def test_a_broken_baseline_is_an_error(tmp_path: Path, text: str, complaint: str) -> None:
    """A baseline that is none is refused with its path and what to do; nothing is checked."""
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    outcome = call("check", str(EXAMPLE), "--baseline", str(path))
    assert outcome.code == 2
    assert outcome.out == ""
    assert str(path) in outcome.err
    assert complaint in outcome.err


def test_a_missing_baseline_is_an_error() -> None:
    """A baseline that is not there is not taken for an empty one."""
    assert call("check", str(EXAMPLE), "--baseline", "nowhere.json").code == 2


def test_a_syntax_error_has_its_line(tmp_path: Path) -> None:
    """A merge conflict in a baseline is shown at its line."""
    path = tmp_path / "baseline.json"
    path.write_text('{"version": 1, "violations": [\n<<<<<<< HEAD\n]}', encoding="utf-8")
    with pytest.raises(FileError) as caught:
        read_baseline(str(path))
    assert str(caught.value.place) == f"{path}:2:1"


def test_one_or_the_other() -> None:
    """A baseline is read or written, never both in one call."""
    outcome = call("check", str(EXAMPLE), "--baseline", "a", "--write-baseline", "b")
    assert outcome.code == 2
    assert "不能同时用" in outcome.err


@pytest.mark.usefixtures("repository")
def test_mark_leaves_the_result_otherwise_as_it_is() -> None:
    """From Python: a result with its known violations marked is fit, and has the same violations."""
    result = check(read("2020/report.yaml"))
    marked = read_baseline("baseline.json").mark(result)
    assert not result.ok
    assert marked.ok
    assert [one.fingerprint for one in marked.violations] == [one.fingerprint for one in result.violations]
