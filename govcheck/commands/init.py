"""``govcheck init``: a repository to write reports in, with tests, CI, editor settings and an empty report."""

from __future__ import annotations

import argparse
import json
import os
import posixpath
import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from govcheck.cli import DONE, Streams, language
from govcheck.commands.new import SCHEMA_COPY, Heading, empty_report, year_of
from govcheck.commands.requirement import ADDRESS, requirement_lines
from govcheck.commands.schema import report_schema_text
from govcheck.messages import Message, say
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


#: Those that are read at the top of a repository only.
SERVED: Final = (".github/workflows/govcheck.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml")


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
        language: Of README and comments, and of what its commands say.
        root: The repository that the folder lies below; ``None`` where it is itself the top of one, or in none.
    """

    folder: Path
    pack: Pack
    pack_name: str
    year: int
    publisher: str
    language: str
    root: Path | None

    @property
    def below(self) -> str:
        """The folder as seen from the top of the repository around it, with a slash; empty where there is none."""
        return f"{self.folder.resolve().relative_to(self.root).as_posix()}/" if self.root else ""

    def pack_option(self, below: str) -> list[str]:
        """The option that names a pack of one's own, seen from where the folder is called *below*."""
        return [] if self.pack_name in pack_ids() else ["--pack", posixpath.normpath(below + self.pack_name)]


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
        root=_repository_around(folder),
    )
    to_stream((f"{line}\n" for line in _laid_out(plan)), streams.out)
    return DONE


def _repository_around(folder: Path) -> Path | None:
    here = folder.resolve()
    top = next((above for above in (here, *here.parents) if (above / ".git").exists()), here)
    return top if top != here else None


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
    for note in _notes(plan):
        yield note.show(plan.language)
    yield say("setup.init_next", report=report, folder=plan.folder).show(plan.language)


def _notes(plan: _Plan) -> Iterator[Message]:
    """What is left to do before everything works."""
    requirements = plan.folder / "requirements.txt"
    if requirements.is_file() and ADDRESS in requirements.read_text(encoding="utf-8", errors="replace"):
        yield say("setup.init_address", path=requirements)
    if plan.root is not None:
        yield say("setup.init_nested", folder=plan.folder, root=plan.root, files=SERVED)


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
    """The signs of the templates."""
    from govcheck import __version__

    below = plan.below
    yield "YEAR", str(plan.year)
    yield "PACK", shlex.quote(plan.pack_name)
    yield "REQUIREMENT", "\n".join(requirement_lines(__version__, plan.language))
    yield "REQUIREMENTS", shlex.quote(f"{below}requirements.txt")
    yield "JUNIT", json.dumps(f"{below}junit.xml", ensure_ascii=False)
    yield "HERE", shlex.quote(below.rstrip("/") or ".")
    yield "INSIDE", f"cd {shlex.quote(below)} && " if below else ""
    yield from _options(plan)


def _options(plan: _Plan) -> Iterator[tuple[str, str]]:
    """What every call is given: a pack of one's own, and the language where it is not the pack's."""
    lang = ["--lang", plan.language] if plan.language != plan.pack.language else []
    yield "OPTIONS", _joined([*plan.pack_option(""), *lang])
    yield "CI_OPTIONS", _joined([*plan.pack_option(plan.below), *lang])
    yield "SCHEMA_OPTIONS", _joined(plan.pack_option(""))
    yield "ARGUMENTS", json.dumps([*plan.pack_option(plan.below), *lang], ensure_ascii=False)
    pairs = [*plan.pack_option(""), *lang]
    settings = (f"--govcheck-{name[2:]}={value}" for name, value in zip(pairs[::2], pairs[1::2], strict=True))
    yield "PYTEST_OPTIONS", _joined(settings)


def _joined(words: Iterable[str]) -> str:
    return "".join(f" {shlex.quote(word)}" for word in words)
