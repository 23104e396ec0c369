"""Sentences in the wording of published reports: the right ones are quiet, the wrong ones are found."""

from __future__ import annotations

import random

import pytest

from govcheck.report import Severity
from tests.claims.sentences import HERE, flagged, mistyped, sentences, told, touches

FILES = sorted(path.stem for path in (HERE / "sentences").glob("*.yaml"))
RIGHT = sentences("right", *FILES)
WRONG = sentences("wrong", *FILES)
SILENT = sentences("silent", *FILES)
#: Statements that only more than the words around them would tell.
BEYOND = sentences("beyond", *FILES)
#: Of mistyped numbers; some agree by chance with another reading, such as requests received and carried over.
FOUND = 0.96


def test_there_are_many():
    """At least two hundred sentences are tried, about half of them right."""
    assert len(RIGHT) + len(WRONG) + len(SILENT) >= 500
    assert len(RIGHT) >= 200
    assert len(mistyped(RIGHT)) + len(WRONG) >= 700


@pytest.mark.parametrize("sentence", RIGHT, ids=lambda one: one.id)
def test_right_sentences_are_quiet(sentence):
    """A right sentence is never flagged."""
    assert [str(one.message) for one in flagged(told(sentence.report, sentence.text))] == []


@pytest.mark.parametrize("sentence", SILENT, ids=lambda one: one.id)
def test_other_numbers_are_quiet(sentence):
    """A number of another year, organ, part or business is never flagged."""
    assert [str(one.message) for one in flagged(told(sentence.report, sentence.text))] == []


@pytest.mark.parametrize("sentence", WRONG, ids=lambda one: one.id)
def test_wrong_statements_are_found(sentence):
    """A statement that the tables contradict is flagged at its words."""
    found = flagged(told(sentence.report, sentence.text))
    assert any(touches(one, sentence.spans) for one in found)


@pytest.mark.parametrize("sentence", BEYOND, ids=lambda one: one.id)
def test_what_is_beyond_is_not_found(sentence):
    """What only more than the words around it would tell is listed; once found, it belongs to the wrong ones."""
    found = flagged(told(sentence.report, sentence.text))
    assert not any(touches(one, sentence.spans) for one in found)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sentences_are_quiet_beside_others(seed):
    """A paragraph of right sentences and of others, in any order, is as quiet as each of them is alone."""
    source = random.Random(seed)
    alarms = []
    for name, texts in sorted(_texts().items()):
        source.shuffle(texts)
        for at in range(0, len(texts), 3):
            paragraph = "".join(texts[at : at + 3])
            found = [one for one in flagged(told(name, paragraph)) if one.rule.id.startswith("narrative.")]
            alarms += [(paragraph, str(one.message)) for one in found]
    assert alarms == []


def _texts() -> dict[str, list[str]]:
    """The sentences that are not wrong, by report; those with headings stand alone."""
    texts: dict[str, list[str]] = {}
    for one in (*RIGHT, *SILENT):
        if "\n" not in one.text.strip() and not one.text.startswith("("):
            texts.setdefault(one.report, []).append(one.text.strip())
    return texts


def test_nine_in_ten_wrong_statements_are_found():
    """Of all wrong statements that were written, also in the rarest words, nine in ten are found."""
    assert len(WRONG) >= 0.9 * len(WRONG + BEYOND)


def test_mistyped_numbers_are_found():
    """Of all numbers with one digit mistyped, nearly all are flagged, and at the number."""
    wrong = mistyped(RIGHT)
    missed = [one for one in wrong if not any(touches(each, one.spans) for each in flagged(told(one.report, one.text)))]
    assert len(missed) <= (1 - FOUND) * len(wrong), [one.text for one in missed]


def test_right_numbers_are_compared():
    """Nearly every number that can be compared is, and holds."""
    compared = marks = 0
    for sentence in RIGHT:
        result = told(sentence.report, sentence.text)
        held = [one for one in result.stated if one.rule.id.startswith("narrative.")]
        marks += len(sentence.spans)
        compared += sum(any(touches(one, (span,)) for one in held) for span in sentence.spans)
    assert compared >= FOUND * marks


def test_hints_are_rare():
    """Where the reading is doubtful there is a hint; among right sentences and other numbers there is hardly one."""
    hints = [one for one in (*RIGHT, *SILENT) if flagged(told(one.report, one.text), Severity.INFO)]
    assert len(hints) <= 0.03 * len(RIGHT + SILENT), [one.text for one in hints]
