"""Repairs of the tables of real reports with planted errors, and of input that no repair helps."""

from __future__ import annotations

import random
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.form import ValueKind
from govcheck.linear import Comparison, LinearRelation, Operand, Source
from govcheck.repair import Domain, Limits, Repairs, find_repairs
from govcheck.report import Key
from tests.repair.tables import COLUMNS, cell, equation, report

REPORTS = ("guangzhou-2020", "suqian-2023", "suqian-2024")


def suggested(repairs: Repairs) -> dict[str, object]:
    """Cell and likely figure of the first repair."""
    return {str(change.operand.key): change.suggested for change in repairs.entries[0].changes}


def set_in(name: str, cells: dict[tuple[str, str, str], int], *, previous: str | None = None) -> Repairs:
    """The repairs of a report in which *cells* were set first."""
    relations, values = report(name, previous=previous)
    return find_repairs(relations, values | {cell(*key): figure for key, figure in cells.items()}, {})


def mistype(figure: int, dice: random.Random) -> int:
    """*figure* with one digit replaced, added or omitted, or two swapped; always another figure."""
    text = str(figure)
    place = dice.randrange(len(text))
    digit = dice.choice("0123456789")
    ways = [
        text[:place] + digit + text[place + 1 :],
        text[:place] + digit + text[place:],
        text[:place] + text[place + 1 :] or digit,
        text[:place] + text[place : place + 2][::-1] + text[place + 2 :],
    ]
    changed = [int(way) for way in ways if int(way) != figure]
    return dice.choice(changed) if changed else figure + 1


class TestKnownCases:
    """Errors whose right answer is known."""

    def test_nothing_wrong_nothing_said(self):
        """A consistent report has no repairs and no remarks."""
        assert set_in("guangzhou-2020", {}) == Repairs()

    def test_an_inner_cell(self):
        """An inner cell is found by its row and its column, and is the only answer."""
        repairs = set_in("guangzhou-2020", {("applications", "partly_granted", "other"): 2})
        assert suggested(repairs) == {"applications[partly_granted, other]": 38}
        assert repairs.entries[0].unique
        assert repairs.complete
        assert sorted(repairs.entries[0].clears) == [
            ("applications.handled", "other"),
            ("applications.row_total", "partly_granted"),
        ]

    def test_a_total_transposed(self):
        """A total of totals is found, and the reason names the swapped digits."""
        repairs = set_in("guangzhou-2020", {("applications", "handled", "total"): 18362})
        assert suggested(repairs) == {"applications[handled, total]": 18326}
        assert repairs.entries[0].changes[0].reason.show("en") == "two digits swapped"
        assert len(repairs.entries[0].clears) == 3

    def test_two_cells(self):
        """Two errors in different rows and columns are both restored."""
        wrong = {
            ("applications", "granted", "natural_person"): 6983,
            ("applications", "carried_forward", "business"): 34,
        }
        assert suggested(set_in("guangzhou-2020", wrong)) == {
            "applications[granted, natural_person]": 6893,
            "applications[carried_forward, business]": 43,
        }

    def test_the_most_plausible_of_several(self):
        """Where any of five cells may be wrong, all are shown and the swapped digits come first."""
        repairs = set_in("guangzhou-2020", {("disputes", "reconsideration", "total"): 417})
        assert suggested(repairs) == {"disputes[reconsideration, total]": 471}
        assert len(repairs.entries) == 5
        assert not any(repair.unique for repair in repairs.entries)
        assert all(repair.order is not None for repair in repairs.entries)

    def test_one_moved_between_two_columns(self):
        """One application counted in the wrong column is restored by two cells of this report."""
        wrong = {
            ("applications", "carried_over", "natural_person"): 117,
            ("applications", "carried_over", "business"): 4,
        }
        repairs = set_in("suqian-2024", wrong, previous="suqian-2023")
        assert suggested(repairs) == {
            "applications[carried_over, natural_person]": 118,
            "applications[carried_over, business]": 3,
        }
        assert repairs.entries[0].within_report
        assert "beside" in repairs.entries[0].changes[0].reason.show("en")

    def test_two_cells_swapped(self):
        """Two figures of a column that changed places come first among the ways to mend both rows."""
        wrong = {
            ("applications", "granted", "business"): 105,
            ("applications", "partly_granted", "business"): 931,
        }
        repairs = set_in("guangzhou-2020", wrong)
        assert suggested(repairs) == {
            "applications[granted, business]": 931,
            "applications[partly_granted, business]": 105,
        }
        assert not repairs.entries[0].unique

    def test_a_total_is_trusted_less(self):
        """Where nothing looks like a typing error, the total comes before the parts."""
        a, b, total = (cell("t", "r", column) for column in ("a", "b", "total"))
        repairs = find_repairs([equation("sum", "r", [total], [a, b])], {a: 5273, b: 4158, total: 2860}, {})
        assert suggested(repairs) == {"t[r, total]": 9431}
        assert len(repairs.entries) == 1  # either part would have to be negative

    def test_blocks_are_joined(self):
        """Errors in two tables are two blocks; the first entry repairs both, later ones vary one block."""
        repairs = set_in(
            "guangzhou-2020",
            {("applications", "granted", "other"): 129, ("disputes", "litigation_direct", "total"): 189},
        )
        assert [len(block) for block in repairs.blocks] == [1, 5]
        assert len(repairs.entries) == 5
        assert suggested(repairs) == {
            "applications[granted, other]": 192,
            "disputes[litigation_direct, total]": 198,
        }
        assert {len(entry.changes) for entry in repairs.entries} == {2}
        assert not repairs.entries[0].unique

    def test_a_chain_is_cleared_as_a_whole(self):
        """Of a chained comparison, a violation is cleared once, when all of its links hold."""
        a, b, c = (cell("t", "r", name) for name in "abc")
        chain = [equation("chain", "r", [a], [b]), equation("chain", "r", [b], [c])]
        repairs = find_repairs(chain, {a: 5, b: 7, c: 5}, {})
        assert suggested(repairs) == {"t[r, b]": 5}
        assert repairs.entries[0].clears == (("chain", "r"),)


