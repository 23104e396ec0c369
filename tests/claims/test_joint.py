"""A share is of several things together where the text says so."""

from __future__ import annotations

import pytest

from govcheck.claims.joint import together
from govcheck.narrative.sentences import read


def _lists(text):
    prose = read(text)
    sentence = prose.sentences[0]
    found = together(prose, sentence, sentence.quantities[-1])
    return None if found is None else ([tuple(prose.words(span) for span in one) for one in found.lists], found.is_sure)


@pytest.mark.parametrize(
    "text",
    [
        "公开8件、不予公开4件,两项占60%。",
        "公开8件,不予公开4件,两类合计占办结数的60%。",
        "公开8件、不予公开4件,两项共12件,占60%。",
        "公开8件,占40%,不予公开4件,占20%,两者合计占60%。",
    ],
)
def test_share_of_two_is_of_the_last_two(text):
    """两项, 两类 and 两者 say that a share is of the last two numbers."""
    assert _lists(text) == ([("4件", "8件")], True)


def test_share_together_is_of_the_whole_list_or_less_of_it():
    """Where no number is said, a share is of all that was listed, or of fewer."""
    assert _lists("公开8件、部分公开2件、不予公开4件,合计占70%。") == ([("4件", "2件", "8件"), ("4件", "2件")], True)


def test_share_behind_two_joined_things_may_be_of_both():
    """A share behind two things joined by 和 may be of both, or of the last alone."""
    assert _lists("公开8件和不予公开4件,占60%。") == ([("4件", "8件")], False)


@pytest.mark.parametrize("text", ["公开8件,不予公开4件,占20%。", "公开8件,占40%。", "两项工作占60%。"])
def test_share_of_one(text):
    """A share right behind a number is of that one."""
    assert _lists(text) is None
