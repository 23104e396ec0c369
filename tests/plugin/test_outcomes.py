"""What the tests of a report do: pass, fail, warn, skip, expected failure."""

from __future__ import annotations

import shutil

import pytest

# Nested runs in this process begin with the filters of this one, which make an error of every warning.
pytestmark = pytest.mark.filterwarnings("always::govcheck_pytest.GovcheckWarning")

#: Waives both columns of the wrong report, for both rules that they violate.
WAIVERS = """
waivers:
  - {rule: applications.balance, reason: 机构改革划转}
  - {rule: applications.previous_year, instance: natural_person, reason: 机构改革划转}
  - {rule: applications.previous_year, instance: business, reason: 统计口径调整}
"""


class TestOutcomes:
    """Pass, fail, warn, skip and expected failure."""

    def test_ids_can_be_copied(self, pytester, reports):
        """``pytest -v`` prints the id as it can be given to pytest again."""
        reports.write("report.yaml", reports.example("suqian-2023"))
        result = pytester.runpytest("-v")
        result.stdout.fnmatch_lines(["report.yaml::form PASSED*", "report.yaml::applications.balance PASSED*"])

    @pytest.mark.usefixtures("wrong")
    def test_violation(self, pytester, reports):
        """The rules that are violated fail with the relation in figures, the places and the table, and nothing else."""
        result = pytester.runpytest("2024")
        assert reports.failed(result) == [
            f"2024/report.yaml::applications.{name}" for name in ("balance", "previous_year")
        ]
        result.stdout.fnmatch_lines(
            [
                "*_ 2024/report.yaml::applications.balance *_*",
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

    @pytest.mark.usefixtures("wrong")
    def test_most_likely_cells(self, pytester):
        """After the table of a violation stand the cells that were most likely mistyped: 117 for 118, and 4 for 3."""
        result = pytester.runpytest("2024", "-k", "balance")
        result.stdout.fnmatch_lines(
            [
                "最可能写错的格：",
                "    applications[[]carried_over, natural_person[]]*117 → 118*",
                "    applications[[]carried_over, business[]]*4 → 3*",
            ]
        )

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

    def test_form_finding(self, pytester, reports):
        """A value that the form does not allow fails the form's test, with its place."""
        reports.write("report.yaml", reports.example("wrong-negative-count"))
        result = pytester.runpytest()
        assert "report.yaml::form" in reports.failed(result)
        result.stdout.fnmatch_lines(["错误  form.value@regulations[[]rules, issued[]]", "*report.yaml:8:27"])

    def test_nothing_assessed(self, pytester, reports):
        """A report of which nothing could be compared does not pass."""
        reports.write("report.yaml", "form: cn-ogi-2021\nyear: 2023\ntables: {}\n")
        result = pytester.runpytest()
        assert reports.failed(result) == ["report.yaml::form"]
        result.stdout.fnmatch_lines(["错误  form.nothing_assessed"])

    def test_not_assessed(self, pytester, reports):
        """A rule of which nothing was assessed is skipped with the reason, told at the report."""
        reports.write(
            "2024/report.yaml", reports.example("suqian-2024", ("previous: ../suqian-2023/report.yaml\n", ""))
        )
        result = pytester.runpytest("-rfs", "-k", "previous_year")
        result.assert_outcomes(skipped=1, deselected=8)
        result.stdout.fnmatch_lines(
            ["SKIPPED [[]1[]] 2024/report.yaml:1: *（applications.previous_year）：7 处，没有2023年的报告可比"]
        )

    def test_partly_assessed(self, pytester, reports):
        """A rule that held where it could be assessed passes."""
        blank = ("[1, 1, 16, 6, 24] ", "[null, null, null, null, null] ")
        reports.write("report.yaml", reports.example("suqian-2023", blank))
        result = pytester.runpytest("-k", "disputes")
        result.assert_outcomes(passed=1, deselected=8)

    @pytest.mark.usefixtures("right")
    def test_does_not_apply(self, pytester):
        """A rule whose condition does not hold is skipped and says so."""
        result = pytester.runpytest("-rfs", "2024/report.yaml::whole")
        result.assert_outcomes(skipped=1)
        result.stdout.fnmatch_lines(["SKIPPED*whole：这条规则不适用于这份报告"])

    @pytest.mark.usefixtures("right")
    def test_switched_off(self, pytester, reports):
        """A rule that its pack switches off is skipped with the reason."""
        rule = '{id: house.first, title: 甲, check: "applications[received, total] >= 1", off: 尚未施行}'
        pack = f"pack: house\nextends: cn-ogi-2021\nrules:\n  - {rule}\n"
        reports.write("house.yaml", pack)
        result = pytester.runpytest("-rfs", "--govcheck-pack=house.yaml", "2024/report.yaml::house.first")
        result.assert_outcomes(skipped=1)
        result.stdout.fnmatch_lines(["SKIPPED*house.first：规则已停用，尚未施行"])

    def test_note(self, pytester, reports):
        """A note passes and stands in the report section of its test."""
        reports.write("report.yaml", reports.example("guangzhou-agency-2014"))
        result = pytester.runpytest("-rP", "-k", "disclosed.website", "-W", "error")
        result.assert_outcomes(passed=1, deselected=3)
        result.stdout.fnmatch_lines(["*govcheck*", "提示  disclosed.website@number", "*434*355*"])

    def test_previous_by_name_only(self, pytester, reports):
        """Last year's report is compared only where the report names it, not because it was collected too."""
        reports.write("2023/report.yaml", reports.example("suqian-2023"))
        reports.write(
            "2024/report.yaml",
            reports.example("wrong-moved-column", ("previous: ../suqian-2023/report.yaml\n", "")),
        )
        result = pytester.runpytest("-k", "previous_year")
        result.assert_outcomes(skipped=2, deselected=16)

    def test_another_year(self, pytester, reports):
        """A previous report of another year fails the form's test, and nothing is compared with it."""
        reports.write("2022/report.yaml", reports.example("suqian-2023", ("year: 2023", "year: 2022")))
        reports.write("2024/report.yaml", reports.example("suqian-2024", ("suqian-2023/", "2022/")))
        result = pytester.runpytest("2024", "-rfs")
        assert reports.failed(result) == ["2024/report.yaml::form"]
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
    def test_unused(self, pytester, reports):
        """A waiver that matches nothing is a warning of the form's test; one that names no rule fails it."""
        for rule in ("applications.balance", "applications.balanced"):
            text = reports.example("suqian-2023") + f"\nwaivers:\n  - {{rule: {rule}, reason: 无}}\n"
            reports.write(f"{rule}.report.yaml", text)
        result = pytester.runpytest(".", "-k", "applications.balance.report.yaml or applications.balanced.report.yaml")
        assert reports.failed(result) == ["applications.balanced.report.yaml::form"]
        result.stdout.fnmatch_lines(["*applications.balance.report.yaml:*: GovcheckWarning: 警告  waiver.unused@*"])


class TestWarnings:
    """Findings of severity warning. The example has more than 20 % refused among natural persons and in all."""

    @pytest.fixture
    def own(self, pytester, reports):
        """A report with a pack of its own, and the option that names the pack."""
        shutil.copy(reports.root / "examples/own-pack/own.yaml", pytester.path)
        shutil.copy(reports.root / "examples/own-pack/report.yaml", pytester.path)
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

    def test_strict(self, pytester, reports, own):
        """``--govcheck-strict`` makes a warning fail, and leaves what could not be assessed skipped."""
        result = pytester.runpytest(own, "--govcheck-strict", "-rfs")
        assert reports.failed(result) == ["report.yaml::own.refused_share"]
        result.stdout.fnmatch_lines(["SKIPPED*applications.previous_year*"])
        result.assert_outcomes(failed=1, passed=6, skipped=3)

    def test_strict_form(self, pytester, reports):
        """``--govcheck-strict`` makes the warnings of the form fail."""
        reports.write("report.yaml", reports.example("shanghai-office-2019"))
        assert reports.failed(pytester.runpytest()) == []
        assert reports.failed(pytester.runpytest("--govcheck-strict")) == ["report.yaml::form"]

    @pytest.mark.usefixtures("right")
    def test_unknown_pack(self, pytester):
        """A pack that does not exist is wrong usage, told with the nearest name before anything is run."""
        result = pytester.runpytest("--govcheck-pack=cn-ogi-2012")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*--govcheck-pack: *cn-ogi-2012*cn-ogi-20*"])
