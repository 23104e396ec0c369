"""The page on the strength of packs, computed from the pack files themselves.

``{strength}`` is a table of what each pack notices, ``{coverage}`` a section with a picture for each pack.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from docutils import nodes
from packs import row, table
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from govcheck.messages import LANGUAGES, say
from govcheck.pack import Pack
from govcheck.pack_file import load_pack, pack_ids
from govcheck.reporters.coverage import coverage_svg
from govcheck.strength import Company, Strength, measure


class StrengthDirective(SphinxDirective):
    """What each pack notices, alone and in company."""

    def run(self) -> list[nodes.Node]:
        """Make the table."""
        return self.parse_text_to_nodes("\n".join(strengths(packs_with_tables(self))))


class CoverageDirective(SphinxDirective):
    """A section for each pack: its picture, and how many cells are not held or not told apart.

    HTML alone has the pictures: they are drawn as SVG, whose cells say their reference when pointed at.
    """

    def run(self) -> list[nodes.Node]:
        """Draw the pictures."""
        made: list[nodes.Node] = []
        for pack in packs_with_tables(self):
            strength = measure(pack)
            section = nodes.section(ids=[f"coverage-{pack.id}"])
            section += nodes.title("", "", nodes.literal(text=pack.id))
            section += self.parse_text_to_nodes(weak(strength))
            section += nodes.container(
                "", nodes.raw("", coverage_svg(pack, strength, pack.language), format="html"), classes=["coverage"]
            )
            made.append(section)
        return made


def packs_with_tables(directive: SphinxDirective) -> list[Pack]:
    """The shipped packs that have cells; the page is made anew when a pack changes."""
    packs = [load_pack(name) for name in pack_ids()]
    for pack in packs:
        directive.env.note_dependency(pack.place.path)
    return [pack for pack in packs if pack.form.tables]


def strengths(packs: list[Pack]) -> Iterator[str]:
    """A row for each pack and company that adds something."""
    yield from table("规则包 · pack", "格 · cells", "连同 · checked", "等式 · equations", "noticed", "pinned")
    for pack in packs:
        before = 0
        for company in Company:
            strength = measure(pack, company)
            if len(strength.equations) > before:
                yield row(f"`{pack.id}`", len(strength.cells), together(company), *figures(strength))
            before = len(strength.equations)


def figures(strength: Strength) -> tuple[str, ...]:
    """The equations, and the two shares in per cent."""
    return str(len(strength.equations)), percent(strength.noticed), percent(strength.pinned)


def percent(share: Fraction) -> str:
    """*share* as `govcheck lint` prints it."""
    return f"{float(share):.1%}"


def together(company: Company) -> str:
    """What a report is checked with, in both languages."""
    return " · ".join(say(f"lint.{company.value}").show(language) for language in LANGUAGES)


def weak(strength: Strength) -> str:
    """How many cells no equation holds, and how many cannot be told apart."""
    cells, unguarded, groups = len(strength.cells), len(strength.unguarded), len(strength.twins)
    alike = sum(map(len, strength.twins))
    return f"{cells} cells: {unguarded} in no equation, {alike} in groups that no equation tells apart ({groups})."


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_directive("strength", StrengthDirective)
    app.add_directive("coverage", CoverageDirective)
    return {"parallel_read_safe": True}
