"""What tells two titles apart: the words behind one, and characters that name two kinds of one thing."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["are_confused", "are_two_kinds", "is_taken_up", "of_another_thing"]

#: 《…办法》解读材料 is another thing than 《…办法》, though it names it.
_ABOUT: Final = re.compile(
    r"\(?(?:[及和与]?其)?的?(?:相关|有关|配套|系列|政策|文件|文字|图文|图片|音频|短?视频|动漫|媒体|专家|在线|一图|起草|编制|制定|修订|新旧|政务|公开)*"
    r"(?:解读|图解|图示|图说|读懂|说明|释义|解释|问答|解答|答问|简介|摘要|要点|视频|漫画|动画|长图|海报|手册|折页|H5"
    r"|(?:实施)?细则|实施办法|实施意见|实施方案|配套|起草|征求|意见|听证|草案|初稿|送审稿|修订|修正|修改|补充|评估|附件|附表|目录|清单|指南|指引"
    r"|对照|比较|背景|宣传|宣讲|宣贯|培训|学习|讲座|竞赛|贯彻|落实|执行情况|公开|发布会|新闻|信息|知识|英文|译文|译本|电子版|单行本)"
)
#: Behind a comma a title may begin what is said of it: 学习《甲》、《乙》，《甲》实施以来….
_SAID_OF_IT: Final = re.compile(
    r"(?:已|正式|自|于)*(?:实施|施行|出台|颁布|印发|公布|发布|明确|规定|要求|指出|提出|生效|第|是|作为)"
)
#: Kinds of one thing, one character each: one in place of another makes another title, never a slip of the pen.
_KINDS: Final = tuple(
    map(
        frozenset,
        (
            "汛震旱洪涝雪雨火灾风冰雷潮冻疫", "河航湖海江库塘渠水陆空隧桥铁公", "知告报示函复", "法办", "例令",
            "牛羊猪鸡鸭鱼犬马", "煤油气电热水", "稻麦豆棉茶果菜粮", "租售购", "男女老幼青少儿童", "医药师护",
            "招投议评", "岗职", "考聘",
        ),
    )
)  # fmt: skip
#: Characters that are written for one another, by sound or by shape.
_CONFUSED: Final = frozenset(
    map(
        frozenset,
        (
            "做作", "帐账", "订定", "像象", "制治", "稿搞", "赁凭", "籍藉", "型形", "界届", "以已", "须需", "启起",
            "坐座", "缴交", "复覆", "检捡", "涵函", "震振", "遍编", "副付", "绩迹", "管官", "暂哲", "既即", "范犯",
            "责贵", "己已", "末未", "人入", "候侯", "拨拔", "刺剌", "侍待", "辩辨", "辨办", "受授", "历厉", "惠慧",
        ),
    )
)  # fmt: skip
_MADE: Final = re.compile(r"(?:印发|制定|制订|出台|修订|发布|编制|公布|推出|下发|颁布|拟定|起草)[^,;。《》]{0,16}$")
_USED: Final = re.compile(
    r"(?:对照|按照?|根据|依据|依照|依|落实|贯彻|执行|遵守|围绕|结合|学习|解读|宣传|学透|以|将|照|把|对|据|遵循|参照|参考)[^,;。《》]{0,10}$"
)
_NEAR: Final = 24


def are_confused(before: str, after: str) -> bool:
    """Whether two characters are written for one another: 做好 and 作好."""
    return frozenset((before, after)) in _CONFUSED


def is_taken_up(text: str, first: int, second: int) -> bool:
    """Whether the title at *first* in *text* is made there, and the one at *second* is used: 印发《甲》，对照《甲》."""
    made, used = text[max(first - _NEAR, 0) : first], text[max(second - _NEAR, 0) : second]
    return _MADE.search(made) is not None and _USED.search(used) is not None


def of_another_thing(text: str, end: int, sign: str) -> bool:
    """Whether what stands in *text* behind the title that ends at *end* makes it another thing; *sign* is before it."""
    return bool(_ABOUT.match(text, end) or (sign in (",", ";") and _SAID_OF_IT.match(text, end)))


def are_two_kinds(before: str, after: str) -> bool:
    """Whether two characters, or none and one, name two kinds: 防汛 and 防震, 征收管理法 and 征收管理办法."""
    return any({before, after} <= kinds for kinds in _KINDS) or {before, after} == {"", "办"}
