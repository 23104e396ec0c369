"""``govcheck explain RULE [REPORT]``: what a rule or a claim checks; with a report, what came of it there."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from govcheck.cli import DONE, Streams, language
from govcheck.commands.unknown import no_such_rule
from govcheck.companions import Loaded
from govcheck.explain import form_rule_line, instance_lines, rule_lines
from govcheck.form_findings import FORM_RULES
from govcheck.gather import gather
from govcheck.loading import load
from govcheck.pack import Pack
from govcheck.pack_file import load_pack, pack_ids
from govcheck.text_rules import TEXT_RULES

__all__ = ["configure", "run"]

#: Every claim at once: how the whole narrative was read.
ALL_CLAIMS = "narrative"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "rule", help="规则或说法，可带位置：applications.balance@total、narrative.received · rule or claim"
    )
    parser.add_argument("report", nargs="?", help="报告文件 · a report")
    parser.add_argument("--text", metavar="SENTENCE", help="照正文来读这句话 · read this sentence as the narrative")
    parser.add_argument("--pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--previous", metavar="FILE", help="上一年报告 · last year's report")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Explain the rule in each pack that has it, or in the report's own; or a sentence."""
    chosen = options.lang or language([options.pack or "", options.report or "", options.rule])
    pack = load_pack(options.pack) if options.pack else None
    print("\n".join(_lines(options, pack, chosen)), file=streams.out)
    return DONE


def _lines(options: argparse.Namespace, pack: Pack | None, chosen: str) -> Iterator[str]:
    name, _, instance = options.rule.partition("@")
    if options.text is not None:
        # There is no rule to name: what stands in its place is the report.
        yield from _sentence(options, load(options.report or options.rule, pack), chosen)
    elif name in FORM_RULES:
        yield form_rule_line(name, chosen)
    elif options.report:
        loaded = load(options.report, pack)
        yield from _in_report(name, instance, loaded, options.previous, chosen)
    else:
        for found in _found(name, [pack] if pack else list(map(load_pack, pack_ids()))):
            yield from (f"[{found.id}]", *_rule(name, found, chosen), "")


def _sentence(options: argparse.Namespace, loaded: Loaded, chosen: str) -> Iterator[str]:
    from govcheck.explain_text import sentence_lines

    yield from sentence_lines(options.text, loaded, gather(loaded, options.previous), chosen)


def _in_report(name: str, instance: str, loaded: Loaded, previous: str | None, chosen: str) -> Iterator[str]:
    around = gather(loaded, previous)
    if name != ALL_CLAIMS:
        _found(name, [loaded.pack])
        yield from (*_rule(name, loaded.pack, chosen), "")
    if name in loaded.pack.rules or name in loaded.pack.text:
        rule = loaded.pack.rules.get(name)
        yield from instance_lines(rule, instance, loaded, around, chosen) if rule else ()
        return
    from govcheck.explain_text import reading_lines

    yield from reading_lines(name, loaded, around, chosen)


def _rule(name: str, pack: Pack, chosen: str) -> Iterator[str]:
    """What the rule, claim or relation within the text called *name* checks."""
    if name in pack.rules:
        yield from rule_lines(pack.rules[name], pack, chosen)
        return
    from govcheck.explain_text import claim_lines, text_rule_lines

    if name in pack.text:
        yield from text_rule_lines(name, chosen)
    for claim in pack.claims:
        if claim.rule.id == name:
            yield from claim_lines(claim, chosen)


def _found(name: str, packs: list[Pack]) -> list[Pack]:
    found = [pack for pack in packs if name in pack.rules or name in pack.text or _has_claim(pack, name)]
    if not found:
        known = tuple(_known(packs))
        raise no_such_rule(name, known, packs[0].id if len(packs) == 1 else "PACK")
    return found


def _has_claim(pack: Pack, name: str) -> bool:
    return name not in TEXT_RULES and any(claim.rule.id == name for claim in pack.claims)


def _known(packs: list[Pack]) -> Iterator[str]:
    for pack in packs:
        yield from pack.rules
        yield from (claim.rule.id for claim in pack.claims)
    yield from (*FORM_RULES, *TEXT_RULES)
