"""Words that say nothing of their own, and words that make a number another number.

They are lists, not patterns, wherever a list will do: every word is looked for as it stands. The reading has
simplified characters and ASCII punctuation. No pattern has a repeat without bound.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "AREA_LEVELS",
    "AREA_NAME",
    "AREA_WORD",
    "BACK_TO_WHOLE",
    "CHANGES",
    "CHANNEL",
    "COMPARED",
    "FILLERS",
    "HANDLING",
    "HEART",
    "NARROWER_UNITS",
    "NOT_A_SPEAKER",
    "ORGAN_ALONE",
    "ORGAN_END",
    "OTHER_PERIOD",
    "OTHER_TOPICS",
    "OWN_MATTER",
    "OWN_ORGAN",
    "OWN_PERIOD",
    "OWN_TOPICS",
    "PARTIAL",
    "SOME_UNITS",
    "UP_TO",
    "WHOLE",
    "first_characters",
    "words_pattern",
]


def words_pattern(words: tuple[str, ...] | list[str]) -> re.Pattern[str]:
    """One pattern for all *words*, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(set(words), key=len, reverse=True))))


def first_characters(words: tuple[str, ...]) -> str:
    """The characters that *words* begin with, for use inside the brackets of a pattern."""
    return "".join(sorted({re.escape(word[0]) for word in words}))


_FILLERS: Final = """
连同 连同 金额 总金额 总额 编号 分办 判决 裁定 告知 程序 时限 途径 来源 上旬 中旬 下旬 如期 承办 同口径 如实 高达 新收 新收申请 办结量 办结总量 新收总量 总体来看 需要 经统计 据统计 统计显示 年末 年初 期末 期初 以来 最多 最少 占多数 居多 继续 尚需 各个 共有 合共 纳入办理 一并
本年度内 本年度 本年 今年 当年 年度 全年度 全年 年内 报告期内 统计期内 统计年度内 期内 期间 报告年度 该年度 这一年 以来 一年来
总共 一共 共计 合计 总计 累计 共有 共 总数 总量 数量 件数 总 计 为 达到 达 约 有 是 了 其中 分别 同时 并 且 均 都 已 已经 按时 按期 依法 依规
及时 妥善 规范 有序 认真 积极 实际 另 另有 还 还有 另外 此外 截至年底 截至年末 截止年底 年底 年末 包括 含 包含 包括了 以及 及 和 与 或 而
政府信息依申请公开 政府信息公开 信息公开 依申请公开 政府信息 政务信息 政务公开 公开 信息 类 等 各类 各种 形式 方式 的 在 所有 所 得 地
公民 法人 其他组织 其它组织 群众 社会公众 公众 申请人 申请 市民 个人 单位 向 由 对 于 中 里 上 件 提出 提交 递交 提请 要求 关于 因 因为 就 人 来自 自 把
新 办理 处理 答复 决定 作出 做出 予以 给予 情况 方面 工作 结果 进行 完成 全部 这些 上述 该 此 以上 各 项 事项 内容 部分为 根据 按照 依据 数据
《条例》 条例规定 《中华人民共和国政府信息公开条例》 政府信息公开条例 《政府信息公开条例》 条例 规定 法定期限内 法定时限内 期限内 时限内 规定时限内
案件 类案件 收到 受理 收办 接到 接收 登记 结转 转结 转入 继续 数 来 年 月 日 宗 起 份 办结 办件 来件 依 依照 严格 法定
从 尚 到 被 提起 发生 引发 产生 引起 导致 涉 行政 至 我 全 占比 约占 占 比例 比重 百分比 申请总数 各占 同比 较 比 不掌握 原因 等原因 由于 相关 属于 属 非 经 后 并且 以 其 依申请 面向 首次公开
一是 二是 三是 四是 五是 六是 一 二 三 加上 加 除去 除 扣除 减去 外 余 剩余 其余 未 不 无 没有 仍 尚有 正在 待 留 至今 存在 出现 而言 分为 分 按 如下 具体 具体为 具体如下 情形 类型 主体 看
统计 截至目前 当 当中 之 之中 那 也 即 者 多 少 个 做 作 被申请 全面 扎实 稳步 高效 高质量 高质高效 顺利 圆满 切实 严谨 接受 收 发 提供 制定 制发 起诉 应 政府 机关 行政机关 各级行政机关 各级政府 各部门 各单位 部门
保护 行政复议 复议 行政诉讼 诉讼 商业企业 企业 科研机构 社会公益组织 法律服务机构 目前 现 视为 放弃 重复 反复 大量 正当理由 无正当理由 任何 一件 优秀 职能 问题 任何组织 组织和个人 组织或个人 组织或者个人 最高 最大 最低 完毕 补正 补正后 直接 分类 类别 来看 划分 区分 主要 大多 绝大多数 大部分 其它 其他 信息处理 答复书 告知书 出具 自然 总体 基本 呈 为主 较为 平稳 申请件 申请量 申请数 申请数量 依申请公开件 持平 公开件 件次 期限 法定期 时间 当事人 纳入 列入 均为
"""
#: Fillers that are the heart of a clause all the same: what stands before it is no part of it.
HEART: Final = re.compile(
    "废止|有效|维持|纠正|审结|个人|公民|企业|不予|无法提供|其他处理|办结|答复|收到|受理|收办|新收|接收|接到|结转|转结|办理|复议|诉讼|起诉|公开申请|申请公开|自然人|制发|制定|申请量|申请数"
)
#: Longest first, so that a word is taken before its beginning.
FILLERS: Final = tuple(sorted(set(_FILLERS.split()), key=len, reverse=True))

