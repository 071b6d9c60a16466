"""The model file."""

from __future__ import annotations

from jseeker.core.skills.model import decoded, encoded, shipped_model
from jseeker.core.skills.terms import TermCount

STEPS = [(0.1, 0.2, 0.3, 0.4, 0.5)] * 5
WEIGHTS = {"word+0": {"python": (0.0, 0.0, 0.0, -1.25, 2.5)}}
TERMS = {("machine", "learning"): TermCount(3, 4)}


def test_what_is_written_is_read_back() -> None:
    model = decoded(encoded("From nowhere", TERMS, STEPS, WEIGHTS))

    assert model.source == "From nowhere"
    assert model.terms.grade(("machine", "learning")) == "h2"
    assert model.terms.grade(("machine",)) is None


def test_the_same_values_give_the_same_bytes() -> None:
    assert encoded("x", TERMS, STEPS, WEIGHTS) == encoded("x", dict(TERMS), list(STEPS), dict(WEIGHTS))


def test_the_shipped_model_names_its_source() -> None:
    assert "SkillSpan" in shipped_model().source
    assert "MIT" in shipped_model().source
