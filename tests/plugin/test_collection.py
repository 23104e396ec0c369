"""Which files the pytest plugin collects, which tests they become, and what a run without reports pays."""

from __future__ import annotations

import shutil

import pytest

import govcheck


class TestCollection:
    """What is collected, and what is left alone."""

    @pytest.mark.usefixtures("right")
    def test_ids(self, pytester, reports):
        """A report is a test for its form and one for each rule, named by path and rule."""
        result = pytester.runpytest("--co", "-q", "2024")
        tests = [line for line in result.outlines if "::" in line]
        assert tests == [f"2024/report.yaml::{name}" for name in ("form", *reports.RULES)]

    @pytest.mark.usefixtures("right")
    def test_right_reports_pass(self, pytester):
        """A report that agrees with itself fails nothing; rules with nothing to compare are skipped."""
        # Neither says that it is a county's or covers a whole area; for 2023 two rules lack the report of 2022.
        pytester.runpytest().assert_outcomes(passed=7 + 5, skipped=2 + 4)

    def test_names(self, pytester, reports):
        """Files called report.yaml or ending in .report.yaml are reports, others are not."""
        for name in ("report.yaml", "city.report.yaml", "deep/er/report.yaml", "other.yaml", "myreport.yaml"):
            reports.write(name, reports.example("suqian-2023"))
        result = pytester.runpytest("--co", "-q", "-k", "form")
        names = {line.partition("::")[0] for line in result.outlines if "::" in line}
        assert names == {"report.yaml", "city.report.yaml", "deep/er/report.yaml"}

    def test_named_file(self, pytester, reports):
        """A report named on the command line is collected, whatever it is called."""
        reports.write("other.yaml", reports.example("suqian-2023"))
        result = pytester.runpytest("other.yaml::applications.balance")
        result.assert_outcomes(passed=1)

    def test_files_setting(self, pytester, reports):
        """``govcheck_files`` says which files are reports."""
        reports.write("report.yaml", reports.example("suqian-2023"))
        reports.write("reports/2023.yaml", reports.example("suqian-2023"))
        pytester.makeini("[pytest]\ngovcheck_files = reports/*.yaml\n")
        result = pytester.runpytest("--strict-config", "--co", "-q", "-k", "form")
        assert [line for line in result.outlines if "::" in line] == ["reports/2023.yaml::form"]

    @pytest.mark.usefixtures("wrong")
    def test_files_setting_empty(self, pytester):
        """An empty ``govcheck_files`` collects nothing."""
        pytester.makeini("[pytest]\ngovcheck_files =\n")
        assert pytester.runpytest().ret == pytest.ExitCode.NO_TESTS_COLLECTED

    @pytest.mark.parametrize("text", ["title: results\n", "form:\n  applications: {}\n", "", "- form: x\n", "\x00\xff"])
    def test_not_a_report(self, pytester, reports, text):
        """A file of that name without a top-level form, such as a pack's, is left alone."""
        reports.write("report.yaml", text)
        assert pytester.runpytest().ret == pytest.ExitCode.NO_TESTS_COLLECTED

    def test_packs(self, pytester, reports):
        """The shipped packs are no reports."""
        shutil.copytree(reports.root / "rules", pytester.path / "rules")
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
            ("form: cn-ogi-2021\nyear: 2023\ntables:\n\tregulations: {}\n", "*report.yaml:4:1: YAML 不能用制表符*"),
            ("form: cn-ogi-2012\nyear: 2023\ntables: {}\n", "*report.yaml:1:7: *cn-ogi-2012*"),
            ("form: cn-ogi-2021\nyear: 二〇二三\ntables: {}\n", "*report.yaml:2:7: *二〇二三*"),
            ("form: cn-ogi-2021\nyear: 2023\n", "*report.yaml: *tables*"),
        ],
    )
    def test_collection_error(self, pytester, reports, text, expected):
        """A report that cannot be read is an error of collection with place and message, without a traceback."""
        reports.write("bad/report.yaml", text)
        reports.write("good/report.yaml", reports.example("suqian-2023"))
        result = pytester.runpytest("--continue-on-collection-errors")
        result.assert_outcomes(errors=1, passed=5, skipped=4)
        result.stdout.fnmatch_lines(["*ERROR collecting bad/report.yaml*", expected])
        result.stdout.no_fnmatch_line("*INTERNALERROR*")
        result.stdout.no_fnmatch_line("*.py:*")

    def test_other_encoding(self, pytester, reports):
        """A report in GBK is told as one that is not UTF-8."""
        reports.write("report.yaml", "").write_bytes(reports.example("suqian-2023").encode("gbk"))
        result = pytester.runpytest()
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["report.yaml:1:1: 文件不是 UTF-8 编码*"])

    def test_missing_companion(self, pytester, reports):
        """A previous report that is not there fails the form's test, which names the line that asks for it."""
        reports.write("report.yaml", reports.example("suqian-2024"))
        result = pytester.runpytest("-rfs")
        assert reports.failed(result) == ["report.yaml::form"]
        result.stdout.fnmatch_lines(
            [
                "不能核对：*suqian-2023/report.yaml: 没有这个文件（report.yaml:*previous*",
                "SKIPPED*applications.previous_year*",
            ]
        )

    @pytest.mark.usefixtures("right")
    def test_doubt(self, pytester, reports):
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
        assert reports.failed(result) == ["2023/report.yaml::form"]
        result.stdout.fnmatch_lines(["FAILED *::form - 存疑：2023/report.yaml:*"])


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

    def test_last_failed(self, pytester, reports, wrong):
        """``--lf`` runs the rules again that failed, and passes when they are put right."""
        pytester.runpytest().assert_outcomes(passed=5 + 5, skipped=2 + 4, failed=2)
        pytester.runpytest("--lf").assert_outcomes(failed=2)
        wrong.write_text(reports.example("suqian-2024", ("suqian-2023/", "2023/")), "utf-8")
        pytester.runpytest("--lf").assert_outcomes(passed=2)

    @pytest.mark.usefixtures("wrong")
    def test_blocked(self, pytester):
        """``-p no:govcheck`` switches the plugin off."""
        assert pytester.runpytest("-p", "no:govcheck").ret == pytest.ExitCode.NO_TESTS_COLLECTED


class TestCost:
    """What a run pays that has no reports."""

    def test_imports_nothing(self, pytester, reports, monkeypatch):
        """A run without reports imports neither the package nor yaml, attrs or tabulate."""
        pytester.makepyfile("def test_other(): pass")
        reports.write("settings.yaml", "form: something\n")
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
