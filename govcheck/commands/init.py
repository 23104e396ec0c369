"""``govcheck init``: a repository to write reports in, with tests, CI, editor settings and an empty report."""

from __future__ import annotations

import argparse
import json
import os
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from govcheck.cli import DONE, Streams, language
from govcheck.commands.new import SCHEMA_COPY, Heading, empty_report, year_of
from govcheck.commands.schema import report_schema_text
from govcheck.messages import say
from govcheck.output import folder_for, to_stream, whole_file
from govcheck.pack import Pack
from govcheck.pack_file import load_pack, pack_ids

__all__ = ["configure", "run"]

#: File of the repository → template.
FILES: Final[Mapping[str, str]] = {
    "README.md": "readme.{language}.md",
    "pytest.ini": "pytest.ini",
    "requirements.txt": "requirements.txt",
    ".github/workflows/govcheck.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="文件夹 · the folder")
    parser.add_argument("--pack", default="cn-ogi-2021", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--year", required=True, help="报告年度 · the year reported on")
    parser.add_argument("--publisher", default="", help="发布单位 · the organ")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


@frozen
class _Plan:
    """What is laid out.

    Args:
        folder: Where.
        pack: The pack of the report.
        pack_name: The pack as the command line names it from within the folder: an id, or a relative path.
        year: The year reported on.
        publisher: The organ.
        language: Of README and comments.
    """

    folder: Path
    pack: Pack
    pack_name: str
    year: int
    publisher: str
    language: str


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Write what is not there yet; what is there is named and left as it is."""
    folder = Path(options.folder)
    plan = _Plan(
        folder=folder,
        pack=load_pack(options.pack),
        pack_name=_seen_from(folder, options.pack),
        year=year_of(options.year),
        publisher=options.publisher,
        language=options.lang or language([options.pack]),
    )
    to_stream((f"{line}\n" for line in _laid_out(plan)), streams.out)
    return DONE


def _seen_from(folder: Path, pack: str) -> str:
    if pack in pack_ids():
        return pack
    return Path(os.path.relpath(Path(pack).resolve(), folder.resolve())).as_posix()


def _laid_out(plan: _Plan) -> Iterator[str]:
    for name, text in _texts(plan):
        path = plan.folder / name
        if os.path.lexists(path):
            yield say("setup.init_kept", path=path).show(plan.language)
        else:
            _write(path, text)
            yield say("setup.init_written", path=path).show(plan.language)
    report = plan.folder / f"{plan.year}/report.yaml"
    yield say("setup.init_next", report=report, folder=plan.folder).show(plan.language)


def _write(path: Path, text: str) -> None:
    folder_for(str(path))
    with whole_file(str(path)) as stream:
        stream.write(text)


def _texts(plan: _Plan) -> Iterator[tuple[str, str]]:
    """The files with their texts, the report first: everything else is about it."""
    head = f"../{SCHEMA_COPY}"
    yield f"{plan.year}/report.yaml", empty_report(plan.pack, plan.year, plan.publisher, plan.language, Heading(head))
    own = () if plan.pack_name in pack_ids() else (str(plan.folder / plan.pack_name),)
    yield SCHEMA_COPY, report_schema_text((*pack_ids(), *own), plan.language)
    for name, template in FILES.items():
        yield name, _filled(template.format(language=plan.language), plan)


def _filled(template: str, plan: _Plan) -> str:
    text = (Path(__file__).parents[1] / "templates" / template).read_text(encoding="utf-8")
    for sign, value in _values(plan):
        text = text.replace(f"@{sign}@", value)
    return text


def _values(plan: _Plan) -> Iterator[tuple[str, str]]:
    """The signs of the templates; a pack of one's own must be named in every call."""
    from govcheck import __version__

    is_own = plan.pack_name not in pack_ids()
    quoted = shlex.quote(plan.pack_name)
    yield "YEAR", str(plan.year)
    yield "PACK", quoted
    yield "VERSION", __version__
    yield "OPTIONS", f" --pack {quoted}" if is_own else ""
    yield "PYTEST_OPTIONS", f" --govcheck-pack={quoted}" if is_own else ""
    yield "ARGUMENTS", json.dumps(["--pack", plan.pack_name] if is_own else [], ensure_ascii=False)
