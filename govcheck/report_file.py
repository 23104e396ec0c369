"""A report in YAML → `Report`: design of the file in ``docs/report-file.md``; labels and order come from the form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, evolve, field

from govcheck.errors import ReportError
from govcheck.form import Form
from govcheck.labels import nearest
from govcheck.messages import say
from govcheck.place import Place
from govcheck.report import Finding, Link, Narrative, Report, Severity, Waiver
from govcheck.table_file import read_tables
from govcheck.values import parse_date
from govcheck.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["LEVELS", "SCOPES", "Header", "header", "read_report"]

KEYS: Final = [
    "form",
    "publisher",
    "year",
    "scope",
    "level",
    "period",
    "previous",
    "parts",
    "tables",
    "narrative",
    "waivers",
]
SCOPES: Final = ("汇总", "本机关")
LEVELS: Final = ("国务院部门", "省", "设区的市", "县", "乡镇", "街道", "部门")
BETWEEN_DAYS: Final = re.compile(r"\.\.|至|到|[~～—–]+")
YEARLESS_DAY: Final = re.compile(r"[0-9]{1,2}月[0-9]{1,2}日?")
YEAR: Final = re.compile(r"([12][0-9]{3})年?")


@define(frozen=True)
class Header:
    """The top of a report file: its keys with their nodes, and what every report must say.

    Args:
        place: Where the report begins.
        form: The pack that it names: an id, or a file as a path from the report.
        nodes: The top-level nodes by key, without those beside which nothing stands.
    """

    place: Place
    form: str
    nodes: Mapping[str, Node] = field(hash=False)


def header(root: Node, path: str) -> Header:
    """The top-level keys of a report file.

    Raises:
        ReportError: Not a mapping, an unknown or repeated key, or no ``form``, ``year`` or ``tables``.
    """
    if not isinstance(root, MappingNode):
        text = root.text if isinstance(root, ScalarNode) else ""
        key = "report.full_width_colon" if "：" in text else "report.not_a_mapping"
        raise ReportError(say(key), root.place)
    nodes: dict[str, Node] = {}
    for key_node, value in root.pairs:
        name = key_node.text
        if name in nodes:
            raise ReportError(say("report.repeated_key", name=name), key_node.place)
        if name not in KEYS:
            raise _unknown_key(name, key_node.place)
        nodes[name] = value
    for name in ("form", "year", "tables"):
        if name not in nodes or _is_null(nodes[name]):
            place = nodes[name].place if name in nodes else Place(path)
            raise ReportError(say("report.missing_key", name=name), place)
    # An organ without a name is more likely forgotten than meant.
    given = {name: node for name, node in nodes.items() if name == "publisher" or not _is_null(node)}
    return Header(root.place, _text(nodes["form"]), given)


def _is_null(node: Node) -> bool:
    """Whether a key stands there and nothing beside it, which says no more than no key."""
    return isinstance(node, ScalarNode) and node.is_null


def _unknown_key(name: str, place: Place) -> ReportError:
    if "：" in name:
        return ReportError(say("report.full_width_colon"), place)
    return ReportError(say("report.unknown_key", name=name, nearest=nearest(name, KEYS) or tuple(KEYS)), place)


def read_report(head: Header, form: Form, path: str) -> Report:
    """The report whose top is *head*, read as *form*.

    What is wrong with single rows and values stands in the report's findings; nothing is dropped.

    Raises:
        ReportError: A top-level value that cannot be read.
    """
    nodes = head.nodes
    tables, findings = read_tables(nodes["tables"], form)
    period, period_findings = _period(nodes.get("period"))
    return Report(
        form=head.form,
        publisher=_text(nodes["publisher"]) if "publisher" in nodes else "",
        year=_year(nodes["year"]),
        tables=tables,
        path=path,
        scope=_one_of(nodes.get("scope"), SCOPES),
        level=_one_of(nodes.get("level"), LEVELS),
        period=period,
        narrative=_narrative(nodes.get("narrative")),
        previous=_link(nodes["previous"]) if "previous" in nodes else None,
        parts=tuple(_parts(nodes.get("parts"))),
        waivers=tuple(_waivers(nodes.get("waivers"))),
        findings=(*period_findings, *findings),
    )


def _text(node: Node) -> str:
    if not isinstance(node, ScalarNode) or node.is_null:
        raise ReportError(say("report.not_text"), node.place)
    return node.text.strip()


def _year(node: Node) -> int:
    match = YEAR.fullmatch(_text(node))
    if match is None:
        raise ReportError(say("report.not_a_year", text=_text(node)), node.place)
    return int(match[1])


def _one_of(node: Node | None, choices: tuple[str, ...]) -> str:
    if node is None:
        return ""
    text = _text(node)
    if text not in choices:
        raise ReportError(say("report.not_a_choice", text=text, choices=choices), node.place)
    return text


def _period(node: Node | None) -> tuple[tuple[datetime.date, datetime.date] | None, tuple[Finding, ...]]:
    if node is None:
        return None, ()
    text = _text(node)
    days = _days(text)
    if days is None:
        message = say("form.period_unreadable", text=text)
        return None, (Finding("form.period", "", Severity.ERROR, message, (), node.place),)
    return days, ()


def _days(text: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of ``2024-01-01..2024-12-31`` or ``2024年1月1日至12月31日``."""
    first, *rest = BETWEEN_DAYS.split(re.sub(r"[\s起止]", "", text))
    if len(rest) != 1:
        return None
    # The year is said once where both days are of one year.
    last = first.partition("年")[0] + "年" + rest[0] if YEARLESS_DAY.fullmatch(rest[0]) else rest[0]
    days = parse_date(first), parse_date(last)
    return None if days[0] is None or days[1] is None else (days[0], days[1])


