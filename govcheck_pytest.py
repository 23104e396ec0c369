"""The pytest plugin: installing govcheck is enough, and the reports of a repository are tests.

Files that the ini setting ``govcheck_files`` names (``report.yaml`` and ``*.report.yaml``) and YAML files named on
the command line are collected where they have a top-level ``form:``. Each rule of the form's pack is a test,
``2024/report.yaml::applications.balance``, and ``2024/report.yaml::form`` holds what is wrong with the report as a
form and what could not be read of the reports that it names.

==================================== ==================================================================
what was found                       what the test does
==================================== ==================================================================
a violation                          fails, with the text and the table of the command line
a violation that the report waives   is an expected failure (``xfail``) with the waiver's reason
a warning                            passes with a `GovcheckWarning`; fails with ``--govcheck-strict``
a note (severity ``info``)           passes; the note is in the test's report section (``-rP`` shows it)
nothing could be assessed            is skipped with the reason, with ``--govcheck-strict`` too
some assessed and held, some not     passes
the rule does not apply, or is off   is skipped with the reason
the report cannot be read            no test: an error of collection with the place in the file
==================================== ==================================================================

Last year's report is the one that ``previous:`` names, never one that merely is collected in the same run.

This module stands outside the package because every pytest run imports it, in projects without reports too, and
importing anything of ``govcheck`` imports the whole of it. Nothing but pytest and the standard library is imported
here until a report is found.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from govcheck import Result

__all__ = ["GovcheckCheck", "GovcheckWarning", "govcheck_check"]

GovcheckCheck = Callable[["str | os.PathLike[str]"], "Result"]
"""What the fixture `govcheck_check` is: a report's path in, its result out."""

FILES: Final = ("report.yaml", "*.report.yaml")
SUFFIXES: Final = (".yaml", ".yml")


class GovcheckWarning(UserWarning):
    """A violation of severity warning, or something in a report that was read with doubt."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the command line, and the ini setting."""
    group = parser.getgroup("govcheck", "govcheck: 年度报告核对 · annual reports that agree with themselves")
    group.addoption(
        "--govcheck-strict",
        action="store_true",
        help="警告也算不通过；没有核对的仍然跳过 · warnings fail too; what could not be assessed is skipped as ever",
    )
    group.addoption("--govcheck-pack", metavar="PACK", help="规则包：编号或文件 · id or file of the pack")
    group.addoption(
        "--govcheck-lang",
        choices=("zh", "en"),
        help="语言；不写就用规则包的语言 · language; by default the pack's",
    )
    parser.addini(
        "govcheck_files",
        "报告的文件名 · name patterns of reports; only files with a top-level form: are collected",
        type="args",
        default=list(FILES),
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker; a pack that cannot be read stops the run before anything is collected."""
    config.addinivalue_line("markers", "govcheck: 年度报告的一项核对 · a relation of an annual report")
    if config.getoption("govcheck_pack"):
        from govcheck.pytest_items import choose_pack

        choose_pack(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The tests of *file_path*, if it is a report."""
    if not _is_wanted(file_path, parent):
        return None
    from govcheck.pytest_items import report_file

    return report_file(file_path, parent)


def _is_wanted(file_path: Path, parent: pytest.Collector) -> bool:
    """Whether the name alone makes *file_path* a candidate: that costs no import."""
    patterns: list[str] = parent.config.getini("govcheck_files")
    if any(pattern and file_path.match(pattern) for pattern in patterns):
        return True
    return file_path.suffix in SUFFIXES and parent.session.isinitpath(file_path)


@pytest.fixture
def govcheck_check(request: pytest.FixtureRequest) -> GovcheckCheck:
    """Check a report in a test of your own.

    >>> def test_publishable(govcheck_check):
    ...     assert govcheck_check("2024/report.yaml").ok

    A relative path is taken from pytest's root folder, as in the ids of tests. ``--govcheck-pack`` is heeded. Where the
    result has violations and the test fails, pytest shows the command line's table with it.

    Raises:
        GovcheckError: The file is no readable report; the error has a place.
    """
    from govcheck.pytest_items import checker

    return checker(request.node)
