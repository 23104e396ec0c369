"""Laws that hold for every report, whatever its figures and however it is written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.check import active_rules, check_report, pack_instances
from govcheck.companions import Companions, Loaded
from govcheck.evaluate import Evaluator, Failed, Scene, Unassessed
from govcheck.gather import fitting_previous
from govcheck.linear import Comparison, LinearRelation, Source
from govcheck.loading import load_text
from govcheck.report import Report, State
from tests.helpers import check_text, named
from tests.strategies import COUNTS, Sheet, changed_cells, misprints, plain, sheets, written

PACKS = pytest.mark.parametrize("pack", ["cn-ogi-2021", "cn-ogi-2019"])
ARITHMETIC = (
    "applications.balance",
    "applications.handled",
    "applications.row_total",
    "disputes.row_total",
)


@PACKS
@given(data=st.data())
def test_consistent_report_is_quiet(pack, data):
    """A report whose totals are computed from its inner cells has no violation and no finding."""
    result = check_text(data.draw(sheets(pack).flatmap(written)))
    assert named(result.violations) == []
    assert result.problems == ()
    # 7 columns twice; 2 + 18 + 3 or 1 + 2 rows of table three; 3 rows of table four.
    rows = 23 if pack == "cn-ogi-2019" else 25
    held = {rule: sum(instance.rule.id == rule for instance in result.held) for rule in ARITHMETIC}
    assert held == dict(zip(ARITHMETIC, (7, 7, rows, 3), strict=True))


@PACKS
@given(data=st.data())
def test_one_changed_cell_is_found(pack, data):
    """One wrong figure in table three or four violates a rule, and every violation names that cell."""
    sheet = data.draw(sheets(pack))
    cell = data.draw(changed_cells(sheet))
    wrong = data.draw(COUNTS.filter(lambda figure: figure != sheet.figures[cell]))
    result = check_text(plain(sheet.but(cell, wrong)))
    assert result.violations
    for violation in result.violations:
        assert cell in {operand.key for operand in violation.cells}
        assert abs(violation.difference) == abs(wrong - sheet.figures[cell])


@PACKS
@given(data=st.data())
def test_writing_does_not_matter(pack, data):
    """Order, ids or labels, and the spelling of numbers change neither the outcome nor a fingerprint."""
    sheet = data.draw(misprints(pack))
    assert _outcome(check_text(plain(sheet))) == _outcome(check_text(data.draw(written(sheet))))


def _outcome(result):
    violations = {
        (v.rule.id, v.instance, v.left, v.right, v.fingerprint, frozenset((o.key, o.side) for o in v.cells))
        for v in result.violations
    }
    return violations, result.counts, {(s.rule.id, s.instance) for s in result.not_assessed}


#: What may stand in a cell beside a count.
ODD = st.sampled_from(["null", "/", "—", "''", "abc", "-3", "1.5", "0"])


@st.composite
def untidy(draw: st.DrawFn, pack: str) -> str:
    """A report with wrong figures, blank cells, signs, and text where numbers belong."""
    lines = plain(draw(misprints(pack))).splitlines()
    numbers = [at for at, line in enumerate(lines) if "[" in line]
    for at in draw(st.lists(st.sampled_from(numbers), max_size=6, unique=True)):
        name, _, values = lines[at].partition("[")
        cells = values.rstrip("]").split(", ")
        places = st.lists(st.integers(0, len(cells) - 1), max_size=len(cells), unique=True)
        for place in draw(places):
            cells[place] = draw(ODD)
        lines[at] = f"{name}[{', '.join(cells)}]"
    return "\n".join(lines) + "\n"


@PACKS
@given(data=st.data())
def test_every_way_gives_the_same_outcome(pack, data):
    """Plain sums, the tree and the linear relation agree on every instance, also over cells without figures."""
    loaded = load_text(data.draw(untidy(pack)), "report.yaml")
    report, around = loaded.report, Companions(loaded.pack)
    result = check_report(report, loaded.pack, around)
    incomplete = frozenset(
        operand
        for violation in result.violations
        if violation.rule.id == "form.blank_total"
        for operand in [(violation.cells[0].key, Source.THIS)]
    )
    scene = Scene(report, around, incomplete)
    ways = {"held": set(), "violated": set(), "not assessed": set()}
    for instance in pack_instances(loaded.pack, report):
        if instance.rule.where is not None:
            continue
        tree = _by_tree(instance, scene)
        ways[tree].add((instance.rule.id, instance.id))
        if tree != "not assessed" and instance.relations:
            assert all(_linear_holds(one, report) for one in instance.relations) == (tree == "held")
    assert ways["held"] == {(one.rule.id, one.id) for one in result.held}
    assert ways["violated"] == {(v.rule.id, v.instance) for v in result.violations if v.finding is None}
    assert ways["not assessed"] == {(one.rule.id, one.instance) for one in result.not_assessed}


def _by_tree(instance, scene: Scene) -> str:
    try:
        return "held" if Evaluator(instance.rule, scene).holds(instance.check) else "violated"
    except Unassessed:
        return "not assessed"
    except Failed:
        return "violated"


def _linear_holds(relation: LinearRelation, report: Report) -> bool:
    total = Fraction(relation.constant)
    for operand, coefficient in relation.terms:
        cell = report.cell(operand.key)
        assert cell is not None
        assert cell.state is not State.UNREADABLE
        total += coefficient * Fraction(cell.value if cell.state is State.FILLED else 0)
    signs = {
        Comparison.EQUAL: total == 0,
        Comparison.DIFFERENT: total != 0,
        Comparison.AT_MOST: total <= 0,
        Comparison.AT_LEAST: total >= 0,
        Comparison.LESS: total < 0,
        Comparison.GREATER: total > 0,
    }
    return signs[relation.comparison]


@given(data=st.data())
def test_nothing_is_lost(data):
    """Held, violated and not assessed together are all instances of the rules that apply."""
    loaded = load_text(data.draw(untidy("cn-ogi-2021")), "report.yaml")
    result = check_report(loaded.report, loaded.pack)
    applicable = {rule.id for rule in active_rules(loaded.pack, loaded.report) if rule.where is None}
    wanted = sum(one.rule.id in applicable for one in pack_instances(loaded.pack, loaded.report))
    relations = [violation for violation in result.violations if violation.finding is None]
    assert len(result.held) + len(relations) + len(result.not_assessed) == wanted == result.counts.instances


def _with_previous(sheet: Sheet, last: Sheet):
    loaded, before = (load_text(plain(one), f"{one.year}.yaml") for one in (sheet, last))
    around = fitting_previous(Companions(loaded.pack), loaded.report, Loaded(before.report, before.pack))
    return check_report(loaded.report, loaded.pack, around)


def _continuing(sheet: Sheet, last: Sheet) -> Sheet:
    """*sheet* with what *last* carried forward as carried over, received less by as much; totals follow."""
    figures = dict(sheet.figures)
    for column in [key[2] for key in sheet.figures if key[:2] == ("applications", "received")]:
        over = last.figures["applications", "carried_forward", column]
        out = figures["applications", "handled", column] + figures["applications", "carried_forward", column]
        # More handled, so that what came in is never less than nothing.
        figures["applications", "granted", column] += over
        figures["applications", "handled", column] += over
        figures["applications", "carried_over", column] = over
        figures["applications", "received", column] = out
    return Sheet(sheet.pack, sheet.year, figures)


YEARS = pytest.mark.parametrize(
    ("pack", "year", "last_pack"),
    [("cn-ogi-2019", 2020, "cn-ogi-2019"), ("cn-ogi-2021", 2021, "cn-ogi-2019"), ("cn-ogi-2021", 2022, "cn-ogi-2021")],
)


@YEARS
@given(data=st.data())
def test_last_year_on_either_form(pack, year, last_pack, data):
    """What last year carried forward is compared with what this year carried over, also from the older form."""
    last = data.draw(sheets(last_pack, year - 1))
    sheet = _continuing(data.draw(sheets(pack, year)), last)
    rule = "applications.previous_year"
    result = _with_previous(sheet, last)
    assert [one.id for one in result.held if one.rule.id == rule] == list(_columns())
    assert not [one for one in result.violations if one.rule.id == rule or one.finding]

    column = data.draw(st.sampled_from(list(_columns())))
    cell = ("applications", "carried_forward", column)
    result = _with_previous(sheet, last.but(cell, last.figures[cell] + 1))
    (violation,) = [one for one in result.violations if one.rule.id == rule]
    assert violation.instance == column
    assert violation.difference == -1
    assert [(operand.source, operand.key[1]) for operand in violation.cells] == [
        (Source.THIS, "carried_over"),
        (Source.PREVIOUS, "carried_forward"),
    ]


def _columns():
    return ("natural_person", "business", "research", "charity", "legal_service", "other", "total")
