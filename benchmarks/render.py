"""What a document costs here: milliseconds a PDF and DOCX, cold and warm, two threads, memory over many.

Run `python benchmarks/render.py [--many 1000]`. Side by side on the same content: WeasyPrint, RenderCV and a reused
Chromium page (playwright), from an environment in a temporary folder that it makes once. Figures are medians; run it on
a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jseeker.model.documents import DocumentFormat, DocumentStyle
from jseeker.model.profile import Section
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume
from jseeker.ports import DocumentWriter
from jseeker.render import prove, writer_for

STYLE = DocumentStyle(density=0.5)
WARM_RUNS = 30
RIVAL_RUNS = 14
ROUNDS = 3
"""How often each pair is measured in turn; the best counts, which another program's work only ever worsens."""
THREAD_ROUNDS = 6
RIVALS = ("weasyprint==70.0", "rendercv[full]==2.3", "playwright==1.65.2")
ENGINES = ("weasyprint", "rendercv", "playwright")
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
    times = [milliseconds(partial(write, resume(number))) for number in range(runs + 2)]
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


def threads(count: int, documents: int = 60) -> tuple[float, float]:
    """Milliseconds a PDF when this many threads write at once, each compiler warm: on the clock, of the processor."""
    writer = writer_for(DocumentFormat.PDF)
    with ThreadPoolExecutor(count) as pool:
        list(pool.map(lambda n: writer.write(resume(n), STYLE), range(8 * count)))
        start, spent = time.perf_counter(), time.process_time()
        list(pool.map(lambda n: writer.write(resume(1000 * count + n), STYLE), range(documents)))
        wall, cpu = time.perf_counter() - start, time.process_time() - spent
    return wall * 1000 / documents, cpu * 1000 / documents


def compare_threads() -> None:
    """One and two threads in turn; the best of each, since another program's work only ever worsens it."""
    rounds = [(threads(1), threads(2)) for _ in range(THREAD_ROUNDS)]
    one, two = min(first for first, _ in rounds), min(second for _, second in rounds)
    print(f"PDF, one and two threads    {one[0]:8.1f} and {two[0]:.1f} ms, {one[0] / two[0]:.2f} times")
    print(f"  of the processor          {one[1]:8.1f} and {two[1]:.1f} ms a PDF")


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


def as_cv(value: TailoredResume) -> dict[str, Any]:
    """The same content as RenderCV takes it."""
    work = next(section for section in value.sections if section.section is Section.WORK)
    jobs = []
    for entry in work.entries:
        title, dates, company, place, *bullets = (each.text for each in entry.lines())
        start, end = (f"{month[3:]}-{month[:2]}" for month in dates.split(" – "))
        job = {"company": company, "position": title, "location": place, "start_date": start, "end_date": end}
        jobs.append({**job, "highlights": bullets})
    others = {
        section.heading: [each.text for each in section.paragraphs] for section in value.sections if section.paragraphs
    }
    cv = {"name": value.name.text, "email": "robin@example.com", "sections": {**others, work.heading: jobs}}
    return {"cv": cv, "design": {"theme": "classic"}}


def rivals_python() -> str | None:
    """The Python of an environment with the other engines: $JSEEKER_BENCH_PYTHON, or one made in a temporary folder.

    None where it cannot be made (no network, say); the reason is printed.
    """
    if given := os.environ.get("JSEEKER_BENCH_PYTHON"):
        return given
    folder = Path(tempfile.gettempdir(), "jseeker-bench-documents")
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, check=True)
            subprocess.run([str(python), "-m", "pip", "install", "-q", *RIVALS], capture_output=True, check=True)
        except subprocess.CalledProcessError as error:
            lines = error.stderr.decode(errors="replace").strip().splitlines()
            print(f"The other engines are left out, since they cannot be installed: {lines[-1] if lines else error}")
            return None
        ready.touch()
    return str(python)


def rival(python: str, engine: str, contents: str) -> list[float] | None:
    """The milliseconds a document that another engine takes, in its own process; None where it is not there."""
    script = Path(__file__).parent / "rivals" / "documents.py"
    done = subprocess.run([python, str(script), engine], input=contents, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{engine:27} not measured: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
        return None
    times: list[float] = json.loads(done.stdout)
    return times


def compare(pdf: DocumentWriter) -> None:
    """Each of the other engines and ours, side by side in rounds, so that a busy machine weighs on both."""
    python = rivals_python()
    if python is None:
        return
    contents = json.dumps([{"html": as_html(resume(n)), "cv": as_cv(resume(n))} for n in range(RIVAL_RUNS)])
    for engine in ENGINES:
        if engine == "playwright" and shutil.which("chromium") is None:
            print(f"{engine:27} not measured: Chromium is not installed")
            continue
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(ROUNDS):
            ours.append(warm(lambda value: pdf.write(value, STYLE)))
            times = rival(python, engine, contents)
            if times is None:
                break
            theirs.append(statistics.median(times))
        else:
            mine, other = min(ours), min(theirs)
            print(f"{engine:27} {other:8.1f} ms, {other / mine:.1f} times ours ({mine:.1f} ms at its side)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--many", type=int, default=1000, help="write this many PDFs and watch the memory")
    many = parser.parse_args().many
    pdf, docx = writer_for(DocumentFormat.PDF), writer_for(DocumentFormat.DOCX)
    print(f"PDF, first in a process     {cold():8.1f} ms")
    ours = warm(lambda value: pdf.write(value, STYLE))
    print(f"PDF, warm                   {ours:8.1f} ms")
    print(f"DOCX, warm                  {warm(lambda value: docx.write(value, STYLE)):8.1f} ms")
    for writer in (pdf, docx):
        made = [(resume(number), writer.write(resume(number), STYLE)) for number in range(20)]
        proof = statistics.median(milliseconds(partial(prove, value, document, STYLE)) for value, document in made)
        print(f"{writer.format.value.upper():4} read back              {proof:8.1f} ms")
    compare_threads()
    compare(pdf)
    for number in range(many):
        pdf.write(replace(resume(number), name=line(f"Robin Sample {number}", Section.BASICS)), STYLE)
        if number in (0, many // 10, many // 2, many - 1):
            print(f"memory after {number + 1:6} PDFs    {resident_mb():8.0f} MB")


if __name__ == "__main__":
    main()
