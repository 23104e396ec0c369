"""The relations within a text: generators over a `Prose`, each yielding what holds and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.narrative.relations.accounts import accounts
from govcheck.narrative.relations.assigned_items import assigned_items
from govcheck.narrative.relations.assignment import assigned_rows
from govcheck.narrative.relations.breakdown import breakdowns
from govcheck.narrative.relations.came_in import sums_of_both
from govcheck.narrative.relations.closed_shares import closed_shares
from govcheck.narrative.relations.directions import directions
from govcheck.narrative.relations.goals import named_shares
from govcheck.narrative.relations.growth import growths
from govcheck.narrative.relations.list_count import list_counts
from govcheck.narrative.relations.points import point_changes
from govcheck.narrative.relations.rates import rates
from govcheck.narrative.relations.rates_ahead import rates_ahead
from govcheck.narrative.relations.ratio import ratios
from govcheck.narrative.relations.repeated_parts import repeated_parts
from govcheck.narrative.relations.report import citations, periods, report_year, template_remains
from govcheck.narrative.relations.same_measure import same_measures
from govcheck.narrative.relations.sections import sections
from govcheck.narrative.relations.sequence import sequences
from govcheck.narrative.relations.speaker import own_names
from govcheck.narrative.relations.sums import sums_of_sentences
from govcheck.narrative.relations.titles import repeated_items, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.narrative.findings import Outcome
    from govcheck.narrative.sentences import Prose

__all__ = ["IDS", "relate"]

#: The ids of all relations, in the order in which they are assessed.
IDS = (
    "text.breakdown", "text.list_count", "text.ratio", "text.growth", "text.same_measure",
    "text.repeated_item",
    "text.title", "text.sequence", "text.assignment", "text.period", "text.sections", "text.citation", "text.template",
)  # fmt: skip


def relate(prose: Prose, year: int | None = None) -> Iterator[Outcome]:
    """Everything that the relations within *prose* say.

    Args:
        prose: The text, as `govcheck.narrative.sentences.read` reads it.
        year: The year of the report; where it is not given, that of its title.
    """
    year = year or report_year(prose)
    yield from breakdowns(prose)
    yield from accounts(prose, year)
    yield from sums_of_both(prose)
    yield from sums_of_sentences(prose)
    yield from list_counts(prose)
    yield from rates(prose)
    yield from rates_ahead(prose)
    yield from ratios(prose)
    yield from closed_shares(prose)
    yield from named_shares(prose)
    yield from growths(prose)
    yield from directions(prose)
    yield from point_changes(prose)
    yield from same_measures(prose)
    yield from repeated_items(prose)
    yield from repeated_parts(prose)
    yield from titles(prose)
    yield from own_names(prose)
    yield from sequences(prose)
    yield from assigned_rows(prose)
    yield from assigned_items(prose)
    yield from periods(prose, year)
    yield from sections(prose)
    yield from citations(prose, year)
    yield from template_remains(prose)
