"""Pairs of links in the shapes that people copy: spellings of one posting meet, two postings never do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jseeker.core.links import canonical_link
from jseeker.sources import all_sources, posting_key

IDS = {"UUU": "21708d37-0ac5-4f6e-9d3c-1b2a3c4d5e6f", "VVV": "31708d37-0ac5-4f6e-9d3c-1b2a3c4d5e6f"}


def pairs(mark: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "link_pairs.txt").read_text("utf-8").splitlines()
    whole = [re.sub("UUU|VVV", lambda found: IDS[found[0]], line) for line in lines if not line.startswith("#")]
    return [(first, second) for line in whole if mark in line for first, second in [line.split(mark)]]


def key(link: str) -> str:
    return posting_key(link, all_sources())


@pytest.mark.parametrize(("first", "second"), pairs(" = "))
def test_two_spellings_of_one_posting_meet(first: str, second: str) -> None:
    assert key(first) == key(second)


@pytest.mark.parametrize(("first", "second"), pairs(" / "))
def test_two_postings_never_meet(first: str, second: str) -> None:
    assert key(first) != key(second)


@pytest.mark.parametrize("link", [link for mark in (" = ", " / ") for pair in pairs(mark) for link in pair])
def test_a_canonical_link_stays_as_it_is_and_keeps_its_key(link: str) -> None:
    canonical = canonical_link(link)
    assert canonical_link(canonical) == canonical
    assert key(canonical) == key(link)


def test_there_are_enough_pairs_to_mean_something() -> None:
    assert len(pairs(" = ")) >= 85
    assert len(pairs(" / ")) >= 70
