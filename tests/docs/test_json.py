"""The page on JSON has every field and a real example."""

import json
import re

PAGE = "docs/json.md"
COMMAND = "govcheck {} --select disputes.row_total --format json --lang en"


def test_example_is_the_real_output(pages_fences, workbench):
    """The example on the page is what the command below it prints, but for cells that it says it leaves out."""
    (fence,) = [fence for fence in pages_fences(PAGE) if fence.name("result")]
    shown = json.loads(re.sub(r",\s*…", "", fence.text))
    printed = json.loads(workbench.shell(COMMAND.format(fence.name("result"))))
    (violation,) = printed["reports"][0]["violations"]
    del violation["cells"][1:]
    assert shown == printed


def test_every_field_is_described(text_of, workbench):
    """Each field of the output is described in the table of its object, and no table describes another."""
    workbench.write("broken.yaml", BROKEN)
    reports = "broken.yaml examples/wrong-dispute-total/report.yaml nothing.yaml"
    printed = json.loads(workbench.shell(f"govcheck {reports} --format json"))
    assert fields(text_of, "## The whole") == set(printed)
    whole = printed["reports"][1]
    assert fields(text_of, "## A report") == set(whole)
    assert fields(text_of, "### `counts`") == set(whole["counts"])
    assert fields(text_of, "### `violations`") == set(whole["violations"][0])
    assert fields(text_of, "### `cells`") == set(whole["violations"][0]["cells"][0])
    assert fields(text_of, "### `not_assessed`") == set(whole["not_assessed"][0])
    assert fields(text_of, "### `problems`") == set(printed["reports"][0]["problems"][0])
    assert set(printed["reports"][2]) == {"path", "problems"}


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
