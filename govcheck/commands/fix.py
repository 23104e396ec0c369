"""``govcheck fix``: writes a unique repair into a YAML report, when asked to, and leaves the rest as it is."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from govcheck.check import check_report
from govcheck.cli import DONE, UNCHECKED, WRONG, Streams, language
from govcheck.edits import Edit, apply_edits, edit_of
from govcheck.errors import UsageError
from govcheck.file_kind import is_document
from govcheck.gather import gather
from govcheck.linear import Source
from govcheck.loading import load
from govcheck.messages import Message, say
from govcheck.output import replace_bytes
from govcheck.pack_file import load_pack
from govcheck.repair import Repair
from govcheck.result import Result
from govcheck.yaml_nodes import read_text

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", metavar="FILE", help="YAML 报告 · a report in YAML")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--dry-run", action="store_true", help="只显示要改什么 · show what would change")
    mode.add_argument("--write", action="store_true", help="写入文件 · write it into the file")
    parser.add_argument("--pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--previous", metavar="FILE", help="上一年报告 · last year's report")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Show or write the repair.

    Returns:
        0: nothing is violated, or the repair was written. 1: there is a repair to write, or none that is unique.
        2: the report cannot be checked.
    """
    chosen = options.lang or language([options.pack or "", options.file])
    if is_document(options.file):
        raise UsageError(say("fix.document", path=options.file))
    loaded = load(options.file, load_pack(options.pack) if options.pack else None)
    around = gather(loaded, options.previous)
    result = check_report(loaded.report, loaded.pack, around)
    if not result.counts.violated:
        print(say("fix.nothing").show(chosen), file=streams.out)
        return UNCHECKED if result.problems else DONE
    repair = _unique(result)
    if isinstance(repair, Message):
        print(repair.show(chosen), file=streams.err)
        return WRONG
    text = read_text(options.file)
    edits = [edit_of(change, loaded.report, text) for change in repair.changes]
    for line in _lines(edits, chosen):
        print(line, file=streams.out)
    if options.dry_run:
        return WRONG
    replace_bytes(options.file, lambda data: apply_edits(data, edits))
    print(say("fix.written", path=options.file).show(chosen), file=streams.out)
    return DONE


def _unique(result: Result) -> Repair | Message:
    """The only repair of the report, or why there is none that may be written."""
    repairs = result.repairs
    first = next(iter(repairs.entries), None)
    if first is None:
        return say("fix.none")
    if not first.unique:
        return say("fix.several", count=len(repairs.entries))
    if any(change.operand.source is not Source.THIS for change in first.changes):
        return say("fix.other_report")
    return first


def _lines(edits: list[Edit], language: str) -> Iterator[str]:
    for edit in edits:
        yield say("fix.edit", place=edit.cell.place, cell=edit.cell.key, old=edit.old, new=edit.new).show(language)