def _narrative(node: Node | None) -> Narrative | None:
    if node is None:
        return None
    if not isinstance(node, ScalarNode):
        raise ReportError(say("report.not_text"), node.place)
    first = node.place
    if node.block:
        # The text of a block scalar begins on the next line; its indentation is not part of the node.
        first = evolve(first, line=(first.line or 0) + 1, column=3)
    count = node.text.count("\n") + 1
    lines = (first, *(evolve(first, line=(first.line or 0) + number) for number in range(1, count)))
    return Narrative(node.text, first, lines)


def _link(node: Node) -> Link:
    if isinstance(node, MappingNode):
        named = {key.text: value for key, value in node.pairs}
        if set(named) != {"publisher", "report"}:
            raise ReportError(say("report.part_keys"), node.place)
        target = named["report"]
        missing = isinstance(target, ScalarNode) and target.is_null
        return Link(None if missing else _text(target), node.place, _text(named["publisher"]))
    return Link(_text(node), node.place)


def _parts(node: Node | None) -> Iterator[Link]:
    if node is None:
        return
    if not isinstance(node, SequenceNode):
        raise ReportError(say("report.not_a_list", name="parts"), node.place)
    yield from map(_link, node.items)


def _waivers(node: Node | None) -> Iterator[Waiver]:
    if node is None:
        return
    if not isinstance(node, SequenceNode):
        raise ReportError(say("report.not_a_list", name="waivers"), node.place)
    for item in node.items:
        yield _waiver(item)


def _waiver(node: Node) -> Waiver:
    if not isinstance(node, MappingNode):
        raise ReportError(say("waiver.not_a_mapping"), node.place)
    known = ("rule", "instance", "reason", "until")
    named: dict[str, Node] = {}
    for key, value in node.pairs:
        if key.text not in known:
            raise ReportError(say("report.unknown_key", name=key.text, nearest=tuple(known)), key.place)
        if key.text in named:
            raise ReportError(say("report.repeated_key", name=key.text), key.place)
        named[key.text] = value
    for name in ("rule", "reason"):
        given = named.get(name)
        if not isinstance(given, ScalarNode) or given.is_null or not given.text.strip():
            raise ReportError(say("waiver.missing", name=name), node.place)
    until = parse_date(_text(named["until"])) if "until" in named else None
    if "until" in named and until is None:
        raise ReportError(say("waiver.not_a_date", text=_text(named["until"])), named["until"].place)
    instance = _text(named["instance"]) if "instance" in named else None
    return Waiver(_text(named["rule"]), instance, _text(named["reason"]), until, node.place)
