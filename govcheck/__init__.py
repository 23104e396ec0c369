"""govcheck: does an annual report agree with itself?

>>> import govcheck
>>> report = govcheck.read("examples/suqian-2024/report.yaml")
>>> govcheck.check(report).ok
True
"""

from govcheck.api import check, read
from govcheck.errors import FileError, GovcheckError, MissingExtraError, PackError, ReportError, UsageError
from govcheck.pack import Pack, Rule
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.report import Cell, Key, Report, Severity, State, Table
from govcheck.result import Counts, Result, Violation

__version__ = "0.1.0"

__all__ = [
    "Cell",
    "Counts",
    "FileError",
    "GovcheckError",
    "Key",
    "MissingExtraError",
    "Pack",
    "PackError",
    "Place",
    "Report",
    "ReportError",
    "Result",
    "Rule",
    "Severity",
    "State",
    "Table",
    "UsageError",
    "Violation",
    "__version__",
    "check",
    "load_pack",
    "read",
]
