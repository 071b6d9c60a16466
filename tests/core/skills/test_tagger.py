"""The tagger's probabilities, against counting every labelling by hand."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.skills.features import TEMPLATES, Values
from jseeker.core.skills.tagger import LABELS, Candidate, Row, Tagger

WEIGHTS: dict[str, dict[str, Row]] = {
    "word+0": {
        "python": (0.2, -0.1, 0.3, -0.5, 1.4),
        "machine": (1.1, 0.0, -0.3, 0.2, 0.1),
        "learning": (0.0, 0.4, 1.2, 0.1, 0.3),
    },
    "always": {"": (-0.4, -0.2, 0.1, 0.6, -0.1)},
}
STEPS: list[Row] = [
    (0.0, 0.3, 0.9, 0.0, 0.0),
    (0.0, 0.2, 0.5, 0.0, 0.0),
    (0.1, 0.0, 0.0, 0.6, -0.2),
    (0.3, 0.0, 0.0, 0.8, 0.2),
    (-0.1, 0.0, 0.0, 0.4, 0.5),
]
ALLOWED = {"B": "IL", "I": "IL", "L": "BOU", "O": "BOU", "U": "BOU"}


def values_of(word: str) -> Values:
    return tuple(word if name == "word+0" else "" if name == "always" else None for name in TEMPLATES)


def by_hand(words: list[str], walls: list[bool]) -> dict[tuple[int, int], float]:
    """The probability of each span, by enumerating all labellings."""
    total = 0.0
    spans: dict[tuple[int, int], float] = {}
    for labels in itertools.product(LABELS, repeat=len(words)):
        legal = (
            labels[0] in "BOU"
            and labels[-1] in "LOU"
            and all(b in ALLOWED[a] for a, b in itertools.pairwise(labels))
            and not any(wall and label in "IL" for wall, label in zip(walls, labels, strict=True))
        )
        if not legal:
            continue
        score = sum(STEPS[LABELS.index(a)][LABELS.index(b)] for a, b in itertools.pairwise(labels))
        score += sum(
            WEIGHTS["always"][""][LABELS.index(label)] + WEIGHTS["word+0"].get(word, (0.0,) * 5)[LABELS.index(label)]
            for word, label in zip(words, labels, strict=True)
        )
        weight = math.exp(score)
        total += weight
        first = 0
        for i, label in enumerate(labels):
            first = i if label in "BU" else first
            if label in "LU":
                spans[first, i] = spans.get((first, i), 0.0) + weight
    return {span: weight / total for span, weight in spans.items()}


def found(words: list[str], walls: list[bool]) -> list[Candidate]:
    return Tagger(WEIGHTS, STEPS).candidates([values_of(word) for word in words], walls)


@given(
    st.lists(
        st.tuples(st.sampled_from(["python", "machine", "learning", "and"]), st.booleans()), min_size=1, max_size=6
    )
)
def test_a_span_has_the_share_of_all_labellings_that_hold_it(row: list[tuple[str, bool]]) -> None:
    words, walls = [word for word, _ in row], [wall for _, wall in row]
    expected = by_hand(words, walls)

    candidates = {(c.first, c.last): c.probability for c in found(words, walls)}

    assert candidates.keys() >= {span for span, share in expected.items() if share > 0.031}
    for span, probability in candidates.items():
        assert probability == pytest.approx(expected[span], rel=1e-6)


def test_no_span_crosses_a_wall() -> None:
    spans = {(c.first, c.last) for c in found(["machine", "learning"], [False, True])}

    assert spans
    assert (0, 1) not in spans
