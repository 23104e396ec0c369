"""What is the whole of a share or of a list: said, added up, or told by the other shares; and what is none."""

from __future__ import annotations

import pytest

from govcheck.narrative.findings import Verdict
from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read
from govcheck.report import Severity


def severities(text: str) -> list[tuple[str, Severity]]:
    """Rule and severity of everything that *text* violates."""
    found = relate(read(text), 2024)
    return [(one.relation, one.severity) for one in found if one.verdict is Verdict.VIOLATED]


def warnings(text: str) -> set[str]:
    """The rules that *text* violates for certain."""
    return {rule for rule, severity in severities(text) if severity is not Severity.INFO}


def differs(text: str, old: str, new: str) -> str:
    """*text* with one number mistyped."""
    assert text.count(old) == 1
    return text.replace(old, new)


RESULTS = "予以公开150件，部分公开40件，不予公开30件，无法提供90件，不予处理24件，其他处理16件"


@pytest.mark.parametrize(
    "text",
    [
        f"全县共受理申请350件。{RESULTS}。其中，以县政府名义答复58件。",
        f"全市办理申请350件，{RESULTS}。其中市政府办公室办结58件。",
        f"全县收到申请352件，结果为：{RESULTS}，共350件。其中县资源局答复86件、县住建局答复39件、白沙镇答复17件。",
        f"全县收到申请352件，结果为：{RESULTS}，共350件。其中，县资源局答复86件，县住建局答复39件，白沙镇答复17件。",
        f"全市收到申请350件，{RESULTS}。市司法局作为主办单位办结71件。",
        f"全年办结350件，其中{RESULTS}，另9件转入下年。公开和部分公开合计190件，占办结数的54.3%。",
        f"全年办结350件，{RESULTS}。予以公开、部分公开共190件。",
    ],
)
def test_what_one_organ_handled_is_no_total(text):
    """Requests that one organ handled, and two results told once more together, are no part of the account."""
    assert severities(text) == []


@pytest.mark.parametrize(("old", "new"), [("350", "380"), ("无法提供90", "无法提供96"), ("其他处理16", "其他处理61")])
def test_the_account_is_still_compared(old, new):
    """Beside the requests that one organ handled, results that do not add up are found."""
    text = f"全市办理申请350件，其中{RESULTS}。其中市政府办公室办结58件。"
    assert warnings(text) == set()
    assert warnings(differs(text, old, new)) == {"text.breakdown"}


@pytest.mark.parametrize(
    "text",
    [
        "从来源看，个人申请320件、公司62件、律所11件、其他7件；土地类140件，约占35%。",
        "网站发布900条、微信发布700条、微博发布400条，政策类500条，占25%。",
        "镇级收到90件、县级收到210件，其中征地类75件，占25%。",
        "本年新收180件，上年结转20件，办结196件，公开90件，占45%。",
        "全部公开90件、区分处理后公开30件，不公开30件，占比20%。",
        "平均每月收到9.5件，其中3月最多，18件，占全年的15.8%；1月最少，2件，占1.8%。",
        "发布公告1500条，办复申请44件，占收到总数的97.8%。",
    ],
)
def test_a_part_beside_parts_is_no_whole(text):
    """A share is of the whole row before it, or of something that is not told, never of the nearest part."""
    assert warnings(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "收到申请70件，其中自然人41件、商业企业26件。",
        "收到申请70件，其中网络提交45件、信函提交22件。",
        "收到申请1040件，其中个人930件、律师事务所70件、企业35件。",
        "被申请复议60件，其中维持50件、纠正6件。",
    ],
)
def test_some_of_the_known_kinds_promise_no_more(text):
    """A list that names only some of the kinds that there are may leave the others out."""
    assert warnings(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "收到申请70件，其中自然人41件、法人或其他组织26件。",
        "收到申请1040件，其中网络930件、信函70件、当面35件。",
        "收到信访、投诉共70件，其中信访41件、投诉26件。",
    ],
)
def test_all_of_the_kinds_must_add_up(text):
    """Where all kinds are named, by the list or by the words of the whole, what is short is wrong."""
    assert warnings(text) == {"text.breakdown"}


SHARES = [
    ("甲局收到144件，占全市的28.8%；乙局收到93件，占18.6%；丙局收到76件，占15.2%。", "18.6", "16.6"),
    ("网上提交615件、邮寄提交298件、窗口提交112件，占比依次为60.0%、29.1%、10.9%。", "298", "698"),
    ("网上提交615件、邮寄提交298件、窗口提交112件，分别占60.0%、29.1%和10.9%。", "29.1", "39.1"),
    ("东县收到210件，居全市首位，占21.0%；西县收到180件，占18.0%；南县收到95件，占9.5%。", "210", "710"),
    ("市直部门占64%（128件），乡镇占36%（72件）。", "128", "178"),
    ("东县收到315件，占全州35.0%，州本级（含州直部门）收到225件，占25.0%，其余6县合计360件，占40.0%。", "360", "860"),
]


