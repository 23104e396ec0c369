"""Which files a call checks."""

from __future__ import annotations

import pytest

from govcheck import FileError
from govcheck.sources import sources


@pytest.fixture
def tree(tmp_path):
    """Reports, packs and other files in folders."""
    report = "form: cn-ogi-2021\npublisher: 甲市\nyear: 2024\ntables: {}\n"
    files = {
        "b/report.yaml": report,
        "b/old.yml": report.replace("2024", "2023"),
        "a.yaml": "# 说明\n\n" + report,
        "bom.yaml": "\ufeff" + report,
        "broken.yaml": "form: x\n\tyear\n",
        "pack.yaml": "pack: p\nform:\n  t: {}\n",
        "pack2.yaml": "pack: p\nform: # 表\n  t: {}\n",
        "expected.yaml": "exit: 0\n",
        "inner.yaml": "a:\n  form: x\n",
        "notes.txt": report,
        ".hidden/report.yaml": report,
        "b/.draft.yaml": report,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_folder(tree):
    """A folder stands for the YAML files below it that have a top-level form, in the order of their paths."""
    found = [path.removeprefix(f"{tree}/") for path in sources([str(tree)]).paths]
    assert found == ["a.yaml", "b/old.yml", "b/report.yaml", "bom.yaml", "broken.yaml"]


def test_files_as_named(tree):
    """A file that is named is taken, whatever it is called, and only once."""
    names = [str(tree / "notes.txt"), str(tree / "b"), str(tree / "b/report.yaml"), str(tree / "none.yaml")]
    found = [path.removeprefix(f"{tree}/") for path in sources(names).paths]
    assert found == ["notes.txt", "b/old.yml", "b/report.yaml", "none.yaml"]


def test_folder_without_reports(tmp_path):
    """An empty folder is an error, not a success over nothing."""
    with pytest.raises(FileError) as caught:
        sources([str(tmp_path)])
    assert (caught.value.message.key, caught.value.place.path) == ("cli.no_reports", str(tmp_path))


def test_owners(tree):
    """Publisher and year say whose report a file is; where two files say the same, neither is it."""
    found = sources([str(tree / "b")])
    assert found.owned("甲市", 2023) == str(tree / "b/old.yml")
    assert found.owned("甲市", 2022) is None
    twice = sources([str(tree / "b"), str(tree / "a.yaml")])
    assert twice.owned("甲市", 2024) is None
    assert twice.owned("甲市", 2023) == str(tree / "b/old.yml")


@pytest.mark.parametrize(
    "line", ["publisher: 甲市", 'publisher: "甲市"', "publisher: '甲市'  # 注", "publisher:   甲市  "]
)
def test_spellings_of_the_publisher(line, tmp_path):
    """Quotes and remarks are no part of the publisher's name."""
    for name, year in (("a.yaml", "2024"), ("b.yaml", "'2023'")):
        (tmp_path / name).write_text(f"form: x\n{line}\nyear: {year}\n", encoding="utf-8")
    found = sources([str(tmp_path)])
    assert found.owned("甲市", 2024) == str(tmp_path / "a.yaml")
    assert found.owned("甲市", 2023) == str(tmp_path / "b.yaml")


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_impossible_names(name):
    """A name that no file can have is an error of govcheck, not of the system."""
    try:
        assert sources([name]).paths == (name,)
    except FileError as error:
        assert error.message.key == "file.unreadable"
