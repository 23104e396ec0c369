"""``govcheck new``: an empty report of a form, ready to fill in."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

from govcheck.cli import DONE, Streams, language
from govcheck.errors import FileError, UsageError
from govcheck.form import TableForm
from govcheck.messages import say
from govcheck.output import folder_for, to_stream, whole_file
from govcheck.pack import Pack
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.reporters.clean import json_text

__all__ = ["SCHEMA_COPY", "Heading", "configure", "empty_report", "form_named", "run", "schema_beside", "year_of"]

#: Where a repository keeps its copy of the report schema.
SCHEMA_COPY: Final = ".govcheck/report.schema.json"
#: Names that YAML takes for text without quotation marks.
PLAIN: Final = re.compile(r"[\w./][\w./-]*")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--year", required=True, help="报告年度 · the year reported on")
    parser.add_argument("--publisher", default="", help="发布单位 · the organ")
    parser.add_argument("--output", "-o", metavar="FILE", help="写入文件 · write to a file")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Write an empty report to the file or to standard output."""
    year = year_of(options.year)
    spoken = options.lang or language([options.pack])
    form = form_named(options.pack, options.output)
    schema = schema_beside(Path(options.output).parent if options.output else None, shipped=not form)
    text = empty_report(load_pack(options.pack), year, options.publisher, spoken, Heading(schema, form))
    if not options.output:
        to_stream([text], streams.out)
        return DONE
    if os.path.lexists(options.output):
        raise FileError(say("cli.exists", path=options.output), Place(options.output))
    folder_for(options.output)
    with whole_file(options.output) as stream:
        stream.write(text)
    return DONE


def year_of(text: str) -> int:
    """The year that *text* is.

    Raises:
        UsageError: It is no year.
    """
    if not re.fullmatch("[12][0-9]{3}", text):
        raise UsageError(say("cli.not_a_year", text=text))
    return int(text)


def form_named(pack: str | None, output: str | None) -> str:
    """What the report *output* calls a pack of the user's own: its file, a path from the report.

    Returns:
        Empty for a shipped pack: its id is its name.
    """
    if pack is None or not pack.endswith((".yaml", ".yml")):
        return ""
    try:
        return Path(os.path.relpath(pack, Path(output or "").parent)).as_posix()
    except ValueError:  # on another drive
        return Path(pack).resolve().as_posix()


def schema_beside(folder: Path | None, *, shipped: bool) -> str:
    """The schema that an editor holds a report in *folder* to, as the report names it.

    A copy in the repository (``govcheck init`` makes one) is named by its relative path, which holds on every machine;
    where there is none it is the file of the installed package, which knows the shipped packs alone.

    Args:
        folder: Where the report is written.
        shipped: Whether it is on a shipped pack.
    """
    if folder is not None:
        start = folder.resolve()
        for level, above in enumerate((start, *start.parents)):
            if (above / SCHEMA_COPY).is_file():
                return "../" * level + SCHEMA_COPY
    return (Path(__file__).parents[1] / "schemas/report.schema.json").as_uri() if shipped else ""


@frozen
class Heading:
    """What a report names.

    Args:
        schema: What an editor holds it to; empty: no line about it.
        form: What it calls its pack; empty: by its id.
    """

    schema: str = ""
    form: str = ""


UNNAMED: Final = Heading()


def empty_report(pack: Pack, year: int, publisher: str, language: str, heading: Heading = UNNAMED) -> str:
    """A report of *pack*'s form in YAML with every value ``null``; labels stand beside the ids.

    Args:
        pack: The form.
        year: The year reported on.
        publisher: The organ.
        language: Of the comments.
        heading: What the report names.
    """
    head = f"# yaml-language-server: $schema={heading.schema}\n" if heading.schema else ""
    return head + "\n".join(_lines(pack, heading.form or pack.id, year, publisher, language)) + "\n"


def _lines(pack: Pack, form: str, year: int, publisher: str, language: str) -> Iterator[str]:
    yield f"# {say('cli.new_header').show(language)}"
    # A JSON string is a YAML scalar, whatever the name holds.
    yield f"form: {form if PLAIN.fullmatch(form) else json_text(form)}    # {pack.title.show(language)}"
    yield f"publisher: {json_text(publisher)}"
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