CHANGES: Final = (
    "增加",
    "增长",
    "减少",
    "下降",
    "上升",
    "回落",
    "增幅",
    "降幅",
    "提高",
    "降低",
    "多收",
    "少收",
    "多了",
    "少了",
    "净增",
    "持平",
    "升幅",
    "上涨",
    "多出",
    "增多",
)
#: What a change is measured against; it is no other period.
COMPARED: Final = re.compile(
    r"(?:同比|环比)?(?:较|比|与|和|同|相比|相较|相较于|对比)(?:于)?(?:上一年度|上年度|上一年|上年|去年度|去年|往年|(?:19|20)[0-9]{2}年度?)(?:同期)?(?:相比|比较)?(?:的)?|同比|与?上?年?同期(?:相比)?"
)

#: One way in which requests come, or one thing that they are about: a number of these is a part of the whole.
_PARTIAL: Final = """
工作日内 网上 网络 互联网 线上 线下 在线 平台 网站 邮箱 电子邮件 邮件 邮寄 信函 信件 书信 寄送 快递 当面 现场 窗口 传真 来访 来信 来电 电话 书面 口头 纸质
微信 微博 公众号 APP 涉及 有关 涉 征地 拆迁 征收 土地 规划 房屋 补偿 环保 财政 教育 医疗 社保 逾期 延期 超期 补正 撤回 撤销 撤件
咨询 投诉 举报 信访件 留言 提案 建议 满意 代理 转办 督办 接待 人次 不含 剔除 有效申请 有效件 无效 初次 首次 再次 二次 同一申请人 某申请人
向社会 首批 已归档 归档 诉讼请求 出庭 应诉 培训 解读 回应 公告 文件及 回访 上级 下级 转交 移送 移交 延长 协助 会商 征求 第三方意见 超过
企业 评选 评查 抽查 案例 该申请人 同类 当年申请当年 当年受理当年 当年新收当年 一名申请人 单个申请人 个别申请人 单笔 最多的 最少的 个别 典型 疑难 复杂 重点 集中在 关于 住建 公安 城管 人社 平均 自行
"""
PARTIAL: Final = tuple(_PARTIAL.split())
#: What every request is about is no part of them: 涉及政府信息公开的行政复议.
OWN_MATTER: Final = re.compile(
    r"(?:涉及|有关|关于|涉)(?:到)?(?:政府|政务)?信息公开|(?:涉及|有关|涉)(?=\|)|有关(?:部门|单位|规定|要求|情况)"
    # All channels together are none of them.
    r"|(?:通过|经|以)[^,;。:0-9]{2,30}等(?:多种|各种|不同|各类)?(?:方式|渠道|途径|形式)(?:提交|提出|递交)?的?(?=[\u4e00-\u9fff|]{0,2}(?:共|合计|总计|累计))"
)
#: Words with which a sentence comes back to the whole.
#: What may become of requests on the way; it makes them no other business.
HANDLING: Final = re.compile("撤回|撤销|补正|延期|逾期|转办|重复|登记")
BACK_TO_WHOLE: Final = re.compile(
    "全年|共计|合计|总计|累计|总共|全部|上述|以上|各类|总体|全[省市区县州旗镇乡]|全局|结转|结果[看分]"
)

#: The characters that say how large an area is, the largest first.
AREA_LEVELS: Final = ("省", "州", "盟", "市", "区", "县", "旗", "街道", "镇", "乡")
#: The whole area that a government reports on.
AREA_WORD: Final = re.compile(
    r"(?<![安完])(?:全|我|本)(?P<level>省|州|盟|市|区|县|旗|街道|镇|乡|国)(?!场)(?P<system>[\u4e00-\u9fff]{0,4}系统)?"
)

