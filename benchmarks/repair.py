"""How well and how fast repairs name mistyped figures: ``python benchmarks repair``.

Fewer trials, or none for the solver: ``python benchmarks/repair.py --trials 20 --solver 0``.

Reports: a street office (mostly zeros) and a county, both made up by sorting applications into the form of
2019 at random with the shares below; and the real report of a large city (guangzhou-2020). Tables three
and four, 40 relations.

The typing-error model: each error hits another cell, every cell equally likely, zeros as well. The kind of
error is drawn with the shares that Scholtus (CBS discussion paper 09046) found among 152 typing errors: a
digit replaced 112, omitted 15, added 11 (here half of them doubled, half inserted anywhere), two neighbouring
digits swapped 14. A kind that would leave the figure as it is (swapping 44) is drawn again.

Printed for each number of errors: the share of trials whose first repair is exactly the planted errors
undone; in which it is called unique and is right; in which it is called unique and is wrong; trials without
any violation (nobody can see those; they count as not restored); median and worst time; greatest memory;
and of the general solver on the first of these trials how many of its answers are the planted cells, with
its median and worst time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
import tracemalloc
from importlib import import_module
from pathlib import Path

from attrs import frozen

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typing import TYPE_CHECKING

from govcheck.errors import MissingExtraError
from govcheck.linear import LinearRelation, Operand
from govcheck.repair import Repairs, find_repairs
from govcheck.repair.system import broken_systems
from tests.repair.tables import OUTCOMES, applications, cell, disputes, read, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {"replaced": 112, "omitted": 15, "swapped": 14, "doubled": 6, "inserted": 5}

#: Who applies, and what becomes of it: the shares of a real city, rounded.
APPLICANTS = {"natural_person": 89, "business": 9, "research": 1, "other": 1}
ANSWERS = {
    "granted": 44,
    "partly_granted": 8,
    "not_held": 25,
    "needs_creation": 4,
    "repeated": 3,
    "petition": 4,
    "administrative_query": 3,
    "deliberative": 2,
    "other_handling": 4,
    "carried_forward": 3,
}

Figures = dict[Operand, int]


@frozen
class Trial:
    """One report with planted errors."""

    relations: tuple[LinearRelation, ...]
    right: Figures
    wrong: Figures

    @property
    def planted(self) -> Figures:
        """The cells with errors and their right figures."""
        return {cell: figure for cell, figure in self.right.items() if self.wrong[cell] != figure}


@frozen
class Outcome:
    """What one trial showed."""

    seen: bool
    exact: bool
    unique: bool
    seconds: float


def made_up(received: int, seed: int) -> Figures:
    """A consistent report with *received* applications in the form of 2019."""
    dice = random.Random(seed)
    city = read("guangzhou-2020")
    figures = dict.fromkeys(city, 0)
    for _ in range(received):
        who = dice.choices(list(APPLICANTS), list(APPLICANTS.values()))[0]
        what = dice.choices(list(ANSWERS), list(ANSWERS.values()))[0]
        came = "carried_over" if dice.random() < 0.04 else "received"
        for row in {came, what, "handled" if what != "carried_forward" else what}:
            for column in (who, "total"):
                figures[cell("applications", row, column)] += 1
    for _ in range(received // 15):
        row = dice.choice(rows_of(city, "disputes"))
        for column in (dice.choices(OUTCOMES[:-1], (60, 10, 15, 15))[0], "total"):
            figures[cell("disputes", row, column)] += 1
    return figures


def mistyped(figure: int, dice: random.Random) -> int:
    """*figure* with one typing error."""
    wrong = figure
    while wrong == figure:
        text = str(figure)
        place = dice.randrange(len(text))
        match dice.choices(list(KINDS), list(KINDS.values()))[0]:
            case "replaced":
                text = text[:place] + dice.choice("0123456789") + text[place + 1 :]
            case "omitted":
                text = text[:place] + text[place + 1 :] or text
            case "swapped":
                text = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
            case "doubled":
                text = text[:place] + text[place] + text[place:]
            case "inserted":
                text = text[:place] + dice.choice("0123456789") + text[place:]
        wrong = int(text)
    return wrong


def trials(right: Figures, tables: tuple[str, ...], errors: int, count: int) -> Iterator[Trial]:
    """*count* reports with *errors* errors each, the same in every run."""
    relations = applications(rows_of(right, "applications")) + disputes(rows_of(right, "disputes"))
    cells = [operand for operand in right if operand.key.table in tables]
    for seed in range(count):
        dice = random.Random(f"{tables} {errors} {seed}")
        hit = dice.sample(cells, errors)
        yield Trial(relations, right, right | {operand: mistyped(right[operand], dice) for operand in hit})


def run(trial: Trial) -> Outcome:
    """Search for repairs of *trial* and compare the first with what was planted."""
    start = time.perf_counter()
    repairs = find_repairs(trial.relations, trial.wrong, {})
    seconds = time.perf_counter() - start
    first = repairs.entries[0] if repairs.entries else None
    found = {change.operand: change.suggested for change in first.changes} if first else {}
    return Outcome(
        seen=repairs != Repairs(),
        exact=found == trial.planted,
        unique=first is not None and first.unique,
        seconds=seconds,
    )


def memory(trial: Trial) -> float:
    """Greatest memory of one search in MB, measured apart as measuring slows the search down."""
    tracemalloc.start()
    find_repairs(trial.relations, trial.wrong, {})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def solved(trial: Trial) -> tuple[bool, float]:
    """Whether the solver finds exactly the planted cells, and its time in seconds."""
    from govcheck.repair.solver import smallest

    start = time.perf_counter()
    found: set[Operand] = set()
    for system in broken_systems(trial.relations, trial.wrong, {}):
        solution = smallest(system)
        found |= {system.operands[number] for number, _ in solution.changes} if solution else set()
    return found == trial.planted.keys(), time.perf_counter() - start


def line(label: str, planted: list[Trial], with_solver: int) -> str:
    """One line of the table."""
    outcomes = [run(trial) for trial in planted]
    times = [outcome.seconds * 1000 for outcome in outcomes]
    count = len(outcomes)
    shares = (
        sum(outcome.exact for outcome in outcomes) / count,
        sum(outcome.exact and outcome.unique for outcome in outcomes) / count,
        sum(outcome.unique and not outcome.exact for outcome in outcomes) / count,
        sum(not outcome.seen for outcome in outcomes) / count,
    )
    peak = max(memory(trial) for trial in planted[:10])
    text = f"{label:28}" + "".join(f"{share:9.1%}" for share in shares)
    text += f"{statistics.median(times):10.2f}{max(times):9.1f}{peak:8.2f}"
    if with_solver:
        answers = [solved(trial) for trial in planted[:with_solver]]
        right = sum(exact for exact, _ in answers)
        seconds = [each * 1000 for _, each in answers]
        text += f"   {right}/{len(answers)}{statistics.median(seconds):9.0f}{max(seconds):8.0f}"
    return text


def main(count: int = 200, with_solver: int = 3) -> None:
    """Print the table of *count* reports a line, of which the general solver gets *with_solver*."""
    with_solver = with_solver if solver_is_there() else 0
    reports = {"street": made_up(9, 1), "county": made_up(320, 2), "city": read("guangzhou-2020")}
    print(f"{'report, tables, errors':28}{'exact':>9}{'unique':>9}{'u.wrong':>9}{'unseen':>9}"
          f"{'median ms':>10}{'worst':>9}{'MB':>8}   solver exact, median ms, worst")  # fmt: skip
    for name, right in reports.items():
        for tables in (("applications",), ("applications", "disputes")):
            for errors in range(1, 6):
                planted = list(trials(right, tables, errors, count))
                label = f"{name}, {'3' if len(tables) == 1 else '3+4'}, {errors}"
                print(line(label, planted, with_solver if len(tables) == 1 else 0), flush=True)


def solver_is_there() -> bool:
    """Whether the extra of the general solver is installed; a line says so where it is not."""
    try:
        import_module("govcheck.repair.solver")
    except MissingExtraError as missing:
        print(f"without the general solver: {missing}")
        return False
    return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--trials", type=int, default=200, help="reports for each line")
    parser.add_argument("--solver", type=int, default=3, help="of these, how many the solver gets")
    options = parser.parse_args()
    main(options.trials, options.solver)