class TestWhatIsKnownBesides:
    """Last year's report, the text, blank and locked cells."""

    def test_last_year_alone_explains(self):
        """Where only last year's cell explains a difference, it is offered and said to be published."""
        relations, values = report("suqian-2024", previous="suqian-2023")
        values[cell("applications", "carried_forward", "charity", Source.PREVIOUS)] = 2
        repairs = find_repairs(relations, values, {})
        assert not repairs.entries[0].within_report
        assert "published" in repairs.notes[0].show("en")

    def test_this_report_is_asked_first(self):
        """Between this report's cell and last year's, this report's comes first."""
        old, new = cell("t", "r", "c", Source.PREVIOUS), cell("t", "r", "c")
        repairs = find_repairs([equation("previous", "c", [new], [old], stated=False)], {old: 12, new: 345}, {})
        assert [entry.within_report for entry in repairs.entries] == [True, False]
        assert not repairs.entries[0].unique

    def test_the_text_confirms(self):
        """A figure that the text states decides between answers that the tables leave open."""
        relations, values = report("guangzhou-2020")
        upheld = cell("disputes", "reconsideration", "upheld")
        values[upheld] = 280
        said = LinearRelation("narrative.upheld", "", ((upheld, 1),), -273, Comparison.EQUAL)
        repairs = find_repairs(relations, values, {}, evidence=[said])
        assert suggested(repairs) == {"disputes[reconsideration, upheld]": 273}
        assert ("narrative.upheld", "") in repairs.entries[0].clears
        assert len(repairs.entries) == 5

    def test_the_text_alone_asks_for_nothing(self):
        """Tables that hold are not repaired because the text says otherwise."""
        relations, values = report("guangzhou-2020")
        said = LinearRelation("n", "", ((cell("applications", "received", "total"), 1),), -1, Comparison.EQUAL)
        assert find_repairs(relations, values, {}, evidence=[said]) == Repairs()

    def test_a_blank_cell_may_be_the_one(self):
        """A blank cell that should hold a figure is found, and the reason says that it is blank."""
        relations, values = report("guangzhou-2020")
        blank = cell("applications", "unclear", "business")
        repairs = find_repairs(relations, values | {blank: 0}, {blank: Domain(blank=True)})
        assert suggested(repairs) == {"applications[unclear, business]": 34}
        assert "blank" in repairs.entries[0].changes[0].reason.show("en")

    def test_locked_cells_stay(self):
        """A cell that may not change is in no repair."""
        a, b = cell("t", "r", "a"), cell("t", "r", "b")
        repairs = find_repairs([equation("same", "", [a], [b])], {a: 1, b: 2}, {a: Domain(changeable=False)})
        assert suggested(repairs) == {"t[r, b]": 1}
        assert repairs.entries[0].unique

    def test_amounts_keep_their_places(self):
        """An amount is repaired exactly, as a decimal with its places."""
        parts = [cell("t", "r", name) for name in ("a", "b", "total")]
        figures = dict(zip(parts, (Decimal("0.1001"), Decimal("59237.2449"), Decimal("59273.3450")), strict=True))
        domains = dict.fromkeys(parts, Domain.of(ValueKind.AMOUNT))
        repairs = find_repairs([equation("sum", "", parts[2:], parts[:2])], figures, domains)
        assert suggested(repairs) == {"t[r, total]": Decimal("59237.3450")}
        assert isinstance(repairs.entries[0].changes[0].suggested, Decimal)

    def test_more_digits_than_a_context_holds(self):
        """Figures of fifty digits are neither rounded nor refused."""
        a, b = cell("t", "r", "a"), cell("t", "r", "b")
        large = 10**50 + 7
        values = {a: Decimal(large), b: Decimal(large + 1)}
        repairs = find_repairs([equation("same", "", [a], [b])], values, dict.fromkeys(values, Domain(None)))
        assert {change.suggested for entry in repairs.entries for change in entry.changes} == {
            large,
            large + 1,
        }

    def test_a_count_never_becomes_negative(self):
        """A repair that would make a count negative is no repair; a signed figure may be negative."""
        change, before, after = (cell("t", "r", name) for name in ("change", "before", "after"))
        relation = equation("sum", "", [after], [before, change])
        values = {change: 3, before: 10, after: 3}
        counts = find_repairs([relation], values, {})
        signed = find_repairs([relation], values, {change: Domain.of(ValueKind.INTEGER)})
        assert "t[r, change]" not in [str(e.changes[0].operand.key) for e in counts.entries]
        assert -7 in [e.changes[0].suggested for e in signed.entries]

    @pytest.mark.parametrize(("kind", "figure"), [(ValueKind.DATE, 1), (ValueKind.TEXT, 1)])
    def test_dates_are_not_changed(self, kind, figure):
        """What is no number is never changed."""
        a, b = cell("t", "r", "a"), cell("t", "r", "b")
        repairs = find_repairs([equation("same", "", [a], [b])], {a: figure, b: 2}, {a: Domain.of(kind)})
        assert suggested(repairs) == {"t[r, b]": figure}

    def test_an_inequality_leaves_values_open(self):
        """Where a range of figures would do, the one easily mistyped is offered and not called unique."""
        published, total = cell("t", "r", "published"), cell("t", "r", "total")
        relation = LinearRelation("at_least", "r", ((total, 1), (published, -1)), 0, Comparison.AT_LEAST)
        repairs = find_repairs([relation], {published: 52, total: 41}, {})
        assert suggested(repairs) == {"t[r, published]": 25}
        assert not any(entry.unique for entry in repairs.entries)

    def test_relations_without_a_figure_are_left_out(self):
        """A relation over a cell that is not there asks for nothing."""
        a, b = cell("t", "r", "a"), cell("t", "r", "b")
        assert find_repairs([equation("same", "", [a], [b])], {a: 1}, {}) == Repairs()


