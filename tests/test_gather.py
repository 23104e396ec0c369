"""Last year's report and the parts: found, fitting, or said to be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from govcheck import check as check_report_of
from govcheck import read
from govcheck.gather import gather
from govcheck.loading import load
from tests.helpers import govcheck, make_pack, named

RULES = """\
  - {id: over, each: column of t, check: a == previous(b)}
  - {id: whole, each: cell of t, check: cell == sum(parts(cell))}
  - {id: sign, each: cell of t, check: cell >= 0}
"""
FORM = """\
form:
  t: {title: 表, rows: {a: 甲, b: {label: 乙, was: {old: z}}}, columns: {x: {label: 子, was: {old: w}}}}
"""
OLD = """\
form:
  t: {title: 表, rows: {a: 甲, z: 乙}, columns: {w: 子}}
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with a pack `small` and a writer of reports on it."""
    pack = make_pack(tmp_path, RULES, FORM)
    old = make_pack(tmp_path, "  - {id: o, each: column of t, check: a <= z}\n", OLD)
    text = (tmp_path / old.place.path).read_text(encoding="utf-8").replace("pack: small", "pack: old")
    (tmp_path / old.place.path).write_text(text, encoding="utf-8")

    class Folder:
        path = tmp_path

        def write(self, name: str, year: int, rows: str, extra: str = "", form: str = "", publisher: str = "甲市"):
            """A report file."""
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            publisher_line = f"publisher: {publisher}\n" if publisher else ""
            head = f"form: {form or pack.place.path}\nyear: {year}\n{publisher_line}"
            target.write_text(f"{head}{extra}tables:\n  t: {rows}\n", encoding="utf-8")
            return target

        def check(self, name: str, *more: str):
            """Result of checking one report of the folder, with the small pack."""
            loaded = load(str(tmp_path / name), pack)
            from govcheck.check import check_report

            return check_report(loaded.report, loaded.pack, gather(loaded, *more))

    Folder.old = old.place.path
    Folder.pack = pack.place.path
    return Folder()


def reasons(result, rule: str) -> set[str]:
    """Why the instances of *rule* are not assessed."""
    return {one.reason.show("en") for one in result.not_assessed if one.rule.id == rule}


def problems(result) -> list[str]:
    """The problems of *result*, with their line."""
    return [f"{one.place.line}: {one.message.show('en')}" for one in result.problems]


class TestPrevious:
    """Last year's report."""

    def test_found_beside_the_report(self, folder):
        """`previous` is relative to the report that names it."""
        folder.write("2023/r.yaml", 2023, "{a: 1, b: 5}")
        folder.write("2024/r.yaml", 2024, "{a: 5, b: 1}", "previous: ../2023/r.yaml\n")
        result = folder.check("2024/r.yaml")
        assert [one.id for one in result.held if one.rule.id == "over"] == ["x"]

    def test_violated(self, folder):
        """The cell of the other report is named with its own file and line."""
        folder.write("2023.yaml", 2023, "{a: 1, b: 5}")
        folder.write("2024.yaml", 2024, "{a: 6, b: 1}", "previous: 2023.yaml\n")
        (violation,) = folder.check("2024.yaml").violations
        assert [one.cell.place.path.rpartition("/")[2] for one in violation.cells] == ["2024.yaml", "2023.yaml"]
        assert violation.cells[1].publisher == "甲市"

    def test_not_named(self, folder):
        """Without last year's report the rule is not assessed, and that is no problem."""
        folder.write("2024.yaml", 2024, "{a: 6, b: 1}")
        result = folder.check("2024.yaml")
        assert reasons(result, "over") == {"no report of 2023"}
        assert result.problems == ()

    @pytest.mark.parametrize(
        ("target", "message"),
        [
            ("none.yaml", "None: no such file"),
            ("2024.yaml", "4: previous leads back to this report"),
            (".", "None: this is a folder, not a file"),
            ("../x\\0y", "None: the file cannot be read: embedded null byte"),
        ],
    )
    def test_unreadable(self, folder, target, message):
        """A previous report that cannot be read is a problem, and the rest is checked."""
        folder.write("2024.yaml", 2024, "{a: 6, b: 1}", f'previous: "{target}"\n')
        result = folder.check("2024.yaml")
        assert problems(result)[0].startswith(message[:25])
        assert not result.ok
        assert reasons(result, "over") == {"no report of 2023"}

    def test_circle(self, folder):
        """Two reports that name each other are found out."""
        folder.write("2023.yaml", 2023, "{a: 1, b: 5}", "previous: 2024.yaml\n")
        folder.write("2024.yaml", 2024, "{a: 5, b: 1}", "previous: 2023.yaml\n")
        (problem,) = folder.check("2024.yaml").problems
        assert problem.message.key == "cli.previous_circle"

    @pytest.mark.parametrize(
        ("year", "publisher", "words"),
        [
            (2022, "甲市", "is the report of 2022; last year is 2023"),
            (2024, "甲市", "is the report of 2024; last year is 2023"),
            (2023, "乙市", "is of “乙市”, this one of “甲市”"),
        ],
    )
    def test_wrong_one(self, folder, year, publisher, words):
        """Another year's or another organ's report is an error, and is not compared with."""
        folder.write("old.yaml", year, "{a: 1, b: 5}", publisher=publisher)
        folder.write("2024.yaml", 2024, "{a: 6, b: 1}", "previous: old.yaml\n")
        result = folder.check("2024.yaml")
        (violation,) = result.violations
        assert (violation.rule.id, violation.severity.value) == ("form.previous", "error")
        assert words in violation.message.show("en")
        assert str(violation.finding.place).endswith("2024.yaml:4:11")
        assert "not last year's report" in reasons(result, "over").pop()

    def test_other_form(self, folder):
        """On another form the ids are looked up as `was` says."""
        folder.write("2023.yaml", 2023, "{a: 1, z: 5}", form=folder.old)
        folder.write("2024.yaml", 2024, "{a: 5, b: 1}", "previous: 2023.yaml\n")
        result = folder.check("2024.yaml")
        assert [one.id for one in result.held if one.rule.id == "over"] == ["x"]
        folder.write("2023.yaml", 2023, "{a: 1, z: 6}", form=folder.old)
        (violation,) = folder.check("2024.yaml").violations
        assert [str(one.key) for one in violation.cells] == ["t[a, x]", "t[b, x]"]
        assert str(violation.cells[1].cell.key) == "t[z, w]"

    def test_findings_are_not_repeated(self, folder):
        """What is wrong in last year's report is not said again; a figure that is unreadable there is not compared."""
        folder.write("2023.yaml", 2023, "{a: abc, b: abc}")
        folder.write("2024.yaml", 2024, "{a: 5, b: 1}", "previous: 2023.yaml\n")
        result = folder.check("2024.yaml")
        assert named(result.violations) == []
        assert reasons(result, "over") == {"t[b, x] cannot be read: abc"}

    def test_option_wins(self, folder):
        """A file given in the call takes the place of the one that the report names."""
        folder.write("a.yaml", 2023, "{a: 1, b: 5}")
        folder.write("b.yaml", 2023, "{a: 1, b: 6}")
        folder.write("2024.yaml", 2024, "{a: 6, b: 1}", "previous: a.yaml\n")
        assert folder.check("2024.yaml", str(folder.path / "b.yaml")).ok


