"""Messages about baselines, editor schemas and new repositories."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "known": ("基线中已有", "in the baseline"),
    "counts_known": ("；基线中已有 {known} 项", "; {known} in the baseline"),
}
