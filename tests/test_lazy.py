"""Values that are made at the first look."""

from __future__ import annotations

from attrs import define, field

from govcheck.lazy import lazy


@define(frozen=True, slots=False)
class Row:
    """Numbers that count how often they were added."""

    numbers: tuple[int, ...]
    added: list[int] = field(factory=list, eq=False)

    @lazy
    def total(self) -> int:
        """Their sum."""
        self.added.append(1)
        return sum(self.numbers)


def test_a_value_is_made_once():
    """Whoever looks twice sees the same value, and it was made at the first look, not before."""
    row = Row((3, 4))
    assert row.added == []
    assert (row.total, row.total) == (7, 7)
    assert row.added == [1]


def test_each_instance_has_its_own():
    """Two rows have two totals."""
    assert (Row((1, 2)).total, Row((5,)).total) == (3, 5)


def test_the_class_tells_what_it_is():
    """On the class it is no value, and keeps its description."""
    assert Row.total.__doc__ == "Their sum."
