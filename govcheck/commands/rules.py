"""``govcheck rules PACK``: every rule of a pack in words, with its authority."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from govcheck.cli import DONE, Streams, language
from govcheck.explain import form_rules_lines, rule_lines
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.pack_file import load_pack

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """List the rules."""
    pack = load_pack(options.pack)
    chosen = options.lang or language([options.pack])
    for rule in pack.rules.values():
        print("\n".join(rule_lines(rule, pack, chosen)) + "\n", file=streams.out)
    print("\n".join(_narrative(pack, chosen)), file=streams.out)
    print("\n".join(form_rules_lines(chosen)), file=streams.out)
    return DONE


def _narrative(pack: Pack, chosen: str) -> Iterator[str]:
    """The claims on the narrative and the relations within it."""
    from govcheck.explain_text import claim_lines, text_rule_lines

    if pack.claims:
        yield say("explain.claims_heading").show(chosen)
        for claim in pack.claims:
            yield from (*claim_lines(claim, chosen), "")
    if pack.text:
        yield say("explain.text_heading").show(chosen)
        for name in pack.text:
            yield from (f"    {line}" for line in text_rule_lines(name, chosen))
        yield ""
