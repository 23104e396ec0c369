"""The pytest plugin, run as its users run it: on real reports, right and wrong."""

from __future__ import annotations

import shutil
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from xml.etree import ElementTree

import pytest

# Imported here, once: a nested run that imports PyYAML anew gets exception classes that its C part does not raise.
import govcheck

# Nested runs in this process begin with the filters of this one, which make an error of every warning.
pytestmark = pytest.mark.filterwarnings("always::govcheck_pytest.GovcheckWarning")

ROOT = Path(__file__).parent.parent
#: The rules of cn-ogi-2021 that apply to a report without a row of its own for 其他处理, in the order of the pack.
RULES = (
    "applications.balance",
    "applications.handled",
    "applications.row_total",
    "applications.previous_year",
    "disputes.row_total",
    "regulations.in_force",
    "regulations.rules_competence",
    "whole",
)


@pytest.fixture(autouse=True)
def installed(pytester, monkeypatch):
    """The entry point of pyproject.toml; in a checkout that is not installed as if it were."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    monkeypatch.setenv("COLUMNS", "200")
    if entry_points(group="pytest11", name="govcheck"):
        return
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    folder = pytester.mkdir(".installed") / "govcheck-0.dist-info"
    folder.mkdir()
    lines = (f"{name} = {module}" for name, module in project["entry-points"]["pytest11"].items())
    folder.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: govcheck\nVersion: 0\n", "utf-8")
    folder.joinpath("entry_points.txt").write_text("\n".join(("[pytest11]", *lines)), "utf-8")
    monkeypatch.syspath_prepend(str(folder.parent))
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{';' if sys.platform == 'win32' else ':'}{folder.parent}")


def example(name: str, *changes: tuple[str, str]) -> str:
    """The text of an example, with each change made exactly once."""
    text = (ROOT / "examples" / name / "report.yaml").read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def write(pytester, path: str, text: str) -> Path:
    """A file below the folder of the run."""
    file = pytester.path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def right(pytester):
    """Two years of a city whose reports agree with themselves and each other."""
    write(pytester, "2023/report.yaml", example("suqian-2023"))
    write(pytester, "2024/report.yaml", example("suqian-2024", ("suqian-2023/", "2023/")))


@pytest.fixture
def wrong(pytester):
    """A report of 2024 in which one request carried over stands in the wrong column."""
    write(pytester, "2023/report.yaml", example("suqian-2023"))
    return write(pytester, "2024/report.yaml", example("wrong-moved-column", ("suqian-2023/", "2023/")))


#: Waives both columns of the wrong report, for both rules that they violate.
WAIVERS = """
waivers:
  - {rule: applications.balance, reason: 机构改革划转}
  - {rule: applications.previous_year, instance: natural_person, reason: 机构改革划转}
  - {rule: applications.previous_year, instance: business, reason: 统计口径调整}
