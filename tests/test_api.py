"""The library: read, check, and the public names."""

from __future__ import annotations

import pytest

import govcheck
from tests.helpers import EXAMPLES, make_pack, named, small

SUQIAN = EXAMPLES / "suqian-2024" / "report.yaml"


def test_read_and_check():
    """A report is read from a path of either kind, and checked with the pack and the companions that it names."""
    report = govcheck.read(SUQIAN)
    result = govcheck.check(report)
    assert result.ok
    assert govcheck.read(str(SUQIAN)) == report
    assert {one.rule.id for one in result.held} >= {"applications.previous_year", "regulations.in_force"}


def test_previous_given():
    """A report given as last year's takes the place of the one that is named."""
    report = govcheck.read(SUQIAN)
    last = govcheck.read(EXAMPLES / "suqian-2023" / "report.yaml")
    assert govcheck.check(report, previous=last).ok
    assert named(govcheck.check(last, previous=report).violations) == ["form.previous@"]


def test_parts_given():
    """Parts given in the call are added up."""
    folder = EXAMPLES / "whole-2024"
    parts = [govcheck.read(path) for path in sorted((folder / "parts").glob("*.yaml"))]
    report = govcheck.read(folder / "report.yaml")
    assert govcheck.check(report, parts=parts).ok
    wrong = govcheck.check(report, parts=parts[:2])
    assert {violation.rule.id for violation in wrong.violations} == {"whole"}


def test_pack_by_name_file_or_value(tmp_path):
    """The pack is given as an id, a file, or a pack."""
    pack = make_pack(tmp_path, "  - {id: r, each: row of t, check: x == y}\n")
    path = tmp_path / "r.yaml"
    path.write_text(small("{a: [1, 2, 3], b: [1, 1, 1]}"), encoding="utf-8")
    for given in (pack, pack.place.path):
        report = govcheck.read(path, pack=given)
        assert named(govcheck.check(report, pack=given).violations) == ["r@a"]
    with pytest.raises(govcheck.GovcheckError):
        govcheck.read(path)


def test_errors_have_places():
    """Everything raised is a GovcheckError that says where."""
    with pytest.raises(govcheck.GovcheckError) as caught:
        govcheck.read("none.yaml")
    assert str(caught.value) == "none.yaml: 没有这个文件"
    assert caught.value.show("en") == "none.yaml: no such file"
    for name in ("FileError", "MissingExtraError", "PackError", "ReportError", "UsageError"):
        assert issubclass(getattr(govcheck, name), govcheck.GovcheckError)


def test_public_names():
    """Every public name is there and documented."""
    for name in govcheck.__all__:
        assert getattr(govcheck, name) is not None
        assert name == "__version__" or getattr(govcheck, name).__doc__


@pytest.mark.parametrize("given", ["2024/report.yaml", SUQIAN, None, 3])
def test_what_is_no_report(given):
    """A path, or anything else, given where a report is wanted is an error of the library that says what to do."""
    report = govcheck.read(SUQIAN)
    for call in (
        lambda: govcheck.check(given),
        lambda: govcheck.check(report, parts=[given]),
        *([lambda: govcheck.check(report, previous=given)] if given is not None else []),
    ):
        with pytest.raises(govcheck.UsageError) as caught:
            call()
        assert type(given).__name__ in str(caught.value)
        assert "govcheck.read" in str(caught.value)


def test_what_is_no_path():
    """Only a path can be read."""
    with pytest.raises(govcheck.GovcheckError):
        govcheck.read(govcheck.read(SUQIAN))


def test_printed():
    """A report, its pack and its tables are printed by their names, never with all their figures."""
    report = govcheck.read(EXAMPLES / "hangzhou-style-2025" / "report.yaml")
    for value in (report, *report.tables.values(), govcheck.load_pack("cn-ogi-2021"), govcheck.check(report)):
        assert len(repr(value)) < 1_500
    assert "applications" in repr(report)
    assert str(report.year) in repr(report)
