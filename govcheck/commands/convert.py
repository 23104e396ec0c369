"""``govcheck convert``: a published document as a report in YAML."""

from __future__ import annotations

import argparse
from pathlib import Path

from attrs import evolve

from govcheck.cli import DONE, Streams, language
from govcheck.commands.new import form_named
from govcheck.errors import FileError, UsageError
from govcheck.excerpt import printable
from govcheck.file_kind import is_document
from govcheck.loading import load
from govcheck.messages import say
from govcheck.output import whole_file
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.report_yaml import report_yaml

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", metavar="FILE", help="文档：.docx .html .xlsx .pdf .txt … · a document")
    parser.add_argument("--output", "-o", metavar="FILE", help="写入文件 · write to a file")
    parser.add_argument("--pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Write what was read of the document to the file or to standard output; doubts go to standard error."""
    if Path(options.file).is_file() and not is_document(options.file):
        raise UsageError(say("cli.already_yaml", path=options.file))
    if options.output and Path(options.output).exists():
        raise FileError(say("cli.exists", path=options.output), Place(options.output))
    loaded = load(options.file, load_pack(options.pack) if options.pack else None)
    chosen = options.lang or language([options.pack or ""])
    for problem in loaded.report.problems:
        text = say("cli.doubt", problem=f"{problem.place}: {problem.message.show(chosen)}").show(chosen)
        print(printable(text), file=streams.err)
    report = evolve(loaded.report, form=form_named(options.pack, options.output) or loaded.report.form)
    text = report_yaml(report, loaded.pack.form, chosen)
    if not options.output:
        streams.out.write(text)
        return DONE
    with whole_file(options.output) as stream:
        stream.write(text)
    return DONE
