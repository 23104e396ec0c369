"""Rows with a column of numbers, and labels printed with the heading of their group before them."""

import pytest
from attrs import evolve

from govcheck.binding.entries import CERTAIN, entries_of
from govcheck.check import check_report
from govcheck.pack_file import load_pack
from govcheck.report import Key, Severity, State
from tests.binding import forms
from tests.binding.forms import COLUMNS, RESULTS, TRUTH, Box
from tests.binding.shapes import cells

PACK = load_pack("cn-ogi-2021")
#: A label of a group's row with the group's heading, as offices part them.
JOINTS = {
    "colon": "{heading}：{label}",
    "slash": "{heading}/{label}",
    "dash": "{heading}-{label}",
    "space": "{heading} {label}",
    "arrow": "{heading} > {label}",
    "line": "{heading}\n{label}",
    "path": "三、本年度办理结果 / {heading} / {label}",
}


def labels(joint: str) -> list[tuple[str, str]]:
    """The rows of table three by id, those of groups with the heading before the label."""
    results = [
        (row, joint.format(heading=heading, label=label) if heading else label) for row, label, heading in RESULTS
    ]
    return [
        ("received", "一、本年新收政府信息公开申请数量"),
        ("carried_over", "二、上年结转政府信息公开申请数量"),
        *results,
        ("handled", "（七）总计"),
        ("carried_forward", "四、结转下年度继续办理"),
    ]


def table(joint: str, first: str = "", behind: str = "", change: tuple[str, int, str] | None = None) -> forms.Table:
    """Table three with a row a line; *first* heads a column of numbers left of the labels, *behind* one right."""
    head = [Box(text) for text in (*([first] if first else []), "办理情况", *([behind] if behind else []), *COLUMNS)]
    rows: forms.Table = [head]
    for number, (row, label) in enumerate(labels(joint), 1):
        figures = forms.figures("applications", row)
        if change is not None and change[0] == row:
            figures[change[1]] = evolve(figures[change[1]], text=change[2])
        left = [Box(str(number))] if first else []
        rows.append([*left, Box(label), *([Box(str(number))] if behind else []), *figures])
    return rows


@pytest.mark.parametrize("joint", JOINTS.values(), ids=JOINTS)
@pytest.mark.parametrize("first", ["", "序号", "编号", "行次"])
def test_labels_with_their_headings(joint, first, tmp_path):
    """Every row is read, without a doubt, whatever parts the heading and the label, numbered or not."""
    report = forms.read(forms.page(three=forms.html(table(joint, first))), tmp_path)
    assert cells(report) == TRUTH
    assert report.doubtful == frozenset()
    assert report.findings == ()


@pytest.mark.parametrize("behind", ["行次", "序号"])
def test_numbers_behind_the_labels(behind, tmp_path):
    """Numbers of rows between label and figures shift no figure."""
    report = forms.read(forms.page(three=forms.html(table("{label}", behind=behind))), tmp_path)
    assert cells(report) == TRUTH


def test_numbered_rows_in_own_words(tmp_path):
    """A numbered row whose label is in the office's own words is told by its neighbours, and its figures are read."""
    page = forms.page(three=forms.html(table("{label}", "序号"))).replace("2.重复申请", "重复提出的申请")
    report = forms.read(page, tmp_path)
    assert cells(report) == TRUTH


@pytest.mark.parametrize("joint", [JOINTS["colon"], "{label}"])
def test_wrong_figures_in_numbered_rows_are_found(joint, tmp_path):
    """A wrong figure in a numbered row violates the sum of its row."""
    page = forms.page(three=forms.html(table(joint, "序号", change=("repeated", 0, "62"))))
    result = check_report(forms.read(page, tmp_path), PACK)
    assert "applications.row_total" in {one.rule.id for one in result.violations if one.instance == "repeated"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("（五）不予处理：2.重复申请", "repeated"),
        ("不予处理-重复申请", "repeated"),
        ("（五）2.重复申请", "repeated"),
        ("其他处理：3.其他", "other"),
        ("（六）其他处理其他", "other"),
        ("三、本年度办理结果（七）总计", "handled"),
        ("（三）不予公开：8.属于行政查询", "administrative_query"),
        ("三、本年度办理结果（一）予以公开", "granted"),
        ("不予公开的其他理由是什么", None),
    ],
)
def test_what_stands_behind_a_heading(text, wanted):
    """A label behind its heading is that of the group's row, in its own words or nearly; other words are none."""
    found = [option for option in entries_of(PACK.form).candidates(text) if option.entry.table.id == "applications"]
    sure = {option.entry.item.id for option in found if option.entry.item is not None and option.score > 0.7}
    assert sure == ({wanted} if wanted else set())


def test_a_row_of_another_group_is_not_told():
    """3.其他 stands in one group only: behind the heading of another one it is not taken for that row."""
    found = entries_of(PACK.form).candidates("（五）不予处理：3.其他")
    assert "other" not in {option.entry.item.id for option in found if option.entry.item is not None}


def test_the_heading_decides_between_labels_of_one_name():
    """其他 below 其他处理 is its row, and below 法人或其他组织 the column, both without a doubt."""
    entries = entries_of(PACK.form)
    for text, wanted in (("其他处理：其他", "rows"), ("法人或其他组织：其他", "columns")):
        (found,) = entries.exact(text)
        table = PACK.form.tables["applications"]
        assert (found.entry.item, found.score >= CERTAIN) == (getattr(table, wanted).by_id["other"], True)


LOST = [
    ("a cell too many in two rows", lambda row: [*row, Box("1")] if row[0].text in {"2.重复申请", "3.其他"} else row),
    ("a cell too few in two rows", lambda row: row[:-2] if row[0].text in {"2.重复申请", "3.其他"} else row),
    ("figures in merged cells", lambda row: merged(row) if row[0].text == "2.重复申请" else row),
    ("two figures in a cell", lambda row: [row[0], Box("2\n6"), *row[2:]] if row[0].text == "2.重复申请" else row),
    ("no row at all", lambda row: [] if row[0].text == "2.重复申请" else row),
]


def merged(row: list[Box]) -> list[Box]:
    """A row whose first two figures stand in cells that each reach into the next column."""
    return [row[0], Box(row[1].text, columns=2), Box(row[3].text, columns=2), *row[5:]]


@pytest.mark.parametrize(("name", "change"), LOST, ids=[name for name, _ in LOST])
def test_what_cannot_be_read_is_an_error(name, change, tmp_path):
    """A report some of whose figures could not be read never passes: that they were not is an error."""
    rows = [row for row in map(change, table("{label}")) if row]
    report = forms.read(forms.page(three=forms.html(rows, inner=lambda text: text.replace("\n", "<br>"))), tmp_path)
    unread = {key for key, (state, _) in cells(report).items() if state is State.UNREADABLE}
    missing = set(TRUTH) - set(cells(report))
    assert Key("applications", "repeated", "natural_person") in unread | missing
    result = check_report(report, PACK)
    errors = {one.rule.id for one in result.violations if one.rule.severity is Severity.ERROR}
    assert errors & {"form.value", "form.missing_row"}
