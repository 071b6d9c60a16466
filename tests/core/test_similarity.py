"""Likeness of short texts."""

from __future__ import annotations

import pytest

from jseeker.core.similarity import Weights, cosine

TEXTS = ("Built data pipelines in Airflow", "Led a team of nurses", "Built dashboards for nurses")


def test_a_text_is_most_like_itself() -> None:
    weights = Weights(TEXTS)
    vectors = [weights.vector(text) for text in TEXTS]

    assert cosine(vectors[0], vectors[0]) == pytest.approx(1.0)
    assert cosine(vectors[0], vectors[1]) == 0.0
    assert 0 < cosine(vectors[0], vectors[2]) < 1


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = Weights(TEXTS)

    assert weights.weight("airflow") > weights.weight("built")


def test_an_empty_text_has_no_vector() -> None:
    assert Weights(TEXTS).vector("of the and") == {}
