"""Tables of a report in YAML: rows and columns by id or label, and everything that can be wrong with them."""

from __future__ import annotations

import pytest

from govcheck import ReportError
from govcheck.report import Key, State
from tests.helpers import check_text, make_pack, named, read, small

RULE = "  - {id: r, each: row of t, check: z == x + y}\n"


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """The small form with one rule."""
    return make_pack(tmp_path_factory.mktemp("pack"), RULE)


def table(rows: str, pack):
    """The table of a report on the small form."""
    return read(small(rows), pack).tables["t"]


def values(rows: str, pack) -> dict[str, object]:
    """Row and column → value, or the state where there is none."""
    cells = table(rows, pack).cells.values()
    return {f"{c.key.row}{c.key.column}": c.state.value if c.value is None else c.value for c in cells}


FULL = {"ax": 1, "ay": 2, "az": 3, "bx": 4, "by": 5, "bz": 9}


@pytest.mark.parametrize(
    "rows",
    [
        "{a: [1, 2, 3], b: [4, 5, 9]}",
        "{b: [4, 5, 9], a: [1, 2, 3]}",
        "{甲: [1, 2, 3], 乙: [4, 5, 9]}",
        "{columns: [z, x, y], a: [3, 1, 2], b: [9, 4, 5]}",
        "{a: [3, 1, 2], columns: [寅, 子, 丑], b: [9, 4, 5]}",
        "{a: {x: 1, y: 2, z: 3}, b: {寅: 9, 丑: 5, 子: 4}}",
        "{a: {z: 3, y: 2, x: 1}, 乙: ['4', \"5\", 9件]}",
    ],
)
def test_ways_to_write_a_table(rows, pack):
    """Rows and columns by id or label, in any order, as lists or as mappings, are the same table."""
    assert values(rows, pack) == FULL


def test_places(pack):
    """Every cell knows its line and column, its text as written, and the table its own line."""
    found = table("{a: [1, '2', 3件]}", pack)
    cells = [found.cells[Key("t", "a", column)] for column in "xyz"]
    assert [(str(cell.place), cell.raw) for cell in cells] == [
        ("report.yaml:4:11", "1"),
        ("report.yaml:4:14", "2"),
        ("report.yaml:4:19", "3件"),
    ]
    assert (str(found.place), found.rows) == ("report.yaml:4:3", ("a",))


def test_blank_and_missing_are_different(pack):
    """Null and empty text are blank, signs are not applicable, and what is not written is not there."""
    assert values("{a: [null, '', /], b: {x: ~}}", pack) == {
        "ax": "blank",
        "ay": "blank",
        "az": "not applicable",
        "bx": "blank",
    }
    assert values("{a: }", pack) == {"ax": "blank", "ay": "blank", "az": "blank"}


def finding(rows: str, pack):
    """The findings of the file itself, as rule@instance, with the English message and place of the first one."""
    result = check_text(small(rows), pack)
    first = result.violations[0]
    return named(result.violations), first.message.show("en"), str(first.finding.place)


