"""Phrases that several formats share: the verdict, the counts, and what a violation of the model says."""

from __future__ import annotations

from typing import Any

from govcheck.messages import say
from govcheck.place import Place
from govcheck.result import Result, Unread

__all__ = ["counts_line", "name_of", "place_in", "remark_of", "sentence_of", "verdict", "verdict_name"]


def verdict(result: Result | Unread, language: str) -> str:
    """Whether the report may be published, in the words of a head of office."""
    return say(f"formats.{verdict_name(result)}").show(language)


def verdict_name(result: Result | Unread) -> str:
    """``fit``, ``unfit``, ``unread``, or ``unchecked`` where nothing is wrong because nothing was compared."""
    if isinstance(result, Unread):
        return "unread"
    if not result.ok:
        return "unfit"
    return "fit" if result.compared else "unchecked"


def counts_line(result: Result, language: str) -> str:
    """The closing line: how many relations there were, and what came of them."""
    counts = result.counts
    accepted = say("cli.counts_waived", waived=counts.waived).show(language) if counts.waived else ""
    accepted += say("setup.counts_known", known=counts.known).show(language) if counts.known else ""
    return say(
        "cli.counts",
        instances=counts.instances,
        held=counts.held,
        violated=counts.violated,
        not_assessed=counts.not_assessed,
        form=counts.form,
        waived=accepted,
    ).show(language)


def name_of(violation: dict[str, Any]) -> str:
    """``rule@instance`` of a violation of the model."""
    return f"{violation['rule']}@{violation['instance']}" if violation["instance"] else violation["rule"]


def sentence_of(violation: dict[str, Any], language: str) -> str:
    """The labels of the instance, the message, the place where it is no line, and why it does not count."""
    label = f"【{violation['label']}】" if violation["label"] else ""
    # Word files and sheets have places that formats made for lines cannot hold.
    is_spot = violation["line"] is None and violation["place"] != violation["path"]
    spot = f"({place_in(violation, language)})" if is_spot else ""
    return " ".join(filter(None, (f"{label}{violation['message']}", spot, remark_of(violation, language))))


def place_in(entry: dict[str, Any], language: str) -> str:
    """The place of a violation or problem of the model in *language*; lines and columns need no words."""
    path, place = entry["path"], entry["place"]
    spot = place.removeprefix(f"{path}, ") if path else place
    is_spot = entry["line"] is None and spot != path
    return Place(path, spot=spot).show(language) if is_spot else place


def remark_of(violation: dict[str, Any], language: str) -> str:
    """That a violation is waived or in the baseline; empty where it counts."""
    if violation["waived"]:
        return say("cli.waived", reason=violation["reason"]).show(language)
    return say("setup.known").show(language) if violation["known"] else ""