#: Parts of the area that together are less than the whole.
NARROWER_UNITS: Final = (
    "局本级",
    "委本级",
    "厅本级",
    "市本级",
    "市局机关",
    "省局机关",
    "县局机关",
    "区局机关",
    "总局机关",
    "区本级",
    "县本级",
    "省本级",
    "州本级",
    "镇本级",
    "本级",
    "市级",
    "区级",
    "县级",
    "省级",
    "代表市政府",
    "代表区政府",
    "代表县政府",
    "代表省政府",
    "代表市人民政府",
    "代表区人民政府",
    "代表县人民政府",
    "代表省人民政府",
    "市直",
    "区直",
    "县直",
    "省直",
    "各县区",
    "各区县",
    "各县市区",
    "各县(市、区)",
    "各县(区)",
    "各市县",
    "县区",
    "区县",
    "各区",
    "各县",
    "各镇",
    "各乡镇",
    "各镇街",
    "各街镇",
    "各街道",
    "乡镇",
    "镇街",
    "街镇",
    "各市州",
    "市州",
    "各地市",
    "基层",
    "本机关",
    "机关本级",
    "部门收到",
    "部门受理",
    "各功能区",
    "各园区",
)
#: Some places or organs: 三县, 县(区), 12个部门, 部分乡镇.
SOME_UNITS: Final = (
    r"(?:(?<![0-9])[0-9]{1,3}个?|[一二两三四五六七八九十]{1,3}个?|多个|部分|个别|有的|其余|其他)"
    r"(?:县|区|镇|乡|街道|镇街|乡镇|县区|区县|市直部门|市直单位|部门|单位|地区|村|社区)(?!级|域|划|务)"
    r"|各?[县市区]\([县市、区]{1,5}\)|的(?:单位|部门|地区|乡镇|街道|县区|区县|市县)(?!和|名)"
)
#: A government with all its parts is the whole area: 区政府及各部门、各街镇, 各县区和市直部门, 区政府系统.
WHOLE: Final = re.compile(
    # What it begins with is told by one look at each character, here and in the names of organs.
    r"(?=[市区县省州旗直级全各])(?:(?:[市区县省州旗](?:人民)?政府|[市区县省州旗](?:本级|级))(?:及其|以及|及|和|、|与)(?:[^,。;:0-9]{0,16}?(?:部门|单位|街道|镇街|街镇|乡镇|镇办|镇|乡|机关|县区|区县)){1,3}"
    r"|[市区县省州旗](?:人民)?政府系统|全系统"
    r"|各(?:市县|县区|区县|县市区|镇街|街镇|乡镇|镇|街道|市州|地区|区|县)(?:\([^()]{1,6}\))?(?:、各[^,。;:0-9、]{1,6}){0,2}(?:以及|及|和|、|与)(?:各?[市区县省]?(?:直|级)?各?)(?:部门|单位|机关)"
    r"|(?:[市区县省]?[直级]?各(?:部门|单位|职能部门)|[市区县省]直(?:部门|单位))(?:以及|及|和|、|与)各?(?:市县|县区|区县|县市区|镇街|街镇|乡镇|镇|街道|市州|地区|区|县)(?:街道|街)?)"
)
#: The organ alone, without the organs below it that its report counts as well.
ORGAN_ALONE: Final = re.compile(r"(?:局机关|委机关|厅机关|署机关|关机关)(?![^,。;:0-9]{0,2}(?:和|及|与|、|以及|各))")
#: The organ itself, and not the area.
OWN_ORGAN: Final = re.compile(
    r"[我本](?:局|委|办|厅|单位|部门|机关|中心|院|会|队|站|司|府|管委会|分局|支队|大队|所|处|校|街|署|公司)(?:机关)?|全(?:局|厅|委|办|院|署|所|站|队|中心)(?![面部限势机])|关区(?!别)|局机关|委机关|厅机关|局属各单位|我们"
)

#: Other times than the year that is reported on.
OTHER_PERIOD: Final = (
    "去年",
    "上年",
    "上一年",
    "往年",
    "历年",
    "近年来",
    "近三年",
    "近两年",
    "近五年",
    "近几年",
    "上半年",
    "下半年",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "季度",
    "同期",
    "累计至今",
    "条例施行",
    "明年",
    "下年",
    "下一年",
    "次年",
    "每月",
    "每年",
    "每季度",
    "平均",
    "日均",
    "月均",
    "过去",
    "前年",
)
#: What went up or down to a number has it now: 由2023年的3511件增至3525件.
UP_TO: Final = r"(?:增|升|上升|增长|增加|增多|提高|提升|攀升|扩大|涨|降|下降|降低|下滑|减少|回落|减|跌)(?:至|到|为)"
OWN_PERIOD: Final = (
    "今年",
    "本年",
    "本年度",
    "全年",
    "报告年度",
    "当年",
    "年内",
    "一年间",
    "这一年",
    "一年来",
    "过去一年",
)

