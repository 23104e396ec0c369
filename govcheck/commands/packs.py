"""``govcheck packs``: the shipped packs."""

from __future__ import annotations

import argparse

from govcheck.cli import DONE, Streams, language
from govcheck.messages import say
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
        title = say("explain.pack_line", title=pack.title, years=pack.years).show(chosen)
        count = say("explain.rule_count", count=len(pack.rules), tables=len(pack.form.tables)).show(chosen)
        print(f"{pack.id:<{width}}  {title}  {count}", file=streams.out)
    return DONE
