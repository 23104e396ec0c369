"""GitLab code quality: the JSON list that a merge request shows beside the changed lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from govcheck.reporters.clean import json_text, one_line, repository_path
from govcheck.reporters.model import report_model
from govcheck.reporters.style import Style
from govcheck.reporters.words import name_of, sentence_of
from govcheck.result import Result, Unread

__all__ = ["gitlab"]

SEVERITIES: Final = {"error": "critical", "warning": "minor", "info": "info"}


def gitlab(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """One JSON list with an entry a violation and a problem; no two entries have the same fingerprint."""
    seen: Counter[str] = Counter()
    separator = "[\n"
    for result in results:
        for entry in _entries(result, style.language_of(result), seen):
            yield separator + json_text(entry, ascii_only=not style.unicode)
            separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _entries(result: Result | Unread, language: str, seen: Counter[str]) -> Iterator[dict[str, Any]]:
    model = report_model(result, language)
    report = repository_path(model["path"])
    for problem in model["problems"]:
        severity = "blocker" if problem["fatal"] else SEVERITIES["warning"]
        place = _location({**problem, "path": problem["path"] or report})
        fingerprint = _fingerprint((report, "govcheck.problem", problem["message"]), seen)
        yield _entry("govcheck.problem", severity, problem["message"], place, fingerprint)
    for violation in model.get("violations", ()):
        counted = not violation["waived"] and not violation["known"]
        severity = SEVERITIES[violation["severity"]] if counted else SEVERITIES["info"]
        text = f"{name_of(violation)}: {sentence_of(violation, language)}"
        fingerprint = _fingerprint((report, violation["rule"], violation["fingerprint"]), seen)
        yield _entry(violation["rule"], severity, text, _location(violation), fingerprint)


def _entry(check: str, severity: str, text: str, location: dict[str, Any], fingerprint: str) -> dict[str, Any]:
    return {
        "description": one_line(text),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": location,
    }


def _location(place: dict[str, Any]) -> dict[str, Any]:
    # A line is required; what stands in no line, such as a missing table, is shown at the first.
    return {"path": repository_path(place["path"]), "lines": {"begin": place["line"] or 1}}


def _fingerprint(identity: tuple[str, str, str], seen: Counter[str]) -> str:
    """Of the file, the check and what was found, without the line; the second of the same kind is counted."""
    key = "\x1f".join(identity)
    seen[key] += 1
    return hashlib.sha256(f"{key}\x1f{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
