"""Repairs: the smallest change of a report's figures that explains its violations.

Nothing is corrected here: a repair is a proposal with its reasons, and the figures are checked as printed.
"""

from govcheck.repair.find import find_repairs
from govcheck.repair.values import Change, Domain, Limits, Number, Repair, Repairs

__all__ = ["Change", "Domain", "Limits", "Number", "Repair", "Repairs", "find_repairs"]
