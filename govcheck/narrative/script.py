"""One way of writing for many: full and half width, traditional and simplified, all kinds of dashes.

The table maps one character to one character, so that a position in the folded text is the same position
in the text as printed.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["HAN", "fold", "width"]

#: The Chinese characters, as a range for use inside the brackets of a pattern.
HAN: Final = "\u3400-\u9fff"

# Not a converter: only what the vocabulary of this package is made of (numerals, measure words, the words of
# the relations). 參 is also the numeral three of bills; in a report it is the word.
_TRADITIONAL: Final = """
萬万 億亿 兩两 個个 項项 條条 類类 餘余 約约 訴诉 訟讼 複复 覆复 議议 報报 門门 網网 結结 轉转 舊旧
維维 糾纠 審审 處处 務务 這这 對对 於于 與与 為为 爲为 並并 單单 場场 戶户 戸户 張张 冊册 輛辆 隻只
雙双 臺台 號号 頁页 點点 幾几 廣广 東东 區区 縣县 鎮镇 鄉乡 級级 權权 責责 數数 據据 總总 計计 達达
過过 從从 較较 減减 長长 漲涨 參参 時时 間间 內内 屆届 會会 動动 態态 進进 該该 種种 產产 業业 書书
發发 佈布 開开 關关 閉闭 應应 當当 無无 論论 電电 話话 線线 統统 員员 實实 際际 預预 決决 財财 學学
醫医 團团 織织 組组 機机 構构 執执 專专 領领 標标 題题 準准 備备 則则 規规 範范 製制 資资 訊讯 訪访
問问 諮咨 詢询 樣样 監监 測测 環环 歷历 屬属 滿满 將将 來来 幹干 後后 終终 導导 協协 調调 續续 訂订
舉举 辦办 陸陆 貳贰 歲岁 週周 噸吨 畝亩 圖图 畫画 國国 給给 劃划 編编 碼码 頭头 連连 聯联 營营 銷销
運运 輸输 換换 難难 顯显 請请 負负 債债 順顺 響响 護护 證证 許许 認认 識识 設设 評评 還还 經经 節节
額额 費费 補补 價价 績绩 頒颁 檢检 驗验 檔档 積积 極极 創创 廢废 勞劳 衛卫 療疗 農农 礦矿 橋桥 遞递
郵邮 傳传 眾众 匯汇 彙汇 華华 廳厅 廠厂 違违 罰罚 強强 選选 擇择 獲获 獎奖 聽听 術术 職职
復复 現现 繳缴 繼继 遺遗 沒没 確确 穩稳 們们 衆众 徵征 遷迁 圍围 隨随 異异 佔占 啟启 覽览 陳陈 適适 險险 廈厦 優优 嚴严
蘇苏 寧宁 貴贵 漢汉 龍龙 島岛 園园 灣湾 銀银 館馆 誤误 釋释 擬拟 層层 稅税 讓让 嗎吗 誰谁 僅仅 雲云 隊队 紙纸 絡络 頻频
遲迟 歸归 錄录
別别 獨独 凈净 淨净 擴扩 縮缩 壓压 併并 臨临 鄰邻 親亲 遠远 購购 採采
簽签 賠赔 牽牵 擁拥 歐欧 貨货 鐵铁 齡龄 婦妇 貧贫 殘残 養养
"""
_WIDE: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_BLANKS: Final = dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f\ufeff", " ")
_DASHES: Final = dict.fromkeys("—–―‐‑−﹣─", "-")
_MARKS: Final = dict(zip("～〜﹪﹐﹔﹕○◯［］【】「」『』〈〉", "~~%,;:〇〇[][]“”“”《》", strict=True))

_NARROW: Final = re.compile("[\x00-\u1fff]")
_FOLD: Final = {pair[0]: pair[1] for pair in _TRADITIONAL.split()} | _WIDE | _BLANKS | _DASHES | _MARKS
#: Nearly all that is folded in a text; one at a time they are replaced faster.
_FREQUENT: Final = "，；：（）％"
#: Most characters stay as they are.
_FOLDED: Final = re.compile(f"[{re.escape(''.join(_FOLD))}]")


def fold(text: str) -> str:
    """*text* in half width and simplified characters, of equal length, character by character.

    Full-width digits and punctuation become ASCII, dashes ``-``, other spaces a blank.
    ``。`` and ``、`` stay.
    """
    for mark in _FREQUENT:
        text = text.replace(mark, _FOLD[mark])
    return _FOLDED.sub(lambda found: _FOLD[found[0]], text)


def width(text: str) -> float:
    """The printed width of *text* in full-width characters; ASCII is half as wide."""
    return len(text) - len(_NARROW.findall(text)) / 2
