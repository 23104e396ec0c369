"""Who, when and what a number is said of."""

import pytest
from attrs import evolve

from govcheck.claims.scope import speaker
from govcheck.claims.surroundings import Surroundings
from govcheck.narrative.sentences import read
from tests.claims.sentences import report

CITY = speaker(report("suqian-2024")[0].report)
BUREAU = speaker(report("jiangcheng-bureau-2023")[0].report)
TOWN = speaker(report("qingxi-town-2023")[0].report)
STREET = speaker(report("daqiao-street-2023")[0].report)
OFFICE = speaker(report("shanghai-office-2025")[0].report)
BRANCH = speaker(report("longhua-market-2023")[0].report)


def why(who, text: str, look: str) -> str | None:
    """Why the last number of *text* is not this report's: the key of the reason."""
    prose = read(text)
    sentence = prose.sentences[-1]
    at = sentence.quantities[-1].span.start
    around = Surroundings(prose, who)
    reason = around.period(sentence, at, at) if look == "period" else getattr(around, look)(sentence, at)
    return None if reason is None else reason.key.removeprefix("claims.")


class TestSpeakers:
    """Who a report speaks for."""

    def test_kinds(self):
        """A city speaks for its area, a bureau for itself, a town for both."""
        assert (CITY.is_area, CITY.is_town, CITY.level, CITY.area) == (True, False, "市", "宿迁市")
        assert (BUREAU.is_area, BUREAU.is_town, BUREAU.level) == (False, False, "市")
        assert (TOWN.is_area, TOWN.is_town, TOWN.level, TOWN.area) == (False, True, "镇", "青溪镇")
        assert (STREET.is_town, STREET.level) == (True, "街道")

    def test_a_report_on_its_own_organ(self):
        """A city's report with the scope 本机关 is not about its area."""
        assert not speaker(evolve(report("suqian-2024")[0].report, scope="本机关")).is_area

    @pytest.mark.parametrize(
        ("who", "name", "own"),
        [
            (BUREAU, "市住房城乡建设局", True),
            (BUREAU, "市住建局", True),
            (BUREAU, "江城市住建局", True),
            (BUREAU, "市城管局", False),
            (BUREAU, "省住建厅", False),
            (BUREAU, "区住建局", False),
            (BUREAU, "江城市南湖区住建局", False),
            (OFFICE, "市政府办公厅", True),
            (OFFICE, "市政府", True),
            (OFFICE, "市教委", False),
            (BRANCH, "龙华监管局", True),
            (BRANCH, "深圳市市场监督管理局", False),
            (CITY, "市政府办公室", False),
            (CITY, "宿迁市人民政府", True),
            (TOWN, "镇政府", True),
            (TOWN, "县政府", False),
        ],
    )
    def test_names(self, who, name, own):
        """An organ is meant by its name, the end of it, or the usual short form, and by no other's."""
        assert (who.judge_organ(name) is None) is own


class TestSurroundings:
    """What stands before a number."""

    @pytest.mark.parametrize(
        ("who", "text", "reason"),
        [
            (CITY, "全市收到申请3件。", None),
            (CITY, "收到申请3件。", None),
            (CITY, "全省收到申请3件。", "wider"),
            (CITY, "全县收到申请3件。", "narrower"),
            (CITY, "市本级收到申请3件。", "narrower"),
            (CITY, "各县区收到申请3件。", "narrower"),
            (CITY, "全市各县区、各部门共收到申请3件。", None),
            (CITY, "三县收到申请3件。", "narrower"),
            (CITY, "市公安局收到申请3件。", "other_organ"),
            (CITY, "沭阳县收到申请3件。", "other_organ"),
            (CITY, "宿迁市收到申请3件。", None),
            (CITY, "按照省政府办公厅部署,收到申请3件。", None),
            (CITY, "本机关不掌握3件。", None),
            (CITY, "市公安局申请量最大。收到申请3件。", "other_organ"),
            (CITY, "市公安局收到申请5件,全市收到申请3件。", None),
            (CITY, "全市收到申请5件(市公安局最多),办结3件。", None),
            (BUREAU, "我局收到申请3件。", None),
            (BUREAU, "全市收到申请3件。", "wider"),
            (BUREAU, "围绕全市工作抓公开。收到申请3件。", None),
            (BUREAU, "在市委、市政府的领导下,收到申请3件。", None),
            (TOWN, "全镇收到申请3件。", None),
            (TOWN, "青溪镇收到申请3件。", None),
            (TOWN, "全县收到申请3件。", "wider"),
            (TOWN, "红旗镇收到申请3件。", "other_organ"),
        ],
    )
    def test_who(self, who, text, reason):
        """The organ or area that was spoken of last is the report's own, or the number is left alone."""
        assert why(who, text, "speaker") == reason

    @pytest.mark.parametrize(
        ("text", "other"),
        [
            ("2024年收到3件。", False),
            ("2023年收到3件。", True),
            ("去年收到3件。", True),
            ("去年收到5件,今年收到3件。", False),
            ("较2023年增加5件,办结3件。", False),
            ("较2023年的3件。", False),
            ("2023年结转3件。", False),
            ("结转2025年3件。", False),
            ("2024年1月1日至12月31日收到3件。", False),
            ("截至10月底收到3件。", True),
            ("上半年收到3件。", True),
            ("2019年至2024年收到3件。", True),
            ("近五年收到3件。", True),
            ("“十三五”期间收到3件。", True),
            ("由2023年的5件增至3件。", False),
            ("按照《2023年工作要点》办理3件。", False),
        ],
    )
    def test_when(self, text, other):
        """The time that was spoken of last is the report's year, or the number is left alone."""
        assert (why(CITY, text, "period") is not None) is other

    @pytest.mark.parametrize(
        ("text", "other"),
        [
            ("收到政府信息公开申请3件。", False),
            ("受理行政许可申请3件。", True),
            ("办理消防验收申请3件。", True),
            ("收到来信5件,答复3件。", True),
            ("收到来信5件,收到申请3件。", False),
            ("信访、投诉举报类申请3件。", False),
            ("制发公文5件,主动公开4件,依申请公开3件,不予公开3件。", True),
            ("办理行政复议案件5件,行政诉讼3件。", True),
            ("办理信息公开行政复议5件,行政诉讼3件。", False),
        ],
    )
    def test_what(self, text, other):
        """The business that was spoken of last is requests for information, or the number is left alone."""
        assert (why(CITY, text, "topic") is not None) is other
