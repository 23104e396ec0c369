"""Statements and whole sections as offices of every kind write them, marked by readers who do not know the program.

Every number is marked that a careful reader could check, whether the program can or not; in the sentences of
test_sentences.py only those are that it compares.
"""

from __future__ import annotations

import pytest

from tests.claims.sentences import HERE, flagged, mistyped, sentences, told, touches

FILES = sorted(path.stem for path in (HERE / "statements").glob("*.yaml"))
RIGHT = sentences("right", *FILES, folder="statements")
WRONG = sentences("wrong", *FILES, folder="statements")
SILENT = sentences("silent", *FILES, folder="statements")
#: Wrong statements that are not found.
BEYOND = sentences("beyond", *FILES, folder="statements")
#: Every so many of the mistyped numbers are tried, to save time.
EVERY = 4


def test_there_are_many():
    """At least a thousand statements are tried, two hundred of them wrong."""
    assert len(RIGHT) + len(SILENT) >= 800
    assert len(WRONG) >= 200


@pytest.mark.parametrize("statement", [*RIGHT, *SILENT], ids=lambda one: one.id)
def test_right_statements_are_quiet(statement):
    """What is right, or no business of the tables, is never flagged."""
    assert [str(one.message) for one in flagged(told(statement.report, statement.text))] == []


@pytest.mark.parametrize("statement", WRONG, ids=lambda one: one.id)
def test_wrong_statements_are_found(statement):
    """A wrong statement is flagged at its words."""
    found = flagged(told(statement.report, statement.text))
    assert any(touches(one, statement.spans) for one in found)


@pytest.mark.parametrize("statement", BEYOND, ids=lambda one: one.id)
def test_what_is_beyond_is_not_found(statement):
    """What the program cannot tell is listed; once it is found, it belongs to the wrong ones and stays found."""
    found = flagged(told(statement.report, statement.text))
    assert not any(touches(one, statement.spans) for one in found)


def test_nine_in_ten_are_found():
    """Of all wrong statements nine in ten are found."""
    assert len(WRONG) >= 0.9 * len(WRONG + BEYOND)


def test_most_mistyped_numbers_are_found():
    """Of all marked numbers three in four are found where one digit is mistyped; many have no cell in the tables."""
    tried = mistyped(RIGHT)[::EVERY]
    found = [one for one in tried if any(touches(each, one.spans) for each in flagged(told(one.report, one.text)))]
    assert len(found) >= 0.75 * len(tried)
