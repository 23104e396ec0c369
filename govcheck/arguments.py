"""The arguments of a command; what is wrong with them is said in the catalogue's languages."""

from __future__ import annotations

import argparse
import re
from typing import Final, NoReturn

from govcheck.errors import UsageError
from govcheck.messages import Message, say

__all__ = ["Arguments"]

#: Arguments that are told by their place, and so have to be described.
NAMED: Final = {
    "pack": "named_pack",
    "rule": "named_rule",
    "kind": "named_kind",
    "FILE": "named_file",
}
_MISSING: Final = re.compile(r"the following arguments are required: (?P<names>.+)")
#: What argparse says, and the message of the catalogue that stands for it.
_SAID: Final = tuple(
    (re.compile(pattern, re.DOTALL), key)
    for pattern, key in (
        (r"unrecognized arguments: (?P<given>.+)", "unknown_argument"),
        (r"argument (?P<name>\S+): invalid choice: (?P<given>.+?) \(choose from (?P<choices>.+)\)", "no_such_choice"),
        (r"one of the arguments (?P<names>.+) is required", "one_needed"),
        (r"argument (?P<name>\S+): expected (?:at least )?one argument", "value_missing"),
        (r"argument (?P<name>\S+): ignored explicit argument (?P<given>.+)", "value_not_wanted"),
        (r"argument (?P<name>\S+): not allowed with argument (?P<other>\S+)", "not_together"),
    )
)


class Arguments(argparse.ArgumentParser):
    """A parser whose mistakes are `UsageError`.

    Args:
        command: Name of the command.
        purpose: What it does.
    """

    def __init__(self, command: str, purpose: str) -> None:
        super().__init__(prog=f"govcheck {command}", description=purpose, allow_abbrev=False)
        self.command = command

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the options are listed.

        Raises:
            UsageError: Always.
        """
        raise UsageError(say("cli.usage", reason=_reason(message), command=self.command))


def _reason(message: str) -> Message | str:
    """*message* of argparse in the words of the catalogue, or as it is where it is none of those known."""
    missing = _MISSING.fullmatch(message)
    if missing is not None:
        return _missing(missing["names"])
    for pattern, key in _SAID:
        found = pattern.fullmatch(message)
        if found is not None:
            return say(f"cli.{key}", **{name: _bare(text) for name, text in found.groupdict().items()})
    return message


def _missing(names: str) -> Message:
    """What is missing, each in words where it has no name that is typed."""
    said = (say(f"cli.{NAMED[name]}") if name in NAMED else name for name in names.split(", "))
    return say("cli.argument_missing", names=tuple(said))


def _bare(text: str) -> str:
    """*text* without the quotation marks of Python."""
    return text.replace("'", "")
