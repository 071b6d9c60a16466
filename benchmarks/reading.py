"""How fast postings are read: milliseconds a page, against trafilatura + extruct on the same pages.

`python benchmarks/reading.py [--pages FOLDER]` measures the real captures where they stand beside the repository, else
the repository's own pages. Where a site answers with JSON, the others get the same title and description as a bare web
page, which favours them: real pages carry ten times as much around it. extruct (all its syntaxes) is no dependency of
jSeeker; where it is not installed, only jSeeker is measured.
"""

from __future__ import annotations

import argparse
import html
import json
import logging
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jseeker.errors import PostingError
from jseeker.model.page import Page
from jseeker.model.posting import Posting
from jseeker.ports import Source
from jseeker.sources import all_sources, claim_link

ROOT = Path(__file__).resolve().parents[1]
CAPTURES = ROOT.parent / "shared" / "data" / "postings"
FIXTURES = ROOT / "tests" / "sources"
UNKNOWN_LINK = "https://careers.unknown.example/jobs/head-baker-4711"
ROUNDS = 7
WANTED = {"adapter": 5.0, "unknown page": 2.0}
"""How many times faster than trafilatura + extruct together."""


@dataclass(frozen=True)
class Case:
    """One answer and the link that it belongs to."""

    name: str
    link: str
    body: bytes

    @property
    def is_json(self) -> bool:
        return self.body.lstrip()[:1] in (b"{", b"[")


def captures(folder: Path) -> list[Case]:
    index = json.loads((folder / "index.json").read_text("utf-8"))
    return [
        Case(entry["id"], entry["url"] or UNKNOWN_LINK, (folder / "pages" / entry["file"]).read_bytes())
        for entry in index
        if entry["ats"] != "negative"
    ]


def fixtures() -> list[Case]:
    cases = []
    for file in sorted(FIXTURES.glob("*/*.expected.json")):
        expected = json.loads(file.read_text("utf-8"))
        page = next(file.parent.glob(file.name.replace(".expected.json", ".page.*")))
        if "posting" in expected and page.suffix != ".xml":
            cases.append(Case(f"{file.parent.name}/{page.name}", expected["link"], page.read_bytes()))
    return cases


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of the best of several rounds: what the work takes, whatever else the machine does."""
    times = []
    for _ in range(ROUNDS):
        started = time.thread_time()
        work()
        times.append(time.thread_time() - started)
    return min(times) * 1000


def reader(case: Case, source: Source, link: str) -> Callable[[], Posting | None]:
    page = Page(link, 200, "application/json" if case.is_json else "text/html", case.body)

    def read() -> Posting | None:
        try:
            found = source.read(page, link)
        except PostingError:
            return None
        return found if isinstance(found, Posting) else None

    return read


def as_web_page(case: Case, posting: Posting) -> str:
    """The page for those who read no JSON: the site's own where it is one, else title and description alone."""
    if not case.is_json:
        return case.body.decode("utf-8", "replace")
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in posting.description.split("\n") if line)
    title = html.escape(posting.title)
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{paragraphs}</body></html>"


def rivals() -> Callable[[str], object] | None:
    """The text by trafilatura and the data by extruct, None where extruct is not installed."""
    try:
        import extruct  # noqa: PLC0415 - no dependency: it may not be there
    except ImportError:
        return None
    import trafilatura  # noqa: PLC0415 - only beside extruct

    logging.disable(logging.CRITICAL)
    return lambda page: (trafilatura.extract(page), extruct.extract(page, base_url=UNKNOWN_LINK, errors="ignore"))


def measured(cases: list[Case]) -> list[tuple[str, str, float, float | None]]:
    """(kind, name, our ms, the others' ms) of every case that is a posting."""
    others, generic = rivals(), next(source for source in all_sources() if source.name == "generic")
    rows: list[tuple[str, str, float, float | None]] = []
    for case in cases:
        own = claim_link(case.link, all_sources(), has_page=True)[0]
        ways = [("unknown page", generic, UNKNOWN_LINK)] if own is generic or not case.is_json else []
        ways += [("adapter", own, case.link)] if own is not generic else []
        for kind, source, link in ways:
            read = reader(case, source, link)
            posting = read()
            if posting is not None:
                page = as_web_page(case, posting)
                theirs = milliseconds(lambda page=page: others(page)) if others else None  # type: ignore[misc]
                rows.append((kind, case.name, milliseconds(read), theirs))
    return rows


def show(rows: list[tuple[str, str, float, float | None]], *, each: bool) -> None:
    print(f"{'':<38}{'pages':>6}{'jSeeker':>12}{'trafilatura + extruct':>24}{'faster':>9}{'wanted':>9}")
    for kind, name, ours, theirs in sorted(rows) if each else ():
        rest = f"{theirs:>21.2f} ms{theirs / ours:>7.1f} x" if theirs else ""
        print(f"{f'{kind[:7]} {name[:28]}':<44}{ours:>9.2f} ms{rest}")
    for kind, wanted in WANTED.items():
        found = [(ours, theirs) for row_kind, _, ours, theirs in rows if row_kind == kind]
        ours = statistics.median(pair[0] for pair in found)
        theirs = [pair[1] for pair in found if pair[1] is not None]
        line = f"{'median, ' + kind:<38}{len(found):>6}{ours:>9.2f} ms"
        if theirs:
            # The same page is compared with itself: the median of the factors, not the factor of the medians
            factor = statistics.median(pair[1] / pair[0] for pair in found if pair[1] is not None)
            line += f"{statistics.median(theirs):>21.2f} ms{factor:>7.1f} x{wanted:>7.1f} x"
        print(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=CAPTURES, help="a folder with index.json and pages/")
    parser.add_argument("--each", action="store_true", help="a line for each page, too")
    given = parser.parse_args()
    has_captures = (given.pages / "index.json").is_file()
    print(
        f"Pages: {'real captures' if has_captures else 'the invented ones in tests/sources'}; best of {ROUNDS} rounds."
    )
    show(measured(captures(given.pages) if has_captures else fixtures()), each=given.each)
    if rivals() is None:
        print(
            "extruct is not installed here, so jSeeker alone was measured; install it to compare: pip install extruct."
        )


if __name__ == "__main__":
    sys.exit(main())
