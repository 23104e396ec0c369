"""GitHub workflow commands: an annotation for each violation, at its line in the changed files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from govcheck.excerpt import printable
from govcheck.messages import say
from govcheck.reporters.clean import end_column, one_line, repository_path
from govcheck.reporters.model import report_model
from govcheck.reporters.style import Style
from govcheck.reporters.words import counts_line, name_of, sentence_of, verdict
from govcheck.result import Result, Unread

__all__ = ["github"]

COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}
ESCAPES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY_ESCAPES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """A command a violation and a problem, and a plain line a report."""
    for result in results:
        language = style.language_of(result)
        model = report_model(result, language)
        for problem in model["problems"]:
            yield _problem(problem, language)
        for violation in model.get("violations", ()):
            yield _violation(violation, language)
        yield _closing(result, model["path"], language)


def _violation(violation: dict[str, Any], language: str) -> str:
    # What is waived or known fails nothing, so it is only noted.
    counted = not violation["waived"] and not violation["known"]
    command = COMMANDS[violation["severity"]] if counted else COMMANDS["info"]
    return _command(command, violation, name_of(violation), sentence_of(violation, language))


def _problem(problem: dict[str, Any], language: str) -> str:
    title = say("formats.unread" if problem["fatal"] else "formats.doubt").show(language)
    return _command(COMMANDS["error" if problem["fatal"] else "warning"], problem, title, problem["message"])


def _command(command: str, place: dict[str, Any], title: str, message: str) -> str:
    pairs = (*_place(place), ("title", one_line(f"govcheck {title}")))
    properties = ",".join(f"{name}={printable(str(value)).translate(PROPERTY_ESCAPES)}" for name, value in pairs)
    return f"::{command} {properties}::{one_line(message).translate(ESCAPES)}\n"


def _place(place: dict[str, Any]) -> Iterator[tuple[str, object]]:
    if place["path"]:
        yield "file", repository_path(place["path"])
    if place["line"] is None:
        return
    yield "line", place["line"]
    if place["column"] is None:
        return
    yield "col", place["column"]
    end = end_column(place)
    if end is not None:
        yield "endLine", place["line"]
        yield "endColumn", end


def _closing(result: Result | Unread, path: str, language: str) -> str:
    counts = "" if isinstance(result, Unread) else f" · {counts_line(result, language)}"
    line = one_line(f"govcheck {path}: {verdict(result, language)}{counts}")
    # The runner looks for this older kind of command anywhere in a line.
    return line.replace("##[", "## [") + "\n"
