"""Where the cells of a table are printed, for any form and any report."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govcheck.errors import PackError
from govcheck.loading import load_text
from govcheck.pack import Pack
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.rendering.grid import PrintedGrid, Role, printed_grids
from govcheck.report import Cell, Key, Report, State, Table

PACKS = ["cn-ogi-2021", "cn-ogi-2019", "gz-agency-2014"]


def report_of(pack: Pack, keys: set[Key]) -> Report:
    """A report that has the cells *keys*, each with its reference as text."""
    tables = {}
    for form in pack.form.tables.values():
        cells = {key: Cell(key, State.FILLED, str(key), str(key), Place()) for key in keys if key.table == form.id}
        rows = tuple(row for row in form.rows.by_id if any(key.row == row for key in cells))
        if cells:
            tables[form.id] = Table(form.id, cells, Place(), rows)
    return Report(pack.id, "某市", 2024, tables)


def grids_of(report: Report, pack: Pack) -> list[PrintedGrid]:
    """Its grids, the tables of a title together."""
    titles = dict.fromkeys(str(form.title) for form in pack.form.tables.values())
    groups = [tuple(form for form in pack.form.tables.values() if str(form.title) == title) for title in titles]
    return [grid for group in groups for grid in printed_grids(group, report, "zh")]


def every_key(pack: Pack) -> list[Key]:
    """The references that the form can have, those of optional rows among them."""
    optional = [
        Key(form.id, group.id, column.id)
        for form in pack.form.tables.values()
        for group in form.rows.optional_groups
        for column in form.columns.required
    ]
    return [*(key for form in pack.form.tables.values() for key in form.keys), *optional]


@st.composite
def packs_and_keys(draw):
    """A pack, and the rows of its tables that a report has."""
    pack = load_pack(draw(st.sampled_from(PACKS)))
    rows = sorted({key[:2] for key in every_key(pack)})
    there = draw(st.sets(st.sampled_from(rows)))
    return pack, {key for key in every_key(pack) if key[:2] in there}


class TestLayout:
    """The promises that hold for every form and every report."""

    @given(packs_and_keys())
    def test_cells_fill_the_grid_without_gap_or_overlap(self, drawn):
        """Each slot of a grid belongs to exactly one cell, whatever rows the report has."""
        pack, keys = drawn
        for grid in grids_of(report_of(pack, keys), pack):
            slots = [
                (row, column)
                for cell in grid.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            ]
            assert sorted(slots) == [(row, column) for row in range(grid.height) for column in range(grid.width)]

    @given(packs_and_keys())
    def test_exactly_the_cells_of_the_report_are_printed(self, drawn):
        """Every cell is printed once with its own text; one that the report does not have is not printed."""
        pack, keys = drawn
        printed = [cell for grid in grids_of(report_of(pack, keys), pack) for cell in grid.cells if cell.key]
        assert sorted(str(cell.key) for cell in printed) == sorted(map(str, keys))
        assert all(cell.text == str(cell.key) for cell in printed)


class TestGroups:
    """Rows of groups, as the forms print them."""

    def rows(self, *names: str) -> list[tuple[str, int, int]]:
        """Row labels of table three with only the rows *names*: text, rows, columns."""
        pack = load_pack("cn-ogi-2021")
        columns = pack.form.tables["applications"].columns.required
        keys = {Key("applications", row, column.id) for row in names for column in columns}
        (grid,) = grids_of(report_of(pack, keys), pack)
        return [(cell.text, cell.row_span, cell.column_span) for cell in grid.cells if cell.role is Role.ROW]

    def test_optional_row_alone_is_a_row_like_its_neighbours(self):
        """（六）其他处理 as a single row, as the form of 2019 has it, is printed as one label, not as a heading."""
        assert self.rows("granted", "other_handling", "handled") == [
            ("三、本年度办理结果", 3, 1),
            ("（一）予以公开", 1, 1),
            ("（六）其他处理", 1, 1),
            ("（七）总计", 1, 1),
        ]

    def test_total_is_printed_in_the_group_that_it_sums_up(self):
        """（七）总计 stands within 三、本年度办理结果, as in the official form, and 四 outside."""
        assert self.rows("received", "state_secret", "handled", "carried_forward") == [
            ("一、本年新收政府信息公开申请数量", 1, 3),
            ("三、本年度办理结果", 2, 1),
            ("（三）不予公开", 1, 1),
            ("1.属于国家秘密", 1, 1),
            ("（七）总计", 1, 2),
            ("四、结转下年度继续办理", 1, 3),
        ]

    def test_group_with_figures_of_its_own_stands_before_its_items(self):
        """In the annex tables of 2014 the whole is the first row and its parts follow, all beside each other."""
        pack = load_pack("gz-agency-2014")
        grid = grids_of(report_of(pack, set(every_key(pack))), pack)[1]
        labels = [cell.text for cell in grid.cells if cell.role is Role.ROW]
        assert labels[:3] == ["依申请公开信息条目数", "申请总数", "当面申请数"]
        assert grid.width == 2

    def test_columns_that_no_row_has_are_left_out(self):
        """A report without the column 其他 is printed without it."""
        pack = load_pack("cn-ogi-2021")
        form = pack.form.tables["applications"]
        keys = {key for key in form.keys if key.column != "other"}
        (grid,) = grids_of(report_of(pack, keys), pack)
        assert "其他" not in [cell.text for cell in grid.cells if cell.role is Role.COLUMN]
        assert ("法人或其他组织", 4) in [(cell.text, cell.column_span) for cell in grid.cells]

    def test_heads_repeat_only_where_they_are_the_head_of_all_rows(self):
        """Table three repeats its three lines of headings; the four tables of section two repeat none."""
        pack = load_pack("cn-ogi-2021")
        assert [grid.head for grid in grids_of(report_of(pack, set(every_key(pack))), pack)] == [0, 3, 3]


def test_narrower_tables_of_a_stack_widen_their_last_column():
    """In section two of 2019 a table with two columns fills the three of its neighbours, the last one twice as wide."""
    pack = load_pack("cn-ogi-2019")
    grid = grids_of(report_of(pack, set(every_key(pack))), pack)[0]
    fees = [(cell.column, cell.column_span) for cell in grid.cells if cell.key and cell.key.table == "fees"]
    assert fees == [(1, 1), (2, 2)]


def test_a_row_cannot_be_printed_in_what_is_no_group(tmp_path):
    """A pack whose `printed_in` names no group beside the row is refused, with the groups there are."""
    file = tmp_path / "own.yaml"
    file.write_text(
        "pack: own\ntitle: t\nauthority: a\nyears: '2021..'\nlanguage: zh\nform:\n  t:\n    columns: {n: 数}\n"
        "    rows: {g: {label: 组, items: {a: 甲}}, z: {label: 计, printed_in: a}}\nrules: []\n",
        encoding="utf-8",
    )
    with pytest.raises(PackError, match="g"):
        load_pack(str(file))


def test_a_label_in_two_languages_is_printed_in_the_language_of_the_pack(tmp_path):
    """A pack in English prints its English labels and title."""
    file = tmp_path / "own.yaml"
    file.write_text(
        "pack: own\ntitle: {en: Annual report (2024), zh: 年报}\nauthority: a\nyears: '2021..'\nlanguage: en\n"
        "form:\n  t:\n    title: {en: Requests, zh: 申请}\n    columns: {n: {label: {en: Number, zh: 数}}}\n"
        "    rows: {a: {label: {en: Received, zh: 收到}}}\nrules: []\n",
        encoding="utf-8",
    )
    pack = load_pack(str(file))
    report = load_text("form: own\nyear: 2024\ntables:\n  t: {a: [1]}\n", "r.yaml", pack).report
    (grid,) = grids_of(evolve(report, form="own"), pack)
    (only,) = printed_grids(tuple(pack.form.tables.values()), report, "en")
    assert [cell.text for cell in only.cells] == ["", "Number", "Received", "1"]
    assert [cell.text for cell in grid.cells] == ["", "数", "收到", "1"]
