"""The catalogue of messages: every text that a user reads, in Chinese and English side by side.

A message is named ``area.name``; area is a module of this package with a table ``TEXTS`` that maps the
name to its Chinese and its English template. Areas are imported when one of their messages is shown, so
that a clean run pays for none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from attrs import field, frozen

from govcheck.place import Place

__all__ = ["LANGUAGES", "Message", "Text", "say", "show"]

#: The languages that every message is written in; the first one is the default.
LANGUAGES: Final = ("zh", "en")


@frozen
class Text:
    """A text that a pack gives in one or more languages, such as a label or a title.

    Args:
        versions: Text by language code, in the order of the pack; never empty.
    """

    versions: Mapping[str, str] = field(hash=False)

    def show(self, language: str) -> str:
        """The text in *language*, or else in the first language that the pack gives."""
        return self.versions.get(language) or next(iter(self.versions.values()))

    def __str__(self) -> str:
        return self.show(LANGUAGES[0])


@frozen
class Message:
    """A message of the catalogue with its values; the words are looked up when it is shown.

    Args:
        key: ``area.name``.
        values: Values for the template; a `Message` or `Text` among them is shown in the same language.
    """

    key: str
    values: Mapping[str, object] = field(factory=dict, hash=False)

    def show(self, language: str) -> str:
        """The message in *language* (one of `LANGUAGES`).

        Raises:
            UsageError: The catalogue does not have the language.
        """
        if language not in LANGUAGES:
            from govcheck.errors import UsageError

            raise UsageError(say("cli.unknown_language", language=language, known=LANGUAGES))
        area, _, name = self.key.partition(".")
        texts: Mapping[str, tuple[str, str]] = import_module(f"govcheck.messages.{area}").TEXTS
        template = texts[name][LANGUAGES.index(language)]
        return template.format(**{key: _Shown(show(value, language)) for key, value in self.values.items()})

    def __str__(self) -> str:
        return self.show(LANGUAGES[0])


class _Shown(str):
    """A value as text; ``{count:entry|entries}`` in a template is the word that goes with the number."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, parted, more = words.partition("|")
        if not parted:
            return format(str(self), words)
        return one if self == "1" else more


def say(message_key: str, **values: object) -> Message:
    """A message of the catalogue, with *values* for its template."""
    return Message(message_key, values)


def show(value: object, language: str) -> str:
    """*value* as text in *language*: messages, texts, places and lists of them are translated, the rest is printed."""
    if isinstance(value, (Message, Place, Text)):
        return value.show(language)
    if isinstance(value, (tuple, list)) and type(value) in {tuple, list}:  # a named tuple has a text of its own
        return ("、" if language == "zh" else ", ").join(show(part, language) for part in value)
    return str(value)
