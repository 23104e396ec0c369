"""A relation in words: the expression of a rule with the labels of the form in the place of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from govcheck.decimals import number_text
from govcheck.expression import (
    Attribute,
    Call,
    Choice,
    Compare,
    ListNode,
    Logic,
    Name,
    Node,
    Not,
    Number,
    Product,
    Reference,
    Sum,
    TextNode,
)
from govcheck.form import Axis, Form, Item
from govcheck.labels import NUMBERING, REMARK
from govcheck.messages import Message, say, show
from govcheck.pack import Direction, Rule

__all__ = ["in_words", "scope_in_words", "short_label"]

SIGNS: Final = {"==": "=", "<=": "≤", ">=": "≥", "!=": "≠"}


def short_label(item: Item, language: str) -> str:
    """The label without its numbering and without the remark in brackets at its end."""
    label = item.label.show(language)
    bare = REMARK.sub("", NUMBERING.sub("", label, count=1) if NUMBERING.match(label) else label)
    return bare.strip() or label


@frozen
class _Speaker:
    """Says nodes in one language; names are looked up where the rule stands."""

    form: Form
    rule: Rule
    language: str

    def axes(self) -> Iterator[Axis]:
        """The axes whose ids are names in the rule."""
        for name in self.rule.each.tables:
            table = self.form.tables[name]
            yield table.rows if self.rule.each.direction is Direction.COLUMN else table.columns

    def name(self, name: str) -> str:
        """The label of *name*; an intermediate value keeps its name."""
        if name == "cell":
            return self.say("this_cell")
        item = next((axis.by_id[name] for axis in self.axes() if name in axis.by_id), None)
        return name if item is None else short_label(item, self.language)

    def reference(self, node: Reference) -> str:
        """The labels of a cell of another table."""
        table = self.form.tables[node.table]
        row = self.say("same") if node.row == "row" else short_label(table.rows.by_id[node.row], self.language)
        column = node.column
        across = self.say("same") if column == "column" else short_label(table.columns.by_id[column], self.language)
        return f"{row}·{across}"

    def say(self, key: str, **values: object) -> str:
        """A message of the area in the language."""
        return say(f"words.{key}", **values).show(self.language)


def in_words(rule: Rule, form: Form, language: str) -> str:
    """The relation of *rule* with labels, such as ``本年新收… + 上年结转… = 总计 + 结转下年度继续办理``."""
    if rule.check is None:
        return rule.title.show(language)
    speaker = _Speaker(form, rule, language)
    text = _text(rule.check, speaker)
    lets = "".join(f"{speaker.say('then')}{name} = {_text(node, speaker)}" for name, node in rule.let)
    where = "" if rule.where is None else speaker.say("where", condition=_text(rule.where, speaker))
    return f"{where}{text}{lets}"


def scope_in_words(rule: Rule, form: Form) -> Message:
    """On which cells the rule is applied: every column, row or cell of which tables."""
    if rule.each.direction is Direction.ONCE:
        return say("words.once")
    every = set(rule.each.tables) == set(form.tables) and len(form.tables) > 1
    tables: object = (
        say("words.all_tables")
        if every
        else tuple(say("words.quoted", text=form.tables[name].name("zh")) for name in rule.each.tables)
    )
    return say(f"words.each_{rule.each.direction.value}", tables=tables)


def _text(node: Node, speaker: _Speaker) -> str:
    return _SAYERS[type(node)](node, speaker)


def _sum(node: Sum, speaker: _Speaker) -> str:
    parts = []
    for number, (sign, term) in enumerate(node.terms):
        mark = {(0, 1): "", (0, -1): "−"}.get((min(number, 1), sign), " + " if sign > 0 else " − ")
        parts.append(mark + _text(term, speaker))
    return "".join(parts)


def _product(node: Product, speaker: _Speaker) -> str:
    parts = []
    for number, (power, factor) in enumerate(node.factors):
        text = _text(factor, speaker)
        text = f"（{text}）" if isinstance(factor, Sum) else text
        parts.append(text if not number else f" {'×' if power > 0 else '÷'} {text}")
    return "".join(parts)


def _compare(node: Compare, speaker: _Speaker) -> str:
    first, *rest = (_text(part, speaker) for part in node.operands)
    signs = (speaker.say("in") if sign == "in" else SIGNS.get(sign, sign) for sign in node.operators)
    return first + "".join(f" {sign} {part}" for sign, part in zip(signs, rest, strict=True))


def _logic(node: Logic, speaker: _Speaker) -> str:
    return speaker.say(node.operator).join(_text(part, speaker) for part in node.operands)


def _call(node: Call, speaker: _Speaker) -> str:
    arguments = tuple(_text(part, speaker) for part in node.arguments)
    if node.function == "sum" and len(node.arguments) == 1 and isinstance(node.arguments[0], Call):
        return speaker.say("sum_of", what=arguments[0])
    return speaker.say(f"function_{node.function}", what=show(arguments, speaker.language))


def _choice(node: Choice, speaker: _Speaker) -> str:
    parts = {name: _text(getattr(node, name), speaker) for name in ("condition", "then", "otherwise")}
    return speaker.say("choice", **parts)


_SAYERS: Final[dict[type[Node], Callable[..., str]]] = {
    Number: lambda node, _: number_text(node.value),
    TextNode: lambda node, _: node.value,
    Name: lambda node, speaker: speaker.name(node.name),
    Attribute: lambda node, speaker: speaker.say(f"fact_{node.name}"),
    Reference: lambda node, speaker: speaker.reference(node),
    ListNode: lambda node, speaker: show(tuple(_text(item, speaker) for item in node.items), speaker.language),
    Sum: _sum,
    Product: _product,
    Compare: _compare,
    Logic: _logic,
    Not: lambda node, speaker: speaker.say("not", what=_text(node.operand, speaker)),
    Choice: _choice,
    Call: _call,
}
