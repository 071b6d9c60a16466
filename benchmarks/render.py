"""What a document costs here: milliseconds a PDF and DOCX, cold and warm, two threads, memory over many.

Run `python benchmarks/render.py [--many 1000]`. Side by side on the same content where they are installed: WeasyPrint
and a reused Chromium page (playwright). Figures are medians; run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import html
import importlib.util
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from jseeker.model.documents import DocumentFormat, DocumentStyle
from jseeker.model.profile import Section
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume
from jseeker.render import prove, writer_for

STYLE = DocumentStyle(density=0.5)
WARM_RUNS = 30
BULLETS = (
    "Led the redesign of the offline scheduling platform; throughput rose from 1.2M to 9.8M jobs a day",
    "Introduced autoscaling and an efficient bin-packing scheduler, reducing idle compute by 38 %",
    "Mentored five engineers to staff level and chaired the architecture review of 24 proposals",
    "Built a delivery workflow with Terraform and GitHub Actions; lead time fell from 6 days to 5 hours",
)


def line(text: str, section: Section) -> Line:
    return Line(text, section, "sample", text)


def resume(number: int) -> TailoredResume:
    """A resume of about a page; another number gives other words in most lines, as another posting would."""
    jobs = tuple(
        Entry(
            line(f"Engineer {job}", Section.WORK),
            line(f"0{job}/201{job} – 0{job}/202{job}", Section.WORK),
            line("Northwind Affiliates", Section.WORK),
            line("Montréal, QC", Section.WORK),
            bullets=tuple(line(f"{text} ({number}).", Section.WORK) for text in BULLETS),
        )
        for job in range(1, 5)
    )
    return TailoredResume(
        "0" * 64,
        "en",
        line("Robin Sample", Section.BASICS),
        line("Staff Platform Engineer", Section.BASICS),
        (ContactPart(line("robin@example.org", Section.BASICS), "mailto:robin@example.org"),),
        (
            ResumeSection(
                Section.SUMMARY, "Summary", (line(f"Engineer of data platforms, version {number}.", Section.SUMMARY),)
            ),
            ResumeSection(Section.WORK, "Experience", (), jobs),
            ResumeSection(Section.SKILLS, "Skills", (line("Languages: Python, Go, C++, SQL", Section.SKILLS),)),
        ),
    )


def milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def warm(write: Callable[[TailoredResume], object], runs: int = WARM_RUNS) -> float:
    """The median of a document, each of other words, after the first two."""
    times = [milliseconds(lambda n=number: write(resume(n))) for number in range(runs + 2)]
    return statistics.median(times[2:])


def cold() -> float:
    """The first PDF of a fresh process, its import left out."""
    script = (
        "import sys, time; sys.path.insert(0, sys.argv[1]); import render\n"
        "r = render.resume(0); w = render.writer_for(render.DocumentFormat.PDF)\n"
        "print(render.milliseconds(lambda: w.write(r, render.STYLE)))"
    )
    folder = str(Path(__file__).parent)
    return statistics.median(
        float(subprocess.run([sys.executable, "-c", script, folder], capture_output=True, check=True).stdout)
        for _ in range(3)
    )


def threads(count: int, documents: int = 60) -> float:
    """Milliseconds a PDF when this many threads write at once, each compiler warm."""
    writer = writer_for(DocumentFormat.PDF)
    with ThreadPoolExecutor(count) as pool:
        list(pool.map(lambda n: writer.write(resume(n), STYLE), range(8 * count)))
        start = time.perf_counter()
        list(pool.map(lambda n: writer.write(resume(1000 * count + n), STYLE), range(documents)))
        return (time.perf_counter() - start) * 1000 / documents


def resident_mb() -> float:
    """This process's memory now (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def as_html(value: TailoredResume) -> str:
    """The same content as a page, for the engines that take HTML."""
    parts = [f"<h1>{html.escape(value.name.text)}</h1>"]
    for section in value.sections:
        parts.append(f"<h2>{html.escape(section.heading)}</h2>")
        parts.extend(f"<p>{html.escape(each.text)}</p>" for each in section.paragraphs)
        for entry in section.entries:
            texts = [html.escape(each.text) for each in entry.lines()]
            parts.append(f"<h3>{texts[0]}</h3><p>{texts[1]}</p><p>{texts[2]}, {texts[3]}</p><ul>")
            parts.extend(f"<li>{text}</li>" for text in texts[4:])
            parts.append("</ul>")
    style = "body{font:10pt sans-serif} h1{font-size:24pt} h2{border-bottom:1px solid}"
    return f"<html lang=en><title>Resume</title><style>{style}</style>{''.join(parts)}</html>"


@contextmanager
def weasyprint() -> Iterator[Callable[[TailoredResume], object]]:
    from weasyprint import HTML  # type: ignore[import-not-found]  # noqa: PLC0415 - measured only where installed

    yield lambda value: HTML(string=as_html(value)).write_pdf()


@contextmanager
def chromium() -> Iterator[Callable[[TailoredResume], object]]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - measured only where installed

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()

        def write(value: TailoredResume) -> bytes:
            page.set_content(as_html(value))
            return page.pdf(format="A4", tagged=True)

        yield write
        browser.close()


OTHERS = {"weasyprint": weasyprint, "playwright": chromium}
"""By the module that must be there; Chromium is the system's own."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--many", type=int, default=0, help="write this many PDFs and watch the memory")
    many = parser.parse_args().many
    pdf, docx = writer_for(DocumentFormat.PDF), writer_for(DocumentFormat.DOCX)
    print(f"PDF, first in a process     {cold():8.1f} ms")
    ours = warm(lambda value: pdf.write(value, STYLE))
    print(f"PDF, warm                   {ours:8.1f} ms")
    print(f"DOCX, warm                  {warm(lambda value: docx.write(value, STYLE)):8.1f} ms")
    for writer in (pdf, docx):
        made = [(resume(number), writer.write(resume(number), STYLE)) for number in range(20)]
        proof = statistics.median(milliseconds(lambda r=r, d=d: prove(r, d, STYLE)) for r, d in made)
        print(f"{writer.format.value.upper():4} read back              {proof:8.1f} ms")
    one, two = threads(1), threads(2)
    print(f"PDF, one and two threads    {one:8.1f} and {two:.1f} ms, {one / two:.2f} times")
    for module, engine in OTHERS.items():
        if importlib.util.find_spec(module) is None or (module == "playwright" and shutil.which("chromium") is None):
            print(f"{module:27} not installed")
            continue
        with engine() as write:
            theirs = warm(write)
        print(f"{module:27} {theirs:8.1f} ms, {theirs / ours:.1f} times ours")
    for number in range(many):
        pdf.write(replace(resume(number), name=line(f"Robin Sample {number}", Section.BASICS)), STYLE)
        if number in (0, many // 10, many // 2, many - 1):
            print(f"memory after {number + 1:6} PDFs    {resident_mb():8.0f} MB")


if __name__ == "__main__":
    main()
