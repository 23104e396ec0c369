"""What the words around the numbers of a list say: which stand in a name, which have a share, which the whole names."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govcheck.narrative.relations.statements import REST, Statement, lead, same_things, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.narrative.reading import Span
    from govcheck.narrative.sentences import Prose

__all__ = ["are_bare", "is_bare", "is_in_name", "names_each", "with_shares"]

#: A part with a share of its own: 其中土地类46件，占14.4%.
_WITH_SHARE: Final = re.compile(r"[^,;:、。()]{0,12}[,(][^,;:、。()0-9]{0,4}占[^,;:、。0-9]{0,10}[0-9.]+%")
_AND: Final = re.compile("[、和与及]")
_LINKS: Final = re.compile(r"^(?:其中|分别|,|:)+|(?:为|有|是|共|的)+$")
_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2}$")
_PUNCTUATION: Final = re.compile("[,;:、。()]")
#: So long at most is a name with a number in it.
_LONGEST_NAME: Final = 12


def with_shares(prose: Prose, parts: list[Statement], wholes: Sequence[Statement]) -> list[Statement]:
    """The parts that have shares of the whole, where the first has one and a number without exceeds the whole."""
    if not _WITH_SHARE.match(prose.text, parts[0].span.end):
        return parts
    total, largest = Fraction(0), max(map(value, wholes))
    for number, part in enumerate(parts):
        total += value(part)
        if total > largest and not REST.search(part.before) and not _WITH_SHARE.match(prose.text, part.span.end):
            return parts[:number]
    return parts


def names_each(prose: Prose, whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the words of *whole* name each of *parts*: 复议、诉讼共12宗，其中复议8宗、诉讼4宗."""
    words = lead(prose, whole)
    names = [_LINKS.sub("", part.before) for part in parts]
    return len(names) > 1 and bool(_AND.search(words)) and all(len(name) > 1 and name in words for name in names)


def are_bare(prose: Prose, whole: Statement, counted: Sequence[Statement], span: Span) -> bool:
    """Whether a bracket right behind *whole* lists names whose numbers have no measure word: 26宗（维持17、纠正9）."""
    touches = prose.text[whole.span.end : span.start] == "("
    return touches and len(counted) > 1 and all(map(is_bare, counted))


def is_bare(one: Statement) -> bool:
    """Whether *one* is a name and a number without a measure word."""
    return not one.quantity.unit and bool(_NAME.search(one.before)) and not one.after


def is_in_name(prose: Prose, one: Statement, following: Statement | None) -> bool:
    """Whether a number stands in the name of what the next one counts: 10个街道164件, 其余7县合计602件."""
    if following is None or same_things(one, following):
        return False
    between = prose.text[one.span.end : following.span.start]
    return 0 < len(between) <= _LONGEST_NAME and not _PUNCTUATION.search(between)
