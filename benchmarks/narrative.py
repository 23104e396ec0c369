"""How long the text of a report takes: 20,000 characters, and whether the time grows with the length alone.

Run with ``python benchmarks/narrative.py``; the times are those of the best of three runs, without start-up.
"""

from __future__ import annotations

import time

from govcheck.narrative.sentences import read

SAMPLE = (
    "2020年全市各级行政机关共办理政府信息公开申请19017宗，其中予以公开8050宗，部分公开1530宗，不予公开1457宗，"
    "无法提供5521宗，不予处理977宗，其他处理791宗；办结率98.36%，同比增长12.5%。一是印发《广州市网上办事大厅建设工作方案》"
    "（穗府办〔2008〕41号）；二是接听电话212万多个，接通率由年初的不足60%上升至95%以上。\n"
)
HARD = (
    "1,234" * 400,
    "(" * 2000,
    "一二三四五六七八九十百千万亿" * 150,
    " " * 2000,
    "1 " * 1000,
    "《" * 2000,
    "其中" * 1000,
)


def best(text: str) -> float:
    """Milliseconds of the fastest of three runs over *text*."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        read(text)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Print the times."""
    print(f"20,000 characters: {best((SAMPLE * 200)[:20_000]):.1f} ms")
    for size in (10_000, 100_000, 1_000_000):
        text = (SAMPLE * (size // len(SAMPLE) + 1))[:size]
        print(f"{size // 1000} thousand characters: {best(text):.1f} ms")
    for hard in HARD:
        print(f"{hard[:8]!r}: {best(hard * 10):.1f} ms, ten times as much {best(hard * 100):.1f} ms")


if __name__ == "__main__":
    main()
