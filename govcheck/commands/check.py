"""``govcheck check``: reports in, findings out."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

from attrs import evolve, frozen

from govcheck.check import Selection, check_report
from govcheck.cli import DONE, UNCHECKED, WRONG, Streams, language
from govcheck.commands.unknown import no_such_rule
from govcheck.companions import Loaded
from govcheck.errors import GovcheckError, UsageError
from govcheck.form_findings import FORM_RULES
from govcheck.gather import gather
from govcheck.loading import load, load_kept
from govcheck.messages import say
from govcheck.output import to_stream, whole_file
from govcheck.pack import Pack
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.report import Link, Severity
from govcheck.reporters.style import Style
from govcheck.result import Result, Unread
from govcheck.sources import Sources, sources

__all__ = ["FORMATS", "configure", "run"]

if TYPE_CHECKING:
    from govcheck.commands.known import Known

Reporter = Callable[[Iterable[Result | Unread], Style], Iterator[str]]
#: Format → module and function of `govcheck.reporters`.
FORMATS: Final = {
    "text": ("text", "text_report"),
    "json": ("json_report", "json_whole"),
    "jsonl": ("json_report", "json_lines"),
    "sarif": ("sarif", "sarif"),
    "junit": ("junit", "junit"),
    "github": ("github", "github"),
    "gitlab": ("gitlab", "gitlab"),
    "markdown": ("markdown", "markdown"),
    "html": ("page", "page_report"),
}
FILES: Final = (
    "报告（.yaml，或 .docx .html .xlsx .pdf .txt .md .doc .wps），"
    "或文件夹：查其中的 YAML 报告，一份也没有时查其中公布的文档 · "
    "reports (YAML or documents), or folders: their reports in YAML, or where there are none their published documents"
)
#: From so many files on, progress is shown on a terminal.
MANY: Final = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("files", nargs="*", metavar="FILE", help=FILES)
    parser.add_argument("--pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--previous", metavar="FILE", help="上一年报告 · last year's report")
    parser.add_argument("--parts", nargs="+", default=[], metavar="FILE", help="各单位的报告 · the parts' reports")
    parser.add_argument("--format", choices=FORMATS, default="text", help="输出格式 · output format")
    parser.add_argument("--output", "-o", metavar="FILE", help="写入文件 · write to a file")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")
    parser.add_argument("--strict", action="store_true", help="警告也算不通过 · warnings fail too")
    parser.add_argument(
        "--fail-on",
        choices=("not-assessed",),
        help="有没有核对的也算不通过 · what could not be assessed fails too",
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="RULE", help="只核对这些规则 · only these rules"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="RULE", help="不核对这些规则 · not these rules"
    )
    baseline = parser.add_mutually_exclusive_group()
    baseline.add_argument("--baseline", metavar="FILE", help="基线：其中已有的不算 · violations known from a file")
    baseline.add_argument(
        "--write-baseline", metavar="FILE", help="把现有问题写成基线 · write the present violations to a file"
    )


@frozen
class _Call:
    """What the user asked for, apart from the output."""

    sources: Sources
    pack: Pack | None
    previous: str | None
    parts: tuple[str, ...]
    selection: Selection


@frozen
class _Bar:
    """From which severity on a report fails."""

    severities: frozenset[Severity]
    unassessed_fails: bool

    def code(self, result: Result | Unread) -> int:
        """The exit code that *result* alone would give."""
        if isinstance(result, Unread) or any(problem.fatal for problem in result.problems):
            return UNCHECKED
        wrong = any(violation.severity in self.severities for violation in result.open_violations)
        return WRONG if wrong or (self.unassessed_fails and result.not_assessed) else DONE


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Check the files; the highest code of all of them is returned."""
    call = _call(options)
    style = _style(options, streams.out)
    warnings = {Severity.WARNING} if options.strict else set()
    bar = _Bar(frozenset({Severity.ERROR} | warnings), options.fail_on == "not-assessed")
    known = _known_violations(options, call.selection)
    codes = [DONE]
    found: Iterable[Result | Unread] = _checked(call, _progress(call, streams))
    results = _counted(known.marked(found) if known else found, bar, codes)
    chunks = _reporter(options.format)(results, style)
    with _without_collector():
        if options.output:
            with whole_file(options.output) as stream:
                stream.writelines(chunks)
        else:
            to_stream(chunks, streams.out)
    if known:
        known.conclude(streams.err, options.lang or language([options.pack or "", *options.files]))
    return max(codes)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Checking makes no cycles; without the collector's passes a run is about a tenth faster."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _known_violations(options: argparse.Namespace, selection: Selection) -> Known | None:
    if not options.baseline and not options.write_baseline:
        return None
    from govcheck.baseline import read_baseline
    from govcheck.commands.known import Compared, Recorded

    if options.write_baseline:
        return Recorded(options.write_baseline)
    return Compared(options.baseline, read_baseline(options.baseline), selection)


