"""What many tests need: reports and packs from a few lines of text, and the command line with streams of its own."""

from __future__ import annotations

import io
from itertools import count
from pathlib import Path

from govcheck import Pack, Report, Result
from govcheck.check import Selection, check_report
from govcheck.cli import Streams, run
from govcheck.gather import gather
from govcheck.loading import load_text
from govcheck.pack_file import load_pack
from govcheck.result import Violation

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"

#: A form of one table with two rows and three columns: the smallest thing that rules can be tried on.
SMALL_FORM = """\
form:
  t:
    title: 表
    rows: {a: 甲, b: 乙}
    columns: {x: 子, y: 丑, z: 寅}
"""

_numbers = count()


def make_pack(folder: Path, rules: str, form: str = SMALL_FORM, head: str = "") -> Pack:
    """The pack made of *form* and *rules*, which is YAML for the list below ``rules:``."""
    path = folder / f"pack{next(_numbers)}.yaml"
    path.write_text(f'pack: small\ntitle: 小\nyears: "2000.."\n{head}{form}rules:\n{rules}', encoding="utf-8")
    return load_pack(str(path))


def read(text: str, pack: Pack | None = None, path: str = "report.yaml") -> Report:
    """The report in *text*."""
    return load_text(text, path, pack).report


def check_text(text: str, pack: Pack | None = None, path: str = "report.yaml", **options: object) -> Result:
    """The result of checking the report in *text*."""
    loaded = load_text(text, path, pack)
    return check_report(loaded.report, loaded.pack, gather(loaded), **options)


def small(rows: str, extra: str = "") -> str:
    """A report on the small form, with *rows* as YAML flow mapping."""
    return f"form: small\nyear: 2024\n{extra}tables:\n  t: {rows}\n"


def outcome(folder: Path, check: str, rows: str, more: str = "", extra: str = "", form: str = SMALL_FORM) -> str:
    """What one rule without ``each`` says of a report: ``held``, ``violated``, or the reason for neither."""
    lines = "".join(f"    {line}\n" for line in more.splitlines())
    pack = make_pack(folder, f"  - id: r\n    check: {check}\n{lines}", form)
    result = check_text(small(rows, extra), pack, path=str(folder / "report.yaml"), selection=Selection(("r",)))
    if result.held:
        return "held"
    if result.violations:
        return "violated"
    return result.not_assessed[0].reason.show("en") if result.not_assessed else "no instance"


def named(violations: tuple[Violation, ...]) -> list[str]:
    """The violations as ``rule@instance``."""
    return [f"{violation.rule.id}@{violation.instance}" for violation in violations]


class Console(io.StringIO):
    """A stream in memory that claims to be a terminal, or not."""

    def __init__(self, *, terminal: bool = False) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it claims to be a terminal."""
        return self.terminal


def govcheck(*arguments: object, terminal: bool = False) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command line, run within this process."""
    streams = Streams(Console(terminal=terminal), Console(terminal=terminal))
    code = run([str(argument) for argument in arguments], streams)
    return code, streams.out.getvalue(), streams.err.getvalue()
