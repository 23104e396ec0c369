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

__all__ = ["ReportView", "page_report", "report_view"]

#: Language of the catalogue → as HTML names it.
HTML_LANGUAGE: Final = {"zh": "zh-CN", "en": "en"}


@frozen
class ReportView:
    """A report and what the check found.

    Args:
        anchor: Its id, which all ids inside begin with.
        name: Publisher and year.
        path: The file.
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


def page_report(results: Iterable[Result | Unread], style: Style) -> Iterator[str]:
    """The page with every report; with several an index stands first.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    waiting = iter(results)
    first = tuple(islice(waiting, 2))
    writer = _Writer(_environment(), folded=len(first) > 1)
    drawn = [writer.draw(result, f"r{number}", style) for number, result in enumerate(chain(first, waiting), 1)]
    language = drawn[0].language if drawn else style.language or style.fallback
    for piece in writer.page(drawn, language):
        yield piece if style.unicode else piece.encode("ascii", "xmlcharrefreplace").decode()


def report_view(result: Result, anchor: str, language: str) -> ReportView:
    """What the page shows of *result*; every id in it begins with *anchor*."""
    report, pack = result.report, result.pack
    publisher = report.publisher or say("page.no_publisher")
    groups = card_groups(result, anchor, language)
    cards = tuple(card for group in groups for card in group.cards)
    return ReportView(
        anchor=anchor,
        name=clean(say("page.name", publisher=publisher, year=report.year).show(language)),
        path=clean(report.path),
        pack=clean(f"{pack.title.show(language)} · {pack.id}"),
        authority=clean(pack.authority.show(language)) if pack.authority else "",
        verdict=verdict_of(result, language),
        counts=counts_of(result, language),
        reasons=reasons_of(result, language),
        problems=problems_of(result, language),
        groups=groups,
        repairs=repairs_of(result, anchor, language),
        tables=table_groups(result, anchor, cards),
        language=HTML_LANGUAGE.get(pack.language, pack.language),
    )


@frozen
class _Drawn:
    """A report that has been drawn, and what the index says of it."""

    view: ReportView | UnreadView
    counts: Counts | None
    language: str
    html: str = field(repr=False)


@frozen
class _Writer:
    """The templates of the page.

    Args:
        environment: Where they come from.
        folded: Whether a report opens at its summary, its tables folded away: so where there are several.
    """

    environment: Environment
    folded: bool

    def draw(self, result: Result | Unread, anchor: str, style: Style) -> _Drawn:
        """The part of the page for one report."""
        language = style.language_of(result)
        if isinstance(result, Unread):
            unread = unread_of(result, anchor, language)
            return _Drawn(unread, None, language, self._html("unread.html", unread, language, ()))
        view = report_view(result, anchor, language)
        maps = maps_of(result, anchor, view.cards, language)
        return _Drawn(view, result.counts, language, self._html("report.html", view, language, maps))

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
            # Our own output, escaped when it was drawn.
            drawn=[evolve(part, html=Markup(part.html)) for part in drawn],
            t=_Words(language).text,
            language=HTML_LANGUAGE[language],
            style=Markup(style),
            style_hash=_hash(style),
            script=Markup(script),
            script_hash=_hash(script),
            version=__version__,
        )


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
