"""How fast a posting's skills and other requirements are found: milliseconds a posting, and whether within the bound.

`python benchmarks/skills.py` reads the repository's own pages (and, where they stand beside it, the real captures) and
finds what each asks for, three times after a first round that loads the lexicon. Times are of the processor, whatever
else the machine does. It ends with 1 where finding the skills takes longer than the bound on average.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from jseeker.core.parse import parse
from jseeker.core.skills import find_skills
from jseeker.errors import JSeekerError
from jseeker.model.posting import Posting, ReadMethod
from jseeker.sources import read_saved

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "sources"
CAPTURES = ROOT.parent / "shared" / "data" / "postings"
BOUND_MS = 50.0
"""For a posting on average, on one core of a small machine."""
ROUNDS = 3
LEAST_LETTERS = 400
"""Shorter texts are no postings and would only flatter the figures."""


def postings() -> Iterator[Posting]:
    """The postings of the repository's own pages, and those of the real captures that can be read."""
    for path in sorted(FIXTURES.glob("*/*.expected.json")):
        told = json.loads(path.read_text(encoding="utf-8")).get("posting") or {}
        if len(told.get("description") or "") >= LEAST_LETTERS:
            yield _posting(told["title"], told["description"], told.get("language"))
    for path in sorted((CAPTURES / "pages").glob("*")) if CAPTURES.is_dir() else ():
        try:
            read = read_saved(f"page{path.suffix}", path.read_bytes())
        except JSeekerError:
            continue
        if len(read.description) >= LEAST_LETTERS:
            yield read


def _posting(title: str, description: str, language: str | None) -> Posting:
    return Posting("u", "k", "s", ReadMethod.TEXT, "", title, description, language=language or "en")


def measured(found: list[Posting]) -> tuple[list[float], list[float]]:
    """Milliseconds of finding the skills, and of all requirements, for each posting: the best of the rounds."""
    skills, whole = [], []
    for posting in found:
        language = (posting.language or "en")[:2]
        skills.append(min(_ms(partial(find_skills, posting.description, language)) for _ in range(ROUNDS)))
        whole.append(min(_ms(partial(parse, posting)) for _ in range(ROUNDS)))
    return skills, whole


def _ms(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def main() -> None:
    """Prints the figures."""
    found = list(postings())
    if not found:
        sys.exit("There are no postings to measure; run it in the repository.")
    for posting in found[:3]:
        parse(posting)
    late = False
    for name, times in zip(("skills", "all requirements"), measured(found), strict=True):
        ranked = sorted(times)
        slowest = ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))]
        late = late or (name == "skills" and statistics.mean(times) > BOUND_MS)
        letters = statistics.median(len(posting.description) for posting in found)
        print(f"{name}: {len(found)} postings of {letters:,.0f} letters (median)")
        print(f"    mean {statistics.mean(times):.1f} ms, median {statistics.median(times):.1f} ms,")
        print(f"    99 of 100 within {slowest:.1f} ms, slowest {ranked[-1]:.1f} ms")
    sys.exit(1 if late else 0)


if __name__ == "__main__":
    main()
