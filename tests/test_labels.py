"""Labels, and the items that they name."""

from __future__ import annotations

import pytest

from govcheck.form import Axis, Item, Presence
from govcheck.labels import nearest, normalised
from govcheck.messages import Text
from govcheck.pack_file import load_pack


def item(name: str, label: str, *items: Item, variants: tuple[str, ...] = ()) -> Item:
    """A row with figures, or a heading where it has items."""
    presence = Presence.NEVER if items else Presence.ALWAYS
    return Item(name, Text({"zh": label}), variants, presence=presence, items=items)


AXIS = Axis(
    (
        item("received", "一、本年新收"),
        item(
            "results",
            "三、办理结果",
            item("refused", "（三）不予公开", item("secret", "1.国家秘密"), item("r_other", "2.其他")),
            item("unable", "（四）无法提供", item("u_other", "2.其他"), variants=("（四）不能提供",)),
        ),
        item("other", "（六）其他处理（只计一项）"),
    )
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("received", "received"),
        ("一、本年新收", "received"),
        ("本年新收", "received"),
        ("一.本年新收：", "received"),
        (" 本年 新收 ", "received"),
        ("1.国家秘密", "secret"),
        ("１．国家秘密", "secret"),
        ("国家秘密", "secret"),
        ("（三）不予公开 / 1.国家秘密", "secret"),
        ("不予公开/国家秘密", "secret"),
        ("不予公开／2.其他", "r_other"),
        ("无法提供/其他", "u_other"),
        ("不能提供/其他", "u_other"),
        ("(六)其他处理", "other"),
        ("其他处理", "other"),
        ("其他处理(只计一项)", "other"),
        ("不予公开", "refused"),
    ],
)
def test_found(name, found):
    """An id, or a label in any width, with or without its numbering, alone or below its parent, names one item."""
    assert AXIS.find(name).id == found


@pytest.mark.parametrize("name", ["其他", "2.其他", "秘密", "", "-", "（）", "一、", "results/国家秘密"])
def test_not_found(name):
    """A label that two items share, a piece of one, or nothing names none."""
    assert AXIS.find(name) is None


def test_choices():
    """Of a label that two items share, each is offered with its parent."""
    assert AXIS.choices("其他") == ("（三）不予公开 / 2.其他", "（四）无法提供 / 2.其他")
    assert AXIS.choices("本年新收") == ()
    assert AXIS.choices("没有的") == ()


def test_choices_without_parent():
    """Where parents do not tell them apart, ids do."""
    axis = Axis((item("a", "1.其他"), item("b", "2.其他")))
    assert axis.choices("其他") == ("a", "b")
    assert axis.find("2.其他").id == "b"


def test_label_of_nothing_but_brackets():
    """A label that is nothing but a remark is not the name of an empty cell."""
    axis = Axis((item("a", "（其他）"), item("b", "乙")))
    assert axis.find("（其他）").id == "a"
    assert axis.find("") is None
    assert axis.find("—") is None


def test_id_before_label():
    """Where the id of one item is the label of another, the id counts."""
    axis = Axis((item("甲", "乙"), item("乙", "丙")))
    assert axis.find("乙").id == "乙"


@pytest.mark.parametrize("pack", ["cn-ogi-2019", "cn-ogi-2021", "gz-agency-2014"])
def test_every_label_of_the_packs_names_its_item(pack):
    """In the shipped forms every printed label names its own row or column."""
    for table in load_pack(pack).form.tables.values():
        for axis in (table.rows, table.columns):
            for one in axis.by_id.values():
                for label in (*one.label.versions.values(), *one.variants):
                    assert axis.find(label) is one


def test_normalised():
    """Width, spaces, punctuation and case say nothing; the slash between parent and label does."""
    assert normalised("３．危及“三安全 一稳定”") == normalised('3.危及"三安全一稳定"')
    assert normalised("（一）予以公开") == normalised("(一) 予以公开")
    assert normalised("甲／乙") == "甲/乙"
    assert normalised("甲乙") != normalised("甲/乙")


def test_nearest():
    """A slip of the pen is recognised; something else altogether is not."""
    assert nearest("recieved", ["received", "handled"]) == "received"
    assert nearest("xyz", ["received", "handled"]) is None
