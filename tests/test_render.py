"""`govcheck render`: a document is written whole or not at all, and never without what the report has."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from govcheck.cli import Streams, run
from govcheck.documents import office

EXAMPLES = Path(__file__).parent.parent / "examples"
SUQIAN = str(EXAMPLES / "suqian-2024" / "report.yaml")


def govcheck(*arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one call."""
    out, err = io.StringIO(), io.StringIO()
    code = run([*arguments, "--lang", "en"], Streams(out, err))
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def changed(tmp_path):
    """A function that writes Suqian 2024 with one text replaced by another."""

    def write(old: str, new: str) -> str:
        text = Path(SUQIAN).read_text(encoding="utf-8")
        assert text.count(old) == 1
        file = tmp_path / "changed.yaml"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return str(file)

    return write


class TestFormats:
    """The name of the file says what is written."""

    @pytest.mark.parametrize("name", ["r.docx", "r.html", "r.htm", "r.xlsx", "R.DOCX"])
    def test_written(self, tmp_path, name):
        """Each known ending, in any case, gives a document of that format."""
        target = tmp_path / name
        code, out, err = govcheck("render", SUQIAN, "-o", str(target))
        assert (code, err) == (0, "")
        assert str(target) in out
        start = target.read_bytes()[:15]
        assert start.startswith(b"PK") if target.suffix.lower() in {".docx", ".xlsx"} else start == b"<!DOCTYPE html>"

    @pytest.mark.parametrize("name", ["r.doc", "r", "r.txt"])
    def test_unknown_ending(self, tmp_path, name):
        """Another ending is refused with the known ones, before anything is read or written."""
        code, _, err = govcheck("render", "no-such-file.yaml", "-o", str(tmp_path / name))
        assert code == 2
        assert ".docx" in err
        assert list(tmp_path.iterdir()) == []

    def test_every_part_of_the_word_file_is_declared(self, tmp_path):
        """Word opens a package only when its parts have content types; every part has one."""
        target = tmp_path / "r.docx"
        govcheck("render", SUQIAN, "-o", str(target))
        with zipfile.ZipFile(target) as archive:
            types = archive.read("[Content_Types].xml").decode()
            parts = [name for name in archive.namelist() if name != "[Content_Types].xml"]
        assert all(name.endswith(".rels") or f'PartName="/{name}"' in types for name in parts)


class TestOverwriting:
    """A file that is there stays, unless asked for otherwise."""

    def test_not_overwritten(self, tmp_path):
        """A file that is there is kept, and the message names the option."""
        target = tmp_path / "r.html"
        target.write_text("mine")
        code, _, err = govcheck("render", SUQIAN, "-o", str(target))
        assert code == 2
        assert "--force" in err
        assert target.read_text() == "mine"

    def test_forced(self, tmp_path):
        """With --force it is replaced."""
        target = tmp_path / "r.html"
        target.write_text("mine")
        assert govcheck("render", SUQIAN, "-o", str(target), "--force")[0] == 0
        assert "宿迁市" in target.read_text(encoding="utf-8")

    @pytest.mark.parametrize("name", ["folder.html", "missing/r.html"])
    def test_nowhere_to_write(self, tmp_path, name):
        """A folder of that name, or no folder to write into, is a message and no file."""
        (tmp_path / "folder.html").mkdir()
        code, _, err = govcheck("render", SUQIAN, "-o", str(tmp_path / name), "--force")
        assert code == 2
        assert name in err
        assert [file.name for file in tmp_path.rglob("*")] == ["folder.html"]