class TestParts:
    """The reports of the parts."""

    def whole(self, folder, extra: str, rows: str = "{a: 5, b: 7}"):
        """The whole's report checked with *extra* lines."""
        folder.write("whole.yaml", 2024, rows, extra)
        return folder.check("whole.yaml")

    @pytest.fixture
    def parts(self, folder):
        """Two parts below the folder `parts`."""
        folder.write("parts/east.yaml", 2024, "{a: 2, b: 3}", publisher="东区")
        folder.write("parts/west.yaml", 2024, "{a: 3, b: 4}", publisher="西区")

    @pytest.mark.parametrize(
        "extra",
        [
            "parts: [parts/*.yaml]\n",
            "parts: [parts/east.yaml, parts/west.yaml]\n",
            "parts: ['parts/[ew]*.yaml']\n",
            "parts: ['**/??st.yaml']\n",
            "parts: [{publisher: 东区, report: parts/east.yaml}, parts/w*]\n",
        ],
    )
    def test_sum(self, folder, parts, extra):
        """The whole is the sum of its parts, named one by one or by a pattern."""
        result = self.whole(folder, extra)
        assert [one.id for one in result.held if one.rule.id == "whole"] == ["a, x", "b, x"]
        assert result.problems == ()

    def test_wrong_sum(self, folder, parts):
        """A wrong sum names the cell of every part with its publisher."""
        (violation,) = self.whole(folder, "parts: [parts/*.yaml]\n", "{a: 6, b: 7}").violations
        assert (violation.left, violation.right) == (6, 5)
        assert [(one.publisher, one.cell.value) for one in violation.cells] == [("甲市", 6), ("东区", 2), ("西区", 3)]

    def test_missing_part(self, folder, parts):
        """A part without a report is named, and the sums are not assessed."""
        result = self.whole(folder, "parts: [parts/*.yaml, {publisher: 南区, report: null}]\n")
        assert reasons(result, "whole") == {"no report of 南区"}
        assert result.problems == ()

    @pytest.mark.parametrize(
        ("extra", "problem"),
        [
            ("parts: [none/*.yaml]\n", "4: no file matches none/*.yaml"),
            ("parts: [none.yaml]\n", "None: no such file"),
            ("parts: [whole.yaml]\n", "4: the report names itself among its parts"),
            ("parts: [parts/east.yaml, parts/*.yaml]\n", "4: east.yaml stands twice among the parts"),
            ("parts: [parts/../parts/east.yaml, parts/east.yaml]\n", "4: east.yaml stands twice among the parts"),
        ],
    )
    def test_problems(self, folder, parts, extra, problem):
        """A pattern that matches nothing, a file that is not there, and a part named twice are problems."""
        result = self.whole(folder, extra)
        assert problems(result)[0].startswith(problem)
        assert not result.ok
        assert "whole" not in {one.rule.id for one in result.held}

    def test_companion_that_is_not_there_is_told_with_the_line_that_names_it(self, folder):
        """What cannot be read is said with the file, the key that asks for it, and where that stands."""
        result = self.whole(folder, "parts: [none.yaml]\n")
        (problem,) = result.problems
        assert problem.place.path.endswith("none.yaml")
        assert "whole.yaml:4:9 的 parts" in problem.message.show("zh")

    def test_whole_and_part_name_their_pack_by_its_file(self, folder):
        """`form: small.yaml` is looked up beside each report, and is one pack wherever the report stands."""
        (folder.path / "small.yaml").write_text(Path(folder.pack).read_text(encoding="utf-8"), encoding="utf-8")
        folder.write("parts/one.yaml", 2024, "{a: [1], b: [2]}", form="../small.yaml", publisher="乙区")
        path = folder.write("report.yaml", 2024, "{a: [1], b: [2]}", "parts: [parts/one.yaml]\n", form="small.yaml")
        result = check_report_of(read(path))
        assert [one.rule.id for one in result.held].count("whole") == 2
        assert not result.problems

    def test_pattern_that_matches_the_whole(self, folder):
        """A pattern never takes the report for a part of itself."""
        folder.write("east.yaml", 2024, "{a: 5, b: 7}", publisher="东区")
        assert [one.id for one in self.whole(folder, "parts: ['[ew]*.yaml']\n").held if one.rule.id == "whole"] == [
            "a, x",
            "b, x",
        ]

    def test_brackets_in_the_folder(self, folder):
        """A folder with brackets in its name is no pattern."""
        folder.write("[2024]/parts/east.yaml", 2024, "{a: 5, b: 7}", publisher="东区")
        folder.write("[2024]/whole.yaml", 2024, "{a: 5, b: 7}", "parts: [parts/*.yaml]\n")
        assert folder.check("[2024]/whole.yaml").problems == ()

    @pytest.mark.parametrize(
        ("year", "form", "words"),
        [(2023, "", "is of 2023, not of 2024"), (2024, "old", "is on old, not on small")],
    )
    def test_other_year_or_form(self, folder, year, form, words):
        """A part of another year, or on another form, cannot be added."""
        rows = "{a: 1, z: 1}" if form else "{a: 1, b: 1}"
        folder.write("part.yaml", year, rows, form=folder.old if form else "", publisher="东区")
        (problem,) = self.whole(folder, "parts: [part.yaml]\n").problems
        assert words in problem.message.show("en")

    def test_unreadable_figure_of_a_part(self, folder, parts):
        """A figure that is unreadable in one part leaves that cell's sum unassessed."""
        folder.write("parts/west.yaml", 2024, "{a: abc, b: 4}", publisher="西区")
        result = self.whole(folder, "parts: [parts/*.yaml]\n")
        assert [one.id for one in result.held if one.rule.id == "whole"] == ["b, x"]


