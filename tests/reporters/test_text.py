"""The terminal output."""

from __future__ import annotations

import re

import pytest

from govcheck.check import check_report
from govcheck.excerpt import display_width
from govcheck.gather import gather
from govcheck.loading import load
from govcheck.reporters.style import Style
from govcheck.reporters.text import text_report
from tests.helpers import EXAMPLES, check_text, govcheck, make_pack, small

GUANGZHOU = EXAMPLES / "wrong-inner-cell" / "report.yaml"


def shown(result, **style) -> str:
    """What is printed of *result*."""
    return "".join(text_report([result], Style(**style)))


def test_what_is_said():
    """Report, relation in figures, cells with places, authority, and one line of counts at the end."""
    code, out, err = govcheck(GUANGZHOU)
    lines = out.splitlines()
    assert (code, err) == (1, "")
    assert lines[0] == f"广州市人民政府 2020 · cn-ogi-2019 · {GUANGZHOU}"
    assert "错误  applications.row_total@partly_granted" in lines
    assert any("1530，而 1382 + 105 + 0 + 3 + 2 + 2 = 1494，后者少 36" in line for line in lines)
    assert any(f"applications[partly_granted, total] = 1530 ({GUANGZHOU}:26:53)" in line for line in lines)
    assert any(line.strip().startswith("依据：由表格结构可知") for line in lines)
    assert lines[-1] == "252 项关系：40 项成立，2 项不成立，210 项没有核对；表格本身 0 个问题"


def test_table_is_aligned():
    """In a terminal every line of the table is equally wide, Chinese or not."""
    _, out, _ = govcheck(GUANGZHOU)
    lines = out.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("    ---"))
    table = [lines[start - 1], *lines[start : lines.index("", start)]]
    assert len({display_width(line) for line in table}) == 1
    assert len(table) > 10


def test_marks():
    """The cell that two violations share stands in 【 】, other cells of theirs in [ ], the rest bare."""
    _, out, _ = govcheck(GUANGZHOU)
    (row,) = [line for line in out.splitlines() if line.startswith("    （二）部分公开") and "【2】" in line]
    assert row.split()[1:] == ["[1382]", "[105]", "[0]", "[3]", "[2]", "【2】", "[1530]"]
    assert "下面 2 处用到相同的格" in out


def test_english():
    """--lang en says everything in English but the labels that the form has only in Chinese."""
    _, out, _ = govcheck(GUANGZHOU, "--lang", "en")
    assert "these 2 share cells" in out
    assert "1530, but 1382 + 105 + 0 + 3 + 2 + 2 = 1494: 36 less" in out
    assert out.splitlines()[-1] == "252 relations: 40 hold, 2 violated, 210 not assessed; 0 findings of the form"


def test_language_of_the_pack(tmp_path):
    """Without --lang a report is shown in the language of its pack, its labels too."""
    form = "language: en\nform:\n  t:\n    title: {zh: 表, en: Table}\n    rows: {a: {label: {zh: 甲, en: First}}}\n"
    form += "    columns: {x: {label: {zh: 子, en: Left}}, y: Right}\n"
    pack = make_pack(tmp_path, "  - {id: r, title: {zh: 题, en: Title}, each: row of t, check: x == y}\n", form)
    out = shown(check_text(small("{a: [1, 2]}"), pack))
    assert "error  r@a" in out
    assert "【First】Title: 1, but 2: 1 more" in out
    assert "    Table\n" in out
    assert "Left" in out
    assert not re.search(r"[甲子题表]", out)


def test_colour():
    """Colours stand on a terminal only: not in a pipe, not with NO_COLOR, not in a file."""
    assert "\x1b[31m错误\x1b[0m" in govcheck(GUANGZHOU, terminal=True)[1]
    assert "\x1b" not in govcheck(GUANGZHOU)[1]


