"""``govcheck explain RULE [REPORT]``: what a rule checks; with a report, the relation in its figures."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from govcheck.cli import DONE, Streams, language
from govcheck.errors import UsageError
from govcheck.explain import form_rule_line, instance_lines, rule_lines
from govcheck.form_findings import FORM_RULES
from govcheck.gather import gather, load
from govcheck.labels import nearest
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.pack_file import load_pack, pack_ids

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("rule", help="规则，可带位置：applications.balance@total · rule, with or without instance")
    parser.add_argument("report", nargs="?", help="报告文件 · a report")
    parser.add_argument("--pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--previous", metavar="FILE", help="上一年报告 · last year's report")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Explain the rule in each pack that has it, or in the report's own."""
    chosen = options.lang or language([])
    name, _, instance = options.rule.partition("@")
    pack = load_pack(options.pack) if options.pack else None
    if name in FORM_RULES:
        print(form_rule_line(name, chosen), file=streams.out)
        return DONE
    if options.report:
        loaded = load(options.report, pack)
        rule = _found(name, [loaded.pack])[0].rules[name]
        lines = [*rule_lines(rule, loaded.pack, chosen), ""]
        around = gather(loaded, options.previous)
        lines += instance_lines(rule, instance, loaded, around, chosen)
        print("\n".join(lines), file=streams.out)
        return DONE
    for found in _found(name, [pack] if pack else list(map(load_pack, pack_ids()))):
        print("\n".join((f"[{found.id}]", *rule_lines(found.rules[name], found, chosen))) + "\n", file=streams.out)
    return DONE


def _found(name: str, packs: list[Pack]) -> list[Pack]:
    found = [pack for pack in packs if name in pack.rules]
    if not found:
        known = list(_known(packs))
        raise UsageError(say("explain.no_rule", rule=name, nearest=nearest(name, known) or ""))
    return found


def _known(packs: list[Pack]) -> Iterator[str]:
    for pack in packs:
        yield from pack.rules
    yield from FORM_RULES
