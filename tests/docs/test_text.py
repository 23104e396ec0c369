"""The pages on the text have a right and a wrong sentence for each relation, and say what is said of the wrong one."""

import pytest

from govcheck.narrative.findings import Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read
from govcheck.text_rules import TEXT_RULES

PAGES = {"docs/text.md": "en", "docs/zh/text.md": "zh"}
YEAR = 2024


@pytest.fixture(params=PAGES)
def examples(request, pages_fences):
    """The sentences of a page by what they show and of which relation, what is said of each; and the language."""
    sentences, said, name = {}, {}, None
    for fence in pages_fences(request.param):
        if fence.name("right"):
            sentences["right", fence.name("right")] = fence.text
        elif fence.name("wrong"):
            name = fence.name("wrong")
            sentences["wrong", name] = fence.text
        elif "says" in fence.words:
            said[name] = fence.text.splitlines()
    return sentences, said, PAGES[request.param]


def test_every_relation_is_shown_right_and_wrong(examples):
    """Each relation of the text has a right sentence, a wrong one and what is said of it."""
    sentences, said, _ = examples
    assert set(sentences) == {(kind, name) for kind in ("right", "wrong") for name in TEXT_RULES}
    assert set(said) == set(TEXT_RULES)


def test_right_sentences_stay_quiet(examples):
    """In a right sentence nothing is found, and the relation was assessed wherever it says something of right ones."""
    for (kind, name), text in examples[0].items():
        outcomes = list(relate(read(text), YEAR)) if kind == "right" else []
        assert [one.message.show("en") for one in outcomes if one.verdict is not Verdict.HELD] == [], name
        if kind == "right" and name != "text.template":
            assert name in {one.relation for one in outcomes}, name


def test_wrong_sentences_are_found_in_these_words(examples):
    """In a wrong sentence its relation alone is violated, and the message is the one that the page shows."""
    sentences, said, language = examples
    for name, messages in said.items():
        outcomes = relate(read(sentences["wrong", name]), YEAR)
        violated = [one for one in outcomes if one.verdict is Verdict.VIOLATED]
        assert {one.relation for one in violated} == {name}
        assert list(dict.fromkeys(one.message.show(language) for one in violated)) == messages
