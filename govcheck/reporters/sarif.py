"""SARIF 2.1.0 (OASIS): one run; results as they come, the rules that they use and what could not be read after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from attrs import define, field

from govcheck.messages import Text, say
from govcheck.pack import Rule
from govcheck.reporters.clean import LIMIT, end_column, json_text, one_line, repository_path
from govcheck.reporters.model import report_model
from govcheck.reporters.style import Style
from govcheck.reporters.words import sentence_of
from govcheck.result import Result, Unread

__all__ = ["MAX_LOCATIONS", "MAX_RESULTS", "sarif"]

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
#: A file with more is refused as a whole by GitHub's code scanning.
MAX_RESULTS: Final = 25_000
MAX_LOCATIONS: Final = 1_000


def sarif(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """One SARIF log."""
    run = _Run(style)
    dump = _Dump(ascii_only=not style.unicode)
    yield f'{{"$schema": {dump(SCHEMA)}, "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    separator = "\n"
    for result in results:
        for entry in run.results(result):
            yield separator + dump(entry)
            separator = ",\n"
    yield f'\n], "invocations": [{dump(run.invocation)}],\n"tool": {dump(run.tool)}}}]}}\n'


@define
class _Dump:
    ascii_only: bool

    def __call__(self, value: object) -> str:
        return json_text(value, ascii_only=self.ascii_only)


@define
class _Run:
    """What is gathered while the results pass: the rules used, and what could not be read."""

    style: Style
    rules: dict[tuple[str, str], dict[str, Any]] = field(factory=dict)
    indices: dict[tuple[str, str], int] = field(factory=dict)
    notifications: list[dict[str, Any]] = field(factory=list)
    complete: bool = True
    count: int = 0

    def results(self, result: Result | Unread) -> Iterator[dict[str, Any]]:
        """The results of one report; its problems become notifications of the run."""
        language = self.style.language_of(result)
        model = report_model(result, language)
        for problem in model["problems"]:
            self._notify(problem, model["path"])
        if isinstance(result, Unread):
            return
        pairs = list(zip(result.violations, model["violations"], strict=True))
        room = max(0, MAX_RESULTS - self.count)
        for violation, entry in pairs[:room]:
            yield _result(entry, self._index(violation.rule, result.pack.id, language), language)
        self.count += min(room, len(pairs))
        if len(pairs) > room:
            message = say("formats.more_results", count=len(pairs) - room, limit=MAX_RESULTS).show(language)
            self.notifications.append({"level": "warning", "message": _message(f"{model['path']}: {message}")})

    def _notify(self, problem: dict[str, Any], path: str) -> None:
        self.complete = self.complete and not problem["fatal"]
        level = "error" if problem["fatal"] else "warning"
        location = {"physicalLocation": _physical({**problem, "path": problem["path"] or path})}
        self.notifications.append({"level": level, "message": _message(problem["message"]), "locations": [location]})

    def _index(self, rule: Rule, pack: str, language: str) -> int:
        """The place of *rule* in the list of rules, where it is put when it is first used."""
        key = pack, rule.id
        if key not in self.indices:
            self.indices[key] = len(self.rules)
            self.rules[key] = _descriptor(rule, pack, language)
        return self.indices[key]

    @property
    def invocation(self) -> dict[str, Any]:
        """Whether every file could be checked, and what could not."""
        return {"executionSuccessful": self.complete, "toolExecutionNotifications": self.notifications}

    @property
    def tool(self) -> dict[str, Any]:
        """govcheck, and the rules that the results name."""
        from govcheck import __version__

        return {"driver": {"name": "govcheck", "version": __version__, "rules": list(self.rules.values())}}


def _descriptor(rule: Rule, pack: str, language: str) -> dict[str, Any]:
    title = rule.title.show(language)
    authority = rule.authority.show(language) if rule.authority else ""
    whole = say("formats.descriptor", title=title, authority=authority).show(language) if authority else title
    texts = {"title": _versions(rule.title), **({"authority": _versions(rule.authority)} if rule.authority else {})}
    return {
        "id": rule.id,
        "shortDescription": {"text": title},
        "fullDescription": {"text": whole},
        "help": {"text": f"{whole}\n{rule.text}" if rule.text else whole},
        "defaultConfiguration": {"level": LEVELS[rule.severity.value]},
        "properties": {"pack": pack, **texts, **({"check": rule.text} if rule.text else {})},
    }


def _versions(text: Text) -> dict[str, str]:
    return dict(text.versions)


def _result(violation: dict[str, Any], index: int, language: str) -> dict[str, Any]:
    cells = violation["cells"]
    first = next((cell for cell in cells if cell["place"] == violation["place"]), None)
    others = [cell for cell in cells if cell is not first]
    message = one_line(sentence_of(violation, language))
    left_out = len(others) - (MAX_LOCATIONS - 1)
    if left_out > 0:
        message += say("formats.more_locations", count=left_out).show(language)
    return {
        "ruleId": violation["rule"],
        "ruleIndex": index,
        "level": LEVELS[violation["severity"]],
        "message": _message(message),
        "locations": [_location(violation, first)],
        "relatedLocations": [
            _related(cell, number, language) for number, cell in enumerate(others[: MAX_LOCATIONS - 1], 1)
        ],
        "partialFingerprints": {"govcheck/v1": violation["fingerprint"]},
        "suppressions": list(_suppressions(violation, language)),
        "properties": {name: violation[name] for name in ("instance", "check", "left", "right", "difference")},
    }


def _suppressions(violation: dict[str, Any], language: str) -> Iterator[dict[str, Any]]:
    if violation["waived"]:
        yield {"kind": "inSource", "status": "accepted", "justification": violation["reason"]}
    if violation["known"]:
        yield {"kind": "external", "status": "accepted", "justification": say("setup.known").show(language)}


def _message(text: str) -> dict[str, str]:
    # ``[text](1)`` is a link in SARIF; a cell's text must not become one.
    return {"text": one_line(text, 2 * LIMIT).replace("](", "] (")}


def _location(violation: dict[str, Any], cell: dict[str, Any] | None) -> dict[str, Any]:
    logical = _logical(cell) if cell else {"name": violation["instance"] or violation["rule"], "kind": "value"}
    return {"physicalLocation": _physical(violation), "logicalLocations": [logical]}


def _related(cell: dict[str, Any], number: int, language: str) -> dict[str, Any]:
    key = {"this": "formats.operand", "previous": "formats.operand_previous", "parts": "formats.operand_parts"}
    text = say(key[cell["source"]], label=cell["label"], raw=one_line(cell["raw"], 100) or "□").show(language)
    return {
        "id": number,
        "message": _message(text),
        "physicalLocation": _physical({**cell, "cells": [cell]}),
        "logicalLocations": [_logical(cell)],
    }


def _logical(cell: dict[str, Any]) -> dict[str, str]:
    """The cell's reference as its name in full, and its printed label as what a person calls it."""
    return {"name": cell["label"], "fullyQualifiedName": cell["cell"], "kind": "value"}


def _physical(place: dict[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(place["path"])}
    if place["line"] is not None:
        region = {"startLine": place["line"], "startColumn": place["column"], "endColumn": end_column(place)}
        physical["region"] = {name: value for name, value in region.items() if value is not None}
    return physical


def _artifact(path: str) -> dict[str, str]:
    file = repository_path(path)
    if PurePath(file).is_absolute():
        return {"uri": PurePath(file).as_uri()}
    return {"uri": quote(file, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
