"""Writing files whole or not at all."""

from __future__ import annotations

import io
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from govcheck.errors import FileError
from govcheck.output import to_stream, whole_file

ROOT = Path(__file__).parents[1]
REPORT = str(ROOT / "examples/wrong-two-cells/report.yaml")


def command(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    """Run govcheck in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": ""}
    return subprocess.run(
        [sys.executable, "-m", "govcheck", *arguments],
        capture_output=options.pop("capture_output", True),
        text=True,
        env=environment,
        check=False,
        timeout=60,
        **options,
    )


def test_a_file_is_there_only_when_it_is_whole(tmp_path: Path) -> None:
    """While a file is written the old one stays; when the writer fails it stays for good."""
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")

    def interrupted() -> None:
        with whole_file(str(target)) as stream:
            stream.write("new")
            stream.flush()
            assert target.read_text(encoding="utf-8") == "old"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [file.name for file in tmp_path.iterdir()] == ["out.txt"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    """Readers of a file can read what takes its place."""
    old, new, usual = (tmp_path / name for name in ("old", "new", "usual"))
    usual.write_text("", encoding="utf-8")
    old.write_text("", encoding="utf-8")
    old.chmod(0o640)
    for target in (old, new):
        with whole_file(str(target)) as stream:
            stream.write("x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing through a link replaces the file that it points to."""
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder/target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    with whole_file(str(link)) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("path", "reason"),
    [(".", "文件夹"), ("nowhere/out", "没有这个文件夹"), ("file/out", "没有这个文件夹"), ("circle", ""), ("a\0b", "")],
)
def test_what_cannot_be_written_is_an_error_with_the_path(tmp_path: Path, path: str, reason: str) -> None:
    """A folder, a missing folder, a file taken for a folder, a circle of links: an error that names it."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(FileError) as caught, whole_file(str(tmp_path / path)):
        pytest.fail("nothing is written")
    assert reason in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["circle", "file"]


@pytest.mark.parametrize("name", ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"])
def test_a_full_device_is_an_error(name: str) -> None:
    """Output to /dev/full fails with exit code 2 and a sentence, and the device stays a device."""
    outcome = command("check", REPORT, "--format", name, "--output", "/dev/full")
    assert outcome.returncode == 2
    assert "写不进 /dev/full" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_full_standard_output_is_an_error() -> None:
    """A full disk behind standard output is said once, without a traceback."""
    with Path("/dev/full").open("w") as full:
        outcome = command("check", REPORT, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert outcome.returncode == 2
    assert outcome.stderr.count("写不进") == 1
    assert "Traceback" not in outcome.stderr
    assert "Exception" not in outcome.stderr


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """Where only so many bytes fit, the old file stays as it was and no draft is left."""
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")

    def little() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    outcome = command("check", REPORT, "--format", "json", "--output", str(target), preexec_fn=little)
    assert outcome.returncode == 2
    assert f"写不进 {target}" in outcome.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["out.json"]
    assert target.read_text(encoding="utf-8") == "old"


def test_standard_output_by_name() -> None:
    """--output /dev/stdout writes to standard output, and the name stays what it is."""
    before = Path("/dev/stdout").readlink()
    outcome = command("check", REPORT, "--format", "gitlab", "--output", "/dev/stdout")
    assert outcome.stdout.startswith("[\n{")
    assert Path("/dev/stdout").readlink() == before


def test_a_reader_who_has_gone_is_no_error() -> None:
    """`govcheck … | head -1` ends without a word."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    line = f"{sys.executable} -m govcheck check {REPORT} {REPORT} --format json | head -c 10"
    outcome = subprocess.run(line, shell=True, capture_output=True, text=True, env=environment, check=False, timeout=60)
    assert outcome.stderr == ""


def test_a_stream_gets_every_chunk() -> None:
    """What is written to a stream is the chunks in order, the empty ones too."""
    stream = io.StringIO()
    to_stream(iter(["a", "", "b"]), stream)
    assert stream.getvalue() == "ab"
