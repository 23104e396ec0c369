"""``govcheck new``: an empty report of a form, ready to fill in."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from govcheck.cli import DONE, Streams, language
from govcheck.errors import FileError, UsageError
from govcheck.form import TableForm
from govcheck.messages import say
from govcheck.output import whole_file
from govcheck.pack import Pack
from govcheck.pack_file import load_pack
from govcheck.place import Place

__all__ = ["configure", "empty_report", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--year", required=True, help="报告年度 · the year reported on")
    parser.add_argument("--publisher", default="", help="发布单位 · the organ")
    parser.add_argument("--output", "-o", metavar="FILE", help="写入文件 · write to a file")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Write an empty report to the file or to standard output."""
    if not re.fullmatch("[12][0-9]{3}", options.year):
        raise UsageError(say("cli.not_a_year", text=options.year))
    pack = load_pack(options.pack)
    text = empty_report(pack, int(options.year), options.publisher, options.lang or language([]))
    if not options.output:
        streams.out.write(text)
        return DONE
    if Path(options.output).exists():
        raise FileError(say("cli.exists", path=options.output), Place(options.output))
    with whole_file(options.output) as stream:
        stream.write(text)
    return DONE


def empty_report(pack: Pack, year: int, publisher: str, language: str) -> str:
    """A report of *pack*'s form in YAML with every value ``null``; labels stand beside the ids."""
    return "\n".join(_lines(pack, year, publisher, language)) + "\n"


def _lines(pack: Pack, year: int, publisher: str, language: str) -> Iterator[str]:
    yield f"# {say('cli.new_header').show(language)}"
    yield f"form: {pack.id}    # {pack.title.show(language)}"
    # A text in JSON's quotation marks is one in YAML's.
    yield f"publisher: {json.dumps(publisher, ensure_ascii=False)}"
    yield f"year: {year}"
    yield f"period: {year}-01-01..{year}-12-31"
    yield f"# previous: ../{year - 1}/report.yaml"
    yield "tables:"
    for table in pack.form.tables.values():
        yield from _table(table, language)
    yield "narrative: |"
    yield "  "


def _table(table: TableForm, language: str) -> Iterator[str]:
    labels = ", ".join(column.label.show(language) for column in table.columns.required)
    width = max(len(row.id) for row in table.rows.required) + 1
    blank = ", ".join("null" for _ in table.columns.required)
    yield f"  {table.id}:    # {table.title.show(language)}"
    yield f"    # {labels}"
    for row in table.rows.required:
        yield f"    {row.id + ':':<{width}} [{blank}]    # {row.label.show(language)}"
