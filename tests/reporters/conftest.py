"""What the tests of the output formats share: the command line, the examples, and a report full of foreign text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from govcheck.cli import Streams, run

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(folder.name for folder in (ROOT / "examples").iterdir() if (folder / "report.yaml").is_file())


@frozen
class Outcome:
    """What a call of the command line gave."""

    code: int
    out: str
    err: str


Call = Callable[..., Outcome]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command line, called in the root of the repository unless the test has gone elsewhere."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(ROOT)

    def invoke(*arguments: str) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        code = run(list(arguments), Streams(out, err))
        return Outcome(code, out.getvalue(), err.getvalue())

    return invoke


@pytest.fixture(params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The arguments that check one example."""
    return (f"examples/{request.param}/report.yaml",)


def quoted(text: str) -> str:
    """*text* as a YAML scalar in double quotes, every unusual character as an escape."""
    plain = (c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text)
    return f'"{"".join(plain)}"'


@pytest.fixture
def foreign(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a report with a given text in every place where a report may hold one."""
    report = (ROOT / "examples/suqian-2024/report.yaml").read_text(encoding="utf-8")

    def write(text: str) -> Path:
        value = quoted(text)
        hostile = (
            report.replace("previous: ../suqian-2023/report.yaml\n", "")
            .replace("publisher: 宿迁市人民政府", f"publisher: {quoted('x' + text)}")
            .replace("[3440, 75, 0, 1, 6, 3, 3525]", f"[{value}, 75, 0, 1, 6, 3, 3525]")
            .replace("[88, 18, 28, 36, 170]", "[88, 18, 28, 36, 171]")
            .replace("  disputes:", f"    {quoted('y' + text[:50])}: [1, 1]\n  disputes:")
        )
        waiver = f"{{rule: disputes.row_total, instance: reconsideration, reason: {quoted('z' + text)}}}"
        path = tmp_path / "report.yaml"
        path.write_text(f"{hostile}waivers:\n  - {waiver}\nnarrative: {value}\n", encoding="utf-8")
        return path

    return write
