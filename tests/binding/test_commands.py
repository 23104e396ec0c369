"""The command line on documents: what is checked, what is converted, what is refused."""

import io
import json
import shutil
import subprocess
import sys

import pytest

import govcheck
from govcheck.cli import Streams, run
from govcheck.report import State
from tests.binding.shapes import DATA, cells

PAGES = ["guangzhou-2020.txt", "guangzhou-office-2014.txt", "shanghai-office-2019.html", "hangzhou-style-2025.html"]
ALL = [*PAGES, "shanghai-office-2025.txt", "template-2021.docx"]
REPORT = """某市人民政府{year}年政府信息公开工作年度报告
| {title} |
|  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | 10 |
| 二、上年结转政府信息公开申请数量 | {before} | 0 | 0 | 0 | 0 | 0 | {before} |
| 四、结转下年度继续办理 | {after} | 0 | 0 | 0 | 0 | 0 | {after} |
"""


def call(*arguments: str) -> tuple[int, str, str]:
    """Exit code, output and errors of a command."""
    out, err = io.StringIO(), io.StringIO()
    return run(arguments, Streams(out, err)), out.getvalue(), err.getvalue()


class TestCheck:
    """``govcheck report.docx``."""

    @pytest.mark.parametrize("name", PAGES)
    def test_right_reports_pass(self, name):
        """A published report that agrees with itself passes."""
        code, out, _ = call(str(DATA / name))
        assert code == 0
        assert name in out

    def test_a_wrong_figure_is_named_with_its_place(self, tmp_path):
        """A wrong figure is a violation that names the cell's table, row and column in the page."""
        page = (DATA / "hangzhou-style-2025.html").read_text(encoding="utf-8")
        wrong = tmp_path / "wrong.html"
        wrong.write_text(page.replace("14069", "14096"), encoding="utf-8")
        code, out, _ = call(str(wrong), "--format", "json")
        places = {
            cell["place"]
            for violation in json.loads(out)["reports"][0]["violations"]
            for cell in violation["cells"]
            if cell["cell"] == "applications[received, total]"
        }
        assert code == 1
        assert {f"{wrong}, table 2, row 4, column 10"} == places

    def test_other_form_by_choice(self):
        """--pack reads a document on the form that the user names."""
        _, out, _ = call(str(DATA / "shanghai-office-2019.html"), "--pack", "cn-ogi-2021")
        assert "cn-ogi-2021" in out
        assert "form.year" in out

    def test_columns_of_another_form_are_not_taken_for_these(self):
        """Columns that the named form does not have are said, and their figures go nowhere."""
        report = govcheck.read(DATA / "shanghai-office-2019.html", pack="cn-ogi-2021")
        states = {cell.state for cell in report.tables["regulations"].cells.values()}
        assert states == {State.UNREADABLE}
        assert "regulations[*, 对外公开总数量]" in [finding.instance for finding in report.findings]

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_bad_input(self, language, tmp_path):
        """What is no report ends with code 2, in either language, and says what was found."""
        other = tmp_path / "minutes.txt"
        other.write_text("会议纪要\n今天开会。\n", encoding="utf-8")
        code, out, _ = call(str(other), "--lang", language)
        assert code == 2
        assert "会议纪要" in out

    def test_yaml_loads_nothing_of_documents(self):
        """Checking a report in YAML imports no reader, no binding, and none of their libraries."""
        program = (
            "import sys, io; from govcheck.cli import Streams, run;"
            "run(['examples/suqian-2024/report.yaml'], Streams(io.StringIO(), sys.stderr));"
            "heavy = ('govcheck.documents', 'govcheck.binding', 'lxml');"
            "print([name for name in sys.modules if name.startswith(heavy)])"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"


class TestFolders:
    """What a folder stands for."""

    def test_published_documents(self):
        """A folder without reports in YAML stands for its published documents, not for its text files."""
        code, out, _ = call(str(DATA))
        assert code == 1  # the blank form
        assert all(name in out for name in ("shanghai-office-2019.html", "template-2021.docx"))
        assert "guangzhou-2020.txt" not in out

    def test_beside_yaml(self, tmp_path):
        """Beside a report in YAML the documents of a folder are what was made of it, and are left out."""
        shutil.copy(DATA / "hangzhou-style-2025.html", tmp_path / "page.html")
        shutil.copy("examples/suqian-2024/report.yaml", tmp_path / "report.yaml")
        _, out, _ = call(str(tmp_path))
        assert "report.yaml" in out
        assert "page.html" not in out

    def test_empty(self, tmp_path):
        """A folder with neither is an error."""
        assert call(str(tmp_path))[0] == 2


class TestPrevious:
    """Last year's report as a document."""

    @pytest.fixture
    def years(self, tmp_path):
        """Two years of one organ that do not agree."""
        paths = []
        for year, before, after in ((2022, 0, 3), (2023, 4, 0)):
            path = tmp_path / f"{year}.txt"
            text = REPORT.format(year=year, title="三、收到和处理政府信息公开申请情况", before=before, after=after)
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        return paths

    def test_named(self, years):
        """A document that is named as last year's is compared with."""
        _, out, _ = call(years[1], "--previous", years[0], "--select", "applications.previous_year")
        assert "applications.previous_year@total" in out

    def test_among_the_files_of_the_call(self, years):
        """Of several documents the one of the year before and the same organ is last year's."""
        _, out, _ = call(*years, "--select", "applications.previous_year")
        assert "applications.previous_year@total" in out


class TestConvert:
    """``govcheck convert``."""

    @pytest.mark.parametrize("name", ALL)
    def test_reading_back(self, name, tmp_path):
        """The report file that is written is the same report, cell for cell and word for word."""
        made = tmp_path / "report.yaml"
        assert call("convert", str(DATA / name), "-o", str(made))[0] == 0
        first, second = govcheck.read(DATA / name), govcheck.read(made)
        assert cells(first) == cells(second)
        raws = [{key: cell.raw for t in r.tables.values() for key, cell in t.cells.items()} for r in (first, second)]
        assert raws[0] == raws[1]
        assert (first.form, first.publisher, first.year, first.period) == (
            second.form,
            second.publisher,
            second.year,
            second.period,
        )
        assert (first.narrative and first.narrative.text) == (second.narrative and second.narrative.text)

    @pytest.mark.parametrize("path", sorted((DATA / "fragments").glob("*.txt")), ids=lambda path: path.name[:3])
    def test_fragments(self, path, tmp_path):
        """Unreadable and missing cells stay unreadable and missing in the report file."""
        made = tmp_path / "report.yaml"
        assert call("convert", str(path), "-o", str(made))[0] == 0
        assert cells(govcheck.read(path)) == cells(govcheck.read(made))

    def test_unreadable_cells_are_marked(self, tmp_path):
        """A cell that could not be read stands there as printed, in quotes, with a comment."""
        made = tmp_path / "report.yaml"
        call("convert", str(DATA / "shanghai-office-2025.txt"), "-o", str(made), "--lang", "zh")
        line = next(line for line in made.read_text(encoding="utf-8").split("\n") if line.strip().startswith("rules:"))
        assert '"22 | 235 | ?"' in line
        assert "没有读准" in line
        assert State.UNREADABLE in {state for state, _ in cells(govcheck.read(made)).values()}

    def test_period_that_is_no_period(self, tmp_path):
        """A period that could not be read is a finding of the report file as well."""
        page, made = tmp_path / "page.txt", tmp_path / "report.yaml"
        text = (
            (DATA / "hangzhou-style-2025.html").read_text(encoding="utf-8").replace("至12月31日", "至202512年12月31日")
        )
        page = tmp_path / "page.html"
        page.write_text(text, encoding="utf-8")
        call("convert", str(page), "-o", str(made))
        for report in (govcheck.read(page), govcheck.read(made)):
            assert "form.period" in [finding.rule for finding in report.findings]

    def test_nothing_is_overwritten(self, tmp_path):
        """A file that is already there stays as it is."""
        made = tmp_path / "report.yaml"
        made.write_text("mine", encoding="utf-8")
        assert call("convert", str(DATA / PAGES[0]), "-o", str(made))[0] == 2
        assert made.read_text(encoding="utf-8") == "mine"

    def test_yaml_is_refused(self):
        """A report that is YAML already is not converted."""
        assert call("convert", "examples/suqian-2024/report.yaml")[0] == 2


def test_fix_never_changes_a_document(tmp_path):
    """The command that writes repairs refuses a document and leaves it as it is."""
    page = tmp_path / "page.html"
    shutil.copy(DATA / "hangzhou-style-2025.html", page)
    before = page.read_bytes()
    assert call("fix", str(page), "--write")[0] == 2
    assert page.read_bytes() == before