"""


def failed(result: pytest.RunResult) -> list[str]:
    """The tests that the closing summary names as failed."""
    return [line.split()[1] for line in result.outlines if line.startswith("FAILED ")]


class TestCollection:
    """What is collected, and what is left alone."""

    @pytest.mark.usefixtures("right")
    def test_ids(self, pytester):
        """A report is a test for its form and one for each rule, named by path and rule."""
        result = pytester.runpytest("--co", "-q", "2024")
        tests = [line for line in result.outlines if "::" in line]
        assert tests == [f"2024/report.yaml::{name}" for name in ("form", *RULES)]

    @pytest.mark.usefixtures("right")
    def test_right_reports_pass(self, pytester):
        """A report that agrees with itself fails nothing; rules with nothing to compare are skipped."""
        # Neither says that it is a county's or covers a whole area; for 2023 two rules lack the report of 2022.
        pytester.runpytest().assert_outcomes(passed=7 + 5, skipped=2 + 4)

    def test_names(self, pytester):
        """Files called report.yaml or ending in .report.yaml are reports, others are not."""
        for name in ("report.yaml", "city.report.yaml", "deep/er/report.yaml", "other.yaml", "myreport.yaml"):
            write(pytester, name, example("suqian-2023"))
        result = pytester.runpytest("--co", "-q", "-k", "form")
        names = {line.partition("::")[0] for line in result.outlines if "::" in line}
        assert names == {"report.yaml", "city.report.yaml", "deep/er/report.yaml"}

    def test_named_file(self, pytester):
        """A report named on the command line is collected, whatever it is called."""
        write(pytester, "other.yaml", example("suqian-2023"))
        result = pytester.runpytest("other.yaml::applications.balance")
        result.assert_outcomes(passed=1)

    def test_files_setting(self, pytester):
        """``govcheck_files`` says which files are reports."""
        write(pytester, "report.yaml", example("suqian-2023"))
        write(pytester, "reports/2023.yaml", example("suqian-2023"))
        pytester.makeini("[pytest]\ngovcheck_files = reports/*.yaml\n")
        result = pytester.runpytest("--strict-config", "--co", "-q", "-k", "form")
        assert [line for line in result.outlines if "::" in line] == ["reports/2023.yaml::form"]

    @pytest.mark.usefixtures("wrong")
    def test_files_setting_empty(self, pytester):
        """An empty ``govcheck_files`` collects nothing."""
        pytester.makeini("[pytest]\ngovcheck_files =\n")
        assert pytester.runpytest().ret == pytest.ExitCode.NO_TESTS_COLLECTED

    @pytest.mark.parametrize("text", ["title: results\n", "form:\n  applications: {}\n", "", "- form: x\n", "\x00\xff"])
    def test_not_a_report(self, pytester, text):
        """A file of that name without a top-level form, such as a pack's, is left alone."""
        write(pytester, "report.yaml", text)
        assert pytester.runpytest().ret == pytest.ExitCode.NO_TESTS_COLLECTED

    def test_packs(self, pytester):
        """The shipped packs are no reports."""
        shutil.copytree(ROOT / "rules", pytester.path / "rules")
        pytester.makeini("[pytest]\ngovcheck_files = *.yaml\n")
        assert pytester.runpytest().ret == pytest.ExitCode.NO_TESTS_COLLECTED

    @pytest.mark.usefixtures("right")
    def test_read_once(self, pytester):
        """A file is read once and checked once, however many rules it has."""
        pytester.makeconftest(
            """
            from collections import Counter
            import govcheck.pytest_items as items
            calls, load, check = Counter(), items.load, items.check_report
            def counted_load(path, pack):
                calls["load"] += 1
                return load(path, pack)
            def counted_check(*args):
                calls["check"] += 1
                return check(*args)
            items.load, items.check_report = counted_load, counted_check
            def pytest_terminal_summary(terminalreporter):
                terminalreporter.write_line(f"calls {sorted(calls.items())}")
            """
        )
        result = pytester.runpytest_subprocess()
        result.stdout.fnmatch_lines(["calls [[]('check', 2), ('load', 2)]"])

    @pytest.mark.usefixtures("right")
    def test_listing_checks_nothing(self, pytester):
        """Listing the tests reads the reports and does not check them."""
        pytester.makeconftest(
            """
            import govcheck.pytest_items as items
            def check(*args):
                raise AssertionError("checked")
            items.check_report = check
            """
        )
        result = pytester.runpytest_subprocess("--co", "-q")
        assert result.ret == pytest.ExitCode.OK


