"""JUnit output, xdist, texts that mean harm, and the fixture of the pytest plugin."""

from __future__ import annotations

import shutil
from xml.etree import ElementTree

import pytest

# Nested runs in this process begin with the filters of this one, which make an error of every warning.
pytestmark = pytest.mark.filterwarnings("always::govcheck_pytest.GovcheckWarning")


def test_the_language_asked_for(pytester, reports):
    """With ``--govcheck-lang`` a failing test speaks that language, whatever that of the pack."""
    reports.write("report.yaml", reports.example("wrong-dispute-total"))
    result = pytester.runpytest("--govcheck-lang=en", "-k", "row_total")
    result.stdout.fnmatch_lines(["error  disputes.row_total@reconsideration", "most likely mistyped:"])
    result = pytester.runpytest("-k", "row_total")
    result.stdout.fnmatch_lines(["错误  disputes.row_total@reconsideration", "最可能写错的格："])


class TestOutput:
    """Machine-readable output, other processes, and texts that mean harm."""

    @pytest.mark.usefixtures("wrong")
    def test_junit(self, pytester, reports):
        """JUnit output names report and rule, and holds the figures, the table and the reasons."""
        pytester.runpytest("2024", "--junitxml=junit.xml")
        cases = {case.get("name"): case for case in ElementTree.parse(pytester.path / "junit.xml").iter("testcase")}
        assert set(cases) == {"form", *reports.RULES}
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
    def test_parallel(self, pytester, reports, spread):
        """Under xdist outcomes, figures, reasons and warnings are the same."""
        pytest.importorskip("xdist")
        reports.write("other/report.yaml", reports.example("shanghai-office-2019"))
        result = pytester.runpytest_subprocess("-n", "2", f"--dist={spread}", "-rfs")
        result.assert_outcomes(passed=5 + 5 + 6, skipped=2 + 4 + 4, failed=2, warnings=11 + 3)
        assert sorted(reports.failed(result)) == [
            f"2024/report.yaml::applications.{n}" for n in ("balance", "previous_year")
        ]
        shown = ["    【自然人】*3440 + 117 = 3557*", "*[[]117[]]", "*GovcheckWarning: *blank_total*"]
        result.stdout.fnmatch_lines(shown)
        result.stdout.fnmatch_lines(["SKIPPED*2023/report.yaml:1: *（applications.previous_year）：7 处*"])
        result.stdout.fnmatch_lines(["FAILED *balance - natural_person：*3557*"])

    def test_control_characters(self, pytester, reports):
        """Escape sequences and direction marks in texts of a report reach neither terminal nor JUnit output."""
        evil = r'"\e[31m12\a\u202E\u2066</failure>]]>\x9b"'
        text = reports.example(
            "suqian-2023", ("[3402, 99", f"[{evil}, 99"), ("[309, 17, 88, 26, 440]", "[309, 17, 88, 26, 441]")
        )
        text += f"\nwaivers:\n  - {{rule: disputes.row_total, reason: {evil}}}\n"
        reports.write("report.yaml", text)
        result = pytester.runpytest("-rA", "-vv", "--color=no", "--junitxml=junit.xml")
        result.assert_outcomes(failed=1, xfailed=1, passed=3, skipped=4)
        written = (pytester.path / "junit.xml").read_text("utf-8")
        assert "</failure>]]>" in "".join(ElementTree.fromstring(written).itertext())
        for output in (result.stdout.str(), written):
            assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(output)

    def test_quoted_source(self, pytester, reports):
        """A warning does not make pytest quote a line of the report with direction marks or of great length."""
        for name, note in (("marks", "\u202e反"), ("long", "长" * 10_000), ("plain", "平常")):
            changed = ("# 2.重复申请", f"# {note}")
            reports.write(f"{name}.report.yaml", reports.example("shanghai-office-2019", changed))
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
    def test_result(self, pytester, reports):
        """The fixture gives the result of a path, relative paths from pytest's root folder."""
        pytester.makeini("[pytest]")
        reports.write(
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

    def test_pack(self, pytester, reports):
        """The fixture heeds ``--govcheck-pack``."""
        shutil.copytree(reports.root / "examples/own-pack", pytester.path / "own")
        pytester.makepyfile("def test_own(govcheck_check): assert govcheck_check('own/report.yaml').pack.id == 'own'\n")
        pytester.runpytest("test_pack.py", "--govcheck-pack=own/own.yaml").assert_outcomes(passed=1)
