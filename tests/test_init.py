"""``govcheck init``: a repository to write reports in."""

from __future__ import annotations

import configparser
import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from govcheck import __version__, read
from govcheck.cli import COMMANDS, Streams, run
from govcheck.commands.check import FORMATS

ROOT = Path(__file__).parents[1]
FILES = {
    "2025/report.yaml",
    ".govcheck/report.schema.json",
    "README.md",
    "pytest.ini",
    "requirements.txt",
    ".github/workflows/govcheck.yml",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    ".vscode/extensions.json",
}


def call(*arguments: str) -> tuple[int, str, str]:
    """The command line in this process: exit code, standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    code = run([*arguments, "--lang", "zh"], Streams(out, err))
    return code, out.getvalue(), err.getvalue()


def files(folder: Path) -> set[str]:
    """The files below *folder*."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A fresh repository."""
    folder = tmp_path / "年报"
    assert call("init", str(folder), "--year", "2025", "--publisher", "示例市人民政府")[0] == 0
    return folder


def parsed(path: Path) -> Any:
    """The YAML file *path*."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands(repository: Path) -> list[list[str]]:
    """Every call of govcheck in the files of *repository*, as its arguments."""
    texts = ((repository / name).read_text(encoding="utf-8") for name in FILES - {"2025/report.yaml"})
    lines = [match for text in texts for match in re.findall(r"\bgovcheck ((?:check|new|schema) [^`#\n|>]*)", text)]
    return [shlex.split(line) for line in lines if "{" not in line]


def test_everything_is_laid_out(repository: Path) -> None:
    """The report, the tests, CI, the hooks and the editor's settings are there, and nothing else."""
    assert files(repository) == FILES


def test_the_report_is_one(repository: Path) -> None:
    """The report is of the pack, year and organ asked for; not filled in, it is not fit to publish."""
    report = read(repository / "2025/report.yaml")
    assert (report.form, report.year, report.publisher) == ("cn-ogi-2021", 2025, "示例市人民政府")
    code, out, err = call("check", str(repository))
    assert (code, err) == (1, "")
    assert "form.nothing_assessed" in out


def test_only_the_report_is_taken_for_one(repository: Path) -> None:
    """No CI file or setting is checked as a report."""
    _, out, _ = call("check", str(repository), "--format", "json")
    assert len(json.loads(out)["reports"]) == 1


def test_the_editor_finds_the_schema(repository: Path) -> None:
    """Report and settings name a schema that is there, and the report follows it."""
    first = (repository / "2025/report.yaml").read_text(encoding="utf-8").splitlines()[0]
    named = repository / "2025" / first.partition("$schema=")[2]
    settings = json.loads((repository / ".vscode/settings.json").read_text(encoding="utf-8"))
    (mapped,) = settings["yaml.schemas"]
    assert named.resolve() == (repository / mapped).resolve()
    value = json.loads(json.dumps(parsed(repository / "2025/report.yaml"), default=str))
    Draft202012Validator(json.loads(named.read_text(encoding="utf-8"))).validate(value)


def test_nothing_is_overwritten(repository: Path) -> None:
    """A second call leaves every file as it is, and says so; what is missing is added."""
    for name in FILES:
        (repository / name).write_text("own", encoding="utf-8")
    (repository / "pytest.ini").unlink()
    code, out, _ = call("init", str(repository), "--year", "2025")
    assert code == 0
    assert out.count("已有，没有改动") == len(FILES) - 1
    assert out.count("新建") == 1
    assert {(repository / name).read_text(encoding="utf-8") for name in FILES - {"pytest.ini"}} == {"own"}


