"""Numbers of the halves or the quarters of a year, and that of the whole year behind them.

上半年收到申请15件，下半年20件，全年36件: what came in each stretch of the year is a part of what came.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govcheck.narrative.reading import Span
from govcheck.narrative.relations.part_list import ROW, Parts
from govcheck.narrative.relations.statements import same_things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.narrative.relations.statements import Statement
    from govcheck.narrative.sentences import Prose, Sentence

__all__ = ["parts_of_year"]

#: The stretches that make up a year, in their order.
_STRETCHES: Final = tuple(
    tuple(map(re.compile, row))
    for row in (
        ("上半年", "下半年"),
        ("前半年", "后半年"),
        ("前三(?:个)?季度", "第?[四4]季度"),
        ("(?<!前)(?:第?[一1]|首个?)季", "(?<!前)第?[二2]季", "(?<!前)第?[三3]季", "第?[四4]季"),
        ("1(?:月)?[-至到~]6月", "7(?:月)?[-至到~]12月"),
    )
)
_YEAR: Final = re.compile(r"(?:全年|年度|[一整]年)(?:里|来|总|共|累计|合计|共计|总计|总共|一共)?")
_VERB: Final = re.compile(
    r"收到|新收|受理|接收|接到|办结|办理|答复|发布|公开|公布|举办|召开|开展|组织|印发|制发|接待|处理|审结|查处|培训|检查"
)


def parts_of_year(prose: Prose, sentence: Sentence, found: Sequence[Parts]) -> Iterator[Parts]:
    """The lists of *sentence* of the stretches of a year, with their whole behind them, but those *found* already."""
    taken = {part.span for one in found if one.mark != ROW for part in one.parts}
    said = [one for one in sentence.said if one.is_amount and not one.is_change and not one.bracket]
    for row in _STRETCHES if any(_YEAR.search(one.before) for one in said[2:]) else ():
        for first in range(len(said) - len(row)):
            parts, whole = said[first : first + len(row)], said[first + len(row)]
            is_new = taken.isdisjoint(part.span for part in parts)
            if is_new and _is_year_of(prose, parts, whole) and _are_of(prose, parts, row):
                span = Span(parts[0].span.start - len(parts[0].before), parts[-1].span.end)
                yield Parts(span, [whole], list(parts), prose.words(span), "其中", True, True)


def _are_of(prose: Prose, parts: Sequence[Statement], row: Sequence[re.Pattern[str]]) -> bool:
    """Whether *parts* are of the stretches of *row*, of one measure; later ones may leave its words out."""
    named = all(stretch.search(_words(prose, one)) for stretch, one in zip(row, parts, strict=True))
    return named and all(same_things(one, parts[0]) for one in parts) and len(_verbs(parts)) < 2


def _is_year_of(prose: Prose, parts: Sequence[Statement], whole: Statement) -> bool:
    """Whether *whole* is the number of the whole year for what *parts* count."""
    if not same_things(whole, parts[0]) or not _YEAR.search(whole.before):
        return False
    between = prose.text[parts[-1].span.end : whole.quantity.span.start]
    # What stands between may bring up another subject: 下半年297件,自然人仍是主体,全年提出512件.
    return "。" not in between and between.count(",") < 2 and len(_verbs((*parts, whole))) < 2


def _words(prose: Prose, one: Statement) -> str:
    """The words before *one* with a date among them: 1-6月收到."""
    start = one.quantity.span.start
    return re.split("[,;:、。()]", prose.text[max(0, start - 24) : start])[-1]


def _verbs(said: Sequence[Statement]) -> set[str]:
    """What was done with what is counted, as far as it is said."""
    return {found[0] for one in said if (found := _VERB.search(one.before))}
