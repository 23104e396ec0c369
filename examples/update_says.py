"""Write what govcheck says of each example beside it, as says.txt.

usage: python examples/update_says.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent


def says(folder: Path) -> str:
    """What ``python -m govcheck`` prints in Chinese when it is run inside *folder*."""
    command = [sys.executable, "-m", "govcheck", "report.yaml", "--lang", "zh"]
    paths = os.pathsep.join(filter(None, (str(EXAMPLES.parent), os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, check=False)
    if not done.stdout:
        raise SystemExit(f"{folder.name}: govcheck did not run with {sys.executable}; nothing is written")
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def main() -> None:
    """Write every says.txt."""
    for report in sorted(EXAMPLES.glob("*/report.yaml")):
        (report.parent / "says.txt").write_text(says(report.parent), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
