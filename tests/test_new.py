"""``govcheck new``: an empty report, ready to fill in."""

from __future__ import annotations

import re

import pytest

from tests.helpers import EXAMPLES, check_text, govcheck, named
from tests.strategies import FORMS


def empty(pack: str = "cn-ogi-2021", *more: str) -> str:
    """The text of a new report."""
    code, out, err = govcheck("new", pack, "--year", "2025", *more)
    assert (code, err) == (0, "")
    return out


@pytest.mark.parametrize("pack", FORMS)
def test_every_cell(pack):
    """A new report has every row of the form, with as many nulls as the table has columns."""
    lines = empty(pack).splitlines()
    for rows, columns in FORMS[pack].values():
        nulls = ", ".join(["null"] * len(columns))
        for row, labels in rows.items():
            found = [line for line in lines if re.match(rf" +{row}: +\[{nulls}\]", line)]
            assert any(labels[0] in line for line in found), row


def test_nothing_filled_in():
    """An untouched new report is not right: nothing could be assessed, and each table is blank."""
    result = check_text(empty())
    found = named(result.violations)
    assert "form.nothing_assessed@" in found
    assert {name for name in found if name.startswith("form.blank_table@")} == {
        f"form.blank_table@{table}" for table in FORMS["cn-ogi-2021"]
    }
    assert {name.partition("@")[0] for name in found} == {"form.nothing_assessed", "form.blank_table"}
    assert not result.ok


def test_exit_code_of_an_empty_report(tmp_path):
    """It fails on the command line too."""
    path = tmp_path / "report.yaml"
    path.write_text(empty(), encoding="utf-8")
    assert govcheck(path)[0] == 1


def test_filled_in():
    """With every null made a zero it is consistent."""
    result = check_text(empty().replace("null", "0"))
    assert named(result.violations) == []
    assert result.counts.held == 42


def test_filled_in_with_real_figures():
    """The rows of a real report take the place of the new one's, by their ids."""
    text = empty("cn-ogi-2021", "--publisher", "宿迁市人民政府").replace("2025", "2023")
    rows = re.findall(
        r"^ {4}(\w+): +(\[.*?\])", (EXAMPLES / "suqian-2023/report.yaml").read_text("utf-8"), re.MULTILINE
    )
    blanks = iter(values for _, values in rows)
    filled = re.sub(r"\[null.*?\]", lambda _: next(blanks), text)
    result = check_text(filled)
    assert named(result.violations) == []
    assert result.report.publisher == "宿迁市人民政府"
    assert result.counts.held == 42


@pytest.mark.parametrize("publisher", ['甲"市', "a\\b", "甲: 乙 # 丙", "甲\n乙", "{}", "\x1b"])
def test_any_publisher(publisher):
    """A publisher with quotes, signs or line breaks comes back as it was given."""
    assert check_text(empty("cn-ogi-2021", "--publisher", publisher)).report.publisher == publisher


def test_file(tmp_path):
    """The report is written to a file that is not there yet; one that is there stays as it is."""
    path = tmp_path / "2025.yaml"
    assert govcheck("new", "cn-ogi-2021", "--year", "2025", "-o", path) == (0, "", "")
    text = path.read_text(encoding="utf-8")
    assert "form: cn-ogi-2021" in text
    code, _, err = govcheck("new", "cn-ogi-2019", "--year", "2020", "-o", path, "--lang", "en")
    assert (code, path.read_text(encoding="utf-8")) == (2, text)
    assert "was not overwritten" in err


@pytest.mark.parametrize("year", ["25", "0000", "２０２５", "20255", "x", "-200"])
def test_no_year(year):
    """What is no year is refused."""
    code, out, err = govcheck("new", "cn-ogi-2021", f"--year={year}", "--lang", "en")
    assert (code, out) == (2, "")
    assert f"“{year}” is not a year" in err


def test_unknown_pack():
    """An unknown form is answered with the nearest."""
    code, _, err = govcheck("new", "cn-ogi-2022", "--year", "2025", "--lang", "en")
    assert (code, "nearest: cn-ogi-2021" in err) == (2, True)


def test_own_pack(tmp_path):
    """A pack of one's own has a new report too, which names it by its file and so is read without an option.

    No schema of the shipped packs is held against it.
    """
    own = EXAMPLES / "own-pack" / "own.yaml"
    path = tmp_path / "r.yaml"
    assert govcheck("new", own, "--year", "2025", "-o", path)[0] == 0
    assert govcheck(path, "--pack", own)[0] == 1
    code, out, _ = govcheck(path)
    assert (code, "form.blank_table" in out) == (1, True)
    text = path.read_text(encoding="utf-8")
    assert "own.yaml    #" in next(line for line in text.splitlines() if line.startswith("form: "))
    assert "$schema" not in text


@pytest.mark.parametrize("folder", ["2025", "规则 一", "a#b", "it's"])
def test_own_pack_in_an_odd_folder(tmp_path, monkeypatch, folder):
    """Whatever the folders are called, the new report finds its pack, also where it is written to standard output."""
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "own.yaml").write_text((EXAMPLES / "own-pack/own.yaml").read_text("utf-8"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert govcheck("new", f"{folder}/own.yaml", "--year", "2025", "-o", "years/r.yaml")[0] == 0
    assert govcheck("years/r.yaml")[0] == 1
    _, text, _ = govcheck("new", f"{folder}/own.yaml", "--year", "2025")
    (tmp_path / "r.yaml").write_text(text, "utf-8")
    assert govcheck("r.yaml")[0] == 1
