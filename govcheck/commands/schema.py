"""``govcheck schema``: the JSON Schema of a report, of a pack, or of the JSON output, whole or a line of it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from govcheck.cli import DONE, Streams, language
from govcheck.errors import UsageError
from govcheck.messages import say
from govcheck.output import to_stream, whole_file
from govcheck.pack_file import load_pack, pack_ids

__all__ = ["configure", "report_schema_text", "run", "schemas_folder"]


KINDS: Final = (
    "报告、规则包、JSON 输出或 JSON Lines 的一行 · of a report, a pack, --format json, a line of --format jsonl"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("kind", choices=("report", "pack", "result", "line"), help=KINDS)
    parser.add_argument(
        "--pack", action="append", default=[], help="只含这些规则包：编号或文件 · only these packs: id or file"
    )
    parser.add_argument("--output", "-o", metavar="FILE", help="写入文件 · write to a file")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Write the schema to the file or to standard output."""
    if options.pack and options.kind != "report":
        raise UsageError(say("setup.no_packs_here"))
    text = _text(options.kind, tuple(options.pack), options.lang or language(options.pack))
    if options.output:
        with whole_file(options.output) as stream:
            stream.write(text)
    else:
        to_stream([text], streams.out)
    return DONE


def schemas_folder() -> Path:
    """The folder of the published schemas, inside the package."""
    return Path(__file__).parents[1] / "schemas"


def report_schema_text(packs: tuple[str, ...], language: str) -> str:
    """The schema of reports on *packs* (ids or files; none: all shipped ones) as JSON.

    Raises:
        PackError: There is no such pack, or it is wrong.
    """
    from govcheck.schema import report_schema

    return _json(report_schema([load_pack(name) for name in packs or pack_ids()], language))


def _text(kind: str, packs: tuple[str, ...], language: str) -> str:
    if kind == "report":
        return report_schema_text(packs, language)
    if kind in {"result", "line"}:
        text = (schemas_folder() / "result.schema.json").read_text(encoding="utf-8")
        return text if kind == "result" else _json(_line_of(json.loads(text)))
    from govcheck.pack_schema import pack_schema

    return _json(pack_schema(language))


def _line_of(whole: Mapping[str, object]) -> Mapping[str, object]:
    """The schema of a line of JSON Lines, from that of the *whole* output: a line is one of its reports."""
    return {
        "$schema": whole["$schema"],
        "title": "govcheck --format jsonl, a line, version 1",
        "description": "One report of a call. What is said of the members of --format json holds here too.",
        "allOf": [{"$ref": "#/definitions/report"}],
        "definitions": whole["definitions"],
    }


def _json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
