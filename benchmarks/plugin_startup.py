"""What the pytest plugin costs a project without reports: pytest with it and without it, in turn.

Run with govcheck installed: ``python benchmarks plugin_startup``, or ``python benchmarks/plugin_startup.py 10`` for
fewer pairs. Two runs that follow each other make a
pair; printed are the median times and the median ratio of the pairs, by the clock and by the processor. The exit code
is 1 where the processor's ratio is above the bar: it is the one that other work on the machine disturbs least.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import NamedTuple

BAR = 1.02
PAIRS = 40
WITHOUT = ("-p", "no:govcheck")


class Seconds(NamedTuple):
    """What a run took."""

    clock: float
    processor: float


def run(folder: Path, *options: str) -> Seconds:
    """One run of pytest in *folder*."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]
    before, begin = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    clock, after = time.perf_counter() - begin, getrusage(RUSAGE_CHILDREN)
    return Seconds(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def pair(folder: Path, number: int) -> tuple[Seconds, Seconds]:
    """A run with the plugin and one without; who goes first changes, so that a slowing machine favours neither."""
    if number % 2:
        return run(folder), run(folder, *WITHOUT)
    without = run(folder, *WITHOUT)
    return run(folder), without


def main(pairs: int = PAIRS) -> int:
    """Measure *pairs* pairs of runs; 1 where the plugin costs more than the bar allows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.joinpath("test_nothing.py").write_text("def test_nothing(): pass\n", encoding="utf-8")
        pair(folder, 0)  # compiled files are written once
        runs = [pair(folder, number) for number in range(pairs)]
    ratio = 0.0
    for field in Seconds._fields:
        times = [(getattr(loaded, field), getattr(blocked, field)) for loaded, blocked in runs]
        loaded, blocked = (median(column) for column in zip(*times, strict=True))
        ratio = median(one / other for one, other in times)
        print(f"{field}: with {loaded:.4f} s, without {blocked:.4f} s, ratio {ratio:.4f}")
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS))
