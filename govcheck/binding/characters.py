"""The plain form in which labels are compared: one character for one meaning, whatever the document's writing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from govcheck.documents.printed import RADICALS
from govcheck.labels import normalised

__all__ = ["plain", "simplified"]

#: Traditional character and simplified one, in pairs: those that stand in labels, titles and names of organs, and
#: the commonest others. A library would know more of them, and cost more time than all the rest of binding.
_TRADITIONAL: Final = (
    "並并乾干亂乱佈布佔占併并來来侷局係系個个們们備备傢家傳传傾倾價价億亿儘尽償偿優优內内兩两冊册別别則则剋克創创劃划劑剂動动務务勝胜勞劳勢势勵励匯汇區区協协參参吳吴員员唸念問问啟启喫吃單单噁恶噹当嚮向嚴严"
    "國国圍围園园圖图團团埰采執执堅坚報报場场夠够學学寀采實实寧宁審审寫写寬宽將将專专對对導导屍尸層层屬属島岛崗岗嵐岚嶽岳師师帳帐帶带幫帮幹干庫库廠厂廢废廣广廳厅張张強强彆别彔录彙汇後后徑径從从復复徵征徹彻"
    "惡恶態态慶庆憂忧應应懲惩戰战戶户捲卷掛挂採采揚扬換换揮挥撐撑撥拨擇择擊击擔担據据擬拟擴扩攝摄攤摊敗败數数斷断於于昇升時时暢畅曉晓曏向曬晒書书會会朮术東东桿杆條条業业極极榦干榮荣構构標标樣样樹树機机檔档"
    "檢检檯台欄栏權权歸归殘残殭僵氣气氾泛汎泛汙污決决沒没況况洩泄淺浅減减測测湧涌準准溝沟滿满漢汉潔洁潛潜濃浓濟济灣湾災灾為为烏乌無无熱热燒烧營营爭争牽牵狀状獎奖獲获現现環环產产甯宁畢毕異异當当療疗發发盡尽"
    "監监眾众睏困確确碼码礎础祕秘稅税種种稱称積积穩稳穫获競竞箇个節节範范築筑簡简籌筹粵粤糰团糾纠紀纪約约納纳紓纾紙纸級级紛纷紮扎細细終终組组結结絕绝絡络給给統统經经綜综維维網网綵彩緊紧緒绪線线編编緩缓緻致"
    "縣县總总績绩織织繞绕繫系繳缴繼继續续纍累纔才罰罚義义習习聞闻聯联聲声職职聽听脩修脫脱臘腊臨临臺台與与舉举華华萬万葯药蒐搜蓆席蓋盖蔘参薦荐藥药處处虛虚號号術术衕同衚胡衛卫補补裝装裡里製制複复覈核見见規规"
    "視视親亲觀观訂订計计訊讯訓训託托記记訟讼訪访設设許许訴诉診诊註注証证評评詢询試试話话該该詳详誌志認认誤误說说誰谁調调談谈請请論论諮咨諾诺謀谋講讲證证識识議议護护譽誉讀读變变讓让豐丰負负財财貧贫販贩貫贯"
    "責责貳贰買买貸贷費费貼贴賃赁資资質质賬账購购贈赠贏赢趨趋踐践踰逾蹤踪車车軍军軟软較较載载輛辆輪轮輯辑輻辐輿舆轄辖轉转辦办農农迴回這这連连週周進进遊游運运過过達达違违遞递遠远適适遲迟遷迁選选還还邊边鄉乡"
    "醫医釋释針针釦扣銀银銜衔銷销鋪铺錄录錯错錶表鍼针鎔镕鎮镇鏈链鐵铁鑑鉴鑒鉴長长門门開开間间閤合閱阅閻阎關关闢辟陝陕陞升陽阳隊队階阶際际隨随險险隱隐隻只雖虽雙双離离難难雲云電电鞏巩韆千響响頁页項项順顺須须"
    "預预領领頭头頻频題题額额願愿類类顧顾顯显風风颱台飲饮餅饼養养餘余饋馈駐驻驗验驟骤體体髮发鬍胡鬚须鹹咸麵面點点黨党齣出龍龙"
)
#: Words that are other words on traditional pages, not only other characters.
_WORDS: Final = (("檔案", "文件"), ("資訊", "信息"), ("訊息", "信息"), ("其它", "其他"), ("其牠", "其他"))
#: A character that a damaged page gives with its pronunciation behind it: ``規(guī)章``. Without the mark of a tone
#: only inside a word: a bracket behind one is a number or a remark.
_PRONOUNCED: Final = re.compile(
    r"(?<=[一-鿿])\((?:(?=[a-zɡü]*[à-öø-ûý-ÿāēěīńňōūǎǐǒǔǖǘǚǜǹḿ])[a-zà-ÿāēěīńňōūǎǐǒǔǖǘǚǜǹḿɡ]{1,6}\)"
    r"|[a-züɡ]{1,6}\)(?=[一-鿿]))"
)
_TABLE: Final = str.maketrans(
    dict(zip(RADICALS[::2], RADICALS[1::2], strict=True))
    | dict(zip("".join(_TRADITIONAL)[::2], "".join(_TRADITIONAL)[1::2], strict=True))
)


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """*text* in simplified characters, without compatibility forms and radicals that only look like characters.

    The pronunciation that damaged pages print behind a character is left out.
    """
    for traditional, word in _WORDS:
        text = text.replace(traditional, word)
    text = unicodedata.normalize("NFKC", text)
    if "(" in text:
        text = _PRONOUNCED.sub("", text)
    return text.translate(_TABLE)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """*text* as labels are compared: `simplified`, and without spaces, punctuation and brackets."""
    return normalised(simplified(text))
