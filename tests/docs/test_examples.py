"""Every example of README and docs does what the page says."""

import doctest
import re
from collections.abc import Iterator

import pytest


def test_console_shows_what_the_command_prints(page, workbench, pages_fences, monkeypatch):
    """A reader who types a command of the page sees the output that the page shows."""
    if "zh" in page.parts or ".zh" in page.suffixes:
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for fence in pages_fences(page):
        if fence.name("file"):
            workbench.write(fence.name("file"), fence.text)
        elif fence.name("add"):
            workbench.add(fence.name("add"), fence.text)
        elif fence.language == "console":
            for command, expected in commands(fence.text):
                printed = workbench.shell(command)
                assert matches(expected, printed), f"{page.name}:{fence.line}: {command}\n{printed}"


def test_python_examples_run(page, workbench, pages_fences):
    """A reader who types the Python of the page sees the results that the page shows."""
    names: dict[str, object] = {}
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for fence in pages_fences(page):
        if fence.name("file"):
            workbench.write(fence.name("file"), fence.text)
        elif fence.language == "python" and ">>>" in fence.text:
            test = parser.get_doctest(fence.text, names, page.name, str(page), fence.line)
            runner.run(test, clear_globs=False)
            names = test.globs
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_readme_shows_what_the_command_prints(name, workbench, pages_fences, text_of):
    """The output at the top of a README is the real output of the command above it, but for lines left out as `…`."""
    command = re.search(r"`(python -m govcheck [^`]+)`", text_of(name))
    shown = next(fence for fence in pages_fences(name) if fence.language == "text")
    assert matches(shown.text, workbench.shell(command[1]))


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def matches(expected: str, printed: str) -> bool:
    """Whether *printed* is *expected*.

    A line ``…`` stands for any lines, `` …`` at the end of a line for its rest, and blank lines at the end for none.
    """
    pattern = "".join(map(pattern_of, expected.rstrip().split("\n")))
    return re.fullmatch(pattern, printed.rstrip() + "\n") is not None


def pattern_of(line: str) -> str:
    """What *line* of an expected output stands for, as a regular expression."""
    if line == "…":
        return r"(?:.*\n)*?"
    start = line.removesuffix(" …")
    return re.escape(start) + (r"\n" if start == line else r" .*\n")
