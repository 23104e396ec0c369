"""Phrases on the words around a number, and which words those are."""

import re

import pytest

from govcheck.claims.match import match
from govcheck.claims.phrase import parse_phrase
from govcheck.claims.windows import unknown_words, whole_clause, window
from govcheck.narrative.sentences import read

ITEMS = re.compile("予以公开|部分公开|不予公开|不予处理|重复申请|行政复议|行政诉讼")


def around(text: str, number: str):
    """The window of the number printed as *number*."""
    prose = read(text)
    for sentence in prose.sentences:
        for quantity in sentence.quantities:
            if quantity.text == number:
                return window(prose, sentence, quantity)
    raise AssertionError(number)


def fit(phrase: str, text: str, number: str):
    """How *phrase* fits the words around *number*."""
    return match(parse_phrase(phrase), around(text, number), ITEMS, 2024)


class TestWindow:
    """The words that belong to a number."""

    @pytest.mark.parametrize(
        ("text", "number", "words"),
        [
            ("全市收到申请3件,办结2件。", "2件", "办结|"),
            ("全市收到申请3件,其中公开2件。", "2件", ",其中公开|"),
            ("全市收到申请,共3件。", "3件", "全市收到申请,共|"),
            ("其中3件结果维持,1件尚未审结。", "3件", "其中|结果维持"),
            ("其中3件结果维持,1件尚未审结。", "1件", "|尚未审结"),
            ("予以公开3件、部分公开2件。", "2件", "、部分公开|"),
            ("予以公开3件(30%)。", "30%", "予以公开3件(|"),
            ("申请由2023年的3511件增至3525件。", "3525件", "申请由2023年的3511件增至|"),
        ],
    )
    def test_words(self, text, number, words):
        """They reach back to the punctuation or the number before, and on to the punctuation."""
        assert around(text, number).words == words

    def test_words_told_apart_by_their_place(self):
        """The second number after 分别 is said of the second thing before it."""
        text = "行政复议、行政诉讼分别为170件和77件。"
        assert around(text, "170件").words == "行政复议为|"
        assert around(text, "77件").words == "行政诉讼为|"

    def test_changes_of_numbers_before(self):
        """分别 without a list speaks of the numbers before it."""
        text = "行政复议170件、行政诉讼77件,分别下降61.4%、31.9%。"
        assert "行政复议" in around(text, "61.4%").words
        assert "行政诉讼" in around(text, "31.9%").words

    def test_words_that_cannot_be_told_apart(self):
        """Where there are more numbers than things, no number is taken for either."""
        assert around("甲和乙分别为3件、4件、5件。", "4件").doubtful

    def test_closed_brackets_say_nothing_of_what_follows(self):
        """A remark in brackets is no context of the numbers after it."""
        assert "未经复议" not in around("行政诉讼2件(1件未经复议直接起诉),2件维持。", "2件").lead[-4:]
        window = around("诉讼9件(1件未经复议直接起诉),3件维持。", "3件")
        assert "直接起诉" not in window.lead

    def test_titles_are_no_statements(self):
        """What a document is called says nothing of requests."""
        assert "答复" not in around("编印《依申请公开答复规范》500份。", "500份").lead

    def test_unknown_words(self):
        """What is left of the words are those that may make the number another."""
        assert unknown_words("全年共依法按时") == ""
        assert unknown_words("全年共受理公租房") == "公租房"


class TestMatch:
    """How phrases fit."""

    def test_alternatives(self):
        """Any alternative will do, the nearest to the number."""
        found = fit("{收到|受理} … {申请} … {n} {件|宗}", "全市受理申请3宗。", "3宗")
        assert found is not None
        assert found.words == ("受理", "申请")

    def test_a_gap_stays_in_its_clause(self):
        """``…`` does not pass a comma, ``……`` does, and neither passes a full stop."""
        text = "收到申请较多,其中网络3件。"
        assert fit("{收到} … {网络} … {n} {件}", text, "3件") is None
        assert fit("{收到} …… {网络} … {n} {件}", text, "3件") is not None
        assert fit("{收到} …… {网络} … {n} {件}", "收到申请较多。其中网络3件。", "3件") is None

    def test_words_after_the_number(self):
        """A phrase may go on after the number."""
        assert fit("{n} {件} … {办结}", "其中3件已经办结。", "3件") is not None
        assert fit("{n} {件} … {办结}", "其中3件,已经办结。", "3件") is None

    def test_measure_words_are_asked_for_by_the_phrase(self):
        """The measure words of a phrase are no words of it."""
        assert parse_phrase("{收到} … {n} {件|宗}").after == ()

    def test_items_joined(self):
        """Items that are counted together are one sum."""
        found = fit("{item} … {n} {件}", "予以公开和部分公开3件。", "3件")
        assert found is not None
        assert found.items == ("予以公开", "部分公开")

    def test_items_beside(self):
        """Items that only stand beside it are other readings, not a part of the sum."""
        found = fit("{item} … {n} {件}", "因重复申请等不予处理3件。", "3件")
        assert found is not None
        assert found.items == ("不予处理",)
        assert found.others == ("重复申请",)

    def test_last_year(self):
        """``{last}`` is last year in words or in digits."""
        assert fit("{last} … {结转} … {n} {件}", "2023年结转申请3件。", "3件") is not None
        assert fit("{last} … {结转} … {n} {件}", "2022年结转申请3件。", "3件") is None

    def test_a_statement_without_a_number(self):
        """A phrase without a number fits a clause."""
        prose = read("全年未收到申请,情况良好。")
        sentence = prose.sentences[0]
        first, second = (whole_clause(prose, sentence, clause.span) for clause in sentence.clauses)
        phrase = parse_phrase("{未收到} … {申请}")
        assert match(phrase, first) is not None
        assert match(phrase, second) is None
