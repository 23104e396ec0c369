"""``govcheck packs``: the shipped packs."""

from __future__ import annotations

import argparse

from govcheck.cli import DONE, Streams, language
from govcheck.messages import Message, Text, say
from govcheck.pack import Pack
from govcheck.pack_file import load_pack, pack_ids

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """List the packs: id, title, years, how much they check."""
    chosen = options.lang or language([])
    packs = [load_pack(name) for name in pack_ids()]
    width = max(len(pack.id) for pack in packs)
    for pack in packs:
        print(f"{pack.id:<{width}}  {_titled(pack).show(chosen)}  {_extent(pack).show(chosen)}", file=streams.out)
    return DONE


def _titled(pack: Pack) -> Message | Text:
    """Its title, with the years that its form is for."""
    return say("explain.pack_line", title=pack.title, years=pack.years) if pack.form.tables else pack.title


def _extent(pack: Pack) -> Message:
    """How much there is to check."""
    told = len(pack.claims) + len(pack.text)
    tables = len(pack.form.tables)
    if not tables:
        return say("explain.text_count", told=told)
    return say("explain.rule_count", tables=tables, count=len(pack.rules), told=told)
