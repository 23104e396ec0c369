"""Reading any file: what it really is, wrong names, missing libraries, LibreOffice."""

from __future__ import annotations

import string
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck import documents
from govcheck.documents import Format, office
from govcheck.documents.office import find
from govcheck.errors import FileError, GovcheckError, MissingExtraError
from govcheck.messages.documents import TEXTS
from govcheck.place import Place
from tests.documents.make import DATA, filled_template, keys, par, sheet, texts, word, zipped

PAGE = "<html><body><p>x</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
needs_office = pytest.mark.skipif(find() is None, reason="LibreOffice is not installed")


def stored(folder, name, data):
    """The path of a new file with *data*."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def outcome(path):
    """The path that the document names, or that an error of our own names."""
    try:
        return documents.read(path).path
    except GovcheckError as error:
        return error.place.path


class TestFormats:
    """What a file is, is told by its content."""

    @pytest.mark.parametrize(
        ("name", "data", "found", "problems"),
        [
            ("r.docx", word(par("x")), Format.DOCX, []),
            ("r.docx", PAGE, Format.HTML, ["wrong_name"]),
            ("r.doc", PAGE, Format.HTML, ["wrong_name"]),
            ("r.xls", "<table><tr><td>a</td><td>b</td></tr></table>", Format.HTML, ["wrong_name"]),
            ("r.pdf", word(par("x")), Format.DOCX, ["wrong_name"]),
            ("r.html", "规章\t1\t2\n", Format.TEXT, ["wrong_name"]),
            ("r.txt", "\ufeff  <!-- saved from --><!DOCTYPE html>" + PAGE, Format.HTML, ["wrong_name"]),
            ("r.xlsx", sheet("<row><c><v>1</v></c></row>"), Format.XLSX, []),
            ("r.aspx", PAGE, Format.HTML, []),
            ("r.md", "# 报告\n\n<table><tr><td>a</td></tr></table>", Format.TEXT, []),
            ("r.txt", "1 < 2，a <b 的", Format.TEXT, []),
            ("report", "规章\n0\n", Format.TEXT, []),
            (
                "r.mht",
                'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
                "Content-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\n"
                "PGh0bWw+PHA+1eK49tbs6UY8L3A+\n--b--\n",
                Format.MHTML,
                [],
            ),
        ],
    )
    def test_detected(self, tmp_path, name, data, found, problems):
        """A file is read as what it is; a name that says otherwise is a problem."""
        document = documents.read(stored(tmp_path, name, data))
        assert document.format is found
        assert keys(document) == problems
        assert document.blocks

    @pytest.mark.parametrize(
        ("data", "key"),
        [
            (b"", "documents.empty"),
            (b" \r\n\t", "documents.empty"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "documents.picture"),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "documents.picture"),
            (b"Rar!\x1a\x07\x00\xcf\x90\x73\x00\x00", "documents.packed"),
            (b"\x7fELF" + bytes(200), "documents.unknown"),
            (OLE + "EncryptedPackage".encode("utf-16-le"), "documents.encrypted"),
            (OLE + bytes(600), "documents.unknown"),
            (zipped({"a.txt": "x", "b.docx": "y"}), "documents.other_zip"),
            (zipped({"OFD.xml": "<a/>"}), "documents.ofd"),
            (b"PK\x03\x04 and no more", "documents.damaged"),
            (
                b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
                "documents.excel_xml",
            ),
            (b'<?xml version="1.0"?><report/>', "documents.unknown"),
            (
                b"MIME-Version: 1.0\nContent-Type: multipart/related\n\ntext/html is not here",
                "documents.no_page",
            ),
        ],
    )
    def test_refused(self, tmp_path, data, key):
        """What is no document is refused with what it is, and what to do."""
        path = stored(tmp_path, "r.docx", data)
        with pytest.raises(FileError) as raised:
            documents.read(path)
        assert raised.value.message.key == key
        assert raised.value.place == Place(str(path))

    def test_encrypted_zip(self, tmp_path):
        """A zip with a password says so."""
        data = bytearray(word(par("x")))
        data[6] |= 1
        data[data.rindex(b"PK\x01\x02") + 8] |= 1
        with pytest.raises(FileError) as raised:
            documents.read(stored(tmp_path, "r.docx", bytes(data)))
        assert raised.value.message.key == "documents.encrypted"

    def test_missing_file_and_folder(self, tmp_path):
        """A name without file, and a folder, are errors of our own."""
        for path, key in ((tmp_path / "no.docx", "file.not_found"), (tmp_path, "documents.folder")):
            with pytest.raises(FileError) as raised:
                documents.read(path)
            assert raised.value.message.key == key

    def test_too_large(self, tmp_path):
        """A file beyond the limit is not even opened."""
        path = tmp_path / "r.txt"
        with path.open("wb") as file:
            file.truncate(documents.FILE_LIMIT + 1)
        with pytest.raises(FileError) as raised:
            documents.read(path)
        assert raised.value.message.key == "documents.file_too_large"

    @settings(deadline=None)  # some bytes go to LibreOffice, and some are the first to need a library
    @given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4", OLE, b"<html>"]))
    def test_any_bytes(self, tmp_path_factory, data, start):
        """Whatever the bytes, there is a document or an error of our own."""
        path = stored(tmp_path_factory.mktemp("any"), "r.bin", start + data)
        assert outcome(path) == str(path)


class TestMissingLibraries:
    """Extras that are not installed."""

    def test_message(self, tmp_path, monkeypatch):
        """A missing library is named with the command that installs it."""

        def missing(name):
            if name.endswith(".pdf"):
                raise ModuleNotFoundError(name="pdfplumber")
            return import_module(name)

        monkeypatch.setattr(documents, "import_module", missing)
        with pytest.raises(MissingExtraError) as raised:
            documents.read(stored(tmp_path, "r.pdf", b"%PDF-1.4"))
        assert 'pip install "govcheck[pdf]"' in raised.value.show("zh")
        assert "pdfplumber" in raised.value.show("en")

    def test_no_office(self, tmp_path, monkeypatch):
        """Without LibreOffice an old Word file says what to install."""
        monkeypatch.setattr(office, "find", lambda: None)
        with pytest.raises(MissingExtraError) as raised:
            documents.read(stored(tmp_path, "r.doc", b"{\\rtf1 x}"))
        assert "LibreOffice" in raised.value.show("zh")


@needs_office
class TestOffice:
    """Old formats, by way of LibreOffice."""

    def test_round_trip(self, tmp_path):
        """A form converted to .doc and read back has every cell of the Word file that it was made from."""
        source = stored(tmp_path, "r.docx", filled_template())
        made = office.convert(find(), source, "doc", Place("r.docx"))
        old, new = documents.read(made), documents.read(source)
        assert old.format is Format.DOC
        assert [texts(grid) for grid in old.grids] == [texts(grid) for grid in new.grids]
        assert keys(old) == ["office_read"]

    def test_rtf_with_a_wrong_name(self, tmp_path):
        """RTF called .docx is read as RTF, and both are said."""
        document = documents.read(stored(tmp_path, "r.docx", b"{\\rtf1\\ansi received 859\\par}"))
        assert [block.text for block in document.blocks] == ["received 859"]
        assert keys(document) == ["wrong_name", "office_read"]

    def test_damaged(self, tmp_path):
        """A file that LibreOffice cannot convert is refused."""
        data = OLE + "WordDocument".encode("utf-16-le") + bytes(2000)
        with pytest.raises(FileError) as raised:
            documents.read(stored(tmp_path, "r.doc", data))
        assert raised.value.message.key == "documents.office_failed"

    def test_time_limit(self, tmp_path, monkeypatch):
        """A conversion that takes too long is ended."""
        monkeypatch.setattr(office, "TIME_LIMIT", 0.01)
        with pytest.raises(FileError) as raised:
            documents.read(stored(tmp_path, "r.rtf", b"{\\rtf1 x}"))
        assert raised.value.message.key == "documents.office_slow"


class TestMessages:
    """The catalogue."""

    @pytest.mark.parametrize("name", TEXTS)
    def test_languages_agree(self, name):
        """A message has the same values in both languages."""
        names = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in TEXTS[name]]
        assert names[0] == names[1]


def test_items_follow_the_document():
    """The items of a document are the texts of all its blocks in order, each with its place."""
    document = documents.read(DATA / "hangzhou-style-2025.html")
    items = list(document.items())
    assert items[0].text == "测试市2025年政府信息公开工作年度报告"
    start = next(index for index, item in enumerate(items) if item.text == "行政事业性收费")
    assert [item.text for item in items[start + 1 : start + 3]] == [
        "316441",
        "三、收到和处理政府信息公开申请情况",
    ]
    assert str(items[start + 1].place).endswith("table 1, row 14, column 2")