class TestRestoration:
    """Planted errors are restored."""

    @settings(max_examples=150, deadline=None)
    @given(st.sampled_from(REPORTS), st.integers(0, 174), st.integers(0, 99_999))
    def test_every_single_error_of_table_three(self, name, index, wrong):
        """Whatever one cell of table three was changed to, it is restored first and as the only answer."""
        relations, values = report(name)
        operand = [o for o in values if o.key.table == "applications"][index % (len(COLUMNS) * 23)]
        repairs = find_repairs(relations, values | {operand: wrong}, {})
        if wrong == values[operand]:
            assert repairs == Repairs()
        else:
            assert suggested(repairs) == {str(operand.key): values[operand]}
            assert repairs.entries[0].unique

    @pytest.mark.parametrize(("errors", "least"), [(2, 0.97), (3, 0.93)])
    @pytest.mark.parametrize("name", REPORTS)
    def test_several_typing_errors_of_table_three(self, name, errors, least):
        """Of random typing errors in table three the promised share is restored, and none wrongly unique."""
        relations, values = report(name)
        cells = [operand for operand in values if operand.key.table == "applications"]
        exact = wrongly_unique = 0
        for seed in range(100):
            dice = random.Random(seed)
            planted = {operand: mistype(values[operand], dice) for operand in dice.sample(cells, errors)}
            first = find_repairs(relations, values | planted, {}).entries[0]
            right = {c.operand: c.suggested for c in first.changes} == {o: values[o] for o in planted}
            exact += right
            wrongly_unique += first.unique and not right
        assert exact >= least * 100
        assert wrongly_unique == 0

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_a_repaired_report_holds(self, data):
        """After any complete repair, every relation holds and nothing is left to repair."""
        relations, values = report("suqian-2023")
        wrong = data.draw(st.dictionaries(st.sampled_from(list(values)), st.integers(0, 500), max_size=4))
        repairs = find_repairs(relations, values | wrong, {})
        for entry in repairs.entries[:5] if repairs.complete else ():
            repaired = values | wrong | {change.operand: change.suggested for change in entry.changes}
            assert find_repairs(relations, repaired, {}) == Repairs()


