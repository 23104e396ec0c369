"""The HTML page: one file that needs nothing else, for one report or many."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from govcheck.errors import MissingExtraError
from govcheck.messages import say
from govcheck.natural import SortKey, natural_key
from govcheck.reporters.page_cards import card_groups
from govcheck.reporters.page_map import MapView, maps_of
from govcheck.reporters.page_repairs import repairs_of
from govcheck.reporters.page_summary import counts_of, problems_of, reasons_of, unread_of, verdict_of
from govcheck.reporters.page_tables import TableGroup, table_groups
from govcheck.reporters.page_view import (
    CardGroup,
    CardView,
    CountView,
    ProblemView,
    ReasonView,
    RepairsView,
    UnreadView,
    Verdict,
    clean,
)
from govcheck.reporters.style import Style
from govcheck.result import Counts, Result, Unread

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["ReportView", "page_report", "report_view"]

#: Among more reports than these, those with nothing to look at are shown without their tables.
FEW: Final = 10
#: Language of the catalogue → as HTML names it.
HTML_LANGUAGE: Final = {"zh": "zh-CN", "en": "en"}


@frozen
class ReportView:
    """A report and what the check found.

    Args:
        anchor: Its id, which all ids inside begin with.
        name: Publisher and year.
        path: The file.
        title: What the form is called.
        pack: The form in words, and its id.
        authority: The notice that the form comes from.
        verdict: What to do.
        counts: The figures of the summary.
        reasons: Why relations could not be checked.
        problems: What could not be read.
        groups: The violations.
        repairs: The cells most likely wrong; empty where nothing was sought.
        tables: The tables.
        language: Language of the form's words, as HTML names it.
    """

    anchor: str
    name: str
    path: str
    title: str
    pack: str
    authority: str
    verdict: Verdict
    counts: tuple[CountView, ...]
    reasons: tuple[ReasonView, ...]
    problems: tuple[ProblemView, ...]
    groups: tuple[CardGroup, ...]
    repairs: RepairsView
    tables: tuple[TableGroup, ...]
    language: str

    @property
    def cards(self) -> tuple[CardView, ...]:
        """All violations in the order of the page."""
        return tuple(card for group in self.groups for card in group.cards)

    @property
    def noteworthy(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.groups or self.problems)


def page_report(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """The page with every report; with several an index stands first.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    waiting = iter(results)
    first = tuple(islice(waiting, 2))
    writer = _Writer(_environment(), folded=len(first) > 1)
    drawn = [writer.draw(result, number, style) for number, result in enumerate(chain(first, waiting), 1)]
    language = style.language_of_all([part.language for part in drawn])
    for piece in writer.page(sorted(drawn, key=lambda part: part.urgency), language):
        yield piece if style.unicode else piece.encode("ascii", "xmlcharrefreplace").decode()


def report_view(result: Result, anchor: str, language: str) -> ReportView:
    """What the page shows of *result*; every id in it begins with *anchor*."""
    return _with_tables(_without_tables(result, anchor, language), result)


def _with_tables(view: ReportView, result: Result) -> ReportView:
    return evolve(view, tables=table_groups(result, view.anchor, view.cards))


def _without_tables(result: Result, anchor: str, language: str) -> ReportView:
    report, pack = result.report, result.pack
    publisher = report.publisher or say("page.no_publisher")
    return ReportView(
        anchor=anchor,
        name=clean(say("page.name", publisher=publisher, year=report.year).show(language)),
        path=clean(report.path),
        title=clean(pack.title.show(language)),
        pack=clean(f"{pack.title.show(language)} · {pack.id}"),
        authority=clean(pack.authority.show(language)) if pack.authority else "",
        verdict=verdict_of(result, language),
        counts=counts_of(result, language),
        reasons=reasons_of(result, language),
        problems=problems_of(result, language),
        groups=card_groups(result, anchor, language),
        repairs=repairs_of(result, anchor, language),
        tables=(),
        language=HTML_LANGUAGE.get(pack.language, pack.language),
    )


