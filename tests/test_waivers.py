"""Waivers: accepted violations are shown and counted, and never fail a report."""

from __future__ import annotations

import datetime

import pytest

from govcheck.check import Selection
from tests.helpers import check_text, govcheck, make_pack, named, small

RULES = "  - {id: r, each: row of t, check: z == x + y}\n  - {id: s, each: column of t, check: a >= b}\n"
TODAY = datetime.date(2025, 6, 1)


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """The small form with two rules."""
    return make_pack(tmp_path_factory.mktemp("pack"), RULES)


def check(pack, *waivers: str, rows: str = "{a: [1, 2, 4], b: [1, 2, 5]}", **options: object):
    """The result with *waivers*: r is violated at a and b, s at z."""
    lines = "".join(f"  - {{{waiver}}}\n" for waiver in waivers)
    return check_text(small(rows, f"waivers:\n{lines}"), pack, today=TODAY, **options)


def marks(result) -> dict[str, bool]:
    """Violation → whether it is waived."""
    return {f"{one.rule.id}@{one.instance}": one.waiver is not None for one in result.violations}


@pytest.mark.parametrize(
    ("waiver", "waived"),
    [
        ("rule: r, instance: a, reason: 划转", {"r@a"}),
        ("rule: r, reason: 划转", {"r@a", "r@b"}),
        ("rule: s, instance: z, reason: 划转, until: 2025-06-01", {"s@z"}),
        ("rule: s, instance: z, reason: 划转, until: 2026年1月31日", {"s@z"}),
    ],
)
def test_waived(waiver, waived, pack):
    """A waiver matches a rule and an instance, or all instances, up to and on its last day."""
    found = marks(check(pack, waiver))
    assert found == {name: name in waived for name in ("r@a", "r@b", "s@z")}


def test_counts(pack):
    """Waived violations are counted apart, and do not make the report unfit."""
    result = check(pack, "rule: r, reason: 划转", "rule: s, reason: 划转")
    counts = result.counts
    assert (counts.instances, counts.held, counts.violated, counts.waived, counts.form) == (5, 2, 0, 3, 0)
    assert result.ok
    assert len(result.open_violations) == 0


def test_expired(pack):
    """A waiver past its day waives nothing, and is a finding at its own place."""
    result = check(pack, "rule: r, instance: a, reason: 划转, until: 2025-05-31")
    assert marks(result) == {"r@a": False, "r@b": False, "s@z": False, "waiver.expired@r@a": False}
    expired = result.violations[-1]
    assert (expired.severity.value, str(expired.finding.place)) == ("warning", "report.yaml:4:5")
    assert "2025-05-31" in expired.message.show("zh")


@pytest.mark.parametrize(
    ("waiver", "name"),
    [
        ("rule: r, instance: c, reason: x", "waiver.unused@r@c"),
        ("rule: s, instance: x, reason: x", "waiver.unused@s@x"),
        ("rule: form.value, reason: x", "waiver.unused@form.value"),
    ],
)
def test_unused(waiver, name, pack):
    """A waiver that matches nothing is a finding."""
    result = check(pack, waiver)
    assert named(result.violations) == ["r@a", "r@b", "s@z", name]


def test_second_waiver_for_the_same(pack):
    """Of two waivers for one violation the second is not used."""
    result = check(pack, "rule: r, instance: a, reason: x", "rule: r, instance: a, reason: y")
    assert named(result.violations)[-1] == "waiver.unused@r@a"
    assert result.violations[0].waiver.reason == "x"


@pytest.mark.parametrize("general_first", [True, False])
def test_the_waiver_that_names_more_counts(general_first, pack):
    """Of two that match, the one with the instance gives the reason, and neither is unused, in either order."""
    both = ["rule: r, reason: 一般", "rule: r, instance: a, reason: 划转"]
    result = check(pack, *(both if general_first else reversed(both)))
    reasons = {one.instance: one.waiver.reason for one in result.violations if one.waiver is not None}
    assert reasons == {"a": "划转", "b": "一般"}
    assert "waiver.unused" not in {one.rule.id for one in result.violations}


def test_unknown_rule(pack):
    """A waiver for a rule that is not there is a problem, answered with the nearest; the rest is checked."""
    result = check(pack, "rule: rr, reason: x")
    (problem,) = result.problems
    assert (problem.message.key, str(problem.place), problem.fatal) == ("waiver.unknown_rule", "report.yaml:4:5", True)
    assert "nearest: r" in problem.message.show("en")
    assert named(result.violations) == ["r@a", "r@b", "s@z"]


def test_findings_of_the_form_can_be_waived(pack):
    """A finding of the form is waived like a relation, by the reference of its cell."""
    result = check(pack, "rule: form.value, instance: 't[a, x]', reason: x", rows="{a: [-1, 2, 1], b: [0, 0, 0]}")
    assert marks(result) == {"form.value@t[a, x]": True, "s@x": False}
    assert result.counts.waived == 1
    assert result.counts.form == 0


def test_rules_that_are_not_run(pack):
    """A waiver for a rule that this call leaves out is not called unused."""
    result = check(pack, "rule: s, reason: x", selection=Selection(("r",)))
    assert named(result.violations) == ["r@a", "r@b"]


@pytest.mark.parametrize("ignored", ["waiver", "waiver.unused"])
def test_ignored(ignored, pack):
    """The findings about waivers can be left out like any other."""
    result = check(pack, "rule: r, instance: c, reason: x", selection=Selection((), (ignored,)))
    assert named(result.violations) == ["r@a", "r@b", "s@z"]


def test_exit_code_and_text(tmp_path):
    """A report whose every violation is waived passes, and says what was waived and why."""
    pack = make_pack(tmp_path, RULES)
    path = tmp_path / "report.yaml"
    waivers = "waivers:\n  - {rule: r, reason: 机构改革划转}\n  - {rule: s, reason: 机构改革划转}\n"
    path.write_text(small("{a: [1, 2, 4], b: [1, 2, 5]}", waivers), encoding="utf-8")
    code, out, _ = govcheck(path, "--pack", pack.place.path, "--strict")
    assert code == 0
    assert out.count("已豁免（机构改革划转）") == 3
    assert "豁免 3 项" in out
