"""How long the text of a report takes: 20,000 characters, and whether the time grows with the length alone.

Run with ``python benchmarks narrative``; the times are those of the best of three runs, without start-up.
The hard texts have neither sentences nor sense; ten times as much must take ten times as long.
"""

from __future__ import annotations

import time
from pathlib import Path

from govcheck.narrative.relations import relate
from govcheck.narrative.sentences import read

DATA = Path(__file__).parents[1] / "tests" / "data" / "narrative"
SAMPLE = (
    "2020年全市各级行政机关共办理政府信息公开申请19017宗，其中予以公开8050宗，部分公开1530宗，不予公开1457宗，"
    "无法提供5521宗，不予处理977宗，其他处理791宗；办结率98.36%，同比增长12.5%。一是印发《广州市网上办事大厅建设工作方案》"
    "（穗府办〔2008〕41号）；二是接听电话212万多个，接通率由年初的不足60%上升至95%以上。\n"
)
HARD = (
    "1,234" * 400, "(" * 2000, "一二三四五六七八九十百千万亿" * 150, " " * 2000, "1 " * 1000, "《" * 2000,
    "其中" * 1000,
    "共5件，其中3件（2件" * 100, "12件，占3%，" * 200, "一是" * 1000, "《甲乙丙丁》、" * 200,
    "A、" * 800 + "等3个部门",
    "X" * 2000, "（" * 1000 + "）" * 1000, "办结率100%，" * 300, "2023年" * 400,
    "（一）5个\n" * 200, "丙丁戊大学、" * 300, "同比增长5%，" * 300, "同类信息共5条。" * 200,
)  # fmt: skip


#: Many titles that are much alike, in many lists.
TITLES = "".join(f"《关于做好第{number}号工程的通知》、《关于做好第{number}号工程的报告》。" for number in range(4_000))


def best(text: str) -> float:
    """Milliseconds of processor time of the fastest of three runs over *text*: reading and all relations."""
    times = []
    for _ in range(3):
        start = time.process_time()
        for _ in relate(read(text)):
            pass
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    """Print the times."""
    prose = (DATA / "guangzhou-2015-progress.txt").read_text("utf-8")
    print(f"20,000 characters of a published report: {best((prose * 2)[:20_000]):.1f} ms")
    print(f"20,000 characters that are all figures: {best((SAMPLE * 200)[:20_000]):.1f} ms")
    for size in (10_000, 100_000, 1_000_000):
        text = (prose * (size // len(prose) + 1))[:size]
        print(f"{size // 1000} thousand characters: {best(text):.1f} ms")
    for hard in HARD:
        print(f"{hard[:8]!r}: {best(hard * 10):.1f} ms, ten times as much {best(hard * 100):.1f} ms")
    print(f"titles: {best(TITLES[: len(TITLES) // 10]):.1f} ms, ten times as much {best(TITLES):.1f} ms")


if __name__ == "__main__":
    main()
