"""The command line: exit codes, options, streams, and the process around it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from govcheck import __version__
from tests.helpers import EXAMPLES, ROOT, govcheck, make_pack, small

GOOD = EXAMPLES / "suqian-2023" / "report.yaml"
WRONG = EXAMPLES / "wrong-inner-cell" / "report.yaml"
WARNED = EXAMPLES / "shanghai-office-2019" / "report.yaml"


def process(*arguments: object, **environment: str) -> subprocess.Popen[bytes]:
    """Start govcheck in a process of its own."""
    variables = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment
    command = [sys.executable, "-m", "govcheck", *map(str, arguments)]
    # What runs the tests in the background may have it ignore Ctrl-C, which a new process inherits.
    listen = None if sys.platform == "win32" else lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    pipe = subprocess.PIPE
    # The tests start no threads, which is what makes preexec_fn unsafe.
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, env=variables, preexec_fn=listen)  # noqa: PLW1509


def finished(*arguments: object, **environment: str) -> tuple[int, bytes, bytes]:
    """Exit code, standard output and standard error of a process."""
    with process(*arguments, **environment) as running:
        out, err = running.communicate(timeout=60)
    return running.returncode, out, err


class TestExitCodes:
    """0: nothing of severity error; 1: violations; 2: something could not be checked."""

    def test_each(self, tmp_path):
        """A right report, a wrong one, a report with warnings only, and a file that is not there."""
        assert govcheck(GOOD)[0] == 0
        assert govcheck(WRONG)[0] == 1
        assert govcheck(WARNED)[0] == 0
        assert govcheck(tmp_path / "none.yaml")[0] == 2

    def test_of_a_process(self):
        """The process leaves with the same codes."""
        assert [finished(path)[0] for path in (GOOD, WRONG, "none.yaml")] == [0, 1, 2]

    def test_highest_wins(self, tmp_path):
        """Of several files all are checked, and the highest code counts, wherever it stands."""
        code, out, _ = govcheck(WRONG, GOOD)
        assert (code, out.count("项关系：")) == (1, 2)
        code, out, _ = govcheck(tmp_path / "none.yaml", WRONG, GOOD)
        assert (code, out.count("项关系：")) == (2, 2)

    @pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
    def test_strict(self, options, code):
        """With --strict warnings fail too."""
        assert govcheck(WARNED, *options)[0] == code
        assert govcheck(GOOD, *options)[0] == 0

    def test_hints_never_fail(self):
        """A hint fails nothing, not even with --strict."""
        assert govcheck(EXAMPLES / "guangzhou-agency-2014" / "report.yaml", "--strict")[0] == 0

    def test_fail_on_not_assessed(self):
        """With --fail-on not-assessed a relation that could not be assessed fails."""
        assert govcheck(GOOD, "--fail-on", "not-assessed")[0] == 1
        assert govcheck(GOOD, "--fail-on", "not-assessed", "--ignore", "applications.previous_year,regulations")[0] == 0

    @pytest.mark.parametrize(
        ("extra", "code"),
        [
            ("previous: none.yaml\n", 2),
            ("parts: [none/*.yaml]\n", 2),
            ("waivers: [{rule: none, reason: x}]\n", 2),
            ("waivers: [{rule: whole, reason: x}]\n", 0),
        ],
    )
    def test_what_is_named_and_cannot_be_read(self, tmp_path, extra, code):
        """A named companion that cannot be read, and a waiver for no rule, make the code 2; the rest is checked."""
        path = tmp_path / "r.yaml"
        path.write_text(GOOD.read_text(encoding="utf-8") + extra, encoding="utf-8")
        found, out, _ = govcheck(path)
        assert found == code
        assert "42 项成立" in out


class TestUsage:
    """Wrong usage is code 2, said on standard error."""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ((), "no report was given"),
            ((GOOD, WRONG, "--previous", GOOD), "--previous and --parts go with a single report"),
            ((GOOD, "--pack", "cn-ogi-2012"), "nearest: cn-ogi-2021"),
            ((GOOD, "--pack", "none.yaml"), "none.yaml: no such file"),
            ((GOOD, "--pack", "cn-ogi-2021", "--select", "applications.balanc"), "nearest: applications.balance"),
            ((GOOD, "--output", "/none/out.txt"), "cannot write /none/out.txt"),
        ],
    )
    def test_messages(self, arguments, words):
        """What is wrong with the call is said in the language asked for."""
        code, out, err = govcheck(*arguments, "--lang", "en")
        assert (code, out) == (2, "")
        assert err.startswith("govcheck: ")
        assert words in err

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ((GOOD, "--none"), "没有这个选项：--none"),
            ((GOOD, "--format", "none"), "--format 不能是 none，可以是 text"),
            ((GOOD, "--lang", "fr"), "--lang 不能是 fr，可以是 zh, en"),
            ((GOOD, "--select"), "--select 后面要写一个值"),
            ((GOOD, "--strict=yes"), "--strict 后面不能写值：yes"),
            ((GOOD, "--baseline", "a", "--write-baseline", "b"), "不能同时用"),
            (("new",), "还缺：规则包的编号或文件、--year"),
        ],
    )
    def test_options(self, arguments, words):
        """An option that is not there, or has no value or a wrong one, is named, and where to find the others."""
        code, out, err = govcheck(*arguments)
        assert (code, out) == (2, "")
        assert words in err
        assert re.search("govcheck (check|new) --help", err)

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("fix",), "还缺：要处理的文件。"),
            (("fix", GOOD), "要写明其中之一：--dry-run --write。"),
            (("explain", "nope"), "也没有名称相近的；各条规则见 govcheck rules"),
            ((GOOD, "--pack", "cn-ogi-2021", "--select", "xyz"), "各条规则见 govcheck rules cn-ogi-2021"),
            ((GOOD, "--output", "/none/out.txt"), "写不进 /none/out.txt：没有这个文件夹"),
            (("convert", "none.docx"), "none.docx: 没有这个文件"),
        ],
    )
    def test_in_plain_words(self, arguments, words):
        """No English of the system, no name without its meaning, and no empty end where a nearest name would stand."""
        code, out, err = govcheck(*arguments, "--lang", "zh")
        assert (code, out) == (2, "")
        assert words in err
        assert not err.rstrip().endswith("相近的是")

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_unknown_rule_of_the_report(self, option):
        """A rule that the report's pack does not have makes that report unchecked, not silently right."""
        code, out, _ = govcheck(GOOD, option, "applications.balanc", "--lang", "en")
        assert code == 2
        assert "nearest: applications.balance" in out

    def test_control_characters_in_names(self):
        """A file name with escapes is shown without them."""
        _, out, err = govcheck("\x1b[31mevil.yaml", "--pack", "\x1b[31mnone")
        assert "\x1b" not in out + err
        assert "\ufffd" in err

    def test_empty_folder(self, tmp_path):
        """A folder without reports is an error."""
        code, out, err = govcheck(tmp_path)
        assert (code, out) == (2, "")
        assert "文件夹里没有报告" in err


