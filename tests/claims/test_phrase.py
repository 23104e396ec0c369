"""The phrase language: words, alternatives, gaps, and one number."""

import pytest

from govcheck.claims.phrase import Gap, Groups, Slot, parse_phrase, words_of
from govcheck.expression import ExpressionError


def test_parts_around_the_number():
    """What stands before the number, the number, its measure words, and what stands after."""
    phrase = parse_phrase("{收到|受理} … {申请} … {n} {件|宗} … {新收}")
    assert [set(one.words) for one in phrase.before] == [{"收到", "受理"}, {"申请"}]
    assert phrase.number is Slot.NUMBER
    assert phrase.units == {"件", "宗"}
    assert [one.words for one in phrase.after] == [("新收",)]


def test_groups_stand_for_their_words():
    """A name of a group is all of its words; a reader is shown the first."""
    phrase = parse_phrase("{come|登记} … {n} {pieces}", Groups({"come": ("收到", "受理"), "pieces": ("件",)}))
    assert set(phrase.before[0].words) == {"收到", "受理", "登记"}
    assert phrase.units == {"件"}
    assert phrase.text == "{收到等|登记} … {n} {件}"


@pytest.mark.parametrize(
    ("name", "near"), [("recieve", "receive"), ("peices", "pieces"), ("itm", "item"), ("zzz", "receive, pieces")]
)
def test_a_misspelt_group_is_named_with_the_nearest(name, near):
    """A name in braces that is no group's is no word: the nearest name is given, or all of them."""
    with pytest.raises(ExpressionError) as raised:
        parse_phrase(f"{{{name}}} … {{n}} 件", Groups({"receive": ("收到",), "pieces": ("件",)}))
    assert f"“{name}”" in raised.value.message.show("en")
    assert f"nearest: {near}" in raised.value.message.show("en")


def test_a_latin_word_stands_outside_of_braces_or_in_a_group():
    """What is said of a name in braces is no limit to what reports write."""
    assert parse_phrase("app … {n} 件").before[0].words == ("app",)
    in_group = parse_phrase("{apps|小程序} … {n} 件", Groups({"apps": ("app",)}))
    assert set(in_group.before[0].words) == {"小程序", "app"}


def test_gaps():
    """``…`` is a gap within the clause, ``……`` one within the sentence, a blank none at all."""
    phrase = parse_phrase("{复议} …… {维持} … {n} {件} {有}")
    assert [one.gap for one in phrase.before] == [Gap.NONE, Gap.SENTENCE]
    assert phrase.gap is Gap.CLAUSE
    assert phrase.after[0].gap is Gap.NONE


def test_longer_words_come_first():
    """An alternative that begins with another is tried before it."""
    assert parse_phrase("{上年|上年度} {n}").before[0].words == ("上年度", "上年")


def test_last_and_next_year_in_words_and_digits():
    """上年 of a report on 2024 is also 2023年, and 下年 is also 2025年."""
    last, following = parse_phrase("{last} … {next} {n}").before
    assert {"上年", "上年度", "去年", "2023年"} <= set(words_of(last, 2024))
    assert {"下年", "下一年度", "明年", "2025年"} <= set(words_of(following, 2024))


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        ("{n} 件 … {p}", "claims.two_numbers", (0, 11)),
        ("{收到 … {n}", "claims.braces", (0, 1)),
        ("收到} {n}", "claims.braces", (2, 3)),
        ("{收到|} {n}", "claims.empty_alternative", (0, 5)),
        ("{recieve} {n} 件", "claims.unknown_group", (0, 9)),
        ("{收到|recieve} {n} 件", "claims.unknown_group", (0, 12)),
        ("{last|前年} {n} 件", "claims.slot_alone", (0, 9)),
        ("{n}", "claims.no_words", (0, 3)),
        ("", "claims.no_words", (0, 0)),
    ],
)
def test_mistakes(text, message, span):
    """A phrase that cannot be read is refused with the place of the mistake."""
    with pytest.raises(ExpressionError) as raised:
        parse_phrase(text)
    assert raised.value.message.key == message
    assert raised.value.span == span
