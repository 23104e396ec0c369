"""The catalogue: every message in both languages, used, and with the same values."""

from __future__ import annotations

import ast
import re
import string
from importlib import import_module
from pathlib import Path

import pytest

from govcheck import UsageError
from govcheck.messages import LANGUAGES, Message, Text, say, show

PACKAGE = Path(__file__).parent.parent / "govcheck"
AREAS = sorted(path.stem for path in (PACKAGE / "messages").glob("[a-z]*.py"))
#: The areas of reading, rules and the checker; what other commands and readers say is tested beside them.
CORE = {"check", "cli", "file", "form", "pack", "report", "value", "waiver"}
CATALOGUE = {
    f"{area}.{name}": texts
    for area in AREAS
    for name, texts in import_module(f"govcheck.messages.{area}").TEXTS.items()
}
#: Templates say messages too, by the name alone.
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("templates/*.html"))
SOURCES = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "messages" or path.stem == "__init__"]
#: A key of the catalogue as it stands in the source, also in a table or as one of two choices.
KEY = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z_0-9]+")


def calls() -> dict[str, str]:
    """Every key that stands literally in a call of `say`, with the file."""
    found = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    found[key.value] = path.name
    return found


def literals() -> set[str]:
    """Every text in the source that could be a key, and the beginnings of those that are put together."""
    texts = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
    return texts


def fields(template: str) -> set[str]:
    """The names of the values that *template* wants."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 violated relations hold"), (1, "1 violated relation holds"), (2, "2 violated relations hold")],
)
def test_words_that_go_with_a_number(count, words):
    """English has one word for one and another for more, as the number asks."""
    assert words in say("cli.clears", count=count).show("en")
    assert f"，{count} 处" in say("cli.clears", count=count).show("zh")


def test_english_has_no_chinese_punctuation():
    """English messages are parted and ended by English signs; a colon that is the subject stands in quotation marks."""
    for key, (_, english) in CATALOGUE.items():
        assert not re.search("[。，；：、（）]", english.replace("“：”", "")), key


def test_sentences_begin_with_a_capital():
    """After a full stop a sentence of an English message begins with a capital letter."""
    for key, (_, english) in CATALOGUE.items():
        assert not re.search(r"[a-z)”}]\. [a-z]", english), key


def test_every_message_that_is_said_exists():
    """No message is said that the catalogue does not have."""
    assert set(calls()) - set(CATALOGUE) == set()


def test_every_message_is_used():
    """No message lies in the catalogue that nothing says."""
    texts = literals()
    whole = {text for text in texts if KEY.fullmatch(text)}
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    named = texts | {name.lower() for name in re.findall(r"[A-Za-z_]+", source)}

    composed = {area for area in AREAS if re.search(rf'"{area}\.[a-z_]*{{|{area}\.{{', source)}

    def put_together(key: str) -> bool:
        """Keys such as f"cli.severity_{…}" are made in the source; their end stands there as a text or a name."""
        area, _, name = key.partition(".")
        cuts = [0, *(at + 1 for at, sign in enumerate(name) if sign == "_")]
        return area in composed and any(name[cut:] in named for cut in cuts)

    unused = [key for key in CATALOGUE if key not in whole and not put_together(key)]
    assert [key for key in unused if f'"{key.partition(".")[2]}"' not in TEMPLATES] == []


@pytest.mark.parametrize("key", CATALOGUE)
def test_both_languages(key):
    """Each message is there in Chinese and English, with the same values, and each is in its language."""
    texts = CATALOGUE[key]
    assert len(texts) == len(LANGUAGES) == 2
    chinese, english = texts
    assert (chinese.strip() and english.strip()) or key in EMPTY
    # A value may be left out where the other language needs it not, but never be unknown.
    assert fields(english) == fields(chinese) or key in SHORTER
    assert not re.search(r"[\u4e00-\u9fff]", english) or key in TERMS or key.partition(".")[0] not in CORE


#: Messages in which one language says a value that the other one leaves out.
SHORTER = {"cli.previous_circle"}
#: English messages that quote a Chinese term.
TERMS: set[str] = set()
#: What is said of the report itself, where others are named.
EMPTY = {"cli.source_this"}


def test_values_that_are_given():
    """Every literal call of `say` gives the values that its templates want, and no others."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args):
                continue
            key = node.args[0]
            given = {word.arg for word in node.keywords}
            if isinstance(key, ast.Constant) and None not in given:
                wanted = set().union(*map(fields, CATALOGUE[key.value]))
                assert given == wanted, f"{path.name}:{node.lineno}: {key.value}"


def test_show():
    """Messages and texts among the values are shown in the same language, lists with its comma."""
    label = Text({"zh": "总计", "en": "total"})
    message = say("form.missing_row", label=label)
    assert message.show("zh") == "缺少“总计”这一行"
    assert message.show("en") == "row “total” is missing"
    assert show(("a", label), "zh") == "a、总计"
    assert show(["a", label], "en") == "a, total"
    assert show(say("pack.end"), "en") == "the end"


def test_text_falls_back():
    """A text that a pack gives in one language only is shown in that one."""
    assert Text({"en": "total"}).show("zh") == "total"


def test_values_are_no_templates():
    """Braces in a value stay braces."""
    assert say("value.not_a_number", raw="{key} {0}").show("en") == "“{key} {0}” is not a number"


def test_unknown_language():
    """A language that the catalogue does not have is refused, not guessed."""
    with pytest.raises(UsageError) as caught:
        Message("pack.end").show("fr")
    assert caught.value.show("en") == "no messages in “fr”; there are zh, en"
