"""``govcheck lint PACK``: the pack's own mistakes, its coverage and its strength."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from fractions import Fraction

from govcheck.cli import DONE, WRONG, Streams, language
from govcheck.linear import LinearRelation
from govcheck.messages import Message, say
from govcheck.output import whole_file
from govcheck.pack import Pack
from govcheck.pack_file import load_pack
from govcheck.report import Key
from govcheck.strength import Company, Strength, measure

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("pack", help="规则包：编号或文件 · id or file of the pack")
    parser.add_argument("--svg", metavar="FILE", help="画出各格受几个等式约束 · draw how many equations hold each cell")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 · language")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Print what the pack can do; the code is 1 where it contradicts itself or says the same twice."""
    pack = load_pack(options.pack)
    chosen = options.lang or language([options.pack])
    found = [measure(pack, company) for company in Company]
    mistakes = list(_mistakes(found[0]))
    for message in (*_measures(pack, found), *mistakes, *_remarks(pack), *(() if mistakes else (say("lint.clean"),))):
        print(message.show(chosen), file=streams.out)
    if options.svg:
        from govcheck.reporters.coverage import coverage_svg

        with whole_file(options.svg) as stream:
            stream.write(coverage_svg(pack, found[0], chosen))
    return WRONG if mistakes else DONE


def _measures(pack: Pack, found: list[Strength]) -> Iterator[Message]:
    cells = len(found[0].cells)
    yield say("lint.head", pack=pack.id, title=pack.title, cells=cells, rules=len(pack.rules))
    if not cells:
        yield say("lint.no_tables")
        return
    for strength in found:
        yield say(
            "lint.strength",
            company=say(f"lint.{strength.company.value}"),
            equations=len(strength.equations),
            noticed=_percent(strength.noticed),
            pinned=_percent(strength.pinned),
        )
    yield from _weak_cells(found[0])
    # The relations with last year's and the parts' figures are among those of the largest company.
    other = found[-1].other
    if other:
        yield say("lint.other", count=len(other), relations=tuple(dict.fromkeys(one.rule.id for one in other)))


def _percent(share: Fraction) -> str:
    return f"{float(share):.1%}"


def _weak_cells(strength: Strength) -> Iterator[Message]:
    if strength.unguarded:
        yield say("lint.unguarded", count=len(strength.unguarded), cells=_keys(strength.unguarded))
    if strength.twins:
        yield say("lint.twins", count=len(strength.twins))
        yield from (say("lint.twin_group", cells=_keys(group)) for group in strength.twins)
    single = sum(count == 1 for count in strength.guards.values())
    if single:
        yield say("lint.weakest", count=single)
    if strength.dependent:
        yield say("lint.dependent", count=len(strength.dependent), relations=_names(strength.dependent))


def _keys(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(map(str, keys))


def _names(relations: Iterable[LinearRelation]) -> tuple[str, ...]:
    return tuple(f"{relation.rule}@{relation.instance}" for relation in relations)


def _mistakes(strength: Strength) -> Iterator[Message]:
    for relation, other in strength.equal:
        one, two = _names((relation, other))
        yield say("lint.equal", relation=one, other=two)
    for relation in strength.contradictions:
        yield say("lint.contradiction", relation=_names((relation,))[0])
    if strength.forced:
        yield say("lint.forced", cells=_keys(strength.forced))


def _remarks(pack: Pack) -> Iterator[Message]:
    for rule in pack.rules.values():
        if rule.off is not None:
            yield say("lint.off", rule=rule.id, reason=rule.off)
    silent = tuple(rule.id for rule in pack.rules.values() if rule.authority is None)
    if silent:
        yield say("lint.no_authority", rules=silent)