@pytest.mark.parametrize(
    ("scope", "said"), [("scope: 汇总\n", ""), ("scope: 本机关\n", ""), ("", "请写明 scope: 汇总")]
)
def test_parts_without_scope(tmp_path, scope, said):
    """Parts that a report lists without saying that it is their sum are not passed over in silence."""
    tables = "tables:\n  enforcement: {penalties: [3], coercive_measures: [0]}\n"
    part = f"form: cn-ogi-2021\nyear: 2024\npublisher: 东区\n{tables}"
    (tmp_path / "part.yaml").write_text(part, encoding="utf-8")
    whole = f"form: cn-ogi-2021\nyear: 2024\npublisher: 甲市\n{scope}parts: [part.yaml]\n{tables}"
    (tmp_path / "report.yaml").write_text(whole, encoding="utf-8")
    result = check_report_of(read(tmp_path / "report.yaml"))
    skipped = [one for one in result.not_assessed if one.rule.id == "whole" and one.instance.startswith("penalties")]
    assert [said in one.reason.show("zh") for one in skipped] == ([True] if said else [])


def test_blank_total_of_last_year(tmp_path):
    """A total left blank in last year's report is not compared with, rather than taken for zero."""
    form = "form:\n  t: {title: 表, rows: {a: 甲, b: 乙}, columns: {x: 子, y: 丑, z: 寅}}\n"
    rules = (
        "  - {id: sum, each: row of t, check: z == x + y}\n  - {id: over, each: column of t, check: a == previous(b)}\n"
    )
    pack = make_pack(tmp_path, rules, form)
    text = "form: small\nyear: {}\n{}tables:\n  t: {{a: [1, 2, 3], b: {}}}\n"
    (tmp_path / "2023.yaml").write_text(text.format(2023, "", "[1, 2, null]"), encoding="utf-8")
    (tmp_path / "2024.yaml").write_text(text.format(2024, "previous: 2023.yaml\n", "[1, 2, 3]"), encoding="utf-8")
    report = read(tmp_path / "2024.yaml", pack=pack)
    result = check_report_of(report, pack=pack)
    assert [one.id for one in result.held if one.rule.id == "over"] == ["x", "y"]
    assert [(one.rule.id, one.instance) for one in result.not_assessed] == [("over", "z")]