#: What the name of an organ ends with.
ORGAN_END: Final = re.compile(
    r"(?=[委管海办政人街大支总分公集医学银法中高检派局厅镇乡市区县州省])(?:委员会|管委会|海关(?!总署|热线)|办公厅|办公室|政府办|人民政府(?!信息|规章|令|公报|文件|工作报告|常务|全体|门户|网)|街道办事处|办事处|大队|支队|总队|分局|公司|集团|医院|学校|大学|银行|法院|中院|高院|检察院|派出所|"
    r"(?<!工作)中心|(?<![全当结布格定我本])局(?![面部限势机属])|(?<![候常我本])委(?![托员派机])|(?<![省市县区我本])厅(?![机])|[镇乡市区县州省]政府(?!信息|规章|令|公报|文件|工作报告|常务|全体|门户|网))"
)

#: The name of another area at the head of a clause: 沭阳县共收到…
AREA_NAME: Final = re.compile(
    r"(?:^|(?<=[,;:。、()|\n])|(?<=其中)|(?<=[和及]))(?P<name>(?!(?:今|本|当|全|去|上|前|每)年)(?![全我本各该辖外两三四五六七八九十从在由对向])[\u4e00-\u9fff]{2,4}"
    r"(?<![辖社园地])(?:县|区|市|镇|乡|街道|旗|州))(?=[|]|共|受理|收到|收办|办理|办结|答复|新收|接收|本级|累计|各|[0-9]|分别|全年|未|没有|无|在|因|行政复议|政府信息|依申请|、|和|及|$)"
)

#: What an organ publishes in, which is named after it and does not speak.
CHANNEL: Final = re.compile(
    r"(?:通过|依托|利用|借助|在|经)?[\u4e00-\u9fff]{0,6}?(?:局|委|厅|办|政府|中心|街道|镇|乡|院|办公室)(?:机关)?(?:门户)?(?:网站|官网|公众号|微信|微博|平台|信箱|公告栏|公示栏|信息网)"
)
#: Words that name an organ or a document and say nothing of who speaks.
NOT_A_SPEAKER: Final = re.compile(
    r"(?:非|不属于|不属|属于|属|因|由于)?本(?:行政)?机关(?:不掌握|没有|未制作|职责|无|不存在|掌握)"
    r"|[\u4e00-\u9fff]{0,4}?(?:法院|中院|高院|复议机关|复议机构)(?:(?:或者|或|和|及|与|、)(?:人民)?(?:法院|复议机关))?(?:已|经|均|依法)?(?:纠错|作出|判决|裁定|决定|予以|审理|认定|维持|纠正|驳回|确认|责令|撤销)"
    r"|(?:不服|针对)[^,。;|0-9]{1,12}(?:答复|决定|处理)"
    r"|以[^,。;|]{1,14}为(?:被申请人|被告|共同被告|申请人)的?"
    r"|(?:要求|向|由|其他|要|让)(?:其他)?行政机关|向(?:本机关|我[局委办厅镇乡]|本[局委办厅镇乡]|[市区县省镇乡]政府|[市区县省]人民政府)"
    r"|(?:在|围绕|按照|按|根据|依照|依据|遵循|落实|贯彻|紧扣|服务|对照|结合|对标|聚焦|立足|为推动|为了|为)[^,。;|]{0,40}?"
    r"(?:领导下|指导下|支持下|部署|要求|中心工作|安排|精神|规定|意见|通知|条例|文件|大局|要点|提供|办法|机制|制度|方案|目标|实际|发展|建设|环境)"
    r"|[市区县]委、[市区县]政府|[市区县州省]委[市区县州省]政府"
)

#: What requests are called.
OWN_TOPICS: Final = (
    "申请公开",
    "信息公开申请",
    "依申请公开",
    "公开申请",
    "政府信息申请",
    "信息公开",
    "依申请",
    "新收申请",
    "办理结果",
    "申请",
    "行政复议",
    "行政诉讼",
    "复议案件",
    "复议案",
)
#: Other business that is received and handled too.
_OTHER_TOPICS: Final = """
主动公开 来信 信箱 热线 诉求 留言 咨询 提案 议案 建议 许可申请 行政许可 审批 政务服务 服务事项 工单 网民 互动 信访件 信访事项 信访举报 来访 问政 投诉件 举报件 投诉举报事项 信访投诉
处罚案件 执法案件 民生 事项申请 登记申请 补贴申请 救助申请 援助申请 低保 公租房 执行申请 仲裁 调解 问题线索 问题 隐患 整改 线索 舆情 交办件 督办件 督查件
公文 发文 公开属性 补贴 救助 补助 许可 注册 求助 办件量 服务申请 道路申请 用地申请 复查 帮办 代办 政策解读 解读 新闻发布会 培训
"""
OTHER_TOPICS: Final = tuple(_OTHER_TOPICS.split())