class TestUnreadable:
    """Reports that cannot be read."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (example("suqian-2023", ("    rules: ", "\trules: ")), "*report.yaml:8:1: YAML 不能用制表符*"),
            ("form: cn-ogi-2012\nyear: 2023\ntables: {}\n", "*report.yaml:1:7: *cn-ogi-2012*"),
            ("form: cn-ogi-2021\nyear: 二〇二三\ntables: {}\n", "*report.yaml:2:7: *二〇二三*"),
            ("form: cn-ogi-2021\nyear: 2023\n", "*report.yaml: *tables*"),
        ],
    )
    def test_collection_error(self, pytester, text, expected):
        """A report that cannot be read is an error of collection with place and message, without a traceback."""
        write(pytester, "bad/report.yaml", text)
        write(pytester, "good/report.yaml", example("suqian-2023"))
        result = pytester.runpytest("--continue-on-collection-errors")
        result.assert_outcomes(errors=1, passed=5, skipped=4)
        result.stdout.fnmatch_lines(["*ERROR collecting bad/report.yaml*", expected])
        result.stdout.no_fnmatch_line("*INTERNALERROR*")
        result.stdout.no_fnmatch_line("*.py:*")

    def test_other_encoding(self, pytester):
        """A report in GBK is told as one that is not UTF-8."""
        write(pytester, "report.yaml", "").write_bytes(example("suqian-2023").encode("gbk"))
        result = pytester.runpytest()
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["report.yaml:1:1: 文件不是 UTF-8 编码*"])

    def test_missing_companion(self, pytester):
        """A previous report that is not there fails the form's test at the line that names it."""
        write(pytester, "report.yaml", example("suqian-2024"))
        result = pytester.runpytest("-rfs")
        assert failed(result) == ["report.yaml::form"]
        result.stdout.fnmatch_lines(
            ["不能核对：*suqian-2023/report.yaml: 没有这个文件", "SKIPPED*applications.previous_year*"]
        )

    @pytest.mark.usefixtures("right")
    def test_doubt(self, pytester):
        """What was read with doubt is a warning of the form's test, and fails only where warnings are errors."""
        pytester.makeconftest(
            """
            import attrs
            import govcheck.pytest_items as items
            from govcheck.messages import say
            from govcheck.report import Problem
            check = items.check_report
            def doubtful(report, *around):
                doubt = Problem(say("file.tab"), report.tables["applications"].place, fatal=False)
                return attrs.evolve(check(report, *around), problems=(doubt,))
            items.check_report = doubtful
            """
        )
        result = pytester.runpytest_subprocess("2023", "--govcheck-strict")
        result.assert_outcomes(passed=5, skipped=4, warnings=1)
        result.stdout.fnmatch_lines(
            ["2023/report.yaml::form", "*report.yaml:*: GovcheckWarning: 存疑：2023/report.yaml:*"]
        )
        result = pytester.runpytest_subprocess("2023", "-W", "error::govcheck_pytest.GovcheckWarning")
        assert failed(result) == ["2023/report.yaml::form"]
        result.stdout.fnmatch_lines(["FAILED *::form - 存疑：2023/report.yaml:*"])