class TestBadInput:
    """An answer in time that says what it is, or that there is none."""

    @pytest.mark.parametrize("errors", [6, 7, 9, 12, 20, 60, 120])
    def test_many_errors_end_in_time(self, errors):
        """However many figures are wrong, an answer comes within a second, and says that it is not whole."""
        relations, values = report("guangzhou-2020")
        dice = random.Random(errors)
        wrong = {operand: dice.randrange(9999) for operand in dice.sample(list(values)[:161], errors)}
        start = time.perf_counter()
        repairs = find_repairs(relations, values | wrong, {})
        assert time.perf_counter() - start < 1
        assert not repairs.complete
        assert repairs.notes
        assert not any(entry.unique for entry in repairs.entries)

    def test_beyond_the_size_a_proposal_is_made(self):
        """Seven errors in different rows and columns are proposed, and said to be one proposal."""
        relations, values = report("guangzhou-2020")
        rows = ("received", "carried_over", "granted", "not_held", "petition", "repeated", "carried_forward")
        wrong = {
            cell("applications", row, column): 7000 + 13 * number
            for number, (row, column) in enumerate(zip(rows, COLUMNS, strict=True))
        }
        repairs = find_repairs(relations, values | wrong, {})
        found = {change.operand: change.suggested for change in repairs.entries[0].changes}
        assert found == {operand: values[operand] for operand in wrong}
        assert "more than 5 cells" in repairs.notes[0].show("en")

    def test_an_empty_table(self):
        """A table of zeros holds, and nothing is said."""
        relations, values = report("guangzhou-2020")
        assert find_repairs(relations, dict.fromkeys(values, 0), {}) == Repairs()
        assert find_repairs([], {}, {}) == Repairs()

    @pytest.mark.parametrize("constants", [(-1, -2), (0, -5)])
    def test_relations_that_contradict_each_other(self, constants):
        """Relations that no figure fulfils together are named as such."""
        a = cell("t", "r", "a")
        rules = [LinearRelation(f"rule{n}", "", ((a, 1),), n, Comparison.EQUAL) for n in constants]
        repairs = find_repairs(rules, {a: 9}, {})
        assert repairs.entries == ()
        assert not repairs.complete
        assert f"rule{constants[0]}@" in repairs.notes[0].show("zh")

    def test_no_cell_may_change(self):
        """Where every cell is locked, it is said that nothing can be done."""
        a, b = cell("t", "r", "a"), cell("t", "r", "b")
        locked = dict.fromkeys((a, b), Domain(changeable=False))
        repairs = find_repairs([equation("same", "", [a], [b])], {a: 1, b: 2}, locked)
        assert repairs.entries == ()
        assert "no change" in repairs.notes[0].show("en")

    def test_a_stopped_search_says_so(self):
        """Where the search runs out of steps, nothing is called unique or complete."""
        relations, values = report("guangzhou-2020")
        wrong = {cell("applications", "granted", "business"): 1, cell("applications", "petition", "other"): 2}
        repairs = find_repairs(relations, values | wrong, {}, limits=Limits(steps=1))
        assert not repairs.complete
        assert not any(entry.unique for entry in repairs.entries)

    def test_the_same_answer_every_time(self):
        """Two runs over the same figures give the same repairs in the same order."""
        relations, values = report("guangzhou-2020")
        wrong = values | {Operand(Key("disputes", "reconsideration", "upheld")): 1}
        assert find_repairs(relations, wrong, {}) == find_repairs(relations, wrong, {})
