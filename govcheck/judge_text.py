"""The numbers of a text as the claims of a pack judge them, with what the shares of the text say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import evolve

from govcheck.claims.bind import Binder
from govcheck.claims.bound import Bound
from govcheck.claims.judge import Judge, Judged, Meant, meant
from govcheck.claims.phrase import Slot
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

#: Relations in which a percentage follows from numbers beside it, and how many those are.
FOLLOWING: Final = frozenset({"text.ratio", "text.growth"})
FEWEST: Final = 2


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
    """Where percentages stand, as printed, that follow from numbers of the text which are of other cells than theirs.

    企业申请由29件增至38件,增长31.0%: whatever else rose, this is of those two. 剔除不予处理的,实际答复的22758件中,
    公开12275件,占53.9%: of the whole that the tables have it would be another share.
    """
    held = [one.quote.marked for one in outcomes if one.relation in FOLLOWING and one.verdict is Verdict.HELD]
    bound = {prose.reading.printed(bounds[0].span): bounds for bounds in found} if held else {}
    for marked in held:
        for share in marked:
            others = [bound.get(span, ()) for span in marked if span != share]
            if share in bound and _are_of_others(bound[share], others):
                yield share


def _are_of_others(share: tuple[Bound, ...], numbers: Sequence[tuple[Bound, ...]]) -> bool:
    """Whether one of the *numbers* that a percentage is of agrees with the tables, and the cells of *share* are others.

    A share is of two numbers at least; one of a whole that the tables have is compared with that.
    """
    if any(one.match.phrase.number is not Slot.PERCENT for one in share) or len(numbers) < FEWEST:
        return False
    agreeing = [one.fitting for bounds in numbers for one in bounds if one.fitting is not None]
    cells = {operand.key for reading in agreeing for operand in reading.operands}
    own = {operand.key for one in share for reading in one.readings for operand in reading.operands}
    if any(one.claim.is_change for one in share):
        return bool(cells) and cells.isdisjoint(own)
    return bool(agreeing) and any(map(_is_own, numbers))


def _is_own(bounds: tuple[Bound, ...]) -> bool:
    """Whether a number is one of the text's own: of no claim, or surely not compared; a slip of the tables' is none."""
    return all(one.far or one.doubt or not one.readings for one in bounds)


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