def test_no_color(monkeypatch, tmp_path):
    """NO_COLOR switches colours off where it is not empty, and a file has none."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in govcheck(GUANGZHOU, terminal=True)[1]
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b" in govcheck(GUANGZHOU, terminal=True)[1]
    govcheck(GUANGZHOU, "--output", tmp_path / "out.txt", terminal=True)
    assert "\x1b" not in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_control_characters_are_harmless(tmp_path):
    """Escapes, bells, line breaks and direction marks in values, labels and names are shown as a substitute."""
    evil = "\\x1b[2J\\x07\\n\\u202e\\x9b31m"
    pack = make_pack(tmp_path, "  - {id: r, each: row of t, check: z == x + y}\n")
    text = (
        f'form: small\npublisher: "甲{evil}市"\nyear: 2024\nwaivers: [{{rule: r, instance: b, reason: "{evil}"}}]\n'
        f'tables:\n  "{evil}": {{a: 1}}\n'
        f'  t: {{a: ["1", 2, "{evil}"], b: [1, 2, "4（{evil}）"], "行{evil}": [1]}}\n'
    )
    for style in ({"language": "zh"}, {"language": "en", "colour": True}):
        out = shown(check_text(text, pack), **style)
        assert not re.search("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202e]", out)
        assert not re.sub(r"\x1b\[\d+m", "", out).count("\x1b")
        assert "\ufffd" in out


def test_unreadable_file(tmp_path):
    """A file that cannot be read is said so, with its place and line, and exit code 2."""
    path = tmp_path / "r.yaml"
    path.write_text("form：cn-ogi-2021\nyear: 2024\n", encoding="utf-8")
    code, out, err = govcheck(path)
    assert (code, err) == (2, "")
    assert out.startswith(f"不能核对：{path}:1:5: 这里用了全角冒号")
    assert "    form：cn-ogi-2021\n        ^^" in out


def test_totals_of_several_files(tmp_path):
    """Several files end with a line that counts them, and the names of those that are to be mended."""
    bad = tmp_path / "bad.yaml"
    bad.write_text("", encoding="utf-8")
    code, out, _ = govcheck(GUANGZHOU, EXAMPLES / "guangzhou-2020" / "report.yaml", bad)
    assert code == 2
    assert out.splitlines()[-3:] == [
        "共 3 份报告：1 份没有错误，1 份有错误，1 份不能核对",
        f"    不能核对：{bad}",
        f"    有错误：{GUANGZHOU}",
    ]


def test_names_of_many_failing_files(tmp_path):
    """Failing files are named in the order in which a person counts, and not without end."""
    for number in (10, 9, 100, *range(1000, 1250)):
        (tmp_path / f"第{number}局.yaml").write_text("form: cn-ogi-2021\n", encoding="utf-8")
    lines = govcheck(tmp_path)[1].splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("共 253 份报告"))
    assert [line.rpartition("/")[2] for line in lines[at + 1 : at + 5]] == [
        "第9局.yaml",
        "第10局.yaml",
        "第100局.yaml",
        "第1000局.yaml",
    ]
    assert lines[-1] == "    还有 53 份，见 --format json"
    assert len(lines) - at == 202


def test_problems_beside_results(tmp_path):
    """What could not be read of the companions stands below the findings."""
    path = tmp_path / "r.yaml"
    path.write_text("form: cn-ogi-2021\nyear: 2024\nprevious: none.yaml\ntables: {}\n", encoding="utf-8")
    code, out, _ = govcheck(path)
    assert code == 2
    assert f"不能核对：{tmp_path}/none.yaml: 没有这个文件" in out


@pytest.mark.parametrize(("language", "word"), [("zh", "上一年报告"), ("en", "last year's report")])
def test_other_reports_are_named(language, word):
    """The cell of another report is said to be of that report."""
    _, out, _ = govcheck(EXAMPLES / "wrong-moved-column" / "report.yaml", "--lang", language)
    assert f"{word} applications[carried_forward, natural_person] = 118" in out


def test_long_cells_are_cut(tmp_path):
    """A remark of any length does not break the table."""
    pack = make_pack(tmp_path, "  - {id: r, each: row of t, check: z == x + y}\n")
    out = shown(check_text(small(f"{{a: [1, 2, '4（{'注' * 500}）'], b: [0, 0, 0]}}"), pack))
    assert max(display_width(line) for line in out.splitlines() if "[4（" in line) < 120
    assert "…" in out


@pytest.mark.parametrize("width", [80, 96, 120])
def test_tables_fit_the_terminal(width):
    """A row of the widest table, table three with all of its columns, is not folded by a terminal of 80 columns."""
    loaded = load(str(GUANGZHOU))
    result = check_report(loaded.report, loaded.pack, gather(loaded))
    lines = shown(result, width=width).splitlines()
    rule = next(at for at, line in enumerate(lines) if line.startswith("    ---"))
    table = lines[rule - 1 : lines.index("", rule)]
    assert max(map(display_width, table)) <= width
    assert "总计" in "".join(lines[rule - 3 : rule])
