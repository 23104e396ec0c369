"""rules/*.yaml → `Pack`: reading, checking and finding packs. A pack that is wrong is refused when it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govcheck import fields
from govcheck.errors import PackError
from govcheck.form import Form
from govcheck.form_file import read_form
from govcheck.labels import nearest
from govcheck.messages import Text, say
from govcheck.pack import Pack, Rule, Years
from govcheck.place import Place
from govcheck.report import Severity
from govcheck.rule_file import implied_rules, read_rule, read_shipped_rule
from govcheck.text_rules import TEXT_RULES
from govcheck.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode, compose, read_text, readable

if TYPE_CHECKING:
    from govcheck.claims.claim import Claim

__all__ = ["load_pack", "pack_ids", "rules_folder"]

KEYS: Final = [
    "pack",
    "title",
    "authority",
    "years",
    "language",
    "extends",
    "form",
    "rules",
    "claims",
    "text",
]


def rules_folder() -> Path:
    """The folder of the shipped packs: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def pack_ids() -> tuple[str, ...]:
    """Ids of the shipped packs."""
    return tuple(sorted(file.stem for file in rules_folder().glob("*.yaml")))


def load_pack(name: str, folder: str = "") -> Pack:
    """The shipped pack called *name*, or the pack in the file *name*, a path from *folder*.

    A pack of the user's own is read whole at once, so that every mistake in it is found here; of a shipped one
    the claims are read when a narrative is.

    Raises:
        PackError: No such pack, or the pack is wrong: the place, the text and the nearest right name are given.
        FileError: The file cannot be read.
    """
    pack = _load(_locate(name, Path(folder)), ())
    return pack if _is_shipped(pack.place.path) else _whole(pack)


def _is_shipped(path: str) -> bool:
    return Path(path).parent == rules_folder()


def _whole(pack: Pack) -> Pack:
    assert pack.claims is not None
    return pack


def _locate(name: str, folder: Path) -> str:
    """The file of a pack: a path ends in .yaml or .yml; all else is the id of a shipped pack."""
    if name.endswith((".yaml", ".yml")):
        return str(folder / name)
    if name not in pack_ids():
        known = pack_ids()
        raise PackError(say("pack.unknown_pack", name=name, nearest=nearest(name, known) or known))
    return str(rules_folder() / f"{name}.yaml")


@lru_cache(maxsize=32)
def _read(path: str, modified: int, chain: tuple[str, ...]) -> Pack:  # noqa: ARG001  a changed file is read anew
    return _pack(compose(read_text(path), path), path, chain)


def _load(path: str, chain: tuple[str, ...]) -> Pack:
    with readable(path):
        file = Path(path)
        real = str(file.resolve())
        modified = file.stat().st_mtime_ns if file.is_file() else 0
    if real in chain:
        raise PackError(say("pack.extends_itself", chain=" → ".join(Path(part).name for part in (*chain, real))))
    return _read(path, modified, (*chain, real))


def _pack(root: Node, path: str, chain: tuple[str, ...]) -> Pack:
    entries = fields.mapping(root, KEYS)
    nodes = {name: value for name, (_, value) in entries.items()}
    base = _base(nodes["extends"], path, chain) if "extends" in nodes else None
    for name in ("pack", *(() if base else ("title", "years", "form", "rules"))):
        if name not in nodes:
            raise PackError(say("pack.missing_key", name=name), Place(path))
    form = _form(nodes.get("form"), base)
    return Pack(
        id=fields.scalar(nodes["pack"]),
        title=_text(nodes.get("title"), base.title if base else None) or Text({"zh": ""}),
        authority=_text(nodes.get("authority"), base.authority if base else None),
        years=fields.years(nodes["years"]) if "years" in nodes else base.years if base else Years(),
        language=_language(nodes.get("language"), base),
        form=form,
        rules=_rules(_own_rules(nodes.get("rules"), form, path), form, base, nodes.get("form")),
        bases=(base.id, *base.bases) if base else (),
        place=Place(path),
        text=_text_relations(nodes.get("text"), base),
        read_claims=_claims(nodes.get("claims"), form, base),
    )


