"""The fenced blocks of README and docs, and a place to try them in.

A fence says after its language what a test does with it:

- ``yaml file=NAME`` is written to a file, ``yaml add=NAME`` is added at the end of one;
- ``console`` is run: lines that begin with ``$`` are commands, the lines below what they print, ``…`` alone any lines;
- ``python`` is a doctest;
- ``yaml rule`` is one rule with its outcomes in comments, ``yaml refused`` a pack that is refused.
"""

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from attrs import define, field, frozen

from govcheck.cli import Streams, run

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted(DOCS.rglob("*.md"))]


@frozen
class Fence:
    """A fenced block: the words after its language, its text, and the line that it begins at."""

    language: str
    words: tuple[str, ...]
    text: str
    line: int

    def name(self, key: str) -> str | None:
        """The value of ``key=value`` among the words, or ``None``."""
        return next((word.removeprefix(f"{key}=") for word in self.words if word.startswith(f"{key}=")), None)


def fences_of(page: Path) -> Iterator[Fence]:
    """The fenced blocks of *page*, in order; directives are left out."""
    opening: tuple[int, str] | None = None
    body: list[str] = []
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if opening is None:
            if line.startswith("```"):
                opening, body = (number, line.removeprefix("```").strip()), []
        elif line == "```":
            words = opening[1].split() or [""]
            if not words[0].startswith("{"):
                yield Fence(words[0], tuple(words[1:]), "\n".join(body) + "\n", opening[0])
            opening = None
        else:
            body.append(line)


@define
class Workbench:
    """A folder with the examples in which commands of the docs are tried."""

    folder: Path
    last_code: int = field(default=0, init=False)

    def write(self, name: str, text: str) -> None:
        """Write *text* to the file *name*."""
        (self.folder / name).write_text(text, "utf-8")

    def add(self, name: str, text: str) -> None:
        """Add *text* at the end of the file *name*."""
        self.write(name, (self.folder / name).read_text("utf-8") + text)

    def shell(self, command: str) -> str:
        """What *command* prints: govcheck, pytest, or ``echo $?`` for the exit code of the last command."""
        if command == "echo $?":
            return f"{self.last_code}\n"
        words = shlex.split(command)
        if words[0] == "pytest":
            return self.pytest(words[1:])
        program = words[:3] if words[0] == "python" else words[:1]
        assert program in (["govcheck"], ["python", "-m", "govcheck"]), command
        out = io.StringIO()
        self.last_code = run(words[len(program) :], Streams(out, out))
        return out.getvalue()

    def pytest(self, arguments: list[str]) -> str:
        """What pytest prints in a process of its own, in which the plugin is installed."""
        installed = entry_points(group="pytest11", name="govcheck")
        plugin = ["-p", "no:cacheprovider", *([] if installed else ["-p", "govcheck_pytest"])]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
        environment.pop("PYTEST_ADDOPTS", None)
        command = [sys.executable, "-m", "pytest", *plugin, *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
        self.last_code = done.returncode
        return done.stdout + done.stderr


@pytest.fixture
def workbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """A folder with a copy of the examples, which is the current folder; messages are English."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return Workbench(tmp_path)


@pytest.fixture
def pages_fences():
    """The function that gives the fenced blocks of a page, by its path (below the root, unless absolute)."""
    return lambda page: tuple(fences_of(ROOT / page))


@pytest.fixture
def text_of():
    """The function that gives the text of a file, by its path below the root."""
    return lambda name: (ROOT / name).read_text("utf-8")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each page, and one for each rule example."""
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
    if "rule_fence" in metafunc.fixturenames:
        found = [fence for fence in fences_of(DOCS / "rule-language.md") if {"rule", "refused"} & set(fence.words)]
        metafunc.parametrize("rule_fence", found, ids=lambda fence: f"line {fence.line}")
