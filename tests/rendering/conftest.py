"""Reports to print, and what the readers make of the documents that were printed."""

from pathlib import Path

import pytest

from govcheck.commands.new import empty_report
from govcheck.companions import Loaded
from govcheck.documents import Document, read
from govcheck.loading import load, load_text
from govcheck.pack_file import load_pack
from govcheck.rendering import render

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FILES = sorted(EXAMPLES.glob("*/report.yaml"))


def example_at(file: Path) -> Loaded:
    """The example at *file*, with its own pack where it has one."""
    own = file.with_name("own.yaml")
    return load(str(file), load_pack(str(own)) if own.exists() else None)


def options_of(file: Path) -> tuple[object, ...]:
    """The options with which the example at *file* is checked."""
    own = file.with_name("own.yaml")
    return ("--pack", own) if own.exists() else ()


@pytest.fixture(params=FILES, ids=[file.parent.name for file in FILES])
def example(request) -> Loaded:
    """Each of the examples, with its own pack where it has one."""
    return example_at(request.param)


@pytest.fixture
def example_named():
    """A function that loads an example by name."""

    def loaded(name: str) -> Loaded:
        return load(str(EXAMPLES / name / "report.yaml"))

    return loaded


@pytest.fixture
def blank():
    """A function that makes a report of a pack with every value blank."""

    def loaded(name: str) -> Loaded:
        pack = load_pack(name)
        years = {"cn-ogi-2021": 2024, "cn-ogi-2019": 2020, "gz-agency-2014": 2014}
        return load_text(empty_report(pack, years[name], "某市人民政府", "zh"), "report.yaml")

    return loaded


@pytest.fixture
def read_back(tmp_path):
    """A function that prints a report in a format and reads the document."""

    def document(loaded: Loaded, kind: str) -> Document:
        file = tmp_path / f"report.{kind}"
        file.write_bytes(render(loaded.report, loaded.pack, kind))
        return read(file)

    return document
