"""`govcheck fix`: a unique repair is written, all else stays as it was."""

import io
import shutil
from pathlib import Path

import pytest

from govcheck.cli import Streams, run

EXAMPLES = Path(__file__).parent.parent / "examples"


def govcheck(*arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one call."""
    out, err = io.StringIO(), io.StringIO()
    code = run([*arguments, "--lang", "zh"], Streams(out, err))
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def report(tmp_path):
    """A function that copies an example to a folder of its own and gives its report file."""

    def copy(name: str) -> Path:
        shutil.copytree(EXAMPLES / name, tmp_path / name)
        return tmp_path / name / "report.yaml"

    return copy


class TestFix:
    """What is written, and what never is."""

    def test_dry_run_writes_nothing(self, report):
        """A dry run shows the change and leaves every byte."""
        file = report("wrong-two-cells")
        before = file.read_bytes()
        code, out, _ = govcheck("fix", "--dry-run", str(file))
        assert code == 1
        assert "applications[granted, natural_person]：6983 → 6893" in out
        assert "applications[carried_forward, business]：34 → 43" in out
        assert file.read_bytes() == before

    def test_write_changes_the_two_figures_alone(self, report):
        """Written, the file differs in the two figures and in nothing else, and holds."""
        file = report("wrong-two-cells")
        before = file.read_text(encoding="utf-8")
        code, _, _ = govcheck("fix", "--write", str(file))
        after = file.read_text(encoding="utf-8")
        assert code == 0
        assert after == before.replace("[6983,", "[6893,").replace("[633, 34,", "[633, 43,")
        assert govcheck("check", str(file))[0] == 0

    def test_several_repairs_are_left_to_the_author(self, report):
        """Where several repairs are equally small none is written."""
        file = report("wrong-dispute-total")
        before = file.read_bytes()
        code, _, err = govcheck("fix", "--write", str(file))
        assert code == 1
        assert "5 种" in err
        assert file.read_bytes() == before

    def test_line_ends_and_mark_stay(self, report):
        """A file with a byte order mark and Windows line ends keeps both."""
        file = report("wrong-two-cells")
        data = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
        file.write_bytes(data)
        assert govcheck("fix", "--write", str(file))[0] == 0
        assert file.read_bytes() == data.replace(b"[6983,", b"[6893,").replace(b"[633, 34,", b"[633, 43,")

    def test_grouped_and_remarked_values(self, report):
        """A grouped figure with a remark is replaced, the remark stays."""
        file = report("wrong-inner-cell")
        text = file.read_text(encoding="utf-8").replace(
            "handled:                [16266,", 'handled: ["16,277（含撤回）",'
        )
        text = text.replace(
            "partly_granted:         [1382, 105, 0, 3, 2, 2,", "partly_granted: [1382, 105, 0, 3, 2, 38,"
        )
        file.write_text(text, encoding="utf-8")
        assert govcheck("fix", "--write", str(file))[0] == 0
        assert '["16266（含撤回）",' in file.read_text(encoding="utf-8")

    def test_nothing_to_fix(self, report):
        """A right report is left alone with code 0."""
        file = report("guangzhou-2020")
        assert govcheck("fix", "--write", str(file))[0] == 0

    def test_mode_must_be_said(self, report):
        """Without --write or --dry-run nothing happens but an error of usage."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stderr", io.StringIO())
            assert govcheck("fix", str(report("guangzhou-2020")))[0] == 2