@pytest.mark.parametrize(("text", "old", "new"), SHARES)
def test_the_other_shares_tell_the_whole(text, old, new):
    """Shares of one list are of one whole: right they are quiet, and one mistyped number is found."""
    assert warnings(text) == set()
    assert warnings(differs(text, old, new)) == {"text.ratio"}


@pytest.mark.parametrize(
    "text",
    [
        "甲局收到144件，占28.8%；乙局收到93件，占18.6%，其中土地类62件，占66.7%；丙局收到76件，占15.2%。",
        "公开60件，占30.0%；部分公开40件，占20.0%；无法提供100件，占50.0%；其中不掌握80件，占80.0%。",
        "东县收到24件，占4.8%，公开20件，占83.3%；西县收到16件，占3.2%，公开12件，占75%。",
        "个人占85%（170件），企业占15%（30件）；网上占70%（140件），信函占30%（60件）。",
        "审理案件410件，其中信息公开类41件，占10.0%，审结395件。",
    ],
)
def test_shares_within_a_part_are_of_that_part(text):
    """What is of a part before, or of another division of the same whole, is no share of the list."""
    assert warnings(text) == set()


LISTS = [
    ("新印发263件，其中市政府（含办公室）28件、市直部门104件、各县131件。", "131", "731"),
    ("全县收到的480件申请中，县政府办61件，县住建局135件，其他部门170件，9个乡镇114件。", "135", "145"),
    ("全县收到的480件申请中，县政府办61件，县住建局135件，其他部门170件，9个乡镇114件。", "61", "31"),
    ("160件申请中，机关本级受理104件，5个分局受理56件。", "56", "76"),
    ("涉及土地的16件、房屋的9件，两类共25件，其余7件涉及补贴。", "16", "18"),
    ("不掌握的62件，需要制作的11件，补正后仍不明确的7件，三类合计80件。", "62", "92"),
    ("现行有效文件38件（县政府15件、县政府部门23件）。", "15", "75"),
    ("行政复议31宗（维持19、纠正5、其他4、未结3），行政诉讼9宗（直接起诉4、复议后起诉5）。", "19", "17"),
    ("行政复议36件，均由市政府受理，结果为维持24件、纠正4件、其他5件、未审结3件。", "4", "6"),
]


@pytest.mark.parametrize(("text", "old", "new"), LISTS)
def test_lists_as_offices_write_them(text, old, new):
    """Parts that add up are quiet, and one mistyped number among them is found."""
    assert warnings(text) == set()
    assert warnings(text.replace(old, new, 1)) == {"text.breakdown"}


@pytest.mark.parametrize(
    "text",
    [
        "土地类12件、房屋类8件、补贴类5件，前两类共20件。",
        "收到申请86件，较2023年的80件增加6件，其中土地类50件，较2023年的45件增加5件，房屋类36件。",
        "收到的申请中，甲县40件，乙县35件，其余6县合计90件。",
        "12个乡镇、3个街道共收到申请86件，其中5个乡镇40件、3个街道30件、县直部门16件。",
        "100件申请中，自然人80件，网上提交90件。",
        "回应关切560个，其中线上460个、线下100个，较上年增加60个，增幅12%。",
        "收到申请198件，较2023年（165件）增长20%，较2022年（150件）增长32%。",
    ],
)
def test_what_is_no_part_is_not_added(text):
    """Sums of some, what another year had, and numbers in names are no parts of a list."""
    assert warnings(text) == set()


TOGETHER = [
    ("在40件已办结的申请中，予以公开18件、部分公开6件，两项合计占60.0%。", "60.0", "65.0"),
    ("全年答复申请80件，其中全部公开36件、部分公开12件，两项占60%。", "36", "39"),
    ("125件申请中，土地类60件、房屋类40件、补贴类5件，三类合计占84.0%。", "40", "45"),
]


@pytest.mark.parametrize(("text", "old", "new"), TOGETHER)
def test_parts_together_have_a_share_of_what_they_divide(text, old, new):
    """两项合计占60.0% is of the number whose parts the two are."""
    assert warnings(text) == set()
    assert "text.ratio" in warnings(differs(text, old, new))


@pytest.mark.parametrize(
    "text",
    [
        "收到申请40件，其中公开18件、部分公开6件，两项合计占63.2%。",
        "收到申请40件，其中公开18件、部分公开6件，两项合计占办结总数的63.2%。",
        "40件申请中，甲类18件、乙类6件、丙类4件，前两类合计占60.0%。",
    ],
)
def test_parts_together_may_be_of_what_is_not_told(text):
    """Results are shares of what was handled, and of some parts no sum is taken."""
    assert warnings(text) == set()
