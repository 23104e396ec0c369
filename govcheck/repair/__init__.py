"""Repairs: the smallest change of a report's figures that explains its violations.

Nothing is corrected here: a repair is a proposal with its reasons, made from figures that were checked as printed.
"""

from govcheck.repair.find import Beyond, find_repairs
from govcheck.repair.values import Change, Domain, Limits, Number, Repair, Repairs

__all__ = ["Beyond", "Change", "Domain", "Limits", "Number", "Repair", "Repairs", "find_repairs"]
