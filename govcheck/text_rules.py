"""The relations within a text that a pack can switch on: id → title. What they read is `govcheck.narrative`."""

from __future__ import annotations

from typing import Final

from govcheck.messages import Text

__all__ = ["TEXT_RULES"]

TEXT_RULES: Final[dict[str, Text]] = {
    "text.breakdown": Text({"zh": "总数 = 所列各分项之和", "en": "the whole is the sum of the parts listed"}),
    "text.list_count": Text({"zh": "写明的个数 = 列出的项数", "en": "as many are named as are counted"}),
    "text.ratio": Text({"zh": "比例与所写的两个数相符", "en": "a share follows from the numbers stated"}),
    "text.growth": Text({"zh": "增减与所写的两个数相符", "en": "growth follows from the numbers stated"}),
    "text.same_measure": Text({"zh": "同一指标前后数字一致", "en": "one measure has one value"}),
    "text.repeated_item": Text({"zh": "同一项没有重复列出", "en": "no item is listed twice"}),
    "text.title": Text({"zh": "同一名称写法一致", "en": "one title or name is written one way"}),
    "text.sequence": Text({"zh": "序号连续", "en": "numbering neither jumps nor repeats"}),
    "text.assignment": Text({"zh": "每一项都有责任单位和时限", "en": "every item has a responsible unit and a date"}),
    "text.period": Text({"zh": "统计期限是当年1月1日至12月31日", "en": "the period is the whole year"}),
    "text.sections": Text({"zh": "六个部分齐全、顺序正确", "en": "the six sections are there and in order"}),
    "text.citation": Text({"zh": "所引文号正确", "en": "the notice cited is the right one"}),
    "text.template": Text({"zh": "没有留下填写说明", "en": "no instruction of the template is left in"}),
}