class TestOutcomes:
    """Pass, fail, warn, skip and expected failure."""

    @pytest.mark.usefixtures("wrong")
    def test_violation(self, pytester):
        """The rules that are violated fail with the relation in figures, the places and the table, and nothing else."""
        result = pytester.runpytest("2024")
        assert failed(result) == [f"2024/report.yaml::applications.{name}" for name in ("balance", "previous_year")]
        result.stdout.fnmatch_lines(
            [
                "*_ 2024/report.yaml::applications.balance _*",
                "错误  applications.balance@natural_person",
                "    【自然人】*3440 + 117 = 3557，而 3440 + 118 = 3558*",
                "    applications[[]received, natural_person[]] = 3440 (2024/report.yaml:19:30)；*",
                "    依据：国办公开办函〔2021〕30号*",
                "    三、收到和处理政府信息公开申请情况",
                "    二、上年结转政府信息公开* [[]117[]]",
                "错误  applications.balance@business",
            ]
        )
        assert not [line for line in result.outlines if ".py" in line or "Traceback" in line or line.startswith("E ")]

    @pytest.mark.parametrize("style", ["auto", "long", "short", "native"])
    @pytest.mark.usefixtures("wrong")
    def test_traceback_styles(self, pytester, style):
        """Every style of traceback shows the same table."""
        result = pytester.runpytest("2024", "-k", "balance", f"--tb={style}")
        result.stdout.fnmatch_lines(["    【自然人】*3557*", "*[[]117[]]"])
        result.stdout.no_fnmatch_line("*Violated*")

    @pytest.mark.usefixtures("wrong")
    def test_one_line(self, pytester):
        """The closing summary and ``--tb=line`` say the first violation in figures, and how many more there are."""
        result = pytester.runpytest("2024", "-k", "balance", "--tb=line")
        headline = "natural_person：*3440 + 117 = 3557，而 3440 + 118 = 3558*（另有 1 处）"
        result.stdout.fnmatch_lines(
            [f"2024/report.yaml:19: {headline}", f"FAILED *::applications.balance - {headline}"]
        )

    def test_form_finding(self, pytester):
        """A value that the form does not allow fails the form's test, with its place."""
        write(pytester, "report.yaml", example("wrong-negative-count"))
        result = pytester.runpytest()
        assert "report.yaml::form" in failed(result)
        result.stdout.fnmatch_lines(["错误  form.value@regulations[[]rules, issued[]]", "*report.yaml:8:27"])

    def test_nothing_assessed(self, pytester):
        """A report of which nothing could be compared does not pass."""
        write(pytester, "report.yaml", "form: cn-ogi-2021\nyear: 2023\ntables: {}\n")
        result = pytester.runpytest()
        assert failed(result) == ["report.yaml::form"]
        result.stdout.fnmatch_lines(["错误  form.nothing_assessed"])

    def test_not_assessed(self, pytester):
        """A rule of which nothing was assessed is skipped with the reason, told at the report."""
        write(pytester, "2024/report.yaml", example("suqian-2024", ("previous: ../suqian-2023/report.yaml\n", "")))
        result = pytester.runpytest("-rfs", "-k", "previous_year")
        result.assert_outcomes(skipped=1, deselected=8)
        result.stdout.fnmatch_lines(
            ["SKIPPED [[]1[]] 2024/report.yaml:1: applications.previous_year：7 处，没有2023年的报告可比"]
        )

    def test_partly_assessed(self, pytester):
        """A rule that held where it could be assessed passes."""
        blank = ("[1, 1, 16, 6, 24] ", "[null, null, null, null, null] ")
        write(pytester, "report.yaml", example("suqian-2023", blank))
        result = pytester.runpytest("-k", "disputes")
        result.assert_outcomes(passed=1, deselected=8)

    @pytest.mark.usefixtures("right")
    def test_does_not_apply(self, pytester):
        """A rule whose condition does not hold is skipped and says so."""
        result = pytester.runpytest("-rfs", "2024/report.yaml::whole")
        result.assert_outcomes(skipped=1)
        result.stdout.fnmatch_lines(["SKIPPED*whole：这条规则不适用于这份报告"])

    @pytest.mark.usefixtures("right")
    def test_switched_off(self, pytester):
        """A rule that its pack switches off is skipped with the reason."""
        rule = '{id: house.first, title: 甲, check: "applications[received, total] >= 1", off: 尚未施行}'
        pack = f"pack: house\nextends: cn-ogi-2021\nrules:\n  - {rule}\n"
        write(pytester, "house.yaml", pack)
        result = pytester.runpytest("-rfs", "--govcheck-pack=house.yaml", "2024/report.yaml::house.first")
        result.assert_outcomes(skipped=1)
        result.stdout.fnmatch_lines(["SKIPPED*house.first：规则已停用，尚未施行"])

    def test_note(self, pytester):
        """A note passes and stands in the report section of its test."""
        write(pytester, "report.yaml", example("guangzhou-agency-2014"))
        result = pytester.runpytest("-rP", "-k", "disclosed.website", "-W", "error")
        result.assert_outcomes(passed=1, deselected=3)
        result.stdout.fnmatch_lines(["*govcheck*", "提示  disclosed.website@number", "*434*355*"])

    def test_previous_by_name_only(self, pytester):
        """Last year's report is compared only where the report names it, not because it was collected too."""
        write(pytester, "2023/report.yaml", example("suqian-2023"))
        write(
            pytester, "2024/report.yaml", example("wrong-moved-column", ("previous: ../suqian-2023/report.yaml\n", ""))
        )
        result = pytester.runpytest("-k", "previous_year")
        result.assert_outcomes(skipped=2, deselected=16)

    def test_another_year(self, pytester):
        """A previous report of another year fails the form's test, and nothing is compared with it."""
        write(pytester, "2022/report.yaml", example("suqian-2023", ("year: 2023", "year: 2022")))
        write(pytester, "2024/report.yaml", example("suqian-2024", ("suqian-2023/", "2022/")))
        result = pytester.runpytest("2024", "-rfs")
        assert failed(result) == ["2024/report.yaml::form"]
        result.stdout.fnmatch_lines(["错误  form.previous", "SKIPPED*applications.previous_year*"])


