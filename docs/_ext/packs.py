"""The pages about packs, made from the pack files themselves.

``{packs}`` lists them, ``{pack} ID`` says where one comes from, ``{pack-sections} ID`` shows its rules and tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from govcheck.form import Axis, Item, Presence, TableForm
from govcheck.messages import Text
from govcheck.pack import Pack, Rule
from govcheck.pack_file import load_pack, pack_ids
from govcheck.text_rules import TEXT_RULES

PRESENCE = {
    Presence.ALWAYS: "",
    Presence.OPTIONAL: "可有自己的一行 · may have a row of its own",
    Presence.NEVER: "标题，无数据 · heading without figures",
}
SEVERITY = {"error": "错误 · error", "warning": "警告 · warning", "info": "提示 · note"}


class PacksDirective(SphinxDirective):
    """A table of all shipped packs."""

    def run(self) -> list[nodes.Node]:
        """Make the table."""
        packs = [load_pack(name) for name in pack_ids()]
        for pack in packs:
            self.env.note_dependency(pack.place.path)
        return self.parse_text_to_nodes("\n".join(overview(packs)))


class PackDirective(SphinxDirective):
    """Where one pack comes from."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the list."""
        return self.parse_text_to_nodes("\n".join(source(_pack(self))))


class PackSectionsDirective(SphinxDirective):
    """The rules and the tables of one pack.

    A directive of its own: MyST puts sections behind whatever is there already, not among the nodes that are returned.
    """

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the sections."""
        return self.parse_text_to_nodes("\n".join(sections(_pack(self))), allow_section_headings=True)


def _pack(directive: SphinxDirective) -> Pack:
    """The pack that *directive* names; the page is made anew when its file changes."""
    pack = load_pack(directive.arguments[0])
    directive.env.note_dependency(pack.place.path)
    return pack


def overview(packs: list[Pack]) -> Iterator[str]:
    """A row for each pack."""
    yield from table("id", "名称 · title", "年度 · years", "规则数 · rules", "正文 · text")
    for pack in packs:
        link = f"[`{pack.id}`](packs/{pack.id}.md)"
        yield row(link, both(pack.title), pack.years, len(pack.rules), len(pack.text))


def source(pack: Pack) -> Iterator[str]:
    """Where a pack comes from."""
    yield f"{both(pack.title)}\n"
    yield f"- 年度 · years: {pack.years}"
    yield f"- 依据 · authority: {both(pack.authority)}" if pack.authority else ""
    yield f"- 文件 · file: `rules/{pack.id}.yaml`"


def sections(pack: Pack) -> Iterator[str]:
    """The rules and the tables of a pack."""
    if pack.rules:
        yield "## 规则 · Rules\n"
    written = {rule["id"]: rule for rule in yaml.safe_load(Path(pack.place.path).read_text("utf-8"))["rules"]}
    for rule in pack.rules.values():
        yield from rule_section(pack, rule, written.get(rule.id, {}))
    if pack.text:
        yield from text_section(pack)
    if pack.form.tables:
        yield "## 表格 · Tables\n"
    for form in pack.form.tables.values():
        yield from table_section(form)


def rule_section(pack: Pack, rule: Rule, written: Mapping[str, Any]) -> Iterator[str]:
    """A rule: in words, as written, and on what authority."""
    yield f"({pack.id}-{rule.id})="
    yield f"### `{rule.id}`\n"
    yield f"{both(rule.title)}\n"
    each = written.get("each") or f"{rule.each.direction.value} of {', '.join(rule.each.tables)}".removeprefix(" of ")
    yield f"- 逐项 · each: {f'`{each}`' if each else '一次 · once'}"
    if "where" in written:
        yield f"- 条件 · where: `{written['where']}`"
    yield f"- 关系 · check: `{rule.text}`"
    yield f"- 程度 · severity: {SEVERITY[rule.severity.value]}"
    if rule.message:
        yield f"- 提示语 · message: {both(rule.message)}"
    if rule.authority:
        yield f"- 依据 · authority: {both(rule.authority)}"
    if rule.off:
        yield f"- 停用 · off: {both(rule.off)}"
    yield ""


def text_section(pack: Pack) -> Iterator[str]:
    """The relations within the text that the pack runs."""
    yield "## 正文 · Text\n"
    yield "[What is checked in the text](../text.md) · [正文的核对](../zh/text.md)\n"
    yield from table("id", "关系 · relation")
    for name in pack.text:
        yield row(f"`{name}`", both(TEXT_RULES[name]))
    yield ""


def table_section(form: TableForm) -> Iterator[str]:
    """A table: its columns and its rows, groups with their members below."""
    yield f"### `{form.id}`\n"
    yield f"{both(form.title)}{' · ' + form.heading if form.heading else ''}\n"
    for name, axis in (("列 · column", form.columns), ("行 · row", form.rows)):
        yield from table("id", name, "说明 · remarks")
        for item in axis.by_id.values():
            mark = "– " * depth(axis, item)
            yield row(f"{mark}`{item.id}`", f"{mark}{both(item.label)}", remarks(form, axis, item))
        yield ""


def depth(axis: Axis, item: Item) -> int:
    """How many groups *item* stands in."""
    group = axis.parents.get(item.id)
    return 0 if group is None else 1 + depth(axis, group)


def remarks(form: TableForm, axis: Axis, item: Item) -> str:
    """What is special about *item*: its kind of value, its own figures, other labels."""
    kind = item.value or (form.value if axis is form.columns else None)
    unit = item.unit or (form.unit if axis is form.columns else "")
    parts = [
        PRESENCE[item.presence] if item.items else "",
        f"`{kind.value}`{' ' + unit if unit else ''}" if kind and not item.items else "",
        f"又作 · also: {'；'.join(item.variants)}" if item.variants else "",
    ]
    return "；".join(part for part in parts if part)


def both(text: Text | None) -> str:
    """*text* in all languages that it has."""
    return " · ".join(dict.fromkeys(text.versions.values())) if text else ""


def table(*heads: str) -> Iterator[str]:
    """The head of a table."""
    yield row(*heads)
    yield row(*("---" for _ in heads))


def row(*cells: object) -> str:
    """A row of a table."""
    return f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in cells)} |"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_directive("packs", PacksDirective)
    app.add_directive("pack", PackDirective)
    app.add_directive("pack-sections", PackSectionsDirective)
    return {"parallel_read_safe": True}
