"""Where the govcheck that is running was installed from: what a repository asks for to get the same one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any, Final

from govcheck.messages import say

__all__ = ["ADDRESS", "requirement_lines"]

#: What stands in place of an address that is not known; pip refuses it, and names the line.
ADDRESS: Final = "ADDRESS-OF-YOUR-COPY"
#: An address that another machine can reach, without a name and password in it.
SHARED: Final = re.compile(r"(?:https?|ssh|git)://(?:git@)?[^@\s]+")


def requirement_lines(version: str, language: str) -> tuple[str, ...]:
    """The lines of ``requirements.txt`` that stand for govcheck of *version*.

    Installed from an index it is asked for by its version, from a shared address by that. Installed from a folder of
    this machine it has no address that another machine knows, and that is said.
    """
    origin = _origin()
    if origin is None:
        return (f"govcheck~={version}",)
    address = _address(origin)
    if address:
        return (f"govcheck @ {address}",)
    return (
        f"# {say('setup.init_requirement', version=version, address=ADDRESS).show(language)}",
        f"govcheck @ git+{ADDRESS}",
    )


def _origin() -> Mapping[str, Any] | None:
    """What the installer noted of the address; ``None`` where it was an index; empty where nothing is installed."""
    try:
        noted = distribution("govcheck").read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    if noted is None:
        return None
    found = json.loads(noted)
    return found if isinstance(found, dict) else {}


def _address(origin: Mapping[str, Any]) -> str:
    url, control = str(origin.get("url", "")), origin.get("vcs_info")
    if not SHARED.fullmatch(url):
        return ""
    return f"{control['vcs']}+{url}@{control['commit_id']}" if isinstance(control, dict) else url