class TestOptions:
    """What the options do."""

    def test_select_and_ignore(self):
        """Rules are selected or left out by id, by group, several at once."""
        out = json.loads(govcheck(WRONG, "--format", "json", "--select", "applications.row_total")[1])
        assert {one["rule"] for one in out["reports"][0]["violations"]} == {"applications.row_total"}
        assert out["reports"][0]["counts"]["instances"] == 23
        assert govcheck(WRONG, "--ignore", "applications.row_total,applications.handled")[0] == 0
        assert govcheck(WRONG, "--ignore", "applications.row_total", "--ignore", "applications.handled")[0] == 0
        assert govcheck(WRONG, "--ignore", "applications")[0] == 0

    def test_output(self, tmp_path):
        """--output writes what would have been printed, and prints nothing."""
        target = tmp_path / "out.json"
        code, out, _ = govcheck(WRONG, "--format", "json", "--output", target)
        assert (code, out) == (1, "")
        assert target.read_text(encoding="utf-8") == govcheck(WRONG, "--format", "json")[1]

    def test_pack(self, tmp_path):
        """--pack checks with another pack than the report names."""
        pack = make_pack(tmp_path, "  - {id: r, each: row of t, check: x == y}\n")
        path = tmp_path / "r.yaml"
        path.write_text(small("{a: [1, 2, 3], b: [1, 1, 1]}"), encoding="utf-8")
        assert govcheck(path)[0] == 2
        assert govcheck(path, "--pack", pack.place.path)[0] == 1

    def test_previous_and_parts(self):
        """--previous and --parts name the companions."""
        last = EXAMPLES / "suqian-2023" / "report.yaml"
        text = govcheck(EXAMPLES / "suqian-2024" / "report.yaml", "--previous", last)[1]
        assert "0 项没有核对" in text
        code, out, _ = govcheck(last, "--previous", EXAMPLES / "shanghai-office-2025" / "report.yaml")
        assert (code, "form.previous" in out) == (1, True)
        folder = EXAMPLES / "whole-2024"
        parts = sorted((folder / "parts").glob("*.yaml"))
        assert govcheck(folder / "report.yaml", "--parts", *parts)[0] == 0
        assert govcheck(folder / "report.yaml", "--parts", *parts[:2])[0] == 1
        assert govcheck(folder / "report.yaml", "--parts", folder / "parts" / "*.yaml")[0] == 0

    def test_language(self, monkeypatch):
        """Messages before any pack is known are in the language of the call, or of the locale."""
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        assert "没有" in govcheck("none.yaml")[1]
        assert "no such file" in govcheck("none.yaml", "--lang", "en")[1]
        assert "no such file" in govcheck("none.yaml", "--lang=en")[1]
        monkeypatch.setenv("LANG", "en_GB.UTF-8")
        assert "no such file" in govcheck("none.yaml")[1]
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        assert "没有" in govcheck("none.yaml")[1]

    @pytest.mark.parametrize("arguments", [["-h"], ["--help"]])
    def test_help(self, arguments):
        """The overview names every command."""
        code, out, _ = govcheck(*arguments)
        assert code == 0
        assert {"check", "new"} <= set(re.findall(r"^  (\w+)", out, re.MULTILINE))

    def test_version(self):
        """The version is printed."""
        assert govcheck("--version") == (0, f"govcheck {__version__}\n", "")

    def test_check_by_name(self):
        """`check` may be written or left out."""
        assert govcheck("check", GOOD) == govcheck(GOOD)

    def test_folder(self, tmp_path):
        """A folder is searched for reports, below it too."""
        for name in ("a.yaml", "b/c.yaml"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(GOOD.read_text(encoding="utf-8"), encoding="utf-8")
        (tmp_path / "other.yaml").write_text("a: 1\n", encoding="utf-8")
        code, out, _ = govcheck(tmp_path)
        assert code == 0
        assert out.splitlines()[-1] == "共 2 份报告：2 份没有错误，0 份有错误，0 份不能核对"

    def test_progress_on_a_terminal(self, tmp_path):
        """Twenty files are counted on a terminal's standard error, and on nothing else."""
        for number in range(20):
            (tmp_path / f"{number}.yaml").write_text(small("{}"), encoding="utf-8")
        assert "20/20" in govcheck(tmp_path, terminal=True)[2]
        assert govcheck(tmp_path)[2] == ""


class TestProcess:
    """What only a process of its own can show."""

    def test_console_in_gbk(self):
        """A console in GBK gets GBK; what it cannot show becomes a substitute."""
        code, out, err = finished(WRONG, PYTHONIOENCODING="gbk")
        assert (code, err) == (1, b"")
        assert "（二）部分公开" in out.decode("gbk")
        whole = json.loads(finished(WRONG, "--format", "json", PYTHONIOENCODING="gbk")[1].decode("ascii"))
        assert whole["reports"][0]["publisher"] == "广州市人民政府"

    def test_console_in_ascii(self):
        """So does one that has no Chinese at all."""
        code, out, err = finished(WRONG, PYTHONIOENCODING="ascii")
        assert (code, err) == (1, b"")
        assert b"applications.row_total@partly_granted" in out

    def test_pipe_that_closes_early(self, tmp_path):
        """A reader who goes away is no crash."""
        for number in range(40):
            (tmp_path / f"{number}.yaml").write_text(WRONG.read_text(encoding="utf-8"), encoding="utf-8")
        with process(tmp_path) as running:
            assert running.stdout.read(10)
            running.stdout.close()
            err = running.stderr.read()
            running.wait(timeout=60)
        assert b"Traceback" not in err
        assert b"Exception" not in err
        assert running.returncode in {0, 1, 2}

    @pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
    def test_interrupted(self, tmp_path):
        """Ctrl-C ends a long run with one line and code 2, and leaves no half-written file."""
        first = tmp_path / "0.yaml"
        first.write_text(WRONG.read_text(encoding="utf-8"), encoding="utf-8")
        for number in range(1, 8000):  # many seconds of work, of which a fraction is done
            os.link(first, tmp_path / f"{number}.yaml")
        target = tmp_path / "out"
        target.mkdir()
        with process(tmp_path, "--format", "jsonl", "--output", target / "out.jsonl") as running:
            for _ in range(1200):
                if any(target.iterdir()) or running.poll() is not None:
                    break
                time.sleep(0.02)
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=60)
        assert (running.returncode, out) == (2, b"")
        assert err.decode().strip() in {"govcheck: 已中断", "govcheck: interrupted"}
        assert list(target.iterdir()) == []

    def test_name_that_is_no_text(self, tmp_path):
        """A file whose name is not UTF-8 is checked, and its name shown with a substitute."""
        path = os.fsencode(tmp_path) + b"/\xff.yaml"
        with open(path, "wb") as stream:  # noqa: PTH123  a name in bytes
            stream.write(WRONG.read_bytes())
        code, out, err = finished(os.fsdecode(path))
        assert (code, err) == (1, b"")
        assert b"applications.row_total" in out

    def test_no_heavy_imports(self):
        """A clean report is checked without the libraries that only a table, a narrative or another format needs."""
        script = (
            "import sys; from govcheck.cli import run, Streams; run([sys.argv[1]], Streams(sys.stderr, sys.stderr));"
            "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
        )
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", script, GOOD], capture_output=True, env=environment, check=True, timeout=60
        )
        assert not {"tabulate", "wcwidth", "json", "hashlib"} & set(done.stdout.decode().split())
