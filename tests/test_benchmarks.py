"""The benchmarks can be called: by one command, each without arguments. None is run here: they take minutes."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))


def loaded(name):
    """The benchmark *name* as a module, without running it."""
    spec = spec_from_file_location(f"benchmark_{name}", FOLDER / f"{name}.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_each_asks_for_no_arguments(name, monkeypatch):
    """Every benchmark has a main that asks for nothing."""
    monkeypatch.syspath_prepend(str(FOLDER))
    parameters = inspect.signature(loaded(name).main).parameters.values()
    assert [one.name for one in parameters if one.default is inspect.Parameter.empty] == []


def test_an_unknown_name_says_what_there_is():
    """A name that no benchmark has ends with code 2 and the names that there are."""
    done = subprocess.run(
        [sys.executable, str(FOLDER), "NOSUCH"], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert "NOSUCH" in done.stderr
    assert all(name in done.stderr for name in NAMES)