class TestWaivers:
    """Violations that the report waives."""

    @pytest.mark.parametrize("setting", ["", "xfail_strict = true", "strict = true"])
    def test_expected_failure(self, pytester, wrong, setting):
        """A waived violation is an expected failure with the waiver's reason, with strict expectations too."""
        wrong.write_text(wrong.read_text("utf-8") + WAIVERS, "utf-8")
        pytester.makeini(f"[pytest]\n{setting}\n")
        result = pytester.runpytest("2024", "-rx")
        result.assert_outcomes(passed=5, skipped=2, xfailed=2)
        result.stdout.fnmatch_lines(
            [
                "XFAIL 2024/report.yaml::applications.balance - *已豁免 "
                "applications.balance@natural_person、applications.balance@business：机构改革划转",
                "XFAIL *@natural_person：机构改革划转；已豁免 *@business：统计口径调整",
            ]
        )

    def test_partly_waived(self, pytester, wrong):
        """Where one of two violations is waived the other fails, alone."""
        waiver = "\nwaivers:\n  - {rule: applications.balance, instance: business, reason: 已说明}\n"
        wrong.write_text(wrong.read_text("utf-8") + waiver, "utf-8")
        result = pytester.runpytest("2024", "-k", "balance")
        result.assert_outcomes(failed=1, deselected=8)
        result.stdout.fnmatch_lines(["错误  applications.balance@natural_person"])
        result.stdout.no_fnmatch_line("*balance@business*")

    def test_run_as_unmarked(self, pytester, wrong):
        """``--runxfail`` shows the waived violation as the failure that it is."""
        wrong.write_text(wrong.read_text("utf-8") + WAIVERS, "utf-8")
        result = pytester.runpytest("2024", "-k", "balance", "--runxfail")
        result.assert_outcomes(failed=1, deselected=8)
        result.stdout.fnmatch_lines(["错误  applications.balance@natural_person  已豁免（机构改革划转）"])

    @pytest.mark.usefixtures("right")
    def test_unused(self, pytester):
        """A waiver that matches nothing is a warning of the form's test; one that names no rule fails it."""
        for rule in ("applications.balance", "applications.balanced"):
            text = example("suqian-2023") + f"\nwaivers:\n  - {{rule: {rule}, reason: 无}}\n"
            write(pytester, f"{rule}.report.yaml", text)
        result = pytester.runpytest(".", "-k", "applications.balance.report.yaml or applications.balanced.report.yaml")
        assert failed(result) == ["applications.balanced.report.yaml::form"]
        result.stdout.fnmatch_lines(["*applications.balance.report.yaml:*: GovcheckWarning: 警告  waiver.unused@*"])