def test_a_link_that_leads_nowhere_is_not_overwritten(tmp_path: Path) -> None:
    """A name that is taken by a dangling link is taken."""
    (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere")
    call("init", str(tmp_path), "--year", "2025")
    assert not (tmp_path / "elsewhere").exists()


def test_another_year_is_added(repository: Path) -> None:
    """Called again for the next year, only that year's report is new."""
    before = files(repository)
    call("init", str(repository), "--year", "2026")
    assert files(repository) - before == {"2026/report.yaml"}


def test_ci_files_are_what_their_servers_read(repository: Path) -> None:
    """The workflow has triggers, jobs and steps; the GitLab job has a script and reports."""
    workflow = parsed(repository / ".github/workflows/govcheck.yml")
    steps = workflow["jobs"]["govcheck"]["steps"]
    assert all(("run" in step) != ("uses" in step) for step in steps)
    assert workflow[True] == ["push", "pull_request"]  # YAML 1.1 reads `on` as true
    job = parsed(repository / ".gitlab-ci.yml")["govcheck"]
    assert job["artifacts"]["reports"] == {"junit": "junit.xml", "codequality": "gl-code-quality-report.json"}
    assert all(isinstance(line, str) for line in job["script"])


def test_every_command_named_exists(repository: Path) -> None:
    """Each call of govcheck in CI, hooks and README is one that the command line knows."""
    found = commands(repository)
    assert {arguments[0] for arguments in found} <= set(COMMANDS)
    formats = {arguments[arguments.index("--format") + 1] for arguments in found if "--format" in arguments}
    assert formats == {"github", "gitlab", "markdown"} <= set(FORMATS)
    assert len(found) >= 6


def test_the_hook_is_that_of_the_project(repository: Path) -> None:
    """The repository's hook takes the same files as the hook that the project publishes: reports, and nothing else."""
    (own,) = parsed(repository / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    (published,) = parsed(ROOT / ".pre-commit-hooks.yaml")
    assert own["files"] == published["files"]
    assert own["entry"] == published["entry"] == "govcheck check"
    for name, taken in {
        "2025/report.yaml": True,
        "report.yml": True,
        "2025/district.report.yaml": True,
        "2025/myreport.yaml": False,
        ".govcheck/report.schema.json": False,
        "own.yaml": False,
    }.items():
        assert bool(re.search(own["files"], name)) is taken


COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("noted", "wanted"),
    [
        (None, f"govcheck~={__version__}"),
        (
            {"url": "https://git.example/a/govcheck.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"govcheck @ git+https://git.example/a/govcheck.git@{COMMIT}",
        ),
        (
            {"url": "https://files.example/govcheck.whl", "archive_info": {}},
            "govcheck @ https://files.example/govcheck.whl",
        ),
        ({"url": "file:///home/me/govcheck", "dir_info": {"editable": True}}, ""),
        (
            {"url": "https://me:secret@git.example/govcheck.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            "",
        ),
    ],
)
def test_the_requirements_can_be_installed(tmp_path: Path, monkeypatch, noted: Any, wanted: str) -> None:
    """What is asked for is what can be had elsewhere too; where that is not known, or a secret, it is said.

    A folder of this machine, and an address with a password, are no address for others.
    """

    class Installed:
        def read_text(self, name: str) -> str | None:
            return json.dumps(noted) if noted else None

    monkeypatch.setattr("govcheck.commands.requirement.distribution", lambda name: Installed())
    code, out, _ = call("init", str(tmp_path / "a"), "--year", "2025")
    lines = (tmp_path / "a/requirements.txt").read_text(encoding="utf-8").splitlines()
    assert code == 0
    assert lines[-1] == "pytest>=8"
    assert "secret" not in "".join(lines)
    if wanted:
        assert lines[0] == wanted
        assert "安装" not in out
    else:
        assert "ADDRESS-OF-YOUR-COPY" in lines[0]
        assert lines[1] == "govcheck @ git+ADDRESS-OF-YOUR-COPY"
        assert "requirements.txt 里还要写上" in out


def test_inside_a_repository(tmp_path: Path) -> None:
    """In a folder of a repository the files that servers read are to be moved, and name paths as seen from its top."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "年 报/甲"
    code, out, _ = call("init", str(folder), "--year", "2025")
    assert code == 0
    assert f"移到 {tmp_path.resolve()}" in out
    workflow = parsed(folder / ".github/workflows/govcheck.yml")
    steps = [step["run"] for step in workflow["jobs"]["govcheck"]["steps"] if "run" in step]
    assert shlex.split(steps[0])[-1] == "年 报/甲/requirements.txt"
    assert shlex.split(steps[1])[:3] == ["cd", "年 报/甲/", "&&"]
    assert all(shlex.split(step)[2] == "年 报/甲" for step in steps[2:])
    job = parsed(folder / ".gitlab-ci.yml")["govcheck"]
    assert job["artifacts"]["reports"]["junit"] == "年 报/甲/junit.xml"
    assert "移到" not in call("init", str(tmp_path), "--year", "2025")[1]


def test_the_language_asked_for_is_that_of_the_commands(tmp_path: Path) -> None:
    """Where another language than the pack's was asked for, pytest, CI and the hook are told."""
    run(["init", str(tmp_path), "--year", "2025", "--lang", "en"], Streams(io.StringIO(), io.StringIO()))
    checks = [arguments for arguments in commands(tmp_path) if arguments[:2] == ["check", "."]]
    assert checks
    assert all(arguments[2:4] == ["--lang", "en"] for arguments in checks)
    (hook,) = parsed(tmp_path / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert hook["args"] == ["--lang", "en"]
    assert "--govcheck-lang=en" in (tmp_path / "pytest.ini").read_text(encoding="utf-8")
    other = tmp_path / "zh"
    call("init", str(other), "--year", "2025")
    assert "lang" not in (other / "pytest.ini").read_text(encoding="utf-8")


def test_the_tests_need_what_is_installed(repository: Path) -> None:
    """The configuration of the tests is one that pytest reads."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(repository / "pytest.ini", encoding="utf-8")
    assert settings["pytest"]["addopts"] == "-ra"


def test_a_pack_of_ones_own_is_named_everywhere(tmp_path: Path) -> None:
    """With a pack in a file every call names it from the repository's folder, and the editor knows its tables."""
    own = tmp_path / "规则 包/own.yaml"
    own.parent.mkdir()
    own.write_text((ROOT / "examples/own-pack/own.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert call("init", str(tmp_path), "--year", "2025", "--pack", str(own))[0] == 0
    checks = [arguments for arguments in commands(tmp_path) if arguments[:2] == ["check", "."]]
    assert checks
    assert all(arguments[2:4] == ["--pack", "规则 包/own.yaml"] for arguments in checks)
    (hook,) = parsed(tmp_path / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert hook["args"] == ["--pack", "规则 包/own.yaml"]
    options = (tmp_path / "pytest.ini").read_text(encoding="utf-8").partition("addopts = ")[2]
    assert shlex.split(options) == ["-ra", "--govcheck-pack=规则 包/own.yaml"]
    schema = json.loads((tmp_path / ".govcheck/report.schema.json").read_text(encoding="utf-8"))
    assert "own.applications" in schema["definitions"]


@pytest.mark.parametrize("blocked", ["README.md/x", "2025", ".github"])
def test_a_file_in_the_way_is_an_error(tmp_path: Path, blocked: str) -> None:
    """A file where a folder must be is an error that names it."""
    folder = tmp_path / "a"
    folder.mkdir()
    if "/" in blocked:
        folder = tmp_path / "file"
        folder.write_text("x", encoding="utf-8")
    else:
        (folder / blocked).write_text("x", encoding="utf-8")
    code, _, err = call("init", str(folder), "--year", "2025")
    assert code == 2
    assert str(folder) in err


@pytest.mark.parametrize("year", ["25", "２０２５", "next", "0000"])
def test_a_year_is_a_year(tmp_path: Path, year: str) -> None:
    """What is no year lays out nothing."""
    assert call("init", str(tmp_path), "--year", year)[0] == 2
    assert files(tmp_path) == set()


def test_an_unknown_pack_lays_out_nothing(tmp_path: Path) -> None:
    """A misspelt pack is refused before anything is written."""
    assert call("init", str(tmp_path), "--year", "2025", "--pack", "cn-ogi-2012")[0] == 2
    assert files(tmp_path) == set()


def test_in_english(tmp_path: Path) -> None:
    """README and comments follow --lang."""
    run(["init", str(tmp_path), "--year", "2025", "--lang", "en"], Streams(io.StringIO(), io.StringIO()))
    assert "# Annual reports" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "@" not in (tmp_path / "README.md").read_text(encoding="utf-8")
