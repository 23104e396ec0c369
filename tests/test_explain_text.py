"""How sentences were read, as `explain` and `rules` say it."""

import io
from pathlib import Path

from govcheck import load_pack
from govcheck.cli import Streams, run

EXAMPLES = Path(__file__).parent.parent / "examples"
CITY = str(EXAMPLES / "suqian-2024" / "report.yaml")
OFFICE = str(EXAMPLES / "shanghai-office-2019" / "report.yaml")


def govcheck(*arguments: str) -> tuple[int, str]:
    """Exit code and everything printed."""
    out = io.StringIO()
    code = run(arguments, Streams(out, out))
    return code, out.getvalue()


def test_a_sentence():
    """Each number of a sentence: what it was compared with, or why it was not."""
    text = "2024年，全市共收到申请3526件（国办公开办函〔2021〕30号），其中涉及征地的120件，同比增长0.4%。"
    code, printed = govcheck("explain", "--text", text, CITY, "--lang", "zh")
    assert code == 0
    assert "3526件  不成立，一、本年新收政府信息公开申请数量 · 总计 是 3525（或 3646）" in printed
    assert "narrative.received" in printed
    assert "〔2021〕30号  不是可以比较的数（文号）" in printed
    assert "120件  没有哪种说法谈到它" in printed
    assert "0.4%  成立" in printed


def test_a_claim_in_a_report():
    """Every number that one claim speaks of, with its sentence, the phrase and the words."""
    code, printed = govcheck("explain", "narrative.results", OFFICE, "--lang", "zh")
    assert code == 0
    assert "258件  不成立" in printed
    assert "35件  成立" in printed
    assert "说法 {item} … {n}" in printed
    assert "0件  没有比较：所涉各格全部空白" in printed
    assert "859件" not in printed


def test_the_whole_narrative():
    """`narrative` lists all of it and counts what was not compared."""
    code, printed = govcheck("explain", "narrative", OFFICE, "--lang", "en")
    assert code == 0
    assert "859件  holds" in printed
    assert "12.3%  not compared" in printed
    last = printed.rstrip().splitlines()[-1]
    assert last == "10 hold, 3 violated, 6 not compared"  # the three of expected.yaml


def test_no_narrative():
    """A report without a narrative says so."""
    assert "报告没有正文" in govcheck("explain", "narrative", CITY, "--lang", "zh")[1]


def test_a_claim_alone():
    """A claim of each pack that has it, with what it agrees with and what excludes it."""
    code, printed = govcheck("explain", "narrative.carried_over", "--lang", "zh")
    assert code == 0
    assert printed.count("应等于：applications[carried_over, total]") == 2
    assert "旁边有这些词就不是：复议、诉讼" in printed


def test_a_misspelt_claim():
    """The nearest name is given, with code 2."""
    code, printed = govcheck("explain", "narrative.recieved", "--lang", "zh")
    assert code == 2
    assert "narrative.received" in printed


def test_rules_lists_claims_and_relations_of_the_text():
    """`rules` gives every claim and every relation within the text."""
    pack = load_pack("cn-ogi-2021")
    code, printed = govcheck("rules", "cn-ogi-2021", "--lang", "zh")
    assert code == 0
    assert all(f"{claim.rule.id}  " in printed for claim in pack.claims)
    assert all(f"{name}  " in printed for name in pack.text)
