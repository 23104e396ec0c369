"""How long it takes to compare a narrative with the tables, and whether the time grows with the length alone.

Run with ``python benchmarks claims``; times are those of the best of three runs, without start-up. What is measured
is the whole of `govcheck.check_text`: reading, claims, and relations within the text. The hard texts have neither
sentences nor sense; ten times as much must take ten times as long.
"""

from __future__ import annotations

import time
from pathlib import Path

from attrs import evolve

from govcheck.check import check_report
from govcheck.loading import load
from govcheck.place import Place
from govcheck.report import Narrative

ROOT = Path(__file__).parents[1]
REPORT = load(str(ROOT / "examples" / "guangzhou-2020" / "report.yaml"))
SAMPLE = (
    "2020年全市各级行政机关共办理政府信息公开申请19017宗，其中予以公开8050宗，部分公开1530宗，不予公开1461宗，"
    "无法提供5521宗，不予处理977宗，其他处理787宗；办结率98.36%，同比增长12.5%。一是印发《广州市网上办事大厅建设工作方案》"
    "（穗府办〔2008〕41号）；二是接听电话212万多个，接通率由年初的不足60%上升至95%以上。\n"
)
HARD = (
    "收到政府信息公开申请" * 200, "收到申请3件" * 300, "收到申请3件、" * 300, "收到申请3件，" * 300, "分别" * 1000,
    "行政复议、行政诉讼分别为3件和4件" * 120, "予以公开、" * 400 + "分别为3件", "较2023年" * 400 + "增加3件，" * 300,
    "市公安局" * 500, "全市" * 1000, "结转下年" * 500 + "3件", "其中" * 1000 + "3件", "（" * 1000 + "收到申请3件",
    "3件" * 1000, "占3.5%" * 500, "在市政府" * 500, "未收到申请，均已办结，" * 180, "近三年" * 700,
    "申请" * 1000 + "均已办结", "（全市）收到申请3件，" * 200, "全市" + "各县区" * 600, "办结率100%，" * 300,
    "其中3件" * 400, "全市12个区、" * 300,
)  # fmt: skip


def best(text: str) -> float:
    """Milliseconds of processor time of the fastest of three checks of *text*, beyond those of an empty one."""
    return _best(text) - _best("")


def _best(text: str) -> float:
    report = evolve(REPORT.report, narrative=Narrative(text, Place()))
    times = []
    for _ in range(3):
        start = time.process_time()
        check_report(report, REPORT.pack)
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    """Print the times."""
    narrative = REPORT.report.narrative
    prose = narrative.text if narrative else ""
    print(f"20,000 characters of a published report: {best((prose * 4)[:20_000]):.1f} ms")
    print(f"20,000 characters that are all figures: {best((SAMPLE * 200)[:20_000]):.1f} ms")
    for size in (10_000, 100_000, 1_000_000):
        text = (prose * (size // len(prose) + 1))[:size]
        print(f"{size // 1000} thousand characters: {best(text):.1f} ms")
    for hard in HARD:
        print(f"{hard[:8]!r}: {best(hard * 10):.1f} ms, ten times as much {best(hard * 100):.1f} ms")


if __name__ == "__main__":
    main()
