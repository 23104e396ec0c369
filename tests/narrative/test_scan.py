"""Numbers in Chinese text: what they are worth, how exact they are, and what is no quantity at all."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govcheck.narrative.numerals import chinese_number
from govcheck.narrative.quantity import Interval, Kind, Precision, Quantity
from govcheck.narrative.sentences import read


def only(text: str) -> Quantity:
    """The single quantity of *text*."""
    (quantity,) = read(text).quantities
    return quantity


VALUES = [
    ("收到申请3,646件。", 3646, "件"),
    ("收到3，646件", 3646, "件"),
    ("收到３６４６件", 3646, "件"),
    ("收到３，６４６件", 3646, "件"),
    ("收到 3646 件", 3646, "件"),
    ("收到三千六百四十六件", 3646, "件"),
    ("两千零三件", 2003, "件"),
    ("壹佰件", 100, "件"),
    ("廿三件", 23, "件"),
    ("一百一十五宗", 115, "宗"),
    ("十二个", 12, "个"),
    ("组织1.86万家次企业", 18600, "家次"),
    ("约6.2亿条", 620_000_000, "条"),
    ("1亿2000万条", 120_000_000, "条"),
    ("普查對象4萬4168家", 44_168, "家"),
    ("补助1亿3,900万人次", 139_000_000, "人次"),
    ("编列95億2,401萬2千元", 9_524_012_000, "元"),
    ("辦理羣眾申請9532宗", 9532, "宗"),
    ("公開信息81萬條", 810_000, "条"),
    ("共3643項信息", 3643, "项"),
    ("占17.46%", Decimal("17.46"), "%"),
    ("占17．46％", Decimal("17.46"), "%"),
    ("占百分之五", 5, "%"),
    ("占百分之九十八点三六", Decimal("98.36"), "%"),
    ("上升2.3个百分点", Decimal("2.3"), "个百分点"),
    ("增长率为-5%", -5, "%"),
    ("收费251000元", 251_000, "元"),
    ("采购1471599.16万元", 14_715_991_600, "元"),
    ("采购１，０００元", 1000, "元"),
    ("翻两番", 4, "倍"),
    ("增长3倍", 3, "倍"),
    ("共 3 个领域", 3, "个"),
    ("累計查詢次數超過321萬。", 3_210_000, ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_value_and_unit(text, value, unit):
    """A number is worth the same however it is written, and its measure word is known."""
    quantity = only(text)
    assert (value, unit) == (quantity.value, quantity.unit)


def test_comma_between_two_quantities_is_no_grouping():
    """Only groups of three digits are one number."""
    assert [quantity.value for quantity in read("分别收到5，10件。").quantities] == [5, 10]


@pytest.mark.parametrize("text", ["共1234,567件", "共12,3456,789件"])
def test_a_doubtful_comma_is_never_guessed(text):
    """Digits that are neither one number nor evidently two have no value."""
    assert Kind.AMBIGUOUS is next(iter(read(text).quantities)).kind


INTERVALS = [
    ("3646件", 3646, 3646, 3645, 3647),
    ("1.86万家", 18550, 18650, 18549, 18651),
    ("128万多人", 1_280_000, 1_289_999, 1_279_999, 1_290_000),
    ("3600余件", 3600, 3699, 3599, 3700),
    ("20余家", 20, 29, 19, 30),
    ("近500件", 490, 500, 400, 501),
    ("约500件", 460, 540, 400, 600),
    ("500件左右", 460, 540, 400, 600),
    ("超过321万次", 3_210_001, 9_999_999, 3_210_000, 0),
    ("逾24万次", 240_001, 300_000, 240_000, 1),
    ("至少5次", 5, 50, 4, 0),
    ("95%以上", 95, 100, 94, 0),
    ("不足60%", 0, Fraction(599, 10), 60, 61),
    ("不超过3个", 1, 3, 4, 5),
    ("17.46%", Fraction(17455, 1000), Fraction(17465, 1000), Fraction(17454, 1000), Fraction(17466, 1000)),
]


@pytest.mark.parametrize(("text", "low", "high", "below", "above"), INTERVALS)
def test_precision_is_an_interval(text, low, high, below, above):
    """An approximate number stands for the values that its words allow, and for no others."""
    interval = only(text).interval
    assert [interval.contains(value) for value in (low, high, below, above)] == [True, True, False, False]


KINDS = [
    ("国办公开办函〔2021〕30号", Kind.DOCUMENT),
    ("穗府办〔2008〕第41号", Kind.DOCUMENT),
    ("国务院令第711号", Kind.DOCUMENT),
    ("第8号", Kind.DOCUMENT),
    ("第二十条第（一）项", Kind.ARTICLE),
    ("第20条", Kind.ARTICLE),
    ("第六届", Kind.ORDINAL),
    ("第3次会议", Kind.ORDINAL),
    ("2021年", Kind.DATE),
    ("2021年度", Kind.DATE),
    ("２０２１年１２月３１日", Kind.DATE),
    ("二〇二四年", Kind.DATE),
    ("二〇二四年十二月三十一日", Kind.DATE),
    ("1—10月", Kind.DATE),
    ("2020—2022年", Kind.DATE),
    ("2021-12-31", Kind.DATE),
    ("电话02038920826", Kind.TELEPHONE),
    ("电话：020-83123456", Kind.TELEPHONE),
    ("手机13912345678", Kind.TELEPHONE),
    ("电话83123456", Kind.CODE),
    ("12345政务服务便民热线", Kind.CODE),
    ("110紧急热线", Kind.CODE),
    ("粤B2-20040244", Kind.CODE),
    ("PM2.5", Kind.CODE),
    ("“暖企15条”", Kind.CODE),
    ("《中国营商环境2020》", Kind.CODE),
    ("附表1", Kind.CODE),
    ("105国道", Kind.CODE),
    ("2.0版", Kind.VERSION),
    ("上午8:30", Kind.TIME),
    ("24小时", Kind.DURATION),
    ("20个工作日", Kind.DURATION),
    ("三分之二", Kind.FRACTION),
    ("（一）主动公开", Kind.NUMBERING),
    ("1.加强领导", Kind.NUMBERING),
    ("一是加强领导", Kind.NUMBERING),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds_that_are_no_quantities(text, kind):
    """Dates, documents, telephone numbers and codes are known as such, and are never compared."""
    quantity = only(text)
    assert kind is quantity.kind
    assert not quantity.is_count


WORDS = [
    "统一发布",
    "进一步推进",
    "十分重要",
    "百姓满意",
    "千方百计",
    "二十大精神",
    "十四五规划",
    "几十项措施",
    "一次性告知",
    "唯一",
]


@pytest.mark.parametrize("text", WORDS)
def test_numerals_inside_words_are_no_numbers(text):
    """A numeral that is a part of a word is not found."""
    assert list(read(text).quantities) == []


@pytest.mark.parametrize("text", ["预约100人次", "最近30件"])
def test_words_that_end_like_an_approximation(text):
    """预约 and 最近 do not make a number approximate."""
    assert Precision.EXACT is only(text).precision


def test_a_range_is_no_number():
    """Both ends of a range are known as such."""
    assert [quantity.kind for quantity in read("每家3至5个。").quantities] == [Kind.RANGE, Kind.RANGE]


def test_a_number_goes_on_after_a_page_number():
    """A page break with its number inside a sentence does not cut a number from its measure word."""
    text = "2020年全市各级行政机关共办理政府信息公开申请19017\n\n— 4 —\n\n宗，办理信息公开行政复议471宗。"
    counts = [(quantity.value, quantity.unit) for quantity in read(text).quantities if quantity.is_count]
    assert counts == [(19017, "宗"), (471, "宗")]


def test_stray_pinyin_is_passed_over():
    """Pinyin that a converter left behind a character does not stand between a number and its word."""
    quantity = only("舉辦新聞發布會(huì)376次")
    assert (quantity.value, quantity.unit) == (376, "次")


def test_span_leads_back_to_the_text_as_printed():
    """A span of the reading is found again in the text as printed, blanks and line breaks included."""
    text = "  全年共 收到\n申请３，６４６ 件。"
    prose = read(text)
    quantity = only(text)
    assert prose.reading.quote(quantity.span) == "３，６４６ 件"


@given(st.integers(min_value=1, max_value=10**12))
@example(4_000_000_000)
def test_grouping_does_not_change_the_value(number):
    """A number with and without digit grouping, in full or half width, has the same value."""
    wide = f"{number:,}".translate({ord(mark): ord(mark) + 0xFEE0 for mark in "0123456789,"})
    values = {only(f"收到{printed}件").value for printed in (str(number), f"{number:,}", wide)}
    assert {number} == values


def spell(number: int) -> str:
    """The common Chinese numeral of *number* below 10,000, by the rule of the primer."""
    digits, units, words, gap = "零一二三四五六七八九", ("千", "百", "十", ""), "", False
    for digit, unit in zip(f"{number:04d}", units, strict=True):
        if digit == "0":
            gap = bool(words)
        else:
            words, gap = words + ("零" if gap else "") + digits[int(digit)] + unit, False
    return words


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=9999))
def test_chinese_numerals(high, low):
    """A numeral spelt by the rule has its value again, alone and before 万."""
    assert high == chinese_number(spell(high))
    joint = "零" if 0 < low < 1000 else ""
    assert high * 10_000 + low == chinese_number(f"{spell(high)}万{joint}{spell(low)}")


@pytest.mark.parametrize("text", ["三四", "十四五", "百", "万", "", "二三四"])
def test_what_is_no_numeral(text):
    """A run of numerals that nobody reads as one number has no value."""
    assert chinese_number(text) is None


@given(st.integers(-50, 50), st.integers(0, 50), st.integers(-50, 50), st.integers(0, 50))
def test_intervals_meet_where_they_share_a_value(low, size, other_low, other_size):
    """Two closed intervals meet exactly where some whole number lies in both."""
    first = Interval(Fraction(low), Fraction(low + size))
    second = Interval(Fraction(other_low), Fraction(other_low + other_size))
    shared = any(first.contains(value) and second.contains(value) for value in range(-50, 101))
    assert shared == first.meets(second)


ALPHABET = (
    "0123456789,，.．、。：；（）《》“” \n\t|一二三十百千万亿零〇两第号条年月日%％个件多余约近超至-—〔〕是(gòu)A其中共"
)


@given(st.text(alphabet=ALPHABET, max_size=300))
def test_no_text_raises(text):
    """Whatever the text, it is read, and every span lies within it."""
    prose = read(text)
    for quantity in prose.quantities:
        start, end = prose.reading.printed(quantity.span)
        assert 0 <= start <= end <= len(text)
