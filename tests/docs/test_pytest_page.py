"""The page on pytest describes every setting of the plugin, and no other."""

import re
from importlib.metadata import entry_points

import pytest

import govcheck_pytest


class Settings:
    """A parser of pytest that notes what is asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def getgroup(self, *_: object) -> "Settings":
        """The group of options."""
        return self

    def addoption(self, name: str, **_: object) -> None:
        """An option of the command line."""
        self.names.add(name)

    def addini(self, name: str, *_: object, **__: object) -> None:
        """A setting of the ini file."""
        self.names.add(name)


def test_every_setting_is_described(text_of):
    """A reader finds each option and ini setting of the plugin on the page, and none that it does not have."""
    settings = Settings()
    govcheck_pytest.pytest_addoption(settings)
    page = text_of("docs/pytest.md")
    assert set(re.findall(r"--govcheck[\w-]*|\bgovcheck_files\b", page)) == settings.names
    assert all(f"`{pattern}`" in page for pattern in govcheck_pytest.FILES)


def test_every_fixture_is_described(text_of):
    """The fixture and the warning of the plugin are on the page."""
    page = text_of("docs/pytest.md")
    assert all(f"`{name}`" in page for name in ("govcheck_check", "GovcheckWarning"))


@pytest.mark.parametrize("expression", ["上年结转", "previous_year"])
def test_rules_are_found_by_name_and_by_words(workbench, expression):
    """The ways of choosing rules that the page names choose rules."""
    printed = workbench.shell(f"pytest -q -k {expression} examples/suqian-2024")
    assert re.search(r"\d+ passed, \d+ deselected", printed)


@pytest.mark.skipif(not entry_points(group="pytest11", name="govcheck"), reason="govcheck is not installed")
def test_the_plugin_can_be_turned_off(workbench):
    """Turned off as the page says, no report is collected."""
    assert "no tests ran" in workbench.shell("pytest -q -p no:govcheck examples/suqian-2024")
