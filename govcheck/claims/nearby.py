"""What the words beside a number say of it: another number, a part, another year; and what the number states."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from govcheck.claims.claim import Claim
from govcheck.claims.match import Match
from govcheck.claims.neighbours import NEAREST_STOPS
from govcheck.claims.phrase import Phrase
from govcheck.claims.vocabulary import CHANGES, COMPARED, PARTIAL, words_pattern
from govcheck.claims.vocabulary import UP_TO as UP_TO_PATTERN
from govcheck.claims.windows import Window
from govcheck.messages import Message, say
from govcheck.narrative.numerals import SEVERAL
from govcheck.narrative.quantity import Interval, Kind, Precision, Quantity, exactly

__all__ = [
    "disclaimed",
    "is_excluded",
    "is_incomplete",
    "measured_against",
    "measures",
    "narrower",
    "of_all_business",
    "on_a_day",
    "some_part",
    "stated",
    "without_examples",
]

#: What was published counts by channel, and not what was made.
PUBLISHED: Final = re.compile("(?<![息并])公开(?!新增|申请)|公示|公布|发布(?!规范性)|网站|平台|公报|公众号|上网")
#: Quantities that no phrase without a unit speaks of.
NAMED_UNITS: Final = frozenset({Kind.MONEY, Kind.PERCENTAGE_POINT})
NOT_ONE: Final = ("无", "没有", "未有", "无任何", "没有任何")
#: 因“属于国家秘密”等原因不予公开, 企业等法人或其他组织: what 等 closes are examples of all that is counted.
EXAMPLES: Final = re.compile(
    r"(?:因|由于)[^,。;:0-9]{1,24}?等(?:原因|情形|情况|理由|因素)?(?=[而被|])|(?:企业|公司|单位|社会组织)等(?=\|)"
    # 考试考务等行政事业性收费.
    r"|[^,。;:0-9|]{2,24}等(?=\|{7})"
)
#: 以上不计入本单位数据: what was just said is of others.
DISCLAIMED: Final = re.compile(
    "(?=[不未另非与和同])(?:不计入|未计入|不含在内|未含在|不纳入|未纳入|另行统计|不在此列|不(?:再|作)?重复(?:计入|计算|统计)|(?:不在|不属于?|未在|非)本(?:报告|年报)"
    "|[与和同](?:政府)?信息公开(?:工作)?无关)"
)
#: What begins so takes out all that was said before it, and not its own clause alone.
OF_ALL: Final = re.compile(r"(?:以上|上述|均|都|皆|这些|此|前述)")
#: 除结转下年的外,申请均已办结 leaves some out.
EXCEPT: Final = re.compile("除[^。;]{1,30}外")
UP_TO: Final = re.compile(UP_TO_PATTERN)
#: What a third party agrees to is no decision: 第三方不同意公开5件、同意公开4件.
CONSENT: Final = re.compile("(?:第三方|权利人)[^。;]{0,40}$")
#: 8件行政诉讼案件均无败诉 counts none that was lost.
NONE_OF_THEM: Final = re.compile("(?:均|都)?(?:无|未|没有|不存在|无一)[\u4e00-\u9fff]{0,4}[|]")
#: 各类行政复议案件164件,其中因政府信息公开引起的19件: the first number is of all business.
SOME_OF_OURS: Final = re.compile("[^。;]{0,12}其中[^,;。0-9]{0,8}信息公开")
#: 内容涉及环评31件、行政处罚19件 counts what requests are about.
ABOUT: Final = re.compile("(?:涉及|集中在|集中于)(?![^,;。]*(?:作出|做出|实施|办理|下达))[^,;。]*$")
#: 年均增长约19% is no growth over last year.
AVERAGE: Final = re.compile("年均|月均|平均|环比|复合")
#: 另有1件自然人申请于12月28日收到 is no number of the year.
ON_A_DAY: Final = re.compile(
    "(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|初|[上中下]旬)?|年[底末])[^,;。|]{0,4}(?:收到|受理|登记|提出|提交|接收|收悉|递交|申请)"
)
#: What goes on a list behind an item that is known: 不掌握、不予处理和其他处理的2473件.
GOES_ON: Final = re.compile(
    "(?:^|[|,;:。])[\u4e00-\u9fff]{2,8}、[|]|[|](?:类|的)?(?:申请)?(?:、|和|与|及|以及|或|加)(?![占共合总各均])[\u4e00-\u9fff]{2}"
)
#: 由135件提高为170件: the number is no difference.
TO_A_NUMBER: Final = re.compile(f"(?:{UP_TO_PATTERN})[^,;:。0-9]{{0,3}}$")
#: 甲、乙、丙三种情形合计: how many things are counted together.
COUNTED: Final = re.compile(
    "(?P<number>[两二三四五六七八九])[项种类](?:情形|情况|结果|原因|申请)?(?:合计|共计|总计|共|合起来)"
)
ANY_PARTIAL: Final = words_pattern(PARTIAL)
ANY_CHANGE: Final = words_pattern(CHANGES)


def without_examples(words: str) -> str:
    """*words* without what only gives examples of what is counted."""
    return EXAMPLES.sub("|", words)


def measures(phrase: Phrase, quantity: Quantity) -> bool:
    """Whether the measure word of *quantity* is one of *phrase*; money and percentage points need one."""
    return quantity.unit in phrase.units if phrase.units or quantity.kind in NAMED_UNITS else True


def stated(quantity: Quantity, words: Window) -> Interval:
    """The values that *quantity* may stand for; 约79.5% allows for rounding, and for no more; 无一件 is none."""
    if quantity.value == 1 and words.lead.endswith(NOT_ONE):
        return exactly(0)
    if quantity.kind is Kind.PERCENTAGE_POINT and quantity.precision is Precision.ROUNDED:
        # Both shares are rounded before one is taken from the other.
        slack = Fraction(3, 2) * Fraction(quantity.step)
        return Interval(quantity.amount - slack, quantity.amount + slack)
    if quantity.kind is Kind.PERCENT and quantity.precision is Precision.ABOUT and quantity.step < 1:
        step = Fraction(quantity.step)
        return Interval(quantity.amount - step, quantity.amount + step)
    return quantity.interval


def some_part(rest: str, fit: Match, words: Window) -> str | None:
    """A word that makes the number one of a part: beside the phrase, or with words of it inside (某申请人)."""
    if fit.phrase.number is None and EXCEPT.search(words.lead):
        return "除"
    for word in PARTIAL if ANY_PARTIAL.search(f"{rest}|{words.words}") else ():
        if word in rest or (len(word) > 3 and word in words.words and not any(word in one for one in fit.words)):
            return word
    return None


def measured_against(words: Window, year: int) -> Message | None:
    """The year that a change is measured against, where it is not last year: 比2022年多120件."""
    # 与2022年相比,办结量增加110件: the clause before may say it for this one.
    clause_before = max(words.lead.rfind(stop, 0, max(words.clause - 1, 0)) for stop in NEAREST_STOPS) + 1
    for found in COMPARED.finditer(words.lead, clause_before):
        years = re.findall("(?:19|20)[0-9]{2}", found[0])
        if any(int(one) != year - 1 for one in years):
            return say("claims.other_period", words=found[0])
    return None


def disclaimed(behind: str) -> Message | None:
    """The words *behind* a number that take it out of the report's own, where they do."""
    own, *others = behind.split(";")
    said = "".join([own, *(one for one in others if OF_ALL.match(one))])
    found = DISCLAIMED.search(said)
    return say("claims.part_of", words=found[0]) if found else None


