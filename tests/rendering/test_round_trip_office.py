"""Every example as .doc and as PDF, made by LibreOffice of the rendered Word file, is the report in the YAML file.

All files of a format are converted in one call, since starting the office takes longer than its work.
"""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pdfplumber
import pytest

from govcheck.binding import bound
from govcheck.documents import office, read
from govcheck.rendering import render
from tests.rendering.conftest import FILES, example_at, options_of
from tests.rendering.same import assert_converts, assert_same

pytestmark = pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")

NAMES = [file.parent.name for file in FILES]
#: Examples whose PDF is converted as well: both forms and the old one, texts, blanks, remarks, an own pack.
CONVERTED = {"guangzhou-2020", "guangzhou-agency-2014", "shanghai-office-2019", "values-as-written", "own-pack"}
#: Height of the page in twips by how the longest table is to stand: as it comes, on one page, over two.
HEIGHTS = {"flowing": {"": 16838}, "one": {"": 20000}, "two": {"": 12000, "guangzhou-agency-2014": 6400}}
#: First and last label of the longest table of a form.
ENDS = {"gz-agency-2014": ("政府信息主动公开信息数", "通过网站公开信息数")}
TABLE_THREE = ("一、本年新收政府信息公开申请数量", "四、结转下年度继续办理")


def laid_out(docx: bytes, height: int, *, on_new_page: bool) -> bytes:
    """The Word file with another height of the page, and its longest table, with the line above, on a new page."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = with_page(data.decode(), height, on_new_page=on_new_page).encode()
            result.writestr(name, data)
    return target.getvalue()


def with_page(body: str, height: int, *, on_new_page: bool) -> str:
    """The same for the text of the document."""
    body = re.sub(r'w:h="16838"', f'w:h="{height}"', body)
    tables = [(found.group().count("<w:tr>"), found.start()) for found in re.finditer("<w:tbl>.*?</w:tbl>", body)]
    above = body.index(">", body.rindex("<w:pStyle", 0, max(tables)[1])) + 1
    return body[:above] + "<w:pageBreakBefore/>" * on_new_page + body[above:]


def converted(folder: Path, target: str, sources: list[Path]) -> Path:
    """The folder with all of *sources* in the format *target*."""
    profile = (folder / f"profile-{target}").as_uri()
    command = [str(office.find()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
    where = folder / target
    subprocess.run([*command, "--outdir", where, *sources], check=True, capture_output=True, timeout=300)
    return where


@pytest.fixture(scope="session")
def words(tmp_path_factory) -> Path:
    """The folder with a Word file of each example."""
    folder = tmp_path_factory.mktemp("office")
    for file in FILES:
        loaded = example_at(file)
        (folder / f"{file.parent.name}.docx").write_bytes(render(loaded.report, loaded.pack, "docx"))
    return folder


@pytest.fixture(scope="session")
def docs(words) -> Path:
    """The folder with a .doc of each example."""
    return converted(words, "doc", sorted(words.glob("*.docx")))


@pytest.fixture(scope="session")
def docs_again(words, docs) -> Path:
    """The folder with what LibreOffice makes of these for reading."""
    return converted(docs, "docx", sorted(docs.glob("*.doc")))


@pytest.fixture(scope="session")
def pdfs(words) -> Path:
    """The folder with the PDFs of each example, one for each layout."""
    laid = words / "laid"
    laid.mkdir()
    for layout, heights in HEIGHTS.items():
        for name in NAMES:
            height = heights.get(name, heights[""])
            data = laid_out((words / f"{name}.docx").read_bytes(), height, on_new_page=layout != "flowing")
            (laid / f"{name}.{layout}.docx").write_bytes(data)
    return converted(words, "pdf", sorted(laid.glob("*.docx")))


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_doc(file, docs, docs_again, monkeypatch, tmp_path):
    """The .doc has the same cells, the same head and the same text, and so has what convert makes of it."""
    name = file.parent.name
    # Single files are converted, as govcheck does it, in test_office.py.
    monkeypatch.setattr(office, "convert", lambda *_: docs_again / f"{name}.docx")
    loaded, path = example_at(file), docs / f"{name}.doc"
    assert_same(bound(read(path), (loaded.pack,)).report, loaded)
    assert_converts(path, tmp_path, *options_of(file))


@pytest.mark.parametrize("file", FILES, ids=NAMES)
@pytest.mark.parametrize("layout", ["one", "two"])
def test_pdf(file, layout, pdfs):
    """The PDF has the same cells, head and text, whether its longest table stands on one page or on two."""
    loaded = example_at(file)
    path = pdfs / f"{file.parent.name}.{layout}.pdf"
    first, last = pages_of(path, *ENDS.get(loaded.pack.id, TABLE_THREE))
    assert last - first == {"one": 0, "two": 1}[layout]
    assert_same(bound(read(path), (loaded.pack,)).report, loaded)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_pdf_as_it_comes(file, pdfs, tmp_path):
    """So has the PDF with the page breaks that LibreOffice makes, and what convert makes of some."""
    loaded, path = example_at(file), pdfs / f"{file.parent.name}.flowing.pdf"
    assert_same(bound(read(path), (loaded.pack,)).report, loaded)
    if file.parent.name in CONVERTED:
        assert_converts(path, tmp_path, *options_of(file))


def pages_of(path: Path, *labels: str) -> list[int]:
    """The last page on which each of *labels* is printed, as pdfplumber sees it: a text may name it before."""
    with pdfplumber.open(path) as pdf:
        texts = ["".join(char["text"] for char in page.chars if not char["text"].isspace()) for page in pdf.pages]
    return [max(number for number, text in enumerate(texts) if label in text) for label in labels]
