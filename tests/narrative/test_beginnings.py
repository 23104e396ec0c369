"""Patterns that look at one character before they try their alternatives: no alternative begins with another."""

from __future__ import annotations

from importlib import import_module

import pytest

from govcheck.claims.periods import PERIOD
from govcheck.claims.scope import NARROWER
from govcheck.claims.topics import TOPIC
from govcheck.narrative import scan
from govcheck.narrative.relations import report

GUARDED = {
    "NARROWER": NARROWER,
    "PERIOD": PERIOD,
    "TOPIC": TOPIC,
    "numbers": scan._PATTERN,
    "template": report._TEMPLATE,
}
#: How Python itself reads a pattern; there is no public way to ask.
PARSER = import_module("re._parser")


def beginnings(items):
    """The characters that a parsed pattern may begin with, and whether it may be empty."""
    found = set()
    for op, argument in items:
        here, empty = BEGINNINGS[str(op)](argument)
        found |= here
        if not empty:
            return found, False
    return found, True


def of_set(items):
    """The characters in brackets; a set of all but some is none that a guard can name."""
    found = set()
    for op, argument in items:
        assert str(op) in {"LITERAL", "RANGE"}, op
        found |= {argument} if str(op) == "LITERAL" else set(range(argument[0], argument[1] + 1))
    return found, False


def of_branch(argument):
    """The characters of all alternatives."""
    parts = [beginnings(part) for part in argument[1]]
    return set().union(*(part[0] for part in parts)), any(part[1] for part in parts)


def of_repeat(argument):
    """The characters of what is repeated, or of what comes after it."""
    least, _, items = argument
    found, empty = beginnings(items)
    return found, empty or least == 0


def nothing(_):
    """What takes no character."""
    return set(), True


BEGINNINGS = {
    "LITERAL": lambda argument: ({argument}, False),
    "IN": of_set,
    "BRANCH": of_branch,
    "SUBPATTERN": lambda argument: beginnings(argument[3]),
    "MAX_REPEAT": of_repeat,
    "MIN_REPEAT": of_repeat,
    "POSSESSIVE_REPEAT": of_repeat,
    "ASSERT": nothing,
    "ASSERT_NOT": nothing,
    "AT": nothing,
}


@pytest.mark.parametrize("name", GUARDED)
def test_no_alternative_begins_with_another_character(name):
    """Every character with which an alternative can begin passes the look at one character before it."""
    pattern = GUARDED[name]
    guard, *rest = PARSER.parse(pattern.pattern, pattern.flags)
    assert str(guard[0]) == "ASSERT"
    allowed, _ = beginnings(guard[1][1])
    found, _ = beginnings(rest)
    assert "".join(map(chr, sorted(found - allowed))) == ""