@frozen
class _Drawn:
    """A report that has been drawn, and what the index says of it.

    Args:
        view: What is shown.
        counts: The figures of the index; ``None`` for a file that could not be read.
        language: The language that it is shown in.
        html: Its part of the page.
        bare: The same without tables, of a report with nothing to look at; else empty.
    """

    view: ReportView | UnreadView
    counts: Counts | None
    language: str
    html: str = field(repr=False)
    bare: str = field(default="", repr=False)

    @property
    def urgency(self) -> tuple[int, SortKey]:
        """What is to be mended stands first, then what is to be looked at; among equals the order of their paths."""
        if isinstance(self.view, UnreadView):
            return 0, natural_key(self.view.path)
        rank = {"bad": 1, "open": 2}.get(self.view.verdict.state, 3 if self.view.noteworthy else 4)
        return rank, natural_key(self.view.path)

    def among(self, count: int) -> Markup:
        """Its part of a page of *count* reports: our own output, escaped when it was drawn."""
        from markupsafe import Markup

        return Markup(self.bare if self.bare and count > FEW else self.html)


@frozen
class _Writer:
    """The templates of the page.

    Args:
        environment: Where they come from.
        folded: Whether a report opens at its summary, its tables folded away: so where there are several.
    """

    environment: Environment
    folded: bool

    def draw(self, result: Result | Unread, number: int, style: Style) -> _Drawn:
        """The part of the page for the report that is the *number*-th of the call."""
        language, anchor = style.language_of(result), f"r{number}"
        if isinstance(result, Unread):
            unread = unread_of(result, anchor, language)
            return _Drawn(unread, None, language, self._html("unread.html", unread, language, ()))
        view = _without_tables(result, anchor, language)
        bare = "" if view.noteworthy or not self.folded else self._html("report.html", view, language, ())
        if bare and number > FEW:
            return _Drawn(view, result.counts, language, bare, bare)
        maps = maps_of(result, anchor, view.cards, language)
        html = self._html("report.html", _with_tables(view, result), language, maps)
        return _Drawn(view, result.counts, language, html, bare)

    def _html(self, template: str, view: ReportView | UnreadView, language: str, maps: tuple[MapView, ...]) -> str:
        words = _Words(language)
        return self.environment.get_template(template).render(
            report=view, maps=maps, folded=self.folded, t=words.text, language=HTML_LANGUAGE[language]
        )

    def page(self, drawn: list[_Drawn], language: str) -> Iterator[str]:
        """The whole page, piece by piece."""
        from markupsafe import Markup

        from govcheck import __version__

        style, script = (_part(name) for name in ("page.css", "page.js"))
        yield from self.environment.get_template("page.html").generate(
            drawn=drawn,
            title=_title(drawn),
            bare=any(part.bare for part in drawn) and len(drawn) > FEW,
            t=_Words(language).text,
            language=HTML_LANGUAGE[language],
            style=Markup(style),
            style_hash=_hash(style),
            script=Markup(script),
            script_hash=_hash(script),
            version=__version__,
        )


def _title(drawn: list[_Drawn]) -> str:
    """What the form is called that all reports are on; empty where they are on several, or none was read."""
    titles = {part.view.title for part in drawn if isinstance(part.view, ReportView)}
    return next(iter(titles)) if len(titles) == 1 else ""


@frozen
class _Words:
    """The words of the page in one language."""

    language: str

    def text(self, name: str, **values: object) -> str:
        """The text ``page.<name>``."""
        return say(f"page.{name}", **values).show(self.language)


def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise MissingExtraError(say("page.no_jinja2")) from None
    return Environment(
        loader=PackageLoader("govcheck.reporters"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _part(name: str) -> str:
    return files("govcheck.reporters").joinpath("templates", name).read_text("utf-8")


def _hash(text: str) -> str:
    """*text* as a Content Security Policy names it: nothing else may run or style the page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
