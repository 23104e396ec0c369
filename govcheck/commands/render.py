"""``govcheck render``: the statutory form filled in, as a document without copying errors."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from govcheck.cli import DONE, UNCHECKED, Streams, language
from govcheck.companions import Loaded
from govcheck.errors import FileError
from govcheck.form import Form
from govcheck.loading import load
from govcheck.messages import say
from govcheck.output import write_bytes
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.rendering import format_of, render
from govcheck.rendering.form import printed_form
from govcheck.report import Cell, Report, State

__all__ = ["configure", "run"]

#: Findings that mean that something in the file has no place in the form, so that a document would lose it.
LOSSES: Final = frozenset(
    {"form.duplicate", "form.row_length", "form.unknown_table", "form.unknown_row", "form.unknown_column"}
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "file", metavar="FILE", help="报告：YAML 或公布的文档 · a report in YAML, or a published document"
    )
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
    chosen = options.lang or language([options.pack or "", options.file])
    kind = format_of(options.output)
    if Path(options.output).exists() and not options.force:
        raise FileError(say("render.exists", path=options.output), Place(options.output))
    loaded = load(options.file, load_pack(options.pack) if options.pack else None)
    report = loaded.report
    losses = list(_losses(loaded, chosen))
    if losses:
        print("\n  ".join((say("render.lost").show(chosen), *losses)), file=streams.err)
        return UNCHECKED
    write_bytes(options.output, render(report, loaded.pack, kind))
    for problem in report.problems:
        doubt = say("cli.doubt", problem=problem.message).show(chosen)
        print(f"{problem.place}: {doubt}", file=streams.err)
    absent = list(_left_out(report, loaded.pack.form, chosen))
    if absent:
        print(say("render.left_out", names=absent).show(chosen), file=streams.err)
    print(say("render.written", path=options.output).show(chosen), file=streams.out)
    return DONE


def _losses(loaded: Loaded, language: str) -> Iterator[str]:
    """What of the report could not be printed, or only as a blank that it is not."""
    report = loaded.report
    for finding in report.findings:
        if finding.rule in LOSSES or any(map(_is_lost, finding.cells)):
            yield f"{finding.place}: {finding.message.show(language)}"
    for table in report.tables.values():
        lost = [loaded.pack.form.label(key) for key, cell in table.cells.items() if _is_lost(cell)]
        if lost:
            yield f"{table.place}: {say('render.unread_cells', cells=lost).show(language)}"
    grids = (grid for section in printed_form(report, loaded.pack).sections for grid in section.grids)
    keys = [cell.key for grid in grids for cell in grid.cells if cell.key and report.cell(cell.key) is None]
    if keys:
        names = [loaded.pack.form.label(key) for key in keys]
        yield say("render.no_cells", cells=names).show(language)


def _is_lost(cell: Cell) -> bool:
    """Whether something stands in *cell* that cannot be printed: printed blank it would count as nothing.

    Of figures that a document does not keep apart, those of the whole row stand in every cell, with a mark at the end.
    """
    return cell.state is State.UNREADABLE and (not cell.raw or cell.raw == "?" or cell.raw.endswith("| ?"))


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
