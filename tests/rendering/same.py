"""What makes a report that came back the same one: cells, head and text."""

from govcheck.report import Key, Report

#: Lines that every document of a form has: the headings of its sections.
HEADINGS = {
    "cn-ogi-2021": [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ],
    "gz-agency-2014": [
        "附表1主动公开数据统计表",
        "附表2依申请公开数据统计表",
        "附表3咨询情况统计表",
        "附表4申诉情况统计表",
    ],
}
HEADINGS |= dict.fromkeys(("cn-ogi-2019", "own"), HEADINGS["cn-ogi-2021"])


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
    assert {name: table.rows for name, table in found.tables.items()} == {
        name: table.rows for name, table in expected.tables.items()
    }
    assert found.doubtful == frozenset()
    assert [finding.rule for finding in found.findings] == [finding.rule for finding in expected.findings]


def head_of(report: Report) -> tuple:
    """All that a report says at its head and a document can say in words."""
    return report.form, report.publisher, report.year, report.scope, report.level, report.period


def assert_same_head(found: Report, expected: Report) -> None:
    """Form, publisher, year, scope, level and period come back."""
    assert head_of(found) == head_of(expected)


def lines_of(report: Report) -> list[str]:
    """The lines of the text, without space."""
    lines = report.narrative.text.split("\n") if report.narrative is not None else []
    return [words for line in lines if (words := "".join(line.split()))]


def added_lines(report: Report) -> list[str]:
    """The lines that a document may have besides those of the text: title, note, and headings of the tables."""
    kind = "年度报告" if report.form == "gz-agency-2014" else "工作年度报告"
    return [f"{report.publisher}{report.year}年政府信息公开{kind}", *HEADINGS[report.form]]


def assert_same_lines(found: Report, expected: Report) -> None:
    """The lines of the text come back in their order; what else is there was put in for the form."""
    wanted = lines_of(expected)
    rest = list(wanted)
    for line in lines_of(found):
        if rest and line == rest[0]:
            del rest[0]
        else:
            assert line in added_lines(expected) or line.startswith("说明："), line
            assert line not in wanted
    assert rest == []
    assert found.narrative is not None
    assert len(found.narrative.lines) == len(found.narrative.text.split("\n"))


def words_in_order(found: Report, expected: Report) -> bool:
    """Whether all words of the text come back in their order, wherever lines were broken."""
    words = "".join(lines_of(found))
    position = 0
    for line in lines_of(expected):
        position = words.find(line, position) + len(line)
        if position < len(line):
            return False
    return True
