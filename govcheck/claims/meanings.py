"""What the words of a claim may mean: values of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import define, evolve, field, frozen

from govcheck.claims.bound import Bound, Reading
from govcheck.claims.claim import STATED, Claim
from govcheck.evaluate import Evaluator, Scene, Unassessed
from govcheck.expression import Call, CellNode, Node, Sum
from govcheck.form import Form
from govcheck.instances import once
from govcheck.lazy import lazy
from govcheck.linear import Source
from govcheck.messages import Message, say
from govcheck.resolve import Layout, resolve

__all__ = ["Meanings", "Meant"]


@frozen(eq=False)
class Meant:
    """What the words of a claim may mean, how many of that are what they say, and why there is nothing."""

    readings: tuple[Reading, ...]
    likely: int
    reason: Message | None


@define(slots=False)
class Meanings:
    """What claims may mean in a report. Each is evaluated once.

    Args:
        form: The form of the report.
        scene: The report and its companions.
        layout: How the report prints its groups.
        claims: All claims of the pack.
    """

    form: Form
    scene: Scene
    layout: Layout
    claims: tuple[Claim, ...]
    _known: dict[tuple[object, ...], Meant] = field(factory=dict, init=False)

    def of(self, bound: Bound) -> Meant:
        """What the words of *bound* may mean."""
        key = (id(bound.claim), bound.match.items, bound.match.others, bound.earlier is not None)
        if bound.claim.of_stated:
            return self._read(bound)
        if key not in self._known:
            self._known[key] = self._read(bound)
        return self._known[key]

    def each(self, bound: Bound) -> Meant:
        """What 维持、纠正各1件 is compared with: the first of the items that has another number, or any of them."""
        apart = [self.of(evolve(bound, match=evolve(bound.match, items=(item,)))) for item in bound.match.items]
        wrong = (one for one in apart if evolve(bound, readings=one.readings).fitting is None)
        return next(wrong, apart[0]) if apart else self.of(bound)

    def beside(self, bound: Bound) -> Iterator[Fraction]:
        """The values of the other rows that the claim of *bound* speaks of, or of rows like its own, one at a time."""
        for item in bound.claim.items if not bound.claim.is_change else ():
            match = evolve(bound.match, items=(item,), others=())
            yield from (reading.value for reading in self.of(evolve(bound, match=match)).readings)
        # What was carried over is taken for what is carried forward.
        match = evolve(bound.match, items=(), others=())
        for claim in self._rows if bound.claim in self._rows else ():
            yield from (reading.value for reading in self.of(evolve(bound, claim=claim, match=match)).readings[:1])

    @lazy
    def _rows(self) -> tuple[Claim, ...]:
        """The claims that each are on one row of a table, and no whole of others."""
        return tuple(claim for claim in self.claims if claim.is_of_row)

    def now(self, change: Bound) -> Iterator[Fraction]:
        """What the cells of a *change* come to in this year's report: each of them, and all together."""
        total = Fraction(0)
        for operand in dict.fromkeys(one for reading in change.readings for one in reading.operands):
            cell = self.scene.report.cell(operand.key) if operand.source is Source.THIS else None
            if cell is not None and isinstance(cell.value, (int, Decimal)):
                yield Fraction(cell.value)
                total += Fraction(cell.value)
        yield total

    def _read(self, bound: Bound) -> Meant:
        likely = [self._value(node, bound) for node in _meant(bound, bound.match.items)]
        others = [self._value(node, bound) for other in bound.match.others for node in _meant(bound, (other,))]
        readings = [value for value in likely if isinstance(value, Reading)]
        if not readings:
            return Meant((), 0, next((value for value in likely if isinstance(value, Message)), None))
        possible = [value for value in others if isinstance(value, Reading)]
        return Meant((*readings, *possible), len(readings), None)

    def _value(self, node: Node, bound: Bound) -> Reading | Message:
        """What *node* comes to, or why it comes to nothing."""
        node = node if bound.earlier is None else Call(node.span, "previous", (node,))
        evaluator = Evaluator(bound.claim.rule, self.scene)
        try:
            resolved = resolve(node, once(self.form, self.layout))
            value = Fraction(evaluator.number(resolved))
        except Unassessed as unassessed:
            return unassessed.reason
        if not evaluator.filled:
            return say("check.all_blank")
        cells = tuple(dict.fromkeys(part.operand for part in resolved.walk() if isinstance(part, CellNode)))
        return Reading(value, cells, node)


def _meant(bound: Bound, items: tuple[str, ...]) -> Iterator[Node]:
    """What the claim may mean, with the sum of *items* for ``item``, and the number before for ``stated``."""
    for node in _of_items(bound.claim, items):
        if not bound.claim.of_stated:
            yield node
            continue
        before = bound.subject.bounds if bound.subject is not None else ()
        yield from (_with(node, STATED, one.fitting.node) for one in before if one.fitting is not None)


def _of_items(claim: Claim, items: tuple[str, ...]) -> Iterator[Node]:
    if not claim.items:
        yield from claim.equals
        return
    named = [claim.items[item] for item in dict.fromkeys(items)]
    for number in range(max(map(len, named), default=0)):
        terms = tuple(dict.fromkeys((1, choices[min(number, len(choices) - 1)]) for choices in named))
        item = terms[0][1] if len(terms) == 1 else Sum((0, 0), terms)
        yield from (_with(node, "item", item) for node in claim.equals)


def _with(node: Node, name: str, value: Node) -> Node:
    """*node* with *value* in the place of *name*."""
    if getattr(node, "name", None) == name:
        return value
    return node.rebuild(lambda child: _with(child, name, value))
