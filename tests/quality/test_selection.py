"""How well the chosen lines are those that a recruiter would want, beside three plain ways of choosing."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import pytest
import yaml

from jseeker.core.match import match
from jseeker.core.parse import parse
from jseeker.core.resume_file import read_resume
from jseeker.core.selection import Budget, choose_lines
from jseeker.core.similarity import Weights, cosine
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.profile import Profile, SourceLine
from jseeker.samples import sample_resume

FOLDER = Path(__file__).parent / "selection"
LINES = 6  # what a person reads first; half of a page of bullets
SHUFFLES = 200

# Pinned figures (nDCG at 6 lines, mean over the pairs); they may rise, never fall.
LEAST_PAIRS, LEAST_TRADES = 35, 7
LEAST_NDCG = 0.90
LEAST_AHEAD_OF_TFIDF, LEAST_AHEAD_OF_ORDER, LEAST_AHEAD_OF_RANDOM = 0.05, 0.25, 0.30


@dataclass(frozen=True)
class Pair:
    """One posting for one resume, with the grade of each line that a recruiter would want."""

    trade: str
    profile: Profile
    posting: Posting
    wanted: dict[str, int]

    @property
    def lines(self) -> tuple[SourceLine, ...]:
        return tuple(line for item in self.profile.items for line in item.lines)

    def ndcg(self, order: Sequence[str]) -> float:
        def gain(grades: Sequence[int]) -> float:
            return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:LINES]))

        best = gain(sorted(self.wanted.values(), reverse=True))
        return gain([self.wanted.get(line_id, 0) for line_id in order]) / best


def pairs() -> Iterator[Pair]:
    for path in sorted(FOLDER.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        own = data["resume"]
        profile = (
            read_resume(sample_resume(), "resume.yaml")
            if own == "sample"
            else read_resume(json.dumps(own).encode(), "resume.json")
        )
        for number, given in enumerate(data["postings"]):
            posting = Posting(
                url=f"https://jobs.example.org/{path.stem}/{number}",
                key=f"{path.stem}:{number}",
                source="generic",
                method=ReadMethod.TEXT,
                company="Example",
                title=given["title"],
                description=f"{data['about']}\nThe job\n{given['text']}\n{data['offer']}",
                language="en",
            )
            yield Pair(path.stem, profile, posting, given["wanted"])


@pytest.fixture(scope="module")
def all_pairs() -> list[Pair]:
    return list(pairs())


def chosen_order(pair: Pair) -> list[str]:
    parsed = parse(pair.posting)
    found = match(pair.posting, parsed, pair.profile)
    selection = choose_lines(pair.profile, found, Budget(LINES))
    choices = [choice for own in selection.chosen.values() for choice in own]
    return [choice.line.id for choice in sorted(choices, key=lambda choice: -choice.worth)]


def tfidf_order(pair: Pair) -> list[str]:
    weights = Weights((*(line.text for line in pair.lines), *pair.posting.description.splitlines()))
    wanted = weights.vector(f"{pair.posting.title} {pair.posting.description}")
    return [line.id for line in sorted(pair.lines, key=lambda line: -cosine(wanted, weights.vector(line.text)))]


def random_ndcg(pair: Pair) -> float:
    ids = [line.id for line in pair.lines]
    dice = random.Random(7)  # noqa: S311 # a baseline, not a secret
    return fmean(pair.ndcg(dice.sample(ids, len(ids))) for _ in range(SHUFFLES))


def test_the_set_is_labelled_over_many_trades(all_pairs: list[Pair]) -> None:
    assert len(all_pairs) >= LEAST_PAIRS
    assert len({pair.trade for pair in all_pairs}) >= LEAST_TRADES
    for pair in all_pairs:
        known = {line.id for line in pair.lines}
        assert set(pair.wanted) <= known, pair.posting.title
        assert set(pair.wanted.values()) <= {1, 2, 3}


def test_the_chosen_lines_are_those_that_a_recruiter_wants(all_pairs: list[Pair]) -> None:
    ours = fmean(pair.ndcg(chosen_order(pair)) for pair in all_pairs)
    tfidf = fmean(pair.ndcg(tfidf_order(pair)) for pair in all_pairs)
    order = fmean(pair.ndcg([line.id for line in pair.lines]) for pair in all_pairs)
    chance = fmean(random_ndcg(pair) for pair in all_pairs)
    record = f"nDCG@{LINES}: chosen {ours:.3f}, TF-IDF {tfidf:.3f}, original order {order:.3f}, random {chance:.3f}"

    assert ours >= LEAST_NDCG, record
    assert ours - tfidf >= LEAST_AHEAD_OF_TFIDF
    assert ours - order >= LEAST_AHEAD_OF_ORDER
    assert ours - chance >= LEAST_AHEAD_OF_RANDOM


def test_the_same_pair_gives_the_same_lines_twice(all_pairs: list[Pair]) -> None:
    for pair in all_pairs[::5]:
        assert chosen_order(pair) == chosen_order(pair)