def _call(options: argparse.Namespace) -> _Call:
    if not options.files:
        raise UsageError(say("cli.no_files"))
    found = sources(options.files)
    if len(found.paths) > 1 and (options.previous or options.parts):
        raise UsageError(say("cli.many_with_previous"))
    pack = load_pack(options.pack) if options.pack else None
    names = tuple(name for text in (*options.select, *options.ignore) for name in text.split(","))
    selection = Selection(
        tuple(name for text in options.select for name in text.split(",")),
        tuple(name for text in options.ignore for name in text.split(",")),
    )
    if pack is not None:
        _known(names, pack)
    return _Call(found, pack, options.previous, tuple(options.parts), selection)


def _known(names: tuple[str, ...], pack: Pack) -> None:
    """Refuse a rule that is not there: a misspelt one would silently check nothing."""
    known = (*pack.rules, *FORM_RULES)
    for name in names:
        if not any(rule == name or rule.startswith(f"{name}.") for rule in (*known, "narrative.", "text.")):
            raise no_such_rule(name, known, pack.id)


def _style(options: argparse.Namespace, out: TextIO) -> Style:
    import os
    import shutil

    colour = out.isatty() and not options.output and not os.environ.get("NO_COLOR")
    unicode = bool(options.output) or (out.encoding or "utf-8").lower().startswith("utf")
    width = shutil.get_terminal_size().columns if out.isatty() and not options.output else None
    return Style(options.lang, language([options.pack or ""]), colour, unicode, width)


def _reporter(name: str) -> Reporter:
    from importlib import import_module

    module, function = FORMATS[name]
    reporter: Reporter = getattr(import_module(f"govcheck.reporters.{module}"), function)
    return reporter


def _progress(call: _Call, streams: Streams) -> Iterator[str]:
    """The files in turn, counted on the terminal where there are many."""
    total = len(call.sources.paths)
    shown = total >= MANY and streams.err.isatty()
    for number, path in enumerate(call.sources.paths, 1):
        if shown:
            print(f"\r{number}/{total}", end="\r" if number < total else "\n", file=streams.err, flush=True)
        yield path


def _checked(call: _Call, paths: Iterable[str]) -> Iterator[Result | Unread]:
    for path in paths:
        try:
            yield _check(call, path)
        except GovcheckError as error:
            yield Unread(path, error)


def _check(call: _Call, path: str) -> Result:
    loaded = load_kept(path, call.pack) if call.sources.by_owner else load(path, call.pack)
    _known((*call.selection.select, *call.selection.ignore), loaded.pack)
    loaded = _with_neighbours(loaded, call.sources)
    around = gather(loaded, call.previous, call.parts)
    return check_report(loaded.report, loaded.pack, around, selection=call.selection)


def _with_neighbours(loaded: Loaded, found: Sources) -> Loaded:
    """Last year's report, and parts that are named without a file, from among the files of the same call."""
    report = loaded.report
    if not found.by_owner:
        return loaded
    previous = report.previous
    if previous is None:
        previous = _link(found.owned(report.publisher, report.year - 1), report.publisher)
    parts = tuple(
        (_link(found.owned(part.publisher or "", report.year), part.publisher) or part) if part.target is None else part
        for part in report.parts
    )
    return evolve(loaded, report=evolve(report, previous=previous, parts=parts))


def _link(path: str | None, publisher: str | None) -> Link | None:
    from pathlib import Path

    return None if path is None else Link(str(Path(path).resolve()), Place(path), publisher)


def _counted(results: Iterable[Result | Unread], bar: _Bar, codes: list[int]) -> Iterator[Result | Unread]:
    """The results as they pass, their exit codes noted."""
    for result in results:
        codes[0] = max(codes[0], bar.code(result))
        yield result
