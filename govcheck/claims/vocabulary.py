"""Words that say nothing of their own, and words that make a number another number.

They are lists, not patterns: every word is looked for as it stands. The reading has simplified characters and
ASCII punctuation.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "AREA_NAME",
    "FILLERS",
    "NARROWING",
    "ORGAN",
    "OTHER_PERIOD",
    "OTHER_TOPICS",
    "OWN_ORGAN",
    "OWN_TOPICS",
    "PARTIAL",
    "PLURAL_ORGANS",
    "WHOLE_AREA",
]

_FILLERS: Final = """
本年度内 本年度 本年 今年 当年 年度 全年度 全年 年内 上年度内 报告期内 统计期内 统计年度内 期内 期间 报告年度 该年度 这一年
总共 一共 共计 合计 总计 累计 共有 共 总数 总量 数量 件数 总 计 为 达到 达 约 有 是 了 其中 分别 同时 并 且 均 已 经 按时 依法 依规
及时 妥善 规范 有序 认真 积极 实际 另 另有 还 还有 另外 此外 截至年底 截至年末 截止年底 年底 年末 包括 含 包含 包括了 以及 及 和 与 或
政府信息依申请公开 政府信息公开 信息公开 依申请公开 政府信息 政务公开 公开 信息 类 等 各类 各种 形式 方式 渠道 途径 通过 的 在
公民 法人 其他组织 群众 社会公众 公众 申请人 市民 个人 单位 向 由 对 于 中 里 上 所 件 提出 提交 递交 要求 关于 因 就 人 来自 自
新 办理 处理 答复 作出 做出 予以 情况 方面 工作 结果 进行 完成 全部 所有 这些 上述 该 此 以上 各 项 事项 内容 部分为 根据 按照 依据
《条例》 条例规定 《中华人民共和国政府信息公开条例》 政府信息公开条例 《政府信息公开条例》 条例 规定 法定期限内 法定时限内 期限内
市人民政府 区人民政府 县人民政府 省人民政府 人民政府 案件 类案件 收到 受理 收办 申请 接到 接收 登记 结转 转入 继续 数 来 年 月 日
从 尚 到 被 提起 发生 引发 产生 引起 行政 至 我 全 占比 约占 占 比例 比重 百分比 申请总数 总数 各占 同比 较 比 不掌握 本机关 原因 等原因 属于 属 非 经 后 并且 以 其 依申请 面向 首次公开
另外 , 、 : ; ( ) “ ” 一是 二是 三是 四是 五是
"""
#: Longest first, so that a word is taken before its beginning.
FILLERS: Final = tuple(sorted(set(_FILLERS.split()), key=len, reverse=True))

#: One way in which requests come, or one thing that they are about: a number of these is a part of the whole.
_PARTIAL: Final = """
网上 网络 互联网 线上 线下 在线 平台 门户网站 网站 邮箱 电子邮件 邮件 邮寄 信函 信件 书信 寄送 快递 当面 现场 窗口 传真 来访 来信 来电 电话
微信 微博 公众号 APP 涉及 有关 涉 征地 拆迁 征收 土地 规划 房屋 补偿 环保 财政 教育 医疗 社保 逾期 延期 超期 补正 撤回 撤销 撤件
咨询 投诉 举报 信访件 留言 提案 建议 满意 代理 转办 督办 接待 人次 不含 除 剔除 扣除 有效 无效 初次 首次 再次 二次 同一申请人 某申请人
向社会 首批 按期 已归档 归档 诉讼请求 出庭 应诉 培训 解读 回应 公告 文件及 回访 上级 下级 转交 移送 移交
"""
PARTIAL: Final = tuple(_PARTIAL.split())

#: The whole area that a government reports on.
WHOLE_AREA: Final = (
    *tuple(
        f"{each}{area}"
        for each in ("全", "我", "本")
        for area in ("市", "区", "县", "省", "州", "旗", "镇", "乡", "街道", "系统")
    ),
    "全市各级",
    "各级行政机关",
    "各级各部门",
    "各地各部门",
    "各区各部门",
    "各县区",
    "各县(市、区)",
    "各县(区)",
)

#: The organ itself, and not the area.
NARROWING: Final = (
    "市本级", "区本级", "县本级", "省本级", "州本级", "镇本级", "本级", "本机关", "代表市政府", "代表区政府", "代表县政府",
    "代表省政府", "代表市人民政府", "代表区人民政府", "代表县人民政府", "代表省人民政府", "市直", "区直", "县直", "省直",
)  # fmt: skip
OWN_ORGAN: Final = (
    "我局", "本局", "我委", "本委", "我办", "本办", "我厅", "本厅", "我单位", "本单位", "我部门", "本部门", "本机关", "我机关",
    "我镇", "本镇", "我乡", "本乡", "我街道", "本街道", "我街", "我中心", "本中心", "我院", "本院", "我会", "我队", "我司", "我站",
    "全局", "局机关", "委机关", "我区管委会", "我府", "我镇政府", "我厅机关", "局属各单位",
)  # fmt: skip
PLURAL_ORGANS: Final = (
    "各部门",
    "各单位",
    "各区",
    "各县",
    "各镇",
    "各街道",
    "各乡镇",
    "行政机关",
    "各机关",
    "所属部门",
)

#: Other times than the year that is reported on.
OTHER_PERIOD: Final = (
    "去年", "上年", "上一年", "往年", "历年", "近年来", "近三年", "近五年", "近几年", "上半年", "下半年", "一季度", "二季度",
    "三季度", "四季度", "季度", "同期", "以来", "累计至今", "条例施行", "明年", "下年", "下一年", "次年", "每月", "每年", "平均", "日均", "月均",
)  # fmt: skip

#: The name of an organ, back to where a clause or a connective begins.
ORGAN: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}?)(?:委员会|管委会|办公厅|办公室|人民政府|街道办事处|办事处|大队|支队|总队|分局|公司|法院|检察院|中心|"
    r"(?<!全)(?<!当)(?<!结)(?<!布)局|(?<!候补)(?<!常)委|厅|镇政府|乡政府|市政府|区政府|县政府|省政府)"
)

#: The name of another area at the head of a clause: 沭阳县共收到…
AREA_NAME: Final = re.compile(
    r"(?:^|[,;:。、()|\n]|其中|和|及)(?P<name>(?![全我本各该辖外两三四五六七八九十])[\u4e00-\u9fff]{2,4}(?<![辖社园地])(?:县|区|市|镇|乡|街道|旗|州))"
    r"(?=[|]|共|受理|收到|收办|办理|办结|答复|新收|接收|本级|分别|、|和|及|$)"
)

#: What requests are called, and other business that is received and handled too.
OWN_TOPICS: Final = ("信息公开申请", "依申请公开", "公开申请", "政府信息申请", "信息公开", "申请公开")
_OTHER_TOPICS: Final = """
来信 信箱 热线 诉求 留言 咨询 提案 议案 建议 许可申请 行政许可 审批 政务服务 服务事项 工单 网民 互动
处罚案件 执法案件 民生 事项申请 登记申请 补贴申请 救助申请 援助申请 低保 公租房 执行申请 仲裁 调解
"""
OTHER_TOPICS: Final = tuple(_OTHER_TOPICS.split())
