"""Measure words and the words that make a number approximate."""

from __future__ import annotations

from typing import Final

from govcheck.narrative.quantity import Kind, Precision

__all__ = ["APPROXIMATE_AFTER", "APPROXIMATE_BEFORE", "CASES", "NOT_APPROXIMATE", "UNITS", "same_unit"]

_COUNTED: Final = """
件 宗 份 条 起 项 个 家 名 位 人 篇 期 次 场 户 类 种
批 所 座 辆 部 套 处 张 册 本 例 单 则 幅 层 组 支
台 款 门 课 节 段 区 县 镇 乡 村 岗 栋 间 亩 吨 米
公里 平方米 平方公里 公顷 千米 公斤 立方米 栏 帧 颗 棵 株 只 双 枚 轮 集 讲
宗次 方面 户次 人次 件次 家次 篇次 批次 场次 项次 条次 频次 班次 车次 例次 起次 个次 份次 镇街
街镇 网站 版次 字节 千瓦 千克 辆次
"""
_DURATION: Final = """
岁 级 年 个月 天 日 周 小时 分钟 秒 个工作日 工作日 个季度 季度 个小时 个星期 星期
"""
_MONEY: Final = ["元", "美元", "欧元", "港元", "元人民币", "人民币元"]

#: Kind by measure word; the longest that fits is the unit.
UNITS: Final = {
    **dict.fromkeys(_COUNTED.split(), Kind.COUNT),
    **dict.fromkeys(_DURATION.split(), Kind.DURATION),
    **dict.fromkeys(_MONEY, Kind.MONEY),
    "%": Kind.PERCENT,
    "‰": Kind.FRACTION,
    "个百分点": Kind.PERCENTAGE_POINT,
    "百分点": Kind.PERCENTAGE_POINT,
    "倍": Kind.MULTIPLE,
}

#: Names of one currency; an amount in one of them compares with an amount in the other.
_YUAN: Final = frozenset(["元", "元人民币", "人民币元"])

#: Measure words of cases and requests; reports change freely between them.
CASES: Final = frozenset(["件", "宗", "份", "条", "起", "例"])

APPROXIMATE_BEFORE: Final = {
    "约": Precision.ABOUT,
    "大约": Precision.ABOUT,
    "近": Precision.NEARLY,
    "将近": Precision.NEARLY,
    "接近": Precision.NEARLY,
    "超": Precision.MORE_THAN,
    "超过": Precision.MORE_THAN,
    "逾": Precision.MORE_THAN,
    "突破": Precision.MORE_THAN,
    "多于": Precision.MORE_THAN,
    "大于": Precision.MORE_THAN,
    "高于": Precision.MORE_THAN,
    "至少": Precision.AT_LEAST,
    "不少于": Precision.AT_LEAST,
    "不低于": Precision.AT_LEAST,
    "不足": Precision.LESS_THAN,
    "不到": Precision.LESS_THAN,
    "少于": Precision.LESS_THAN,
    "低于": Precision.LESS_THAN,
    "不超过": Precision.AT_MOST,
    "不超": Precision.AT_MOST,
    "不多于": Precision.AT_MOST,
    "不高于": Precision.AT_MOST,
    "至多": Precision.AT_MOST,
    "最多": Precision.AT_MOST,
}

_OTHER_WORDS: Final = """
预约 节约 签约 条约 公约 合约 契约 履约 违约 集约 邀约 最近
附近 就近 临近 邻近 靠近 远近 亲近 补足
"""
#: Words that end like one of those above and mean something else: 预约, 最近, 附近.
NOT_APPROXIMATE: Final = frozenset(_OTHER_WORDS.split())

APPROXIMATE_AFTER: Final = {
    "以上": Precision.AT_LEAST,
    "之多": Precision.EXACT,
    "以下": Precision.AT_MOST,
    "以内": Precision.AT_MOST,
    "左右": Precision.ABOUT,
    "上下": Precision.ABOUT,
}


def same_unit(left: str, right: str) -> bool:
    """Whether two measure words count the same things: equal, or both used for cases (件, 宗, 份, …)."""
    return left == right or any(left in alike and right in alike for alike in (CASES, _YUAN))