class TestOneCall:
    """Reports given in one call are matched by publisher and year."""

    def test_previous(self, folder):
        """Last year's report of the same publisher is found among the files of the call."""
        first = folder.write("a.yaml", 2023, "{a: 1, b: 5}")
        second = folder.write("b.yaml", 2024, "{a: 6, b: 1}")
        other = folder.write("c.yaml", 2023, "{a: 6, b: 1}", publisher="乙市")
        code, out, _ = govcheck(first, second, other, "--lang", "en")
        assert code == 1
        assert "over@x" in out
        assert "3 reports: 2 without errors, 1 with errors, 0 could not be checked" in out

    def test_parts(self, folder):
        """A part that is named without a file is found among the files of the call."""
        east = folder.write("e.yaml", 2024, "{a: 5, b: 7}", publisher="东区")
        whole = folder.write("w.yaml", 2024, "{a: 5, b: 8}", "parts: [{publisher: 东区, report: null}]\n")
        code, out, _ = govcheck(whole, east, "--lang", "en")
        assert (code, "whole@b, x" in out) == (1, True)

    def test_two_that_claim_to_be_one(self, folder):
        """Where two files claim to be the same report neither is taken for it."""
        first = folder.write("a.yaml", 2023, "{a: 1, b: 5}")
        again = folder.write("a2.yaml", 2023, "{a: 1, b: 5}")
        second = folder.write("b.yaml", 2024, "{a: 6, b: 1}")
        _, out, _ = govcheck(first, again, second, "--lang", "en")
        assert "over@x" not in out
        assert "no report of 2023" in out