class TestWarnings:
    """Findings of severity warning. The example has more than 20 % refused among natural persons and in all."""

    @pytest.fixture
    def own(self, pytester):
        """A report with a pack of its own, and the option that names the pack."""
        shutil.copy(ROOT / "examples/own-pack/own.yaml", pytester.path)
        shutil.copy(ROOT / "examples/own-pack/report.yaml", pytester.path)
        return "--govcheck-pack=own.yaml"

    def test_warning(self, pytester, own):
        """A warning passes and is told in pytest's summary of warnings with its category and place."""
        result = pytester.runpytest(own, "-k", "own.refused_share")
        result.assert_outcomes(passed=1, warnings=2, deselected=9)
        place = r"*report.yaml:[0-9]*: GovcheckWarning: 警告  own.refused_share"
        result.stdout.fnmatch_lines(["report.yaml::own.refused_share", f"{place}@natural_person", f"{place}@total"])

    @pytest.mark.parametrize("options", [["-W", "error"], ["-W", "error::govcheck_pytest.GovcheckWarning"]])
    def test_warnings_as_errors(self, pytester, own, options):
        """Warnings that pytest was told to make errors fail with the table, all of them at once."""
        result = pytester.runpytest(own, "-k", "own.refused_share", *options)
        result.assert_outcomes(failed=1, deselected=9)
        result.stdout.fnmatch_lines(
            ["警告  own.refused_share@natural_person", "警告  own.refused_share@total", "*三、收到*"]
        )

    def test_ignored(self, pytester, own):
        """The category can be silenced."""
        result = pytester.runpytest(own, "-W", "ignore::govcheck_pytest.GovcheckWarning", "-k", "own.refused_share")
        result.assert_outcomes(passed=1, warnings=0, deselected=9)

    def test_strict(self, pytester, own):
        """``--govcheck-strict`` makes a warning fail, and leaves what could not be assessed skipped."""
        result = pytester.runpytest(own, "--govcheck-strict", "-rfs")
        assert failed(result) == ["report.yaml::own.refused_share"]
        result.stdout.fnmatch_lines(["SKIPPED*applications.previous_year*"])
        result.assert_outcomes(failed=1, passed=6, skipped=3)

    def test_strict_form(self, pytester):
        """``--govcheck-strict`` makes the warnings of the form fail."""
        write(pytester, "report.yaml", example("shanghai-office-2019"))
        assert failed(pytester.runpytest()) == []
        assert failed(pytester.runpytest("--govcheck-strict")) == ["report.yaml::form"]

    @pytest.mark.usefixtures("right")
    def test_unknown_pack(self, pytester):
        """A pack that does not exist is wrong usage, told with the nearest name before anything is run."""
        result = pytester.runpytest("--govcheck-pack=cn-ogi-2012")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*--govcheck-pack: *cn-ogi-2012*cn-ogi-20*"])


class TestSelection:
    """pytest's own ways to choose tests."""

    @pytest.mark.usefixtures("right")
    def test_keyword(self, pytester):
        """``-k`` finds rules by id, by the words of their title, and by the year in the path."""
        assert pytester.runpytest("-k", "balance").parseoutcomes()["passed"] == 2
        assert pytester.runpytest("-k", "结转下年 and 2024").parseoutcomes()["passed"] == 2
        assert pytester.runpytest("-k", "2024 and disputes").parseoutcomes()["passed"] == 1

    @pytest.mark.usefixtures("right")
    def test_marker(self, pytester):
        """``-m govcheck`` selects the reports among other tests, with strict markers too."""
        pytester.makepyfile("def test_other(): pass")
        pytester.runpytest("-m", "govcheck", "--strict-markers").assert_outcomes(passed=12, skipped=6, deselected=1)
        pytester.runpytest("-m", "not govcheck", "--strict-markers").assert_outcomes(passed=1, deselected=18)
        pytester.runpytest("--markers").stdout.fnmatch_lines(["@pytest.mark.govcheck:*"])

    @pytest.mark.usefixtures("wrong")
    def test_first_failure(self, pytester):
        """``-x`` stops at the first rule that is violated."""
        result = pytester.runpytest("2024", "-x")
        result.assert_outcomes(passed=1, failed=1)

    def test_last_failed(self, pytester, wrong):
        """``--lf`` runs the rules again that failed, and passes when they are put right."""
        pytester.runpytest().assert_outcomes(passed=5 + 5, skipped=2 + 4, failed=2)
        pytester.runpytest("--lf").assert_outcomes(failed=2)
        wrong.write_text(example("suqian-2024", ("suqian-2023/", "2023/")), "utf-8")
        pytester.runpytest("--lf").assert_outcomes(passed=2)

    @pytest.mark.usefixtures("wrong")
    def test_blocked(self, pytester):
        """``-p no:govcheck`` switches the plugin off."""
        assert pytester.runpytest("-p", "no:govcheck").ret == pytest.ExitCode.NO_TESTS_COLLECTED


