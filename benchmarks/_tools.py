"""What the benchmarks share: timing in turn, medians, peak memory of a process, the machine's name."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def machine() -> str:
    """Date, Python, system and number of processors."""
    day = time.strftime("%Y-%m-%d")
    system = f"{platform.system()} {platform.machine()}"
    return f"{day}, CPython {platform.python_version()}, {system}, {os.cpu_count()} processors"


def process_seconds(command: Sequence[str]) -> float:
    """Wall time of one run of *command*."""
    start = time.perf_counter()
    subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment()
    )
    return time.perf_counter() - start


def environment() -> dict[str, str]:
    """The environment with bytecode allowed, so that a checkout starts as an installed package does."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def in_turn(first: Sequence[str], second: Sequence[str], runs: int = 15) -> tuple[float, float, float]:
    """Median seconds of both commands, run in turn, and the median of the ratios pair by pair."""
    process_seconds(first), process_seconds(second)
    pairs = [(process_seconds(first), process_seconds(second)) for _ in range(runs)]
    return (
        statistics.median(one for one, _ in pairs),
        statistics.median(two for _, two in pairs),
        statistics.median(one / two for one, two in pairs),
    )


def best_milliseconds(call: Callable[[], object], seconds: float = 0.5, rounds: int = 5) -> float:
    """The best of *rounds* of the mean time of *call*, warm, in milliseconds."""
    call()
    start = time.perf_counter()
    call()
    once = max(time.perf_counter() - start, 1e-7)
    number = max(1, int(seconds / rounds / once))
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(number):
            call()
        best = min(best, (time.perf_counter() - start) / number)
    return best * 1000


def peak_mebibytes(command: Sequence[str]) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MiB of one run of *command*, as its own child process."""
    script = (
        "import resource, subprocess, sys, time; s = time.perf_counter(); "
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
        "print(time.perf_counter() - s, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(),
    )
    wall, peak = done.stdout.split()
    return float(wall), float(peak)


__all__ = ["ROOT", "best_milliseconds", "in_turn", "machine", "peak_mebibytes", "process_seconds"]
