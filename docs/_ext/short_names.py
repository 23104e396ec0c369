"""A type that an annotation names without its module is linked to its entry, where only one has that name."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode


def find(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement) -> nodes.Node | None:
    """The link for *node*, or ``None`` where no entry or more than one fits."""
    if node.get("refdomain") != "py":
        return None
    name = node["reftarget"].rpartition(".")[2]
    entries = [entry for entry in env.domains.python_domain.get_objects() if entry[0].rpartition(".")[2] == name]
    places = {(document, anchor) for _, _, _, document, anchor, _ in entries}
    if len(places) != 1 or not node["reftarget"].startswith(("govcheck.", name)):
        return None
    ((document, anchor),) = places
    return make_refnode(app.builder, node["refdoc"], document, anchor, content)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the handler."""
    app.connect("missing-reference", find)
    return {"parallel_read_safe": True}
