"""``govcheck render``: the statutory form filled in, as a document without copying errors."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from govcheck.cli import DONE, UNCHECKED, Streams, language
from govcheck.errors import FileError
from govcheck.form import Form
from govcheck.gather import load
from govcheck.messages import say
from govcheck.output import write_bytes
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.rendering import format_of, render
from govcheck.report import Finding, Report, State

__all__ = ["configure", "run"]

#: Findings that mean that something in the file has no place in the form, so that a document would lose it.
LOSSES: Final = frozenset(
    {"form.duplicate", "form.row_length", "form.unknown_table", "form.unknown_row", "form.unknown_column"}
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", metavar="FILE", help="报告 · a report")
    parser.add_argument(
        "--output", "-o", metavar="FILE", required=True, help="写入 .docx、.html、.xlsx 或 .pdf · the document to write"
    )
    parser.add_argument("--force", action="store_true", help="覆盖已有的文件 · overwrite a file that is there")
    parser.add_argument("--pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--lang", choices=("zh", "en"), help="提示的语言 · language of messages")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Write the document.

    Returns:
        0: it is written. 2: the report cannot be read, or has something that the form has no place for.
    """
    chosen = options.lang or language([])
    kind = format_of(options.output)
    if Path(options.output).exists() and not options.force:
        raise FileError(say("render.exists", path=options.output), Place(options.output))
    loaded = load(options.file, load_pack(options.pack) if options.pack else None)
    lost = [finding for finding in loaded.report.findings if _loses(finding)]
    if lost:
        print(say("render.lost").show(chosen), file=streams.err)
        for finding in lost:
            print(f"  {finding.place}: {finding.message.show(chosen)}", file=streams.err)
        return UNCHECKED
    write_bytes(options.output, render(loaded.report, loaded.pack, kind))
    absent = list(_left_out(loaded.report, loaded.pack.form, chosen))
    if absent:
        print(say("render.left_out", names=absent).show(chosen), file=streams.err)
    print(say("render.written", path=options.output).show(chosen), file=streams.out)
    return DONE


def _loses(finding: Finding) -> bool:
    """Whether *finding* is about something that cannot be printed: a figure without place, or a list in a cell."""
    unprinted = any(cell.state is State.UNREADABLE and not cell.raw for cell in finding.cells)
    return finding.rule in LOSSES or unprinted


def _left_out(report: Report, form: Form, language: str) -> Iterator[str]:
    """Tables and rows that the form asks for and the report does not have."""
    for table in form.tables.values():
        if table.id not in report.tables:
            yield from () if table.optional else (table.name(language),)
            continue
        there = report.tables[table.id].rows
        rows = [row for row in table.rows.required if row.id not in there]
        for row in rows:
            above = table.rows.parents.get(row.id)
            # A group's own row, printed alone, stands for its items.
            if above is None or above.id not in there:
                yield f"{table.name(language)} · {row.label.show(language)}"
