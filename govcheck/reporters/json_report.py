"""JSON and JSON Lines: the model of `govcheck.reporters.model`, report by report, so that many cost no memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from govcheck.reporters.clean import json_text
from govcheck.reporters.model import VERSION, report_model
from govcheck.reporters.style import Style
from govcheck.result import Result, Unread

__all__ = ["json_lines", "json_whole"]


def json_whole(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """One JSON object with every report."""
    from govcheck import __version__

    yield f'{{"version": {VERSION}, "govcheck": {json.dumps(__version__)}, "reports": ['
    separator = "\n"
    for result in results:
        yield separator + _dump(report_model(result, style.language_of(result)), style)
        separator = ",\n"
    yield "\n]}\n"


def json_lines(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """One JSON object a line, a report each."""
    for result in results:
        yield _dump(report_model(result, style.language_of(result)), style) + "\n"


def _dump(model: dict[str, Any], style: Style) -> str:
    return json_text(model, ascii_only=not style.unicode)