class TestOutput:
    """Machine-readable output, other processes, and texts that mean harm."""

    @pytest.mark.usefixtures("wrong")
    def test_junit(self, pytester):
        """JUnit output names report and rule, and holds the figures, the table and the reasons."""
        pytester.runpytest("2024", "--junitxml=junit.xml")
        cases = {case.get("name"): case for case in ElementTree.parse(pytester.path / "junit.xml").iter("testcase")}
        assert set(cases) == {"form", *RULES}
        assert "2024.report.yaml" in (cases["form"].get("classname") or "")
        failure = cases["applications.balance"].find("failure")
        assert failure is not None
        assert "3440 + 117 = 3557" in (failure.get("message") or "")
        assert "applications[received" not in (failure.get("message") or "")
        assert "[117]" in (failure.text or "")
        skipped = cases["whole"].find("skipped")
        assert skipped is not None
        assert "不适用" in (skipped.get("message") or "")

    @pytest.mark.parametrize("spread", ["load", "loadfile"])
    @pytest.mark.usefixtures("wrong")
    def test_parallel(self, pytester, spread):
        """Under xdist outcomes, figures, reasons and warnings are the same."""
        pytest.importorskip("xdist")
        write(pytester, "other/report.yaml", example("shanghai-office-2019"))
        result = pytester.runpytest_subprocess("-n", "2", f"--dist={spread}", "-rfs")
        result.assert_outcomes(passed=5 + 5 + 6, skipped=2 + 4 + 4, failed=2, warnings=11)
        assert sorted(failed(result)) == [f"2024/report.yaml::applications.{n}" for n in ("balance", "previous_year")]
        shown = ["    【自然人】*3440 + 117 = 3557*", "*[[]117[]]", "*GovcheckWarning: *blank_total*"]
        result.stdout.fnmatch_lines(shown)
        result.stdout.fnmatch_lines(["SKIPPED*2023/report.yaml:1: applications.previous_year：7 处*"])
        result.stdout.fnmatch_lines(["FAILED *balance - natural_person：*3557*"])

    def test_control_characters(self, pytester):
        """Escape sequences and direction marks in texts of a report reach neither terminal nor JUnit output."""
        evil = r'"\e[31m12\a\u202E\u2066</failure>]]>\x9b"'
        text = example(
            "suqian-2023", ("[3402, 99", f"[{evil}, 99"), ("[309, 17, 88, 26, 440]", "[309, 17, 88, 26, 441]")
        )
        text += f"\nwaivers:\n  - {{rule: disputes.row_total, reason: {evil}}}\n"
        write(pytester, "report.yaml", text)
        result = pytester.runpytest("-rA", "-vv", "--color=no", "--junitxml=junit.xml")
        result.assert_outcomes(failed=1, xfailed=1, passed=3, skipped=4)
        written = (pytester.path / "junit.xml").read_text("utf-8")
        assert "</failure>]]>" in "".join(ElementTree.fromstring(written).itertext())
        for output in (result.stdout.str(), written):
            assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(output)

    def test_quoted_source(self, pytester):
        """A warning does not make pytest quote a line of the report with direction marks or of great length."""
        for name, note in (("marks", "\u202e反"), ("long", "长" * 10_000), ("plain", "平常")):
            changed = ("# 2.重复申请", f"# {note}")
            write(pytester, f"{name}.report.yaml", example("shanghai-office-2019", changed))
        result = pytester.runpytest("-k", "form")
        assert "# 平常" in result.stdout.str()
        assert "\u202e" not in result.stdout.str()
        assert "长长" not in result.stdout.str()

    @pytest.mark.usefixtures("right")
    def test_changed_folder(self, pytester):
        """A test that leaves another working folder behind does not lead the check astray."""
        pytester.makepyfile(test_a="import os, tempfile\ndef test_away():\n    os.chdir(tempfile.gettempdir())\n")
        pytester.runpytest_subprocess("test_a.py", "2024").assert_outcomes(passed=8, skipped=2)