@pytest.mark.parametrize(
    ("rows", "names", "message", "place"),
    [
        (
            "{a: [1, 2], b: [4, 5, 9]}",
            ["form.row_length@t[a]"],
            "this row has 2 values, 3 are wanted",
            "report.yaml:4:10",
        ),
        (
            "{a: [1, 2, 3, 4], b: [4, 5, 9]}",
            ["form.row_length@t[a]"],
            "this row has 4 values, 3 are wanted",
            "report.yaml:4:10",
        ),
        (
            "{a: [3,402, 0, 3402], b: [4, 5, 9]}",
            ["form.row_length@t[a]"],
            "this row has 4 values, 3 are wanted; "
            'if “3,402” is one number, quote it ("3,402") or drop the comma (3402)',
            "report.yaml:4:10",
        ),
        (
            "{a: [3402，110，0], b: [4, 5, 9]}",
            ["form.row_length@t[a]"],
            "this row has 1 values, 3 are wanted; part the values with ASCII commas",
            "report.yaml:4:10",
        ),
        (
            "{a: '1，2，3', b: [4, 5, 9]}",
            ["form.row_length@t[a]"],
            "this row has 1 values, 3 are wanted; part the values with ASCII commas",
            "report.yaml:4:10",
        ),
        (
            "{a: 1 2 3, b: [4, 5, 9]}",
            ["form.row_length@t[a]"],
            "this row has 1 values, 3 are wanted; write them as [value, value, …]",
            "report.yaml:4:10",
        ),
        (
            "{a: {x: 1,471, y: 2, z: 1473}, b: [4, 5, 9]}",
            ["form.value@t[a, x]"],
            '“1,471” was torn at its comma and is not used: quote it ("1,471") or drop the comma',
            "report.yaml:4:14",
        ),
        (
            "{a: {x: 1,471,599, y: 2, z: 3}, b: [4, 5, 9]}",
            ["form.value@t[a, x]"],
            '“1,471,599” was torn at its comma and is not used: quote it ("1,471,599") or drop the comma',
            "report.yaml:4:14",
        ),
        (
            "{a: [1, [2], 3], b: [4, 5, 9]}",
            ["form.value@t[a, y]"],
            "one value a cell",
            "report.yaml:4:14",
        ),
        (
            "{a: [1, abc, 3], b: [4, 5, 9]}",
            ["form.value@t[a, y]"],
            "“abc” is not a number",
            "report.yaml:4:14",
        ),
        (
            "{a: [1, 2, 3], b: [4, 5, 9], 甲: [1, 2, 3]}",
            ["form.duplicate@t[a]"],
            "row “a” is given twice (first at report.yaml:4:7); neither is used: delete one",
            "report.yaml:4:35",
        ),
        (
            "{a: {x: 1, 子: 1, y: 2, z: 3}, b: [4, 5, 9]}",
            ["form.duplicate@t[a, x]"],
            "t[a, x] is given twice; neither is used: delete one",
            "report.yaml:4:17",
        ),
        (
            "{a: [1, 2, 3], b: {x: 4, y: 5}}",
            ["form.missing_column@t[b, z]"],
            "the figure of column “寅” is missing",
            "report.yaml:4:3",
        ),
        (
            "{columns: [x, y], a: [1, 2], b: [4, 5]}",
            ["form.missing_column@t[*, z]", "form.nothing_assessed@"],
            "the figure of column “寅” is missing",
            "report.yaml:4:3",
        ),
        ("{a: [1, 2, 3]}", ["form.missing_row@t[b]"], "row “乙” is missing", "report.yaml:4:3"),
        (
            "{a: [1, 2, 3], b: [4, 5, 9], c: [1, 2, 3]}",
            ["form.unknown_row@t[c]"],
            "this table has no row “c”; it was not checked",
            "report.yaml:4:35",
        ),
        (
            "{columns: [x, y, z, w], a: [1, 2, 3, 4], b: [4, 5, 9, 1]}",
            ["form.unknown_column@t[*, w]"],
            "this table has no column “w”; it was not checked",
            "report.yaml:4:26",
        ),
    ],
)
def test_findings(rows, names, message, place, pack):
    """What is wrong is named once, with its place and what to do, and nothing else is said."""
    assert finding(rows, pack) == (names, message, place)


@pytest.mark.parametrize(
    ("rows", "held", "skipped"),
    [
        ("{a: [1, 2], b: [4, 5, 9]}", ["b"], ["a"]),
        ("{a: [1, abc, 3], b: [4, 5, 9]}", ["b"], ["a"]),
        ("{a: [1, 2, 3], b: [4, 5, 9], 甲: [1, 2, 3]}", ["b"], ["a"]),
        ("{a: [1, 2, 3]}", ["a"], ["b"]),
        ("{a: {x: 1,471, y: 2, z: 1473}, b: [4, 5, 9]}", ["b"], ["a"]),
        ("{columns: [x, w, z, y], a: [1, 7, 3, 2], b: [4, 7, 9, 5]}", ["a", "b"], []),
    ],
)
def test_the_rest_is_checked(rows, held, skipped, pack):
    """What cannot be read makes its own relations unassessed, and no other; never *held*."""
    result = check_text(small(rows), pack)
    assert [instance.id for instance in result.held] == held
    assert [one.instance for one in result.not_assessed] == skipped


def test_nearest_names():
    """An unknown table, row or column is answered with the one that looks most like it."""
    text = (
        "form: cn-ogi-2021\nyear: 2024\ntables:\n  regulatons: {}\n"
        "  disputes:\n    columns: [结果维待, 结果纠正, 其他结果, 尚未审结, 总计]\n    行政复义: [0, 0, 0, 0, 0]\n"
    )
    messages = {one.rule.id: one.message.show("zh") for one in check_text(text).violations}
    assert "“regulations”" in messages["form.unknown_table"]
    assert "“行政复议”" in messages["form.unknown_row"]
    assert "“结果维持”" in messages["form.unknown_column"]


