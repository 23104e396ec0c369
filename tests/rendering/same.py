"""What makes a report that came back the same one: cells, head, text, and what is said of it."""

import json
import re
from pathlib import Path

from govcheck.companions import Loaded
from govcheck.report import Key, Report
from tests.helpers import govcheck

#: The headings of a form's tables, which a document has whether the text has them or not.
OF_THE_NOTICES = [
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
]
HEADINGS = {
    "cn-ogi-2019": OF_THE_NOTICES,
    "cn-ogi-2021": OF_THE_NOTICES,
    "own": OF_THE_NOTICES,
    "gz-agency-2014": [
        "附表1主动公开数据统计表",
        "附表2依申请公开数据统计表",
        "附表3咨询情况统计表",
        "附表4申诉情况统计表",
    ],
}
#: What stands at a report's head and its text does not say is printed so, without space.
NOTE = re.compile(
    "说明：(本报告所列数据为本行政区域各级行政机关的汇总数。|本报告所列数据仅为本机关的数据。)?"
    "(统计期限为[0-9]{4}年[0-9]+月[0-9]+日至[0-9]{4}年[0-9]+月[0-9]+日。)?(机关层级为[^。]{1,5}。)?"
)


def cells_of(report: Report) -> dict[Key, tuple]:
    """State, exact value and printed text of every cell; no document keeps the space around a text."""
    return {
        key: (cell.state, cell.value, type(cell.value), cell.raw.strip())
        for table in report.tables.values()
        for key, cell in table.cells.items()
    }


def assert_same_cells(found: Report, expected: Report) -> None:
    """Every cell is there with its value as written, no other with it, and none is in doubt."""
    assert cells_of(found) == cells_of(expected)
    rows = {name: table.rows for name, table in found.tables.items()}
    assert rows == {name: table.rows for name, table in expected.tables.items() if table.rows}
    assert found.doubtful == frozenset()
    assert [finding.rule for finding in found.findings] == [finding.rule for finding in expected.findings]


def head_of(report: Report) -> tuple:
    """All that a report says at its head and a document can say in words."""
    return report.publisher, report.year, report.scope, report.level, report.period


def lines_of(report: Report) -> list[str]:
    """The lines of the text, without space."""
    lines = report.narrative.text.split("\n") if report.narrative is not None else []
    return [words for line in lines if (words := "".join(line.split()))]


def assert_same_text(found: Report, loaded: Loaded) -> None:
    """The words of the text come back in their order, wherever lines are broken.

    Before and between them stand at most the title, the note and the headings of the tables, each once.
    """
    wanted, words = "".join(lines_of(loaded.report)), "".join(lines_of(found))
    kind = "年度报告" if loaded.pack.id == "gz-agency-2014" else "工作年度报告"
    title = f"{loaded.report.publisher}{loaded.report.year}年政府信息公开{kind}"
    for line in (title, *HEADINGS[loaded.pack.id]):
        if line not in wanted:
            words = words.replace(line, "", 1)
    assert NOTE.sub("", words, count=1) == wanted


def assert_places(report: Report, path: Path) -> None:
    """Every line of the text has a place of its own in the file."""
    assert report.narrative is not None
    assert len(report.narrative.lines) == len(report.narrative.text.split("\n"))
    assert all(place.path == str(path) and place != type(place)(str(path)) for place in report.narrative.lines)


def assert_same(found: Report, loaded: Loaded) -> None:
    """*found* is the report *loaded*: form, head, cells and text."""
    assert found.form == loaded.pack.id
    assert head_of(found) == head_of(loaded.report)
    assert_same_cells(found, loaded.report)
    assert_same_text(found, loaded)


def said_of(path: Path, *options: object) -> object:
    """What ``govcheck`` says of a file, without the places in it, and without how it was read."""
    code, out, err = govcheck(path, "--format", "json", *options)
    assert err == ""
    (report,) = json.loads(out)["reports"]
    return code, without_places(report)


def without_places(part: object) -> object:
    """*part* of a result without what differs between two files of one report."""
    if isinstance(part, dict):
        places = {"path", "line", "column", "place", "problems", "start", "end"}
        return {key: without_places(value) for key, value in part.items() if key not in places}
    return [without_places(one) for one in part] if isinstance(part, list) else part


def assert_converts(path: Path, folder: Path, *options: object) -> None:
    """``govcheck convert`` makes a file of the document of which ``govcheck`` says the same as of the document.

    It names the pack with which it was converted, so that no option is needed.
    """
    target = folder / "report.yaml"
    code, out, err = govcheck("convert", path, "-o", target, *options)
    assert (code, out) == (0, ""), err
    assert said_of(target) == said_of(path, *options)
