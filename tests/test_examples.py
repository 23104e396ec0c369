"""Every folder of examples is what its expected.yaml, which was worked out by hand, says of it."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from examples.update_says import says
from tests.helpers import EXAMPLES, govcheck

FOLDERS = sorted(path.parent.name for path in EXAMPLES.glob("*/expected.yaml"))


@pytest.mark.parametrize("name", FOLDERS)
def test_findings(name, monkeypatch):
    """Exit code, errors, warnings and hints are those of expected.yaml, no more and no fewer."""
    monkeypatch.chdir(EXAMPLES / name)
    expected = yaml.safe_load((EXAMPLES / name / "expected.yaml").read_text(encoding="utf-8"))
    code, out, err = govcheck("report.yaml", "--format", "json")
    (report,) = yaml.safe_load(out)["reports"]
    for severity, key in (("error", "errors"), ("warning", "warnings"), ("info", "infos")):
        names = [f"{one['rule']}@{one['instance']}" for one in report["violations"] if one["severity"] == severity]
        assert Counter(names) == Counter(expected[key])
    assert code == expected["exit"]
    assert err == ""


@pytest.mark.parametrize("name", FOLDERS)
def test_says(name):
    """says.txt beside the report is what govcheck prints today (`python examples/update_says.py` writes it)."""
    assert (EXAMPLES / name / "says.txt").read_text(encoding="utf-8") == says(EXAMPLES / name)


def test_every_folder_is_an_example():
    """No folder lies there without a report, what is expected of it, and a line in the list."""
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    folders = [path for path in EXAMPLES.iterdir() if path.is_dir() and not path.name.startswith("_")]
    for folder in folders:
        assert (folder / "report.yaml").is_file()
        assert folder.name in FOLDERS
        assert listed.count(f"| `{folder.name}` |") == 2
