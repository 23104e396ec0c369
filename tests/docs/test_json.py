"""The page on JSON has every field and a real example."""

import json
import re
from itertools import zip_longest

PAGE = "docs/json.md"
COMMAND = "govcheck {} --select applications.handled,applications.row_total --format json --lang en"
#: Stands in a list of the example for entries that are left out.
OMITTED = "…"


def test_example_is_the_real_output(pages_fences, workbench):
    """The example on the page is what the command below it prints, but for entries that it says it leaves out."""
    (fence,) = [fence for fence in pages_fences(PAGE) if fence.name("result")]
    shown = json.loads(re.sub(r"…(?=[,\]])", f'"{OMITTED}"', fence.text))
    printed = json.loads(workbench.shell(COMMAND.format(fence.name("result"))))
    assert like(shown, printed) == shown


def like(shown, printed):
    """*printed* without the entries of lists that *shown* leaves out."""
    if isinstance(shown, dict) and isinstance(printed, dict):
        return {name: like(shown.get(name), value) for name, value in printed.items()}
    if isinstance(shown, list) and isinstance(printed, list):
        if OMITTED not in shown:
            return [like(one, other) for one, other in zip_longest(shown, printed)]
        if shown[0] == OMITTED:
            return [OMITTED, *like(shown[1:], printed[len(printed) - len(shown) + 1 :])]
        return [*like(shown[:-1], printed[: len(shown) - 1]), OMITTED]
    return printed


def test_every_field_is_described(text_of, workbench):
    """Each field of the output is described in the table of its object, and no table describes another."""
    workbench.write("broken.yaml", BROKEN)
    examples = "examples/wrong-dispute-total/report.yaml examples/shanghai-office-2019/report.yaml"
    printed = json.loads(workbench.shell(f"govcheck broken.yaml {examples} nothing.yaml --format json"))
    broken, wrong, told, unread = printed["reports"]
    violation, repair = wrong["violations"][0], wrong["repairs"][0]
    (quote, *_) = [one["quote"] for one in told["violations"] if one["quote"]]
    described = {
        "## The whole": printed,
        "## A report": wrong,
        "### `counts`": wrong["counts"],
        "### `violations`": violation,
        "### `cells`": violation["cells"][0],
        "### `quote`": quote,
        "### `repairs`": repair,
        "### The cells of a repair": repair["cells"][0],
        "### `not_assessed`": wrong["not_assessed"][0],
        "### `problems`": broken["problems"][0],
    }
    assert {heading: fields(text_of, heading) for heading in described} == {
        heading: set(model) for heading, model in described.items()
    }
    assert set(unread) == {"path", "problems"}


#: A report whose last year's report is not there: a problem beside its findings.
BROKEN = """\
form: cn-ogi-2021
year: 2024
previous: nothing.yaml
tables:
  disputes:
    reconsideration: [1, 0, 0, 0, 1]
"""


def fields(text_of, heading: str) -> set[str]:
    """The fields in the first column of the table below *heading*."""
    section = text_of(PAGE).partition(f"\n{heading}\n")[2].partition("\n#")[0]
    rows = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}
