"""What the cells that a number is compared with are called."""

from __future__ import annotations

from govcheck.claims.labels import labels_of
from govcheck.pack_file import load_pack
from govcheck.report import Key

FORM = load_pack("cn-ogi-2021").form


def total(*rows: str) -> list[Key]:
    """Cells of the column 总计 of table three."""
    return [Key("applications", row, "total") for row in rows]


def test_whole_group():
    """All items of a group together are called by the group, whatever stands beside them."""
    unable = ("not_held", "needs_creation", "unclear")
    assert labels_of(total(*unable), FORM) == ("（四）无法提供 · 总计",)
    assert labels_of(total("granted", *unable), FORM) == ("（一）予以公开 · 总计", "（四）无法提供 · 总计")


def test_part_of_a_group():
    """Some items of a group are no group."""
    assert labels_of(total("not_held", "unclear"), FORM) == (
        "1.本机关不掌握相关政府信息 · 总计",
        "3.补正后申请内容仍不明确 · 总计",
    )


def test_groups_of_columns():
    """All kinds of organisations in one row are called by their heading."""
    kinds = ("business", "research", "charity", "legal_service", "other")
    assert set(kinds) <= set(FORM.tables["applications"].columns.by_id)
    keys = [Key("applications", "received", kind) for kind in kinds]
    assert labels_of(keys, FORM) == ("一、本年新收政府信息公开申请数量 · 法人或其他组织",)


def test_many():
    """Of more than three names the first three are said, and that there are more."""
    rows = ("granted", "partly_granted", "state_secret", "not_held", "petition")
    assert len(labels_of(total(*rows), FORM)) == 4
    assert labels_of(total(*rows), FORM)[-1] == "…"
