"""Reading published documents and finding the report in them: processor time beyond start-up, and memory.

Run with ``python benchmarks documents``; it needs ``pip install "govcheck[all]"``, and LibreOffice for the PDF of 18
pages. Small documents are read in this process, the best of several runs; large ones in a process of their own.
Bars in brackets.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from _tools import ROOT, environment, machine
from attrs import evolve

from govcheck import documents
from govcheck.binding.bind import bound
from govcheck.documents.office import find
from govcheck.loading import load
from govcheck.place import Place
from govcheck.rendering import render
from govcheck.report import Narrative

if TYPE_CHECKING:
    from collections.abc import Iterator

PUBLISHED = ROOT / "tests" / "data" / "documents"
EXAMPLE = load(str(ROOT / "examples" / "suqian-2024" / "report.yaml"))
PROSE = ROOT / "tests" / "data" / "narrative" / "guangzhou-2015-progress.txt"
RUNS = 9
PAGES = 18
MEGABYTES = 50
HUGE_PAGES = 2_000
#: Reads one document in a process of its own; prints seconds and MiB at its end, and why it was refused.
CHILD = """
import resource, sys
from govcheck.binding.bind import load_document
from govcheck.errors import GovcheckError
def used():
    now = resource.getrusage(resource.RUSAGE_SELF)
    return now.ru_utime + now.ru_stime
def peak():
    # The system counts what the starting process held as well; Linux tells the two apart.
    try:
        lines = open("/proc/self/status").readlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
begin, said = used(), "read"
try:
    load_document(sys.argv[1])
except GovcheckError as error:
    said = "refused: " + str(error)
print(used() - begin, peak(), said, sep="\\t")
"""


def main() -> None:
    """Print every figure."""
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, bar in small(folder):
            print(f"{path.name}: {in_process(path)} (at most {bar})")
        if find() is None:
            print(f"LibreOffice is not installed: the PDF of {PAGES} pages is left out")
        else:
            print(f"PDF of {PAGES} pages or more: {apart(long_pdf(folder))} (at most 3 s and 300 MiB)")
        print(f"HTML of {MEGABYTES} MB: {apart(huge_html(folder))} (at most 60 s and 1024 MiB)")
        print(f"PDF of {HUGE_PAGES} pages: {apart(huge_pdf(folder))} (at most 60 s and 1024 MiB)")


def small(folder: Path) -> Iterator[tuple[Path, str]]:
    """Published pages, and a report rendered to each format, with their bars."""
    for path in sorted(PUBLISHED.glob("*.html")):
        yield path, "30 ms"
    for kind, bar in (("docx", "30 ms"), ("html", "30 ms"), ("xlsx", "20 ms")):
        path = folder / f"rendered.{kind}"
        path.write_bytes(render(EXAMPLE.report, EXAMPLE.pack, kind))
        yield path, bar


def in_process(path: Path) -> str:
    """The best times of reading *path* and of binding what was read."""
    reading = best(lambda: documents.read(str(path)))
    document = documents.read(str(path))
    binding = best(lambda: bound(document))
    return f"{reading + binding:.1f} ms (reading {reading:.1f}, binding {binding:.1f})"


def best(call) -> float:
    """Milliseconds of processor time of the fastest of several calls."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times) * 1000


def apart(path: Path) -> str:
    """Processor time beyond start-up and greatest memory of reading *path* in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        check=True, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment(),
    )  # fmt: skip
    seconds, peak, said = done.stdout.strip().split("\t")
    return f"{float(seconds):.2f} s, {float(peak):.0f} MiB, {said}"


def long_pdf(folder: Path) -> Path:
    """A report with so long a narrative that LibreOffice prints it on 18 pages or a few more."""
    text = PROSE.read_text("utf-8")
    report = evolve(EXAMPLE.report, narrative=Narrative((text * 3)[: PAGES * 1_050], Place()))
    path = folder / "long.pdf"
    path.write_bytes(render(report, EXAMPLE.pack, "pdf"))
    return path


def huge_html(folder: Path) -> Path:
    """A published page with paragraphs and tables repeated until it has 50 MB."""
    page = (PUBLISHED / "hangzhou-style-2025.html").read_text("utf-8")
    start, body, rest = page.partition("<body")
    inside, end, _ = rest.rpartition("</body>")
    first, _, content = inside.partition(">")
    times = MEGABYTES * 1_000_000 // len(content.encode()) + 1
    path = folder / "huge.html"
    path.write_text(f"{start}{body}{first}>{content * times}{end}</html>", encoding="utf-8")
    return path


def huge_pdf(folder: Path) -> Path:
    """A PDF of 2,000 pages with one line of text each, written by hand."""
    content = b"BT /F1 12 Tf 72 720 Td (2024) Tj ET"
    kids = " ".join(f"{number + 5} 0 R" for number in range(HUGE_PAGES))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {HUGE_PAGES} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    resources = b"<< /Font << /F1 3 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources
    path = folder / "huge.pdf"
    path.write_bytes(_pdf([*objects, *[page] * HUGE_PAGES]))
    return path


def _pdf(objects: list[bytes]) -> bytes:
    """The file with *objects*, numbered from 1, and the table of where each begins."""
    written, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(written)


if __name__ == "__main__":
    main()
