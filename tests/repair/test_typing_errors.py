"""Slips of the hand are told from figures that are simply different."""

from __future__ import annotations

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.messages import LANGUAGES, say
from govcheck.messages.repair import TEXTS
from govcheck.repair.typing_errors import Slip, slip, variants


class TestSlip:
    """`slip` names what may have happened between two figures."""

    @pytest.mark.parametrize(
        ("printed", "meant", "kind"),
        [
            (417, 471, Slip.DIGITS_SWAPPED),
            (419, 914, Slip.FAR_DIGITS_SWAPPED),
            (3520, 3521, Slip.DIGIT_CHANGED),
            (7, 1, Slip.LOOKALIKE),
            (128, 1528, Slip.DIGIT_DROPPED),
            (1128, 128, Slip.DIGIT_DOUBLED),
            (1528, 128, Slip.DIGIT_INSERTED),
            (120, 12, Slip.ZEROS),
            (12, 1200, Slip.ZEROS),
            (-247, 247, Slip.SIGN),
            (120_000, 12, Slip.UNIT),
            (Decimal("0.0012"), 12, Slip.UNIT),
            (0, 931, Slip.ZERO_PRINTED),
            (Decimal("59273.2449"), Decimal("59237.2449"), Slip.DIGITS_SWAPPED),
            (Decimal("1.50"), Decimal("1.7"), Slip.DIGIT_CHANGED),
            (2860, 9431, Slip.OTHER),
            (-5, 7, Slip.OTHER),
        ],
    )
    def test_kinds(self, printed, meant, kind):
        """Each kind of slip is recognised from the printed and the right figure."""
        assert slip(printed, meant) is kind

    def test_weights_tell_kinds_apart(self):
        """No two kinds share a weight, or they would be one."""
        assert len({kind.value for kind in Slip}) == len(Slip.__members__) == 18

    def test_swapping_is_likelier_than_replacing(self):
        """The order of plausibility: swapped, dropped or doubled, replaced, inserted, anything else."""
        kinds = (Slip.DIGITS_SWAPPED, Slip.DIGIT_DROPPED, Slip.DIGIT_CHANGED, Slip.DIGIT_INSERTED, Slip.OTHER)
        assert sorted(kinds, key=lambda kind: kind.value) == list(kinds)

    @given(st.integers(-99_999, 99_999))
    def test_variants_are_slips(self, printed):
        """Every variant but the figure itself is one slip away."""
        assert all(slip(printed, meant) is not Slip.OTHER for meant in variants(printed) if meant != printed)


class TestMessages:
    """The catalogue of repairs."""

    @pytest.mark.parametrize("kind", list(Slip))
    def test_every_slip_has_words(self, kind):
        """Every kind of slip can be shown in both languages."""
        assert all(kind.message.show(language) for language in LANGUAGES)

    @pytest.mark.parametrize("name", sorted(TEXTS))
    def test_both_languages_name_the_same_values(self, name):
        """A message says the same facts in both languages."""
        fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in TEXTS[name]]
        assert fields[0] == fields[1]
        assert say(f"repair.{name}", **dict.fromkeys(fields[0], "X")).show("zh")
