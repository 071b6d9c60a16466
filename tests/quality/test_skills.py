"""The figures of skill reading, pinned in skills.toml: SkillSpan's dev split, and invented postings of many trades."""

from __future__ import annotations

import json
import re
import statistics
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jseeker.core.parse import parse_text
from jseeker.core.skills import SkillModel, canonical_skill
from jseeker.core.skills.model import decoded
from jseeker.model.posting import ParsedPosting

HERE = Path(__file__).parent
LEARNT_FROM_TRAIN_ALONE = HERE / "skillspan-train.tsv.gz"
MOST_MS_A_POSTING = 50

Labelled = list[tuple[str, set[str]]]


@pytest.fixture(scope="module")
def pins() -> dict[str, Any]:
    """The pinned figures and the invented postings."""
    return tomllib.loads((HERE / "skills.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dev(shared: Path) -> Labelled:
    """The dev split's documents: the text, a line for each row, and the distinct labelled knowledge spans."""
    rows: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for line in (shared / "data" / "skillspan" / "dev.json").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault((row["source"], row["idx"]), []).append(row)
    return [
        ("\n".join(" ".join(row["tokens"]) for row in document), {span for row in document for span in spans(row)})
        for document in rows.values()
    ]


@pytest.fixture(scope="module")
def train_model() -> SkillModel:
    """The model that has seen the train split alone."""
    model = decoded(LEARNT_FROM_TRAIN_ALONE.read_bytes())
    assert model.source.endswith("splits: train")
    return model


def spans(row: dict[str, Any]) -> set[str]:
    found: list[list[str]] = []
    before = "O"
    for token, tag in zip(row["tokens"], row["tags_knowledge"], strict=True):
        if tag == "B" or (tag == "I" and before == "O"):
            found.append([token])
        elif tag == "I":
            found[-1].append(token)
        before = tag
    return {" ".join(tokens).lower() for tokens in found}


def names(parsed: ParsedPosting) -> set[str]:
    return {skill.name.lower() for skill in parsed.must_skills + parsed.nice_skills}


def touch(one: str, other: str) -> bool:
    """True when one name contains the other by whole words (words as blanks part them)."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def f1(pairs: list[tuple[set[str], set[str]]], same: Callable[[str, str], bool]) -> float:
    right = sum(any(same(name, label) for label in labels) for labels, found in pairs for name in found)
    met = sum(any(same(name, label) for name in found) for labels, found in pairs for label in labels)
    precision = right / sum(len(found) for _, found in pairs)
    recall = met / sum(len(labels) for labels, _ in pairs)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("written", ["as tokens", "as people write"])
def test_skills_on_skillspan_reach_the_pinned_f1(
    dev: Labelled, train_model: SkillModel, pins: dict[str, Any], written: str
) -> None:
    def text_of(text: str) -> str:
        return text if written == "as tokens" else re.sub(r" (?=[.,;:!?)])|(?<=\() ", "", text)

    pairs = [(labels, names(parse_text(text_of(text), model=train_model))) for text, labels in dev]

    assert f1(pairs, lambda one, other: one == other) >= pins["skillspan"]["exact_f1"]
    assert f1(pairs, touch) >= pins["skillspan"]["soft_f1"]


def test_a_posting_is_read_in_50_ms(dev: Labelled) -> None:
    parse_text(dev[0][0])  # the lexicon and the model are read once

    times = [min(processor_ms(text) for _ in range(3)) for text, _ in dev[::4]]

    assert statistics.median(times) <= MOST_MS_A_POSTING


def processor_ms(text: str) -> float:
    start = time.process_time()
    parse_text(text)
    return (time.process_time() - start) * 1000


def test_invented_postings_of_many_trades_are_read_as_a_person_reads_them(pins: dict[str, Any]) -> None:
    met = expected = listed_right = wanted = total = 0
    for posting in pins["posting"]:
        parsed = parse_text(posting["text"], posting["title"], posting.get("language"))
        must, nice = ({skill.skill for skill in skills} for skills in (parsed.must_skills, parsed.nice_skills))
        met += len(set(posting["must"]) & (must | nice)) + len(set(posting["nice"]) & (must | nice))
        listed_right += len(set(posting["must"]) & must) + len(set(posting["nice"]) & nice)
        expected += len(posting["must"]) + len(posting["nice"])
        wanted += len((must | nice) & {*posting["must"], *posting["nice"], *posting["allowed"]})
        total += len(must | nice)

    assert met / expected >= pins["postings"]["recall"]
    assert wanted / total >= pins["postings"]["precision"]
    assert listed_right / met >= pins["postings"]["right_list"]


def test_the_invented_postings_expect_canonical_names_over_many_trades(pins: dict[str, Any]) -> None:
    assert len(pins["posting"]) >= 12
    assert len({posting["trade"] for posting in pins["posting"]}) >= 8
    for posting in pins["posting"]:
        for skill in posting["must"] + posting["nice"]:
            assert canonical_skill(skill) == skill
