"""The pages on the command line describe every command and option, and no other."""

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from govcheck.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGE = "docs/command-line.md"


def parser_of(command: str) -> argparse.ArgumentParser:
    """The parser of *command*, as the command line makes it."""
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"govcheck.commands.{command}").configure(parser)
    return parser


@pytest.fixture(params=sorted(COMMANDS))
def command(request):
    """Each command in turn."""
    return request.param


@pytest.fixture
def section(command, text_of):
    """The section of the page on the command, up to the next heading."""
    match = re.search(rf"^## `govcheck {command}`$(.*?)^(?=## |\(.*\)=)", text_of(PAGE), re.MULTILINE | re.DOTALL)
    assert match, f"{PAGE} has no section on govcheck {command}"
    return match[1]


def test_every_option_is_described(command, section):
    """Each option and argument of a command has a row in the table of its section."""
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    described = " ".join(row.split(" | ")[0] for row in rows)
    for action in parser_of(command)._actions:
        for name in action.option_strings or [str(action.metavar or action.dest)]:
            assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", described), f"{name} is not described"


def test_every_choice_is_described(command, section):
    """Each value that an option may take is named in the section of the command."""
    for action in parser_of(command)._actions:
        for choice in action.choices or ():
            assert f"`{choice}`" in section, f"{action.dest} {choice} is not described"


def test_no_other_option_is_described(command, section):
    """A section names no option that its command does not have."""
    known = {name for action in parser_of(command)._actions for name in action.option_strings}
    rows = "\n".join(line.split(" | ")[0] for line in section.splitlines() if line.startswith("|"))
    assert set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", rows)) <= known


def test_no_other_command_is_described(text_of):
    """The page has a section on no command that is not there."""
    assert set(re.findall(r"^## `govcheck (\w+)`$", text_of(PAGE), re.MULTILINE)) == set(COMMANDS)


def test_chinese_pages_name_real_options():
    """The Chinese pages name no command and no option that is not there."""
    known = {name for command in COMMANDS for action in parser_of(command)._actions for name in action.option_strings}
    for page in ROOT.glob("docs/zh/*.md"):
        assert set(re.findall(r"(?<![\w-])--[a-z][\w-]*", page.read_text("utf-8"))) <= known | {"--help"}, page.name


def test_readme_commands_are_those_of_ci(text_of):
    """Both READMEs have the same two commands, and CI runs them as they stand."""
    commands = re.findall(r"^```sh\n(.*)\n```$", text_of("README.md"), re.MULTILINE)
    assert len(commands) == 2
    assert commands == re.findall(r"^```sh\n(.*)\n```$", text_of("README.zh.md"), re.MULTILINE)
    lines = [line.strip("()") for line in text_of(".ci/run").splitlines()]
    assert set(commands) <= set(lines)
