"""Last year's report and the parts', found beside a report and read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from glob import glob
from pathlib import Path

from attrs import evolve

from govcheck.companions import Companions, Loaded, Part
from govcheck.errors import FileError, GovcheckError, ReportError
from govcheck.file_kind import is_document
from govcheck.form_findings import same_publisher
from govcheck.loading import load_kept
from govcheck.messages import say
from govcheck.pack import Pack
from govcheck.place import Place
from govcheck.report import Link, Problem, Report
from govcheck.report_file import header
from govcheck.yaml_nodes import compose, read_text, readable

__all__ = ["fitting_previous", "gather"]


def gather(loaded: Loaded, previous: str | None = None, parts: Sequence[str] = ()) -> Companions:
    """The reports that *loaded* is checked against.

    Args:
        loaded: The report and its pack.
        previous: File of last year's report; by default the one that the report names.
        parts: Files or patterns of the parts' reports; by default those that the report names.

    What cannot be read of them stands in the problems.
    """
    report = loaded.report
    link = Link(str(Path(previous).resolve()), Place(previous)) if previous else report.previous
    around = Companions(loaded.pack)
    if link is not None:
        around = _with_previous(around, loaded, link)
    links = [Link(str(Path(part).resolve()), Place(part)) for part in parts] or report.parts
    return _with_parts(around, loaded, links)


def _with_previous(around: Companions, loaded: Loaded, link: Link) -> Companions:
    report = loaded.report
    try:
        other = _read_previous(report, link, loaded.pack)
    except GovcheckError as error:
        return evolve(around, problems=(*around.problems, _problem(error, link, "cli.asked_by_previous")))
    return fitting_previous(around, report, other)


def fitting_previous(around: Companions, report: Report, other: Loaded) -> Companions:
    """*around* with *other* as last year's report, if it is one: of the year before and of the same organ."""
    if other.report.year != report.year - 1 or not same_publisher(other.report.publisher, report.publisher):
        return evolve(around, wrong_previous=other.report)
    return evolve(around, previous=other.report, previous_pack=other.pack)


def _problem(error: GovcheckError, link: Link, asked: str) -> Problem:
    """What is wrong with a companion, and, where it is not said of the line that names it, which line that is."""
    place = error.place or link.place
    named_in_report = link.place.line is not None and place.path != link.place.path
    message = say(asked, problem=error.message, place=str(link.place)) if named_in_report else error.message
    return Problem(message, place, excerpt=error.excerpt)


def _beside(report: Report, target: str) -> Path:
    return Path(report.path).parent / target


def _read_previous(report: Report, link: Link, pack: Pack) -> Loaded:
    path = _beside(report, link.target or "")
    if _same_file(path, Path(report.path)):
        raise ReportError(say("cli.previous_itself"), link.place)
    other = load_kept(str(path), _own_pack(path, pack))
    back = other.report.previous
    if back is not None and _same_file(_beside(other.report, back.target or ""), Path(report.path)):
        raise ReportError(say("cli.previous_circle", path=other.report.path), link.place)
    return other


def _own_pack(path: Path, pack: Pack) -> Pack | None:
    """*pack*, where the companion names it, its file or a pack that it extends; else ``None``: the companion's own."""
    if is_document(str(path)):
        return pack if load_kept(str(path), None).pack.id in {pack.id, *pack.bases} else None
    head = header(compose(read_text(str(path)), str(path)), str(path))
    named = head.form in {pack.id, *pack.bases}
    return pack if named or _same_file(path.parent / head.form, Path(pack.place.path)) else None


def _same_file(first: Path, second: Path) -> bool:
    with readable(str(first)):
        return first.resolve() == second.resolve()


def _with_parts(around: Companions, loaded: Loaded, links: Sequence[Link]) -> Companions:
    parts: list[Part] = []
    problems: list[Problem] = []
    seen: set[Path] = set()
    for link in links:
        try:
            parts += _parts(link, loaded, seen)
        except GovcheckError as error:
            problems.append(_problem(error, link, "cli.asked_by_part"))
            parts.append(Part(link.publisher or link.target or "", None))
    return evolve(around, parts=tuple(parts), problems=(*around.problems, *problems))


def _parts(link: Link, loaded: Loaded, seen: set[Path]) -> Iterator[Part]:
    """The parts that *link* stands for; *seen* are the files taken before, so that none is added twice."""
    if link.target is None:
        yield Part(link.publisher or "", None)
        return
    with readable(link.target):
        paths = _matching(loaded.report, link)
        files = [path.resolve() for path in paths]
    for path, file in zip(paths, files, strict=True):
        if file in seen:
            raise ReportError(say("cli.part_twice", path=path.name), link.place)
        seen.add(file)
        yield _part(path, loaded)


def _matching(report: Report, link: Link) -> list[Path]:
    """The files that *link* names. A pattern never stands for the report itself, which is no part of itself."""
    target = link.target or ""
    path = _beside(report, target)
    if path.is_file() or not any(sign in target for sign in "*?["):
        if _same_file(path, Path(report.path)):
            raise ReportError(say("cli.part_itself"), link.place)
        return [path]
    folder = Path(report.path).parent
    # The pattern is what the author wrote; brackets in the name of the folder are plain characters.
    found = [folder / match for match in sorted(glob(target, root_dir=folder, recursive=True))]  # noqa: PTH207
    others = [match for match in found if not _same_file(match, Path(report.path))]
    if not others:
        raise FileError(say("cli.no_such_part", pattern=target), link.place)
    return others


def _part(path: Path, loaded: Loaded) -> Part:
    report, pack = loaded.report, loaded.pack
    other = load_kept(str(path), _own_pack(path, pack))
    if other.report.year != report.year:
        raise ReportError(
            say("cli.part_year", path=path.name, year=other.report.year, wanted=report.year), Place(str(path))
        )
    if other.pack is not pack and other.pack.id not in pack.bases:
        raise ReportError(say("cli.part_form", path=path.name, form=other.pack.id, wanted=pack.id), Place(str(path)))
    return Part(other.report.publisher or path.name, other.report)
