"""Start-up, checking in memory, from YAML to result, many files in one call; bars in brackets.

Every ratio is taken within one run. `polars` and a plain loop do the same table-three work, as yardsticks.
"""

import sys
import tempfile
from pathlib import Path

from _tools import ROOT, best_milliseconds, in_turn, machine, peak_mebibytes

from govcheck.check import check_report
from govcheck.companions import Companions
from govcheck.gather import gather
from govcheck.instances import instances
from govcheck.loading import load, load_text
from govcheck.report import Report

REPORT = ROOT / "examples" / "suqian-2024" / "report.yaml"
PYTHON = sys.executable


def main() -> None:
    """Print every figure."""
    print(machine())
    start_up()
    in_memory()
    from_text()
    many_files(1_000)
    many_files(10_000)


def start_up() -> None:
    """A clean report from start to end, against importing what it needs anyway (at most 2.5)."""
    check = [PYTHON, "-m", "govcheck", str(ROOT / "examples" / "suqian-2023" / "report.yaml")]
    ours, base, ratio = in_turn(check, [PYTHON, "-c", "import yaml, attrs"])
    print(f"start to end {ours * 1000:.0f} ms, import yaml+attrs {base * 1000:.0f} ms, ratio {ratio:.2f} (at most 2.5)")


def in_memory() -> None:
    """One clean report with all its instances (at most 0.15 ms), and the same work done plainly."""
    loaded = load(str(REPORT))
    around = gather(loaded)
    ours = best_milliseconds(lambda: check_report(loaded.report, loaded.pack, around))
    loop = best_milliseconds(plain_loop(loaded.report, loaded.pack))
    print(f"check in memory {ours:.3f} ms (at most 0.15), plain loop {loop:.3f} ms, ratio {ours / loop:.1f}")
    frame = polars_check(loaded.report, loaded.pack)
    if frame is not None:
        wide = best_milliseconds(frame)
        print(f"polars, one report {wide:.3f} ms, ratio to ours {wide / ours:.1f}")


def equations(pack) -> list[tuple[list, list]]:
    """The equations of table three and four as two lists of cells that add up to the same."""
    return [
        (list(instance.balance.plus), list(instance.balance.minus))
        for name in ("applications.balance", "applications.handled", "applications.row_total", "disputes.row_total")
        for instance in instances(pack, pack.rules[name], ())
    ]


def plain_loop(report: Report, pack):
    """The equations and signs of the report as two loops over a dictionary."""
    numbers = dict(report.whole_numbers)
    pairs = equations(pack)

    def run() -> int:
        wrong = sum(number < 0 for number in numbers.values())
        for plus, minus in pairs:
            wrong += sum([numbers[key] for key in plus]) != sum([numbers[key] for key in minus])
        return wrong

    return run


def polars_check(report: Report, pack):
    """The equations as expressions over one wide row; ``None`` where polars is not installed."""
    try:
        import polars
    except ImportError:
        print("polars is not installed: its yardstick is left out")
        return None
    frame = polars.DataFrame({str(key): [value] for key, value in report.whole_numbers.items()})
    columns = [
        (polars.sum_horizontal([str(key) for key in plus]) == polars.sum_horizontal([str(key) for key in minus])).alias(
            str(number)
        )
        for number, (plus, minus) in enumerate(equations(pack))
    ]
    return lambda: frame.select(columns)


def from_text() -> None:
    """From the text of a report to its result (at most 3 ms)."""
    text = REPORT.read_text(encoding="utf-8")

    def run() -> None:
        loaded = load_text(text, str(REPORT))
        check_report(loaded.report, loaded.pack, Companions(loaded.pack))

    print(f"from YAML text to result {best_milliseconds(run):.2f} ms (at most 3)")


def many_files(count: int) -> None:
    """*count* report files in one call as JSON Lines: reports a second, and peak memory."""
    text = REPORT.read_text(encoding="utf-8").replace("previous: ../suqian-2023/report.yaml\n", "")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            own = text.replace("宿迁市人民政府", f"第{number}号示例机关")
            Path(folder, f"{number}.yaml").write_text(own, encoding="utf-8")
        wall, peak = peak_mebibytes([PYTHON, "-m", "govcheck", folder, "--format", "jsonl"])
    print(f"{count} files in one call: {count / wall:.0f} reports a second, peak {peak:.0f} MiB")


if __name__ == "__main__":
    main()
