"""Runs of the pytest plugin as its users run it: on real reports, right and wrong."""

from __future__ import annotations

import os
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

# Imported here, once: a nested run that imports PyYAML anew gets exception classes that its C part does not raise.
import govcheck
import govcheck.check_text

# A run within this process forgets the modules that it imports first; what is cached would then know classes that
# the next run does not. So everything that govcheck imports late is imported here.
import govcheck.claims.claim_file
import govcheck.pytest_items
import govcheck.reporters.text
import govcheck.suggest  # noqa: F401

ROOT = Path(__file__).parent.parent.parent


class Reports:
    """The files of a run, and what they are made from."""

    root = ROOT
    #: Rules of cn-ogi-2021 for a report without a row of its own for 其他处理, in the order of the pack.
    RULES = (
        "applications.balance",
        "applications.handled",
        "applications.row_total",
        "applications.previous_year",
        "disputes.row_total",
        "regulations.in_force",
        "regulations.rules_competence",
        "whole",
    )

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def example(self, name: str, *changes: tuple[str, str]) -> str:
        """The text of an example, with each change made exactly once."""
        text = (ROOT / "examples" / name / "report.yaml").read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text

    def write(self, path: str, text: str) -> Path:
        """A file below the folder of the run."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def failed(self, result: pytest.RunResult) -> list[str]:
        """The tests that the closing summary names as failed."""
        return [line.split()[1] for line in result.outlines if line.startswith("FAILED ")]


@pytest.fixture
def reports(pytester):
    """The files of the run."""
    return Reports(pytester.path)


@pytest.fixture(autouse=True)
def installed(pytester, monkeypatch):
    """The entry point of pyproject.toml; in a checkout that is not installed as if it were."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    monkeypatch.setenv("COLUMNS", "200")
    if entry_points(group="pytest11", name="govcheck"):
        return
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    folder = pytester.mkdir(".installed") / "govcheck-0.dist-info"
    folder.mkdir()
    lines = (f"{name} = {module}" for name, module in project["entry-points"]["pytest11"].items())
    folder.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: govcheck\nVersion: 0\n", "utf-8")
    folder.joinpath("entry_points.txt").write_text("\n".join(("[pytest11]", *lines)), "utf-8")
    monkeypatch.syspath_prepend(str(folder.parent))
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{folder.parent}")


@pytest.fixture
def right(reports):
    """Two years of a city whose reports agree with themselves and each other."""
    reports.write("2023/report.yaml", reports.example("suqian-2023"))
    reports.write("2024/report.yaml", reports.example("suqian-2024", ("suqian-2023/", "2023/")))


@pytest.fixture
def wrong(reports):
    """A report of 2024 in which one request carried over stands in the wrong column."""
    reports.write("2023/report.yaml", reports.example("suqian-2023"))
    return reports.write("2024/report.yaml", reports.example("wrong-moved-column", ("suqian-2023/", "2023/")))
