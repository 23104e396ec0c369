"""The numbers of a text as the claims of a pack judge them, with what the shares of the text say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import evolve

from govcheck.claims.bind import Binder, Bound
from govcheck.claims.judge import Judge, Judged, Meant, meant
from govcheck.evaluate import Scene
from govcheck.instances import instances
from govcheck.linear import Operand
from govcheck.narrative.findings import Outcome, Verdict
from govcheck.narrative.reading import Span
from govcheck.narrative.sentences import Prose
from govcheck.pack import Pack
from govcheck.report import State
from govcheck.resolve import Layout

__all__ = ["judge_text"]

RATIO: Final = "text.ratio"
GROWTH: Final = "text.growth"
PER_CENT: Final = ("%", "％")
#: The numbers of a share in the order in which texts have them: 22758件中,公开12275件,占53.9%.
PART_WHOLE_AND_SHARE: Final = 3


def judge_text(prose: Prose, pack: Pack, scene: Scene, layout: Layout, outcomes: Sequence[Outcome]) -> Iterator[Judged]:
    """What becomes of each number or statement that a claim of *pack* speaks of.

    Args:
        prose: The text.
        pack: The pack.
        scene: The report with its companions.
        layout: How the report prints its groups.
        outcomes: The relations within the text.
    """
    found = list(_bind(prose, pack, scene, layout))
    confirmed = frozenset(_confirmed(prose, found, outcomes))
    yield from map(Judge(prose, confirmed, frozenset(_told(found))).judge, found)


def _told(found: Sequence[tuple[Bound, ...]]) -> Iterator[Meant]:
    """What the numbers agree with that agree with anything."""
    for bounds in found:
        yield from (meant(one, one.fitting) for one in bounds if one.fitting is not None)


def _confirmed(prose: Prose, found: Sequence[tuple[Bound, ...]], outcomes: Sequence[Outcome]) -> Iterator[Span]:
    """Where changes stand, as printed, that the text states of two numbers, and shares of a whole of its own.

    企业申请由29件增至38件,增长31.0%: whatever else rose, this is of those two. 剔除不予处理的,实际答复的22758件中,
    公开12275件,占53.9%: of the whole that the tables have it would be another share.
    """
    held = [one for one in outcomes if one.verdict is Verdict.HELD]
    changes = [span for one in held if one.relation == GROWTH for span in one.quote.marked]
    yield from (span for span in changes if prose.reading.source.endswith(PER_CENT, 0, span.end))
    shares = [one.quote.marked for one in held if one.relation == RATIO]
    with_wholes = [marked for marked in shares if len(marked) == PART_WHOLE_AND_SHARE]
    agreeing = set(_agreeing(prose, found)) if with_wholes else set()
    for whole, part, share in with_wholes:
        if part in agreeing and whole not in agreeing:
            yield from (whole, share)


def _agreeing(prose: Prose, found: Sequence[tuple[Bound, ...]]) -> Iterator[Span]:
    """Where the numbers stand, as printed, that agree with the tables."""
    for bounds in found:
        if any(one.fitting is not None for one in bounds):
            yield prose.reading.printed(bounds[0].span)


def _bind(prose: Prose, pack: Pack, scene: Scene, layout: Layout) -> Iterator[tuple[Bound, ...]]:
    """For each number or statement that a claim of *pack* speaks of, all claims that may speak of it."""
    with_totals = evolve(scene, totals=dict(_totals(pack, scene, layout)))
    claims = tuple(claim for claim in pack.claims if claim.rule.off is None)
    return Binder(claims, pack.form, with_totals, layout).bound(prose)


def _totals(pack: Pack, scene: Scene, layout: Layout) -> Iterator[tuple[Operand, Fraction]]:
    """What each total that was left blank comes to, from the cells that it adds."""
    if not scene.incomplete:
        return
    for rule in pack.rules.values():
        for instance in instances(pack, rule, layout) if rule.off is None else ():
            total = instance.total
            parts = [operand for operand in instance.operands if operand != total]
            if total in scene.incomplete and total is not None and not scene.incomplete.intersection(parts):
                cells = [scene.report.cell(part.key) for part in parts]
                values = [cell.value for cell in cells if cell is not None and isinstance(cell.value, (int, Decimal))]
                readable = all(cell is not None and cell.state is not State.UNREADABLE for cell in cells)
                if readable:
                    yield total, sum(map(Fraction, values), Fraction(0))
