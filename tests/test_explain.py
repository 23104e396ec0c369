"""packs, rules, explain and lint: what is checked, in words, with authority, and in figures."""

import io
from pathlib import Path

import pytest

from govcheck import load_pack
from govcheck.cli import Streams, run
from govcheck.pack_file import pack_ids
from govcheck.words import in_words

EXAMPLES = Path(__file__).parent.parent / "examples"


def govcheck(*arguments: str) -> tuple[int, str]:
    """Exit code and everything printed."""
    out = io.StringIO()
    code = run(arguments, Streams(out, out))
    return code, out.getvalue()


class TestWords:
    """Relations in the form's labels."""

    @pytest.mark.parametrize(
        ("rule", "words"),
        [
            (
                "applications.balance",
                "本年新收政府信息公开申请数量 + 上年结转政府信息公开申请数量 = 总计 + 结转下年度继续办理",
            ),
            ("applications.handled", "总计 = “本年度办理结果”各项之和"),
            ("applications.row_total", "总计 = 自然人 + “法人或其他组织”各项之和"),
            ("applications.previous_year", "上年结转政府信息公开申请数量 = 上一年的 结转下年度继续办理"),
            ("whole", "当 报告范围 = 汇总 时：本格 = 各单位的本格之和"),
        ],
    )
    def test_labels(self, rule, words):
        """A relation reads like the sentence of the notice."""
        pack = load_pack("cn-ogi-2021")
        assert in_words(pack.rules[rule], pack.form, "zh") == words

    @pytest.mark.parametrize("name", pack_ids())
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_every_shipped_rule_has_words(self, name, language):
        """Every rule of every shipped pack can be said, without an id of the form left in it."""
        pack = load_pack(name)
        ids = {
            item for table in pack.form.tables.values() for axis in (table.rows, table.columns) for item in axis.by_id
        }
        for rule in pack.rules.values():
            words = in_words(rule, pack.form, language)
            assert words
            assert not {one for one in ids if "_" in one and one in words}


class TestCommands:
    """The commands as a user calls them."""

    def test_packs(self):
        """`packs` names every shipped pack with its years."""
        code, text = govcheck("packs", "--lang", "zh")
        assert code == 0
        assert all(name in text for name in pack_ids())
        assert "2019–2020 年度" in text
        assert "7 张表，9 条规则" in text
        assert "没有表格，正文" in text

    @pytest.mark.parametrize("name", pack_ids())
    def test_rules(self, name):
        """`rules` gives every rule with its authority."""
        code, text = govcheck("rules", name, "--lang", "zh")
        rules = load_pack(name).rules
        assert code == 0
        assert all(f"{rule}  " in text for rule in rules)
        assert text.count("依据：") == len(rules)

    def test_explain_with_report(self):
        """With a report the relation stands in its figures, held or not: 3525 + 121 = 3521 + 125."""
        code, text = govcheck("explain", "applications.balance", str(EXAMPLES / "suqian-2024" / "report.yaml"))
        assert code == 0
        assert "total  成立  3525 + 121 = 3521 + 125" in text

    def test_explain_violated_instance(self):
        """One instance alone: 1382 + 105 + 0 + 3 + 2 + 2 = 1494, 36 less than 1530."""
        report = str(EXAMPLES / "wrong-inner-cell" / "report.yaml")
        code, text = govcheck("explain", "applications.row_total@partly_granted", report, "--lang", "zh")
        assert code == 0
        assert "不成立  总计 = 自然人 + 法人或其他组织：1530，而 1382 + 105 + 0 + 3 + 2 + 2 = 1494，后者少 36" in text
        assert "granted  成立" not in text

    def test_explain_not_assessed(self):
        """An instance that was not assessed says why."""
        report = str(EXAMPLES / "suqian-2023" / "report.yaml")
        _, text = govcheck("explain", "applications.previous_year@total", report, "--lang", "zh")
        assert "total  没有核对  没有2022年的报告可比" in text

    def test_unknown_rule(self):
        """A misspelt rule names the nearest one and gives code 2."""
        code, text = govcheck("explain", "applications.balanc", "--lang", "zh")
        assert code == 2
        assert "applications.balance" in text

    def test_form_rule(self):
        """A check of the form itself can be asked for too."""
        assert govcheck("explain", "form.blank_total", "--lang", "zh") == (0, "form.blank_total  分项有数而合计空白\n")


class TestLint:
    """The measures as printed."""

    def test_shipped_packs_have_no_mistakes(self):
        """No shipped pack contradicts itself or says the same twice."""
        for name in pack_ids():
            code, text = govcheck("lint", name, "--lang", "zh")
            assert code == 0
            assert "没有发现错误" in text

    def test_a_pack_without_tables(self):
        """Of a pack without a cell no share is given."""
        code, text = govcheck("lint", "cn-text", "--lang", "zh")
        assert code == 0
        assert "没有表格" in text
        assert "%" not in text

    def test_picture(self, tmp_path):
        """The picture is well-formed SVG with a titled group for each of the 200 cells."""
        from xml.etree import ElementTree as ET

        file = tmp_path / "picture.svg"
        assert govcheck("lint", "cn-ogi-2021", "--svg", str(file))[0] == 0
        root = ET.parse(file).getroot()
        titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
        assert "applications[handled, total]: 3" in titles
        assert len(titles) == 200 + 1

    def test_what_only_other_reports_can_break_is_named(self, tmp_path):
        """A relation that is no equation is named as unmeasured, also where it needs the figures of last year."""
        file = tmp_path / "own.yaml"
        here, there = "disputes[reconsideration, total]", "previous(disputes[reconsideration, total])"
        text = (
            "pack: own\nextends: cn-ogi-2021\nrules:\n"
            f"  - {{id: grew, check: '{here} <= 2 * {there}', severity: warning}}\n"
            f"  - {{id: least, check: '{here} >= 0', severity: warning}}\n"
        )
        file.write_text(text, encoding="utf-8")
        line = next(
            line for line in govcheck("lint", str(file), "--lang", "en")[1].splitlines() if "no equations" in line
        )
        assert "grew" in line
        assert "least" in line

    def test_mistakes_give_code_one(self, tmp_path):
        """A pack that says the same twice is told so, with code 1."""
        file = tmp_path / "own.yaml"
        text = "pack: own\nextends: cn-ogi-2021\nrules:\n  - {id: again, each: row of disputes, "
        file.write_text(text + "check: upheld + corrected + other + pending == total}\n", encoding="utf-8")
        code, printed = govcheck("lint", str(file), "--lang", "zh")
        assert code == 1
        assert "again@reconsideration 与 disputes.row_total@reconsideration" in printed