def test_title_of_several_tables():
    """A title that the form prints over four tables names none of them; one that is printed once does."""
    text = "form: cn-ogi-2021\nyear: 2024\ntables:\n  {}:\n    规章: [0, 0, 0]\n"
    result = check_text(text.format("二、主动公开政府信息情况"))
    (violation,) = [one for one in result.violations if one.rule.id == "form.unknown_table"]
    assert "regulations, licensing, enforcement, fees" in violation.message.show("en")
    assert "disputes" in read(text.format("四、政府信息公开行政复议、行政诉讼情况")).tables


def test_ambiguous_row(tmp_path):
    """A label that two rows share is refused with the ways to say which one is meant."""
    rows = "rows: {g: {label: 一组, items: {a: 其他}}, h: {label: 二组, items: {b: 其他}}}"
    form = f"form:\n  t:\n    title: 表\n    {rows}\n    columns: {{x: 子}}\n"
    pack = make_pack(tmp_path, "  - {id: r, each: column of t, check: a == b}\n", form)
    result = check_text(small("{其他: 1, 一组 / 其他: 2, 二组/其他: 2}"), pack)
    (violation,) = result.violations
    assert violation.rule.id == "form.unknown_row"
    assert "write one of 一组 / 其他, 二组 / 其他" in violation.message.show("en")
    assert len(result.held) == 1


def test_heading_with_figures():
    """Figures beside a heading are a finding; the heading alone, as the form prints it, is none."""
    text = (
        "form: cn-ogi-2021\nyear: 2024\ntables:\n  applications:\n    三、本年度办理结果: {}\n    （三）不予公开: {}\n"
    )
    rules = [one for one in check_text(text.format("null", "[1,2,3,4,5,6,7]")).violations if one.finding]
    unknown = [one for one in rules if one.rule.id == "form.unknown_row"]
    assert [one.instance for one in unknown] == ["applications[（三）不予公开]"]
    assert "heading" in unknown[0].message.show("en")


def test_figures_of_a_single_column(tmp_path):
    """Where a table has one column, the figure may stand beside the row."""
    form = "form:\n  t:\n    title: 表\n    rows: {a: 甲, b: 乙}\n    columns: {x: 子}\n"
    pack = make_pack(tmp_path, "  - {id: r, each: column of t, check: a == b}\n", form)
    assert values("{a: 5, b: [5]}", pack) == {"ax": 5, "bx": 5}


def test_row_called_columns(tmp_path):
    """A form may have a row called `columns`; then it is a row."""
    form = "form:\n  t:\n    title: 表\n    rows: {columns: 甲, b: 乙}\n    columns: {x: 子}\n"
    pack = make_pack(tmp_path, "  - {id: r, each: column of t, check: columns == b}\n", form)
    assert values("{columns: 5, b: 5}", pack) == {"columnsx": 5, "bx": 5}


@pytest.mark.parametrize(
    ("rows", "key", "place"),
    [
        ("[1, 2]", "report.table_not_mapping", "report.yaml:4:6"),
        ("abc", "report.table_not_mapping", "report.yaml:4:6"),
        ("甲：[1，2，3]", "report.full_width_colon", "report.yaml:4:6"),
        ("{columns: x, a: [1, 2, 3]}", "report.not_a_list", "report.yaml:4:16"),
        ("{columns: [x, y, 子], a: [1, 2, 3]}", "report.repeated_column", "report.yaml:4:23"),
        ("{columns: [x], columns: [y], a: [1]}", "report.repeated_key", "report.yaml:4:21"),
    ],
)
def test_no_table(rows, key, place, pack):
    """Where a table cannot be told from its text, the error says where and how to write it."""
    with pytest.raises(ReportError) as caught:
        table(rows, pack)
    assert (caught.value.message.key, str(caught.value.place)) == (key, place)


def test_table_twice(pack):
    """A table given twice, also by id and by title, is refused."""
    with pytest.raises(ReportError) as caught:
        read("form: small\nyear: 2024\ntables:\n  t: {a: [1, 2, 3]}\n  表: {a: [1, 2, 3]}\n", pack)
    assert (caught.value.message.key, str(caught.value.place)) == ("report.repeated_key", "report.yaml:5:3")


def test_states_are_kept(pack):
    """An unreadable cell keeps its text, so that a message can quote it."""
    cell = table("{a: [1, abc, 3]}", pack).cells[Key("t", "a", "y")]
    assert (cell.state, cell.raw, cell.value) == (State.UNREADABLE, "abc", None)