class TestNothingIsLost:
    """What the form has no place for is not dropped silently."""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("carried_over:           [118, 3, 0, 0, 0, 0, 121]", "carried_over: [118, 3, 0, 0, 0, 121]"),
            ("carried_over: ", "carried: "),
            ("  disputes:", "  quarrels:"),
            ("carried_over:           [118, 3, 0, 0, 0, 0, 121]", "carried_over: [118, [3], 0, 0, 0, 0, 121]"),
            ("carried_over:           [118, 3, 0, 0, 0, 0, 121]", "received: [118, 3, 0, 0, 0, 0, 121]"),
            ("carried_over:           [118, 3, 0, 0, 0, 0, 121]", "carried_over: {自然人: 118, 总计: 121}"),
        ],
        ids=[
            "row of the wrong length",
            "unknown row",
            "unknown table",
            "list in a cell",
            "row given twice",
            "no cells",
        ],
    )
    def test_refused(self, tmp_path, changed, old, new):
        """A report with figures that have no place in the form is not printed, and the place is named."""
        source = changed(old, new)
        target = tmp_path / "r.docx"
        code, out, err = govcheck("render", source, "-o", str(target))
        assert (code, out) == (2, "")
        assert f"{source}:" in err or "二、上年结转政府信息公开申请数量 · 商业企业" in err
        assert not target.exists()

    def test_what_no_value_is_is_printed_as_it_stands(self, tmp_path, changed):
        """A text that is no number, in a cell of its own, is printed: the document shows what the report says."""
        target = tmp_path / "r.html"
        assert govcheck("render", changed("[3440, 75,", "[约3440, 75,"), "-o", str(target))[0] == 0
        assert ">约3440<" in target.read_text(encoding="utf-8")

    def test_missing_rows_are_named(self, tmp_path, changed):
        """A row that the report does not have is not printed blank but left out, and that is said."""
        target = tmp_path / "r.html"
        source = changed("    carried_over:           [118, 3, 0, 0, 0, 0, 121]     # 二、上年结转\n", "")
        code, _, err = govcheck("render", source, "-o", str(target))
        assert code == 0
        assert "二、上年结转政府信息公开申请数量" in err
        assert "二、上年结转" not in target.read_text(encoding="utf-8")


class TestDocuments:
    """A published document may be printed anew."""

    def test_document_to_document(self, tmp_path):
        """The Word file that was made of a report gives the same page as the report itself."""
        word, direct, again = (str(tmp_path / name) for name in ("r.docx", "direct.html", "again.html"))
        assert govcheck("render", SUQIAN, "-o", word)[0] == 0
        assert govcheck("render", SUQIAN, "-o", direct)[0] == 0
        code, _, err = govcheck("render", word, "-o", again)
        assert (code, err) == (0, "")
        assert Path(again).read_bytes() == Path(direct).read_bytes()

    def test_figures_that_cannot_be_told_apart_are_not_printed(self, tmp_path):
        """Where a row has lost its blanks, so that nobody can say which column a figure is of, nothing is written."""
        word, page = tmp_path / "r.html", tmp_path / "again.html"
        assert govcheck("render", SUQIAN, "-o", str(word))[0] == 0
        text = word.read_text(encoding="utf-8")
        row = "<td>75</td><td>0</td><td>1</td><td>6</td><td>3</td><td>3525</td>"
        assert text.count(row) == 1
        word.write_text(text.replace(row, "<td>75</td><td>1</td>"), encoding="utf-8")
        code, _, err = govcheck("render", str(word), "-o", str(page))
        assert code == 2
        assert "nothing was written" in err
        assert not page.exists()


class TestMissingPrograms:
    """What is not installed is said in one line."""

    def test_no_office_program(self, tmp_path, monkeypatch):
        """Without LibreOffice a PDF is refused with what to install, and no file is left."""
        monkeypatch.setattr(office, "find", lambda: None)
        code, _, err = govcheck("render", SUQIAN, "-o", str(tmp_path / "r.pdf"))
        assert code == 2
        assert "libreoffice-writer-nogui" in err
        assert err.count("\n") == 1
        assert list(tmp_path.iterdir()) == []

    def test_no_spreadsheet_library(self, tmp_path, monkeypatch):
        """Without openpyxl an Excel file is refused with what to install."""
        monkeypatch.delitem(sys.modules, "govcheck.rendering.xlsx", raising=False)
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        code, _, err = govcheck("render", SUQIAN, "-o", str(tmp_path / "r.xlsx"))
        assert code == 2
        assert 'pip install "govcheck[xlsx]"' in err
        assert list(tmp_path.iterdir()) == []
