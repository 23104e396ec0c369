"""Messages of claims: their language, and what the narrative says against the tables."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "two_numbers": ("一个说法里只能有一个 {{n}} 或 {{p}}", "a phrase has one {{n}} or {{p}} at most"),
    "no_words": ("说法里没有词语", "the phrase has no words"),
    "braces": ("花括号没有配对", "the braces do not match"),
    "empty_alternative": ("花括号里有空的选项", "an alternative is empty"),
    "no_items": ("说法里有 {{item}}，却没有 items", "the phrase has {{item}}, and there are no items"),
    "no_value": ("没有数的说法要写明 states", "a phrase without a number needs “states”"),
    "group_name": (
        "“{name}”不能作词组的名称：要用小写英文字母，也不能是 n、p、item、last、next",
        "“{name}” cannot name a group of words: lower-case letters, and not n, p, item, last, next",
    ),
    "unknown_group": (
        "没有名为“{name}”的词组；相近的是 {nearest}。如果“{name}”本是报告中的词，请写在花括号外，或写进一个词组",
        "no group of words is named “{name}”; nearest: {nearest}. A word of the reports stands outside of braces, "
        "or in a group",
    ),
    "slot_alone": (
        "“{name}”不是词，只能在 says 里单独写在一对花括号中",
        "“{name}” is no word: it stands in braces of “says”, by itself",
    ),
    "empty_word": ("这里有空的词", "a word is empty here"),
    "empty_list": ("这里至少要写一项", "one at least is wanted here"),
    "names_itself": ("说法文件引用了自己：{chain}", "the file of claims names itself: {chain}"),
    "held": ("文中的 {stated} 与 {label} {value} 相符", "{stated} in the text agrees with {label}, {value}"),
    "wrong": (
        "文中写的是 {stated}，而 {label} 是 {value}。{why}",
        "the text says {stated}, but {label} is {value}. {why}",
    ),
    "wrong_share": (
        "文中写的是 {stated}，而照 {label} 计算是 {value}。{why}",
        "the text says {stated}, but {label} make it {value}. {why}",
    ),
    "wrong_change": (
        "文中写的是{said} {stated}，而照 {label} 与上年相比，应是{actual} {value}。{why}",
        "the text says {said} of {stated}, but {label} against last year make it {actual} of {value}. {why}",
    ),
    "wrong_words": (
        "文中说“{stated}”，而 {label} 是 {value}。{why}",
        "the text says “{stated}”, but {label} is {value}. {why}",
    ),
    "wrong_direction": (
        "文中说“{stated}”，而 {label} 与上年相比并非如此（按文中的方向相差 {value}）。{why}",
        "the text says “{stated}”, but {label} against last year does not ({value} in that direction). {why}",
    ),
    "why": ("这句话说的应是“{title}”", "The sentence speaks of “{title}”"),
    "why_far": (
        "这句话看来说的是“{title}”，但两个数相差很大，可能说的是其中一部分或别的数，请核对",
        "The sentence seems to speak of “{title}”, but the numbers are far apart: a part or another may be meant",
    ),
    "why_elsewhere": (
        "这句话看来说的是“{title}”，但文中另一处已写有与表格相符的数，这里可能说的是另一项，请核对",
        "The sentence seems to speak of “{title}”, but the text states the number of the tables at another place: "
        "another may be meant here",
    ),
    "why_doubtful": (
        "这句话看来说的是“{title}”，但“{words}”可能另有所指，请核对",
        "The sentence seems to speak of “{title}”, but “{words}” may make it another number: please check",
    ),
    "why_other_claims": (
        "这句话看来说的是“{title}”，也可能是“{others}”，都不相符",
        "The sentence seems to speak of “{title}”, or of “{others}”: it agrees with neither",
    ),
    "or": ("{first}（或 {second}）", "{first} (or {second})"),
    "narrower": ("说的是较小的范围（{words}），不比较", "of a narrower scope ({words}): not compared"),
    "wider": ("说的是较大的范围（{words}），不比较", "of a wider scope ({words}): not compared"),
    "other_organ": ("说的是别的机关（{words}），不比较", "of another organ ({words}): not compared"),
    "other_topic": ("说的是别的业务（{words}），不比较", "of other business ({words}): not compared"),
    "other_period": ("说的是别的时间（{words}），不比较", "of another period ({words}): not compared"),
    "change_of": ("说的是前面另一个数的增减，不比较", "how another number before it changed: not compared"),
    "wrong_last_year": (
        "文中写的上年数是 {stated}，而上年报告的 {label} 是 {value}。{why}",
        "the text says that it was {stated} last year, but {label} of last year's report is {value}. {why}",
    ),
    "no_topic": ("说的是不是政府信息公开申请，看不出来，不比较", "not said to be of requests: not compared"),
    "not_told_apart": ("几个数分别说的是什么，分不清，不比较", "which number is which cannot be told: not compared"),
    "part_of": ("说的是其中一部分（{words}），不比较", "of a part only ({words}): not compared"),
    "settled": (
        "这些数都与表格相符，这样相加或相除应不是原意，不指出",
        "all of these numbers agree with the tables, so that this sum or share was hardly meant",
    ),
    "confirmed": (
        "这个百分比与文中旁边的数相符，说的是另一项，不比较",
        "follows from the numbers beside it, which are of something else: not compared",
    ),
    "follows": ("其中的数已与表格不符，不再重复指出", "a number of it disagrees with the tables already"),
}
