"""Learnt terms."""

from __future__ import annotations

from jseeker.core.skills.terms import LearntTerms, TermCount, grade, term_marks


def test_the_grade_tells_share_and_number() -> None:
    assert grade(TermCount(9, 10)) == "h4"
    assert grade(TermCount(1, 2)) == "m1"
    assert grade(TermCount(2, 15)) == "l2"
    assert grade(TermCount(1, 50)) == "z1"
    assert grade(TermCount(0, 5)) is None


def test_the_longest_term_marks_its_tokens() -> None:
    terms = LearntTerms({("machine",): TermCount(1, 9), ("machine", "learning"): TermCount(5, 5)})

    assert term_marks(["good", "machine", "learning"], terms) == [(None, None), ("Bh4", "B2"), ("Ih4", "I2")]