def _base(node: Node, path: str, chain: tuple[str, ...]) -> Pack:
    try:
        return _load(_locate(fields.scalar(node), Path(path).parent), chain)
    except PackError as error:
        raise error if error.place else PackError(error.message, node.place) from None


def _text(node: Node | None, inherited: Text | None) -> Text | None:
    return inherited if node is None else fields.text(node)


def _claims(node: Node | None, form: Form, base: Pack | None) -> Callable[[], tuple[Claim, ...]]:
    """What reads the claims: only a report with a narrative needs them."""

    def read() -> tuple[Claim, ...]:
        from govcheck.claims.claim_file import read_claims

        own = {claim.rule.id: claim for claim in (read_claims(node, form) if node is not None else ())}
        inherited = {claim.rule.id: claim for claim in (base.claims if base else ())}
        return tuple({**inherited, **own}.values())

    return read


def _text_relations(node: Node | None, base: Pack | None) -> Mapping[str, Severity | None]:
    """``all``, a list of ids, or a mapping from id to severity; without it the base's."""
    if node is None:
        return base.text if base else {}
    if isinstance(node, MappingNode):
        entries = fields.mapping(node, TEXT_RULES)
        return {name: fields.choice(value, Severity) for name, (_, value) in entries.items()}
    if isinstance(node, ScalarNode) and node.text == "all":
        return dict.fromkeys(TEXT_RULES)
    names = fields.names(node)
    for name in names:
        if name not in TEXT_RULES:
            hint = nearest(name, TEXT_RULES) or tuple(TEXT_RULES)
            raise PackError(say("pack.not_a_choice", text=name, nearest=hint), node.place)
    return dict.fromkeys(names)


def _language(node: Node | None, base: Pack | None) -> str:
    if node is None:
        return base.language if base else "zh"
    language = fields.scalar(node)
    if language not in {"zh", "en"}:
        raise PackError(say("pack.not_a_choice", text=language, nearest="zh, en"), node.place)
    return language


def _form(node: Node | None, base: Pack | None) -> Form:
    own = read_form(node) if node is not None else Form({})
    return Form({**base.form.tables, **own.tables}) if base else own


def _rules(own: Mapping[str, Rule], form: Form, base: Pack | None, changed: Node | None) -> Mapping[str, Rule]:
    """The rules of the base pack, with those of this pack in their place or after them.

    Args:
        own: The pack's own rules.
        form: The form of the pack.
        base: The pack that it extends.
        changed: The pack's own form, on which the rules of the base have to stand too.
    """
    rules: dict[str, Rule] = {}
    for rule in base.rules.values() if base else ():
        if rule.id in own:
            rules[rule.id] = own[rule.id]
        elif changed is None:
            rules[rule.id] = rule
        elif not rule.group:
            rules[rule.id] = _refitted(rule, form, changed)
    rules.update(own)
    for rule in implied_rules(form):
        rules.setdefault(rule.id, rule)
    return rules


def _refitted(rule: Rule, form: Form, changed: Node) -> Rule:
    from govcheck.rule_check import refitted

    return refitted(rule, form, changed.place)


def _own_rules(node: Node | None, form: Form, path: str) -> Mapping[str, Rule]:
    rules: dict[str, Rule] = {}
    if node is None or (isinstance(node, ScalarNode) and node.is_null):
        return rules
    if not isinstance(node, SequenceNode):
        raise PackError(say("pack.not_a_list", name="rules"), node.place)
    read = read_shipped_rule if _is_shipped(path) else read_rule
    for item in node.items:
        rule = read(item, form)
        if rule.id in rules:
            raise PackError(say("pack.repeated_rule", name=rule.id), rule.place)
        rules[rule.id] = rule
    return rules
