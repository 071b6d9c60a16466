"""The quality of reading on real captures: pinned, so that it never gets worse unseen."""

from __future__ import annotations

import json
import statistics
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from jseeker.errors import LoginWall, NotAPosting
from jseeker.model.page import Page
from jseeker.model.posting import Posting
from jseeker.ports import Follow
from jseeker.sources import all_sources, claim_link

OF_A_PAGE_WITHOUT_LINK = {
    "successfactors-hkjc": "https://careers.hkjc.example/job/Sha-Tin-Deputy-Executive-Manager/1258467501/",
}
DOCUMENTED = {
    "title": "title",
    "company": "company",
    "place": "places",
    "salary (both ends and currency)": "salary",
    "day of publication": "dates",
    "language": "language",
    "phrases of the description": "body",
}
"""The rows of the table in docs/reading.md, and the field that each is about."""


@dataclass
class Tally:
    """Hits and misses for each field."""

    hits: dict[str, list[bool]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    boilerplate: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def count(self, name: str, got: object, wanted: object, where: str) -> None:
        self.hits.setdefault(name, []).append(got == wanted)
        if got != wanted:
            self.misses.append(f"{where} {name}: {got!r} is not {wanted!r}")

    def share(self, name: str) -> float:
        return sum(self.hits[name]) / len(self.hits[name])


def plain(text: str | None) -> str:
    """White space and case do not count."""
    return " ".join((text or "").split()).casefold()


def read(entry: dict[str, Any], folder: Path) -> Posting | Follow:
    link = entry["url"] or OF_A_PAGE_WITHOUT_LINK.get(entry["id"], "https://careers.acme.example/x")
    source, claim = claim_link(link, all_sources(), has_page=True)
    content_type = "application/json" if entry["file"].endswith(".json") else "text/html"
    return source.read(
        Page(claim.request.url, 200, content_type, (folder / "pages" / entry["file"]).read_bytes()), link
    )


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data" / "postings"


@pytest.fixture(scope="module")
def index(folder: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((folder / "index.json").read_text("utf-8"))
    return entries


@pytest.fixture(scope="module")
def bounds() -> dict[str, float]:
    table: dict[str, float] = tomllib.loads((Path(__file__).parent / "reading.toml").read_text("utf-8"))["bounds"]
    return table


@pytest.fixture(scope="module")
def tally(folder: Path, index: list[dict[str, Any]]) -> Tally:
    tally = Tally()
    for entry in index:
        if entry["ats"] == "negative":
            continue
        started = time.perf_counter()
        posting = read(entry, folder)
        tally.milliseconds.append((time.perf_counter() - started) * 1000)
        assert isinstance(posting, Posting), entry["id"]
        judge(posting, entry, tally)
    return tally


def judge(posting: Posting, entry: dict[str, Any], tally: Tally) -> None:
    wanted, where = entry["expected"], entry["id"]
    tally.count("title", plain(posting.title), plain(wanted["title"]), where)
    if wanted["company"]:
        tally.count("company", plain(posting.company), plain(wanted["company"]), where)
    if wanted["location"]:
        tally.count(
            "places", plain(posting.locations[0] if posting.locations else ""), plain(wanted["location"]), where
        )
    pay = posting.salary
    got = (pay.min, pay.max, pay.currency) if pay else (None, None, None)
    tally.count("salary", got, (wanted["salary_min"], wanted["salary_max"], wanted["currency"]), where)
    day = posting.date_posted.isoformat() if posting.date_posted else None
    tally.count("dates", day, wanted["date_posted"], where)
    tally.count("language", posting.language, entry["language"], where)
    body = plain(posting.description)
    for words in wanted["description_must_contain"]:
        tally.count("body", plain(words) in body, True, f"{where} “{words}”")
    tally.boilerplate += sum(words in posting.description for words in wanted["description_must_not_contain"])


@pytest.mark.parametrize("name", ["title", "company", "places", "salary", "dates", "language", "body"])
def test_a_field_is_read_as_well_as_pinned(tally: Tally, bounds: dict[str, float], name: str) -> None:
    assert tally.share(name) >= bounds[name], "\n".join(tally.misses)


def test_no_boilerplate_is_left_in(tally: Tally, bounds: dict[str, float]) -> None:
    assert tally.boilerplate <= bounds["boilerplate"]


def test_every_page_that_is_no_posting_is_refused(folder: Path, index: list[dict[str, Any]]) -> None:
    negatives = [entry for entry in index if entry["ats"] == "negative"]
    assert len(negatives) == 3
    for entry in negatives:
        with pytest.raises((NotAPosting, LoginWall)):
            read(entry, folder)


def test_all_captures_are_read(tally: Tally) -> None:
    assert len(tally.hits["title"]) == 26


def test_the_table_in_the_docs_is_what_was_measured(tally: Tally) -> None:
    text = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8")
    for label, name in DOCUMENTED.items():
        assert f"| {label} | {sum(tally.hits[name])} of {len(tally.hits[name])} |" in text
    assert f"| pieces of boilerplate left in | {tally.boilerplate} |" in text


def test_reading_is_fast(tally: Tally, bounds: dict[str, float]) -> None:
    assert statistics.median(tally.milliseconds) < bounds["ms_median"]