class TestFixture:
    """``govcheck_check`` in tests of one's own."""

    @pytest.mark.usefixtures("wrong")
    def test_result(self, pytester):
        """The fixture gives the result of a path, relative paths from pytest's root folder."""
        pytester.makeini("[pytest]")
        write(
            pytester,
            "checks/test_own.py",
            """
def test_own(govcheck_check, request):
    import os, govcheck
    os.chdir("checks")
    result = govcheck_check("2024/report.yaml")
    assert isinstance(result, govcheck.Result)
    assert {violation.rule.id for violation in result.violations} == {
        "applications.balance", "applications.previous_year"}
    assert govcheck_check(request.config.rootpath / "2023" / "report.yaml").ok
""",
        )
        pytester.runpytest_subprocess("checks").assert_outcomes(passed=1)

    @pytest.mark.usefixtures("wrong")
    def test_failing_assertion(self, pytester):
        """An assertion that fails names the violations and shows the command line's table."""
        pytester.makepyfile("def test_own(govcheck_check):\n    assert govcheck_check('2024/report.yaml').ok\n")
        result = pytester.runpytest("test_failing_assertion.py")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(
            [
                "E*False = Result(*, violations=[[]applications.balance ×2, applications.previous_year ×2[]], *).ok",
                "错误  applications.balance@natural_person",
                "    【自然人】*3440 + 117 = 3557*",
                "*【117】",
            ]
        )

    def test_unreadable(self, pytester):
        """A file that is no report raises an error of govcheck."""
        pytester.makepyfile(
            """
            import pytest, govcheck
            def test_own(govcheck_check):
                with pytest.raises(govcheck.GovcheckError, match="nowhere.yaml"):
                    govcheck_check("nowhere.yaml")
            """
        )
        pytester.runpytest().assert_outcomes(passed=1)

    def test_pack(self, pytester):
        """The fixture heeds ``--govcheck-pack``."""
        shutil.copytree(ROOT / "examples/own-pack", pytester.path / "own")
        pytester.makepyfile("def test_own(govcheck_check): assert govcheck_check('own/report.yaml').pack.id == 'own'\n")
        pytester.runpytest("test_pack.py", "--govcheck-pack=own/own.yaml").assert_outcomes(passed=1)


class TestCost:
    """What a run pays that has no reports."""

    def test_imports_nothing(self, pytester, monkeypatch):
        """A run without reports imports neither the package nor yaml, attrs or tabulate."""
        pytester.makepyfile("def test_other(): pass")
        write(pytester, "settings.yaml", "form: something\n")
        pytester.makeconftest(
            """
            import sys
            def pytest_terminal_summary(terminalreporter):
                heavy = {"yaml", "attr", "attrs", "tabulate", "govcheck"} & set(sys.modules)
                terminalreporter.write_line(f"plugin {'govcheck_pytest' in sys.modules}, heavy {sorted(heavy)}")
            """
        )
        # Other plugins of this machine may import what they like: only govcheck's is loaded.
        monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        result = pytester.runpytest_subprocess("-p", "govcheck")
        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines(["plugin True, heavy []"])

    def test_public_names(self):
        """The package's public names are there at once, and ``check`` is the function, not the module of that name."""
        assert all(hasattr(govcheck, name) for name in govcheck.__all__)
        assert callable(govcheck.check)
