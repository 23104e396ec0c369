"""The way from violated relations to repairs, block by block."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from govcheck.linear import LinearRelation, Operand, Source
from govcheck.messages import Message, say
from govcheck.repair.layout import Layout
from govcheck.repair.partial import peel
from govcheck.repair.rank import Knowledge, rank
from govcheck.repair.search import Found, search
from govcheck.repair.structure import foreign_table, recognise
from govcheck.repair.system import System, broken_systems, join, least_size
from govcheck.repair.values import Domain, Limits, Number, Repair, Repairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["find_repairs"]

#: From here on many figures are wrong together, and one mistake that moved them is more likely than many.
_MANY = 4

#: So many separate blocks of one table are looked at together.
_ALIKE = 3


_DEFAULT: Final = Limits()


def find_repairs(
    relations: Sequence[LinearRelation],
    values: Mapping[Operand, Number],
    domains: Mapping[Operand, Domain],
    *,
    evidence: Sequence[LinearRelation] = (),
    limits: Limits = _DEFAULT,
) -> Repairs:
    """The smallest changes after which all of *relations* hold.

    Args:
        relations: The relations that were assessed, those that hold as well; a relation over an operand
            without a value is left out.
        values: The figures, blank ones as 0, **in the printed order** of the form: what is beside a cell,
            and the order among equals, is taken from it. It may hold more cells than the relations.
        domains: What the cells may hold; a cell that is not among them is a count.
        evidence: Weaker relations, such as what the narrative says. They order repairs and ask for none.
        limits: How far to search, and what to ask beyond.

    Returns:
        Repairs, the best first; empty where every relation holds.
    """
    knowledge = Knowledge(Layout(values), domains, evidence)
    systems = tuple(broken_systems(relations, values, domains))
    answers = list(_answers(systems, knowledge, limits))
    blocks = tuple(answer.repairs for answer in answers if answer.repairs)
    return Repairs(
        entries=tuple(_entries(blocks, values, whole=all(answer.complete for answer in answers))),
        complete=all(answer.complete for answer in answers),
        notes=tuple(dict.fromkeys(note for answer in answers for note in answer.notes)),
        blocks=blocks,
    )


@frozen
class _Answer:
    """What is said of one block."""

    repairs: tuple[Repair, ...]
    complete: bool
    notes: tuple[Message, ...] = ()


def _answers(systems: tuple[System, ...], knowledge: Knowledge, limits: Limits) -> Iterator[_Answer]:
    """One answer for each block; blocks of the same tables that one mistake explains are one block."""
    alike: dict[frozenset[str], list[System]] = {}
    for system in systems:
        alike.setdefault(frozenset(operand.key.table for operand in system.operands), []).append(system)
    for group in alike.values():
        structured = recognise(join(group), knowledge) if len(group) >= _ALIKE else ()
        if structured:
            yield _structured(structured, ())
        else:
            yield from (_answer(system, knowledge, limits) for system in group)


def _answer(system: System, knowledge: Knowledge, limits: Limits) -> _Answer:
    least = least_size(system)
    odd = least >= _MANY or all(_across(relation) for relation, _ in system.violated)
    structured = recognise(system, knowledge) if odd else ()
    found = search(system, limits) if least <= limits.size else Found((), complete=False)
    ranked = rank(system, found.solutions, knowledge)
    if structured:
        return _structured(structured, ranked)
    pasted = foreign_table(system, knowledge.layout.values) if odd else None
    notes = (pasted,) if pasted else ()
    if ranked:
        return _Answer(_sure(ranked, found, notes), found.complete, (*notes, *_remarks(ranked, found, limits)))
    if found.impossible:
        return _Answer((), complete=False, notes=(_impossible(system),))
    return _beyond(system, knowledge, limits, notes)


def _structured(structured: tuple[Repair, ...], ranked: tuple[Repair, ...]) -> _Answer:
    """A recognised mistake stands first, unless a few cells of this report explain everything."""
    small = tuple(repair for repair in ranked if repair.within_report and len(repair.changes) < _MANY)
    rest = tuple(repair for repair in ranked if repair not in small)
    repairs = tuple(evolve(repair, unique=False) for repair in (*small, *structured, *rest))
    notes = (structured[0].changes[0].reason,) if not small else ()
    return _Answer(repairs, complete=False, notes=notes)


def _sure(ranked: tuple[Repair, ...], found: Found, notes: tuple[Message, ...]) -> tuple[Repair, ...]:
    """Nothing is unique if the search was not complete, or if the whole table may be another one."""
    certain = found.complete and not notes
    return ranked if certain else tuple(evolve(repair, unique=False) for repair in ranked)


def _remarks(ranked: tuple[Repair, ...], found: Found, limits: Limits) -> Iterator[Message]:
    if not found.complete:
        enough = len(found.solutions) >= limits.answers
        yield say("repair.more_answers", count=limits.answers) if enough else say("repair.search_stopped")
    sources = {change.operand.source for repair in ranked[:1] for change in repair.changes}
    if not any(repair.within_report for repair in ranked):
        yield say("repair.only_previous" if Source.PREVIOUS in sources else "repair.only_parts")


def _impossible(system: System) -> Message:
    names = tuple(f"{relation.rule}@{relation.instance}" for relation, _ in system.violated)
    return say("repair.impossible", relations=names)


def _beyond(system: System, knowledge: Knowledge, limits: Limits, notes: tuple[Message, ...]) -> _Answer:
    """One proposal, which may leave violations, and the word that there may be others."""
    ask = limits.beyond or partial(peel, limits=limits)
    solution = None if notes else ask(system)
    if solution is None:
        tables = tuple(dict.fromkeys(o.key.table for relation, _ in system.violated for o, _ in relation.terms))
        note = say("repair.nothing_found", size=limits.size, tables=tables)
        return _Answer((), complete=False, notes=notes or (note,))
    repairs = tuple(evolve(repair, unique=False, order=None) for repair in rank(system, [solution], knowledge))
    whole = system.satisfied_by(dict(solution.changes))
    return _Answer(
        repairs,
        complete=False,
        notes=(say(f"repair.{'too_many' if whole else 'partial'}", size=limits.size),),
    )


def _across(relation: LinearRelation) -> bool:
    return any(operand.source is not Source.THIS for operand, _ in relation.terms)


def _entries(
    blocks: tuple[tuple[Repair, ...], ...], values: Mapping[Operand, Number], *, whole: bool
) -> Iterator[Repair]:
    """Repairs of the whole report: the best of every block, then one block varied at a time."""
    position = {operand: number for number, operand in enumerate(values)}
    best = [block[0] for block in blocks]
    if best:
        yield _join(best, next((repair for repair in best if not repair.unique), best[0]), position, whole)
    for number, block in enumerate(blocks):
        for other in block[1:]:
            yield _join([*best[:number], other, *best[number + 1 :]], other, position, whole)


def _join(parts: Sequence[Repair], varied: Repair, position: Mapping[Operand, int], whole: bool) -> Repair:
    changes = sorted((change for part in parts for change in part.changes), key=lambda c: position[c.operand])
    return Repair(
        changes=tuple(changes),
        clears=tuple(violation for part in parts for violation in part.clears),
        unique=whole and all(part.unique for part in parts),
        order=varied.order,
    )
