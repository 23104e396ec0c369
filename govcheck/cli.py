"""The command line: arguments in, exit code out. Each command is a module of `govcheck.commands`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, TextIO

from attrs import frozen

from govcheck.arguments import Arguments
from govcheck.errors import GovcheckError

__all__ = ["COMMANDS", "Streams", "main", "run"]

#: Command → what it does, in Chinese and English; its module is ``govcheck.commands.<command>``.
COMMANDS: Final = {
    "check": "核对报告 · check reports (may be left out: govcheck report.yaml)",
    "packs": "有哪些规则包 · the packs there are",
    "rules": "规则包核对什么 · what a pack checks, in words, with authority",
    "explain": "一条规则说什么 · what a rule says; with a report, in its figures",
    "fix": "把唯一的改法写进报告 · write a unique repair into a report, when asked to",
    "lint": "规则包自己的错误、覆盖和强度 · a pack's own mistakes, coverage, strength",
    "render": "把报告写成文档 · the form filled in, as .docx, .html, .xlsx or .pdf",
    "new": "生成空白报告 · an empty report, ready to fill in",
    "init": "建一个写报告的仓库 · a repository to write reports in",
    "schema": "给编辑器用的 JSON Schema · JSON Schemas for editors and other programs",
    "convert": "把公布的文档转成 YAML 报告 · a published document as a report in YAML",
}
DONE, WRONG, UNCHECKED = 0, 1, 2


@frozen
class Streams:
    """Where output goes: findings to *out*, everything else to *err*."""

    out: TextIO
    err: TextIO


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character gets a substitute, not a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:], Streams(sys.stdout, sys.stderr)))


def run(arguments: Sequence[str], streams: Streams) -> int:
    """Run govcheck with *arguments*.

    Returns:
        0: nothing of severity error. 1: violations. 2: something could not be checked.
    """
    try:
        return _dispatch(list(arguments), streams)
    except GovcheckError as error:
        from govcheck.excerpt import printable

        lines = f"govcheck: {error.show(language(arguments, error.path))}".split("\n")
        print("\n".join(map(printable, lines)), file=streams.err)
    except KeyboardInterrupt:
        from govcheck.messages import say

        print(f"govcheck: {say('cli.interrupted').show(language(arguments))}", file=streams.err)
    except BrokenPipeError:
        # The reader has gone: what is left is written nowhere, also when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), streams.out.fileno())
    return UNCHECKED


def language(arguments: Sequence[str], path: str = "") -> str:
    """The language of messages that no report is the subject of.

    Args:
        arguments: Of the command line: ``--lang``, or else the first pack or report among them that gives a language.
        path: The file that the message is about; it is asked before them.

    Returns:
        ``zh`` or ``en``; where no file gives one, that of the locale.
    """
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] or "".join(arguments[position + 1 : position + 2])
        if argument.partition("=")[0] == "--lang" and value in {"zh", "en"}:
            return value
    from govcheck.spoken import spoken_by

    return spoken_by((path, *(argument.partition("=")[2] or argument for argument in arguments)))


def _dispatch(arguments: list[str], streams: Streams) -> int:
    if arguments and arguments[0] in {"-h", "--help"}:
        print(_overview(), file=streams.out)
        return DONE
    if arguments and arguments[0] == "--version":
        from govcheck import __version__

        print(f"govcheck {__version__}", file=streams.out)
        return DONE
    command = arguments.pop(0) if arguments and arguments[0] in COMMANDS else "check"
    module = import_module(f"govcheck.commands.{command}")
    parser = Arguments(command, COMMANDS[command])
    module.configure(parser)
    try:
        options = parser.parse_args(arguments)
    except SystemExit:
        return DONE  # after --help
    return int(module.run(options, streams))


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {what}" for name, what in COMMANDS.items())
    return "\n".join(
        (
            "usage: govcheck [command] [options] files…    (python -m govcheck …)",
            "",
            *lines,
            "",
            "govcheck COMMAND --help: 各命令的用法 · the options of a command",
        )
    )
