"""Mistakes that move many figures at once are recognised as what they are."""

from __future__ import annotations

import pytest

from govcheck.linear import Operand, Source
from govcheck.repair import Domain, Repairs, find_repairs
from tests.repair.tables import COLUMNS, PERSON, TOTAL, cell, equation, read, report, rows_of

ROWS = rows_of(read("guangzhou-2020"), "applications")


def at(row: str, column: str) -> Operand:
    """A cell of table three."""
    return cell("applications", row, column)


def repairs_of(name: str, wrong: dict[Operand, int], previous: str | None = None) -> tuple[Repairs, dict[Operand, int]]:
    """The repairs of a report with *wrong* figures, and what the first repair leaves."""
    relations, values = report(name, previous=previous)
    repairs = find_repairs(relations, values | wrong, {})
    first = {c.operand: int(c.suggested) for c in repairs.entries[0].changes} if repairs.entries else {}
    return repairs, values | wrong | first


class TestRecognised:
    """Each structured mistake is named, its undoing restores the report, and it is never called unique."""

    @pytest.mark.parametrize("column", [PERSON, "business", TOTAL])
    @pytest.mark.parametrize("step", [1, -1])
    def test_a_column_shifted_by_one(self, column, step):
        """A column whose figures all stand one row too high or too low is said to be shifted."""
        values = read("guangzhou-2020")
        figures = [values[at(row, column)] for row in ROWS]
        moved = [*figures[1:], 0] if step == 1 else [0, *figures[:-1]]
        repairs, left = repairs_of("guangzhou-2020", {at(r, column): f for r, f in zip(ROWS, moved, strict=True)})
        assert "shifted by one row" in repairs.notes[0].show("en")
        assert column in repairs.notes[0].show("zh")
        assert left == values
        assert not repairs.entries[0].unique

    def test_a_row_shifted_by_one(self):
        """A row whose figures stand one column to the right is said to be shifted."""
        values = read("guangzhou-2020")
        figures = [0, *(values[at("granted", column)] for column in COLUMNS[:-1])]
        wrong = {at("granted", column): figure for column, figure in zip(COLUMNS, figures, strict=True)}
        repairs, left = repairs_of("guangzhou-2020", wrong)
        assert "shifted by one column" in repairs.notes[0].show("en")
        assert left == values

    @pytest.mark.parametrize(("one", "other"), [(PERSON, TOTAL), ("business", TOTAL)])
    def test_two_columns_swapped(self, one, other):
        """Two columns that changed places are said to be swapped."""
        values = read("guangzhou-2020")
        wrong = {at(r, one): values[at(r, other)] for r in ROWS} | {at(r, other): values[at(r, one)] for r in ROWS}
        repairs, left = repairs_of("guangzhou-2020", wrong)
        assert "columns are swapped" in repairs.notes[0].show("en")
        assert left == values

    def test_two_rows_swapped(self):
        """Two rows that changed places are said to be swapped."""
        values = read("guangzhou-2020")
        one, other = "granted", "carried_forward"
        wrong = {at(one, c): values[at(other, c)] for c in COLUMNS} | {
            at(other, c): values[at(one, c)] for c in COLUMNS
        }
        repairs, left = repairs_of("guangzhou-2020", wrong)
        assert "rows are swapped" in repairs.notes[0].show("en")
        assert left == values

    def test_swapped_columns_that_only_last_year_shows(self):
        """Swapped columns that add up all the same are recognised from last year's report."""
        values = read("suqian-2024")
        rows = rows_of(values, "applications")
        wrong = {at(r, PERSON): values[at(r, "business")] for r in rows}
        wrong |= {at(r, "business"): values[at(r, PERSON)] for r in rows}
        repairs, left = repairs_of("suqian-2024", wrong, previous="suqian-2023")
        assert "columns are swapped" in repairs.notes[0].show("en")
        assert {o: f for o, f in left.items() if o.source is Source.THIS} == values

    def test_another_report_pasted_in(self):
        """A table that agrees with itself and nowhere with last year's is said to be pasted in."""
        other = read("guangzhou-2020")
        values = read("suqian-2024")
        wrong = {o: other.get(o, 0) for o in values if o.key.table == "applications"}
        wrong |= {at("other", column): other[at("other_handling", column)] for column in COLUMNS}
        repairs, _ = repairs_of("suqian-2024", wrong, previous="suqian-2023")
        assert "another report's table" in repairs.notes[0].show("en")
        assert not any(entry.unique for entry in repairs.entries)

    def test_last_years_table_pasted_in(self):
        """A table that is last year's own, figure by figure, is said to be that."""
        wrong = {o: figure for o, figure in read("suqian-2023").items() if o.key.table == "applications"}
        repairs, _ = repairs_of("suqian-2024", wrong, previous="suqian-2023")
        assert "last year's table" in repairs.notes[0].show("en")
        assert not any(entry.unique for entry in repairs.entries)

    def test_a_line_in_the_wrong_unit(self):
        """A column of amounts in yuan where the form wants ten thousands is said to be in the wrong unit."""
        rows = [f"r{n}" for n in range(5)]
        grid = {(r, c): cell("fees", r, c) for r in rows for c in ("a", "b", "total")}
        rules = [equation("across", r, [grid[r, "total"]], [grid[r, "a"], grid[r, "b"]]) for r in rows]
        values = {
            grid[r, c]: (7 + n) * (2 if c == "total" else 1) for n, r in enumerate(rows) for c in ("a", "b", "total")
        }
        wrong = {grid[r, "a"]: values[grid[r, "a"]] * 10_000 for r in rows}
        repairs = find_repairs(rules, values | wrong, dict.fromkeys(values, Domain(None)))
        assert "10,000" in repairs.notes[0].show("en")
        assert {c.operand: c.suggested for c in repairs.entries[0].changes} == {o: values[o] for o in wrong}


class TestNotRecognised:
    """Nothing is called structured without need."""

    def test_one_error_is_one_error(self):
        """A single wrong cell is never explained by a moved line."""
        repairs, _ = repairs_of("guangzhou-2020", {at("granted", PERSON): 1})
        assert len(repairs.entries) == 1
        assert repairs.notes == ()

    def test_a_lost_row_proves_nothing(self):
        """Where the lost figures could absorb every difference, no shift is claimed."""
        values = read("guangzhou-2020")
        wrong = {at("granted", c): values[at("granted", c)] + 100 + n for n, c in enumerate(COLUMNS)}
        repairs, _ = repairs_of("guangzhou-2020", wrong)
        assert not any("shifted" in note.show("en") for note in repairs.notes)
