"""Lists whose whole stands behind them: 建议17件、提案26件，合计43件; 甲类12件、乙类8件、丙类3件，前两类共20件."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final

from govcheck.narrative.numerals import SEVERAL
from govcheck.narrative.relations.labels import is_in_name
from govcheck.narrative.relations.part_list import COUNTED, ROW, Parts
from govcheck.narrative.relations.row_sums import row_before
from govcheck.narrative.relations.statements import REST, STATED_TOTAL, Statement, agree, lead, same_things, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["SUM", "SUM_WORDS", "sum_behind"]

_SUM_OF: Final = "(?<=[两二三四五六七八九2-9][类项者家种])共"
#: The words before a sum that stands behind what it adds.
SUM_WORDS: Final = rf"(?:(?:[合总共]计|[总一]共|{_SUM_OF}|之和|相加)(?:共|合计)?(?:为|达|是|得)?|(?<=[,、])共)(?=[0-9])"
#: A number with these words before it is the sum of others.
SUM: Final = re.compile(r"(?:合计|共计|总计|一共|总共|共)(?:为|达|是|有)?$")
_HOW_MANY: Final = re.compile(
    r"(?<=[,;、])(?:以上|上述|前述|这)?(?P<side>[前后])?(?P<number>[两二三四五六七八九]|[2-9])个?[\u4e00-\u9fff]{1,4}$"
)
_FROM: Final = re.compile(r"(?:由|从)[\u4e00-\u9fff0-9]{0,8}的?$")
_TO: Final = re.compile(r"(?:到|至|为)[\u4e00-\u9fff0-9]{0,8}的?$")
#: Words before a sum that leave open what it adds; others name some of it: 投诉、登记两块合计26件.
_OF_ALL: Final = re.compile(
    r"(?:以上|上述|各项?|这些|全[年市省区县州旗镇乡局厅委办院校]|年内|本年度?|累计|申请|收到|办理|其|三者|四者|[两二三四五六七八九十]+[类项者家种])*$"
)
_CLAUSE: Final = re.compile(r"[^,;:。()]*$")
#: Words that add what stands right before them: 二者之和, 两项相加; and what parts them from a list.
_OF_NAMED: Final = "之相"
_STOPS: Final = (",", ";", "、", ":")
_MOST_PARTS: Final = 60
#: So far before 合计 words say of how many it is.
_LONGEST_COUNT: Final = 12
_LONGEST_NAME: Final = 24
#: Of more numbers than this some add up to anything.
_MOST_NAMED: Final = 7


def sum_behind(prose: Prose, sentence: Sentence, opening: re.Match[str], said: Sequence[Statement]) -> Parts | None:
    """The parts that a sum adds which stands behind them, or ``None`` where that is open.

    Args:
        prose: The text.
        sentence: Where the list stands.
        opening: The words of the sum (`SUM_WORDS`).
        said: The amounts of the sentence.
    """
    at = bisect_left(said, opening.end() - 1, key=lambda one: one.span.start)
    if at == len(said) or said[at].span.start > opening.end() or prose.text.endswith(")", 0, opening.start()):
        return None  # 线上(网站和邮件)合计81件: of some of them
    whole = said[at]
    earlier = said[max(at - _MOST_PARTS, 0) : at]
    parts = [
        one
        for one in earlier
        if one.span.end <= opening.start()
        and same_things(one, whole)
        and not one.bracket
        and not _FROM.search(lead(prose, one))
    ]
    told = _HOW_MANY.search(prose.text, max(opening.start() - _LONGEST_COUNT, 0), opening.start())
    if told:
        parts = [one for one in parts if not is_in_name(prose, one, whole)]
        return _counted(sentence, _those(parts, whole, told), whole)
    if opening[0][0] in _OF_NAMED and not prose.text.endswith(_STOPS, 0, opening.start()):
        return None  # 建议与来信之和为60件: of what is named, which may be no number before it
    if opening[0].startswith("共计") or not opening[0].startswith(COUNTED):
        return _sum_of_all(prose, sentence, _named(prose, parts, whole, opening.start()), whole)
    if not prose.text.endswith((",", "、"), 0, opening.start()):
        return None  # 前两类共20件: of some of them
    parts = row_before(prose, parts, whole, opening.start())
    return Parts(sentence.span, [whole], parts, "", ROW, True, True) if parts else None


def _sum_of_all(prose: Prose, sentence: Sentence, parts: list[Statement], whole: Statement) -> Parts | None:
    rises = [_TO.search(lead(prose, one)) is not None for one in parts]
    if len(parts) < 2 or any(one.is_change and not rise for one, rise in zip(parts, rises, strict=True)):
        return None
    # 全年承办建议17件、提案26件,共计45件: 全年 is said of both.
    both = len(parts) == 2 and value(whole) > max(map(value, parts))
    if any(STATED_TOTAL.search(one.before) for one in parts[1:]) or (_is_total(parts) and not both):
        return None
    is_part = REST.search(lead(prose, whole))  # 其余7县合计602件
    return None if is_part else Parts(sentence.span, [whole], parts, "", "", True, True)


def _those(parts: list[Statement], whole: Statement, told: re.Match[str]) -> list[Statement]:
    """As many of *parts* as the text says that *whole* adds: the last of them, or those that 前 names.

    Where a list begins is open: the first numbers of a sentence may be those of what it divides.
    """
    number = SEVERAL.get(told["number"]) or int(told["number"])
    if len(parts) < number:
        return []
    if told["side"] != "前":
        return parts[-number:]
    runs = [parts[at : at + number] for at in range(len(parts) - number + 1)]
    return next((run for run in runs if agree(whole, run)), [] if _is_total(parts) else runs[0])


def _counted(sentence: Sentence, parts: list[Statement], whole: Statement) -> Parts | None:
    if not parts or any(one.is_change or SUM.search(one.before) for one in parts):
        return None
    return Parts(sentence.span, [whole], parts, "", COUNTED, True, True)


def _named(prose: Prose, parts: list[Statement], whole: Statement, start: int) -> list[Statement]:
    """Those of *parts* that *whole*, whose 合计 stands at *start*, adds: all, or some that are named before it.

    投诉17件,登记9件,食品6件,投诉和登记合计26件.
    """
    clause = _CLAUSE.search(prose.text, max(start - _LONGEST_NAME, 0), start)
    if agree(whole, parts) or clause is None or _OF_ALL.match(clause[0]) or len(parts) > _MOST_NAMED:
        return parts
    some = chain.from_iterable(combinations(parts, number) for number in range(2, len(parts)))
    return next((list(few) for few in some if agree(whole, few)), parts)


def _is_total(parts: Sequence[Statement]) -> bool:
    """Whether the first number is the total of the others, or the total of something else."""
    first = STATED_TOTAL.search(parts[0].before)
    return first is not None and (first[0] != "共" or len(parts) < 3 or agree(parts[0], parts[1:]))