def of_all_business(words: Window, behind: str) -> Message | None:
    """The words *behind* a number of all business, not said to be of ours, that take ours out of it."""
    if "信息公开" in words.lead or "依申请" in words.lead or not SOME_OF_OURS.match(behind):
        return None
    return say("claims.part_of", words="其中")


def on_a_day(words: Window) -> Message | None:
    """The day behind a number on which what it counts came in, where one is named."""
    found = ON_A_DAY.search(words.after)
    return say("claims.other_period", words=found[0]) if found else None


def narrower(claim: Claim, words: Window) -> Message | None:
    """The words of the claim's own for a part of the whole, where one was said last."""
    if not claim.narrower:
        return None
    text = words.lead + words.after
    last, word = max((text.rfind(word), word) for word in claim.narrower)
    whole = max((text.rfind(word) for word in claim.wider), default=-1)
    return say("claims.narrower", words=word) if last > whole else None


#: 无上年结转,18件全部办结: what there is not is not counted.
NEGATED: Final = re.compile("(?:无|没有|未有|(?<!信息)不存在|无任何|没有任何)$")


def is_excluded(claim: Claim, fit: Match, words: Window) -> bool:
    """Whether a word stands beside the number that makes it another one: 增加3件 is no number of requests."""
    nearest = words.lead[len(words.lead) - words.nearest :]
    other = TO_A_NUMBER.search(nearest) or AVERAGE.search(nearest)
    if other if claim.is_change else _says_change(nearest + words.after):
        return True
    if fit.items and _is_of_no_item(claim, fit, words):
        return True
    if claim.states is None and fit.words and NEGATED.search(fit.head.removesuffix(fit.words[0])):
        return True
    if fit.beyond and claim.until is not None and claim.until.search(fit.beyond):
        return True
    if claim.own_subject and PUBLISHED.search(f"{fit.head}|{nearest}") and not any(map(PUBLISHED.search, fit.words)):
        return True
    around = f"{fit.between}|{words.words}"
    beside = [word for word in claim.excluded if word in around or word in fit.rest]
    return any(word in fit.rest or not any(word in one for one in fit.words) for word in beside)


def _is_of_no_item(claim: Claim, fit: Match, words: Window) -> bool:
    """Whether the items are what others think of, what requests are about, or what none of the things counted is."""
    if CONSENT.search(words.lead) and any(word.endswith("同意公开") for word in fit.items):
        return True
    if claim.own_subject and not claim.is_change and ABOUT.search(words.lead):
        return True
    behind = fit.rest[len(words.lead) - words.clause + 1 :]
    return bool(fit.phrase.after) and NONE_OF_THEM.search(behind) is not None


def _says_change(words: str) -> bool:
    """Whether *words* say more than to which number something rose or fell."""
    return ANY_CHANGE.search(words) is not None and ANY_CHANGE.search(UP_TO.sub("|", words)) is not None


def is_incomplete(claim: Claim, fit: Match, words: Window) -> bool:
    """Whether the items beside the number are some of more: 其余221件按不予公开、无法提供等情形答复."""
    if fit.items and GOES_ON.search(fit.rest):
        return True
    counted = COUNTED.search(words.lead, words.clause)
    if counted is not None and fit.items and len(set(fit.items)) != SEVERAL[counted["number"]]:
        return True
    for text, some in ((words.after, ("等",)), (words.lead[words.clause :], ("等其他", "等其它", "等情形", "等各类"))):
        found = claim.item_pattern.finditer(text) if claim.item_pattern is not None and "等" in text else ()
        if any(text.startswith(some, one.end()) for one in found):
            return True
    return False
