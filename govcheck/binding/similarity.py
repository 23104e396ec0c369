"""How much two labels have in common."""

from __future__ import annotations

__all__ = ["common", "similarity"]


def common(first: str, second: str) -> int:
    """The length of the longest text that can be had from both by leaving characters out.

    Every bit of one number is a place in *first*, so that a label costs as many steps as *second* has characters.
    """
    places: dict[str, int] = {}
    for position, character in enumerate(first):
        places[character] = places.get(character, 0) | 1 << position
    full = (1 << len(first)) - 1
    row = full
    for character in second:
        matched = row & places.get(character, 0)
        row = (row + matched | row - matched) & full
    return len(first) - row.bit_count()


def similarity(first: str, second: str) -> float:
    """From 0, nothing in common, to 1, the same."""
    length = len(first) + len(second)
    return 2 * common(first, second) / length if length else 1
